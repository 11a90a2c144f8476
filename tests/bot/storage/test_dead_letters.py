"""An update that was set aside can be looked at and tried again; nothing of it is lost, its buyer is told once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.storage.deliveries import Delivery
from bot.storage.interface import Storage
from bot.storage.sql import dead_letters
from bot.storage.values import Buyer, Changes, Cleared, Incoming
from conversations.case import Case
from tests.bot.storage.databases import Database, opened
from tests.bot.storage.given import (
    ANN,
    BOB,
    CID,
    DAY,
    MINUTE,
    NOW,
    arrives,
    case,
    delivers_all,
    handles,
    keeps,
    taken,
    text,
)

SORRY = text("That did not work")
ADMIN, OTHER_ADMIN = CID, CID + 1
NEWS = [
    (admin, Delivery("text", {"text": "Something was set aside"}, "dead_letters")) for admin in (ADMIN, OTHER_ADMIN)
]
SECOND = timedelta(seconds=1)


async def dies(storage: Storage, update_id: int, chat_id: int = ANN, now: datetime = NOW) -> int:
    """Let one update come, fail three times and be set aside; give its number."""
    seq = (await arrives(storage, update_id, chat_id, now)).seq
    return await dies_again(storage, seq, now)


async def dies_again(storage: Storage, seq: int, now: datetime = NOW) -> int:
    for _ in range(3):
        await storage.failed(seq, "KeyError at bot/x.py:1 in x")
    await storage.set_aside(seq, [SORRY], now, NEWS)
    return seq


async def retries(storage: Storage, *numbers: int, now: datetime = NOW) -> None:
    """Let an admin's tap have these tried again."""
    await storage.store([Incoming(100_000 + sum(numbers) + int(now.timestamp()), ADMIN, b"{}")], now)
    await storage.commit(Changes((await taken(storage, ADMIN)).seq, ADMIN, retried=numbers), now)


async def listed(storage: Storage, skip: int = 0, most: int = 10, admin: int = ADMIN) -> list[int]:
    return [letter.number for letter in (await storage.dead_letters(admin, skip, most)).shown]


async def test_the_last_that_was_set_aside_is_listed_first_a_few_at_a_time(storage: Storage) -> None:
    first = await dies(storage, 1, BOB, NOW + 5 * MINUTE)
    second = await dies(storage, 2, ANN, NOW + MINUTE)
    third = await dies(storage, 3, ANN, NOW + MINUTE)
    await arrives(storage, 4)
    assert await listed(storage) == [first, third, second]
    assert await listed(storage, 1, 1) == [third]
    assert await listed(storage, 3, 5) == []
    found = await storage.dead_letters(ADMIN, 0, 1)
    assert list(found.chats.items()) == [(second, ANN), (third, ANN), (first, BOB)], "all of them, oldest first"
    assert found.retried == 0


async def test_what_is_known_of_a_dead_letter_can_be_read(storage: Storage) -> None:
    number = await dies(storage, 1, now=NOW + MINUTE)
    letter = await storage.dead_letter(number)
    assert letter
    assert (letter.chat_id, letter.attempts, letter.retries, letter.handled_at) == (ANN, 3, 0, None)
    assert (letter.received_at, letter.set_aside_at) == (NOW + MINUTE, NOW + MINUTE)
    assert (letter.body, letter.error) == (b'{"update_id": 1}', "KeyError at bot/x.py:1 in x")


async def test_what_was_never_set_aside_is_no_dead_letter(storage: Storage) -> None:
    waiting = await arrives(storage, 1)
    assert await storage.dead_letter(waiting.seq) is None
    await storage.commit(Changes(waiting.seq, ANN), NOW)
    assert await storage.dead_letter(waiting.seq) is None
    assert await storage.dead_letter(99) is None


async def test_tried_again_it_comes_before_what_came_later_and_has_all_its_tries(storage: Storage) -> None:
    number = await dies(storage, 1)
    later = await arrives(storage, 2, now=NOW + MINUTE)
    await retries(storage, number)
    again = await taken(storage)
    assert (again.seq, again.update_id, again.attempts, again.retries) == (number, 1, 0, 1)
    letter = await storage.dead_letter(number)
    assert letter
    assert (letter.set_aside_at, letter.handled_at) == (None, None)
    assert letter.error, "what it failed of before is still known"
    assert (await storage.dead_letters(ADMIN, 0, 9)).retried == 1
    remaining = await storage.commit(Changes(number, ANN), NOW + 2 * MINUTE)
    assert remaining.waiting == 1
    assert (await taken(storage)).seq == later.seq
    letter = await storage.dead_letter(number)
    assert letter
    assert letter.handled_at == NOW + 2 * MINUTE
    found = await storage.dead_letters(ADMIN, 0, 9)
    assert (found.shown, found.chats, found.retried) == ((), {}, 0)


