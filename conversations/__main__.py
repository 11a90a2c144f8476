"""Print the guide as a Mermaid diagram: `make diagram` writes it to docs/flow.md."""

import sys

from conversations.dispute import STEPS
from conversations.steps import Ask, Attach, Outcome, S, Step, Write, arrows

SHAPES: dict[type, tuple[str, str]] = {
    Ask: ("[/", "/]"),
    Attach: ("[/", "/]"),
    Write: ("[/", "/]"),
    Outcome: ("([", "])"),
}


def diagram() -> str:
    """Give the page: every step with every way on, drawn from the table."""
    lines = [line for name, step in STEPS.items() for line in _drawn(name, step)]
    return "\n".join(
        [
            "# The way through a dispute",
            "",
            "Printed from `conversations/dispute.py` by `make diagram`; never edited by hand.",
            "A slanted box is typed or sent, a box is chosen, a round one is where a case can rest.",
            "",
            "```mermaid",
            "flowchart TD",
            *lines,
            "```",
            "",
        ]
    )


def _drawn(name: S, step: Step) -> list[str]:
    left, right = SHAPES.get(type(step), ("[", "]"))
    drawn = [f'    {name}{left}"{name}"{right}']
    for label, after in arrows(step):
        drawn.append(f'    {name} -- "{label}" --> {after}' if label else f"    {name} --> {after}")
    return drawn


if __name__ == "__main__":
    sys.stdout.write(diagram())
