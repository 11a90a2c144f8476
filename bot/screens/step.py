"""The screen of the open step: where the buyer is, what just happened, the question, and the ways on and back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.asking import asked, waiting
from bot.screens.buttons import Button, Rows, Tap, anywhere, in_rows
from bot.screens.facts import days_to_tell, enough_button, fact_lines, place
from bot.screens.files import shows_question, shows_rows
from bot.screens.followup import case_screen
from bot.screens.letter import (
    anew_button,
    is_in_another_language,
    is_letter_shown,
    is_outdated,
    letter_buttons,
    letter_parts,
)
from bot.screens.pack.buttons import pack_buttons
from bot.screens.pages import page_buttons
from bot.screens.presenter import Presenter, as_file_button
from bot.screens.proof.slots import proof_missing, proof_parts, proof_question
from bot.screens.replies import ready_buttons
from bot.screens.screen import LONGEST, LONGEST_CAPTION, LONGEST_COPY, Screen, in_one_fold, length, shortened
from bot.screens.ways import WAYS_STEPS
from conversations import followup, route
from conversations.aliexpress import pictures
from conversations.aliexpress.pages import pages_at
from conversations.case import Case, Draft
from conversations.complaint.facts import QUESTIONS, SKIP
from conversations.dispute import STEPS
from conversations.names import S
from conversations.reading.money import Money
from conversations.steps import DONE

DRAFT_STEPS = (S.EXPLANATION, S.LETTER, S.REVIEW, S.SUBMIT, S.RETRY)
OWN_TEXT_STEPS = (S.EXPLANATION, S.LETTER, S.REVIEW)
"""Where a text of the buyer's own can still be another one."""
PACK_STEPS = (S.REVIEW, S.SUBMIT, S.RETRY)
"""Where all that is uploaded is wanted in one go."""
ONWARD = ("found", "go_on", DONE, "compose", "submit", "pressed", "full_postage")
"""Choices that are simply the way on. A question's answers all look alike: none is to be preferred."""
ADVISED = (S.SOLUTION, "refund")
"""The one answer that the guide itself recommends (article 61: most choose it, so click it)."""
LONGEST_BEGINNING = 500
"""Characters that are shown of a text that is sent as a file. Our choice: enough to know it again."""
SHORTEST_BEGINNING = 40
"""Of these there are so many at least, whatever else is on the screen. Our choice."""


def open_screen(
    presenter: Presenter,
    case: Case,
    notices: Sequence[str] = (),
    suggestions: Sequence[str] = (),
    *,
    whole: bool = True,
) -> Screen:
    """Show where a case stands: its open step, or, once it is submitted, its stage. `whole` as in `step_screen`."""
    if followup.is_submitted(case):
        shown = case_screen(presenter, case, notices)
        question_, answers = asked(presenter, case)
        return Screen("\n\n".join([shown.text, *question_]), (*answers, *shown.rows))
    return step_screen(presenter, case, notices, suggestions, whole=whole)


def step_screen(
    presenter: Presenter,
    case: Case,
    notices: Sequence[str] = (),
    suggestions: Sequence[str] = (),
    *,
    whole: bool = True,
) -> Screen:
    """Show the open step: where the buyer is, what just happened, the question, what there is so far.

    Not `whole`: only the first line of the question. The rest stands above in the chat already, and would push
    what just happened off a phone's screen.
    """
    open_step = route.open_step(case)
    question = presenter.texts.html(open_step, **presenter.facts(case, open_step))
    if open_step is S.EVIDENCE:
        question = proof_question(presenter, case, question, whole=whole)
    shown = [*notices, question if whole else question.split("\n")[0]]
    if progress := route.progress(case):
        shown.insert(0, _progress(presenter, case, *progress))
    (known, more), (question_, answers) = waiting(presenter, case), asked(presenter, case)
    parts, before = [*_parts(presenter, case, open_step), *known, *question_], tuple[str, ...]()
    rows = (*answers, *_rows(presenter, case, open_step, suggestions, more))
    picture = _picture(presenter, open_step) if whole else ""  # it stands above in the chat already, as the rest does
    most = LONGEST_CAPTION if picture else LONGEST
    if open_step in DRAFT_STEPS and case.draft and length("\n\n".join([*shown, *parts])) > most:
        others = _parts(presenter, case, open_step, draft=False)
        said, before, way = _apart(presenter, case, case.draft, most - length("\n\n".join([*shown, *others, ""])))
        parts, rows = [*others, said], (*way, *rows)
    text = "\n\n".join([*shown, *parts])
    text = in_one_fold(text) if known or open_step is S.EVIDENCE else text
    return Screen(text, rows, before, picture, _caption(presenter, open_step, picture))


