"""Whatever is typed where a date or an amount is read, reading it takes no time worth mentioning."""

from __future__ import annotations

import contextlib
import time

import pytest

from conversations.reading.dates import read_countdown, read_date
from conversations.reading.money import read_money
from conversations.reading.quantities import read_count, read_quantity
from conversations.rejected import Rejected
from tests.conversations.walks import NOW

LONGEST = 4096
BITS = (
    *"190aAř \n\t.,/-'%<&[]()€٣１😀\u0301\u200b\u202e\ud83d", "1 ", "1,", "1.", "1/", "x ", "12 days ", "in 1 day ",
    "1 january ", "1d ", "00:", "12:12:12 ", "1 USD ", "1,000", "1 cm", "&amp;", "<b>", "za ", "monday ",
    "3.4.2026 ", "2026-01-01", " . ", ", ,", "1a", "in ", "ago ", "-1",
)  # fmt: skip


def length(words: str) -> object:
    return read_quantity(words, ("cm", "in"))


MOST = 0.05
"""Seconds of the processor, on a slow one: a text that a pattern goes over again and again takes a quarter of one."""


def texts(bit: str) -> tuple[str, ...]:
    whole = bit * LONGEST
    return whole[:LONGEST], whole[: LONGEST - 1] + "x", f"1{whole[: LONGEST - 2]}1", f"{whole[: LONGEST - 4]} USD"


@pytest.mark.parametrize("bit", BITS, ids=ascii)
def test_reading_is_quick_whatever_is_typed(bit: str) -> None:
    for text in texts(bit):
        for read in (lambda words: read_date(words, NOW), read_countdown, read_money, length, read_count):
            began = time.thread_time()
            with contextlib.suppress(Rejected):
                read(text)
            assert time.thread_time() - began < MOST, (read, text[:20])
