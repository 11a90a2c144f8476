"""/stats: those who run the bot see counts, everybody else an unknown command, and nobody a buyer's words."""

from __future__ import annotations

import pytest

from bot.screens.buttons import Tap
from bot.texts import texts
from conversations.followup import Stage
from conversations.names import S
from conversations.tally import Tally
from tests.bot.handlers.test_feedback import to_the_end
from tests.bot.test_journeys import to_the_amount
from tests.buyer import Buyer
from tests.conftest import World
from tests.conversations.walks import arrows_walked


async def test_an_admin_sees_how_many_stand_where_and_how_it_was(world: World) -> None:
    boss = await world.buyer("Boss")
    world.admins = frozenset({boss.id})
    await world.stop_bot()
    await world.start_bot()
    await world.buyer("Eva", language="cs")
    ann = await world.buyer("Ann")
    await to_the_amount(ann)
    bob = await world.buyer("Bob")
    await to_the_end(bob)
    await bob.taps("rate")
    await bob.taps("mark", "4")
    await bob.says("My secret words")
    await boss.says("/stats")
    shown = await boss.text()
    said = texts("en")
    assert f"{said.plain(S.PAID, 'title')}: 1" in shown
    assert f"{said.plain(f'stage_{Stage.WON}', 'title')}: 1" in shown
    assert f"{said.plain('feedback_4')}: 1" in shown
    assert "Čeština: 1" in shown
    assert not any(word in shown for word in ("secret", "Blue shoes", "Ann", "Bob", str(ann.id)))
    await boss.taps("stats")
    assert f"{said.plain('feedback_4')}: 1" in await boss.text()


async def test_nobody_else_sees_them(ann: Buyer) -> None:
    await ann.says("/stats")
    await ann.sees("command_unknown")
    screen = await ann.screen()
    said = await ann.taps_data(screen["message_id"], Tap(0, -1, "stats").data, forged=True)
    assert said == texts("en").plain("button_other_case")
    await ann.is_at(S.ORDER)


def test_every_case_is_counted_once() -> None:
    cases = [case for _way, case in arrows_walked()]
    tally = Tally()
    tally.count(cases)
    assert tally.cases == len(cases)
    assert tally.stages.total() > 0
    assert tally.steps.total() > 0


@pytest.mark.parametrize("most", [1, 2, 100])
async def test_cases_are_read_a_few_at_a_time_none_twice(world: World, most: int) -> None:
    for name in ("Ann", "Bob"):
        buyer = await world.buyer(name)
        await to_the_amount(buyer)
        await buyer.says("/new")
    seen = []
    after = (-(1 << 63), 0)
    while some := await world.storage.some_cases(after, most):
        seen += [(chat, case.number) for chat, case in some]
        after = seen[-1]
    assert seen == sorted(set(seen))
    assert len(seen) == 4
