"""A text that came unasked: what was found in it, what it looks like, and the answer to that. Nothing is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.screens.buttons import Button, anywhere, in_rows
from bot.screens.drafts import keep_button
from bot.screens.presenter import Presenter, back_to_case, case_button
from bot.screens.replies import reply_buttons, reply_parts
from bot.screens.screen import Screen, shortened
from bot.screens.step import open_screen
from conversations import followup, route, rules
from conversations.advice.traps import TRAPS
from conversations.case import Case
from conversations.complaint.facts import can_have_parcel
from conversations.complaint.replies import TO_TRAP
from conversations.messages.found import Found
from conversations.messages.sellers import Guess

MOST_GUESSES = 3
"""Kinds that a message is said to look like at most; the first one whole. Our choice, for a phone."""
LONGEST_LINK = 60
"""Characters of a link that are shown. Our choice: a line or two."""


@dataclass(frozen=True)
class Pasted:
    """A text that was kept: the message that it came in, what it holds, what it looks like.

    `answers` are values in it that the open question takes.
    """

    message_id: int
    found: Found
    guesses: tuple[Guess, ...]
    answers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.guesses) or self.found != Found()


def pasted(presenter: Presenter, case: Case, what: Pasted, notice: str, *, whole: bool = False) -> Screen:
    """Show what was found in a text, with a button for each thing that can be taken, above the open step.

    After Submit the case is a screen of its own, and a button leads back to it.
    """
    notices = [notice, *_seller(presenter, case, what.guesses), *_found(presenter, case, what)]
    buttons = [*_about_seller(presenter, case, what), *_taking(presenter, case, what.found)]
    rows = tuple((button,) for button in (*buttons, keep_button(presenter, case, what.message_id)))
    if followup.is_submitted(case):
        return Screen("\n\n".join(notices), (*rows, back_to_case(presenter, case)))
    step = open_screen(presenter, case, notices, what.answers, whole=whole)
    return replace(step, rows=(*rows, *step.rows))


def _seller(presenter: Presenter, case: Case, guesses: Sequence[Guess]) -> list[str]:
    """Say what the message looks like, what to do about that and what to answer."""
    if not guesses:
        return []
    return [presenter.texts.html("pasted_seller") + "\n" + _advice(presenter, case, guesses[0].kind)]


def _advice(presenter: Presenter, case: Case, name: str) -> str:
    said = presenter.texts.html(f"trap_{name}") + "\n" + presenter.texts.html("after_trap_reply")
    answer, *mirrored = reply_parts(presenter, case, TO_TRAP[name])
    return "\n".join([said, answer, *mirrored])


def _about_seller(presenter: Presenter, case: Case, what: Pasted) -> list[Button]:
    """Copy the answer, ask why, see what else it looks like."""
    if not what.guesses:
        return []
    first, *others = what.guesses[:MOST_GUESSES]
    more = [
        Button(
            presenter.texts.plain("button_pasted_also", title=_title(presenter, one.kind)),
            anywhere(case.number, "seller", one.kind),
        )
        for one in others
    ]
    because = case_button(presenter, case, "button_pasted_why", "why", str(what.message_id))
    return [*reply_buttons(presenter, case, TO_TRAP[first.kind]), because, *more]


def _title(presenter: Presenter, name: str) -> str:
    return presenter.texts.plain(f"trap_{name}", "button")


def _found(presenter: Presenter, case: Case, what: Pasted) -> list[str]:
    """List what was found, a kind a line."""
    texts, found = presenter.texts, what.found
    links = [shortened(link.removeprefix("https://"), LONGEST_LINK) for link in found.links]
    lines = [
        *([texts.html("pasted_order", order=found.order)] if found.order else []),
        *([texts.html("pasted_parcels", parcels=", ".join(found.parcels))] if found.parcels else []),
        *([texts.html("pasted_amounts", amounts=_listed(presenter, found.amounts))] if found.amounts else []),
        *([texts.html("pasted_dates", dates=_listed(presenter, found.dates))] if found.dates else []),
        *([texts.html("pasted_links", links=", ".join(links))] if links else []),
    ]
    if not lines:
        return []
    is_any = bool(what.answers or _taking(presenter, case, found))
    return ["\n".join([texts.html("pasted_found"), *lines, texts.html("pasted_take" if is_any else "pasted_nothing")])]


def _listed(presenter: Presenter, values: Sequence[object]) -> str:
    return ", ".join(str(presenter.texts.written(value)) for value in values)


def _can_be_numbered(case: Case, found: Found) -> bool:
    return found.order is not None and rules.order_number(route.on_route(case)) is None


def _taking(presenter: Presenter, case: Case, found: Found) -> list[Button]:
    """Offer what can be taken at any step: the number of the order, and of the parcel, while the case has none."""
    buttons = []
    if _can_be_numbered(case, found):
        label = presenter.texts.plain("button_pasted_order", order=found.order)
        buttons.append(Button(label, anywhere(case.number, "take_order", str(found.order))))
    if len(found.parcels) == 1 and can_have_parcel(case):
        label = presenter.texts.plain("button_pasted_parcel", parcel=found.parcels[0])
        buttons.append(Button(label, anywhere(case.number, "take_parcel", found.parcels[0])))
    return buttons


def seller(presenter: Presenter, case: Case, name: str) -> Screen:
    """Show one thing that sellers try, wherever the case stands. Raises `KeyError` for an unknown one."""
    if name not in TRAPS:
        raise KeyError(name)
    text = presenter.texts.html("pasted_seller") + "\n" + _advice(presenter, case, name)
    buttons = in_rows(reply_buttons(presenter, case, TO_TRAP[name]))
    return Screen(text, (*buttons, back_to_case(presenter, case)))


def why(presenter: Presenter, case: Case, guesses: Sequence[Guess]) -> Screen:
    """Name the words from which it was concluded."""
    lines = [
        presenter.texts.html("pasted_because", title=_title(presenter, one.kind), words=" … ".join(one.because))
        for one in guesses
    ]
    text = "\n".join([presenter.texts.html("pasted_why"), *lines, presenter.texts.html("pasted_unsure")])
    return Screen(text, (back_to_case(presenter, case),))
