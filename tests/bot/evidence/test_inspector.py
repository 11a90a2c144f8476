"""The process that inspects files: whatever happens to it, the bot goes on and every file gets its due."""

import asyncio
import io
import os
import resource
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from bot.evidence.content import inspect
from bot.evidence.inspector import Inspector, Worker
from bot.evidence.running import NotInspected, Process
from bot.evidence.worker import LIMITS, PATIENT, QUICK
from conversations.files.limits import WIDEST_PHOTO
from tests import files

FINE = files.jpeg()
DEADLY = files.png()
LARGE = files.rgba_png(4_000, 3_000)
"""Decoded it takes 46 MiB."""
SLOW = files.flat_png(5_000, 4_000, depth=16, colour=6)
"""Takes more than twice as long as the quick process gives it."""


@pytest.fixture
async def inspector() -> AsyncIterator[Inspector]:
    inspector = Inspector()
    yield inspector
    await inspector.stop()
    assert not any(is_there(worker.pid) for worker in (inspector.quick, inspector.patient) if worker.pid)


def is_there(pid: int) -> bool:
    """Say whether a process runs; one that nobody has asked for its end yet does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return not stat.rpartition(")")[2].startswith(" Z")


async def ended(pid: int) -> None:
    async with asyncio.timeout(30):
        while is_there(pid):  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.005)


def children(pid: int | None) -> list[int]:
    return list(map(int, of(pid, f"task/{pid}/children").split())) if pid and is_there(pid) else []


async def at_work(worker: Worker) -> int:
    """Wait until a file is inspected; give the id of the child that does it."""
    async with asyncio.timeout(30):
        while not (ready := [child for child in children(worker.pid) if is_limited(child)]):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.001)
        return ready[0]


def is_limited(child: int) -> bool:
    try:
        return resource.prlimit(child, resource.RLIMIT_CPU)[0] != resource.RLIM_INFINITY
    except ProcessLookupError:
        return False


def of(pid: int, what: str) -> bytes:
    """Read what the system says of a process."""
    return Path(f"/proc/{pid}/{what}").read_bytes()


def descriptors(pid: int) -> list[Path]:
    return list(Path(f"/proc/{pid}/fd").iterdir())


async def started(inspector: Inspector) -> int:
    await inspector.inspect(FINE)
    assert inspector.quick.pid
    return inspector.quick.pid


def deadly(monkeypatch: pytest.MonkeyPatch, data: bytes, *, times: int = 1000) -> list[int]:
    """Let a file kill the process that gets it, so many times; give the ids of those that died of it."""
    died: list[int] = []
    ask = Process._ask

    def ask_deadly(self: Process, asked: bytes, mark: bytes) -> bytes:
        if asked == data and len(died) < times:
            died.append(self.pid)
            os.kill(self.pid, signal.SIGSTOP)  # so that it dies with the file in hand
            threading.Timer(0.01, os.kill, (self.pid, signal.SIGKILL)).start()
        return ask(self, asked, mark)

    monkeypatch.setattr(Process, "_ask", ask_deadly)
    return died


@pytest.mark.parametrize(
    "data", [FINE, files.truncated(FINE), files.animated_gif(), files.mp4(3), files.pdf(), files.bomb_png(), b""]
)
async def test_its_verdict_is_the_one_of_the_inspection_itself(inspector: Inspector, data: bytes) -> None:
    assert await inspector.inspect(data) == inspect(data)


async def test_the_process_starts_with_the_first_file_and_serves_them_all(inspector: Inspector) -> None:
    assert inspector.quick.pid is None
    pid = await started(inspector)
    large = files.mp4(3, size=20 * 2**20)
    found = await asyncio.gather(*(inspector.inspect(data) for data in (FINE, large, DEADLY)))
    assert found == [inspect(FINE), inspect(large), inspect(DEADLY)]
    assert inspector.quick.pid == pid


async def test_a_file_whose_process_is_killed_is_inspected_again(
    inspector: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    died = deadly(monkeypatch, DEADLY, times=1)
    assert await inspector.inspect(DEADLY) == inspect(DEADLY)
    assert len(died) == 1
    assert inspector.quick.pid not in died


async def test_a_file_that_kills_again_and_again_is_broken_and_those_that_wait_are_not_blamed(
    inspector: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    died = deadly(monkeypatch, DEADLY)
    others = [files.jpeg(10 + number) for number in range(3)]
    bad, *good = await asyncio.gather(*(inspector.inspect(data) for data in (DEADLY, *others)))
    assert (bad.format, bad.size, bad.fault) == ("PNG", len(DEADLY), "broken")
    assert bad.sha256 == inspect(DEADLY).sha256
    assert good == [inspect(data) for data in others]
    assert len(set(died)) == 2
    assert not any(map(is_there, died))


async def test_a_process_that_died_while_it_had_nothing_to_do_is_no_files_fault(
    inspector: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = await started(inspector)
    os.kill(pid, signal.SIGKILL)
    await ended(pid)
    deadly(monkeypatch, DEADLY, times=1)
    assert await inspector.inspect(DEADLY) == inspect(DEADLY)


async def test_a_file_that_takes_too_long_is_broken_and_the_next_one_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    ask = Process._ask

    def ask_stopped(self: Process, data: bytes, mark: bytes) -> bytes:
        if data == DEADLY:
            asked.append(self.pid)
            os.kill(self.pid, signal.SIGSTOP)
        return ask(self, data, mark)

    monkeypatch.setattr(Process, "_ask", ask_stopped)
    inspector = Inspector(within=0.05)
    assert (await inspector.inspect(DEADLY)).fault == "broken"
    assert len(set(asked)) == 2
    assert not any(map(is_there, asked))
    await inspector.stop()
    patient = Inspector()
    assert await patient.inspect(FINE) == inspect(FINE)
    await patient.stop()


async def test_too_little_memory_is_not_blamed_on_the_file_which_is_fine_when_there_is_enough(
    inspector: Inspector,
) -> None:
    for worker in (inspector.quick, inspector.patient):
        await worker.inspect(FINE)
        limit_memory(worker, 64 * 2**20)
    with pytest.raises(NotInspected, match="memory"):
        await inspector.inspect(LARGE)
    limit_memory(inspector.patient, LIMITS[PATIENT].memory)
    assert (await inspector.inspect(LARGE)).fault is None


def limit_memory(worker: Worker, memory: int) -> None:
    assert worker.pid
    _soft, hard = resource.prlimit(worker.pid, resource.RLIMIT_AS)
    resource.prlimit(worker.pid, resource.RLIMIT_AS, (memory, hard))


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/true"])
async def test_a_process_that_does_not_even_start_is_not_blamed_on_the_file(
    inspector: Inspector, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(sys, "executable", program)
        with pytest.raises(NotInspected):
            await inspector.inspect(FINE)
    assert await inspector.inspect(FINE) == inspect(FINE)


async def test_stopped_in_the_middle_of_a_file_it_ends_at_once(inspector: Inspector) -> None:
    pid = await started(inspector)
    os.kill(pid, signal.SIGSTOP)
    waiting = [asyncio.create_task(inspector.inspect(FINE)) for _ in range(3)]
    await asyncio.sleep(0.05)
    await inspector.stop()
    assert not is_there(pid)
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} <= {NotInspected, asyncio.CancelledError}
    await inspector.stop()


async def test_stopped_while_both_processes_are_at_work_both_end_at_once(inspector: Inspector) -> None:
    waiting = [asyncio.create_task(inspector.inspect(SLOW, 1))]
    frozen = [await at_work(inspector.patient)]
    os.kill(frozen[0], signal.SIGSTOP)
    waiting.append(asyncio.create_task(inspector.inspect(SLOW, 2)))
    frozen.append(await at_work(inspector.quick))
    os.kill(frozen[1], signal.SIGSTOP)
    await inspector.stop()
    for child in frozen:
        await ended(child)
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {NotInspected}


async def test_what_never_had_a_file_starts_nothing_to_be_stopped() -> None:
    inspector = Inspector()
    await inspector.stop()
    assert inspector.quick.pid is None


@pytest.mark.skipif(os.geteuid() != 0, reason="what is closed to the bot's user is closed to the test")
async def test_the_bots_files_sockets_and_secrets_are_not_in_the_process(
    inspector: Inspector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    with socket.create_server(("127.0.0.1", 0)) as server, (tmp_path / "lock").open("w"):
        server.set_inheritable(False)
        pid = await started(inspector)
    assert {path.name for path in descriptors(pid)} == {"0", "1", "2"}
    assert b"secret" not in of(pid, "environ")


async def test_the_process_comes_last_for_time_and_memory_and_leaves_no_core(inspector: Inspector) -> None:
    pid = await started(inspector)
    limits = LIMITS[QUICK]
    assert os.getpriority(os.PRIO_PROCESS, pid) == min(os.getpriority(os.PRIO_PROCESS, 0) + limits.niceness, 19)
    assert of(pid, "oom_score_adj") == b"1000\n"
    assert resource.prlimit(pid, resource.RLIMIT_AS) == (limits.memory, limits.memory)
    assert resource.prlimit(pid, resource.RLIMIT_CORE) == (0, 0)


async def test_what_tells_the_bot_to_stop_does_not_end_the_process(inspector: Inspector) -> None:
    pid = await started(inspector)
    os.kill(pid, signal.SIGTERM)
    assert os.getsid(pid) == pid  # so Ctrl-C in the terminal does not reach it
    assert await inspector.inspect(FINE) == inspect(FINE)
    assert inspector.quick.pid == pid


async def test_the_largest_picture_fits_into_the_memory_it_may_have(inspector: Inspector) -> None:
    worst = io.BytesIO()
    Image.new("CMYK", (10_000, 6_000)).save(worst, "JPEG", progressive=True, subsampling=0, quality=10)
    found = await inspector.inspect(worst.getvalue() + bytes(WIDEST_PHOTO - worst.tell()))
    assert (found.width, found.height, found.fault) == (10_000, 6_000, None)


async def test_a_file_whose_child_is_killed_is_inspected_again_in_the_same_process(inspector: Inspector) -> None:
    pid = await started(inspector)
    inspected = asyncio.create_task(inspector.inspect(SLOW))
    os.kill(await at_work(inspector.quick), signal.SIGKILL)
    assert await inspected == inspect(SLOW)
    assert inspector.quick.pid == pid


async def test_killed_in_the_middle_of_a_slow_file_the_process_is_replaced(inspector: Inspector) -> None:
    inspected = asyncio.create_task(inspector.inspect(SLOW))
    child = await at_work(inspector.patient)
    pid = inspector.patient.pid
    assert pid
    os.kill(pid, signal.SIGKILL)
    assert await inspected == inspect(SLOW)
    assert inspector.patient.pid != pid
    await ended(child)


AND_WAIT = """
import asyncio, os, signal, sys
from bot.evidence.inspector import Inspector
from tests import files
from tests.bot.evidence.test_inspector import at_work

async def main():
    inspector = Inspector()
    await inspector.inspect(files.jpeg())
    if sys.argv[1] == "busy":
        os.kill(inspector.quick.pid, signal.SIGSTOP)
        asyncio.create_task(inspector.inspect(files.jpeg()))
        await asyncio.sleep(0.05)
    print(inspector.quick.pid, flush=True)
    if sys.argv[1] == "inspecting":
        asyncio.create_task(inspector.inspect(files.flat_png(10_000, 6_000, depth=16, colour=6)))
        child = await at_work(inspector.patient)
        os.kill(child, signal.SIGSTOP)
        print(child, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.mark.parametrize("doing", ["idle", "busy", "inspecting"])
async def test_killed_the_bot_leaves_no_process_behind(doing: str) -> None:
    command = [sys.executable, "-c", AND_WAIT, doing]
    bot = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert bot.stdout
    pids = [int(await bot.stdout.readline()) for _ in range(1 + (doing == "inspecting"))]
    assert all(map(is_there, pids))
    bot.kill()
    await bot.communicate()
    for pid in pids:
        await ended(pid)
