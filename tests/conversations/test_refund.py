import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.reading.currencies import CODES
from conversations.reading.money import Money, check_refund
from conversations.rejected import Rejected

AMOUNTS = st.builds(Money, st.integers(1, 9_999_999), st.sampled_from(["", *sorted(CODES)]))
USD = Money(812, "USD")


def refused(asked: str | Money, paid: Money) -> Rejected:
    with pytest.raises(Rejected) as caught:
        check_refund(asked, paid)
    return caught.value


@given(AMOUNTS, st.integers(1, 100))
def test_a_part_can_always_be_asked_for(money: Money, part: int) -> None:
    assert check_refund(money.percent(part).stored, money) == money.percent(part)


@pytest.mark.parametrize(
    ("asked", "paid", "stored"),
    [
        ("8.12", "8.12 USD", "8.12 USD"),
        ("0.01", "8.12 USD", "0.01 USD"),
        ("$4", "8.12 USD", "4.00 USD"),
        ("$4", "8.12 MXN", "4.00 MXN"),
        ("4 kr", "8.12 NOK", "4.00 NOK"),
        ("¥4.50", "8.12 CNY", "4.50 CNY"),
        ("4", "812 JPY", "4 JPY"),
        ("1.234", "8.120 KWD", "1.234 KWD"),
        ("4 USD", "8.12", "4.00"),
        ("4 JPY", "8.12", "4.00"),
        ("4.500 KWD", "8.12", "4.50"),
    ],
)
def test_the_amount_to_ask_for_is_in_the_currency_of_the_order(asked: str, paid: str, stored: str) -> None:
    assert check_refund(asked, Money.from_stored(paid)).stored == stored


def test_an_amount_that_was_read_before_is_checked_as_well() -> None:
    assert check_refund(Money(400, ""), USD) == Money(400, "USD")
    assert check_refund(USD, Money(812, "")) == Money(812, "")
    assert check_refund(Money(4, ""), Money(812, "KWD")) == Money(40, "KWD")


def test_one_cent_more_than_was_paid_is_too_much_and_nothing_too_little() -> None:
    assert check_refund("8.12", USD) == USD
    assert refused("8.13", USD) == Rejected("amount_too_large", most=USD)
    assert check_refund(Money(1, "USD"), USD) == Money(1, "USD")
    assert refused(Money(0, "USD"), USD) == Rejected("amount_too_small", least=Money(1, "USD"))
    assert refused("0", USD).key == "money_zero"


@pytest.mark.parametrize(
    ("asked", "paid", "given_"),
    [
        ("4 EUR", "USD", "EUR"),
        ("$4", "EUR", "$"),
        ("4 kr", "USD", "kr"),
        ("¥400", "USD", "JPY"),
        ("R$ 4", "USD", "BRL"),
    ],
)
def test_an_amount_in_another_currency_is_not_converted(asked: str, paid: str, given_: str) -> None:
    assert refused(asked, Money(81_200, paid)) == Rejected("currency_differs", paid=paid, given=given_)


def test_a_stored_amount_in_another_currency_no_longer_holds() -> None:
    assert refused(USD, Money(812, "EUR")) == Rejected("currency_differs", paid="EUR", given="USD")


def test_an_amount_with_parts_that_the_order_cannot_have_is_refused() -> None:
    assert refused("1.234 KWD", Money(812, "")).key == "money_decimals"
    assert refused("4.5", Money(812, "JPY")).key == "money_decimals"
    assert refused(Money(450, ""), Money(812, "JPY")).key == "money_decimals"
