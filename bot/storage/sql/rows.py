"""How values stand in rows: times as text, everything a buyer wrote as JSON. Knows no SQL."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b, sha256
from typing import Any, TypeVar, get_type_hints

import orjson

from bot.storage.values import Preferences
from conversations.case import Answer, Aside, Case, Draft, Due, Event, Feedback
from conversations.evidence import Evidence
from conversations.files.copies import Copy
from conversations.names import S

Body = dict[str, Any]
Part = TypeVar("Part")
Value = TypeVar("Value", Answer, Draft, Aside, Evidence, Event, Due, Feedback, Preferences)

REMEMBERED = 4096
"""Times that are kept as they were written last: those of a case are written anew with each of its answers."""
UNUSUAL = " "
"""A blank before a JSON text that the quick reader would not read as it was written."""
SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(REMEMBERED)
def to_text(moment: datetime) -> str:
    """Write a time as ISO-8601 in UTC, always 32 characters, so that it sorts. Raises `ValueError` for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@lru_cache(REMEMBERED)
def to_time(text: str) -> datetime:
    """Read a time that `to_text` wrote."""
    return datetime.fromisoformat(text)


@lru_cache(REMEMBERED)
def to_day(text: str) -> date:
    """Read a day that `to_body` wrote."""
    return date.fromisoformat(text)


def to_optional_time(text: str | None) -> datetime | None:
    """Read a time where there may be none."""
    return to_time(text) if text else None


def to_optional_text(moment: datetime | None) -> str | None:
    """Write a time where there may be none."""
    return None if moment is None else to_text(moment)


def to_json(value: object) -> str:
    r"""Write a value, one of ours too, as JSON that any database takes as text.

    It is readable, but has no lone surrogate and no NUL as such.
    """
    try:
        return orjson.dumps(value, _part, orjson.OPT_PASSTHROUGH_DATETIME).decode()
    except TypeError:  # for half a character, and for a number of more than 64 bits
        text = UNUSUAL + json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_part)
    return SURROGATE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", text)


def from_json(text: str) -> Any:  # noqa: ANN401 - JSON
    """Read what `to_json` wrote."""
    return json.loads(text) if text.startswith(UNUSUAL) else orjson.loads(text)


def printable(text: str) -> str:
    """Give an error's text so that any database takes it."""
    return text.encode(errors="backslashreplace").decode().replace("\0", "\\x00")


def digest(body: bytes) -> bytes:
    """Make of an update's body what it is known by once it is handled. In SQL it is a function of this name.

    It is one that PostgreSQL has of its own.
    """
    return sha256(body).digest()[:16]


def former_digest(body: bytes) -> bytes:
    """Make of it what it was known by before there was PostgreSQL."""
    return blake2b(body, digest_size=16).digest()


def to_body(value: Answer | Draft | Aside | Evidence | Event | Due | Feedback | Preferences) -> Body:
    """Take a value apart into what JSON can hold."""
    return {name: _to_part(getattr(value, name)) for name in NAMES[type(value)]}


def from_body(kind: type[Value], body: Body) -> Value:
    """Put a value together again. What another release stored beside it is not looked at."""
    known = {name: body[name] for name in NAMES[kind] if name in body}
    for name, read in READERS[kind]:
        if (value := known.get(name)) is not None:
            known[name] = read(value)
    return kind(**known)


def _part(value: Any) -> object:  # noqa: ANN401 - what stands in one of ours
    """Give what JSON has no word for as it is written: a time, a day, and one of our values where orjson does not."""
    if type(value) is datetime:  # most often by far
        return to_text(value)
    if isinstance(value, date):
        return _to_part(value)
    if is_dataclass(value):
        return {part.name: getattr(value, part.name) for part in fields(value)}
    raise TypeError(f"no JSON has a {type(value).__name__}")


def _to_part(part: object) -> object:
    if isinstance(part, datetime):
        return to_text(part)
    return part.isoformat() if isinstance(part, date) else part


class OfSteps(dict[S, Part]):
    """What a case has of the steps that this release knows, as it was stored; `others`: of those that it does not."""

    def __init__(self, known: Mapping[S, Part], others: Body) -> None:
        super().__init__(known)
        self.others = others


def _of_steps(stored: Body, read: Callable[[Any], Part]) -> OfSteps[Part]:
    known = {STEPS[step]: read(value) for step, value in stored.items() if step in STEPS}
    return OfSteps(known, {step: value for step, value in stored.items() if step not in STEPS})


def to_answers(case: Case, others: Body) -> Body:
    """Give the answers as they are to be stored: the case's own, and those of steps that only another release knows."""
    return {**others, **{str(step): answer for step, answer in case.answers.items()}}


def from_answers(stored: str) -> OfSteps[Answer]:
    """Read answers."""
    return _of_steps(from_json(stored), lambda body: from_body(Answer, body))


def to_former(case: Case, others: Body) -> Body:
    """Give what was taken back as it is to be stored, with what only another release knows."""
    return {**others, **{str(step): value for step, value in case.former.items()}}


def from_former(stored: str) -> OfSteps[str]:
    """Read what was taken back."""
    return _of_steps(from_json(stored), str)


STEPS: Mapping[str, S] = {str(step): step for step in S}
NAMES: Mapping[type, tuple[str, ...]] = {
    kind: tuple(part.name for part in fields(kind))
    for kind in (Answer, Draft, Aside, Evidence, Event, Due, Feedback, Preferences)
}


def _readers(kind: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Give the parts of a value that stand otherwise in JSON, and how each is read."""
    types = get_type_hints(kind).items()
    return tuple((name, READ[of]) for name, of in types if of in READ)


def _to_copy(body: Body) -> Copy:
    known = {part.name: body[part.name] for part in fields(Copy) if part.name in body}
    return Copy(**{**known, "changes": tuple(known.get("changes", ()))})


READ: Mapping[object, Callable[[Any], Any]] = {
    Copy | None: _to_copy,
    tuple[str, ...]: tuple,
    datetime: to_time,
    datetime | None: to_time,
    date: to_day,
    tuple[int, ...]: tuple,
}
READERS = {kind: _readers(kind) for kind in NAMES}
