"""The complaint: every text is a version, every version comes back, no text is thrown away."""

import random
from datetime import UTC, datetime

import pytest

from bot.screens.buttons import Tap
from bot.screens.drafts import MOST_MESSAGES
from bot.screens.screen import LONGEST
from bot.texts import texts
from conversations.case import with_draft
from conversations.names import S
from tests.bot.given import read
from tests.bot.storage.given import handles
from tests.bot.test_journeys import SHOE, TEXT, to_the_amount, to_the_review
from tests.buyer import Buyer
from tests.conftest import World


async def to_the_explanation(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("8.12")
    await ann.picks("full")
    await ann.sends(SHOE, as_="photo")
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)


async def versions(ann: Buyer) -> list[str]:
    return [draft.text for draft in (await ann.case()).drafts]


async def test_every_text_typed_at_the_explanation_is_a_version_and_the_screen_says_which(ann: Buyer) -> None:
    await to_the_explanation(ann)
    for number, text in enumerate(("Too small.", "Too small, two sizes.", "1. Size 40 came."), 1):
        await ann.says(text)
        await ann.sees("draft_saved", version=number)
        assert text in await ann.text()
    assert await versions(ann) == ["Too small.", "Too small, two sizes.", "1. Size 40 came."]


async def test_an_edit_of_the_message_in_telegram_is_the_next_version_wherever_the_buyer_is_by_then(ann: Buyer) -> None:
    await to_the_explanation(ann)
    message = await ann.says("Too smal.")
    await ann.edits(message, "Too small.")
    await ann.sees("draft_saved", version=2)
    await ann.picks("done", "submit")
    await ann.edits(message, "Too small, two sizes.")
    await ann.is_at(S.SUBMIT)
    await ann.sees("draft_saved", version=3)
    assert await versions(ann) == ["Too smal.", "Too small.", "Too small, two sizes."]


async def test_an_edit_of_a_text_of_another_case_goes_to_that_case(ann: Buyer) -> None:
    await to_the_explanation(ann)
    message = await ann.says("Too smal.")
    await ann.says("/new")
    await ann.edits(message, "Too small.")
    await ann.is_at(S.ORDER)
    await ann.says("/cases")
    await ann.taps("switch", "1")
    assert await versions(ann) == ["Too smal.", "Too small."]


async def test_all_versions_can_be_listed_read_and_any_one_taken_back(ann: Buyer) -> None:
    await to_the_explanation(ann)
    for text in ("First.", "Second.", "Third."):
        await ann.says(text)
    await ann.taps("drafts")
    assert "Second." in await ann.text()
    await ann.taps("read", "1")
    assert "First." in await ann.text()
    await ann.taps("restore", "1")
    await ann.sees("draft_saved", version=4)
    assert await versions(ann) == ["First.", "Second.", "Third.", "First."]
    await ann.picks("done")
    assert "First." in await ann.text()


async def test_many_versions_are_listed_page_by_page(ann: Buyer) -> None:
    await to_the_explanation(ann)
    for number in range(1, 31):
        await ann.says(f"This is text number {number}.")
    await ann.taps("drafts")
    listed = await ann.text()
    for page in ("1", "2"):
        await ann.taps("drafts", page)
        listed += await ann.text()
    assert all(f"text number {number}." in listed for number in range(1, 31))


