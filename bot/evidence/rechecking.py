"""A file that Telegram could not hand over when it came is checked again, until there is a result."""

from dataclasses import replace

from bot.evidence.checking import check
from bot.turn import Turn
from conversations import evidence
from conversations.evidence import received_of


async def recheck(turn: Turn, number: int) -> bool:
    """Check a file that could not be fetched once more; say whether it is settled now."""
    case = turn.open_case
    waiting = evidence.find(case.evidence, number)
    if waiting.verdict != "unchecked":
        return False
    checked = await check(turn.bot, received_of(waiting), turn.now)
    turn.case = replace(case, evidence=evidence.settle(case.evidence, number, checked))
    return checked.verdict != "unchecked"
