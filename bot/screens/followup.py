"""The screens of a case after Submit: where it stands, what can be told, its dates, and what a seller may try."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.amounts import amount_button, amount_question, as_before, with_amount
from bot.screens.buttons import Button, Rows, Tap, anywhere, in_rows
from bot.screens.pack.buttons import pack_buttons
from bot.screens.pages import page_buttons
from bot.screens.presenter import Presenter, back_to_case, case_button
from bot.screens.replies import ready_buttons, reply_buttons, reply_parts
from bot.screens.screen import Screen, in_one_fold
from bot.screens.ways import PLAN_B, way_lines, where_the_buyer_lives
from bot.texts import Html
from conversations import followup, route
from conversations.advice.situations import situations
from conversations.advice.traps import TRAPS
from conversations.aliexpress.pages import AFTER_SUBMIT
from conversations.case import Case, Event
from conversations.complaint.replies import TO_TRAP, needed
from conversations.deadlines import Deadline, next_deadline, reckoned
from conversations.followup import HOME, ORDER, E, Stage
from conversations.names import S
from conversations.starts import opened

FIRST_ASKED = 4
"""Buttons of what happened, and of what is to be done about it, that stand on the screen of a case at once: two rows.
The other events are behind a button. Our choice, for a phone."""
MOST_TOLD = 15
"""Of what was told, on one screen: a whole dispute, with appeal and return, is as long. Our choice."""
PROOF_AT = (Stage.REFUSED, Stage.DECIDED, Stage.OFFER, Stage.RETURN_OFFER, Stage.LOOKING)
"""Where more proof may be needed."""
SAID_BY_STAGE = frozenset(
    {"seller_reply", "buyer_reply", "platform_in", "platform_result", "appeal", "return_ship", "refund_arrive"}
)
"""Deadlines whose stage itself says what is to be done: until they are missed, only their moment is said beside it."""


def case_screen(presenter: Presenter, case: Case, notices: Sequence[str] = ()) -> Screen:
    """Say where a submitted case stands, what comes next, and ask what has happened."""
    stage = followup.stage(case)
    parts = [
        presenter.texts.html("remind_case", name=presenter.name(case)),
        *notices,
        *_just_opened(presenter, case),
        presenter.texts.html(f"stage_{stage}"),
        *_situations(presenter, case, is_pressing=True),
        *_next(presenter, case),
    ]
    if followup.is_closed(case) and case.feedback is None:
        parts.append(presenter.texts.html("closed_rate"))
    return Screen(_folded_once(presenter, case, "\n\n".join(parts)), _case_rows(presenter, case))


def _folded_once(presenter: Presenter, case: Case, said: str) -> str:
    """Gather what only some need in one quote below the rest, which opens with a tap: what convinces comes first."""
    stage = followup.stage(case)
    before = [_proof(presenter, case)] if stage in PROOF_AT else []
    after = [way_lines(presenter, case)] if stage in PLAN_B else []
    return in_one_fold(said, before, [*after, *_situations(presenter, case, is_pressing=False)])


def _proof(presenter: Presenter, case: Case) -> str:
    """Say which proof convinces for the reason of the case."""
    return presenter.texts.html("after_proof", **presenter.facts(case, "after_proof"))


def _next(presenter: Presenter, case: Case) -> list[str]:
    """Say what is to be done next and until when, or ask since when the dispute is open."""
    one = next_deadline(case, presenter.zone, presenter.now)
    if one:
        said = due_text(presenter, one)
        if one.kind in SAID_BY_STAGE and not one.is_late(presenter.now):
            said = said.split("\n")[0]
        return [presenter.texts.html("after_next") + " " + said]
    return [presenter.texts.html("after_when_opened")] if _is_day_wanted(case) else []


def _situations(presenter: Presenter, case: Case, *, is_pressing: bool) -> list[str]:
    names = situations(case, where_the_buyer_lives(presenter, case), is_pressing=is_pressing)
    return [presenter.texts.html(f"situation_{name}") for name in names]


def _just_opened(presenter: Presenter, case: Case) -> list[str]:
    """Say that the dispute is open and what happens by itself now, as long as nothing has happened yet."""
    if followup.stage(case) is not Stage.SELLER or followup.counted(case):
        return []
    one = reckoned(case, "platform_in", presenter.zone)
    when = "unknown" if one is None else presenter.texts.when(one.due, presenter.zone)
    return [presenter.texts.html("just_opened", platform=when)]


def _is_day_wanted(case: Case) -> bool:
    """Say whether nobody knows since when the dispute is open, from which its first dates are reckoned."""
    return followup.stage(case) in followup.TALKING and opened(case) is None


def due_text(presenter: Presenter, one: Deadline) -> str:
    """Write the sentence about a deadline, or what to do once it was missed."""
    if one.is_late(presenter.now):
        return presenter.texts.html(f"due_{one.kind}_late")
    left = Html(presenter.texts.left(one.due - presenter.now))
    places = {"when": presenter.texts.when(one.due, presenter.zone), "left": left}
    key = f"due_{one.kind}"
    return presenter.texts.html(key, **{name: places[name] for name in presenter.texts.places(key)})


def _case_rows(presenter: Presenter, case: Case) -> Rows:
    """Lay out what can be told, the ways, what buyers ask next, and what is looked up: few rows, for a phone."""
    is_over = followup.is_closed(case)
    asked = [case_button(presenter, case, f"button_{verb}", verb) for verb in _before_events(case)]
    asked += [*ready_buttons(presenter, case), *_events(presenter, case, at_once(case))]
    looked_up = (
        *_pages(presenter, case)[:1],
        case_button(presenter, case, "button_dates", "dates"),
        case_button(presenter, case, "button_events", "so_far"),
        *(pack_buttons(presenter, case, is_short=True) if is_over else ()),
    )
    about = () if is_over else _about_row(presenter, case)
    return (*_day_row(presenter, case), *in_rows(asked), *about, looked_up, _last_row(presenter, case))


def _before_events(case: Case) -> tuple[str, ...]:
    """Name the verbs that stand before what can be told: to say how it went, and the ways that are left."""
    found = (("rate", followup.is_closed(case)), ("ways", followup.stage(case) in PLAN_B))
    return tuple(verb for verb, is_there in found if is_there)


def at_once(case: Case) -> tuple[E, ...]:
    """Give what can be told on the screen of a case itself; all that can is behind one button there."""
    return followup.can_happen(case)[: FIRST_ASKED - len(_before_events(case)) - bool(needed(case))]


def _pages(presenter: Presenter, case: Case) -> list[Button]:
    """Give the buyer's own pages: the one that is looked at every day comes first."""
    return [] if followup.is_closed(case) else page_buttons(presenter, case, AFTER_SUBMIT)


