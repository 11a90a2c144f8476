"""Files that are checked later than they came, and any order of all that can happen to the files of a case."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.evidence import Evidence, add, counts, find, insist, remove, settle, take
from conversations.files.limits import MOST_PHOTOS
from conversations.rejected import Rejected
from tests.conversations.sent import NOON, Files, all_of, photo, photos, refused, unchecked, verdicts, video


def test_an_unchecked_file_takes_its_result_in_place_with_its_number_and_time() -> None:
    evidence = all_of(unchecked("a"), photo("b"))
    later = replace(photo("a"), at=NOON + timedelta(hours=3))
    settled = settle(evidence, 1, later)
    assert verdicts(settled) == ["accepted", "accepted"]
    assert (settled[0].number, settled[0].at, settled[0].format) == (1, NOON, "JPEG")


def test_an_unchecked_file_that_turns_out_bad_is_refused_with_the_reason() -> None:
    settled = settle(all_of(unchecked("a")), 1, refused("a"))
    assert (settled[0].verdict, settled[0].reason) == ("refused", "photo_format")


def test_an_unchecked_file_that_turns_out_to_be_there_already_is_refused() -> None:
    evidence = all_of(unchecked("a"), photo("b"))
    settled = settle(evidence, 1, replace(photo("a"), sha256="sha-b"))
    assert (settled[0].verdict, settled[0].reason) == ("refused", "evidence_twice")


def test_an_unchecked_video_that_turns_out_a_photo_finds_no_room_among_six() -> None:
    evidence = add(photos(6), unchecked("v", "video"))
    assert settle(evidence, 7, photo("v"))[-1].verdict == "surplus"


def test_the_first_video_is_not_called_the_second_when_it_is_checked_later() -> None:
    evidence = all_of(unchecked("a", "video"), video("b"))
    assert [item.reason for item in settle(evidence, 1, video("a"))] == [None, "second_video"]


def test_a_second_video_is_the_only_one_when_the_first_turns_out_bad() -> None:
    evidence = all_of(unchecked("a", "video"), video("b"))
    assert [item.reason for item in settle(evidence, 1, refused("a"))] == ["photo_format", None]


@pytest.mark.parametrize("settled", [photo("a"), refused("a")])
def test_a_result_that_comes_after_the_file_was_removed_changes_nothing(settled: Evidence) -> None:
    evidence = remove(all_of(unchecked("a")), 1)
    assert settle(evidence, 1, settled) == evidence


MAKERS = (photo, video, unchecked, refused)
ADDING = st.tuples(st.just("add"), st.sampled_from(MAKERS), st.sampled_from("abcdefghij"))
CHANGING = st.tuples(st.sampled_from(["remove", "take", "insist", "accept", "refuse"]), st.integers(1, 12))


def played(moves: list[tuple[object, ...]]) -> list[Files]:
    """Play any moves a buyer can make, and give the set after each."""
    evidence: Files = ()
    history = [evidence]
    for move in moves:
        try:
            evidence = play(evidence, move)
        except (KeyError, Rejected):
            continue
        history.append(evidence)
    return history


def play(evidence: Files, move: tuple[object, ...]) -> Files:
    if move[0] == "add":
        maker, mark = move[1:]
        assert callable(maker)
        return add(evidence, maker(mark))
    number = move[1]
    assert isinstance(number, int)
    mark = find(evidence, number).file_id.removeprefix("id-")
    results = {
        "remove": lambda: remove(evidence, number),
        "take": lambda: take(evidence, number),
        "insist": lambda: insist(evidence, number),
        "accept": lambda: settle(evidence, number, photo(mark)),
        "refuse": lambda: settle(evidence, number, refused(mark)),
    }
    return results[str(move[0])]()


@given(st.lists(ADDING | CHANGING, max_size=40))
def test_whatever_is_sent_removed_taken_and_checked_the_set_stays_sound(moves: list[tuple[object, ...]]) -> None:
    history = played(moves)
    for before, after in pairwise(history):
        assert [item.file_id for item in after][: len(before)] == [item.file_id for item in before]
    for evidence in history:
        usable = [item for item in evidence if item.is_usable]
        kept = [item for item in evidence if item.is_usable or item.verdict == "surplus"]
        assert [item.number for item in evidence] == list(range(1, len(evidence) + 1))
        assert counts(evidence).photos <= MOST_PHOTOS
        assert len({item.file_unique_id for item in kept}) == len(kept)
        assert "second_video" not in [item.reason for item in usable if item.kind == "video"][:1]
