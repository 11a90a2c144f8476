from collections.abc import Awaitable, Callable

import pytest

from bot.storage.interface import Storage, StorageError, Unavailable
from bot.storage.values import Buyer, Changes
from tests.bot.storage.databases import FAULTS, Database, opened
from tests.bot.storage.given import (
    ANN,
    BOB,
    NOW,
    arrives,
    case,
    delivers_all,
    draft,
    keeps,
    taken,
    text,
    undelivered,
    update,
)

LONG = case(1, drafts=(draft(1, "x" * 200_000),))


@pytest.mark.parametrize(("database", "fault"), FAULTS, indirect=["database"])
async def test_what_cannot_be_done_now_changes_nothing_and_works_later(database: Database, fault: str) -> None:
    async with opened(database) as storage:
        before = await arrives(storage, 1)
        changes = Changes(before.seq, ANN, Buyer(ANN, current=1), (LONG,), (text("Saved"),))
        async with database.faults[fault](storage):
            for _ in range(2):
                with pytest.raises(Unavailable):
                    await storage.commit(changes, NOW)
            if fault in database.unreadable:
                with pytest.raises(Unavailable):
                    await taken(storage)
            else:
                assert await taken(storage) == before
                assert storage.reader().cases(ANN) == []
                assert await storage.undelivered_chats() == []
        assert await taken(storage) == before
        await storage.commit(changes, NOW)
        assert storage.reader().cases(ANN) == [LONG]
        assert await delivers_all(storage) == ["Saved"]


@pytest.mark.parametrize(("database", "fault"), [one for one in FAULTS if one[1] != "full"], indirect=["database"])
async def test_every_change_says_when_it_cannot_be_made(database: Database, storage: Storage, fault: str) -> None:
    await keeps(storage, 1, LONG)
    seq = (await arrives(storage, 2)).seq
    await storage.commit(Changes(seq, ANN, deliveries=(text("one"),)), NOW)
    delivery = await undelivered(storage)
    seq = (await arrives(storage, 3)).seq
    operations: list[Callable[[], Awaitable[object]]] = [
        lambda: storage.store([update(4, BOB)], NOW),
        lambda: storage.failed(seq, "?"),
        lambda: storage.set_aside(seq, [], NOW),
        lambda: storage.commit(Changes(seq, ANN), NOW),
        lambda: storage.delivered([delivery.id], None, NOW),
        lambda: storage.park(ANN, NOW),
        lambda: storage.contact(NOW),
    ]
    async with database.faults[fault](storage):
        for operation in operations:
            with pytest.raises(Unavailable, match="DATABASE_URL"):
                await operation()
    assert await storage.waiting_chats() == [ANN]
    assert (await taken(storage)).attempts == 0
    assert await undelivered(storage) == delivery
    assert await storage.last_contact() is None


async def test_a_closed_storage_says_so_and_can_be_closed_again(storage: Storage) -> None:
    await storage.close()
    await storage.close()
    with pytest.raises(StorageError, match="closed"):
        await storage.waiting_chats()
    with pytest.raises(StorageError, match="closed"):
        await storage.contact(NOW)
