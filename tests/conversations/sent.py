"""Files as a buyer's messages leave them in a case, for the tests of the set."""

from datetime import UTC, datetime

from conversations.evidence import Evidence, add, record
from conversations.files.content import Content, Received, SentAs

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Files = tuple[Evidence, ...]


def content(mark: str, format_: str = "JPEG", size: int = 1000) -> Content:
    return Content(format_, size, f"sha-{mark}", width=10, height=20)


def came(mark: str, sent_as: SentAs = "document") -> Received:
    return Received(sent_as, message_id=7, file_id=f"id-{mark}", file_unique_id=f"unique-{mark}")


def photo(mark: str, size: int = 1000) -> Evidence:
    return record(came(mark), NOON, "accepted", content=content(mark, size=size))


def video(mark: str, reason: str | None = None) -> Evidence:
    return record(came(mark), NOON, "accepted", content=content(mark, "MP4"), reason=reason)


def unchecked(mark: str, sent_as: SentAs = "document") -> Evidence:
    return record(came(mark, sent_as), NOON, "unchecked")


def refused(mark: str) -> Evidence:
    return record(came(mark), NOON, "refused", content=content(mark, "WEBP"), reason="photo_format")


def all_of(*items: Evidence) -> Files:
    evidence: Files = ()
    for item in items:
        evidence = add(evidence, item)
    return evidence


def photos(number: int) -> Files:
    return all_of(*(photo(f"p{one}") for one in range(number)))


def verdicts(evidence: Files) -> list[str]:
    return [item.verdict for item in evidence]
