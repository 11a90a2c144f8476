"""A file that Telegram could not hand over when it came is checked again, until there is a result or no more hope."""

from dataclasses import replace

from bot import lists
from bot.evidence.checking import check
from bot.turn import Turn
from conversations import evidence
from conversations.evidence import GIVEN_UP, received_of


async def recheck(turn: Turn, number: int, *, is_last: bool = False) -> bool:
    """Check a file that could not be fetched once more; say whether it is settled now: by the last time it is.

    After Submit nothing is refused any more: the file was sent to AliExpress as it is, and the route must not turn
    back. What was found is kept as a warning. Raises `KeyError` for an unknown number.
    """
    case = turn.open_case
    waiting = evidence.find(case.evidence, number)
    if waiting.verdict != "unchecked":
        return False
    asked_for = turn.chat_id if turn.tapped else None
    async with turn.apart():
        checked = await check(turn.inspector, turn.bot, received_of(waiting), turn.now, asked_for)
    if checked.verdict == "unchecked" and is_last:
        checked = replace(checked, verdict="refused", reason=GIVEN_UP)
    if checked.verdict == "refused" and not lists.is_changeable(case):
        checked = replace(checked, verdict="accepted")
    turn.case = replace(case, evidence=evidence.settle(case.evidence, number, checked))
    return checked.verdict != "unchecked"
