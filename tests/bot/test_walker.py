"""A buyer who does anything at all: every action is answered, nothing is refused, nothing is wrong in the log."""

from __future__ import annotations

import random

import pytest

from bot.screens.buttons import Tap
from standin.calls import Call
from tests.buyer import Buyer, File
from tests.conftest import World
from tests.files import animated_gif, bmp, gif, jpeg, mov, mp4, pdf, png, truncated, webp

FILES = [
    File("a.jpg", jpeg(64, 48), "image/jpeg"), File("b.png", png(32, 32), "image/png"),
    File("c.gif", gif(16, 16), "image/gif"), File("d.gif", animated_gif(16, 16), "image/gif"),
    File("e.mp4", mp4(2, 64, 48), "video/mp4"), File("f.mov", mov(2, 64, 48), "video/quicktime"),
    File("g.webp", webp(16, 16), "image/webp"), File("h.bmp", bmp(16, 16), "image/bmp"),
    File("i.pdf", pdf(), "application/pdf"), File("j.jpg", truncated(jpeg(64, 48)), "image/jpeg"),
    File("empty.png", b"", "image/png"), File("<b>x</b>&amp;.png", png(20, 20), "image/png"),
]  # fmt: skip
TEXTS = [
    "5 Dec", "05/12", "2026-12-05", "in 12 days", "yesterday", "31.2.", "8.12", "US $8,12", "1 234,50 Kč", "-5", "0",
    "Yes", "No", "Refund only", "Back", "Continue", "<b>&lt;", "</pre>", "🦊" * 30, "x" * 4096, "&" * 4000, "\u200b",
    "0" * 80,
    "/start", "/new", "/cases", "/status", "/back", "/cancel", "/help", "/nonsense", "/start x",
    "Шины не подошли", "مرحبا", "a\nb\n\nc", "1. Size 40 came. 2. See photo 1.", "{ $x }", "%s %d", "' OR 1=1 --",
]  # fmt: skip
FORGED = [
    "",
    ":",
    "1:1:1:pick:yes",
    "1:2:-1:switch:1",
    "1:1:-1:take:3",
    "1:1:-1:keep_text:5",
    "x" * 64,
    "1:0:0::",
    "1:1:-1:drafts:-5",
]
SHARED = ["sticker", "contact", "location", "dice", "poll", "venue"]


class Walker:
    """Does one random thing after the other."""

    def __init__(self, buyer: Buyer, chance: random.Random) -> None:
        self._buyer = buyer
        self._chance = chance
        self._own: list[int] = []

    async def step(self) -> str:
        """Do something; say what."""
        moves = [self.taps] * 12 + [self.taps_old] * 2 + [self.forges] * 2 + [self.types] * 5 + [self.sends] * 3
        moves += [self.edits, self.shares, self.comes_back]
        move = self._chance.choice(moves)
        return f"{move.__name__}: {await move()}"

    async def taps(self) -> str:
        buttons = await self._buyer.buttons()
        tap, button = self._chance.choice(buttons)
        await self._buyer.taps_data((await self._buyer.screen())["message_id"], button["data"])
        return str(tap)

    async def taps_old(self) -> str:
        said = [m for m in await self._buyer.messages() if m.get("text")]
        case, revision = self._chance.randint(1, 3), self._chance.randint(0, 30)
        tap = Tap(case, revision, self._chance.choice(["pick", "keep", "back", "open", "type"]), "yes")
        await self._buyer.taps_data(self._chance.choice(said)["message_id"], tap.data, forged=True)
        return tap.data

    async def forges(self) -> str:
        data = self._chance.choice(FORGED)
        await self._buyer.taps_data((await self._buyer.screen())["message_id"], data, forged=True)
        return data

    async def types(self) -> str:
        text = self._chance.choice(TEXTS)
        self._own.append(await self._buyer.says(text))
        return text[:40]

    async def sends(self) -> str:
        files = self._chance.sample(FILES, self._chance.choice([1, 1, 1, 2, 5]))
        caption = self._chance.choice(["", "", "see the hole & <b>"])
        await self._buyer.sends(*files, caption=caption)
        return ", ".join(file.name for file in files)

    async def edits(self) -> str:
        if not self._own:
            return await self.types()
        text = f"{self._chance.choice(TEXTS)[:4000]} ({self._chance.random()})"
        await self._buyer.edits(self._chance.choice(self._own), text)
        return text[:40]

    async def shares(self) -> str:
        kind = self._chance.choice(SHARED)
        await self._buyer.shares(kind)
        return kind

    async def comes_back(self) -> str:
        await self._buyer.blocks()
        await self._buyer.blocks(False)
        await self._buyer.says("/start")
        return "blocked and came back"


async def walk(world: World, actions: int, seed: int) -> None:
    ann = await world.buyer()
    walker = Walker(ann, random.Random(seed))
    for number in range(actions):
        before = len(world.calls)
        did = await walker.step()
        new = [call for call in world.calls[before:] if _speaks(call, ann)]
        assert new, f"seed {seed}, action {number}: no answer to {did}"
    assert not world.refused()


SPEAKING = ("sendMessage", "editMessageText", "sendPhoto", "editMessageMedia")


def _speaks(call: Call, buyer: Buyer) -> bool:
    return call.method in SPEAKING and str(call.parameters.get("chat_id")) == str(buyer.id)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.soak)])
async def test_whatever_a_buyer_does_is_answered(world: World, seed: int) -> None:
    world.expected += ["Forbidden"]
    await walk(world, 150, seed)


@pytest.mark.soak
@pytest.mark.timeout(1200)
async def test_two_thousand_random_actions_are_all_answered(world: World) -> None:
    await walk(world, 2000, random.randrange(10**6))
