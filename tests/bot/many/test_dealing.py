"""Shards are dealt out fairly, and nothing moves that need not."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from bot.storage.postgresql.dealing import View, to_give, to_take
from bot.storage.shares import LEAD, SHARDS, shard_of

NOBODY: dict[int, int | None] = dict.fromkeys(range(SHARDS + 1))


def seen(owners: dict[int, int | None], present: set[int]) -> View:
    return View(dict(owners), dict.fromkeys(owners, 1), frozenset(present))


def settle(owners: dict[int, int | None], present: set[int], leaving: set[int]) -> int:
    """Let everybody take and give until nothing moves any more; give how many shards were moved."""
    moved = 0
    while True:
        before = moved
        for number in sorted(present):
            taken = to_take(seen(owners, present), number)
            owners |= dict.fromkeys(taken, number)
            moved += len(taken)
        for number in sorted(present | leaving):
            given_away = dict(list(to_give(seen(owners, present), number).items())[: None if number in leaving else 1])
            owners |= given_away
            moved += len(given_away)
        if moved == before:
            return moved


def assert_fair(owners: dict[int, int | None], present: set[int]) -> None:
    assert set(owners.values()) <= present
    has = Counter({number: sum(owners[shard] == number for shard in range(SHARDS)) for number in present})
    assert max(has.values()) - min(has.values()) <= 1
    assert sum(has.values()) == SHARDS


@given(some.lists(some.tuples(some.sampled_from(["comes", "dies", "leaves"]), some.integers(0, 9)), max_size=12))
def test_whoever_comes_dies_or_leaves_everybody_has_a_fair_part(events: list[tuple[str, int]]) -> None:
    owners, present, number = dict(NOBODY), {1}, 1
    settle(owners, present, set())
    for what, which in events:
        one = sorted(present)[which % len(present)]
        leaving: set[int] = set()
        if what == "comes":
            number += 1
            present.add(number)
        elif len(present) > 1:
            present.discard(one)
            if what == "leaves":
                leaving = {one}
            else:
                owners |= {shard: None for shard, owner in owners.items() if owner == one}
        settle(owners, present, leaving)
        assert_fair(owners, present)
        assert settle(owners, present, set()) == 0


def test_one_that_comes_is_given_its_part_and_nothing_else_moves() -> None:
    owners, present = dict(NOBODY), {1, 2, 3}
    settle(owners, present, set())
    before = dict(owners)
    settle(owners, present | {4}, set())
    moved = [shard for shard in owners if owners[shard] != before[shard]]
    assert {owners[shard] for shard in moved} == {4}
    assert len(moved) == SHARDS // 4
    assert owners[LEAD] == before[LEAD]


def test_the_only_one_keeps_everything_when_it_leaves() -> None:
    owners: dict[int, int | None] = dict.fromkeys(NOBODY, 1)
    assert to_give(seen(owners, set()), 1) == {}
    assert to_take(seen(owners, set()), 1) == []


def test_every_chat_has_a_shard_also_a_group() -> None:
    assert [shard_of(chat) for chat in (0, 63, 64, -1, -64, -1001234567890, 2**62 + 5)] == [0, 63, 0, 63, 0, 46, 5]
