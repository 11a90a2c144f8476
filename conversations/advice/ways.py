"""Ways beside the dispute: for whom each is, where the buyer lives, and where what is said of it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from zoneinfo import ZoneInfo

from conversations import deadlines, followup, reasons, route
from conversations.case import Case
from conversations.deadlines import Certainty
from conversations.followup import E, Stage
from conversations.names import S


class Home(StrEnum):
    """Where the buyer lives, as far as the ways differ. The name is a choice of the text `after_where`."""

    UNKNOWN = auto()
    ELSEWHERE = auto()
    EU = auto()
    CZECHIA = auto()


IN_EU = (Home.EU, Home.CZECHIA)
TOLD: Mapping[E, Home] = {
    E.LIVES_IN_CZECHIA: Home.CZECHIA,
    E.LIVES_IN_EU: Home.EU,
    E.LIVES_ELSEWHERE: Home.ELSEWHERE,
}
CZECH_ZONE = "Europe/Prague"
EU_ZONES = frozenset({
    "Asia/Famagusta", "Asia/Nicosia", "Atlantic/Azores", "Atlantic/Canary", "Atlantic/Madeira", "Europe/Amsterdam",
    "Europe/Athens", "Europe/Berlin", "Europe/Bratislava", "Europe/Brussels", "Europe/Bucharest", "Europe/Budapest",
    "Europe/Copenhagen", "Europe/Dublin", "Europe/Helsinki", "Europe/Lisbon", "Europe/Ljubljana", "Europe/Luxembourg",
    "Europe/Madrid", "Europe/Malta", "Europe/Paris", "Europe/Riga", "Europe/Rome", "Europe/Sofia", "Europe/Stockholm",
    "Europe/Tallinn", "Europe/Vienna", "Europe/Vilnius", "Europe/Warsaw", "Europe/Zagreb",
})  # fmt: skip
"""The time zones of the other countries of the EU (IANA). Who lives there is guessed, and told that it is a guess."""


def guessed(zone: str) -> Home:
    """Guess from a time zone where a buyer lives."""
    return Home.CZECHIA if zone == CZECH_ZONE else Home.EU if zone in EU_ZONES else Home.UNKNOWN


def home_of(case: Case, guess: Home = Home.UNKNOWN) -> Home:
    """Give where the buyer lives: as told, else as guessed."""
    told = followup.home(case)
    return TOLD[told] if told else guess


Fits = Callable[[Case, Home], bool]


@dataclass(frozen=True)
class Way:
    """One way: for which case and home it is, its source and how sure that is, and the deadline that ends it."""

    fits: Fits
    source: str
    certainty: Certainty
    due: str = ""


def _may_be(kind: E, other: E) -> Fits:
    """Say whether it may have been paid so: what is not known of the payment excludes no way."""
    return lambda case, _where: followup.of_order(case, kind) is not None or followup.of_order(case, other) is None


_by_card = _may_be(E.PAID_CARD, E.PAID_PAYPAL)


def _may_appeal(case: Case, _where: Home) -> bool:
    return followup.is_submitted(case) and followup.stage(case) in (Stage.OUTCOME, Stage.DECIDED)


def is_missing(case: Case) -> bool:
    """Say whether the buyer says that nothing came."""
    return route.on_route(case).value(S.RECEIVED) == "no"


def why(case: Case) -> str:
    """Name the reason of the case; empty while there is none."""
    reason = reasons.reason(route.on_route(case))
    return reason.name if reason else ""


def _is_faulty(case: Case, where: Home) -> bool:
    return where in IN_EU and not is_missing(case) and why(case) != "personal"


TO_REPORT = ("counterfeit", *reasons.MAY_BE_UNSAFE)

WAYS: Mapping[str, Way] = {
    "appeal": Way(_may_appeal, "facts.md 1.2", "low"),
    "seller": Way(lambda case, _where: not followup.is_submitted(case), "facts.md 11.4", "medium"),
    "support": Way(lambda _case, _where: True, "facts.md 1.2", "medium"),
    "eu_delivery": Way(lambda case, where: where in IN_EU and is_missing(case), "facts.md 11.3 L3", "high"),
    "eu_guarantee": Way(_is_faulty, "facts.md 11.3 L1", "high"),
    "eu_withdrawal": Way(lambda case, where: where in IN_EU and not is_missing(case), "facts.md 11.3 L1 L2", "high",
                         due="eu_withdrawal"),
    "paypal": Way(_may_be(E.PAID_PAYPAL, E.PAID_CARD), "facts.md section 5; 11.1 C6", "high", due="paypal"),
    "chargeback": Way(lambda case, where: where is not Home.CZECHIA and _by_card(case, where), "facts.md 11.1 C5",
                      "high", due="chargeback"),
    "chargeback_czech": Way(lambda case, where: where is Home.CZECHIA and _by_card(case, where),
                            "facts.md 11.1 C5; 11.3 L8", "high", due="chargeback"),
    "czech_post": Way(lambda case, where: where is Home.CZECHIA and is_missing(case), "facts.md 11.3 L9", "medium"),
    "czech_adr": Way(lambda _case, where: where is Home.CZECHIA, "facts.md 11.3 L9", "medium"),
    "report": Way(lambda case, where: where in IN_EU and why(case) in TO_REPORT, "facts.md 11.3 L7", "high"),
}  # fmt: skip
"""Way -> for whom, in the order in which they are shown: what is nearest first. The name is the key of its text."""

SURELY_OVER: tuple[Certainty, ...] = ("high",)
"""Only of these a way is left out once its day is over: a number that is not sure closes nothing."""


def ways(case: Case, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    """Name the ways that are left to a case, in order. From the buyer's zone it is guessed where he lives."""
    where = home_of(case, guessed(zone.key))
    return tuple(name for name, way in WAYS.items() if way.fits(case, where) and not _is_over(case, way, zone, now))


def _is_over(case: Case, way: Way, zone: ZoneInfo, now: datetime) -> bool:
    one = deadlines.reckoned(case, way.due, zone) if way.due else None
    return one is not None and one.certainty in SURELY_OVER and one.is_over(now)
