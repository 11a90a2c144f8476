"""The results as Markdown: what is printed is what stands in docs/performance.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from benchmarks.contestants import AIOGRAM, AIOGRAM_GUIDE, AIOGRAM_SAVED, ECHO, OURS, PTB_SAVED, TALK
from benchmarks.measure import Results
from benchmarks.plan import FLOOD, LATENCY, Plan, Scenario
from benchmarks.readings import Wait
from benchmarks.run import Reading

Cells = Sequence[str]
HEAD = ("", "people", "updates/s", "CPU µs", "p50 ms", "p99 ms", "calls", "memory MiB", "server %")
MISSING = "–"


def report(plan: Plan, results: Results, machine: Sequence[str]) -> str:
    """Write everything that was measured."""
    parts = [
        "\n".join(f"- {fact}" for fact in machine),
        f"{_rounds(plan)} of {plan.seconds:g} s.{_one_round(plan, results)}",
        *(_section(f"Calls take {latency} ms", HEAD, _rows(plan, results, latency)) for latency in (0, LATENCY)),
    ]
    if OURS in plan.bots:
        parts += [
            _section("Stored cases", STORED, _stored(plan, results)),
            _section(f"{plan.few} people with a past", GROWN, _grown(plan, results)),
            _section(f"PostgreSQL: {plan.some} people are posted to some processes", SHARED, _shared(plan, results)),
            _section(f"One buyer sends {FLOOD} messages in a second", WAITS, _flooded(plan, results)),
            _section("People who think", WAITS, _thinking(plan, results)),
            _section("Ratios", ("", "measured", "wanted"), ratios(plan, results)),
        ]
    return "\n\n".join(parts) + "\n"


def _rounds(plan: Plan) -> str:
    return f"Medians of {plan.rounds} rounds" if plan.rounds > 1 else "One round"


def _section(title: str, head: Cells, rows: Iterable[Cells]) -> str:
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return f"### {title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _one_round(plan: Plan, results: Results) -> str:
    found = results.get(plan.one_round())
    if not found:
        return ""
    return f" Once through the whole guide: {found.updates:.0f} updates, {found.updates * found.calls:.0f} calls."


def _rows(plan: Plan, results: Results, latency: int) -> list[Cells]:
    found = [
        (people, scenario)
        for people in plan.crowds()
        for bot in plan.bots
        if (scenario := plan.of(bot, people, latency)) in results
    ]
    return [_row(scenario, people, results[scenario]) for people, scenario in found]


def _row(scenario: Scenario, people: int, reading: Reading) -> Cells:
    return (
        scenario.bot.name,
        f"{people:,}",
        f"{reading.rate:,.0f}",
        microseconds(reading),
        milliseconds(reading.median),
        milliseconds(reading.worst),
        calls(reading),
        megabytes(reading),
        f"{reading.server:.0f}",
    )


def milliseconds(wait: Wait) -> str:
    """Write a wait; with a sign where it had not ended."""
    digits = 1 if wait.milliseconds < 10 else 0  # noqa: PLR2004 - below it one digit is too few
    return f"{'> ' if wait.at_least else ''}{wait.milliseconds:,.{digits}f}"


def microseconds(reading: Reading) -> str:
    """Write the processor time of an update: of the process, and of its children where it has any."""
    children = reading.cpu - reading.own - reading.database
    return f"{reading.own:,.0f}{f' + {children:,.0f}' if children >= 1 else ''}"


def calls(reading: Reading) -> str:
    """Write how many calls an update takes; behind the plus those that need none of their own."""
    return f"{reading.calls - reading.ridden:.2f}{f' + {reading.ridden:.2f}' if reading.ridden else ''}"


def megabytes(reading: Reading) -> str:
    """Write the memory of a process, and that of its children where it has any."""
    children = f" + {reading.memory.children:.0f}" if reading.memory.children else ""
    return f"{reading.memory.own:.0f}{children}"


STORED = ("", "start s", "updates/s", "CPU µs", "memory MiB")
GROWN = ("earlier updates of each", "updates/s", "CPU µs", "memory MiB")
SHARED = ("", "updates/s", "CPU µs", "of the server", "p50 ms", "p99 ms", "memory MiB")
WAITS = ("", "people", "updates/s", "p50 ms", "p99 ms", "p99 ms without photos")


def _stored(plan: Plan, results: Results) -> list[Cells]:
    rows: list[Cells] = []
    for scenario in plan.storage():
        found = results[scenario]
        name = f"{scenario.stored:,} cases of others stored"
        rows.append((name, f"{found.start:.2f}", f"{found.rate:,.0f}", microseconds(found), megabytes(found)))
    echo = results.get(plan.of(ECHO, plan.some, 0))
    if echo:
        row = (f"{ECHO.name}, to compare", f"{echo.start:.2f}", f"{echo.rate:,.0f}", microseconds(echo))
        rows.append((*row, megabytes(echo)))
    return rows


def _grown(plan: Plan, results: Results) -> list[Cells]:
    found = [(scenario.past, results[scenario]) for scenario in plan.grown()]
    return [(f"{past:,}", f"{one.rate:,.0f}", microseconds(one), megabytes(one)) for past, one in found]


def _shared(plan: Plan, results: Results) -> list[Cells]:
    rows: list[Cells] = []
    for scenario in plan.databases():
        found = results[scenario]
        name = f"PostgreSQL, {scenario.processes}" if scenario.processes else "SQLite, 1"
        waits = milliseconds(found.median), milliseconds(found.worst)
        rows.append(
            (name, f"{found.rate:,.0f}", microseconds(found), f"{found.database:,.0f}", *waits, megabytes(found))
        )
    return rows


def _flooded(plan: Plan, results: Results) -> list[Cells]:
    names = ("without, the others", "with, the others")
    return [_waits(name, scenario, results) for name, scenario in zip(names, plan.flood(), strict=True)]


def _thinking(plan: Plan, results: Results) -> list[Cells]:
    closed = plan.of(OURS, plan.some, LATENCY)
    return [
        _waits(f"calls take {LATENCY} ms, nobody thinks", closed, results),
        _waits(f"calls take {LATENCY} ms, each thinks 1 s on average", plan.thinking(), results),
        _waits("the same, updates are posted", plan.posted(), results),
    ]


def _waits(name: str, scenario: Scenario, results: Results) -> Cells:
    found = results[scenario]
    return (
        name,
        f"{scenario.people:,}",
        f"{found.rate:,.0f}",
        milliseconds(found.median),
        milliseconds(found.worst),
        milliseconds(found.worst_words),
    )


Ratio = tuple[str, Scenario, Scenario | None, Callable[[Reading, Reading], float], str]
"""What is said, the row that it is said of, the row beside it (None: itself), how it is reckoned, what is wanted."""


def ratios(plan: Plan, results: Results) -> list[Cells]:
    """Write what the rows have to say about each other, with what is wanted of each; nothing is judged."""
    rows = (*_beside_others(plan), *_waiting(plan), *_with_more(plan))
    return [(name, _value(results, one, other, figure), wanted) for name, one, other, figure, wanted in rows]


def _beside_others(plan: Plan) -> list[Ratio]:
    at_once, late = (plan.some, 0), (plan.pool, LATENCY)
    some, pool = (f"{latency} ms, {people:,} people" for people, latency in (at_once, late))
    ours, pooled = plan.of(OURS, *at_once), plan.of(OURS, *late)
    bare = "the same, without the process that inspects photos"
    return [
        (f"updates/s / {AIOGRAM_SAVED.name}, {some}", ours, plan.of(AIOGRAM_SAVED, *at_once), _rate, "≥ 2"),
        (f"updates/s / {PTB_SAVED.name}, {some}", ours, plan.of(PTB_SAVED, *at_once), _rate, "≥ 2"),
        (f"updates/s / {AIOGRAM_GUIDE.name}, {some}", ours, plan.of(AIOGRAM_GUIDE, *at_once), _rate, "≥ 1"),
        (f"CPU / {AIOGRAM.name}, {some}", ours, plan.of(AIOGRAM, *at_once), _cpu, "≤ 1.3"),
        (bare, ours, plan.of(AIOGRAM, *at_once), _own, "≤ 1.3"),
        (f"CPU / {AIOGRAM_GUIDE.name}, {some}", ours, plan.of(AIOGRAM_GUIDE, *at_once), _cpu, "≤ 1.3"),
        (bare, ours, plan.of(AIOGRAM_GUIDE, *at_once), _own, "≤ 1.3"),
        (f"updates/s / {TALK.name}, {some}", ours, plan.of(TALK, *at_once), _rate, "≥ 2"),
        (f"updates/s / {AIOGRAM.name}, {some}", ours, plan.of(AIOGRAM, *at_once), _rate, "≥ 1.2"),
        (f"updates/s / {TALK.name}, {pool}", pooled, plan.of(TALK, *late), _rate, "≥ 40"),
        (f"updates/s / {ECHO.name}, {pool}", pooled, plan.of(ECHO, *late), _rate, "≥ 40"),
        (f"updates/s / {AIOGRAM.name}, {pool}", pooled, plan.of(AIOGRAM, *late), _rate, "≥ 1"),
    ]


def _waiting(plan: Plan) -> list[Ratio]:
    waits = f"p99 to the first reply / latency, {LATENCY} ms, {plan.some:,} people"
    half = "p50 to the first reply / latency, each thinks 1 s"
    closed, thinking, posted = plan.of(OURS, plan.some, LATENCY), plan.thinking(), plan.posted()
    return [
        (f"{waits}, nobody thinks", closed, None, _latencies, "< 2.5"),
        (f"{waits}, nobody thinks, without photos", closed, None, _latencies_of_words, "< 2.5"),
        (f"{waits}, each thinks 1 s", thinking, None, _latencies, "< 2.5"),
        (f"{waits}, each thinks 1 s, without photos", thinking, None, _latencies_of_words, "≤ 3"),
        (half, thinking, None, _latencies_of_half, "≤ 1.7"),
        (f"{waits}, each thinks 1 s, without photos, posted", posted, None, _latencies_of_words, "≤ 2"),
        (f"{half}, posted", posted, None, _latencies_of_half, "≤ 1.3"),
    ]


def _with_more(plan: Plan) -> list[Ratio]:
    """Say what more cases, a longer past, another database, more processes and a flood make dearer."""
    empty, full = plan.storage()
    calm, flooded = plan.flood()
    young, *old = plan.grown()
    file, *shared = plan.databases()
    on_postgres = "CPU with PostgreSQL, {} processes / with SQLite"
    beside_one = "updates/s with PostgreSQL, {} processes / with 1"
    return [
        (f"memory with {plan.stored:,} stored cases / without", full, empty, _memory, "≤ 1.2"),
        (f"the same, MiB more than {ECHO.name}", full, plan.of(ECHO, plan.some, 0), _more, "< 40"),
        (f"CPU with {plan.stored:,} stored cases / without", full, empty, _cpu, "≤ 1.1"),
        *((f"CPU with {one.past:,} earlier updates / without", one, young, _cpu, "≤ 1.1") for one in old),
        *((f"memory with {one.past:,} earlier updates / without", one, young, _memory, "≤ 1.05") for one in old),
        *((on_postgres.format(one.processes), one, file, _cpu, "≤ 2.5") for one in shared),
        *((beside_one.format(one.processes), one, shared[0], _rate, "") for one in shared[1:]),
        (f"p99 of the others during a flood / without, {plan.thinkers} people", flooded, calm, _worst, "< 2"),
    ]


def _value(results: Results, one: Scenario, other: Scenario | None, figure: Callable[[Reading, Reading], float]) -> str:
    first, second = results.get(one), results.get(other or one)
    return f"{figure(first, second):.2f}" if first and second else MISSING


def _rate(one: Reading, other: Reading) -> float:
    return one.rate / other.rate


def _cpu(one: Reading, other: Reading) -> float:
    return one.cpu / other.cpu


def _own(one: Reading, other: Reading) -> float:
    return one.own / other.cpu


def _latencies_of_half(one: Reading, _other: Reading) -> float:
    return one.median.milliseconds / LATENCY


def _latencies(one: Reading, _other: Reading) -> float:
    return one.worst.milliseconds / LATENCY


def _latencies_of_words(one: Reading, _other: Reading) -> float:
    return one.worst_words.milliseconds / LATENCY


def _memory(one: Reading, other: Reading) -> float:
    return one.memory.own / other.memory.own


def _more(one: Reading, other: Reading) -> float:
    return one.memory.own - other.memory.own


def _worst(one: Reading, other: Reading) -> float:
    return one.worst.milliseconds / other.worst.milliseconds
