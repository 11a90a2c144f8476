"""Updates by webhook: Telegram is told an address and posts each update there, until it is answered with 200."""

from __future__ import annotations

import asyncio
import hmac
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot, WebhookInfo
from telegram.error import BadRequest

from bot.intake.intake import MOST_BYTES, Intake, posted
from bot.intake.polling import MOST, WAIT, pause, report
from bot.intake.refusals import Refusals
from bot.outbox.rides import Ride, Rides
from bot.runtime.metrics import Metrics
from bot.runtime.throttled import ThrottledLog
from bot.storage.interface import StorageError
from bot.wire.codec import dumps
from bot.wire.updates import KINDS

logger = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
"""Where Telegram says the secret (source: Bot API, setWebhook)."""
BODY_SECONDS = 10.0
"""Seconds in which a body has to come. Our choice."""
AGAIN = 2
"""Seconds after which Telegram is asked to send again what could not be stored. Our choice."""
START_SECONDS = 1.0
"""Seconds for which a post is kept waiting while the bot starts, instead of being put off. Our choice."""
STOP_SECONDS = 0.1
"""Seconds for which it is while the bot stops: the second try comes at once (source: Telegram's Bot API server,
WebhookActor.cpp), and by then a process that waits for this one to end has the address. Our choice."""
TAP = b'"callback_query"'
"""What stands in the update of a tap. No text can say so, for its quotation marks are written otherwise in JSON."""
MOST_CONNECTIONS = 100
"""Updates that Telegram may post at one time, its most (source: Bot API, setWebhook): they share commits."""


@dataclass(frozen=True)
class Hook:
    """Where Telegram is to post, and the secret that it has to say. The secret is in no `repr`."""

    url: str
    secret: str = field(repr=False)

    @property
    def path(self) -> str:
        """The path of the address, `/` where it names none."""
        return urlsplit(self.url).path or "/"


def secret_of(token: str) -> str:
    """Make the secret of a bot that was given none: always the same, and not to be guessed without the token.

    One made fresh at each start would refuse what Telegram posts between the start and setWebhook.
    """
    return hmac.new(token.encode(), b"webhook secret", sha256).hexdigest()


class Receiver:
    """Answers what is posted to the webhook: 200 once it is stored, and not before.

    With it rides what frees a tapped button, where that is there soon enough.
    """

    def __init__(self, intake: Intake, hook: Hook, metrics: Metrics, rides: Rides) -> None:
        self._intake = intake
        self._rides = rides
        self._path = hook.path
        self._secret = hook.secret.encode()
        self._metrics = metrics
        self._throttled = ThrottledLog(logger)
        self._taking = False
        self._has_begun = asyncio.Event()
        self.posts = 0
        """Updates stored since the start."""

    @property
    def taking(self) -> bool:
        """Whether updates are taken: not before the bot can handle them, and not while it stops."""
        return self._taking

    @taking.setter
    def taking(self, is_taking: bool) -> None:
        self._taking = is_taking
        self._has_begun.set()

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where updates are posted."""
        return [web.post(self._path, self._answer)]

    async def _answer(self, request: web.Request) -> web.Response:
        """Answer one request. Telegram sends again whatever is not answered with 2xx."""
        said = request.headers.get(HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(said, self._secret):
            self._metrics.refused()
            self._throttled.warning("Somebody posts to the webhook without its secret: refused")
            return _closing(403)
        if not self.taking and (refusal := await self._not_yet()):
            return refusal
        if (request.content_length or 0) > MOST_BYTES:
            return self._too_large()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return self._too_large()
        except TimeoutError:
            return _closing(408)
        return await self._stored(request, body)

    async def _not_yet(self) -> web.Response | None:
        """Wait a little until updates are taken, or, while the bot stops, for who comes after it; else refuse."""
        if self._has_begun.is_set():
            await asyncio.sleep(STOP_SECONDS)
            return _closing(503)
        with suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                await self._has_begun.wait()
        return None if self.taking else _later()

    async def _stored(self, request: web.Request, body: bytes) -> web.Response:
        row = posted(body)
        try:
            await self._intake.keep(row)
        except StorageError as error:
            self._throttled.warning("Updates wait at Telegram, the database cannot store them just now: %s", error)
            return _later()
        self.posts += 1
        tap = row.update_id if TAP in body else None
        ride = self._rides.other() if tap is None else await self._rides.wait(tap, row.chat_id)
        return await _written(request, ride) if ride else web.Response()

    def _too_large(self) -> web.Response:
        self._throttled.warning("Something of more than %d bytes was posted to the webhook: refused", MOST_BYTES)
        return _closing(413)


async def _written(request: web.Request, ride: Ride) -> web.Response:
    """Write an answer with a call in it here and now, so that it is known whether it has gone."""
    response, is_written = web.Response(body=dumps(ride.call), content_type="application/json"), False
    try:
        with suppress(ConnectionError):  # Telegram posts the update again
            await response.prepare(request)
            await response.write_eof()
            is_written = True
    finally:
        ride.left(is_written=is_written)
    return response


def _closing(status: int) -> web.Response:
    """Answer and close the connection: what was not read of the request must not be taken for the next one."""
    response = web.Response(status=status)
    response.force_close()
    return response


def _later() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": str(AGAIN)})


class Webhook:
    """Tells Telegram the address, and looks after it: whether it is still the one, and whether updates come."""

    def __init__(self, bot: Bot, hook: Hook, receiver: Receiver, intake: Intake, refusals: Refusals) -> None:
        self._bot = bot
        self._refusals = refusals
        self._hook = hook
        self._receiver = receiver
        self._intake = intake
        self._throttled = ThrottledLog(logger)
        self._is_set = False
        self._posts = 0

    async def run(self) -> None:
        """Look after it until cancelled, whatever fails. Raises `InvalidToken` as `Polling.run` does."""
        failures = 0
        while True:
            seconds = float(WAIT)
            try:
                await self._look()
                self._refusals.heard()
                failures = 0
            except Exception as error:  # noqa: BLE001 - it is reported
                failures += 1
                self._report(error, failures)
                self._refusals.heard(error)
                seconds = pause(error, failures)
            await asyncio.sleep(seconds)

    async def _look(self) -> None:
        """Set the webhook where it is not set; note the contact where nothing waits long. Raises `TelegramError`."""
        if not self._is_set:
            await self._set()
        info = await self._bot.get_webhook_info()
        if info.url != self._hook.url:
            logger.warning("Another program has changed the webhook of this BOT_TOKEN: it is set again")
            await self._set()
            info = await self._bot.get_webhook_info()
        came = self._receiver.posts > self._posts
        self._posts = self._receiver.posts
        # That nobody writes is no outage; that updates wait and none comes is one.
        if info.pending_update_count == 0 or (came and info.pending_update_count < MOST):
            await self._intake.heard()
        elif not came:
            self._complain(info)

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._hook.url, max_connections=MOST_CONNECTIONS, allowed_updates=KINDS, secret_token=self._hook.secret
        )
        self._is_set = True
        logger.info("The webhook is set: Telegram posts updates to WEBHOOK_URL")

    def _complain(self, info: WebhookInfo) -> None:
        said = " ".join((info.last_error_message or "no error yet").split())[:200]
        self._throttled.warning("%d updates wait at Telegram, which says: %s", info.pending_update_count, said)

    def _report(self, error: Exception, failures: int) -> None:
        if isinstance(error, BadRequest):
            self._throttled.warning("Telegram does not take WEBHOOK_URL: %s", error)
        else:
            report(error, failures)
