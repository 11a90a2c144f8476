"""What buyers come with after Submit: every stage and event, dates they type, and what goes wrong meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest

from bot.screens.buttons import Tap
from bot.screens.followup import case_screen, events, told
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen
from bot.texts import texts
from conversations import deadlines, followup
from conversations.advice.traps import TRAPS
from conversations.days import PACIFIC, pacific_day
from conversations.followup import ORDER, STAGES, E, Stage
from conversations.names import S
from tests.bot.test_journeys import to_the_review
from tests.buyer import Buyer, visible
from tests.conftest import World
from tests.conversations.submitted import NOON, TODAY, WAYS_TO, at_stage, given
from tests.sheet.acting import plant, settings

OPENED = ("skip", "unknown", "no_button", "already_open", "what_now")
NOW = Presenter(texts("en"), NOON)
OVER = ("skip", "unknown", "no_button", "decided", "appeal")


async def to_opened(ann: Buyer, *ways: str) -> None:
    """A new case of a dispute that is open at AliExpress already."""
    await ann.says("/new")
    await ann.stands(*(ways or OPENED))


async def tells(ann: Buyer, kind: E) -> None:
    """Press what happened, on the case's screen or behind "Something happened"."""
    if kind not in [tap.argument for tap, _button in await ann.buttons() if tap.verb == "tell"]:
        await ann.taps("events")
    await ann.taps("tell", kind)


async def is_at_stage(ann: Buyer, stage: Stage) -> None:
    case = await ann.case()
    assert followup.stage(case) is stage
    await ann.sees(f"stage_{stage}")


def _first_met() -> dict[Stage, list[E]]:
    """Stage -> the events that are met there first, in the order of the table: together each event once."""
    found: dict[Stage, list[E]] = {}
    seen: set[E] = set()
    for stage in WAYS_TO:
        found[stage] = [kind for kind in STAGES[stage] if kind not in seen]
        seen.update(found[stage])
    return {stage: kinds for stage, kinds in found.items() if kinds}


FIRST_MET = _first_met()


def test_each_event_is_told_once() -> None:
    assert sorted(kind for kinds in FIRST_MET.values() for kind in kinds) == sorted({*chain(*STAGES.values())})


@pytest.mark.parametrize(
    ("stage", "kind", "there"), [(a, b, c) for a, found in STAGES.items() for b, c in found.items()]
)
def test_every_event_of_a_stage_has_its_button_and_leads_on(stage: Stage, kind: E, there: Stage) -> None:
    before = at_stage(stage)
    known = Tap(before.number, before.revision, "tell", kind)
    assert known in {*taps(case_screen(NOW, before)), *taps(events(NOW, before))}
    after = given(before, (kind, TODAY))
    shown = told(NOW, after, after.events[-1])
    assert NOW.texts.html(f"stage_{there}").split("\n")[0] in shown.text
    assert "untell" in {tap.verb for tap in taps(shown)}


def taps(screen: Screen) -> list[Tap]:
    return [button.tap for row in screen.rows for button in row if button.tap]


@pytest.mark.parametrize("stage", FIRST_MET)
async def test_what_happened_leads_on_and_can_be_taken_back(ann: Buyer, stage: Stage) -> None:
    await to_opened(ann, *(OVER if stage is Stage.OUTCOME else OPENED))
    if stage is Stage.OUTCOME:
        await ann.taps("show")
    for kind in WAYS_TO.get(stage, []):
        await tells(ann, kind)
    await is_at_stage(ann, stage)
    for kind in FIRST_MET[stage]:
        await tells(ann, kind)
        await is_at_stage(ann, STAGES[stage][kind])
        await ann.sees("after_noted")
        number = (await ann.case()).events[-1].number
        await ann.taps("untell", str(number))
        await ann.sees("after_taken_back")
        await ann.taps("show")
        await is_at_stage(ann, stage)


async def test_of_a_dispute_that_is_open_already_the_day_is_asked_for(ann: Buyer) -> None:
    await to_opened(ann)
    await ann.sees("after_when_opened")
    await ann.taps("ask_day", f"order:{E.DISPUTE_OPENED}")
    await ann.says("2 days ago")
    await ann.sees("after_next")
    case = await ann.case()
    assert [one.kind for one in deadlines.deadlines(case, PACIFIC)][:2] == ["seller_reply", "platform_in"]


