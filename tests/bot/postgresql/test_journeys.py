"""A few journeys on PostgreSQL; with `TEST_WORLDS_ON_POSTGRESQL=1` in the environment all of them are made there."""

from __future__ import annotations

import pytest

from tests.bot import test_journeys
from tests.bot.handlers import test_privacy
from tests.buyer import Buyer
from tests.conftest import World


@pytest.fixture
def is_on_postgres() -> bool:
    return True


async def test_ann_whose_shoes_are_too_small_asks_for_half_her_money(world: World, ann: Buyer) -> None:
    assert not (world.folder / "bot.db").exists()
    await test_journeys.test_ann_whose_shoes_are_too_small_asks_for_half_her_money(ann)


async def test_everything_goes_but_the_ids_of_updates_and_the_chat_says_so(world: World) -> None:
    await test_privacy.test_everything_goes_but_the_ids_of_updates_and_the_chat_says_so(world)
