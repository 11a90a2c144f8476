"""The files of a case: looked at, taken out and in, and checked again where Telegram could not hand one over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.evidence.checking import check_file
from bot.handlers.complaint.copies import want_copies
from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens import cases as case_screens
from bot.screens import files as screens
from bot.screens import presenter
from bot.screens.buttons import Button, anywhere
from bot.screens.files import joined, listed, notice
from bot.screens.proof.looks import looks_said, with_looks
from bot.screens.screen import LONGEST, Screen, length
from bot.screens.step import open_screen
from bot.storage.deliveries import DeliveryKind, ScreenPlace
from conversations import evidence, route
from conversations.case import Case
from conversations.evidence import GIVEN_UP, Evidence, received_of
from conversations.files.copies import WANTED
from conversations.names import S
from conversations.rejected import Rejected


def show_files(turn: Turn, notice: str = "") -> None:
    """List the files below a notice (HTML), and say which to look at again."""
    turn.show(with_looks(turn.presenter, turn.open_case, screens.files(turn.presenter, turn.open_case, notice)))


async def files(turn: Turn, _argument: str) -> None:
    """List the files."""
    show_files(turn)


async def view(turn: Turn, number: str) -> None:
    """Send a stored file back."""
    item = evidence.find(turn.open_case.evidence, int(number))
    sent_as = item.sent_as if item.sendable is item else "document"
    turn.deliver(DeliveryKind.FILE, {"sent_as": sent_as, "file_id": item.sendable.file_id})
    turn.tapped = None  # the list comes below the file
    show_files(turn)


async def remove(turn: Turn, number: str) -> None:
    """Take a file out."""
    change_files(turn, evidence.remove(_changeable(turn).evidence, int(number)))


async def take(turn: Turn, number: str) -> None:
    """Take a file in that had no room, or say that there is still none."""
    try:
        change_files(turn, evidence.take(_changeable(turn).evidence, int(number)))
    except Rejected as rejected:
        show_files(turn, turn.presenter.rejected(rejected))


async def insist(turn: Turn, number: str) -> None:
    """Use a file all the same that was refused by the guide's numbers or formats; say what that means."""
    case = _changeable(turn)
    try:
        items = evidence.insist(case.evidence, int(number))
    except Rejected as rejected:
        show_files(turn, turn.presenter.rejected(rejected))
        return
    turn.case = replace(case, evidence=items)
    item = evidence.find(items, int(number))
    show_with(turn, [notice(turn.presenter, turn.case, item)], about=[item])


def change_files(turn: Turn, items: tuple[Evidence, ...]) -> None:
    """Store the files as they are now and show them."""
    turn.case = replace(turn.open_case, evidence=items)
    show_files(turn)


def _changeable(turn: Turn) -> Case:
    if not screens.is_changeable(turn.open_case):
        raise KeyError("evidence")
    return turn.open_case


async def check_now(turn: Turn, number: str) -> None:
    """Check a file that could not be fetched once more."""
    await recheck(turn, int(number))
    item = evidence.find(turn.open_case.evidence, int(number))
    waits = item.verdict == "unchecked"
    told = [notice(turn.presenter, turn.open_case, item), *looks_said(turn.presenter, turn.open_case, [item])]
    said = turn.texts.html("check_failed") if waits else "\n".join(told)
    show_files(turn, said)


async def recheck(turn: Turn, number: int, *, is_last: bool = False) -> bool:
    """Check a file that could not be fetched once more; say whether it is settled now: by the last time it is.

    After Submit nothing is refused any more: the file was sent to AliExpress as it is, and the route must not turn
    back. What was found is kept as a warning. Raises `KeyError` for an unknown number.
    """
    case = turn.open_case
    waiting = evidence.find(case.evidence, number)
    if waiting.verdict != "unchecked":
        return False
    async with turn.outside():
        checked = await check_file(
            turn.inspector,
            turn.bot,
            received_of(waiting),
            turn.now,
            turn.chat_id,
            is_shown=bool(turn.tapped),
            server=turn.server,
        )
    if checked.verdict == "unchecked" and is_last:
        checked = replace(checked, verdict="refused", reason=GIVEN_UP)
    if checked.verdict == "refused" and not screens.is_changeable(case):
        checked = replace(checked, verdict="accepted")
    turn.case = replace(case, evidence=evidence.settle(case.evidence, number, checked))
    want_copies(turn, number)
    return checked.verdict != "unchecked"


def show_with(
    turn: Turn,
    said: Sequence[str],
    *,
    tag: str = "",
    whole: bool = False,
    about: Sequence[Evidence] = (),
    ways: Sequence[Button] = (),
    place: ScreenPlace = "",
) -> None:
    """Show where the open case stands, with what there is to say above it; only that where both have no room.

    `whole`: the question is new to the buyer. `about`: the files of this case that are spoken of, so all of them are
    one tap away, and so is to use one all the same that was refused. `ways`: what else can be done about what is said.
    `place`: as in `Turn.show`.
    """
    case, above = turn.open_case, joined(said)
    if case.cancelled_at:
        cancelled = case_screens.cancelled(turn.presenter, case)
        turn.show(replace(cancelled, text=f"{above}\n\n{cancelled.text}"), tag)
        return
    screen = _step_below(turn, above, whole=whole)
    screen = replace(screen, rows=(*((way,) for way in ways), *screen.rows))
    turn.show(_leading_to_files(turn, screen, about) if about else screen, tag, place=place, is_held=_is_held(about))


def _is_held(about: Sequence[Evidence]) -> bool:
    """Say whether a screen waits a moment, as a copy that is being made will soon have it say something else."""
    return any(item.mending == WANTED for item in about)


def _step_below(turn: Turn, above: str, *, whole: bool) -> Screen:
    """Show the step below the news; the news alone where a long complaint would have to be sent anew with it."""
    case = turn.open_case
    bare = open_screen(turn.presenter, case, whole=whole)
    if not bare.before and length(f"{bare.text}\n\n{above}") <= LONGEST:
        return open_screen(turn.presenter, case, (above,), whole=whole)
    more_files = route.open_step(case) is S.EVIDENCE
    return Screen(above, bare.rows if more_files else presenter.to_step(turn.presenter, [case], case.number))


def _leading_to_files(turn: Turn, screen: Screen, about: Sequence[Evidence]) -> Screen:
    """Put the files that can be used all the same first, and the way to all of them before the last row.

    The proof's own step has the way by itself.
    """
    case = turn.open_case
    screen = replace(screen, rows=(*screens.ways_with(turn.presenter, case, about), *screen.rows))
    if route.open_step(case) is S.EVIDENCE or not listed(case):
        return screen
    way = Button(turn.texts.plain("button_files"), anywhere(case.number, "files"))
    return replace(screen, rows=(*screen.rows[:-1], (way,), *screen.rows[-1:]))


VERBS = (
    Verb("files", files),
    Verb("view", view),
    Verb("remove", remove),
    Verb("take", take),
    Verb("insist", insist),
    Verb("check", check_now),
)
