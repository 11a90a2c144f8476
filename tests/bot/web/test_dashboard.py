"""The dashboard shows numbers that there are, and every number of ours."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.ops.health import show_standing
from bot.runtime.metrics import Metrics
from bot.storage.shares import Everything, Standing
from tests.bot.web.hooked import HookedWorld

DASHBOARD = Path(__file__).parents[3] / "deploy" / "grafana.json"
LEFT_OUT = {
    "process_virtual_memory_bytes": "addresses that were reserved; what is held is the resident memory",
}
"""Numbers without a place on the dashboard, and why."""
NAME = re.compile(r"\bdispute_bot_(\w+)")
WIDTH = 24
"""Columns of a dashboard (source: Grafana's JSON model)."""


@pytest.fixture(scope="module")
def dashboard() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DASHBOARD.read_text("utf-8"))
    return found


def expressions(dashboard: dict[str, Any]) -> list[str]:
    """Everything that Prometheus is asked."""
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", ())]
    return asked + [one["query"]["query"] for one in dashboard["templating"]["list"] if one["type"] == "query"]


class OneOfThree(Everything):
    """A process among others, as on PostgreSQL."""

    def standing(self) -> Standing:  # type: ignore[override]
        return Standing(21, leads=True, beat_age=0.5)


async def shown(polling: HookedWorld) -> dict[str, set[str]]:
    """The names that `/metrics` shows, each with its labels; a bucket's bound is one. With those of PostgreSQL."""
    status, text = await polling.get("/metrics")
    assert status == 200
    among_others = Metrics()
    show_standing(among_others, OneOfThree())
    text += among_others.text().decode()
    found: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            if not sample.name.endswith("_created"):
                found.setdefault(sample.name.removeprefix("dispute_bot_"), set()).update(sample.labels)
    return found


async def test_every_number_on_the_dashboard_exists_and_every_number_is_on_it_or_left_out_for_a_reason(
    polling: HookedWorld, dashboard: dict[str, Any]
) -> None:
    there = await shown(polling)
    asked = {name for expression in expressions(dashboard) for name in NAME.findall(expression)}
    assert asked
    assert asked - set(there) == set()
    assert set(there) - asked == set(LEFT_OUT)
    for expression in expressions(dashboard):
        labels = {label for names in re.findall(r"by \(([^)]*)\)", expression) for label in names.split(", ")}
        assert labels <= {label for name in NAME.findall(expression) for label in there[name]}, expression


def test_every_counter_is_asked_for_its_rate_and_no_gauge_is(dashboard: dict[str, Any]) -> None:
    for expression in expressions(dashboard):
        for name in re.findall(r"\w+_(?:total|sum|count|bucket)\{", expression):
            assert re.search(rf"(?:rate|increase)\({re.escape(name)}", expression), expression
        for name in re.findall(r"(?:rate|increase)\((\w+)", expression):
            assert name.endswith(("_total", "_sum", "_count", "_bucket")), expression


def test_each_process_can_be_looked_at_by_itself_and_each_panel_says_what_it_shows(dashboard: dict[str, Any]) -> None:
    panels = [panel for panel in dashboard["panels"] if panel["type"] != "row"]
    assert len(panels) > 5
    for panel in panels:
        assert len(panel["description"]) > 5
        assert panel["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
        for target in panel["targets"]:
            assert target["expr"].count("dispute_bot_") == target["expr"].count('{instance=~"$instance"')
    numbers = [panel["id"] for panel in dashboard["panels"]]
    assert len(set(numbers)) == len(numbers)


def test_no_panel_lies_on_another_or_beyond_the_edge(dashboard: dict[str, Any]) -> None:
    places = [panel["gridPos"] for panel in dashboard["panels"]]
    assert all(place["x"] >= 0 and place["x"] + place["w"] <= WIDTH for place in places)
    for one, other in combinations(places, 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        above = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert beside or above, (one, other)
