"""What could not be handled is found by an admin and tried again; the buyer gets an answer, nobody sees the words."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot import lanes
from bot.handlers import attaching, commands, routing, taps, writing
from bot.handlers.admin.dead_letters import PAGE, VERBS, kind
from bot.handlers.turn import Turn
from bot.screens.buttons import ANY_REVISION, Tap
from bot.storage.notes import Note, NoteKind
from bot.storage.values import Incoming
from bot.texts import texts
from conversations.names import S
from tests.bot.given import read, restart
from tests.bot.test_journeys import SHOE, to_the_amount
from tests.buyer import Buyer, visible
from tests.conftest import World

SECRET = "Grandma's <b>lamp</b> 7"
SORRY = visible(texts("en").html("update_failed"))
NEWS = visible(texts("en").html("dead_letters_news"))


@dataclass
class Mistake:
    """A mistake in the code that strikes some buyers, with an error that quotes what they said."""

    chats: set[int] = field(default_factory=set)

    def strikes(self, turn: Turn) -> None:
        if turn.chat_id in self.chats:
            raise ValueError(f"cannot read {turn.waiting.body!r}")


@pytest.fixture
def mistake(monkeypatch: pytest.MonkeyPatch) -> Mistake:
    mistake = Mistake()
    typed, attach, press = writing.typed, attaching.attach, taps.press

    async def mistyped(turn: Turn, *given: Any, **more: Any) -> str:
        mistake.strikes(turn)
        return await typed(turn, *given, **more)

    async def misattached(turn: Turn, *given: Any) -> None:
        mistake.strikes(turn)
        await attach(turn, *given)

    async def misdone(turn: Turn, *given: Any) -> str:
        if turn.chat_id in mistake.chats:
            raise RuntimeError(SECRET)
        return await press(turn, *given)

    monkeypatch.setattr(routing, "typed", mistyped)
    monkeypatch.setattr(routing, "attach", misattached)
    monkeypatch.setattr(routing, "press", misdone)
    return mistake


@pytest.fixture
async def boss(world: World, ann: Buyer, mistake: Mistake) -> AsyncIterator[Buyer]:
    """An admin; and the mistake strikes Ann."""
    world.expected.append("Update")
    boss = await world.buyer("Boss")
    await restart(world, ann, boss, admins=frozenset({boss.id}))
    mistake.chats.add(ann.id)
    yield boss
    said = "\n".join(await read(boss))
    assert "lamp" not in said
    assert "Blue shoes" not in said


async def dead(boss: Buyer) -> list[int]:
    """Let an admin look at the list; give the numbers on its first page."""
    await boss.says("/dead_letters")
    return numbers(await boss.buttons())


def numbers(buttons: list[tuple[Tap, Any]]) -> list[int]:
    return [int(tap.argument) for tap, _button in buttons if tap.verb == "dead_one"]


def rows(world: World, query: str, *values: object) -> list[Any]:
    """Ask the bot's database, with a connection of its own."""
    with closing(sqlite3.connect(world.folder / "bot.db")) as connection, connection:
        return connection.execute(query, values).fetchall()


async def test_an_admin_finds_what_failed_and_after_the_repair_the_buyer_gets_his_answer(
    ann: Buyer, boss: Buyer, mistake: Mistake
) -> None:
    await ann.says("Blue shoes")
    assert (await read(ann))[-1] == SORRY
    assert (await read(boss))[-1] == NEWS
    (number,) = await dead(boss)
    await boss.sees("dead_letters", count=1)
    text = await boss.text()
    assert "a text" in text
    assert str(ann.id) in text
    assert "ValueError tests" not in text, "the place is one in the project"
    await boss.taps("dead_one", str(number))
    mistake.chats.clear()
    await boss.taps("dead_retry", str(number))
    await boss.sees("dead_letter_waiting")
    case = await ann.is_at(S.PROTECTION)
    assert case.answers[S.ORDER].value == "Blue shoes"
    await boss.taps("dead_one", str(number))
    assert "It was handled" in await boss.text()
    await boss.taps("dead")
    await boss.sees("dead_letters", count=0)


