"""The buttons that lead to a pack, for every screen on which one is wanted."""

from __future__ import annotations

from bot.screens.buttons import Button
from bot.screens.letter import sent_text
from bot.screens.presenter import Presenter, case_button
from conversations.case import Case
from conversations.complaint.pack_order import PackKind
from conversations.evidence import counts


def is_full(presenter: Presenter, case: Case) -> bool:
    """Say whether there is something to be packed: a file that counts, or a text."""
    return bool(counts(case.evidence).usable) or bool(sent_text(presenter, case))


def pack_buttons(presenter: Presenter, case: Case, *, is_short: bool = False) -> list[Button]:
    """Give the button that has a pack made for the form, where it would not be empty; in a few letters if need be."""
    key = "button_pack_short" if is_short else "button_pack"
    return [case_button(presenter, case, key, "pack", PackKind.FORM)] if is_full(presenter, case) else []


def bank_button(presenter: Presenter, case: Case, receiver: str) -> Button:
    """Make the button that has a pack made for the "bank", or for "paypal", which look at the same."""
    return case_button(presenter, case, f"button_pack_{receiver}", "pack", PackKind.BANK)


def album_button(presenter: Presenter, case: Case) -> list[Button]:
    """Give the button that sends the files that count for the form back, where there are some."""
    return [case_button(presenter, case, "button_album", "album")] if counts(case.evidence).usable else []
