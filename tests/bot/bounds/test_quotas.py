"""What one buyer can fill has a bound: below it all is taken, at it the buyer is told so, loses nothing, goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.storage.values import Changes, Incoming
from bot.texts import texts
from conversations.case import Case, Draft, Event
from conversations.followup import E
from conversations.names import S
from conversations.quotas import MOST_CASES, MOST_EVENTS, MOST_FILES, MOST_VERSIONS, MOST_WRITTEN
from tests.bot.handlers.test_drafts import to_the_explanation, versions
from tests.bot.storage.given import evidence
from tests.bot.test_journeys import SHOE, to_the_amount, to_the_review
from tests.buyer import Buyer, visible
from tests.conftest import World


async def keeps(world: World, ann: Buyer, *cases: Case, written: int = 0) -> None:
    """Put into the database what would take hours to type."""
    await world.stop_bot()
    await world.start_bot()
    ann._storage = world.storage
    await world.storage.store([Incoming(None, ann.id, b'{"nothing": {}}')], world.clock())
    note = await world.storage.next_waiting(ann.id)
    assert note
    assert note.buyer
    known = note.buyer
    buyer = replace(known, current=cases[-1].number if cases else known.current, written=written or known.written)
    await world.storage.commit(Changes(note.seq, ann.id, buyer, cases), world.clock())


async def test_versions(world: World, ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says("First.")
    case = await ann.case()
    many = tuple(Draft(n, f"Text {n}.", None, world.clock()) for n in range(2, MOST_VERSIONS))
    await keeps(world, ann, replace(case, drafts=case.drafts + many))
    await ann.says("The last one.")
    await ann.sees("draft_saved", version=MOST_VERSIONS)
    await ann.says("One too many, which is kept aside and can be read in the export.")
    await ann.sees("versions_full", most=MOST_VERSIONS)
    kept = await ann.case()
    assert len(kept.drafts) == MOST_VERSIONS
    assert kept.asides[-1].text.startswith("One too many")
    await ann.picks("done")
    await ann.is_at(S.REVIEW)
    assert "The last one." in await ann.text()


async def test_what_is_written(world: World, ann: Buyer) -> None:
    await to_the_review(ann)
    await keeps(world, ann, written=MOST_WRITTEN - 1000)
    await ann.says("x" * 1000)
    assert len((await ann.case()).asides) == 1
    await ann.says("One character too many.")
    assert len((await ann.case()).asides) == 1
    told = [message["text"] for message in await ann.messages()]
    assert visible(texts("en").html("written_full", most=MOST_WRITTEN)) in told
    await ann.picks("submit")
    await ann.is_at(S.SUBMIT)
    await ann.says("/delete")
    await ann.taps("erase")
    await ann.says("/start")
    await to_the_review(ann)
    await ann.says("There is room again.")
    assert len((await ann.case()).asides) == 1


async def test_files(world: World, ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("8.12")
    await ann.picks("full")
    case = await ann.case()
    many = tuple(evidence(n, "refused") for n in range(1, MOST_FILES))
    await keeps(world, ann, replace(case, evidence=many))
    await ann.sends(SHOE)
    assert len((await ann.case()).evidence) == MOST_FILES
    fetched = sum(call.method == "getFile" for call in world.calls)
    await ann.sends(SHOE)
    await ann.sees("files_full", most=MOST_FILES)
    assert len((await ann.case()).evidence) == MOST_FILES
    assert sum(call.method == "getFile" for call in world.calls) == fetched
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)


async def test_events(world: World, ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")
    case = await ann.case()
    day = datetime.now(UTC).date() - timedelta(days=2)
    many = tuple(Event(n, E.PROOF_ADDED, day, world.clock()) for n in range(1, MOST_EVENTS))
    await keeps(world, ann, replace(case, events=many))
    await ann.says("/start")
    await ann.taps("events")
    await ann.taps("tell", E.REFUSED)
    assert len((await ann.case()).events) == MOST_EVENTS
    await ann.taps("events")
    await ann.taps("tell", E.OFFERED_LESS)
    await ann.sees("events_full", most=MOST_EVENTS)
    assert len((await ann.case()).events) == MOST_EVENTS


async def test_cases(world: World, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    first = await ann.case()
    await keeps(world, ann, *(replace(first, number=n) for n in range(1, MOST_CASES)))
    await ann.says("/new")
    await ann.says("The last one")
    assert (await ann.case()).number == MOST_CASES
    await ann.says("/new")
    await ann.sees("cases_full", most=MOST_CASES)
    assert (await ann.case()).number == MOST_CASES
    assert len(world.storage.reader().cases(ann.id)) == MOST_CASES
    await ann.says("/cancel")
    await ann.taps("cancel")
    await ann.says("/new")
    assert visible(texts("en").html("cases_full", most=MOST_CASES)) in [m["text"] for m in await ann.messages()]
    await ann.says("/cases")
    await ann.taps("switch", str(MOST_CASES - 1))
    await ann.is_at(S.PROTECTION)


async def test_the_export_comes_once_in_a_minute_and_nothing_of_it_stays_in_the_database(
    world: World, ann: Buyer
) -> None:
    await to_the_explanation(ann)
    for number in range(12):
        await ann.says(f"{number} " + "long " * 500)
    for _ in range(6):
        await ann.says("/export")
    documents = [m for m in await ann.messages() if "document" in m]
    assert [m["document"]["file_name"] for m in documents] == ["my-disputes.html", "my-disputes.json"]
    await ann.sees("export_sent_before")
    world.ahead += timedelta(minutes=1)
    await ann.says("/export")
    assert len([m for m in await ann.messages() if "document" in m]) == 4
    with closing(sqlite3.connect(world.folder / "bot.db")) as connection:
        (kept,) = connection.execute("SELECT max(length(payload)) FROM outbox").fetchone()
        (body,) = connection.execute("SELECT max(length(body)) FROM inbox").fetchone()
    assert kept == len("{}")
    assert body == 16  # the digest
    await ann.taps("show")
    assert len(await versions(ann)) == 12
