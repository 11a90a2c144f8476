from datetime import timedelta

import pytest

from bot.storage.interface import Storage
from bot.storage.values import Buyer, Changes, Incoming
from tests.bot.storage.given import (
    ANN,
    BOB,
    CID,
    DAY,
    MINUTE,
    NOW,
    arrives,
    case,
    handles,
    keeps,
    present,
    taken,
    text,
    update,
)


async def test_a_stored_update_waits_as_it_came(storage: Storage) -> None:
    body = b"\x00\xff not even JSON \xf0\x9f\x93\xa6"
    await storage.store([Incoming(11, ANN, body)], NOW)
    waiting = await taken(storage)
    assert (waiting.update_id, waiting.body, waiting.attempts, waiting.received_at) == (11, body, 0, NOW)
    assert waiting.buyer is None
    assert waiting.case is None


async def test_updates_of_a_chat_are_taken_in_the_order_in_which_they_were_stored(storage: Storage) -> None:
    await storage.store([update(30), update(10), update(1, BOB)], NOW)
    await storage.store([update(20)], NOW)
    order = []
    while waiting := await storage.next_waiting(ANN):
        order.append(waiting.update_id)
        await storage.commit(Changes(waiting.seq, ANN), NOW)
    assert order == [30, 10, 20]


async def test_taking_an_update_does_not_use_it_up(storage: Storage) -> None:
    await storage.store([update(1)], NOW)
    assert await taken(storage) == await taken(storage)


async def test_an_update_that_telegram_sends_again_is_ignored(storage: Storage) -> None:
    await storage.store([update(1), update(2), update(1)], NOW)
    await handles(storage, 2)
    await storage.store([update(1), update(2)], NOW + DAY)
    assert (await taken(storage)).update_id == 2
    await storage.commit(Changes((await taken(storage)).seq, ANN), NOW)
    assert await storage.next_waiting(ANN) is None


@pytest.mark.parametrize(("age", "comes_through"), [(3 * DAY, False), (3 * DAY + MINUTE, True)])
@pytest.mark.parametrize("set_aside", [False, True])
async def test_an_id_that_telegram_uses_anew_after_days_is_a_new_update(
    storage: Storage, age: timedelta, comes_through: bool, set_aside: bool
) -> None:
    old = await arrives(storage, 1)
    await (storage.set_aside(old.seq, [], NOW) if set_aside else storage.commit(Changes(old.seq, ANN), NOW))
    await storage.store([Incoming(1, ANN, b"another")], NOW + age)
    waiting = await storage.next_waiting(ANN)
    assert (waiting is not None) is comes_through
    if waiting:
        assert (waiting.update_id, waiting.body) == (1, b"another")
        await storage.store([Incoming(1, ANN, b"another")], NOW + age + MINUTE)
        await storage.commit(Changes(waiting.seq, ANN), NOW)
        assert await storage.next_waiting(ANN) is None


async def test_the_bots_own_notes_have_no_id_and_are_all_kept(storage: Storage) -> None:
    await storage.store([Incoming(None, ANN, b"one"), Incoming(None, ANN, b"one")], NOW)
    first = await taken(storage)
    assert first.update_id is None
    await storage.commit(Changes(first.seq, ANN), NOW)
    assert (await taken(storage)).body == b"one"


async def test_chats_that_wait_are_listed_the_longest_waiting_first(storage: Storage) -> None:
    assert await storage.waiting_chats() == []
    await storage.store([update(1, CID), update(2, ANN), update(3, BOB), update(4, CID)], NOW)
    assert await storage.waiting_chats() == [CID, ANN, BOB]
    await storage.commit(Changes((await taken(storage, CID)).seq, CID), NOW)
    assert await storage.waiting_chats() == [ANN, BOB, CID]


async def test_an_update_comes_with_its_buyer_and_the_case_that_is_open(storage: Storage) -> None:
    ann = Buyer(ANN, "cs", 1, frozenset({"welcome", "photo"}))
    await handles(storage, 1, buyer=ann, cases=(case(1), case(2)))
    waiting = await arrives(storage, 2)
    assert waiting.buyer == ann
    assert waiting.case == present(case(1))
    await storage.commit(Changes(waiting.seq, ANN, buyer=Buyer(ANN, current=2)), NOW)
    assert (await arrives(storage, 3)).case == present(case(2))


async def test_a_buyer_may_have_no_open_case(storage: Storage) -> None:
    await keeps(storage, 1, case(1))
    await handles(storage, 2, buyer=Buyer(ANN))
    waiting = await arrives(storage, 3)
    assert (waiting.buyer, waiting.case) == (Buyer(ANN), None)


async def test_failures_are_counted_and_change_nothing_else(storage: Storage) -> None:
    await keeps(storage, 1, case())
    seq = (await arrives(storage, 2)).seq
    assert [await storage.failed(seq, f"KeyError: {n} \udcff \0") for n in range(3)] == [1, 2, 3]
    waiting = await taken(storage)
    assert (waiting.seq, waiting.attempts, waiting.case) == (seq, 3, present(case()))
    await storage.commit(Changes(seq, ANN), NOW)
    assert await storage.next_waiting(ANN) is None


async def test_a_failure_of_an_unknown_update_is_a_mistake(storage: Storage) -> None:
    with pytest.raises(KeyError):
        await storage.failed(1, "?")


async def test_an_update_that_is_set_aside_lets_the_next_through_and_tells_the_buyer(storage: Storage) -> None:
    await storage.store([update(1), update(2)], NOW)
    bad = await taken(storage)
    await storage.failed(bad.seq, "ValueError")
    await storage.set_aside(bad.seq, [text("That did not work")], NOW)
    assert (await taken(storage)).update_id == 2
    (told,) = await storage.undelivered(ANN)
    assert (told.update_id, told.delivery) == (1, text("That did not work"))


async def test_an_update_is_set_aside_once(storage: Storage) -> None:
    seq = (await arrives(storage, 1)).seq
    for _ in range(2):
        await storage.set_aside(seq, [text("That did not work")], NOW)
    (told,) = await storage.undelivered(ANN)
    await storage.delivered([told.id], None, NOW)
    assert not await storage.undelivered(ANN)


async def test_an_update_that_is_handled_is_not_set_aside(storage: Storage) -> None:
    seq = (await arrives(storage, 1)).seq
    await storage.commit(Changes(seq, ANN), NOW)
    await storage.set_aside(seq, [text("That did not work")], NOW)
    assert not await storage.undelivered(ANN)


@pytest.mark.parametrize("largest", [2**63 - 1, -(2**63)])
async def test_ids_of_64_bits_fit(storage: Storage, largest: int) -> None:
    await storage.store([Incoming(largest, largest, b"{}")], NOW)
    assert (await taken(storage, largest)).update_id == largest


@pytest.mark.parametrize("bad", [Incoming(2**63, ANN, b"{}"), Incoming(2, 2**63, b"{}")])
async def test_an_id_of_more_than_64_bits_is_refused_with_its_whole_batch(storage: Storage, bad: Incoming) -> None:
    with pytest.raises(OverflowError):
        await storage.store([update(1), bad], NOW)
    assert await storage.waiting_chats() == []
    await storage.store([update(1)], NOW)
    assert await storage.waiting_chats() == [ANN]


async def test_a_time_without_a_zone_is_refused(storage: Storage) -> None:
    with pytest.raises(ValueError, match="zone"):
        await storage.store([update(1)], NOW.replace(tzinfo=None))
    assert await storage.waiting_chats() == []
