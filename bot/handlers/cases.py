"""The cases of a buyer: showing one where it stands, beginning another, putting one away."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens import cases as screens
from bot.screens.buttons import number as read_number
from conversations.case import Case, is_blank
from conversations.quotas import MOST_CASES
from conversations.rejected import Rejected


async def show(turn: Turn, argument: str = "") -> None:
    """Go back to where the case stands; "below": what was tapped is no screen and stays as it is."""
    turn.tapped = None if argument == "below" else turn.tapped
    show_case(turn)


async def cases(turn: Turn, _argument: str = "") -> None:
    """List the cases."""
    turn.show(screens.cases(turn.presenter, await turn.all_cases(), turn.buyer.current))


def begin(turn: Turn) -> None:
    """Open the buyer's first case."""
    turn.switch(Case(number=1, created_at=turn.now))


async def new(turn: Turn, _argument: str = "") -> None:
    """Begin another case; the open one is kept."""
    turn.switch(await fresh(turn))
    turn.show_step(*turn_notice(turn, "new_case"), whole=True)


async def fresh(turn: Turn) -> Case:
    """Give a case to begin with: the newest one where nothing was said in it yet, else another.

    Raises `Rejected` where the buyer has as many cases as are kept.
    """
    cases = await turn.all_cases()
    if cases and is_blank(cases[-1]):
        return cases[-1]
    if len(cases) >= MOST_CASES:
        raise Rejected("cases_full", most=MOST_CASES)
    return Case(number=cases[-1].number + 1 if cases else 1, created_at=turn.now)


def turn_notice(turn: Turn, key: str, **values: object) -> tuple[str, ...]:
    """Write a notice; as a tuple, to be passed on to a screen."""
    return (turn.texts.html(key, **values),)


async def switch(turn: Turn, number: str) -> None:
    """Open another case of the buyer."""
    turn.switch(await turn.case_of(read_number(number)))
    show_case(turn, "case_opened")


def show_case(turn: Turn, notice: str = "") -> None:
    """Show the open case where it stands, cancelled or not."""
    case = turn.open_case
    if case.cancelled_at:
        turn.show(screens.cancelled(turn.presenter, case))
        return
    named = {"name": turn.presenter.name(case)}
    turn.show_step(*(turn_notice(turn, notice, **named) if notice else ()), whole=True)


async def ask_cancel(turn: Turn, _argument: str = "") -> None:
    """Ask whether the open case is really to be put away."""
    turn.show(screens.cancel(turn.presenter, turn.open_case))


async def cancel(turn: Turn, _argument: str) -> None:
    """Put the open case away; it is kept whole."""
    case = turn.open_case
    turn.case = replace(case, cancelled_at=case.cancelled_at or turn.now)
    turn.show(screens.cancelled(turn.presenter, turn.open_case))


async def undo(turn: Turn, _argument: str) -> None:
    """Take a cancelled case up again where it was."""
    turn.case = replace(turn.open_case, cancelled_at=None)
    turn.show_step(*turn_notice(turn, "cancel_undone"), whole=True)


VERBS = (
    Verb("show", show, About.KEPT_CASE),
    Verb("news_step", show, About.ANYTHING),
    Verb("cases", cases, About.ANYTHING),
    Verb("new", new, About.ANYTHING),
    Verb("switch", switch, About.ANYTHING),
    Verb("cancel", cancel),
    Verb("undo", undo, About.KEPT_CASE),
)
