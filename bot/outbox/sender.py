"""How each kind of delivery reaches Telegram. Nothing is tried twice here: that is the outbox's business."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from telegram import InputFile, InputMediaPhoto
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.outbox.tidying import Tidying
from bot.outbox.uploads import Photo, UploadCache
from bot.storage.deliveries import DeliveryKind, OutdatedTap, Shown, Undelivered, unpack
from bot.wire.api import Api
from bot.wire.errors import Fate, fate

SENDERS = {"photo": ("sendPhoto", "photo"), "live_photo": ("sendPhoto", "photo"), "video": ("sendVideo", "video"),
           "document": ("sendDocument", "document"), "animation": ("sendAnimation", "animation"),
           "video_note": ("sendVideoNote", "video_note")}  # fmt: skip
AS_HTML: Mapping[str, Any] = {"parse_mode": ParseMode.HTML, "link_preview_options": {"is_disabled": True}}


@dataclass(frozen=True)
class Pinned:
    """The message at the top of the chat; 0: there is none any more."""

    message_id: int


Effect = Shown | Pinned | None
"""What a delivery changes for the chat."""


class Sending:
    """Sends deliveries through one Bot API."""

    def __init__(self, api: Api, pictures: UploadCache, tidying: Tidying) -> None:
        self._api = api
        self._tidying = tidying
        self._pictures = pictures
        self._send: dict[str, Callable[[Undelivered], Awaitable[Effect]]] = {
            DeliveryKind.SCREEN: self._screen,
            DeliveryKind.TEXT: self._text,
            DeliveryKind.ABOVE: self._above,
            DeliveryKind.FREED: self._free_button,
            DeliveryKind.FILE: self._file,
            DeliveryKind.ALBUM: self._album,
            DeliveryKind.UPLOAD: self._upload,
            DeliveryKind.PINNED: self._pinned,
            DeliveryKind.NEWS: self._news,
            DeliveryKind.UNPIN: self._unpin,
        }

    def through(self, api: Api) -> Sending:
        """Give what sends the same through another Bot API."""
        return Sending(api, self._pictures, self._tidying)

    async def send(self, item: Undelivered) -> Effect:
        """Send one delivery. Raises `TelegramError`, and whatever a payload that is none of ours leads to."""
        if _is_there(item):
            return None
        return await self._send[item.delivery.kind](item)

    async def _screen(self, item: Undelivered) -> Shown | None:
        screen, shown = item.delivery.payload, item.shown
        picture = screen.get("picture", "")
        if screen.get("place") == "kept" and not _is_shown_still(item):
            return shown
        # A picture can be put above a text, but not taken away again.
        if shown and _in_place(item, shown) and (picture or not shown.is_picture):
            try:
                await self._change(item.chat_id, shown.message_id, screen)
            except BadRequest as error:
                if fate(error) is Fate.DONE:
                    return Shown(shown.message_id, _tag(item), bool(picture))
                if fate(error) is not Fate.SEND_ANEW:
                    raise
            else:
                return Shown(shown.message_id, _tag(item), bool(picture))
        message_id = await self._send_anew(item.chat_id, screen)
        self._tidy(item)
        return Shown(message_id, _tag(item), bool(picture))

    async def _change(self, chat_id: int, message_id: int, screen: Mapping[str, Any]) -> None:
        place = {"chat_id": chat_id, "message_id": message_id, "reply_markup": keyboard(screen["rows"])}
        if "picture" not in screen:
            await self._api("editMessageText", **place, text=screen["text"], **AS_HTML)
            return

        async def change(photo: Photo) -> Any:  # noqa: ANN401 - JSON
            return await self._api("editMessageMedia", **place, media=_as_media(photo, screen["text"]))

        await self._pictures.send(screen["picture"], screen["language"], change)

    async def _send_anew(self, chat_id: int, screen: Mapping[str, Any]) -> int:
        place = {"chat_id": chat_id, "reply_markup": keyboard(screen.get("rows", []))}
        if "picture" not in screen:
            message = await self._api("sendMessage", **place, text=screen["text"], **AS_HTML)
            return _id(message)

        async def send(photo: Photo) -> Any:  # noqa: ANN401 - JSON
            caption = {"caption": screen["text"], "parse_mode": ParseMode.HTML}
            return await self._api("sendPhoto", **place, photo=photo, **caption)

        message = await self._pictures.send(screen["picture"], screen["language"], send)
        return _id(message)

    def _tidy(self, item: Undelivered) -> None:
        """Have the buttons taken off an older screen, so that the present one is the only one.

        A picture in whose place this one has come goes as a whole. So do buttons that were tapped and meant nothing.
        """
        payload, shown = item.delivery.payload, item.shown
        tapped = payload["tapped"] if payload.get("outdated") else None
        older = {payload["replaces"], tapped, shown.message_id if shown else None} - {None}
        gone = shown.message_id if shown and shown.is_picture and _in_place(item, shown) else None
        for message_id in sorted(older):
            self._tidying.later(item.chat_id, message_id, is_whole=message_id == gone)

    async def _say(self, item: Undelivered, text: str, **more: object) -> int:
        message = await self._api("sendMessage", chat_id=item.chat_id, text=text, **AS_HTML, **more)
        return _id(message)

    async def _text(self, item: Undelivered) -> None:
        await self._say(item, item.delivery.payload["text"])

    async def _above(self, item: Undelivered) -> None:
        """Send what belongs to the screen after it: a text, or a picture with a line below it."""
        await self._send_anew(item.chat_id, item.delivery.payload)

    async def _news(self, item: Undelivered) -> None:
        """Send a message with buttons that is not the chat's screen."""
        payload = item.delivery.payload
        await self._say(item, payload["text"], reply_markup=keyboard(payload["rows"]))

    async def _free_button(self, item: Undelivered) -> None:
        await self._api("answerCallbackQuery", **freed(item))

    async def _file(self, item: Undelivered) -> None:
        await self._alone(item.chat_id, item.delivery.payload)

    async def _album(self, item: Undelivered) -> None:
        """Send an album; where Telegram refuses it, for it takes all or nothing, each of its files that it takes."""
        files = item.delivery.payload["files"]
        media = [{"type": file["sent_as"], "media": file["file_id"], "caption": file["caption"]} for file in files]
        try:
            await self._api("sendMediaGroup", chat_id=item.chat_id, media=media)
        except BadRequest as error:
            if fate(error) is not Fate.BROKEN:
                raise
            for file in files:
                with suppress(BadRequest):
                    await self._alone(item.chat_id, file)

    async def _alone(self, chat_id: int, file: Mapping[str, str]) -> None:
        method, name = SENDERS[file["sent_as"]]
        caption = None if name == "video_note" else file.get("caption")  # a round film has no room for words
        await self._api(method, chat_id=chat_id, caption=caption, **{name: file["file_id"]})

    async def _upload(self, item: Undelivered) -> None:
        payload = item.delivery.payload
        content = InputFile(await asyncio.to_thread(unpack, payload), filename=payload["name"])
        method, name = SENDERS[payload["sent_as"]]
        await self._api(
            method, chat_id=item.chat_id, caption=payload["caption"], parse_mode=ParseMode.HTML, **{name: content}
        )

    async def _pinned(self, item: Undelivered) -> Pinned:
        """Keep the status at the top of the chat up to date, or take it down where there is no text."""
        text = item.delivery.payload["text"]
        if not text:
            with suppress(BadRequest):  # the buyer has taken it down already
                await self._api("unpinChatMessage", chat_id=item.chat_id, message_id=item.pinned)
            return Pinned(0)
        if item.pinned and await self._is_pin_changed(item, item.pinned, text):
            return Pinned(item.pinned)
        message_id = await self._say(item, text, disable_notification=True)
        with suppress(BadRequest):
            await self._api("pinChatMessage", chat_id=item.chat_id, message_id=message_id, disable_notification=True)
        return Pinned(message_id)

    async def _unpin(self, item: Undelivered) -> None:
        """Take a status message out of a chat; one that is too old to be deleted is no longer pinned."""
        for method in ("unpinChatMessage", "deleteMessage"):
            with suppress(BadRequest):
                await self._api(method, chat_id=item.chat_id, message_id=item.delivery.payload["message_id"])

    async def _is_pin_changed(self, item: Undelivered, message_id: int, text: str) -> bool:
        try:
            await self._api("editMessageText", chat_id=item.chat_id, message_id=message_id, text=text, **AS_HTML)
        except BadRequest as error:
            if fate(error) is Fate.SEND_ANEW:
                return False
            if fate(error) is not Fate.DONE:
                raise
        return True


