"""Whatever a screen says of a date, it says what the deadlines of the case say: there is no second truth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.screens import dates, followup, status, ways
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen
from bot.screens.step import open_screen
from bot.texts import texts
from conversations import deadlines, dues, route
from conversations.case import Case
from conversations.deadlines import RULES
from conversations.followup import E, Stage, is_submitted
from conversations.names import S
from tests.buyer import visible
from tests.conversations.submitted import at_stage, given
from tests.conversations.walks import NOW, arrows_walked

PRAGUE = ZoneInfo("Europe/Prague")
DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2,3} \d{4}"
DATE = re.compile(rf"{DAY}(?:, \d{{1,2}}:\d{{2}}(?:\s?[AP]M)?)?")
LEFT = re.compile(r"\((\d+) days? left\)")
TOLD: tuple[tuple[tuple[E, date], ...], ...] = (
    (),
    ((E.ORDER_CONFIRMED, date(2026, 11, 10)),),
    ((E.ORDER_CONFIRMED, date(2026, 11, 22)),),
    ((E.ORDER_SHIPPED, date(2026, 11, 15)), (E.ORDER_PROMISED, date(2026, 12, 1))),
    ((E.FORM_NAMED, date(2026, 12, 3)), (E.ORDER_PROMISED, date(2026, 12, 1))),
    ((E.ORDER_ARRIVED, date(2026, 11, 20)), (E.LIVES_IN_EU, date(2026, 11, 20)), (E.PAID_CARD, date(2026, 11, 1))),
    ((E.PAID_PAYPAL, date(2026, 11, 1)), (E.PAYPAL_OPENED, date(2026, 11, 20))),
)
PRESENTER = Presenter(texts("en"), NOW, PRAGUE)


def moments(case: Case) -> set[str]:
    """Every moment that the deadlines of a case name, as it is written."""
    found = [deadlines.reckoned(case, kind, PRAGUE) for kind in RULES]
    return {str(DATE.findall(visible(PRESENTER.texts.when(one.due, PRAGUE).markup))[0]) for one in found if one}


def days(case: Case) -> set[str]:
    """Every day that a deadline is reckoned from or that the buyer has told or typed himself, as it is written."""
    found = [deadlines.reckoned(case, kind, PRAGUE) for kind in RULES]
    typed = [case.value(step) or "" for step in (S.PROTECTION, S.ENDED, S.LAST_DAY)]
    known = [one.since for one in found if one] + [event.day for event in case.events]
    known += [date.fromisoformat(value) for value in typed if value[:2] == "20"]
    return {str(PRESENTER.texts.written(day)) for day in known}


def screens(case: Case) -> Iterator[Screen]:
    """Everything that speaks of dates."""
    yield open_screen(PRESENTER, case)
    yield open_screen(PRESENTER, case, ("Something happened.",), whole=False)
    yield dates.dates(PRESENTER, case)
    yield dates.order_dates(PRESENTER, case)
    yield status.status_screen(PRESENTER, [case], case.number)
    yield followup.so_far(PRESENTER, case)
    if ways.are_ways_shown(case):
        yield ways.ways_screen(PRESENTER, case)
    yield from (dates.due(PRESENTER, case, kind) for kind in RULES if deadlines.reckoned(case, kind, PRAGUE))


def foreign(case: Case) -> list[tuple[str, str]]:
    """The dates on screens of a case that are none of its own, each with where it stands."""
    own = moments(case) | days(case)
    return [
        (said, shown.text) for shown in screens(case) for said in DATE.findall(visible(shown.text)) if said not in own
    ]


WALKED = [case for _way, case in arrows_walked()]
A_PART = len(TOLD)
"""Each case with one of what can be told; the soak tries each with all of them."""


@pytest.mark.parametrize("every", [A_PART, pytest.param(1, marks=pytest.mark.soak)], ids=["some", "all"])
@pytest.mark.parametrize("number", range(len(TOLD)))
def test_every_date_on_every_screen_before_submit_is_a_deadline_of_the_case(number: int, every: int) -> None:
    cases = [given(case, *TOLD[number]) for case in WALKED[number % every :: every]]
    assert [found for case in cases for found in foreign(case)] == []
    said = {found for case in cases for shown in screens(case) for found in DATE.findall(visible(shown.text))}
    assert said, "a test that finds no date finds no wrong one"


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("told", TOLD)
def test_every_date_on_every_screen_after_submit_is_a_deadline_of_the_case(
    stage: Stage, told: tuple[tuple[E, date], ...]
) -> None:
    assert foreign(given(at_stage(stage), *told)) == []


def test_what_the_step_names_first_is_what_the_list_names_first_also_when_the_buyer_typed_another_date() -> None:
    opening = [case for case in WALKED if route.open_step(case) is S.OPENING and not is_submitted(case)]
    for plain in opening:
        for told in TOLD[:3]:
            case = given(plain, *told)
            for kind in deadlines.TO_OPEN:
                if deadlines.reckoned(case, kind, PRAGUE):
                    typed = dues.typed(case, kind, "2026-11-29", PRAGUE, NOW)
                    first = deadlines.to_open(typed, PRAGUE, NOW)[0]
                    when = visible(PRESENTER.texts.when(first.due, PRAGUE).markup)
                    assert when in visible(open_screen(PRESENTER, typed).text)
                    assert when in visible(dates.dates(PRESENTER, typed).text)


def test_a_date_of_its_own_that_a_screen_would_reckon_is_found() -> None:
    """So that the tests above can fail."""
    case = next(case for case in WALKED if route.open_step(case) is S.OPENING and moments(case))
    tomorrow = replace(case, events=())
    moved = PRESENTER.texts.when(deadlines.to_open(case, PRAGUE, NOW)[0].due + timedelta(days=1), PRAGUE)
    assert DATE.findall(visible(moved.markup))[0] not in moments(tomorrow) | days(tomorrow)


def test_the_days_left_are_those_to_the_moment_that_is_named() -> None:
    for case in WALKED:
        for one in deadlines.to_open(case, PRAGUE, NOW):
            left = LEFT.findall(visible(dates.dates(PRESENTER, case).text))
            days_left = (one.due - datetime(NOW.year, NOW.month, NOW.day, NOW.hour, tzinfo=NOW.tzinfo)).days
            assert not left or days_left <= 0 or str(days_left) in left
