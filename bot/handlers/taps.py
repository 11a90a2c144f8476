"""What a button does: the verbs of every feature in one table."""

from __future__ import annotations

from bot.handlers import cases, drafts, feedback, files, followup, guide, news, privacy, retention, settings, status
from bot.handlers.turn import Turn
from bot.handlers.verbs import by_name
from bot.screens.buttons import Tap

VERBS = by_name(
    *guide.VERBS,
    *cases.VERBS,
    *files.VERBS,
    *drafts.VERBS,
    *followup.VERBS,
    *feedback.VERBS,
    *status.VERBS,
    *settings.VERBS,
    *news.VERBS,
    *privacy.VERBS,
    *retention.VERBS,
)


async def press(turn: Turn, tap: Tap | None) -> str:
    """Do what a button says, tapped or typed; give the key of what to say about it, "" when the screen says it all.

    An outdated, foreign or forged one (None: of no release) shows the case where it stands. Raises `Rejected`.
    """
    case = turn.open_case
    try:
        await _do(turn, tap)
    except (LookupError, ValueError):
        turn.tapped = None  # the present screen comes at the bottom, where the buyer looks
        cases.show_case(turn)
        return "button_other_case" if tap and tap.case != case.number else "button_old"
    return ""


async def _do(turn: Turn, tap: Tap | None) -> None:
    if tap is None or not (verb := VERBS[tap.verb]).fits(tap, turn.open_case):
        raise KeyError(tap)
    if not verb.is_asking:
        turn.ask_no_more()
    await verb.act(turn, tap.argument)