def _as_media(photo: Photo, caption: str) -> InputMediaPhoto | Mapping[str, str]:
    """Write a picture with what stands below it; python-telegram-bot's own object is dear, and only files need it."""
    if isinstance(photo, InputFile):
        return InputMediaPhoto(photo, caption=caption, parse_mode=ParseMode.HTML)
    return {"type": "photo", "media": photo, "caption": caption, "parse_mode": ParseMode.HTML}


def freed(item: Undelivered) -> Mapping[str, Any]:
    """Give the parameters of `answerCallbackQuery` for what frees a tapped button."""
    payload = item.delivery.payload
    return {"callback_query_id": payload["query_id"], **({"text": payload["text"]} if payload["text"] else {})}


def _id(message: Mapping[str, Any]) -> int:
    number: int = message["message_id"]  # `Api` gives no other
    return number


def _is_shown_still(item: Undelivered) -> bool:
    """Say whether the chat shows what this is to change, and that can be changed to it."""
    shown = item.shown
    return shown is not None and shown.tag == item.delivery.tag and not shown.is_picture


def _in_place(item: Undelivered, shown: Shown) -> bool:
    """Say whether the present screen is changed instead of a new one sent."""
    payload = item.delivery.payload
    if payload.get("place") == "anew":
        return False
    same_tag = bool(item.delivery.tag) and item.delivery.tag == shown.tag
    is_second = payload["replaces"] is not None and shown.tag == payload.get("mark")
    return same_tag or is_second or shown.message_id in (payload["replaces"], _outdated_on(item))


