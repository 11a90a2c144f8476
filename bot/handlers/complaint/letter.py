"""The letter that is made from the answers: its facts, its forms, and what each file shows."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.drafts import saved, take_letter
from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens.buttons import number
from bot.screens.facts import facts_screen
from bot.screens.files import files, shows_screen
from bot.screens.letter import FORMS, shown_text
from bot.storage.deliveries import pack
from conversations import evidence, route
from conversations.case import Case
from conversations.complaint import told
from conversations.complaint.facts import QUESTIONS, SKIP
from conversations.complaint.forms import LONGEST_OWN_WORDS
from conversations.complaint.proof import labelled, may_show
from conversations.names import S

FILE_NAME = "complaint.txt"


async def facts(turn: Turn, _argument: str) -> None:
    """Show what the letter knows."""
    turn.show(facts_screen(turn.presenter, turn.open_case))


async def enough(turn: Turn, _argument: str) -> None:
    """Ask nothing more on the way to the step that the open question lies before."""
    case = turn.open_case
    while (step := route.open_step(case)) in QUESTIONS:
        case = route.answer(case, step, SKIP, turn.now)
    turn.case = _as_one_change(turn, case)
    turn.show_step()


def _as_one_change(turn: Turn, case: Case) -> Case:
    """Let several answers of one tap be one change: a second tap on the same button is known by that."""
    return replace(case, revision=turn.open_case.revision + 1)


async def unquote(turn: Turn, _argument: str) -> None:
    """Leave the buyer's own words out of the letter; each can be put back with one tap where it was asked for."""
    case = turn.open_case
    found = route.on_route(case)
    for step in told.quoted(found):
        case = route.answer(case, step, SKIP, turn.now)
        case = replace(case, former={**case.former, step: found.answers[step].value})
    turn.case = _as_one_change(turn, case)
    turn.show_step(turn.texts.html("letter_unquoted"), whole=True)


async def form(turn: Turn, name: str) -> None:
    """Take the letter in its "long" form, or in the "short" one again. Raises `KeyError` for any other."""
    if route.open_step(turn.open_case) is not S.LETTER or name not in FORMS:
        raise KeyError(name)
    take_letter(turn, is_long=name == "long")
    saved(turn)


async def quote(turn: Turn, _argument: str) -> None:
    """Let the letter be written after all, with the buyer's own text quoted in it where it is short enough.

    The text stays a version. Raises `KeyError` where there is none, or the form was sent.
    """
    case = turn.open_case
    if case.draft is None or S.EVIDENCE not in route.on_route(case).answers or S.SUBMIT in case.answers:
        raise KeyError("quote")
    words = " ".join(case.draft.text.split())
    case = route.answer(case, S.EXPLANATION, "compose", turn.now)
    is_short = len(words) <= LONGEST_OWN_WORDS
    turn.case = _as_one_change(turn, route.answer(case, S.OWN_WORDS, words, turn.now) if is_short else case)
    turn.show_step(turn.texts.html("words_quoted" if is_short else "words_too_long_to_quote"), whole=True)


async def letter_file(turn: Turn, _argument: str) -> None:
    """Send the text that is shown as a file."""
    text = shown_text(turn.presenter, turn.open_case)
    if text is None:
        raise KeyError("letter_file")
    turn.upload("document", FILE_NAME, pack(text.encode(errors="replace")), turn.texts.html("letter_file_caption"))
    turn.tapped = None  # the screen comes below the file
    turn.show_step()


async def shows(turn: Turn, argument: str) -> None:
    """Say what a file shows, "<number>.<name>", or ask for it, "<number>". Raises `KeyError` for a forged one."""
    place, _dot, name = argument.partition(".")
    case = turn.open_case
    item = evidence.find(case.evidence, number(place))
    if not name:
        turn.show(shows_screen(turn.presenter, case, item))
        return
    if name not in (*may_show(route.on_route(case)), SKIP):
        raise KeyError(name)
    turn.case = replace(case, evidence=labelled(case.evidence, item.number, "" if name == SKIP else name))
    if route.open_step(turn.case) is S.EVIDENCE:
        turn.show_step()
    else:
        turn.show(files(turn.presenter, turn.case))


VERBS = (
    Verb("facts", facts),
    Verb("enough", enough, About.QUESTION),
    Verb("unquote", unquote, About.QUESTION),
    Verb("form", form, About.QUESTION),
    Verb("letter_file", letter_file),
    Verb("quote", quote, About.QUESTION),
    Verb("shows", shows),
)
