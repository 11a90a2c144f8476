"""What a button does: the verbs of every feature in one table."""

from __future__ import annotations

from bot.handlers import cases, drafts, feedback, files, followup, guide, news, privacy, retention, settings, status
from bot.handlers.complaint import amounts, letter, mending, pack, proving, replies
from bot.handlers.turn import Turn
from bot.handlers.unasked import pasted
from bot.handlers.verbs import About, by_name
from bot.screens.buttons import Tap
from bot.storage.deliveries import OutdatedTap
from conversations import route
from conversations.case import Case
from conversations.dispute import STEPS
from conversations.names import S
from conversations.steps import Ask

VERBS = by_name(
    *guide.VERBS,
    *cases.VERBS,
    *files.VERBS,
    *drafts.VERBS,
    *letter.VERBS,
    *mending.VERBS,
    *pack.VERBS,
    *proving.VERBS,
    *pasted.VERBS,
    *replies.VERBS,
    *amounts.VERBS,
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
        is_second = tap is not None and _is_second(tap, case)
        turn.tapped, turn.outdated = None, OutdatedTap.SECOND if is_second else OutdatedTap.OLD
        cases.show_case(turn)
        if tap and is_second:
            return "" if _is_same(tap, case) else "button_second"
        return "button_other_case" if tap and tap.case != case.number else "button_old"
    return ""


def _is_second(tap: Tap, case: Case) -> bool:
    """Say whether a button stood on the very screen on which another tap, or the same, was quicker."""
    verb = VERBS.get(tap.verb)
    is_question = verb is not None and verb.about is About.QUESTION
    return is_question and (tap.case, tap.revision) == (case.number, case.revision - 1)


def _is_same(tap: Tap, case: Case) -> bool:
    """Say whether the first of two taps did what the second one asks for, as far as can be told."""
    last = route.previous(case)
    return tap.verb != "pick" or last is None or tap.argument in _named(case, last)


def _named(case: Case, step: S) -> tuple[str, ...]:
    """Give the buttons that the answer of a step may have come from."""
    value, kind = case.answers[step].value, STEPS[step]
    offers = kind.offers(route.on_route(case)) if isinstance(kind, Ask) else {}
    return (value, *(name for name, offered in offers.items() if offered == value))


async def _do(turn: Turn, tap: Tap | None) -> None:
    if tap is None or not (verb := VERBS[tap.verb]).fits(tap, turn.open_case):
        raise KeyError(tap)
    if not verb.is_asking:
        turn.ask_no_more()
    await verb.act(turn, tap.argument)
