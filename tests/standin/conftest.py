from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from standin.calls import Call
from standin.server import Standin
from tests.standin.line import Line


@pytest.fixture
def calls() -> list[Call]:
    return []


@pytest.fixture
async def standin(tmp_path: Path, calls: list[Call]) -> AsyncIterator[Standin]:
    standin = Standin(tmp_path / "standin", observer=calls.append)
    await standin.start()
    yield standin
    await standin.stop()


@pytest.fixture
async def line(standin: Standin) -> AsyncIterator[Line]:
    async with aiohttp.ClientSession() as http:
        async with http.post(f"{standin.url}/people", json={"first_name": "Ann", "language_code": "en"}) as response:
            person = (await response.json())["id"]
        yield Line(http, standin.url, person)
