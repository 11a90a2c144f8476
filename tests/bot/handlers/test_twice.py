"""What is tapped or sent twice within a moment counts once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.handlers.taps import VERBS
from bot.texts import texts
from conversations.names import S
from conversations.reading.said import MOMENT
from tests.bot.given import read
from tests.bot.handlers.test_drafts import to_the_explanation, versions
from tests.bot.handlers.test_followup import OPENED
from tests.bot.test_journeys import to_the_amount, to_the_review
from tests.buyer import Buyer
from tests.conftest import World

TAPS = 15


async def hammers(world: World, ann: Buyer, verb: str, argument: str | None = None) -> list[str]:
    """Tap a button of the present screen many times at once; give what was said about the taps."""
    message, button = await ann.button(verb, argument)
    ann.waits = False
    for _tap in range(TAPS):
        await ann.taps_data(message["message_id"], button["data"], forged=True)
    ann.waits = True
    await world.settled()
    freed = [call for call in world.calls if call.method == "answerCallbackQuery"][-TAPS:]
    assert len(freed) == TAPS
    return [str(call.parameters.get("text") or "") for call in freed]


async def sent_by(world: World, ann: Buyer, verb: str, argument: str | None = None) -> int:
    """Count the messages that many taps on one button bring."""
    before = max(m["message_id"] for m in await ann.messages())
    said = await hammers(world, ann, verb, argument)
    assert said == [""] * TAPS
    return len([m for m in await ann.messages() if m["message_id"] > before])


async def test_an_answer_that_is_tapped_many_times_is_given_once_and_its_screen_comes_once(
    world: World, ann: Buyer
) -> None:
    await ann.picks("skip", "unknown")
    assert await sent_by(world, ann, "pick", "found") <= 1
    await ann.is_at(S.SOLUTION)
    assert await sent_by(world, ann, "pick", "refund") <= 1
    await ann.is_at(S.RECEIVED)
    assert await sent_by(world, ann, "pick", "yes") <= 1
    await ann.is_at(S.REASON_ARRIVED)


async def test_back_and_change_that_are_tapped_many_times_count_once(world: World, ann: Buyer) -> None:
    await to_the_review(ann)
    assert await sent_by(world, ann, "open", S.REFUND) <= 1
    await ann.is_at(S.REFUND)
    await ann.taps("keep")
    await ann.is_at(S.REVIEW)
    assert await sent_by(world, ann, "back") <= 1
    await ann.is_at(S.EXPLANATION)


@pytest.mark.parametrize("verb", ["drafts", "starter"])
async def test_any_other_button_that_is_tapped_many_times_sends_its_screen_once(
    world: World, ann: Buyer, verb: str
) -> None:
    await to_the_explanation(ann)
    await ann.composes()
    await ann.says("Too small.")
    assert await sent_by(world, ann, verb) <= 1
    assert len(await versions(ann)) == (2 if verb == "starter" else 1)


async def test_a_file_that_is_asked_for_many_times_at_once_comes_once_and_later_again(world: World, ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.taps("back")
    await ann.taps("files")
    assert await sent_by(world, ann, "view", "1") == 2, "the photo, and the list below it"
    assert await sent_by(world, ann, "view", "1") == 2


async def test_what_happened_is_told_once_however_often_it_is_tapped(world: World, ann: Buyer) -> None:
    await ann.stands(*OPENED)
    before = len((await ann.case()).events)
    assert await sent_by(world, ann, "tell", "refused") <= 1
    assert len((await ann.case()).events) == before + 1
    assert "untell" in {tap.verb for tap, _b in await ann.buttons()}, "the way to take it back is still there"


async def test_long_texts_above_a_screen_come_once_too(world: World, ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says("12345 " * 680)
    await ann.taps("drafts")
    assert await sent_by(world, ann, "show") == 2
    assert await sent_by(world, ann, "pick", "done") == 2


async def test_of_two_buttons_of_one_screen_the_first_counts_and_that_is_said(world: World, ann: Buyer) -> None:
    await ann.picks("skip", "unknown", "found", "refund")
    (message, yes), (_same, no) = await ann.button("pick", "yes"), await ann.button("pick", "no")
    before = len(await read(ann))
    ann.waits = False
    await ann.taps_data(message["message_id"], yes["data"])
    await ann.taps_data(message["message_id"], no["data"], forged=True)
    ann.waits = True
    await world.settled()
    assert len(await read(ann)) == before
    await ann.is_at(S.REASON_ARRIVED)
    freed = [call.parameters.get("text") for call in world.calls if call.method == "answerCallbackQuery"][-2:]
    assert freed == [None, texts("en").plain("button_second")]
    await ann.taps("back")
    await ann.picks("no")
    await ann.is_at(S.REASON_MISSING)


async def test_a_button_of_an_older_screen_still_brings_the_present_one(ann: Buyer) -> None:
    message, button = await ann.button("pick", "skip")
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    before = len(await read(ann))
    said = await ann.taps_data(message["message_id"], button["data"], forged=True)
    assert said == texts("en").plain("button_old")
    assert len(await read(ann)) == before + 1
    await ann.is_at(S.OPENING)


# Texts


async def sends_twice(world: World, ann: Buyer, text: str) -> None:
    ann.waits = False
    await ann.says(text)
    await ann.says(text)
    ann.waits = True
    await world.settled()


async def test_an_amount_that_is_sent_twice_answers_one_question_and_one_tap_makes_it_the_next_answer_too(
    world: World, ann: Buyer
) -> None:
    await to_the_amount(ann)
    await sends_twice(world, ann, "8.12 USD")
    await ann.is_at(S.REFUND)
    await ann.sees("text_twice")
    await ann.taps("type", "8.12 USD")
    await ann.is_at(S.EVIDENCE)


async def test_the_same_amount_that_is_sent_again_later_is_the_next_answer(world: World, ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("8.12 USD")
    world.ahead += MOMENT
    await ann.says("8.12 USD")
    await ann.is_at(S.EVIDENCE)


async def test_the_same_words_at_a_question_that_was_gone_back_to_are_its_answer(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("8.12 USD")
    await ann.taps("back")
    await ann.says("8.12 USD")
    await ann.is_at(S.REFUND)


async def test_other_words_within_a_moment_are_an_answer(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("$8.12")
    await ann.says("8.12 USD")
    await ann.is_at(S.EVIDENCE)


async def test_a_name_a_label_and_a_complaint_that_are_sent_twice_count_once(world: World, ann: Buyer) -> None:
    await sends_twice(world, ann, "Blue shoes")
    case = await ann.is_at(S.PROTECTION)
    assert not case.asides
    await ann.says("in 12 days")
    await ann.picks("found", "refund")
    await sends_twice(world, ann, "Yes")
    case = await ann.is_at(S.REASON_ARRIVED)
    assert not case.asides
    await ann.picks("quality")
    await ann.says("8.12")
    await ann.picks("full")
    await ann.is_at(S.EVIDENCE)


async def test_a_complaint_that_is_sent_twice_is_one_version_and_later_another(world: World, ann: Buyer) -> None:
    await to_the_explanation(ann)
    await sends_twice(world, ann, "The shoes are too small.")
    assert await versions(ann) == ["The shoes are too small."]
    world.ahead += MOMENT + timedelta(seconds=1)
    await ann.says("The shoes are too small.")
    assert len(await versions(ann)) == 2


async def test_continue_that_is_typed_twice_goes_one_step(world: World, ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says("The shoes are too small.")
    await ann.taps("back")
    await ann.is_at(S.EVIDENCE)
    await sends_twice(world, ann, "Continue")
    await ann.is_at(S.EXPLANATION)
    world.ahead += MOMENT
    await ann.says("Continue")
    await ann.is_at(S.REVIEW)


async def test_the_same_words_after_something_else_was_sent_are_meant_anew(world: World, ann: Buyer) -> None:
    await to_the_explanation(ann)
    await sends_twice(world, ann, "The shoes are too small.")
    await ann.says("The shoes are too large.")
    await ann.says("The shoes are too small.")
    assert len(await versions(ann)) == 3


async def test_a_label_that_cannot_be_done_yet_says_why_each_time(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.taps("back")
    for _time in range(2):
        await ann.says("Continue")
    await ann.sees("explanation_not_enough")
    await ann.says("The shoes are too small.")
    await ann.says("Continue")
    await ann.is_at(S.REVIEW)


async def test_a_day_of_the_order_that_is_sent_twice_does_not_answer_the_open_question(
    world: World, ann: Buyer
) -> None:
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)
    await ann.says("/status")
    for verb in ("dates", "order_dates"):
        await ann.taps(verb)
    await ann.taps("ask_day", "order:order_shipped")
    await sends_twice(world, ann, "5 days ago")
    case = await ann.is_at(S.PROTECTION)
    assert len(case.events) == 1


async def test_an_event_that_is_typed_twice_happened_once(world: World, ann: Buyer) -> None:
    await ann.stands(*OPENED)
    before = len((await ann.case()).events)
    await sends_twice(world, ann, texts("en").plain("event_refused", "button"))
    assert len((await ann.case()).events) == before + 1


def test_each_verb_of_a_question_is_tried_here() -> None:
    """A new one is to be tapped twice, too."""
    assert {name for name, verb in VERBS.items() if verb.about.name == "QUESTION"} == {
        *("pick", "type", "keep", "back", "open", "again", "tell", "starter_anew", "correct"),
        *("enough", "unquote", "form", "quote"),  # tests/bot/handlers/complaint
    }
