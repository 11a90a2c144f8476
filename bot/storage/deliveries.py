"""What is delivered to a chat. A delivery says itself what becomes of it once there is a later one."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Any, Literal
from zlib import compress, decompress


class DeliveryKind(StrEnum):
    """What a delivery is."""

    SCREEN = auto()
    """What the chat shows from now on."""
    ABOVE = auto()
    """A text that belongs to the screen after it and was too long to stand on it."""
    TEXT = auto()
    """A message that stays."""
    NEWS = auto()
    """A message with buttons that is not the chat's screen."""
    FILE = auto()
    """A file of the buyer, sent back."""
    ALBUM = auto()
    """Several files of the buyer, sent back as one album: all pictures and films, or all documents."""
    UPLOAD = auto()
    """A file that the bot made."""
    FREED = "answer"
    """The tapped button is freed, with a word about it or none."""
    PINNED = auto()
    """The status message at the top of the chat as it is now; without a text it is taken down."""
    UNPIN = auto()
    """The status message of a chat that was erased is taken out of it."""


SUPERSEDED = (DeliveryKind.SCREEN, DeliveryKind.ABOVE)
WORDED = (DeliveryKind.SCREEN, DeliveryKind.ABOVE, DeliveryKind.TEXT, DeliveryKind.NEWS)


ScreenPlace = Literal["", "kept", "anew"]
"""Where a screen comes: where its tag or the tap has it; only where the chat still shows that tag, else not at all; as
a new message in any case."""

PARTS = "parts:"
"""What the tag of a screen begins with that speaks of a text while its parts come in."""


def above(tag: str) -> str:
    """Give the tag of the text above such a screen: a later screen has it above itself, or none."""
    return f"{tag}.above"


def pack(content: bytes) -> str:
    """Write a file of our own so that it can stand in a payload: it is text for the most part, and a tenth then."""
    return b64encode(compress(content, 1)).decode()


def unpack(payload: Mapping[str, Any]) -> bytes:
    """Read the file in a payload; a release before wrote it as `content`, as it was."""
    return decompress(b64decode(payload["packed"])) if "packed" in payload else b64decode(payload["content"])


@dataclass(frozen=True)
class Delivery:
    """Something for the chat. `kind` is a `DeliveryKind`, or what another release wrote; `payload` is JSON.

    Of several undelivered ones of a chat with one (non-empty) `tag` only the last is worth delivering.
    """

    kind: str
    payload: Mapping[str, Any]
    tag: str = ""

    @property
    def is_superseded(self) -> bool:
        """Whether a later screen makes it superfluous. All else was asked for, and is delivered however late."""
        return self.kind in SUPERSEDED

    @property
    def is_worded(self) -> bool:
        """Whether it can be said in plain words where Telegram refuses it as it is."""
        return self.kind in WORDED


Alert = tuple[int, Delivery]
"""The chat of an admin, and what is said there."""


OF_A_TAP = (DeliveryKind.SCREEN, DeliveryKind.ABOVE, DeliveryKind.FILE, DeliveryKind.ALBUM,
            DeliveryKind.UPLOAD)  # fmt: skip


class OutdatedTap(StrEnum):
    """Why a button that was tapped means nothing any more."""

    OLD = auto()
    """It is of an earlier screen, of another case, or forged."""
    SECOND = auto()
    """Another tap on the same screen was quicker."""


def answering(
    deliveries: Sequence[Delivery], tapped: int | None, stands: str, outdated: OutdatedTap | None
) -> tuple[Delivery, ...]:
    """Let what answers a tap say so, so that of a second tap on the same screen nothing is sent again.

    `tapped` is the message with the button, `stands` how the case stands afterwards; both make its `mark`, which is the
    tag of the screen that came.
    """
    if tapped is None:
        return tuple(deliveries)
    of_tap = {"tapped": tapped, "mark": f"tap:{tapped}.{stands}", **({"outdated": outdated} if outdated else {})}
    return tuple(replace(one, payload={**one.payload, **of_tap}) if one.kind in OF_A_TAP else one for one in deliveries)


@dataclass(frozen=True)
class Shown:
    """The message that carries the chat's present screen."""

    message_id: int
    tag: str
    is_picture: bool = False
    """It is a picture with the text below it."""


@dataclass(frozen=True)
class Undelivered:
    """A delivery that Telegram does not have yet. `shown` is what the chat shows before it."""

    id: int
    chat_id: int
    update_id: int | None
    delivery: Delivery
    shown: Shown | None
    pinned: int | None = None
    """The status message at the top of the chat, if there is one."""
