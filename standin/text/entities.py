"""What Telegram makes of a text and its entities: cleaned, trimmed, in order, links and commands found.

After https://core.telegram.org/bots/api#formatting-options and TDLib's `fix_formatted_text`. All offsets and
lengths are in UTF-16 units.
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from standin.store import Json
from standin.text.utf16 import part, units

MOST_ENTITIES = 100
"""What is beyond is dropped without a word. Source: https://limits.tginfo.me, python-telegram-bot's constants."""

MENTION_OF_USER = re.compile(r"tg://(?:user|openmessage)\?(?:user_)?id=(?P<id>[0-9]{1,15})")
LINK_SCHEMES = frozenset({"http", "https", "ftp", "tg", "ton", "tonsite"})
CONTROL = dict.fromkeys([*range(9), *range(11, 13), *range(14, 32)], " ") | {0x0D: None}
TRIMMED = " \n"
BLOCKS = frozenset({"blockquote", "expandable_blockquote"})
CODE = frozenset({"pre", "code"})
PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "text_link": 49, "text_mention": 49,
    "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94, "custom_emoji": 99,
}  # fmt: skip
"""Which of two entities around the same text comes first."""

FOUND = {
    "bot_command": re.compile(
        r"(?<![\w/<>@])/(?P<name>[A-Za-z0-9_]{1,64})(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])", re.ASCII
    ),
    "mention": re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)", re.ASCII),
    "hashtag": re.compile(r"(?<![\w#&/])#(?=\w*[^\W\d])\w{1,256}"),
    "url": re.compile(
        r"(?:https?://[^\s<>\"]+|(?<![\w@.])(?:www\.[^\s<>\"]+|t\.me/[^\s<>\"]+))(?<![.,;:!?)'\]])",
        re.IGNORECASE,
    ),
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?!\w)", re.ASCII),
}


def checked_link(address: str) -> str | None:
    """Give the address as Telegram stores it, with scheme and path; None if it is none that it accepts."""
    whole = address if re.match(r"[A-Za-z]+:", address) and "//" in address else f"http://{address}"
    try:
        parts = urlsplit(whole.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in LINK_SCHEMES or not parts.hostname or any(map(str.isspace, whole.strip())):
        return None
    if parts.scheme in {"http", "https"} and not re.fullmatch(r"[^.]+(\.[^.]+)+", parts.hostname):
        return None
    return parts._replace(path=parts.path or ("/" if parts.scheme in {"http", "https"} else "")).geturl()


def in_order(entities: list[Json]) -> list[Json]:
    """Sort as Telegram does: by place, the longer first, then by kind."""
    return sorted(entities, key=lambda one: (one["offset"], -one["length"], PRIORITY.get(one["type"], 50)))


def settled(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Give the text as the receiver gets it, and its entities, at most 100. A text of white space alone is empty."""
    text = text.translate(CONTROL) if not entities else _spaced(text)
    if not text.strip(TRIMMED + "\t"):
        return "", []
    kept = text.rstrip(TRIMMED)
    first = min((entity["offset"] for entity in entities), default=len(text))
    cut = min(len(kept) - len(kept.lstrip(TRIMMED)), first)
    text = kept[cut:]
    moved = [_clipped(entity | {"offset": entity["offset"] - cut}, units(text)) for entity in entities]
    visible = [one for one in moved if part(text, one["offset"], one["length"]).strip()]
    whole = in_order(_outside_code(visible))
    return text, in_order(whole + found_in(text, whole))[:MOST_ENTITIES]


def _spaced(text: str) -> str:
    """Control characters as spaces, none taken out: the entities' places stay right."""
    return text.translate(CONTROL | {0x0D: " "})


def _clipped(entity: Json, length: int) -> Json:
    return entity | {"length": min(entity["length"], length - entity["offset"])}


def _outside_code(entities: list[Json]) -> list[Json]:
    """Code holds no other formatting and is held by none but quotes: the rest is cut around it."""
    code = [one for one in entities if one["type"] in CODE]
    kept = list(code)
    for entity in entities:
        if entity["type"] in BLOCKS:
            kept.append(entity)
        elif entity["type"] not in CODE:
            kept.extend(_around(entity, code))
    return kept


def _around(entity: Json, code: list[Json]) -> list[Json]:
    begin, end = entity["offset"], entity["offset"] + entity["length"]
    left: list[Json] = []
    for one in sorted(code, key=lambda block: int(block["offset"])):
        stop, resume = one["offset"], one["offset"] + one["length"]
        if stop > begin and stop < end:
            left.append(entity | {"offset": begin, "length": stop - begin})
        if resume > begin and stop < end:
            begin = max(begin, resume)
    return left + ([entity | {"offset": begin, "length": end - begin}] if begin < end else [])


def found_in(text: str, taken: list[Json]) -> list[Json]:
    """Commands, mentions, tags and addresses that Telegram marks by itself, where nothing else is marked.

    At most the first 100 of each kind, as no more are kept of all: what is made of nothing else would take long.
    """
    busy = [
        (one["offset"], one["offset"] + one["length"])
        for one in taken
        if one["type"] in CODE | {"text_link", "text_mention", "date_time"}
    ]
    found: list[Json] = []
    for kind in ("url", "email", "bot_command", "mention", "hashtag"):
        free = (
            (begin, end)
            for begin, end in _places(FOUND[kind], text)
            if all(begin >= stop or end <= start for start, stop in busy)
        )
        first = list(islice(free, MOST_ENTITIES))
        found += [{"type": kind, "offset": begin, "length": end - begin} for begin, end in first]
        busy += first
    return found


def _places(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Find where something begins and ends."""
    seen = place = 0
    for match in pattern.finditer(text):
        begin = place + units(text[seen : match.start()])
        seen, place = match.end(), begin + units(match[0])
        yield begin, place
