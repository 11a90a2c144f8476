"""What a phone shows of the newest screen without scrolling, asked of the chat page itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page

HALF_A_PIXEL = 0.5
"""What is outside by less is a matter of rounding."""
LOOK = """
async (question) => {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await document.fonts.ready;
  await Promise.all([...document.querySelectorAll("#history img")].map((image) => image.decode()));
  await drawn(); // what is folded and how far the chat is scrolled is known one frame after it was laid out
  const chat = document.getElementById("scroller").getBoundingClientRect();
  const place = (node) => {
    const { top, bottom } = node.getBoundingClientRect();
    const isCut = node.classList.contains("key") && node.scrollWidth > node.clientWidth;
    return { text: node.textContent.trim(), top: top - chat.top, bottom: bottom - chat.top, is_cut: isCut };
  };
  const screen = [...document.querySelectorAll("#history > li:has(.keyboard)")].at(-1);
  const isAsked = (node) => question.includes(node.textContent.trim());
  const bold = [...screen.querySelectorAll(".words strong")].filter(isAsked);
  bold.sort((one, other) => other.textContent.length - one.textContent.length);
  return {
    room: chat.height,
    question: bold.length ? place(bold[0]) : null,
    buttons: [...screen.querySelectorAll(".key")].map(place),
    has_picture: screen.querySelector("img") !== null,
  };
}
"""
"""Where the page has the question and each button, in pixels from the top of what is seen of the chat."""


@dataclass(frozen=True)
class Place:
    """Something on the page: pixels from the top of what is seen of the chat. `is_cut`: its end was left out."""

    text: str
    top: float
    bottom: float
    is_cut: bool = False


@dataclass(frozen=True)
class Glance:
    """A screen as the page has it. `room` is how many pixels of the chat are seen at once."""

    room: float
    question: Place | None
    buttons: tuple[Place, ...]
    has_picture: bool = False

    @property
    def height(self) -> int:
        """Pixels from the top of the question to the end of the last button; 0 without a question."""
        return round(max(place.bottom for place in self.buttons) - self.question.top) if self.question else 0

    def outside(self) -> list[str]:
        """Say what cannot be seen together with the rest; empty where all is at one glance."""
        if self.question is None:
            return ["the question is not there"]
        hidden = [place for place in self.buttons if not self._is_seen(place)]
        cut = [f"“{place.text}” is cut" for place in self.buttons if place.is_cut]
        said = [] if self._is_seen(self.question) else ["the question"]
        return [*said, *([f"{len(hidden)} of {len(self.buttons)} buttons"] if hidden else []), *cut]

    def _is_seen(self, place: Place) -> bool:
        return place.top >= -HALF_A_PIXEL and place.bottom <= self.room + HALF_A_PIXEL


async def look(page: Page, question: str) -> Glance:
    """Look at the newest screen of the chat that is open; `question` is its first line."""
    told: dict[str, Any] = await page.evaluate(LOOK, question)
    asked = Place(**told["question"]) if told["question"] else None
    return Glance(told["room"], asked, tuple(Place(**place) for place in told["buttons"]), told["has_picture"])


@dataclass(frozen=True)
class Line:
    """What was found of one step or stage."""

    name: str
    room: float
    height: int
    outside: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}: {self.height} px of {self.room:.0f}; outside: {', '.join(self.outside)}"


WANTED = 95
"""Percent of the steps of which question and buttons are seen together, in each language. Our choice."""


def percent(lines: Sequence[Line]) -> float:
    """Give how many of them are at one glance."""
    return 100 * sum(not line.outside for line in lines) / len(lines)


def is_enough(lines: Sequence[Line]) -> bool:
    """Say whether as many are at one glance as is wanted."""
    return percent(lines) >= WANTED


def report(language: str, lines: Sequence[Line]) -> str:
    """Write how many are at one glance, and a line for each that is not."""
    fitting = sum(not line.outside for line in lines)
    heading = f"{language}: {fitting} of {len(lines)} at one glance, {percent(lines):.1f} % (wanted: {WANTED} %)"
    return "\n".join([heading, *(f"  {line}" for line in lines if line.outside)])
