"""What the bot does by itself about old cases: it tells the buyer, and two weeks later erases them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers import privacy
from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens.buttons import Button, anywhere
from bot.screens.screen import Screen
from conversations.case import Case, is_blank
from conversations.retention import WARNED, goes_at, is_to_go, is_to_warn

MOST_NAMED = 10
"""Cases that are named in one message. Our choice; the others are on the list of cases."""


async def retain(turn: Turn) -> None:
    """Erase the cases whose time is over, and tell of those whose time will be; at night the latter waits.

    While nobody knows what the time is, nothing is done, and all of them are looked at again as soon as it is known.
    """
    cases = await turn.all_cases()
    if not turn.is_time_sure:
        for case in cases:
            turn.put(replace(case))  # stored anew, it is due at its own time again
        return
    gone = [case for case in cases if is_to_go(case, turn.now) or (is_to_warn(case, turn.now) and is_blank(case))]
    left = [case for case in cases if case not in gone]
    if not left:
        turn.erase()
        return
    to_warn = [case for case in left if is_to_warn(case, turn.now)]
    turn.take_out(gone, left)
    for case in left:
        if case not in to_warn:
            turn.put(case)
    if to_warn and not turn.rhythm.is_quiet(turn.now):
        for case in to_warn:
            turn.put(replace(case, warned_at=turn.now))
        _warn(turn, to_warn)


def _warn(turn: Turn, cases: Sequence[Case]) -> None:
    """Tell it; where no date is nearer, the cases go two weeks from now."""
    when = turn.texts.when(
        max(goes_at(replace(case, warned_at=turn.now)) or turn.now for case in cases), turn.rhythm.zone
    )
    said = turn.texts.html("retention_warning", count=len(cases), days=WARNED.days, when=when)
    buttons = [
        Button(turn.texts.plain("button_keep_year"), anywhere(0, "keep_year"), style="primary"),
        Button(turn.texts.plain("button_export"), anywhere(0, "export")),
        Button(turn.texts.plain("button_erase_old"), anywhere(0, "ask_erase_old")),
    ]
    text = f"{said}\n\n{_names(turn, cases)}"
    turn.show(Screen(text, (*((button,) for button in buttons), *turn.to_step)))


def _names(turn: Turn, cases: Sequence[Case]) -> str:
    return "\n".join(turn.texts.html("remind_case", name=turn.presenter.name(case)) for case in cases[:MOST_NAMED])


async def _fading(turn: Turn) -> list[Case]:
    """Give the cases that the buyer was told of. Raises `KeyError` where there are none any more."""
    found = [case for case in await turn.all_cases() if goes_at(case) is not None]
    if not found:
        raise KeyError("retention")
    return found


async def keep_year(turn: Turn, _argument: str) -> None:
    """Keep them for another year."""
    cases = await _fading(turn)
    for case in cases:
        turn.put(replace(case, kept_at=turn.now))
    turn.show(Screen(turn.texts.html("retention_kept", count=len(cases)), turn.to_step))


async def ask_erase_old(turn: Turn, _argument: str = "") -> None:
    """Ask whether they are really to go now."""
    cases = await _fading(turn)
    said = turn.texts.html("retention_ask", count=len(cases))
    rows = privacy.question(turn, "button_erase_cases", "erase_old")
    turn.show(Screen(f"{said}\n\n{_names(turn, cases)}", rows))


async def erase_old(turn: Turn, asked: str) -> None:
    """Erase them now, if that was asked a short while ago, else ask; with the last one goes everything else too."""
    gone = await _fading(turn)
    if not privacy.is_fresh(asked, turn.now):
        await ask_erase_old(turn)
        return
    left = [case for case in await turn.all_cases() if case not in gone]
    if not left:
        privacy.farewell(turn)
        return
    turn.take_out(gone, left)
    turn.show(Screen(turn.texts.html("retention_erased", count=len(gone)), turn.to_step))


VERBS = (
    Verb("keep_year", keep_year, About.ANYTHING),
    Verb("ask_erase_old", ask_erase_old, About.ANYTHING),
    Verb("erase_old", erase_old, About.ANYTHING),
)
