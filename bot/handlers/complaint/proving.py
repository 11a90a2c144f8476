"""What is done about what a file shows: its slot by the words under it, and its looks by its buyer's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.files import show_with
from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens.buttons import Button
from bot.screens.buttons import number as read_number
from bot.screens.files import is_changeable, listed
from bot.screens.proof.looks import fine_buttons, looks_said, parcel_button, parcel_in_code
from conversations import evidence, route
from conversations.case import Case
from conversations.complaint.proof import labelled, may_show
from conversations.complaint.sentences import Word
from conversations.evidence import Evidence
from conversations.files.copies import WANTED
from conversations.reading.captions import slot_said


def with_slot(case: Case, item: Evidence, caption: str) -> Case:
    """Put a file into the slot that the words under it name; the case as it is where that is not sure.

    What was told by a tap is not told otherwise.
    """
    is_there = item.is_usable or item.mending == WANTED
    if item.shows or not is_there or not is_changeable(case):
        return case
    slot = slot_said(caption, may_show(route.on_route(case)))
    return replace(case, evidence=labelled(case.evidence, item.number, slot)) if slot else case


def captioned_again(case: Case, message_id: int, caption: str) -> Case:
    """Do the same where the words under a file were changed, or came later."""
    for item in case.evidence:
        case = with_slot(case, item, caption) if item.message_id == message_id else case
    return case


def is_slot(case: Case, message_id: int | None, caption: str) -> bool:
    """Say whether a file of this message is in the slot that the words under it name."""
    said = slot_said(caption, may_show(route.on_route(case)))
    return bool(said) and any(item.message_id == message_id and item.shows == said for item in case.evidence)


def seen_on(turn: Turn, items: Sequence[Evidence]) -> list[str]:
    """Say what files that have just come show by the words under them, how they look, and the number in a code."""
    presenter, case = turn.presenter, turn.open_case
    places = {item.number: place for place, item in enumerate(listed(case), 1)}
    told = [
        turn.texts.html("caption_shows", kind=item.kind, place=places[item.number], what=Word(item.shows))
        for item in items
        if item.shows and item.number in places
    ]
    parcel = parcel_in_code(case, items)
    code = [turn.texts.html("code_parcel", parcel=parcel)] if parcel else []
    return [*told, *looks_said(presenter, case, items), *code]


def ways_on(turn: Turn, items: Sequence[Evidence]) -> list[Button]:
    """Offer to take the parcel's number in a code, and to use all the same what looks bad."""
    presenter, case = turn.presenter, turn.open_case
    parcel = parcel_in_code(case, items)
    taking = [parcel_button(presenter, case, parcel)] if parcel else []
    return [*taking, *fine_buttons(presenter, case, items)]


async def fine(turn: Turn, number: str) -> None:
    """Say no more of a picture's looks. Raises `KeyError` for no file, and after Submit."""
    case = turn.open_case
    item = evidence.find(case.evidence, read_number(number))
    if not is_changeable(case):
        raise KeyError(number)
    known = replace(item, looks_fine=True)
    turn.case = replace(case, evidence=tuple(known if one is item else one for one in case.evidence))
    places = {one.number: place for place, one in enumerate(listed(turn.case), 1)}
    show_with(turn, [turn.texts.html("fine_taken", kind=item.kind, place=places.get(item.number, 0))])


VERBS = (Verb("fine", fine),)
