"""The kinds of step. What follows what is in `dispute.py`, what they say in `texts/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import TypeAlias

from conversations.case import Case
from conversations.names import S

DONE = "done"
"""The answer of a step that gathers things: the buyer has enough of them and goes on."""
Predicate = Callable[[Case], bool]
TypedRule = Callable[[str, Case, datetime], str]
"""Typed text, the case, now (UTC) -> the answer to store. Raises `Rejected`."""


@dataclass(frozen=True)
class When:
    """A fork that needs more than the step's own answer: a named predicate on the case."""

    holds: Predicate
    then: S
    otherwise: Target

    def leads(self, case: Case) -> S:
        """Give the step that the case goes to."""
        if self.holds(case):
            return self.then
        return self.otherwise.leads(case) if isinstance(self.otherwise, When) else self.otherwise


Target: TypeAlias = S | When


def _any(_case: Case) -> bool:
    return True


def _nothing(_case: Case) -> Mapping[str, str]:
    return {}


def _holds(_value: str, _case: Case) -> bool:
    return True


@dataclass(frozen=True)
class Menu:
    """A question that is answered with a button."""

    choices: Mapping[str, Target]
    reopens: tuple[S, ...] = ()
    """Earlier steps that can be changed from here; every later answer that still fits is kept."""
    again: S | None = None
    """An earlier step that can be gone through anew from here; the answers after it are dropped."""
    only: Mapping[str, Predicate] = field(default_factory=dict)
    """Choice -> for which case there is such a button at all; one that is not here is there for every case."""

    def accepts(self, value: str, case: Case) -> bool:
        """Say whether this stored answer still leads on."""
        return value in self.choices and self.only.get(value, _any)(case)

    def offered(self, case: Case) -> Mapping[str, Target]:
        """Give the choices that this case has, which holds only the answers on its route."""
        return {name: then for name, then in self.choices.items() if self.accepts(name, case)}

    def target(self, value: str) -> Target:
        """Give what an accepted answer leads to."""
        return self.choices[value]


@dataclass(frozen=True)
class Outcome(Menu):
    """A place where a case can rest. Its choices, if any, are ways to go on nevertheless."""

    choices: Mapping[str, Target] = field(default_factory=dict)
    asks: str = ""
    """What of the order is asked for here, a name of `followup.E`: the day from which, or until which, is waited."""


class Wanted(Enum):
    """What kind of value a question is answered with, and so how the answer is stored."""

    TEXT = auto()
    """As it was typed."""
    DATE = auto()
    """As YYYY-MM-DD."""
    MONEY = auto()
    """As `Money.stored`."""
    WORD = auto()
    """As the name of one of `Ask.words`, or as it was typed."""
    COUNT = auto()
    """As a whole number."""
    QUANTITY = auto()
    """As `Quantity.stored`."""


@dataclass(frozen=True)
class Ask:
    """A question that is answered by typing; ready answers stand beside it as buttons."""

    rule: TypedRule
    then: Target
    wants: Wanted = Wanted.TEXT
    choices: Mapping[str, Target] = field(default_factory=dict)
    """Answers that say there is nothing to type ("I don't know"), with where they lead."""
    words: tuple[str, ...] = ()
    """Answers that are words of the letter, which has each of them in every language (`word_...`)."""
    offers: Callable[[Case], Mapping[str, str]] = _nothing
    """Button -> the text that it types for the buyer, made from the case."""
    holds: Callable[[str, Case], bool] = _holds
    """Whether a stored answer still fits the rest of the case."""

    def accepts(self, value: str, case: Case) -> bool:
        """Say whether this stored answer still leads on."""
        return value in self.choices or value in self.words or self.holds(value, case)

    def target(self, value: str) -> Target:
        """Give what an accepted answer leads to."""
        return self.choices.get(value, self.then)


@dataclass(frozen=True)
class _Gather:
    """A step that gathers things one by one until the buyer goes on."""

    enough: Predicate
    then: Target

    def accepts(self, value: str, case: Case) -> bool:
        """Say whether the buyer went on and there is still enough."""
        return value == DONE and self.enough(case)

    def target(self, _value: str) -> Target:
        """Give what going on leads to."""
        return self.then


@dataclass(frozen=True)
class Attach(_Gather):
    """Photos and videos are sent here."""


@dataclass(frozen=True)
class Write(_Gather):
    """The complaint is written here; every text is a version of it."""

    choices: Mapping[str, Target] = field(default_factory=dict)
    """Ways on without a text of one's own."""

    def accepts(self, value: str, case: Case) -> bool:
        """Say whether the buyer went on, with enough or in another way."""
        return value in self.choices or super().accepts(value, case)

    def target(self, value: str) -> Target:
        """Give what an accepted answer leads to."""
        return self.choices.get(value, self.then)


Step = Menu | Ask | Attach | Write


def arrows(step: Step) -> list[tuple[str, S]]:
    """List (label, next step) of a step: what the diagram draws and the guards walk.

    The label is the choice, or the name of the predicate that decides.
    """
    targets = list(step.choices.items()) if isinstance(step, Menu | Ask | Write) else []
    if not isinstance(step, Menu):
        targets.append(("", step.then))
    return [arrow for label, target in targets for arrow in _branches(label, target)]


def _branches(label: str, target: Target) -> list[tuple[str, S]]:
    if isinstance(target, S):
        return [(label, target)]
    name = target.holds.__name__
    otherwise = _branches(f"{label} not {name}".strip(), target.otherwise)
    return [(f"{label} {name}".strip(), target.then), *otherwise]
