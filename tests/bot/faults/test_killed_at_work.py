"""Killed while it works on files, the bot goes on with that: every copy and every pack comes, hardly any twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.bot.faults.stage import Stage, stage
from tests.bot.faults.talk import Kill, Plan, Told, same, told_on, undisturbed
from tests.bot.workshop.phone import heic
from tests.buyer import Buyer, File
from tests.files import jpeg

PICTURE = File("IMG_1.HEIC", heic(), "image/heic")
MISNAMED = File("scan.pdf", jpeg(90), "application/pdf")


async def work(ann: Buyer) -> None:
    """A picture that is made anew, one that is renamed, and a pack of both."""
    await ann.says("/start")
    await ann.says("Blue shoes")
    await ann.sends(PICTURE)
    await ann.sends(MISNAMED)
    await ann.taps("files")
    await ann.taps("pack", "form")


def at(point: int) -> Plan:
    """Kill at this point of every action, and early in the start that follows."""
    return lambda action: Kill(point, (7 * point + action) % 40 + 1 if action % 2 else 0)


def sent(made: Stage, since: int) -> Counter[str]:
    """Count the files that Telegram got, by the beginning of their captions."""
    calls = [call for call in made.calls[since:] if call.method == "sendDocument" and call.status in (0, 200)]
    return Counter(str(call.parameters["caption"])[:40] for call in calls)


async def worked(made: Stage, plan: Plan) -> tuple[Told, Counter[str]]:
    since = len(made.calls)
    return await told_on(made, work, plan), sent(made, since)


async def holds(made: Stage, plain: Told, wanted: Counter[str], plan: Plan) -> tuple[int, int]:
    """Hold a run with kills against one without; give how often it was killed, and how many files came twice."""
    killed, came = await worked(made, plan)
    same(plain, killed)
    assert set(came) == set(wanted), came
    twice = came.total() - wanted.total()
    assert 0 <= twice <= killed.kills.total()
    return killed.kills.total(), twice


@pytest.mark.timeout(240)
async def test_killed_at_work_it_goes_on_and_everything_comes(tmp_path: Path) -> None:
    async with stage(tmp_path / "stage") as made:
        plain, wanted = await worked(made, undisturbed)
        assert len(wanted) == 3, wanted
        kills, _twice = await holds(made, plain, wanted, at(31))
        assert kills > 2


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_killed_at_every_point_of_its_work_everything_comes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = twice = 0
    async with stage(tmp_path / "stage") as made:
        plain, wanted = await worked(made, undisturbed)
        for point in range(1, max(act.points for act in plain.acts) + 1):
            more, again = await holds(made, plain, wanted, at(point))
            kills, twice = kills + more, twice + again
    with capsys.disabled():
        print(f"\n{kills} kills, {twice} files twice, nothing lost")  # noqa: T201 - what the long run is for
