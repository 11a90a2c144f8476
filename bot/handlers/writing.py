"""What a typed or edited text does. None is thrown away: it is an answer, a version of the complaint, or kept aside."""

from __future__ import annotations

from datetime import timedelta

from bot.handlers import cases, drafts
from bot.handlers.feedback import take_words
from bot.handlers.followup import ask_again, take_day
from bot.handlers.taps import press
from bot.handlers.turn import Turn
from bot.screens import cases as case_screens
from bot.screens import drafts as draft_screens
from bot.screens.buttons import Tap
from bot.screens.followup import labels
from conversations import route, rules
from conversations.case import Case, Draft, with_aside, with_draft, wrote
from conversations.dispute import STEPS
from conversations.feedback import ASKED
from conversations.followup import can_happen
from conversations.rejected import Rejected
from conversations.steps import Ask, Write

CUT_LENGTH = 4000
"""UTF-16 units from which a text may be the first part of one that the buyer's app has cut at 4,096."""
CUT_PAUSE = timedelta(seconds=5)
WORTH_KEEPING = 40
"""Characters from which a text that was no answer is offered as a draft, even where something is to be typed."""


async def typed(turn: Turn, message_id: int, text: str) -> str:
    """Take a text: a label counts as its tap, then it is an answer or a version, else it is kept aside.

    Gives the key of what is still to be said, as `press` does. Raises `Rejected`, and then the text is not kept yet.
    """
    case = turn.open_case
    if case.cancelled_at:
        keep_aside(turn, message_id, text)
        turn.show(case_screens.cancelled(turn.presenter, turn.open_case))
    elif case.asked == ASKED:
        take_words(turn, text)
    elif case.asked:
        take_day(turn, case.asked, text)
    elif tap := _as_tap(turn, text):
        return await press(turn, tap)
    else:
        _answer(turn, message_id, text)
    return ""


def _answer(turn: Turn, message_id: int, text: str) -> None:
    step = route.open_step(turn.open_case)
    if isinstance(STEPS[step], Write):
        add_draft(turn, message_id, rules.explanation(text))
    elif isinstance(STEPS[step], Ask):
        turn.case = route.write(turn.open_case, step, text, turn.now)
        turn.show_step()
    else:
        keep_aside(turn, message_id, text)
        offer(turn, message_id, "text_not_expected")


def _as_tap(turn: Turn, text: str) -> Tap | None:
    """Find the button whose label was typed: a tap that was lost on the way can be made by typing."""
    case, wanted = turn.open_case, _plain(text)
    labelled = [
        *(("pick", choice, label) for choice, label in turn.presenter.labels(case).items()),
        *(("tell", kind, label) for kind, label in labels(turn.presenter, can_happen(case))),
        ("back", "", turn.texts.plain("button_back")),
    ]
    found = ((verb, argument) for verb, argument, label in labelled if wanted and _plain(label) == wanted)
    return next((Tap(case.number, case.revision, verb, argument) for verb, argument in found), None)


def _plain(label: str) -> str:
    """Reduce a label to its words and figures, so that emoji, capitals and full stops make no difference."""
    kept = "".join(c for c in label if c.isalnum() or c.isspace() or c in ".,%")
    return " ".join(kept.casefold().split()).strip(".,")


def refused(turn: Turn, rejected: Rejected, message_id: int | None = None) -> None:
    """Say why something cannot be taken, and ask once more; what was typed in a message is kept aside already."""
    notice = turn.presenter.rejected(rejected)
    kept = next((aside for aside in turn.open_case.asides if aside.message_id == message_id), None)
    if turn.open_case.asked not in ("", ASKED):
        ask_again(turn, rejected)
    elif kept and len(kept.text) >= WORTH_KEEPING:
        turn.show(draft_screens.aside(turn.presenter, turn.open_case, kept.message_id, notice))
    else:
        turn.show_step(notice, suggestions=rejected.suggestions)


def keep_aside(turn: Turn, message_id: int, text: str) -> None:
    """Keep a text that came where none was expected."""
    turn.case = with_aside(turn.open_case, text, message_id, turn.now)


def offer(turn: Turn, message_id: int, key: str) -> None:
    """Show the open step with the offer to keep the text as a draft."""
    turn.show(draft_screens.aside(turn.presenter, turn.open_case, message_id, turn.texts.html(key)))


def add_draft(turn: Turn, message_id: int, text: str) -> None:
    """Add a version of the complaint, joined to the one before when the buyer's app has cut one text in two."""
    newest = turn.open_case.draft
    if newest and _was_cut(turn, newest, message_id):
        text = newest.text + text
    turn.case = with_draft(turn.open_case, text, message_id, turn.now)
    drafts.saved(turn)


def _was_cut(turn: Turn, newest: Draft, message_id: int) -> bool:
    long = len(newest.text.encode("utf-16-le", "surrogatepass")) // 2 >= CUT_LENGTH
    return long and newest.message_id == message_id - 1 and turn.now - newest.at < CUT_PAUSE


async def typed_again(turn: Turn, message_id: int, text: str) -> None:
    """Follow an edit: of a version of the complaint it makes the next one, whichever case it belongs to."""
    for case in await turn.all_cases():
        if wrote(case, message_id) and text.strip():
            _new_version(turn, case, message_id, text)
            return
    keep_aside(turn, message_id, text)
    if turn.open_case.cancelled_at:
        turn.show(case_screens.cancelled(turn.presenter, turn.open_case))
    else:
        offer(turn, message_id, "edit_not_expected")


def _new_version(turn: Turn, case: Case, message_id: int, text: str) -> None:
    changed = with_draft(case, text, message_id, turn.now)
    if case.number == turn.open_case.number:
        turn.case = changed
        cases.show_case(turn) if case.cancelled_at else drafts.saved(turn)
        return
    turn.others[case.number] = changed
    version = changed.drafts[-1].version
    named = {"name": turn.presenter.name(case), "version": version}
    if turn.open_case.cancelled_at:
        cases.show_case(turn)
    else:
        turn.show_step(*cases.turn_notice(turn, "draft_saved_elsewhere", **named), whole=True)
