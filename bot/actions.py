"""What each button does to the turn: verb -> function. A forged or outdated one raises `KeyError` or `ValueError`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot import lists
from bot.after import AFTER, ASKING, Action
from bot.buttons import ANY_REVISION, Tap
from bot.evidence.rechecking import recheck
from bot.feedback import FEEDBACK
from bot.followup import how_on
from bot.hours import HOURS
from bot.news import NEWS
from bot.notices import notice
from bot.preferences import SETTINGS
from bot.privacy import PRIVACY
from bot.retaining import RETENTION
from bot.status import calendar, picture, status
from bot.storage.values import Delivery
from bot.turn import Turn
from bot.versions import VERSIONS
from conversations import evidence, route
from conversations.case import Case, is_blank
from conversations.followup import is_submitted
from conversations.rejected import Rejected
from conversations.steps import S


async def pick(turn: Turn, choice: str) -> None:
    """Answer the open step with one of its buttons."""
    case = turn.open_case
    turn.case = route.choose(case, route.open_step(case), choice, turn.now)
    show_picked(turn)


def show_picked(turn: Turn) -> None:
    """Show the step that was gone to; of the guide's steps after Submit their texts, not the case's stage."""
    if is_submitted(turn.open_case) and route.open_step(turn.open_case) is not S.OPENED:
        turn.show(how_on(turn.teller, turn.open_case))
    else:
        turn.show_step()


async def type_(turn: Turn, text: str) -> None:
    """Type a suggested value."""
    case = turn.open_case
    turn.case = route.write(case, route.open_step(case), text, turn.now)
    turn.show_step()


async def keep(turn: Turn, _argument: str) -> None:
    """Confirm the answer that was taken back."""
    case = turn.open_case
    turn.case = route.keep(case, route.open_step(case), turn.now)
    turn.show_step()


async def back(turn: Turn, _argument: str = "") -> None:
    """Take the last answer back; at the first step there is nothing to take back but the list of cases."""
    case = turn.open_case
    if route.previous(case) is None:
        await cases(turn)
        return
    turn.case = route.back(case)
    turn.show_step()


async def reopen(turn: Turn, step: str) -> None:
    """Change one earlier answer."""
    turn.case = route.reopen(turn.open_case, S(step))
    turn.show_step()


async def again(turn: Turn, _argument: str) -> None:
    """Try once more from an earlier step."""
    turn.case = route.again(turn.open_case)
    turn.show_step()


async def show(turn: Turn, argument: str = "") -> None:
    """Go back to where the case stands; "below": what was tapped is no screen and stays as it is."""
    turn.tapped = None if argument == "below" else turn.tapped
    show_case(turn)


async def cases(turn: Turn, _argument: str = "") -> None:
    """List the cases."""
    turn.show(lists.cases(turn.teller, await turn.all_cases(), turn.buyer.current))


async def new(turn: Turn, _argument: str = "") -> None:
    """Begin another case; the open one is kept."""
    turn.switch(await fresh(turn))
    turn.show_step(*turn_notice(turn, "new_case"), whole=True)


async def fresh(turn: Turn) -> Case:
    """Give a case to begin with: the newest one where nothing was said in it yet, else another."""
    newest = (await turn.all_cases())[-1:]
    if newest and is_blank(newest[0]):
        return newest[0]
    return Case(number=newest[0].number + 1 if newest else 1, created_at=turn.now)


def ask_no_more(turn: Turn) -> None:
    """Forget the day that was asked for: the buyer does something else."""
    if turn.case and turn.case.asked:
        turn.case = replace(turn.case, asked="")


def turn_notice(turn: Turn, key: str, **values: object) -> tuple[str, ...]:
    """Write a notice; as a tuple, to be passed on to a screen."""
    return (turn.texts.html(key, **values),)


async def switch(turn: Turn, number: str) -> None:
    """Open another case of the buyer."""
    found = {case.number: case for case in await turn.all_cases()}
    turn.switch(found[int(number)])
    show_case(turn, "case_opened")


def show_case(turn: Turn, notice: str = "") -> None:
    """Show the open case where it stands, cancelled or not."""
    case = turn.open_case
    if case.cancelled_at:
        turn.show(lists.cancelled(turn.teller, case))
        return
    named = {"name": turn.teller.name(case)}
    turn.show_step(*(turn_notice(turn, notice, **named) if notice else ()), whole=True)


async def ask_cancel(turn: Turn, _argument: str = "") -> None:
    """Ask whether the open case is really to be put away."""
    turn.show(lists.cancel(turn.teller, turn.open_case))


async def cancel(turn: Turn, _argument: str) -> None:
    """Put the open case away; it is kept whole."""
    case = turn.open_case
    turn.case = replace(case, cancelled_at=case.cancelled_at or turn.now)
    turn.show(lists.cancelled(turn.teller, turn.open_case))


async def undo(turn: Turn, _argument: str) -> None:
    """Take a cancelled case up again where it was."""
    turn.case = replace(turn.open_case, cancelled_at=None)
    turn.show_step(*turn_notice(turn, "cancel_undone"), whole=True)


async def files(turn: Turn, _argument: str) -> None:
    """List the files."""
    turn.show(lists.files(turn.teller, turn.open_case))


async def view(turn: Turn, number: str) -> None:
    """Send a stored file back."""
    item = evidence.find(turn.open_case.evidence, int(number))
    turn.deliver("file", {"sent_as": item.sent_as, "file_id": item.file_id})
    turn.tapped = None  # the list comes below the file
    turn.show(lists.files(turn.teller, turn.open_case))


async def remove(turn: Turn, number: str) -> None:
    """Take a file out."""
    change_files(turn, evidence.remove(_changeable(turn).evidence, int(number)))


async def take(turn: Turn, number: str) -> None:
    """Take a file in that had no room, or say that there is still none."""
    try:
        change_files(turn, evidence.take(_changeable(turn).evidence, int(number)))
    except Rejected as rejected:
        turn.show(lists.files(turn.teller, turn.open_case, turn.teller.rejected(rejected)))


def change_files(turn: Turn, items: tuple[evidence.Evidence, ...]) -> None:
    """Store the files as they are now and show them."""
    turn.case = replace(turn.open_case, evidence=items)
    turn.show(lists.files(turn.teller, turn.open_case))


def _changeable(turn: Turn) -> Case:
    if not lists.is_changeable(turn.open_case):
        raise KeyError("evidence")
    return turn.open_case


async def check(turn: Turn, number: str) -> None:
    """Check a file that could not be fetched once more."""
    await recheck(turn, int(number))
    item = evidence.find(turn.open_case.evidence, int(number))
    waits = item.verdict == "unchecked"
    said = turn.texts.html("check_failed") if waits else notice(turn.teller, turn.open_case, item)
    turn.show(lists.files(turn.teller, turn.open_case, said))


def answer(turn: Turn, query_id: str, key: str = "") -> None:
    """Free a tapped button before all else, with a word about it where the screen does not say it all."""
    text = turn.texts.plain(key) if key else ""
    turn.deliveries.insert(0, Delivery("answer", {"query_id": query_id, "text": text}))


ACTIONS: Mapping[str, Action] = {
    "pick": pick,
    "type": type_,
    "keep": keep,
    "back": back,
    "open": reopen,
    "again": again,
    "show": show,
    "cases": cases,
    "status": status,
    "new": new,
    "switch": switch,
    "cancel": cancel,
    "undo": undo,
    "files": files,
    "view": view,
    "remove": remove,
    "take": take,
    "check": check,
    **VERSIONS,
    **AFTER,
    **FEEDBACK,
    **SETTINGS,
    **HOURS,
    **NEWS,
    "news_step": show,
    **PRIVACY,
    **RETENTION,
    "calendar": calendar,
    "picture": picture,
}
BOUND = ("pick", "type", "keep", "back", "open", "again", "tell")
"""The verbs that answer a certain question: outdated as soon as any answer has changed."""
FREE = (
    *("switch", "new", "cases", "status", "snooze", "mute", "unmute", "calendar", "picture", "news_step"),
    *(*NEWS, *SETTINGS, *HOURS, *PRIVACY, *RETENTION),
)
"""The verbs that are about no certain case."""


def fits(tap: Tap, case: Case) -> bool:
    """Say whether a button still means what it meant when it was made."""
    if tap.verb in FREE:
        return True
    if tap.case != case.number or (case.cancelled_at and tap.verb not in ("undo", "show")):
        return False
    return tap.verb not in BOUND or (tap.revision == case.revision and tap.revision != ANY_REVISION)


async def do(turn: Turn, tap: Tap | None) -> None:
    """Do what a button says. Raises `KeyError` or `ValueError` for one that does not fit, `Rejected` for a refusal."""
    if tap is None or not fits(tap, turn.open_case):
        raise KeyError(tap)
    if tap.verb not in ASKING:
        ask_no_more(turn)
    await ACTIONS[tap.verb](turn, tap.argument)
