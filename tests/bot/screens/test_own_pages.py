"""Buttons to the buyer's own pages: there as soon as the order's number is known, and gone where that is set."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.outbox.sender import keyboard
from conversations.followup import E
from conversations.names import S
from tests.bot.handlers.test_followup import tells, to_opened
from tests.bot.test_journeys import SHOE
from tests.buyer import Buyer
from tests.conftest import World

ID = "8123456789012345"
WWW, MOBILE = "https://www.aliexpress.com/", "https://m.aliexpress.com/"
ORDER = {"Order page": f"{WWW}p/order/detail.html?orderId={ID}"}
SNAPSHOT = {"Order snapshot": f"{WWW}snapshot/0.html?orderId={ID}"}
TRACKING = {"Tracking page": f"{WWW}p/tracking/index.html?tradeOrderId={ID}"}
DISPUTES = {"Disputes": f"{MOBILE}p/refund-dispute/list.html"}
ORDERS = {"All my orders": f"{WWW}p/order/index.html"}


async def to_the_proof(ann: Buyer, *reason: str) -> None:
    await ann.stands("unknown", "found", "refund", *reason)
    await ann.says("8.12 USD")
    await ann.says("8.12")
    await ann.is_at(S.EVIDENCE)


@pytest.mark.parametrize("typed", [ID, f"Order ID: {ID}", f"blue shoes {ID}"])
async def test_whoever_gives_the_number_opens_the_order_page_with_one_tap(ann: Buyer, typed: str) -> None:
    await ann.says(typed)
    assert await ann.pages() == ORDER
    await ann.picks("unknown")
    await ann.is_at(S.OPENING)
    assert await ann.pages() == ORDER


@pytest.mark.parametrize("typed", ["Blue shoes for Eva", "skip"])
async def test_whoever_gives_none_opens_the_list_of_orders_and_can_give_it_later(ann: Buyer, typed: str) -> None:
    await (ann.picks("skip") if typed == "skip" else ann.says(typed))
    assert await ann.pages() == {}
    await ann.picks("unknown")
    assert await ann.pages() == ORDERS
    await ann.taps("back")
    await ann.taps("back")
    await ann.says(ID)
    await ann.picks("unknown")
    assert await ann.pages() == ORDER


async def test_what_is_not_as_described_is_proved_by_the_snapshot_first_of_all(ann: Buyer) -> None:
    await ann.says(ID)
    await to_the_proof(ann, "yes", "not_as_described", "size")
    assert await ann.pages() == SNAPSHOT
    messages = [message["text"] for message in await ann.messages()]
    assert "Strongest: the size table in the order snapshot" in messages[-1]
    await ann.sends(SHOE, as_="photo")
    assert await ann.pages() == SNAPSHOT


async def test_the_snapshot_is_named_without_a_number_too(ann: Buyer) -> None:
    await ann.picks("skip")
    await to_the_proof(ann, "yes", "wrong_item", "other_product")
    assert "Strongest: the order snapshot" in await ann.text()
    assert await ann.pages() == {}


async def test_what_did_not_come_is_proved_by_the_tracking(ann: Buyer) -> None:
    await ann.says(ID)
    await ann.stands("unknown", "found", "refund", "no", "delivered")
    await ann.is_at(S.MARKED_DELIVERED)
    assert await ann.pages() == TRACKING
    await ann.picks("go_on")
    await ann.says("8.12 USD")
    await ann.picks("full_postage")
    assert await ann.pages() == TRACKING
    assert "snapshot" not in await ann.text()


async def test_after_submit_the_disputes_are_one_tap_away_until_it_is_over(ann: Buyer) -> None:
    await to_opened(ann)
    assert await ann.pages() == DISPUTES
    await tells(ann, E.OFFERED_ALL)
    assert await ann.pages() == DISPUTES
    await tells(ann, E.ACCEPTED)
    await tells(ann, E.MONEY_ALL)
    assert await ann.pages() == {}


async def test_after_submit_the_order_is_there_too_where_its_number_is_known(ann: Buyer) -> None:
    await ann.says(ID)
    await ann.stands("unknown", "no_button", "already_open", "what_now")
    assert await ann.pages() == DISPUTES
    await ann.taps("events")
    assert await ann.pages() == ORDER


OFF: Mapping[str, Mapping[str, str]] = {
    "order": ORDER,
    "snapshot": SNAPSHOT,
    "tracking": TRACKING,
    "disputes": DISPUTES,
    "orders": ORDERS,
}


@pytest.mark.parametrize("page", OFF)
async def test_a_page_that_is_switched_off_has_no_button_and_the_others_have(world: World, page: str) -> None:
    await world.stop_bot()
    world.pages_off = frozenset({page})
    await world.start_bot()
    ann = await world.buyer("Ann")
    met: dict[str, str] = {}
    for is_known in (True, False):
        for reason in (("yes", "not_as_described", "size"), ("no", "no_tracking", "go_on")):
            await ann.says("/new")
            await (ann.says(ID) if is_known else ann.picks("skip"))
            met |= await ann.pages()
            await ann.picks("unknown")
            met |= await ann.pages()
            await ann.picks("found", "refund", *reason)
            await ann.says("8.12 USD")
            await ann.says("8.12")
            met |= await ann.pages()
    await ann.says("/new")
    await ann.stands("skip", "unknown", "no_button", "already_open", "what_now")
    met |= await ann.pages()
    every: dict[str, str] = {label: where for one in OFF.values() for label, where in one.items()}
    assert met == {label: where for label, where in every.items() if label not in OFF[page]}


def test_a_screen_that_an_earlier_release_has_stored_can_still_be_delivered() -> None:
    tap = {"label": "Yes", "data": "1:1:0:pick:yes", "copy": "", "style": ""}
    assert keyboard([[tap]]) == {"inline_keyboard": [[{"text": "Yes", "callback_data": "1:1:0:pick:yes"}]]}
    copy = {"label": "Copy", "data": "", "copy": "8.12", "style": ""}
    assert keyboard([[copy]]) == {"inline_keyboard": [[{"text": "Copy", "copy_text": {"text": "8.12"}}]]}
