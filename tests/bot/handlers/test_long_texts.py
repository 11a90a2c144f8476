"""Texts that the buyer's app cuts into parts: one version, one screen, nothing lost, however long they are."""

from __future__ import annotations

import pytest

from bot.screens.screen import LONGEST
from conversations.names import S
from conversations.quotas import LONGEST_TEXT
from tests.bot.handlers.test_drafts import to_the_explanation, versions
from tests.buyer import Buyer
from tests.conftest import World

SENT = ("sendMessage", "sendPhoto", "sendDocument")
"""New messages: on a slow machine, where a second passes between two parts, one that is there is changed in between."""
PARTS = LONGEST_TEXT // LONGEST
"""Parts of a text that is as long as one version may be."""


def words(parts: int) -> str:
    """Write a text of so many parts, each of which can be told by its number."""
    return "".join(f"{number:04}-" * (LONGEST // 5) + "." * (LONGEST % 5) for number in range(parts))


def sent(world: World) -> int:
    return sum(call.method in SENT for call in world.calls)


@pytest.mark.parametrize("parts", [2, PARTS])
async def test_the_parts_of_a_text_are_one_version_and_one_screen(world: World, ann: Buyer, parts: int) -> None:
    await to_the_explanation(ann)
    before = sent(world)
    await ann.says(words(parts))
    assert await versions(ann) == [words(parts)]
    assert sent(world) - before <= 2
    await ann.sees("draft_saved", version=1)
    await ann.picks("done")
    await ann.is_at(S.REVIEW)


async def test_a_text_that_is_longer_than_a_message_is_sent_as_a_file(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says(words(3))
    await ann.sees("draft_as_file", version=1, length=3 * LONGEST)
    await ann.taps("read", "1")
    assert (await ann.newest_file()).decode() == words(3)
    await ann.sees("text_as_file", version=1, length=3 * LONGEST)
    await ann.taps("show")
    await ann.picks("done", "submit")
    await ann.is_at(S.SUBMIT)
    await ann.taps("read", "1")  # where it has to be copied there is the way to it
    assert (await ann.newest_file()).decode() == words(3)


@pytest.mark.parametrize("more", [1, 30])
async def test_a_text_that_is_longer_than_any_form_takes_is_kept_whole_and_said_so_once(
    world: World, ann: Buyer, more: int
) -> None:
    await to_the_explanation(ann)
    before, whole = sent(world), words(PARTS + more)
    await ann.says(whole)
    case = await ann.case()
    assert [one.text for one in case.drafts] == [whole[: PARTS * LONGEST]]
    assert "".join(one.text for one in case.asides) == whole[PARTS * LONGEST :]
    assert len(case.asides) == -(-more // PARTS)
    assert sent(world) - before <= 4  # the first part's two where a second has passed, the flood's word, the last
    await ann.sees("text_too_long", length=len(whole), most=LONGEST_TEXT)
    await ann.taps("read", "1")
    assert (await ann.newest_file()).decode() == whole
    await ann.says("Too small, two sizes.")
    await ann.sees("draft_saved", version=2)
    assert (await versions(ann))[-1] == "Too small, two sizes."


async def test_each_character_up_to_the_bound_is_taken(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says(words(PARTS) + "x" * (LONGEST_TEXT - PARTS * LONGEST))
    assert [len(one) for one in await versions(ann)] == [LONGEST_TEXT]
    await ann.says(words(PARTS) + "x" * (LONGEST_TEXT - PARTS * LONGEST + 1))
    assert [len(one) for one in await versions(ann)] == [LONGEST_TEXT, PARTS * LONGEST]
    await ann.sees("text_too_long", length=LONGEST_TEXT + 1, most=LONGEST_TEXT)


async def test_a_part_that_is_edited_changes_its_place_in_the_whole(ann: Buyer) -> None:
    await to_the_explanation(ann)
    last = await ann.says(words(3))
    first = (await ann.case()).drafts[0].message_id
    assert first is not None
    first -= 2
    whole = words(3)
    for number, changed in ((first, "A" * 10), (first + 1, "B" * 4096), (max(last, first + 2), "C")):
        place = number - first
        parts = [(await versions(ann))[-1][start:end] for start, end in bounds((await ann.case()).drafts[-1])]
        await ann.edits(number, changed)
        parts[place] = changed
        assert (await versions(ann))[-1] == "".join(parts)
    assert (await versions(ann))[0] == whole


def bounds(draft: object) -> list[tuple[int, int]]:
    starts = (0, *draft.cuts)  # type: ignore[attr-defined]
    return list(zip(starts, (*draft.cuts, len(draft.text)), strict=True))  # type: ignore[attr-defined]


async def test_a_long_text_where_none_was_expected_is_kept_as_one_and_becomes_one_version(
    world: World, ann: Buyer
) -> None:
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    before = sent(world)
    await ann.says(words(3))
    assert [one.text for one in (await ann.case()).asides] == [words(3)]
    assert sent(world) - before <= 2
    await ann.sees("text_not_expected")
    await ann.taps("keep_text")
    assert await versions(ann) == [words(3)]
