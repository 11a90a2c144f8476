"""What the buttons of the complaint's versions do; and the English text that is made from the answers."""

from __future__ import annotations

from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens import drafts as screens
from bot.screens.drafts import compared
from bot.texts import LETTER, texts
from conversations import route
from conversations.case import Case, aside_as_draft, take_back, with_draft
from conversations.dispute import STEPS
from conversations.letter import write
from conversations.route import on_route
from conversations.steps import Write


def starter_text(case: Case) -> str:
    """Compose the complaint from the answers that are on the route."""
    return write(on_route(case), texts(LETTER).plain)


async def drafts(turn: Turn, page: str) -> None:
    """List the versions of the complaint."""
    turn.show(screens.drafts(turn.presenter, turn.open_case, int(page or 0)))


async def read(turn: Turn, version: str) -> None:
    """Show one version whole."""
    turn.show(screens.version(turn.presenter, turn.open_case, int(version)))


async def compare(turn: Turn, versions: str) -> None:
    """Show what has changed from one version to another. Raises `ValueError` for what names no two."""
    earlier, later = sorted(map(int, versions.split(".")))
    turn.show(compared(turn.presenter, turn.open_case, earlier, later))


async def restore(turn: Turn, version: str) -> None:
    """Make an earlier version the newest again."""
    turn.case = take_back(turn.open_case, int(version), turn.now)
    saved(turn)


async def starter(turn: Turn, _argument: str) -> None:
    """Take the English text made from the answers as a version."""
    case = turn.open_case
    if not isinstance(STEPS[route.open_step(case)], Write):
        raise KeyError("starter")
    turn.case = with_draft(case, starter_text(case), None, turn.now)
    saved(turn, "starter_taken")


async def keep_text(turn: Turn, message_id: str) -> None:
    """Make a text that came unasked a version of the complaint."""
    turn.case = aside_as_draft(turn.open_case, int(message_id), turn.now)
    saved(turn)


def saved(turn: Turn, *more: str) -> None:
    """Show the open step, saying which version of the complaint is saved now."""
    draft = turn.open_case.draft
    version = draft.version if draft else 0
    shown = [turn.texts.html(key) for key in more]
    turn.show_step(turn.texts.html("draft_saved", version=version), *shown)


VERBS = (
    Verb("drafts", drafts),
    Verb("read", read),
    Verb("compare", compare),
    Verb("restore", restore),
    Verb("starter", starter),
    Verb("keep_text", keep_text),
)
