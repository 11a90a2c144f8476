import asyncio
from dataclasses import replace

import pytest

from bot.storage.interface import Storage
from bot.storage.values import Buyer, Changes
from conversations.case import Answer, Aside, with_aside, with_draft, with_text
from conversations.names import S
from tests.bot.storage.databases import Database, opened
from tests.bot.storage.given import (
    ANN,
    BOB,
    DAY,
    NOW,
    arrives,
    case,
    delivers_all,
    draft,
    evidence,
    handles,
    keeps,
    present,
    taken,
    text,
    update,
)


async def test_everything_of_an_update_is_stored_at_once(storage: Storage) -> None:
    await handles(storage, 1, text("Saved"), buyer=Buyer(ANN, "pl", 1), cases=(case(1), case(2)))
    assert storage.reader().cases(ANN) == [case(1), case(2)]
    assert (await arrives(storage, 2)).buyer == Buyer(ANN, "pl", 1)
    assert await delivers_all(storage) == ["Saved"]


async def test_an_update_that_is_handled_already_changes_nothing_a_second_time(storage: Storage) -> None:
    seq = (await arrives(storage, 1)).seq
    await storage.commit(Changes(seq, ANN, Buyer(ANN, current=1), (case(),), (text("Saved"),)), NOW)
    again = Changes(seq, ANN, Buyer(ANN, "cs"), (case(2), replace(case(), revision=9)), (text("Again"),), parked=True)
    await storage.commit(again, NOW)
    assert storage.reader().cases(ANN) == [case()]
    assert await delivers_all(storage) == ["Saved"]
    assert (await arrives(storage, 2)).buyer == Buyer(ANN, current=1)


async def test_an_update_that_was_set_aside_changes_nothing_any_more(storage: Storage) -> None:
    seq = (await arrives(storage, 1)).seq
    await storage.set_aside(seq, [], NOW)
    await storage.commit(Changes(seq, ANN, cases=(case(),), deliveries=(text("Saved"),)), NOW)
    assert storage.reader().cases(ANN) == []
    assert await storage.undelivered_chats() == []


async def test_what_cannot_be_stored_leaves_nothing_of_its_update_behind(storage: Storage) -> None:
    waiting = await arrives(storage, 1)
    too_large = replace(case(2), revision=2**70)
    with pytest.raises(OverflowError):
        await storage.commit(Changes(waiting.seq, ANN, Buyer(ANN), (case(1), too_large), (text("Saved"),)), NOW)
    assert await taken(storage) == waiting
    assert storage.reader().cases(ANN) == []
    assert await storage.undelivered_chats() == []
    await storage.commit(Changes(waiting.seq, ANN, cases=(case(1),)), NOW)
    assert storage.reader().cases(ANN) == [case(1)]


async def test_cases_of_buyers_are_kept_apart(storage: Storage) -> None:
    await keeps(storage, 1, case(1), chat_id=ANN)
    await keeps(storage, 2, case(1, revision=8), chat_id=BOB)
    assert (storage.reader().cases(ANN), storage.reader().cases(BOB)) == ([case(1)], [case(1, revision=8)])
    assert storage.reader().cases(1) == []


async def test_a_case_that_changed_replaces_what_was_stored(storage: Storage) -> None:
    await keeps(storage, 1, case())
    changed = replace(
        case(),
        answers={S.ORDER: Answer("lamp", NOW + DAY), S.LABEL: Answer("Other", NOW)},
        former={},
        evidence=(replace(case().evidence[0], verdict="removed"), case().evidence[1], evidence(3, "unchecked")),
        cancelled_at=NOW + DAY,
        revision=4,
    )
    await keeps(storage, 2, changed)
    assert storage.reader().cases(ANN) == [changed]
    await keeps(storage, 3, replace(changed, cancelled_at=None))
    assert storage.reader().cases(ANN) == [replace(changed, cancelled_at=None)]


async def test_a_new_version_of_the_text_joins_the_others(storage: Storage) -> None:
    await keeps(storage, 1, case())
    longer = with_draft(with_draft(case(), "third", None, NOW), "fourth", 9, NOW)
    await keeps(storage, 2, longer)
    assert storage.reader().cases(ANN) == [longer]


async def test_a_text_or_a_file_that_is_stored_is_never_lost_by_a_case_that_lacks_it(storage: Storage) -> None:
    await keeps(storage, 1, case())
    await keeps(storage, 2, replace(case(), drafts=(draft(1, "another"),), evidence=()))
    (kept,) = storage.reader().cases(ANN)
    assert (kept.drafts, kept.evidence) == (case().drafts, case().evidence)


async def test_a_text_that_was_kept_stays_and_an_edit_of_its_message_takes_its_place(storage: Storage) -> None:
    await keeps(storage, 1, case())
    first, last = case().asides
    more = with_aside(case(), "one more", 303, NOW)
    await keeps(storage, 2, more)
    assert (storage.reader().cases(ANN))[0].asides == (first, last, more.asides[-1])
    edited = with_aside(replace(more, asides=more.asides[-1:]), "edited", 301, NOW + DAY)
    await keeps(storage, 3, edited)
    assert (storage.reader().cases(ANN))[0].asides == (last, more.asides[-1], edited.asides[-1])
    await keeps(storage, 4, replace(case(), asides=()))
    assert len((storage.reader().cases(ANN))[0].asides) == 3


