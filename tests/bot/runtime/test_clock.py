"""The machine's clock is trusted while it agrees with the time that has passed, and again once it does."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.runtime.clock import AGREE, EARLIEST, HELD, HELD_BACK, SteadyClock, boot, monotonic
from tests.bot.given import Clock

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
AHEAD = {"a day ahead": DAY, "40 days ahead": 40 * DAY, "ten years ahead": 3650 * DAY}
BACK = {"an hour back": -HOUR, "40 days back": -40 * DAY}
TO_1970 = datetime(1970, 1, 1, tzinfo=UTC) - NOON


@pytest.fixture
def machine() -> Clock:
    return Clock(NOON)


@pytest.fixture
def steady(machine: Clock) -> SteadyClock:
    """The clock of a bot that runs."""
    return begun(machine, NOON - HOUR)


def begun(machine: Clock, newest: datetime | None, *trusted: datetime) -> SteadyClock:
    clock = SteadyClock(machine, machine.monotonic)
    clock.begin(newest, trusted)
    return clock


def goes_on(machine: Clock, clock: SteadyClock, span: timedelta) -> str | None:
    """Let time go by, and the clock be looked at meanwhile; give what it says at the end."""
    for _look in range(10):
        machine.turn(seconds=span.total_seconds() / 10)
        clock.doubt()
    return clock.doubt()


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize(("off", "trusted"), [(AGREE - SECOND, True), (AGREE, True), (AGREE + SECOND, False)])
def test_it_may_be_two_minutes_off_and_no_more(
    machine: Clock, steady: SteadyClock, off: timedelta, trusted: bool, back: bool
) -> None:
    machine.jump(-off if back else off)
    assert (steady.doubt() is None) is trusted
    assert steady() == (machine() if trusted else NOON)


def test_two_minutes_are_two_minutes() -> None:
    assert timedelta(seconds=120) == AGREE


def test_a_machine_that_slept_has_the_right_time(machine: Clock, steady: SteadyClock) -> None:
    machine.turn(days=40)
    assert steady.doubt() is None
    assert steady() == NOON + 40 * DAY


@pytest.mark.parametrize("jump", [*AHEAD, *BACK])
def test_while_it_is_off_the_time_goes_on_and_coming_back_it_is_trusted_at_once(
    machine: Clock, steady: SteadyClock, jump: str
) -> None:
    by = (AHEAD | BACK)[jump]
    machine.jump(by)
    said = goes_on(machine, steady, 14 * timedelta(minutes=1))
    assert said
    assert jump.rpartition(" ")[2] in said
    assert steady() == NOON + timedelta(minutes=14)
    machine.jump(-by)
    assert steady.doubt() is None
    assert steady() == machine() == NOON + timedelta(minutes=14)


@pytest.mark.parametrize("jump", AHEAD)
@pytest.mark.parametrize(("span", "trusted"), [(HELD - SECOND, False), (HELD, True)])
def test_one_that_was_set_ahead_is_trusted_when_it_has_gone_on_from_there(
    machine: Clock, steady: SteadyClock, jump: str, span: timedelta, trusted: bool
) -> None:
    machine.jump(AHEAD[jump])
    steady.doubt()
    assert (goes_on(machine, steady, span) is None) is trusted
    assert steady() == (machine() if trusted else NOON + span)


def test_one_that_keeps_jumping_is_not_trusted(machine: Clock, steady: SteadyClock) -> None:
    for _jump in range(20):
        machine.jump(HOUR)
        assert goes_on(machine, steady, HELD - SECOND)
    assert steady() == NOON + 20 * (HELD - SECOND)


@pytest.mark.parametrize(("by", "span", "trusted"), [
    (-40 * DAY, HELD_BACK - SECOND, False), (-40 * DAY, HELD_BACK, True),  # it shows what is over
    (-HOUR, HOUR - AGREE - SECOND, False), (-HOUR, HOUR - AGREE, True),  # it does not any more
    (TO_1970, 300 * DAY, False),
])  # fmt: skip
def test_one_that_was_set_back_is_trusted_when_it_shows_what_is_not_over_or_has_gone_on_for_a_day(
    machine: Clock, steady: SteadyClock, by: timedelta, span: timedelta, trusted: bool
) -> None:
    machine.jump(by)
    steady.doubt()
    assert (goes_on(machine, steady, span) is None) is trusted
    assert steady() == (machine() if trusted else NOON + span)


def test_one_that_was_wrong_for_long_is_trusted_at_once_when_it_is_set_right(
    machine: Clock, steady: SteadyClock
) -> None:
    machine.jump(40 * DAY)
    steady.doubt()
    assert goes_on(machine, steady, 5 * HOUR) is None
    machine.jump(-40 * DAY)
    assert steady.doubt() is None
    assert steady() == NOON + 5 * HOUR


@pytest.mark.parametrize(("behind", "trusted"), [(AGREE, True), (AGREE + SECOND, False), (40 * DAY, False)])
def test_at_the_start_it_may_not_be_before_the_newest_commit(machine: Clock, behind: timedelta, trusted: bool) -> None:
    clock = begun(machine, NOON + behind)
    assert (clock.doubt() is None) is trusted
    machine.turn(seconds=0.5)
    assert clock() == (machine() if trusted else NOON + behind + SECOND / 2)
    machine.jump(behind)
    assert clock.doubt() is None
    assert clock() == machine()


def test_at_the_very_first_start_it_is_trusted_but_not_before_any_release() -> None:
    assert begun(Clock(EARLIEST), None).doubt() is None
    assert begun(Clock(EARLIEST - HOUR), None).doubt()


def test_a_newest_commit_of_a_clock_that_was_wrong_is_got_over_in_a_day(machine: Clock) -> None:
    clock = begun(machine, NOON + 3650 * DAY)
    assert goes_on(machine, clock, HELD_BACK - SECOND)
    machine.turn(seconds=1)
    assert clock.doubt() is None
    assert clock() == machine()


def test_a_kill_does_not_make_a_jump_an_outage(machine: Clock, steady: SteadyClock) -> None:
    machine.jump(40 * DAY)
    again = begun(machine, NOON, *steady.trusted)
    assert again.doubt()
    assert again() == NOON
    machine.jump(-40 * DAY)
    assert again.doubt() is None


def test_a_moment_that_is_past_is_where_it_was_whatever_the_clock_shows(machine: Clock, steady: SteadyClock) -> None:
    moment = machine.monotonic()
    machine.turn(minutes=10)
    machine.jump(40 * DAY)
    assert steady.ago(moment) == NOON


def test_this_machine_has_a_clock_that_cannot_be_set_and_knows_its_run() -> None:
    assert boot() == boot()
    before = monotonic()
    time.sleep(0.01)
    assert 0.01 <= monotonic() - before < 60
