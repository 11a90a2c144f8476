"""Where a link into the chat leads (`conversations/links.py`). Anybody can write one, so it may mean nothing."""

from __future__ import annotations

from bot.handlers import cases
from bot.handlers.turn import Turn
from conversations import links
from conversations.case import Case, is_blank


async def follow(turn: Turn, word: str) -> bool:
    """Go where the link leads; say whether it leads anywhere."""
    if word in links.REASONS:
        await _begin_with(turn, word)
        return True
    own = {case.number: case for case in await turn.all_cases()}
    number = links.own_case(word)
    if number is None or number not in own:
        return False
    turn.switch(own[number])
    cases.show_case(turn, "case_opened")
    return True


async def _begin_with(turn: Turn, word: str) -> None:
    """Begin a case with its reason chosen, or go on with the one that this link has begun before."""
    welcome = [] if turn.waiting.case else [turn.texts.html("welcome")]
    begun = [case for case in await turn.all_cases() if _is_begun(case, word)]
    turn.switch(begun[-1] if begun else links.with_reason(await cases.fresh(turn), word, turn.now))
    chosen = turn.texts.html("link_reason", reason=turn.presenter.why(turn.open_case))
    turn.show_step(*welcome, chosen, whole=True)


def _is_begun(case: Case, word: str) -> bool:
    """Say whether nothing was said in a case but what the link says."""
    said = {step: answer.value for step, answer in case.answers.items()}
    return said == links.REASONS[word] and is_blank(links.without_answers(case))
