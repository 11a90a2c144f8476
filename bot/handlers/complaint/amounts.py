"""What is typed after a question of ours that is no step: the day of something, or the amount that was told with it."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers import followup
from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens.amounts import AMOUNT, ask_amount
from bot.screens.buttons import number
from conversations import amounts
from conversations.rejected import Rejected

LONGEST_AMOUNT = 40
"""Characters of what may be an amount with its words; a longer text is none. Our choice."""


def is_meant(asked: str, text: str, *, is_label: bool) -> bool:
    """Say whether a text is what was asked for.

    A day is asked for with a tap. An amount is asked for unasked: a label, and a long text, is something else.
    """
    return not is_amount(asked) or not (is_label or len(text) > LONGEST_AMOUNT)


def is_amount(asked: str) -> bool:
    """Say whether an amount is asked for."""
    return asked.startswith(AMOUNT)


def take_asked(turn: Turn, about: str, text: str) -> None:
    """Take the day or the amount that was asked for. Raises `Rejected`, and `KeyError` for a forged one."""
    if is_amount(about):
        _take(turn, number(about.removeprefix(AMOUNT)), text)
    else:
        followup.take_day(turn, about, text)


def _take(turn: Turn, event: int, text: str) -> None:
    turn.case = amounts.priced(replace(turn.open_case, asked=""), event, text)
    followup.show_told(turn, event)


def ask_again(turn: Turn, rejected: Rejected) -> None:
    """Say why what was typed cannot be taken, and ask once more."""
    asked = turn.open_case.asked
    if not is_amount(asked):
        followup.ask_again(turn, rejected)
        return
    event, said = number(asked.removeprefix(AMOUNT)), turn.presenter.rejected(rejected)
    turn.show(ask_amount(turn.presenter, turn.open_case, event, said, rejected.suggestions))


async def ask(turn: Turn, argument: str) -> None:
    """Ask for the amount of an event. Raises `KeyError` for one without."""
    case = turn.open_case
    turn.show(ask_amount(turn.presenter, case, number(argument)))
    turn.case = replace(case, asked=f"{AMOUNT}{number(argument)}")


async def offered(turn: Turn, argument: str) -> None:
    """Take an amount that was offered: "<number>=<amount>"."""
    event, _equals, text = argument.partition("=")
    _take(turn, number(event), text)


VERBS = (
    Verb("ask_amount", ask, is_asking=True),
    Verb("amount", offered),
)