async def test_what_fails_again_is_listed_again_and_the_buyer_is_not_told_again(ann: Buyer, boss: Buyer) -> None:
    await ann.says("Blue shoes")
    (number,) = await dead(boss)
    await boss.taps("dead_one", str(number))
    await boss.taps("dead_retry", str(number))
    await boss.taps("dead_one", str(number))
    assert "Set aside" in await boss.text()
    assert "an admin: once" in await boss.text()
    assert await dead(boss) == [number]
    assert (await read(ann)).count(SORRY) == 1
    assert (await read(boss)).count(NEWS) == 2, "he had looked before it came back"


async def test_all_are_tried_again_at_once_and_what_fails_stays(
    world: World, ann: Buyer, boss: Buyer, mistake: Mistake
) -> None:
    bob = await world.buyer("Bob")
    mistake.chats.add(bob.id)
    await ann.says("Blue shoes")
    await bob.says("Red lamp")
    await bob.says("Red lamp, the small one")
    assert len(await dead(boss)) == 3
    mistake.chats.remove(ann.id)
    await boss.taps("dead_all")
    await boss.sees("dead_letters_retried", count=3)
    await ann.is_at(S.PROTECTION)
    assert len(await dead(boss)) == 2
    mistake.chats.clear()
    await boss.taps("dead_all")
    assert await dead(boss) == []
    assert (await bob.case()).answers, "one of them was the answer"


async def test_many_failures_are_one_message_to_an_admin_until_he_looks(ann: Buyer, boss: Buyer) -> None:
    for text in ("one", "two", "three"):
        await ann.says(text)
    assert (await read(boss)).count(NEWS) == 1
    await dead(boss)
    await ann.says("four")
    assert (await read(boss)).count(NEWS) == 2


async def test_a_long_list_comes_a_page_at_a_time(ann: Buyer, boss: Buyer) -> None:
    for count in range(PAGE + 1):
        await ann.says(f"text {count}")
    first = await dead(boss)
    assert first == sorted(first, reverse=True)
    assert len(first) == PAGE
    await boss.taps("dead", "1")
    (last,) = numbers(await boss.buttons())
    assert last < min(first)
    screen, newer = await boss.button("dead", "0")
    await boss.taps("dead", "0")
    assert numbers(await boss.buttons()) == first
    await boss.taps_data(screen["message_id"], newer["data"].replace(":0", ":77"), forged=True)
    assert numbers(await boss.buttons()) == [last], "past the end is the last page"


async def test_for_anybody_else_the_command_is_one_that_does_not_exist(ann: Buyer, boss: Buyer) -> None:
    await ann.says("/nonsense")
    unknown = await ann.screen()
    await ann.says("/dead_letters")
    told = await ann.screen()
    assert told["text"] == unknown["text"]
    assert [tap.verb for tap, _button in await ann.buttons()] == [
        read_verb(button["data"]) for row in unknown["keyboard"] for button in row
    ]
    assert [aside.text for aside in (await ann.case()).asides] == ["/nonsense", "/dead_letters"]
    assert len(await dead(boss)) == 0


def read_verb(data: str) -> str:
    return data.split(":")[3]


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
async def test_for_anybody_else_the_buttons_do_nothing(
    world: World, ann: Buyer, boss: Buyer, mistake: Mistake, verb: str
) -> None:
    await ann.says("Blue shoes")
    (number,) = await dead(boss)
    mistake.chats.clear()
    bob = await world.buyer("Bob")
    before = await bob.text()
    for named in (0, 1):
        data = Tap(named, ANY_REVISION, verb, str(number)).data
        other = Tap(named, ANY_REVISION, "nonsense", str(number)).data
        message_id = (await bob.screen())["message_id"]
        unknown = await bob.taps_data(message_id, other, forged=True)
        message_id = (await bob.screen())["message_id"]
        assert await bob.taps_data(message_id, data, forged=True) == unknown
        assert unknown
        assert visible(texts("en").html(S.ORDER).split("\n")[0]) in await bob.text()
        assert str(ann.id) not in "".join(await read(bob))
    assert before
    assert await dead(boss) == [number], "it was not tried again"


