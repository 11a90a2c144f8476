"""What is said of a picture's looks, kindly and once, beside its verdict; and of a parcel's number in its bar code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.buttons import Button, anywhere
from bot.screens.files import file_name, is_changeable, listed
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen
from bot.texts import Html
from conversations.case import Case
from conversations.complaint.facts import can_have_parcel
from conversations.evidence import Evidence
from conversations.files.looks import Look, doubled_of, looks

MOST_FINE = 3
"""Files that are offered at once to be used all the same; the newest. Our choice, for a phone."""


def looks_said(presenter: Presenter, case: Case, items: Sequence[Evidence]) -> list[str]:
    """Say in one paragraph which of these files look how, and once for each fault how to do better.

    An only file needs no name: what became of it is said just above.
    """
    found = {item: looks(case.evidence, item) for item in items if looks(case.evidence, item)}
    if not found or not is_changeable(case):
        return []
    named = [
        presenter.texts.html("looks_found", named=_named(presenter, case, item), looks=_joined(presenter, case, item))
        for item in found
        if len(items) > 1
    ]
    first = {look: item for item in reversed(found) for look in found[item]}
    how = [_how(presenter, case, look, item) for look, item in first.items()]
    return ["\n".join([*named, *how, presenter.texts.html("looks_count")])]


def _how(presenter: Presenter, case: Case, look: Look, item: Evidence) -> str:
    if look == "tiny":
        return presenter.texts.html("look_tiny_how", width=item.width or 0, height=item.height or 0)
    if look == "doubled" and (other := doubled_of(case.evidence, item)):
        return presenter.texts.html("look_doubled_how", other=_places(case)[other.number])
    return presenter.texts.html(f"look_{look}_how")


def _joined(presenter: Presenter, case: Case, item: Evidence) -> str:
    return ", ".join(_look(presenter, case, item, look) for look in looks(case.evidence, item))


def _look(presenter: Presenter, case: Case, item: Evidence, look: Look) -> str:
    other = doubled_of(case.evidence, item)
    if look == "doubled" and other:
        return presenter.texts.plain("look_doubled", other=_places(case)[other.number])
    return presenter.texts.plain(f"look_{look}")


def _named(presenter: Presenter, case: Case, item: Evidence) -> Html:
    place = _places(case).get(item.number, 0)
    return Html(presenter.texts.html("file_named", place=place, kind=item.kind, name=file_name(item)))


def _places(case: Case) -> dict[int, int]:
    return {item.number: place for place, item in enumerate(listed(case), 1)}


def look_again(presenter: Presenter, case: Case) -> list[str]:
    """Name in one line the files to be looked at again; none after Submit."""
    if not is_changeable(case):
        return []
    found = [item for item in listed(case) if looks(case.evidence, item)]
    named = [f"{_places(case)[item.number]} ({_joined(presenter, case, item)})" for item in found]
    return [presenter.texts.html("looks_again", files=", ".join(named))] if named else []


def fine_buttons(presenter: Presenter, case: Case, items: Sequence[Evidence]) -> list[Button]:
    """Offer to use each of these all the same, so that nothing more is said of its looks."""
    warned = [item for item in items if looks(case.evidence, item) and is_changeable(case)]
    return [
        Button(
            presenter.texts.plain("button_fine", place=_places(case)[item.number]),
            anywhere(case.number, "fine", str(item.number)),
        )
        for item in warned[-MOST_FINE:]
    ]


def with_looks(presenter: Presenter, case: Case, screen: Screen) -> Screen:
    """Add to the list of files which to look at again, and that they can be used all the same."""
    rows = tuple((button,) for button in fine_buttons(presenter, case, case.evidence))
    text = "\n".join([screen.text, *look_again(presenter, case)])
    return replace(screen, text=text, rows=(*screen.rows[:-1], *rows, *screen.rows[-1:]))


def parcel_in_code(case: Case, items: Sequence[Evidence]) -> str | None:
    """Give the one parcel number in the bar codes of these files, where the case has none yet and a place for it."""
    found = {code for item in items if item.is_usable for code in item.codes}
    return found.pop() if len(found) == 1 and can_have_parcel(case) else None


def parcel_button(presenter: Presenter, case: Case, number: str) -> Button:
    """Offer to take a parcel's number."""
    label = presenter.texts.plain("button_pasted_parcel", parcel=number)
    return Button(label, anywhere(case.number, "take_parcel", number))
