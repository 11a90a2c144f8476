"""What a buyer edits in Telegram: an answer follows where it fits, and an edit can be the answer itself."""

from __future__ import annotations

import pytest

from bot.texts import texts
from conversations.names import S
from tests.bot.handlers.test_drafts import to_the_explanation
from tests.bot.handlers.test_followup import OPENED
from tests.bot.test_journeys import SHOE, to_the_amount
from tests.buyer import Buyer, visible
from tests.conftest import World

EN = texts("en")


async def test_a_typed_amount_follows_its_edit_and_the_other_answers_stay(ann: Buyer) -> None:
    await to_the_amount(ann)
    message = await ann.says("8.12 USD")
    await ann.picks("half")
    await ann.edits(message, "10.12 USD")
    case = await ann.case()
    assert case.value(S.PAID) == "10.12 USD"
    assert case.value(S.REFUND) == "4.06 USD"
    assert not case.asides
    assert "$10.12" in await ann.text()
    await ann.is_at(S.EVIDENCE)


async def test_an_amount_that_no_longer_leaves_room_for_the_next_answer_is_taken_and_that_is_asked_anew(
    ann: Buyer,
) -> None:
    await to_the_amount(ann)
    message = await ann.says("8.12 USD")
    await ann.picks("full")
    await ann.edits(message, "5 USD")
    await ann.is_at(S.REFUND)
    assert (await ann.case()).value(S.PAID) == "5.00 USD"
    await ann.picks("full")
    await ann.is_at(S.EVIDENCE)


async def test_an_edit_that_does_not_fit_keeps_the_answer_and_says_so_and_a_better_one_is_taken(ann: Buyer) -> None:
    await to_the_amount(ann)
    message = await ann.says("8.12 USD")
    for words in ("eight", "8 or 9 USD", "0"):
        await ann.edits(message, words)
        case = await ann.is_at(S.REFUND)
        assert case.value(S.PAID) == "8.12 USD"
        assert "stays: $8.12" in await ann.text()
    await ann.edits(message, "8.13 USD")
    assert (await ann.case()).value(S.PAID) == "8.13 USD"


async def test_the_order_s_name_a_date_and_a_label_follow_their_edits(ann: Buyer) -> None:
    name = await ann.says("Blue shoes")
    day = await ann.says("in 12 days")
    await ann.picks("found")
    way = await ann.says("Refund only")
    await ann.edits(name, "Red shoes")
    before = (await ann.case()).value(S.PROTECTION)
    await ann.edits(day, "in 13 days")
    case = await ann.is_at(S.RECEIVED)
    assert case.value(S.ORDER) == "Red shoes"
    assert case.value(S.PROTECTION) != before
    await ann.edits(way, "Return and refund")
    case = await ann.is_at(S.RETURN)
    assert case.value(S.SOLUTION) == "return"
    await ann.edits(way, "Something else altogether")
    await ann.sees("edit_no_choice")
    assert (await ann.is_at(S.RETURN)).value(S.SOLUTION) == "return"


