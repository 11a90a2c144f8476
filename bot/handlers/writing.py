"""What a typed or edited text does. None is thrown away: it is an answer, a version of the complaint, or kept aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.handlers import cases, drafts, guide
from bot.handlers.complaint.amounts import is_meant, take_asked
from bot.handlers.feedback import take_words
from bot.handlers.followup import ToldDay, told_in
from bot.handlers.taps import press
from bot.handlers.turn import Turn
from bot.handlers.unasked.aside import NOT_EXPECTED, TOO_LONG, keep_aside, offer
from bot.handlers.unasked.pasted import is_from_seller
from bot.screens import cases as case_screens
from bot.screens import drafts as draft_screens
from bot.screens.buttons import Button, Tap
from bot.screens.followup import labels
from bot.screens.screen import shortened
from conversations import route, rules
from conversations.advice.questions import waits_for
from conversations.case import (
    Aside,
    Case,
    Draft,
    edited,
    goes_on,
    may_go_on,
    with_draft,
    with_text,
)
from conversations.dispute import STEPS
from conversations.feedback import ASKED
from conversations.followup import can_happen
from conversations.names import S
from conversations.quotas import LONGEST_TEXT
from conversations.reading.said import as_typed, was_just_typed
from conversations.reading.slips import nearest, plain
from conversations.rejected import Rejected
from conversations.steps import Ask, Step, Wanted, Write

SHORTEST_MEANT = 4
"""Letters of a label that is thought of where any words are an answer: a shorter one is as near to anything."""


async def typed(turn: Turn, message_id: int, text: str, *, is_forwarded: bool = False) -> str:
    """Take a text: a label counts as its tap, then it is an answer or a version, else it is read and kept aside.

    Gives the key of what is still to be said, as `press` does. Raises `Rejected`, and then the text is not kept yet.
    """
    case, said = turn.open_case, ""
    is_seller = is_from_seller(case, text, is_forwarded=is_forwarded)
    if case.cancelled_at:
        keep_aside(turn, message_id, text)
        turn.show(case_screens.cancelled(turn.presenter, turn.open_case))
    elif case.asked == ASKED:
        take_words(turn, text)
    elif case.asked and not is_seller and is_meant(case.asked, text, is_label=_as_tap(turn, text) is not None):
        take_asked(turn, case.asked, text)
    elif _is_sent_twice(case, text, turn.now) and not guide.is_in_vain(case, _as_tap(turn, text)):
        _say_once(turn, text)
    elif tap := _as_tap(turn, text):
        said = await press(turn, tap)
    elif is_seller:
        turn.ask_no_more()
        offer(turn, message_id, text, NOT_EXPECTED)
    else:
        _answer(turn, message_id, text)
    turn.case = as_typed(turn.open_case, case, message_id, text, turn.now)
    return said


def _is_sent_twice(case: Case, text: str, now: datetime) -> bool:
    last = route.previous(case)
    return was_just_typed(case, case.answers[last] if last else None, text, now)


def _say_once(turn: Turn, text: str) -> None:
    """Say that a text which came twice counts once; where it answers this question too, let it be said by a tap."""
    suggested = (text,) if guide.can_be_typed(turn.open_case, text, turn.now) else ()
    turn.show_step(turn.texts.html("text_twice"), suggestions=suggested, whole=True)


def _answer(turn: Turn, message_id: int, text: str) -> None:
    case = turn.open_case
    kind, meant = STEPS[route.open_step(case)], _meant(turn, text)
    if meant and (_takes_any_words(kind) or not guide.is_taken(case, text, turn.now)):
        _ask_whether(turn, message_id, text, meant)
    elif isinstance(kind, Write):
        add_draft(turn, message_id, rules.explanation(text))
    elif isinstance(kind, Ask):
        turn.case = route.write(case, route.open_step(case), text, turn.now)
        turn.show_step()
    elif day := waits_for(turn.open_case):
        turn.case = replace(turn.open_case, asked=f"order:{day}")
        take_asked(turn, turn.case.asked, text)
    else:
        offer(turn, message_id, text, NOT_EXPECTED)


def _labelled(turn: Turn) -> dict[tuple[str, str], str]:
    """Give what the buttons of the open step do -> their labels."""
    case = turn.open_case
    picked = {("pick", choice): label for choice, label in turn.presenter.labels(case).items()}
    told = {("tell", str(kind)): label for kind, label in labels(turn.presenter, can_happen(case))}
    return {**picked, **told, ("back", ""): turn.texts.plain("button_back")}


def _as_tap(turn: Turn, text: str) -> Tap | None:
    """Find the button whose label was typed: a tap that was lost on the way can be made by typing."""
    case, wanted = turn.open_case, plain(text)
    found = (does for does, label in _labelled(turn).items() if wanted and plain(label) == wanted)
    return next((Tap(case.number, case.revision, *does) for does in found), None)


def _meant(turn: Turn, text: str) -> dict[tuple[str, str], str]:
    """Find the buttons whose labels were probably typed, with a slip or without accents: they are offered, not tapped.

    Where any words are an answer, only a label of some length is thought of.
    """
    kind, labelled = STEPS[route.open_step(turn.open_case)], _labelled(turn)
    if _takes_any_words(kind):
        labelled.pop(("back", ""))
        return {does: labelled[does] for does in nearest(text, labelled, SHORTEST_MEANT)}
    return {does: labelled[does] for does in nearest(text, labelled)}


def _takes_any_words(kind: Step) -> bool:
    return isinstance(kind, Write) or (isinstance(kind, Ask) and kind.wants in (Wanted.TEXT, Wanted.WORD))


def _ask_whether(turn: Turn, message_id: int, text: str, meant: Mapping[tuple[str, str], str]) -> None:
    """Keep a text that is nearly a label, and ask whether that was meant, or the words as they are."""
    is_kept = keep_aside(turn, message_id, text)
    case, kind = turn.open_case, STEPS[route.open_step(turn.open_case)]
    buttons = [Button(label, Tap(case.number, case.revision, *does)) for does, label in meant.items()]
    if isinstance(kind, Ask) and _takes_any_words(kind) and guide.can_be_typed(case, text, turn.now):
        label = turn.texts.plain("button_as_typed", words=shortened(text))
        buttons.append(Button(label, Tap(case.number, case.revision, "type", text)))
    elif isinstance(kind, Write) and is_kept:
        buttons.append(draft_screens.keep_button(turn.presenter, case, message_id))
    notice = turn.texts.html("label_near", label=" / ".join(meant.values()))
    turn.show(draft_screens.offered(turn.presenter, case, notice, buttons))


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


async def typed_again(turn: Turn, message_id: int, text: str, *, is_caption: bool = False) -> str:
    """Follow an edit: of a version of the complaint it makes the next one, whichever case it belongs to.

    An answer becomes another one, and what was no answer to the open question may be one now; words under a file are
    none. Raises `Rejected` for a text that cannot be kept as such; it is not kept yet then. Gives what `press` gives.
    """
    kept = await turn.storage.of_message(turn.chat_id, message_id)
    written = [(number, one) for number, one in kept if isinstance(one, Draft)]
    if written and text.strip():
        number, draft = next(one for one in reversed(written) if one[0] == written[0][0])
        _new_version(turn, await turn.case_of(number), edited(draft, message_id, text, turn.now))
    elif turn.open_case.cancelled_at:
        keep_aside(turn, message_id, text)
        turn.show(case_screens.cancelled(turn.presenter, turn.open_case))
    elif answered := await guide.answered_with(turn, message_id):
        _correct(turn, *answered, message_id, text)
    elif day := told_in(turn, message_id):
        _correct_day(turn, day, message_id, text)
    elif not is_caption and _was_to_answer(turn.open_case, kept):
        return await typed(turn, message_id, text)
    else:
        offer(turn, message_id, text, "edit_not_expected")
    return ""


def _was_to_answer(case: Case, kept: Sequence[tuple[int, object]]) -> bool:
    """Say whether a message came in answer to the question that is still open, and could not be taken."""
    last = max([case.created_at, *(answer.at for answer in case.answers.values())])
    return any(number == case.number and isinstance(one, Aside) and one.at > last for number, one in kept)


def _correct_day(turn: Turn, day: ToldDay, message_id: int, text: str) -> None:
    """Let a day that was typed for something else than a question follow its message likewise."""
    case = turn.open_case
    try:
        take_asked(turn, day.about, text)
        turn.case = as_typed(turn.open_case, case, message_id, text, turn.now)
    except Rejected as rejected:
        keep_aside(turn, message_id, text)
        values = {"title": day.title, "value": day.value, "elsewhere": "no", "name": turn.presenter.name(case)}
        turn.show_step(f"{turn.presenter.rejected(rejected)}\n{turn.texts.html('answer_stays', **values)}")


def _correct(turn: Turn, case: Case, step: S, message_id: int, text: str) -> None:
    """Let an answer say what its message says now, where that fits; else say why not, and keep the answer."""
    title, values = turn.presenter.title(step), {"name": turn.presenter.name(case)}
    elsewhere = "no" if case.number == turn.open_case.number else "yes"
    suggested: list[Button] = []
    try:
        changed = guide.corrected(turn, case, step, message_id, text)
    except Rejected as rejected:
        keep_aside(turn, message_id, text)
        stays = turn.presenter.written(step, case.answers[step].value)
        notice = turn.texts.html("answer_stays", title=title, value=stays, elsewhere=elsewhere, **values)
        notice = f"{turn.presenter.rejected(rejected)}\n{notice}"
        if elsewhere == "no":
            suggested = guide.corrections(turn, step, rejected.suggestions)
    else:
        turn.put(changed)
        now = turn.presenter.written(step, changed.answers[step].value)
        notice = turn.texts.html("answer_edited", title=title, value=now, elsewhere=elsewhere, **values)
    turn.show(draft_screens.offered(turn.presenter, turn.open_case, notice, suggested, whole=True))


def _new_version(turn: Turn, case: Case, draft: Draft) -> None:
    turn.count(draft.text)
    changed = with_draft(case, draft.text, draft.message_id, turn.now, draft.cuts, is_edited=True)
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
