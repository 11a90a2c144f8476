"""The methods of the Bot API that the measured bots call, as lean as can be: nothing is kept but where chats stand."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from PIL import Image

from benchmarks.parameters import Json
from benchmarks.people import BOT, Person
from benchmarks.poster import Poster
from benchmarks.updates import MOST, Updates

FILE = "photos/file_1.jpg"
SIDES = (640, 480)
"""Of the one photo there is, in pixels."""


def photo() -> bytes:
    """Make a JPEG as a phone would send it, of some 70 kB."""
    rough = Image.effect_noise((SIDES[0] // 8, SIDES[1] // 8), 60).resize(SIDES).convert("RGB")
    out = io.BytesIO()
    rough.save(out, "JPEG", quality=90)
    return out.getvalue()


class Api:
    """Answers calls, and lets people see what the bot does."""

    def __init__(self, updates: Updates, people: Mapping[int, Person]) -> None:
        self.calls = 0
        """How many there were, but for `getUpdates`."""
        self.ridden = 0
        """How many of them came in the answer to a post."""
        self.poster: Poster | None = None
        """Posts updates, where they are not fetched."""
        self._updates = updates
        self._people = people
        self._photo = photo()
        self._hook = ""
        self.files: dict[str, bytes] = {}
        """What there is beside the photo, by file id."""
        self._methods: Mapping[str, Callable[[Json], Any]] = {
            "getMe": lambda _call: BOT | ABILITIES,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "sendPhoto": self._send,
            "editMessageMedia": self._edit_picture,
            "deleteMessage": self._strip,
            "editMessageReplyMarkup": self._strip,
            "answerCallbackQuery": self._answer,
            "sendDocument": self._document,
            "getFile": self._file,
            "setWebhook": self._set_webhook,
            "getWebhookInfo": lambda _call: {"url": self._hook, "has_custom_certificate": False, **NOTHING_WAITS},
            **dict.fromkeys(TAKEN, lambda _call: True),
        }

    async def call(self, method: str, given: Json) -> Any:  # noqa: ANN401 - JSON
        """Give the result of a method. Raises `KeyError` for one that is not there, or for what a call lacks."""
        if method == "getUpdates":
            numbers = [float(given.get(name) or usual) for name, usual in (("offset", 0), ("limit", MOST))]
            return await self._updates.get(int(numbers[0]), int(numbers[1]), float(given.get("timeout") or 0))
        self.calls += 1
        return self._methods[method](given)

    def ride(self, given: Json) -> None:
        """Take a call that came in the answer to a post. Raises as `call`."""
        self.calls += 1
        self.ridden += 1
        self._methods[given["method"]](given)

    def download(self, path: str) -> bytes:
        """Give the file at the end of a path: the photo, where it is no other."""
        self.calls += 1
        return self.files.get(path.rpartition("/")[2], self._photo)

    def _send(self, call: Json) -> Json:
        return self._shown(call, None)

    def _edit(self, call: Json) -> Json:
        return self._shown(call, int(call["message_id"]))

    def _edit_picture(self, call: Json) -> Json:
        media: Json = orjson.loads(call["media"]) if isinstance(call["media"], str) else call["media"]
        return self._edit(call | {"caption": media["caption"]})

    def _shown(self, call: Json, message_id: int | None) -> Json:
        """Show a text, or a picture with a text below it: bots send those by the file id that they are given here."""
        chat, markup = int(call["chat_id"]), _markup(call)
        kind = "caption" if "caption" in call else "text"
        number = self._people[chat].shows(message_id, call[kind], markup)
        picture = {"photo": [PICTURE]} if kind == "caption" else {}
        return _message(chat, number) | picture | {kind: call[kind], **({"reply_markup": markup} if markup else {})}

    def _strip(self, call: Json) -> Json:
        chat = int(call["chat_id"])
        self._people[chat]  # raises for a stranger
        return _message(chat, int(call["message_id"]))

    def _answer(self, call: Json) -> bool:
        chat = int(call["callback_query_id"].partition("-")[0])
        self._people[chat].answered()
        return True

    def _set_webhook(self, call: Json) -> bool:
        self._hook = call["url"]
        if self.poster:
            self.poster.begin(self._hook, call["secret_token"])
            self._updates.are_posted(self.poster.push)
        return True

    def _file(self, call: Json) -> Json:
        name = call["file_id"]
        content, path = (self.files[name], f"documents/{name}") if name in self.files else (self._photo, FILE)
        return {"file_id": name, "file_unique_id": name, "file_size": len(content), "file_path": path}

    def _document(self, call: Json) -> Json:
        return self._shown({"caption": "", **call}, None) | {"document": DOCUMENT}


PICTURE: Json = {"file_id": "picture", "file_unique_id": "picture", "width": 800, "height": 600}
DOCUMENT: Json = {"file_id": "document", "file_unique_id": "document"}


def _markup(call: Json) -> Json | None:
    markup = call.get("reply_markup")
    found: Json | None = orjson.loads(markup) if isinstance(markup, str) else markup
    return found


def _message(chat: int, number: int) -> Json:
    place = {"id": chat, "type": "private", "first_name": "Ann"}
    return {"message_id": number, "date": int(time.time()), "chat": place, "from": BOT}


NOTHING_WAITS = {"pending_update_count": 0}
ABILITIES = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
TAKEN = (
    *("sendChatAction", "setMyCommands", "setMyDescription", "setMyShortDescription", "deleteWebhook"),
    *("pinChatMessage", "unpinChatMessage"),
)
"""Methods that are answered with "done" and change nothing here."""
