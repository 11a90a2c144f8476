"""Has copies made of files that need one."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.turn import Turn
from bot.storage.values import JobKind
from conversations.evidence import Evidence, find
from conversations.files import mending


def want_copies(turn: Turn, *numbers: int) -> None:
    """Have copies made of those of these files of the open case that need one, unless they are put away."""
    for number in numbers:
        if not turn.open_case.cancelled_at and mending.wants_copy(
            find(turn.open_case.evidence, number), turn.presenter.wishes.largest
        ):
            want_copy(turn, number)


def want_copy(turn: Turn, number: int) -> None:
    """Have a copy made of a file of the open case. Raises `KeyError` for an unknown number."""
    case = turn.open_case
    turn.want_work(job_kind(find(case.evidence, number)), case.number, str(number))
    turn.case = replace(case, evidence=mending.want(case.evidence, number))


def job_kind(item: Evidence) -> JobKind:
    """Say which kind of work a copy of a file is."""
    return "film" if item.kind == "video" else "picture"
