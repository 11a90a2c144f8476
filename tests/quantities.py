"""Reads every number that a text says to a buyer, the same way in each language: `15 days` and `15 dní` are `15 d`."""

from __future__ import annotations

import re

from fluent.syntax import ast as fluent

from bot.texts import resource

MONTHS = {
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "cs": ("led", "úno", "bře", "dub", "kvě", "červn", "červenc", "srp", "září", "říj", "lis", "pros"),
}
WORDS = {
    "en": {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "twenty": 20},
    "cs": {"dva": 2, "dvě": 2, "dvou": 2, "dvěma": 2, "tři": 3, "třemi": 3, "čtyři": 4, "pět": 5, "šest": 6,
           "sedm": 7, "deset": 10, "dvacet": 20},
}  # fmt: skip
"""Numbers in words count where what they count stands behind them."""
UNITS = {
    "d": r"days?|dní|dny|dne|den|dnů|dnech",
    "h": r"hours?|hodin[auy]?|h",
    "min": r"minutes?|minut[auy]?",
    "s": r"seconds?|sekund[auy]?",
    "w": r"weeks?|týdn[yůe]|týden",
    "m": r"months?|měsíc[eůi]?",
    "y": r"years?|rok[uy]?|roky|let|letech",
    "%": r"%",
    "€": r"€|EUR",
    "$": r"USD|dollars?|dolary?",
    "photos": r"photos?|fot(?:ka|ky|ek)",
    "videos": r"videos?|vide[ao]|videí",
    "characters": r"characters?|znak[yůu]?",
    "countries": r"countries|zemích",
}
BETWEEN = r"(?:working|more|full|new|extra|pracovních|pracovní|dalších|celých|nových|známých)\s"
WORKING = r"working|pracovní"
ALONE = r"(?<![\w.,/-])"


def _numbers(language: str) -> re.Pattern[str]:
    number = rf"(?:\d+(?:[.,]\d+)?|(?:{'|'.join(WORDS[language])})(?=\s))(?![\w/]|[.,]\d)"
    units = "|".join(f"(?:{unit})" for unit in UNITS.values())
    return re.compile(
        rf"(?P<sign>\$)?{ALONE}(?P<one>{number})(?:(?:–|\s(?:to|or|až)\s)(?P<two>{number}))?"
        rf"\s?(?P<how>{BETWEEN})*(?:(?P<unit>{units})(?!\w))?",
        re.IGNORECASE,
    )


NUMBERS = {language: _numbers(language) for language in WORDS}
DATES = {
    "en": re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS['en'])})[a-z]*(?: (\d{{4}}))?", re.IGNORECASE),
    "cs": re.compile(rf"\b(\d{{1,2}})\. (?:(\d{{1,2}})\.|({'|'.join(MONTHS['cs'])})\w*)(?: (\d{{4}}))?", re.IGNORECASE),
}
ORDINAL = re.compile(r"(?<!\w)(\d+)(?:th|st|nd|rd)\b|\bday (\d+)\b|(?<![\w.])(\d+)\.(?= (?:den|dne|dni)\b)")
LAW = re.compile(r"\b\d{4}/\d+/EU\b")
ONE_TRY = re.compile(r"\bone try\b|\bjediný pokus\b", re.IGNORECASE)
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
LISTED = re.compile(r"^\s*\d\. ", re.MULTILINE)
"""A place in a list, which says nothing."""


def quantities(text: str, language: str) -> set[str]:
    """Every number of a piece of text: with its unit, as a date (`date 5-12`), or as it stands."""
    found = set[str]()
    text = LISTED.sub("", text)
    for pattern, written in (
        (LAW, re.Match.group), (ONE_TRY, lambda _one: "1 try"), (ISO, _iso), (DATES[language], _date),
        (ORDINAL, _ordinal),
    ):  # fmt: skip
        found |= {str(written(one)) for one in pattern.finditer(text)}
        text = pattern.sub(" ", text)
    for one in NUMBERS[language].finditer(text):
        unit = _unit(one["unit"] or "", one.group()) or ("$" if one["sign"] else "")
        if unit or one["one"][0].isdigit():
            found |= {f"{_value(number, language)} {unit}".strip() for number in (one["one"], one["two"]) if number}
    return found


def _unit(written: str, whole: str) -> str:
    name = next((name for name, words in UNITS.items() if re.fullmatch(words, written, re.IGNORECASE)), "")
    return "working d" if name == "d" and re.search(WORKING, whole) else name


def _value(number: str, language: str) -> str:
    return str(WORDS[language].get(number.lower(), number.replace(",", ".")))


def _iso(one: re.Match[str]) -> str:
    return f"date {int(one[3])}-{int(one[2])}-{one[1]}"


def _date(one: re.Match[str]) -> str:
    day, month, *rest = one.groups()
    named = (rest[0] if len(rest) > 1 else "") or month
    number = named if named.isdigit() else _month(named)
    return f"date {day}-{number}" + (f"-{rest[-1]}" if rest[-1] else "")


def _month(name: str) -> str:
    return next(
        str(number)
        for names in MONTHS.values()
        for number, beginning in enumerate(names, 1)
        if name.lower().startswith(beginning)
    )


def _ordinal(one: re.Match[str]) -> str:
    return f"{next(filter(None, one.groups()))} th"


def said(language: str) -> dict[str, set[str]]:
    """Message or term -> the numbers that it says itself, its buttons included; not those that come in as values."""
    return {
        entry.id.name: set().union(*(_of(part, language) for part in [entry.value, *entry.attributes]))
        for entry in resource(language).body
        if isinstance(entry, fluent.Message | fluent.Term)
    }


def _of(node: object, language: str) -> set[str]:
    """What a piece of a text says; the one of a plural's "one" is the value that is counted."""
    if isinstance(node, list):
        return set().union(*(_of(one, language) for one in node))
    if isinstance(node, fluent.TextElement):
        return quantities(node.value, language)
    if not isinstance(node, fluent.BaseNode):
        return set()
    found = _of(list(vars(node).values()), language)
    is_one = isinstance(node, fluent.Variant) and getattr(node.key, "name", "") == "one"
    return {one for one in found if not one.startswith("1 ")} if is_one else found
