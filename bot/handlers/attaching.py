"""What happens with a file that a buyer sends: it is checked, kept with its verdict, and spoken about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from telegram import Message

from bot.evidence.checking import check_file
from bot.evidence.received import received
from bot.handlers.complaint.amounts import is_amount
from bot.handlers.complaint.copies import want_copies
from bot.handlers.complaint.proving import is_slot, seen_on, ways_on, with_slot
from bot.handlers.files import show_with
from bot.handlers.guide import can_be_typed
from bot.handlers.turn import Turn
from bot.handlers.unasked.aside import keep_aside
from bot.handlers.writing import add_draft
from bot.screens import files as file_screens
from bot.screens.buttons import Button, Tap, anywhere, fits
from bot.screens.drafts import keep_button
from bot.screens.files import notices, together
from bot.screens.proof.mending import tag_of
from bot.screens.screen import shortened
from conversations import evidence, route
from conversations.advice.questions import waits_for
from conversations.case import Aside, Case, Draft
from conversations.dispute import STEPS
from conversations.evidence import Evidence
from conversations.feedback import ASKED
from conversations.names import S
from conversations.reading.dates import read_date
from conversations.rejected import Rejected
from conversations.steps import Write

COPIED = ("photo", "live_photo", "video")
"""Ways of sending in which Telegram makes a copy: a smaller one, of a video also in another format."""
PREVIEW = 60
"""Characters of the words under a file by which their writer knows them again."""


async def attach(turn: Turn, message: Message) -> None:
    """Take what came with a message: a file is checked and kept, words under it are kept, the rest is explained."""
    keep_caption(turn, message)
    item = received(message)
    if item is None:
        key = "cannot_hear" if message.voice or message.audio else "cannot_use"
        await _show_with_words(turn, [turn.texts.html(key)], message.message_id)
        return
    before = turn.open_case
    try:
        turn.count()
        evidence.check_room(before.evidence)
    except Rejected as full:
        await _show_with_words(turn, [turn.presenter.rejected(full)], message.message_id)
        return
    async with turn.outside():
        checked = await check_file(turn.inspector, turn.bot, item, turn.now, turn.chat_id, server=turn.server)
    turn.case = replace(before, evidence=_with(before, checked))
    want_copies(turn, turn.case.evidence[-1].number)
    turn.case = with_slot(turn.case, turn.case.evidence[-1], message.caption or "")
    await _report(turn, before)


async def attach_again(turn: Turn, message: Message) -> bool:
    """Take a file that an edit has put into a message; False where the edit brought no other file than there was."""
    item = received(message)
    kept = await turn.storage.of_message(turn.chat_id, message.message_id)
    known = [one.file_unique_id for _case, one in kept if isinstance(one, Evidence)]
    if item is None or item.file_unique_id in known:
        return False
    await attach(turn, message)
    return True


def _with(case: Case, checked: Evidence) -> tuple[Evidence, ...]:
    """Add a file; one that an edit of its message has replaced makes room for it, if the new one is any good."""
    freed = case.evidence
    for one in freed if file_screens.is_changeable(case) else ():
        if one.message_id == checked.message_id:
            freed = evidence.remove(freed, one.number)
    added = evidence.add(freed, checked)
    return evidence.add(case.evidence, checked) if added[-1].verdict == "refused" else added


def keep_caption(turn: Turn, message: Message) -> None:
    """Keep the words under a file. At the explanation they are the complaint, where there is none yet.

    Everywhere else they may be about the file alone: they are kept aside, and offered for what they may be.
    """
    if not message.caption or not message.caption.strip():
        return
    case = turn.open_case
    if case.cancelled_at or case.draft or not isinstance(STEPS[route.open_step(case)], Write):
        keep_aside(turn, message.message_id, message.caption)
        return
    try:
        add_draft(turn, message.message_id, message.caption)
        turn.deliveries.clear()  # the file's own answer shows the step
    except Rejected:
        keep_aside(turn, message.message_id, message.caption)


async def _words_under(turn: Turn, message_ids: Sequence[int]) -> list[Draft | Aside]:
    """Give the words that came under these files and are kept in the open case; of an album each part is looked at."""
    case = turn.open_case
    others = message_ids[:-1]
    stored = [one for number in others for one in await turn.storage.of_message(turn.chat_id, number)]
    mine = [one for number, one in stored if number == case.number]
    kept = [*mine, *case.asides[-1:], *case.drafts[-1:]]
    # What was kept aside and then made a version is one.
    asides: dict[int | None, Draft | Aside] = {one.message_id: one for one in kept if isinstance(one, Aside)}
    under: dict[int | None, Draft | Aside] = {
        **asides,
        **{one.message_id: one for one in kept if isinstance(one, Draft)},
    }
    return [under[number] for number in message_ids if number in under]


async def _show_with_words(
    turn: Turn, said: list[str], message_id: int, *, tag: str = "", whole: bool = False, about: Sequence[Evidence] = ()
) -> None:
    """Show as `show_with` does, with what became of the words in the message or under the files it is about."""
    buttons: list[Button] = []
    for words in await _words_under(turn, [one.message_id for one in about] or [message_id]):
        if isinstance(words, Draft):
            said.append(turn.texts.html("draft_saved", version=words.version))
            continue
        if is_slot(turn.open_case, words.message_id, words.text):
            continue  # that they are kept is said with the slot
        said.append(turn.texts.html("caption_kept", text=shortened(" ".join(words.text.split()), PREVIEW)))
        if not turn.open_case.cancelled_at:
            buttons += [*_as_answer(turn, words.text), keep_button(turn.presenter, turn.open_case, words.message_id)]
    buttons = [*ways_on(turn, about), *buttons]
    show_with(turn, said, tag=tag, whole=whole, about=about, ways=buttons)


def _as_answer(turn: Turn, text: str) -> list[Button]:
    """Offer the words under a file for what is asked: an answer, an amount, a day."""
    case = turn.open_case
    about = case.asked or (f"order:{day}" if (day := waits_for(case)) else "")
    if about:
        tap = anywhere(case.number, "day", f"{about}={text}")
        is_meant = about != ASKED and not is_amount(about) and _is_day(text, turn.now) and fits(tap)
    else:
        tap = Tap(case.number, case.revision, "type", text)
        is_meant = can_be_typed(case, text, turn.now)
    return [Button(turn.texts.plain("button_as_typed", words=shortened(text)), tap)] if is_meant else []


def _is_day(text: str, now: datetime) -> bool:
    try:
        return bool(read_date(text, now))
    except Rejected:
        return False


async def _report(turn: Turn, before: Case) -> None:
    """Say what became of the file; of an album, of each of its files so far, on one screen that is updated."""
    case = turn.open_case
    spoken = together(case, case.evidence[-1])
    said = [*notices(turn.presenter, case, spoken), *seen_on(turn, spoken)]
    if _is_first_copy(case, spoken):
        said.append(turn.texts.html("smaller_copy"))
    if route.open_step(before) is not S.EVIDENCE and any(one.verdict != "refused" for one in spoken):
        said.append(turn.texts.html("file_kept_for_later"))
    moved_on = route.open_step(before) is not route.open_step(case)
    await _show_with_words(
        turn, said, spoken[-1].message_id, tag=tag_of(case, spoken[-1]), whole=moved_on, about=spoken
    )


def _is_first_copy(case: Case, spoken: Sequence[Evidence]) -> bool:
    """Say whether the first copy of the case that Telegram has made, and that is of use, is among these files."""
    copies = [one for one in case.evidence if one.sent_as in COPIED and one.verdict != "refused"]
    return bool(copies) and copies[0] in spoken