async def test_the_last_version_grows_while_its_parts_come_in_and_no_other_one_changes(storage: Storage) -> None:
    long = "x" * 4090
    started = with_text(replace(case(), drafts=()), long, 7, NOW)
    await keeps(storage, 1, started)
    longer = with_text(started, "and on", 8, NOW)
    await keeps(storage, 2, longer)
    (kept,) = storage.reader().cases(ANN)
    assert [(one.version, one.text, one.message_id, one.cuts) for one in kept.drafts] == [
        (1, long + "and on", 8, (4090,))
    ]
    for number in (7, 8):
        assert await storage.of_message(ANN, number) == [(1, longer.drafts[0])]
    await keeps(storage, 3, with_draft(longer, "second", 9, NOW))
    await keeps(storage, 4, replace(longer, drafts=(replace(longer.drafts[0], text=long + "and on and on"),)))
    assert (storage.reader().cases(ANN))[0].drafts[0] == longer.drafts[0]


async def test_an_update_reads_what_it_needs_of_a_case_and_the_rest_is_there_when_it_is_asked_for(
    storage: Storage,
) -> None:
    files = tuple(evidence(n, "refused" if n < 30 else "accepted") for n in range(1, 51))
    long = case(drafts=tuple(draft(n, f"text {n}") for n in range(1, 41)), evidence=files)
    await handles(storage, 1, buyer=Buyer(ANN, current=1), cases=(long,))
    (present,) = await storage.present_cases(ANN, 0)
    assert (await arrives(storage, 2)).case == present == await storage.case(ANN, 1)
    assert (present.drafts, present.asides) == (long.drafts[-1:], long.asides[-1:])
    assert present.evidence == files[29:]
    assert storage.reader().cases(ANN) == [long]
    assert await storage.versions(ANN, 1, 3, 5) == list(long.drafts[2:5])
    assert await storage.versions(ANN, 1, 40, 99) == [long.drafts[-1]]
    assert await storage.versions(ANN, 2, 1, 99) == await storage.versions(BOB, 1, 1, 99) == []
    assert (await storage.case(ANN, 2), await storage.case(BOB, 1)) == (None, None)
    assert await storage.of_message(BOB, long.asides[0].message_id) == []
    assert (1, long.asides[0]) in await storage.of_message(ANN, long.asides[0].message_id)
    assert (1, files[0]) in await storage.of_message(ANN, files[0].message_id)


async def test_times_of_other_zones_are_the_same_moment_in_utc(storage: Storage) -> None:
    await keeps(storage, 1, case(cancelled_at=NOW.astimezone()))
    (kept,) = storage.reader().cases(ANN)
    assert kept.cancelled_at == NOW
    assert kept.created_at.utcoffset() == NOW.utcoffset()


async def test_what_is_stored_is_there_after_closing_and_opening(database: Database, storage: Storage) -> None:
    await handles(storage, 1, text("Saved"), buyer=Buyer(ANN, current=1), cases=(case(),))
    await storage.store([update(2)], NOW)
    await storage.close()
    async with opened(database) as again:
        assert (await taken(again)).case == present(case())
        assert await delivers_all(again) == ["Saved"]


async def test_200_chats_at_once_lose_nothing(storage: Storage) -> None:
    await asyncio.gather(*(_visits(storage, chat) for chat in range(1, 201)))
    await _all_there(storage, 200)


async def test_two_processes_on_one_database_lose_nothing(database: Database, storage: Storage) -> None:
    async with opened(database) as other:
        await asyncio.gather(*(_visits(storage if chat % 2 else other, chat) for chat in range(1, 201)))
        await _all_there(other, 200)


async def _visits(storage: Storage, chat: int) -> None:
    for turn in (1, 2):
        changed = case(1, revision=turn, asides=(Aside(1, f"{chat}", NOW),))
        buyer = Buyer(chat, current=1)
        await handles(storage, chat * 10 + turn, text(f"{turn}"), chat_id=chat, buyer=buyer, cases=(changed,))


async def _all_there(storage: Storage, chats: int) -> None:
    assert await storage.waiting_chats() == []
    for chat in range(1, chats + 1):
        kept = await storage.case(chat, 1)
        assert kept
        assert (kept.revision, kept.asides) == (2, (Aside(1, f"{chat}", NOW),))
        assert await delivers_all(storage, chat) == ["1", "2"]


async def test_a_commit_whose_task_is_cancelled_is_made_as_a_whole(storage: Storage) -> None:
    seqs = [(await arrives(storage, chat, chat)).seq for chat in range(1, 51)]
    changes = [Changes(seq, n, cases=(case(),), deliveries=(text("Saved"),)) for n, seq in enumerate(seqs, start=1)]
    tasks = [asyncio.ensure_future(storage.commit(change, NOW)) for change in changes]
    await asyncio.sleep(0)  # now each of them waits for the database
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    assert await storage.waiting_chats() == []
    assert await storage.undelivered_chats() == list(range(1, 51))
    assert [await storage.case(chat, 1) for chat in range(1, 51)] == [present(case())] * 50


async def test_closing_finishes_what_is_under_way(database: Database, storage: Storage) -> None:
    seqs = [(await arrives(storage, chat, chat)).seq for chat in range(1, 51)]
    tasks = [
        asyncio.ensure_future(storage.commit(Changes(seq, chat, cases=(case(),)), NOW))
        for chat, seq in enumerate(seqs, start=1)
    ]
    await asyncio.sleep(0)
    await storage.close()
    await asyncio.gather(*tasks)
    async with opened(database) as again:
        assert await again.waiting_chats() == []
        assert [await again.case(chat, 1) for chat in range(1, 51)] == [present(case())] * 50
