"""What each file shows: the menu for a reason, and how the letter names the files by their numbers (facts.md 4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from conversations import reasons
from conversations.case import Case
from conversations.complaint.sentences import Numbers, Sentence, Word
from conversations.complaint.slots import SLOTS
from conversations.evidence import Evidence, find

SHOWS: Mapping[str, tuple[str, ...]] = {kind: tuple(slot.name for slot in slots) for kind, slots in SLOTS.items()}
"""Kind of proof (`reasons.PROOF`) -> what a file of such a case may show."""


def may_show(case: Case) -> tuple[str, ...]:
    """Name what the files of a case may show, for its menu. `case` holds the answers on its route."""
    return SHOWS[reasons.proof(case)]


ALL = frozenset(name for names in SHOWS.values() for name in names)


def numbered(evidence: tuple[Evidence, ...]) -> list[tuple[Evidence, int]]:
    """Give the files that count for the form, each with its number among those of its kind, from 1."""
    counted = {"photo": 0, "video": 0}
    found = []
    for item in evidence:
        if item.is_usable:
            counted[item.kind] += 1
            found.append((item, counted[item.kind]))
    return found


def labelled(evidence: tuple[Evidence, ...], number: int, shows: str) -> tuple[Evidence, ...]:
    """Note what a file shows; an empty name takes that back. Raises `KeyError` for an unknown number."""
    item = find(evidence, number)
    return tuple(replace(item, shows=shows) if one is item else one for one in evidence)


def count(evidence: tuple[Evidence, ...]) -> Iterator[Sentence]:
    """Count the files that count for the form; say nothing where there is none."""
    if counted := _counted(evidence):
        yield Sentence("_".join(("proof", *counted)), counted)


def _counted(evidence: tuple[Evidence, ...]) -> dict[str, int]:
    kinds = [item.kind for item, _number in numbered(evidence)]
    return {f"{kind}s": kinds.count(kind) for kind in ("photo", "video") if kind in kinds}


def proof(evidence: tuple[Evidence, ...], *, apart: bool = False) -> Iterator[Sentence]:
    """Say what each file shows, those that show the same together, unless `apart`.

    Where that is not known of all, they are counted first.
    """
    files, counted = numbered(evidence), _counted(evidence)
    if apart or any(item.shows not in ALL for item, _number in files):
        yield from count(evidence)
    groups: dict[tuple[object, ...], list[int]] = {}
    for item, number in files:
        if item.shows in ALL:
            groups.setdefault((item.kind, item.shows, number if apart else 0), []).append(number)
    for (kind, shows, _apart), numbers in groups.items():
        is_only = counted[f"{kind}s"] == 1
        yield Sentence("shows", {"kind": kind, "count": len(numbers), "numbers": Numbers(tuple(numbers)),
                                 "what": Word(str(shows)), "is_only": "yes" if is_only else "no"})  # fmt: skip
