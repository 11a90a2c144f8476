"""The guide: answering its questions, and the ways back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.handlers.beside import of_all
from bot.handlers.cases import cases
from bot.handlers.drafts import take_letter
from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens.buttons import Button, Tap, fits
from bot.screens.followup import how_on
from bot.screens.letter import form_of, is_letter_shown
from bot.screens.step import can_go_on
from conversations import route
from conversations.case import Case
from conversations.dispute import STEPS
from conversations.followup import is_submitted
from conversations.names import S
from conversations.reading.said import as_typed
from conversations.reading.slips import plain
from conversations.rejected import Rejected
from conversations.steps import DONE, Ask, Attach, Menu, Write


async def pick(turn: Turn, choice: str) -> None:
    """Answer the open step with one of its buttons."""
    if choice == DONE and route.open_step(turn.open_case) is S.LETTER and is_letter_shown(turn.open_case):
        take_letter(turn, is_long=form_of(turn.open_case))
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


def is_taken(case: Case, text: str, now: datetime) -> bool:
    """Say whether the open question takes a text for its answer."""
    kind = STEPS[route.open_step(case)]
    try:
        return isinstance(kind, Ask) and bool(kind.rule(text, route.on_route(case), now))
    except Rejected:
        return False


def can_be_typed(case: Case, text: str, now: datetime) -> bool:
    """Say whether a text answers the open question and fits into a button."""
    return is_taken(case, text, now) and fits(Tap(case.number, case.revision, "type", text))


def is_in_vain(case: Case, tap: Tap | None) -> bool:
    """Say whether a label does nothing but bring an answer why it cannot be done yet, however often it is typed."""
    step = route.open_step(case)
    return (
        tap is not None
        and tap.argument == DONE
        and isinstance(STEPS[step], Attach | Write)
        and not can_go_on(case, step)
    )


async def answered_with(turn: Turn, message_id: int) -> tuple[Case, S] | None:
    """Find the answer that was typed in a message, first in the open case; None where it gave none that counts."""
    if step := _answered(turn.open_case, message_id):
        return turn.open_case, step
    found = await of_all(turn, partial(_answered_in, message_id))
    return (await turn.case_of(found[0]), found[1]) if found else None


def _answered(case: Case, message_id: int) -> S | None:
    counted = route.on_route(case).answers
    said = (step for step, answer in counted.items() if answer.message_id == message_id)
    return next((step for step in said if isinstance(STEPS[step], Menu | Ask)), None)


def _answered_in(message_id: int, cases: Sequence[Case]) -> tuple[int, S] | None:
    found = ((case, _answered(case, message_id)) for case in cases if not case.cancelled_at)
    return next(((case.number, step) for case, step in found if step), None)


def corrected(turn: Turn, case: Case, step: S, message_id: int, text: str) -> Case:
    """Answer a step anew, as its message says now: by a label or by typing. Raises `Rejected` where that does not fit.

    After Submit only what the order is called can change: the form has been sent with all the rest.
    """
    if S.RESULT in route.route(case) and step not in (S.ORDER, S.WATCH_ORDER):
        raise Rejected("edit_too_late")
    labels = turn.presenter.labels(case, step)
    choice = next((choice for choice, label in labels.items() if plain(label) == plain(text)), None)
    if choice is not None:
        changed = route.choose(case, step, choice, turn.now)
    elif isinstance(STEPS[step], Ask):
        changed = route.write(case, step, text, turn.now)
    else:
        raise Rejected("edit_no_choice")
    return as_typed(changed, case, message_id, text, turn.now)


def corrections(turn: Turn, step: S, values: Sequence[str]) -> list[Button]:
    """Make the buttons that answer an earlier step of the open case anew, where its words can be read in two ways."""
    case = turn.open_case
    taps = {value: Tap(case.number, case.revision, "correct", f"{step}={value}") for value in values}
    return [Button(turn.presenter.suggestion(value), tap) for value, tap in taps.items() if fits(tap)]


async def correct(turn: Turn, argument: str) -> None:
    """Answer an earlier step anew with a value that was suggested. Raises `KeyError` for what was never answered."""
    name, _equals, value = argument.partition("=")
    step, case = S(name), turn.open_case
    if step not in case.answers or S.RESULT in route.route(case):
        raise KeyError(argument)
    turn.case = route.write(case, step, value, turn.now)
    show_picked(turn)


VERBS = (
    Verb("pick", pick, About.QUESTION),
    Verb("type", type_, About.QUESTION),
    Verb("keep", keep, About.QUESTION),
    Verb("back", back, About.QUESTION),
    Verb("open", reopen, About.QUESTION),
    Verb("again", again, About.QUESTION),
    Verb("correct", correct, About.QUESTION),
)
