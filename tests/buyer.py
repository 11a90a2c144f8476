"""A pretend buyer: taps, types and sends through the stand-in's own HTTP, and sees what its page would show."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp

from bot.screens.buttons import ANY_REVISION, Tap, read
from bot.screens.presenter import Presenter
from bot.screens.screen import TAG
from bot.storage.interface import Storage
from bot.storage.values import Changes, Incoming
from bot.texts import texts
from conversations import route
from conversations.case import Case
from conversations.followup import stage
from conversations.names import S

Json = dict[str, Any]
FOLDED = re.compile("</?blockquote[^>]*>")
"""Where what is folded away begins and ends."""


@dataclass(frozen=True)
class File:
    """Something on the buyer's phone."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


class Buyer:
    """One person with the chat open. Every action returns once the bot has answered it in full."""

    def __init__(
        self,
        http: aiohttp.ClientSession,
        url: str,
        person: int,
        storage: Storage,
        settled: Callable[[], Awaitable[None]],
    ) -> None:
        self._http = http
        self._url = f"{url}/people/{person}"
        self._storage = storage
        self._settled = settled
        self.id = person
        self.waits = True
        """Whether an action waits until the bot has answered."""
        self._cursor = 0
        """Of the last thing that was seen in the chat."""

    async def says(self, text: str, chat_id: int | None = None) -> int:
        """Type a text; give the id of its message."""
        body = {"text": text} | ({"chat_id": chat_id} if chat_id else {})
        answer = await self._post("text", body)
        return int(answer["message_id"])

    async def edits(self, message_id: int, text: str) -> None:
        """Change an own message."""
        await self._post("edit", {"message_id": message_id, "text": text})

    async def composes(self) -> None:
        """Let the text be written from the answers alone, without telling any fact."""
        await self.picks("compose")
        await self.taps("enough")

    async def stands(self, *choices: str) -> None:
        """Be where picking these answers leads: for tests of what comes then, in a tenth of the time."""
        now, screen = datetime.now(UTC), await self.screen()
        await self._storage.store([Incoming(None, self.id, b'{"stands": {}}')], now)
        waiting = await self._storage.next_waiting(self.id)
        assert waiting
        case = waiting.case
        assert case
        for choice in choices:
            case = route.choose(case, route.open_step(case), choice, now)
        await self._storage.commit(Changes(waiting.seq, self.id, waiting.buyer, (case,)), now)
        shows = Tap(case.number, ANY_REVISION, "show", "")
        await self.taps_data(screen["message_id"], shows.data, forged=True)

    async def picks(self, *choices: str) -> None:
        """Tap the answers with these names, one after the other, each on the screen that is there by then."""
        for choice in choices:
            await self.taps("pick", choice)

    async def taps(self, verb: str, argument: str | None = None) -> str:
        """Tap the button of the present screen that does this; give what the bot said about the tap."""
        message, button = await self.button(verb, argument)
        return await self.taps_data(message["message_id"], button["data"])

    async def taps_data(self, message_id: int, data: str, *, forged: bool = False) -> str:
        """Tap what a message carries, or, forged, what it never carried."""
        cursor = self._cursor
        query = (await self._post("tap", {"message_id": message_id, "data": data, "forged": forged}))["query_id"]
        if not self.waits:
            return ""
        answers = [
            event for event in await self._events(cursor) if event["type"] == "answer" and event["query_id"] == query
        ]
        assert answers, "the tap was not answered"
        return str(answers[-1].get("text") or "")

    async def sends(self, *files: File, as_: str = "document", caption: str = "") -> list[int]:
        """Send files, several as an album; give the ids of their messages."""
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("as", as_)
        if caption:
            form.add_field("caption", caption)
        for file in files:
            form.add_field("file", io.BytesIO(file.content), filename=file.name, content_type=file.mime)
        async with self._http.post(f"{self._url}/files", data=form) as response:
            answer = await self._read(response)
        await self._wait()
        return [int(number) for number in answer["message_ids"]]

    async def shares(self, kind: str) -> None:
        """Send a sticker, a contact ..."""
        await self._post("share", {"kind": kind})

    async def blocks(self, blocked: bool = True) -> None:
        """Block the bot, or unblock it."""
        await self._post("block", {"blocked": blocked})

    async def chat(self) -> Json:
        """See the whole chat."""
        async with self._http.get(f"{self._url}/chat") as response:
            chat = await self._read(response)
        self._cursor = chat["cursor"]
        return chat

    async def messages(self) -> list[Json]:
        """See what the bot has said and not taken back, oldest first; the `text` of a picture stands below it."""
        said = [m for m in (await self.chat())["messages"] if m["from"] == "bot" and not m.get("deleted")]
        return [{"text": m["caption"], **m} if "caption" in m else m for m in said]

    async def newest_file(self) -> bytes:
        """Open the newest document that the bot has sent."""
        [*_older, file] = [message["document"] for message in await self.messages() if "document" in message]
        site = self._url.partition("/people")[0]
        async with self._http.get(f"{site}/files/{file['file_unique_id']}") as response:
            assert response.status == 200
            return await response.read()

    async def screen(self) -> Json:
        """See the present screen: the newest message with buttons."""
        return [message for message in await self.messages() if message.get("keyboard")][-1]

    async def text(self) -> str:
        """Read the present screen."""
        return str((await self.screen())["text"])

    async def buttons(self) -> list[tuple[Tap, Json]]:
        """List the buttons of the present screen that can be tapped."""
        return tappable(await self.screen())

    async def button(self, verb: str, argument: str | None = None) -> tuple[Json, Json]:
        """Find a button of the present screen; give its message and itself."""
        screen = await self.screen()
        there = tappable(screen)
        found = [b for tap, b in there if tap.verb == verb and argument in (None, tap.argument)]
        assert found, f"no button {verb} {argument} among {[(t.verb, t.argument) for t, _ in there]}"
        return screen, found[0]

    async def pages(self) -> dict[str, str]:
        """List the buttons of the present screen that open a page: label -> address."""
        buttons = [button for row in (await self.screen())["keyboard"] for button in row]
        return {button["text"]: button["url"] for button in buttons if button.get("url")}

    async def choices(self) -> list[str]:
        """Name the answers that the present screen offers."""
        return [tap.argument for tap, _button in await self.buttons() if tap.verb == "pick"]

    async def case(self) -> Case:
        """Look at what is stored of the case that is open in the chat."""
        return self._case_of(await self.screen())

    def _case_of(self, screen: Json) -> Case:
        number = tappable(screen)[0][0].case
        return {case.number: case for case in self._storage.reader().cases(self.id)}[number]

    async def is_at(self, step: S) -> Case:
        """Check that the stored case is at this step and that the present screen shows it."""
        screen = await self.screen()
        case = self._case_of(screen)
        assert route.open_step(case) is step
        presenter = Presenter(texts("en"), datetime.now(UTC))
        question = presenter.texts.html(step, **presenter.facts(case, step))
        question = presenter.texts.html(f"stage_{stage(case)}") if step is S.OPENED else question
        wanted, shown = visible(question.split("\n")[0]), str(screen["text"])
        assert wanted in shown, f"{step} is not on the screen:\n{shown}"
        return case

    async def sees(self, key: str, **values: object) -> None:
        """Check that a text is on the present screen; what it folds away may stand further down."""
        shown = await self.text()
        for wanted in FOLDED.split(texts("en").html(key, **values)):
            assert visible(wanted) in shown, f"{key} is not on the screen:\n{shown}"

    async def _post(self, what: str, body: Json) -> Json:
        async with self._http.post(f"{self._url}/{what}", json=body) as response:
            answer = await self._read(response)
        await self._wait()
        return answer

    async def _wait(self) -> None:
        if self.waits:
            await self._settled()

    async def _events(self, cursor: int) -> Sequence[Json]:
        async with self._http.get(f"{self._url}/events", params={"cursor": cursor}) as response:
            return list((await self._read(response))["events"])

    async def _read(self, response: aiohttp.ClientResponse) -> Json:
        answer: Json = await response.json()
        assert response.status < 400, answer
        return answer


def tappable(screen: Json) -> list[tuple[Tap, Json]]:
    """List the buttons of a screen that can be tapped."""
    buttons = [button for row in screen["keyboard"] for button in row]
    return [(tap, button) for button in buttons if (tap := read(button.get("data")))]


def visible(markup: str) -> str:
    """Reduce markup to what a reader sees."""
    return re.sub(r"[ \t]+\n", "\n", html.unescape(TAG.sub("", markup))).strip()
