"""After Submit: whatever happens can be told, corrected and taken back, and every case finds its way to an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screens.screen import length
from bot.texts import languages, messages, texts
from conversations import followup, route
from conversations.advice.traps import TRAPS
from conversations.advice.ways import ways
from conversations.case import Case, Event
from conversations.days import PACIFIC
from conversations.followup import AHEAD, CLOSED, DECISIONS, HOME, ORDER, STAGES, TALKING, E, Stage
from conversations.names import S
from conversations.rejected import Rejected
from tests.conversations import submitted as cases
from tests.conversations.submitted import NOON, WAYS_TO, at_stage, came_for_the_appeal, submitted
from tests.conversations.test_texts import FOLDED, LONGEST_LABEL, LONGEST_NOTICE, untidy
from tests.conversations.walks import arrows_walked, begun, go

TODAY = date(2026, 11, 23)
ARROWS = [(here, kind, there) for here, events in STAGES.items() for kind, there in events.items()]
LONGEST_UNFOLDED = 420
"""Characters of a stage before what is folded away, so that its buttons are seen with it."""
LONGEST_STAGE_TITLE = 26
"""It stands in lists beside the name of the case."""


def told(case: Case, *kinds: E) -> Case:
    for kind in kinds:
        case = followup.happened(case, kind, TODAY, NOON)
    return case


# The table


def test_every_event_leads_where_the_table_says() -> None:
    standing = {here: at_stage(here) for here in STAGES}
    assert [here for here, case in standing.items() if followup.stage(case) is not here] == []
    assert [(here, kind) for here, kind, _there in ARROWS if kind not in followup.can_happen(standing[here])] == []
    led = [(here, kind, there, followup.stage(told(standing[here], kind))) for here, kind, there in ARROWS]
    assert [arrow for arrow in led if arrow[2] is not arrow[3]] == []


def test_every_stage_is_reached_from_submit_or_is_where_a_case_begins() -> None:
    assert {*WAYS_TO, Stage.OUTCOME} == set(Stage) == set(STAGES)


def leads_to(goals: set[Stage]) -> set[Stage]:
    found = set(goals)
    while more := {here for here, _kind, there in ARROWS if there in found} - found:
        found |= more
    return found


def test_from_every_stage_there_is_a_way_to_the_money_and_one_to_rest() -> None:
    assert leads_to({Stage.WON}) == set(Stage)
    assert leads_to(set(CLOSED)) == set(Stage)


def test_from_every_open_stage_a_case_can_also_end_without_money() -> None:
    ended = {Stage.LOST, Stage.WITHDRAWN, Stage.GIVEN_UP}
    assert [stage for stage in Stage if stage not in CLOSED and not ended & set(STAGES[stage].values())] == []


def test_every_event_is_of_the_order_or_can_happen_at_some_stage() -> None:
    at_stages = {kind for _here, kind, _there in ARROWS}
    assert at_stages | set(ORDER) | set(HOME) == set(E)
    assert at_stages & {*ORDER, *HOME} == set()
    assert set(AHEAD) <= set(ORDER)


@pytest.mark.parametrize("stage", TALKING)
def test_while_the_dispute_is_open_a_decision_a_refund_and_a_withdrawal_can_be_told_at_any_time(stage: Stage) -> None:
    assert {*DECISIONS, E.REFUND_COMING, E.WITHDRAWN} <= set(followup.can_happen(at_stage(stage)))


def test_the_seller_s_silence_leads_to_the_refund() -> None:
    assert followup.stage(told(submitted(), E.REFUND_COMING, E.MONEY_ALL)) is Stage.WON


def test_an_offer_that_wants_the_goods_back_is_agreed_to_as_a_return_and_never_as_a_refund() -> None:
    case = told(submitted(), E.OFFERED_RETURN)
    assert E.ACCEPTED not in followup.can_happen(case)
    assert followup.stage(told(case, E.RETURN_AGREED)) is Stage.RETURN


@pytest.mark.parametrize(
    ("kind", "stage", "may_appeal"),
    [
        (E.DECIDED_ALL, Stage.REFUND, False),
        (E.DECIDED_LESS, Stage.DECIDED, True),
        (E.DECIDED_NOTHING, Stage.DECIDED, True),
        (E.DECIDED_RETURN, Stage.RETURN, False),
    ],
)
def test_the_appeal_is_named_where_the_decision_was_against_the_buyer(kind: E, stage: Stage, may_appeal: bool) -> None:
    case = told(submitted(), E.STEPPED_IN, kind)
    assert followup.stage(case) is stage
    assert ("appeal" in ways(case, PACIFIC, NOON)) is may_appeal


def test_a_dispute_that_was_over_before_asks_what_came_out_so_that_the_day_is_known() -> None:
    case = came_for_the_appeal()
    assert followup.stage(case) is Stage.OUTCOME
    assert followup.can_happen(case)[: len(DECISIONS)] == tuple(DECISIONS)
    assert "appeal" in ways(case, PACIFIC, NOON)
    decided = told(case, E.DECIDED_NOTHING)
    assert followup.stage(decided) is Stage.DECIDED
    newest = followup.last(decided, *DECISIONS)
    assert newest
    assert newest.day == TODAY


def test_a_new_dispute_after_one_that_was_over_begins_with_the_seller() -> None:
    case = begun()
    for answer in cases.TO_OUTCOME[:-1]:
        case = go(case, *answer)
    for answer in [("pick", "button_there"), *cases.TO_OPENED[3:]]:
        case = go(case, *answer)
    assert S.DECIDED in route.route(case)
    assert followup.stage(case) is Stage.SELLER


# Before Submit, and around it


def test_only_an_opened_dispute_has_a_stage() -> None:
    for _way, case in arrows_walked():
        if route.open_step(case) in followup.SUBMITTED:
            assert followup.stage(case) in (Stage.SELLER, Stage.OUTCOME)
            continue
        with pytest.raises(LookupError):
            followup.stage(case)
        assert followup.can_happen(case) == ()
        assert followup.counted(case) == ()


def test_what_happened_is_kept_while_the_buyer_goes_back_before_submit_and_counts_again_after_it() -> None:
    case = told(submitted(), E.OFFERED_LESS)
    earlier = route.back(case)
    assert followup.counted(earlier) == ()
    assert earlier.events == case.events
    again = route.choose(earlier, S.RESULT, "worked", NOON)
    assert followup.stage(again) is Stage.OFFER


@pytest.mark.parametrize("case", [begun(), submitted(), at_stage(Stage.WON)], ids=["new", "submitted", "closed"])
@pytest.mark.parametrize("kind", ORDER)
def test_what_is_known_of_the_order_can_be_told_at_any_time_and_moves_no_stage(case: Case, kind: E) -> None:
    after = followup.happened(case, kind, TODAY, NOON)
    assert followup.of_order(after, kind) == TODAY
    assert followup.counted(after) == followup.counted(case)


def test_of_what_was_told_of_the_order_the_last_counts_that_was_not_taken_back() -> None:
    earlier, later = TODAY - timedelta(days=9), TODAY - timedelta(days=5)
    case = followup.happened(begun(), E.ORDER_ARRIVED, earlier, NOON)
    case = followup.happened(case, E.ORDER_ARRIVED, later, NOON)
    assert followup.of_order(case, E.ORDER_ARRIVED) == later
    case = followup.took_back(case, 2, NOON)
    assert followup.of_order(case, E.ORDER_ARRIVED) == earlier
    assert followup.of_order(followup.took_back(case, 1, NOON), E.ORDER_ARRIVED) is None


# Telling, correcting, taking back


@pytest.mark.parametrize("stage", Stage)
def test_what_cannot_happen_at_a_stage_is_refused_and_what_can_is_taken(stage: Stage) -> None:
    case = at_stage(stage)
    for kind in set(E) - set(STAGES[stage]) - {*ORDER, *HOME}:
        with pytest.raises(KeyError):
            followup.happened(case, kind, TODAY, NOON)
    for kind in STAGES[stage]:
        assert followup.happened(case, kind, TODAY, NOON).events[-1].kind == kind


def test_an_event_is_kept_with_its_number_its_day_and_the_moment_it_was_told() -> None:
    yesterday = TODAY - timedelta(days=1)
    case = followup.happened(submitted(), E.REFUSED, yesterday, NOON)
    case = followup.happened(case, E.STEPPED_IN, TODAY, NOON)
    assert case.events == (Event(1, "refused", yesterday, NOON), Event(2, "stepped_in", TODAY, NOON))
    assert case.revision == submitted().revision + 2


LAST_MOMENT = datetime.fromisoformat("2026-11-24T07:59:59.999999+00:00")
"""Of 23 November on the Pacific coast."""


def test_a_day_that_has_not_begun_at_aliexpress_is_refused_to_the_last_microsecond_and_taken_then() -> None:
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(Rejected) as refused:
        followup.happened(submitted(), E.REFUSED, tomorrow, LAST_MOMENT)
    assert (refused.value.key, refused.value.facts) == ("event_ahead", {"date": tomorrow})
    then = LAST_MOMENT + timedelta(microseconds=1)
    assert followup.happened(submitted(), E.REFUSED, tomorrow, then).events[-1].day == tomorrow


def test_a_day_that_is_yet_to_come_is_refused_for_what_happened_and_taken_for_what_was_promised() -> None:
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(Rejected):
        followup.happened(begun(), E.ORDER_ARRIVED, tomorrow, NOON)
    promised = followup.happened(begun(), E.ORDER_PROMISED, tomorrow, NOON)
    assert followup.of_order(promised, E.ORDER_PROMISED) == tomorrow


def test_a_day_can_be_corrected_by_typing_and_a_wrong_one_changes_nothing() -> None:
    case = told(submitted(), E.REFUSED)
    for typed, key in [("tomorrow", "event_ahead"), ("soon", "date_unreadable")]:
        with pytest.raises(Rejected) as refused:
            followup.redated(case, 1, typed, NOON)
        assert refused.value.key == key
    corrected = followup.redated(case, 1, "20 Nov", NOON)
    assert corrected.events == (replace(case.events[0], day=date(2026, 11, 20)),)
    assert followup.stage(corrected) is Stage.REFUSED


def test_an_event_that_is_unknown_or_was_taken_back_can_be_neither_corrected_nor_taken_back() -> None:
    case = followup.took_back(told(submitted(), E.REFUSED), 1, NOON)
    for number in (0, 1, 2):
        with pytest.raises(KeyError):
            followup.took_back(case, number, NOON)
        with pytest.raises(KeyError):
            followup.redated(case, number, "today", NOON)
    assert followup.stage(told(case, E.REFUSED)) is Stage.REFUSED


def test_what_is_taken_back_stays_stored_and_the_case_stands_as_before() -> None:
    case = told(submitted(), E.OFFERED_LESS)
    after = followup.took_back(told(case, E.ACCEPTED), 2, NOON)
    assert followup.stage(after) is followup.stage(case)
    assert followup.counted(after) == case.events
    assert after.events[1].taken_back_at == NOON


def test_taking_back_in_the_middle_skips_what_no_longer_fits_and_keeps_the_rest() -> None:
    case = told(submitted(), E.OFFERED_LESS, E.ACCEPTED, E.MONEY_LESS)
    assert followup.stage(case) is Stage.PARTLY
    without_offer = followup.took_back(case, 1, NOON)
    assert followup.stage(without_offer) is Stage.SELLER
    assert followup.counted(without_offer) == ()
    assert len(without_offer.events) == 3
    modified = told(submitted(), E.REFUSED, E.MODIFIED, E.OFFERED_ALL)
    skipped = followup.took_back(modified, 1, NOON)
    assert [event.kind for event in followup.counted(skipped)] == ["modified", "offered_all"]


def test_kinds_of_another_release_are_kept_and_skipped() -> None:
    alien = Event(1, "teleported", TODAY, NOON)
    case = replace(submitted(), events=(alien,))
    assert followup.stage(case) is Stage.SELLER
    case = told(case, E.REFUSED)
    assert case.events[0] == alien
    assert [event.number for event in followup.counted(case)] == [2]
    assert followup.stage(case) is Stage.REFUSED


SEQUENCES = st.lists(
    st.one_of(
        st.tuples(st.just("tell"), st.sampled_from(E), st.integers(0, 400)),
        st.tuples(st.just("take"), st.integers(0, 12), st.just(0)),
        st.tuples(st.just("date"), st.integers(0, 12), st.integers(0, 390)),
    ),
    max_size=15,
)


@settings(max_examples=60)
@given(SEQUENCES, st.booleans())
def test_any_sequence_of_events_is_survived_and_loses_nothing(
    sequence: list[tuple[str, int | str, int]], late: bool
) -> None:
    case = came_for_the_appeal() if late else submitted()
    for verb, what, days in sequence:
        before, day = case, TODAY - timedelta(days=days)
        try:
            case = changed(case, verb, what, day)
        except KeyError:
            continue
        assert [event.kind for event in case.events][: len(before.events)] == [event.kind for event in before.events]
        assert case.revision == before.revision + 1
    assert followup.stage(case) in Stage
    assert set(followup.counted(case)) <= {event for event in case.events if not event.taken_back_at}
    assert [event.number for event in case.events] == list(range(1, len(case.events) + 1))


def changed(case: Case, verb: str, what: int | str, day: date) -> Case:
    if verb == "tell":
        return followup.happened(case, E(str(what)), day, NOON)
    if verb == "take":
        return followup.took_back(case, int(what), NOON)
    return followup.redated(case, int(what), day.isoformat(), NOON)


@given(st.lists(st.sampled_from([*E, "teleported"]), max_size=12))
def test_stored_events_in_any_order_lead_to_a_stage(kinds: list[str]) -> None:
    events = tuple(Event(number, kind, TODAY, NOON) for number, kind in enumerate(kinds, 1))
    case = replace(submitted(), events=events)
    counted = followup.counted(case)
    here = Stage.SELLER
    for event in counted:
        here = STAGES[here][E(event.kind)]
    assert followup.stage(case) is here


def test_where_a_case_stands_is_worked_out_once() -> None:
    case = told(submitted(), E.REFUSED)
    assert followup.counted(case)[0] is followup.counted(case)[0]
    assert followup._replayed(case) is followup._replayed(case)
    assert replace(case, events=()) != case
    assert followup.stage(replace(case, events=())) is Stage.SELLER


# Texts


def test_every_stage_has_its_screen_and_short_name() -> None:
    there = {key: names for key, names in messages("en").items() if key.startswith("stage_")}
    assert there == {f"stage_{stage}": {"title"} for stage in Stage}


@pytest.mark.parametrize("language", languages())
def test_a_stage_says_first_where_it_stands_and_fits_on_a_phone(language: str) -> None:
    said = texts(language)
    written = {stage: said.html(f"stage_{stage}") for stage in Stage}
    assert {stage: places for stage in Stage if (places := said.places(f"stage_{stage}"))} == {}
    assert [(stage, wrong) for stage, text in written.items() for wrong in untidy(text)] == []
    assert [stage for stage, text in written.items() if not text.split("\n")[0].startswith("<b>")] == []
    at_a_glance = {stage: length(FOLDED.sub("", text)) for stage, text in written.items()}
    assert {stage: size for stage, size in at_a_glance.items() if size > LONGEST_UNFOLDED} == {}
    titles = {stage: said.plain(f"stage_{stage}", "title") for stage in Stage}
    assert {stage: title for stage, title in titles.items() if not 0 < len(title) <= LONGEST_STAGE_TITLE} == {}


FACTS = {
    Stage.SELLER: ["need not cancel", "5 new days", "only until your last day", "You get what you asked for"],
    Stage.OFFER: ["final", "0.00", "runs out", "original payment"],
    Stage.RETURN_OFFER: ["postage", "final", "10 days", "prepaid label", "screenshot"],
    Stage.REFUSED: ["Add more proof", "by itself", "do not open a second dispute"],
    Stage.LOOKING: ["final", "asks for proof"],
    Stage.OUTCOME: ["appeal button", "final", "only until your last day"],
    Stage.DECIDED: ["one try", "new proof", "7 days"],
    Stage.APPEALED: ["2 to 5 working days", "10 days"],
    Stage.RETURN: ["enter the tracking number", "postal receipt", "address", "incomplete return", "prepaid label"],
    Stage.SENT_BACK: ["1 or 2 working days", "receipt"],
    Stage.REFUND: ["1 to 10 working days", "day of purchase", "coupon", "bonus", "ARN", "original payment"],
    Stage.PARTLY: ["60 days", "original payment"],
    Stage.WITHDRAWN: ["only until your last day", "the seller gets the money"],
}


def test_a_stage_says_what_must_be_known_there() -> None:
    written = {stage: texts("en").html(f"stage_{stage}") for stage in FACTS}
    assert [(stage, word) for stage, words in FACTS.items() for word in words if word not in written[stage]] == []


def test_every_event_has_its_line_and_its_button() -> None:
    there = {key: names for key, names in messages("en").items() if is_of_an_event(key)}
    assert there == {f"event_{kind}": {"button"} for kind in E}


def is_of_an_event(key: str) -> bool:
    return key.startswith("event_") and key != "event_ahead"


def test_an_event_is_told_in_one_line_with_its_day() -> None:
    said = texts("en")
    places = {kind: said.places(f"event_{kind}") for kind in E}
    assert {kind: asked for kind, asked in places.items() if asked != {"date"}} == {}
    lines = {kind: said.html(f"event_{kind}", date=TODAY) for kind in E}
    day = str(said.written(TODAY))
    assert {kind: line for kind, line in lines.items() if "\n" in line or not line.startswith(day)} == {}
    assert [(kind, wrong) for kind, line in lines.items() for wrong in untidy(line)] == []


def test_the_buttons_of_a_stage_fit_and_can_be_told_apart() -> None:
    said = texts("en")
    buttons = {
        stage: [said.plain(f"event_{kind}", "button") for kind in (*events, *{*ORDER, *HOME})]
        for stage, events in STAGES.items()
    }
    assert set(buttons) == set(Stage)
    same = {stage: labels for stage, labels in buttons.items() if len(set(map(str.casefold, labels))) < len(labels)}
    assert same == {}
    every = [(stage, label) for stage, labels in buttons.items() for label in labels]
    assert [(stage, label) for stage, label in every if not 0 < len(label) <= LONGEST_LABEL] == []


def test_every_trap_has_its_warning_and_its_button() -> None:
    there = {key: names for key, names in messages("en").items() if key.startswith("trap_")}
    assert there == {f"trap_{name}": {"button"} for name in TRAPS}


@pytest.mark.parametrize("name", TRAPS)
def test_a_warning_of_a_trap_is_short(name: str) -> None:
    said = texts("en")
    assert said.places(f"trap_{name}") == set()
    written = said.html(f"trap_{name}")
    assert untidy(written) == []
    assert "<b>" in written.split("\n")[0]
    assert length(written) <= LONGEST_NOTICE
    assert 0 < len(said.plain(f"trap_{name}", "button")) <= LONGEST_LABEL


@pytest.mark.parametrize("stage", TALKING)
def test_while_the_seller_can_write_every_trap_that_fits_is_warned_of(stage: Stage) -> None:
    named = {name for name, stages in TRAPS.items() if stage in stages}
    assert {"cancel", "outside", "confirm", "reason"} <= named
