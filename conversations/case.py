"""A case: what one buyer said, sent and wrote about one dispute. Values only; `route.py` says where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal, TypeVar

from conversations.evidence import Evidence
from conversations.names import S
from conversations.quotas import LONGEST_TEXT, MOST_VERSIONS
from conversations.rejected import Rejected


@dataclass(frozen=True)
class Answer:
    """What the buyer chose (the choice's name) or typed (the rule's canonical form), and when (UTC).

    `message_id` is the message that it was typed in, and `typed` its words; none for a tap.
    """

    value: str
    at: datetime
    message_id: int | None = None
    typed: str = ""


@dataclass(frozen=True)
class Draft:
    """One version of the complaint text. `message_id` is the message that carried it, if one did.

    A text that the buyer's app has cut came in several messages, each numbered one higher than the one before it:
    `message_id` is the last of them, `cuts` says at which characters those after the first one begin.
    `is_letter`: it is, word for word, what the letter gave for the answers of then; nothing of it is the buyer's own.
    """

    version: int
    text: str
    message_id: int | None
    at: datetime
    cuts: tuple[int, ...] = ()
    is_letter: bool = False
    is_edited: bool = False
    """It came from an edit of the message of an earlier version."""

    @property
    def origin(self) -> Literal["typed", "edited", "composed"]:
        """Where the text is from."""
        return "composed" if self.is_letter else "edited" if self.is_edited else "typed"


@dataclass(frozen=True)
class Aside:
    """A text that came where none was expected. Kept, and offered as a draft.

    `message_id` and `cuts` as in a draft; `number` counts those of the case; `part` says how many of those before it
    hold the beginning of the same text, which is too long for one, and `before` how many characters.
    """

    message_id: int
    text: str
    at: datetime
    cuts: tuple[int, ...] = ()
    number: int = 0
    part: int = 0
    before: int = 0


Text = TypeVar("Text", Draft, Aside)


def came_with(text: Draft | Aside, message_id: int) -> bool:
    """Say whether this message carried the text, or a part of it."""
    return text.message_id is not None and 0 <= text.message_id - message_id <= len(text.cuts)


def goes_on(text: Draft | Aside | None, message_id: int, now: datetime) -> bool:
    """Say whether the text in this message is the next part of one that the buyer's app has cut."""
    if text is None or text.message_id != message_id - 1 or now - text.at >= CUT_PAUSE:
        return False
    return may_go_on(text.text[text.cuts[-1] if text.cuts else 0 :])


def may_go_on(part: str) -> bool:
    """Say whether a text is so long that it may be the first part of one that was cut."""
    return len(part.encode("utf-16-le", "surrogatepass")) // 2 > CUT_LENGTH


CUT_LENGTH = 4000
"""A text of more UTF-16 units may be the first part of one that the buyer's app has cut at 4,096."""
CUT_PAUSE = timedelta(seconds=5)
"""The parts come closer together than this. Our choice."""


def grown(text: Text, part: str, message_id: int, now: datetime) -> Text:
    """Add the next part, in this message, to a text. Raises `Rejected` where it becomes longer than any form takes."""
    whole = text.text + part
    _check_length(whole)
    return replace(text, text=whole, message_id=message_id, at=now, cuts=(*text.cuts, len(text.text)))


def edited(text: Text, message_id: int, words: str, now: datetime) -> Text:
    """Give a text as it is once a message that it came with says something else. Raises `Rejected` as `grown`."""
    assert text.message_id is not None
    part = len(text.cuts) - (text.message_id - message_id)
    starts, ends = (0, *text.cuts), (*text.cuts, len(text.text))
    whole = text.text[: starts[part]] + words + text.text[ends[part] :]
    _check_length(whole)
    longer = len(whole) - len(text.text)
    cuts = tuple(cut + longer if cut >= ends[part] else cut for cut in text.cuts)
    return replace(text, text=whole, at=now, cuts=cuts)


def _check_length(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise Rejected("text_too_long", length=len(text), most=LONGEST_TEXT)


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
    typed: str = ""
    """The words in which it was told, or its day, where it was typed."""
    typed_at: datetime | None = None
    message_id: int | None = None
    """The message with these words."""
    amount: str = ""
    """How much it was, as `Money.stored`; empty where that was not told."""


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
    typed: str = ""
    """The words in which its day was typed, where it was, and the message with them."""
    message_id: int | None = None


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

    Of what only grows, `drafts` and `asides` need to hold but the last one, and `evidence` what counts for the form and
    the last few: the rest may have been left in the database.
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


def with_draft(
    case: Case,
    text: str,
    message_id: int | None,
    now: datetime,
    cuts: tuple[int, ...] = (),
    *,
    is_letter: bool = False,
    is_edited: bool = False,
) -> Case:
    """Add a version of the complaint text. The same text again, from the same message, is no new version.

    The letter that the buyer sends back as it was is the letter still.
    Raises `Rejected` where the case has as many versions as are kept, and for a text longer than any form takes.
    """
    newest = case.draft
    if newest and newest.text == text and newest.message_id == message_id:
        return case
    version = newest.version + 1 if newest else 1
    if version > MOST_VERSIONS:
        raise Rejected("versions_full", most=MOST_VERSIONS)
    _check_length(text)
    is_letter = is_letter or bool(newest and newest.is_letter and newest.text == text)
    return replace(case, drafts=(*case.drafts, Draft(version, text, message_id, now, cuts, is_letter, is_edited)))


def with_text(case: Case, text: str, message_id: int, now: datetime) -> Case:
    """Take a text as a version, or as the next part of the newest one. Raises `Rejected` as `with_draft` does."""
    newest = case.draft
    if newest and goes_on(newest, message_id, now):
        return replace(case, drafts=(*case.drafts[:-1], grown(newest, text, message_id, now)))
    return with_draft(case, text, message_id, now)


def with_aside(case: Case, text: str, message_id: int, now: datetime) -> Case:
    """Keep a text that came where none was expected, as the next part of the last one where it is that.

    A later edit of its message replaces it.
    """
    last = case.asides[-1] if case.asides else None
    is_next = last is not None and goes_on(last, message_id, now)
    if last and is_next and len(last.text) + len(text) <= LONGEST_TEXT:
        return replace(case, asides=(*case.asides[:-1], grown(last, text, message_id, now)))
    number = last.number + 1 if last else 1
    others = tuple(aside for aside in case.asides if not came_with(aside, message_id))
    part, before = (last.part + 1, last.before + len(last.text)) if last and is_next else (0, 0)
    new = Aside(message_id, text, now, number=number, part=part, before=before)
    return replace(case, asides=(*others, new))


def is_blank(case: Case) -> bool:
    """Say whether nothing was said in a case yet."""
    given = (case.answers, case.former, case.evidence, case.drafts, case.asides, case.events)
    return not case.cancelled_at and not any(given)