@pytest.mark.parametrize("verb", ["dead_one", "dead_retry", "dead"])
async def test_a_forged_number_leads_an_admin_to_the_list_or_to_nothing(boss: Buyer, verb: str) -> None:
    for argument in ("", "x", "-1", "٣", "9" * 40, "999999999999999999", "1'--"):
        screen = await boss.screen()
        await boss.taps_data(screen["message_id"], Tap(1, ANY_REVISION, verb, argument).data, forged=True)
        assert "set aside" in await boss.text(), argument
        await boss.taps("show")
        await boss.is_at(S.ORDER)


async def test_the_screens_leave_an_admins_own_case_as_it_is(ann: Buyer, boss: Buyer) -> None:
    await boss.says("My own parcel")
    before = await boss.is_at(S.PROTECTION)
    await ann.says("Blue shoes")
    (number,) = await dead(boss)
    await boss.taps("dead_one", str(number))
    await boss.taps("dead_retry", str(number))
    await boss.taps("show")
    assert await boss.is_at(S.PROTECTION) == before
    await dead(boss)
    await boss.says("in 12 days")
    await boss.is_at(S.OPENING)


async def test_an_admin_who_is_no_buyer_gets_no_case_by_looking(world: World, boss: Buyer) -> None:
    other = await world.buyer("Other", started=False)
    await restart(world, boss, other, admins=frozenset({other.id}))
    assert await dead(other) == []
    assert world.storage.reader().cases(other.id) == []
    await other.taps("show")
    await other.sees("welcome")


async def test_without_admins_nobody_is_told_and_the_command_does_not_exist(
    world: World, ann: Buyer, boss: Buyer
) -> None:
    await restart(world, ann, boss)
    await ann.says("Blue shoes")
    assert NEWS not in await read(boss)
    await boss.says("/dead_letters")
    await boss.sees("command_unknown")


async def test_an_error_that_quotes_the_buyer_is_stored_and_shown_without_his_words(
    world: World, ann: Buyer, boss: Buyer
) -> None:
    await ann.taps("pick", "skip")
    await ann.says(SECRET)
    for number in await dead(boss):
        await boss.taps("dead_one", str(number))
        await boss.taps("dead")
    stored = rows(world, "SELECT error FROM inbox WHERE error IS NOT NULL")
    assert {error.split(" at ")[0] for (error,) in stored} == {"ValueError", "RuntimeError"}
    assert all("bot/handlers/routing.py:" in error and "lamp" not in error for (error,) in stored)


async def test_an_error_that_an_earlier_release_stored_is_shown_by_its_type(
    world: World, ann: Buyer, boss: Buyer
) -> None:
    await ann.says("Blue shoes")
    rows(world, "UPDATE inbox SET error = ? WHERE error IS NOT NULL", f"ValueError: {SECRET} at bot/x.py:1 in x")
    (number,) = await dead(boss)
    assert "ValueError" in await boss.text()
    await boss.taps("dead_one", str(number))
    assert "Last error: ValueError" in await boss.text()


# Its buyer has gone on


async def test_a_text_of_long_ago_is_kept_and_is_no_answer_to_another_question(
    ann: Buyer, boss: Buyer, mistake: Mistake
) -> None:
    await ann.says("8.12")
    mistake.chats.clear()
    await to_the_amount(ann)
    before = (await ann.case()).answers
    await retry(boss)
    case = await ann.is_at(S.PAID)
    assert (case.answers, [aside.text for aside in case.asides]) == (before, ["8.12"])
    await ann.sees("late_text_offered", text="8.12")
    await ann.taps("keep_text")
    draft = (await ann.case()).draft
    assert draft
    assert draft.text == "8.12"


