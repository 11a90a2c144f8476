"""The files of a case: looked at, taken out and in, and checked again where Telegram could not hand one over."""

from __future__ import annotations

from dataclasses import replace

from bot.evidence.checking import check_file
from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens import files as screens
from bot.screens.files import notice
from bot.storage.deliveries import DeliveryKind
from conversations import evidence
from conversations.case import Case
from conversations.evidence import GIVEN_UP, received_of
from conversations.rejected import Rejected


async def files(turn: Turn, _argument: str) -> None:
    """List the files."""
    turn.show(screens.files(turn.presenter, turn.open_case))


async def view(turn: Turn, number: str) -> None:
    """Send a stored file back."""
    item = evidence.find(turn.open_case.evidence, int(number))
    turn.deliver(DeliveryKind.FILE, {"sent_as": item.sent_as, "file_id": item.file_id})
    turn.tapped = None  # the list comes below the file
    turn.show(screens.files(turn.presenter, turn.open_case))


async def remove(turn: Turn, number: str) -> None:
    """Take a file out."""
    change_files(turn, evidence.remove(_changeable(turn).evidence, int(number)))


async def take(turn: Turn, number: str) -> None:
    """Take a file in that had no room, or say that there is still none."""
    try:
        change_files(turn, evidence.take(_changeable(turn).evidence, int(number)))
    except Rejected as rejected:
        turn.show(screens.files(turn.presenter, turn.open_case, turn.presenter.rejected(rejected)))


def change_files(turn: Turn, items: tuple[evidence.Evidence, ...]) -> None:
    """Store the files as they are now and show them."""
    turn.case = replace(turn.open_case, evidence=items)
    turn.show(screens.files(turn.presenter, turn.open_case))


def _changeable(turn: Turn) -> Case:
    if not screens.is_changeable(turn.open_case):
        raise KeyError("evidence")
    return turn.open_case


async def check_now(turn: Turn, number: str) -> None:
    """Check a file that could not be fetched once more."""
    await recheck(turn, int(number))
    item = evidence.find(turn.open_case.evidence, int(number))
    waits = item.verdict == "unchecked"
    said = turn.texts.html("check_failed") if waits else notice(turn.presenter, turn.open_case, item)
    turn.show(screens.files(turn.presenter, turn.open_case, said))


async def recheck(turn: Turn, number: int, *, is_last: bool = False) -> bool:
    """Check a file that could not be fetched once more; say whether it is settled now: by the last time it is.

    After Submit nothing is refused any more: the file was sent to AliExpress as it is, and the route must not turn
    back. What was found is kept as a warning. Raises `KeyError` for an unknown number.
    """
    case = turn.open_case
    waiting = evidence.find(case.evidence, number)
    if waiting.verdict != "unchecked":
        return False
    async with turn.outside():
        checked = await check_file(
            turn.inspector, turn.bot, received_of(waiting), turn.now, turn.chat_id, is_shown=bool(turn.tapped)
        )
    if checked.verdict == "unchecked" and is_last:
        checked = replace(checked, verdict="refused", reason=GIVEN_UP)
    if checked.verdict == "refused" and not screens.is_changeable(case):
        checked = replace(checked, verdict="accepted")
    turn.case = replace(case, evidence=evidence.settle(case.evidence, number, checked))
    return checked.verdict != "unchecked"


VERBS = (
    Verb("files", files),
    Verb("view", view),
    Verb("remove", remove),
    Verb("take", take),
    Verb("check", check_now),
)
