"""What the files of a case are together: numbers that stay, six photos, no file twice, nothing lost."""

from dataclasses import replace

import pytest

from conversations.evidence import (
    Evidence,
    add,
    counts,
    find,
    insist,
    received_of,
    record,
    remove,
    same_file,
    settle,
    take,
)
from conversations.files.content import Content, Received, SentAs
from conversations.files.limits import CAN_BE_INSISTED_ON, LARGEST_PHOTO, LARGEST_VIDEO, MOST_PHOTOS, near_limit
from conversations.rejected import Rejected
from tests.conversations.sent import NOON, all_of, came, content, photo, photos, refused, unchecked, verdicts, video


def test_a_record_holds_what_was_found_and_falls_back_on_what_the_message_said() -> None:
    said = replace(came("a"), name="a.jpg", mime="image/jpeg", album="g", size=5, width=1, height=2, duration=3)
    found = record(said, NOON, "accepted", content=content("a", size=9))
    assert (found.format, found.size, found.sha256) == ("JPEG", 9, "sha-a")
    assert (found.width, found.height, found.duration) == (10, 20, 3)
    assert (found.name, found.mime, found.album, found.message_id, found.at) == ("a.jpg", "image/jpeg", "g", 7, NOON)


def test_what_the_message_said_can_be_had_back_to_check_a_file_again() -> None:
    said = replace(came("a", "video"), name="a.mp4", mime="video/mp4", album="g", size=5, width=1, height=2, duration=3)
    assert received_of(record(said, NOON, "unchecked")) == said


def test_files_are_numbered_in_the_order_they_came_and_a_number_is_never_used_again() -> None:
    evidence = remove(all_of(photo("a"), refused("b"), photo("c")), 3)
    evidence = add(evidence, photo("d"))
    assert [item.number for item in evidence] == [1, 2, 3, 4]
    assert find(evidence, 4).file_id == "id-d"


@pytest.mark.parametrize("change", [find, remove, take])
def test_a_number_that_no_file_has_is_an_error_to_the_caller(change: object) -> None:
    assert callable(change)
    with pytest.raises(KeyError):
        change(photos(2), 3)


@pytest.mark.parametrize(("there", "verdict"), [(0, "accepted"), (5, "accepted"), (6, "surplus")])
def test_the_sixth_photo_has_room_and_the_seventh_is_kept_as_surplus(there: int, verdict: str) -> None:
    newest = add(photos(there), photo("new"))[-1]
    assert newest.verdict == verdict
    assert newest.reason == ("too_many_photos" if verdict == "surplus" else None)


def test_a_photo_that_could_not_be_checked_yet_takes_up_room() -> None:
    evidence = add(add(photos(5), unchecked("u")), photo("new"))
    assert verdicts(evidence)[-2:] == ["unchecked", "surplus"]


def test_videos_take_no_room_from_photos() -> None:
    evidence = add(add(photos(5), video("v")), photo("new"))
    assert evidence[-1].verdict == "accepted"


def test_a_surplus_photo_moves_up_once_another_is_removed() -> None:
    evidence = add(photos(6), photo("seventh"))
    with pytest.raises(Rejected) as rejected:
        take(evidence, 7)
    assert rejected.value == Rejected("too_many_photos", most=MOST_PHOTOS)
    evidence = take(remove(evidence, 2), 7)
    assert (find(evidence, 7).verdict, find(evidence, 7).reason) == ("accepted", None)
    assert counts(evidence).photos == MOST_PHOTOS


def test_a_surplus_photo_that_moves_up_gets_its_own_warning_back() -> None:
    evidence = add(photos(6), photo("seventh", size=LARGEST_PHOTO + 1))
    assert find(take(remove(evidence, 1), 7), 7).reason == "photo_near_limit"


def test_a_surplus_photo_that_was_never_checked_moves_up_as_unchecked() -> None:
    evidence = add(photos(6), unchecked("seventh"))
    assert find(take(remove(evidence, 1), 7), 7).verdict == "unchecked"


