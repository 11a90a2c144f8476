"""The commands work at every step and lead back to it; buttons of the past are answered kindly."""

import pytest

from bot.screens.buttons import Tap
from conversations.names import S
from tests.bot.test_journeys import to_the_amount, to_the_review
from tests.buyer import Buyer
from tests.conftest import World
from tests.conversations.walks import arrows_walked
from tests.sheet.acting import plant, settings

ANYWHERE = ["/start", "/status", "/cases", "/help", "/nonsense", "/start case-12"]


@pytest.mark.parametrize("command", ANYWHERE)
async def test_a_command_in_the_middle_of_the_way_leads_back_to_the_step(ann: Buyer, command: str) -> None:
    await to_the_amount(ann)
    before = await ann.case()
    await ann.says(command)
    if any(tap.verb == "show" for tap, _button in await ann.buttons()):
        await ann.taps("show")
    after = await ann.is_at(S.PAID)
    assert after.answers == before.answers


async def test_every_command_is_answered_at_every_step(world: World) -> None:
    ends = {"-".join(value for _kind, value in way): case for way, case in arrows_walked()}
    assert ends
    for case in list(ends.values())[::8]:
        ann = await world.buyer(started=False)
        await plant(world, ann, case, settings("en"))
        for command in ("/status", "/cases", "/help", "/cancel"):
            count = len(await ann.messages())
            await ann.says(command)
            assert len(await ann.messages()) > count
            await ann.taps("show")
        assert (await ann.case()).answers == case.answers


async def test_back_works_as_a_command_as_a_button_and_typed(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/back")
    await ann.is_at(S.DETAIL_DESCRIPTION)
    await ann.taps("back")
    await ann.is_at(S.REASON_ARRIVED)
    await ann.says("back")
    await ann.is_at(S.RECEIVED)


async def test_a_new_case_keeps_the_old_one_and_both_can_be_opened(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/new")
    await ann.sees("new_case")
    await ann.says("Red lamp")
    await ann.says("/cases")
    text = await ann.text()
    assert "Blue shoes" in text
    assert "Red lamp" in text
    await ann.taps("switch", "1")
    await ann.is_at(S.PAID)
    await ann.says("/cases")
    await ann.taps("switch", "2")
    await ann.is_at(S.PROTECTION)


async def test_new_twice_does_not_leave_empty_cases_behind(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/new")
    await ann.says("/new")
    await ann.says("/cases")
    await ann.sees("cases", count=2)


async def test_status_says_of_each_case_where_it_is_and_which_date_is_next(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/new")
    await ann.says("Red lamp")
    await ann.says("/status")
    text = await ann.text()
    assert "Blue shoes" in text
    assert "12 days left" in text or "11 days left" in text  # until protection ends
    assert "Red lamp" in text


async def test_cancel_asks_first_and_can_be_undone(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/cancel")
    await ann.sees("cancel_ask", name="Blue shoes")
    assert not (await ann.case()).cancelled_at
    await ann.taps("show")
    await ann.is_at(S.PAID)
    await ann.says("/cancel")
    await ann.taps("cancel")
    assert (await ann.case()).cancelled_at
    await ann.says("8.12")  # is kept, though the case is put away
    assert (await ann.case()).cancelled_at
    await ann.taps("undo")
    case = await ann.is_at(S.PAID)
    assert [aside.text for aside in case.asides] == ["8.12"]


async def test_start_brings_a_buyer_back_to_where_he_was(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.says("/start")
    await ann.sees("welcome_back", name="Blue shoes")
    await ann.is_at(S.REVIEW)


async def test_help_says_where_the_buyer_stands(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/help")
    assert "Blue shoes" in await ann.text()


async def test_a_button_of_an_older_screen_changes_nothing_and_brings_the_present_one(ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    message, button = await ann.button("pick", "found")
    await ann.picks("found", "refund")
    before = await ann.case()
    said = await ann.taps_data(message["message_id"], button["data"], forged=True)
    assert said
    after = await ann.is_at(S.RECEIVED)
    assert after.answers == before.answers


async def test_two_taps_on_one_button_count_once(ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    message, button = await ann.button("pick", "found")
    ann.waits = False
    for _tap in range(3):
        await ann.taps_data(message["message_id"], button["data"], forged=True)
    ann.waits = True
    await ann.says("/start")
    await ann.is_at(S.SOLUTION)


async def test_a_button_of_another_case_brings_the_open_one(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.taps("back")
    message, button = await ann.button("pick", "color")
    await ann.says("/new")
    said = await ann.taps_data(message["message_id"], button["data"], forged=True)
    assert said
    await ann.is_at(S.ORDER)


FORGED = [
    "", "x", "1:1:0:pick:worked", "1:1:2:pick:nonsense", "1:1:-1:pick:found", "1:999:-1:switch:999", "1:1:-1:switch:x",
    "1:1:-1:read:99", "1:1:-1:restore:99", "1:1:-1:take:99", "1:1:-1:view:-1", "1:1:-1:keep_text:1", "1:1:-1:drafts:x",
    "1:1:2:open:nonsense", "1:1:2:open:opened", "1:1:2:type:5 Dec", "1:1:2:again:", "1:1:2:keep:", "1:1:-1:starter:",
    "0:1:2:pick:found", "2:1:2:pick:found", "1:1:2:__class__:", "1:1:2:do:x", "🦊" * 16,
]  # fmt: skip


async def test_a_forged_button_is_answered_and_changes_nothing(world: World) -> None:
    for data in FORGED:
        await forges(await world.buyer(data or "nothing"), data)


async def forges(ann: Buyer, data: str) -> None:
    await ann.picks("skip", "unknown")
    before = await ann.case()
    screen = await ann.screen()
    await ann.taps_data(screen["message_id"], data, forged=True)
    after = await ann.is_at(S.OPENING)
    assert (after.answers, after.drafts, after.evidence) == (before.answers, before.drafts, before.evidence), data
    await ann.picks("found")
    await ann.is_at(S.SOLUTION)


async def test_nobody_reaches_the_case_of_somebody_else(world: World) -> None:
    ann, bob = await world.buyer("Ann"), await world.buyer("Bob")
    await to_the_review(ann)
    await bob.picks("skip", "unknown")
    screen = await bob.screen()
    for verb, argument in (("read", "1"), ("view", "1"), ("switch", "1"), ("restore", "1"), ("cases", "")):
        await bob.taps_data(screen["message_id"], Tap(1, -1, verb, argument).data, forged=True)
    seen = " ".join(str(message) for message in await bob.messages())
    assert "Blue shoes" not in seen
    assert "size 42" not in seen


async def test_a_group_is_told_once_and_then_left_alone(world: World) -> None:
    async with world.http.post(f"{world.standin.url}/groups", json={"title": "Shoppers"}) as response:
        group = (await response.json())["id"]
    ann = await world.buyer("Ann")
    for text in ("/start", "hello", "/help"):
        await ann.says(text, chat_id=group)
    sent = [call for call in world.calls if call.method == "sendMessage" and call.parameters["chat_id"] == group]
    assert len(sent) == 1
    await ann.is_at(S.ORDER)
