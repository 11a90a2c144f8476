"""The bot ends for a token that Telegram refuses for minutes, and for nothing that passes."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError

from bot.application import Bot
from bot.intake.refusals import MOST_REFUSALS, REFUSED_FOR, Refusals
from conversations.names import S
from tests.bot.given import until
from tests.bot.outbox.test_outbox import forget_faults
from tests.buyer import Buyer
from tests.conftest import World

PAGE = "<html>This network asks you to log in first</html>"
REFUSED = InvalidToken("Unauthorized")
PASSING: dict[str, dict[str, object]] = {
    "401 of a proxy": {"status": 401, "body": PAGE},
    "401 in another JSON": {"status": 401, "body": {"error": "Unauthorized"}},
    "403 of a proxy": {"status": 403, "body": PAGE},
    "403 of Telegram": {"status": 403},
    "404 of Telegram": {"status": 404},
    "404 of a proxy": {"status": 404, "body": PAGE},
    "an odd answer": {"status": 200, "body": {"ok": True, "result": "me"}},
    "no answer at all": {"status": 200, "body": {}},
}
TOLD = "Telegram refuses BOT_TOKEN (401)"


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time between tries is short."""
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.02)


class Hearing:
    """Refusals, and a clock that goes on by hand."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._refusals = Refusals(lambda: self.now)

    def believes(self, *came: Exception | None, every: float) -> bool:
        """Let these come, with so many seconds from one to the next; say whether the last is believed."""
        for error in came[:-1]:
            self._refusals.heard(error)
            self.now += every
        try:
            self._refusals.heard(came[-1])
        except InvalidToken:
            return True
        return False


@pytest.mark.parametrize(
    ("came", "every", "is_believed"),
    [
        ([REFUSED] * MOST_REFUSALS, REFUSED_FOR / (MOST_REFUSALS - 1), True),
        ([REFUSED] * MOST_REFUSALS, REFUSED_FOR / (MOST_REFUSALS - 1) - 0.001, False),
        ([REFUSED] * (MOST_REFUSALS - 1), REFUSED_FOR, False),
        ([REFUSED] * int(REFUSED_FOR), 1.0, False),
        ([REFUSED] * (int(REFUSED_FOR) + 1), 1.0, True),
        ([*[REFUSED] * (MOST_REFUSALS - 1), NetworkError("502"), REFUSED], REFUSED_FOR, False),
        ([*[REFUSED] * (MOST_REFUSALS - 1), Conflict("two"), REFUSED], REFUSED_FOR, False),
        ([*[REFUSED] * (MOST_REFUSALS - 1), None, REFUSED], REFUSED_FOR, False),
        ([*[REFUSED] * (MOST_REFUSALS - 1), None, *[REFUSED] * MOST_REFUSALS], REFUSED_FOR, True),
        ([*[NetworkError("502")] * 4, REFUSED], REFUSED_FOR, False),
    ],
)
def test_only_refusals_in_a_row_and_over_minutes_are_believed(
    came: list[Exception | None], every: float, is_believed: bool
) -> None:
    assert Hearing().believes(*came, every=every) is is_believed


def told(caplog: pytest.LogCaptureFixture) -> int:
    return len([record for record in caplog.records if TOLD in record.getMessage()])


def failures(world: World, method: str) -> int:
    """Count the calls that a planted failure answered."""
    statuses = {401, 403, 404, 200, 502}
    calls = [call for call in world.calls if call.method == method and call.status in statuses]
    return len(calls)


@pytest.mark.parametrize("name", PASSING)
async def test_what_passes_ends_no_bot_that_runs(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("bot.intake.refusals.REFUSED_FOR", 0.0)
    before = failures(world, "getUpdates")
    await world.fault(method="getUpdates", times=3 * MOST_REFUSALS, **PASSING[name])
    ann.waits = False
    await ann.says("Blue shoes")  # ends the poll that is under way
    await until(lambda: failures(world, "getUpdates") > before + 3 * MOST_REFUSALS)
    await world.settled()
    await ann.is_at(S.PROTECTION)


@pytest.mark.parametrize("name", PASSING)
async def test_what_passes_ends_no_bot_that_starts(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("bot.intake.refusals.REFUSED_FOR", 0.0)
    await world.stop_bot()
    await world.fault(method="getMe", times=3 * MOST_REFUSALS, **PASSING[name])
    await world.start_bot()
    ann._storage = world.storage
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def test_four_times_502_and_then_one_refusal_end_no_bot(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.refusals.REFUSED_FOR", 0.0)
    await world.fault(method="getUpdates", status=502, body=PAGE, times=4)
    await world.fault(method="getUpdates", status=401)
    ann.waits = False
    await ann.says("Blue shoes")
    await until(lambda: 401 in [call.status for call in world.calls])
    await world.settled()
    await ann.is_at(S.PROTECTION)


async def test_telegram_s_own_refusals_for_a_moment_end_no_bot_and_the_log_says_once_what_to_look_at(
    world: World, ann: Buyer, caplog: pytest.LogCaptureFixture
) -> None:
    await world.stop_bot()
    await world.fault(method="getMe", status=401, times=3 * MOST_REFUSALS)
    await world.start_bot()
    ann._storage = world.storage
    assert told(caplog) == 1
    await world.fault(method="getUpdates", status=401, times=3 * MOST_REFUSALS)
    ann.waits = False
    await ann.says("Blue shoes")
    await until(lambda: len([call for call in world.calls if call.status == 401]) == 6 * MOST_REFUSALS)
    await world.settled()
    await ann.is_at(S.PROTECTION)
    assert told(caplog) == 1


async def test_telegram_s_own_refusals_for_long_end_a_bot_that_runs(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.refusals.REFUSED_FOR", 0.2)
    before = asyncio.get_running_loop().time()
    await world.fault(method="getUpdates", status=401, times=10**6)
    ann.waits = False
    await ann.says("Blue shoes")
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(world.bot.wait(), 30)
    assert asyncio.get_running_loop().time() - before >= 0.2
    assert len([call for call in world.calls if call.status == 401]) >= MOST_REFUSALS
    await forget_faults(world)
    await world.stop_bot()
    await world.start_bot()
    ann._storage = world.storage
    await world.settled()
    await ann.is_at(S.PROTECTION)


async def test_telegram_s_own_refusals_for_long_end_a_bot_that_starts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.refusals.REFUSED_FOR", 0.2)
    await world.fault(method="getMe", status=401, times=10**6)
    bot = Bot(world.storage, "1000001:another-token-for-this-test-alone", world.standin.url)
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(bot.start(), 30)
    await bot.stop()
    assert len([call for call in world.calls if call.status == 401]) >= MOST_REFUSALS
