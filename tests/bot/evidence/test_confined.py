"""Work on files in a process of its own: it has its files and nothing else, and whatever it does, the bot goes on."""

import asyncio
import os
import tempfile
from contextlib import suppress

import pytest

from bot.evidence.confined.running import NotCarriedOut, OutOfTime, carry_out

MODULE = "tests.bot.evidence.confined_work"


async def tried(trick: str, within: float = 20, told: list[object] | None = None) -> tuple[object, bytes]:
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(b"a photo")
        source.seek(0)
        heard = told if told is not None else []
        answer = await carry_out(MODULE, {"trick": trick}, [source, target], within, heard.append)
        target.seek(0)
        return answer, target.read()


def runs(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


async def test_it_reads_one_file_writes_the_other_and_tells_how_far_it_is() -> None:
    told: list[object] = []
    assert await tried("tells", told=told) == ("written", b"A PHOTO")
    assert told == [0.5]


async def test_it_opens_nothing_connects_to_nothing_and_knows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "a secret")
    found, _written = await tried("reaches_out")
    assert found == ["OSError", "OSError", "KeyError", "OSError"]


@pytest.mark.parametrize("trick", ["lies", "eats", "fills", "what nobody knows"])
async def test_whatever_it_does_is_told_as_such_and_the_next_one_is_none_the_worse(trick: str) -> None:
    with pytest.raises(NotCarriedOut):
        await tried(trick)
    assert await tried("tells") == ("written", b"A PHOTO")


async def test_it_ends_when_it_takes_too_long_and_when_nobody_waits_for_it_any_more() -> None:
    told: list[object] = []
    with pytest.raises(OutOfTime):
        await tried("sleeps", within=1, told=told)
    task = asyncio.create_task(tried("sleeps", told=told))
    while len(told) < 2:  # noqa: ASYNC110 - it is another process that tells
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [runs(pid) for pid in told if isinstance(pid, int)] == [False, False]


async def test_it_does_nothing_for_a_bot_that_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.evidence.confined.running.os.getpid", lambda: 1)
    with pytest.raises(NotCarriedOut):
        await tried("tells")
