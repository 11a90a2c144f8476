"""/stats for the admins: how many buyers and cases there are, where they stop and how they end. Counts only."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping

from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens.buttons import Button, anywhere
from bot.screens.screen import Screen
from bot.texts import texts
from conversations.tally import Tally

COMMAND = "stats"
BATCH = 200
"""Cases that are read in one go: other chats come in between."""
MOST_LINES = 12
"""Steps that are listed, those with the most cases first: more do not fit on a screen."""


async def stats(turn: Turn, _words: str = "") -> None:
    """Count, beside everything else, and show the numbers."""
    async with turn.apart():
        tally = await _counted(turn)
    languages = await turn.storage.languages()
    refresh = Button(turn.texts.plain("button_refresh"), anywhere(0, "stats"))
    parts = [_buyers(turn, languages), *_cases(turn, tally), *_marks(turn, tally.marks)]
    turn.show(Screen("\n\n".join(parts), ((refresh,), *turn.to_step)))


async def _counted(turn: Turn) -> Tally:
    tally, after = Tally(), (-(1 << 63), 0)
    while some := await turn.storage.some_cases(after, BATCH):
        tally.count(case for _chat, case in some)
        after = some[-1][0], some[-1][1].number
        await asyncio.sleep(0)
    return tally


def _buyers(turn: Turn, languages: Mapping[str, int]) -> str:
    lines = [turn.texts.html("stats", count=sum(languages.values()))]
    lines += [_line(turn, texts(code).language, count) for code, count in languages.items()]
    return "\n".join(lines)


def _cases(turn: Turn, tally: Tally) -> list[str]:
    steps = {turn.presenter.title(step): count for step, count in tally.steps.most_common(MOST_LINES)}
    stages = {turn.texts.plain(f"stage_{stage}", "title"): count for stage, count in tally.stages.most_common()}
    return [
        turn.texts.html("stats_cases", count=tally.cases, away=tally.put_away),
        *_listed(turn, "stats_steps", steps),
        *_listed(turn, "stats_stages", stages),
    ]


def _listed(turn: Turn, heading: str, counts: Mapping[str, int]) -> list[str]:
    lines = [_line(turn, name, count) for name, count in counts.items()]
    return ["\n".join([turn.texts.html(heading), *lines])] if lines else []


def _marks(turn: Turn, marks: Counter[int]) -> list[str]:
    named = {turn.texts.plain(f"feedback_{mark}"): marks[mark] for mark in sorted(marks, reverse=True)}
    return _listed(turn, "stats_marks", named)


def _line(turn: Turn, name: str, count: int) -> str:
    return turn.texts.html("stats_line", name=name, count=count)


VERBS = (Verb("stats", stats, About.ANYTHING),)