def _progress(presenter: Presenter, case: Case, step: int, steps: int) -> str:
    said = presenter.texts.html("progress", step=step, steps=steps, case=case.number)
    if route.open_step(case) not in QUESTIONS:
        return said
    number, count = place(case)
    return f"{said} · {presenter.texts.html('fact_progress', number=number, count=count)}"


def _picture(presenter: Presenter, step: S) -> str:
    return pictures.name_of(step) if presenter.wishes.has_pictures else ""


def _caption(presenter: Presenter, step: S, picture: str) -> str:
    return presenter.texts.html("picture_above", title=presenter.title(step)) if picture else ""


def _apart(presenter: Presenter, case: Case, draft: Draft, room: int) -> tuple[str, tuple[str, ...], Rows]:
    """Give a text that does not fit on the screen: what is said of it, the message above it, the way to its file.

    `room`: UTF-16 units that are left for it on the screen.
    """
    whole = presenter.code(draft.text)
    if length(whole) <= LONGEST:
        return presenter.texts.html("draft_above"), (whole,), ()
    said = presenter.texts.html("draft_as_file", version=draft.version, length=len(draft.text))
    left = (room - length(said)) // 2  # a character is two units at most
    beginning = presenter.code(shortened(draft.text, max(min(left, LONGEST_BEGINNING), SHORTEST_BEGINNING)))
    return f"{said}\n{beginning}", (), ((as_file_button(presenter, case, draft.version),),)


def _parts(presenter: Presenter, case: Case, step: S, *, draft: bool = True) -> list[str]:
    """Give what stands below the question: the files, the answers, the present draft."""
    parts = []
    if step is S.EVIDENCE and case.evidence:
        parts += [*proof_parts(presenter, case), *shows_question(presenter, case)]
    if step is S.REVIEW:
        parts += [_answers(presenter, case), *proof_missing(presenter, case)]
    if step in DRAFT_STEPS and step is not S.LETTER and is_outdated(case, case.draft):
        parts.append(presenter.texts.html("text_outdated"))
    if step is S.LETTER and is_letter_shown(case):
        return [*parts, *letter_parts(presenter, case)]
    if draft and step in DRAFT_STEPS and case.draft:
        parts.append(_draft(presenter, case.draft))
    if step in DRAFT_STEPS and is_in_another_language(case):
        parts.append(presenter.texts.html("text_not_english"))
    return parts


def _answers(presenter: Presenter, case: Case) -> str:
    """List everything the form will ask for, with the buyer's answer, one a line."""
    on_route = route.on_route(case)
    shown = [step for step in on_route.answers if step in route.reopens(case)]
    shown = [step for step in shown if step not in (S.EXPLANATION, S.LETTER)]
    lines = [_line(presenter, step, presenter.answer(on_route, step)) for step in shown]
    return "\n".join([*lines, *fact_lines(presenter, case)])


def _line(presenter: Presenter, step: S, value: object) -> str:
    return presenter.texts.html("review_line", title=presenter.title(step), value=value)


def _draft(presenter: Presenter, draft: Draft) -> str:
    """Show a version of the complaint so that one tap copies it."""
    return presenter.texts.html("draft_shown", version=draft.version) + "\n" + presenter.code(draft.text)


