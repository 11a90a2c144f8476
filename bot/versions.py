"""What the buttons of the complaint's versions do: verb -> function, as in `actions.py`."""

from __future__ import annotations

from collections.abc import Mapping

from bot import lists
from bot.after import Action
from bot.comparing import compared
from bot.letters import starter_text
from bot.turn import Turn
from conversations import route
from conversations.case import aside_as_draft, take_back, with_draft
from conversations.dispute import STEPS
from conversations.steps import Write


async def drafts(turn: Turn, page: str) -> None:
    """List the versions of the complaint."""
    turn.show(lists.drafts(turn.teller, turn.open_case, int(page or 0)))


async def read(turn: Turn, version: str) -> None:
    """Show one version whole."""
    turn.show(lists.version(turn.teller, turn.open_case, int(version)))


async def compare(turn: Turn, versions: str) -> None:
    """Show what has changed from one version to another. Raises `ValueError` for what names no two."""
    earlier, later = sorted(map(int, versions.split(".")))
    turn.show(compared(turn.teller, turn.open_case, earlier, later))


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


VERSIONS: Mapping[str, Action] = {
    "drafts": drafts,
    "read": read,
    "compare": compare,
    "restore": restore,
    "starter": starter,
    "keep_text": keep_text,
}
