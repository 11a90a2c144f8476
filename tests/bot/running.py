"""The bot as a process of its own, that can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.__main__ import STANDIN_TOKEN

ROOT = Path(__file__).parents[2]


class BotProcess:
    """`python -m bot` against a stand-in that survives it."""

    def __init__(self, folder: Path, api: str) -> None:
        self._folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")},
            "BOT_TOKEN": STANDIN_TOKEN,
            "TELEGRAM_API_URL": api,
            "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
            "LOG_LEVEL": "DEBUG",
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
        }
        self._process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> Path:
        """What all its lives wrote."""
        return self._folder / "bot.log"

    async def start(self) -> None:
        """Start it; its log goes on where that of the last life ended."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", cwd=self._folder, env=self._environment, stdout=log, stderr=log
            )

    async def end(self, number: signal.Signals) -> int:
        """Send it a signal and wait; give its exit code."""
        assert self._process
        if self._process.returncode is None:
            self._process.send_signal(number)
        return await self._process.wait()

    async def kill(self) -> None:
        """kill -9."""
        await self.end(signal.SIGKILL)
