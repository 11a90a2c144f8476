import pytest

from bot.storage.deliveries import Shown
from bot.storage.interface import Storage
from bot.storage.values import Changes, Incoming
from tests.bot.storage.given import ANN, BOB, CID, MINUTE, NOW, delivers_all, handles, screen, taken, text, undelivered


async def test_deliveries_go_out_in_order_with_the_update_that_they_answer(storage: Storage) -> None:
    await handles(storage, 1, text("one"), screen("two"))
    await handles(storage, 2, text("three"))
    first = await undelivered(storage)
    assert (first.chat_id, first.update_id, first.delivery, first.shown) == (ANN, 1, text("one"), None)
    await storage.delivered([first.id], None, NOW)
    second = await undelivered(storage)
    assert (second.update_id, second.delivery) == (1, screen("two"))
    await storage.delivered([second.id], None, NOW)
    third = await undelivered(storage)
    assert (third.update_id, third.delivery) == (2, text("three"))


async def test_a_delivery_waits_until_it_is_said_to_be_out(storage: Storage) -> None:
    await handles(storage, 1, text("one"))
    assert await undelivered(storage) == await undelivered(storage)
    await storage.delivered([(await undelivered(storage)).id], None, NOW)
    assert not await storage.undelivered(ANN)
    assert await storage.undelivered_chats() == []


async def test_chats_with_deliveries_are_listed_the_longest_waiting_first(storage: Storage) -> None:
    for number, chat in enumerate([CID, ANN, BOB, CID], start=1):
        await handles(storage, number, text("hello"), chat_id=chat)
    assert await storage.undelivered_chats() == [CID, ANN, BOB]


async def test_the_message_that_carries_the_screen_is_known_from_then_on(storage: Storage) -> None:
    await handles(storage, 1, screen("one", "a"), text("two"), screen("three", "b"), screen("four", "c"))
    await storage.delivered([(await undelivered(storage)).id], Shown(501, "a"), NOW)
    assert (await undelivered(storage)).shown == Shown(501, "a")
    await storage.delivered([(await undelivered(storage)).id], None, NOW)
    assert (await undelivered(storage)).shown == Shown(501, "a")
    await storage.delivered([(await undelivered(storage)).id], Shown(502, "b"), NOW)
    assert (await undelivered(storage)).shown == Shown(502, "b")


async def test_of_several_with_one_tag_only_the_last_is_delivered(storage: Storage) -> None:
    await handles(storage, 1, screen("old", "album"), text("between"), screen("newer", "album"))
    await handles(storage, 2, screen("other", "menu"), screen("newest", "album"))
    assert await delivers_all(storage) == ["between", "other", "newest"]
    assert await storage.undelivered_chats() == []


async def test_deliveries_without_a_tag_never_replace_each_other(storage: Storage) -> None:
    await handles(storage, 1, screen("one"), screen("two"))
    await handles(storage, 2, screen("three"))
    assert await delivers_all(storage) == ["one", "two", "three"]


async def test_a_tag_of_another_chat_is_another_tag(storage: Storage) -> None:
    await handles(storage, 1, screen("Ann's", "album"), chat_id=ANN)
    await handles(storage, 2, screen("Bob's", "album"), chat_id=BOB)
    assert await delivers_all(storage, ANN) == ["Ann's"]


async def test_what_is_out_already_is_not_replaced(storage: Storage) -> None:
    await handles(storage, 1, screen("old", "album"))
    assert await delivers_all(storage) == ["old"]
    await handles(storage, 2, screen("new", "album"))
    assert await delivers_all(storage) == ["new"]


async def test_a_screen_that_was_replaced_while_on_its_way_is_noted_as_out(storage: Storage) -> None:
    await handles(storage, 1, screen("old", "album"))
    on_its_way = await undelivered(storage)
    await handles(storage, 2, screen("new", "album"))
    await storage.delivered([on_its_way.id], Shown(501, "album"), NOW)
    newest = await undelivered(storage)
    assert (newest.delivery, newest.shown) == (screen("new", "album"), Shown(501, "album"))


async def test_saying_twice_that_it_is_out_does_no_harm(storage: Storage) -> None:
    await handles(storage, 1, screen("one"), text("two"))
    first = await undelivered(storage)
    await storage.delivered([first.id], Shown(501, ""), NOW)
    await storage.delivered([first.id], Shown(501, ""), NOW + MINUTE)
    assert await delivers_all(storage) == ["two"]


async def test_an_unknown_delivery_is_a_mistake(storage: Storage) -> None:
    with pytest.raises(KeyError):
        await storage.delivered([1], Shown(501, ""), NOW)


async def test_deliveries_of_a_parked_chat_wait(storage: Storage) -> None:
    await handles(storage, 1, text("one"))
    await storage.park(ANN, NOW)
    await handles(storage, 2, text("two"))
    await handles(storage, 3, text("hello"), chat_id=BOB)
    assert not await storage.undelivered(ANN)
    assert await storage.undelivered_chats() == [BOB]


async def test_an_update_can_park_its_chat(storage: Storage) -> None:
    await handles(storage, 1, text("one"), parked=True)
    assert not await storage.undelivered(ANN)
    assert await storage.undelivered_chats() == []


async def test_a_chat_that_can_be_reached_again_gets_what_is_not_out_of_date(storage: Storage) -> None:
    await storage.park(ANN, NOW)
    await storage.park(ANN, NOW + MINUTE)
    await handles(storage, 1, screen("old screen"), text("a notice"), screen("old too", "menu"))
    await handles(storage, 2, screen("fresh"), parked=False)
    assert await storage.undelivered_chats() == [ANN]
    assert await delivers_all(storage) == ["a notice", "fresh"]


async def test_a_chat_that_was_never_parked_can_be_said_to_be_reachable(storage: Storage) -> None:
    await handles(storage, 1, text("one"), parked=False)
    assert await delivers_all(storage) == ["one"]


async def test_deliveries_carry_any_json(storage: Storage) -> None:
    words = "📦 \0 \ud800 \u2028 </script> '; DROP TABLE outbox --"
    await handles(storage, 1, text(words))
    assert (await undelivered(storage)).delivery == text(words)


async def test_an_answer_to_the_bots_own_note_names_no_update(storage: Storage) -> None:
    await storage.store([Incoming(None, ANN, b"{}")], NOW)
    await storage.commit(Changes((await taken(storage)).seq, ANN, deliveries=(text("Checked"),)), NOW)
    assert (await undelivered(storage)).update_id is None
