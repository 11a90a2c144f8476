"""Messages with files: what of a file goes into which object of the Bot API."""

import asyncio
import json
import sqlite3

from standin.media import files
from standin.media.files import Upload
from standin.media.films import Film, read_film
from standin.media.pictures import Shrunk, shrunk
from standin.store import Json
from standin.world import World

FIELDS = {
    "photo": ("width", "height"),
    "document": ("file_name", "mime_type"),
    "video": ("width", "height", "duration", "file_name", "mime_type"),
    "animation": ("width", "height", "duration", "file_name", "mime_type"),
    "video_note": ("length", "duration"),
    "voice": ("duration", "mime_type"),
    "live_photo": ("width", "height", "duration", "mime_type"),
    "sticker": ("width", "height"),
}
"""What each object says beside file_id, file_unique_id and file_size. Source: Bot API 10.0."""
FILMED = frozenset({"video", "animation", "video_note", "live_photo", "voice"})


async def keep_photo(world: World, upload: Upload) -> sqlite3.Row:
    """Keep the smaller copies that Telegram makes of a photo; give the largest.

    The original is thrown away, as Telegram does. Raises NotAPictureError.
    """
    copies = await asyncio.to_thread(shrunk, upload.path)
    upload.path.unlink()
    with world.store.transaction():
        rows = [_keep_copy(world, copy) for copy in copies]
        ids = [row["unique_id"] for row in rows]
        for row in rows:
            body = json.loads(row["body"]) | {"sizes": ids}
            world.store.run("UPDATE file SET body = ? WHERE unique_id = ?", json.dumps(body), row["unique_id"])
    return files.row_of(world, ids[-1])


def _keep_copy(world: World, copy: Shrunk) -> sqlite3.Row:
    return files.keep_bytes(world, copy.jpeg, "photo.jpg", "photo", {"width": copy.width, "height": copy.height})


async def keep_file(world: World, upload: Upload, kind: str, said: Json) -> sqlite3.Row:
    """Keep a file of any kind but a photo; `said` is what the sender says of width, height and duration."""
    film = await asyncio.to_thread(read_film, upload.path) if kind in FILMED else None
    seen = film or Film(0, 0, 0)
    facts = {"width": seen.width, "height": seen.height, "duration": seen.duration} | said
    facts["length"] = said.get("length", min(facts["width"], facts["height"]) or 240)
    return files.keep(world, upload, kind, facts if kind in FILMED else said)


def content(world: World, row: sqlite3.Row) -> Json:
    """Give the part of a message that holds the file."""
    kind = str(row["kind"])
    if kind == "photo":
        return {"photo": photo_sizes(world, row)}
    shown = {kind: _shown(world, row, kind)}
    if kind == "animation":
        return shown | {"document": _shown(world, row, "document")}
    return shown


def photo_sizes(world: World, row: sqlite3.Row) -> list[Json]:
    """All PhotoSizes of the photo that a file is one copy of, smallest first."""
    ids = json.loads(row["body"])["sizes"]
    return [_shown(world, files.row_of(world, unique_id), "photo") for unique_id in ids]


def _shown(world: World, row: sqlite3.Row, kind: str) -> Json:
    known = files.described(world, row)
    names = ("file_id", "file_unique_id", "file_size", *FIELDS[kind])
    return {name: known[name] for name in names if name in known}
