"""What a link into the chat can say: a case with its reason chosen already, or one of the buyer's own cases.

Guides and forums link to `t.me/<bot>?start=<word>`. Anybody can write such a link: the word is one of these, or it
means nothing. What it chooses is an answer like any other, which the buyer sees before Submit and can change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from conversations import reasons
from conversations.case import Answer, Case
from conversations.names import S

OWN_CASE = "case_"
"""Before the number of a case of one's own."""


def _arrived() -> dict[str, dict[S, str]]:
    found: dict[str, dict[S, str]] = {}
    for reason, target in reasons.ARRIVED.items():
        chosen = {S.RECEIVED: "yes", S.REASON_ARRIVED: reason}
        details = {detail: {**chosen, target: detail} for detail in reasons.DETAILS.get(target, ())}
        found |= {reason: chosen, **details}
    return found


def _missing() -> dict[str, dict[S, str]]:
    return {reason: {S.RECEIVED: "no", S.REASON_MISSING: reason} for reason in reasons.MISSING}


REASONS: Mapping[str, Mapping[S, str]] = {
    word: chosen for word, chosen in {**_arrived(), **_missing()}.items() if word != "other"
}
"""Word -> the answers that it stands for."""


def with_reason(case: Case, word: str, now: datetime) -> Case:
    """Answer the questions about the reason as the word says. Raises `KeyError` for a word that says none."""
    chosen = {step: Answer(choice, now) for step, choice in REASONS[word].items()}
    return replace(case, answers={**case.answers, **chosen})


def without_answers(case: Case) -> Case:
    """Give the case as it would be had no question been answered."""
    return replace(case, answers={})


def own_case(word: str) -> int | None:
    """Give the number of the case that the word names; None where it names none."""
    found = re.fullmatch(rf"{OWN_CASE}([0-9]{{1,9}})", word)
    return int(found[1]) if found else None


def own_case_word(number: int) -> str:
    """Write the word that leads back into a case of one's own."""
    return f"{OWN_CASE}{number}"
