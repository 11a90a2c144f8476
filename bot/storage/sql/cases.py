"""The tables `cases` and `buyers`; what belongs to a case is in `parts.py`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.storage.sql.parts import PRESENT, load, save
from bot.storage.sql.recent import StoredCase
from bot.storage.sql.rows import (
    Body,
    OfSteps,
    from_answers,
    from_body,
    from_former,
    from_json,
    to_answers,
    to_former,
    to_json,
    to_optional_text,
    to_optional_time,
    to_text,
    to_time,
)
from bot.storage.sql.session import Session
from bot.storage.values import CASES_AT_ONCE, Buyer, CaseKey, Preferences
from conversations.case import Aside, Case, Draft, Due, Event, Feedback
from conversations.evidence import Evidence
from conversations.retention import look_at

BUYER = "b.language, b.current_case, b.told, b.preferences, b.exported_at, b.written"
"""What `to_buyer` needs of the table `buyers`, as `b`."""


def to_buyer(chat_id: int, row: Sequence[Any]) -> Buyer:
    """Make a buyer of the row."""
    language, current, told, preferences, exported_at, written = row
    set_ = _set(preferences)
    return Buyer(chat_id, language, current, _told(told), set_, to_optional_time(exported_at), written)


@lru_cache
def _set(stored: str) -> Preferences:
    return from_body(Preferences, from_json(stored))


@lru_cache
def _told(stored: str) -> frozenset[str]:
    return frozenset(from_json(stored))


def load_buyer(session: Session, chat_id: int) -> Buyer | None:
    """Read a buyer; None where there is none."""
    row = session.execute(f"SELECT {BUYER} FROM buyers AS b WHERE b.chat_id = ?", (chat_id,)).fetchone()  # noqa: S608 - names
    return row and to_buyer(chat_id, row)


def save_buyer(session: Session, buyer: Buyer) -> None:
    """Store a buyer in the place of what was stored."""
    session.execute(
        "INSERT INTO buyers (chat_id, language, current_case, told, preferences, exported_at, written)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id) DO UPDATE SET language = excluded.language, current_case = excluded.current_case,"
        " told = excluded.told, preferences = excluded.preferences, exported_at = excluded.exported_at,"
        " written = excluded.written",
        (
            buyer.chat_id,
            buyer.language,
            buyer.current,
            to_json(sorted(buyer.told)),
            _preferences(buyer.preferences),
            to_optional_text(buyer.exported_at),
            buyer.written,
        ),
    )


@lru_cache
def _preferences(preferences: Preferences) -> str:
    return to_json(preferences)


COLUMNS = (
    "c.created_at, c.answers, c.former, c.cancelled_at, c.revision, c.dues, c.asked, c.feedback, c.kept_at,"
    " c.warned_at, c.updated_at"
)
"""What `to_case` needs of the table `cases`, as `c`; the last of them tells what was stored at another time."""


def to_case(session: Session, key: CaseKey, row: Sequence[Any], query: str = PRESENT) -> Case:
    """Make a case of its row and of what belongs to it, which is read here: what is needed, or `ALL`."""
    created_at, answers, former, cancelled_at, revision, dues, asked, feedback, kept_at, warned_at, _updated_at = row
    parts = load(session, key, query)
    return Case(
        number=key[1],
        created_at=to_time(created_at),
        answers=from_answers(answers),
        former=from_former(former),
        evidence=tuple(from_body(Evidence, body) for body in parts["evidence"]),
        drafts=tuple(from_body(Draft, body) for body in parts["drafts"]),
        asides=tuple(from_body(Aside, body) for body in parts["asides"]),
        cancelled_at=to_optional_time(cancelled_at),
        revision=revision,
        events=tuple(from_body(Event, body) for body in parts["events"]),
        dues=tuple(from_body(Due, body) for body in from_json(dues)),
        asked=asked,
        feedback=from_body(Feedback, from_json(feedback)) if feedback else None,
        kept_at=to_optional_time(kept_at),
        warned_at=to_optional_time(warned_at),
    )


def load_cases(session: Session, chat_id: int, after: int, query: str = PRESENT) -> list[Case]:
    """Read `CASES_AT_ONCE` cases of a buyer at most, those that follow a number."""
    of_chat = (
        f"SELECT c.number, {COLUMNS} FROM cases AS c"  # noqa: S608 - names
        " WHERE c.chat_id = ? AND c.number > ? ORDER BY c.number LIMIT ?"
    )
    rows = session.execute(of_chat, (chat_id, after, CASES_AT_ONCE)).fetchall()
    return [to_case(session, (chat_id, number), row, query) for number, *row in rows]


def all_cases(session: Session, chat_id: int, query: str) -> list[Case]:
    """Read every case of a buyer, some at a time."""
    found: list[Case] = []
    while some := load_cases(session, chat_id, found[-1].number if found else 0, query):
        found += some
    return found


def load_case(session: Session, chat_id: int, number: int) -> Case | None:
    """Read one case of a buyer."""
    query = f"SELECT {COLUMNS} FROM cases AS c WHERE c.chat_id = ? AND c.number = ?"  # noqa: S608 - names
    row = session.execute(query, (chat_id, number)).fetchone()
    return to_case(session, (chat_id, number), row) if row else None


def some_cases(session: Session, after: CaseKey, most: int) -> list[tuple[int, Case]]:
    """Read cases of all buyers, those that follow one in the order of their keys."""
    query = (
        f"SELECT c.chat_id, c.number, {COLUMNS} FROM cases AS c"  # noqa: S608 - names
        " WHERE (c.chat_id, c.number) > (?, ?) ORDER BY c.chat_id, c.number LIMIT ?"
    )
    rows = session.execute(query, (*after, most)).fetchall()
    return [(chat_id, to_case(session, (chat_id, number), row)) for chat_id, number, *row in rows]


def languages(session: Session) -> dict[str, int]:
    """Count the buyers by their language."""
    return dict(session.execute("SELECT language, count(*) FROM buyers GROUP BY language ORDER BY count(*) DESC"))


def save_case(session: Session, chat_id: int, case: Case, loaded: Case | None, now: datetime) -> StoredCase | None:
    """Store a case in the place of what was stored; of what belongs to it, only what is new or different.

    `loaded` is how the open case was read; whatever it has in common with the case is stored already.
    Gives the case as it would be read; None where something that belongs to it is new, for that has rules of its own.
    """
    key = (chat_id, case.number)
    before = loaded if loaded and loaded.number == case.number else None
    answers, former = _of_other_steps(session, key, before)
    row = _row(case, answers, former, now)
    session.execute(
        "INSERT INTO cases"
        " (chat_id, number, created_at, answers, former, cancelled_at, revision, dues, asked, feedback,"
        " kept_at, warned_at, updated_at, look_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id, number) DO UPDATE SET answers = excluded.answers, former = excluded.former,"
        " revision = excluded.revision, created_at = excluded.created_at, updated_at = excluded.updated_at,"
        " cancelled_at = excluded.cancelled_at, dues = excluded.dues, asked = excluded.asked,"
        " feedback = excluded.feedback,"
        " kept_at = excluded.kept_at, warned_at = excluded.warned_at, look_at = excluded.look_at",
        (*key, *row, to_text(look_at(case))),
    )
    if save(session, key, case, before):
        return None
    as_read = replace(case, answers=OfSteps(case.answers, answers), former=OfSteps(case.former, former))
    return StoredCase(key, row, as_read)


def _row(case: Case, answers: Body, former: Body, now: datetime) -> tuple[object, ...]:
    """Give `COLUMNS` of a case, with what is stored of steps that only another release knows."""
    return (
        to_text(case.created_at),
        to_json(to_answers(case, answers)),
        to_json(to_former(case, former)),
        to_optional_text(case.cancelled_at),
        case.revision,
        to_json(case.dues),
        case.asked,
        to_json(case.feedback) if case.feedback else None,
        to_optional_text(case.kept_at),
        to_optional_text(case.warned_at),
        to_text(now),
    )


def _of_other_steps(session: Session, key: CaseKey, loaded: Case | None) -> tuple[Body, Body]:
    """Give the answers, and what was taken back, that are stored of steps that only another release knows."""
    if loaded and isinstance(loaded.answers, OfSteps) and isinstance(loaded.former, OfSteps):
        return loaded.answers.others, loaded.former.others
    query = "SELECT answers, former FROM cases WHERE chat_id = ? AND number = ?"
    answers, former = session.execute(query, key).fetchone() or ("{}", "{}")
    return from_answers(answers).others, from_former(former).others
