"""The bot as a whole: the three stations put together, started and stopped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from telegram.ext import Application, ContextTypes

from bot.caretaker import Caretaker
from bot.evidence.fetching import LocalServer
from bot.evidence.inspector import Inspector
from bot.handlers.routing import AnyApplication, Context, register
from bot.handlers.turn import Turn
from bot.intake.intake import Intake
from bot.intake.polling import Polling
from bot.intake.refusals import Refusals
from bot.intake.webhook import Hook, Receiver, Webhook
from bot.introduction import Introduction
from bot.lanes import Lanes
from bot.leader import INTAKE, INTRODUCING, Leader
from bot.ops.health import Inspection
from bot.ops.server import Address, Listener
from bot.outbox.announcer import NEWS_PER_SECOND, Announcer
from bot.outbox.outbox import Outbox
from bot.outbox.own import OwnApi
from bot.outbox.rate_limit import OVERALL, PER_CHAT, RateLimit
from bot.outbox.trouble import Trouble
from bot.rounds import Rounds
from bot.runtime.beat import Beat
from bot.runtime.chats import end
from bot.runtime.clock import SteadyClock, boot, monotonic, utc_now
from bot.runtime.delegate import Delegate
from bot.runtime.metrics import Metrics
from bot.runtime.throttled import ThrottledLog
from bot.storage.interface import Storage, Unavailable
from bot.storage.values import JobKind
from bot.texts import languages, texts
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
        shares = self.storage.shares
        api = OwnApi(telegram.request, telegram.base_url, shares.is_ours)
        led_api = OwnApi(telegram.request, telegram.base_url, lambda _chat_id: shares.leads)
        outbox = self.outbox = Outbox(self.storage, api, self.time, rate_limit, self.metrics)
        news = outbox.sending.through(led_api)
        self.announcer = Announcer(
            self.storage, news, self.time, rate_limit, outbox.doubts, outbox.wake, self.news_per_second
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
        self._throttled = ThrottledLog(logger)
        self._stopping = False
        self._tasks: list[asyncio.Task[None]] = []
        self._share_out()

    def _share_out(self) -> None:
        """Put together what is done by one process for all, and what changes when chats come and go."""
        self._refusals = Refusals()
        self.introduction = Introduction(self.application, self._refusals)
        self.leader = self._led()
        self.caretaker = Caretaker(self.storage, self.lanes, self.outbox, self.workshop, self.leader)
        self._receiver = Receiver(self.intake, self.hook, self.metrics, self.outbox.rides) if self.hook else None
        self.listener = self._served(self.listen) if self.listen else None

    def _led(self) -> Leader:
        """Give what is done by one process for all."""
        duties = {
            INTAKE: self._updates,
            "looking after dates": lambda: self.rounds.run(self.check_every),
            INTRODUCING: self.introduction.introduce,
        }
        return Leader(duties, self.announcer)

    def _equipped(self, api: OwnApi) -> Workshop:
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
        await self.introduction.learn_name()
        await self._patiently(self.rounds.begin)
        await self.caretaker.begin()
        if self._receiver:
            self._receiver.taking = True
        loops = {"working on files": self.workshop.run(), "sharing": self.storage.shares.run(self.caretaker)}
        self._tasks = [asyncio.create_task(loop, name=name) for name, loop in loops.items()]

    async def wait(self) -> None:
        """Run until the intake ends, which it does only when Telegram no longer knows the token."""
        await self.leader.wait()

    def ailment(self) -> str | None:
        """Say what keeps the bot from working; None: nothing does."""
        if self._stopping:
            return "the bot stops"
        if self.rounds.is_misplaced:
            return "the database was deleted or replaced"
        ended = [*(task.get_name() for task in self._tasks if task.done()), *self.leader.ended()]
        return f"ended: {', '.join(ended)}" if ended else None

    async def stop(self) -> None:
        """Hand over what others can go on with; finish what is in hand, leave the rest to the next start."""
        self._stopping = True
        loop, began = asyncio.get_running_loop(), asyncio.get_running_loop().time()
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_WITHIN / 2):
                await self.storage.shares.hand_over()  # while updates are taken still: for others
        left = STOP_WITHIN - (loop.time() - began)
        self.storage.hurry()
        if self._receiver:
            self._receiver.taking = False
        await self.leader.stop_duties()
        await self.lanes.stop(left / 2)
        await self.inspector.stop()
        await self.delegate.stop()
        await self.outbox.stop(left / 2)
        await self.leader.follow()
        await end(self._tasks, 0.0)
        await self.trouble.stop()
        if self.listener:
            await self.listener.close()
        await self.application.shutdown()
        await self.application.bot.shutdown()  # which the line before leaves out where the start was not completed
        await self._request.shutdown()

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
        try:
            if self.hook and self._receiver:
                await Webhook(self.application.bot, self.hook, self._receiver, self.intake, self._refusals).run()
            else:
                await Polling(self._request, self.api, self.token, self.intake, self._refusals).run()
        finally:
            self.intake.forget_contact()  # where another one leads, that one hears of Telegram
