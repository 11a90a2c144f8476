"""What starts the bot beside its PostgreSQL: true to the image, the settings and the time that a stop takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.runtime.signals import HARD_STOP
from bot.settings import DEFAULTS

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "deploy" / "compose.yaml"
KNOWN = frozenset(
    (
        *("build", "image", "env_file", "environment", "expose", "depends_on", "healthcheck", "restart"),
        *("stop_grace_period", "cap_drop", "security_opt", "volumes", "shm_size"),
    )
)
"""What a service may say here. Another word has to be looked up in the specification of Compose first."""
LINE = re.compile(r"(?P<indent> *)(?:(?P<item>- )|(?P<key>[A-Za-z_]+):)(?P<rest>.*)")
PLAIN = re.compile(r"[A-Za-z0-9_./-]+(?::[A-Za-z0-9_./-]+)?")


def parsed(text: str) -> Any:
    """Read the part of YAML that the file keeps to: mappings and lists of texts, which are plain, quoted or JSON.

    Raises `ValueError` for all else, so that nothing in the file means something that this does not see.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    rows = [LINE.fullmatch(line) for line in lines]
    if None in rows:
        raise ValueError(lines[rows.index(None)])
    found, left = _block([row for row in rows if row], 0)
    if left:
        raise ValueError(left[0].group())
    return found


def _block(rows: list[re.Match[str]], indent: int) -> tuple[Any, list[re.Match[str]]]:
    """Read the rows of this indentation and what is below them; give what is left."""
    listed: list[Any] = []
    named: dict[str, Any] = {}
    while rows and len(rows[0]["indent"]) == indent:
        row, *rows = rows
        value = _value(row["rest"].strip())
        if row["item"]:
            listed.append(value)
            continue
        if row["key"] in named or listed:
            raise ValueError(row.group())
        if value is None and rows and len(rows[0]["indent"]) > indent:
            value, rows = _block(rows, indent + 2)
        named[row["key"]] = value
    if (rows and len(rows[0]["indent"]) > indent) or (listed and named):
        raise ValueError(rows[0].group() if rows else str(listed))
    return listed or named, rows


def _value(said: str) -> Any:
    if not said:
        return None
    if said[0] in '["':
        return json.loads(said)
    if not PLAIN.fullmatch(said):
        raise ValueError(said)
    return said


def seconds(said: str) -> float:
    """Read a duration of so many seconds."""
    found = re.fullmatch(r"(\d+)s", said)
    assert found, said
    return float(found[1])


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = parsed(COMPOSE.read_text("utf-8"))
    assert set(found) == {"name", "services", "volumes"}
    assert set(found["services"]) == {"bot", "database"}
    return dict(found["services"])


def test_both_say_only_what_is_known_of_compose_and_are_checked_and_started_again(services: dict[str, Any]) -> None:
    for service in services.values():
        assert set(service) <= KNOWN
        assert service["restart"] == "unless-stopped"
        assert {"test", "interval", "timeout", "start_period", "retries"} == set(service["healthcheck"])
        assert service["healthcheck"]["test"][0] == "CMD"
    assert services["bot"]["depends_on"] == {"database": {"condition": "service_healthy"}}


def test_the_bot_has_the_time_that_it_takes_to_stop(services: dict[str, Any]) -> None:
    assert seconds(services["bot"]["stop_grace_period"]) > HARD_STOP
    assert seconds(services["database"]["stop_grace_period"]) > 10, "Docker's own kills a server that still writes"


def test_the_bot_is_asked_whether_it_is_well_as_the_image_asks_and_where_it_listens(services: dict[str, Any]) -> None:
    asks = services["bot"]["healthcheck"]["test"]
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    assert json.dumps(asks[1:]) in dockerfile
    host, _, port = services["bot"]["environment"]["WEBHOOK_LISTEN"].partition(":")
    assert host == "0.0.0.0"  # noqa: S104 - in a network of its own
    assert f"127.0.0.1:{port}/healthz" in asks[-1]
    assert services["bot"]["expose"] == [port]
    assert "ports" not in services["bot"]
    assert (ROOT / "deploy" / services["bot"]["build"] / "Dockerfile").exists()


def test_the_bot_finds_the_database_that_is_there(services: dict[str, Any]) -> None:
    bot, database = services["bot"]["environment"], services["database"]["environment"]
    assert set(bot) <= set(DEFAULTS)
    password = database["POSTGRES_PASSWORD"]
    assert bot["DATABASE_URL"] == (
        f"postgresql://{database['POSTGRES_USER']}:{password}@database/{database['POSTGRES_DB']}"
    )
    assert {f"--username={database['POSTGRES_USER']}", f"--dbname={database['POSTGRES_DB']}"} <= set(
        services["database"]["healthcheck"]["test"]
    )


def test_no_secret_is_in_the_file_and_what_is_stored_outlives_the_containers(services: dict[str, Any]) -> None:
    assert re.fullmatch(r"\$\{POSTGRES_PASSWORD:\?[^}]+\}", services["database"]["environment"]["POSTGRES_PASSWORD"])
    assert not re.search(r"(?i)(?:token|secret|api_key)\b.*:", COMPOSE.read_text("utf-8"))
    assert services["bot"]["env_file"] == ".env"
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").split()
    (kept,) = services["database"]["volumes"]
    volume, _, place = kept.partition(":")
    assert volume in parsed(COMPOSE.read_text("utf-8"))["volumes"]
    assert place == "/var/lib/postgresql", "where the image of PostgreSQL 18 and later keeps all of its versions"
    release = services["database"]["image"].partition(":")[2]
    assert int(release) >= 18


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2", "a:\n   b: 1", "a: *b", "a: {b: 1}", "- a\nb: c", "a: >\n  b", "a: yes #"]
)
def test_what_could_mean_something_else_is_not_taken(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(text)


def test_the_part_of_yaml_that_is_read_is_read_right() -> None:
    text = '# c\na: b\nc:\n  d: "e: f"\n  g:\n    - h\n    - "i:j"\nk: ["l", "m"]\nn:\n'
    assert parsed(text) == {"a": "b", "c": {"d": "e: f", "g": ["h", "i:j"]}, "k": ["l", "m"], "n": None}
