"""No step and no stage says more at once than is read at one glance; what only some need is folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from bot.screens.followup import how_on
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen
from bot.screens.step import open_screen
from bot.texts import languages, texts
from conversations import route
from conversations.case import Case
from conversations.followup import SUBMITTED
from tests.buyer import visible
from tests.conversations.submitted import NOON
from tests.conversations.walks import arrows_walked
from tests.sheet.stops import stops

MOST = 420
"""Characters of a screen that are neither folded nor the letter. Our choice: with its buttons it fills a phone."""
NOT_COUNTED = re.compile(r"<blockquote expandable>.*?</blockquote>|<pre>.*?</pre>", re.DOTALL)


def unfolded(screen: Screen) -> int:
    """Count what is read at once: blanks and line breaks in a row are one character."""
    shown = [visible(NOT_COUNTED.sub("", markup)) for markup in (*screen.before, screen.text)]
    return len(" ".join(" ".join(shown).split()))


@cache
def cases() -> tuple[tuple[str, Case], ...]:
    """Every step and stage, on the typical way; and every step once more by each answer that leads to it."""
    walked = [(route.open_step(case), case) for _way, case in arrows_walked()]
    return (*((stop.key, stop.case) for stop in stops()), *((step, case) for step, case in walked))


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    presenter = Presenter(texts(language), NOON, ZoneInfo("Europe/Prague"))
    for key, case in cases():
        yield key, how_on(presenter, case) if key in SUBMITTED else open_screen(presenter, case)


@cache
def lengths(language: str) -> Mapping[str, int]:
    """Step or stage -> the most that it says, whatever was answered before."""
    found: dict[str, int] = {}
    for key, screen in screens(language):
        found[str(key)] = max(found.get(str(key), 0), unfolded(screen))
    return found


@pytest.mark.parametrize("language", languages())
def test_no_step_and_no_stage_says_more_than_is_read_at_one_glance(language: str) -> None:
    too_long = {key: length for key, length in lengths(language).items() if length > MOST}
    assert too_long == {}, f"more than {MOST} characters: shorten them, or fold away what only some need"


def test_what_is_folded_and_the_letter_do_not_count_and_the_rest_does() -> None:
    text = "<b>Ten chars.</b>\n\n<blockquote expandable>folded &amp; away</blockquote>\n<pre>Dear seller</pre> &lt;it"
    assert unfolded(Screen(text, ())) == len("Ten chars. <it")
    assert unfolded(Screen("below", (), before=("above", "<pre>letter</pre>"))) == len("above below")
    assert unfolded(Screen("<blockquote>seen</blockquote>", ())) == len("seen")
