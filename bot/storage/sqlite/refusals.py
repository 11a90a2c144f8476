"""Why a database cannot be opened: what passes is waited for, what a person has to change is said in one line."""

import errno
import os
import sqlite3
import stat
from pathlib import Path

from bot.storage.interface import StorageError, Unavailable
from bot.storage.sqlite.transactions import primary_code

FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
MISNAMED = frozenset({errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL})
"""What is wrong with a name, not with the disk."""

PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""What may be mended without a restart. Source: sqlite.org/rescode.html, the primary result codes."""
OF_PERMISSION = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
"""What also means that somebody has to change an owner or a mode."""
BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

OTHER_OWNER = "change the owner or the mode of it and its folder, or choose another place"
OTHER_PLACE = "choose another place"
FROM_BACKUP = "restore a backup, or choose another place"


def files_of(path: Path) -> tuple[Path, Path, Path]:
    """Name the files of a database: itself, and, where its link leads, its log and the index of that."""
    real = Path(os.path.realpath(path))  # which does not mind a link that leads to itself
    return path, real.with_name(f"{real.name}-wal"), real.with_name(f"{real.name}-shm")


def look_at_kind(path: Path) -> None:
    """Look whether what is there can be a database: whoever opens a pipe may wait for ever.

    Raises `StorageError` for what is no file, and `OSError` where that cannot be said.
    """
    for one in files_of(path):
        try:
            mode = one.stat().st_mode
        except FileNotFoundError:
            continue
        if not stat.S_ISREG(mode):
            raise StorageError(f"DATABASE_URL: {path} cannot be used: {one.name} is there and no file: {OTHER_PLACE}")


def refusal(path: Path, error: Exception) -> StorageError:
    """Say in one line why a database cannot be opened: `Unavailable` where that may pass without a person."""
    if isinstance(error, StorageError):
        text = str(error)
        said = text if text.startswith("DATABASE_URL") else f"DATABASE_URL: {path} cannot be used: {text}"
        return type(error)(" ".join(said.split()))
    why = error.strerror if isinstance(error, OSError) else error
    what_to_do = _what_to_do(path, error)
    kind = StorageError if what_to_do else Unavailable
    return kind(" ".join(f"DATABASE_URL: {path} cannot be used: {': '.join((str(why), *what_to_do))}".split()))


def _what_to_do(path: Path, error: Exception) -> tuple[str, ...]:
    """Say what a person has to do; nothing where it may pass by itself."""
    if isinstance(error, OSError):
        if error.errno in FORBIDDEN:
            return (OTHER_OWNER,)
        return (OTHER_PLACE,) if error.errno in MISNAMED else ()
    code = primary_code(error)
    if code in OF_PERMISSION and _is_forbidden(path):
        return (OTHER_OWNER,)
    return () if code in PASSING else (FROM_BACKUP,)


def _is_forbidden(path: Path) -> bool:
    """Whether the disk could be written and this user must not."""
    folder = path.resolve().parent
    try:
        if os.statvfs(folder).f_flag & os.ST_RDONLY:
            return False
    except OSError:
        return False
    there = [one for one in files_of(path) if one.exists()]
    return not os.access(folder, os.W_OK | os.X_OK) or not all(os.access(one, os.R_OK | os.W_OK) for one in there)


def translated(path: Path, error: sqlite3.Error) -> Exception:
    """Make of an error of a database that is open what `Storage` promises; any other comes out as it is."""
    code = primary_code(error)
    if code in PASSING:
        return Unavailable(f"DATABASE_URL: {path}: {error}")
    if code in BROKEN:
        return StorageError(f"DATABASE_URL: {path}: {error}: {FROM_BACKUP}")
    return error
