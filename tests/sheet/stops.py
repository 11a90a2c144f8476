"""Every step of the guide and every stage after Submit, each with the answer that brings a typical buyer there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.screens.followup import at_once
from bot.screens.letter import letter_of
from bot.screens.presenter import Presenter
from conversations import route
from conversations.case import Case
from conversations.days import pacific_day
from conversations.dispute import STEPS
from conversations.followup import SUBMITTED, Stage
from conversations.names import S
from tests.buyer import visible
from tests.conversations.submitted import TO_OPENED, TO_OUTCOME, TODAY, WAYS_TO, at_stage, given, submitted, walked
from tests.conversations.walks import NOW, arrows_walked, begun, gathered

Way = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Stop:
    """A step or a stage. `before` is the case one answer earlier, None where there is none yet.

    `does` is that answer, as in `Scene`; `case` is what comes of it.
    """

    key: str
    """The name of its text, whose first line is the question."""
    case: Case
    before: Case | None
    does: tuple[str, ...]

    def question(self, presenter: Presenter) -> str:
        """Read its first line, as the buyer sees it."""
        facts = presenter.facts(self.case, S(self.key)) if self.key in STEPS else {}
        return visible(presenter.texts.html(self.key, **facts).split("\n")[0])


def stops() -> Iterator[Stop]:
    """Give them in the order of a dispute: the steps by the usual or a shortest way; then the stages."""
    for stop in (*_steps(), *_told(), *(_stage(stage) for stage in Stage)):
        yield replace(stop, case=_lettered(stop.case), before=stop.before and _lettered(stop.before))


def _lettered(case: Case) -> Case:
    """Put the bot's own letter in place of a walk's short text."""
    letters = [replace(draft, text=letter_of(case, pacific_day(NOW)) or draft.text) for draft in case.drafts]
    return replace(case, drafts=tuple(letters))


def _steps() -> Iterator[Stop]:
    ways: dict[S, tuple[Way, Case]] = {}
    for way, case in (*_usual(), *arrows_walked()):
        ways.setdefault(route.open_step(case), (way, case))
    for step in STEPS:
        if step not in SUBMITTED:
            way, case = ways.get(step, ((), begun()))
            yield _step(step, way, case)


def _usual() -> Iterator[tuple[Way, Case]]:
    """Go the way that most go, with something wrong in the end, and tell where each answer leads."""
    way = (*TO_OPENED[:-1], ("pick", "error"), ("pick", "not_there"))
    for length in range(1, len(way) + 1):
        yield way[:length], walked(list(way[:length]))


def _step(step: S, way: Way, case: Case) -> Stop:
    if not way:
        return Stop(step, case, None, ("“/start”",))
    *earlier, (kind, value) = way
    before = walked(earlier)
    if kind == "gather":
        before = gathered(before)
    return Stop(step, case, before, (f"“{value}”" if kind == "type" else f"pick:{value}",))


def _told() -> Iterator[Stop]:
    """What the guide says of the time after Submit stands behind a button of the stage."""
    opened = walked(TO_OPENED)
    yield Stop(S.OPENED, opened, opened, ("events", "how_on"))
    for choice, step in (("refunds", S.ABOUT_REFUNDS), ("appeal", S.ABOUT_APPEAL)):
        yield Stop(step, walked([*TO_OPENED, ("pick", choice)]), opened, ("events", "how_on", f"pick:{choice}"))


def _stage(stage: Stage) -> Stop:
    key, case = f"stage_{stage}", at_stage(stage)
    if stage is Stage.OUTCOME:
        return Stop(key, case, walked(TO_OUTCOME[:-1]), (f"pick:{TO_OUTCOME[-1][1]}", "show"))
    if stage is Stage.SELLER:
        return Stop(key, case, walked(TO_OPENED[:-1]), (f"pick:{TO_OPENED[-1][1]}",))
    *earlier, last = WAYS_TO[stage]
    before = given(submitted(), *((kind, TODAY) for kind in earlier))
    is_behind = last not in at_once(before)
    return Stop(key, case, before, (*(("events",) if is_behind else ()), f"tell:{last}"))
