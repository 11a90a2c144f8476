"""What stands in a longer text: found where it is clear, left alone where it only resembles something."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.messages.found import MOST, Found, found_in
from conversations.reading.money import Money

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
ORDER, POST, CAINIAO = "8123456789012345", "RB473124829CN", "LP00123456789012"
LETTER = (
    f"Dear friend, about order {ORDER}: your parcel {POST} is late. We offer US $5.50 or 3,20 EUR until 5 Dec. "
    "Please see https://www.aliexpress.com/item/1005006123456789.html."
)

AMOUNTS = {
    "we pay 5 USD": ["5.00 USD"],
    "5USD": ["5.00 USD"],
    "USD5.20 back": ["5.20 USD"],
    "10€, please": ["10.00 EUR"],
    "cena byla 1 234,50 Kč.": ["1234.50 CZK"],
    "Price: 1.234,56 EUR; 1,234.56 USD": ["1234.56 EUR", "1234.56 USD"],
    "7 рублей, 5,50 евро": ["7.00 RUB", "5.50 EUR"],
    "退2美元作为补偿": ["2.00 USD"],
    "15 dolarů a 20 korun": ["15.00", "20.00 CZK"],
    "US $8,12": ["8.12"],
    "the 2 ft cable, 8 sek, 20% and 5 top models": [],
    "-5 USD": [],
    "v5 EUR S10 USB": [],
    "we offer 8.12": [],
    "0 USD": [],
    "5.1234 USD": [],
}
DATES = {
    "by 5 Dec or Dec 20, 2026 at 5:30": ["2026-12-05", "2026-12-20"],
    "do 5. 12. nebo 24. prosince": ["2026-12-05", "2026-12-24"],
    "05.12.2026 a 2026-12-06": ["2026-12-05", "2026-12-06"],
    "the 3rd of January": ["2027-01-03"],
    "5/12/2026": ["2026-12-05", "2026-05-12"],
    "до 5 декабря": ["2026-12-05"],
    "am 5. Dezember": ["2026-12-05"],
    "you may 5 times": [],
    "it costs 8.12.": [],
    "32. 12.": [],
    "5 Dec 1999": [],
    "version 1.2.3, 15:30": [],
}
LINKS = {
    "see www.aliexpress.com/item/1.html, please": ["https://www.aliexpress.com/item/1.html"],
    "http://A.AliExpress.com/_mKx3!": ["https://a.aliexpress.com/_mKx3"],
    "aliexpress.com": ["https://aliexpress.com"],
    "https://aliexpress.com@evil.example/x": [],
    "https://aliexpress.com.evil.example": [],
    "https://evil.example/aliexpress.com": [],
    "https://notaliexpress.com": [],
    "https://aliexpress.com:8080/x": [],
    "https://aliexpress.ru/item/1": [],
    "javascript://aliexpress.com/": [],
    "me@aliexpress.com": [],
}
ORDERS = {
    f"Ref. Number: {ORDER}": ORDER,
    f"https://www.aliexpress.com/p/order/detail.html?orderId={ORDER}": ORDER,
    "LP 1012 3456 7890 12": None,
    "call me +4201234567890123": None,
    f"{ORDER} or 8999999999999999": None,
}


def test_everything_in_a_seller_s_message_is_found_at_once() -> None:
    assert found_in(LETTER, NOW) == Found(
        order=ORDER,
        parcels=(POST,),
        amounts=(Money(550, ""), Money(320, "EUR")),
        dates=(date(2026, 12, 5),),
        links=("https://www.aliexpress.com/item/1005006123456789.html",),
    )


@pytest.mark.parametrize(("text", "amounts"), AMOUNTS.items())
def test_amounts_are_found_where_their_currency_stands_beside_them(text: str, amounts: list[str]) -> None:
    assert [one.stored for one in found_in(text, NOW).amounts] == amounts


@pytest.mark.parametrize(("text", "dates"), DATES.items())
def test_dates_are_found_where_they_can_be_nothing_else(text: str, dates: list[str]) -> None:
    assert [one.isoformat() for one in found_in(text, NOW).dates] == dates


@pytest.mark.parametrize(("text", "links"), LINKS.items())
def test_links_lead_to_aliexpress_or_are_none(text: str, links: list[str]) -> None:
    assert list(found_in(text, NOW).links) == links


@pytest.mark.parametrize(("text", "order"), ORDERS.items())
def test_the_order_s_number_is_found_where_there_is_only_one(text: str, order: str | None) -> None:
    assert found_in(text, NOW).order == order


def test_of_many_things_the_first_ones_are_given_each_once() -> None:
    text = " ".join(f"{number} USD {number} EUR 3 USD" for number in range(1, 60))
    found = found_in(text, NOW)
    assert [one.stored for one in found.amounts] == ["1.00 USD", "1.00 EUR", "3.00 USD", "2.00 USD", "2.00 EUR"]
    assert len(found.amounts) == MOST


BITS = (
    *("1 USD ", "a", "1", "1 ", "https://aliexpress.com/ ", "aliexpress.", "a.", "5 dec ", "dec 5 ", "1.1.", "LP1 "),
    *(
        "RB1 2 3 ",
        "https://",
        "Ａ",
        "1 000 ",
        "é\u0301",
        "orderId=",
        "x-",
        "https://aliexpress.com/?",
        "May ",
        "ﷺ",
        "$",
    ),
)


@pytest.mark.parametrize("bit", BITS)
def test_a_text_of_any_length_takes_little_time(bit: str) -> None:
    text = (bit * 33_000)[:33_000]
    began = time.thread_time()
    found_in(text, NOW)
    assert time.thread_time() - began < 0.1


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_is_searched_without_an_error(text: str) -> None:
    found = found_in(text, NOW)
    assert all(link.startswith("https://") for link in found.links)


@given(st.integers(1, 999_999_999), st.sampled_from(["USD", "EUR", "CZK"]))
def test_an_amount_as_it_is_stored_is_found_again_in_a_sentence(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert found_in(f"I paid {money.stored}, and then", NOW).amounts == (money,)


@given(st.dates(date(2026, 1, 1), date(2027, 11, 1)))
def test_a_date_in_iso_form_is_found_again_in_a_sentence(day: date) -> None:
    assert found_in(f"It came on {day.isoformat()}, broken.", NOW).dates == (day,)
