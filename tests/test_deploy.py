"""What the bot is shipped with: the Dockerfile and the unit of systemd, linted, and true to the project."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.runtime.beat import LIMIT
from bot.runtime.signals import HARD_STOP
from bot.settings import DEFAULTS

ROOT = Path(__file__).parent.parent
DOCKERFILE = ROOT / "Dockerfile"
UNIT = ROOT / "deploy" / "dispute-bot.service"
HARDENED = (
    "DynamicUser", "NoNewPrivileges", "ProtectHome", "ProtectKernelTunables", "PrivateDevices", "PrivateTmp",
    "RestrictNamespaces", "LockPersonality",
)  # fmt: skip
MOST_EXPOSED = 2.0
"""Of `systemd-analyze security`, from 0 (nothing) to 10 (everything)."""


def run(*command: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **surroundings}
    )


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile, each on one line."""
    text = re.sub(r"^#.*\n", "", DOCKERFILE.read_text("utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    return [(words[0], words[1]) for line in text.splitlines() if (words := line.split(maxsplit=1))]


def unit() -> configparser.ConfigParser:
    read = configparser.ConfigParser(strict=True, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign] # names keep their capitals
    read.read_string(UNIT.read_text("utf-8"))
    return read


def test_the_dockerfile_has_nothing_that_hadolint_would_say() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    assert hadolint
    done = run(hadolint, "--no-color", str(DOCKERFILE))
    assert (done.returncode, done.stdout) == (0, "")


def test_hadolint_does_find_something(tmp_path: Path) -> None:
    bad = tmp_path / "Dockerfile"
    bad.write_text("FROM python\nRUN cd /tmp && pip install x\n", "utf-8")
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    assert hadolint
    assert run(hadolint, str(bad)).returncode != 0


def test_the_image_holds_what_is_there_and_nothing_that_it_does_not_need() -> None:
    copied = [shlex.split(rest)[:-1] for name, rest in instructions() if name == "COPY"]
    sources = [source for group in copied for source in group]
    assert sorted(sources) == ["bot", "conversations", "requirements.lock", "standin"]
    assert all((ROOT / source).exists() for source in sources)
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line.startswith("!")}
    assert kept == set(sources)


def test_the_image_runs_as_nobody_in_particular_and_keeps_its_data_outside() -> None:
    named = dict(instructions())
    assert int(named["USER"]) >= 1000
    assert named["VOLUME"] == "/data"
    settings = dict(re.findall(r"([A-Z_]+)=(\S+)", named["ENV"]))
    assert settings["DATABASE_URL"].startswith("sqlite:////data/")
    assert {name for name in settings if not name.startswith("PYTHON")} <= set(DEFAULTS)
    assert settings["WEBHOOK_LISTEN"] in named["HEALTHCHECK"]
    assert "--require-hashes" in " ".join(rest for name, rest in instructions() if name == "RUN")


def test_the_unit_is_hardened_and_lets_the_bot_end_by_itself() -> None:
    service = unit()["Service"]
    assert all(service[name] == "yes" for name in HARDENED)
    assert service["ProtectSystem"] == "strict"
    assert float(service["TimeoutStopSec"]) > HARD_STOP
    assert (service["Type"], float(service["WatchdogSec"])) == ("notify", LIMIT)
    assert service["User"] == service["StateDirectory"], "so that two of them are one user"
    assert service["WorkingDirectory"] in service["ExecStart"]
    assert (service["Restart"], service["RestartPreventExitStatus"]) == ("on-failure", "2")
    settings = dict(re.findall(r"([A-Z_]+)=(\S+)", service["Environment"]))
    assert settings["DATABASE_URL"] == f"sqlite:////var/lib/{service['StateDirectory']}/disputes.db"
    assert {name for name in settings if not name.startswith("PYTHON")} <= set(DEFAULTS)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here to ask")
@pytest.mark.parametrize(("file", "name"), [(UNIT.name, UNIT.name), ("dispute-bot@.service", "dispute-bot@v2.service")])
def test_systemd_knows_every_line_of_the_unit_and_finds_it_closed(tmp_path: Path, file: str, name: str) -> None:
    release = tmp_path / "releases" / name.removesuffix(".service").partition("@")[2]
    (release / ".venv" / "bin").mkdir(parents=True)
    (release / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / file).write_text(UNIT.read_text("utf-8").replace("/opt/dispute-bot", f"{tmp_path}/releases"), "utf-8")
    verified = run("systemd-analyze", "verify", str(tmp_path / name))
    assert [line for line in (verified.stdout + verified.stderr).splitlines() if name in line] == []
    judged = run("systemd-analyze", "security", "--offline=yes", str(UNIT), LC_ALL="C")
    found = re.search(r"exposure level for .*: ([0-9.]+)", judged.stdout)
    if found is None:
        pytest.skip("this systemd judges no unit that is not installed")
    assert float(found[1]) <= MOST_EXPOSED
