"""What a buyer says of the guide at the end of a case: a mark, and words if there are any. The last word counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversations.case import Case, Feedback

MARKS = (5, 4, 3, 2, 1)
"""From "it went very well" to "it did not help"."""
ASKED = "feedback"
"""What `Case.asked` says while words are asked for."""


def marked(case: Case, mark: int, now: datetime) -> Case:
    """Give a mark, and ask for words; words that were said before stay. Raises `KeyError` for what is no mark."""
    if mark not in MARKS:
        raise KeyError(mark)
    words = case.feedback.words if case.feedback else ""
    return replace(case, feedback=Feedback(mark, words, now), asked=ASKED)


def worded(case: Case, words: str, now: datetime) -> Case:
    """Add words to the mark, in the place of those before. Raises `LookupError` where there is no mark."""
    if case.feedback is None:
        raise LookupError("no mark was given")
    return replace(case, feedback=Feedback(case.feedback.mark, words, now), asked="")
