"""What is in hand, noted in a file beside the database so that it outlives the process; none of it is flushed.

The file is mapped into memory, and a note is a number written there. What a process has written into a shared mapping
belongs to the system: `kill -9`, a segmentation fault and the end for want of memory leave it as it is. A power cut
may lose it, which no update brings about. The file's blocks are had in advance, or a note on a full disk would end the
process (SIGBUS). A file system that writes every block to a new place, such as btrfs, promises that less firmly.
"""

from __future__ import annotations

import logging
import mmap
import os
from pathlib import Path

logger = logging.getLogger(__name__)

SLOTS = 512
"""Updates that can be noted at the same time: far more than are ever handled side by side. Our choice: one page."""
SIZE = SLOTS * 8
"""Bytes: each is a number of 64 bits, written at one stroke; 0: none."""


class InHand:
    """The sequence numbers of the updates that are in hand. Used by the loop and by the database's thread.

    Each touches only numbers that the other does not, and the interpreter makes every single step below whole.
    """

    def __init__(self, path: Path) -> None:
        """Open the file `<name>.in-hand` of the database at `path`; where there can be none, say so and do without."""
        self._notes = _mapped(path)
        self.left = [seq for seq in self._notes if seq]
        """What the process before has left behind when it ended."""
        self._free = list(range(SLOTS))
        self._slots: dict[int, int] = {}

    def take(self, seq: int) -> None:
        """Note an update."""
        if seq not in self._slots and self._free:
            slot = self._slots[seq] = self._free.pop()
            self._notes[slot] = seq

    def put_down(self, seq: int) -> None:
        """Take the note out again, if there is one."""
        slot = self._slots.pop(seq, None)
        if slot is not None:
            self._notes[slot] = 0
            self._free.append(slot)

    def forget_left(self) -> None:
        """Let the next process not find what the one before this has left behind."""
        for slot in self._free:
            self._notes[slot] = 0

    def close(self) -> None:
        """Take out all own notes and leave the file to others. What comes later is noted in vain."""
        for seq in tuple(self._slots):
            self.put_down(seq)
        self._notes = _in_memory()


def _mapped(path: Path) -> memoryview[int]:
    try:
        place = path.resolve()  # the same for every link that leads to the database
        return memoryview(_file(place.with_name(f"{place.name}.in-hand"))).cast("q")
    except OSError as error:
        logger.warning(
            "What is in hand cannot be noted beside %s (%s): an update that ends the process is not counted",
            path,
            error.strerror,
        )
        return _in_memory()


def _file(path: Path) -> mmap.mmap:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.posix_fallocate(descriptor, 0, SIZE)
        return mmap.mmap(descriptor, SIZE)
    finally:
        os.close(descriptor)


def _in_memory() -> memoryview[int]:
    return memoryview(bytearray(SIZE)).cast("q")
