"""A copy of a film that the form takes: MP4 under its limit, H.264 and AAC, its index first, and nothing else in it."""

from __future__ import annotations

import importlib
import pkgutil
from typing import BinaryIO

import av

from bot.evidence import mp4
from bot.evidence.mending.bounds import Plan, plan
from bot.evidence.mending.films import Film, surveyed
from bot.evidence.mending.mended import Mended, NotMended
from bot.evidence.mending.writing import Course, TellShare, TooLarge, write
from bot.evidence.reading import BrokenFile
from conversations.files.limits import LARGEST_VIDEO, WIDEST_VIDEO

_TRIES = 4
"""How often a film is written at most: what cannot be copied is encoded, what comes out too large is once more."""
_LESS = 0.92
"""How much of what was too much is aimed at then."""
_AROUND = 24
"""Bytes that the index has for each packet at most."""
_SOUND_SHARE = 0.2
"""Sound that takes more of the limit is encoded anew."""
_SOUND = 96_000
"""Bits a second of sound that is encoded anew."""
_MAY_BE_CUT = frozenset({"no_picture", "unknown_format"})
"""What FFmpeg makes of a film whose index is cut."""
_BOXED = frozenset({"MP4", "MOV", "3GP"})
_KEPT_SOUND = frozenset({"aac", "mp3", "mp3float"})
_KEPT_PIXELS = frozenset({"yuv420p", "yuvj420p"})
_ABOUT_ITSELF = ("location", "xyz", "make", "model", "gps")
"""Parts of the names of what tells the place and the device (QuickTime, Android, 3GPP)."""


def load() -> None:
    """Load all of PyAV, which loads its parts when they are first needed; and keep FFmpeg from saying what it reads."""
    for module in pkgutil.walk_packages(av.__path__, "av."):
        if not module.name.endswith(("__main__", "datasets")):
            importlib.import_module(module.name)
    av.logging.set_level(None)


def mend_video(source: BinaryIO, format_: str | None, target: BinaryIO, tell: TellShare) -> Mended:
    """Write the copy of a film. `format_` is what its first bytes say. Raises `NotMended`, `MemoryError`."""
    try:
        film = surveyed(source, format_)
        way = _written(source, film, target, tell)
    except MemoryError:
        raise
    except NotMended as refused:
        if refused.reason in _MAY_BE_CUT and format_ in _BOXED and _is_cut(source):
            raise NotMended("broken") from refused
        raise
    except (av.error.FFmpegError, ValueError, OverflowError) as error:
        raise NotMended("broken") from error
    changes = _changes(film, way)
    if format_ == "MP4" and "index" in _outline(source).mends:
        changes |= {"index"}
    found = _outline(target)
    return Mended("MP4", found.width or 0, found.height or 0, frozenset(changes), found.duration)


def _is_cut(source: BinaryIO) -> bool:
    """Say whether the boxes of a film are incomplete. Of one that is larger than our own check takes it says no."""
    source.seek(0)
    data = source.read(WIDEST_VIDEO + 1)
    if len(data) > WIDEST_VIDEO:
        return False
    try:
        mp4.outline(data)
    except BrokenFile:
        return True
    return False


def _written(source: BinaryIO, film: Film, target: BinaryIO, tell: TellShare) -> Course:
    way = _way(film, LARGEST_VIDEO, _keeps_video(film), _keeps_sound(film))
    for _ in range(_TRIES):
        try:
            write(source, film, way, target, tell)
        except TooLarge as large:
            way = _way(film, int(way.limit * LARGEST_VIDEO / large.size * _LESS), False, _keeps_sound(film))
        except av.error.FFmpegError:
            if not (way.keeps_video or way.keeps_sound):
                raise
            way = _way(film, way.limit, False, False)
        else:
            return way
    raise NotMended("too_long")


def _way(film: Film, limit: int, keeps_video: bool, keeps_sound: bool) -> Course:
    """Plan it. Raises `NotMended` where it would be illegible."""
    heard = None
    if keeps_sound or not film.sound.packets:
        heard = int(film.sound.size * 8 / max(film.length, 1))
    planned = plan(*film.shape, film.rate, film.length, limit, heard)
    if planned is None and keeps_video:
        planned = Plan(*film.shape, film.rate, 0, _SOUND)
    if planned is None:
        raise NotMended("too_long")
    return Course(planned, keeps_video, keeps_sound, limit)


def _keeps_video(film: Film) -> bool:
    """Say whether the moving pictures may stay: of the right kind, with times, and small enough."""
    around = (film.video.packets + film.sound.packets) * _AROUND
    heard = film.sound.size if _keeps_sound(film) else int(film.length * _SOUND / 8)
    return _is_usual(film) and not film.video.is_untimed and film.video.size + heard + around <= LARGEST_VIDEO


def _is_usual(film: Film) -> bool:
    return film.video.codec == "h264" and film.first.format.name in _KEPT_PIXELS


def _keeps_sound(film: Film) -> bool:
    is_small = film.sound.size <= LARGEST_VIDEO * _SOUND_SHARE
    return film.sound.codec in _KEPT_SOUND and not film.sound.is_untimed and is_small


def _changes(film: Film, way: Course) -> set[str]:
    changes = set[str]()
    if film.format != "MP4":
        changes.add("format")
    if not way.keeps_video:
        changes.add("quality" if _is_usual(film) else "codec")
        if (way.plan.width, way.plan.height) < tuple(side // 2 * 2 for side in film.shape):
            changes.add("smaller")
    if film.sound.packets and not way.keeps_sound:
        changes.add("sound")
    if any(part in name for name in film.says for part in _ABOUT_ITSELF):
        changes.add("metadata")
    return changes


def _outline(file: BinaryIO) -> mp4.Movie:
    """Read what our own check will read of a film; nothing of one that is larger than what it takes."""
    file.seek(0)
    data = file.read(WIDEST_VIDEO + 1)
    try:
        return mp4.outline(data if len(data) <= WIDEST_VIDEO else b"")
    except BrokenFile:
        return mp4.Movie(True, None, None, None)
