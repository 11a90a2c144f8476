"""The screens of a case's dates: the list, one deadline, how it was reckoned, and asking for a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.followup import due_text, event_line, event_of, labels, listed
from bot.screens.presenter import Presenter, back_to_case, case_button
from bot.screens.replies import to_reply
from bot.screens.screen import Screen
from bot.texts import Html
from conversations.case import Case
from conversations.complaint.replies import of_due
from conversations.deadlines import RULES, Deadline, deadlines, is_done, reckoned
from conversations.followup import DENIED, ORDER, E

DAYS_BACK = 6
"""Days that are offered as buttons where a day is asked for; an older one is typed. Our choice."""
SNOOZES = (3, 24, 72)
"""Hours for which a deadline can be put off. Our choice."""


def ask_day(presenter: Presenter, case: Case, about: str, notice: str = "", suggestions: Sequence[str] = ()) -> Screen:
    """Ask for a day: the last ones are buttons, any can be typed."""
    is_due = about.startswith("due:")
    heading = presenter.texts.html("after_due_type") if is_due else _what_was(presenter, case, about)
    offered = [Button(presenter.suggestion(day), anywhere(case.number, "day", f"{about}={day}")) for day in suggestions]
    if not is_due:
        offered += day_buttons(presenter, case, about)
    return Screen("\n\n".join(filter(None, [notice, heading])), (*in_rows(offered), back_to_case(presenter, case)))


def day_buttons(presenter: Presenter, case: Case, about: str) -> list[Button]:
    """Offer the last days, today first."""
    today = presenter.pacific_today
    days = [today - timedelta(days=back) for back in range(DAYS_BACK)]
    names = [presenter.texts.plain("day_today"), presenter.texts.plain("day_yesterday")]
    names += [str(presenter.texts.written(day)) for day in days[2:]]
    return [
        Button(name, anywhere(case.number, "day", f"{about}={day.isoformat()}"))
        for name, day in zip(names, days, strict=True)
    ]


def _what_was(presenter: Presenter, case: Case, about: str) -> str:
    """Ask when it was, naming what: of an event its number is known, of the order its kind."""
    of, _colon, name = about.partition(":")
    kind = E(event_of(case, int(name)).kind if of == "event" else name)
    ((_kind, label),) = labels(presenter, (kind,))
    return presenter.texts.html("after_event_day", what=label)


def dates(presenter: Presenter, case: Case, notices: Sequence[str] = ()) -> Screen:
    """List the deadlines of a case, those that are done at the end; each can be opened."""
    found = deadlines(case, presenter.zone)
    finished = [one for kind in RULES if (one := reckoned(case, kind, presenter.zone)) and is_done(case, one)]
    lines = [date_line(presenter, one) for one in found] or [presenter.texts.html("due_none")]
    lines += ["✓ " + _title(presenter, one) for one in finished]
    buttons = [Button(_title(presenter, one), anywhere(case.number, "due", one.kind)) for one in (*found, *finished)]
    order = case_button(presenter, case, "button_order_dates", "order_dates")
    calendar = Button(presenter.texts.plain("button_calendar"), anywhere(0, "calendar", str(case.number)))
    text = "\n\n".join([*notices, presenter.texts.html("after_dates"), *lines])
    return Screen(text, (*in_rows(buttons), (order,), (calendar,), back_to_case(presenter, case)))


def date_line(presenter: Presenter, one: Deadline) -> str:
    """Write a deadline in two lines: what it is, and until when."""
    left = presenter.texts.left(one.due - presenter.now)
    when = presenter.texts.when(one.due, presenter.zone)
    return presenter.texts.html("due_line", title=_title(presenter, one), when=when, left=Html(left))


def _title(presenter: Presenter, one: Deadline) -> str:
    return presenter.texts.plain(f"due_{one.kind}", "title")


def due(presenter: Presenter, case: Case, kind: str, notices: Sequence[str] = ()) -> Screen:
    """Show one deadline and what can be done about it. Raises `KeyError` where the case has none of the kind."""
    one = reckoned(case, kind, presenter.zone)
    if one is None:
        raise KeyError(kind)
    name = presenter.texts.html("remind_case", name=presenter.name(case))
    text = "\n\n".join([name, *notices, due_text(presenter, one), _how(presenter, one)])
    back = case_button(presenter, case, "button_dates", "dates")
    if is_done(case, one):
        undo = case_button(presenter, case, "button_not_done", "undone", kind)
        return Screen(text, ((undo,), (back,), back_to_case(presenter, case)))
    ready = in_rows(to_reply(presenter, case, of_due(kind)))
    return Screen(text, (*ready, *_due_rows(presenter, case, one), (back,), back_to_case(presenter, case)))


def _how(presenter: Presenter, one: Deadline) -> str:
    """Say how a deadline was reckoned, from which source, and how sure that is."""
    if one.basis == "typed":
        return presenter.texts.html("due_typed_how")
    how = presenter.texts.html(f"due_{one.kind}_how", since=one.since)
    return f"{how}\n{presenter.texts.html('due_sure', certainty=one.certainty)}"


def _due_rows(presenter: Presenter, case: Case, one: Deadline) -> Rows:
    done = Button(presenter.texts.plain("button_done"), anywhere(case.number, "done", one.kind), style="primary")
    other = case_button(presenter, case, "button_type_date", "ask_day", f"due:{one.kind}")
    snoozes = tuple(snooze(presenter, case, one.kind, hours) for hours in SNOOZES) if not one.is_stopped else ()
    verb = "unmute" if one.is_stopped else "mute"
    mute = Button(presenter.texts.plain(f"button_{verb}"), anywhere(0, verb, f"{case.number}.{one.kind}"))
    return ((done,), (other,), *((snoozes,) if snoozes else ()), (mute,))


def snooze(presenter: Presenter, case: Case, kind: str, hours: int) -> Button:
    """Make the button that keeps reminders of one deadline back."""
    return Button(
        presenter.texts.plain("button_snooze", hours=hours), anywhere(0, "snooze", f"{case.number}.{kind}.{hours}")
    )


def order_dates(presenter: Presenter, case: Case) -> Screen:
    """Ask what is known of the order, so that more dates can be watched."""
    newest = {one.kind: one for one in listed(case) if one.kind in ORDER}
    known = [event_line(presenter, one) for one in newest.values()]
    buttons = [
        Button(label, anywhere(case.number, "ask_day", f"order:{kind}"))
        for kind, label in labels(presenter, [kind for kind in ORDER if kind not in DENIED])
    ]
    text = "\n\n".join([presenter.texts.html("after_order_dates"), *(["\n".join(known)] if known else [])])
    more = (
        case_button(presenter, case, "button_dates", "dates"),
        case_button(presenter, case, "button_events", "so_far"),
    )
    return Screen(text, (*in_rows(buttons), more, back_to_case(presenter, case)))
