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
from conversations.files.mending import UNDER_A_LIMIT, has_choice, may_have_copy, wanted

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
        why = texts.html(f"{item.mending}_no_copy")
        return "\n".join([f"{texts.html('notice_refused', named=named)} {what}", why, *([advice] if advice else [])])
    return None


def caption(texts: Texts, made: Made) -> str:
    """Say below a copy what it is, and in what it differs from the file as it came."""
    return texts.html("copy_caption", size=texts.size(made.size), changes=changes(texts, made))


def changes(texts: Texts, made: Made) -> Html:
    """List in what a copy differs, in the order of `CHANGES`."""
    listed = [texts.html(f"{name}_changed", to=_format(made.format)) for name in CHANGES if name in made.changes]
    return Html(", ".join(listed) or texts.html("nothing_changed"))


def state(texts: Texts, item: Evidence) -> str:
    """Say behind a file in a list that its copy is used, or being made; empty where there is nothing to say."""
    if item.mending == WANTED:
        return texts.html("file_copy_wanted")
    return texts.html("file_copy_used") if item.copy and item.uses_copy else ""


def rows(presenter: Presenter, case: Case, items: Sequence[Evidence], *, whole: bool) -> Rows:
    """Offer to stop what is being made, to make what helps, and to choose between a copy and the file as it came.

    `whole`: also copies of files that are fine, but could be better.
    """
    plain, alone = presenter.texts.plain, len(items) == 1
    found = [Button(plain("button_stop_copies"), anywhere(case.number, "stop_copies"))] if wanted(tuple(items)) else []
    offered = [item for item in items if may_have_copy(item, presenter.wishes.largest) and _is_offered(item, whole)]
    for item in offered[-MOST_OFFERED:]:
        label = plain("button_copy", why=_why(item), name=_name(item, alone=alone))
        found.append(Button(label, anywhere(case.number, "mend", str(item.number))))
    for item in [item for item in items if has_choice(item)][-MOST_OFFERED:]:
        key, to = ("button_use_original", "original") if item.uses_copy else ("button_use_copy", "copy")
        label = plain(key, name=_name(item, alone=alone))
        found.append(Button(label, anywhere(case.number, "use", f"{item.number}.{to}")))
    return tuple((button,) for button in found)


def _is_offered(item: Evidence, whole: bool) -> bool:
    """Say whether a copy is offered here: not again where none could be made, and what is fine only in the list."""
    return item.mending in ("", STOPPED) and (whole or item.verdict == "refused" or item.mending == STOPPED)


def _why(item: Evidence) -> str:
    """Name what a copy of a file would do first of all, of what the button can say."""
    if item.verdict == "refused":
        return "fits"
    return next((why for why in WHY if why in item.mends), "smaller" if item.reason in UNDER_A_LIMIT else "fits")


WHY = ("codec", "index", "turned", "metadata")
"""What makes a copy better than a file that the form takes, the weightiest first."""


def tag_of(case: Case, item: Evidence) -> str:
    """Give what the screen is known by that speaks of a file, and of those that came with it."""
    return f"album:{item.album}" if item.album else f"file:{case.number}.{item.number}" if item.mending else ""


def _name(item: Evidence, *, alone: bool) -> str:
    return "none" if alone or not item.name else shortened(item.name, LONGEST_NAME)


def _to(item: Evidence) -> str:
    return "MP4" if item.kind == "video" else "JPG"


def _format(format_: str) -> str:
    """Give the name of a format as buyers know it."""
    return ending(usual_ending(format_)).upper() or format_
