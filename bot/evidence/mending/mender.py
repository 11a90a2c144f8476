"""The process that makes a copy of one file: `python -m bot.evidence.mending.mender`, as `confinement` starts it.

It is given the file and an empty one for the copy, and answers with the fields of `Made`, or with `reason`: a key of
`NOT_MENDED`. Meanwhile it tells how far it is, from 0 to 1.
"""

from __future__ import annotations

import hashlib
import resource
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO

from bot.evidence import magic
from bot.evidence.confined.confinement import Allowance, Tell, serve
from bot.evidence.mending import opening
from bot.evidence.mending.mended import Mended, NotMended
from bot.evidence.mending.pictures import mend_document, mend_picture
from conversations.files.copies import CHANGES
from conversations.files.formats import OTHER_VIDEOS, VIDEO_FORMATS

ALLOWANCE = Allowance(seconds=3_600, memory=1_024 * 2**20, largest=64 * 2**20, threads=64)
"""Our choice. A film of 60 s in 1080p takes a minute or two of the processor. The memory is that of addresses, of which
some 340 MiB are the libraries themselves: what is really taken stays under 700 MiB. The decoder of HEIC cannot do
without a thread; the others of the number are for what the bot itself may start meanwhile."""
_PICTURE_SECONDS = 60
"""Of the processor, for a picture: the worst that is decoded takes 10."""
_BEGINNING = 4096
_STEP = 0.01
"""How much further it is at least before it tells so again."""
_FILMS = VIDEO_FORMATS | OTHER_VIDEOS
_SOUNDS = frozenset({"MP3", "M4A", "OGG", "WAV", "FLAC", "AMR"})


def load(files: Sequence[BinaryIO]) -> None:
    """Load what reads and writes this kind of file: all of it would take as long as a small picture."""
    format_ = _format(files[0])
    if format_ in _FILMS:
        from bot.evidence.mending import videos  # noqa: PLC0415 - only for films

        videos.load()
        return
    opening.load_decoders()
    if format_ == "PDF":
        from bot.evidence.mending import documents  # noqa: PLC0415 - only for documents

        documents.load()


def _format(source: BinaryIO) -> str | None:
    format_ = magic.recognise(source.read(_BEGINNING))
    source.seek(0)
    return format_


def work(request: Mapping[str, Any], files: Sequence[BinaryIO], tell: Tell) -> Mapping[str, object]:
    """Make the copy of the first file in the second one."""
    source, target = files
    try:
        mended = _mended(source, target, int(request.get("page", 1)), _sparing(tell))
    except NotMended as refused:
        return {"reason": refused.reason}
    except MemoryError:
        return {"reason": "no_memory"}
    return _fields(mended, target)


def _mended(source: BinaryIO, target: BinaryIO, page: int, tell: Callable[[float], None]) -> Mended:
    format_ = _format(source)
    if format_ in _FILMS:
        from bot.evidence.mending import videos  # noqa: PLC0415 - as above

        return videos.mend_video(source, format_, target, tell)
    if format_ in _SOUNDS:
        raise NotMended("no_picture")
    resource.setrlimit(resource.RLIMIT_CPU, (_PICTURE_SECONDS, _PICTURE_SECONDS + 1))
    if format_ == "PDF":
        return mend_document(source, target, page)
    return mend_picture(source, format_, target, page)


def _sparing(tell: Tell) -> Callable[[float], None]:
    """Tell only what is a step further."""
    told = 0.0

    def further(share: float) -> None:
        nonlocal told
        share = min(max(share, 0.0), 1.0)
        if share >= told + _STEP:
            told = share
            tell(round(share, 2))

    return further


def _fields(mended: Mended, target: BinaryIO) -> Mapping[str, object]:
    target.flush()
    target.seek(0)
    digest = hashlib.file_digest(target, "sha256").hexdigest()  # type: ignore[arg-type]  # it is opened for reading too
    return {
        **vars(mended),
        "size": target.tell(),
        "sha256": digest,
        "changes": [change for change in CHANGES if change in mended.changes],
    }


if __name__ == "__main__":
    serve(work, ALLOWANCE, load)
