"""When a buyer may be disturbed: quiet hours in the buyer's own zone, right when the clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conversations.rhythm import (
    BEFORE_BED,
    CITIES,
    HOMES,
    MOST_ZONES,
    Rhythm,
    awake,
    before_sleep,
    guessed_zone,
    zones_at,
)

MOMENT = timedelta(microseconds=1)
PRAGUE, PACIFIC = ZoneInfo("Europe/Prague"), ZoneInfo("America/Los_Angeles")
OVER_MIDNIGHT = (time(22), time(8))
AFTER_MIDNIGHT = (time(1), time(7))
NIGHTS = [Rhythm(zone, *hours) for zone in (PRAGUE, PACIFIC) for hours in (OVER_MIDNIGHT, AFTER_MIDNIGHT)]

ODD_ZONES = (
    *("Australia/Lord_Howe", "America/Santiago", "America/Havana", "Asia/Beirut", "Atlantic/Azores"),
    *("Africa/Casablanca", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Pacific/Kiritimati"),
)
ZONES = st.sampled_from([PRAGUE, PACIFIC, *map(ZoneInfo, ODD_ZONES)])
HOURS = st.integers(0, 23).map(time)
RHYTHMS = st.builds(Rhythm, ZONES, HOURS, HOURS)
AROUND_A_CHANGE = st.builds(
    lambda change, hours: change + hours,
    st.sampled_from(
        [
            datetime(2026, 3, 8, 10, tzinfo=UTC),
            datetime(2026, 3, 29, 1, tzinfo=UTC),
            datetime(2026, 10, 25, 1, tzinfo=UTC),
            datetime(2026, 11, 1, 9, tzinfo=UTC),
        ]
    ),
    st.timedeltas(timedelta(hours=-30), timedelta(hours=30)),
)
MOMENTS = st.one_of(
    AROUND_A_CHANGE,
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the strategy adds the zone
)


def at(zone: ZoneInfo, clock: time, day: int = 23, month: int = 11) -> datetime:
    return datetime.combine(datetime(2026, month, day, tzinfo=zone).date(), clock, zone).astimezone(UTC)


@pytest.mark.parametrize("rhythm", NIGHTS, ids=lambda rhythm: f"{rhythm.zone}-{rhythm.quiet_from:%H}")
def test_quiet_begins_with_the_first_microsecond_of_its_hour_and_ends_before_that_of_the_last(rhythm: Rhythm) -> None:
    begin, end = at(rhythm.zone, rhythm.quiet_from), at(rhythm.zone, rhythm.quiet_until)
    assert not rhythm.is_quiet(begin - MOMENT)
    assert rhythm.is_quiet(begin)
    assert rhythm.is_quiet(end - MOMENT)
    assert not rhythm.is_quiet(end)


def test_hours_that_begin_when_they_end_are_none() -> None:
    rhythm = Rhythm(PRAGUE, time(8), time(8))
    for hour in range(24):
        moment = at(PRAGUE, time(hour))
        assert not rhythm.is_quiet(moment)
        assert awake(moment, rhythm) == before_sleep(moment, rhythm) == moment


@pytest.mark.parametrize(
    ("quiet", "clock", "woken", "day"),
    [
        (OVER_MIDNIGHT, time(22), time(8), 24),
        (OVER_MIDNIGHT, time(23, 59), time(8), 24),
        (OVER_MIDNIGHT, time(0), time(8), 23),
        (OVER_MIDNIGHT, time(7, 59), time(8), 23),
        (AFTER_MIDNIGHT, time(1), time(7), 23),
        (AFTER_MIDNIGHT, time(6, 59), time(7), 23),
    ],
)
@pytest.mark.parametrize("zone", [PRAGUE, PACIFIC], ids=str)
def test_what_falls_into_quiet_hours_waits_for_their_end(
    zone: ZoneInfo, quiet: tuple[time, time], clock: time, woken: time, day: int
) -> None:
    assert awake(at(zone, clock), Rhythm(zone, *quiet)) == at(zone, woken, day)


@pytest.mark.parametrize(
    ("quiet", "clock", "told", "day"),
    [
        (OVER_MIDNIGHT, time(22), time(21, 30), 23),
        (OVER_MIDNIGHT, time(7, 59), time(21, 30), 22),
        (AFTER_MIDNIGHT, time(1), time(0, 30), 23),
        (AFTER_MIDNIGHT, time(6, 59), time(0, 30), 23),
        ((time(0), time(7)), time(3), time(23, 30), 22),
    ],
)
@pytest.mark.parametrize("zone", [PRAGUE, PACIFIC], ids=str)
def test_what_cannot_wait_comes_some_time_before_they_begin(
    zone: ZoneInfo, quiet: tuple[time, time], clock: time, told: time, day: int
) -> None:
    assert before_sleep(at(zone, clock), Rhythm(zone, *quiet)) == at(zone, told, day)


CHANGES = [(PRAGUE, 3, 29), (PRAGUE, 10, 25), (PACIFIC, 3, 8), (PACIFIC, 11, 1)]


@pytest.mark.parametrize(("zone", "month", "day"), CHANGES)
def test_in_the_night_of_a_clock_change_the_morning_comes_when_the_clock_says_so(
    zone: ZoneInfo, month: int, day: int
) -> None:
    rhythm = Rhythm(zone, *OVER_MIDNIGHT)
    morning = at(zone, time(8), day, month)
    evening = datetime.combine(datetime(2026, month, day, tzinfo=zone).date() - timedelta(days=1), time(22), zone)
    evening = evening.astimezone(UTC)
    assert morning - evening == timedelta(hours=9 if month == 3 else 11)
    assert awake(evening, rhythm) == morning
    assert before_sleep(morning - MOMENT, rhythm) == evening - BEFORE_BED


def test_an_hour_that_is_skipped_ends_the_night_as_soon_as_the_clock_is_past_it() -> None:
    rhythm = Rhythm(PRAGUE, time(22), time(2))
    assert awake(at(PRAGUE, time(1), 29, 3), rhythm) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_an_hour_that_comes_twice_ends_the_night_once_the_clock_is_past_it() -> None:
    """Quiet until 02:30, on the night in which 02:00 to 03:00 comes twice: the second time too is quiet until then."""
    rhythm = Rhythm(PRAGUE, time(22), time(2, 30))
    second = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    assert second.astimezone(PRAGUE).time() == time(2, 10)
    assert awake(second, rhythm) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert awake(second - timedelta(hours=1), rhythm) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_waking_hour_that_the_clock_skips_is_waited_for_until_the_next_day() -> None:
    rhythm = Rhythm(PRAGUE, time(3), time(2))
    assert awake(at(PRAGUE, time(1), 29, 3), rhythm) == at(PRAGUE, time(2), 30, 3)
    assert awake(at(PRAGUE, time(12), 28, 3), rhythm) == at(PRAGUE, time(2), 30, 3)
    assert before_sleep(at(PRAGUE, time(3), 29, 3), rhythm) == at(PRAGUE, time(2, 30), 28, 3)


def test_who_is_never_awake_for_long_enough_is_told_nothing_before_sleep() -> None:
    rhythm = Rhythm(PRAGUE, time(9), time(8, 45))
    assert before_sleep(at(PRAGUE, time(12)), rhythm) is None
    assert awake(at(PRAGUE, time(12)), rhythm) == at(PRAGUE, time(8, 45), 24)


@given(MOMENTS, RHYTHMS)
def test_the_moment_after_the_quiet_hours_is_never_quiet_never_earlier_and_the_next_there_is(
    moment: datetime, rhythm: Rhythm
) -> None:
    found = awake(moment, rhythm)
    assert not rhythm.is_quiet(found)
    assert moment <= found <= moment + timedelta(hours=49)
    if found != moment:
        assert rhythm.is_quiet(moment)
        assert rhythm.is_quiet(found - MOMENT)
    assert awake(found, rhythm) == found


@given(MOMENTS, RHYTHMS)
def test_the_moment_before_the_quiet_hours_is_never_quiet_and_never_later(moment: datetime, rhythm: Rhythm) -> None:
    found = before_sleep(moment, rhythm)
    assert found is not None
    assert not rhythm.is_quiet(found)
    assert moment - timedelta(hours=50) <= found <= moment
    assume(found != moment)
    assert rhythm.is_quiet(moment)
    shown = (found + BEFORE_BED).astimezone(rhythm.zone).time()
    assert shown == rhythm.quiet_from or rhythm.is_quiet(found + BEFORE_BED)


# Zones


def test_every_zone_exists() -> None:
    assert sorted({*HOMES.values(), *CITIES} - available_timezones()) == []


@pytest.mark.parametrize(
    ("code", "zone"),
    [("cs", "Europe/Prague"), ("pt", "Europe/Lisbon"), ("pt-br", "America/Sao_Paulo"), ("PT-BR", "America/Sao_Paulo"),
     ("de-AT", "Europe/Berlin"), ("en", "America/New_York"), ("tlh", "UTC"), ("", "UTC"), ("-", "UTC")],
)  # fmt: skip
def test_the_zone_is_guessed_from_the_language(code: str, zone: str) -> None:
    assert guessed_zone(code) == zone


@given(st.text(max_size=20))
def test_whatever_the_language_says_the_guess_is_a_zone(code: str) -> None:
    assert guessed_zone(code) in {*HOMES.values(), "UTC"}


@pytest.mark.parametrize("now", [datetime(2026, month, 15, 12, minute, tzinfo=UTC) for month in (1, 3, 7, 11)
                                 for minute in (0, 20, 40, 59)], ids=str)  # fmt: skip
def test_whatever_hour_a_buyer_s_clock_shows_a_few_zones_show_it_too(now: datetime) -> None:
    for hour in range(24):
        found = zones_at("cs", hour, now)
        assert 1 <= len(found) <= MOST_ZONES
        assert {now.astimezone(ZoneInfo(zone)).hour for zone in found} == {hour}
        assert len(set(found)) == len(found)


def test_the_likeliest_zone_comes_first_then_its_part_of_the_world() -> None:
    now = datetime(2026, 7, 15, 12, tzinfo=UTC)
    found = zones_at("cs", 14, now)
    assert found[0] == "Europe/Prague"
    assert all(zone.startswith("Europe/") for zone in found[:5])
    arabic = zones_at("ar", 15, now)
    assert arabic[:3] == ("Asia/Riyadh", "Asia/Jerusalem", "Asia/Tehran")
    assert all(zone.startswith(("Africa/", "Europe/")) for zone in arabic[3:])
    assert zones_at("cs", 8, now)[0] != "Europe/Prague"
    assert all(zone in CITIES for zone in zones_at("tlh", 14, now))
