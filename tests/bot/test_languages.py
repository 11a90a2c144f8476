"""Who speaks Czech is answered in Czech, from the first word to the last; and a language is one file, nothing more."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.handlers.commands import COMMANDS
from bot.texts import FOLDER, languages, texts
from conversations.names import S
from tests.bot.given import called, restart
from tests.bot.test_journeys import SHOE
from tests.buyer import visible
from tests.conftest import World

CZECH = texts("cs")
ROOT = Path(__file__).parents[2]


def czech(key: str) -> str:
    """The first line of a text, as a reader sees it."""
    return visible(CZECH.html(key).split("\n")[0])


async def test_eva_is_led_through_the_whole_dispute_in_czech(world: World) -> None:
    eva = await world.buyer("Eva", language="cs")
    assert czech("welcome") in await eva.text()
    await eva.says("Blue shoes")
    await eva.says("za 12 dní")
    assert "Order details" in await eva.text()
    await eva.picks("found", "refund", "yes", "not_as_described", "size")
    await eva.says("1 234,50 Kč")
    await eva.says("50 % · 617,25 Kč")
    await eva.sends(SHOE, as_="photo")
    await eva.picks("done")
    await eva.composes()
    await eva.picks("done")
    case = await eva.case()
    assert case.draft
    assert case.draft.text.isascii()
    assert "The size of the item is not as described" in case.draft.text
    review = await eva.text()
    assert "617,25\u00a0Kč" in review
    assert "1 fotka" in review
    await eva.picks("submit", "pressed", "worked")
    assert czech("stage_seller") in await eva.text()
    await eva.says("/status")
    assert czech("status") in await eva.text()


async def test_the_label_counts_as_the_tap_in_the_buyers_language(world: World) -> None:
    eva = await world.buyer("Eva", language="cs-CZ")
    await eva.says(CZECH.plain("order", "skip"))
    assert czech("protection") in await eva.text()
    await eva.says("zpět")
    assert S.ORDER not in (await eva.case()).answers


async def test_the_language_can_be_chosen_and_telegrams_no_longer_counts(world: World) -> None:
    eva = await world.buyer("Eva", language="cs")
    await eva.says("/language")
    assert [tap.argument for tap, _button in await eva.buttons() if tap.verb == "language"] == list(languages())
    await eva.taps("language", "en")
    await eva.sees("settings_kept")
    await eva.says("/start")
    assert visible(texts("en").html("order").split("\n")[0]) in await eva.text()
    await eva.says("/settings")
    await eva.taps("ask_language")
    await eva.taps("language", "cs")
    assert czech("settings_kept") in await eva.text()


async def test_a_language_that_there_is_none_of_is_answered_in_english(world: World) -> None:
    ola = await world.buyer("Ola", language="sv")
    await ola.sees("welcome")


async def test_a_buyer_of_the_release_before_gets_czech_with_the_next_word(world: World) -> None:
    eva = await world.buyer("Eva", language="cs")
    await world.stop_bot()
    with closing(sqlite3.connect(world.folder / "bot.db")) as database, database:
        database.execute("UPDATE buyers SET language = 'en'")
    await world.start_bot()
    await eva.says("/help")
    assert "Jste v případu" in await eva.text()


@pytest.mark.parametrize("language", languages())
async def test_menu_and_descriptions_are_set_in_every_language(
    world: World, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr("bot.introduction.languages", languages)
    await restart(world)
    await called(world, "setMyShortDescription", len(languages()))
    code = "" if language == "en" else language
    told = [call.parameters for call in world.calls if call.parameters.get("language_code", "") == code]
    menus = [parameters["commands"] for parameters in told if "commands" in parameters]
    wanted = [texts(language).plain(f"command_{name}") for name in COMMANDS]
    assert [one["description"] for one in menus[-1]] == wanted
    said = texts(language)
    assert any(parameters.get("description") == said.plain("bot_description") for parameters in told)
    assert any(parameters.get("short_description") == said.plain("bot_short_description") for parameters in told)


TRIAL = """
import asyncio, sys, pathlib, aiohttp
from bot.texts import languages
from tests.conftest import World

async def main() -> None:
    assert "de" in languages(), languages()
    async with aiohttp.ClientSession() as http:
        world = World(pathlib.Path(sys.argv[1]), http)
        try:
            await world.open()
            uwe = await world.buyer("Uwe", language="de")
            assert "DE Hello" in await uwe.text(), await uwe.text()
            await uwe.picks("skip", "unknown")
            assert "photo" in await uwe.screen()
            await uwe.says("/language")
            assert "Deutsch" in [button["text"] for _tap, button in await uwe.buttons()]
        finally:
            await world.close()

asyncio.run(main())
"""


def test_a_third_language_needs_its_file_and_nothing_else(tmp_path: Path) -> None:
    copied = tmp_path / "project"
    for folder in ("bot", "conversations", "standin", "tests"):
        shutil.copytree(ROOT / folder, copied / folder, ignore=shutil.ignore_patterns("__pycache__"))
    english = (FOLDER / "en.ftl").read_text("utf-8")
    (copied / "conversations" / "texts" / "de.ftl").write_text(english.replace("<b>", "<b>DE "), "utf-8")
    trial = tmp_path / "trial.py"
    trial.write_text(TRIAL, "utf-8")
    surroundings = {**os.environ, "PYTHONPATH": str(copied)}
    done = subprocess.run(
        [sys.executable, str(trial), str(tmp_path)],
        cwd=copied,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