@pytest.mark.parametrize("state", ["waiting", "handled", "unknown"])
async def test_only_what_is_set_aside_is_tried_again(storage: Storage, state: str) -> None:
    number = (await arrives(storage, 1)).seq
    await storage.failed(number, "?")
    if state == "handled":
        await storage.commit(Changes(number, ANN), NOW)
    await retries(storage, number if state != "unknown" else 99)
    waiting = await storage.next_waiting(ANN)
    assert (waiting is None) is (state == "handled")
    assert waiting is None or (waiting.attempts, waiting.retries) == (1, 0)


async def test_asked_for_twice_it_is_tried_again_once(storage: Storage) -> None:
    number = await dies(storage, 1)
    await retries(storage, number, number)
    await retries(storage, number, now=NOW + MINUTE)
    assert (await taken(storage)).retries == 1
    await storage.commit(Changes(number, ANN), NOW)
    await retries(storage, number, now=NOW + 2 * MINUTE)
    assert await storage.next_waiting(ANN) is None


async def test_an_admins_tap_that_is_not_stored_retries_nothing(storage: Storage) -> None:
    number = await dies(storage, 1)
    tap = (await arrives(storage, 2, ADMIN)).seq
    unstorable = Delivery("text", {"text": object()})
    with pytest.raises(TypeError):
        await storage.commit(Changes(tap, ADMIN, deliveries=(unstorable,), retried=(number,)), NOW)
    assert await listed(storage) == [number]
    assert await storage.next_waiting(ANN) is None
    await storage.commit(Changes(tap, ADMIN, retried=(number,)), NOW)
    assert (await taken(storage)).seq == number


async def test_failing_again_it_is_listed_again_and_its_buyer_hears_no_second_apology(storage: Storage) -> None:
    number = await dies(storage, 1)
    assert await delivers_all(storage) == ["That did not work"]
    await retries(storage, number)
    await dies_again(storage, number, NOW + MINUTE)
    assert await delivers_all(storage) == []
    assert await listed(storage) == [number]
    letter = await storage.dead_letter(number)
    assert letter
    assert (letter.attempts, letter.retries, letter.set_aside_at) == (3, 1, NOW + MINUTE)


async def test_an_admin_is_told_once_and_again_only_after_he_has_looked(storage: Storage) -> None:
    for update_id in range(1, 6):
        await dies(storage, update_id)
    assert await delivers_all(storage, ADMIN) == ["Something was set aside"]
    await dies(storage, 6)
    assert await delivers_all(storage, ADMIN) == []
    await storage.dead_letters(ADMIN, 0, 1)
    assert await delivers_all(storage, ADMIN) == []
    await dies(storage, 7)
    assert await delivers_all(storage, ADMIN) == ["Something was set aside"]
    assert await delivers_all(storage, OTHER_ADMIN) == ["Something was set aside"], "he has not looked"


async def test_news_are_the_bots_own_words_and_wait_where_an_admin_cannot_be_reached(storage: Storage) -> None:
    await storage.park(ADMIN, NOW)
    await dies(storage, 1)
    assert await storage.undelivered(ADMIN) == []
    tap = (await arrives(storage, 2, ADMIN)).seq
    await storage.commit(Changes(tap, ADMIN, parked=False), NOW)
    waiting = await storage.undelivered(ADMIN)
    assert [(item.update_id, item.delivery) for item in waiting] == [(None, NEWS[0][1])]


async def test_killed_after_the_retry_it_waits_and_after_the_handling_it_does_not(database: Database) -> None:
    async with opened(database) as storage:
        number = await dies(storage, 1)
        await retries(storage, number)
    async with opened(database) as storage:
        assert await storage.waiting_chats() == [ANN]
        assert (await taken(storage)).seq == number
        await storage.commit(Changes(number, ANN), NOW)
    async with opened(database) as storage:
        assert await storage.waiting_chats() == []
        assert await listed(storage) == []


