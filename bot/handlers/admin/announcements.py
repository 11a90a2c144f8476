"""The admins' screens of news: the preview, how many get it, what became of those that were sent."""

from __future__ import annotations

from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens.buttons import Button, Rows, anywhere
from bot.screens.news import counted, message, too_long
from bot.screens.screen import Screen
from bot.storage.values import Announcement, Announcing, Translations
from bot.texts import Texts, moment

COMMAND = "announce"
RUNS = 5
"""Runs on one screen. Our choice."""
LONGEST_NUMBER = 18
"""Digits: with more it is no number of the database."""


async def show_all(turn: Turn, _argument: str = "") -> None:
    """Explain the command and list the last runs."""
    runs = await turn.storage.announcements(RUNS)
    rows = tuple((_stop_button(turn, run),) for run in runs if _is_running(run))
    lines = [_line(turn.texts, run) for run in runs] or [turn.texts.html("announce_none")]
    show(turn, "\n\n".join([turn.texts.html("announce_help"), *lines]), (*rows, _refresh(turn)))


def show(turn: Turn, text: str, rows: Rows) -> None:
    """Show one of the admins' screens, with the way back to the admin's own talk as a buyer."""
    back = Button(turn.texts.plain("button_step"), anywhere(turn.buyer.current or 0, "show"))
    turn.show(Screen(text, (*rows, (back,))))


async def preview(turn: Turn, written: Translations) -> None:
    """Show what subscribers would see, and ask whether it is to go out. Nothing is written: the explanation."""
    if not written:
        await show_all(turn)
        return
    over = max(too_long(turn.texts, text) for _language, text in written)
    if over:
        show(turn, turn.texts.html("announce_too_long", over=over), (_refresh(turn),))
        return
    number = turn.waiting.seq
    turn.announcing = Announcing("draft", number, written)
    for _language, text in written:
        turn.deliveries.append(message(turn.texts, text))
    count = await turn.storage.subscribers()
    yes = Button(turn.texts.plain("button_announce_send", count=count), anywhere(0, "announce_send", str(number)))
    no = Button(turn.texts.plain("button_announce_cancel"), anywhere(0, "announce_cancel", str(number)))
    show(turn, _question(turn.texts, written, count), ((yes,), (no,)) if count else ((no,),))


def _question(said: Texts, written: Translations, count: int) -> str:
    asked = said.html("announce_preview", count=count)
    if len(written) == 1:
        return asked
    names = ", ".join(language or "-" for language, _text in written)
    return f"{asked}\n\n{said.html('announce_languages', languages=names, first=written[0][0] or '-')}"


async def start(turn: Turn, argument: str) -> None:
    """Let it go out to all who subscribe now. What was started before, or is no draft any more, is only shown."""
    run = await _own(turn, argument)
    if run and not run.started_at:
        turn.announcing = Announcing("start", run.number)
        count = await turn.storage.subscribers()
        show(turn, turn.texts.html("announce_started", count=count), (_refresh(turn),))
    else:
        await show_all(turn)


async def cancel(turn: Turn, argument: str) -> None:
    """Give a draft up: nobody got it."""
    run = await _own(turn, argument)
    if run and not run.started_at:
        turn.announcing = Announcing("cancel", run.number)
        show(turn, turn.texts.html("announce_cancelled"), (_refresh(turn),))
    else:
        await show_all(turn)


async def stop(turn: Turn, argument: str) -> None:
    """Stop a run: who has not got it does not get it any more."""
    run = await turn.storage.announcement(_number(argument))
    if run and _is_running(run):
        turn.announcing = Announcing("stop", run.number)
        show(turn, turn.texts.html("announce_stopping"), (_refresh(turn),))
    else:
        await show_all(turn)


async def _own(turn: Turn, argument: str) -> Announcement | None:
    run = await turn.storage.announcement(_number(argument))
    return run if run and run.chat_id == turn.chat_id else None


def _number(argument: str) -> int:
    if not (argument.isascii() and argument.isdecimal() and len(argument) <= LONGEST_NUMBER):
        raise ValueError("no number of an announcement")
    return int(argument)


def _is_running(run: Announcement) -> bool:
    return run.started_at is not None and run.stopped_at is None and run.ended_at is None


def _stop_button(turn: Turn, run: Announcement) -> Button:
    label = turn.texts.plain("button_announce_stop", number=str(run.number))
    return Button(label, anywhere(0, "announce_stop", str(run.number)), style="danger")


def _refresh(turn: Turn) -> tuple[Button, ...]:
    return (Button(turn.texts.plain("button_announce_runs"), anywhere(0, "announce")),)


def _line(said: Texts, run: Announcement) -> str:
    assert run.started_at
    state = "ended" if run.ended_at else "stopping" if run.stopped_at else "running"
    heading = said.html("announce_run", number=str(run.number), state=state, **moment(run.started_at))
    return f"{heading}\n{counted(said, run)}"


VERBS = (
    Verb("announce", show_all, About.ANYTHING),
    Verb("announce_send", start, About.ANYTHING),
    Verb("announce_cancel", cancel, About.ANYTHING),
    Verb("announce_stop", stop, About.ANYTHING),
)
