"""The screens of the ways beside the dispute: which are left, how each works, and where the buyer lives."""

from __future__ import annotations

import html
from collections.abc import Sequence

from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.pack.buttons import bank_button
from bot.screens.presenter import Presenter, back_to_case, case_button
from bot.screens.replies import to_reply
from bot.screens.screen import Screen
from bot.texts import Html
from conversations import deadlines, followup, route
from conversations.advice.ways import TOLD, WAYS, Home, guessed, home_of, ways
from conversations.case import Case
from conversations.complaint.replies import of_way
from conversations.followup import E, Stage
from conversations.names import S

PLAN_B = (Stage.OUTCOME, Stage.DECIDED, Stage.APPEALED, Stage.LOST, Stage.WITHDRAWN, Stage.GIVEN_UP)
"""Where the ways beside the dispute are shown."""
WAYS_STEPS = (S.LATE, S.ASK_SUPPORT)
"""Where they may be all that is left before there is a dispute."""
WANT_THE_SELLER_S_ANSWER = ("paypal", "chargeback", "chargeback_czech")
"""Whoever is asked there wants to see that the seller was asked first (facts.md 11.4)."""


def are_ways_shown(case: Case) -> bool:
    """Say whether the buyer is led to the ways beside the dispute where the case stands."""
    if followup.is_submitted(case):
        return followup.stage(case) in PLAN_B
    return route.open_step(case) in WAYS_STEPS


def where_the_buyer_lives(presenter: Presenter, case: Case) -> Home:
    """Give where the buyer lives: as told, else guessed from the time zone."""
    return home_of(case, guessed(presenter.zone.key))


def left_ways(presenter: Presenter, case: Case) -> tuple[str, ...]:
    """Name the ways that are left to a case."""
    return ways(case, presenter.zone, presenter.now)


def way_lines(presenter: Presenter, case: Case) -> str:
    """List the ways that are left, one a line, each with its last day where that is known."""
    lines = [_line(presenter, case, name) for name in left_ways(presenter, case)]
    return "\n".join([presenter.texts.html("after_ways"), *lines])


def _line(presenter: Presenter, case: Case, name: str) -> str:
    said = "• " + html.escape(presenter.texts.plain(f"way_{name}", "line"), quote=False)
    one = deadlines.reckoned(case, WAYS[name].due, presenter.zone) if WAYS[name].due else None
    if one is None or one.is_over(presenter.now):
        return said
    return presenter.texts.html("after_way_until", line=Html(said), when=presenter.texts.when(one.due, presenter.zone))


def ways_screen(presenter: Presenter, case: Case) -> Screen:
    """Ask which way is to be shown, and say for which country they are; the country can be told with one tap."""
    told = followup.home(case)
    where = where_the_buyer_lives(presenter, case)
    said = presenter.texts.html("after_home", home=where, told="yes" if told else "no")
    shown = [
        Button(presenter.texts.plain(f"way_{name}", "button"), anywhere(case.number, "way", name))
        for name in left_ways(presenter, case)
    ]
    text = "\n\n".join([way_lines(presenter, case), said])
    return Screen(text, (*in_rows(shown), *in_rows(_homes(presenter, case, told)), back_to_case(presenter, case)))


def _homes(presenter: Presenter, case: Case, told: E | None) -> list[Button]:
    return [
        Button(presenter.texts.plain(f"event_{kind}", "button"), anywhere(case.number, "live", kind))
        for kind in TOLD
        if kind != told
    ]


def way_screen(presenter: Presenter, case: Case, name: str) -> Screen:
    """Say how one way works. Raises `KeyError` for an unknown one."""
    if name not in WAYS:
        raise KeyError(name)
    key = f"way_{name}"
    parts = [presenter.texts.html(key, **presenter.facts(case, key)), *_asked_the_seller(presenter, case, name)]
    rows: Rows = ((case_button(presenter, case, "button_ways", "ways"),), back_to_case(presenter, case))
    if name in WANT_THE_SELLER_S_ANSWER:
        label = presenter.texts.plain(f"event_{E.WROTE_SELLER}", "button")
        rows = ((Button(label, anywhere(case.number, "ask_day", f"order:{E.WROTE_SELLER}")),), *rows)
    ready = [*to_reply(presenter, case, of_way(name)), *_packed(presenter, case, name)]
    return Screen("\n\n".join(parts), (*in_rows(ready), *rows))


def _packed(presenter: Presenter, case: Case, name: str) -> list[Button]:
    """Give the button that has a pack made for whoever is asked there, where that way is left."""
    is_left = name in WANT_THE_SELLER_S_ANSWER and name in left_ways(presenter, case)
    return [bank_button(presenter, case, "paypal" if name == "paypal" else "bank")] if is_left else []


def _asked_the_seller(presenter: Presenter, case: Case, name: str) -> Sequence[str]:
    """Say what they want to see of the talk with the seller, or when that was."""
    if name not in WANT_THE_SELLER_S_ANSWER:
        return ()
    day = followup.of_order(case, E.WROTE_SELLER)
    if day is None:
        return (presenter.texts.html("after_wrote_seller_when"),)
    return (presenter.texts.html("after_wrote_seller", date=day),)