@pytest.mark.parametrize("item", [photo("a"), refused("a"), unchecked("a"), video("a")])
def test_only_a_surplus_photo_can_be_taken(item: Evidence) -> None:
    evidence = all_of(item)
    assert take(evidence, 1) == evidence


def test_the_same_bytes_again_are_refused_and_point_to_the_first() -> None:
    again = replace(photo("b"), sha256="sha-p1")
    evidence = add(photos(3), again)
    assert (evidence[-1].verdict, evidence[-1].reason) == ("refused", "evidence_twice")
    first = same_file(evidence, evidence[-1])
    assert first is not None
    assert first.number == 2


def test_the_same_file_by_telegrams_id_is_refused_even_unchecked() -> None:
    evidence = add(all_of(unchecked("a")), unchecked("a"))
    assert verdicts(evidence) == ["unchecked", "refused"]


def test_two_files_that_were_not_checked_are_not_the_same_for_want_of_a_fingerprint() -> None:
    assert verdicts(all_of(unchecked("a"), unchecked("b"))) == ["unchecked", "unchecked"]


def test_a_file_that_is_surplus_is_not_taken_twice_either() -> None:
    assert add(add(photos(6), photo("x")), photo("x"))[-1].reason == "evidence_twice"


def test_a_removed_file_may_be_sent_again() -> None:
    evidence = add(remove(photos(2), 1), photo("p0"))
    assert verdicts(evidence) == ["removed", "accepted", "accepted"]


def test_a_refused_file_keeps_its_own_reason_when_it_is_sent_again() -> None:
    evidence = all_of(refused("a"), refused("a"))
    assert [item.reason for item in evidence] == ["photo_format", "photo_format"]


def test_a_second_video_is_accepted_with_a_warning_that_goes_when_it_is_the_only_one() -> None:
    evidence = all_of(video("a"), photo("p"), video("b"))
    assert [item.reason for item in evidence] == [None, None, "second_video"]
    assert verdicts(evidence) == ["accepted", "accepted", "accepted"]
    assert find(remove(evidence, 1), 3).reason is None
    assert find(remove(evidence, 2), 3).reason == "second_video"


def test_a_second_video_keeps_the_warning_about_its_size() -> None:
    assert all_of(video("a"), video("b", "video_near_limit"))[-1].reason == "video_near_limit"


def test_removing_keeps_the_record_and_is_the_same_twice() -> None:
    evidence = remove(photos(2), 1)
    assert verdicts(evidence) == ["removed", "accepted"]
    assert remove(evidence, 1) == evidence
    assert evidence[0].file_id == "id-p0"


def test_what_was_refused_stays_refused_with_its_reason() -> None:
    evidence = all_of(refused("a"))
    assert remove(evidence, 1) == evidence


def test_unchecked_files_count_as_usable_and_refused_surplus_and_removed_ones_do_not() -> None:
    evidence = add(add(add(photos(7), unchecked("u", "video")), refused("r")), video("v"))
    seen = counts(remove(evidence, 1))
    assert (seen.photos, seen.videos, seen.unchecked, seen.surplus) == (5, 2, 1, 1)
    assert (seen.usable, seen.room) == (7, 1)
    assert counts(()).usable == 0


@pytest.mark.parametrize(
    ("sent_as", "name", "mime", "format_", "kind"),
    [
        ("photo", None, None, None, "photo"),
        ("live_photo", None, None, None, "photo"),
        ("video", None, None, None, "video"),
        ("video_note", None, None, None, "video"),
        ("animation", "a.gif.mp4", "video/mp4", None, "video"),
        ("document", "a.jpg", "image/jpeg", None, "photo"),
        ("document", "a.MP4", None, None, "video"),
        ("document", None, "video/mp4", None, "video"),
        ("document", None, None, None, "photo"),
        ("document", "a.jpg", "image/jpeg", "MP4", "video"),
        ("video", "a.mp4", "video/mp4", "GIF", "photo"),
    ],
)
def test_a_file_counts_as_what_its_content_is_and_before_that_as_what_it_was_sent_as(
    sent_as: SentAs, name: str | None, mime: str | None, format_: str | None, kind: str
) -> None:
    said = Received(sent_as, 1, "a", "b", name=name, mime=mime)
    found = None if format_ is None else Content(format_, 5, "sha")
    assert record(said, NOON, "unchecked", content=found).kind == kind


