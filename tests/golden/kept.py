"""The kept pictures, and what to do where one is missing or another than the one that is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

COMMAND = ".venv/bin/python -m tests.golden"
"""Draws every kept picture anew."""


def kept(path: Path) -> bytes:
    """Read a kept picture; a missing one fails the test with the command that draws it."""
    if not path.exists():
        pytest.fail(f"{path.name} is not kept yet: run `{COMMAND}`, and look at it", pytrace=False)
    return path.read_bytes()


def unlike(path: Path) -> str:
    """Say what is to be done where another picture is drawn than the kept one."""
    return f"{path.name} is drawn otherwise now: if that was meant, run `{COMMAND}`, and look at it"
