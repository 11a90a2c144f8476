"""Parcel numbers: found wherever they stand, checked where they can be, and the buyer has the last word."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.aliexpress.parcels import check_digit, fits, parcels_in, read_parcel
from conversations.rejected import Rejected

POST = "RB473124829CN"
CAINIAO = "LP00123456789012"
YUN = "YT2412345678901234"

FOUND = {
    POST: (POST,),
    "rb473124829cn": (POST,),
    "RB 473 124 829 CN": (POST,),
    "RB-473124829-CN": (POST,),
    "ＲＢ４７３１２４８２９ＣＮ": (POST,),
    "R\u200bB473124829CN": (POST,),
    f"číslo zásilky: {POST}.": (POST,),
    f"包裹{POST}已发出": (POST,),
    f"{POST}, {CAINIAO}\n{POST} {YUN}": (POST, CAINIAO, YUN),
    f"https://global.cainiao.com/detail.htm?mailNoList={CAINIAO}": (CAINIAO,),
    f"https://global.cainiao.com/detail.htm?mailNoList={CAINIAO}%2C{POST}&x=1": (CAINIAO, POST),
    "LP 0012 3456 7890 12": (CAINIAO,),
}
NOT_FOUND = (
    "",
    "RB473124828CN",
    f"X{POST}",
    f"{POST}1",
    "LP0012345678901",
    "LP001234567890123",
    "8123456789012345",
    "send it to 473124829 on Monday",
    "ＲＢ４７３",
    "1234 5678 9012",
)
TYPED = {
    "1Z999AA10123456784": "1Z999AA10123456784",
    "my number is cnzz1234567890": "CNZZ1234567890",
    "1234 5678 9012": "123456789012",
    "SF 1234 5678 9012": "SF123456789012",
    "rb 473 124 829 cn": POST,
    f"it is {POST}, ordered 12345678": POST,
}
NONE = ("", "none", "12345", "I do not know it", "https://www.aliexpress.com/item/1005006123456789.html", "1" * 501)


def refused(text: str) -> Rejected:
    with pytest.raises(Rejected) as rejected:
        read_parcel(text)
    return rejected.value


@pytest.mark.parametrize(("text", "numbers"), FOUND.items())
def test_numbers_are_found_in_texts_and_links_and_written_in_one_way(text: str, numbers: tuple[str, ...]) -> None:
    assert parcels_in(text) == numbers
    if len(numbers) == 1:
        assert read_parcel(text) == numbers[0]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_resembles_a_number_is_none(text: str) -> None:
    assert parcels_in(text) == ()


@pytest.mark.parametrize(("text", "number"), TYPED.items())
def test_a_number_of_another_carrier_is_taken_where_one_is_asked_for(text: str, number: str) -> None:
    assert read_parcel(text) == number
    assert fits(number) is (number == POST)


@pytest.mark.parametrize("text", NONE)
def test_an_answer_without_a_number_is_refused_and_one_with_it_is_taken(text: str) -> None:
    assert refused(text) == Rejected("parcel_none")
    assert read_parcel(f"{text[:50]} {POST}") == POST


def test_two_numbers_are_asked_back() -> None:
    assert refused(f"{POST} or {CAINIAO}") == Rejected("parcel_several", numbers=f"{POST}, {CAINIAO}")


def test_a_wrong_check_digit_is_named_with_the_right_one_and_who_insists_keeps_the_number() -> None:
    assert refused("RB473124825CN") == Rejected("parcel_check", number="RB473124825CN", given="5", right="9")
    assert read_parcel("rb 473124825 cn", insists=True) == "RB473124825CN"
    assert read_parcel(POST) == POST


EIGHT = st.text("0123456789", min_size=8, max_size=8)
LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)


@given(LETTERS, EIGHT, LETTERS, st.sampled_from(["", " ", "-"]))
def test_any_eight_digits_with_their_check_digit_pass(kind: str, eight: str, country: str, gap: str) -> None:
    number = f"{kind}{eight}{check_digit(eight)}{country}"
    assert fits(number)
    assert read_parcel(f"{kind}{gap}{eight[:4]}{gap}{number[6:11]}{gap}{country}") == number


@given(EIGHT, st.integers(0, 8), st.integers(1, 9))
def test_any_single_digit_that_is_wrong_is_noticed(eight: str, place: int, other: int) -> None:
    digits = f"{eight}{check_digit(eight)}"
    wrong = f"{digits[:place]}{(int(digits[place]) + other) % 10}{digits[place + 1 :]}"
    if check_digit(wrong[:8]) == int(wrong[8]):
        assert wrong[8] == "5"  # it stands for two remainders, all others for one
        return
    assert refused(f"RB{wrong}CN").key == "parcel_check"


@given(EIGHT, st.integers(0, 6))
def test_two_neighbours_that_changed_places_are_noticed(eight: str, place: int) -> None:
    swapped = f"{eight[:place]}{eight[place + 1]}{eight[place]}{eight[place + 2 :]}"
    is_noticed = check_digit(swapped) != check_digit(eight)
    assert is_noticed or swapped == eight or check_digit(eight) == 5


@given(st.text())
def test_whatever_is_typed_is_a_number_or_refused_for_a_reason(text: str) -> None:
    assert all(map(fits, parcels_in(text)))
    with contextlib.suppress(Rejected):
        number = read_parcel(text)
        assert read_parcel(number) == number
