"""How values stand in rows: times as text, everything a buyer wrote as JSON. Knows no SQL."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, TypeVar

from conversations.case import Answer, Aside, Case, Draft
from conversations.evidence import Evidence
from conversations.steps import S

Body = dict[str, Any]
Dated = TypeVar("Dated", Answer, Draft, Aside, Evidence)

SURROGATE = re.compile("[\ud800-\udfff]")


def to_text(moment: datetime) -> str:
    """Write a time as ISO-8601 in UTC, always 32 characters, so that it sorts. Raises `ValueError` for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_time(text: str) -> datetime:
    """Read a time that `to_text` wrote."""
    return datetime.fromisoformat(text)


def to_optional_time(text: str | None) -> datetime | None:
    """Read a time where there may be none."""
    return to_time(text) if text else None


def to_json(value: object) -> str:
    r"""Write a value as JSON that any database takes as text: readable, but no lone surrogate and no NUL as such."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return SURROGATE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", text)


def printable(text: str) -> str:
    """Give an error's text so that any database takes it."""
    return text.encode(errors="backslashreplace").decode().replace("\0", "\\x00")


def to_body(value: Answer | Draft | Aside | Evidence) -> Body:
    """Take a value apart into what JSON can hold."""
    body = {part.name: getattr(value, part.name) for part in fields(value)}
    return {**body, "at": to_text(value.at)}


def from_body(kind: type[Dated], body: Body) -> Dated:
    """Put a value together again. What another release stored beside it is not looked at."""
    known = {part.name: body[part.name] for part in fields(kind) if part.name in body}
    return kind(**{**known, "at": to_time(body["at"])})


def to_answers(case: Case, stored: Body) -> Body:
    """Give the answers as they are to be stored: the case's own, and those of steps that only another release knows."""
    return {**_unknown(stored), **{str(step): to_body(answer) for step, answer in case.answers.items()}}


def from_answers(stored: Body) -> Mapping[S, Answer]:
    """Read the answers of the steps that this release knows."""
    return {S(step): from_body(Answer, body) for step, body in stored.items() if step in KNOWN}


def to_former(case: Case, stored: Body) -> Body:
    """Give what was taken back as it is to be stored, with what only another release knows."""
    return {**_unknown(stored), **{str(step): value for step, value in case.former.items()}}


def from_former(stored: Body) -> Mapping[S, str]:
    """Read what was taken back at the steps that this release knows."""
    return {S(step): value for step, value in stored.items() if step in KNOWN}


def _unknown(stored: Body) -> Body:
    return {step: value for step, value in stored.items() if step not in KNOWN}


KNOWN = frozenset(str(step) for step in S)
