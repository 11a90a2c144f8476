"""Where the kept pictures of the guide's steps are."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "pictures"


def path_of(name: str, language: str) -> Path:
    return FOLDER / f"{name}.{language}.png"
