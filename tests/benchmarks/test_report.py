"""The tables have every row, and the ratios are those of the rows."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

import pytest

from benchmarks.__main__ import BEGIN, END, PAGE, arguments, plan_of, write
from benchmarks.child import ROOT
from benchmarks.contestants import AIOGRAM, AIOGRAM_GUIDE, AIOGRAM_SAVED, BOTS, ECHO, FLOOR, OURS, PTB_SAVED, TALK
from benchmarks.measure import in_turn, medians
from benchmarks.plan import LATENCY, Plan, Scenario, tiny
from benchmarks.readings import Wait
from benchmarks.report import ratios, report
from benchmarks.run import Reading
from benchmarks.watch import Memory

READING = Reading(
    updates=300,
    rate=100.0,
    cpu=1000.0,
    own=800.0,
    database=0.0,
    calls=2.0,
    ridden=0.0,
    median=Wait(20.0),
    worst=Wait(90.0),
    worst_words=Wait(80.0),
    memory=Memory(60.0, 20.0),
    server=10.0,
    start=1.0,
)


def results(plan: Plan) -> dict[Scenario, Reading]:
    return dict.fromkeys((scenario for group in plan.groups() for scenario in group), READING)


def rows(text: str, title: str) -> list[list[str]]:
    """The rows of the table under a heading."""
    section = text.split(f"### {title}\n")[1].partition("###")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


async def started(folder: Path, *options: str) -> asyncio.subprocess.Process:
    """The command, with its temporary folders in this one."""
    command = (sys.executable, "-m", "benchmarks", *options)
    environment = {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=PIPE, stderr=PIPE)


def working_in(folder: Path) -> list[str]:
    """The processes whose working directory is inside a folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):  # it has just ended, or is somebody else's
            found += [str(entry)] if entry.readlink().is_relative_to(folder) else []
    return found


@pytest.mark.parametrize("latency", [0, LATENCY])
def test_every_run_with_every_number_of_people_has_its_row(latency: int) -> None:
    plan = Plan()
    wanted = {(bot.name, f"{people:,}") for bot in BOTS for people in plan.sizes(bot)[latency]}
    found = rows(report(plan, results(plan), []), f"Calls take {latency} ms")
    assert {(row[0], row[1]) for row in found} == wanted
    assert len(found) == len(wanted)
    children = "60 + 20"
    assert found[0][2:] == ["100", "800 + 200", "20", "90", "2.00", children, "10"]


def test_the_other_tables_have_a_row_for_each_side() -> None:
    plan = Plan()
    text = report(plan, results(plan), ["two processors"])
    assert "- two processors\n" in text
    assert "Once through the whole guide: 300 updates, 600 calls." in text
    assert [row[0] for row in rows(text, "Stored cases")] == [
        "0 cases of others stored",
        "100,000 cases of others stored",
        "PTB, echo, to compare",
    ]
    assert len(rows(text, "One buyer sends 500 messages in a second")) == 2
    title = "PostgreSQL: 100 people are posted to some processes"
    assert [(row[0], row[2], row[3]) for row in rows(text, title)] == [
        ("SQLite, 1", "800 + 200", "0"),
        *((f"PostgreSQL, {number}", "800 + 200", "0") for number in (1, 2, 4)),
    ]
    assert [row[0] for row in rows(text, "10 people with a past")] == ["0", "1,000", "10,000"]
    assert len(rows(text, "People who think")) == 3


RATIOS = [
    ("2.00", "≥ 2"),
    ("4.00", "≥ 2"),
    ("0.50", "≥ 1"),
    ("1.00", "≤ 1.3"),
    ("0.80", "≤ 1.3"),
    ("2.00", "≤ 1.3"),
    ("1.60", "≤ 1.3"),
    ("2.50", "≥ 2"),
    ("1.25", "≥ 1.2"),
    ("50.00", "≥ 40"),
    ("40.00", "≥ 40"),
    ("2.00", "≥ 1"),
    ("1.80", "< 2.5"),
    ("1.60", "< 2.5"),
    ("2.20", "< 2.5"),
    ("2.00", "≤ 3"),
    ("0.40", "≤ 1.7"),
    ("1.90", "≤ 2"),
    ("1.20", "≤ 1.3"),
    ("1.10", "≤ 1.2"),
    ("25.00", "< 40"),
    ("1.20", "≤ 1.1"),
    ("1.00", "≤ 1.1"),
    ("1.05", "≤ 1.1"),
    ("1.00", "≤ 1.05"),
    ("1.10", "≤ 1.05"),
    ("1.50", "≤ 2.5"),
    ("1.00", "≤ 2.5"),
    ("1.00", "≤ 2.5"),
    ("1.00", ""),
    ("1.00", ""),
    ("2.00", "< 2"),
]
"""What the rows of the test below have to say: each as they are set there, and what is wanted."""


