"""What a typed or edited text does. None is thrown away: it is an answer, a version of the complaint, or kept aside."""

from __future__ import annotations

from datetime import timedelta

from bot import actions, lists, versions
from bot.after import ask_again, take_day
from bot.feedback import take_words
from bot.followup import labels
from bot.turn import Turn
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


async def typed(turn: Turn, message_id: int, text: str) -> None:
    """Take a text: a label counts as its tap, then it is an answer or a version, else it is kept aside."""
    case = turn.open_case
    if case.cancelled_at:
        keep_aside(turn, message_id, text)
        turn.show(lists.cancelled(turn.teller, turn.open_case))
        return
    if case.asked:
        _take_asked(turn, message_id, text)
        return
    if action := _as_tap(turn, text):
        verb, argument = action
        await actions.ACTIONS[verb](turn, argument)
        return
    kind = STEPS[route.open_step(case)]
    try:
        if isinstance(kind, Write):
            add_draft(turn, message_id, rules.explanation(text))
        elif isinstance(kind, Ask):
            turn.case = route.write(case, route.open_step(case), text, turn.now)
            turn.show_step()
        else:
            keep_aside(turn, message_id, text)
            offer(turn, message_id, "text_not_expected")
    except Rejected as rejected:
        _refuse(turn, message_id, text, rejected)


def _take_asked(turn: Turn, message_id: int, text: str) -> None:
    """Take the words or the day that was asked for; what is no day is kept, and the day is asked for once more."""
    if turn.open_case.asked == ASKED:
        take_words(turn, text)
        return
    try:
        take_day(turn, turn.open_case.asked, text)
    except Rejected as rejected:
        keep_aside(turn, message_id, text)
        ask_again(turn, rejected)


def _as_tap(turn: Turn, text: str) -> tuple[str, str] | None:
    """Find the button whose label was typed: a tap that was lost on the way can be made by typing."""
    case = turn.open_case
    wanted = _plain(text)
    for choice, label in turn.teller.labels(case).items():
        if wanted and _plain(label) == wanted:
            return "pick", choice
    for kind, label in labels(turn.teller, can_happen(case)):
        if wanted and _plain(label) == wanted:
            return "tell", kind
    return ("back", "") if wanted == _plain(turn.texts.plain("button_back")) else None


def _plain(label: str) -> str:
    """Reduce a label to its words and figures, so that emoji, capitals and full stops make no difference."""
    kept = "".join(c for c in label if c.isalnum() or c.isspace() or c in ".,%")
    return " ".join(kept.casefold().split()).strip(".,")


def _refuse(turn: Turn, message_id: int, text: str, rejected: Rejected) -> None:
    keep_aside(turn, message_id, text)
    notice = turn.teller.rejected(rejected)
    if len(text) >= WORTH_KEEPING:
        turn.show(lists.aside(turn.teller, turn.open_case, message_id, notice))
    else:
        turn.show_step(notice, suggestions=rejected.suggestions)


def keep_aside(turn: Turn, message_id: int, text: str) -> None:
    """Keep a text that came where none was expected."""
    turn.case = with_aside(turn.open_case, text, message_id, turn.now)


def offer(turn: Turn, message_id: int, key: str) -> None:
    """Show the open step with the offer to keep the text as a draft."""
    turn.show(lists.aside(turn.teller, turn.open_case, message_id, turn.texts.html(key)))


def add_draft(turn: Turn, message_id: int, text: str) -> None:
    """Add a version of the complaint, joined to the one before when the buyer's app has cut one text in two."""
    newest = turn.open_case.draft
    if newest and _was_cut(turn, newest, message_id):
        text = newest.text + text
    turn.case = with_draft(turn.open_case, text, message_id, turn.now)
    versions.saved(turn)


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
        turn.show(lists.cancelled(turn.teller, turn.open_case))
    else:
        offer(turn, message_id, "edit_not_expected")


def _new_version(turn: Turn, case: Case, message_id: int, text: str) -> None:
    changed = with_draft(case, text, message_id, turn.now)
    if case.number == turn.open_case.number:
        turn.case = changed
        actions.show_case(turn) if case.cancelled_at else versions.saved(turn)
        return
    turn.others[case.number] = changed
    version = changed.drafts[-1].version
    named = {"name": turn.teller.name(case), "version": version}
    if turn.open_case.cancelled_at:
        actions.show_case(turn)
    else:
        turn.show_step(*actions.turn_notice(turn, "draft_saved_elsewhere", **named), whole=True)
