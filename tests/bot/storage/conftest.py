from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.interface import Storage
from tests.bot.storage.databases import DATABASES, Database, opened


@pytest.fixture(params=DATABASES, ids=lambda kind: kind.__name__)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    kind: type[Database] = request.param
    return kind(tmp_path)


@pytest.fixture
async def storage(database: Database) -> AsyncIterator[Storage]:
    async with opened(database) as storage:
        yield storage