def test_a_ratio_is_that_of_its_rows_and_what_is_wanted_stands_beside_it() -> None:
    plan = Plan()
    found = results(plan)
    found[plan.of(AIOGRAM_SAVED, 100, 0)] = replace(READING, rate=50.0)
    found[plan.of(PTB_SAVED, 100, 0)] = replace(READING, rate=25.0)
    found[plan.of(AIOGRAM_GUIDE, 100, 0)] = replace(READING, rate=200.0, cpu=500.0)
    found[plan.posted()] = replace(READING, median=Wait(60.0), worst_words=Wait(95.0))
    found[plan.of(TALK, 100, 0)] = replace(READING, rate=40.0)
    found[plan.of(AIOGRAM, 100, 0)] = replace(READING, rate=80.0)
    found[plan.of(TALK, 256, LATENCY)] = replace(READING, rate=2.0)
    found[plan.of(ECHO, 256, LATENCY)] = replace(READING, rate=2.5)
    found[plan.of(AIOGRAM, 256, LATENCY)] = replace(READING, rate=50.0)
    found[plan.thinking()] = replace(READING, worst=Wait(110.0), worst_words=Wait(100.0))
    found[plan.storage()[1]] = replace(READING, cpu=1200.0, memory=Memory(66.0, 0.0))
    found[plan.grown()[2]] = replace(READING, cpu=1050.0, memory=Memory(66.0, 0.0))
    found[plan.of(ECHO, 100, 0)] = replace(READING, memory=Memory(41.0, 0.0))
    found[plan.databases()[1]] = replace(READING, cpu=1500.0, database=300.0)
    found[plan.flood()[1]] = replace(READING, worst=Wait(180.0))
    assert [(value, wanted) for _name, value, wanted in ratios(plan, found)] == RATIOS


def test_a_ratio_to_what_was_not_measured_is_left_open() -> None:
    plan = replace(tiny(), bots=(OURS,))
    assert ratios(plan, results(plan))[0][1] == "–"


def test_a_wait_that_had_not_ended_carries_a_sign() -> None:
    plan = replace(tiny(), bots=(FLOOR,))
    found = dict.fromkeys(results(plan), replace(READING, median=Wait(5.04), worst=Wait(3400.0, at_least=True)))
    assert rows(report(plan, found, []), "Calls take 0 ms")[0][4:6] == ["5.0", "> 3,400"]


def test_calls_that_need_none_of_their_own_stand_behind_a_plus() -> None:
    plan = replace(tiny(), bots=(FLOOR,))
    found = dict.fromkeys(results(plan), replace(READING, ridden=0.75, own=1000.0))
    assert rows(report(plan, found, []), "Calls take 0 ms")[0][3:7] == ["1,000", "20", "90", "1.25 + 0.75"]


def test_bots_take_turns_round_after_round() -> None:
    plan = Plan(rounds=2, bots=(TALK, ECHO))
    first = [(scenario.bot, scenario.people) for scenario in in_turn(plan)][:5]
    assert first == [(TALK, 1), (ECHO, 1), (TALK, 1), (ECHO, 1), (TALK, 100)]


def test_each_figure_is_the_median_of_its_own_rounds() -> None:
    rates, waits = (3.0, 1.0, 2.0), (10.0, 30.0, 20.0)
    rounds = [replace(READING, rate=rate, worst=Wait(wait)) for rate, wait in zip(rates, waits, strict=True)]
    assert medians(rounds) == replace(READING, rate=2.0, worst=Wait(20.0))


def test_the_command_line_says_how_much_is_measured() -> None:
    assert plan_of(arguments([])) == Plan()
    given = plan_of(arguments(["--rounds", "5", "--seconds", "0.5", "--only", "PTB"]))
    assert (given.rounds, given.seconds) == (5, 0.5)
    assert {bot.name.split(",")[0] for bot in given.bots} == {"PTB"}
    with pytest.raises(LookupError, match="no bot is called none: there are this bot"):
        plan_of(arguments(["--only", "none"]))


def test_results_are_written_between_the_markers_again_and_again(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"above\n{BEGIN}\nold\n{END}\nbelow\n", "utf-8")
    for text in ("new\n", "newer\n"):
        write(text, page)
        assert page.read_text("utf-8") == f"above\n{BEGIN}\n\n{text}\n{END}\nbelow\n"


def test_the_page_has_the_markers_and_one_without_is_left_alone(tmp_path: Path) -> None:
    assert PAGE.read_text("utf-8").count(f"\n{BEGIN}\n") == PAGE.read_text("utf-8").count(f"\n{END}\n") == 1
    page = tmp_path / "page.md"
    page.write_text("nothing", "utf-8")
    with pytest.raises(ValueError, match=r"page\.md lacks"):
        write("new", page)
    assert page.read_text("utf-8") == "nothing"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_a_signal_ends_everything_that_was_started(number: signal.Signals, tmp_path: Path) -> None:
    process = await started(tmp_path, "--quick", "--only", "this bot")
    async with asyncio.timeout(60):
        # Other processes work, so there is no event to wait for.
        while len(working_in(tmp_path)) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        process.send_signal(number)
        _printed, told = await process.communicate()
        while working_in(tmp_path):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    if number == signal.SIGTERM:
        assert (process.returncode, told.splitlines()[-1]) == (1, b"Stopped")
        assert os.listdir(tmp_path) == []  # noqa: PTH208 - nothing blocks here


async def test_the_command_measures_and_prints_the_tables(tmp_path: Path) -> None:
    process = await started(tmp_path, "--quick", "--seconds", "0.2", "--only", "aiohttp")
    printed, told = await process.communicate()
    assert process.returncode == 0, told
    plan = tiny()
    for latency in (0, LATENCY):
        found = rows(printed.decode(), f"Calls take {latency} ms")
        assert [row[1] for row in found] == [str(people) for people in plan.sizes(FLOOR)[latency]]
        assert all(float(row[2].replace(",", "")) > 0 for row in found)
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - nothing blocks here
