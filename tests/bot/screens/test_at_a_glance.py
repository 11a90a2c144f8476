"""No step and no stage says more at once than is read at one glance; what only some need is folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from bot.screens.followup import how_on
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen
from bot.screens.step import open_screen
from bot.texts import languages, texts
from conversations import reasons, route
from conversations.advice.questions import waits_for
from conversations.case import Case
from conversations.dispute import STEPS
from conversations.followup import SUBMITTED, E, Stage, stage
from conversations.names import S
from conversations.reasons import DETAILS
from conversations.rejected import Rejected
from conversations.steps import Attach, Write
from tests.buyer import visible
from tests.conversations.submitted import NOON, TODAY, at_stage, given
from tests.conversations.walks import arrows_walked, go, is_typed, ways_on
from tests.sheet.stops import Way, stops

MOST = 420
"""Characters of a screen that are neither folded nor the letter. Our choice: with its buttons it fills a phone."""
NOT_COUNTED = re.compile(r"<blockquote expandable>.*?</blockquote>|<pre>.*?</pre>", re.DOTALL)


def unfolded(screen: Screen) -> int:
    """Count what is read at once: blanks and line breaks in a row are one character."""
    shown = [visible(NOT_COUNTED.sub("", markup)) for markup in (*screen.before, screen.text)]
    return len(" ".join(" ".join(shown).split()))


LIKELY = (
    *(("pick", choice) for choice in ("skip", "done", "go_on", "submit", "pressed", "worked")),
    *(("type", "8.12"), ("type", "Smells of smoke"), ("pick", "half"), ("pick", "full_postage")),
    *(("pick", "goods"), ("pick", "short"), ("pick", "other_product")),
)
"""What leads on from a reason, one of them at each step."""


def led_on(case: Case) -> Iterator[Case]:
    """Give the case at each step from a reason on, to where the dispute is open."""
    yield case
    while (step := route.open_step(case)) is not S.OPENED:
        kind = "gather" if isinstance(STEPS[step], Attach | Write) else ""
        likely = [(kind or one, value) for one, value in LIKELY if (kind or one, value) in answers(case)]
        if not likely:
            return
        case = go(case, *likely[0])
        yield case


def answers(case: Case) -> set[tuple[str, str]]:
    return {*ways_on(case), *(one for one in LIKELY if one[0] == "type" and is_typed(route.open_step(case)))}


@cache
def of_reasons() -> tuple[Case, ...]:
    """Every reason and every exact reason, from there to the open dispute."""
    menus = (*(S(menu) for menu in DETAILS), S.REASON_ARRIVED, S.REASON_MISSING)
    told = [case for way, case in arrows_walked() if any(case.value(menu) == way[-1][1] for menu in menus)]
    return tuple(one for case in told for one in led_on(case))


@cache
def of_dates() -> tuple[Case, ...]:
    """Every step with every date that can be known by then: the last day, one that has passed, what is waited for."""
    walked = dict(arrows_walked())
    starts = {way: case for way, case in walked.items() if route.open_step(case) is S.OPENING}
    rests = {way[len(start) :] for start in starts for way in walked if way[: len(start)] == start}
    ends = {
        (start, route.open_step(one)): one for start in starts for rest in rests for one in gone(walked[start], rest)
    }
    found = [*ends.values()]
    told = [given(case, (kind, TODAY)) for case in found for kind in (waits_for(case), E.ORDER_CONFIRMED) if kind]
    return (*found, *told)


def gone(case: Case, way: Way) -> Iterator[Case]:
    """Give where a way leads; nothing where one of its answers is not asked for after this beginning."""
    try:
        for answer in way:
            case = go(case, *answer)
    except (KeyError, Rejected):
        return
    yield case


@cache
def after_submit() -> tuple[Case, ...]:
    """Every stage with every advice on proof, told of an order that may have been there."""
    opened = {reasons.proof(case): case for case in of_reasons() if route.open_step(case) is S.OPENED}
    return tuple(at_stage(stage, case=case) for stage in Stage for case in opened.values())


@cache
def cases() -> tuple[tuple[str, Case], ...]:
    """Every step and stage, on the typical way; every step by each answer that leads to it, reason and date."""
    walked = [case for _way, case in arrows_walked()]
    before = [(route.open_step(case), case) for case in (*walked, *of_reasons(), *of_dates())]
    after = [(f"stage_{stage(case)}", case) for case in after_submit()]
    return (*((stop.key, stop.case) for stop in stops()), *before, *after)


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    presenter = Presenter(texts(language), NOON, ZoneInfo("Europe/Prague"))
    for key, case in cases():
        yield key, how_on(presenter, case) if key in SUBMITTED else open_screen(presenter, case)


@cache
def lengths(language: str) -> Mapping[str, int]:
    """Step or stage -> the most that it says, whatever was answered before."""
    found: dict[str, int] = {}
    for key, screen in screens(language):
        found[str(key)] = max(found.get(str(key), 0), unfolded(screen))
    return found


@pytest.mark.parametrize("language", languages())
def test_no_step_and_no_stage_says_more_than_is_read_at_one_glance(language: str) -> None:
    too_long = {key: length for key, length in lengths(language).items() if length > MOST}
    assert too_long == {}, f"more than {MOST} characters: shorten them, or fold away what only some need"


def test_what_is_folded_and_the_letter_do_not_count_and_the_rest_does() -> None:
    text = "<b>Ten chars.</b>\n\n<blockquote expandable>folded &amp; away</blockquote>\n<pre>Dear seller</pre> &lt;it"
    assert unfolded(Screen(text, ())) == len("Ten chars. <it")
    assert unfolded(Screen("below", (), before=("above", "<pre>letter</pre>"))) == len("above below")
    assert unfolded(Screen("<blockquote>seen</blockquote>", ())) == len("seen")
