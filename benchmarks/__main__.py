"""`python -m benchmarks`: measures, prints, and judges nothing."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.child import ROOT
from benchmarks.contestants import BOTS, OURS
from benchmarks.machine import facts
from benchmarks.measure import measure
from benchmarks.mending import mending
from benchmarks.plan import Plan, tiny
from benchmarks.reminders import reminders
from benchmarks.report import report
from benchmarks.run import RunFailed

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- results -->", "<!-- end of the results -->"


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure this bot beside others.")
    parser.add_argument("--rounds", type=int, help="how often each run is done (usually 3)")
    parser.add_argument("--seconds", type=float, help="how long a run is measured (usually 3)")
    parser.add_argument("--quick", action="store_true", help="show in a few minutes that everything works")
    parser.add_argument("--only", metavar="NAME", help="only bots with this in their name")
    parser.add_argument("--write", action="store_true", help="put the results into docs/performance.md")
    return parser.parse_args(given)


def plan_of(given: argparse.Namespace) -> Plan:
    """Make the plan that the command line asks for. Raises `LookupError` when no bot has such a name."""
    plan = tiny() if given.quick else Plan()
    bots = tuple(bot for bot in BOTS if (given.only or "") in bot.name)
    if not bots:
        raise LookupError(f"no bot is called {given.only}: there are {', '.join(bot.name for bot in BOTS)}")
    return replace(plan, bots=bots, rounds=given.rounds or plan.rounds, seconds=given.seconds or plan.seconds)


async def measured(plan: Plan) -> str:
    """Measure everything in a folder that is gone afterwards; give the report."""
    task = asyncio.current_task()
    assert task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        machine = facts(Path(folder))
        told = report(plan, await measure(plan, Path(folder)), machine)
        told = f"{told}\n{await reminders(Path(folder), plan.reminders, plan.rounds + 2)}"
        return (
            f"{told}\n{await mending(Path(folder), Path(folder) / 'guide')}"
            if plan.copies and OURS in plan.bots
            else told
        )


def write(text: str, page: Path = PAGE) -> None:
    """Put the results between the two markers of the page. Raises `ValueError` where they are missing."""
    whole = page.read_text("utf-8")
    before, begin, rest = whole.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page.name} lacks {BEGIN} or {END}")
    page.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", "utf-8")


def main() -> int:
    """Measure and print; give the exit code."""
    given = arguments()
    try:
        text = asyncio.run(measured(plan_of(given)))
    except (asyncio.CancelledError, KeyboardInterrupt):
        sys.stderr.write("Stopped\n")
        return 1
    except (RunFailed, LookupError, ChildProcessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(text)
    if given.write:
        write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
