"""The versions of the complaint: the list, one of them, two compared, and a text that may become one.

Changes are marked by signs and by style, never by style alone.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace

from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.presenter import Presenter, step_button
from bot.screens.screen import LONGEST, Screen, length, pieces, shortened
from bot.screens.step import open_screen
from conversations.case import Case
from conversations.comparing import Piece, compare

NEAR = 80
"""Characters that are shown around a change; of longer stretches that are the same the middle is left out."""
MARKS = {"same": ("", ""), "gone": ("<s>−", "</s>"), "new": ("<b>+", "</b>")}


def compared(presenter: Presenter, case: Case, earlier: int, later: int) -> Screen:
    """Show what has changed from one version to another. Raises `KeyError` for an unknown one."""
    texts = {draft.version: draft.text for draft in case.drafts}
    marked = [fragment for piece in compare(texts[earlier], texts[later]) for fragment in _marked(piece)]
    is_same = texts[earlier] == texts[later]
    heading = presenter.texts.html("compare_same" if is_same else "compare", before=earlier, after=later)
    *before, last = _packed([heading + "\n\n", *marked])
    buttons = [
        Button(presenter.texts.plain("button_read", version=number), anywhere(case.number, "read", str(number)))
        for number in (earlier, later)
    ]
    more = Button(presenter.texts.plain("button_versions"), anywhere(case.number, "drafts"))
    step = Button(presenter.texts.plain("button_step"), anywhere(case.number, "show"))
    return Screen(last, (tuple(buttons), (more,), (step,)), tuple(before))


def _marked(piece: Piece) -> Iterator[str]:
    """Write a stretch with its marks, in parts that each fit into a message."""
    opened, closed = MARKS[piece.kind]
    text = _shortened(piece.text) if piece.kind == "same" else piece.text
    bare = text.lstrip()
    yield html.escape(text[: len(text) - len(bare)], quote=False)
    for part in pieces(bare) if piece.kind != "same" else [bare]:
        yield f"{opened}{html.escape(part, quote=False)}{closed}"


def _shortened(text: str) -> str:
    return text if len(text) <= 3 * NEAR else f"{text[:NEAR]} … {text[-NEAR:]}"


def _packed(fragments: list[str]) -> list[str]:
    """Put as many fragments into a message as fit."""
    messages = [""]
    for fragment in fragments:
        if length(messages[-1] + fragment) > LONGEST:
            messages.append("")
        messages[-1] += fragment
    return messages


MOST_VERSIONS = 12
"""Versions on one screen, the newest ones; the older ones are reached page by page."""
PREVIEW = 60


def drafts(presenter: Presenter, case: Case, page: int = 0) -> Screen:
    """List the versions of the complaint, newest first; each can be read and taken back."""
    newest_first = case.drafts[::-1]
    start = max(0, min(page, (len(newest_first) - 1) // MOST_VERSIONS)) * MOST_VERSIONS
    shown = newest_first[start : start + MOST_VERSIONS]
    lines = [
        presenter.texts.html(
            "version_line", version=draft.version, preview=shortened(" ".join(draft.text.split()), PREVIEW)
        )
        for draft in shown
    ]
    read = [
        Button(
            presenter.texts.plain("button_read", version=draft.version),
            anywhere(case.number, "read", str(draft.version)),
        )
        for draft in shown
    ]
    heading = presenter.texts.html("versions" if case.drafts else "versions_none", count=len(case.drafts))
    pages = presenter.pages(case, "drafts", start // MOST_VERSIONS, -(-len(newest_first) // MOST_VERSIONS))
    return Screen("\n\n".join([heading, *lines]), (*in_rows(read), *pages, (step_button(presenter, case),)))


def version(presenter: Presenter, case: Case, number: int) -> Screen:
    """Show one version whole. Raises `KeyError` for an unknown one."""
    text = {draft.version: draft.text for draft in case.drafts}[number]
    restore = Button(
        presenter.texts.plain("button_restore", version=number), anywhere(case.number, "restore", str(number))
    )
    more = Button(presenter.texts.plain("button_versions"), anywhere(case.number, "drafts"))
    rows = ((restore,), *_comparisons(presenter, case, number), (more,), (step_button(presenter, case),))
    return presenter.with_text(presenter.texts.html("version_shown", version=number), text, rows)


def _comparisons(presenter: Presenter, case: Case, number: int) -> Rows:
    """Offer to compare a version with the one before it, and with the newest."""
    others = dict.fromkeys(other for other in (number - 1, len(case.drafts)) if other not in (0, number))
    return in_rows(
        [
            Button(
                presenter.texts.plain("button_compare", version=other),
                anywhere(case.number, "compare", f"{min(number, other)}.{max(number, other)}"),
            )
            for other in others
        ]
    )


def aside(presenter: Presenter, case: Case, message_id: int, notice: str) -> Screen:
    """Show the open step again with the offer to keep a text that came unasked as a draft."""
    label = presenter.texts.plain("button_keep_text")
    offer = Button(label, anywhere(case.number, "keep_text", str(message_id)))
    step = open_screen(presenter, case, (notice,), whole=False)
    return replace(step, rows=((offer,), *step.rows))
