"""The tables of the cases: `cases`, `drafts`, `asides`, `evidence`, and `buyers`."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.storage.sqlite.rows import (
    Body,
    from_answers,
    from_body,
    from_former,
    from_json,
    to_answers,
    to_body,
    to_former,
    to_json,
    to_optional_text,
    to_optional_time,
    to_text,
    to_time,
)
from bot.storage.values import Buyer, Preferences
from conversations.case import Aside, Case, Draft, Due, Event, Feedback
from conversations.evidence import Evidence
from conversations.retention import look_at

CaseKey = tuple[int, int]
"""Chat and number of a case."""


def to_buyer(chat_id: int, language: str, current: int | None, told: str, preferences: str) -> Buyer:
    """Make a buyer of the row."""
    set_ = from_body(Preferences, from_json(preferences))
    return Buyer(chat_id, language, current, frozenset(from_json(told)), set_)


def save_buyer(connection: sqlite3.Connection, buyer: Buyer) -> None:
    """Store a buyer in the place of what was stored."""
    connection.execute(
        "INSERT INTO buyers (chat_id, language, current_case, told, preferences) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id) DO UPDATE SET language = excluded.language, current_case = excluded.current_case,"
        " told = excluded.told, preferences = excluded.preferences",
        (buyer.chat_id, buyer.language, buyer.current, to_json(sorted(buyer.told)), _preferences(buyer.preferences)),
    )


@lru_cache
def _preferences(preferences: Preferences) -> str:
    return to_json(to_body(preferences))


COLUMNS = (
    "c.created_at, c.answers, c.former, c.cancelled_at, c.revision, c.dues, c.asked, c.feedback, c.kept_at, c.warned_at"
)
"""What `to_case` needs of the table `cases`, as `c`."""


def to_case(connection: sqlite3.Connection, key: CaseKey, row: Sequence[Any]) -> Case:
    """Make a case of its row and of all that belongs to it, which is read here."""
    created_at, answers, former, cancelled_at, revision, dues, asked, feedback, kept_at, warned_at = row
    parts: dict[str, list[Body]] = {"evidence": [], "drafts": [], "asides": [], "events": []}
    for table, _number, body in connection.execute(PARTS, (*key, *key, *key, *key)):
        parts[table].append(from_json(body))
    return Case(
        number=key[1],
        created_at=to_time(created_at),
        answers=from_answers(from_json(answers)),
        former=from_former(from_json(former)),
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


PARTS = """SELECT 'evidence', number, body FROM evidence WHERE chat_id = ? AND case_number = ?
    UNION ALL SELECT 'drafts', version, body FROM drafts WHERE chat_id = ? AND case_number = ?
    UNION ALL SELECT 'asides', id, body FROM asides INDEXED BY asides_of_case WHERE chat_id = ? AND case_number = ?
    UNION ALL SELECT 'events', number, body FROM events WHERE chat_id = ? AND case_number = ?
    ORDER BY 1, 2
"""


def load_cases(connection: sqlite3.Connection, chat_id: int) -> list[Case]:
    """Read every case of a buyer, oldest first."""
    query = f"SELECT c.number, {COLUMNS} FROM cases AS c WHERE c.chat_id = ? ORDER BY c.number"  # noqa: S608 - names
    rows = connection.execute(query, (chat_id,)).fetchall()
    return [to_case(connection, (chat_id, number), row) for number, *row in rows]


def some_cases(connection: sqlite3.Connection, after: CaseKey, most: int) -> list[tuple[int, Case]]:
    """Read cases of all buyers, those that follow one in the order of their keys."""
    query = (
        f"SELECT c.chat_id, c.number, {COLUMNS} FROM cases AS c"  # noqa: S608 - names
        " WHERE (c.chat_id, c.number) > (?, ?) ORDER BY c.chat_id, c.number LIMIT ?"
    )
    rows = connection.execute(query, (*after, most)).fetchall()
    return [(chat_id, to_case(connection, (chat_id, number), row)) for chat_id, number, *row in rows]


def languages(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the buyers by their language."""
    return dict(connection.execute("SELECT language, count(*) FROM buyers GROUP BY language ORDER BY count(*) DESC"))