def _last_row(presenter: Presenter, case: Case) -> tuple[Button, ...]:
    """Lead back, and on to what is seldom needed."""
    back = case_button(presenter, case, "button_cases", "cases")
    if not case.events:
        back = Button(presenter.texts.plain("button_back"), Tap(case.number, case.revision, "back"))
    return (back, case_button(presenter, case, "button_happened", "events"))


ABOUT = {"refunds": S.ABOUT_REFUNDS, "appeal": S.ABOUT_APPEAL}
"""What the guide's further articles (62 and 63) are about -> the step whose text says it."""


def _about_row(presenter: Presenter, case: Case) -> Rows:
    """Lead with one tap to what buyers ask next: the money, the disagreement, news of changes."""
    row = tuple(case_button(presenter, case, f"button_about_{name}", "about", name) for name in ABOUT)
    if not presenter.wishes.has_news:
        row = (*row, Button(presenter.texts.plain("button_about_news"), anywhere(0, "news", "on")))
    return (row,)


def about(presenter: Presenter, case: Case, name: str) -> Screen:
    """Tell what the guide says of the money, or of disagreeing. Raises `KeyError` for anything else."""
    step = ABOUT[name]
    followup.stage(case)  # raises for a case that was not submitted
    others = [case_button(presenter, case, f"button_about_{other}", "about", other) for other in ABOUT if other != name]
    text = presenter.texts.html(step, **presenter.facts(case, step))
    return Screen(text, (*in_rows(others), back_to_case(presenter, case)))


def _day_row(presenter: Presenter, case: Case) -> Rows:
    """Ask since when the dispute is open, where that is not known."""
    if not _is_day_wanted(case):
        return ()
    label = presenter.texts.plain(f"event_{E.DISPUTE_OPENED}", "button")
    about = f"order:{E.DISPUTE_OPENED}"
    return ((Button(label, anywhere(case.number, "ask_day", about), style="primary"),),)


def _events(presenter: Presenter, case: Case, events: Sequence[E]) -> list[Button]:
    return [Button(label, Tap(case.number, case.revision, "tell", kind)) for kind, label in labels(presenter, events)]


def labels(presenter: Presenter, events: Sequence[E]) -> list[tuple[E, str]]:
    """Give the events with the labels of their buttons."""
    return [(kind, presenter.texts.plain(f"event_{kind}", "button")) for kind in events]


def events(presenter: Presenter, case: Case) -> Screen:
    """Ask what has happened, with everything that can; below that, what is seldom needed."""
    told = in_rows(_events(presenter, case, followup.can_happen(case)))
    seldom = [
        *([case_button(presenter, case, "button_traps", "traps")] if traps_at(case) else []),
        *pack_buttons(presenter, case),
        case_button(presenter, case, "button_how_on", "how_on"),
        *_pages(presenter, case)[1:],
    ]
    text = presenter.texts.html("after_more" if told else "after_more_none")
    return Screen(text, (*told, *in_rows(seldom), back_to_case(presenter, case)))


