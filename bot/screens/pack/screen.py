"""What is said of a pack: that it is on its way, and below each part of it once it is there."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.buttons import Button, in_rows
from bot.screens.pack.buttons import album_button, bank_button, pack_buttons
from bot.screens.pack.order import receivers
from bot.screens.presenter import Presenter, case_button, step_button
from bot.screens.screen import Screen, shortened
from bot.screens.ways import are_ways_shown
from conversations.case import Case
from conversations.complaint.pack_order import Packed, PackKind

MOST_NAMED = 6
"""Files that are named below a part as left out; the summary in it names all. Our choice, as a caption is short."""


def pack_screen(presenter: Presenter, case: Case, kind: PackKind) -> Screen:
    """Say what will come, and that it may take a moment; with the ways on and back."""
    if kind is PackKind.FORM:
        others = [*album_button(presenter, case), *_to_bank(presenter, case)]
    else:
        others = [*pack_buttons(presenter, case), case_button(presenter, case, "button_ways", "ways")]
    text = presenter.texts.html("pack_form" if kind is PackKind.FORM else "pack_bank")
    return Screen(text, (*in_rows(others), (step_button(presenter, case),)))


def _to_bank(presenter: Presenter, case: Case) -> list[Button]:
    """Lead on to the pack for whoever else can be asked, where a buyer is led to them: it is the same for all."""
    to = receivers(presenter, case) if are_ways_shown(case) else ()
    return [bank_button(presenter, case, to[0])] if to else []


def caption(presenter: Presenter, packed: Packed, place: int) -> str:
    """Write what stands below a part (HTML), counted from 0; below the last one also what is in none."""
    count = len(packed.parts)
    said = presenter.texts.html("pack_part", part=place + 1, parts=count)
    is_last = place == count - 1
    return "\n".join([said, *_left_out(presenter, list(packed.left_out))]) if is_last else said


def _left_out(presenter: Presenter, paths: Sequence[str]) -> list[str]:
    if not paths:
        return []
    names = ", ".join(shortened(path.rpartition("/")[2], 40) for path in paths[:MOST_NAMED])
    return [presenter.texts.html("pack_left_out", count=len(paths), names=names)]


def failed(presenter: Presenter, case: Case) -> Screen:
    """Say that no pack could be made just now, with the way to try again and the files themselves."""
    rows = in_rows([*pack_buttons(presenter, case), *album_button(presenter, case)])
    return Screen(presenter.texts.html("pack_failed"), (*rows, (step_button(presenter, case),)))
