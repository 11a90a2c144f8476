"""What the guide's pictures show: AliExpress's pages in outline, and where to press (article 61, its nine pictures).

A picture is drawn from this and from the words of a language. The article shows nine places: the list of orders, the
order, the kind of dispute, the reasons if it has arrived, the detail, the reasons if not, the amount, the proof with
the text, and the error page. The first two stand beside each other on one picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from conversations import reasons
from conversations.names import S


class Widget(Enum):
    """What a part of a page is."""

    BAR = auto()
    """The top of the page, with its name."""
    PRODUCT = auto()
    """The picture of what was bought, and lines that nobody reads."""
    TEXT = auto()
    BUTTON = auto()
    CHOICE = auto()
    """One of several that exclude each other; without a label its words are not known."""
    MORE = auto()
    """There are more choices than are drawn."""
    FIELD = auto()
    AREA = auto()
    """A field of several lines."""
    UPLOADS = auto()
    """The places for photos."""
    ERROR = auto()
    GROUP = auto()
    """Parts that belong together."""


@dataclass(frozen=True)
class Part:
    """A part of a page. `label` is an attribute of the text `picture`.

    `mark` says when it is pressed or filled in: as the first, the second ...; 0: not at all.
    """

    kind: Widget
    label: str = ""
    mark: int = 0
    parts: tuple[Part, ...] = ()


Page = tuple[Part, ...]


def _choices(*labels: str, mark: int = 1) -> Part:
    shown = tuple(Part(Widget.CHOICE, label) for label in labels[:MOST_CHOICES])
    more = (Part(Widget.MORE),) if len(labels) > MOST_CHOICES else ()
    return Part(Widget.GROUP, mark=mark, parts=(*shown, *more))


MOST_CHOICES = 8
"""Choices that are drawn: with more a picture would be higher than wide. Our choice."""
PRODUCT = Part(Widget.PRODUCT)
FORM = Part(Widget.BAR, "open_dispute")
ORDER = Part(Widget.BAR, "order_details")
CONTINUE = Part(Widget.BUTTON, "continue", mark=2)
SUBMIT = Part(Widget.BUTTON, "submit")


def _menu(*labels: str) -> tuple[Page, ...]:
    return ((FORM, _choices(*labels), CONTINUE),)


PICTURES: Mapping[str, tuple[Page, ...]] = {
    "opening": (
        (Part(Widget.BAR, "orders"), PRODUCT, Part(Widget.BUTTON, "order_details", mark=1)),
        (ORDER, PRODUCT, Part(Widget.BUTTON, "open_dispute", mark=2)),
    ),
    "solution": ((FORM, PRODUCT, _choices("return_and_refund", "refund_only")),),
    "received": ((FORM, Part(Widget.TEXT, "received"), _choices("yes", "no")),),
    "reason_arrived": _menu(*(reason for reason in reasons.ARRIVED if reason != "other")),
    "detail": _menu(*reasons.DETAILS[S.DETAIL_DESCRIPTION]),
    "reason_missing": _menu(*(reason for reason in reasons.MISSING if reason not in ("delivered", "other"))),
    "refund": ((FORM, Part(Widget.TEXT, "range"), Part(Widget.FIELD, "amount", mark=1), CONTINUE),),
    "detail_unknown": _menu("", "", ""),
    "evidence": ((FORM, Part(Widget.UPLOADS, "photos", 1), Part(Widget.AREA, "text"), SUBMIT),),
    "explanation": ((FORM, Part(Widget.UPLOADS, "photos"), Part(Widget.AREA, "text", 1), SUBMIT),),
    "submit": (
        (FORM, Part(Widget.UPLOADS, "photos", 1), Part(Widget.AREA, "text", 2), Part(Widget.BUTTON, "submit", 3)),
    ),
    "error": (
        (FORM, Part(Widget.ERROR, "error")),
        (ORDER, PRODUCT, Part(Widget.GROUP, mark=1, parts=(Part(Widget.TEXT, "is_it_here"),))),
    ),
}
"""Name -> the pages, from left to right."""

SHOWN: Mapping[S, str] = {
    S.OPENING: "opening",
    S.SOLUTION: "solution",
    S.RECEIVED: "received",
    S.REASON_ARRIVED: "reason_arrived",
    S.DETAIL_DESCRIPTION: "detail",
    S.DETAIL_DAMAGED: "detail_unknown",
    S.DETAIL_QUANTITY: "detail_unknown",
    S.DETAIL_WRONG_ITEM: "detail_unknown",
    S.REASON_MISSING: "reason_missing",
    S.REFUND: "refund",
    S.EVIDENCE: "evidence",
    S.EXPLANATION: "explanation",
    S.SUBMIT: "submit",
    S.ERROR: "error",
    S.RETRY: "opening",
}
"""Step -> the picture that stands above its text. The other steps are no page of AliExpress."""


def name_of(step: S) -> str:
    """Name the picture of a step; empty where it has none."""
    return SHOWN.get(step, "")


def listed(pages: tuple[Page, ...]) -> tuple[Part, ...]:
    """List every part of a picture, those of a group after it."""
    return tuple(part for page in pages for one in page for part in (one, *one.parts))