@pytest.mark.parametrize(
    ("kind", "size", "warning"),
    [
        ("photo", LARGEST_PHOTO, None),
        ("photo", LARGEST_PHOTO + 1, "photo_near_limit"),
        ("video", LARGEST_PHOTO + 1, None),
        ("video", LARGEST_VIDEO, None),
        ("video", LARGEST_VIDEO + 1, "video_near_limit"),
    ],
)
def test_a_warning_begins_one_byte_above_the_smaller_reading_of_the_limit(
    kind: str, size: int, warning: str | None
) -> None:
    assert near_limit("photo" if kind == "photo" else "video", size) == warning


BY_A_NUMBER_OR_A_FORMAT = sorted(CAN_BE_INSISTED_ON)
FOR_GOOD = ["file_broken", "file_empty", "disguised", "file_unreachable", "evidence_twice"]


def refused_for(reason: str, mark: str = "x", format_: str = "WEBP") -> Evidence:
    return record(came(mark), NOON, "refused", content=content(mark, format_), reason=reason)


@pytest.mark.parametrize("reason", BY_A_NUMBER_OR_A_FORMAT)
def test_what_a_number_or_a_format_refused_can_be_used_all_the_same_and_counts_then(reason: str) -> None:
    evidence = add(photos(5), refused_for(reason))
    assert counts(evidence).photos == 5
    evidence = insist(evidence, 6)
    assert (find(evidence, 6).verdict, find(evidence, 6).reason) == ("insisted", reason)
    assert counts(evidence).photos == MOST_PHOTOS
    assert add(evidence, photo("seventh"))[-1].verdict == "surplus"
    assert insist(evidence, 6) == evidence
    assert verdicts(remove(evidence, 6))[-1] == "removed"


@pytest.mark.parametrize("reason", FOR_GOOD)
def test_what_is_broken_or_no_photo_at_all_cannot_be_insisted_on(reason: str) -> None:
    evidence = add(photos(1), refused_for(reason))
    assert insist(evidence, 2) == evidence


@pytest.mark.parametrize("item", [photo("a"), unchecked("a"), video("a")])
def test_only_what_was_refused_can_be_insisted_on(item: Evidence) -> None:
    assert insist(all_of(item), 1) == all_of(item)


def test_a_seventh_photo_cannot_be_insisted_on_until_another_one_goes() -> None:
    evidence = add(photos(6), refused_for("photo_too_large"))
    with pytest.raises(Rejected) as rejected:
        insist(evidence, 7)
    assert rejected.value == Rejected("too_many_photos", most=MOST_PHOTOS)
    assert find(insist(remove(evidence, 1), 7), 7).verdict == "insisted"


def test_a_video_is_insisted_on_however_many_photos_there_are() -> None:
    evidence = add(photos(6), refused_for("video_format", format_="MOV"))
    assert counts(insist(evidence, 7)).videos == 1


def test_the_same_file_is_insisted_on_once() -> None:
    evidence = all_of(refused_for("photo_format"), refused_for("photo_format"))
    evidence = insist(evidence, 2)
    with pytest.raises(Rejected, match="evidence_twice"):
        insist(evidence, 1)
    again = add(evidence, refused_for("photo_format"))[-1]
    assert (again.verdict, again.reason) == ("refused", "evidence_twice")


def test_a_check_changes_nothing_of_a_file_that_was_insisted_on() -> None:
    evidence = insist(all_of(refused_for("photo_format")), 1)
    assert settle(evidence, 1, photo("x")) == settle(evidence, 1, refused("x")) == evidence
