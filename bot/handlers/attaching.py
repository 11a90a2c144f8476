"""What happens with a file that a buyer sends: it is checked, kept with its verdict, and spoken about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telegram import Message

from bot.evidence.checking import check_file
from bot.evidence.received import received
from bot.handlers.files import show_with
from bot.handlers.turn import Turn
from bot.handlers.writing import add_draft, keep_aside
from bot.screens import files as file_screens
from bot.screens.files import notices
from conversations import evidence, route
from conversations.case import Case
from conversations.dispute import STEPS
from conversations.evidence import Evidence
from conversations.names import S
from conversations.rejected import Rejected
from conversations.steps import Write

SHRUNK = ("photo", "live_photo")
"""Ways of sending a picture in which Telegram makes it smaller."""


async def attach(turn: Turn, message: Message) -> None:
    """Take what came with a message: a file is checked and kept, words under it are kept, the rest is explained."""
    keep_caption(turn, message)
    item = received(message)
    if item is None:
        key = "cannot_hear" if message.voice or message.audio else "cannot_use"
        show_with(turn, [turn.texts.html(key)])
        return
    before = turn.open_case
    try:
        turn.count()
        evidence.check_room(before.evidence)
    except Rejected as full:
        show_with(turn, [turn.presenter.rejected(full)])
        return
    async with turn.outside():
        checked = await check_file(turn.inspector, turn.bot, item, turn.now, turn.chat_id)
    turn.case = replace(before, evidence=_with(before, checked))
    _report(turn, before)


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
    """Keep the words under a file: at the explanation they are a version of the complaint."""
    if not message.caption or not message.caption.strip():
        return
    case = turn.open_case
    if case.cancelled_at or not isinstance(STEPS[route.open_step(case)], Write):
        keep_aside(turn, message.message_id, message.caption)
        return
    try:
        add_draft(turn, message.message_id, message.caption)
        turn.deliveries.clear()  # the file's own answer shows the step
    except Rejected:
        keep_aside(turn, message.message_id, message.caption)


def _report(turn: Turn, before: Case) -> None:
    """Say what became of the file; of an album, of each of its files so far, on one screen that is updated."""
    case = turn.open_case
    spoken = together(case, case.evidence[-1])
    said = notices(turn.presenter, case, spoken)
    if _is_first_copy(case, spoken):
        said.append(turn.texts.html("smaller_copy"))
    if route.open_step(before) is not S.EVIDENCE and any(one.verdict != "refused" for one in spoken):
        said.append(turn.texts.html("file_kept_for_later"))
    album = spoken[-1].album
    moved_on = route.open_step(before) is not route.open_step(case)
    show_with(turn, said, tag=f"album:{album}" if album else "", whole=moved_on, about=spoken)


def together(case: Case, item: Evidence) -> list[Evidence]:
    """Give the files that are spoken about in one go: those of an album, in the order in which they came."""
    return [one for one in case.evidence if one.album == item.album] if item.album else [item]


def _is_first_copy(case: Case, spoken: Sequence[Evidence]) -> bool:
    """Say whether the first picture of the case that Telegram has shrunk is among these."""
    shrunk = [one for one in case.evidence if one.sent_as in SHRUNK]
    return bool(shrunk) and shrunk[0] in spoken
