"""What the bot's notes to itself (`bot/storage/notes.py`) do."""

from __future__ import annotations

from bot.handlers.complaint.mending import take, tell_progress
from bot.handlers.complaint.pack import tell_failed
from bot.handlers.files import recheck, show_with
from bot.handlers.reminders import plan, remind
from bot.handlers.retention import retain
from bot.handlers.turn import Turn
from bot.screens.files import file_name, notices, together
from bot.screens.proof.looks import looks_said
from bot.storage.notes import Note, NoteKind
from conversations import evidence, route
from conversations.case import Case
from conversations.evidence import GIVEN_UP, Evidence
from conversations.names import S


async def handle_note(turn: Turn, note: Note) -> None:
    """Do what a note says. Nothing where there is no case any more that it could be about."""
    match note.name:
        case NoteKind.REMIND:
            await remind(turn)
        case NoteKind.PLAN:
            await plan(turn)
        case NoteKind.RETENTION:
            await retain(turn)
        case NoteKind.RECHECK if turn.case:
            await _recheck(turn, note)
        case NoteKind.WORKING if turn.case:
            await tell_progress(turn, note)
        case NoteKind.WORKED if turn.case:
            await (tell_failed if note.told.get("kind") == "pack" else take)(turn, note)
        case NoteKind.RESUME if turn.case and not turn.case.cancelled_at:
            turn.show_step(turn.texts.html("was_away"))


CHECKED = "checked:"
"""What the tag of a screen begins with that says what a check has found."""


async def _recheck(turn: Turn, note: Note) -> None:
    """Check a file again; the buyer hears of it once there is a result, whichever case is open by then."""
    mine = turn.open_case
    before, number = await turn.storage.case(turn.chat_id, note.case), note.evidence
    if before is None or before.cancelled_at or not any(item.number == number for item in before.evidence):
        return  # put away, or deleted, since the note was written
    turn.case = before
    settled = await recheck(turn, number, is_last=note.is_last)
    after = turn.open_case
    if mine.number != after.number:
        turn.others[after.number], turn.case = after, mine
    if settled:
        _tell(turn, before, after, evidence.find(after.evidence, number))


def _tell(turn: Turn, before: Case, after: Case, item: Evidence) -> None:
    """Say what the check has found, and what follows from it for the way of the case."""
    elsewhere = turn.open_case.number != after.number
    said = _found(turn, after, item, turn.presenter.name(after) if elsewhere else "none")
    is_open_again = route.open_step(before) is not S.EVIDENCE and route.open_step(after) is S.EVIDENCE
    if is_open_again:
        said.append(turn.texts.html("last_proof_gone", elsewhere="yes" if elsewhere else "no"))
    # Under a tag of its own, so that the news comes as a new message, and the rest of an album joins it there.
    tag = f"{CHECKED}{item.album or f'{after.number}.{item.number}'}"
    show_with(
        turn, said, tag=tag, whole=is_open_again and not elsewhere, about=() if elsewhere else together(after, item)
    )


def _found(turn: Turn, case: Case, item: Evidence, name: str) -> list[str]:
    """Say what was found, in the case of that name ("none": the open one); or that there is no more hope."""
    if item.reason != GIVEN_UP:
        about = together(case, item)
        told = [*notices(turn.presenter, case, about), *looks_said(turn.presenter, case, about)]
        return [turn.texts.html("file_checked", name=name), *told]
    said = [turn.texts.html("file_given_up", name=name)]
    if item.verdict == "refused":
        return said + notices(turn.presenter, case, together(case, item))
    return [*said, turn.texts.html("file_given_up_late", file=file_name(item), kind=item.kind)]
