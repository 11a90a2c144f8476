from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage.interface import Storage
from tests.bot.storage.databases import DATABASES, Database, opened


@pytest.fixture(params=DATABASES, ids=lambda kind: kind.__name__)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    kind: type[Database] = request.param
    database = kind(tmp_path)
    database.make()
    yield database
    database.drop()


@pytest.fixture
async def storage(database: Database) -> AsyncIterator[Storage]:
    async with opened(database) as storage:
        yield storage
