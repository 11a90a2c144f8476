"""News: one run for one confirmation, each recipient taken at most once, nobody who does not want them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.storage.interface import Storage
from bot.storage.sql.announcements import AT_A_TIME
from bot.storage.values import Announcing, Buyer, Changes, Preferences, Recipient, SendResult, State, Translations
from tests.bot.storage.databases import Database, opened
from tests.bot.storage.given import ANN, BOB, CID, DAY, MINUTE, NOW, arrives, delivers_all, handles, text

ADMIN = 7_000_000_009
AWAKE = Preferences(quiet_from=0, quiet_until=0, has_news=True)
HELLO: Translations = (("", "Hello"), ("cs", "Ahoj"))
UPDATES = iter(range(1, 100_000))


async def acts(storage: Storage, *, chat_id: int = ADMIN, now: datetime = NOW, **changes: Any) -> None:
    await handles(storage, next(UPDATES), chat_id=chat_id, now=now, **changes)


async def wishes(storage: Storage, chat_id: int, preferences: Preferences = AWAKE, language: str = "en") -> None:
    await acts(storage, chat_id=chat_id, buyer=Buyer(chat_id, language, preferences=preferences))


async def starts(storage: Storage, number: int = 1, texts: Translations = HELLO) -> None:
    await acts(storage, announcing=Announcing("draft", number, texts))
    await acts(storage, announcing=Announcing("start", number))


async def takes(storage: Storage, most: int = 9, now: datetime = NOW) -> list[int] | None:
    found = await storage.take_recipients(most, now)
    return None if found is None else [one.chat_id for one in found]


async def counts(storage: Storage, number: int = 1) -> dict[State, int]:
    found = await storage.announcement(number)
    assert found
    return dict(found.counts)


async def test_the_wish_for_news_is_kept_and_nobody_has_it_unasked(storage: Storage) -> None:
    await acts(storage, chat_id=ANN, buyer=Buyer(ANN))
    assert await storage.subscribers() == 0
    await wishes(storage, ANN)
    assert await storage.subscribers() == 1
    waiting = await arrives(storage, next(UPDATES))
    assert waiting.buyer
    assert waiting.buyer.preferences == AWAKE
    await storage.commit(Changes(waiting.seq, ANN, replace(waiting.buyer, preferences=Preferences())), NOW)
    assert await storage.subscribers() == 0


async def test_a_draft_is_known_and_goes_to_nobody(storage: Storage) -> None:
    await wishes(storage, ANN)
    await acts(storage, announcing=Announcing("draft", 5, HELLO))
    found = await storage.announcement(5)
    assert found
    assert (found.chat_id, found.texts, found.drafted_at, found.started_at, found.counts) == (
        ADMIN,
        HELLO,
        NOW,
        None,
        {},
    )
    assert await storage.announcements(9) == []
    assert await takes(storage) is None
    assert await storage.finished_announcements() == []
    assert await storage.announcement(6) is None


async def test_a_later_draft_takes_the_place_of_the_admins_earlier_ones_only(storage: Storage) -> None:
    await acts(storage, announcing=Announcing("draft", 1, HELLO), chat_id=BOB)
    await starts(storage, 2)
    await acts(storage, announcing=Announcing("draft", 3, HELLO))
    await acts(storage, announcing=Announcing("draft", 4, HELLO))
    there = [bool(await storage.announcement(number)) for number in (1, 2, 3, 4)]
    assert there == [True, True, False, True]


@pytest.mark.parametrize("what", ["start", "cancel"])
async def test_only_who_drafted_it_starts_or_cancels_it(storage: Storage, what: Any) -> None:
    await wishes(storage, ANN)
    await acts(storage, announcing=Announcing("draft", 1, HELLO))
    await acts(storage, announcing=Announcing(what, 1), chat_id=BOB)
    found = await storage.announcement(1)
    assert found
    assert found.started_at is None
    await acts(storage, announcing=Announcing("cancel", 1))
    assert await storage.announcement(1) is None
    await acts(storage, announcing=Announcing("start", 1))
    assert await takes(storage) is None


async def test_started_twice_it_goes_once_to_those_who_wanted_it_then(storage: Storage) -> None:
    await wishes(storage, ANN)
    await starts(storage)
    await wishes(storage, BOB)
    await acts(storage, announcing=Announcing("start", 1), now=NOW + MINUTE)
    await acts(storage, announcing=Announcing("cancel", 1))
    (run,) = await storage.announcements(9)
    assert (run.started_at, run.counts) == (NOW, {"waiting": 1})
    assert await takes(storage) == [ANN]


async def test_a_start_that_is_not_stored_starts_nothing(storage: Storage) -> None:
    await wishes(storage, ANN)
    await acts(storage, announcing=Announcing("draft", 1, HELLO))
    tap = (await arrives(storage, next(UPDATES), ADMIN)).seq
    unstorable = replace(text("x"), payload={"text": object()})
    with pytest.raises(TypeError):
        await storage.commit(Changes(tap, ADMIN, deliveries=(unstorable,), announcing=Announcing("start", 1)), NOW)
    assert await takes(storage) is None
    await storage.commit(Changes(tap, ADMIN, announcing=Announcing("start", 1)), NOW)
    assert await takes(storage) == [ANN]


async def test_who_is_taken_is_not_taken_again_and_gets_the_own_language(storage: Storage) -> None:
    await wishes(storage, ANN)
    await wishes(storage, BOB, language="cs")
    await wishes(storage, CID, language="fr")
    await starts(storage)
    found = [*(await storage.take_recipients(1, NOW) or []), *(await storage.take_recipients(9, NOW) or [])]
    assert sorted(found, key=lambda one: one.chat_id) == [
        Recipient(1, ANN, "en", "Hello"),
        Recipient(1, BOB, "cs", "Ahoj"),
        Recipient(1, CID, "fr", "Hello"),
    ]
    assert await takes(storage) is None
    assert await counts(storage) == {"sending": 3}


async def test_after_a_kill_those_under_way_are_in_doubt_and_the_others_are_taken(database: Database) -> None:
    async with opened(database) as storage:
        for chat_id in (ANN, BOB, CID):
            await wishes(storage, chat_id)
        await starts(storage)
        under_way = await takes(storage, 2)
    async with opened(database) as storage:
        assert await storage.doubt_recipients() == 2
        assert await storage.doubt_recipients() == 0
        left = await takes(storage)
        assert left
        assert set(left) == {ANN, BOB, CID} - set(under_way or [])
        await storage.recipients_done([SendResult(1, left[0], "sent")], NOW)
        assert await counts(storage) == {"unknown": 2, "sent": 1}


async def test_what_was_surely_not_sent_is_taken_again_when_its_time_has_come(storage: Storage) -> None:
    await wishes(storage, ANN)
    await starts(storage)
    assert await takes(storage) == [ANN]
    await storage.recipients_done([SendResult(1, ANN, "waiting", NOW + MINUTE)], NOW)
    assert await takes(storage, now=NOW + MINUTE - timedelta(microseconds=1)) is None
    assert await storage.finished_announcements() == []
    assert await takes(storage, now=NOW + MINUTE) == [ANN]


async def test_what_is_settled_stays_so(storage: Storage) -> None:
    await wishes(storage, ANN)
    await starts(storage)
    await takes(storage)
    await storage.recipients_done([SendResult(1, ANN, "sent")], NOW)
    await storage.recipients_done([SendResult(1, ANN, "waiting")], NOW)
    assert await takes(storage, now=NOW + DAY) is None
    assert await counts(storage) == {"sent": 1}


async def test_a_blocked_chat_is_parked_and_a_parked_one_is_not_taken(storage: Storage) -> None:
    for chat_id in (ANN, BOB):
        await wishes(storage, chat_id)
    await storage.park(BOB, NOW)
    await starts(storage)
    assert await takes(storage) == [ANN]
    await storage.recipients_done([SendResult(1, ANN, "blocked")], NOW)
    assert await counts(storage) == {"blocked": 2}
    await handles(storage, next(UPDATES), text("hello"), chat_id=ANN)
    assert await storage.undelivered(ANN) == []


async def test_who_left_before_the_turn_is_not_taken(storage: Storage) -> None:
    for chat_id in (ANN, BOB):
        await wishes(storage, chat_id)
    await starts(storage)
    await wishes(storage, ANN, Preferences())
    assert await takes(storage) == [BOB]
    assert await counts(storage) == {"left": 1, "sending": 1}


@pytest.mark.parametrize(("at", "is_quiet"), [("21:59", False), ("22:00", True), ("07:59", True), ("08:00", False)])
async def test_in_quiet_hours_nobody_is_taken_before_their_end(storage: Storage, at: str, is_quiet: bool) -> None:
    hour, minute = map(int, at.split(":"))
    now = NOW.replace(hour=hour, minute=minute, second=0, microsecond=0)
    await wishes(storage, ANN, Preferences(has_news=True))
    await acts(storage, announcing=Announcing("draft", 1, HELLO), now=now)
    await acts(storage, announcing=Announcing("start", 1), now=now)
    assert await takes(storage, now=now) == ([] if is_quiet else [ANN])
    if is_quiet:
        end = (now + DAY if hour > 8 else now).replace(hour=8, minute=0)
        assert await takes(storage, now=end - MINUTE) is None
        assert await takes(storage, now=end) == [ANN]


async def test_who_has_a_screen_on_its_way_comes_a_little_later(storage: Storage) -> None:
    await wishes(storage, ANN)
    await handles(storage, next(UPDATES), text("your answer"), chat_id=ANN)
    await starts(storage)
    assert await takes(storage) == []
    await delivers_all(storage)
    assert await takes(storage, now=NOW + MINUTE) == [ANN]


async def test_of_a_stopped_run_nobody_is_taken_any_more(storage: Storage) -> None:
    for chat_id in (ANN, BOB):
        await wishes(storage, chat_id)
    await starts(storage)
    (first,) = await takes(storage, 1) or []
    await acts(storage, announcing=Announcing("stop", 1), chat_id=BOB, now=NOW + MINUTE)
    await storage.recipients_done([SendResult(1, first, "waiting")], NOW)
    assert await takes(storage, now=NOW + DAY) is None
    (run,) = await storage.finished_announcements()
    assert (run.stopped_at, run.counts) == (NOW + MINUTE, {"stopped": 2})
    await storage.end_announcement(1, "stopped", NOW)
    await acts(storage, announcing=Announcing("stop", 1), now=NOW + DAY)
    assert (await storage.announcements(9))[0].stopped_at == NOW + MINUTE


async def test_at_the_end_the_admin_is_told_once_and_only_the_numbers_are_kept(storage: Storage) -> None:
    await wishes(storage, ANN)
    await starts(storage)
    await storage.end_announcement(2, "of another", NOW)
    await takes(storage)
    assert await storage.finished_announcements() == []
    await storage.recipients_done([SendResult(1, ANN, "sent")], NOW)
    (run,) = await storage.finished_announcements()
    assert run.counts == {"sent": 1}
    for words in ("done", "done again"):
        await storage.end_announcement(1, words, NOW + MINUTE)
    assert await delivers_all(storage, ADMIN) == ["done"]
    assert await storage.finished_announcements() == []
    (run,) = await storage.announcements(9)
    assert (run.ended_at, run.counts) == (NOW + MINUTE, {"sent": 1})
    await storage.recipients_done([SendResult(1, ANN, "sent")], NOW)
    assert await counts(storage) == {"sent": 1}


async def test_without_subscribers_it_is_over_at_once(storage: Storage) -> None:
    await starts(storage)
    assert [run.number for run in await storage.finished_announcements()] == [1]


async def test_the_last_runs_are_listed_first(storage: Storage) -> None:
    for number in (3, 7, 5):
        await starts(storage, number)
    assert [run.number for run in await storage.announcements(2)] == [7, 5]


async def test_many_who_are_not_to_get_it_now_are_passed_in_pieces(storage: Storage) -> None:
    asleep = Preferences(quiet_from=8, quiet_until=12, has_news=True)
    for chat_id in range(1, AT_A_TIME + 5):
        await wishes(storage, chat_id, AWAKE if chat_id == AT_A_TIME + 4 else asleep)
    await starts(storage)
    assert await takes(storage) == [], "not all of them are looked at in one transaction"
    assert await takes(storage) == [AT_A_TIME + 4]
    assert await takes(storage) is None
    assert await counts(storage) == {"waiting": AT_A_TIME + 3, "sending": 1}
