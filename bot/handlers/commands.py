"""What the commands do, wherever the buyer is: each gets the words behind it."""

from __future__ import annotations

from bot.handlers import cases, guide, privacy
from bot.handlers.settings import ask_language, settings
from bot.handlers.status import status
from bot.handlers.turn import Turn
from bot.handlers.unasked.links import follow
from bot.handlers.verbs import About, Verb, by_name
from bot.screens import cases as screens


async def obey(turn: Turn, name: str, words: str) -> str:
    """Do what a command says; whoever has no case yet begins one. Gives "", as `press` does.

    Raises `KeyError` for one that there is none of, `Rejected` for a refusal.
    """
    command = COMMANDS[name]
    turn.ask_no_more()
    if turn.case is None:
        cases.begin(turn)
    if turn.open_case.cancelled_at and command.about is not About.ANYTHING:
        cases.show_case(turn)
    else:
        await command.act(turn, words)
    return ""


async def start(turn: Turn, word: str) -> None:
    """Follow the link that was pressed; else begin, or go on where the buyer was."""
    if word and await follow(turn, word):
        return
    if turn.waiting.case is None:
        turn.show_step(turn.texts.html("welcome"), whole=True)
    else:
        cases.show_case(turn, "welcome_back")


async def new(turn: Turn, _words: str) -> None:
    """Begin another case."""
    if turn.waiting.case is None:
        await start(turn, "")
    else:
        await cases.new(turn)


async def help_(turn: Turn, _words: str) -> None:
    """Say where the buyer stands."""
    turn.show(screens.help_(turn.presenter, turn.open_case))


COMMANDS = by_name(
    Verb("start", start, About.ANYTHING),
    Verb("new", new, About.ANYTHING),
    Verb("status", status, About.ANYTHING),
    Verb("cases", cases.cases, About.ANYTHING),
    Verb("back", guide.back),
    Verb("cancel", cases.ask_cancel),
    Verb("settings", settings, About.ANYTHING),
    Verb("language", ask_language, About.ANYTHING),
    Verb("privacy", privacy.privacy, About.ANYTHING),
    Verb("export", privacy.send_all, About.ANYTHING),
    Verb("delete", privacy.ask_erase, About.ANYTHING),
    Verb("help", help_),
)
"""In the order in which Telegram's menu lists them."""
