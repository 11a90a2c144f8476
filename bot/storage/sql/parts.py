"""What belongs to a case and only grows: the tables `drafts`, `asides`, `evidence` and `events`.

An update reads what it needs of them (`PRESENT`), so it costs the same however much a buyer has written and sent.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import is_
from typing import TypeVar

from bot.storage.sql.rows import Body, from_body, from_json, to_body, to_json
from bot.storage.sql.session import Session
from bot.storage.values import CaseKey, FromMessage
from conversations.case import CUT_LENGTH, Aside, Case, Draft, Event, came_with
from conversations.evidence import Evidence
from conversations.quotas import LONGEST_TEXT

Part = TypeVar("Part", Draft, Aside, Evidence, Event)
Parts = tuple[Draft, ...] | tuple[Aside, ...] | tuple[Evidence, ...] | tuple[Event, ...]

FEW_FILES = 12
"""Files that are read whatever became of them, the last ones: of an album, which has ten at most, all are told of."""

OF_CASE = "chat_id = :chat AND case_number = :case"
ASIDES = "asides INDEXED BY asides_of_case"
ALL = f"""SELECT 'drafts', version, body FROM drafts WHERE {OF_CASE}
    UNION ALL SELECT 'asides', id, body FROM {ASIDES} WHERE {OF_CASE}
    UNION ALL SELECT 'evidence', number, body FROM evidence WHERE {OF_CASE}
    UNION ALL SELECT 'events', number, body FROM events WHERE {OF_CASE}
    ORDER BY 1, 2
"""  # noqa: S608 - names
PRESENT = f"""SELECT 'drafts', version, body FROM drafts
        WHERE {OF_CASE} AND version = (SELECT max(version) FROM drafts WHERE {OF_CASE})
    UNION ALL SELECT 'asides', id, body FROM asides WHERE id = (SELECT max(id) FROM {ASIDES} WHERE {OF_CASE})
    UNION ALL SELECT 'evidence', number, body FROM evidence
        WHERE {OF_CASE} AND (verdict NOT IN ('refused', 'removed')
            OR number > (SELECT max(number) - {FEW_FILES} FROM evidence WHERE {OF_CASE}))
    UNION ALL SELECT 'events', number, body FROM events WHERE {OF_CASE}
    ORDER BY 1, 2
"""  # noqa: S608 - names and a number of ours


def load(session: Session, key: CaseKey, query: str) -> dict[str, list[Body]]:
    """Read what belongs to a case, `ALL` of it or what is `PRESENT`: table -> bodies in their order."""
    found: dict[str, list[Body]] = {"evidence": [], "drafts": [], "asides": [], "events": []}
    for table, _number, body in session.execute(query, {"chat": key[0], "case": key[1]}):
        found[table].append(from_json(body))
    return found


def versions(session: Session, key: CaseKey, first: int, last: int) -> list[Draft]:
    """Read the versions of the complaint from one number to another, the oldest first."""
    rows = session.execute(
        "SELECT body FROM drafts WHERE chat_id = ? AND case_number = ? AND version BETWEEN ? AND ? ORDER BY version",
        (*key, first, last),
    )
    return [from_body(Draft, from_json(body)) for (body,) in rows]


MOST_PARTS = 2 * LONGEST_TEXT // CUT_LENGTH
"""Messages that a text that was cut can have come in: a character has two UTF-16 units at most."""
OF_MESSAGE = f"""SELECT case_number, 'drafts', body FROM drafts INDEXED BY drafts_of_message WHERE chat_id = :chat
        AND message_id BETWEEN :message AND :message + {MOST_PARTS}
    UNION ALL SELECT case_number, 'asides', body FROM asides INDEXED BY asides_of_message WHERE chat_id = :chat
        AND message_id BETWEEN :message AND :message + {MOST_PARTS}
    UNION ALL SELECT case_number, 'evidence', body FROM evidence INDEXED BY evidence_of_message WHERE chat_id = :chat
        AND message_id = :message
    ORDER BY 1
