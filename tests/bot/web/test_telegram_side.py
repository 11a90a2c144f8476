"""What Telegram is told of the webhook, and what is learnt from it: who is in charge, and whether updates come."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import InvalidToken

from bot.__main__ import STANDIN_TOKEN
from bot.application import Bot
from bot.intake.refusals import MOST_REFUSALS
from bot.intake.webhook import MOST_CONNECTIONS, Hook, secret_of
from bot.wire.updates import KINDS
from conversations.names import S
from tests.bot.given import BotDatabase, Clock, called, read, until
from tests.bot.intake.test_polling import heard, was_shown_again
from tests.bot.web.hooked import SECRET, HookedWorld, hooked_world
from tests.buyer import Buyer


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bot look and try again without waiting."""
    monkeypatch.setattr("bot.intake.webhook.WAIT", 0.05)
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.05)


async def call(world: HookedWorld, method: str, **parameters: object) -> Any:
    """Call the Bot API as another program with the same token would."""
    async with world.http.post(f"{world.standin.url}/bot{STANDIN_TOKEN}/{method}", json=parameters) as response:
        return (await response.json())["result"]


async def test_telegram_is_told_the_address_the_secret_and_what_is_wanted(world: HookedWorld, ann: Buyer) -> None:
    assert world.hook
    await ann.says("Blue shoes")
    told = [call.parameters for call in world.calls if call.method == "setWebhook"]
    assert told == [
        {
            "url": world.hook.url,
            "max_connections": MOST_CONNECTIONS,
            "allowed_updates": list(KINDS),
            "secret_token": SECRET,
        }
    ]
    assert not [call for call in world.calls if call.method == "getUpdates"]


def test_the_secret_is_shown_by_no_repr_and_made_of_the_token_it_is_always_the_same() -> None:
    assert SECRET not in repr(Hook("https://example.org", SECRET))
    assert secret_of(STANDIN_TOKEN) == secret_of(STANDIN_TOKEN) != secret_of(f"{STANDIN_TOKEN}x")
    assert len(secret_of(STANDIN_TOKEN)) == 64
    assert STANDIN_TOKEN.partition(":")[2] not in secret_of(STANDIN_TOKEN)


@pytest.mark.parametrize(
    ("url", "path"),
    [("https://a.org", "/"), ("https://a.org/", "/"), ("https://a.org/b/c", "/b/c"), ("http://[::1]:1/b/", "/b/")],
)
def test_updates_are_awaited_where_telegram_is_told_to_post_them(url: str, path: str) -> None:
    assert Hook(url, SECRET).path == path


async def test_a_webhook_on_ipv6_works_too(tmp_path: Any, caplog: pytest.LogCaptureFixture) -> None:
    async with hooked_world(tmp_path, caplog, "::1", polls=False) as world:
        ann = await world.buyer("Ann")
        await ann.says("Blue shoes")
        await ann.is_at(S.PROTECTION)


@pytest.mark.usefixtures("quick")
async def test_a_webhook_that_another_program_took_away_is_set_again(world: HookedWorld, ann: Buyer) -> None:
    await called(world, "setWebhook")
    await call(world, "deleteWebhook")
    ann.waits = False
    await ann.says("Blue shoes")
    await world.settled()
    await ann.is_at(S.PROTECTION)
    assert (await call(world, "getWebhookInfo"))["url"] == (world.hook and world.hook.url)


