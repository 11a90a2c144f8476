"""A case: what one buyer said, sent and wrote about one dispute. Values only; `route.py` says where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from conversations.evidence import Evidence
from conversations.names import S


@dataclass(frozen=True)
class Answer:
    """What the buyer chose (the choice's name) or typed (the rule's canonical form), and when (UTC)."""

    value: str
    at: datetime


@dataclass(frozen=True)
class Draft:
    """One version of the complaint text. `message_id` is the message that carried it, if one did."""

    version: int
    text: str
    message_id: int | None
    at: datetime


@dataclass(frozen=True)
class Aside:
    """A text that came where none was expected. Kept, and offered as a draft."""

    message_id: int
    text: str
    at: datetime


@dataclass(frozen=True)
class Event:
    """What the buyer told of the order or of the dispute. Kept for good, also when it is taken back.

    `kind` is a name of `followup.E`; `day` the Pacific day on which it happened, by the buyer's word; `at` when the
    buyer told, in UTC.
    """

    number: int
    kind: str
    day: date
    at: datetime
    taken_back_at: datetime | None = None


@dataclass(frozen=True)
class Due:
    """What the buyer said of one deadline. It counts as long as the deadline is reckoned from the same day, `since`.

    `due`: the last moment (UTC) by the countdown or date that AliExpress shows; it wins over any rule. A snooze moves
    no date: it only keeps reminders back until then. All moments are UTC.
    """

    kind: str
    since: date
    at: datetime
    due: datetime | None = None
    done_at: datetime | None = None
    snoozed_until: datetime | None = None
    stopped_at: datetime | None = None
    """From then on the buyer wants no more reminders of it."""


@dataclass(frozen=True)
class Feedback:
    """How a buyer says it went with us, at the end of a case: a mark of 1 (bad) to 5 (good), and words or none."""

    mark: int
    words: str
    at: datetime


@dataclass(frozen=True)
class Case:
    """One dispute of one buyer. `number` counts the buyer's cases from 1.

    `answers` hold only what was answered and not taken back; `former` what was taken back, so that it can be
    confirmed with one tap. `revision` rises with every change of the answers: a button of an older screen shows it.
    """

    number: int
    created_at: datetime
    answers: Mapping[S, Answer] = field(default_factory=dict)
    former: Mapping[S, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    drafts: tuple[Draft, ...] = ()
    asides: tuple[Aside, ...] = ()
    cancelled_at: datetime | None = None
    revision: int = 0
    events: tuple[Event, ...] = ()
    """In the order in which they were told, numbered from 1."""
    dues: tuple[Due, ...] = ()
    """At most one of a kind and a `since`: the newest."""
    asked: str = ""
    """What the buyer wants to type next, after tapping so: a day ("event:<number>", "due:<kind>") or "feedback"."""
    feedback: Feedback | None = None
    kept_at: datetime | None = None
    """When the buyer last asked for it to be kept for another year."""
    warned_at: datetime | None = None
    """When the buyer was last told that it will be erased."""

    def value(self, step: S) -> str | None:
        """Give the stored answer of a step, on the route or not; None where there is none."""
        answer = self.answers.get(step)
        return answer.value if answer else None

    @property
    def draft(self) -> Draft | None:
        """The newest version of the complaint text."""
        return self.drafts[-1] if self.drafts else None


def with_draft(case: Case, text: str, message_id: int | None, now: datetime) -> Case:
    """Add a version of the complaint text. The same text again, from the same message, is no new version."""
    newest = case.draft
    if newest and newest.text == text and newest.message_id == message_id:
        return case
    draft = Draft(len(case.drafts) + 1, text, message_id, now)
    return replace(case, drafts=(*case.drafts, draft))


def with_aside(case: Case, text: str, message_id: int, now: datetime) -> Case:
    """Keep a text that came where none was expected; a later edit of its message replaces it."""
    others = tuple(aside for aside in case.asides if aside.message_id != message_id)
    return replace(case, asides=(*others, Aside(message_id, text, now)))


def aside_as_draft(case: Case, message_id: int, now: datetime) -> Case:
    """Make a kept text a version of the complaint. Raises `KeyError` when there is no such text."""
    text = {aside.message_id: aside.text for aside in case.asides}[message_id]
    rest = tuple(aside for aside in case.asides if aside.message_id != message_id)
    return with_draft(replace(case, asides=rest), text, message_id, now)


def take_back(case: Case, version: int, now: datetime) -> Case:
    """Make an earlier version the newest again, as a new version. Raises `KeyError` for an unknown one."""
    text = {draft.version: draft.text for draft in case.drafts}[version]
    return with_draft(case, text, None, now)


def wrote(case: Case, message_id: int) -> bool:
    """Say whether a version of the complaint came from this message."""
    return any(draft.message_id == message_id for draft in case.drafts)


def is_blank(case: Case) -> bool:
    """Say whether nothing was said in a case yet."""
    given = (case.answers, case.former, case.evidence, case.drafts, case.asides, case.events)
    return not case.cancelled_at and not any(given)
