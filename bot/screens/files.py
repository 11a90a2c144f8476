"""The files of a case: what became of each that came, and the list, the same and numbered alike wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.pack.buttons import album_button, pack_buttons
from bot.screens.presenter import Presenter, step_button
from bot.screens.proof import mending
from bot.screens.screen import LONGEST, Screen, length, shortened
from bot.texts import Html, Texts
from conversations import route
from conversations.case import Case
from conversations.complaint.proof import ALL, may_show
from conversations.complaint.sentences import Word
from conversations.evidence import Evidence
from conversations.files import limits
from conversations.files.copies import WANTED
from conversations.files.formats import UNKNOWN, better_ending, claims, presumed
from conversations.files.verdict import limit
from conversations.names import S

MOST_FILES = 12
"""Files on one screen. Our choice: the form takes 6 photos and perhaps a video, the rest is in reserve."""
MOST_INSISTED_ON = 6
"""Files that are offered at once to be used all the same. Our choice: no more photos have room."""
LONGEST_FILE_NAME = 24
"""Characters of a file's name: enough to tell a phone's files apart. Telegram lets it have hundreds."""


def listed(case: Case) -> list[Evidence]:
    """Give the files that are listed, in their order: those that count for the form, then those without room."""
    surplus = [item for item in case.evidence if item.verdict == "surplus"]
    return [item for item in case.evidence if item.is_usable] + surplus


def file_lines(texts: Texts, case: Case) -> list[str]:
    """Describe the first `MOST_FILES` of them, one a line, numbered from 1; then say how many more there are."""
    items = listed(case)
    lines = [_line(texts, place, item) for place, item in enumerate(items[:MOST_FILES], 1)]
    more = len(items) - MOST_FILES
    return [*lines, texts.html("files_more", count=more)] if more > 0 else lines


def _line(texts: Texts, place: int, item: Evidence) -> str:
    sent = item.sendable
    size = "none" if sent.size is None else texts.size(sent.size)
    line = texts.html(f"file_{item.verdict}", place=place, kind=item.kind, size=size, name=file_name(item))
    line += mending.state(texts, item)
    return f"{line} · {texts.written(Word(item.shows))}" if item.shows in ALL else line


def file_name(item: Evidence) -> str:
    """Give the name of a file for one line, without signs that would turn or break it; "none" where it has none."""
    printable = "".join(sign if sign.isprintable() else " " for sign in item.name or "")
    name = " ".join(printable.split()) or "none"
    return name if len(name) <= LONGEST_FILE_NAME else name[: LONGEST_FILE_NAME - 1].rstrip() + "…"


def files(presenter: Presenter, case: Case, notice: str = "") -> Screen:
    """List the files, below a notice (HTML); each can be looked at, removed, or taken in place of a removed one."""
    items = listed(case)[:MOST_FILES]
    rows = tuple(_file_buttons(presenter, case, place, item) for place, item in enumerate(items, 1))
    heading = presenter.texts.html("files_manage" if items else "files_none", most=limits.MOST_PHOTOS)
    above = [notice, ""] if notice else []
    packed = in_rows([*pack_buttons(presenter, case), *album_button(presenter, case)])
    rows = (*rows, *ways_with(presenter, case, case.evidence, whole=True), *packed, (step_button(presenter, case),))
    return Screen("\n".join([*above, heading, *file_lines(presenter.texts, case)]), rows)


def together(case: Case, item: Evidence) -> list[Evidence]:
    """Give the files that are spoken about in one go: those of an album, in the order in which they came."""
    return [one for one in case.evidence if one.album == item.album] if item.album else [item]


def ways_with(presenter: Presenter, case: Case, items: Sequence[Evidence], *, whole: bool = False) -> Rows:
    """Offer what can be done with files beyond taking them out: copies, and using one all the same.

    `whole`: also copies that are merely better.
    """
    return (*mending.rows(presenter, case, items, whole=whole), *_insisting(presenter, case, items))


def _insisting(presenter: Presenter, case: Case, items: Sequence[Evidence]) -> Rows:
    """Offer to use all the same what was refused by a number or a format, the newest of them; none after Submit.

    Each by its name, but for the only one that is spoken of.
    """
    mendless = [item for item in items if item.can_be_insisted_on and item.mending != WANTED]
    offered = mendless[-MOST_INSISTED_ON:] if is_changeable(case) else []
    names = ["none" if len(items) == 1 else file_name(item) for item in offered]
    return tuple(
        (Button(presenter.texts.plain("button_insist", name=name), anywhere(case.number, "insist", str(item.number))),)
        for item, name in zip(offered, names, strict=True)
    )


def _file_buttons(presenter: Presenter, case: Case, place: int, item: Evidence) -> tuple[Button, ...]:
    number = str(item.number)
    verbs = [("button_view", "view")]
    if is_changeable(case):
        verbs += [("button_shows", "shows")] if item.is_usable else []
        verbs += {
            "surplus": [("button_take", "take")],
            "unchecked": [("button_check", "check"), ("button_remove", "remove")],
        }.get(item.verdict, [("button_remove", "remove")])
    return tuple(
        Button(presenter.texts.plain(key, place=place), anywhere(case.number, verb, number)) for key, verb in verbs
    )


def shows_rows(presenter: Presenter, case: Case) -> Rows:
    """Ask what the newest file shows of which that was not told; none where all was, and after Submit."""
    asked = [item for item in case.evidence if item.is_usable and not item.shows]
    return _shows_rows(presenter, case, asked[-1]) if asked and is_changeable(case) else ()


def _shows_rows(presenter: Presenter, case: Case, item: Evidence) -> Rows:
    names = may_show(route.on_route(case))
    return in_rows([
        Button(presenter.word(name), anywhere(case.number, "shows", f"{item.number}.{name}")) for name in names
    ])  # fmt: skip


def shows_question(presenter: Presenter, case: Case) -> list[str]:
    """Say which file is asked about, as `shows_rows` does."""
    asked = [item for item in case.evidence if item.is_usable and not item.shows]
    if not asked or not is_changeable(case):
        return []
    places = {one.number: place for place, one in enumerate(listed(case), 1)}
    item = asked[-1]
    return [presenter.texts.html("shows_what", place=places[item.number], kind=item.kind, name=file_name(item))]


def shows_screen(presenter: Presenter, case: Case, item: Evidence) -> Screen:
    """Ask what one file shows, also where it was told before."""
    places = {one.number: place for place, one in enumerate(listed(case), 1)}
    text = presenter.texts.html("shows_what", place=places.get(item.number, 0), kind=item.kind, name=file_name(item))
    return Screen(text, (*_shows_rows(presenter, case, item), (step_button(presenter, case),)))


def is_changeable(case: Case) -> bool:
    """Say whether files can still be taken out: after Submit the record stays as it was sent."""
    return S.RESULT not in route.route(case)


WARNINGS = (None, "photo_near_limit", "video_near_limit", "second_video")
"""What an accepted file may carry. Any other reason was found after Submit, when nothing could be refused any more."""
LONGEST_FORMAT = 12
"""Characters of a format: where nobody knows it, it is what the sender put behind the last dot of the name."""
SHORT = 60
"""Characters that fit into a line or two on a phone."""
ODD_ONES = ("animation", "video_note", "live_photo")
"""Ways of sending that Telegram changes into something else."""


def notices(
    presenter: Presenter, case: Case, items: Sequence[Evidence], percents: Mapping[int, int] = MappingProxyType({})
) -> list[str]:
    """Say of each file what became of it, in the order in which they came; it all fits into one message.

    How to mend something is said once for all files with the same fault, and left out where there is no room.
    `percents`: number of a file -> how far its copy is.
    """
    said: set[tuple[str | None, ...]] = set()
    full = []
    for item in items:
        fault = (item.verdict, item.reason, item.format, _ending(item), item.mending, str(item.uses_copy))
        full.append(notice(presenter, case, item, mends=fault not in said, percent=percents.get(item.number, 0)))
        said.add(fault)
    if length("\n".join(full)) <= LONGEST // 2:
        return full
    return [notice(presenter, case, item, mends=False) for item in items]


def notice(presenter: Presenter, case: Case, item: Evidence, *, mends: bool = True, percent: int = 0) -> str:
    """Say what became of one file: its verdict, what was found, and, if it `mends`, what to do about it."""
    said = presenter.texts
    places = {one.number: place for place, one in enumerate(listed(case), 1)}
    named = said.html("file_named", place=places.get(item.number, 0), kind=item.kind, name=file_name(item))
    found = presenter.reason(item.reason, facts(item)) if item.reason else ""
    if of_copy := mending.told(presenter, item, Html(named), found, percent):
        return of_copy if mends else of_copy.partition("\n")[0]
    parts = [said.html(_verdict(item), named=Html(named), most=limits.MOST_PHOTOS)]
    if item.sent_as in ODD_ONES and item.is_usable and _is_as_sent(item):
        parts.append(said.html(f"notice_{item.sent_as}"))
    if item.reason and item.verdict not in ("surplus", "insisted"):
        parts.append(found)
    told = " ".join(parts)
    if ending := _ending(item):
        told += "\n" + said.html("name_ending", ending=ending)
    is_mendable = mends and not _is_late(item)
    return told if is_mendable else told.partition("\n")[0]  # what was found is on the first line, what to do below


def _ending(item: Evidence) -> str:
    """Give how the name of a file has to end on the buyer's phone, where it ends otherwise.

    Only of a file that came as it is: what an app has made anew has its name from Telegram.
    """
    return better_ending(item.name, item.format) if item.is_usable and item.sent_as == "document" else ""


def joined(said: Sequence[str]) -> str:
    """Put several things that are said under each other, with some air where they are not short."""
    return ("\n\n" if any(length(one) > SHORT for one in said) else "\n").join(said)


def _verdict(item: Evidence) -> str:
    if item.reason == "evidence_twice":
        return "notice_twice"
    return "notice_late" if _is_late(item) else f"notice_{item.verdict}"


def _is_late(item: Evidence) -> bool:
    return item.verdict == "accepted" and item.reason not in WARNINGS


def _is_as_sent(item: Evidence) -> bool:
    """Say whether the file is what the way of sending makes of it: a video, but for a live photo."""
    return (item.kind == "video") == (item.sent_as != "live_photo")


def facts(item: Evidence) -> dict[str, Any]:
    """Give what was measured of a file, for the text that says why it was refused or warned about. Sizes in bytes."""
    claimed = claims(item.name, item.mime)
    return {
        "size": limits.WIDEST_VIDEO if item.size is None else item.size,
        "most": limit(item.reason or ""),
        "width": item.width or 0,
        "height": item.height or 0,
        "format": shortened(item.format or presumed(item.name, item.mime), LONGEST_FORMAT),
        "claimed": claimed[0] if claimed else UNKNOWN,
    }
