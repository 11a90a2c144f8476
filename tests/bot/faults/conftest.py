"""A bot that runs as a process of its own, and a buyer who has told it the first thing."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.bot.faults.stage import Stage, stage
from tests.bot.faults.talk import Told, talk, told, undisturbed


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What comes of a whole talk when nothing is killed. Who asks for it is of one group, so that it is told once."""
    return asyncio.run(told(tmp_path_factory.mktemp("plain") / "talk", talk, undisturbed))


@pytest.fixture
async def alive(tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot that runs."""
    async with stage(tmp_path / "stage") as made:
        made.lives.change(patience=0.1)
        await made.live()
        await made.settled()
        yield made


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 16 MiB, where the system lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator may mount a disk; the other tests make the system refuse to write")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