def _outdated_on(item: Undelivered) -> int | None:
    """Give the message on which a button was tapped that means nothing any more; it can show the screen in its place.

    Not where a text belongs above it.
    """
    payload = item.delivery.payload
    return payload["tapped"] if payload.get("outdated") and not payload.get("is_below") else None


def _tag(item: Undelivered) -> str:
    """Give what a screen is known by from then on: its tag, or the mark of the tap that took its buttons away."""
    payload, shown = item.delivery.payload, item.shown
    tapped = payload.get("tapped")
    is_gone = tapped is not None and tapped in (payload["replaces"], shown.message_id if shown else None)
    return item.delivery.tag or (payload["mark"] if is_gone else "")


def _is_there(item: Undelivered) -> bool:
    """Say whether one tap has brought already what another one on the same buttons is to bring, as they are gone."""
    payload, shown = item.delivery.payload, item.shown
    if shown is None or not payload.get("mark") or shown.tag != payload["mark"]:
        return False
    stays = item.delivery.kind == DeliveryKind.SCREEN and payload["replaces"] is not None
    return payload.get("outdated") == OutdatedTap.SECOND or (shown.message_id != payload["tapped"] and not stays)


def keyboard(rows: list[list[dict[str, str]]]) -> dict[str, Any] | None:
    """Write the buttons of a stored screen as Telegram takes them; None where there are none."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]} if rows else None


def _button(button: dict[str, str]) -> dict[str, Any]:
    style = {"style": button["style"]} if button["style"] else {}
    return {"text": button["label"], **_action(button), **style}


def _action(button: dict[str, str]) -> dict[str, Any]:
    if address := button.get("url"):  # a release before knew none
        return {"url": address}
    return {"copy_text": {"text": button["copy"]}} if button["copy"] else {"callback_data": button["data"]}
