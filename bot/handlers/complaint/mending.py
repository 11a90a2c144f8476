"""Copies of files: wished, stopped, told of while they are made, taken when they come."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.complaint.copies import job_kind, want_copy
from bot.handlers.complaint.proving import seen_on, ways_on
from bot.handlers.files import change_files, show_with
from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens.files import files, notices, together
from bot.screens.proof.mending import tag_of
from bot.storage.deliveries import ScreenPlace
from bot.storage.notes import Note
from conversations.case import Case
from conversations.evidence import Evidence, find
from conversations.files import mending
from conversations.files.copies import WANTED, Copy


async def mend(turn: Turn, number: str) -> None:
    """Make a copy of a file, as its buyer wishes. Raises `KeyError` where none would help."""
    item = find(turn.open_case.evidence, int(number))
    if not mending.may_have_copy(item, turn.presenter.wishes.largest):
        raise KeyError(number)
    want_copy(turn, item.number)
    item = find(turn.open_case.evidence, item.number)
    said = notices(turn.presenter, turn.open_case, [item])
    show_with(turn, said, tag=tag_of(turn.open_case, item), about=[item])


async def stop(turn: Turn, _argument: str = "") -> None:
    """Make no copies any more of the files of the open case."""
    case = turn.open_case
    for item in mending.wanted(case.evidence):
        turn.stop_work(job_kind(item), case.number, str(item.number))
    turn.case = replace(case, evidence=mending.stop(case.evidence))
    turn.show(files(turn.presenter, turn.open_case, turn.texts.html("copies_stopped")))


async def use(turn: Turn, argument: str) -> None:
    """Let the copy of a file go to the form, or the file as it came. Raises `KeyError` where there is no choice."""
    number, _dot, which = argument.partition(".")
    if which not in ("copy", "original"):
        raise KeyError(argument)
    change_files(turn, mending.choose(turn.open_case.evidence, int(number), copy=which == "copy"))


async def tell_progress(turn: Turn, note: Note) -> None:
    """Say how far a copy is, where the chat still shows that it is being made."""
    case = turn.open_case
    item = _wanted(case, note)
    if item is None or note.told.get("case") != case.number:
        return
    spoken = together(case, item)
    said = notices(turn.presenter, case, spoken, {item.number: int(note.told["percent"])})
    show_with(turn, said, tag=tag_of(case, item), about=spoken, place="kept")


async def take(turn: Turn, note: Note) -> None:
    """Take the copy that was made of a file, or say why there is none."""
    mine = turn.open_case
    try:
        case = await turn.case_of(int(note.told.get("case", 0)))
    except KeyError:  # it was erased since
        return
    item = _wanted(case, note)
    if item is None:
        return
    after = replace(case, evidence=_with(case, item, note))
    turn.put(after)
    if not case.cancelled_at:
        _tell(turn, after, find(after.evidence, item.number), is_elsewhere=mine.number != after.number)


def _wanted(case: Case, note: Note) -> Evidence | None:
    """Give the file that a note is about, where a copy of it is still wanted."""
    wanted = {str(item.number): item for item in mending.wanted(case.evidence)}
    return wanted.get(str(note.told.get("about")))


def _with(case: Case, item: Evidence, note: Note) -> tuple[Evidence, ...]:
    made = note.told.get("copy")
    if made is None:
        return mending.not_mended(case.evidence, item.number, str(note.told["reason"]))
    copy = Copy(**{**made, "changes": tuple(made["changes"])})
    items = mending.mended(case.evidence, item.number, copy)
    return mending.looked_at(items, item.number, note.told.get("looks", {}))


def _tell(turn: Turn, case: Case, item: Evidence, *, is_elsewhere: bool) -> None:
    """Say what came of it: of an album where the chat shows it already, and once more below the last copy."""
    spoken = together(case, item)
    said = notices(turn.presenter, case, spoken)
    if is_elsewhere:
        show_with(turn, [turn.texts.html("copy_elsewhere", name=turn.presenter.name(case)), *said])
        return
    said += seen_on(turn, [item])
    below: ScreenPlace = "anew" if item.copy else ""  # the copy came as a message of its own
    place: ScreenPlace = "kept" if any(one.mending == WANTED for one in spoken) else below
    show_with(turn, said, tag=tag_of(case, item), about=spoken, ways=ways_on(turn, [item]), place=place)


VERBS = (
    Verb("mend", mend),
    Verb("stop_copies", stop),
    Verb("use", use),
)
