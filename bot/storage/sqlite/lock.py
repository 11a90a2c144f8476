"""One process for each database: two would fetch each other's updates and send everything twice.

The lock is on the file of the database itself, so that there is no way around it: no name that leads to the file, and
no second file that somebody could delete. It is flock's, which does not meet SQLite's own locks, those of fcntl. But
closing any descriptor of a file takes all of fcntl's locks on it from the process (source: fcntl(2)): so the file is
opened here before SQLite opens it, and closed after the last connection.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.storage.interface import StorageError
from bot.storage.sqlite.refusals import look_at_kind, refusal

TAKEN = frozenset({errno.EAGAIN, errno.EACCES})
"""How the system says that another process holds the lock (source: flock(2), and fcntl(2) for NFS)."""
UNKNOWN = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
"""How the system says that this disk knows no locks."""


class InUse(StorageError):  # noqa: N818 - says how the database is
    """Another process of the bot holds the database: it has to end first."""


@contextmanager
def sole_user(path: Path) -> Iterator[None]:
    """Hold the database at `path` for this process alone; an empty file is made where there is none.

    Not while this process has a connection to it that outlives the lock. The system frees the lock when the process
    ends, also by kill -9. Raises `InUse` when another process holds it, `StorageError` when there can be no lock or no
    such file (each one line that names DATABASE_URL), and `Unavailable` when the disk does not let it be opened now.
    """
    try:
        look_at_kind(path)
        path.resolve().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)
    except OSError as error:
        raise refusal(path, error) from error
    try:
        _lock(descriptor, path)
        yield
    finally:
        os.close(descriptor)


def is_used(path: Path) -> bool:
    """Say whether a process holds the database. Only for one that has no connection to it."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in TAKEN
    else:
        return False
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in TAKEN:
            raise InUse(f"DATABASE_URL: {path} is in use by another process of the bot: stop that one first") from error
        if error.errno in UNKNOWN:
            raise StorageError(
                f"DATABASE_URL: {path} cannot be locked ({error.strerror}): keep it on a local disk"
            ) from error
        raise refusal(path, error) from error
