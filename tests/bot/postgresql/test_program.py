"""`python -m bot` on PostgreSQL: what it says of a database, how one is copied, and what a person has to change."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from bot.ops.check import check
from bot.settings import Settings
from tests.bot.ops.test_check import asked, named
from tests.bot.storage.databases import Postgres
from tests.postgres import GIVEN, PASSWORD, server


@pytest.fixture
def database(postgres: Postgres) -> Postgres:
    return postgres


async def found(url: str) -> list[str]:
    findings = [str(finding) async for finding in check(Settings.read({"DATABASE_URL": url}))]
    return [line for line in findings if "DATABASE_URL" in line or "disk" in line]


async def test_a_look_says_how_the_database_is_and_not_how_a_disk_is(database: Postgres) -> None:
    (line,) = await found(database.url)
    assert line.startswith("ok")
    assert "answers, PostgreSQL" in line
    assert "free" in line
    assert PASSWORD not in line


async def test_a_look_says_what_is_wrong_and_waits_for_nothing(database: Postgres) -> None:
    nowhere = f"postgresql://bot:{PASSWORD}@127.0.0.1:1/{database.name}"
    for url in (nowhere, server().url("not_there")):
        (line,) = await found(url)
        assert line.startswith("WRONG  DATABASE_URL: 127.0.0.1:")
        assert PASSWORD not in line


@pytest.mark.skipif(GIVEN in os.environ, reason="another server may trust this machine")
async def test_what_a_person_has_to_change_ends_the_start_with_code_2(tmp_path: Path, database: Postgres) -> None:
    wrong = server().url(database.name, "wr0ng-s3cret")
    started, copied = await asyncio.gather(
        asked(tmp_path, DATABASE_URL=wrong), asked(tmp_path, "--backup", "copy", DATABASE_URL=database.url)
    )
    assert started[0] == 2
    assert "the user or the password is wrong" in started[1]
    assert copied[0] == 2
    assert f"--username=bot --format=custom --file=copy {database.name}" in copied[1]
    assert "pg_restore" in copied[1]
    assert "s3cret" not in started[1] + copied[1]
    assert named(tmp_path) == []
