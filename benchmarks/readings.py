"""What is read while people talk: updates answered in full, and how long each waited for the first reply."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wait:
    """Milliseconds from an update to the first reply; `at_least` where that had not come when the window closed."""

    milliseconds: float
    at_least: bool = False


@dataclass(frozen=True)
class Sent:
    """An update that has no reply yet: when it was sent, and whether it brings a file."""

    at: float
    is_file: bool


class Readings:
    """Counts from `open` to `close`, and nothing before."""

    def __init__(self) -> None:
        self.updates = 0
        self._is_open = False
        self._opened = 0.0
        self._waits: list[tuple[float, bool]] = []
        """Seconds, and whether it was for a file."""
        self._sent: dict[int, Sent] = {}
        """By chat."""

    def sent(self, chat_id: int, *, is_file: bool) -> None:
        """Note that an update was put into the queue."""
        self._sent[chat_id] = Sent(time.perf_counter(), is_file)

    def replied(self, chat_id: int) -> None:
        """Note that a call about this chat has arrived; the first one after an update is the reply."""
        sent = self._sent.pop(chat_id, None)
        if sent is not None and self._is_open:
            self._waits.append((time.perf_counter() - sent.at, sent.is_file))

    def completed(self) -> None:
        """Note that an update was answered in full."""
        self.updates += self._is_open

    def open(self) -> None:
        """Begin to count, from nothing."""
        self.updates = 0
        self._waits.clear()
        self._is_open = True
        self._opened = time.perf_counter()

    def close(self) -> float:
        """Stop counting; give the seconds since `open`."""
        self._is_open = False
        return time.perf_counter() - self._opened

    def percentile(self, share: float, *, files: bool = True) -> Wait:
        """Give the wait that this share of the updates did not exceed; `files`: of those that bring one, too.

        What waited the whole window through counts with what it had waited by its end. Raises `ValueError` when
        nothing was answered and nothing waited.
        """
        now = time.perf_counter()
        stuck = [(now - sent.at, sent.is_file) for sent in self._sent.values() if sent.at < self._opened]
        waits = [(*wait, False) for wait in self._waits] + [(*wait, True) for wait in stuck]
        counted = sorted((wait, is_stuck) for wait, is_file, is_stuck in waits if files or not is_file)
        if not counted:
            raise ValueError("not one update was sent or answered")
        wait, is_stuck = counted[max(math.ceil(share * len(counted)) - 1, 0)]
        return Wait(1000 * wait, is_stuck)


def median_of(waits: Sequence[Wait]) -> Wait:
    """Give the middle one, the higher of two."""
    return sorted(waits, key=lambda wait: wait.milliseconds)[len(waits) // 2]
