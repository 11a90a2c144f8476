"""Buttons that open the buyer's own pages at AliExpress, as far as they are known and not switched off."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.buttons import Button
from bot.screens.presenter import Presenter
from conversations import route
from conversations.aliexpress.pages import OwnPage, address
from conversations.case import Case


def page_buttons(presenter: Presenter, case: Case, pages: Sequence[OwnPage]) -> list[Button]:
    """Give a button for each of these pages that has an address."""
    seen = route.on_route(case)
    addresses = {page: address(page, seen) for page in pages if page not in presenter.wishes.pages_off}
    return [
        Button(presenter.texts.plain(f"button_page_{page}"), url=where) for page, where in addresses.items() if where
    ]
