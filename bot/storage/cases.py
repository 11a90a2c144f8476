"""The tables of the cases: `cases`, `drafts`, `asides`, `evidence`, and `buyers`."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from bot.storage.interface import Buyer
from bot.storage.rows import (
    Body,
    from_answers,
    from_body,
    from_former,
    to_answers,
    to_body,
    to_former,
    to_json,
    to_optional_time,
    to_text,
    to_time,
)
from conversations.case import Aside, Case, Draft
from conversations.evidence import Evidence

Key = tuple[int, int]
"""Chat and number of a case."""


def load_buyer(connection: sqlite3.Connection, chat_id: int) -> Buyer | None:
    """Read who is in the chat; None for somebody new."""
    row = connection.execute("SELECT language, current_case, told FROM buyers WHERE chat_id = ?", (chat_id,)).fetchone()
    return Buyer(chat_id, row[0], row[1], frozenset(json.loads(row[2]))) if row else None


def save_buyer(connection: sqlite3.Connection, buyer: Buyer) -> None:
    """Store a buyer in the place of what was stored."""
    connection.execute(
        "INSERT INTO buyers (chat_id, language, current_case, told) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (chat_id) DO UPDATE SET"
        " language = excluded.language, current_case = excluded.current_case, told = excluded.told",
        (buyer.chat_id, buyer.language, buyer.current, to_json(sorted(buyer.told))),
    )


def load_case(connection: sqlite3.Connection, key: Key) -> Case | None:
    """Read a case with all that belongs to it; None where there is no such case."""
    row = connection.execute(
        "SELECT created_at, answers, former, cancelled_at, revision FROM cases WHERE chat_id = ? AND number = ?",
        key,
    ).fetchone()
    if row is None:
        return None
    created_at, answers, former, cancelled_at, revision = row
    return Case(
        number=key[1],
        created_at=to_time(created_at),
        answers=from_answers(json.loads(answers)),
        former=from_former(json.loads(former)),
        evidence=tuple(from_body(Evidence, body) for body in _bodies(connection, EVIDENCE, key)),
        drafts=tuple(from_body(Draft, body) for body in _bodies(connection, DRAFTS, key)),
        asides=tuple(from_body(Aside, body) for body in _bodies(connection, ASIDES, key)),
        cancelled_at=to_optional_time(cancelled_at),
        revision=revision,
    )


EVIDENCE = "SELECT body FROM evidence WHERE chat_id = ? AND case_number = ? ORDER BY number"
DRAFTS = "SELECT body FROM drafts WHERE chat_id = ? AND case_number = ? ORDER BY version"
ASIDES = "SELECT body FROM asides WHERE chat_id = ? AND case_number = ? ORDER BY id"


def _bodies(connection: sqlite3.Connection, query: str, key: Key) -> Iterable[Body]:
    return (json.loads(body) for (body,) in connection.execute(query, key))


def load_cases(connection: sqlite3.Connection, chat_id: int) -> list[Case]:
    """Read every case of a buyer, oldest first."""
    query = "SELECT number FROM cases WHERE chat_id = ? ORDER BY number"
    found = [load_case(connection, (chat_id, number)) for (number,) in connection.execute(query, (chat_id,))]
    return [case for case in found if case]


def save_case(connection: sqlite3.Connection, chat_id: int, case: Case, now: datetime) -> None:
    """Store a case in the place of what was stored; of what belongs to it, only what is new or different."""
    key = (chat_id, case.number)
    answers, former = _kept(connection, key)
    connection.execute(
        "INSERT INTO cases (chat_id, number, answers, former, revision, created_at, updated_at, cancelled_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id, number) DO UPDATE SET answers = excluded.answers, former = excluded.former,"
        " revision = excluded.revision, created_at = excluded.created_at, updated_at = excluded.updated_at,"
        " cancelled_at = excluded.cancelled_at",
        (
            *key,
            to_json(to_answers(case, answers)),
            to_json(to_former(case, former)),
            case.revision,
            to_text(case.created_at),
            to_text(now),
            to_text(case.cancelled_at) if case.cancelled_at else None,
        ),
    )
    _save_drafts(connection, key, case.drafts)
    _save_asides(connection, key, case.asides)
    _save_evidence(connection, key, case.evidence)


def _kept(connection: sqlite3.Connection, key: Key) -> tuple[Body, Body]:
    query = "SELECT answers, former FROM cases WHERE chat_id = ? AND number = ?"
    answers, former = connection.execute(query, key).fetchone() or ("{}", "{}")
    return json.loads(answers), json.loads(former)


def _save_drafts(connection: sqlite3.Connection, key: Key, drafts: tuple[Draft, ...]) -> None:
    """Add the versions that are new: one that is stored never changes and never goes."""
    query = "SELECT coalesce(max(version), 0) FROM drafts WHERE chat_id = ? AND case_number = ?"
    (newest,) = connection.execute(query, key).fetchone()
    connection.executemany(
        "INSERT INTO drafts (chat_id, case_number, version, body) VALUES (?, ?, ?, ?)",
        [(*key, draft.version, to_json(to_body(draft))) for draft in drafts if draft.version > newest],
    )


def _save_asides(connection: sqlite3.Connection, key: Key, asides: tuple[Aside, ...]) -> None:
    """Take away what is no longer there or no longer in its place, and add the rest at the end."""
    query = "SELECT id, body FROM asides WHERE chat_id = ? AND case_number = ? ORDER BY id"
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


def _save_evidence(connection: sqlite3.Connection, key: Key, evidence: tuple[Evidence, ...]) -> None:
    """Store the files that are new or different: a file's record never goes."""
    query = "SELECT number, body FROM evidence WHERE chat_id = ? AND case_number = ?"
    stored = {number: json.loads(body) for number, body in connection.execute(query, key)}
    for item in evidence:
        before = stored.get(item.number, {})
        if (body := {**before, **to_body(item)}) != before:
            connection.execute(
                "INSERT INTO evidence (chat_id, case_number, number, verdict, body) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (chat_id, case_number, number) DO UPDATE SET"
                " verdict = excluded.verdict, body = excluded.body",
                (*key, item.number, item.verdict, to_json(body)),
            )
