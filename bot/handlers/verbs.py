"""What a button or a command does, as a value that knows itself what it is about and when it is outdated."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.handlers.turn import Turn
from bot.screens.buttons import ANY_REVISION, Tap
from conversations.case import Case

Action = Callable[[Turn, str], Awaitable[None]]
"""The turn, and what the button carries or what was written behind the command."""


class About(Enum):
    """What a verb is about."""

    ANYTHING = auto()
    """No certain case: it means the same at any time."""
    KEPT_CASE = auto()
    """A case, also one that was put away."""
    CASE = auto()
    """A case that is not put away."""
    QUESTION = auto()
    """The question that is open in a case: outdated as soon as any answer has changed."""


@dataclass(frozen=True)
class Verb:
    """One thing that can be done: its name in a button or behind the slash, and the function that does it.

    The function raises `LookupError` or `ValueError` for what is forged or outdated, `Rejected` for a refusal.
    """

    name: str
    act: Action
    about: About = About.CASE
    is_asking: bool = False
    """What is typed after it is what it has asked for."""

    def fits(self, tap: Tap, case: Case) -> bool:
        """Say whether a button of this verb still means what it meant when it was made; `case` is the open one."""
        if self.about is About.ANYTHING:
            return True
        if tap.case != case.number or (case.cancelled_at and self.about is not About.KEPT_CASE):
            return False
        return self.about is not About.QUESTION or (tap.revision == case.revision != ANY_REVISION)


def by_name(*verbs: Verb) -> Mapping[str, Verb]:
    """Give name -> verb. Raises `ValueError` where two have one name."""
    named = {verb.name: verb for verb in verbs}
    if len(named) < len(verbs):
        raise ValueError("two verbs have one name")
    return named
