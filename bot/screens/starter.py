"""The letter of a case as it is today, and whether a version that came from an earlier one still fits."""

from __future__ import annotations

from bot.screens.buttons import Button, Tap
from bot.screens.presenter import Presenter
from bot.texts import LETTER, texts
from conversations.case import Case, Draft
from conversations.followup import is_submitted
from conversations.letter import write
from conversations.names import S
from conversations.route import on_route


def starter_text(case: Case) -> str:
    """Compose the complaint from the answers that are on the route. Raises `KeyError` while they give none."""
    return write(on_route(case), texts(LETTER).plain)


def letter_of(case: Case) -> str | None:
    """Compose it likewise; None while there is none."""
    return starter_text(case) if S.REFUND in on_route(case).answers else None


def is_outdated(case: Case, draft: Draft | None) -> bool:
    """Say whether a version is the letter, and today's would be another one.

    A text of the buyer's own never is; after Submit none is: it is what was sent.
    """
    if draft is None or not draft.is_letter or is_submitted(case):
        return False
    return letter_of(case) not in (None, draft.text)


def anew_button(presenter: Presenter, case: Case) -> Button:
    """Make the button that takes today's letter; it means nothing any more once an answer has changed."""
    return Button(presenter.texts.plain("button_starter_anew"), Tap(case.number, case.revision, "starter_anew"),
                  style="primary")  # fmt: skip
