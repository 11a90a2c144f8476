"""The guide: answering its questions, and the ways back."""

from __future__ import annotations

from bot.handlers.cases import cases
from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens.followup import how_on
from conversations import route
from conversations.followup import is_submitted
from conversations.names import S


async def pick(turn: Turn, choice: str) -> None:
    """Answer the open step with one of its buttons."""
    case = turn.open_case
    turn.case = route.choose(case, route.open_step(case), choice, turn.now)
    show_picked(turn)


def show_picked(turn: Turn) -> None:
    """Show the step that was gone to; of the guide's steps after Submit their texts, not the case's stage."""
    if is_submitted(turn.open_case) and route.open_step(turn.open_case) is not S.OPENED:
        turn.show(how_on(turn.presenter, turn.open_case))
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


VERBS = (
    Verb("pick", pick, About.QUESTION),
    Verb("type", type_, About.QUESTION),
    Verb("keep", keep, About.QUESTION),
    Verb("back", back, About.QUESTION),
    Verb("open", reopen, About.QUESTION),
    Verb("again", again, About.QUESTION),
)
