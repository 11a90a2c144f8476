"""Which currencies there are, and the signs that people write for them.

Source of the codes and of their digits: ISO 4217, list one (money in use, without funds and metals).
"""

import re

from conversations.reading.typed import folded


def _codes(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


CODES = _codes(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD "
    "HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD "
    "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN "
    "PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY "
    "TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)

WITHOUT_MINOR = _codes("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF")
WITH_THREE_DIGITS = _codes("BHD IQD JOD KWD LYD OMR TND")

SMALL_UNITS = WITHOUT_MINOR | _codes("COP IDR IQD IRR KHR LAK LBP MGA MMK MNT NGN SLE SOS SYP TZS UZS")
"""Currencies in which an everyday price has five digits or more: what is "too large" begins later there."""

ENGLISH_WORDS = _codes("ALL BAM BOB COP CUP GEL LAK MAD MOP PEN SOS TOP TRY")
"""Codes that are words too: before a number they count in capitals only, so that "all 8.12" is not Albania's money."""

DOLLARS = (
    "", "USD", "ARS", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "CUP", "DOP", "FJD", "GYD",
    "HKD", "JMD", "KYD", "LRD", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "UYU", "XCD",
)  # fmt: skip

WITH_DOLLAR_SIGN = frozenset(DOLLARS) | _codes("BRL CVE NIO TOP")
"""Currencies whose code may have the sign at its end, also those whose own sign is longer ("R$")."""

SIGNS: dict[str, tuple[str, ...]] = {
    "$": DOLLARS, "dollar": DOLLARS, "dollars": DOLLARS, "доллар": DOLLARS, "доллара": DOLLARS, "долларов": DOLLARS,
    "dolar": DOLLARS, "dolaru": DOLLARS, "dolary": DOLLARS, "dolares": DOLLARS, "美元": ("USD",), "欧元": ("EUR",),
    "peso": ("", "MXN", "CLP", "COP", "ARS", "UYU", "DOP", "CUP", "PHP"),
    "pesos": ("", "MXN", "CLP", "COP", "ARS", "UYU", "DOP", "CUP", "PHP"),
    "us$": ("USD",), "$us": ("USD",), "u$s": ("USD",), "us": ("USD",), "u.s": ("USD",), "usdollars": ("USD",),
    "canadiandollars": ("CAD",), "australiandollars": ("AUD",),
    "c$": ("CAD",), "ca$": ("CAD",), "can$": ("CAD",), "cdn$": ("CAD",),
    "a$": ("AUD",), "au$": ("AUD",), "nz$": ("NZD",), "hk$": ("HKD",),
    "s$": ("SGD",), "sg$": ("SGD",), "nt$": ("TWD",), "r$": ("BRL",), "reais": ("BRL",),
    "mx$": ("MXN",), "mex$": ("MXN",), "cl$": ("CLP",), "col$": ("COP",), "ar$": ("ARS",),
    "€": ("EUR",), "euro": ("EUR",), "euros": ("EUR",), "eura": ("EUR",), "евро": ("EUR",),
    "£": ("GBP", "EGP", "GIP", "FKP", "SHP", "SYP", "LBP"), "gb£": ("GBP",), "pounds": ("GBP", "EGP"),
    "kc": ("CZK",), "korunceskych": ("CZK",), "korun": ("CZK",), "koruna": ("CZK",), "koruny": ("CZK",),
    "kr": ("", "SEK", "NOK", "DKK", "ISK"),
    "zl": ("PLN",), "zloty": ("PLN",), "zlotych": ("PLN",),
    "₽": ("RUB",), "р": ("RUB", "BYN"), "руб": ("RUB", "BYN"), "рублеи": ("RUB", "BYN"), "рубля": ("RUB", "BYN"),
    "br": ("BYN", "ETB"),
    "₴": ("UAH",), "грн": ("UAH",), "гривен": ("UAH",), "₸": ("KZT",), "тг": ("KZT",), "₾": ("GEL",), "₼": ("AZN",),
    "֏": ("AMD",), "лв": ("BGN",), "ft": ("HUF",), "lei": ("", "RON", "MDL"), "leu": ("", "RON", "MDL"),
    "din": ("", "RSD", "MKD"), "дин": ("", "RSD", "MKD"), "ден": ("MKD",),
    "fr": ("CHF",), "sfr": ("CHF",), "₺": ("TRY",), "tl": ("TRY",), "₪": ("ILS",), "nis": ("ILS",),
    "¥": ("JPY", "CNY"), "jp¥": ("JPY",), "円": ("JPY",), "cn¥": ("CNY",), "元": ("CNY",), "rmb": ("CNY",),
    "₩": ("KRW",), "원": ("KRW",), "₫": ("VND",), "đ": ("VND",), "฿": ("THB",), "₱": ("PHP",), "rp": ("IDR",),
    "rm": ("MYR",), "₹": ("INR",), "₨": ("", "INR", "PKR", "LKR", "NPR", "MUR"),
    "rs": ("", "INR", "PKR", "LKR", "NPR", "MUR"), "৳": ("BDT",),
    "د.إ": ("AED",), "dhs": ("", "AED", "MAD"), "dh": ("", "AED", "MAD"), "ر.س": ("SAR",), "sr": ("SAR",),
    "د.ك": ("KWD",), "kd": ("KWD",), "د.ب": ("BHD",), "bd": ("BHD",), "ر.ع": ("OMR",), "د.ا": ("JOD",), "jd": ("JOD",),
    "ر.ق": ("QAR",), "qr": ("QAR",), "﷼": ("", "SAR", "IRR", "OMR", "QAR", "YER"), "e£": ("EGP",), "ج.م": ("EGP",),
    "r": ("ZAR",), "₦": ("NGN",), "ksh": ("KES",), "₵": ("GHS",), "gh₵": ("GHS",),
    "s/": ("PEN",), "₲": ("PYG",), "gs": ("PYG",), "₡": ("CRC",), "bs": ("", "BOB", "VES"), "fcfa": ("XOF", "XAF"),
}  # fmt: skip
"""Sign, folded and without spaces -> the currencies that share it, the likeliest first; "" comes first where none
is: Latin American order pages show a bare "$" too (facts.md section 3: do not assume USD). "¥" is yen first: a shop
for buyers outside China. The signs are general knowledge."""

ABBREVIATIONS = _codes("rs rp dhs dh kr din fr sfr gs bs s/ ksh руб р грн тг лв дин ден")
"""Signs, folded, that are written with a dot of their own: in "Rs.50" it is no decimal point."""

_PIECES = re.compile(r"[$€£¥₹]|[^\s$€£¥₹]+")


def minor_digits(currency: str) -> int:
    """Give how many digits of the amount are minor units: 0, 2 or 3; 2 where no currency is named."""
    if currency in WITHOUT_MINOR:
        return 0
    return 3 if currency in WITH_THREE_DIGITS else 2


def meant_by(mark: str) -> tuple[str, ...]:
    """Give the currencies that a code or sign may mean, the likeliest first; `()` for words that name none.

    It may be in pieces, in any order: "$ CA", "US $", "€ EUR". A leading "" says that none is likelier than another.
    """
    pieces = _PIECES.findall(mark)
    orders = dict.fromkeys(("".join(pieces), "".join(reversed(pieces))))
    if whole := next(filter(None, map(_named, orders)), ()):
        return whole
    named = [_named(piece) for piece in pieces]
    return tuple(code for code in named[0] if code and all(code in codes for codes in named)) if named else ()


def has_own_dot(mark: str) -> bool:
    """Say whether a dot right behind this belongs to it."""
    return _folded_sign(mark) in ABBREVIATIONS


def _named(written: str) -> tuple[str, ...]:
    bare = written.rstrip(".")
    code = bare.upper().removesuffix("$")
    is_code = code in CODES and (code in WITH_DOLLAR_SIGN or not bare.endswith("$"))
    return (code,) if is_code else SIGNS.get(_folded_sign(bare), ())


def is_word(mark: str) -> bool:
    """Say whether this is more likely an English word than a code."""
    return mark.upper() in ENGLISH_WORDS and not mark.isupper()


def _folded_sign(written: str) -> str:
    """Fold letters; a sign such as the Arabic ones keeps its shape."""
    return written if written in SIGNS else folded(written)
