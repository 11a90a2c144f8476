"""What the buttons of a submitted case and of its dates do: verb -> function, as in `taps.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Action, Verb
from bot.screens import dates, ways
from bot.screens import followup as screens
from bot.screens.amounts import AMOUNT, wanted_of
from bot.screens.buttons import number as read_number
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen
from conversations import amounts, deadlines, dues, followup, route
from conversations.advice.questions import waits_for
from conversations.case import Case
from conversations.days import PACIFIC
from conversations.followup import E
from conversations.names import S
from conversations.reading.dates import read_date
from conversations.reading.slips import plain
from conversations.rejected import Rejected

WITHOUT_DAY = (*followup.HOME, *followup.DENIED)
"""What is told of the order and happened on no day."""


async def tell(turn: Turn, kind: str) -> None:
    """Tell that something has happened today."""
    _told(turn, E(kind), turn.presenter.pacific_today)


def _told(turn: Turn, kind: E, day: date) -> None:
    turn.count()
    turn.case = followup.happened(turn.open_case, kind, day, turn.now)
    show_told(turn, len(turn.case.events))


def show_told(turn: Turn, number: int) -> None:
    """Show what was told; where it has an amount, what is typed next may be that."""
    case = turn.open_case
    if followup.is_submitted(case):
        event = case.events[number - 1]
        turn.show(screens.told(turn.presenter, case, event))
        turn.case = replace(case, asked=wanted_of(event))
    elif _rests(case):
        turn.show_step()
    else:
        turn.show(dates.order_dates(turn.presenter, case))


def _rests(case: Case) -> bool:
    """Say whether a day was told where the case waits for one, or only watches its dates."""
    return waits_for(case) is not None or route.open_step(case) is S.WATCHING


async def live(turn: Turn, kind: str) -> None:
    """Take where the buyer lives, and show the ways that are left there. Raises `KeyError` for no such place."""
    if kind not in followup.HOME:
        raise KeyError(kind)
    if followup.home(turn.open_case) != kind:
        turn.count()
        turn.case = followup.happened(turn.open_case, E(kind), turn.presenter.pacific_today, turn.now)
    turn.show(ways.ways_screen(turn.presenter, turn.open_case))


async def untell(turn: Turn, number: str) -> None:
    """Take back what was told."""
    turn.case = followup.took_back(turn.open_case, int(number), turn.now)
    turn.show(screens.so_far(turn.presenter, turn.case, (turn.texts.html("after_taken_back"),)))


async def ask_day(turn: Turn, about: str) -> None:
    """Ask for a day: of an event, of something about the order, or until when something is due."""
    kind, _colon, name = about.partition(":")
    case = turn.open_case
    if kind == "order" and E(name) in WITHOUT_DAY:
        _told(turn, E(name), turn.presenter.pacific_today)
        return
    if not _is_there(case, kind, name):
        raise KeyError(about)
    turn.case = replace(case, asked=about)
    turn.show(dates.ask_day(turn.presenter, turn.case, about))


def _is_there(case: Case, kind: str, name: str) -> bool:
    if kind == "event":
        return int(name) in {event.number for event in screens.listed(case)}
    if kind == "order":
        return E(name) in followup.ORDER
    return kind == "due" and deadlines.reckoned(case, name, PACIFIC) is not None


async def day(turn: Turn, argument: str) -> None:
    """Take a day that was offered."""
    about, _equals, iso = argument.partition("=")
    take_day(turn, about, iso)


def take_day(turn: Turn, about: str, text: str) -> None:
    """Take the day that was asked for, as offered or typed. Raises `Rejected`, and `KeyError` for a forged one."""
    kind, _colon, name = about.partition(":")
    case = replace(turn.open_case, asked="")
    if kind == "event" and _is_there(case, kind, name):
        turn.case = followup.redated(case, int(name), text, turn.now)
        show_told(turn, int(name))
    elif kind == "order" and _is_there(case, kind, name):
        day = read_date(text, turn.now)
        turn.count()
        turn.case = followup.happened(case, E(name), day, turn.now)
        if E(name) is E.DISPUTE_OPENED or _rests(case):
            show_told(turn, len(turn.case.events))
        elif E(name) is E.WROTE_SELLER and ways.are_ways_shown(turn.case):
            turn.show(ways.ways_screen(turn.presenter, turn.case))
        else:
            turn.show(dates.order_dates(turn.presenter, turn.case))
    elif kind == "due":
        turn.case = dues.typed(case, name, text, turn.rhythm.zone, turn.now)
        turn.show(dates.due(turn.presenter, turn.case, name, (turn.texts.html("after_due_taken"),)))
    else:
        raise KeyError(about)


@dataclass(frozen=True)
class ToldDay:
    """A day or an amount that the buyer typed: what it is about, as `Case.asked` says it, its title and value."""

    about: str
    title: str
    value: object


def told_in(turn: Turn, message_id: int) -> ToldDay | None:
    """Find the day of the open case that was typed in a message; None where it said none that still counts."""
    case, said = turn.open_case, turn.texts
    for event in screens.listed(case):
        label = said.plain(f"event_{event.kind}", "button")
        if event.message_id == message_id and plain(event.typed) != plain(label):
            if amounts.is_typed(case, event):
                return ToldDay(f"{AMOUNT}{event.number}", label, amounts.amount(event))
            return ToldDay(f"event:{event.number}", label, event.day)
    for due in case.dues:
        if due.message_id == message_id and due.due and deadlines.reckoned(case, due.kind, turn.rhythm.zone):
            title = said.plain(f"due_{due.kind}", "title")
            return ToldDay(f"due:{due.kind}", title, due.due.astimezone(turn.rhythm.zone).date())
    return None


def ask_again(turn: Turn, rejected: Rejected) -> None:
    """Say why a typed day cannot be taken, and ask once more."""
    said = turn.presenter.rejected(rejected)
    turn.show(dates.ask_day(turn.presenter, turn.open_case, turn.open_case.asked, said, rejected.suggestions))


async def done(turn: Turn, kind: str) -> None:
    """Mark a deadline as done."""
    turn.case = dues.done(turn.open_case, kind, turn.now)
    turn.show(dates.due(turn.presenter, turn.case, kind, (turn.texts.html("after_due_done"),)))


async def undone(turn: Turn, kind: str) -> None:
    """Take that back."""
    turn.case = dues.undone(turn.open_case, kind, turn.now)
    turn.show(dates.due(turn.presenter, turn.case, kind, (turn.texts.html("after_due_undone"),)))


async def snooze(turn: Turn, argument: str) -> None:
    """Keep reminders of a deadline of any case back for some hours."""
    number, kind, hours = argument.split(".")
    if int(hours) not in dates.SNOOZES:
        raise KeyError(hours)
    until = turn.now + timedelta(hours=int(hours))
    notice = turn.texts.html("after_snoozed", hours=int(hours))
    await _change(turn, read_number(number), kind, notice, lambda case: dues.snoozed(case, kind, until, turn.now))


async def mute(turn: Turn, argument: str) -> None:
    """Send no more reminders of a deadline of any case."""
    number, kind = argument.split(".")
    notice = turn.texts.html("after_muted")
    await _change(turn, read_number(number), kind, notice, lambda case: dues.stopped(case, kind, turn.now))


async def unmute(turn: Turn, argument: str) -> None:
    """Send them again."""
    number, kind = argument.split(".")
    notice = turn.texts.html("after_unmuted")
    again = lambda case: dues.stopped(case, kind, turn.now, is_stopped=False)  # noqa: E731 - as its neighbours
    await _change(turn, read_number(number), kind, notice, again)


async def _change(turn: Turn, number: int, kind: str, notice: str, change: Callable[[Case], Case]) -> None:
    """Change a deadline of any case of the buyer, make that case the open one and show the deadline."""
    before = await turn.case_of(number)
    if before.cancelled_at or deadlines.reckoned(before, kind, turn.rhythm.zone) is None:
        turn.show_step(turn.texts.html("after_due_gone", name=turn.presenter.name(before)))
        return
    turn.switch(change(before))
    turn.show(dates.due(turn.presenter, turn.open_case, kind, (notice,)))


def _screen(screen: Callable[[Presenter, Case], Screen]) -> Action:
    async def show(turn: Turn, _argument: str) -> None:
        turn.show(screen(turn.presenter, turn.open_case))

    return show


def _screen_of(screen: Callable[[Presenter, Case, str], Screen]) -> Action:
    async def show(turn: Turn, argument: str) -> None:
        turn.show(screen(turn.presenter, turn.open_case, argument))

    return show


VERBS = (
    Verb("tell", tell, About.QUESTION),
    Verb("untell", untell),
    Verb("ask_day", ask_day, is_asking=True),
    Verb("day", day, is_asking=True),
    Verb("done", done),
    Verb("undone", undone),
    Verb("snooze", snooze, About.ANYTHING),
    Verb("mute", mute, About.ANYTHING),
    Verb("unmute", unmute, About.ANYTHING),
    Verb("events", _screen(screens.events)),
    Verb("so_far", _screen_of(lambda presenter, case, page: screens.so_far(presenter, case, page=int(page or 0)))),
    Verb("event", _screen_of(lambda presenter, case, number: screens.event(presenter, case, int(number)))),
    Verb("traps", _screen(screens.traps)),
    Verb("trap", _screen_of(screens.trap)),
    Verb("how_on", _screen(screens.how_on)),
    Verb("about", _screen_of(screens.about)),
    Verb("ways", _screen(ways.ways_screen)),
    Verb("way", _screen_of(ways.way_screen)),
    Verb("live", live),
    Verb("dates", _screen(dates.dates)),
    Verb("due", _screen_of(dates.due)),
    Verb("order_dates", _screen(dates.order_dates)),
)
"""Those of a stage the case is not at, or of a case before Submit, raise `LookupError`."""
