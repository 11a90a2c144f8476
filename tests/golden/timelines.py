"""The cases of which a picture is kept, and when and for whom it was drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.screens.presenter import Presenter
from bot.texts import texts
from conversations.case import Answer, Case
from conversations.followup import E, Stage
from conversations.names import S
from tests.conversations.submitted import NOON, at_stage, given, submitted
from tests.conversations.walks import begun, go

FOLDER = Path(__file__).parent
BERLIN = ZoneInfo("Europe/Berlin")


def presenter(zone: ZoneInfo = BERLIN) -> Presenter:
    return Presenter(texts("en"), NOON, zone)


def named(case: Case, number: int, name: str) -> Case:
    return replace(case, number=number, answers={**case.answers, S.ORDER: Answer(name, NOON)})


def before_submit() -> Case:
    """A case with every date that it can have before Submit."""
    case = go(go(begun(), "type", "Wireless headphones"), "type", "2026-12-05")
    told = (
        (E.ORDER_SHIPPED, date(2026, 11, 18)),
        (E.ORDER_PROMISED, date(2026, 12, 2)),
        (E.PAID_PAYPAL, date(2026, 10, 28)),
    )
    return given(case, *told)


SIX = (
    named(submitted(), 1, "Blue shoes"),
    named(before_submit(), 2, "Wireless headphones"),
    named(at_stage(Stage.OFFER, date(2026, 11, 22)), 3, "Handyhülle für Großmutter 👟"),
    named(at_stage(Stage.LOOKING, date(2026, 11, 12)), 4, "Кроссовки синие"),
    named(at_stage(Stage.DECIDED, date(2026, 11, 10)), 5, "👟👟"),
    named(at_stage(Stage.REFUND, date(2026, 11, 20)), 6, "Παπούτσια 8123456789012345"),
)

EXAMPLES: Mapping[str, Sequence[Case]] = {"none": (), "one": (before_submit(),), "six": SIX}
"""Name of the picture -> the cases on it."""


def path_of(name: str) -> Path:
    return FOLDER / f"timeline_{name}.png"
