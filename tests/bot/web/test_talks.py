"""Whole talks, the same ones however the updates come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from conversations.names import S
from tests.bot.test_journeys import SHOE, TEXT, to_the_amount, to_the_review
from tests.bot.web.hooked import HookedWorld, hooked_world
from tests.buyer import Buyer, File
from tests.files import mp4


@pytest.fixture(params=["polling", "webhook"])
async def world(
    request: pytest.FixtureRequest, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[HookedWorld]:
    async with hooked_world(tmp_path, caplog, polls=request.param == "polling") as made:
        yield made
    polled = {call.method for call in made.calls} & {"getUpdates", "setWebhook"}
    assert polled == {"getUpdates"} if request.param == "polling" else {"setWebhook"}


async def test_ann_whose_shoes_are_too_small_gets_to_the_opened_dispute(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")
    case = await ann.is_at(S.OPENED)
    assert case.draft
    assert case.draft.text == TEXT


async def test_an_album_and_an_edited_text_come_as_they_were_sent(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("US $8.12")
    await ann.picks("half")
    await ann.sends(SHOE, File("film.mp4", mp4(4, 320, 240), "video/mp4"), SHOE)
    await ann.picks("done")
    message = await ann.says("Too smal.")
    await ann.edits(message, "Too small.")
    case = await ann.is_at(S.EXPLANATION)
    assert [item.sent_as for item in case.evidence] == ["document"] * 3
    assert case.draft
    assert case.draft.text == "Too small."


async def test_fifty_texts_in_a_row_keep_their_order(world: HookedWorld, ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    texts = [f"thought {number}" for number in range(50)]
    ann.waits = False
    for text in texts:
        await ann.says(text)
    await world.settled()
    assert [aside.text for aside in (await ann.case()).asides] == texts


async def test_a_text_and_a_tap_at_the_same_moment_both_count(world: HookedWorld, ann: Buyer) -> None:
    message, button = await ann.button("pick", "skip")
    ann.waits = False
    await asyncio.gather(ann.says("Blue shoes"), ann.taps_data(message["message_id"], button["data"]))
    await world.settled()
    case = await ann.case()
    kept = [aside.text for aside in case.asides] + [answer.value for answer in case.answers.values()]
    assert "Blue shoes" in kept  # as the answer, or beside it where the tap was the first to come
    assert S.ORDER in case.answers


async def test_a_hundred_people_at_once_are_all_answered(world: HookedWorld) -> None:
    crowd = [await world.buyer(f"Buyer {number}", started=False) for number in range(100)]
    for buyer in crowd:
        buyer.waits = False
    await asyncio.gather(*(buyer.says("/start") for buyer in crowd))
    await world.settled()
    for buyer in crowd:
        await buyer.is_at(S.ORDER)
