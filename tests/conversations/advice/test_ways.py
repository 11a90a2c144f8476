"""The ways beside the dispute: each is shown to those it is for and to nobody else, and says how it works."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from babel.core import get_global

from bot.screens.screen import length
from bot.texts import Html, Texts, languages, messages, texts
from conversations import followup
from conversations.advice.situations import SITUATIONS, situations
from conversations.advice.ways import CZECH_ZONE, EU_ZONES, IN_EU, WAYS, Home, guessed, home_of, ways
from conversations.case import Case
from conversations.deadlines import RULES
from conversations.followup import E, Stage
from tests.conversations.submitted import NOON, at_stage, came_for_the_appeal, given, walked
from tests.conversations.test_texts import FOLDED, LONGEST_LABEL, LONGEST_NOTICE, PROOFS, untidy
from tests.conversations.walks import begun

TODAY = date(2026, 11, 23)
ZONES = {
    Home.UNKNOWN: ZoneInfo("UTC"),
    Home.ELSEWHERE: ZoneInfo("America/New_York"),
    Home.EU: ZoneInfo("Europe/Berlin"),
    Home.CZECHIA: ZoneInfo("Europe/Prague"),
}
"""A time zone from which it is guessed that the buyer lives there; of the world outside the EU nothing is guessed."""
LONGEST_LINE = 60
LONGEST_UNFOLDED = 420
COUNTRIES = set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())  # noqa: SIM905
START = [("type", "Blue shoes"), ("type", "2026-12-05"), ("pick", "found"), ("pick", "refund")]
END = [("type", "8.12"), ("gather", "done"), ("gather", "done"), ("pick", "submit"), ("pick", "pressed"),
       ("pick", "worked")]  # fmt: skip


def of_reason(*picks: str, received: str = "yes") -> Case:
    """A submitted case with this reason."""
    amount = ("pick", "half" if received == "yes" else "full_postage")
    return walked([*START, ("pick", received), *(("pick", choice) for choice in picks), END[0], amount, *END[1:]])


SIZE = of_reason("not_as_described", "size")
FAKE = of_reason("counterfeit")
BROKEN = of_reason("not_working")
PERSONAL = walked([
    *START[:3], ("pick", "return"), ("pick", "go_on"), ("pick", "personal"), ("pick", "go_on"), END[0],
    ("pick", "full"), *END[1:],
])  # fmt: skip
"""Who changed his mind sends the goods back."""
DELIVERED = of_reason("delivered", "go_on", received="no")
CUSTOMS = of_reason("customs", "go_on", received="no")
CASES = {"size": SIZE, "fake": FAKE, "broken": BROKEN, "personal": PERSONAL, "delivered": DELIVERED,
         "customs": CUSTOMS, "new": begun(), "appeal": came_for_the_appeal()}  # fmt: skip


def told(case: Case, *kinds: E) -> Case:
    return given(case, *((kind, TODAY) for kind in kinds))


# Which ways are left


@pytest.mark.parametrize(
    ("known", "left"),
    [
        ((), {"paypal", "chargeback", "support"}),
        ((E.PAID_PAYPAL,), {"paypal", "support"}),
        ((E.PAID_CARD,), {"chargeback", "support"}),
        ((E.PAID_PAYPAL, E.PAID_CARD), {"paypal", "chargeback", "support"}),
        ((E.PAID_CARD, E.LIVES_ELSEWHERE), {"chargeback", "support"}),
        ((E.PAID_CARD, E.LIVES_IN_EU), {"chargeback", "eu_withdrawal", "eu_guarantee", "support"}),
        (
            (E.PAID_CARD, E.LIVES_IN_CZECHIA),
            {"chargeback_czech", "eu_withdrawal", "eu_guarantee", "czech_adr", "support"},
        ),
    ],
)
def test_the_ways_are_those_that_fit_how_the_buyer_paid_and_where_he_lives(
    known: tuple[E, ...], left: set[str]
) -> None:
    assert set(ways(told(SIZE, *known), ZONES[Home.UNKNOWN], NOON)) == left


@pytest.mark.parametrize(
    ("case", "more"),
    [
        (SIZE, {"eu_guarantee", "eu_withdrawal"}),
        (FAKE, {"eu_guarantee", "eu_withdrawal", "report"}),
        (BROKEN, {"eu_guarantee", "eu_withdrawal", "report"}),
        (PERSONAL, {"eu_withdrawal"}),
        (DELIVERED, {"eu_delivery"}),
        (CUSTOMS, {"eu_delivery"}),
    ],
)
def test_in_the_eu_the_law_that_fits_the_reason_is_named(case: Case, more: set[str]) -> None:
    everywhere = {"paypal", "chargeback", "support"}
    assert set(ways(case, ZONES[Home.EU], NOON)) - everywhere == more
    assert set(ways(case, ZONES[Home.ELSEWHERE], NOON)) == set(ways(case, ZONES[Home.UNKNOWN], NOON)) == everywhere


def test_the_czech_post_is_asked_about_a_parcel_that_did_not_come() -> None:
    assert "czech_post" in ways(DELIVERED, ZONES[Home.CZECHIA], NOON)
    assert "czech_post" not in ways(SIZE, ZONES[Home.CZECHIA], NOON)


def test_no_way_of_the_eu_or_of_a_country_is_shown_to_others_and_none_is_shown_to_nobody() -> None:
    seen = {where: {way for case in CASES.values() for way in ways(case, ZONES[where], NOON)} for where in Home}
    named = {way for way in WAYS if way.startswith("eu_")} | {"report"}
    czech = {way for way in WAYS if "czech" in way}
    assert named
    assert czech
    assert seen[Home.ELSEWHERE] & (named | czech) == set()
    assert seen[Home.UNKNOWN] & (named | czech) == set()
    assert seen[Home.EU] & czech == set()
    assert named <= seen[Home.EU]
    assert set(WAYS) == set().union(*seen.values())


def test_before_submit_the_seller_is_asked_and_there_is_nothing_to_appeal() -> None:
    assert {"seller", "support"} <= set(ways(begun(), ZONES[Home.UNKNOWN], NOON))
    assert "appeal" not in ways(begun(), ZONES[Home.UNKNOWN], NOON)
    assert "seller" not in ways(SIZE, ZONES[Home.UNKNOWN], NOON)


@pytest.mark.parametrize("stage", Stage)
def test_an_appeal_is_a_way_only_where_something_was_decided(stage: Stage) -> None:
    assert ("appeal" in ways(at_stage(stage), ZONES[Home.UNKNOWN], NOON)) is (stage in (Stage.OUTCOME, Stage.DECIDED))


def test_a_way_that_is_surely_over_is_left_out_and_one_whose_end_is_not_sure_stays() -> None:
    case = given(SIZE, (E.LIVES_IN_EU, TODAY), (E.ORDER_ARRIVED, TODAY), (E.PAID_PAYPAL, TODAY))
    assert {"eu_withdrawal", "paypal"} <= set(ways(case, ZONES[Home.UNKNOWN], NOON))
    assert {"eu_withdrawal", "paypal"} & set(ways(case, ZONES[Home.UNKNOWN], NOON + timedelta(days=20))) == {"paypal"}
    assert "paypal" not in ways(case, ZONES[Home.UNKNOWN], NOON + timedelta(days=200))
    by_card = given(SIZE, (E.PAID_CARD, TODAY))
    assert RULES["chargeback"].certainty != "high"
    assert "chargeback" in ways(by_card, ZONES[Home.UNKNOWN], NOON + timedelta(days=200))


def test_every_end_of_a_way_is_a_deadline() -> None:
    assert {way.due for way in WAYS.values()} - set(RULES) == {""}


# Where the buyer lives


def test_what_is_told_counts_more_than_a_guess_and_the_last_that_was_told_most() -> None:
    assert home_of(SIZE, Home.CZECHIA) is Home.CZECHIA
    case = told(SIZE, E.LIVES_ELSEWHERE)
    assert home_of(case, Home.CZECHIA) is Home.ELSEWHERE
    case = told(case, E.LIVES_IN_EU)
    assert home_of(case, Home.CZECHIA) is Home.EU
    back = followup.took_back(case, 2, NOON)
    assert home_of(back, Home.CZECHIA) is Home.ELSEWHERE
    assert home_of(followup.took_back(back, 1, NOON), Home.CZECHIA) is Home.CZECHIA


def test_every_country_of_the_eu_is_guessed_from_its_zone_and_no_other_is() -> None:
    territories = get_global("zone_territories")
    assert {territories[zone] for zone in (*EU_ZONES, CZECH_ZONE)} == COUNTRIES
    assert {guessed(zone) for zone in EU_ZONES} == {Home.EU}
    assert guessed(CZECH_ZONE) is Home.CZECHIA
    others = [zone for zone, territory in territories.items() if territory not in COUNTRIES]
    assert {guessed(zone) for zone in others} == {Home.UNKNOWN}


# Situations


@pytest.mark.parametrize("where", Home)
@pytest.mark.parametrize("case", [SIZE, FAKE, BROKEN, DELIVERED, CUSTOMS])
@pytest.mark.parametrize("stage", Stage)
def test_a_situation_is_told_of_where_it_can_be_met(stage: Stage, case: Case, where: Home) -> None:
    stands = at_stage(stage, case=case)
    found = {name for pressing in (True, False) for name in situations(stands, where, is_pressing=pressing)}
    open_ = stage in (*followup.TALKING, Stage.DECIDED, Stage.APPEALED) and stage is not Stage.OUTCOME
    back = stage in (Stage.RETURN_OFFER, Stage.RETURN)
    here = {Stage.OUTCOME: came_for_the_appeal()}.get(stage, case)
    wanted = {
        "unsafe": open_ and here is BROKEN,
        "keep": open_ and here not in (DELIVERED, CUSTOMS),
        "delivered": open_ and here in (DELIVERED, CUSTOMS) and where in IN_EU,
        "customs": open_ and here is CUSTOMS and where in IN_EU,
        "fake": back and here is FAKE,
        "eu_warehouse": where in IN_EU and (back or stage in (Stage.DECIDED, Stage.LOST)),
    }
    assert set(wanted) == set(SITUATIONS)
    assert found == {name for name, is_met in wanted.items() if is_met}


# Texts


def longest_proof(said: Texts) -> Html:
    return Html(max((said.html(f"proof_{name}") for name in PROOFS), key=length))


@pytest.mark.parametrize("language", languages())
def test_every_way_says_at_one_glance_what_to_do_and_has_a_short_name(language: str) -> None:
    said = texts(language)
    there = {key: names for key, names in messages(language).items() if key.startswith("way_")}
    assert there == {f"way_{way}": {"button", "line"} for way in WAYS}
    places = {"proof": longest_proof(said)}
    written = {
        way: said.html(f"way_{way}", **{name: places[name] for name in said.places(f"way_{way}")}) for way in WAYS
    }
    assert [(way, wrong) for way, text in written.items() for wrong in untidy(text)] == []
    assert [way for way, text in written.items() if not text.startswith("<b>") or "<blockquote" not in text] == []
    unfolded = {way: length(FOLDED.sub("", text)) for way, text in written.items()}
    assert {way: size for way, size in unfolded.items() if size > LONGEST_UNFOLDED} == {}


@pytest.mark.parametrize("language", languages())
def test_the_ways_are_told_apart_in_a_list_and_on_their_buttons(language: str) -> None:
    said = texts(language)
    for where, case in product(Home, CASES.values()):
        for name, most in (("line", LONGEST_LINE), ("button", LONGEST_LABEL)):
            shown = [said.plain(f"way_{way}", name) for way in ways(case, ZONES[where], NOON)]
            assert len(set(map(str.casefold, shown))) == len(shown) > 1
            assert [label for label in shown if not 0 < len(label) <= most] == []


@pytest.mark.parametrize("language", languages())
def test_a_situation_is_told_in_a_few_sentences(language: str) -> None:
    written = {name: texts(language).html(f"situation_{name}") for name in SITUATIONS}
    assert {key for key in messages(language) if key.startswith("situation_")} == {f"situation_{n}" for n in SITUATIONS}
    assert [(name, wrong) for name, text in written.items() for wrong in untidy(text)] == []
    assert [name for name, text in written.items() if length(text) > LONGEST_NOTICE] == []


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("appeal", ["new proof", "One page", "not sure"]),
        ("seller", ["screenshots"]),
        ("support", ["dispute number", "Several guides"]),
        ("paypal", ["180 days", "within 20 days", "AliExpress", "its help pages"]),
        ("chargeback", ["120 days or less", "several sites"]),
        ("chargeback_czech", ["free", "30 days", "Czech papers"]),
        ("eu_delivery", ["proves nothing", "2011/83/EU"]),
        ("eu_guarantee", ["2 years", "AliExpress’s pages for EU buyers"]),
        ("eu_withdrawal", ["14 days", "law", "standard postage"]),
        ("czech_post", ["addressee", "Czech newspapers"]),
        ("czech_adr", ["adr.coi.cz", "within a year", "little against a seller in China"]),
        ("report", ["no money", "European Commission"]),
    ],
)
def test_a_way_says_how_long_it_is_open_and_who_says_so(way: str, words: list[str]) -> None:
    said = texts("en")
    places = {"proof": longest_proof(said)}
    written = said.html(f"way_{way}", **{name: places[name] for name in said.places(f"way_{way}")})
    assert [word for word in words if word not in written] == []