def told(presenter: Presenter, case: Case, event: Event) -> Screen:
    """Show the case after something was told, with what can be done about that."""
    notices = [event_line(presenter, event), presenter.texts.html("after_noted"), *amount_question(presenter, event)]
    if event.kind == E.REJECTED:
        notices.append(presenter.texts.html("after_rejected"))
    shown = case_screen(presenter, case, notices)
    rows = (*as_before(presenter, case, event), _about_event(presenter, case, event), *shown.rows)
    return Screen(shown.text, rows)


def event_line(presenter: Presenter, event: Event) -> str:
    """Say what happened, when and how much, in one line."""
    return with_amount(presenter, event, presenter.texts.html(f"event_{event.kind}", date=event.day))


def _about_event(presenter: Presenter, case: Case, event: Event) -> tuple[Button, ...]:
    number = str(event.number)
    return (
        case_button(presenter, case, "button_other_day", "ask_day", f"event:{number}"),
        *amount_button(presenter, case, event),
        case_button(presenter, case, "button_take_back", "untell", number),
    )


def so_far(presenter: Presenter, case: Case, notices: Sequence[str] = (), page: int = 0) -> Screen:
    """List what was told, each with a button to correct it: on the first page what was told last."""
    known = list(enumerate((event for event in listed(case) if event.kind in followup.KNOWN), 1))
    end = len(known) - max(0, min(page, (len(known) - 1) // MOST_TOLD)) * MOST_TOLD
    shown = known[max(0, end - MOST_TOLD) : end]
    heading = presenter.texts.html("after_events" if known else "after_events_none")
    lines = [f"{place}. {event_line(presenter, event)}" for place, event in shown]
    buttons = [Button(f"{place}.", anywhere(case.number, "event", str(event.number))) for place, event in shown]
    pages = presenter.pages(case, "so_far", (len(known) - end) // MOST_TOLD, -(-len(known) // MOST_TOLD))
    rows = (*_five_a_row(buttons), *pages, back_to_case(presenter, case))
    return Screen("\n".join([*notices, heading, *lines]), rows)


def _five_a_row(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[start : start + 5]) for start in range(0, len(buttons), 5))


def listed(case: Case) -> tuple[Event, ...]:
    """Give what counts: the events on the way, and what was told of the order."""
    counted = set(followup.counted(case))
    kinds = (*ORDER, *HOME)
    of_order = {event for event in case.events if event.kind in kinds and not event.taken_back_at}
    return tuple(event for event in case.events if event in counted | of_order)


def event_of(case: Case, number: int) -> Event:
    """Find an event that counts. Raises `KeyError` where there is none of that number."""
    return {one.number: one for one in listed(case)}[number]


def event(presenter: Presenter, case: Case, number: int) -> Screen:
    """Show one event. Raises `KeyError` for an unknown one."""
    found = event_of(case, number)
    back = case_button(presenter, case, "button_events", "so_far")
    return Screen(
        event_line(presenter, found), (_about_event(presenter, case, found), (back,), back_to_case(presenter, case))
    )


def traps_at(case: Case) -> tuple[str, ...]:
    """Name what a seller may try where the case stands."""
    here = followup.stage(case)
    return tuple(name for name, stages in TRAPS.items() if here in stages)


def traps(presenter: Presenter, case: Case) -> Screen:
    """List what a seller may try."""
    names = {name: presenter.texts.plain(f"trap_{name}", "button") for name in traps_at(case)}
    buttons = [Button(label, anywhere(case.number, "trap", name)) for name, label in names.items()]
    return Screen(presenter.texts.html("after_traps"), (*in_rows(buttons), back_to_case(presenter, case)))


def trap(presenter: Presenter, case: Case, name: str) -> Screen:
    """Show one of them, with the answer that is made from the case. Raises `KeyError` for an unknown one."""
    if name not in TRAPS:
        raise KeyError(name)
    key = TO_TRAP[name]
    answer, *mirrored = reply_parts(presenter, case, key)
    said = f"{presenter.texts.html('after_trap_reply')}\n{answer}"
    buttons = [*reply_buttons(presenter, case, key), case_button(presenter, case, "button_traps", "traps")]
    text = "\n\n".join([presenter.texts.html(f"trap_{name}"), said, *mirrored])
    return Screen(text, (*in_rows(buttons), back_to_case(presenter, case)))


def how_on(presenter: Presenter, case: Case) -> Screen:
    """Tell what the guide says of the time after Submit, with the ways on from there."""
    step = route.open_step(case)
    picks = [
        Button(label, Tap(case.number, case.revision, "pick", choice))
        for choice, label in presenter.labels(case).items()
    ]
    return Screen(
        presenter.texts.html(step, **presenter.facts(case, step)), (*in_rows(picks), back_to_case(presenter, case))
    )
