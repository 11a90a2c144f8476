"""The bot's notes to itself: inbox rows without an update, so that they keep the order of their chat."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class NoteKind(StrEnum):
    """What a note asks for."""

    REMIND = "remind"
    """Say which deadlines are near."""
    PLAN = "plan"
    """Work the reminders of all cases out anew. Written by a migration."""
    RETENTION = "retention"
    """Look at the cases whose time may be over."""
    RECHECK = "recheck"
    """Check a file again that could not be fetched."""
    WORKING = "working"
    """Say how far a job is."""
    WORKED = "worked"
    """Take what a job has made, or say why it has made nothing."""
    RESUME = "resume"
    """Show the open step again: something tapped may have been lost."""


@dataclass(frozen=True)
class Note:
    """One note. `case` and `evidence` are the numbers of the file that is to be checked again, else 0."""

    name: NoteKind
    case: int = 0
    evidence: int = 0
    is_last: bool = False
    """It is the last time that the file is checked."""
    told: Mapping[str, Any] = field(default_factory=dict)
    """What a job has to tell, as JSON has it."""

    @property
    def body(self) -> bytes:
        """Write it as the body of an inbox row: one note is always the same bytes."""
        about: Mapping[str, Any] = self.told
        if self.name is NoteKind.RECHECK:
            about = {"case": self.case, "evidence": self.evidence, **({"last": True} if self.is_last else {})}
        return json.dumps({str(self.name): about}).encode()


def read_note(body: object) -> Note | None:
    """Read the body of an inbox row that has no id, as JSON; None for whatever is no note of this release.

    An update can lose its id to a later one that got the same: it still has it in its body.
    """
    if not isinstance(body, Mapping) or "update_id" in body:
        return None
    name = next((name for name in NoteKind if name in body), None)
    if name is None:
        return None
    about = body[name]
    if name is not NoteKind.RECHECK:
        return Note(name, told=about)
    return Note(name, about["case"], about["evidence"], is_last=about.get("last", False))
