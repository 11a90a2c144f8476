"""The bot's notes to itself: inbox rows without an update, so that they keep the order of their chat."""

from __future__ import annotations

from typing import Any

from bot.evidence.attaching import notice
from bot.evidence.rechecking import recheck
from bot.turn import Turn
from conversations import evidence


async def handle_note(turn: Turn, body: dict[str, Any]) -> None:
    """Do what a note says: show the step again after an outage, or check a file once more."""
    if turn.case is None:
        return
    if "recheck" in body:
        await _recheck(turn, body["recheck"]["case"], body["recheck"]["evidence"])
    elif "resume" in body and not turn.case.cancelled_at:
        turn.show_step(turn.texts.html("was_away"))


async def _recheck(turn: Turn, case_number: int, number: int) -> None:
    """Check a file again; the buyer hears of it once there is a result, in the case that is open."""
    mine = turn.case
    for case in await turn.storage.cases(turn.chat_id):
        if case.number == case_number:
            turn.case = case
    settled = await recheck(turn, number)
    checked = turn.open_case
    if mine and mine.number != checked.number:
        turn.others[checked.number], turn.case = checked, mine
        return
    if settled and not checked.cancelled_at:
        turn.show_step(notice(turn, evidence.find(checked.evidence, number)))
