"""The texts that are ready where a case stands: which there are, and each with what its reader needs to know."""

from __future__ import annotations

import html
from collections.abc import Sequence

from bot.screens.buttons import Button, anywhere, in_rows
from bot.screens.presenter import Presenter, back_to_case, case_button
from bot.screens.screen import LONGEST_COPY, Screen
from bot.texts import ENGLISH, Html, replies
from conversations.case import Case
from conversations.complaint.replies import REPLIES, TO_TRAP, needed, write
from conversations.deadlines import RULES, is_done, reckoned

TRAP = "trap_"
OF_TRAPS = frozenset(reply for reply in TO_TRAP.values() if reply.startswith(TRAP))
"""The answers to tricks, which stand beside their warning and on no list."""


def reply_text(presenter: Presenter, case: Case, name: str) -> str:
    """Write a text as it is to be sent. Raises `KeyError` for an unknown one."""
    return _written(presenter, case, name, presenter.language if REPLIES[name].is_own else ENGLISH)


def reply_in_english(presenter: Presenter, case: Case, name: str) -> str:
    """Write the same in English. Raises `KeyError` for an unknown one."""
    return _written(presenter, case, name, ENGLISH)


def _written(presenter: Presenter, case: Case, name: str, language: str) -> str:
    return write(case, name, replies(language).plain, presenter.pacific_today)


def reply_parts(presenter: Presenter, case: Case, name: str) -> list[str]:
    """Give a text so that one tap copies it, and the same in the other language: to be read only, or to be sent too.

    Raises `KeyError` for an unknown one.
    """
    parts = [presenter.code(reply_text(presenter, case, name))]
    if presenter.language == ENGLISH:
        return parts
    if REPLIES[name].is_own:
        english = presenter.code(reply_in_english(presenter, case, name))
        return [*parts, f"{presenter.texts.html('reply_in_english')}\n{english}"]
    said = html.escape(_written(presenter, case, name, presenter.language), quote=False)
    return [*parts, f"{presenter.texts.html('letter_mirror')}\n<blockquote expandable>{said}</blockquote>"]


def reply_buttons(presenter: Presenter, case: Case, name: str) -> list[Button]:
    """Give the buttons of a text: to copy it, where it is short enough for one, and to have it as a file."""
    text = reply_text(presenter, case, name)
    copy = [Button(presenter.texts.plain("button_copy_reply"), copy=text)] if len(text) <= LONGEST_COPY else []
    return [*copy, case_button(presenter, case, "button_letter_file", "reply_file", name)]


def reply_screen(presenter: Presenter, case: Case, name: str) -> Screen:
    """Show one text: what it is for, until when, and the text. Raises `KeyError` for an unknown one."""
    if name in OF_TRAPS:
        raise KeyError(name)
    parts = reply_parts(presenter, case, name)
    about = [presenter.texts.html(f"reply_{name}"), *_until(presenter, case, name)]
    others = [case_button(presenter, case, "button_replies", "replies")] if len(needed(case)) > 1 else []
    rows = in_rows([*reply_buttons(presenter, case, name), *others])
    return Screen("\n\n".join([*about, *parts]), (*rows, back_to_case(presenter, case)))


def _until(presenter: Presenter, case: Case, name: str) -> list[str]:
    """Say until when it must be sent, where that is the buyer's to do."""
    yours = [kind for kind in REPLIES[name].dues if RULES[kind].whose == "yours"]
    found = [one for kind in yours if (one := reckoned(case, kind, presenter.zone))]
    ahead = [one for one in found if not one.is_over(presenter.now) and not is_done(case, one)]
    if not ahead:
        return []
    one = min(ahead, key=lambda each: each.due)
    left = Html(presenter.texts.left(one.due - presenter.now))
    return [presenter.texts.html("reply_until", when=presenter.texts.when(one.due, presenter.zone), left=left)]


def replies_screen(presenter: Presenter, case: Case) -> Screen:
    """List the texts that are ready where a case stands. Raises `KeyError` where there is none."""
    names = needed(case)
    if not names:
        raise KeyError("replies")
    rows = in_rows(to_reply(presenter, case, names))
    return Screen(presenter.texts.html("replies_heading"), (*rows, back_to_case(presenter, case)))


def ready_buttons(presenter: Presenter, case: Case) -> list[Button]:
    """Give the button that leads to the texts that are ready here: to the only one, or to the list; or none."""
    names = needed(case)
    if len(names) > 1:
        return [case_button(presenter, case, "button_replies", "replies")]
    return to_reply(presenter, case, names)


def to_reply(presenter: Presenter, case: Case, names: Sequence[str]) -> list[Button]:
    """Give the buttons that lead to these texts."""
    return [
        Button(presenter.texts.plain(f"reply_{name}", "button"), anywhere(case.number, "reply", name)) for name in names
    ]
