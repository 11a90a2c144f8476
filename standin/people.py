"""What a chat page asks for, over HTTP: the second table of docs/standin.md."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from standin import acts, chats, messages, pending, views
from standin.acts import Sent
from standin.faults import Faults, fault_from
from standin.media import files
from standin.media.files import Upload
from standin.parameters import MOST_FIELD_BYTES, TOO_LARGE, UNREADABLE, Parameters, check_encoded, read_parts
from standin.refusals import PersonError, Refusal
from standin.store import Json
from standin.world import World

LONGEST_WAIT_SECONDS = 25.0
MOST_SENT_BYTES = 2000 << 20
"""What Telegram's apps send in one file. Source: https://telegram.org/faq (2 GB). Here of all files together."""
TOO_MUCH = f"That is too much at once: files have at most {MOST_SENT_BYTES >> 20} MiB together, and words 1 MiB."
UNREAD = "The form could not be read."
LONGEST_LANGUAGE = 35
"""Characters. Source: RFC 5646, section 4.4.1."""
LONGEST_TITLE = 128
"""Characters. Source: Bot API, setChatTitle."""
LONGEST_CURSOR = 19
"""Digits, as many as SQLite can look for."""
LONGEST_SAID = 9
"""Digits of pixels and seconds. Our choice."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PeopleApi:
    """Answers the page and the pretend buyers of the tests."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it listens."""
        return [
            web.get("/people", self.people),
            web.post("/people", self.new_person),
            web.get("/people/{id}/chat", self.chat),
            web.get("/people/{id}/events", self.events),
            web.post("/people/{id}/text", self.text),
            web.post("/people/{id}/edit", self.edit),
            web.post("/people/{id}/tap", self.tap),
            web.post("/people/{id}/files", self.files),
            web.post("/people/{id}/share", self.share),
            web.post("/people/{id}/block", self.block),
            web.post("/people/{id}/delete", self.delete),
            web.post("/groups", self.new_group),
            web.get("/files/{unique_id}", self.file),
            web.post("/faults", self.plant),
            web.delete("/faults", self.forget_faults),
            web.get("/queue", self.queue),
        ]

    async def people(self, _request: web.Request) -> web.Response:
        """Everybody, in the order in which they came."""
        rows = self._world.store.rows("SELECT * FROM chat WHERE id > 0 ORDER BY created")
        return web.json_response([_person(row["id"], row["title"], row) for row in rows])

    async def new_person(self, request: web.Request) -> web.Response:
        """Add a person."""
        body = await _body(request)
        name, language = body.get("first_name"), body.get("language_code")
        if not isinstance(name, str) or not isinstance(language, str | None):
            raise PersonError(400, "A person needs a first_name.")
        if len(language or "") > LONGEST_LANGUAGE:
            raise PersonError(400, f"A language_code has at most {LONGEST_LANGUAGE} characters.")
        person_id = chats.new_person(self._world, name, language)
        row = chats.person(self._world, person_id)
        return web.json_response(_person(person_id, row["title"], row))

    async def chat(self, request: web.Request) -> web.Response:
        """Show the whole chat."""
        author = chats.person(self._world, request.match_info["id"])
        place = chats.place(self._world, author["id"], request.query.get("chat_id"))
        return web.json_response(views.chat_view(self._world, place["id"], author["language_code"] or ""))

    async def events(self, request: web.Request) -> web.Response:
        """Tell what is new, as soon as something is."""
        author = chats.person(self._world, request.match_info["id"])
        place = chats.place(self._world, author["id"], request.query.get("chat_id"))
        cursor = _cursor(request.query.get("cursor", "0"))
        deadline = self._world.clock() + LONGEST_WAIT_SECONDS
        while (found := self._news(place["id"], author["language_code"], cursor)) is None:
            if not await self._world.bells.wait(place["id"], deadline - self._world.clock()):
                return web.json_response({"cursor": cursor, "events": []})
        return web.json_response(found)

    def _news(self, chat_id: int, language: str | None, cursor: int) -> Json | None:
        return views.news(self._world, chat_id, language or "", cursor)

    async def text(self, request: web.Request) -> web.Response:
        """Let a person write."""
        author, place, body = await self._act(request)
        ids = await acts.write(self._world, place, author, body.get("text"))
        return web.json_response({"message_id": ids[-1], "message_ids": ids})

    async def edit(self, request: web.Request) -> web.Response:
        """Let a person edit."""
        author, place, body = await self._act(request)
        edited = acts.edit(self._world, place, author, body.get("message_id"), body.get("text"))
        return web.json_response({"message_id": edited})

    async def tap(self, request: web.Request) -> web.Response:
        """Let a person tap a button."""
        author, place, body = await self._act(request)
        return web.json_response({"query_id": acts.tap(self._world, place, author, body)})

    async def share(self, request: web.Request) -> web.Response:
        """Let a person share something of no use."""
        author, place, body = await self._act(request)
        return web.json_response({"message_id": acts.share(self._world, place, author, body.get("kind"))})

    async def delete(self, request: web.Request) -> web.Response:
        """Let a person delete a message."""
        _, place, body = await self._act(request)
        acts.delete(self._world, place, body.get("message_id"))
        return web.json_response({})

    async def block(self, request: web.Request) -> web.Response:
        """Let a person block or unblock the bot."""
        author, _, body = await self._act(request)
        if not isinstance(body.get("blocked"), bool):
            raise PersonError(400, "blocked must be true or false.")
        with self._world.store.transaction():
            chats.set_blocked(self._world, author["id"], body["blocked"])
        return web.json_response({})

    async def _act(self, request: web.Request) -> tuple[chats.Row, chats.Row, Json]:
        """Who acts, in which chat, and what was said with it."""
        author = chats.person(self._world, request.match_info["id"])
        body = await _body(request)
        return author, chats.place(self._world, author["id"], body.get("chat_id")), body

    async def files(self, request: web.Request) -> web.Response:
        """Let a person send files."""
        author = chats.person(self._world, request.match_info["id"])
        if not request.content_type.startswith("multipart/"):
            raise PersonError(415, "Files are sent as multipart/form-data.")
        fields: dict[str, str] = {}
        uploads: list[Upload] = []
        try:
            await self._receive(request, fields, uploads)
            place = chats.place(self._world, author["id"], fields.get("chat_id"))
            sent = Sent(fields.get("as", ""), fields.get("caption", ""), uploads, _said(fields))
            return web.json_response({"message_ids": await acts.send_files(self._world, place, author, sent)})
        finally:
            Parameters({}, {str(number): one for number, one in enumerate(uploads)}).discard()

    async def _receive(self, request: web.Request, fields: dict[str, str], uploads: list[Upload]) -> None:
        """Fill in what a person sends; what would be too much is not even read where its size is said before."""

        def received(_name: str, upload: Upload) -> None:
            uploads.append(upload)
            if sum(one.size for one in uploads) > MOST_SENT_BYTES:
                raise PersonError(413, TOO_MUCH)

        if (request.content_length or 0) > MOST_SENT_BYTES + MOST_FIELD_BYTES:
            raise PersonError(413, TOO_MUCH)
        try:
            await read_parts(request, self._world.folder, fields.__setitem__, received, MOST_SENT_BYTES)
        except Refusal as error:
            raise PersonError(error.status, TOO_MUCH if error.description == TOO_LARGE else UNREAD) from error

    async def new_group(self, request: web.Request) -> web.Response:
        """Add a group with the bot in it."""
        title = (await _body(request)).get("title")
        if not isinstance(title, str) or not title.strip():
            raise PersonError(400, "A group needs a title.")
        if len(title.strip()) > LONGEST_TITLE:
            raise PersonError(400, f"A title has at most {LONGEST_TITLE} characters.")
        return web.json_response({"id": chats.new_group(self._world, title.strip())})

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes of a file."""
        try:
            row = files.row_of(self._world, request.match_info["unique_id"])
        except KeyError as error:
            raise PersonError(404, "There is no such file.") from error
        return files.response(self._world, row)

    async def plant(self, request: web.Request) -> web.Response:
        """Let the next calls of the bot fail."""
        self._faults.plant(*fault_from(await _body(request)))
        return web.json_response({})

    async def forget_faults(self, _request: web.Request) -> web.Response:
        """Let nothing fail any more."""
        self._faults.forget()
        return web.json_response({})

    async def queue(self, _request: web.Request) -> web.Response:
        """How many updates the bot has not confirmed."""
        return web.json_response({"pending": pending.count(self._world)})


def _person(person_id: int, name: str, row: chats.Row) -> Json:
    return {
        "id": person_id,
        "first_name": name,
        "language_code": row["language_code"],
        "blocked": bool(row["blocked"]),
    }


def _cursor(given: str) -> int:
    if not given.isdecimal() or len(given) > LONGEST_CURSOR or int(given) >= messages.LARGEST:
        raise PersonError(400, "The cursor must be one that was given.")
    return int(given)


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
        check_encoded(body)
    except web.HTTPRequestEntityTooLarge as error:
        raise PersonError(413, f"A request has at most {request.client_max_size >> 20} MiB without files.") from error
    except UNREADABLE as error:
        raise PersonError(400, "The body must be JSON in UTF-8.") from error
    if not isinstance(body, dict):
        raise PersonError(400, "The body must be a JSON object.")
    return body


def _said(fields: dict[str, str]) -> Json:
    """Read what the sender's app says of a film: whole pixels and seconds."""
    given = {name: fields.get(name, "") for name in ("width", "height", "duration", "length")}
    return {name: int(said) for name, said in given.items() if said.isdecimal() and len(said) <= LONGEST_SAID}
