"""Links into the chat: a new case with its reason chosen, and back into a case of one's own."""

from __future__ import annotations

import pytest

from bot.texts import texts
from conversations import reasons
from conversations.links import OWN_CASE, REASONS, own_case
from conversations.names import S
from conversations.route import open_step
from tests.bot.test_journeys import to_the_amount
from tests.buyer import Buyer, visible
from tests.conftest import World
from tests.conversations.walks import begun, go

FORGED = [
    "other", "received", "SIZE", "size;case_1", "case_", "case_0", "case_9", "case_-1", "case_1.5", "case_" + "9" * 40,
    "case_１", "../1", "<b>", "%s", "A" * 64, "size size",
]  # fmt: skip


def answered(word: str) -> dict[S, str]:
    return dict(REASONS[word])


def test_every_reason_of_the_form_has_a_link() -> None:
    menus = [*reasons.ARRIVED, *reasons.MISSING, *(one for details in reasons.DETAILS.values() for one in details)]
    named = {reason for reason in menus if reason != "other"}
    assert set(REASONS) == named
    assert len(named) == len(menus) - menus.count("other"), "two reasons have one name"


@pytest.mark.parametrize("word", REASONS)
def test_a_link_says_what_walking_there_would_have_said(word: str) -> None:
    case = begun()
    for kind, value in (("pick", "skip"), ("pick", "unknown"), ("pick", "found"), ("pick", "refund")):
        case = go(case, kind, value)
    while (step := open_step(case)) in REASONS[word]:
        case = go(case, "pick", REASONS[word][step])
    said = {step: answer.value for step, answer in case.answers.items()}
    assert answered(word).items() <= said.items()


def test_a_link_can_be_written_as_telegram_wants_it() -> None:
    assert all(word.replace("_", "").isascii() and word.replace("_", "").isalnum() for word in REASONS)
    assert max(map(len, REASONS)) <= 64


async def test_a_newcomer_follows_a_guides_link_and_is_not_asked_for_the_reason(world: World) -> None:
    ann = await world.buyer(started=False)
    await ann.says("/start size")
    await ann.sees("welcome")
    await ann.sees(
        "link_reason", reason=f"{label(S.REASON_ARRIVED, 'not_as_described')} › {label(S.DETAIL_DESCRIPTION, 'size')}"
    )
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.picks("found", "refund")
    case = await ann.is_at(S.PAID)
    assert case.value(S.DETAIL_DESCRIPTION) == "size"
    await ann.taps("back")
    await ann.is_at(S.DETAIL_DESCRIPTION)
    await ann.picks("color")
    await ann.is_at(S.PAID)


def label(step: S, choice: str) -> str:
    return texts("en").plain(step, choice)


async def test_the_same_link_twice_begins_one_case_and_another_link_another(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/start customs")
    first = await ann.case()
    assert (first.number, first.value(S.REASON_MISSING)) == (2, "customs")
    await ann.says("/start customs")
    assert (await ann.case()).number == 2
    await ann.says("/start size")
    assert (await ann.case()).number == 3
    await ann.says("/cases")
    assert visible(texts("en").html("cases", count=3)) in await ann.text()


async def test_a_link_leads_back_into_a_case_of_ones_own(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/new")
    assert (await ann.case()).number == 2
    await ann.says(f"/start {OWN_CASE}1")
    await ann.is_at(S.PAID)
    assert (await ann.case()).number == 1


async def test_a_link_into_somebody_elses_case_leads_nowhere(world: World, ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("/new")
    bob = await world.buyer("Bob")
    await bob.says("/start case_2")
    assert (await bob.case()).number == 1
    await bob.is_at(S.ORDER)


@pytest.mark.parametrize("word", FORGED)
async def test_a_link_that_nobody_made_is_a_plain_start(ann: Buyer, word: str) -> None:
    await ann.says("Blue shoes")
    await ann.says(f"/start {word}")
    case = await ann.is_at(S.PROTECTION)
    assert case.number == 1
    assert [one.number for one in ann._storage.reader().cases(ann.id)] == [1]


@pytest.mark.parametrize(("word", "number"), [("case_1", 1), ("case_42", 42), ("case_", None), ("case_1x", None)])
def test_a_case_is_named_by_its_number(word: str, number: int | None) -> None:
    assert own_case(word) == number
