"""Copies of files that the form would not take: that one is being made, what it differs in, and the choice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.buttons import Button, Rows, anywhere
from bot.screens.presenter import Presenter
from bot.screens.screen import shortened
from bot.texts import Html, Texts
from conversations.case import Case
from conversations.evidence import Evidence
from conversations.files.copies import CHANGES, NOT_MENDED, STOPPED, WANTED, Made
from conversations.files.formats import ending, usual_ending
from conversations.files.mending import has_choice, may_have_copy, wanted

MOST_OFFERED = 3
"""Copies that are offered at once, of the newest files. Our choice."""
LONGEST_NAME = 24
"""Characters of a file's name on a button."""


def told(presenter: Presenter, item: Evidence, named: Html, found: str, percent: int = 0) -> str | None:
    """Say how a file stands of which a copy is, or was, to be made; None: there is nothing of that to say.

    `named`: how the file is called on the screen; `found`: what was found of it, the first line, and what to do about
    it; `percent`: how far its copy is, where that is known.
    """
    texts = presenter.texts
    what, _line, advice = found.partition("\n")
    if item.mending == WANTED:
        is_refused = item.verdict == "refused"
        key = "copy_wanted" if is_refused else "copy_wanted_too"
        return texts.html(key, named=named, found=Html(what), percent=percent, to=_to(item))
    if item.copy and item.is_usable:
        key = "copy_used" if item.uses_copy else "copy_not_used"
        return texts.html(key, named=named, size=texts.size(item.copy.size), changes=changes(texts, item.copy))
    if item.mending in NOT_MENDED and item.verdict == "refused":
        why = texts.html(f"not_mended_{item.mending}")
        return "\n".join([f"{texts.html('notice_refused', named=named)} {what}", why, *([advice] if advice else [])])
    return None


def caption(texts: Texts, made: Made) -> str:
    """Say below a copy what it is, and in what it differs from the file as it came."""
    return texts.html("copy_caption", size=texts.size(made.size), changes=changes(texts, made))


def changes(texts: Texts, made: Made) -> Html:
    """List in what a copy differs, in the order of `CHANGES`."""
    listed = [texts.html(f"change_{name}", to=_format(made.format)) for name in CHANGES if name in made.changes]
    return Html(", ".join(listed) or texts.html("change_none"))


def state(texts: Texts, item: Evidence) -> str:
    """Say behind a file in a list that its copy is used, or being made; empty where there is nothing to say."""
    if item.mending == WANTED:
        return texts.html("file_copy_wanted")
    return texts.html("file_copy_used") if item.copy and item.uses_copy else ""


def rows(presenter: Presenter, case: Case, items: Sequence[Evidence]) -> Rows:
    """Offer to stop what is being made, to make what can be, and to choose between a copy and the file as it came."""
    plain = presenter.texts.plain
    found = [Button(plain("button_stop_copies"), anywhere(case.number, "stop_copies"))] if wanted(tuple(items)) else []
    offered = [item for item in items if may_have_copy(item, presenter.wishes.largest) and _is_worth_it(item)]
    for item in offered[-MOST_OFFERED:]:
        label = plain("button_copy", name=_name(item, alone=len(items) == 1))
        found.append(Button(label, anywhere(case.number, "mend", str(item.number))))
    for item in [item for item in items if has_choice(item)][-MOST_OFFERED:]:
        key, to = ("button_use_original", "original") if item.uses_copy else ("button_use_copy", "copy")
        label = plain(key, name=_name(item, alone=len(items) == 1))
        found.append(Button(label, anywhere(case.number, "use", f"{item.number}.{to}")))
    return tuple((button,) for button in found)


def tag_of(case: Case, item: Evidence) -> str:
    """Give what the screen is known by that speaks of a file, and of those that came with it."""
    return f"album:{item.album}" if item.album else f"file:{case.number}.{item.number}" if item.mending else ""


def _is_worth_it(item: Evidence) -> bool:
    """Say whether a copy that can be made is offered: not again where none could be made."""
    return item.mending in ("", STOPPED)


def _name(item: Evidence, *, alone: bool) -> str:
    return "none" if alone or not item.name else shortened(item.name, LONGEST_NAME)


def _to(item: Evidence) -> str:
    return "MP4" if item.kind == "video" else "JPG"


def _format(format_: str) -> str:
    """Give the name of a format as buyers know it."""
    return ending(usual_ending(format_)).upper() or format_
