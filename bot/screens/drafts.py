"""The versions of the complaint: the list, one of them, two compared, and a text that may become one.

Changes are marked by signs and by style, never by style alone.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.letter import anew_button, is_outdated
from bot.screens.presenter import Presenter, as_file_button, step_button
from bot.screens.screen import LONGEST, Screen, length, pieces, shortened
from bot.screens.step import open_screen
from conversations.case import Case, Draft
from conversations.comparing import Piece

NEAR = 80
"""Characters that are shown around a change; of longer stretches that are the same the middle is left out."""
MOST_MESSAGES = 3
"""Messages of changes at most. Our choice: nobody reads more, and each is one that Telegram has to take."""
MOST_SHOWN = MOST_MESSAGES * LONGEST
"""Characters of one change that are looked at: with the heading above them, they do not fit."""
MARKS = {"same": ("", ""), "gone": ("<s>−", "</s>"), "new": ("<b>+", "</b>")}


def compared(presenter: Presenter, case: Case, versions: tuple[int, int], changes: Sequence[Piece] | None) -> Screen:
    """Show what has changed from one version to another; None: they are too different to be compared.

    Of what does not fit into `MOST_MESSAGES` the beginning is shown, and said where the rest can be read.
    """
    before, after = versions
    if changes is None:
        return Screen(
            presenter.texts.html("compare_too_different", before=before, after=after),
            _ways_from(presenter, case, versions),
        )
    is_same = all(piece.kind == "same" for piece in changes)
    heading = presenter.texts.html("compare_same" if is_same else "compare", before=before, after=after)
    messages = _packed([heading + "\n\n"], (fragment for piece in changes for fragment in _marked(piece)))
    if len(messages) > MOST_MESSAGES:
        messages[MOST_MESSAGES:] = [presenter.texts.html("compare_cut", before=before, after=after)]
    *above, last = messages
    return Screen(last, _ways_from(presenter, case, versions), tuple(above))


def _ways_from(presenter: Presenter, case: Case, versions: Iterable[int]) -> Rows:
    read = [
        Button(presenter.texts.plain("button_read", version=number), anywhere(case.number, "read", str(number)))
        for number in versions
    ]
    more = Button(presenter.texts.plain("button_versions"), anywhere(case.number, "drafts"))
    return (tuple(read), (more,), (step_button(presenter, case),))


def _marked(piece: Piece) -> Iterator[str]:
    """Write a stretch with its marks, in parts that each fit into a message."""
    opened, closed = MARKS[piece.kind]
    text = _shortened(piece.text) if piece.kind == "same" else piece.text[:MOST_SHOWN]
    bare = text.lstrip()
    for part in pieces(text[: len(text) - len(bare)]):
        yield html.escape(part, quote=False)
    for part in pieces(bare):
        yield f"{opened}{html.escape(part, quote=False)}{closed}"


def _shortened(text: str) -> str:
    return text if len(text) <= 3 * NEAR else f"{text[:NEAR]} … {text[-NEAR:]}"


def _packed(messages: list[str], fragments: Iterable[str]) -> list[str]:
    """Put as many fragments into a message as fit, up to one message more than are shown."""
    used = length(messages[-1])
    for fragment in fragments:
        if used + length(fragment) > LONGEST:
            messages.append("")
            used = 0
        if len(messages) > MOST_MESSAGES:
            break
        messages[-1] += fragment
        used += length(fragment)
    return messages


MOST_VERSIONS = 12
"""Versions on one screen, the newest ones; the older ones are reached page by page."""
PREVIEW = 60


def on_page(case: Case, page: int) -> tuple[int, int]:
    """Give the numbers of the first and the last version on a page of the list; page 0 has the newest ones."""
    count = case.draft.version if case.draft else 0
    last = count - MOST_VERSIONS * max(0, min(page, (count - 1) // MOST_VERSIONS))
    return last - MOST_VERSIONS + 1, last


def drafts(presenter: Presenter, case: Case, shown: Sequence[Draft]) -> Screen:
    """List versions of the complaint, those of a page, newest first; each can be read and taken back."""
    count = case.draft.version if case.draft else 0
    lines = [
        presenter.texts.html(
            "version_line",
            version=draft.version,
            preview=shortened(" ".join(draft.text.split()), PREVIEW),
            is_outdated="yes" if is_outdated(case, draft) else "no",
            origin=draft.origin,
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
    heading = presenter.texts.html("versions" if count else "versions_none", count=count)
    page = (count - shown[0].version) // MOST_VERSIONS if shown else 0
    pages = presenter.pages(case, "drafts", page, -(-count // MOST_VERSIONS))
    anew = ((anew_button(presenter, case),),) if any(is_outdated(case, draft) for draft in shown) else ()
    return Screen("\n\n".join([heading, *lines]), (*anew, *in_rows(read), *pages, (step_button(presenter, case),)))


def version(presenter: Presenter, case: Case, draft: Draft) -> Screen | None:
    """Show one version whole so that one tap copies it; None where it is longer than a message."""
    heading, text = presenter.texts.html("version_shown", version=draft.version), presenter.code(draft.text)
    ways = _ways_on(presenter, case, draft.version)
    if is_outdated(case, draft):
        heading = f"{presenter.texts.html('text_outdated')}\n\n{heading}"
        ways = ((anew_button(presenter, case),), *ways)
    if length(f"{heading}\n{text}") <= LONGEST:
        return Screen(f"{heading}\n{text}", ways)
    return Screen(heading, ways, (text,)) if length(text) <= LONGEST else None


def version_as_file(presenter: Presenter, case: Case, draft: Draft) -> Screen:
    """Say that a version was sent as a file."""
    said = presenter.texts.html("text_as_file", version=draft.version, length=len(draft.text))
    return Screen(said, _ways_on(presenter, case, draft.version))


def file_name(version: int) -> str:
    """Name the file that a version is sent as."""
    return f"complaint-{version}.txt"


def too_long(presenter: Presenter, case: Case, notice: str) -> Screen:
    """Show the open step again below a notice that a text is too long, with a way to all of it."""
    step = open_screen(presenter, case, (notice,), whole=False)
    if case.draft is None:
        return step
    way = (as_file_button(presenter, case, case.draft.version),)
    return replace(step, before=(), rows=step.rows if way in step.rows else (way, *step.rows))


def _ways_on(presenter: Presenter, case: Case, number: int) -> Rows:
    restore = Button(
        presenter.texts.plain("button_restore", version=number), anywhere(case.number, "restore", str(number))
    )
    more = Button(presenter.texts.plain("button_versions"), anywhere(case.number, "drafts"))
    return ((restore,), *_comparisons(presenter, case, number), (more,), (step_button(presenter, case),))


def _comparisons(presenter: Presenter, case: Case, number: int) -> Rows:
    """Offer to compare a version with the one before it, and with the newest."""
    newest = case.draft.version if case.draft else number
    others = dict.fromkeys(other for other in (number - 1, newest) if other not in (0, number))
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
    return offered(presenter, case, notice, [keep_button(presenter, case, message_id)])


def keep_button(presenter: Presenter, case: Case, message_id: int) -> Button:
    """Make the button that makes a text that is kept aside a version of the complaint."""
    return Button(presenter.texts.plain("button_keep_text"), anywhere(case.number, "keep_text", str(message_id)))


def offered(presenter: Presenter, case: Case, notice: str, buttons: Sequence[Button], *, whole: bool = False) -> Screen:
    """Show the open step again below a notice, with what can be done about that before its own buttons."""
    step = open_screen(presenter, case, (notice,), whole=whole)
    return replace(step, rows=(*((button,) for button in buttons), *step.rows))
