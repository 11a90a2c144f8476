"""The bot as a process: what the operator reads when it cannot run, how it ends, and what is in its log."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.runtime.signals import BY_FORCE
from bot.storage.sqlite.storage import SqliteStorage
from conversations.names import S
from standin.server import Standin
from tests.bot.faults.lives import Lives, lives
from tests.bot.given import called, until
from tests.bot.running import ROOT, BotProcess
from tests.bot.test_journeys import SHOE
from tests.bot.web.hooked import hooked
from tests.buyer import Buyer
from tests.conftest import World, settled

WRONG = "1000001:this-token-is-not-known-to-anybody"


async def refused(folder: Path, settings: Mapping[str, str]) -> tuple[int, str]:
    """Run the bot until it ends by itself; give its exit code and what it said."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        said, _nothing = await asyncio.wait_for(process.communicate(), 20)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, said.decode()


Forked = Callable[..., Awaitable[Lives]]


@pytest.fixture
async def forked() -> AsyncIterator[Forked]:
    """Start the bot as a process that runs some code before, forked from one that has loaded it: in a tenth of time."""
    async with AsyncExitStack() as started:

        async def start(folder: Path, api: str, code: str = "", **settings: str) -> Lives:
            process = await started.enter_async_context(lives(folder, api, code=code))
            process.change(settings)
            await process.start()
            return process

        yield start


async def test_a_wrong_token_ends_with_a_line_that_names_it(tmp_path: Path, forked: Forked) -> None:
    standin = Standin(tmp_path / "standin", token=STANDIN_TOKEN)
    await standin.start()
    try:
        process = await forked(tmp_path, standin.url, IMPATIENT, BOT_TOKEN=WRONG)
        code = await asyncio.wait_for(process.over(), 60)
    finally:
        await standin.stop()
    assert code == 2
    said = process.log.read_text("utf-8")
    assert said.splitlines()[-1] == "BOT_TOKEN is not known to Telegram: copy it again from @BotFather"
    assert [line for line in said.splitlines() if "Telegram refuses BOT_TOKEN" in line]
    assert WRONG not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "secret"),
        ("STANDIN_LISTEN", "0.0.0.0:1"),
        pytest.param("WEBHOOK_URL", "http://bot.example.org/telegram", marks=pytest.mark.soak),
        pytest.param("WEBHOOK_LISTEN", "everywhere", marks=pytest.mark.soak),
        pytest.param("ADMIN_IDS", "Ann", marks=pytest.mark.soak),
    ],
)
async def test_a_setting_that_cannot_be_used_ends_with_one_line_that_names_it(
    tmp_path: Path, name: str, value: str
) -> None:
    code, said = await refused(tmp_path, {name: value})
    assert (code, len(said.splitlines())) == (2, 1)
    assert name in said


async def test_a_database_that_is_none_ends_with_one_line_that_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "disputes.db").write_bytes(b"no database at all" * 100)
    code, said = await refused(tmp_path, {})
    assert (code, len(said.splitlines())) == (2, 1)
    assert "DATABASE_URL" in said


async def test_a_second_process_on_one_database_is_refused_and_the_first_goes_on(
    world: World, ann: Buyer, forked: Forked
) -> None:
    process = await as_process(world, ann, forked)
    await until(lambda: "The bot runs" in process.log.read_text("utf-8"))
    settings = {name: process._environment[name] for name in ("BOT_TOKEN", "TELEGRAM_API_URL", "DATABASE_URL")}
    code, said = await refused(world.folder, settings)
    assert (code, len(said.splitlines())) == (2, 1)
    assert said.startswith("DATABASE_URL: ")
    assert "another process of the bot" in said
    await ann.says("Blue shoes")
    await until(answered(ann))
    await process.kill()
    await process.start()
    await ann.says("in 12 days")
    await settled_elsewhere(world)
    assert await process.end(signal.SIGTERM) == 0
    await world.start_bot()
    ann._storage = world.storage
    await ann.is_at(S.OPENING)


def answered(ann: Buyer) -> Callable[[], Awaitable[bool]]:
    """Give what says whether the bot has asked the second question."""

    async def asks() -> bool:
        return "Until when" in await ann.text()

    return asks


async def settled_elsewhere(world: World) -> None:
    """Wait until the process has handled and delivered everything."""
    storage = await SqliteStorage.open(world.folder / "bot.db")
    await settled(world.standin, storage, 20)
    await storage.close()