async def test_a_silent_seller_means_that_the_money_comes(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")
    await is_at_stage(ann, Stage.SELLER)
    case = await ann.case()
    due = deadlines.next_deadline(case, PACIFIC, datetime.now(UTC))
    assert due
    assert due.kind == "seller_reply"
    assert due.day == pacific_day(case.answers[S.SUBMIT].at) + timedelta(days=5)
    await tells(ann, E.REFUND_COMING)
    await is_at_stage(ann, Stage.REFUND)
    await tells(ann, E.MONEY_ALL)
    await is_at_stage(ann, Stage.WON)
    await ann.says("/status")
    assert "Closed: money received" in await ann.text()


async def test_after_it_worked_the_buyer_sees_what_happens_now_and_all_that_comes_next_is_one_tap_away(
    ann: Buyer,
) -> None:
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")
    text = await ann.text()
    assert (
        text.index("Your dispute is open")
        < text.index("5 days")
        < text.index("AliExpress steps in by itself, by about")
    )
    (row,) = [row for row in (await ann.screen())["keyboard"] if any(button["text"] == "Money" for button in row)]
    assert [button["text"] for button in row] == ["Money", "I disagree", "News"]
    before, facts = await ann.case(), Presenter(texts("en"), datetime.now(UTC))
    for name, step in (("refunds", S.ABOUT_REFUNDS), ("appeal", S.ABOUT_APPEAL)):
        await ann.taps("about", name)
        assert visible(texts("en").html(step, **facts.facts(before, step))) in await ann.text()
        await ann.taps("show")
        await ann.is_at(S.OPENED)
    assert await ann.case() == before, "to read is no answer"
    await ann.taps("news", "on")
    await ann.taps("news_step")
    assert ("news", "on") not in {(tap.verb, tap.argument) for tap, _button in await ann.buttons()}
    await tells(ann, E.OFFERED_LESS)
    assert "Your dispute is open" not in await ann.text()
    await ann.taps("about", "appeal")
    await ann.taps("about", "refunds")


@pytest.mark.parametrize("name", ["", "news", "opened", "x"])
async def test_there_is_nothing_else_to_read_about(ann: Buyer, name: str) -> None:
    await to_opened(ann)
    case, screen = await ann.case(), await ann.screen()
    assert await ann.taps_data(screen["message_id"], Tap(case.number, -1, "about", name).data, forged=True)
    await is_at_stage(ann, Stage.SELLER)


async def test_before_submit_there_is_nothing_to_read_about_it(ann: Buyer) -> None:
    case, screen = await ann.case(), await ann.screen()
    assert await ann.taps_data(screen["message_id"], Tap(case.number, -1, "about", "refunds").data, forged=True)
    await ann.is_at(S.ORDER)


@pytest.mark.parametrize("stage", Stage)
def test_how_it_went_is_asked_when_it_is_over_and_not_before(stage: Stage) -> None:
    shown = case_screen(NOW, at_stage(stage))
    verbs = {tap.verb for tap in taps(shown)}
    assert ("How did it go?" in shown.text) == (stage in followup.CLOSED) == ("rate" in verbs) == ("about" not in verbs)


async def test_a_low_offer_is_fought_through_aliexpress_appeal_and_return_to_the_money(ann: Buyer) -> None:
    await to_opened(ann)
    for kind in (E.OFFERED_LESS, E.REJECTED, E.REFUSED, E.PROOF_ADDED, E.STEPPED_IN, E.PROOF_WANTED, E.PROOF_ADDED,
                 E.DECIDED_LESS, E.APPEALED, E.RETURN_AGREED, E.POSTED, E.SCANNED, E.GOODS_THERE, E.REFUND_COMING,
                 E.MONEY_ALL):  # fmt: skip
        await tells(ann, kind)
    await is_at_stage(ann, Stage.WON)
    await ann.taps("so_far")
    text = await ann.text()
    assert text.index("the seller offered less") < text.index("you appealed") < text.index("all the money is there")


async def test_a_change_of_the_request_gives_the_seller_five_new_days(ann: Buyer) -> None:
    await to_opened(ann)
    await ann.taps("dates")
    await ann.taps("order_dates")
    await ann.taps("ask_day", f"order:{E.DISPUTE_OPENED}")
    await ann.says("6 days ago")
    await tells(ann, E.MODIFIED)
    await ann.taps("ask_day")
    day = pacific_day(datetime.now(UTC)) - timedelta(days=2)
    await ann.says("2 days ago")
    case = await ann.case()
    assert case.events[-1].day == day
    one = deadlines.reckoned(case, "seller_reply", PACIFIC)
    assert one
    assert one.day == day + timedelta(days=5)


async def test_a_cancelled_dispute_can_be_opened_anew(ann: Buyer) -> None:
    await to_opened(ann)
    await tells(ann, E.WITHDRAWN)
    await is_at_stage(ann, Stage.WITHDRAWN)
    await tells(ann, E.REOPENED)
    await is_at_stage(ann, Stage.SELLER)


async def test_a_day_is_pressed_or_typed_and_what_is_none_is_asked_again_and_kept(ann: Buyer) -> None:
    await to_opened(ann)
    await tells(ann, E.REFUSED)
    today = pacific_day(datetime.now(UTC))
    await ann.taps("ask_day")
    await ann.taps("day", f"event:1={(today - timedelta(days=1)).isoformat()}")
    assert (await ann.case()).events[0].day == today - timedelta(days=1)
    await ann.taps("ask_day")
    await ann.says("when it rained")
    await ann.sees("date_unreadable")
    await ann.says("tomorrow")
    assert "still to come" in await ann.text()
    await ann.says("3 days ago")
    case = await ann.case()
    assert case.events[0].day == today - timedelta(days=3)
    assert [aside.text for aside in case.asides] == ["when it rained", "tomorrow"]
    assert case.asked == ""


async def test_what_is_typed_after_turning_away_from_the_question_is_no_day(ann: Buyer) -> None:
    await to_opened(ann)
    await tells(ann, E.REFUSED)
    await ann.taps("ask_day")
    await ann.taps("show")
    await ann.says("3 days ago")
    await ann.taps("so_far")
    await ann.taps("event", "1")
    await ann.taps("ask_day")
    await ann.says("/status")
    await ann.says("2 days ago")
    case = await ann.case()
    assert case.events[0].day == pacific_day(datetime.now(UTC))
    assert [aside.text for aside in case.asides] == ["3 days ago", "2 days ago"]


async def test_the_date_that_aliexpress_shows_wins_and_a_snooze_never_moves_it(ann: Buyer) -> None:
    await to_opened(ann)
    await tells(ann, E.OFFERED_LESS)
    await ann.taps("dates")
    await ann.taps("due", "buyer_reply")
    await ann.taps("ask_day")
    before = datetime.now(UTC)
    await ann.says("soon")
    await ann.sees("date_unreadable")
    await ann.says("1 day 4 hours")
    await ann.sees("after_due_taken")
    typed = deadlines.reckoned(await ann.case(), "buyer_reply", PACIFIC)
    assert typed
    assert typed.basis == "typed"
    assert timedelta(0) <= typed.due - before - timedelta(hours=28) < timedelta(minutes=1)
    await ann.taps("snooze", f"{(await ann.case()).number}.buyer_reply.24")
    await ann.sees("due_typed_how")
    again = deadlines.reckoned(await ann.case(), "buyer_reply", PACIFIC)
    assert again
    assert again.due == typed.due


async def test_done_is_done_until_it_is_taken_back(ann: Buyer) -> None:
    await to_opened(ann)
    await tells(ann, E.RETURN_AGREED)
    await ann.taps("dates")
    await ann.taps("due", "return_ship")
    await ann.taps("done")
    await ann.sees("after_due_done")
    assert [one.kind for one in deadlines.deadlines(await ann.case(), PACIFIC)] == []
    await ann.taps("dates")
    await ann.taps("due", "return_ship")
    await ann.taps("undone")
    assert [one.kind for one in deadlines.deadlines(await ann.case(), PACIFIC)] == ["return_ship"]
    await ann.taps("mute")
    await ann.sees("after_muted")
    await ann.taps("unmute")
    await ann.sees("after_unmuted")


@pytest.mark.parametrize("kind", [kind for kind in ORDER if kind not in followup.DENIED])
async def test_what_is_known_of_the_order_can_be_told_before_submit(ann: Buyer, kind: E) -> None:
    await ann.says("Blue shoes")
    await ann.says("/help")
    await ann.taps("dates")
    await ann.taps("order_dates")
    await ann.taps("ask_day", f"order:{kind}")
    if kind is not E.LIVES_IN_EU:
        await ann.says("yesterday")
    case = await ann.case()
    assert followup.of_order(case, kind) is not None
    await ann.taps("so_far")
    await ann.taps("event", "1")
    await ann.taps("untell", "1")
    assert followup.of_order(await ann.case(), kind) is None
    await ann.taps("show")
    await ann.is_at(S.PROTECTION)


@pytest.mark.parametrize("trap", TRAPS)
async def test_each_trick_comes_with_an_answer_that_copies(ann: Buyer, trap: str) -> None:
    await to_opened(ann)
    if Stage.SELLER not in TRAPS[trap]:
        await tells(ann, E.OFFERED_LESS)
    await ann.taps("events")
    await ann.taps("traps")
    await ann.taps("trap", trap)
    await ann.sees(f"trap_{trap}")
    keyboard = (await ann.screen())["keyboard"]
    assert len([button for row in keyboard for button in row if "copy_text" in button]) == 1
    await ann.taps("show")
    assert "tell" in {tap.verb for tap, _button in await ann.buttons()}


async def test_a_label_that_is_typed_counts_as_its_tap(ann: Buyer) -> None:
    await to_opened(ann)
    await ann.says("seller refused")
    await is_at_stage(ann, Stage.REFUSED)


async def test_a_second_tap_tells_nothing_twice(ann: Buyer) -> None:
    await to_opened(ann)
    message, button = await ann.button("tell", E.OFFERED_LESS)
    await ann.taps_data(message["message_id"], button["data"])
    assert await ann.taps_data(message["message_id"], button["data"], forged=True) == ""
    assert len((await ann.case()).events) == 1


FORGED = [
    ("tell", "money_all"), ("tell", "nothing"), ("untell", "7"), ("untell", "x"), ("ask_day", "event:9"),
    ("ask_day", "due:appeal"), ("ask_day", "order:refused"), ("ask_day", "what"), ("day", "event:9=2026-11-20"),
    ("day", "due:appeal=2026-11-20"), ("day", "order:x=2026-11-20"), ("done", "appeal"), ("done", "x"),
    ("due", "x"), ("how", "paypal"), ("event", "3"), ("trap", "x"), ("snooze", "9.appeal.3"), ("snooze", "1.x.3"),
    ("snooze", "1.seller_reply.9999"), ("snooze", "x"), ("mute", "1"), ("mute", "5.seller_reply"),
    ("zone", "Mars/Base"), ("zone_hour", "noon"), ("quiet", "1.2"), ("quiet", "x"), ("quiet_from", "3"),
    ("set", "reminders.maybe"), ("calendar", "7"), ("calendar", "x"), ("set", "pin"),
    ("set", "zone.on"), ("language", "xx"), ("language", "letter"),
    ("way", "x"), ("way", "lost"), ("live", "order_shipped"), ("live", "Mars"),
]  # fmt: skip


async def test_a_forged_button_changes_nothing_and_brings_the_case_back(ann: Buyer) -> None:
    await ann.stands(*OPENED)
    before = await ann.case()
    for verb, argument in FORGED:
        screen = await ann.screen()
        data = Tap(before.number, before.revision, verb, argument).data
        assert await ann.taps_data(screen["message_id"], data, forged=True), (verb, argument)
        assert (await ann.case()) == before, (verb, argument)
        await ann.sees("stage_seller")


async def test_nobody_reaches_the_case_of_another(world: World, ann: Buyer) -> None:
    await ann.stands(*OPENED)
    await tells(ann, E.OFFERED_LESS)
    bob = await world.buyer("Bob")
    screen = await bob.screen()
    for verb, argument in (("snooze", "1.buyer_reply.3"), ("mute", "1.buyer_reply"), ("switch", "1")):
        await bob.taps_data(screen["message_id"], Tap(0, -1, verb, argument).data, forged=True)
    (case,) = world.storage.reader().cases(ann.id)
    assert case.dues == ()


async def test_the_day_of_an_event_is_that_of_aliexpress(ann: Buyer) -> None:
    await to_opened(ann)
    await tells(ann, E.REFUSED)
    assert isinstance((await ann.case()).events[0].day, date)
    assert (await ann.case()).events[0].day == pacific_day(datetime.now(UTC))


async def test_whoever_tells_a_hundred_days_still_reads_every_one_of_them_and_can_take_the_last_back(
    world: World, ann: Buyer
) -> None:
    await to_opened(ann)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(101)]
    case = await ann.case()
    written = given(case, *((E.ORDER_SHIPPED, day) for day in days[:-2]))
    await plant(world, ann, written, settings("en"))  # what would take a hundred days
    await ann.says("/help")
    await ann.taps("dates")
    await ann.taps("order_dates")
    for day in days[-2:]:
        await ann.taps("ask_day", f"order:{E.ORDER_SHIPPED}")
        await ann.says(day.isoformat())
    shown = await ann.text()
    assert shown.count("2026") <= len(ORDER), "of each thing only the day that counts"
    await ann.taps("so_far")
    seen = {tap.argument for tap, _button in await ann.buttons() if tap.verb == "event"}
    while any(button["text"] == "Older ›" for _tap, button in await ann.buttons()):
        (older,) = [tap.argument for tap, button in await ann.buttons() if button["text"] == "Older ›"]
        await ann.taps("so_far", older)
        seen |= {tap.argument for tap, _button in await ann.buttons() if tap.verb == "event"}
    assert seen == {str(number) for number in range(1, 102)}
    await ann.taps("event", "1")
    await ann.taps("untell", "1")
    await ann.sees("after_taken_back")
