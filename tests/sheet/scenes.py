"""Every screen that a buyer can meet: the case to stand at, and what is tapped or typed there to see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Literal

from conversations import deadlines, route
from conversations.advice.traps import TRAPS
from conversations.case import Case, Event, with_draft
from conversations.days import PACIFIC
from conversations.dispute import STEPS
from conversations.evidence import add, record
from conversations.files.content import Received, SentAs
from conversations.followup import E, Stage
from conversations.names import S
from tests.conversations.submitted import NOON, TODAY, at_stage, given, submitted
from tests.conversations.walks import arrows_walked, begun


@dataclass(frozen=True)
class Scene:
    """A screen. `does` are taps ("verb" or "verb:argument") and texts ("“...”"), one after the other.

    "!" is the bot's own look for what is due.
    """

    name: str
    case: Case | None
    does: tuple[str, ...] = ("“/help”", "show")
    is_admins: bool = False


def scenes() -> Iterator[Scene]:
    """Give them in the order in which a buyer meets them."""
    yield Scene("welcome", None, ("“/start”",))
    yield from _steps()
    yield from _refusals()
    yield from _beside()
    yield from _after()
    yield from _dates()
    yield from _settings()
    yield from _own_data()
    yield from _admins()


@cache
def _cases() -> dict[S, Case]:
    found: dict[S, Case] = {route.open_step(begun()): begun()}
    for _way, case in arrows_walked():
        found.setdefault(route.open_step(case), case)
    return found


def _steps() -> Iterator[Scene]:
    for step in STEPS:
        if step not in (S.OPENED, S.ABOUT_REFUNDS, S.ABOUT_APPEAL):
            yield Scene(f"step {step}", _cases()[step])
    yield Scene("taken back", _cases()[S.SOLUTION], ("“/help”", "show", "back"))
    yield Scene("link", None, ("“/start size”",))


def _refusals() -> Iterator[Scene]:
    for step, typed in (
        (S.PROTECTION, "soon"),
        (S.PROTECTION, "5/12"),
        (S.PROTECTION, "31 Feb"),
        (S.PAID, "much"),
        (S.PAID, "1 or 2"),
        (S.REFUND, "999999"),
        (S.REFUND, "0"),
        (S.SOLUTION, "It is too small and the colour is wrong."),
        (S.SOLUTION, "/nonsense"),
        (S.EXPLANATION, "1. Size 42 ordered, 40 came. 2. Photo 1. 3. Half, please."),
    ):
        yield Scene(f"{step}: {typed}", _cases()[step], ("“/help”", "show", f"“{typed}”"))


FILES: tuple[tuple[str, SentAs, Literal["accepted", "unchecked"]], ...] = (
    ("shoe.jpg", "document", "accepted"),
    ("clip.mp4", "video", "accepted"),
    ("later.jpg", "document", "unchecked"),
    *((f"view-{number}.jpg", "document", "accepted") for number in range(1, 7)),
)


def _with_files() -> Case:
    case = _cases()[S.EVIDENCE]
    for number, (name, sent_as, verdict) in enumerate(FILES, 1):
        received = Received(sent_as, 100 + number, f"file-{number}", f"unique-{number}", size=1_000_000, name=name)
        case = replace(case, evidence=add(case.evidence, record(received, NOON, verdict)))
    return case


def _versions() -> Case:
    case = _cases()[S.REVIEW]
    case = with_draft(case, "1. I ordered size 42, size 40 came. 2. See photo 1. 3. Please refund half.", 8, NOON)
    return with_draft(case, "1. I ordered size 42, but size 40 came. 2. See photo 1. 3. Please refund all.", 9, NOON)


def _beside() -> Iterator[Scene]:
    yield Scene("files", _with_files(), ("“/help”", "show", "files"))
    yield Scene("versions", _versions(), ("“/help”", "show", "drafts"))
    yield Scene("version", _versions(), ("“/help”", "show", "drafts", "read:2"))
    yield Scene("comparison", _versions(), ("“/help”", "show", "drafts", "read:2", "compare:2.3"))
    yield Scene("an older answer", _versions(), ("“/help”", "show", f"open:{S.PAID}"))
    for command in ("/help", "/cases", "/cancel", "/status"):
        yield Scene(command, _versions(), (f"“{command}”",))
    yield Scene("put away", _versions(), ("“/cancel”", "cancel"))
    yield Scene("new case", _versions(), ("“/new”",))


def _after() -> Iterator[Scene]:
    for stage in Stage:
        yield Scene(f"stage {stage}", at_stage(stage))
    offer = at_stage(Stage.OFFER)
    yield Scene("told", at_stage(Stage.SELLER), ("“/help”", "show", f"tell:{E.OFFERED_LESS}"))
    yield Scene("something happened", at_stage(Stage.REFUND), ("“/help”", "show", "events"))
    yield Scene("so far", offer, ("“/help”", "show", "so_far"))
    yield Scene("one event", offer, ("“/help”", "show", "so_far", "event:1"))
    yield Scene("which day", offer, ("“/help”", "show", "so_far", "event:1", "ask_day:event:1"))
    yield Scene("no day", offer, ("“/help”", "show", "so_far", "event:1", "ask_day:event:1", "“soon”"))
    yield Scene("how on", offer, ("“/help”", "show", "events", "how_on"))
    yield Scene("refunds", offer, ("“/help”", "show", "events", "how_on", "pick:refunds"))
    yield Scene("appeal", offer, ("“/help”", "show", "events", "how_on", "pick:appeal"))
    yield Scene("about the money", offer, ("“/help”", "show", "about:refunds"))
    yield Scene("about disagreeing", offer, ("“/help”", "show", "about:appeal"))
    yield Scene("tricks", offer, ("“/help”", "show", "events", "traps"))
    for trap in TRAPS:
        yield Scene(f"trick {trap}", offer, ("“/help”", "show", "events", "traps", f"trap:{trap}"))
    asked = "Please cancel the dispute, dear friend, I give you a coupon of 3 USD. Order 8123456789012345."
    yield Scene("pasted", offer, ("“/help”", "show", f"“{asked}”"))
    yield Scene("pasted, why", offer, ("“/help”", "show", f"“{asked}”", "why"))
    yield Scene("pasted, more", offer, ("“/help”", "show", f"“{asked}”", "seller:coupon"))
    won = at_stage(Stage.WON)
    yield Scene("feedback", won, ("“/help”", "show", "rate"))
    yield Scene("words", won, ("“/help”", "show", "rate", "mark:5"))
    yield Scene("thanks", won, ("“/help”", "show", "rate", "mark:5", "“It helped.”"))


def _dated() -> dict[str, Case]:
    """Each kind of deadline in a case that has it."""
    told = [Event(0, kind, TODAY, NOON) for kind in E]
    found: dict[str, Case] = {}
    candidates = [_cases()[S.OPENING], submitted(), *(at_stage(stage) for stage in Stage)]
    for case in candidates:
        for event in [None, *told]:
            one = given(case, (E(event.kind), TODAY)) if event else case
            for deadline in deadlines.deadlines(one, PACIFIC):
                found.setdefault(deadline.kind, one)
    return found


def _dates() -> Iterator[Scene]:
    yield Scene("dates", at_stage(Stage.OFFER), ("“/help”", "show", "dates"))
    yield Scene("dates of the order", _cases()[S.SOLUTION], ("“/help”", "dates", "order_dates"))
    for kind, case in _dated().items():
        yield Scene(f"date {kind}", case, ("“/help”", "dates", f"due:{kind}"))
    offer = ("“/help”", "dates", "due:buyer_reply")
    yield Scene("done", at_stage(Stage.OFFER), (*offer, "done:buyer_reply"))
    yield Scene("another date", at_stage(Stage.OFFER), (*offer, "ask_day:due:buyer_reply"))


def _settings() -> Iterator[Scene]:
    case = _cases()[S.SOLUTION]
    yield Scene("settings", case, ("“/settings”",))
    yield Scene("language", case, ("“/language”",))
    yield Scene("what time", case, ("“/settings”", "ask_zone"))
    yield Scene("which place", case, ("“/settings”", "ask_zone", f"zone_hour:{(NOON + timedelta(hours=1)).hour}"))
    yield Scene("quiet from", case, ("“/settings”", "ask_quiet"))
    yield Scene("quiet until", case, ("“/settings”", "ask_quiet", "quiet_from:22"))


def _own_data() -> Iterator[Scene]:
    case = _cases()[S.SOLUTION]
    for command in ("/privacy", "/export", "/delete"):
        yield Scene(command, case, (f"“{command}”",))
    yield Scene("erased", case, ("“/delete”", "erase"))
    old = replace(case, created_at=NOON - timedelta(days=500), cancelled_at=NOON - timedelta(days=355))
    yield Scene("an old case", old, ("!",))
    yield Scene("kept", old, ("!", "keep_year"))
    yield Scene("erase it?", old, ("!", "ask_erase_old"))
    yield Scene("news", case, ("“/settings”", "set:news.on"))
    yield Scene("after the mark", at_stage(Stage.WON), ("“/help”", "show", "rate", "mark:5", "news:on"))


def _admins() -> Iterator[Scene]:
    for command in ("/stats", "/announce", "/dead_letters"):
        yield Scene(command, None, (f"“{command}”",), is_admins=True)
    yield Scene("preview", None, ("“/announce The form has a new page.”",), is_admins=True)