def save_case(connection: sqlite3.Connection, chat_id: int, case: Case, loaded: Case | None, now: datetime) -> None:
    """Store a case in the place of what was stored; of what belongs to it, only what is new or different.

    `loaded` is how the open case was read; whatever it has in common with the case is stored already.
    """
    key = (chat_id, case.number)
    answers, former = _kept(connection, key)
    connection.execute(
        "INSERT INTO cases"
        " (chat_id, number, answers, former, revision, created_at, updated_at, cancelled_at, dues, asked, feedback,"
        " kept_at, warned_at, look_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id, number) DO UPDATE SET answers = excluded.answers, former = excluded.former,"
        " revision = excluded.revision, created_at = excluded.created_at, updated_at = excluded.updated_at,"
        " cancelled_at = excluded.cancelled_at, dues = excluded.dues, asked = excluded.asked,"
        " feedback = excluded.feedback,"
        " kept_at = excluded.kept_at, warned_at = excluded.warned_at, look_at = excluded.look_at",
        (*key, to_json(to_answers(case, answers)), to_json(to_former(case, former)), *_columns(case, now)),
    )
    before = loaded if loaded and loaded.number == case.number else None
    if before is None or case.drafts is not before.drafts:
        _save_drafts(connection, key, case.drafts)
    if before is None or case.asides is not before.asides:
        _save_asides(connection, key, case.asides)
    if before is None or case.evidence is not before.evidence:
        _save_evidence(connection, key, case.evidence)
    if before is None or case.events is not before.events:
        _save_events(connection, key, case.events)


def _columns(case: Case, now: datetime) -> tuple[object, ...]:
    """Give what stands beside the answers in a case's row."""
    return (
        case.revision,
        to_text(case.created_at),
        to_text(now),
        to_optional_text(case.cancelled_at),
        to_json([to_body(due) for due in case.dues]),
        case.asked,
        to_json(to_body(case.feedback)) if case.feedback else None,
        to_optional_text(case.kept_at),
        to_optional_text(case.warned_at),
        to_text(look_at(case)),
    )


def _kept(connection: sqlite3.Connection, key: CaseKey) -> tuple[Body, Body]:
    query = "SELECT answers, former FROM cases WHERE chat_id = ? AND number = ?"
    answers, former = connection.execute(query, key).fetchone() or ("{}", "{}")
    return from_json(answers), from_json(former)


def _save_drafts(connection: sqlite3.Connection, key: CaseKey, drafts: tuple[Draft, ...]) -> None:
    """Add the versions that are new: one that is stored never changes and never goes."""
    query = "SELECT coalesce(max(version), 0) FROM drafts WHERE chat_id = ? AND case_number = ?"
    (newest,) = connection.execute(query, key).fetchone()
    connection.executemany(
        "INSERT INTO drafts (chat_id, case_number, version, body) VALUES (?, ?, ?, ?)",
        [(*key, draft.version, to_json(to_body(draft))) for draft in drafts if draft.version > newest],
    )


def _save_asides(connection: sqlite3.Connection, key: CaseKey, asides: tuple[Aside, ...]) -> None:
    """Take away what is no longer there or no longer in its place, and add the rest at the end."""
    query = "SELECT id, body FROM asides INDEXED BY asides_of_case WHERE chat_id = ? AND case_number = ? ORDER BY id"
    bodies = [to_json(to_body(aside)) for aside in asides]
    there = 0
    for row_id, body in connection.execute(query, key).fetchall():
        if there < len(bodies) and body == bodies[there]:
            there += 1
        else:
            connection.execute("DELETE FROM asides WHERE id = ?", (row_id,))
    connection.executemany(
        "INSERT INTO asides (chat_id, case_number, body) VALUES (?, ?, ?)",
        [(*key, body) for body in bodies[there:]],
    )


def _save_evidence(connection: sqlite3.Connection, key: CaseKey, evidence: tuple[Evidence, ...]) -> None:
    """Store the files that are new or different: a file's record never goes."""
    query = "SELECT number, body FROM evidence WHERE chat_id = ? AND case_number = ?"
    stored = {number: from_json(body) for number, body in connection.execute(query, key)}
    for item in evidence:
        before = stored.get(item.number, {})
        if (body := {**before, **to_body(item)}) != before:
            connection.execute(
                "INSERT INTO evidence (chat_id, case_number, number, verdict, body) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (chat_id, case_number, number) DO UPDATE SET"
                " verdict = excluded.verdict, body = excluded.body",
                (*key, item.number, item.verdict, to_json(body)),
            )


def _save_events(connection: sqlite3.Connection, key: CaseKey, events: tuple[Event, ...]) -> None:
    """Store the events that are new or different: none ever goes."""
    connection.executemany(
        "INSERT INTO events (chat_id, case_number, number, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (chat_id, case_number, number) DO UPDATE SET body = excluded.body",
        [(*key, event.number, to_json(to_body(event))) for event in events],
    )
