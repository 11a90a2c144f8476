"""What the bot says by itself keeps to a pace, nobody waits for ever, and nothing is remembered for long."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.rate_limit import FORGOTTEN, LATE, OVERALL, PER_CHAT, SHORTEST, RateLimit

ROUNDING = 1e-6
"""Seconds."""
ASKS_AT_MOST = 100
"""How often one delivery may ask in these tests before it counts as starved."""


@dataclass
class Callers:
    """Chats that do as they are told, on a made-up clock: ask, sleep, ask again, each as late as `late` says."""

    rate_limit: RateLimit
    late: Callable[[], float] = lambda: 0.0
    went: list[tuple[float, int]] = field(default_factory=list)
    """When which chat was let go."""
    asked: list[int] = field(default_factory=list)
    """How often each delivery had to ask."""
    kept: int = 0
    """The most chats that were remembered at one time."""

    def run(self, wanted: Iterable[tuple[float, int]]) -> list[tuple[float, int]]:
        """Deliver what is wanted from these moments on; one thing after the other to each chat."""
        waiting: dict[int, list[float]] = {}
        for at, chat in sorted(wanted):
            waiting.setdefault(chat, []).append(at)
        turns = [(times[0], chat, 1) for chat, times in waiting.items()]
        heapq.heapify(turns)
        while turns:
            now, chat, asks = heapq.heappop(turns)
            seconds = self.rate_limit.delay(chat, now)
            self.kept = max(self.kept, len(self.rate_limit._moments) + len(self.rate_limit._went))
            assert asks < ASKS_AT_MOST, "this chat is never let go"
            if seconds > 0:
                heapq.heappush(turns, (now + seconds + self.late(), chat, asks + 1))
                continue
            self.went.append((now, chat))
            self.asked.append(asks)
            waiting[chat].pop(0)
            if waiting[chat]:
                heapq.heappush(turns, (max(now, waiting[chat][0]), chat, 1))
        return self.went


def most_within(times: list[float], seconds: float) -> int:
    """Count the fullest stretch of this length."""
    return max(bisect_right(times, start + seconds - ROUNDING) - number for number, start in enumerate(times))


def keeps_pace(went: list[tuple[float, int]], overall: float, per_chat: float) -> None:
    times = [at for at, _chat in went]
    for seconds in (0.01, 0.2, 1.0, 10.0):
        assert most_within(times, seconds) <= overall * (seconds + LATE + SHORTEST) + 1
    last: dict[int, float] = {}
    for at, chat in went:
        assert at - last.get(chat, -math.inf) >= 1 / per_chat - ROUNDING
        last[chat] = at


WANTED = st.lists(st.tuples(st.floats(0, 20), st.integers(1, 12)), min_size=1, max_size=60)
RATES = st.floats(0.5, 50)


@given(wanted=WANTED, overall=RATES, per_chat=RATES, late=st.data())
def test_whoever_asks_whenever_the_pace_is_kept_and_everybody_goes(
    wanted: list[tuple[float, int]], overall: float, per_chat: float, late: st.DataObject
) -> None:
    callers = Callers(
        RateLimit(overall, per_chat), lambda: late.draw(st.sampled_from((0.0, 0.0, 0.01, LATE, 0.5, 5.0)))
    )
    went = callers.run(wanted)
    keeps_pace(went, overall, per_chat)
    assert Counter(chat for _at, chat in went) == Counter(chat for _at, chat in wanted)


@given(wanted=WANTED, overall=RATES, per_chat=RATES, late=st.floats(0, LATE - ROUNDING))
def test_who_comes_in_time_waits_for_the_chat_and_for_the_line_and_not_again(
    wanted: list[tuple[float, int]], overall: float, per_chat: float, late: float
) -> None:
    callers = Callers(RateLimit(overall, per_chat), lambda: late)
    callers.run(wanted)
    # Rounding may cost one more question, a millisecond long, at the end of each of the two waits.
    assert max(callers.asked) <= 5


def test_a_crowd_goes_one_by_one_at_the_full_pace_in_the_order_of_asking() -> None:
    callers = Callers(RateLimit())
    went = callers.run((0.0, chat) for chat in range(1, 5001))
    assert [chat for _at, chat in went] == list(range(1, 5001))
    assert went[-1][0] == pytest.approx(4999 / OVERALL, abs=0.01)  # no drift: 5,000 took not a place more
    assert max(callers.asked) <= 3


@pytest.mark.parametrize("comes", [20.0, 50.0], ids=["in the middle of the line", "after its end"])
def test_in_no_second_are_there_more_than_telegram_allows_even_if_all_come_late(comes: float) -> None:
    rate_limit = RateLimit()
    for chat in range(1000):
        rate_limit.delay(chat, 0.0)
    callers = Callers(rate_limit)
    went = sorted(callers.run((comes, chat) for chat in range(1000)))
    times = [at for at, _chat in went]
    assert times.count(comes) == int(LATE * OVERALL) + 1
    assert most_within(times, 1.0) <= 30
    assert Counter(chat for _at, chat in went) == Counter(range(1000))
    assert times[-1] == pytest.approx(comes + 995 / OVERALL, abs=1)  # whatever was lost, the rate_limit was full again
    assert max(callers.asked) <= 3


def test_who_comes_in_time_goes_in_time_though_a_crowd_came_late() -> None:
    rate_limit = RateLimit()
    for chat in range(1000):
        rate_limit.delay(chat, 0.0)
    went = Callers(rate_limit).run((20.0, chat) for chat in range(1000))
    in_time = {chat: at for at, chat in went if chat > 20 * OVERALL}
    assert in_time == {chat: pytest.approx(chat / OVERALL, abs=0.01) for chat in in_time}
    assert len(in_time) == 499


def test_who_waits_in_line_anyway_does_not_wait_for_its_own_second_before_it() -> None:
    rate_limit = RateLimit()
    assert rate_limit.delay(1, 0.0) == 0.0
    for chat in range(2, 52):
        rate_limit.delay(chat, 0.0)
    assert rate_limit.delay(1, 0.0) == pytest.approx(51 / OVERALL)
    assert rate_limit.delay(52, 0.5) == pytest.approx(52 / OVERALL - 0.5)


def test_a_chat_that_had_one_waits_its_second_and_keeps_no_other_waiting() -> None:
    rate_limit = RateLimit()
    assert rate_limit.delay(1, 10.0) == 0.0
    assert rate_limit.delay(1, 10.1) == pytest.approx(0.9)
    assert rate_limit.delay(2, 10.1) == 0.0
    assert rate_limit.delay(1, 10.9) == pytest.approx(0.1)
    assert rate_limit.delay(1, 11.0) == 0.0
    assert PER_CHAT == 1


def test_a_chat_that_asks_again_and_again_gains_and_loses_nothing() -> None:
    rate_limit = RateLimit(overall=1, per_chat=1)
    assert rate_limit.delay(1, 0.0) == 0.0
    assert [rate_limit.delay(chat, 0.0) for chat in (2, 3, 4)] == [1.0, 2.0, 3.0]
    for tenths in range(10):
        assert rate_limit.delay(4, tenths / 10) == pytest.approx(3.0 - tenths / 10)
    assert [rate_limit.delay(chat, 1.0) for chat in (2, 3, 4)] == [0.0, 1.0, 2.0]
    assert rate_limit.delay(5, 1.0) == 3.0


def test_a_flood_to_one_chat_does_not_delay_the_others() -> None:
    flood = [(0.0, 1)] * 20
    others = [(float(second), 100 + second) for second in range(1, 20)]
    went = Callers(RateLimit()).run([*flood, *others])
    waited = [at - (chat - 100) for at, chat in went if chat != 1]
    assert max(waited) <= 1 / OVERALL + ROUNDING


def test_a_moment_that_nobody_comes_for_costs_one_place_and_no_more() -> None:
    rate_limit = RateLimit(overall=1, per_chat=1)
    rate_limit.delay(1, 0.0)
    rate_limit.delay(2, 0.0)  # never comes back
    assert rate_limit.delay(3, 0.0) == 2.0
    assert rate_limit.delay(3, 2.0) == 0.0


def test_who_comes_late_goes_all_the_same_when_the_pace_allows_it() -> None:
    rate_limit = RateLimit(overall=1, per_chat=1)
    rate_limit.delay(1, 0.0)
    assert rate_limit.delay(2, 0.0) == 1.0
    assert rate_limit.delay(2, 50.0) == 0.0


def test_who_comes_a_little_late_keeps_the_place_and_who_finds_it_used_up_queues_anew() -> None:
    rate_limit = RateLimit(overall=10, per_chat=1)
    for chat in range(1, 6):
        rate_limit.delay(chat, 0.0)  # their moments: 0.0, 0.1, 0.2, 0.3, 0.4
    assert [rate_limit.delay(chat, 0.4) for chat in (2, 3)] == [0.0, 0.0]
    assert rate_limit.delay(4, 0.4) == pytest.approx(0.1)  # the two before it came just now: after the line, at 0.5
    assert rate_limit.delay(5, 0.4 + LATE) == 0.0


def test_nothing_is_remembered_of_chats_that_have_had_theirs() -> None:
    callers = Callers(RateLimit(overall=1000, per_chat=1))
    callers.run((chat / 1000, chat) for chat in range(10_000))
    assert callers.kept <= 1010
    callers.rate_limit.delay(0, 100.0)
    assert (len(callers.rate_limit._moments), len(callers.rate_limit._went)) == (0, 1)


def test_who_never_comes_back_is_forgotten() -> None:
    rate_limit = RateLimit()
    for chat in range(1000):
        rate_limit.delay(chat, 0.0)
    rate_limit.delay(0, 1000 / OVERALL + FORGOTTEN)
    assert (len(rate_limit._moments), len(rate_limit._went)) == (0, 1)


@pytest.mark.parametrize("wrong", [0, -1, math.nan, math.inf])
def test_a_pace_is_above_zero(wrong: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        RateLimit(overall=wrong)
    with pytest.raises(ValueError, match="above zero"):
        RateLimit(per_chat=wrong)
    assert RateLimit(overall=0.01, per_chat=0.01).delay(1, 0.0) == 0.0