"""  # noqa: S608 - a number of ours
READERS: Mapping[str, Callable[[Body], FromMessage]] = {
    "drafts": partial(from_body, Draft),
    "asides": partial(from_body, Aside),
    "evidence": partial(from_body, Evidence),
}


def of_message(session: Session, chat_id: int, message_id: int) -> list[tuple[int, FromMessage]]:
    """Read what is kept of a message of the buyer, each with the number of its case."""
    rows = session.execute(OF_MESSAGE, {"chat": chat_id, "message": message_id})
    found: list[tuple[int, FromMessage]] = [(case, READERS[table](from_json(body))) for case, table, body in rows]
    return [(case, one) for case, one in found if isinstance(one, Evidence) or came_with(one, message_id)]


def save(session: Session, key: CaseKey, case: Case, before: Case | None) -> bool:
    """Store what of a case is new or different; what `before` has in common with it is stored already.

    Says whether it has anything that is not the very same as before, or lacks it.
    """
    known = before or Case(case.number, case.created_at)
    if all(map(_are_same, _parts(case), _parts(known))):
        return False
    if drafts := _new(case.drafts, known.drafts):
        _save_drafts(session, key, drafts)
    if asides := _new(case.asides, known.asides):
        _save_asides(session, key, asides)
    if evidence := _new(case.evidence, known.evidence):
        _save_evidence(session, key, evidence)
    if events := _new(case.events, known.events):
        _save_events(session, key, events)
    return True


def _parts(case: Case) -> tuple[Parts, ...]:
    return case.drafts, case.asides, case.evidence, case.events


def _are_same(parts: Parts, before: Parts) -> bool:
    return parts is before or (len(parts) == len(before) and all(map(is_, parts, before)))


def _new(parts: tuple[Part, ...], before: tuple[Part, ...]) -> list[Part]:
    """Give those that are not the very same as before."""
    if parts is before:
        return []
    known = {id(part) for part in before}
    return [part for part in parts if id(part) not in known]


def _save_drafts(session: Session, key: CaseKey, drafts: Sequence[Draft]) -> None:
    """Add the versions that are new. One that is stored never goes; the last one may grow at its end."""
    query = "SELECT version, body FROM drafts WHERE chat_id = ? AND case_number = ? ORDER BY version DESC LIMIT 1"
    newest, body = session.execute(query, key).fetchone() or (0, "")
    for draft in drafts:
        if draft.version > newest or (draft.version == newest and _has_grown(draft, body)):
            session.execute(
                "INSERT INTO drafts (chat_id, case_number, version, message_id, body) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (chat_id, case_number, version) DO UPDATE SET"
                " message_id = excluded.message_id, body = excluded.body",
                (*key, draft.version, _number(draft.message_id), to_json(draft)),
            )


def _has_grown(draft: Draft, body: str) -> bool:
    before = from_body(Draft, from_json(body))
    return len(draft.text) > len(before.text) and draft.text.startswith(before.text)


def _save_asides(session: Session, key: CaseKey, asides: Sequence[Aside]) -> None:
    """Add texts at the end; a later one of the same message takes the place of the one before."""
    for aside in asides:
        number = _number(aside.message_id)
        session.execute(
            "DELETE FROM asides INDEXED BY asides_of_message"
            " WHERE chat_id = ? AND case_number = ? AND message_id BETWEEN ? AND ?",
            (*key, None if number is None else number - len(aside.cuts), number),
        )
        session.execute(
            "INSERT INTO asides (chat_id, case_number, message_id, body) VALUES (?, ?, ?, ?)",
            (*key, number, to_json(aside)),
        )


def _save_evidence(session: Session, key: CaseKey, evidence: Sequence[Evidence]) -> None:
    """Store the files that are new or different: a file's record never goes, nor what another release knows of it."""
    query = "SELECT body FROM evidence WHERE chat_id = ? AND case_number = ? AND number = ?"
    for item in evidence:
        row = session.execute(query, (*key, item.number)).fetchone()
        before = from_json(row[0]) if row else {}
        if (body := {**before, **to_body(item)}) != before:
            session.execute(
                "INSERT INTO evidence (chat_id, case_number, number, verdict, message_id, body)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (chat_id, case_number, number) DO UPDATE SET"
                " verdict = excluded.verdict, message_id = excluded.message_id, body = excluded.body",
                (*key, item.number, item.verdict, _number(item.message_id), to_json(body)),
            )


def _save_events(session: Session, key: CaseKey, events: Sequence[Event]) -> None:
    """Store the events that are new or different: none ever goes."""
    session.executemany(
        "INSERT INTO events (chat_id, case_number, number, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (chat_id, case_number, number) DO UPDATE SET body = excluded.body",
        [(*key, event.number, to_json(event)) for event in events],
    )


def _number(message_id: int | None) -> int | None:
    """Give the message's number to be looked up by; None for one that no message of Telegram's has."""
    return message_id if message_id is not None and abs(message_id) < 2**63 else None
