"""Buttons that open the buyer's own pages at AliExpress, as far as they are known and not switched off."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.buttons import Button
from bot.screens.presenter import Presenter
from conversations import route
from conversations.aliexpress.pages import OwnPage, address, is_against_the_offer
from conversations.case import Case


def page_buttons(presenter: Presenter, case: Case, pages: Sequence[OwnPage]) -> list[Button]:
    """Give a button for each of these pages that has an address."""
    seen = route.on_route(case)
    addresses = {page: address(page, seen) for page in pages if page not in presenter.wishes.pages_off}
    return [
        Button(presenter.texts.plain(f"button_page_{page}"), url=where) for page, where in addresses.items() if where
    ]


def snapshot_advice(presenter: Presenter, case: Case) -> list[str]:
    """Name the strongest proof of what is not as described, where it is about that."""
    return [presenter.texts.html("snapshot_advice")] if is_against_the_offer(route.on_route(case)) else []