async def retry(boss: Buyer) -> None:
    assert await dead(boss)
    await boss.taps("dead_all")
    assert await dead(boss) == []


async def test_a_text_that_is_still_what_the_question_waits_for_counts(
    ann: Buyer, boss: Buyer, mistake: Mistake
) -> None:
    await ann.says("Blue shoes")
    await ann.says("/start")
    await ann.says("/status")
    mistake.chats.clear()
    await retry(boss)
    case = await ann.is_at(S.PROTECTION)
    assert case.answers[S.ORDER].value == "Blue shoes"


async def test_of_two_tries_of_the_buyer_none_becomes_the_answer_to_the_next_question(
    ann: Buyer, boss: Buyer, mistake: Mistake
) -> None:
    await ann.says("Blue shoes")
    await ann.says("Blue shoes")
    mistake.chats.clear()
    await retry(boss)
    case = await ann.is_at(S.PROTECTION)
    assert case.answers[S.ORDER].value == "Blue shoes"
    assert [aside.text for aside in case.asides] == ["Blue shoes"]


async def test_a_tap_of_long_ago_is_answered_as_an_outdated_button(ann: Buyer, boss: Buyer, mistake: Mistake) -> None:
    await ann.taps("pick", "skip")
    mistake.chats.clear()
    await ann.says("Blue shoes")
    await ann.says("/start")
    before = await ann.is_at(S.PROTECTION)
    await retry(boss)
    assert await ann.is_at(S.PROTECTION) == before


async def test_a_tap_that_its_buyer_still_waits_for_counts(ann: Buyer, boss: Buyer, mistake: Mistake) -> None:
    await ann.taps("pick", "skip")
    mistake.chats.clear()
    await retry(boss)
    await ann.is_at(S.PROTECTION)


async def test_a_file_of_long_ago_is_taken(ann: Buyer, boss: Buyer, mistake: Mistake) -> None:
    await ann.sends(SHOE, as_="photo")
    mistake.chats.clear()
    await ann.says("Blue shoes")
    assert not (await ann.case()).evidence
    await retry(boss)
    case = await ann.is_at(S.PROTECTION)
    assert [item.verdict for item in case.evidence] == ["accepted"]


async def test_a_text_that_was_edited_since_does_not_come_back(ann: Buyer, boss: Buyer, mistake: Mistake) -> None:
    number = await ann.says("Blue shoes")
    mistake.chats.clear()
    await ann.edits(number, "Green shoes")
    await retry(boss)
    case = await ann.is_at(S.ORDER)
    assert [aside.text for aside in case.asides] == ["Green shoes"]
    assert visible(texts("en").html("late_replaced")) in await read(ann)


async def test_a_text_of_long_ago_is_kept_with_a_case_that_was_put_away(
    ann: Buyer, boss: Buyer, mistake: Mistake
) -> None:
    await ann.says("Blue shoes")
    mistake.chats.clear()
    await ann.says("/cancel")
    await ann.taps("cancel")
    await retry(boss)
    assert visible(texts("en").html("late_text", text="Blue shoes")) in await read(ann)
    case = await ann.case()
    assert case.cancelled_at
    assert [aside.text for aside in case.asides] == ["Blue shoes"]
    await ann.taps("undo")
    await ann.is_at(S.ORDER)


async def test_a_command_of_long_ago_changes_nothing(ann: Buyer, boss: Buyer, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_turn: Turn, _words: str) -> None:
        raise RuntimeError("broken")

    with monkeypatch.context() as patched:
        patched.setitem(commands.COMMANDS, "new", broken)  # type: ignore[misc,unused-ignore] # a dict underneath
        await ann.says("/new")
    await ann.says("/start")
    await retry(boss)
    assert visible(texts("en").html("late_command")) in await read(ann)
    assert (await ann.is_at(S.ORDER)).number == 1


