"""What the bot does by itself: checking files later, knowing who was there, forgetting."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.storage.interface import Storage
from bot.storage.sql import retention
from bot.storage.values import Buyer, Changes, Cleared, Incoming
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
    evidence,
    handles,
    keeps,
    screen,
    taken,
    text,
    update,
)

UNCHECKED = case(1, evidence=(evidence(1), evidence(2, "unchecked"), evidence(3, "unchecked")))


async def test_each_file_that_is_not_yet_checked_gets_one_note(storage: Storage) -> None:
    await keeps(storage, 1, UNCHECKED, chat_id=BOB)
    await keeps(storage, 2, case(1), case(2, evidence=(evidence(7, "unchecked"),)), chat_id=ANN)
    assert sorted(await storage.queue_checks(NOW)) == [ANN, BOB]
    assert await _notes(storage, ANN) == [{"case": 2, "evidence": 7}]
    assert await _notes(storage, BOB) == [{"case": 1, "evidence": 2}, {"case": 1, "evidence": 3}]


async def test_a_note_that_waits_is_not_put_a_second_time(storage: Storage) -> None:
    await keeps(storage, 1, UNCHECKED)
    assert await storage.queue_checks(NOW) == [ANN]
    assert await storage.queue_checks(NOW + MINUTE) == []
    first = await taken(storage)
    assert (first.update_id, first.received_at) == (None, NOW)
    await storage.commit(Changes(first.seq, ANN), NOW)
    assert await storage.queue_checks(NOW + 2 * MINUTE) == [ANN]
    assert await _notes(storage, ANN) == [{"case": 1, "evidence": 3}, {"case": 1, "evidence": 2}]


async def test_a_file_that_is_checked_meanwhile_gets_no_note(storage: Storage) -> None:
    await keeps(storage, 1, UNCHECKED)
    await keeps(storage, 2, replace(UNCHECKED, evidence=(evidence(2, "refused"), evidence(3))))
    assert await storage.queue_checks(NOW) == []


async def test_files_of_a_cancelled_case_are_checked_only_when_it_goes_on(storage: Storage) -> None:
    await keeps(storage, 1, replace(UNCHECKED, cancelled_at=NOW))
    assert await storage.queue_checks(NOW) == []
    await keeps(storage, 2, UNCHECKED)
    assert await storage.queue_checks(NOW) == [ANN]


async def test_a_buyers_own_message_is_no_note(storage: Storage) -> None:
    await keeps(storage, 1, case(1, evidence=(evidence(1, "unchecked"),)))
    forged = json.dumps({"recheck": {"case": 1, "evidence": 1}}).encode()
    await storage.store([Incoming(2, ANN, forged)], NOW)
    assert await storage.queue_checks(NOW) == [ANN]


async def _notes(storage: Storage, chat_id: int) -> list[object]:
    notes = []
    while waiting := await storage.next_waiting(chat_id):
        notes.append(json.loads(waiting.body)["recheck"])
        await storage.commit(Changes(waiting.seq, chat_id), NOW)
    return notes


async def test_the_last_contact_with_telegram_is_remembered(storage: Storage) -> None:
    assert await storage.last_contact() is None
    await storage.contact(NOW)
    assert await storage.last_contact() == NOW
    await storage.contact(NOW + DAY)
    assert await storage.last_contact() == NOW + DAY


async def test_when_this_run_of_the_machine_began_is_remembered_and_not_of_another(storage: Storage) -> None:
    assert await storage.trusted_times("one") == []
    await storage.trust_times("one", [NOW])
    await storage.trust_times("one", [NOW + DAY, NOW])
    assert await storage.trusted_times("one") == [NOW + DAY, NOW]
    assert await storage.trusted_times("other") == []
    await storage.trust_times("other", [NOW])
    assert await storage.trusted_times("one") == []


async def test_a_chat_is_active_from_its_last_update_on(storage: Storage) -> None:
    await handles(storage, 1, chat_id=ANN, now=NOW)
    await handles(storage, 2, chat_id=BOB, now=NOW - MINUTE)
    assert await storage.active_chats(NOW - MINUTE) == [BOB, ANN]
    assert await storage.active_chats(NOW) == [ANN]
    assert await storage.active_chats(NOW + MINUTE) == []
    await handles(storage, 3, chat_id=BOB, now=NOW + MINUTE)
    assert await storage.active_chats(NOW) == [ANN, BOB]


async def test_a_chat_whose_updates_are_forgotten_is_still_known_to_have_been_active(storage: Storage) -> None:
    await handles(storage, 1)
    await storage.prune(NOW + DAY)
    assert await storage.active_chats(NOW) == [ANN]


async def test_the_bots_own_notes_make_no_chat_active(storage: Storage) -> None:
    await handles(storage, 1, now=NOW - DAY)
    await storage.store([Incoming(None, ANN, b"{}")], NOW)
    await storage.commit(Changes((await taken(storage)).seq, ANN), NOW)
    assert await storage.active_chats(NOW) == []


async def test_who_waits_for_something_is_not_listed(storage: Storage) -> None:
    await storage.store([update(1, ANN)], NOW)
    await handles(storage, 2, text("hello"), chat_id=BOB)
    assert await storage.active_chats(NOW) == []
    await storage.commit(Changes((await taken(storage, ANN)).seq, ANN), NOW)
    assert await delivers_all(storage, BOB) == ["hello"]
    assert sorted(await storage.active_chats(NOW)) == [ANN, BOB]


async def test_groups_and_parked_chats_are_not_listed(storage: Storage) -> None:
    await handles(storage, 1, chat_id=-100200300)
    await handles(storage, 2, chat_id=BOB, parked=True)
    await handles(storage, 3, chat_id=CID)
    assert await storage.active_chats(NOW) == [CID]
    await handles(storage, 4, chat_id=BOB, parked=False)
    assert sorted(await storage.active_chats(NOW)) == [BOB, CID]


GROUP = -100200300


@pytest.mark.parametrize(("later", "gone"), [(timedelta(0), False), (MINUTE, True)])
async def test_a_group_in_which_nothing_happens_is_forgotten_and_a_buyer_is_not(
    storage: Storage, later: timedelta, gone: bool
) -> None:
    told = Buyer(GROUP, told=frozenset({"private_only"}))
    await handles(storage, 1, text("Write to me in private"), chat_id=GROUP, buyer=told, parked=True)
    await keeps(storage, 2, case(1), chat_id=ANN)
    await handles(storage, 3, chat_id=GROUP - 1, buyer=replace(told, chat_id=GROUP - 1), now=NOW + DAY)
    before = {chat: storage.reader().everything(chat) for chat in (ANN, GROUP - 1)}
    assert await storage.clear_out(NOW + later) == Cleared(0, int(gone))
    left = storage.reader().everything(GROUP)
    assert set(left) == ({"inbox"} if gone else {"inbox", "outbox", "buyers", "chats"})
    assert {chat: storage.reader().everything(chat) for chat in (ANN, GROUP - 1)} == before
    await storage.prune(NOW + DAY)
    assert (storage.reader().everything(GROUP) == {}) is gone
    assert (await arrives(storage, 4, GROUP)).buyer == (None if gone else told)


async def test_what_is_over_is_forgotten_and_nothing_else(storage: Storage) -> None:
    later = NOW + MINUTE
    await handles(storage, 1, text("kept, not out"), cases=(case(),))
    failing = await arrives(storage, 2, BOB)
    await storage.store([update(3, CID)], NOW)
    await storage.prune(later)
    assert storage.reader().cases(ANN) == [case()]
    assert await delivers_all(storage, now=later) == ["kept, not out"]
    assert await taken(storage, BOB) == failing
    assert await storage.waiting_chats() == [BOB, CID]


async def test_an_update_is_known_again_until_it_is_forgotten(storage: Storage) -> None:
    await handles(storage, 1, now=NOW)
    await storage.prune(NOW)
    await storage.store([update(1)], NOW)
    assert await storage.next_waiting(ANN) is None
    await storage.prune(NOW + MINUTE)
    await storage.store([update(1)], NOW)
    assert (await taken(storage)).update_id == 1


async def test_what_is_over_since_is_not_forgotten_yet(storage: Storage) -> None:
    waiting = await arrives(storage, 1)
    await storage.commit(Changes(waiting.seq, ANN), NOW + MINUTE)
    await storage.prune(NOW + MINUTE)
    await storage.store([update(1)], NOW)
    assert await storage.next_waiting(ANN) is None


async def test_an_update_that_was_set_aside_is_not_forgotten(storage: Storage) -> None:
    seq = (await arrives(storage, 1)).seq
    await storage.set_aside(seq, [], NOW)
    await storage.prune(NOW + MINUTE)
    await storage.store([update(1)], NOW)
    assert await storage.next_waiting(ANN) is None
    assert await storage.failed(seq, "still there") == 1


async def test_many_updates_are_forgotten_as_one_is(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PIECE", 100)
    many = [update(number) for number in range(110)]
    await storage.store(many, NOW)
    while waiting := await storage.next_waiting(ANN):
        await storage.commit(Changes(waiting.seq, ANN, deliveries=(screen("same", "tag"),)), NOW)
    await handles(storage, 9000, now=NOW + DAY)
    assert await delivers_all(storage) == ["same"]
    await storage.prune(NOW + MINUTE)
    await storage.store([*many, update(9000)], NOW + DAY)
    came_again = 0
    while waiting := await storage.next_waiting(ANN):
        await storage.commit(Changes(waiting.seq, ANN), NOW + DAY)
        came_again += 1
    assert came_again == len(many)
