"""How much it was that was told after Submit: asked for, and said."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.presenter import Presenter, back_to_case, case_button
from bot.screens.screen import Screen
from bot.texts import Html
from conversations import amounts
from conversations.amounts import AMOUNTS
from conversations.case import Case, Event
from conversations.followup import E

AMOUNT = "amount:"
"""Before an event's number: that its amount is asked for (`Case.asked`)."""


def wanted_of(event: Event) -> str:
    """Say what is asked for after an event was told: its amount, where it has one; else nothing."""
    return f"{AMOUNT}{event.number}" if event.kind in AMOUNTS and not event.amount else ""


def amount_question(presenter: Presenter, event: Event) -> list[str]:
    """Ask how much it was, where that is not told yet."""
    return [presenter.texts.html(f"amount_{event.kind}")] if wanted_of(event) else []


def with_amount(presenter: Presenter, event: Event, line: str) -> str:
    """Write the line of an event with its amount, where that was told."""
    told = amounts.amount(event)
    return presenter.texts.html("after_event_amount", line=Html(line), amount=told) if told else line


def amount_button(presenter: Presenter, case: Case, event: Event) -> list[Button]:
    """Give the button that asks how much it was, where it has an amount."""
    if event.kind not in AMOUNTS:
        return []
    return [case_button(presenter, case, "button_amount", "ask_amount", str(event.number))]


def as_before(presenter: Presenter, case: Case, event: Event) -> Rows:
    """Give the row that says that a changed request is for as much as before."""
    before = amounts.asked_before(case, event)
    if event.kind != E.MODIFIED or event.amount or before is None:
        return ()
    label = presenter.texts.plain("amount_as_before", amount=before)
    return ((Button(label, anywhere(case.number, "amount", f"{event.number}={before.stored}")),),)


def ask_amount(
    presenter: Presenter, case: Case, number: int, notice: str = "", suggestions: Sequence[str] = ()
) -> Screen:
    """Ask how much it was. Raises `KeyError` for what has no amount."""
    event = amounts.to_price(case, number)
    offered = [
        Button(presenter.suggestion(value), anywhere(case.number, "amount", f"{number}={value}"))
        for value in suggestions
    ]
    text = "\n\n".join(filter(None, [notice, presenter.texts.html(f"amount_{event.kind}")]))
    return Screen(text, (*in_rows(offered), back_to_case(presenter, case)))
