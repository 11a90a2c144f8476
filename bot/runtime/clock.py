"""The time that the bot goes by: that of the machine's clock, unless it contradicts the time that has passed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

AGREE = timedelta(minutes=2)
"""How far the machine's clock may be from the time that has passed. Our choice: more than is ever put right slowly."""
HELD = timedelta(minutes=15)
"""How long a clock that jumped has to go on from there to be trusted. Our choice: longer than a person takes who has
mistyped, shorter than the time between the last two reminders of a deadline."""
HELD_BACK = timedelta(days=1)
"""The same for one that shows a time at which the bot was already there: likely it is wrong. Our choice."""
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""No release is older: a clock before that is wrong, however long it goes on. Machines begin with 1970."""
FORMER = 1
"""Times before the present one that are taken at once when the clock comes back to them. Our choice."""
BOOT = Path("/proc/sys/kernel/random/boot_id")
"""Linux: other at each start of the machine (source: random(4))."""


def utc_now() -> datetime:
    """Give the time that the machine's clock shows; everything else gets it as an argument."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Give the seconds since the machine was started, which nobody can set.

    On Linux those count in which it slept (source: clock_gettime(2), CLOCK_BOOTTIME), so that a laptop that was shut is
    not taken for one whose clock was set.
    """
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def boot() -> str:
    """Name this run of the machine, within which `monotonic` goes on; where it has no name, this process alone."""
    try:
        return BOOT.read_text("ascii").strip()
    except OSError:
        return uuid4().hex


class SteadyClock:
    """The machine's clock as long as it can be trusted; while it cannot, the time goes on as it was.

    It is trusted while it agrees with the monotonic one since it was trusted first, and, at the start of a bot, if it
    is not before the newest commit. Of one that jumps nobody can say whether it was wrong before or is wrong now: set
    wrong by hand, or set right by NTP after the boot. So nothing is to be done then that could not be taken back, and
    the time goes on without the jump, until the clock is where it was before (trusted at once), or has gone on for
    `HELD` from where it jumped to; for `HELD_BACK` where it shows what is over. Before `EARLIEST` it is never trusted.

    A clock that is wrong from the boot on, and ahead, cannot be told from one that is right.
    """

    def __init__(self, wall: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        """Take a clock that may be set (aware UTC), and one that cannot (seconds)."""
        self._wall = wall
        self.monotonic = monotonic
        self.trusted: tuple[datetime, ...] = ()
        """When `monotonic` was 0 by the time that is trusted, and by those before it."""
        self._newest = self._zero = EARLIEST
        self._jumped: tuple[datetime, float] | None = None
        """When `monotonic` is 0 by a time that is not trusted yet, and since when it shows that (`monotonic`)."""
        self.begin(None)

    def begin(self, newest: datetime | None, trusted: Sequence[datetime] = ()) -> None:
        """Begin with what the database knows: the time of its newest commit, and `trusted` as it was in this boot."""
        self.trusted = tuple(trusted)
        self._newest = max(newest or EARLIEST, EARLIEST)
        self._zero = trusted[0] if trusted else self._newest - self._passed()
        self._jumped = None
        self.doubt()  # what the clock shows at the start is what it is held against

    def __call__(self) -> datetime:
        """Give the time (UTC)."""
        return self._zero + self._passed() if self.doubt() else self._wall()

    def ago(self, moment: float) -> datetime:
        """Give the time (UTC) at a moment of `monotonic`: what was set in between makes no difference."""
        return self() - timedelta(seconds=self.monotonic() - moment)

    def doubt(self) -> str | None:
        """Say why the machine's clock is not trusted now, in half a line for the operator; None: it is."""
        shown = self._wall()
        zero = shown - self._passed()
        if self.trusted and abs(zero - self.trusted[0]) <= AGREE:  # nearly always, and asked for with each update
            self._newest, self._jumped = shown, None
            return None
        former = next((one for one in self.trusted if abs(zero - one) <= AGREE), None)
        if former is None and not self._is_believed(shown, zero):
            return self._doubt(shown, zero)
        self._trust(former or zero, shown)
        return None

    def _passed(self) -> timedelta:
        return timedelta(seconds=self.monotonic())

    def _is_believed(self, shown: datetime, zero: datetime) -> bool:
        """Say whether a time is to be trusted that is none of those that were."""
        is_over = shown < self._newest - AGREE
        if not self.trusted and not is_over:
            return True
        if shown < EARLIEST:
            self._jumped = None
            return False
        if self._jumped is None or abs(zero - self._jumped[0]) > AGREE:
            self._jumped = zero, self.monotonic()
        held = timedelta(seconds=self.monotonic() - self._jumped[1])
        return held >= (HELD_BACK if is_over else HELD)

    def _trust(self, zero: datetime, shown: datetime) -> None:
        self.trusted = (zero, *(one for one in self.trusted if one != zero))[: 1 + FORMER]
        self._zero, self._newest, self._jumped = zero, shown, None

    def _doubt(self, shown: datetime, zero: datetime) -> str:
        if not self.trusted:
            return f"it shows {shown:%Y-%m-%d %H:%M} UTC, {self._newest:%Y-%m-%d %H:%M} is over"
        span = timedelta(seconds=round(abs(zero - self._zero).total_seconds()))
        return f"it jumped {span} {'ahead' if zero > self._zero else 'back'}"
