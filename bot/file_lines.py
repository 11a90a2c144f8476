"""The files of a case as lines of a screen: the same order and the same numbers wherever they are listed."""

from __future__ import annotations

from bot.texts import Texts
from conversations.case import Case
from conversations.evidence import Evidence

MOST_FILES = 12
"""Files on one screen. Our choice: the form takes 6 photos and perhaps a video, the rest is in reserve."""
LONGEST_FILE_NAME = 24
"""Characters of a file's name: enough to tell a phone's files apart. Telegram lets it have hundreds."""


def listed(case: Case) -> list[Evidence]:
    """Give the files that are listed, in their order: those that count for the form, then those without room."""
    surplus = [item for item in case.evidence if item.verdict == "surplus"]
    return [item for item in case.evidence if item.is_usable] + surplus


def file_lines(texts: Texts, case: Case) -> list[str]:
    """Describe the first `MOST_FILES` of them, one a line, numbered from 1; then say how many more there are."""
    items = listed(case)
    lines = [_line(texts, place, item) for place, item in enumerate(items[:MOST_FILES], 1)]
    more = len(items) - MOST_FILES
    return [*lines, texts.html("files_more", count=more)] if more > 0 else lines


def _line(texts: Texts, place: int, item: Evidence) -> str:
    size = "none" if item.size is None else texts.size(item.size)
    return texts.html(f"file_{item.verdict}", place=place, kind=item.kind, size=size, name=file_name(item))


def file_name(item: Evidence) -> str:
    """Give the name of a file for one line, without signs that would turn or break it; "none" where it has none."""
    printable = "".join(sign if sign.isprintable() else " " for sign in item.name or "")
    name = " ".join(printable.split()) or "none"
    return name if len(name) <= LONGEST_FILE_NAME else name[: LONGEST_FILE_NAME - 1].rstrip() + "…"
