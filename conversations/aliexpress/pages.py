"""The buyer's own pages at AliExpress, to be opened with one tap: their addresses, and at which steps they help.

The addresses were seen in public code of 2026 (facts.md 11.2), none was opened by us: a person has to look at each of
them before a release, and each can be switched off (`PAGES_OFF`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum, auto

from conversations import route, rules
from conversations.aliexpress.parcels import fits
from conversations.case import Case
from conversations.names import S


class OwnPage(StrEnum):
    """One of the buyer's pages. The name is the key of its button and what the setting calls it."""

    ORDER = auto()
    SNAPSHOT = auto()
    """The offer as it was when it was bought."""
    TRACKING = auto()
    DISPUTES = auto()
    ORDERS = auto()
    PARCEL = auto()
    """The parcel at Cainiao, AliExpress's own carrier."""


ADDRESSES: Mapping[OwnPage, str] = {
    OwnPage.ORDER: "https://www.aliexpress.com/p/order/detail.html?orderId={number}",
    OwnPage.SNAPSHOT: "https://www.aliexpress.com/snapshot/0.html?orderId={number}",
    OwnPage.TRACKING: "https://www.aliexpress.com/p/tracking/index.html?tradeOrderId={number}",
    OwnPage.DISPUTES: "https://m.aliexpress.com/p/refund-dispute/list.html",
    OwnPage.ORDERS: "https://www.aliexpress.com/p/order/index.html",
    OwnPage.PARCEL: "https://global.cainiao.com/detail.htm?mailNoList={parcel}",
}
"""OwnPage -> its address; `{number}` is the order's, `{parcel}` the parcel's: without it there is no such address."""

OF_THE_OFFER = ("not_as_described", "quality", "accessories", "quantity", "wrong_item", "counterfeit")
"""The reasons that are measured by what the offer said."""


def is_against_the_offer(case: Case) -> bool:
    """Say whether what came is complained of as not what the offer said. `case` holds the answers on its route."""
    return case.value(S.REASON_ARRIVED) in OF_THE_OFFER


def _is_missing(case: Case) -> bool:
    return case.value(S.RECEIVED) == "no"


def _always(_case: Case) -> bool:
    return True


Offered = Mapping[OwnPage, Callable[[Case], bool]]
ORDER_PAGE: Offered = {OwnPage.ORDER: _always}
TRACKING_PAGE: Offered = {OwnPage.TRACKING: _always}
SNAPSHOT_PAGE: Offered = {OwnPage.SNAPSHOT: _always}

SHOWN: Mapping[S, Offered] = {
    S.PROTECTION: ORDER_PAGE,
    S.ENDED: ORDER_PAGE,
    S.LATE: ORDER_PAGE,
    S.OPENING: {OwnPage.ORDER: _always, OwnPage.ORDERS: lambda case: rules.order_number(case) is None},
    S.NO_BUTTON: ORDER_PAGE,
    S.NOT_SHIPPED: ORDER_PAGE,
    S.WAIT_DAY_11: TRACKING_PAGE,
    S.WAIT_PROMISED: TRACKING_PAGE,
    S.FINISHED: ORDER_PAGE,
    S.ALREADY_OPEN: {OwnPage.ORDER: _always, OwnPage.DISPUTES: _always},
    S.DECIDED: {OwnPage.DISPUTES: _always},
    S.ASK_SUPPORT: ORDER_PAGE,
    S.HELP_POSTAGE: ORDER_PAGE,
    S.IN_TRANSIT: TRACKING_PAGE,
    S.WAIT_FOR_DATE: TRACKING_PAGE,
    S.NO_TRACKING: TRACKING_PAGE,
    S.RETURNED: TRACKING_PAGE,
    S.CUSTOMS: TRACKING_PAGE,
    S.WRONG_ADDRESS: TRACKING_PAGE,
    S.MARKED_DELIVERED: TRACKING_PAGE,
    S.EVIDENCE: {OwnPage.SNAPSHOT: is_against_the_offer, OwnPage.TRACKING: _is_missing},
    S.SIZE_LISTED: SNAPSHOT_PAGE,
    S.VARIANT: SNAPSHOT_PAGE,
    S.BRAND: SNAPSHOT_PAGE,
    S.SHIPPED_ON: ORDER_PAGE,
    S.PROMISED_UNTIL: ORDER_PAGE,
    S.TRACKING_LAST: TRACKING_PAGE,
    S.TRACKING_DAY: TRACKING_PAGE,
    S.TRACKING_PLACE: TRACKING_PAGE,
    S.RETURN_REASON: TRACKING_PAGE,
    S.PARCEL: TRACKING_PAGE,
    S.LETTER: {OwnPage.PARCEL: _always},
    S.SUBMIT: ORDER_PAGE,
    S.ERROR: ORDER_PAGE,
    S.RETRY: ORDER_PAGE,
}
"""Step -> the pages that help there, and for whom."""
AFTER_SUBMIT = (OwnPage.DISPUTES, OwnPage.ORDER, OwnPage.PARCEL)
"""The pages of a case that is open at AliExpress."""


def pages_at(case: Case, step: S) -> tuple[OwnPage, ...]:
    """Name the pages that help a case at a step."""
    seen = route.on_route(case)
    return tuple(page for page, helps in SHOWN.get(step, {}).items() if helps(seen))


def address(page: OwnPage, case: Case) -> str | None:
    """Give the address of a page; None where it takes a number that is not known."""
    pattern, parcel = ADDRESSES[page], case.value(S.PARCEL) or ""
    known = {"{number}": rules.order_number(case), "{parcel}": parcel if fits(parcel) else None}
    for place, number in known.items():
        if place in pattern:
            return pattern.replace(place, number) if number else None
    return pattern