LOOPS = {"uvloop": "", "asyncio": "import sys; sys.modules['uvloop'] = None\n"}


@pytest.mark.parametrize("loop", LOOPS)
async def test_the_bot_runs_with_uvloop_where_there_is_one_and_with_python_s_own_loop(
    world: World, ann: Buyer, loop: str
) -> None:
    await world.stop_bot()
    process = Started(world.folder, world.standin.url, LOOPS[loop] + START)
    await process.start()
    ann.waits = False
    await ann.says("Blue shoes")
    await ann.sends(SHOE, as_="photo")
    await settled_elsewhere(world)
    assert await process.end(signal.SIGTERM) == 0
    assert f"The bot runs (event loop: {loop})" in process.log.read_text("utf-8")
    await world.start_bot()
    ann._storage = world.storage
    assert (await ann.is_at(S.PROTECTION)).evidence


IMPATIENT = """
import bot.intake.refusals, bot.wire.errors
bot.intake.refusals.REFUSED_FOR = 0.5
bot.wire.errors.FIRST_WAIT = 0.05
"""
START = "from bot.__main__ import main\nsys.exit(main())\n"


class Started(BotProcess):
    """The bot as a process that does something else before it starts."""

    def __init__(self, folder: Path, api: str, code: str, **settings: str) -> None:
        super().__init__(folder, api)
        self._environment |= settings
        self._code = code

    async def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", f"import sys\n{self._code}"),
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )


KILLED_ONCE = """
import os, signal
from pathlib import Path
from bot.intake.intake import Intake
keep = Intake.keep
async def keep_and_die(self, row):
    await keep(self, row)
    if not Path("killed").exists():
        Path("killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
Intake.keep = keep_and_die
"""


async def test_killed_between_storing_an_update_and_saying_so_it_comes_again_and_counts_once(
    world: World, ann: Buyer, forked: Forked
) -> None:
    await ann.picks("skip", "unknown")
    await world.stop_bot()
    process = await forked(world.folder, world.standin.url, KILLED_ONCE, **hooked())
    await called(world, "setWebhook")
    ann.waits = False
    await ann.says("a thought")
    assert await asyncio.wait_for(process.over(), 20) == -signal.SIGKILL
    assert world.standin.pending == 1
    await process.start()
    await settled_elsewhere(world)
    assert await process.end(signal.SIGTERM) == 0
    await world.start_bot()
    ann._storage = world.storage
    assert [aside.text for aside in (await ann.case()).asides] == ["a thought"]


async def test_a_signal_ends_it_in_time_though_telegram_hangs_and_updates_are_posted(
    world: World, ann: Buyer, forked: Forked
) -> None:
    await ann.picks("skip", "unknown")
    await world.stop_bot()
    settings = hooked()
    process = await forked(world.folder, world.standin.url, **settings)
    await called(world, "setWebhook")
    await until(lambda: "The webhook is set" in process.log.read_text("utf-8"))
    await world.fault(method="*", status=0, delay=60, times=1000)
    ann.waits = False
    await ann.says("a thought")
    await until(lambda: world.standin.pending == 0)
    async with asyncio.timeout(10):
        assert await process.end(signal.SIGTERM) == 0
    assert settings["WEBHOOK_SECRET"] not in process.log.read_text("utf-8")
    await world.http.delete(f"{world.standin.url}/faults")
    await world.start_bot()
    ann._storage = world.storage
    await world.settled()
    assert [aside.text for aside in (await ann.case()).asides] == ["a thought"]


async def test_a_signal_ends_it_in_time_though_telegram_was_never_reached(
    world: World, ann: Buyer, forked: Forked
) -> None:
    await world.stop_bot()
    await world.fault(method="getMe", status=0, delay=60, times=1000)
    process = await forked(world.folder, world.standin.url, **hooked())
    await until(lambda: "Listening on" in process.log.read_text("utf-8"))
    async with asyncio.timeout(10):
        assert await process.end(signal.SIGTERM) == 0
    await world.http.delete(f"{world.standin.url}/faults")
    await world.start_bot()
    ann._storage = world.storage
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def test_an_address_that_is_taken_ends_with_one_line_that_names_the_setting(world: World) -> None:
    await world.stop_bot()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        code, said = await refused(world.folder, {"WEBHOOK_LISTEN": listen, "STANDIN_LISTEN": "127.0.0.1:0"})
    assert code == 2
    lines = [line for line in said.splitlines() if "WEBHOOK_LISTEN" in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"WEBHOOK_LISTEN is {listen}, which cannot be opened (")
    assert "Traceback" not in said