async def test_only_what_was_handled_is_forgotten(storage: Storage) -> None:
    aside, waits, handled = [await dies(storage, update_id) for update_id in (1, 2, 3)]
    await retries(storage, waits, handled)
    await storage.commit(Changes(handled, ANN), NOW + DAY)
    await storage.prune(NOW + DAY)
    assert await storage.dead_letter(handled), "kept as long as any handled update"
    await storage.prune(NOW + 30 * DAY)
    assert await storage.dead_letter(handled) is None
    assert await listed(storage) == [aside]
    assert (await taken(storage)).seq == waits


@pytest.mark.parametrize(("later", "gone"), [(timedelta(0), False), (SECOND, True)])
async def test_one_that_nobody_has_tried_again_is_forgotten_in_the_end(
    storage: Storage, later: timedelta, gone: bool
) -> None:
    await keeps(storage, 1, case(1))
    aside, waits = [await dies(storage, update_id) for update_id in (2, 3)]
    await retries(storage, waits)
    young = await dies(storage, 4, BOB, NOW + DAY)
    cleared = await storage.clear_out(NOW + later)
    assert cleared == Cleared(int(gone), 0)
    assert sorted(await listed(storage)) == ([young] if gone else sorted([aside, young]))
    assert (await storage.dead_letter(aside) is None) is gone
    assert (await taken(storage)).seq == waits, "it is tried again"
    assert storage.reader().cases(ANN) == [case(1)]


async def test_very_many_are_forgotten_in_pieces(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dead_letters, "AT_A_TIME", 30)
    for update_id in range(1, 62):
        await dies(storage, update_id)
    assert await storage.clear_out(NOW + SECOND) == Cleared(61, 0)
    assert await listed(storage) == []


async def test_one_whose_id_came_to_another_update_is_tried_again_all_the_same(storage: Storage) -> None:
    number = await dies(storage, 1)
    new = await arrives(storage, 1, now=NOW + 8 * DAY, body=b"another")
    assert new.seq != number
    await retries(storage, number)
    again = await taken(storage)
    assert (again.seq, again.update_id, again.body) == (number, None, b'{"update_id": 1}')


@pytest.mark.parametrize(("later", "late"), [(timedelta(0), False), (SECOND, True)])
async def test_it_comes_late_where_its_buyer_sent_something_since(
    storage: Storage, later: timedelta, late: bool
) -> None:
    number = await dies(storage, 1)
    await handles(storage, 2, now=NOW + later)
    await dies(storage, 3, BOB, NOW + MINUTE)  # somebody else's life is his own
    await retries(storage, number, now=NOW + DAY)
    again = await taken(storage)
    assert (again.late, again.moved_on) == (late, False)


@pytest.mark.parametrize(
    ("stands", "moved_on"),
    [
        (case(1), False),
        (case(1, asides=()), False),
        (case(1, revision=4), True),
        (case(2), True),
        (case(1, cancelled_at=NOW), True),
    ],
)
async def test_its_buyer_has_moved_on_where_the_case_has_other_answers(
    storage: Storage, stands: Case, moved_on: bool
) -> None:
    await keeps(storage, 1, case(1))
    number = await dies(storage, 2)
    await keeps(storage, 3, stands)
    for count in range(2):  # it fails again, and still it is known what it met first
        await retries(storage, number, now=NOW + (count + 1) * DAY)
        again = await taken(storage)
        assert (again.seq, again.moved_on) == (number, moved_on)
        await dies_again(storage, number)


async def test_a_buyer_without_a_case_has_moved_on_when_there_is_one(storage: Storage) -> None:
    first, second = await dies(storage, 1), await dies(storage, 2)
    await retries(storage, first, second)
    assert not (await taken(storage)).moved_on
    await storage.commit(Changes(first, ANN, buyer=Buyer(ANN, current=1), cases=(case(1),)), NOW)
    assert (await taken(storage)).moved_on


async def test_what_was_never_set_aside_means_what_it_says(storage: Storage) -> None:
    await storage.store([Incoming(1, ANN, b"{}")], NOW)
    await storage.store([Incoming(2, ANN, b"{}")], NOW + MINUTE)
    waiting = await taken(storage)
    assert (waiting.retries, waiting.late, waiting.moved_on) == (0, False, False)
