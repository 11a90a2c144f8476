"""The bot as a whole: the three stations put together, started and stopped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from telegram import BotCommand
from telegram.error import InvalidToken
from telegram.ext import Application, ContextTypes

from bot.evidence.fetching import LocalServer
from bot.evidence.inspector import Inspector
from bot.handlers.commands import COMMANDS
from bot.handlers.routing import AnyApplication, Context, register
from bot.handlers.turn import Turn
from bot.intake.intake import Intake
from bot.intake.polling import Polling, pause
from bot.intake.refusals import Refusals
from bot.intake.webhook import Hook, Receiver, Webhook
from bot.lanes import Lanes
from bot.ops.health import Inspection
from bot.ops.server import Address, Listener
from bot.outbox.announcer import NEWS_PER_SECOND, Announcer
from bot.outbox.outbox import Outbox
from bot.outbox.rate_limit import OVERALL, PER_CHAT, RateLimit
from bot.outbox.trouble import Trouble
from bot.rounds import Rounds
from bot.runtime.beat import Beat
from bot.runtime.clock import SteadyClock, boot, monotonic, utc_now
from bot.runtime.delegate import Delegate
from bot.runtime.metrics import Metrics
from bot.runtime.throttled import ThrottledLog
from bot.storage.interface import Storage, Unavailable
from bot.storage.values import JobKind
from bot.texts import ENGLISH, languages, texts
from bot.wire.api import Api
from bot.wire.errors import described
from bot.wire.transport import MOST_UPDATES, AiohttpRequest
from bot.workshop.copying import Copying
from bot.workshop.packing import Packing
from bot.workshop.workshop import Labour, Workshop

logger = logging.getLogger(__name__)

Value = TypeVar("Value")

Clock = Callable[[], datetime]

STOP_WITHIN = 8.0
"""Seconds that what is under way gets to end; what does not is stored and goes on after the next start."""
CHECK_EVERY = 60.0
"""Seconds between two looks for reminders that are due and files that are not checked yet. Our choice."""
RETRY_INTRODUCTION = 30.0
"""Seconds before the command menu is set again, where Telegram did not take it. Our choice."""
ASK_AGAIN = 1.0
"""Seconds between two tries to read from the database at the start. Our choice."""


def build(token: str, api: str, admins: frozenset[int] = frozenset()) -> AnyApplication:
    """Build python-telegram-bot's Application: its handlers and types are used, its updater is not."""
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(AiohttpRequest(api))
        .get_updates_request(AiohttpRequest(api, connections=2))
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    register(application, admins)
    return application


