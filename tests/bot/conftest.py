"""What tests of several folders begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.faults.stage import Stage
from tests.bot.storage.databases import Postgres
from tests.buyer import Buyer


@pytest.fixture
async def cleo(alive: Stage) -> Buyer:
    """A buyer who is asked for the end of the protection, by the bot that is `alive` in this folder."""
    cleo = await alive.buyer("Cleo", alive.settled)
    await cleo.says("/start")
    await cleo.says("Blue shoes")
    return cleo


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[Postgres]:
    """A PostgreSQL database that is there, and empty."""
    database = Postgres(tmp_path)
    database.make()
    yield database
    database.drop()
