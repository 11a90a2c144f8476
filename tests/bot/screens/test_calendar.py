"""The calendar file, read back by a library: what a phone's calendar makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from bot.screens.calendar import calendar
from bot.texts import texts
from conversations import deadlines, dues, followup
from conversations.case import Case
from conversations.days import PACIFIC
from conversations.deadlines import RULES
from conversations.followup import E, Stage
from tests.conversations.submitted import NOON, TODAY, at_stage, given, submitted

DAY = timedelta(days=1)
NASTY = "Blue; shoes, \\n with „ěščř“ 📦 " + "long " * 30


def entries(*cases: tuple[str, Case]) -> list[Any]:
    content = calendar(cases, texts("en"), NOON, PACIFIC)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    read: Any = icalendar.Calendar.from_ical(content)
    assert not read.errors
    assert read["VERSION"] == "2.0"
    return list(read.walk("VEVENT"))


def test_without_a_case_it_is_an_empty_calendar() -> None:
    assert entries() == []


@pytest.mark.parametrize("stage", Stage)
def test_each_date_of_a_case_is_an_entry_with_its_moment_and_two_alarms(stage: Stage) -> None:
    case = at_stage(stage)
    due = {one.kind: one for one in deadlines.deadlines(case, PACIFIC)}
    live = [event for event in entries(("Blue shoes", case)) if event["STATUS"] == "CONFIRMED"]
    assert sorted(event["DTSTART"].dt for event in live) == sorted(
        one.due.replace(microsecond=0) for one in due.values()
    )
    for event in live:
        ahead = event["DTSTART"].dt > NOON
        assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == ([-DAY, -DAY / 4] if ahead else [])


def test_a_name_of_any_characters_comes_back_as_it_was() -> None:
    (first, *_rest) = entries((NASTY, submitted()))
    title = texts("en").plain("due_seller_reply", "title")
    assert str(first["SUMMARY"]) == f"{title}: {NASTY}"


JOINED = (
    "👩\u200d💻",
    "👨\u200d👩\u200d👧\u200d👦",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "🇨🇿",
    "👍🏽",
    "❤️\u200d🔥",
    "e\u0301",
)
"""Signs that are made of several characters: people at work, families, flags, colours, accents."""


@pytest.mark.parametrize("sign", JOINED)
@pytest.mark.parametrize("before", range(12))
def test_a_sign_of_several_characters_comes_back_and_no_fold_cuts_it(sign: str, before: int) -> None:
    name = "a" * before + sign * 30
    (first, *_rest) = entries((name, submitted()))
    assert str(first["SUMMARY"]).endswith(name)
    lines = calendar([(name, submitted())], texts("en"), NOON, PACIFIC).decode().split("\r\n")
    for fold in [line[1:] for line in lines if line.startswith(" ")]:
        assert fold.startswith((sign, "a", "e")), "the rest of a sign begins a line"


@example(name=st.text(max_size=120))
def test_whatever_a_case_is_called_the_file_is_read_back_without_a_fault(name: str) -> None:
    (first, *_rest) = entries((name, submitted()))
    assert first["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_no_name_can_end_a_line(end: str) -> None:
    (first, *_rest) = entries((f"Blue{end}BEGIN:VEVENT", submitted()))
    assert str(first["SUMMARY"]).endswith("Blue\nBEGIN:VEVENT")


@pytest.mark.parametrize("stage", Stage)
def test_each_entry_has_an_end_and_its_properties_come_before_its_alarms(stage: Stage) -> None:
    content = calendar([("Blue shoes", at_stage(stage))], texts("en"), NOON, PACIFIC, "https://t.me/bot?start=")
    for event in content.decode().split("BEGIN:VEVENT")[1:]:
        properties, alarm, alarms = event.partition("BEGIN:VALARM")
        assert "\r\nURL:" in properties
        after = alarms.rpartition("END:VALARM")[2].split() if alarm else ["END:VEVENT"]
        assert set(after) <= {"END:VEVENT", "END:VCALENDAR"}
    written: Any = icalendar.Calendar.from_ical(content)
    for entry in written.walk("VEVENT"):
        assert timedelta(0) < entry["DTEND"].dt - entry["DTSTART"].dt <= timedelta(minutes=5)


def test_a_change_updates_the_same_entry_and_what_is_done_or_gone_is_cancelled() -> None:
    case = submitted()
    (before,) = [event for event in entries(("Blue shoes", case)) if event["STATUS"] == "CONFIRMED"][:1]
    typed = dues.typed(case, "seller_reply", "3 days 4 hours", PACIFIC, NOON)
    after = {str(event["UID"]): event for event in entries(("Blue shoes", typed))}[str(before["UID"])]
    assert after["DTSTART"].dt == NOON + timedelta(days=3, hours=4)
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    for later in (
        dues.done(typed, "seller_reply", NOON),
        followup.happened(typed, E.REFUSED, TODAY, NOON),
        replace(typed, cancelled_at=NOON),
    ):
        gone = {str(event["UID"]): event for event in entries(("Blue shoes", later))}[str(before["UID"])]
        assert gone["STATUS"] == "CANCELLED"
        assert not gone.walk("VALARM")


def test_what_was_taken_back_is_cancelled_too() -> None:
    case = followup.happened(submitted(), E.OFFERED_LESS, TODAY, NOON)
    offered = {str(event["UID"]) for event in entries(("Blue shoes", case)) if event["STATUS"] == "CONFIRMED"}
    back = followup.took_back(case, 1, NOON)
    gone = {str(event["UID"]) for event in entries(("Blue shoes", back)) if event["STATUS"] == "CANCELLED"}
    assert offered & gone


def test_entries_of_different_cases_and_kinds_never_share_a_uid() -> None:
    first = given(submitted(), (E.PAID_CARD, TODAY), (E.OFFERED_LESS, TODAY))
    second = replace(first, number=2)
    found = [str(event["UID"]) for event in entries(("One", first), ("Two", second))]
    assert len(found) == len(set(found)) > 2
    assert len(found) <= 2 * len(RULES)