def _rows(presenter: Presenter, case: Case, step: S, suggestions: Sequence[str], more: Rows) -> Rows:
    suggestions = suggestions or days_to_tell(presenter, step)
    buttons = [_button(case, presenter.suggestion(value), "type", value) for value in suggestions]
    buttons += _keep(presenter, case, step)
    buttons += _choices(presenter, case, step)
    buttons += [enough_button(presenter, case)] if step in QUESTIONS and QUESTIONS[step].before is S.LETTER else []
    extras = [*page_buttons(presenter, case, pages_at(case, step)), *_extras(presenter, case, step)]
    key = "change_item" if step is S.REVIEW else "change"
    changes = [
        _button(case, presenter.texts.plain(key, title=presenter.title(again)), "open", again)
        for again in route.reopens(case)
        if again not in QUESTIONS and (again is not S.EXPLANATION or S.LETTER not in route.route(case))
    ]
    if route.repeats(case):
        changes.append(_button(case, presenter.texts.plain("again"), "again"))
    shown = shows_rows(presenter, case) if step is S.EVIDENCE else ()
    return (*shown, *in_rows(buttons), *more, *in_rows(extras), *in_rows(changes), (_back(presenter, case),))


def _keep(presenter: Presenter, case: Case, step: S) -> list[Button]:
    former = case.former.get(step)
    if former in (None, SKIP) or not STEPS[step].accepts(former, route.on_route(case)):
        return []
    written = str(presenter.texts.written(presenter.written(step, former)))
    return [_button(case, presenter.texts.plain("keep", answer=shortened(written)), "keep")]


def _choices(presenter: Presenter, case: Case, step: S) -> list[Button]:
    return [
        _button(case, label, "pick", choice, style="primary" if is_onward(step, choice) else "")
        for choice, label in presenter.labels(case).items()
        if choice != DONE or can_go_on(case, step)
    ]


def can_go_on(case: Case, step: S) -> bool:
    """Say whether there is enough of what a step gathers; the letter is there without a version, too."""
    return STEPS[step].accepts(DONE, case) or (step is S.LETTER and is_letter_shown(case))


def is_onward(step: S, choice: str) -> bool:
    """Say whether this is the way on, or what the guide advises most buyers to choose."""
    return choice in ONWARD or (step, choice) == ADVISED


def _extras(presenter: Presenter, case: Case, step: S) -> list[Button]:
    """Give the buttons beside the answers: the files, the versions, the starter, what can be copied."""
    extras = []
    is_old = step in DRAFT_STEPS and step is not S.LETTER and is_outdated(case, case.draft)
    if step is S.EVIDENCE and case.evidence:
        extras.append(("button_files", "files", ""))
    if step is S.WITHDRAWAL:
        extras.append(("button_order_dates", "order_dates", ""))
    if step in OWN_TEXT_STEPS and is_in_another_language(case) and not (step is S.LETTER and is_letter_shown(case)):
        extras.append(("button_quote", "quote", ""))
    if step is S.REVIEW and route.told(case):
        extras.append(("button_facts", "facts", ""))
    if step in (S.EXPLANATION, S.LETTER, S.REVIEW) and case.drafts:
        extras.append(("button_versions", "drafts", ""))
    if step in WAYS_STEPS:
        extras.append(("button_ways", "ways", ""))
    return [
        *(letter_buttons(presenter, case) if step is S.LETTER else []),
        *([anew_button(presenter, case)] if is_old else []),
        *(_button(case, presenter.texts.plain(key), verb, argument) for key, verb, argument in extras),
        *ready_buttons(presenter, case),
        *(pack_buttons(presenter, case) if step in PACK_STEPS else []),
        *_copies(presenter, case, step),
    ]


def _copies(presenter: Presenter, case: Case, step: S) -> list[Button]:
    if step not in (S.SUBMIT, S.RETRY):
        return []
    number = str(Money.from_stored(case.answers[S.REFUND].value).decimal)
    copies = [Button(presenter.texts.plain("copy_amount", amount=number), copy=number)]
    if case.draft and len(case.draft.text) <= LONGEST_COPY:
        copies.append(Button(presenter.texts.plain("copy_text"), copy=case.draft.text))
    return copies


def _back(presenter: Presenter, case: Case) -> Button:
    if route.previous(case) is None:
        return Button(presenter.texts.plain("button_cases"), anywhere(case.number, "cases"))
    return _button(case, presenter.texts.plain("button_back"), "back")


def _button(case: Case, label: str, verb: str, argument: str = "", style: str = "") -> Button:
    return Button(label, Tap(case.number, case.revision, verb, argument), style=style)