async def test_one_whose_id_came_to_another_update_is_handled_all_the_same(
    world: World, ann: Buyer, boss: Buyer, mistake: Mistake
) -> None:
    await ann.says("Blue shoes")
    rows(world, "UPDATE inbox SET update_id = NULL WHERE set_aside_at IS NOT NULL")
    mistake.chats.clear()
    await retry(boss)
    await ann.is_at(S.PROTECTION)


async def test_what_was_to_be_tried_again_when_the_bot_stopped_is_tried_after_its_start(
    world: World, ann: Buyer, boss: Buyer, mistake: Mistake
) -> None:
    await ann.says("Blue shoes")
    await world.stop_bot()
    rows(world, "UPDATE inbox SET set_aside_at = NULL, attempts = 0, retries = 1 WHERE set_aside_at IS NOT NULL")
    mistake.chats.clear()
    await restart(world, ann, boss, admins=frozenset({boss.id}))
    await world.settled()
    await ann.is_at(S.PROTECTION)


# What kind it is


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b'{"update_id": 1, "message": {"text": "hello"}}', "dead_kind_text"),
        (b'{"update_id": 1, "message": {"text": "/start"}}', "dead_kind_command"),
        (b'{"update_id": 1, "message": {"text": 5}}', "dead_kind_message"),
        (b'{"update_id": 1, "message": {"photo": []}}', "dead_kind_photo"),
        (b'{"update_id": 1, "message": {"video": {}}}', "dead_kind_file"),
        (b'{"update_id": 1, "message": {"sticker": {}}}', "dead_kind_message"),
        (b'{"update_id": 1, "message": "me"}', "dead_kind_message"),
        (b'{"update_id": 1, "edited_message": {"text": "hello"}}', "dead_kind_edit"),
        (b'{"update_id": 1, "callback_query": {"data": "x"}}', "dead_kind_tap"),
        (b'{"update_id": 1, "my_chat_member": {}}', "dead_kind_member"),
        (b'{"recheck": {"case": 1, "evidence": 1}}', "dead_kind_note"),
        (b'{"resume": true}', "dead_kind_note"),
        (b'{"update_id": 1, "poll": {}}', "dead_kind_unreadable"),
        (b'["message"]', "dead_kind_unreadable"),
        (b"no update: hello", "dead_kind_unreadable"),
        (b"\xff\xfe", "dead_kind_unreadable"),
        (b"[" * 100_000, "dead_kind_unreadable"),
    ],
)
def test_the_kind_of_any_update_has_a_name(body: bytes, key: str) -> None:
    assert kind(body) == key
    assert texts("en").has(key)


@pytest.mark.parametrize("note", [Note(name, 1, 1) for name in NoteKind], ids=str)
async def test_a_note_of_the_bot_that_fails_is_told_to_admins_by_its_kind_and_to_no_buyer(
    world: World, ann: Buyer, boss: Buyer, monkeypatch: pytest.MonkeyPatch, note: Note
) -> None:
    async def fails(*_given: object) -> None:
        raise RuntimeError(SECRET)

    before = await ann.messages()
    monkeypatch.setattr(lanes, "handle_note", fails)
    await world.storage.store([Incoming(None, ann.id, note.body)], world.clock())
    world.bot.lanes.wake(ann.id)
    await world.settled()
    assert await ann.messages() == before
    (number,) = await dead(boss)
    assert "a note of the bot’s own" in await boss.text()
    monkeypatch.undo()
    await boss.taps("dead_one", str(number))
    await boss.taps("dead_retry", str(number))
    await boss.taps("dead_one", str(number))
    assert "It was handled" in await boss.text()