async def test_the_english_starter_is_taken_with_one_tap_and_can_be_edited(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.composes()
    await ann.is_at(S.LETTER)
    await ann.picks("done")
    [starter] = await versions(ann)
    assert "8.12" in starter
    await ann.taps("open", S.LETTER)
    await ann.says(starter + " Thank you.")
    assert (await versions(ann))[-1].endswith("Thank you.")


async def test_a_text_as_long_as_telegram_allows_is_kept_whole_and_shown_in_a_form_that_copies(ann: Buyer) -> None:
    await to_the_explanation(ann)
    long = ("<b>&amp; 12345 " * 400)[: LONGEST - 1] + "."
    await ann.says(long)
    assert await versions(ann) == [long]
    await ann.sees("draft_above")
    above = (await ann.messages())[-2]
    assert above["text"] == long
    assert [entity["type"] for entity in above["entities"]] == ["pre"]
    await ann.picks("done")
    await ann.is_at(S.REVIEW)


async def test_a_text_that_telegram_cut_in_two_is_joined_again(ann: Buyer) -> None:
    await to_the_explanation(ann)
    long = "".join(f"{number}. The box was open and wet. " for number in range(200))
    assert len(long) > LONGEST
    await ann.says(long)
    assert (await versions(ann))[-1].replace(" ", "") == long.replace(" ", "")


async def test_an_emptied_text_keeps_the_version_there_was(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says("Too small.")
    await ann.says("\u200b \u200b")
    assert (await versions(ann))[0] == "Too small."


async def test_words_where_a_button_is_expected_are_kept_and_can_become_the_text(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.says("The left shoe has a hole as well, please consider that.")
    await ann.sees("text_not_expected")
    await ann.is_at(S.REVIEW)
    await ann.taps("keep_text")
    assert await versions(ann) == [TEXT, "The left shoe has a hole as well, please consider that."]
    await ann.is_at(S.REVIEW)
    assert "hole as well" in await ann.text()


async def test_words_that_were_not_taken_as_an_answer_are_kept_too(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("I paid something around eight dollars but I am not so sure any more")
    await ann.sees("money_unreadable")
    assert [aside.text for aside in (await ann.case()).asides]
    await ann.says("8.12")
    await ann.is_at(S.REFUND)


@pytest.mark.parametrize("typed", ["Refund only", "refund only", " Refund  Only. ", "REFUND ONLY!"])
async def test_a_label_that_is_typed_counts_as_its_tap(ann: Buyer, typed: str) -> None:
    await ann.picks("skip", "unknown", "found")
    await ann.says(typed)
    await ann.is_at(S.RECEIVED)


async def test_words_sent_before_anything_was_asked_are_kept(ann: Buyer) -> None:
    await ann.says("My shoes are too small and the seller does not answer me")
    case = await ann.is_at(S.PROTECTION)
    assert case.value(S.ORDER)


async def test_words_under_a_photo_are_kept(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("8.12")
    await ann.picks("full")
    await ann.sends(SHOE, as_="photo", caption="The sole is torn on the left side")
    case = await ann.is_at(S.EVIDENCE)
    assert [aside.text for aside in case.asides] == ["The sole is torn on the left side"]
    await ann.picks("done")
    await ann.sends(SHOE, as_="document", caption="Both soles are torn")
    assert await versions(ann) == ["Both soles are torn"]


async def test_two_versions_are_compared_with_the_changes_marked_by_signs_too(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.taps("open", S.EXPLANATION)
    await ann.says(TEXT.replace("half", "all <b>&"))
    await ann.taps("drafts")
    await ann.taps("read", "1")
    await ann.taps("compare", "1.2")
    shown = await ann.text()
    assert "−half" in shown
    assert "+all <b>&" in shown
    assert "I ordered size 42" in shown
    await ann.taps("read", "2")
    await ann.taps("compare", "1.2")
    await ann.taps("show")
    await ann.is_at(S.EXPLANATION)


async def test_long_versions_are_compared_over_several_messages(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.taps("open", S.EXPLANATION)
    await ann.says("old & " * 650)
    await ann.says("new < " * 650)
    await ann.taps("drafts")
    await ann.taps("read", "3")
    await ann.taps("compare", "2.3")
    said = "".join(message["text"] for message in await ann.messages())
    assert said.count("old &") >= 650
    assert said.count("new <") >= 650


def made_for_it(characters: int, seed: int) -> str:
    """A text of few words, each of them often, in no order: most ways of comparing take minutes for two of these."""
    chance = random.Random(seed)
    return " ".join(f"{chance.randrange(16, 256):x}" for _ in range(characters // 3))


async def has_versions(world: World, ann: Buyer, *texts: str) -> None:
    """Let a buyer who is at the complaint have these versions of it, however they came to be."""
    case = await ann.case()
    for number, text in enumerate(texts):
        case = with_draft(case, text, 800_000 + number, datetime.now(UTC))
    await handles(world.storage, 900_000, chat_id=ann.id, cases=(case,))
    await ann.says("/back")
    await ann.picks("done")


@pytest.mark.parametrize(("characters", "is_compared"), [(17_000, True), (20_000, False)])
async def test_texts_made_to_be_hard_to_compare_keep_nobody_waiting_and_each_can_be_read(
    world: World, ann: Buyer, characters: int, is_compared: bool
) -> None:
    bob = await world.buyer("Bob")
    await to_the_explanation(ann)
    before, after = made_for_it(characters, 1), made_for_it(characters, 2)
    await has_versions(world, ann, before, after)
    await ann.taps("drafts")
    await ann.taps("read", "2")
    said = len(await read(ann))
    ann.waits = bob.waits = False
    await ann.taps("compare", "1.2")
    await bob.says("Red lamp")
    ann.waits = bob.waits = True
    await world.settled()
    await bob.is_at(S.PROTECTION)
    await ann.sees("compare_cut" if is_compared else "compare_too_different", before=1, after=2)
    assert len(await read(ann)) - said <= MOST_MESSAGES + 1
    await ann.taps("read", "1")
    assert await ann.newest_file() == before.encode()
    await ann.taps("show")
    await ann.is_at(S.EXPLANATION)


async def test_a_forged_comparison_is_answered_with_the_present_step(ann: Buyer) -> None:
    await to_the_review(ann)
    for forged in ("1", "1.9", "a.b", "1.2.3", "0.1", "-1.1", ""):
        screen = await ann.screen()
        said = await ann.taps_data(screen["message_id"], Tap(1, -1, "compare", forged).data, forged=True)
        assert said == texts("en").plain("button_old"), forged
        await ann.is_at(S.REVIEW)
