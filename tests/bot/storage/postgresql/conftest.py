from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.storage.databases import Postgres


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Postgres]:
    database = Postgres(tmp_path)
    database.make()
    yield database
    database.drop()
