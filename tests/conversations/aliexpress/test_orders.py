"""The order's number: taken from what the buyer called the order, and from nothing that only looks like it."""

import pytest

from conversations.aliexpress.orders import number_in, without_link
from conversations.case import Answer, Case
from conversations.names import S
from conversations.rules import order_number
from tests.conversations.walks import NOW, begun, go

ID = "8123456789012345"
NUMBERS = {
    ID: ID,
    f" {ID} ": ID,
    f"#{ID}": ID,
    f"Order ID: {ID}": ID,
    f"Ref. Number:{ID}, blue shoes": ID,
    f"blue shoes ({ID})": ID,
    f"{ID} and again {ID}": ID,
    "8123 4567 8901 2345": ID,
    "8123-4567-8901-2345": ID,
    "8123\N{NO-BREAK SPACE}4567\N{NO-BREAK SPACE}8901\N{NO-BREAK SPACE}2345": ID,
    "1234567890123": "1234567890123",
    "12345678901234567": "12345678901234567",
    f"https://www.aliexpress.com/p/order/detail.html?orderId={ID}": ID,
    f"https://www.aliexpress.com/p/order/detail.html?spm=a2g.1.2&orderId={ID}&tracelog=1": ID,
    f"https://www.aliexpress.com/p/tracking/index.html?tradeOrderId={ID}": ID,
    f"https://m.aliexpress.com/snapshot/0.html?ORDERID={ID}#top": ID,
    f"www.aliexpress.com/p/order/detail.html?order_id={ID}": ID,
}
NONE = (
    "Blue shoes",
    "",
    "skip",
    "123456789012",
    "123456789012345678",
    "Size 42, 2 pieces",
    "https://www.aliexpress.com/item/1005006123456789.html",
    "see aliexpress.com/item/1005006123456789.html",
    "https://www.aliexpress.com/item/x.html?itemId=1005006123456789",
    "YT1234567890123456",
    "LP12345678901234",
    "RB473124829CN",
    "+4201234567890123",
    "00420123456789",
    f"{ID} and 8999999999999999",
    "٨١٢٣٤٥٦٧٨٩٠١٢٣٤٥",
    "4111 1111 1111 1111 1111",
)


@pytest.mark.parametrize(("said", "number"), NUMBERS.items())
def test_a_number_is_found_where_there_is_one(said: str, number: str) -> None:
    assert number_in(said) == number


@pytest.mark.parametrize("said", NONE)
def test_what_is_no_order_s_number_is_none(said: str) -> None:
    assert number_in(said) is None


def test_a_case_has_the_number_that_the_buyer_typed_and_no_name() -> None:
    assert order_number(begun()) is None
    assert order_number(go(begun(), "pick", "skip")) is None
    assert order_number(go(begun(), "type", "Blue shoes for Eva")) is None
    assert order_number(go(begun(), "type", f"Eva's shoes {ID}")) == ID
    assert order_number(Case(1, NOW, {S.ORDER: Answer(ID, NOW)})) == ID


def test_a_link_to_the_order_becomes_its_number_and_the_rest_stays_as_it_was() -> None:
    link = f"https://www.aliexpress.com/p/order/detail.html?orderId={ID}&from=mum"
    assert without_link(link) == ID
    assert without_link(f"for Mum {link} !") == f"for Mum {ID} !"
    for text in ("for Mum", "https://www.aliexpress.com/item/1005006123456789.html", "https://a.aliexpress.com/_mK"):
        assert without_link(text) == text
