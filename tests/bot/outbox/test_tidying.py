"""The present screen is the only one with buttons, as soon as there is room for the calls that make it so."""

from __future__ import annotations

import pytest

from bot.outbox.tidying import FEW, MOST, Tidying
from bot.texts import texts
from bot.wire.api import Api
from conversations.names import S
from tests.bot.given import Json, called, read, until
from tests.buyer import Buyer, tappable, visible
from tests.conftest import World


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot makes so many calls that there is no room for others."""
    monkeypatch.setattr("bot.outbox.tidying.FEW", -1000)
    monkeypatch.setattr("bot.outbox.tidying.EVERY", 0.01)


async def to_the_amount(ann: Buyer) -> None:
    """Come from a screen with a picture, by a tap, to one without."""
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.picks("found", "refund", "yes", "not_as_described", "size")


async def with_buttons(ann: Buyer) -> list[Json]:
    return [message for message in await ann.messages() if message.get("keyboard")]


async def test_older_screens_lose_their_buttons_and_older_pictures_go(ann: Buyer) -> None:
    await to_the_amount(ann)

    async def is_tidy() -> bool:
        return await with_buttons(ann) == [await ann.screen()] and not await pictures(ann)

    await until(is_tidy)
    assert ["Which order" in text for text in await read(ann)][:2] == [True, False]
    await ann.is_at(S.PAID)


async def pictures(ann: Buyer) -> list[Json]:
    return [message for message in await ann.messages() if "photo" in message]


async def test_a_picture_that_cannot_be_deleted_any_more_loses_its_buttons(world: World, ann: Buyer) -> None:
    world.expected.append("made to fail")
    await world.fault(method="deleteMessage", status=400)
    await to_the_amount(ann)

    async def is_tidy() -> bool:
        return await with_buttons(ann) == [await ann.screen()]

    await until(is_tidy)
    assert len(await pictures(ann)) == 1


@pytest.mark.usefixtures("busy")
async def test_a_busy_bot_makes_no_call_but_answers_and_an_old_button_is_answered_kindly(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await ann.screen()
    await to_the_amount(ann)
    wanted = {"sendMessage": 3, "sendPhoto": 1, "editMessageMedia": 4, "answerCallbackQuery": 5}
    made = [call.method for call in world.calls if call.method in (*wanted, "editMessageReplyMarkup", "deleteMessage")]
    assert {method: made.count(method) for method in made} == wanted
    await ann.taps_data(first["message_id"], skip(first))
    await ann.is_at(S.PAID)
    monkeypatch.setattr("bot.outbox.tidying.FEW", FEW)

    async def is_tidy() -> bool:
        return await with_buttons(ann) == [await ann.screen()]

    await until(is_tidy)
    await ann.says("8.12 USD")
    await ann.is_at(S.REFUND)


def skip(screen: Json) -> str:
    return next(str(button["data"]) for tap, button in tappable(screen) if tap.argument == "skip")


@pytest.mark.usefixtures("busy")
async def test_what_a_killed_bot_left_undone_is_harmless_and_goes_when_it_is_tapped(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await ann.screen()
    await ann.says("Blue shoes")
    await world.stop_bot()
    monkeypatch.setattr("bot.outbox.tidying.FEW", FEW)
    await world.start_bot()
    ann._storage = world.storage
    assert len(await with_buttons(ann)) == 2
    said = await ann.taps_data(first["message_id"], skip(first))
    assert said == visible(texts("en").plain("button_second"))
    case = await ann.is_at(S.PROTECTION)
    assert case.answers[S.ORDER].value == "Blue shoes"

    async def is_tidy() -> bool:
        return await with_buttons(ann) == [await ann.screen()]

    await until(is_tidy)


async def test_no_failure_of_it_is_heard_of_by_the_buyer(world: World, ann: Buyer) -> None:
    await world.fault(method="editMessageReplyMarkup", status=500)
    await ann.says("Blue shoes")
    await called(world, "editMessageReplyMarkup")
    await ann.says("in 12 days")
    await called(world, "editMessageReplyMarkup", 2)
    await ann.is_at(S.OPENING)


async def test_what_is_remembered_is_bounded_and_the_newest_of_it(world: World) -> None:
    telegram = world.bot.application.bot
    tidying = Tidying(Api(telegram.request, telegram.base_url))
    await tidying.stop()
    for number in range(1, MOST + 11):
        tidying.later(7, number)
    left = [call["message_id"] for call in iter(tidying.ride, None)]
    assert left == list(range(11, MOST + 11))
    tidying.later(7, 1)
    tidying.later(7, 2, is_whole=True)
    assert [call["message_id"] for call in iter(tidying.ride, None)] == [2, 1]
