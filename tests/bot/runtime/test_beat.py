"""The loop beats; who does not beat any more is ended, shows where it stood and says no word of a buyer."""

from __future__ import annotations

import asyncio
import socket
import sys
from pathlib import Path

import pytest

from bot.runtime import systemd
from bot.runtime.beat import Beat
from tests.bot.given import until
from tests.bot.running import ROOT

HANGS = """
import asyncio, re, sys, time
from bot.runtime.beat import Beat

def stand_still(words):
    {how}

async def main():
    async with Beat(limit=1.0).beating():
        await asyncio.sleep(0.1)
        stand_still("a" * 40 + " Grandmother")

asyncio.run(main())
"""
WAYS = {"in C code that holds the interpreter": 're.match("(a+)+$", words)', "in a wait": "time.sleep(1000)"}


@pytest.mark.parametrize("how", WAYS)
async def test_a_loop_that_stands_still_ends_the_process_and_it_shows_where(how: str) -> None:
    code = HANGS.format(how=WAYS[how])
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code), cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(60):
        _none, told = await process.communicate()
    said = told.decode()
    assert process.returncode == 1
    assert said.startswith("Timeout (0:00:01)!")
    assert "in stand_still" in said
    assert "Grandmother" not in said


async def test_a_loop_that_goes_on_is_left_alone_and_never_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.runtime.beat.EVERY", 0.02)
    beat = Beat(limit=60.0, late=30.0)
    assert not beat.is_late
    async with beat.beating():
        await asyncio.sleep(0.1)
        first = beat._last
        await until(lambda: beat._last > first)
        assert not beat.is_late
    assert not beat.is_late


async def test_a_beat_is_late_from_a_moment_on_and_then_in_time_again() -> None:
    beat = Beat(late=0.5)
    async with beat.beating():
        await asyncio.sleep(0)
        await asyncio.to_thread(lambda: None)
        until_late = asyncio.get_running_loop().time() + 0.6
        while asyncio.get_running_loop().time() < until_late:
            pass
        assert beat.is_late
        await until(lambda: not beat.is_late)


@pytest.mark.parametrize("kind", ["in a folder", "abstract"])
async def test_systemd_hears_each_beat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.settimeout(30)
        bound = "" if kind == "abstract" else str(tmp_path / "notify")
        heard.bind(bound or f"\0{tmp_path}")
        monkeypatch.setenv("NOTIFY_SOCKET", bound or f"@{tmp_path}")
        async with Beat().beating():
            said = [await asyncio.to_thread(heard.recv, 1000) for _ in range(3)]
    assert said == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]


def test_where_nobody_listens_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    systemd.tell("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    systemd.tell("READY=1")