async def as_process(world: World, ann: Buyer, forked: Forked) -> Lives:
    """Let a process of its own take the place of the bot."""
    await world.stop_bot()
    process = await forked(world.folder, world.standin.url)
    ann.waits = False
    return process


async def test_a_signal_ends_it_in_time_though_a_download_hangs_and_the_file_is_checked_later(
    world: World, ann: Buyer, forked: Forked
) -> None:
    await ann.picks("skip", "unknown")
    process = await as_process(world, ann, forked)
    await world.fault(method="file", status=0, delay=60)
    await ann.sends(SHOE, as_="photo")
    await called(world, "getFile")
    await asyncio.sleep(0.3)  # the download has begun
    async with asyncio.timeout(10):
        assert await process.end(signal.SIGTERM) == 0
    await world.start_bot()
    ann._storage = world.storage
    await world.settled()
    case = await ann.is_at(S.OPENING)
    assert [item.verdict for item in case.evidence] == ["accepted"]


@pytest.mark.soak
async def test_a_signal_ends_it_in_time_though_the_database_is_locked_for_many(
    world: World, ann: Buyer, forked: Forked
) -> None:
    everybody = [ann, *[await world.buyer(f"Buyer {number}") for number in range(4)]]
    running = await as_process(world, ann, forked)
    await world.fault(method="getFile", status=0, delay=1.5, times=5)
    for buyer in everybody:
        buyer.waits = False
        await buyer.sends(SHOE, as_="photo")
    await called(world, "getUpdates", 3)
    await asyncio.sleep(1)  # all are stored, and wait for their files
    other = sqlite3.connect(world.folder / "bot.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await asyncio.sleep(1)
    async with asyncio.timeout(10):
        assert await running.end(signal.SIGTERM) == 0
    other.close()
    await world.start_bot()
    await world.settled()
    for buyer in everybody:
        assert len((world.storage.reader().cases(buyer.id))[0].evidence) == 1


STOP_SOON = 2.0
"""Seconds instead of `HARD_STOP`, which is the promise; whether it is kept does not depend on which it is."""
HURRIED = f"""
import functools, bot.__main__
bot.__main__.StopSignal = functools.partial(bot.__main__.StopSignal, within={STOP_SOON})
"""
START_WITHIN = 60
"""Seconds that a process may take to start and to come to a place, however busy the machine is."""
STANDS_STILL = {
    "in Python": "while True: pass",
    "in a wait": "time.sleep(1000)",
}
HANGS_ONCE = """
import time
from pathlib import Path
from telegram.ext import ConversationHandler
handle_update = ConversationHandler.handle_update
async def handle_or_hang(*values):
    if not Path("hangs").exists():
        Path("hangs").touch()
        %s
    return await handle_update(*values)
ConversationHandler.handle_update = handle_or_hang
"""


@pytest.mark.parametrize(
    ("loop", "how"),
    [
        pytest.param(loop, how, marks=() if (loop, how) == ("uvloop", "in Python") else pytest.mark.soak)
        for loop in LOOPS
        for how in STANDS_STILL
    ],
)
async def test_a_signal_ends_it_in_time_though_the_loop_stands_still_and_nothing_is_lost(
    world: World, ann: Buyer, forked: Forked, loop: str, how: str
) -> None:
    await ann.picks("skip", "unknown")
    await world.stop_bot()
    code = HURRIED + HANGS_ONCE % STANDS_STILL[how]
    process: Lives | Started
    if loop == "uvloop":
        process = await forked(world.folder, world.standin.url, code)
    else:  # which loop it is, it decides where it is loaded
        process = Started(world.folder, world.standin.url, LOOPS[loop] + code + START)
        await process.start()
    ann.waits = False
    await ann.says("a thought")
    await until((world.folder / "hangs").exists, START_WITHIN)
    async with asyncio.timeout(STOP_SOON + 6):
        assert await process.end(signal.SIGTERM) == BY_FORCE
    assert "ended by force" in process.log.read_text("utf-8")
    await process.start()
    await settled_elsewhere(world)
    assert await process.end(signal.SIGTERM) == 0
    await world.start_bot()
    ann._storage = world.storage
    assert [aside.text for aside in (await ann.case()).asides] == ["a thought"]


UNTIL_TOLD = "while not Path('go-on').exists(): time.sleep(0.01)"
SOON_LATE = """
import functools, bot.__main__
bot.__main__.Beat = functools.partial(bot.__main__.Beat, late=0.5)
"""


@pytest.mark.parametrize(
    "loop", [pytest.param(loop, marks=() if loop == "uvloop" else pytest.mark.soak) for loop in LOOPS]
)
async def test_while_the_loop_stands_still_whatever_is_asked_is_answered_with_503_and_then_it_goes_on(
    world: World, ann: Buyer, loop: str
) -> None:
    await ann.picks("skip", "unknown")
    await world.stop_bot()
    settings = hooked()
    code = LOOPS[loop] + SOON_LATE + HANGS_ONCE % UNTIL_TOLD + START
    process = Started(world.folder, world.standin.url, code, **settings)
    await process.start()
    await until(lambda: "The webhook is set" in process.log.read_text("utf-8"), START_WITHIN)
    ann.waits = False
    await ann.says("a thought")
    await until((world.folder / "hangs").exists, START_WITHIN)
    for verb, path in (("GET", "/healthz"), ("POST", "/telegram"), ("GET", "/")):
        async with world.http.request(verb, f"http://{settings['WEBHOOK_LISTEN']}{path}") as response:
            assert (response.status, response.headers["Retry-After"]) == (503, "2")
            assert (await response.json())["reason"] == "the event loop stands still"
    (world.folder / "go-on").touch()

    async def well() -> bool:
        async with world.http.get(f"http://{settings['WEBHOOK_LISTEN']}/healthz") as response:
            return response.status == 200

    await until(well, START_WITHIN)
    await settled_elsewhere(world)
    assert await process.end(signal.SIGTERM) == 0
    await world.start_bot()
    ann._storage = world.storage
    assert [aside.text for aside in (await ann.case()).asides] == ["a thought"]


async def test_systemd_is_told_what_the_bot_does(world: World, forked: Forked) -> None:
    await world.stop_bot()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(world.folder / "notify"))
        heard.settimeout(30)
        process = await forked(world.folder, world.standin.url, NOTIFY_SOCKET=str(world.folder / "notify"))
        said: list[bytes] = []
        while b"STATUS=Runs" not in said:
            said.append(await asyncio.to_thread(heard.recv, 1000))
        assert said[0] == b"READY=1"
        assert b"WATCHDOG=1" in said
        assert await process.end(signal.SIGTERM) == 0
        while b"STOPPING=1" not in said:
            said.append(heard.recv(1000))
    await world.start_bot()


