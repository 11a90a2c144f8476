"""At the end of a case the buyer says how it went; a mark or words are never lost, and nobody is pressed for them."""

from __future__ import annotations

import pytest

from bot.screens.buttons import Tap
from bot.texts import texts
from conversations.feedback import MARKS
from conversations.followup import E, Stage
from tests.bot.handlers.test_followup import is_at_stage, tells, to_opened
from tests.buyer import Buyer
from tests.conftest import World


async def to_the_end(ann: Buyer) -> None:
    await to_opened(ann)
    await tells(ann, E.OFFERED_ALL)
    await tells(ann, E.ACCEPTED)
    await tells(ann, E.MONEY_ALL)
    await is_at_stage(ann, Stage.WON)


@pytest.mark.parametrize("mark", MARKS)
async def test_whoever_has_the_money_gives_a_mark_and_words(world: World, ann: Buyer, mark: int) -> None:
    await to_the_end(ann)
    await ann.taps("rate")
    await ann.sees("feedback_ask")
    await ann.taps("mark", str(mark))
    await ann.sees("feedback_words")
    await ann.says("It told me what to write. <b>Thanks</b>")
    await ann.sees("feedback_thanks")
    await is_at_stage(ann, Stage.WON)
    await world.stop_bot()
    await world.start_bot()
    feedback = (world.storage.reader().cases(ann.id))[0].feedback
    assert feedback
    assert (feedback.mark, feedback.words) == (mark, "It told me what to write. <b>Thanks</b>")


async def test_the_mark_alone_is_enough_and_what_is_typed_later_is_no_feedback(ann: Buyer) -> None:
    await to_the_end(ann)
    await ann.taps("rate")
    await ann.taps("mark", "4")
    await ann.taps("show")
    await is_at_stage(ann, Stage.WON)
    await ann.says("Hello?")
    feedback = (await ann.case()).feedback
    assert feedback
    assert (feedback.mark, feedback.words) == (4, "")


async def test_a_changed_mark_keeps_the_words(ann: Buyer) -> None:
    await to_the_end(ann)
    await ann.taps("rate")
    await ann.taps("mark", "2")
    await ann.says("Too long")
    await ann.taps("rate")
    await ann.taps("mark", "3")
    await ann.taps("show")
    feedback = (await ann.case()).feedback
    assert feedback
    assert (feedback.mark, feedback.words) == (3, "Too long")


@pytest.mark.parametrize(
    ("verb", "argument"), [("mark", "6"), ("mark", "0"), ("mark", "x"), ("mark", ""), ("mark", "-5")]
)
async def test_a_forged_mark_is_none(ann: Buyer, verb: str, argument: str) -> None:
    await to_the_end(ann)
    screen = await ann.screen()
    said = await ann.taps_data(screen["message_id"], Tap(1, -1, verb, argument).data, forged=True)
    assert said == texts("en").plain("button_old")
    assert (await ann.case()).feedback is None


@pytest.mark.parametrize(("verb", "argument"), [("rate", ""), ("mark", "5")])
async def test_nobody_is_asked_before_the_end(ann: Buyer, verb: str, argument: str) -> None:
    await to_opened(ann)
    assert "rate" not in {tap.verb for tap, _button in await ann.buttons()}
    screen = await ann.screen()
    await ann.taps_data(screen["message_id"], Tap(1, -1, verb, argument).data, forged=True)
    await is_at_stage(ann, Stage.SELLER)
    assert (await ann.case()).feedback is None
