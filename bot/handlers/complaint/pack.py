"""The pack of a case: all that is to be uploaded, or shown to a bank, in one download; or the files as an album."""

from __future__ import annotations

from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens.files import files
from bot.screens.pack.order import can_be
from bot.screens.pack.screen import failed, pack_screen
from bot.storage.deliveries import DeliveryKind
from bot.storage.notes import Note
from conversations.complaint.pack import AlbumFile, albums
from conversations.complaint.pack_order import PackKind


async def pack(turn: Turn, name: str) -> None:
    """Have a pack made, for the "form" or a "bank", and say what will come.

    Raises `KeyError` where there is nothing to be packed, or no way to a bank, `ValueError` for any other name.
    """
    kind, case = PackKind(name), turn.open_case
    if not can_be(turn.presenter, case, kind):
        raise KeyError(kind)
    turn.want_work("pack", case.number, kind)
    turn.show(pack_screen(turn.presenter, case, kind))


async def tell_failed(turn: Turn, note: Note) -> None:
    """Say that a pack could not be made, where its case is still the one that the buyer is in."""
    case = turn.open_case
    if note.told["case"] == case.number and not case.cancelled_at:
        turn.show(failed(turn.presenter, case))


async def album(turn: Turn, _argument: str) -> None:
    """Send the files that count for the form back, in the order of the upload. Raises `KeyError` without any."""
    case = turn.open_case
    sent = tuple(albums(case.evidence))
    if not sent:
        raise KeyError("album")
    for together in sent:
        _deliver(turn, together)
    turn.tapped = None  # the list comes below the files
    turn.show(files(turn.presenter, case))


def _deliver(turn: Turn, files: tuple[AlbumFile, ...]) -> None:
    payloads = [{"sent_as": file.sent_as, "file_id": file.file_id, "caption": file.name} for file in files]
    if len(payloads) == 1:
        turn.deliver(DeliveryKind.FILE, payloads[0])
    else:
        turn.deliver(DeliveryKind.ALBUM, {"files": payloads})


VERBS = (
    Verb("pack", pack),
    Verb("album", album),
)
