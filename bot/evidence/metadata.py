"""What a picture says besides its pixels, as far as a copy would do better without it: EXIF 2.32 and XMP."""

from collections.abc import Iterator
from contextlib import suppress

from bot.evidence.reading import BrokenFile, unpack

EXIF = b"Exif\0\0"
"""How metadata begin that are EXIF; what follows is laid out as a TIFF."""

_ORIENTATION, _PLACE, _LATITUDE = 0x0112, 0x8825, 2
_UPRIGHT = range(2)
"""1 is upright, and 0 is what some write who do not know."""
_TURNED = range(9)
_PLACE_IN_WORDS = b":GPSLatitude"
"""How XMP names a place."""
_ENTRY = 12
_MOST_ENTRIES = 500


def mends(metadata: tuple[bytes, ...]) -> tuple[str, ...]:
    """Say what a copy would mend, of `CHANGES`: a picture that lies on its side, one that tells where it was taken."""
    turned = any(_is_turned(dict(_entries(tiff, 4))) for tiff in _tiffs(metadata))
    placed = any(_has_place(tiff) for tiff in _tiffs(metadata)) or any(_PLACE_IN_WORDS in said for said in metadata)
    return (*(("turned",) if turned else ()), *(("metadata",) if placed else ()))


def _tiffs(metadata: tuple[bytes, ...]) -> Iterator[bytes]:
    return (said.removeprefix(EXIF) for said in metadata if said.startswith(EXIF))


def _is_turned(tags: dict[int, int]) -> bool:
    told = tags.get(_ORIENTATION, 1)
    return told in _TURNED and told not in _UPRIGHT


def _has_place(tiff: bytes) -> bool:
    """Say whether there is a place: some phones leave the room for one where they are not to tell it."""
    place = dict(_entries(tiff, 4)).get(_PLACE, 0)
    return place > 0 and _LATITUDE in dict(_entries(tiff, None, place))


def _entries(tiff: bytes, pointer: int | None, at: int = 0) -> Iterator[tuple[int, int]]:
    """Give the tags of a directory, which is at an offset or where a pointer points to, with their first number."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return
    with suppress(BrokenFile):
        start = at if pointer is None else unpack(f"{order}I", tiff, pointer)[0]
        for number in range(min(unpack(f"{order}H", tiff, start)[0], _MOST_ENTRIES)):
            tag, kind, _count = unpack(f"{order}HHI", tiff, start + 2 + number * _ENTRY)
            is_short = kind == 3  # noqa: PLR2004 - SHORT, two bytes (TIFF 6.0)
            yield tag, unpack(f"{order}{'H' if is_short else 'I'}", tiff, start + 10 + number * _ENTRY)[0]
