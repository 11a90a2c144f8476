import pytest

from tests.bot.storage.databases import Postgres


@pytest.fixture
def database(postgres: Postgres) -> Postgres:
    return postgres