async def test_nobody_else_can_read_what_it_makes(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        process = Started(tmp_path, "", START, BOT_TOKEN="", STANDIN_LISTEN="127.0.0.1:0", DATABASE_URL="")
        await process.start()
    finally:
        os.umask(before)
    await until(lambda: "The bot runs" in process.log.read_text("utf-8"), START_WITHIN)
    kept = process._folder / "data"
    made = [kept, *kept.rglob("*")]
    modes = {path.name: path.stat().st_mode & 0o077 for path in made}
    assert await process.end(signal.SIGTERM) == 0
    assert {"disputes.db", "disputes.db-wal", "disputes.db-shm", "standin", "standin.db"} <= modes.keys()
    assert set(modes.values()) == {0}


async def test_the_token_and_the_buyers_words_are_in_no_log_whatever_fails(
    world: World, ann: Buyer, forked: Forked
) -> None:
    world.expected.append("Grandmother")
    process = await as_process(world, ann, forked)
    said = {"ok": False, "error_code": 400, "description": "no: 'Grandmother'"}
    await world.fault(method="sendMessage", status=400, body=said)
    await world.fault(method="sendMessage", status=502, body=f"<p>{STANDIN_TOKEN} Grandmother")
    await world.fault(method="getUpdates", status=409)
    await ann.says("Grandmother's lamp")
    world.standin.push({"message": {"chat": {"id": ann.id, "type": "private"}, "text": "Grandmother"}})
    await until(lambda: "refuses" in process.log.read_text("utf-8"))
    await until(lambda: "is set aside" in process.log.read_text("utf-8"))
    port = int(world.standin.url.rpartition(":")[2])
    await world.standin.stop()
    await until(lambda: "Telegram cannot be reached" in process.log.read_text("utf-8"))
    assert await process.end(signal.SIGTERM) == 0
    await world.standin.start("127.0.0.1", port)
    log = process.log.read_text("utf-8")
    assert STANDIN_TOKEN not in log
    assert STANDIN_TOKEN.partition(":")[2] not in log
    assert "Grandmother" not in log
    await world.start_bot()
