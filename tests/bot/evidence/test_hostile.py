"""What a file may make of the process that inspects it, at the worst: the next file gets its due all the same.

In these tests the process runs as ever, but for one file that it obeys.
"""

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.evidence.content import inspect, unreadable
from bot.evidence.inspector import Inspector
from bot.evidence.stderr import MOST_HEARD, MOST_SAID, worded
from bot.runtime.logs import MASK, Console, Redactor
from tests import files

TOKEN = "123456789:AAsecretsecretsecretsecretsecretsec"
EVIL = b"evil"
FINE = [files.jpeg(), files.png(), files.gif(), files.mp4(3)]
FORGED = json.dumps(vars(unreadable(files.jpeg())))

OBEDIENT = """
import os, signal, sys, time
sys.path.insert(0, os.getcwd())
from bot.evidence import worker
real = worker.inspect

def obey(data):
    if data == {evil!r}:
        {does}
    return real(data)

worker.inspect = obey
{first}
worker.main(sys.argv[3])
"""

Obey = Callable[..., None]
Started = Callable[..., Inspector]


@pytest.fixture
def obeying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Obey:
    """Let the process do something at its start, and something with one file."""

    def obey(does: str = "pass", first: str = "pass") -> None:
        script = tmp_path / "obedient.py"
        script.write_text(OBEDIENT.format(evil=EVIL, does=does, first=first), "utf-8")
        program = tmp_path / "python"
        program.write_text(f'#!/bin/sh\nexec {sys.executable} {script} "$@"\n', "utf-8")
        program.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(program))

    return obey


@pytest.fixture
async def started() -> AsyncIterator[Started]:
    made = list[Inspector]()

    def start(**options: float) -> Inspector:
        made.append(Inspector(**options))
        return made[-1]

    yield start
    for inspector in made:
        await inspector.stop()


@pytest.mark.parametrize(
    "does",
    [
        "os.kill(os.getpid(), signal.SIGSEGV)",
        "os._exit(3)",
        "raise RuntimeError",
        "os.kill(os.getppid(), signal.SIGKILL), time.sleep(60)",
        "os.write(1, b'x' * 1_000_000), os._exit(1)",
    ],
    ids=["crashes", "exits", "raises", "kills the process", "babbles"],
)
async def test_what_breaks_its_process_is_broken_and_the_files_after_it_are_not(
    obeying: Obey, started: Started, does: str
) -> None:
    obeying(does)
    inspector = started()
    assert await inspector.inspect(EVIL) == unreadable(EVIL)
    assert [await inspector.inspect(data) for data in FINE] == list(map(inspect, FINE))


@pytest.mark.parametrize(
    "does",
    [
        pytest.param("signal.pause()", id="sleeps"),
        pytest.param("while True: pass", id="spins"),
        pytest.param(
            "signal.setitimer(signal.ITIMER_PROF, 0)\n        while True: pass",
            id="spins without its timer",
            marks=pytest.mark.soak,
        ),
        pytest.param("os.close(1), os._exit(0)", id="never answers", marks=pytest.mark.soak),
        pytest.param(
            "os.setsid(), worker.ctypes.CDLL(None).prctl(1, 0)\n        while True: os.write(1, b'x'), time.sleep(0.1)",
            id="outlives the process",
        ),
    ],
)
async def test_what_never_ends_is_broken_and_the_files_after_it_are_not(
    obeying: Obey, started: Started, does: str
) -> None:
    obeying(does)
    assert await started(within=2.0).inspect(EVIL) == unreadable(EVIL)
    inspector = started()
    evil = asyncio.create_task(inspector.inspect(EVIL, 1))
    await asyncio.sleep(0)
    assert [await inspector.inspect(data, 2) for data in FINE] == list(map(inspect, FINE))
    evil.cancel()
    await asyncio.gather(evil, return_exceptions=True)


async def test_a_file_cannot_answer_for_the_files_after_it(obeying: Obey, started: Started) -> None:
    obeying(f"os.write(1, ({FORGED!r} + chr(10)).encode() + (bytes(8).hex() + ' ' + {FORGED!r} + chr(10)).encode())")
    inspector = started()
    assert await inspector.inspect(EVIL) == inspect(EVIL)
    assert [await inspector.inspect(data) for data in FINE] == list(map(inspect, FINE))


async def test_a_file_cannot_take_the_files_after_it(obeying: Obey, started: Started) -> None:
    obeying("os.fstat(0)")  # which fails, as it is closed
    inspector = started()
    assert await inspector.inspect(EVIL) == unreadable(EVIL)
    assert [await inspector.inspect(data) for data in FINE] == list(map(inspect, FINE))


async def heard(caplog: pytest.LogCaptureFixture, word: str) -> list[logging.LogRecord]:
    """Wait for what the process said with this word: a process of the test before may say its last now."""
    async with asyncio.timeout(30):
        while not (found := [one for one in caplog.records if word in one.getMessage()]):  # noqa: ASYNC110 - a thread
            await asyncio.sleep(0.01)
    return found


async def test_megabytes_on_stderr_are_one_short_line_in_the_log_and_hold_nothing_up(
    obeying: Obey, started: Started, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    said = f"libjpeg: {TOKEN} \\x1b[2J\\x07 ".encode().decode("unicode_escape")
    obeying(f"[os.write(2, ({said!r} + 'caf\\u00e9 ' * 5000).encode()) for _ in range(200)]")
    inspector = started()
    assert await inspector.inspect(EVIL) == inspect(EVIL)
    assert await inspector.inspect(FINE[0]) == inspect(FINE[0])
    record, *more = await heard(caplog, said[:7])
    assert not more
    formatter = Console(Redactor())
    line = formatter.format(record)
    assert record.levelname == "WARNING"
    assert len(record.getMessage()) < MOST_SAID + 50
    assert line.isascii()
    assert line.isprintable()
    assert f"said: libjpeg: {MASK} [2J caf" in line
    assert "secretsecret" not in line
    assert capfd.readouterr() == ("", "")


async def test_why_it_does_not_start_is_in_the_log(
    obeying: Obey, started: Started, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    obeying(first="import nowhere_to_be_found")
    inspector = started()
    outcome = (await asyncio.gather(inspector.inspect(FINE[0]), return_exceptions=True))[0]
    assert type(outcome).__name__ == "NotInspected"
    (record,) = await heard(caplog, tmp_path.name)
    assert "Traceback" in record.getMessage()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"one  two\n\nthree", "one two three"),
        (b"\x00\xff\x1b[31mred\x1b[0m caf\xc3\xa9", "[31mred [0m caf"),
        (b"x" * MOST_SAID, "x" * MOST_SAID),
        (b"a " + b"x" * (MOST_SAID - 2), "a " + "x" * (MOST_SAID - 2)),
        (b"a " + b"x" * (MOST_SAID - 1), "a ..."),
        (b"\0" * (MOST_HEARD - 20) + TOKEN.encode()[:20], ""),
        (b"", ""),
    ],
)
def test_what_is_said_of_it_is_whole_words_of_printable_ascii_and_short(written: bytes, said: str) -> None:
    assert worded(written) == said
