"""What the files of a case should show: for every reason, and which of it is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations import reasons, route
from conversations.case import Case
from conversations.complaint.slots import SLOTS, coverage, slots
from conversations.evidence import Evidence
from tests.conversations.walks import NOW, to_the_amount

CASES = {reasons.reason(case).key: route.on_route(case) for _way, case in to_the_amount()}  # type: ignore[union-attr]
MOST_SLOTS, MOST_CONVINCING = 6, 4


def file(number: int, shows: str, kind: str = "photo") -> Evidence:
    return Evidence(number, kind, number, str(number), str(number), NOW, "accepted", shows=shows)  # type: ignore[arg-type]


def with_files(case: Case, *items: Evidence) -> Case:
    return replace(case, evidence=items)


def test_every_reason_is_there() -> None:
    assert len(CASES) == 31


@pytest.mark.parametrize("reason", CASES)
def test_every_reason_has_slots_that_convince_and_few_enough_for_a_phone(reason: str) -> None:
    mine = slots(CASES[reason])
    assert 1 <= sum(slot.convinces for slot in mine) <= MOST_CONVINCING
    assert len({slot.name for slot in mine}) == len(mine) <= MOST_SLOTS


@pytest.mark.parametrize("reason", CASES)
def test_once_each_slot_has_its_file_nothing_is_missing_and_before_that_all_of_it_is(reason: str) -> None:
    case, mine = CASES[reason], slots(CASES[reason])
    none = coverage(case)
    assert not none.filled
    assert {*none.convince, *none.help} == set(mine)
    all_of_them = coverage(with_files(case, *(file(n, slot.name, slot.wants) for n, slot in enumerate(mine, 1))))
    assert all_of_them.filled == {slot.name: (n,) for n, slot in enumerate(mine, 1)}
    assert not all_of_them.convince + all_of_them.help


def test_where_a_film_is_wanted_a_photo_is_there_and_does_not_do() -> None:
    case = CASES["not_working"]
    found = coverage(with_files(case, file(1, "my_attempt")))
    assert found.filled == {"my_attempt": (1,)}
    assert "my_attempt" in [slot.name for slot in found.convince]
    found = coverage(with_files(case, file(1, "my_attempt"), file(2, "my_attempt", "video")))
    assert "my_attempt" not in [slot.name for slot in found.convince]


def test_what_is_taken_out_or_has_no_room_fills_nothing() -> None:
    for verdict in ("removed", "surplus", "refused"):
        gone = replace(file(1, "size_label"), verdict=verdict)
        assert "size_label" in [slot.name for slot in coverage(with_files(CASES["size"], gone)).convince]


def test_every_kind_of_proof_has_slots_and_no_other() -> None:
    assert set(SLOTS) == {"any", *reasons.PROOF.values()}
