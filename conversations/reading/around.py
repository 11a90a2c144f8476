"""Words that people write around one amount or one date and that change nothing: "Total: 8.12", "ochrana končí 5. 12.".

Only the words of these lists are overlooked. Whatever else stands there may change what is meant ("about", "before",
"or", "each", "not"), and then it is asked again.
"""

import re

from conversations.reading.typed import folded


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


OF_AMOUNTS = _words("""
    total sum amount price order item paid pay payed payment cost costs refund refunded full whole i we me my have
    had is was were it its the this of in at most max maximum up to exactly only just please want ask back with
    including incl shipping postage money celkem celkova celkove castka castku cena cenu cele cela zaplaceno
    zaplatil zaplatila zaplatili zaplacena platba jsem jsme stalo stala stal stoji za je byla bylo chci chceme zpet
    prosim objednavka objednavku zbozi polozka presne jen jenom pouze vcetne postovneho postovnym maximalne nejvyse
    nejvic do vracena vratit penize gesamt insgesamt summe betrag preis ist das ich habe bezahlt hochstens maximal
    suma razem kwota najwyzej le la el de en tout montant prix importe precio maximo итого всего сумма цена
    стоимость
""")

OF_DATES = _words("""
    protection protected period guaranteed buyer buyers end ends ending expire expires expiry
    will it its is was the this my your of at on by until till to date day deadline latest time remaining left only
    just still valid closes close please says shows page aliexpress ochrana ochrany ochranu kupujiciho konci konec
    konce jen jenom pouze vyprsi plati platnost platna lhuta lhuty termin datum den dne zbyva
    zbyvajici zbyvaji cas casu jeste nejpozdeji do je to mi vam tam prosim uz v ve schutz kauferschutz endet bis am
    restzeit noch konczy pozostalo termina vence proteccion hasta el quedan защита истекает заканчивается до
    осталось
""")
OF_PAST_DATES = _words("ended expired skoncila skoncil skoncilo vyprsela vyprsel endete abgelaufen закончилась истекла")
"""They say that the day lies behind: after them a span without "ago" is not clear."""

PHRASES = (
    (re.compile(r"\b(?:last day|posledni den)\b"), "day"),
    (re.compile(r"\b(?:order|purchase) protection\b"), "protection"),
    (re.compile(r"\bochran[ay] objednavky\b"), "ochrana"),
)
"""Words that change nothing only together, and a word of the list for each: "last Friday", "order of Dec 5"."""

_FIRST = re.compile(r"[^\W\d_]+[:;,.]?")
_LAST = re.compile(r"(?P<word>[^\W\d_]+[.,]?)$|\((?P<inside>[^()\d]+)\)$")
_BESIDE = " :;*=!\u2022"
"""Signs that may stand at either end ("8.12 €*", "Dec 5!"). A question mark, a sign of plus or brackets may not."""


def bare(text: str, words: frozenset[str]) -> str:
    """Take the words, and the signs that do not matter, from both ends of a plain text; the middle stays as it is."""
    left = text.strip(_BESIDE)
    while (first := _FIRST.match(left)) and _is_of(first[0], words):
        left = left[first.end() :].lstrip(_BESIDE)
    while last := _LAST.search(left):
        said = last["inside"] or last["word"]
        if not all(_is_of(word, words) for word in said.split()):
            break
        left = left[: last.start()].rstrip(f"{_BESIDE},")
    return left


def _is_of(written: str, words: frozenset[str]) -> bool:
    return folded(written.strip(":;,.")) in words