async def test_a_bot_that_polls_removes_a_webhook_and_loses_nothing_of_what_waits_there(
    polling: HookedWorld, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await polling.buyer("Ann")
    await polling.stop_bot()
    await call(polling, "setWebhook", url="https://example.org/hook")
    ann.waits = False
    await ann.says("Blue shoes")
    await polling.restart(ann)
    await polling.settled()
    await ann.is_at(S.PROTECTION)
    assert (await call(polling, "getWebhookInfo"))["url"] == ""
    assert "the webhook is removed" in caplog.text
    assert not [call for call in polling.calls if call.parameters.get("drop_pending_updates")]


async def test_from_polling_to_the_webhook_and_back_every_update_counts_once(world: HookedWorld, ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    hook = world.hook
    ann.waits = False
    for number in range(4):
        await ann.says(f"thought {number}")
        await world.restart(ann, hook=None if number % 2 else hook)
        await ann.says(f"thought {number} and a half")
    await world.settled()
    said = [aside.text for aside in (await ann.case()).asides]
    assert said == [text for number in range(4) for text in (f"thought {number}", f"thought {number} and a half")]


@pytest.mark.usefixtures("quick")
async def test_while_telegram_is_out_of_reach_the_bot_is_well_and_tries_again(
    world: HookedWorld, ann: Buyer, caplog: pytest.LogCaptureFixture
) -> None:
    await world.stop_bot()
    await world.fault(method="setWebhook", status=502, body="<html>", times=3)
    await world.fault(method="setWebhook", status=429, retry_after=1)
    await world.restart(ann)
    assert await world.healthz() == (200, {"status": "ok", "contact_age_seconds": None})
    ann.waits = False
    await ann.says("Blue shoes")
    await world.settled()
    await ann.is_at(S.PROTECTION)
    assert "Telegram cannot be reached" in caplog.text


async def test_before_telegram_was_reached_at_all_the_bot_is_well_and_takes_no_updates(
    world: HookedWorld, ann: Buyer
) -> None:
    await world.stop_bot()
    await world.fault(method="getMe", status=502, body="<html>", times=2)
    starting = asyncio.create_task(world.restart(ann))
    await until(lambda: len([call for call in world.calls if call.status == 502]) >= 1)
    assert await world.healthz() == (200, {"status": "ok", "contact_age_seconds": None})
    assert (await world.post({"update_id": 1})).status == 503
    await starting
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


@pytest.mark.usefixtures("quick")
async def test_an_address_that_telegram_does_not_take_is_named(
    world: HookedWorld, ann: Buyer, caplog: pytest.LogCaptureFixture
) -> None:
    world.expected.append("An HTTPS URL must be provided")
    await world.restart(ann, hook=Hook("http://bot.example.org/telegram", SECRET))
    await until(lambda: "Telegram does not take WEBHOOK_URL" in caplog.text)
    await world.restart(ann)
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


@pytest.mark.usefixtures("quick")
async def test_a_token_that_telegram_has_forgotten_ends_the_bot(
    world: HookedWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.refusals.REFUSED_FOR", 0.1)
    await world.fault(method="getWebhookInfo", status=401, times=10**6)
    async with asyncio.timeout(30):
        with pytest.raises(InvalidToken):
            await world.bot.wait()
    status, body = await world.healthz()
    assert (status, body["status"], body["reason"]) == (503, "ill", "ended: intake")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("passing", [{"status": 401}, {"status": 404}, {"status": 401, "body": "<html>"}])
async def test_refusals_for_a_moment_and_what_a_proxy_says_do_not_end_the_bot(
    world: HookedWorld, ann: Buyer, passing: dict[str, object]
) -> None:
    await world.fault(method="getWebhookInfo", times=2 * MOST_REFUSALS, **passing)
    refused = {401, 404}
    await until(lambda: len([call for call in world.calls if call.status in refused]) == 2 * MOST_REFUSALS)
    await called(world, "getWebhookInfo", 2 * MOST_REFUSALS + 2)
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


# An outage


@pytest.mark.usefixtures("quick")
async def test_that_nobody_writes_for_long_is_no_outage(world: HookedWorld) -> None:
    clock = Clock()
    await world.restart(clock=clock)
    ann = await world.buyer("Ann")
    for _minute in range(10):
        clock.turn(minutes=1)
        await heard(world, clock)
    await world.settled()
    assert not was_shown_again(await read(ann))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("seconds", "shown"), [(150, False), (151, True)])
async def test_who_may_have_tapped_while_the_bot_was_away_is_shown_the_step_again(
    world: HookedWorld, seconds: float, shown: bool
) -> None:
    clock = Clock()
    await world.restart(clock=clock)
    ann = await world.buyer("Ann")
    await world.storage.contact(clock())
    await world.stop_bot()
    clock.turn(seconds=seconds)
    await world.restart(ann, clock=clock)
    await heard(world, clock)
    await world.settled()
    assert was_shown_again(await read(ann)) is shown


@pytest.mark.usefixtures("quick")
async def test_while_updates_wait_that_cannot_be_posted_telegram_is_out_of_reach(
    world: HookedWorld, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    await world.restart(clock=clock)
    ann, bob = await world.buyer("Ann"), await world.buyer("Bob")
    await heard(world, clock)
    async with BotDatabase(world.folder).faults["locked"](world.storage):
        bob.waits = False
        await bob.says("Red lamp")
        await until(lambda: "503 Service Unavailable" in caplog.text)
        clock.turn(minutes=10)
        seen = len([call for call in world.calls if call.method == "getWebhookInfo"])
        await called(world, "getWebhookInfo", seen + 3)
    await heard(world, clock)
    await world.settled()
    assert was_shown_again(await read(ann))
    assert not was_shown_again(await read(bob))
    await bob.is_at(S.PROTECTION)


async def test_a_bot_without_a_listener_has_no_web_server(world: HookedWorld) -> None:
    assert Bot(world.storage, STANDIN_TOKEN, world.standin.url).listener is None
