from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.web.hooked import HookedWorld, hooked_world


@pytest.fixture
async def world(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> AsyncIterator[HookedWorld]:
    """A bot that is fed by its webhook."""
    async with hooked_world(tmp_path, caplog, polls=False) as made:
        yield made


@pytest.fixture
async def polling(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> AsyncIterator[HookedWorld]:
    """A bot that polls and has a web server to be looked at."""
    async with hooked_world(tmp_path, caplog, polls=True) as made:
        yield made
