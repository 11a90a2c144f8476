"""What an operator sees from outside: whether the bot is well, and what it counts."""

from __future__ import annotations

import asyncio
import math
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from prometheus_client.parser import text_string_to_metric_families

from bot.__main__ import STANDIN_TOKEN
from bot.application import Bot
from bot.ops.health import Inspection, Kept
from bot.runtime.metrics import Metrics
from bot.settings import SettingsError
from bot.storage.interface import StorageError
from bot.storage.shares import Everything
from conversations.names import S
from tests.bot.given import Clock, message, until
from tests.bot.running import ROOT
from tests.bot.web.hooked import PATH, SECRET, HookedWorld
from tests.buyer import Buyer

QUICK = 0.0


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every request be answered anew."""
    monkeypatch.setattr("bot.ops.health.ONCE_IN", QUICK)


def numbers(text: str) -> dict[str, float]:
    """Read Prometheus's text as a scraper does: each number under its name and labels."""
    return {
        " ".join([sample.name.removeprefix("dispute_bot_"), *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def metrics(world: HookedWorld) -> dict[str, float]:
    status, text = await world.get("/metrics")
    assert status == 200
    return numbers(text)


async def test_a_bot_that_works_is_well_and_says_when_it_heard_of_telegram(polling: HookedWorld) -> None:
    await until(lambda: not math.isnan(polling.bot.intake.contact_age()))
    status, body = await polling.healthz()
    assert (status, body["status"], set(body)) == (200, "ok", {"status", "contact_age_seconds"})
    assert 0 <= body["contact_age_seconds"] < 60


async def test_a_database_that_is_closed_makes_the_bot_ill(polling: HookedWorld) -> None:
    await polling.storage.close()
    assert (await polling.healthz())[1]["reason"] == "the database cannot be used"
    assert math.isnan((await metrics(polling))["inbox_chats"])
    await polling.restart()
    assert (await polling.healthz())[0] == 200


async def test_a_bot_whose_intake_has_ended_is_ill(polling: HookedWorld) -> None:
    polling.bot.leader._tasks["intake"].cancel()
    await asyncio.sleep(0)
    status, body = await polling.healthz()
    assert (status, body["status"], body["reason"]) == (503, "ill", "ended: intake")
    await polling.restart()
    assert (await polling.healthz())[0] == 200


class Slow:
    """A database that counts how often it is asked and answers when it is told to; the parts that are looked at."""

    def __init__(self) -> None:
        self.shares = Everything()
        self.asked = 0
        self.answers = asyncio.Event()

    async def last_contact(self) -> None:
        self.asked += 1
        await self.answers.wait()

    async def waiting_chats(self) -> list[int]:
        await self.last_contact()
        return []

    undelivered_chats = waiting_chats


@asynccontextmanager
async def served(storage: Slow) -> AsyncIterator[str]:
    """Serve the two pages over a database."""
    pages = Inspection(storage, Metrics(), lambda: None, lambda: math.nan)  # type: ignore[arg-type]  # it asks for no more
    app = web.Application()
    app.add_routes(pages.routes())
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.mark.parametrize("page", ["healthz", "metrics"])
async def test_however_many_ask_the_database_is_asked_once_a_second(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ops.health.ONCE_IN", 60.0)
    storage = Slow()

    async def status(url: str) -> int:
        async with http.get(f"{url}/{page}") as response:
            return response.status

    async with served(storage) as url, aiohttp.ClientSession() as http:
        asking = [asyncio.create_task(status(url)) for _ in range(50)]
        await until(lambda: storage.asked == 1)
        storage.answers.set()
        assert await asyncio.gather(*asking) == [200] * 50
    assert storage.asked == (1 if page == "healthz" else 2)


async def test_a_database_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ops.health.PATIENCE", 0.1)
    async with served(Slow()) as url, aiohttp.ClientSession() as http:
        async with http.get(f"{url}/healthz") as response:
            assert (response.status, (await response.json())["reason"]) == (503, "the database does not answer")
        async with http.get(f"{url}/metrics") as response:
            assert response.status == 200
            assert math.isnan(numbers(await response.text())["outbox_chats"])


async def test_an_answer_that_could_not_be_made_is_made_by_the_next_who_asks() -> None:
    answers = iter([StorageError("not yet")])

    async def make() -> str:
        for error in answers:
            raise error
        return "made"

    kept = Kept(make)
    with pytest.raises(StorageError):
        await kept.get()
    assert await kept.get() == "made"


async def test_the_numbers_are_what_happened(world: HookedWorld) -> None:
    before = await metrics(world)
    ann = await world.buyer("Ann")
    await ann.says("Blue shoes")
    await world.post({"update_id": 1, "message": message(ann, text="x")}, headers={})
    seen = await metrics(world)
    assert seen["updates_taken_total"] == before["updates_taken_total"] + 2
    assert seen["webhook_refused_total"] == before["webhook_refused_total"] + 1
    assert (seen["inbox_chats"], seen["outbox_chats"]) == (0, 0)
    assert seen["process_resident_memory_bytes"] > 10 << 20
    assert seen["process_cpu_seconds_total"] > 0


async def test_chats_with_something_to_do_are_counted(world: HookedWorld, ann: Buyer) -> None:
    await world.fault(method="sendMessage", status=502, body="<html>", times=50, chat_id=ann.id)
    ann.waits = False
    await ann.says("Blue shoes")

    async def waits() -> bool:
        return (await metrics(world))["outbox_chats"] == 1

    await until(waits)
    async with world.http.delete(f"{world.standin.url}/faults"):
        pass
    await world.settled()
    assert (await metrics(world))["outbox_chats"] == 0
    await ann.is_at(S.PROTECTION)


async def test_the_age_of_the_last_contact_grows_with_the_clock(polling: HookedWorld) -> None:
    clock = Clock()
    await polling.restart(clock=clock)
    await until(lambda: not math.isnan(polling.bot.intake.contact_age()))
    clock.turn(seconds=90)
    assert (await metrics(polling))["contact_age_seconds"] == 90


async def test_a_clock_that_is_wrong_makes_nobody_ill_but_can_be_seen(polling: HookedWorld) -> None:
    clock = Clock()
    await polling.restart(clock=clock)
    clock.jump(timedelta(days=40))
    status, body = await polling.healthz()
    assert (status, body["status"], body["clock"]) == (200, "ok", "it jumped 40 days, 0:00:00 ahead")
    clock.jump(timedelta(days=-40))
    status, body = await polling.healthz()
    assert (status, "clock" in body) == (200, False)


async def test_no_page_says_who_writes_or_what_or_a_secret(world: HookedWorld, ann: Buyer) -> None:
    await ann.says("Grandmother's lamp")
    for page in ("/healthz", "/metrics", "/", PATH):
        text = (await world.get(page))[1]
        for secret in ("Grandmother", str(ann.id), SECRET, STANDIN_TOKEN, STANDIN_TOKEN.partition(":")[2]):
            assert secret not in text


async def test_a_bot_that_polls_serves_no_webhook(polling: HookedWorld) -> None:
    assert (await polling.post({"update_id": 1})).status == 404


def test_two_bots_in_one_process_count_each_for_itself() -> None:
    one, other = Metrics(), Metrics()
    one.taken(5)
    assert b"dispute_bot_updates_taken_total 5.0" in one.text()
    assert b"dispute_bot_updates_taken_total 0.0" in other.text()


def test_every_count_is_shown_under_its_own_name() -> None:
    counted = Metrics()
    counted.taken(2)
    acts = (
        *(counted.handled, counted.failed, counted.set_aside, counted.refused),
        *(counted.undeliverable, counted.parked, counted.retried, counted.held),
    )
    counted.delivered(7)
    for times, act in enumerate(acts, start=3):
        for _ in range(times):
            act()
    counted.committed(20, 0.004)
    counted.shows("lanes_active", "Chats that are worked on.", lambda: 7.0)
    shown = numbers(counted.text().decode())
    assert {name: shown[name] for name in EXPECTED} == EXPECTED


EXPECTED = {
    "updates_taken_total": 2,
    "updates_handled_total": 3,
    "updates_failed_total": 4,
    "updates_set_aside_total": 5,
    "webhook_refused_total": 6,
    "deliveries_total delivered": 7,
    "deliveries_total refused": 7,
    "deliveries_total parked": 8,
    "deliveries_retried_total": 9,
    "deliveries_held_total": 10,
    "storage_operations_total": 20,
    "storage_transaction_seconds_count": 1,
    "storage_transaction_seconds_sum": 0.004,
    "storage_transaction_seconds_bucket 0.005": 1,
    "storage_transaction_seconds_bucket 0.0025": 0,
    "lanes_active": 7,
}


async def test_an_address_that_is_taken_is_named_and_the_rest_of_the_bot_can_be_stopped(polling: HookedWorld) -> None:
    second = Bot(polling.storage, STANDIN_TOKEN, polling.standin.url, listen=polling.listen)
    with pytest.raises(SettingsError, match=rf"^WEBHOOK_LISTEN is 127\.0\.0\.1:{polling.listen[1]}, which cannot be"):
        await second.start()
    await second.stop()
    assert (await polling.healthz())[0] == 200


def test_every_number_is_explained_to_the_operator() -> None:
    metrics = Metrics()
    Inspection(Slow(), metrics, lambda: None, lambda: math.nan)  # type: ignore[arg-type]  # it asks for no more
    families = list(text_string_to_metric_families(metrics.text().decode()))
    shown = {s.name.removeprefix("dispute_bot_") for f in families for s in f.samples}
    names = {re.sub(r"_(?:count|sum|bucket)$", "", name) for name in shown if not name.endswith("_created")}
    told = set(re.findall(r"`([a-z_]+)(?:\{[^`]*\})?`", (ROOT / "docs" / "operations.md").read_text("utf-8")))
    assert {name for name in names if not name.startswith("process_")} - told == set()
    assert "deliveries_total" in names
