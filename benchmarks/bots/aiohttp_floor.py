"""The least that a bot can do: fetch updates and say one thing to each, with aiohttp alone and nothing kept."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import aiohttp
import uvloop

AT_ONCE = 256
"""Calls under way at most."""
WAIT = 25
"""Seconds that the server holds an empty answer back."""


async def main() -> None:
    """Run until killed."""
    address = f"{os.environ['TELEGRAM_API_URL']}/bot{os.environ['BOT_TOKEN']}"
    slots = asyncio.Semaphore(AT_ONCE)
    connections = aiohttp.TCPConnector(limit=AT_ONCE + 1)
    async with aiohttp.ClientSession(connector=connections) as session, asyncio.TaskGroup() as answers:
        offset = 0
        while True:
            wanted = {"offset": offset, "timeout": WAIT}
            async with session.post(f"{address}/getUpdates", json=wanted) as response:
                updates = (await response.json())["result"]
            for update in updates:
                offset = update["update_id"] + 1
                answers.create_task(answer(session, slots, address, update["message"]))


async def answer(
    session: aiohttp.ClientSession, slots: asyncio.Semaphore, address: str, message: dict[str, Any]
) -> None:
    """Say the same."""
    said = {"chat_id": message["chat"]["id"], "text": message["text"]}
    async with slots, session.post(f"{address}/sendMessage", json=said) as response:
        await response.read()


if __name__ == "__main__":
    uvloop.run(main())
