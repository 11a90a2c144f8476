"""The buyer's own pages: which address each has, where it is offered, and that it is AliExpress's and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from conversations import route
from conversations.aliexpress.pages import ADDRESSES, AFTER_SUBMIT, SHOWN, OwnPage, address, pages_at
from conversations.case import Answer, Case
from conversations.names import S
from tests.conversations.walks import arrows_walked, begun, go

ID = "8123456789012345"
HOSTS = {"www.aliexpress.com", "m.aliexpress.com", "global.cainiao.com"}
NEEDLESS = {OwnPage.DISPUTES, OwnPage.ORDERS}
"""Pages that are the same whatever the order."""


def with_order(said: str) -> Case:
    return go(begun(), "type", said)


@pytest.mark.parametrize("page", OwnPage)
@pytest.mark.parametrize("said", [ID, f"shoes {ID}?x=1&y=<>'\""])
def test_a_page_is_on_aliexpress_and_has_the_number_and_nothing_else_of_the_buyer(page: OwnPage, said: str) -> None:
    case = with_order(said)
    parcel = Answer("LP00123456789012", case.created_at)
    where = address(page, replace(case, answers={**case.answers, S.PARCEL: parcel}))
    assert where
    parts = urlsplit(where)
    assert (parts.scheme, parts.hostname in HOSTS, parts.fragment) == ("https", True, "")
    assert re.fullmatch(r"[A-Za-z0-9:/?.=_-]+", where)
    named = parse_qs(parts.query).values()
    assert [ID] in named or [parcel.value] in named or page in NEEDLESS


def test_a_parcel_whose_number_fits_no_shape_has_no_page() -> None:
    for number in ("ABC12345678", "<script>", ""):
        case = replace(begun(), answers={S.PARCEL: Answer(number, begun().created_at)})
        assert address(OwnPage.PARCEL, case) is None


@pytest.mark.parametrize("page", OwnPage)
def test_without_a_number_only_pages_that_need_none_are_known(page: OwnPage) -> None:
    for case in (begun(), with_order("Blue shoes"), go(begun(), "pick", "skip")):
        assert (address(page, case) is not None) == (page in NEEDLESS)


def test_every_page_has_an_address_and_is_offered_somewhere() -> None:
    assert set(ADDRESSES) == set(OwnPage)
    assert {page for where in SHOWN.values() for page in where} | set(AFTER_SUBMIT) == set(OwnPage)


HELPS: Mapping[S, OwnPage] = {
    S.OPENING: OwnPage.ORDER,
    S.ERROR: OwnPage.ORDER,
    S.RETRY: OwnPage.ORDER,
    S.MARKED_DELIVERED: OwnPage.TRACKING,
    S.WAIT_FOR_DATE: OwnPage.TRACKING,
    S.DECIDED: OwnPage.DISPUTES,
}


@pytest.mark.parametrize(("step", "page"), HELPS.items())
def test_a_page_is_offered_where_it_helps(step: S, page: OwnPage) -> None:
    case = next(case for _way, case in arrows_walked() if route.open_step(case) is step)
    assert page in pages_at(case, step)


@pytest.mark.parametrize(
    ("reason", "page"),
    [
        ("quality", {OwnPage.SNAPSHOT}),
        ("counterfeit", {OwnPage.SNAPSHOT}),
        ("not_working", set()),
        ("no_tracking", {OwnPage.TRACKING}),
    ],
)
def test_the_proof_leads_to_the_page_that_proves_this_reason(reason: str, page: set[OwnPage]) -> None:
    received = "no" if reason == "no_tracking" else "yes"
    case = with_order(ID)
    for answer in ("unknown", "found", "refund", received, reason):
        case = go(case, "pick", answer)
    if route.open_step(case) is not S.PAID:
        case = go(case, "pick", "go_on")
    case = go(go(case, "type", "8.12"), "type", "8.12")
    assert route.open_step(case) is S.EVIDENCE
    assert set(pages_at(case, S.EVIDENCE)) == page
