"""How shards are dealt out among processes: each has its fair part, and nothing moves that need not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.storage.shares import LEAD, SHARDS


@dataclass(frozen=True)
class View:
    """What one process sees of all at one moment."""

    owners: Mapping[int, int | None]
    """Shard -> the number of the process that owns it."""
    epochs: Mapping[int, int]
    """Shard -> how often it has changed hands."""
    present: frozenset[int] = frozenset()
    """The processes that have beaten lately and do not leave."""
    dead: frozenset[int] = frozenset()
    """Those that will do nothing any more, or must not."""

    def of(self, number: int) -> list[int]:
        """List what a process owns."""
        return sorted(shard for shard, owner in self.owners.items() if owner == number)


def parts(view: View) -> dict[int, int]:
    """Say how many shards each process that is present should have; those that have most keep one more."""
    has = Counter(owner for shard, owner in view.owners.items() if shard != LEAD)
    order = sorted(view.present, key=lambda number: (-has[number], number))
    return {number: SHARDS // len(order) + (place < SHARDS % len(order)) for place, number in enumerate(order)}


def to_take(view: View, number: int) -> list[int]:
    """List what nobody owns and a process should take; what leads is taken by whoever is first."""
    if number not in view.present:
        return []
    free = sorted(shard for shard, owner in view.owners.items() if owner is None and shard != LEAD)
    lead = [LEAD] if view.owners.get(LEAD, number) is None else []
    return lead + free[: max(0, parts(view)[number] - _count(view, number))]


def to_give(view: View, number: int) -> dict[int, int]:
    """Say what a process should hand over, and to whom: what it has too much; all of it where it is about to leave.

    Who stays gives nothing while there is something that nobody owns, which the others take first.
    """
    if number in view.present and None in view.owners.values():
        return {}
    wanted = parts(view)
    short = [one for one in wanted for _ in range(wanted[one] - _count(view, one)) if one != number]
    spare = [shard for shard in view.of(number) if shard != LEAD][wanted.get(number, 0) :]
    given = dict(zip(spare, _in_turn(short), strict=False))
    if number not in view.present and LEAD in view.of(number) and view.present:
        given[LEAD] = min(view.present)
    return given


def _count(view: View, number: int) -> int:
    return sum(owner == number and shard != LEAD for shard, owner in view.owners.items())


def _in_turn(numbers: Sequence[int]) -> list[int]:
    """Mix them, so that what is given first does not all go to the same one."""
    seen: Counter[int] = Counter()
    placed = []
    for number in numbers:
        seen[number] += 1
        placed.append((seen[number], number))
    return [number for _round, number in sorted(placed)]
