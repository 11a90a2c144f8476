"""A pack of several parts: what Telegram has of it is not sent once more, and what is stopped is not sent at all."""

from __future__ import annotations

from typing import Any, BinaryIO

import pytest

from bot.storage.values import Job
from bot.workshop.packing import Packing
from bot.workshop.progress import Stopped
from conversations.complaint.pack_order import Packed, PackPart
from tests.bot.test_journeys import to_the_review
from tests.buyer import Buyer
from tests.conftest import World


class Progress:
    """Says that a job is wanted so many times, and no more."""

    def __init__(self, wanted: int = 9) -> None:
        self.wanted = wanted

    def __call__(self, _done: object) -> None: ...

    async def still_wanted(self) -> None:
        self.wanted -= 1
        if self.wanted < 0:
            raise Stopped


@pytest.fixture(autouse=True)
def three_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is packed has three parts."""

    async def made(_order: object, sources: list[BinaryIO | None], *_rest: Any) -> Packed:
        assert all(source and source.read() for source in sources)
        return Packed(tuple(PackPart(f"{number}_of_3.zip", 1, "c", ()) for number in (1, 2, 3)), {})

    monkeypatch.setattr("bot.workshop.packing.pack", made)
    monkeypatch.setattr("conversations.complaint.pack_order.PackOrder.most_parts", 3)


@pytest.mark.parametrize(
    ("sent", "wanted", "names"), [(0, 9, "123"), (1, 9, "23"), (3, 9, ""), (1, 1, "2"), (0, 0, "")]
)
async def test_only_the_parts_that_telegram_lacks_are_sent_and_none_that_is_not_wanted_any_more(
    world: World, ann: Buyer, sent: int, wanted: int, names: str
) -> None:
    await to_the_review(ann)
    came: list[str] = []

    async def api(method: str, **given: Any) -> None:
        assert method == "sendDocument"
        came.append(given["document"].filename[0])

    packing = Packing(world.storage, world.bot.application.bot, api, world.clock)  # type: ignore[arg-type]  # as one
    job = Job(1, "pack", "form", ann.id, number=7, sent=sent)
    try:
        await packing(job, Progress(wanted))  # type: ignore[arg-type]  # as one
    except Stopped:
        assert wanted < 3 - sent
    assert "".join(came) == names
