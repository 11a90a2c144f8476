"""What was typed and can be meant in two ways: both stand beside each other as buttons, and either goes on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from conversations.days import pacific_day
from conversations.names import S
from tests.bot.test_journeys import to_the_amount
from tests.buyer import Buyer


async def offered(ann: Buyer) -> list[str]:
    return [tap.argument for tap, _button in await ann.buttons() if tap.verb == "type"]


def soon() -> date:
    """A day in some ten days that is no range's end: its weekday is known, and so is one that is wrong."""
    return pacific_day(datetime.now(UTC)) + timedelta(days=10)


async def test_a_weekday_that_does_not_fit_is_asked_back_as_the_date_and_as_the_day_beside_it(ann: Buyer) -> None:
    ends = soon()
    wrong = ends - timedelta(days=1)
    await ann.picks("skip")
    await ann.says(f"{wrong:%a}, {ends:%b} {ends.day}")
    await ann.sees("date_weekday", date=ends)
    assert await offered(ann) == [ends.isoformat(), wrong.isoformat()]
    await ann.taps("type", wrong.isoformat())
    assert (await ann.case()).value(S.PROTECTION) == wrong.isoformat()


async def test_the_date_itself_can_be_taken_too_or_typed_without_the_weekday(ann: Buyer) -> None:
    ends = soon()
    wrong = ends + timedelta(days=2)
    await ann.picks("skip")
    await ann.says(f"{wrong:%A} {ends.day}. {ends.month}.")
    await ann.says(f"{ends.day}. {ends.month}.")
    assert (await ann.case()).value(S.PROTECTION) == ends.isoformat()


async def test_two_days_that_look_like_a_day_and_its_year_are_asked_back(ann: Buyer) -> None:
    await ann.picks("skip")
    await ann.says("Dec 1-25")
    await ann.sees("date_ambiguous")
    assert [day[5:] for day in await offered(ann)] == ["12-01", "12-25"]
    await ann.taps("type", (await offered(ann))[1])
    assert str((await ann.case()).value(S.PROTECTION)).endswith("12-25")


@pytest.mark.parametrize("typed", ["Protection ends in 12 days!", "Zbývající čas: 12 dní 4 hodiny", "in two weeks"])
async def test_words_around_what_was_asked_for_do_not_matter(ann: Buyer, typed: str) -> None:
    await ann.picks("skip")
    await ann.says(typed)
    assert (await ann.case()).value(S.PROTECTION)


@pytest.mark.parametrize(
    ("typed", "buttons", "taken"),
    [
        ("4.500", ["4500.00", "4.50"], "4.50"),
        ("$.75", ["0.75", "75.00"], "0.75"),
        ("£.99", ["0.99 GBP", "99.00 GBP"], "0.99 GBP"),
        ("1,234 KWD", ["1234 KWD", "1.234 KWD"], "1.234 KWD"),
    ],
)
async def test_an_amount_that_can_be_read_in_two_ways_is_asked_back(
    ann: Buyer, typed: str, buttons: list[str], taken: str
) -> None:
    await to_the_amount(ann)
    await ann.says(typed)
    await ann.sees("money_ambiguous")
    assert await offered(ann) == buttons
    await ann.taps("type", taken)
    assert (await ann.case()).value(S.PAID) == taken
    await ann.is_at(S.REFUND)


async def test_what_to_ask_for_is_asked_back_in_the_currency_of_the_order(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("Celkem: 6 249,00 Kč")
    await ann.says("4.500")
    await ann.sees("money_ambiguous")
    assert await offered(ann) == ["4500.00 CZK", "4.50 CZK"]
    await ann.taps("type", "4500.00 CZK")
    assert (await ann.case()).value(S.REFUND) == "4500.00 CZK"
    await ann.is_at(S.EVIDENCE)
