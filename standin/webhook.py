"""How updates get to a webhook: as Telegram's Bot API server posts them (source: tdlib's WebhookActor.cpp, Client.cpp).

One after the other in each queue, and a message and a tap of one person are in different queues; what is not answered
with 2xx is posted again, later and later, until it is too old.
"""

import asyncio
import json
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from standin import pending
from standin.loopback import is_loopback
from standin.store import Json
from standin.world import World

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
ANSWER_SECONDS = 60.0
LONGEST_PAUSE = 60.0
"""Seconds; with as much again of chance."""
LONGEST_ASKED = 3600
"""Seconds, the most that `Retry-After` is heeded."""
LOOK_AGAIN = 3600.0
"""Seconds without a ring after which it is looked anyway."""

Queue = tuple[str, int]


@dataclass(frozen=True)
class Failure:
    """A post that was not taken: what `getWebhookInfo` says of it, and the seconds that the bot asked for."""

    message: str
    retry_after: int = 0


class Postman:
    """Posts what waits, while a webhook is set; `carry_out` does what an answer to a post asks for."""

    def __init__(self, world: World, carry_out: Callable[[Json], Awaitable[None]]) -> None:
        self._world = world
        self._carry_out = carry_out
        self._webhook: Json = {}
        self._seen = 0
        self._queues: dict[Queue, deque[int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._connections = asyncio.Semaphore(1)

    async def run(self) -> None:
        """Post until cancelled."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(timeout=timeout, connector=connector) as http:
            try:
                while True:
                    while (webhook := self._world.store.setting("webhook", {})) != self._webhook:
                        await self._follow(webhook)
                    if self._webhook.get("url"):
                        self._sort(http)
                    await self._world.bells.wait(pending.WEBHOOK, LOOK_AGAIN)
            finally:
                await self._follow({})

    async def _follow(self, webhook: Json) -> None:
        """Begin anew with another webhook: whatever was not taken is still there."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._queues.clear()
        self._webhook, self._seen = webhook, 0
        self._connections = asyncio.Semaphore(webhook.get("max_connections", 1))

    def _sort(self, http: aiohttp.ClientSession) -> None:
        """Put each new update into its queue, and let somebody work on the queues."""
        new = self._world.store.rows("SELECT number, body FROM pending WHERE number > ? ORDER BY number", self._seen)
        for row in new:
            self._seen = row["number"]
            queue = queue_of(json.loads(row["body"])) or ("alone", self._seen)
            if queue in self._queues:
                self._queues[queue].append(self._seen)
                continue
            self._queues[queue] = deque([self._seen])
            task = asyncio.create_task(self._work_on(queue, http))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _work_on(self, queue: Queue, http: aiohttp.ClientSession) -> None:
        """Post a queue to its end."""
        numbers = self._queues[queue]
        while numbers:
            try:
                await self._deliver(numbers[0], http)
            except Exception:
                log.exception("An update could not be posted")
            numbers.popleft()
        del self._queues[queue]

    async def _deliver(self, number: int, http: aiohttp.ClientSession) -> None:
        """Post an update until it is taken or too old: the second try comes at once, then every pause doubles."""
        pause, fails = 1.0, 0
        while row := self._waiting(number):
            async with self._connections:
                failure = await self._post(row["body"], http)
            if failure is None:
                self._world.store.run("DELETE FROM pending WHERE number = ?", number)
                return
            self._note(failure)
            if fails and not failure.retry_after:
                pause = min(2 * pause, LONGEST_PAUSE * random.uniform(1, 2))  # noqa: S311 - only spreads the tries
            fails += 1
            await asyncio.sleep(failure.retry_after or (pause if fails > 1 else 0))

    def _waiting(self, number: int) -> Any:  # noqa: ANN401 - a row of the store
        """Give an update that is neither confirmed nor too old."""
        query = "SELECT body FROM pending WHERE number = ? AND expires > ?"
        return self._world.store.row(query, number, self._world.clock())

    async def _post(self, body: str, http: aiohttp.ClientSession) -> Failure | None:
        """Post once; None: it was taken."""
        url, secret = self._webhook["url"], self._webhook["secret_token"]
        if not (url.startswith("http://") and is_loopback(urlsplit(url).netloc)):
            return Failure("The stand-in posts to this machine only, without TLS", LONGEST_ASKED)
        headers = {"Content-Type": "application/json", **({HEADER: secret} if secret else {})}
        try:
            async with http.post(url, data=body.encode(), headers=headers, allow_redirects=False) as response:
                if 200 <= response.status < 300:  # noqa: PLR2004 - as Telegram says: 2xx
                    if response.content_type == "application/json":
                        await self._carry_out(_asked(await response.read()))
                    return None
                said = f"Wrong response from the webhook: {response.status} {response.reason}"
                return Failure(said, _seconds(response.headers.get("Retry-After", "")))
        except aiohttp.ClientConnectorError:
            return Failure("Connection refused")
        except TimeoutError:
            return Failure("Read timeout expired")
        except (aiohttp.ClientError, OSError):
            return Failure("Webhook connection closed")

    def _note(self, failure: Failure) -> None:
        said = {"last_error_date": self._world.now(), "last_error_message": failure.message}
        self._world.store.keep("webhook_error", said)


def _asked(answer: bytes) -> Json:
    """Read the call in an answer; none where there is none."""
    with suppress(ValueError, RecursionError):
        asked = json.loads(answer)
        return asked if isinstance(asked, dict) else {}
    return {}


def queue_of(update: Json) -> Queue | None:
    """Name the queue of an update: the chat of a message, the person of a tap; None: nobody else is in it."""
    for kind, holder in (("message", "chat"), ("edited_message", "chat"), ("callback_query", "from")):
        with suppress(TypeError, LookupError):
            number = update[kind][holder]["id"]
            return (holder, number) if isinstance(number, int) else None
    return None


def _seconds(retry_after: str) -> int:
    return min(int(retry_after), LONGEST_ASKED) if retry_after.isascii() and retry_after.isdigit() else 0
