"""The admins' screens of dead letters: what was set aside, and having it tried again. No word of a buyer is on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.runtime.cause import read
from bot.screens.buttons import Button, Rows, Tap, anywhere
from bot.screens.buttons import number as read_number
from bot.screens.screen import Screen, shortened
from bot.storage.deliveries import Alert, Delivery, DeliveryKind
from bot.storage.notes import read_note
from bot.storage.values import DeadLetter, DeadLetters
from bot.texts import Html, Texts, moment, texts
from bot.wire.codec import loads

COMMAND = "dead_letters"
TAG = "dead_letters"
PAGE = 4
"""Dead letters on one screen. Our choice: more do not fit on a phone's."""
LONGEST_SAID = 200
"""Characters of an error's text on a screen."""


async def show_all(turn: Turn, page: str = "") -> None:
    """List what is set aside, the last one first, a few on a page."""
    wanted = read_number(page or "0") * PAGE
    found = await turn.storage.dead_letters(turn.chat_id, wanted, PAGE)
    if wanted and not found.shown:  # there have become fewer since
        wanted = (max(len(found.chats), 1) - 1) // PAGE * PAGE
        found = await turn.storage.dead_letters(turn.chat_id, wanted, PAGE)
    turn.show(_list(turn, found, wanted // PAGE))


async def show_one(turn: Turn, number: str) -> None:
    """Show one, and what has become of it."""
    letter = await turn.storage.dead_letter(read_number(number))
    turn.show(_one(turn, letter) if letter else _gone(turn, number))


async def retry_one(turn: Turn, number: str) -> None:
    """Have one tried again, unless that was asked for already."""
    letter = await turn.storage.dead_letter(read_number(number))
    if letter and letter.set_aside_at:
        turn.retried[letter.number] = letter.chat_id
        letter = replace(letter, set_aside_at=None, attempts=0, retries=letter.retries + 1)
    turn.show(_one(turn, letter) if letter else _gone(turn, number))


async def retry_all(turn: Turn, _argument: str) -> None:
    """Have all of them tried again, those of a chat in the order in which they came."""
    found = await turn.storage.dead_letters(turn.chat_id, 0, 0)
    turn.retried.update(found.chats)
    turn.show(_list(turn, DeadLetters((), {}, found.retried + len(found.chats)), 0))


VERBS = (
    Verb("dead", show_all, About.ANYTHING),
    Verb("dead_one", show_one, About.ANYTHING),
    Verb("dead_retry", retry_one, About.ANYTHING),
    Verb("dead_all", retry_all, About.ANYTHING),
)


def alerts(admins: Iterable[int]) -> list[Alert]:
    """Write what admins are told when something was set aside: of several that are not out yet the last is enough."""
    return [
        (admin, Delivery(DeliveryKind.TEXT, {"text": texts("en").html("dead_letters_news")}, TAG)) for admin in admins
    ]


def _list(turn: Turn, found: DeadLetters, page: int) -> Screen:
    said, count = turn.texts, len(found.chats)
    heading = [said.html("dead_letters", count=count)]
    heading += [said.html("dead_letters_retried", count=found.retried)] if found.retried else []
    heading += [said.html("dead_letters_how")] if count else []
    lines = [_line(said, letter) for letter in found.shown]
    look = [
        Button(said.plain("button_dead_letter", number=str(letter.number)), _tap(turn, "dead_one", str(letter.number)))
        for letter in found.shown
    ]
    pages = [Button(said.plain("button_newer"), _tap(turn, "dead", str(page - 1)))] if page else []
    if (page + 1) * PAGE < count:
        pages.append(Button(said.plain("button_older"), _tap(turn, "dead", str(page + 1))))
    again = Button(said.plain("button_retry_all", count=count), _tap(turn, "dead_all"))
    refresh = Button(said.plain("button_refresh"), _tap(turn, "dead", str(page)))
    rows = (*_in_twos(look), tuple(pages), (again,) if count else (), (refresh,), _to_step(turn))
    return Screen("\n\n".join([*heading, *lines]), tuple(row for row in rows if row))


def _line(said: Texts, letter: DeadLetter) -> str:
    found = read(letter.error)
    return said.html(
        "dead_letter_line",
        number=str(letter.number),
        kind=_kind(said, letter),
        chat=str(letter.chat_id),
        tries=letter.attempts,
        error=shortened(" ".join(part for part in (found.kind, found.place) if part), LONGEST_SAID),
        **moment(letter.set_aside_at or letter.received_at),
    )


def _one(turn: Turn, letter: DeadLetter) -> Screen:
    said, number = turn.texts, str(letter.number)
    about = said.html(
        "dead_letter",
        number=number,
        kind=_kind(said, letter),
        chat=str(letter.chat_id),
        tries=letter.attempts,
        retries=letter.retries,
        **moment(letter.received_at),
    )
    again = Button(said.plain("button_retry"), _tap(turn, "dead_retry", number), style="primary")
    refresh = Button(said.plain("button_refresh"), _tap(turn, "dead_one", number))
    return Screen(
        "\n\n".join([about, _error(said, letter), _state(said, letter)]),
        ((again if letter.set_aside_at else refresh,), *_ways_back(turn)),
    )


def _error(said: Texts, letter: DeadLetter) -> str:
    found = read(letter.error)
    if not found.place:
        return said.html("dead_letter_error_kind", error=shortened(found.kind, LONGEST_SAID))
    where = {"error": found.kind, "place": found.place, "function": found.function}
    lines = [said.html("dead_letter_error", **where)]
    if found.text:
        lines.append(said.html("dead_letter_error_text", text=shortened(found.text, LONGEST_SAID)))
    return "\n".join(lines)


def _state(said: Texts, letter: DeadLetter) -> str:
    if letter.set_aside_at:
        return said.html("dead_letter_aside", **moment(letter.set_aside_at))
    if letter.handled_at:
        return said.html("dead_letter_handled", **moment(letter.handled_at))
    return said.html("dead_letter_waiting")


def _gone(turn: Turn, number: str) -> Screen:
    return Screen(turn.texts.html("dead_letter_gone", number=number), _ways_back(turn))


def _ways_back(turn: Turn) -> Rows:
    return (Button(turn.texts.plain("button_dead_letters"), _tap(turn, "dead")),), _to_step(turn)


def _to_step(turn: Turn) -> tuple[Button, ...]:
    """Lead back to the admin's own talk as a buyer; without a case, to its beginning."""
    return (Button(turn.texts.plain("button_step"), _tap(turn, "show")),)


def _tap(turn: Turn, verb: str, argument: str = "") -> Tap:
    return anywhere(turn.buyer.current or 0, verb, argument)


def _in_twos(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _kind(said: Texts, letter: DeadLetter) -> Html:
    return Html(said.html(kind(letter.body)))


def kind(body: bytes) -> str:
    """Give the key of what kind of update this is, however malformed; nothing of what is in it."""
    try:
        update = loads(body)
    except (ValueError, RecursionError):
        return "dead_kind_unreadable"
    if not isinstance(update, dict):
        return "dead_kind_unreadable"
    if read_note(update):
        return "dead_kind_note"
    if isinstance(message := update.get("message"), dict):
        return _kind_of_message(message)
    return next((key for name, key in KINDS.items() if name in update), "dead_kind_unreadable")


def _kind_of_message(message: Mapping[str, Any]) -> str:
    if isinstance(text := message.get("text"), str):
        return "dead_kind_command" if text.startswith("/") else "dead_kind_text"
    if "photo" in message:
        return "dead_kind_photo"
    return "dead_kind_file" if any(name in message for name in FILES) else "dead_kind_message"


KINDS = {
    "message": "dead_kind_message",
    "edited_message": "dead_kind_edit",
    "callback_query": "dead_kind_tap",
    "my_chat_member": "dead_kind_member",
}
FILES = ("document", "video", "animation", "video_note", "live_photo", "audio", "voice")
