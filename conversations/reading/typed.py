"""What a phone, a keyboard of another script or a copied web page does to typed figures, undone."""

import unicodedata

LONGEST = 60
"""Characters of a typed date or amount: our choice. A longer text says more, and is not searched for one."""

_APOSTROPHES = "`\u00b4\u2018\u2019\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u02c8\ua78c"
"""What keyboards, phones and tables write in the place of the straight one."""
_HYPHENS = "\u2010\u2011\ufe63"
_AS_IN_ENGLISH = str.maketrans({"٫": ".", "٬": "'", **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-")})
"""The Arabic decimal and thousands separators, apostrophes and hyphens of every kind."""

_QUOTES = " \"'“”„«»"


def plain(text: str) -> str:
    """Write digits of every script as 0-9, spaces of every kind as one, full-width signs as usual ones.

    Invisible characters, and quotes around the whole are dropped. Superscript and circled digits are
    left alone: "8⁹⁹" may be 8.99 and must not become 899.
    """
    shown = text if text.isascii() else "".join(map(_plain, unicodedata.normalize("NFC", text)))
    return " ".join(shown.translate(_AS_IN_ENGLISH).split()).strip(_QUOTES)


def folded(text: str) -> str:
    """Write in small letters and without accents, as people do in a hurry: "Úterý" becomes "utery"."""
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in split if not unicodedata.combining(character)).replace("ł", "l")


def _plain(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character) if unicodedata.east_asian_width(character) == "F" else character
