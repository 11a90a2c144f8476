"""The letter of a case as it is today, beside what it says in the buyer's language; whether a version still fits."""

from __future__ import annotations

import html
from datetime import date

from bot.screens.buttons import Button, Tap
from bot.screens.presenter import Presenter, case_button
from bot.texts import ENGLISH, LETTER, mirror, texts
from conversations.case import Case, Draft
from conversations.complaint import told
from conversations.complaint.letter import is_own, write
from conversations.days import pacific_day
from conversations.followup import is_submitted
from conversations.names import S
from conversations.reading.language import is_english
from conversations.route import on_route

FORMS = ("short", "long")
"""What a letter can be, by whether it is long."""


def letter_of(case: Case, today: date, *, is_long: bool = False) -> str | None:
    """Compose the complaint in English from the answers on the route; None while they give none.

    `today`: the Pacific day.
    """
    found = on_route(case)
    return write(found, texts(LETTER).plain, today, is_long=is_long) if S.REFUND in found.answers else None


def is_long(text: str) -> bool:
    """Say whether a letter is of the longer form."""
    return text.startswith(texts(LETTER).plain("greeting"))


def is_outdated(case: Case, draft: Draft | None) -> bool:
    """Say whether a version is the letter, and would be another one with today's answers.

    Days are counted as they were when it was taken. A text of the buyer's own never is; after Submit none is: it is
    what was sent.
    """
    if draft is None or not draft.is_letter or is_submitted(case):
        return False
    return letter_of(case, pacific_day(draft.at), is_long=is_long(draft.text)) not in (None, draft.text)


def anew_button(presenter: Presenter, case: Case) -> Button:
    """Make the button that takes today's letter; it means nothing any more once an answer has changed."""
    return Button(presenter.texts.plain("button_starter_anew"), Tap(case.number, case.revision, "starter_anew"),
                  style="primary")  # fmt: skip


def is_letter_shown(case: Case) -> bool:
    """Say whether the step of the letter shows what the answers make, not a text of the buyer's own."""
    return not is_own(case.draft, case)


def is_in_another_language(case: Case) -> bool:
    """Say whether the newest version is a text of the buyer's own that is surely not in English, before Submit."""
    draft = case.draft
    return draft is not None and not draft.is_letter and not is_submitted(case) and is_english(draft.text) is False


def form_of(case: Case) -> bool:
    """Say whether the buyer has taken the letter in its longer form."""
    return bool(case.draft and case.draft.is_letter and is_long(case.draft.text))


def shown_text(presenter: Presenter, case: Case) -> str | None:
    """Give the text that would be sent as things stand: the letter where it is shown, else the newest version."""
    if is_letter_shown(case):
        return letter_of(case, presenter.pacific_today, is_long=form_of(case))
    return case.draft.text if case.draft else None


def sent_text(presenter: Presenter, case: Case) -> str:
    """Give the complaint as it is, or was, sent: the newest version, else what the answers make; empty without both."""
    return case.draft.text if case.draft else letter_of(case, presenter.pacific_today) or ""


def letter_parts(presenter: Presenter, case: Case) -> list[str]:
    """Give the letter to be copied, the same in the buyer's language, and what stands in it untranslated."""
    text = shown_text(presenter, case)
    if text is None:
        return []
    mirrored = mirror_parts(presenter, case, is_long=form_of(case))
    return [presenter.code(text), *mirrored, *_untranslated(presenter, case)]


def mirror_parts(presenter: Presenter, case: Case, *, is_long: bool = False) -> list[str]:
    """Say in the buyer's language what the letter says, marked as not to be sent; nothing where that is English."""
    language = presenter.language
    if language == ENGLISH:
        return []
    said = write(on_route(case), mirror(language).plain, presenter.pacific_today, is_long=is_long)
    shown = f"<blockquote expandable>{html.escape(said, quote=False)}</blockquote>"
    return [f"{presenter.texts.html('letter_mirror')}\n{shown}"]


def _untranslated(presenter: Presenter, case: Case) -> list[str]:
    found = on_route(case)
    words = [found.answers[step].value for step in told.quoted(found)]
    return [presenter.texts.html("letter_own_words", words=" · ".join(words))] if words else []


def letter_buttons(presenter: Presenter, case: Case) -> list[Button]:
    """Give what can be done about the letter: change its facts, leave typed words out, have more of it, or a file."""
    buttons = [case_button(presenter, case, "button_facts", "facts")]
    if is_letter_shown(case) and told.quoted(on_route(case)):
        buttons.append(Button(presenter.texts.plain("button_unquote"), Tap(case.number, case.revision, "unquote")))
    if not is_letter_shown(case):
        buttons.append(Button(presenter.texts.plain("button_starter"), Tap(case.number, case.revision, "starter")))
    return [
        *buttons,
        Button(
            presenter.texts.plain("button_shorter" if form_of(case) else "button_longer"),
            Tap(case.number, case.revision, "form", FORMS[not form_of(case)]),
        ),
        case_button(presenter, case, "button_letter_file", "letter_file"),
    ]
