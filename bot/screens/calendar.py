"""A case's dates as a calendar file (RFC 5545): one entry for each kind of deadline, which a later file updates.

Written by hand, as it is a few lines (docs/decisions/0016); a library reads it back in the tests.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.screens.presenter import Presenter
from bot.storage.deliveries import pack
from bot.texts import Texts
from conversations import route
from conversations.case import Case
from conversations.deadlines import RULES, Deadline, is_done, reckoned
from conversations.links import own_case_word

FOLDED = 73
"""Bytes of UTF-8 on one line: RFC 5545 (3.1) allows 75, and a folded line begins with a blank."""
JOINER = "\u200d"
"""What makes one sign of the emoji on both sides of it."""
ADDED = frozenset((JOINER, "\u200c", *map(chr, range(0x1F3FB, 0x1F400)), *map(chr, range(0xE0020, 0xE0080))))
"""What belongs to the emoji before it: a joiner, the colour of a skin, the letters of a region's flag."""
FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
"""Two of them are one flag."""
ESCAPE = "\\"
STEERING = "Cc"
"""The kind of characters that are no text, but steered a printer once."""
BREAKS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
"""Whatever some program takes for the end of a line; in a text it is written as one."""
LASTS = timedelta(minutes=1)
"""An entry needs an end, or programs skip it, refuse it or let it take the whole day. It begins when the time is up,
so it must not look as if there were more of it. Our choice."""
ALARMS = ("-P1D", "-PT6H")
"""How long before a deadline a calendar reminds. Our choice."""
MOST_FORMER = 30
"""Things told last that are looked at for dates that the case had before. Our choice: a dispute has some ten."""
NAME = "aliexpress-dates.ics"


def calendar(cases: Iterable[tuple[str, Case]], texts: Texts, now: datetime, zone: ZoneInfo, link: str = "") -> bytes:
    """Write the dates of cases, each with its name. What is done, or no longer so, is cancelled in the calendar too.

    An entry keeps its UID for good; its SEQUENCE is the revision of the case, which rises with each change. With the
    word of a case behind it, `link` leads into the chat.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dispute assistant//dates//EN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_text(texts.plain('ics_name'))}")
    for name, case in cases:
        url = [f"URL:{link}{own_case_word(case.number)}"] if link else []
        for one, counts in entries(case, zone):
            alarms = _alarms(one, texts) if counts and one.due > now and not one.is_stopped else []
            # The properties of an entry come before its alarms (RFC 5545, 3.6.1).
            lines += ["BEGIN:VEVENT", *_entry(name, case, one, texts, now, counts=counts), *url, *alarms, "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def packed(presenter: Presenter, link: str, cases: Sequence[Case]) -> str:
    """Write it in the buyer's language, under the names that his cases have for him, to be sent."""
    named = [(presenter.name(case), case) for case in cases]
    return pack(calendar(named, presenter.texts, presenter.now, presenter.zone, link))


def entries(case: Case, zone: ZoneInfo) -> Iterator[tuple[Deadline, bool]]:
    """Give each deadline that a case has or once had, and whether it still counts."""
    formers = list(_formers(case))
    for kind in RULES:
        present = reckoned(case, kind, zone)
        if present:
            yield present, not case.cancelled_at and not is_done(case, present)
        elif former := next((found for one in formers if (found := reckoned(one, kind, zone))), None):
            yield former, False


def _formers(case: Case) -> Iterator[Case]:
    """Give the case as it was before something else was told, the last time first."""
    counts = range(len(case.events), -1, -1)
    for count in counts[:MOST_FORMER]:
        told = case.events[:count]
        as_told = (*told[:-1], replace(told[-1], taken_back_at=None)) if told else ()
        yield route.with_events(case, as_told)


def _entry(name: str, case: Case, one: Deadline, texts: Texts, now: datetime, *, counts: bool) -> list[str]:
    title = texts.plain(f"due_{one.kind}", "title")
    return [
        f"UID:{_uid(case, one.kind)}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(one.due)}",
        f"DTEND:{_moment(one.due + LASTS)}",
        f"SEQUENCE:{case.revision}",
        f"STATUS:{'CONFIRMED' if counts else 'CANCELLED'}",
        f"SUMMARY:{_text(texts.plain('ics_summary', title=title, name=name))}",
        f"DESCRIPTION:{_text(texts.plain(f'due_{one.kind}', 'todo'))}",
        "TRANSP:TRANSPARENT",
    ]


def _alarms(one: Deadline, texts: Texts) -> list[str]:
    said = f"DESCRIPTION:{_text(texts.plain(f'due_{one.kind}', 'title'))}"
    return [
        line
        for before in ALARMS
        for line in ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{before}", said, "END:VALARM")
    ]


def _uid(case: Case, kind: str) -> str:
    """Name an entry for good, without telling who the buyer is."""
    about = f"{case.created_at.isoformat()} {case.number} {kind}"
    return f"{hashlib.sha256(about.encode()).hexdigest()[:32]}@dispute-assistant"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """Escape as RFC 5545 (3.3.11) wants it, without what it allows in no text; what joins signs stays."""
    kept = (sign for sign in BREAKS.sub("\n", text) if sign == "\n" or unicodedata.category(sign) != STEERING)
    text = "".join(kept)
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> bytes:
    """Fold a line so that no sign is cut in two, not even one that is made of several characters."""
    pieces = [b""]
    for sign in _signs(line):
        encoded = sign.encode(errors="replace")
        if len(pieces[-1]) + len(encoded) > FOLDED:
            pieces.append(b"")
        pieces[-1] += encoded
    return b"\r\n ".join(pieces) + b"\r\n"


def _signs(line: str) -> Iterator[str]:
    """Give the signs of a line as a reader sees them; one that is longer than a line in parts."""
    held = ""
    for character in line:
        if held and (not _goes_on(held, character) or len((held + character).encode(errors="replace")) > FOLDED):
            yield held
            held = ""
        held += character
    if held:
        yield held


def _goes_on(held: str, character: str) -> bool:
    """Say whether a character belongs to the sign before it: an accent, a joiner, a colour, the half of a flag."""
    flag = len(held) == 1 and held in FLAG_LETTERS and character in FLAG_LETTERS
    is_added = character in ADDED or unicodedata.category(character) in ("Mn", "Mc", "Me")
    return flag or is_added or held == ESCAPE or held.endswith(JOINER)