async def test_a_date_edited_into_one_that_reads_two_ways_is_asked_back_with_a_button_for_each(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    day = await ann.says("in 12 days")
    await ann.edits(day, "05/12")
    await ann.is_at(S.OPENING)
    offered = [tap.argument for tap, _b in await ann.buttons() if tap.verb == "correct"]
    assert len(offered) == 2
    december = next(value for value in offered if value.endswith("12-05"))
    await ann.taps("correct", december)
    assert (await ann.case()).value(S.PROTECTION) == december.partition("=")[2]


async def test_an_answer_that_was_changed_by_a_button_since_does_not_follow_the_old_message(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("8.12 USD")
    message = await ann.says("4 USD")
    await ann.taps("back")
    await ann.picks("full")
    await ann.edits(message, "3 USD")
    assert (await ann.is_at(S.EVIDENCE)).value(S.REFUND) == "8.12 USD"
    await ann.sees("edit_not_expected")


async def test_an_edit_in_another_case_changes_that_case_and_says_which(ann: Buyer) -> None:
    await to_the_amount(ann)
    message = await ann.says("8.12 USD")
    await ann.says("/new")
    await ann.edits(message, "9.12 USD")
    await ann.is_at(S.ORDER)
    assert "“Blue shoes”" in await ann.text()
    await ann.says("/cases")
    await ann.taps("switch", "1")
    assert (await ann.is_at(S.REFUND)).value(S.PAID) == "9.12 USD"


async def test_after_submit_only_what_the_order_is_called_follows(ann: Buyer) -> None:
    name = await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.picks("found", "refund", "yes", "quality")
    paid = await ann.says("8.12 USD")
    await ann.picks("full")
    await ann.sends(SHOE, as_="photo")
    await ann.picks("done")
    await ann.composes()
    await ann.picks("done", "submit", "pressed", "worked")
    await ann.edits(paid, "5 USD")
    await ann.sees("edit_too_late")
    case = await ann.is_at(S.OPENED)
    assert case.value(S.PAID) == "8.12 USD"
    await ann.edits(name, "Red shoes")
    assert (await ann.is_at(S.OPENED)).value(S.ORDER) == "Red shoes"


async def asked_when_it_was_shipped(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("/status")
    for verb in ("dates", "order_dates"):
        await ann.taps(verb)
    await ann.taps("ask_day", "order:order_shipped")


async def test_a_day_of_the_order_follows_its_edit_and_where_it_does_not_fit_it_stays(ann: Buyer) -> None:
    await asked_when_it_was_shipped(ann)
    message = await ann.says("5 days ago")
    (before,) = (await ann.case()).events
    await ann.edits(message, "6 days ago")
    (after,) = (await ann.case()).events
    assert (before.day - after.day).days == 1
    await ann.edits(message, "the day before my birthday")
    assert "stays" in await ann.text()
    assert [event.day for event in (await ann.case()).events] == [after.day]
    await ann.edits(message, "7 days ago")
    assert [(before.day - event.day).days for event in (await ann.case()).events] == [2]


async def test_a_date_that_aliexpress_shows_follows_its_edit(ann: Buyer) -> None:
    await ann.stands(*OPENED)
    await ann.taps("tell", "offered_less")
    await ann.taps("dates")
    kind = next(tap.argument for tap, _b in await ann.buttons() if tap.verb == "due")
    await ann.taps("due", kind)
    await ann.taps("ask_day")
    message = await ann.says("in 3 days")
    (before,) = [due.due for due in (await ann.case()).dues if due.kind == kind]
    await ann.edits(message, "in 4 days")
    (after,) = [due.due for due in (await ann.case()).dues if due.kind == kind]
    assert before
    assert after
    assert after > before


# An answer that is sent by editing


@pytest.mark.parametrize("again", ["8.12 USD", "US $8.12"])
async def test_a_refused_amount_that_is_edited_into_a_good_one_is_the_answer(ann: Buyer, again: str) -> None:
    await to_the_amount(ann)
    message = await ann.says("eight dollars or so, I am not sure any more how much it was")
    await ann.is_at(S.PAID)
    await ann.edits(message, "still not an amount")
    await ann.is_at(S.PAID)
    await ann.edits(message, again)
    assert (await ann.is_at(S.REFUND)).value(S.PAID) == "8.12 USD"
    await ann.edits(message, "9 USD")
    assert (await ann.is_at(S.REFUND)).value(S.PAID) == "9.00 USD"


async def test_words_at_a_menu_that_are_edited_into_a_label_count_as_its_tap(ann: Buyer) -> None:
    await ann.picks("skip", "unknown", "found")
    message = await ann.says("money")
    await ann.is_at(S.SOLUTION)
    await ann.edits(message, "Refund only")
    await ann.is_at(S.RECEIVED)


async def test_a_day_that_was_asked_for_and_refused_can_be_sent_by_editing(ann: Buyer) -> None:
    await asked_when_it_was_shipped(ann)
    message = await ann.says("the day before my birthday")
    await ann.edits(message, "5 days ago")
    assert len((await ann.case()).events) == 1


async def test_old_words_that_answered_no_question_are_no_answer_to_a_later_one(ann: Buyer) -> None:
    await ann.picks("skip", "unknown", "found")
    message = await ann.says("the seller does not write back at all")
    await ann.picks("refund", "yes", "quality")
    await ann.is_at(S.PAID)
    await ann.edits(message, "8.12 USD")
    await ann.is_at(S.PAID)
    await ann.sees("edit_not_expected")
    await ann.taps("keep_text")
    assert [draft.text for draft in (await ann.case()).drafts] == ["8.12 USD"]


async def test_the_words_that_came_before_the_first_question_do_not_become_its_answer(world: World) -> None:
    gus = await world.buyer("Gus", started=False)
    message = await gus.says("My shoes are too small")
    await gus.edits(message, "My shoes are too small and the seller is silent")
    case = await gus.is_at(S.ORDER)
    assert S.ORDER not in case.answers
    assert visible(EN.html("edit_not_expected")) in await gus.text()


async def test_an_edited_complaint_is_the_next_version_as_ever(ann: Buyer) -> None:
    await to_the_explanation(ann)
    message = await ann.says("Too smal.")
    await ann.edits(message, "Too small.")
    assert [draft.text for draft in (await ann.case()).drafts] == ["Too smal.", "Too small."]
