"""The files of the stand-in: bytes in its folder, and a row that names them once they are there."""

import base64
import hashlib
import hmac
import json
import mimetypes
import re
import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from standin.store import Json
from standin.world import World

FOLDERS = {
    "photo": "photos", "document": "documents", "video": "videos", "animation": "animations",
    "video_note": "video_notes", "voice": "voice", "sticker": "stickers", "live_photo": "videos",
}  # fmt: skip
PREFIXES = {
    "photo": "AgACAgIAAx", "document": "BQACAgIAAx", "video": "BAACAgIAAx", "animation": "CgACAgIAAx",
    "video_note": "DQACAgIAAx", "voice": "AwACAgIAAx", "sticker": "CAACAgIAAx", "live_photo": "BAACAgIAAy",
}  # fmt: skip
UNIQUE_LENGTH = 16
SHOWN = frozenset(
    {
        "image/gif", "image/jpeg", "image/png", "image/webp",
        "video/mp4", "video/quicktime", "video/webm", "audio/ogg",
    }
)  # fmt: skip
"""Kinds of files that a browser may look into: none of them has words or scripts in it. Only these are shown."""
EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")


@dataclass(frozen=True)
class Upload:
    """A file that just came in: its bytes are in `path`, outside the kept files."""

    path: Path
    name: str
    mime_type: str
    size: int


def prepare(folder: Path) -> None:
    """Make the folders, and throw away what a killed process had not finished to receive."""
    (folder / "files").mkdir(parents=True, exist_ok=True)
    (folder / "incoming").mkdir(exist_ok=True)
    for leftover in (folder / "incoming").iterdir():
        leftover.unlink()


def incoming_path(folder: Path) -> Path:
    """Give a place for a file that comes in."""
    return folder / "incoming" / secrets.token_hex(16)


def keep(world: World, upload: Upload, kind: str, facts: Json) -> sqlite3.Row:
    """Move an upload to the kept files and name it; `facts` are its width, height and the like."""
    number = world.store.next("file")
    suffix = EXTENSION.search(upload.name)
    extension = suffix[0].lower() if suffix else (mimetypes.guess_extension(upload.mime_type) or "")
    path = f"{FOLDERS[kind]}/file_{number}{extension}"
    target = world.folder / "files" / path
    target.parent.mkdir(exist_ok=True)
    upload.path.rename(target)
    unique_id = "AQAD" + secrets.token_urlsafe(9)
    body = {"file_name": upload.name, "mime_type": upload.mime_type, "file_size": upload.size, **facts}
    world.store.run("INSERT INTO file VALUES (?, ?, ?, ?)", unique_id, kind, path, json.dumps(body))
    return row_of(world, unique_id)


def keep_bytes(world: World, content: bytes, name: str, kind: str, facts: Json) -> sqlite3.Row:
    """Keep bytes that the stand-in made itself."""
    path = incoming_path(world.folder)
    path.write_bytes(content)
    mime_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return keep(world, Upload(path, name, mime_type, len(content)), kind, facts)


def row_of(world: World, unique_id: str) -> sqlite3.Row:
    """Give the row of a file; raises KeyError if there is none."""
    row = world.store.row("SELECT * FROM file WHERE unique_id = ?", unique_id)
    if row is None:
        raise KeyError(unique_id)
    return row


def file_id(world: World, row: sqlite3.Row) -> str:
    """Give what a bot calls the file: long, opaque, and of no use outside this folder."""
    unique_id = str(row["unique_id"])
    return PREFIXES[str(row["kind"])] + _seal(world, unique_id) + unique_id


def by_file_id(world: World, given: object) -> sqlite3.Row | None:
    """Find the file that a bot means, None if the identifier is none of ours."""
    unique_id = str(given)[-UNIQUE_LENGTH:]
    row = world.store.row("SELECT * FROM file WHERE unique_id = ?", unique_id)
    return row if row is not None and hmac.compare_digest(file_id(world, row), str(given)) else None


def response(world: World, row: sqlite3.Row) -> web.FileResponse:
    """Give the bytes to whoever asks; a browser shows pictures and films, and saves all else as bytes.

    What a sender calls a file decides nothing but which of the two: a page that is called a picture is a broken one.
    """
    stated = json.loads(row["body"])["mime_type"]
    kind = stated if stated in SHOWN else "application/octet-stream"
    headers = {"Content-Type": kind}
    if not kind.startswith(("image/", "video/")):
        headers["Content-Disposition"] = "attachment"
    return web.FileResponse(world.folder / "files" / str(row["path"]), headers=headers)


def described(world: World, row: sqlite3.Row) -> Json:
    """Everything about a file that any of Telegram's objects may say."""
    return {"file_id": file_id(world, row), "file_unique_id": row["unique_id"], **json.loads(row["body"])}


def _seal(world: World, unique_id: str) -> str:
    digest = hmac.digest(world.store.secret().encode(), unique_id.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
