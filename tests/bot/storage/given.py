"""What the tests start from: a buyer's updates, and cases that hold a little of everything."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.storage.deliveries import Delivery, Undelivered
from bot.storage.interface import Storage
from bot.storage.sql.parts import FEW_FILES
from bot.storage.values import Buyer, Changes, Incoming, Waiting
from conversations.case import Answer, Aside, Case, Draft
from conversations.evidence import Evidence, Verdict
from conversations.names import S

NOW = datetime(2026, 12, 5, 8, 30, 0, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
ANN, BOB, CID = 7_000_000_001, 7_000_000_002, 7_000_000_003


def update(update_id: int, chat_id: int = ANN) -> Incoming:
    return Incoming(update_id, chat_id, f'{{"update_id": {update_id}}}'.encode())


def evidence(number: int, verdict: Verdict = "accepted", **known: Any) -> Evidence:
    return Evidence(number, "document", 100 + number, f"file{number}", f"unique{number}", NOW, verdict, **known)


def draft(version: int, text: str = "My parcel is empty") -> Draft:
    return Draft(version, text, 200 + version, NOW + version * MINUTE)


def case(number: int = 1, **different: Any) -> Case:
    parts: dict[str, Any] = {
        "answers": {S.ORDER: Answer("8012", NOW), S.RECEIVED: Answer("yes", NOW + MINUTE)},
        "former": {S.PAID: "8.12 USD"},
        "evidence": (evidence(1, size=4_000_000), evidence(2, "refused", reason="photo_too_large")),
        "drafts": (draft(1), draft(2, "Моя посылка 📦 пуста")),
        "asides": (Aside(301, "hello?", NOW), Aside(302, "is anybody there", NOW + MINUTE)),
        "revision": 3,
    }
    return Case(number, NOW, **{**parts, **different})


def present(whole: Case) -> Case:
    """Give a case as an update reads it."""
    last = max((one.number for one in whole.evidence), default=0) - FEW_FILES
    files = tuple(one for one in whole.evidence if one.verdict not in ("refused", "removed") or one.number > last)
    return replace(whole, drafts=whole.drafts[-1:], asides=whole.asides[-1:], evidence=files)


def text(words: str, tag: str = "") -> Delivery:
    return Delivery("text", {"text": words}, tag)


def screen(words: str, tag: str = "") -> Delivery:
    return Delivery("screen", {"text": words, "rows": [["a", "b"]], "replaces": None}, tag)


async def arrives(
    storage: Storage, update_id: int, chat_id: int = ANN, now: datetime = NOW, body: bytes | None = None
) -> Waiting:
    """Store one update and take it."""
    usual = update(update_id, chat_id)
    await storage.store([usual if body is None else replace(usual, body=body)], now)
    return await taken(storage, chat_id)


async def taken(storage: Storage, chat_id: int = ANN) -> Waiting:
    waiting = await storage.next_waiting(chat_id)
    assert waiting
    return waiting


async def handles(
    storage: Storage, update_id: int, *deliveries: Delivery, chat_id: int = ANN, now: datetime = NOW, **changes: Any
) -> None:
    """Let one update come and be handled, with these changes."""
    waiting = await arrives(storage, update_id, chat_id, now)
    await storage.commit(Changes(waiting.seq, chat_id, deliveries=deliveries, **changes), now)


async def keeps(storage: Storage, update_id: int, *cases: Case, chat_id: int = ANN) -> None:
    """Let one update store cases, the last of which is open from then on."""
    buyer = Buyer(chat_id, current=cases[-1].number)
    await handles(storage, update_id, chat_id=chat_id, buyer=buyer, cases=cases)


async def undelivered(storage: Storage, chat_id: int = ANN) -> Undelivered:
    return (await storage.undelivered(chat_id))[0]


async def delivers_all(storage: Storage, chat_id: int = ANN, now: datetime = NOW) -> list[str]:
    """Deliver whatever waits; give the texts."""
    told = []
    while some := await storage.undelivered(chat_id):
        waiting = some[0]
        told.append(waiting.delivery.payload["text"])
        await storage.delivered([waiting.id], None, now)
    return told
