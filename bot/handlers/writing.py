"""What a typed or edited text does. None is thrown away: it is an answer, a version of the complaint, or kept aside."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers import cases, drafts
from bot.handlers.feedback import take_words
from bot.handlers.followup import ask_again, take_day
from bot.handlers.taps import press
from bot.handlers.turn import Turn
from bot.screens import cases as case_screens
from bot.screens import drafts as draft_screens
from bot.screens.buttons import Tap
from bot.screens.followup import labels
from bot.storage.deliveries import DeliveryKind
from conversations import route, rules
from conversations.advice.questions import waits_for
from conversations.case import (
    Aside,
    Case,
    Draft,
    came_with,
    edited,
    goes_on,
    may_go_on,
    with_aside,
    with_draft,
    with_text,
)
from conversations.dispute import STEPS
from conversations.feedback import ASKED
from conversations.followup import can_happen
from conversations.quotas import LONGEST_TEXT
from conversations.rejected import Rejected
from conversations.steps import Ask, Write

FULL = "full"
"""The tag of what is said where there is no room for more."""
TOO_LONG = "text_too_long"
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
    elif day := waits_for(turn.open_case):
        turn.case = replace(turn.open_case, asked=f"order:{day}")
        take_day(turn, turn.case.asked, text)
    else:
        offer(turn, message_id, text, "text_not_expected")


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
    if turn.open_case.cancelled_at:
        turn.deliver(DeliveryKind.TEXT, {"text": notice}, FULL)
        cases.show_case(turn)
    elif turn.open_case.asked not in ("", ASKED):
        ask_again(turn, rejected)
    elif rejected.key == TOO_LONG:
        turn.show(draft_screens.too_long(turn.presenter, turn.open_case, notice))
    elif (
        rejected.key != "versions_full"
        and message_id
        and (kept := _kept(turn, message_id))
        and len(kept.text) >= WORTH_KEEPING
    ):
        turn.show(draft_screens.aside(turn.presenter, turn.open_case, kept.message_id, notice))
    else:
        turn.show_step(notice, suggestions=rejected.suggestions)


def _kept(turn: Turn, message_id: int) -> Aside | None:
    return next((aside for aside in turn.open_case.asides if came_with(aside, message_id)), None)


def keep_aside(turn: Turn, message_id: int, text: str) -> bool:
    """Keep a text that came where none was expected; where there is no room for more, say so. Say whether it is kept.

    The rest of a text that is cut into parts is told of on the same screen, which waits a moment for the next part.
    """
    try:
        turn.count(text)
        turn.case = with_aside(turn.open_case, text, message_id, turn.now)
    except Rejected as full:
        turn.deliver(DeliveryKind.TEXT, {"text": turn.presenter.rejected(full)}, FULL)
        return False
    last = turn.open_case.asides[-1]
    if may_go_on(text) or last.cuts or last.part:
        turn.settle(f"aside.{last.number - last.part}")
    return True


def offer(turn: Turn, message_id: int, text: str, key: str) -> None:
    """Keep a text aside, and show the open step with the offer to keep it as a draft."""
    if keep_aside(turn, message_id, text):
        notice = turn.texts.html(key)
        turn.show(draft_screens.aside(turn.presenter, turn.open_case, message_id, notice))
    else:
        turn.show_step(whole=False)


def add_draft(turn: Turn, message_id: int, text: str) -> None:
    """Take a version of the complaint, or the next part of one that the buyer's app has cut.

    Raises `Rejected` for a text that is longer than any form takes; so is each further part of it.
    """
    case = turn.open_case
    if not goes_on(case.draft, message_id, turn.now) and case.asides and goes_on(case.asides[-1], message_id, turn.now):
        raise Rejected(TOO_LONG, length=_length(case) + len(text), most=LONGEST_TEXT)
    turn.count(text)
    turn.case = with_text(case, text, message_id, turn.now)
    if may_go_on(text) or turn.case.drafts[-1].cuts:
        turn.settle(f"draft.{turn.case.drafts[-1].version}")
    drafts.saved(turn)


def _length(case: Case) -> int:
    """Give the characters of a text that is too long for one version: what of it is a version, and what is aside."""
    last = case.asides[-1]
    return len(case.drafts[-1].text if case.draft else "") + last.before + len(last.text)


async def typed_again(turn: Turn, message_id: int, text: str) -> str:
    """Follow an edit: of a version of the complaint it makes the next one, whichever case it belongs to.

    Raises `Rejected` for a text that cannot be kept as such; it is not kept yet then. Gives "", as `press` does.
    """
    kept = await turn.storage.of_message(turn.chat_id, message_id)
    written = [(number, one) for number, one in kept if isinstance(one, Draft)]
    if written and text.strip():
        number, draft = next(one for one in reversed(written) if one[0] == written[0][0])
        _new_version(turn, await turn.case_of(number), edited(draft, message_id, text, turn.now))
    elif turn.open_case.cancelled_at:
        keep_aside(turn, message_id, text)
        turn.show(case_screens.cancelled(turn.presenter, turn.open_case))
    else:
        offer(turn, message_id, text, "edit_not_expected")
    return ""


def _new_version(turn: Turn, case: Case, draft: Draft) -> None:
    turn.count(draft.text)
    changed = with_draft(case, draft.text, draft.message_id, turn.now, draft.cuts)
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
