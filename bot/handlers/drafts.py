"""What the buttons of the complaint's versions do; and the English text that is made from the answers."""

from __future__ import annotations

from bot.handlers.beside import worked_out
from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens import drafts as screens
from bot.screens.buttons import number
from bot.screens.drafts import compared
from bot.screens.letter import is_long, letter_of
from bot.storage.deliveries import pack
from conversations import comparing, route
from conversations.case import Aside, Draft, goes_on, with_draft
from conversations.dispute import STEPS
from conversations.followup import is_submitted
from conversations.steps import Write


async def drafts(turn: Turn, page: str) -> None:
    """List the versions of the complaint."""
    case = turn.open_case
    first, last = screens.on_page(case, int(page or 0))
    shown = await turn.storage.versions(turn.chat_id, case.number, first, last)
    turn.show(screens.drafts(turn.presenter, case, shown[::-1]))


async def read(turn: Turn, version: str) -> None:
    """Show one version whole: as a file where it is longer than a message."""
    draft = await _version(turn, number(version))
    screen = screens.version(turn.presenter, turn.open_case, draft)
    if screen is None:
        text = draft.text + await _rest(turn, draft)
        caption = turn.texts.html("text_file_caption", version=draft.version)
        turn.upload("document", screens.file_name(draft.version), pack(text.encode(errors="replace")), caption)
        turn.tapped = None  # the screen comes below the file
        screen = screens.version_as_file(turn.presenter, turn.open_case, draft)
    turn.show(screen)


async def _version(turn: Turn, version: int) -> Draft:
    """Give a version of the open case. Raises `KeyError` for an unknown one."""
    found = await turn.storage.versions(turn.chat_id, turn.open_case.number, version, version)
    if not found:
        raise KeyError(version)
    return found[0]


async def _rest(turn: Turn, draft: Draft) -> str:
    """Give what of the text in a version was kept aside, as it was too long for one version."""
    rest, found = "", await _next(turn, draft)
    while found:
        rest += found.text
        found = await _next(turn, found)
    return rest


async def _next(turn: Turn, text: Draft | Aside) -> Aside | None:
    if text.message_id is None:
        return None
    following = text.message_id + 1
    kept = await turn.storage.of_message(turn.chat_id, following)
    asides = (one for owner, one in kept if owner == turn.open_case.number and isinstance(one, Aside))
    return next((one for one in asides if goes_on(text, following, one.at)), None)


async def compare(turn: Turn, versions: str) -> None:
    """Show what has changed from one version to another. Raises `ValueError` for what names no two, `KeyError` too."""
    earlier, later = sorted(map(number, versions.split(".")))
    before, after = [(await _version(turn, one)).text for one in (earlier, later)]
    found = await worked_out(turn, comparing.compare, before, after)
    turn.show(compared(turn.presenter, turn.open_case, (earlier, later), found))


async def restore(turn: Turn, version: str) -> None:
    """Make an earlier version the newest again."""
    draft = await _version(turn, number(version))
    take(turn, draft.text, is_letter=draft.is_letter)
    saved(turn)


async def starter(turn: Turn, _argument: str) -> None:
    """Take the English text made from the answers as a version, in the place of a text of the buyer's own."""
    if not isinstance(STEPS[route.open_step(turn.open_case)], Write):
        raise KeyError("starter")
    await starter_anew(turn)


async def starter_anew(turn: Turn, _argument: str = "") -> None:
    """Take today's English text from wherever an outdated one is offered. Raises `KeyError` where there is none."""
    draft = turn.open_case.draft
    take_letter(turn, is_long=bool(draft and draft.is_letter and is_long(draft.text)))
    saved(turn, "starter_taken")


def take_letter(turn: Turn, *, is_long: bool = False) -> None:
    """Make today's letter a version. Raises `KeyError` where there is none, `Rejected` as `take` does."""
    text = letter_of(turn.open_case, turn.presenter.pacific_today, is_long=is_long)
    if text is None or is_submitted(turn.open_case):
        raise KeyError("letter")
    take(turn, text, is_letter=True)


async def keep_text(turn: Turn, message_id: str) -> None:
    """Make a text that came unasked a version of the complaint. Raises `KeyError` when there is no such text."""
    case = turn.open_case
    kept = await turn.storage.of_message(turn.chat_id, number(message_id))
    asides = [one for owner, one in kept if owner == case.number and isinstance(one, Aside)]
    if not asides:
        raise KeyError(message_id)
    take(turn, asides[-1].text, asides[-1].message_id, asides[-1].cuts)
    saved(turn)


def take(
    turn: Turn, text: str, message_id: int | None = None, cuts: tuple[int, ...] = (), *, is_letter: bool = False
) -> None:
    """Make a text a version. Raises `Rejected` as `with_draft` and `Turn.count` do."""
    turn.count(text)
    turn.case = with_draft(turn.open_case, text, message_id, turn.now, cuts, is_letter=is_letter)


def saved(turn: Turn, *more: str) -> None:
    """Show the open step, saying which version of the complaint is saved now."""
    draft = turn.open_case.draft
    version = draft.version if draft else 0
    shown = [turn.texts.html(key) for key in more]
    turn.show_step(turn.texts.html("draft_saved", version=version), *shown)


VERBS = (
    Verb("drafts", drafts),
    Verb("read", read),
    Verb("compare", compare),
    Verb("restore", restore),
    Verb("starter", starter),
    Verb("starter_anew", starter_anew, About.QUESTION),
    Verb("keep_text", keep_text),
)
