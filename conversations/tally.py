"""How many cases stand where: for those who run the bot. Counts, and nothing of any one buyer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from conversations.case import Case
from conversations.followup import Stage, is_submitted, stage
from conversations.names import S
from conversations.route import open_step


@dataclass
class Tally:
    """Cases counted so far: put away, at a step before Submit, at a stage after it; and the marks given."""

    put_away: int = 0
    steps: Counter[S] = field(default_factory=Counter)
    stages: Counter[Stage] = field(default_factory=Counter)
    marks: Counter[int] = field(default_factory=Counter)

    @property
    def cases(self) -> int:
        """All cases."""
        return self.put_away + self.steps.total() + self.stages.total()

    def count(self, cases: Iterable[Case]) -> None:
        """Count more cases."""
        for case in cases:
            if case.feedback:
                self.marks[case.feedback.mark] += 1
            if case.cancelled_at:
                self.put_away += 1
            elif is_submitted(case):
                self.stages[stage(case)] += 1
            else:
                self.steps[open_step(case)] += 1
