"""Files that Telegram could not hand over: they are kept, they count, and the buyer hears what was found later."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.evidence import fetching
from bot.storage.values import Incoming
from conversations.names import S
from tests import files
from tests.bot.given import Clock, restart
from tests.bot.handlers.test_attaching import found, newest, photos, to_the_proof
from tests.bot.test_journeys import SHOE, TEXT
from tests.buyer import Buyer, File
from tests.conftest import World

FAULTS = (
    {"method": "getFile", "status": 500},
    {"method": "getFile", "status": 429, "retry_after": 30},
    {"method": "getFile", "status": 200, "after": True},
    {"method": "file", "status": 502},
    {"method": "file", "status": 404},
    {"method": "file", "status": 200, "after": True, "times": 2},
)
"""A download over a connection that turns out dead is asked for once more by the transport, so that one fails twice."""
BAD = File("broken.jpg", files.truncated(files.jpeg(200, 200)), "image/jpeg")


async def looks_again(world: World) -> None:
    """Let the bot look for files that are not checked yet, as it does every minute."""
    world.bot.lanes.wake_all(await world.storage.queue_checks(datetime.now(UTC)))
    await world.settled()


async def sends_unfetchable(world: World, ann: Buyer, *sent: File) -> None:
    await world.fault(method="getFile", status=500, times=len(sent))
    await ann.sends(*sent)


async def to_the_review_with(world: World, ann: Buyer, file: File) -> None:
    """Reach the review with this file, not checked yet, as the only proof."""
    await to_the_proof(ann)
    await sends_unfetchable(world, ann, file)
    await ann.picks("done")
    await ann.says(TEXT)
    await ann.picks("done")
    await ann.is_at(S.REVIEW)


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_file_that_cannot_be_fetched_counts_and_is_checked_as_soon_as_it_can_be(
    world: World, ann: Buyer, fault: dict[str, Any]
) -> None:
    await to_the_proof(ann)
    await world.fault(**fault)
    await ann.sends(SHOE)
    assert await newest(ann) == ("unchecked", None)
    assert "not yet checked" in await ann.text()
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)
    await world.http.delete(f"{world.standin.url}/faults")
    await looks_again(world)
    assert await newest(ann) == ("accepted", None)
    assert "1. shoe.jpg: taken." in await ann.text()
    await ann.is_at(S.EXPLANATION)


async def test_a_download_that_does_not_end_is_given_up_and_made_up_for_later(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "FETCH_WITHIN", 0.1)
    await world.fault(method="file", status=0, delay=0.5)
    await ann.sends(SHOE)
    assert await newest(ann) == ("unchecked", None)
    await looks_again(world)
    assert await newest(ann) == ("accepted", None)


async def test_files_are_checked_again_without_anybody_asking_until_there_is_a_result(world: World) -> None:
    clock = Clock()
    await restart(world, clock=clock, check_every=0.05)
    ann = await world.buyer()
    await world.fault(method="getFile", status=500, times=5)
    await ann.sends(SHOE)
    while await newest(ann) != ("accepted", None):
        clock.turn(hours=6)
        await asyncio.sleep(0.1)
        await world.settled()
    assert sum(call.method == "getFile" for call in world.calls) == 6
    assert "1. shoe.jpg: taken." in await ann.text()


async def test_the_buyer_can_have_a_file_checked_again_and_hears_what_was_found(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await sends_unfetchable(world, ann, SHOE, BAD)
    await ann.taps("files")
    await world.fault(method="getFile", status=500)
    await ann.taps("check", "1")
    await ann.sees("check_failed")
    await ann.taps("check", "1")
    assert "1. shoe.jpg: taken." in await ann.text()
    await ann.taps("check", "2")
    assert "broken.jpg: not taken." in await ann.text()
    assert [verdict for verdict, _reason in await found(ann)] == ["accepted", "refused"]
    await ann.taps("show")
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)


async def test_the_result_for_another_case_names_that_case(world: World, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await sends_unfetchable(world, ann, SHOE)
    await ann.says("/new")
    await looks_again(world)
    await ann.sees("file_checked", name="Blue shoes")
    await ann.is_at(S.ORDER)
    await ann.says("/cases")
    await ann.taps("switch", "1")
    assert await newest(ann) == ("accepted", None)


async def test_a_file_that_was_removed_put_away_or_deleted_meanwhile_stays_so_in_silence(
    world: World, ann: Buyer
) -> None:
    await to_the_proof(ann)
    await sends_unfetchable(world, ann, SHOE)
    await ann.taps("files")
    await ann.taps("remove", "1")
    await sends_unfetchable(world, ann, BAD)
    await ann.says("/cancel")
    await ann.taps("cancel")
    before = await ann.messages()
    for case, number in ((1, 1), (1, 2), (1, 3), (2, 1)):
        note = json.dumps({"recheck": {"case": case, "evidence": number}}).encode()
        await world.storage.store([Incoming(None, ann.id, note)], datetime.now(UTC))
    world.bot.lanes.wake(ann.id)
    await world.settled()
    assert await ann.messages() == before
    await ann.taps("undo")
    assert [verdict for verdict, _reason in await found(ann)] == ["removed", "unchecked"]
    await looks_again(world)
    assert [verdict for verdict, _reason in await found(ann)] == ["removed", "refused"]


async def test_where_the_only_proof_turns_out_bad_its_step_opens_again_and_all_else_is_kept(
    world: World, ann: Buyer
) -> None:
    await to_the_review_with(world, ann, BAD)
    await looks_again(world)
    assert await newest(ann) == ("refused", "file_broken")
    await ann.sees("last_proof_gone", elsewhere="no")
    await ann.is_at(S.EVIDENCE)
    await ann.sends(SHOE, as_="photo")
    await ann.is_at(S.REVIEW)
    assert TEXT in await ann.text()


async def test_the_only_proof_of_another_case_turns_out_bad(world: World, ann: Buyer) -> None:
    await to_the_review_with(world, ann, BAD)
    await ann.says("/new")
    await looks_again(world)
    await ann.sees("last_proof_gone", elsewhere="yes")
    await ann.is_at(S.ORDER)
    await ann.says("/cases")
    await ann.taps("switch", "1")
    await ann.is_at(S.EVIDENCE)


async def test_after_submit_a_bad_file_turns_nothing_back_but_the_buyer_hears_of_it(world: World, ann: Buyer) -> None:
    await to_the_review_with(world, ann, BAD)
    await ann.picks("submit", "pressed", "worked")
    await looks_again(world)
    await ann.is_at(S.OPENED)
    assert await newest(ann) == ("accepted", "file_broken")
    assert "only now that you have pressed Submit" in await ann.text()
    await ann.taps("events")
    await ann.taps("how_on")
    await ann.picks("refunds")


async def test_an_album_that_could_not_be_fetched_is_told_in_one_new_message(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await sends_unfetchable(world, ann, *photos(2), BAD)
    before = len(await ann.messages())
    await looks_again(world)
    assert len(await ann.messages()) == before + 1
    text = await ann.text()
    assert text.index("1. 0.jpg: taken.") < text.index("2. 1.jpg: taken.") < text.index("broken.jpg: not taken.")


async def test_that_a_slow_file_is_being_worked_on_can_be_seen_and_costs_nothing(world: World, ann: Buyer) -> None:
    await ann.sends(SHOE)
    assert "sendChatAction" not in [call.method for call in world.calls]
    await world.fault(method="file", status=0, delay=1.2)
    await world.fault(method="sendChatAction", status=500)
    await ann.sends(*photos(1))
    assert [call.status for call in world.calls if call.method == "sendChatAction"] == [500]
    assert await found(ann) == [("accepted", None)] * 2
