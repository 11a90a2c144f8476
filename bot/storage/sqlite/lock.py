"""One process for each database: two would fetch each other's updates and send everything twice."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.storage.interface import StorageError

TAKEN = frozenset({errno.EAGAIN, errno.EACCES})
"""How the system says that another process holds the lock (source: flock(2), and fcntl(2) for NFS)."""


@contextmanager
def sole_user(path: Path) -> Iterator[None]:
    """Hold the database at `path` for this process alone, by a lock on a file beside it, `<name>.lock`.

    The system frees the lock when the process ends, also by kill -9; the file stays, which does no harm. Raises
    `StorageError` (one line that names DATABASE_URL) when another process holds it, and when there can be no lock.
    """
    try:
        place = path.resolve()  # the same for every link that leads to the database
        place.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(place.with_name(f"{place.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StorageError(f"DATABASE_URL: {path} cannot be used: its lock file: {error.strerror}") from error
    try:
        _lock(descriptor, path)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in TAKEN:
            raise StorageError(
                f"DATABASE_URL: {path} is in use by another process of the bot: stop that one first"
            ) from error
        raise StorageError(
            f"DATABASE_URL: {path} cannot be locked ({error.strerror}): keep it on a local disk"
        ) from error
