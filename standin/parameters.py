"""The parameters of a call of the bot: read from JSON, a form or multipart, and typed as Telegram reads them."""

import json
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import BodyPartReader, web
from aiohttp.http import HttpProcessingError

from standin.media import files
from standin.media.files import Upload
from standin.refusals import Refusal, bad_request
from standin.store import Json

MOST_FILE_BYTES = 50 << 20
"""Source: https://core.telegram.org/bots/api#sending-files (50 MB by multipart)."""
MOST_FIELD_BYTES = 1 << 20
"""Of all fields of a form together. Our choice: an album's descriptions are a few kilobytes."""
MOST_PARTS = 100
"""Of a form. Our choice: an album has ten files, each with its preview, and a call has some twenty fields."""
UNREADABLE = (ValueError, LookupError, RuntimeError, HttpProcessingError)
"""What a body raises that is none: no JSON, in an encoding that there is not, or deeper than Python follows."""
TOO_LARGE = "Request Entity Too Large"
CHUNK = 1 << 16

TEXTS = frozenset(
    {
        "action", "allowed_update", "animation", "callback_query_id", "caption", "description", "document",
        "file_id", "inline_message_id", "language_code", "media_url", "message_effect_id", "name", "parse_mode",
        "photo", "secret_token", "short_description", "text", "thumbnail", "title", "url", "video", "voice",
        "business_connection_id", "performer", "ip_address",
    }
)  # fmt: skip
"""Parameters whose value is a text whatever it looks like; any other text is JSON if it can be read as JSON."""


@dataclass(frozen=True)
class FilePart:
    """A file in a call: its name and its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True)
class Parameters:
    """What a call was given. A file is an Upload in `uploads`, under the name of its field."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give a text, empty if it was not given."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int, low: int, high: int) -> int:
        """Give a whole number, moved into its range as Telegram does."""
        try:
            number = int(str(self.values.get(name, default)))
        except ValueError:
            number = default
        return max(low, min(number, high))

    def flag(self, name: str) -> bool:
        """Whether a switch is on."""
        return str(self.values.get(name, "")).lower() in {"true", "yes", "1"}

    def value(self, name: str) -> Any:  # noqa: ANN401 - a parameter is any JSON value
        """Give what was given, None if nothing."""
        return self.values.get(name)

    def message_id(self) -> int:
        """Give the message that is meant; raises Telegram's Refusal if none is named."""
        number = self.integer("message_id", 0, -(2**62), 2**62)
        if number <= 0:
            raise bad_request("message identifier is not specified")
        return number

    def seen(self) -> Json:
        """All parameters as an observer sees them."""
        parts = {name: FilePart(upload.name, upload.size) for name, upload in self.uploads.items()}
        return {**self.values, **parts}

    def discard(self) -> None:
        """Remove the uploads that nobody kept."""
        for upload in self.uploads.values():
            upload.path.unlink(missing_ok=True)


async def read_parameters(request: web.Request, folder: Path) -> Parameters:
    """Read all parameters of a request; files go to disk as they come in.

    Raises Refusal 413 for a file over 50 MB or a body that is beyond all bounds, and 400 for one that cannot be read.
    """
    given: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        given |= await _json_body(request)
    elif request.content_type.startswith("multipart/"):
        try:
            await read_parts(request, folder, given.__setitem__, uploads.__setitem__)
        except BaseException:
            Parameters({}, uploads).discard()
            raise
    elif request.can_read_body:
        given |= {name: str(value) for name, value in (await _form(request)).items()}
    return given_as_json(given, uploads)


def given_as_json(given: Mapping[str, Any], uploads: Mapping[str, Upload] | None = None) -> Parameters:
    """Read parameters as they were given: any of them may be JSON inside a text."""
    return Parameters({name: _decoded(name, value) for name, value in given.items()}, uploads or {})


async def _json_body(request: web.Request) -> Json:
    try:
        body = await request.json()
        check_encoded(body)
    except web.HTTPRequestEntityTooLarge as error:
        raise Refusal(413, TOO_LARGE) from error
    except UNREADABLE as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(body, dict):
        raise bad_request("can't parse JSON object")
    return body


async def _form(request: web.Request) -> Mapping[str, object]:
    try:
        return await request.post()
    except web.HTTPRequestEntityTooLarge as error:
        raise Refusal(413, TOO_LARGE) from error
    except UNREADABLE as error:
        raise bad_request("can't parse the form") from error


def check_encoded(body: object) -> None:
    """Raise ValueError if there is half a character in a JSON value, which UTF-8 has no bytes for."""
    json.dumps(body, ensure_ascii=False).encode()


async def read_parts(
    request: web.Request,
    folder: Path,
    field_read: Callable[[str, str], None],
    file_read: Callable[[str, Upload], None],
    most: int = MOST_FILE_BYTES,
) -> None:
    """Read a multipart body; `most` is the size in bytes above which a file raises Refusal 413, as do too many parts.

    Raises Refusal 400 for a body that cannot be read.
    """
    parts, room = 0, MOST_FIELD_BYTES
    try:
        async for part in await request.multipart():
            parts += 1
            if not isinstance(part, BodyPartReader) or part.name is None:
                raise ValueError("a part that is no field of a form")
            if parts > MOST_PARTS:
                raise Refusal(413, TOO_LARGE)
            if part.filename is None:
                content = await _field(part, room)
                room -= len(content)
                field_read(part.name, content.decode("utf-8", "replace"))
            else:
                file_read(part.name, await _upload(part, part.filename, folder, most))
    except UNREADABLE as error:
        raise bad_request("can't parse the multipart body") from error


async def _field(part: BodyPartReader, most: int) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(CHUNK):
        content += chunk
        if len(content) > most:
            raise Refusal(413, TOO_LARGE)
    return bytes(content)


async def _upload(part: BodyPartReader, name: str, folder: Path, most: int) -> Upload:
    path = files.incoming_path(folder)
    try:
        size = await _received(part, path, most)
    except BaseException:
        path.unlink()
        raise
    stated = part.headers.get("Content-Type", "").partition(";")[0].strip()
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Upload(path, name, guessed if stated in {"", "application/octet-stream"} else stated, size)


async def _received(part: BodyPartReader, path: Path, most: int) -> int:
    """Write a file as it comes in; give its size in bytes."""
    size = 0
    with path.open("wb") as target:
        while chunk := await part.read_chunk(CHUNK):
            size += len(chunk)
            if size <= most:
                target.write(chunk)
            elif size > 2 * most:
                break
    # Read on so far: a sender that is cut off while it sends does not see the answer.
    if size > most:
        raise Refusal(413, TOO_LARGE)
    return size


def _decoded(name: str, value: object) -> object:
    if name in TEXTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
