"""What happens with a file that a buyer sends: it is checked, kept with its verdict, and spoken about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Message

from bot import lists
from bot.evidence.checking import check
from bot.evidence.received import received
from bot.texts import Html
from bot.turn import Turn
from bot.writing import add_draft, keep_aside
from conversations import evidence, route
from conversations.dispute import STEPS
from conversations.evidence import Evidence, Received
from conversations.formats import UNKNOWN, claims, presumed
from conversations.steps import S, Write
from conversations.verdict import limit


async def attach(turn: Turn, message: Message) -> None:
    """Take what came with a message: a file is checked and kept, words under it are kept, the rest is explained."""
    keep_caption(turn, message)
    item = received(message)
    if item is None:
        _show(turn, turn.texts.html("cannot_use"))
        return
    checked = await check(turn.bot, item, turn.now)
    case = turn.open_case
    turn.case = replace(case, evidence=evidence.add(case.evidence, checked))
    _report(turn, item)


def keep_caption(turn: Turn, message: Message) -> None:
    """Keep the words under a file: at the explanation they are a version of the complaint."""
    if not message.caption or not message.caption.strip():
        return
    case = turn.open_case
    if not case.cancelled_at and isinstance(STEPS[route.open_step(case)], Write):
        add_draft(turn, message.message_id, message.caption)
        turn.deliveries.clear()  # the file's own answer shows the step
    else:
        keep_aside(turn, message.message_id, message.caption)


def _report(turn: Turn, item: Received) -> None:
    """Say what became of the file; of an album, of each of its files so far, on one screen that is updated."""
    case = turn.open_case
    newest = case.evidence[-1]
    spoken = [newest] if item.album is None else [one for one in case.evidence if one.album == item.album]
    notices = [notice(turn, one) for one in spoken]
    if _is_first_copy(turn, spoken):
        notices.append(turn.texts.html("smaller_copy"))
    if route.open_step(case) is not S.EVIDENCE:
        notices.append(turn.texts.html("file_kept_for_later"))
    _show(turn, "\n".join(notices), tag=f"album:{item.album}" if item.album else "")


def _is_first_copy(turn: Turn, spoken: list[Evidence]) -> bool:
    """Say whether the first picture of the case that Telegram has shrunk is among these."""
    shrunk = [one for one in turn.open_case.evidence if one.sent_as == "photo"]
    return bool(shrunk) and shrunk[0] in spoken


def _show(turn: Turn, notice: str, tag: str = "") -> None:
    if turn.open_case.cancelled_at:
        turn.show(lists.cancelled(turn.teller, turn.open_case))
    else:
        turn.show_step(notice, tag=tag)


def notice(turn: Turn, item: Evidence) -> str:
    """Say in a line or two what became of one file."""
    told = turn.teller
    named = told.texts.html("file_named", number=item.number, kind=item.kind, name=item.name or "none")
    lines = [told.texts.html(f"notice_{item.verdict}", named=Html(named))]
    if item.sent_as in ("animation", "video_note", "live_photo") and item.verdict != "refused":
        lines.append(told.texts.html(f"notice_{item.sent_as}"))
    if item.reason:
        lines.append(told.reason(item.reason, facts(turn.open_case.evidence, item)))
    return " ".join(lines)


def facts(items: tuple[Evidence, ...], item: Evidence) -> dict[str, Any]:
    """Give what was measured of a file, for the text that says why it was refused or warned about."""
    same = evidence.same_file(items, item)
    claimed = claims(item.name, item.mime)
    return {
        "size": item.size or 0,
        "most": limit(item.reason or ""),
        "width": item.width or 0,
        "height": item.height or 0,
        "format": item.format or presumed(item.name, item.mime),
        "claimed": claimed[0] if claimed else UNKNOWN,
        "number": same.number if same else item.number,
    }
