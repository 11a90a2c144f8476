"""What the buttons below a text that came unasked do: take its order number, say why, show what else it looks like."""

from __future__ import annotations

from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens import pasted as screens
from bot.screens.buttons import number as read_number
from conversations import route, rules
from conversations.aliexpress.orders import number_in
from conversations.aliexpress.parcels import fits
from conversations.case import Aside, Case
from conversations.complaint.facts import can_have_parcel
from conversations.dispute import STEPS
from conversations.messages.sellers import looks_like
from conversations.names import S
from conversations.rejected import Rejected
from conversations.steps import Ask, Wanted, Write

LONG = 40
"""Characters from which what looks like a seller's message is no name of an order or a menu. Our choice."""


def is_from_seller(case: Case, text: str, *, is_forwarded: bool) -> bool:
    """Say whether a text is to be read as a seller's message, and not as an answer to the open question.

    What is typed where the complaint is written is the complaint; what is forwarded there need not be the buyer's own.
    """
    step = STEPS[route.open_step(case)]
    if isinstance(step, Write) and not is_forwarded:
        return False
    is_of_words = isinstance(step, Ask) and step.wants in (Wanted.TEXT, Wanted.WORD)
    if isinstance(step, Ask) and not is_forwarded and not (is_of_words and len(text) >= LONG):
        return False
    return bool(looks_like(text))


async def take_order(turn: Turn, number: str) -> None:
    """Give the case the order's number that was found. Raises `KeyError` where it has one, `ValueError` for no number.

    What the buyer calls the order stays, as far as there is room for both.
    """
    seen = route.on_route(turn.open_case)
    if number_in(number) != number:
        raise ValueError(number)
    if rules.order_number(seen):
        raise KeyError(number)
    step = S.WATCH_ORDER if rules.only_watches(seen) else S.ORDER
    try:
        turn.case = route.write(turn.open_case, step, f"{rules.order_named(seen)} {number}", turn.now)
    except Rejected:
        turn.case = route.write(turn.open_case, step, number, turn.now)
    turn.show_step(turn.texts.html("pasted_order_taken", order=number), whole=True)


async def take_parcel(turn: Turn, number: str) -> None:
    """Note the number of the parcel that was found. Raises `ValueError` for no known shape, `KeyError` too late."""
    if not fits(number):
        raise ValueError(number)
    if not can_have_parcel(turn.open_case):
        raise KeyError(number)
    turn.case = route.answer(turn.open_case, S.PARCEL, number, turn.now)
    turn.show_step(turn.texts.html("pasted_parcel_taken", parcel=number), whole=True)


async def seller(turn: Turn, kind: str) -> None:
    """Show what else a message looks like. Raises `KeyError` for nothing that sellers try."""
    turn.show(screens.seller(turn.presenter, turn.open_case, kind))


async def why(turn: Turn, message_id: str) -> None:
    """Say from which words it was concluded. Raises `KeyError` where no such text is, or it looks like nothing."""
    case = turn.open_case
    kept = await turn.storage.of_message(turn.chat_id, read_number(message_id))
    texts = [one.text for owner, one in kept if owner == case.number and isinstance(one, Aside)]
    guesses = looks_like(texts[-1]) if texts else ()
    if not guesses:
        raise KeyError(message_id)
    turn.show(screens.why(turn.presenter, case, guesses))


VERBS = (
    Verb("take_order", take_order),
    Verb("take_parcel", take_parcel),
    Verb("seller", seller),
    Verb("why", why),
)
