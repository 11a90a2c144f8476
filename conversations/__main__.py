"""Print the guide as two Mermaid diagrams: `make diagram` writes them to docs/flow.md."""

import sys
from collections.abc import Iterable, Iterator

from conversations.complaint.facts import OF_ALL, OF_REASON, QUESTIONS
from conversations.dispute import STEPS
from conversations.followup import CLOSED, STAGES, E, Stage
from conversations.names import S
from conversations.steps import Ask, Attach, Outcome, Step, Write, arrows

SHAPES: dict[type, tuple[str, str]] = {
    Ask: ("[/", "/]"),
    Attach: ("[/", "/]"),
    Write: ("[/", "/]"),
    Outcome: ("([", "])"),
}
BOX = ("[", "]")
LABELS_IN_A_LINE = 2
"""Events beside one arrow that stand in one line, so that the arrow stays narrow."""


def diagram() -> str:
    """Give the page: every step with its ways on and every stage with what can happen there, as the tables say."""
    return "\n".join(
        [
            "# The way through a dispute",
            "",
            "Printed from `conversations/dispute.py` by `make diagram`; never edited by hand.",
            "A slanted box is typed or sent, a box is chosen, a round one is where a case can rest.",
            "",
            *_chart(line for name, step in STEPS.items() if name not in QUESTIONS for line in _drawn(name, step)),
            "## What is asked for the letter",
            "",
            "Printed from `conversations/complaint/facts.py`. It is asked on the way to `letter`; from what the amount",
            "follows, on the way to `refund`.",
            "",
            "| reason | asked |",
            "|---|---|",
            *(f"| {reason} | {', '.join(asked)} |" for reason, asked in {**OF_REASON, "every reason": OF_ALL}.items()),
            "",
            "## After Submit",
            "",
            "Printed from `conversations/followup.py`. A box is a stage, beside the arrows is what can happen there;",
            "a round one is where a case can rest. What happens without leaving the stage is written in its box.",
            "",
            *_chart(line for stage, events in STAGES.items() for line in _stage(stage, list(events.items()))),
        ]
    )


def _chart(lines: Iterable[str]) -> list[str]:
    return ["```mermaid", "flowchart TD", *lines, "```", ""]


def _drawn(name: S, step: Step) -> list[str]:
    left, right = SHAPES.get(type(step), BOX)
    drawn = [f'    {name}{left}"{name}"{right}']
    for label, after in arrows(step):
        drawn.append(f'    {name} -- "{label}" --> {after}' if label else f"    {name} --> {after}")
    return drawn


def _stage(stage: Stage, events: list[tuple[E, Stage]]) -> Iterator[str]:
    left, right = SHAPES[Outcome] if stage in CLOSED else BOX
    stays = [event for event, there in events if there is stage]
    yield f'    {stage}{left}"{"<br>".join([f"<b>{stage}</b>", *stays])}"{right}'
    for there in dict.fromkeys(there for _event, there in events if there is not stage):
        yield f'    {stage} -- "{_label([event for event, to in events if to is there])}" --> {there}'


def _label(events: list[E]) -> str:
    lines = (events[start : start + LABELS_IN_A_LINE] for start in range(0, len(events), LABELS_IN_A_LINE))
    return "<br>".join(", ".join(line) for line in lines)


if __name__ == "__main__":
    sys.stdout.write(diagram())
