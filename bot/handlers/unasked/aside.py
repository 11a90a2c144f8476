"""Keeping a text that is no answer, reading it, and saying so. None is thrown away."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers import cases
from bot.handlers.complaint.amounts import ask_again, is_amount
from bot.handlers.guide import can_be_typed
from bot.handlers.turn import Turn
from bot.screens import drafts as draft_screens
from bot.screens.pasted import Pasted, pasted
from bot.storage.deliveries import DeliveryKind
from conversations import route
from conversations.case import Aside, came_with, may_go_on, with_aside
from conversations.dispute import STEPS
from conversations.feedback import ASKED
from conversations.messages.found import found_in
from conversations.messages.sellers import looks_like
from conversations.names import S
from conversations.rejected import Rejected
from conversations.steps import Ask, Wanted

FULL = "full"
"""The tag of what is said where there is no room for more."""
TOO_LONG = "text_too_long"
NOT_EXPECTED = "text_not_expected"
WORTH_KEEPING = 40
"""Characters from which a text that was no answer is offered as a draft, even where something is to be typed."""


def keep_aside(turn: Turn, message_id: int, text: str) -> bool:
    """Keep a text that came where none was expected; where there is no room for more, say so. Say whether it is kept.

    The rest of a text that is cut into parts is told of on the same screen, which waits a moment for the next part.
    """
    try:
        turn.count(text)
        turn.case = with_aside(turn.open_case, text, message_id, turn.now)
    except Rejected as full:
        turn.deliver(DeliveryKind.TEXT, {"text": turn.presenter.rejected(full)}, FULL)
        return False
    last = turn.open_case.asides[-1]
    if may_go_on(text) or last.cuts or last.part:
        turn.settle(f"aside.{last.number - last.part}")
    return True


def offer(turn: Turn, message_id: int, text: str, key: str) -> None:
    """Keep a text aside, and show the open step with what was found in it and the offer to keep it as a draft."""
    if not keep_aside(turn, message_id, text):
        turn.show_step(whole=False)
    elif what := _read(turn, message_id):
        notice = turn.texts.html("pasted_kept" if key == NOT_EXPECTED else key)
        turn.show(pasted(turn.presenter, turn.open_case, what, notice))
    else:
        turn.show(draft_screens.aside(turn.presenter, turn.open_case, message_id, turn.texts.html(key)))


def greet(turn: Turn, message_id: int, text: str) -> None:
    """Keep the text with which somebody began, and ask the first question, with what was found in it."""
    what = _read(turn, message_id) if keep_aside(turn, message_id, text) else None
    if what:
        turn.show(pasted(turn.presenter, turn.open_case, what, turn.texts.html("welcome"), whole=True))
    else:
        turn.show_step(turn.texts.html("welcome"), whole=True)


def refused(turn: Turn, rejected: Rejected, message_id: int | None = None) -> None:
    """Say why something cannot be taken, and ask once more; what was typed in a message is kept aside already."""
    notice = turn.presenter.rejected(rejected)
    kept = _kept(turn, message_id) if message_id else None
    if turn.open_case.cancelled_at:
        turn.deliver(DeliveryKind.TEXT, {"text": notice}, FULL)
        cases.show_case(turn)
    elif turn.open_case.asked not in ("", ASKED):
        ask_again(turn, _with_values(turn, rejected, kept))
    elif rejected.key == TOO_LONG:
        turn.show(draft_screens.too_long(turn.presenter, turn.open_case, notice))
    elif rejected.key == "versions_full" or kept is None:
        turn.show_step(notice, suggestions=rejected.suggestions)
    elif what := _read(turn, kept.message_id, rejected.suggestions):
        turn.show(pasted(turn.presenter, turn.open_case, what, notice))
    elif len(kept.text) >= WORTH_KEEPING:
        turn.show(draft_screens.aside(turn.presenter, turn.open_case, kept.message_id, notice))
    else:
        turn.show_step(notice, suggestions=rejected.suggestions)


def _kept(turn: Turn, message_id: int) -> Aside | None:
    return next((aside for aside in turn.open_case.asides if came_with(aside, message_id)), None)


def _read(turn: Turn, message_id: int, suggestions: tuple[str, ...] = ()) -> Pasted | None:
    """Read a text that was kept; None where nothing is found in it, and it looks like nothing that sellers try."""
    kept = _kept(turn, message_id)
    if kept is None:
        return None
    what = Pasted(kept.message_id, found_in(kept.text, turn.now), looks_like(kept.text))
    return replace(what, answers=suggestions or _answers(turn, what)) if what else None


def _answers(turn: Turn, what: Pasted) -> tuple[str, ...]:
    """Give what of it answers the open question: amounts, days, or the parcel's number, whichever is asked for."""
    step = route.open_step(turn.open_case)
    kind, found = STEPS[step], what.found
    by_kind = {Wanted.MONEY: found.amounts, Wanted.DATE: found.dates}
    values = found.parcels if step is S.PARCEL else by_kind.get(kind.wants, ()) if isinstance(kind, Ask) else ()
    return tuple(str(value) for value in values if can_be_typed(turn.open_case, str(value), turn.now))


def _with_values(turn: Turn, rejected: Rejected, kept: Aside | None) -> Rejected:
    """Suggest the days in a text that is more than a day, where a day was asked for; likewise the amounts."""
    if rejected.suggestions or kept is None:
        return rejected
    found = found_in(kept.text, turn.now)
    values = found.amounts if is_amount(turn.open_case.asked) else found.dates
    return Rejected(rejected.key, suggestions=tuple(str(value) for value in values), **rejected.facts)
