"""The step of the proof with no file, two and six: what is shown, what is missing, and all of it at one glance."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.screens.presenter import Presenter
from bot.screens.screen import FOLD
from bot.screens.step import open_screen
from bot.texts import languages, texts
from conversations import reasons, route
from conversations.case import Case
from conversations.complaint.slots import NEEDS_SNAPSHOT, SLOTS, slots
from conversations.evidence import Evidence
from conversations.names import S
from tests.bot.screens.test_at_a_glance import MOST, led_on, unfolded
from tests.buyer import visible
from tests.conversations.submitted import NOON
from tests.conversations.walks import NOW, to_the_amount


def at_step(step: S) -> dict[str, Case]:
    """A case of each kind of proof, at this step."""
    ways = {reasons.proof(route.on_route(case)): case for _way, case in to_the_amount()}
    led = ((kind, one) for kind, case in ways.items() for one in led_on(case))
    return {kind: one for kind, one in led if route.open_step(one) is step}


CASES = at_step(S.EVIDENCE)


def presenter(language: str) -> Presenter:
    return Presenter(texts(language), NOON, ZoneInfo("Europe/Prague"))


def with_files(case: Case, count: int) -> Case:
    """Files in the first slots, the last one not told of yet, and one of them dark."""
    shows = [slot.name for slot in slots(route.on_route(case))]
    items = [
        Evidence(n, "document", n, str(n), str(n), NOW, "accepted", name=f"IMG_202611{n}.jpg", format="JPEG",
                 shows="" if n == count else shows[(n - 1) % len(shows)], brightness=10 if n == 2 else 200,
                 size=2_340_000)
        for n in range(1, count + 1)
    ]  # fmt: skip
    return replace(case, evidence=tuple(items))


def test_there_is_a_case_of_each_kind() -> None:
    assert set(CASES) == set(SLOTS)


@pytest.mark.parametrize("count", [0, 2, 6])
@pytest.mark.parametrize("language", languages())
def test_it_is_read_at_one_glance_however_many_files_there_are(language: str, count: int) -> None:
    screens = {kind: open_screen(presenter(language), with_files(case, count)) for kind, case in CASES.items()}
    assert {kind: unfolded(screen) for kind, screen in screens.items() if unfolded(screen) > MOST} == {}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", SLOTS)
def test_with_a_file_it_names_what_is_shown_and_what_is_not_and_the_dark_one(kind: str, language: str) -> None:
    said = presenter(language)
    case = with_files(CASES[kind], 3)
    text = open_screen(said, case).text
    shown = FOLD.sub("", text)
    for slot in slots(route.on_route(case)):
        is_next = slot.convinces or slot.name in [item.shows for item in case.evidence]
        assert said.word(slot.name)[1:] in visible(shown if is_next else text)
    assert visible(said.texts.html("looks_again", files=f"2 ({said.texts.plain('look_dark')})")) in visible(shown)


@pytest.mark.parametrize("kind", SLOTS)
def test_how_to_get_the_snapshot_and_how_to_film_is_folded_away_where_it_is_needed(kind: str) -> None:
    case, said = CASES[kind], presenter("en")
    [folded] = FOLD.findall(open_screen(said, case).text)
    assert ("Order snapshot:" in folded) is (kind in NEEDS_SNAPSHOT)
    assert ("A film:" in folded) is (case.value(S.RECEIVED) != "no")


def test_the_review_says_what_is_still_missing_until_it_is_shown() -> None:
    case, said = at_step(S.REVIEW)["flaw"], presenter("en")
    missing = visible(said.texts.html("slots_convince", slots="the defect, close up · the whole item"))
    assert missing in visible(open_screen(said, case).text)
    shown = replace(case, evidence=with_files(case, 3).evidence)
    assert "Still convinces" not in visible(open_screen(said, shown).text)


@pytest.mark.parametrize("language", languages())
def test_without_a_file_it_stands_below_its_picture_in_one_message(language: str) -> None:
    screens = {kind: open_screen(presenter(language), case) for kind, case in CASES.items()}
    assert [kind for kind, screen in screens.items() if screen.picture and not screen.is_below_picture] == []