@dataclass
class Bot:
    """The running bot. `start` may be followed by `wait`, and has to be followed by `stop`."""

    storage: Storage
    token: str
    api: str
    clock: Clock = utc_now
    """The machine's clock, which may be set."""
    check_every: float = CHECK_EVERY
    hook: Hook | None = None
    """Where Telegram posts updates; None: they are fetched by long polling."""
    listen: Address | None = None
    """Where the webhook, `/healthz` and `/metrics` are served; None: nowhere, and there is no webhook."""
    metrics: Metrics = field(default_factory=Metrics)
    self_sent_per_second: float = OVERALL
    """Messages that the bot sends by itself, to all chats together."""
    self_sent_per_chat: float = PER_CHAT
    """The same for one chat."""
    admins: frozenset[int] = frozenset()
    """The user ids of those who may see and retry what was set aside, and announce news."""
    news_per_second: float = NEWS_PER_SECOND
    monotonic: Callable[[], float] = monotonic
    """Seconds that go by whatever the clock shows."""
    boot: str = field(default_factory=boot)
    """The run of the machine, within which `monotonic` goes on."""
    pages_off: frozenset[str] = frozenset()
    """The buyer's own pages (`OwnPage`) to which no button leads."""
    files: Path | None = None
    """Where the files of a Bot API server in local mode are; None: files are downloaded."""
    beat: Beat | None = None
    """That of the loop: while it is late, `listen` is answered with 503 by a thread. None: it is not looked after."""

    def __post_init__(self) -> None:
        self.time = SteadyClock(self.clock, self.monotonic)
        self.application = build(self.token, self.api, self.admins)
        telegram = self.application.bot
        rate_limit = RateLimit(self.self_sent_per_second, self.self_sent_per_chat)
        api = Api(telegram.request, telegram.base_url)
        outbox = self.outbox = Outbox(self.storage, api, self.time, rate_limit, self.metrics)
        self.announcer = Announcer(
            self.storage, outbox.sending, self.time, rate_limit, outbox.doubts, outbox.wake, self.news_per_second
        )
        self.trouble = Trouble(telegram)
        self.inspector = Inspector()
        self.delegate = Delegate()
        self.server = LocalServer(self.files, self.token) if self.files else None
        self.lanes = Lanes(
            self.storage,
            self.application,
            self.outbox,
            self.time,
            self.trouble,
            self.metrics,
            self._begin_turn(),
            self.admins,
            self.announcer.wake,
            lambda: self.workshop.wake(),  # noqa: PLW0108 - it is there later
        )
        self.workshop = self._equipped(api)
        self.metrics.shows("lanes_active", "Chats whose updates are being handled.", lambda: self.lanes.active)
        self.intake = Intake(self.storage, self.lanes.wake_all, self.time, self.metrics, self.trouble)
        self.rounds = Rounds(self.storage, self.time, self.boot, self.lanes.wake_all)
        self._request = AiohttpRequest(self.api, connections=2, most_bytes=MOST_UPDATES)
        self._refusals = Refusals()
        self._receiver = Receiver(self.intake, self.hook, self.metrics, self.outbox.rides) if self.hook else None
        self.listener = self._served(self.listen) if self.listen else None
        self._tasks: list[asyncio.Task[None]] = []
        self._introducing: asyncio.Task[None] | None = None
        self._announcing: asyncio.Task[None] | None = None
        self._stopping = False
        self._throttled = ThrottledLog(logger)

    def _equipped(self, api: Api) -> Workshop:
        telegram = self.application.bot
        copying = Copying(self.storage, telegram, api, self.inspector, self.server)
        packing = Packing(self.storage, telegram, api, self.time, self.server)
        labours: Mapping[JobKind, Labour] = {"picture": copying, "film": copying, "pack": packing}
        return Workshop(self.storage, self.time, labours, self.outbox.doubts, self.lanes.wake_all)

    def _begin_turn(self) -> Callable[..., Turn]:
        """Give what makes the turn of an update, with what all of them share."""
        return partial(
            Turn,
            storage=self.storage,
            bot=self.application.bot,
            inspector=self.inspector,
            delegate=self.delegate,
            server=self.server,
            pages_off=self.pages_off,
        )

    async def start(self) -> None:
        """Take up what was left, then listen for updates. `/healthz` answers from the beginning.

        Raises `InvalidToken` when Telegram does not know the token, `SettingsError` when `listen` cannot be had.
        """
        if self.listener:
            await self.listener.open()
        await self._request.initialize()
        await asyncio.to_thread(lambda: [texts(one) for one in languages()])  # or whoever speaks one first would wait
        await self._introduce_application()
        await self._patiently(self.rounds.begin)
        self.outbox.wake_all(await self._patiently(self.storage.undelivered_chats))
        await self._patiently(self.lanes.begin)
        if self._receiver:
            self._receiver.taking = True
        loops = {
            "intake": self._updates(),
            "looking after dates": self.rounds.run(self.check_every),
            "working on files": self.workshop.run(),
        }
        self._tasks = [asyncio.create_task(loop, name=name) for name, loop in loops.items()]
        self._introducing = asyncio.create_task(self._introduce())
        self._announcing = asyncio.create_task(self.announcer.run(), name="announcing")

    async def wait(self) -> None:
        """Run until the intake ends, which it does only when Telegram no longer knows the token."""
        await self._tasks[0]

    def ailment(self) -> str | None:
        """Say what keeps the bot from working; None: nothing does."""
        if self._stopping:
            return "the bot stops"
        if self.rounds.is_misplaced:
            return "the database was deleted or replaced"
        ended = [task.get_name() for task in (*self._tasks, self._announcing) if task and task.done()]
        return f"ended: {', '.join(ended)}" if ended else None

    async def stop(self) -> None:
        """Take no more updates, finish those in hand, leave the rest to the next start."""
        self._stopping = True
        self.storage.hurry()
        if self._receiver:
            self._receiver.taking = False
        tasks = [*self._tasks, *([self._introducing] if self._introducing else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.announcer.stop()
        await self.lanes.stop(STOP_WITHIN / 2)
        await self.inspector.stop()
        await self.delegate.stop()
        await self.outbox.stop(STOP_WITHIN / 2)
        await self._end_announcing()
        await self.trouble.stop()
        if self.listener:
            await self.listener.close()
        await self.application.shutdown()
        await self.application.bot.shutdown()  # which the line before leaves out where the start was not completed
        await self._request.shutdown()

    async def _end_announcing(self) -> None:
        """Let news that are on their way end; they had the time that the lanes and the outbox had."""
        if self._announcing:
            await asyncio.wait((self._announcing,), timeout=STOP_WITHIN / 8)
            self._announcing.cancel()
            await asyncio.gather(self._announcing, return_exceptions=True)

    def _served(self, address: Address) -> Listener:
        pages = Inspection(self.storage, self.metrics, self.ailment, self.intake.contact_age, self.time.doubt)
        routes = [*pages.routes(), *(self._receiver.routes() if self._receiver else [])]
        return Listener(address, routes, beat=self.beat)

    async def _patiently(self, ask: Callable[[], Awaitable[Value]]) -> Value:
        """Ask the database until it answers."""
        while True:
            try:
                return await ask()
            except Unavailable as error:
                self._throttled.warning("The database cannot be used: %s", error)
                await asyncio.sleep(ASK_AGAIN)

    async def _updates(self) -> None:
        """Let updates come until cancelled. Raises `InvalidToken` when Telegram no longer knows the token."""
        if self.hook and self._receiver:
            await Webhook(self.application.bot, self.hook, self._receiver, self.intake, self._refusals).run()
        else:
            await Polling(self._request, self.api, self.token, self.intake, self._refusals).run()

    async def _introduce_application(self) -> None:
        """Learn the bot's own name, which commands in groups need; without network, later."""
        failures = 0
        while True:
            try:
                await self.application.initialize()
            except Exception as error:  # noqa: BLE001 - also what comes of an odd answer; it is reported
                failures += 1
                self._refusals.heard(error)
                if not isinstance(error, InvalidToken):
                    self._throttled.warning("Telegram cannot be reached (%s): trying again", described(error))
                await asyncio.sleep(pause(error, failures))
            else:
                self._refusals.heard()
                return

    async def _introduce(self) -> None:
        """Set the command menu and the descriptions of every language, as soon as Telegram takes them."""
        while True:
            try:
                for language in languages():
                    await self._introduce_in(language)
            except Exception as error:  # noqa: BLE001 - also what comes of an odd answer
                logger.warning("The command menu cannot be set yet (%s)", described(error))
                await asyncio.sleep(RETRY_INTRODUCTION)
            else:
                return

    async def _introduce_in(self, language: str) -> None:
        """Set them in one language; in English for whoever speaks none of ours. Raises `TelegramError`."""
        said, telegram = texts(language), self.application.bot
        code = None if language == ENGLISH else language
        commands = [BotCommand(name, said.plain(f"command_{name}")) for name in COMMANDS]
        await telegram.set_my_commands(commands, language_code=code)
        await telegram.set_my_description(said.plain("bot_description"), code)
        await telegram.set_my_short_description(said.plain("bot_short_description"), code)
