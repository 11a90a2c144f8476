"""At the end of a case the buyer can say how it went with the guide: a mark, then words."""

from __future__ import annotations

from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens.buttons import Button, anywhere
from bot.screens.followup import case_screen
from bot.screens.presenter import back_to_case
from bot.screens.screen import Screen
from conversations.feedback import MARKS, marked, worded
from conversations.followup import is_closed


async def rate(turn: Turn, _argument: str) -> None:
    """Ask for a mark. Raises `KeyError` before the end of a case."""
    case = turn.open_case
    if not is_closed(case):
        raise KeyError("rate")
    marks = [Button(turn.texts.plain(f"feedback_{mark}"), anywhere(case.number, "mark", str(mark))) for mark in MARKS]
    rows = (*((mark,) for mark in marks), back_to_case(turn.presenter, case))
    turn.show(Screen(turn.texts.html("feedback_ask"), rows))


async def mark(turn: Turn, given: str) -> None:
    """Take the mark, and ask for words. Raises `KeyError` or `ValueError` for what is no mark."""
    if not is_closed(turn.open_case):
        raise KeyError("mark")
    turn.case = marked(turn.open_case, int(given), turn.now)
    news = Button(turn.texts.plain("button_news_on"), anywhere(0, "news", "on"))
    offer = () if turn.buyer.preferences.has_news else ((news,),)
    turn.show(Screen(turn.texts.html("feedback_words"), (*offer, back_to_case(turn.presenter, turn.case))))


def take_words(turn: Turn, words: str) -> None:
    """Take the words, and show the case again."""
    turn.case = worded(turn.open_case, words, turn.now)
    turn.show(case_screen(turn.presenter, turn.case, (turn.texts.html("feedback_thanks"),)))


VERBS = (Verb("rate", rate), Verb("mark", mark))
