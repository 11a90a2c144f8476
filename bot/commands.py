"""What the commands do, wherever the buyer is: name -> function, which gets the words behind the command."""

from __future__ import annotations

from collections.abc import Mapping

from bot import actions, lists, privacy
from bot.after import Action
from bot.links import follow
from bot.preferences import ask_language, settings
from bot.status import status
from bot.turn import CANCELLED, Turn
from conversations.case import Case


async def obey(turn: Turn, name: str, words: str) -> None:
    """Do what a command says. Raises `KeyError` for one that there is none of."""
    action = COMMANDS[name]
    actions.ask_no_more(turn)
    if turn.case is None and action not in (start, begin_another):
        begin(turn)
    if turn.state == CANCELLED and action in OF_OPEN_CASE:
        actions.show_case(turn)
    else:
        await action(turn, words)


def begin(turn: Turn) -> None:
    """Open the buyer's first case."""
    turn.switch(Case(number=1, created_at=turn.now))


async def start(turn: Turn, word: str = "") -> None:
    """Follow the link that was pressed; else begin, or go on where the buyer was."""
    if word and await follow(turn, word):
        return
    if turn.case is None:
        begin(turn)
        turn.show_step(turn.texts.html("welcome"), whole=True)
    else:
        actions.show_case(turn, "welcome_back")


async def begin_another(turn: Turn, _words: str) -> None:
    """Begin another case."""
    if turn.case is None:
        await start(turn)
    else:
        await actions.new(turn)


async def help_(turn: Turn, _words: str) -> None:
    """Say where the buyer stands."""
    turn.show(lists.help_(turn.teller, turn.open_case))


COMMANDS: Mapping[str, Action] = {
    "start": start,
    "new": begin_another,
    "status": status,
    "cases": actions.cases,
    "back": actions.back,
    "cancel": actions.ask_cancel,
    "settings": settings,
    "language": ask_language,
    "privacy": privacy.privacy,
    "export": privacy.send_all,
    "delete": privacy.ask_erase,
    "help": help_,
}
OF_OPEN_CASE = (actions.back, actions.ask_cancel, help_)
"""What can only be done with a case that is not put away."""
