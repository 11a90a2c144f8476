"""What a picture of dates shows: words and moments, and where a moment lies. How it is drawn: `timeline.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.deadlines import Whose


@dataclass(frozen=True)
class Bar:
    """One date with the time before it. All moments are UTC; all texts are ready to be drawn."""

    whose: Whose
    title: str
    left: str
    when: str
    end: datetime
    begin: datetime | None = None
    """None: nobody knows, or it was always running."""
    thick_from: datetime | None = None
    """Where the last part begins, which is drawn thicker; None: it is thick from its beginning."""
    is_over: bool = False


@dataclass(frozen=True)
class ChartRow:
    """One case."""

    name: str
    spare_name: str
    """What it is called where the font lacks every letter of its name."""
    where: str
    bars: tuple[Bar, ...]
    note: str = ""
    """What is said in place of bars; empty where there are some."""


@dataclass(frozen=True)
class Tick:
    """A day on the scale, at its first moment."""

    at: datetime
    label: str


@dataclass(frozen=True)
class LegendEntry:
    """A line of the legend; `whose` None: of the time in which a dispute can be opened."""

    whose: Whose | None
    label: str


@dataclass(frozen=True)
class Chart:
    """The whole picture. Its scale runs evenly from `begin` to `end` (UTC); `now` lies between them."""

    title: str
    as_of: str
    today: str
    now: datetime
    begin: datetime
    end: datetime
    ticks: tuple[Tick, ...]
    rows: tuple[ChartRow, ...]
    keys: tuple[LegendEntry, ...]
    notes: tuple[str, ...] = ()
    """What is said below the rows, or in place of them."""

    def share(self, moment: datetime) -> float:
        """Say how far along the scale a moment lies: 0 at its beginning or before, 1 at its end or after."""
        return min(max((moment - self.begin) / (self.end - self.begin), 0.0), 1.0)
