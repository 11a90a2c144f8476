"""The step of the proof: which slots the files fill, which still convince, and how to get what is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.files import file_lines, listed
from bot.screens.pages import page_buttons
from bot.screens.presenter import Presenter
from bot.screens.proof.looks import look_again
from bot.screens.screen import FOLD
from bot.texts import Html
from conversations import route
from conversations.aliexpress.pages import OwnPage
from conversations.case import Case
from conversations.complaint.sentences import Numbers, Word
from conversations.complaint.slots import NEEDS_SNAPSHOT, Slot, coverage
from conversations.names import S
from conversations.reasons import proof

FEW_FILES = 1
"""Files that are listed on the proof's own step; of more the list is folded away. Our choice, for a phone."""
APART = " · "


def proof_question(presenter: Presenter, case: Case, question: str, *, whole: bool) -> str:
    """Ask for the proof, and fold away how to get what is asked for; once there is some, all but the first line.

    Not `whole`: the first line alone.
    """
    first, _line, rest = question.partition("\n")
    if not whole:
        return first
    folded = "\n".join([*FOLD.findall(question), *_how_to(presenter, case)])
    shown = FOLD.sub("", rest)
    if any(item.is_usable for item in case.evidence):
        return "\n".join([first, *look_again(presenter, case), _fold(shown.strip(), folded)])
    return f"{first}\n{shown}\n\n{_fold(folded)}"


def _fold(*parts: str) -> str:
    return "<blockquote expandable>" + "\n".join(parts) + "</blockquote>"


def _how_to(presenter: Presenter, case: Case) -> list[str]:
    """Say how to get the order snapshot, where the offer is what counts, and how to film, where something came."""
    seen = route.on_route(case)
    has_page = "yes" if page_buttons(presenter, case, [OwnPage.SNAPSHOT]) else "no"
    return [
        *([presenter.texts.html("how_to_film")] if seen.value(S.RECEIVED) != "no" else []),
        *([presenter.texts.html("how_to_snapshot", has_page=has_page)] if proof(seen) in NEEDS_SNAPSHOT else []),
    ]


def proof_parts(presenter: Presenter, case: Case) -> list[str]:
    """List the files of a case, the slots they fill and those that are missing; many files are folded away."""
    lines = file_lines(presenter.texts, case)
    heading = presenter.texts.html("files_some" if lines else "files_none")
    if len(lines) > FEW_FILES:
        counted = presenter.answer(case, S.EVIDENCE)
        said = presenter.texts.html("files_counted", files=counted)
        return [f"{said}\n{_slots(presenter, case)}", _fold(*lines)]
    return ["\n".join([heading, *lines]), *([_slots(presenter, case)] if lines else [])]


def _slots(presenter: Presenter, case: Case) -> str:
    """Say which slots are filled, by which files, and which not; what only helps is folded away until it is next."""
    found = coverage(route.on_route(case))
    places = {item.number: place for place, item in enumerate(listed(case), 1)}
    filled = [
        presenter.texts.html("slot_filled", what=Word(name), places=Numbers(tuple(places[one] for one in numbers)))
        for name, numbers in found.filled.items()
    ]
    helping = [presenter.texts.html("slots_help", slots=Html(_named(presenter, found.help)))] if found.help else []
    lines = [
        *([presenter.texts.html("slots_filled", slots=Html(APART.join(filled)))] if filled else []),
        *(_missing(presenter, case) or [presenter.texts.html("slots_all")]),
        *([_fold(line) for line in helping] if found.convince else helping),
    ]
    return "\n".join(lines)


def proof_missing(presenter: Presenter, case: Case) -> list[str]:
    """Say at the review what would convince and no file shows, as far as was told; folded away, as there is much."""
    return [_fold(line) for line in _missing(presenter, case)]


def _missing(presenter: Presenter, case: Case) -> list[str]:
    """Say it in a line; nothing where all is shown."""
    convincing = coverage(route.on_route(case)).convince
    slots = Html(_named(presenter, convincing))
    return [presenter.texts.html("slots_convince", slots=slots)] if convincing else []


def _named(presenter: Presenter, slots: Sequence[Slot]) -> str:
    return APART.join(presenter.texts.html("slot_missing", what=Word(slot.name), wants=slot.wants) for slot in slots)
