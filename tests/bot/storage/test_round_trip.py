import itertools
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage.interface import Storage
from bot.storage.values import Buyer
from conversations.case import Answer, Aside, Case, Draft, Due, Feedback
from conversations.evidence import Evidence
from conversations.names import S
from tests.bot.storage.given import NOW, handles, present, taken, update

CHATS = itertools.count(1)


def as_utf_16(text: str) -> str:
    """Join what is one character to JSON: a high surrogate with a low one behind it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=30).map(as_utf_16)
numbers = st.integers() | st.integers(2**63, 2**90)
messages = st.integers(1, 2**62)
cuts = st.lists(st.integers(0, 20_000), max_size=3).map(tuple)
times = st.datetimes(timezones=st.just(UTC), min_value=datetime(1000, 1, 1))  # noqa: DTZ001 - hypothesis adds the zone
near = times.map(lambda moment: moment.replace(year=2024))
"""What is reckoned with: a year later there still is a time. A leap year, as there may be a 29 February."""
days = st.dates()
answers = st.builds(Answer, texts, times, st.none() | messages, texts)
steps = st.sampled_from(S)
verdicts = st.sampled_from(["accepted", "unchecked", "refused", "surplus", "removed", "of a later release"])


def numbered(count: int) -> range:
    return range(1, count + 1)


def files(number: int) -> st.SearchStrategy[Evidence]:
    known: dict[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(("sent_as", "file_id", "file_unique_id"), texts),
        **dict.fromkeys(("reason", "album", "name", "mime", "format", "sha256"), st.none() | texts),
        **dict.fromkeys(("size", "width", "height", "duration"), st.none() | numbers),
    }
    return st.builds(Evidence, number=st.just(number), message_id=numbers, at=times, verdict=verdicts, **known)


IN_ORDER = {"number", "evidence", "drafts"}
"""Parts of a case that are numbered, and so drawn with their numbers."""
ELSEWHERE = {"events"}
"""What of a case is held to come back in test_reminders.py: it is never lost, whatever replaces it."""
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "created_at": times,
    "answers": st.dictionaries(steps, answers, max_size=6),
    "former": st.dictionaries(steps, texts, max_size=6),
    "asides": st.lists(
        st.builds(Aside, messages, texts, times, number=st.integers(0, 200), part=st.integers(0, 200)),
        max_size=4,
        unique_by=lambda one: one.message_id,
    ).map(tuple),
    "cancelled_at": st.none() | times,
    "revision": st.integers(0, 2**63 - 1),
    "dues": st.lists(st.builds(Due, texts, days, near, due=st.none() | times, typed=texts), max_size=2).map(tuple),
    "asked": st.text(st.characters(codec="ascii", exclude_characters="\0"), max_size=30),  # our own words
    "feedback": st.none() | st.builds(Feedback, st.integers(1, 5), texts, times),
    "kept_at": st.none() | near,
    "warned_at": st.none() | near,
}
"""What a case may hold: a field of it -> any of its values."""


@st.composite
def cases(draw: st.DrawFn, number: int = 1) -> Case:
    sent = [draw(files(n)) for n in numbered(draw(st.integers(0, 3)))]
    drafts = [
        Draft(n, draw(texts), draw(st.none() | numbers), draw(times), draw(cuts), draw(st.booleans()))
        for n in numbered(draw(st.integers(0, 3)))
    ]
    drawn = {name: draw(part) for name, part in PARTS.items()}
    return Case(number=number, evidence=tuple(sent), drafts=tuple(drafts), **drawn)


def test_everything_of_a_case_is_held_to_come_back() -> None:
    assert {field.name for field in fields(Case)} == {*PARTS, *IN_ORDER, *ELSEWHERE}, "add it to PARTS"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=cases(), second=cases(2))
async def test_any_case_comes_back_as_it_was_stored(storage: Storage, first: Case, second: Case) -> None:
    chat = next(CHATS)  # of its own: the examples share the database
    await handles(storage, chat, chat_id=chat, buyer=Buyer(chat, current=1), cases=(first, second))
    assert storage.reader().cases(chat) == [first, second]
    await storage.store([update(-chat, chat)], NOW)
    assert (await taken(storage, chat)).case == present(first)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=cases(), after=cases())
async def test_any_case_replaces_any_other_but_for_what_is_never_lost(
    storage: Storage, before: Case, after: Case
) -> None:
    chat = next(CHATS)
    for number, case in enumerate((before, after)):
        await handles(storage, chat * 2 + 10**9 + number, chat_id=chat, cases=(case,))
    (kept,) = storage.reader().cases(chat)
    assert (kept.answers, kept.former) == (after.answers, after.former)
    replaced = [one.message_id for one in after.asides]
    assert kept.asides == (*(one for one in before.asides if one.message_id not in replaced), *after.asides)
    assert (kept.created_at, kept.cancelled_at, kept.revision) == (
        after.created_at, after.cancelled_at, after.revision)  # fmt: skip
    stored = len(before.drafts)
    assert kept.drafts[stored:] == after.drafts[stored:]
    assert kept.drafts[: stored - 1] == before.drafts[:-1] if stored else True
    assert all(is_.text.startswith(was.text) for is_, was in zip(kept.drafts, before.drafts, strict=False))
    assert kept.evidence == after.evidence + before.evidence[len(after.evidence) :]
