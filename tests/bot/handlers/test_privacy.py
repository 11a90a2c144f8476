"""What a buyer does about what is stored of him: looks, gets it, has it erased; and nobody else can."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import timedelta
from typing import Any

import pytest

from bot.handlers.privacy import ASKED, stamp
from bot.rounds import KEEP_HANDLED
from bot.screens.buttons import ANY_REVISION, Tap
from bot.screens.export import PAGE, WHOLE
from bot.screens.screen import length
from bot.texts import languages
from conversations.followup import E
from conversations.names import S
from conversations.retention import IDLE, KEPT, WARNED
from tests.bot.given import called, restart
from tests.bot.handlers.test_followup import tells, to_opened
from tests.buyer import Buyer, File
from tests.conftest import World
from tests.files import jpeg

WORDS = "Purple zebra slippers"
STATUS = "What to do next"


async def shopped(world: World, name: str = "Ann", words: str = WORDS) -> Buyer:
    """A buyer with a case that has words of his own in it."""
    buyer = await world.buyer(name)
    await buyer.says(words)
    return buyer


async def stored(world: World, buyer: Buyer) -> Any:
    return world.storage.reader().everything(buyer.id)


async def erases(buyer: Buyer) -> None:
    await buyer.says("/delete")
    await buyer.taps("erase")


async def uploads(world: World, buyer: Buyer) -> dict[str, str]:
    """What the bot has sent as files: name -> content."""
    sent = [message["document"] for message in await buyer.messages() if "document" in message]
    return {document["file_name"]: await downloaded(world, document) for document in sent}


async def downloaded(world: World, document: Any) -> str:
    async with world.http.get(f"{world.standin.url}/files/{document['file_unique_id']}") as response:
        assert response.status == 200
        return (await response.read()).decode()


# Looking


async def test_what_is_stored_is_told_on_two_phone_screens_with_a_way_on_and_back(ann: Buyer) -> None:
    await ann.says("/privacy")
    assert length(await ann.text()) <= 1_300
    assert [tap.verb for tap, _button in await ann.buttons()] == ["export", "ask_erase", "show"]
    await ann.taps("ask_erase")
    await ann.taps("show")
    await ann.is_at(S.ORDER)


async def test_what_is_told_of_how_long_is_so(ann: Buyer) -> None:
    await ann.says("/privacy")
    said = await ann.text()
    assert "for 2 days after they are done with" in said
    assert timedelta(days=2) == KEEP_HANDLED
    assert f"{KEPT.days} days after a case is closed" in said
    assert f"{IDLE.days // 365} years" in said
    assert f"{WARNED.days} days before" in said


async def test_the_three_commands_are_on_the_menu(world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.introduction.languages", languages)
    await restart(world, ann)
    await called(world, "setMyCommands", len(languages()))
    offered = [call for call in world.calls if call.method == "setMyCommands"][-1].parameters["commands"]
    assert {"privacy", "export", "delete"} <= set(
        re.findall(r'"command": ?"(\w+)"', json.dumps(offered).replace("\\", ""))
    )
    await ann.says("/privacy")


# Getting it


async def test_the_two_files_hold_what_was_said_and_the_screen_below_them_leads_on(world: World) -> None:
    ann = await shopped(world)
    await ann.says("/export")
    await ann.sees("export_sent")
    files = await uploads(world, ann)
    assert WORDS in files[PAGE]
    assert "zebra" in files[WHOLE]
    tables = json.loads(files[WHOLE])["tables"]
    assert {"buyers", "cases", "chats", "inbox", "outbox"} <= set(tables)
    assert {row["chat_id"] for rows in tables.values() for row in rows} == {ann.id}
    await ann.taps("privacy")
    await ann.taps("export")


async def test_a_second_export_does_not_hold_the_first(world: World) -> None:
    ann = await shopped(world)
    sizes = []
    for _ in range(4):
        await ann.says("/export")
        sizes.append(len((await uploads(world, ann))[WHOLE]))
    assert sizes[-1] < 4 * sizes[0]


async def test_nobody_gets_what_another_said(world: World) -> None:
    await shopped(world, "Ann", "Anna's secret teapot")
    bob = await shopped(world, "Bob", "Bob's lamp")
    await bob.says("/export")
    files = await uploads(world, bob)
    assert "teapot" not in files[PAGE] + files[WHOLE]
    assert "lamp" in files[PAGE]


# Erasing


async def test_everything_goes_but_the_ids_of_updates_and_the_chat_says_so(world: World) -> None:
    ann = await shopped(world)
    await ann.sends(File("shoe.jpg", jpeg(64, 48), "image/jpeg"), as_="photo")
    await ann.says("/delete")
    await ann.sees("delete_ask", count=1)
    assert [tap.verb for tap, _button in await ann.buttons()] == ["export", "show", "erase"]
    await ann.taps("erase")
    last = (await ann.messages())[-1]
    assert last["text"].startswith("Everything is erased.")
    assert "on the disk is overwritten" in last["text"]
    assert not [m for m in await ann.messages() if m.get("keyboard")]
    assert await stored(world, ann) == {}


async def test_keeping_everything_keeps_everything(world: World) -> None:
    ann = await shopped(world)
    before = world.storage.reader().cases(ann.id)
    await ann.says("/delete")
    await ann.taps("show")
    assert world.storage.reader().cases(ann.id) == before


async def test_whoever_was_erased_begins_as_a_newcomer(world: World) -> None:
    ann = await shopped(world)
    await erases(ann)
    await ann.says("/start")
    (case,) = world.storage.reader().cases(ann.id)
    assert (case.number, case.answers) == (1, {})
    await ann.sees("welcome")


async def test_what_comes_right_after_the_tap_is_a_newcomers(world: World) -> None:
    ann = await shopped(world)
    await ann.says("/delete")
    message, button = await ann.button("erase")
    ann.waits = False
    await asyncio.gather(ann.taps_data(message["message_id"], button["data"]), ann.says("hello again"))
    await world.settled()
    left = json.dumps(await stored(world, ann), default=str)
    assert "zebra" not in left
    for case in world.storage.reader().cases(ann.id):  # none, if the words came before the tap
        assert [aside.text for aside in case.asides] == ["hello again"]


async def test_the_status_message_at_the_top_of_the_chat_goes_too(world: World) -> None:
    ann = await shopped(world)
    await to_opened(ann)
    await tells(ann, E.REFUSED)
    await ann.says("/settings")
    await ann.taps("set", "pin.on")
    pinned = (await stored(world, ann))["chats"][0]["pinned_message_id"]
    assert pinned
    await erases(ann)
    assert pinned not in [m["message_id"] for m in await ann.messages()]
    assert await stored(world, ann) == {}


async def test_a_status_message_that_is_on_its_way_to_the_top_meanwhile_goes_too(world: World) -> None:
    ann = await shopped(world)
    await ann.says("/settings")
    message, button = await ann.button("set", "pin.on")
    await world.fault(method="pinChatMessage", status=0, delay=0.5)
    ann.waits = False
    await ann.taps_data(message["message_id"], button["data"])
    async with asyncio.timeout(10):
        while not [m for m in await ann.messages() if STATUS in m["text"]]:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)
    data = Tap(0, ANY_REVISION, "erase", stamp(world.clock())).data
    await ann.taps_data(message["message_id"], data, forged=True)
    await world.settled()
    assert not [m for m in await ann.messages() if STATUS in m["text"]]
    assert await stored(world, ann) == {}


async def test_an_old_button_asks_again_and_the_new_one_erases(world: World) -> None:
    ann = await shopped(world)
    await ann.says("/delete")
    message, button = await ann.button("erase")
    world.ahead += ASKED * 1.1
    await ann.taps_data(message["message_id"], button["data"])
    await ann.sees("delete_ask", count=1)
    assert world.storage.reader().cases(ann.id)
    await ann.taps("erase")
    assert await stored(world, ann) == {}


@pytest.mark.parametrize("argument", ["", "x", "-1", "9" * 20, "²"])
async def test_a_forged_button_erases_nothing(world: World, argument: str) -> None:
    ann = await shopped(world)
    screen = await ann.screen()
    await ann.taps_data(screen["message_id"], Tap(0, ANY_REVISION, "erase", argument).data, forged=True)
    assert world.storage.reader().cases(ann.id)
    await erases(ann)
    assert await stored(world, ann) == {}


async def test_nobody_erases_another(world: World) -> None:
    ann, bob = await shopped(world), await shopped(world, "Bob", "Bob's lamp")
    before = world.storage.reader().cases(ann.id)
    data = Tap(ann.id % 1000, ANY_REVISION, "erase", stamp(world.clock())).data
    await bob.taps_data((await bob.screen())["message_id"], data, forged=True)
    assert world.storage.reader().cases(ann.id) == before
    assert await stored(world, bob) == {}
    await ann.says("/export")
    assert WORDS in (await uploads(world, ann))[PAGE]


async def test_of_a_buyer_who_blocks_the_bot_while_being_erased_nothing_is_left(world: World) -> None:
    world.expected += ["Forbidden"]
    ann = await shopped(world)
    await ann.says("/delete")
    message, button = await ann.button("erase")
    await world.stop_bot()
    ann.waits = False
    await ann.taps_data(message["message_id"], button["data"])
    await world.fault(method="sendMessage", status=403)
    await world.start_bot()
    await world.settled()
    assert await stored(world, ann) == {}


async def test_a_flood_of_other_words_does_not_hide_the_last_word(world: World) -> None:
    ann = await shopped(world)
    await ann.says("/delete")
    message, button = await ann.button("erase")
    await world.stop_bot()
    ann.waits = False
    for number in range(30):
        await ann.says(f"old words {number}")
    await ann.taps_data(message["message_id"], button["data"])
    await world.start_bot()
    await world.settled()
    assert (await ann.messages())[-1]["text"].startswith("Everything is erased.")
    assert await stored(world, ann) == {}
