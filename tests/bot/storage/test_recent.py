"""What an update is given of the open case is what is stored, also where it was not read anew."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.storage.interface import Storage
from bot.storage.sql.recent import MOST, RecentCases, StoredCase
from bot.storage.values import Changes, Waiting
from conversations.case import Answer, Case, Due, Feedback, with_aside, with_draft
from conversations.names import S
from tests.bot.storage.databases import Database, opened
from tests.bot.storage.given import ANN, MINUTE, NOW, arrives, case, evidence, handles, keeps, taken

CHANGES: dict[str, Callable[[Case], Case]] = {
    "an answer": lambda c: replace(c, answers={**c.answers, S.PAID: Answer("12 USD", NOW, 7, "\ud83d")}, revision=4),
    "less": lambda c: replace(c, answers={}, former={S.ORDER: "8012"}),
    "what is beside the answers": lambda c: replace(
        c, dues=(Due("reply", NOW.date(), NOW),), asked="feedback", feedback=Feedback(5, "good", NOW), kept_at=NOW
    ),
    "put away": lambda c: replace(c, cancelled_at=NOW + MINUTE),
    "a draft": lambda c: with_draft(c, "Another text", 400, NOW),
    "an aside": lambda c: with_aside(c, "hello again", 401, NOW),
    "an aside before the last one": lambda c: replace(c, asides=(replace(c.asides[0], text="new"), *c.asides)),
    "no aside": lambda c: replace(c, asides=(), drafts=()),
    "a file": lambda c: replace(c, evidence=(*c.evidence, evidence(3, "refused"))),
    "another verdict": lambda c: replace(c, evidence=(replace(c.evidence[0], verdict="removed"), *c.evidence[1:])),
}


async def changed(storage: Storage, waiting: Waiting, case: Case) -> None:
    await storage.commit(Changes(waiting.seq, ANN, cases=(case,), loaded=waiting.case), NOW)


@pytest.mark.parametrize("change", CHANGES)
async def test_the_next_update_is_given_what_is_stored(database: Database, change: str) -> None:
    async with opened(database) as storage:
        await keeps(storage, 1, case(1))
        for number, one in enumerate(("what is beside the answers", change, "an answer"), start=2):
            waiting = await arrives(storage, number)
            assert waiting.case
            await changed(storage, waiting, CHANGES[one](waiting.case))
            given = (await arrives(storage, 10 * number)).case
            assert given
            assert [given] == storage.reader().present_cases(ANN)
            await handles(storage, 10 * number)


async def test_what_could_not_be_stored_is_not_given(storage: Storage) -> None:
    await keeps(storage, 1, case(1))
    await handles(storage, 2, cases=(replace(case(1), revision=4),))
    waiting = await arrives(storage, 3)
    assert waiting.case
    with pytest.raises(OverflowError):
        await changed(storage, waiting, replace(waiting.case, revision=2**70))
    assert await taken(storage) == waiting


def test_the_last_ones_are_remembered_each_by_its_own_row() -> None:
    recent = RecentCases()
    for chat in range(ANN, ANN + MOST + 1):
        recent.keep(StoredCase((chat, 1), (chat,), replace(case(1), revision=chat - ANN)))
    assert recent.case((ANN, 1), (ANN,)) is None
    last = recent.case((ANN + MOST, 1), (ANN + MOST,))
    assert last
    assert last.revision == MOST
    assert recent.case((ANN + MOST, 2), (ANN + MOST,)) is None
    assert recent.case((ANN + MOST, 1), (ANN,)) is None
    recent.forget(ANN + MOST)
    assert recent.case((ANN + MOST, 1), (ANN + MOST,)) is None
