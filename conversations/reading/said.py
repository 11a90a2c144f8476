"""Which words said what is stored of a case, and in which message: an edit changes it, a second message does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from conversations.case import Answer, Case, Due, Event

Told = TypeVar("Told", Event, Due)

MOMENT = timedelta(seconds=3)
"""Within it the same words are the same message, sent twice: nobody reads the next question that fast. Our choice."""
LONGEST_TYPED = 200
"""Characters of what was typed that are kept with what it did: no answer that is taken is longer, but for a link."""


def as_typed(case: Case, before: Case, message_id: int, text: str, now: datetime) -> Case:
    """Note with each answer, event and date that is new since `before` which words said it, and in which message."""
    if case.number != before.number:
        return case
    words = text[:LONGEST_TYPED]
    answers = {
        step: one if before.answers.get(step) is one else replace(one, message_id=message_id, typed=words)
        for step, one in case.answers.items()
    }
    if answers != case.answers:
        case = replace(case, answers=answers)
    if case.events is not before.events:
        said = {"typed": words, "typed_at": now, "message_id": message_id}
        case = replace(case, events=tuple(_with(one, before.events, said) for one in case.events))
    if case.dues is not before.dues:
        said = {"typed": words, "message_id": message_id}
        case = replace(case, dues=tuple(_with(one, before.dues, said) for one in case.dues))
    return case


def _with(one: Told, before: Sequence[Told], said: Mapping[str, Any]) -> Told:
    return one if one in before else replace(one, **said)


def was_just_typed(case: Case, last: Answer | None, text: str, now: datetime) -> bool:
    """Say whether these words were the last thing said, and a moment ago.

    As the `last` answer, as a version of the complaint, or for whatever else was asked or told; not where they were
    only kept aside, as they have done nothing then.
    """
    words = text[:LONGEST_TYPED]
    told = [(event.typed, event.typed_at or event.at) for event in case.events[-1:]]
    told += [(due.typed, due.at) for due in case.dues]
    told += [(case.feedback.words, case.feedback.at)] if case.feedback else []
    told += [(text[:LONGEST_TYPED] if one.text == text else "", one.at) for one in case.drafts[-1:] if one.message_id]
    taken = [at for typed, at in told if typed == words]
    taken += [last.at] if last and last.typed == words else []
    others = [at for typed, at in told if typed != words]
    others += [one.at for one in case.answers.values() if one.typed != words]
    others += [one.at for one in case.asides[-1:] if one.text != text] + [one.at for one in case.evidence[-1:]]
    return bool(taken) and abs(now - max(taken)) < MOMENT and max(taken) >= max(others, default=max(taken))
