"""What is said of a pack is short, and what is not in it is named below its last part."""

from __future__ import annotations

import pytest

from bot.screens.buttons import Tap
from bot.screens.pack.screen import MOST_NAMED, caption, failed, pack_screen
from bot.screens.presenter import Presenter
from bot.screens.screen import LONGEST_CAPTION, length
from bot.texts import languages, texts
from conversations.complaint.pack_order import LeftOut, Packed, PackKind, PackPart
from conversations.followup import Stage
from tests.bot.screens.test_at_a_glance import MOST, unfolded
from tests.conversations.complaint.moments import NOW
from tests.conversations.submitted import at_stage


def packed(parts: int, *paths: str) -> Packed:
    part = PackPart("a.zip", 1, "c", ())
    return Packed((part,) * parts, dict.fromkeys(paths, LeftOut.CHANGED))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("stage", [Stage.SELLER, Stage.LOST])
def test_a_pack_s_screens_are_read_at_one_glance_and_lead_on_and_back(language: str, stage: Stage) -> None:
    presenter, case = Presenter(texts(language), NOW), at_stage(stage)
    for screen in (*(pack_screen(presenter, case, kind) for kind in PackKind), failed(presenter, case)):
        assert unfolded(screen) <= MOST
        taps = [button.tap for row in screen.rows for button in row]
        assert taps[-1] == Tap(case.number, -1, "show")
        assert len(taps) > 1


@pytest.mark.parametrize("language", languages())
def test_what_is_in_no_part_is_named_below_the_last_one(language: str) -> None:
    presenter = Presenter(texts(language), NOW)
    many = packed(2, *(f"for_the_form/{number}_{'x' * 50}.jpg" for number in range(60)))
    assert "1_x" not in caption(presenter, many, 0)
    last = caption(presenter, many, 1)
    assert last.count("_x") == MOST_NAMED
    assert "60" in last
    assert length(last) <= LONGEST_CAPTION
    assert caption(presenter, packed(1), 0) == presenter.texts.html("pack_part", part=1, parts=1)
