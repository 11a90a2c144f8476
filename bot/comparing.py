"""Two versions of the complaint on one screen, with the changes marked: by signs and by style, never by style alone."""

from __future__ import annotations

import html
from collections.abc import Iterator

from bot.buttons import Button, anywhere
from bot.layout import LONGEST, Screen, length, pieces
from bot.screens import Teller
from conversations.case import Case
from conversations.comparing import Piece, compare

NEAR = 80
"""Characters that are shown around a change; of longer stretches that are the same the middle is left out."""
MARKS = {"same": ("", ""), "gone": ("<s>−", "</s>"), "new": ("<b>+", "</b>")}


def compared(teller: Teller, case: Case, earlier: int, later: int) -> Screen:
    """Show what has changed from one version to another. Raises `KeyError` for an unknown one."""
    texts = {draft.version: draft.text for draft in case.drafts}
    marked = [fragment for piece in compare(texts[earlier], texts[later]) for fragment in _marked(piece)]
    is_same = texts[earlier] == texts[later]
    heading = teller.texts.html("compare_same" if is_same else "compare", before=earlier, after=later)
    *before, last = _packed([heading + "\n\n", *marked])
    buttons = [
        Button(teller.texts.plain("button_read", version=number), anywhere(case.number, "read", str(number)))
        for number in (earlier, later)
    ]
    more = Button(teller.texts.plain("button_versions"), anywhere(case.number, "drafts"))
    step = Button(teller.texts.plain("button_step"), anywhere(case.number, "show"))
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
