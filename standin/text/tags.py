"""What each tag of Telegram's HTML makes of the text that it encloses.

Source: https://core.telegram.org/bots/api#html-style, and TDLib's `parse_html` for what is an error.
"""

import re
from dataclasses import dataclass

from standin.refusals import Refusal, bad_request
from standin.store import Json
from standin.text.entities import MENTION_OF_USER, checked_link

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "tg-emoji": "custom_emoji", "tg-time": "date_time", "pre": "pre",
    "code": "code", "blockquote": "blockquote",
}  # fmt: skip
DATE_FORMAT = re.compile(r"r|[tTdDwW]*")


@dataclass(frozen=True)
class Open:
    """A tag that is not closed yet: `offset` in UTF-16 units, `place` among the pieces of the text."""

    name: str
    attributes: dict[str, str]
    offset: int
    place: int


def unreadable(reason: str) -> Refusal:
    """Give Telegram's refusal of a text that it cannot read."""
    return bad_request(f"can't parse entities: {reason}")


def close(entities: list[Json], tag: Open, length: int, content: str) -> None:
    """Add what a closed tag makes of its `content`, which has `length` UTF-16 units."""
    entity: Json = {"type": TAGS[tag.name], "offset": tag.offset, "length": length}
    if tag.name in {"pre", "code"}:
        _close_code(entities, entity, tag)
        return
    extra = _extra(tag, content)
    if extra is not None:
        entities.append(entity | extra)


def _close_code(entities: list[Json], entity: Json, tag: Open) -> None:
    """`pre` and `code` around the same text are one entity if the `code` names a language."""
    language = tag.attributes.get("class", "")
    language = language.removeprefix("language-") if language.startswith("language-") else ""
    other = "code" if tag.name == "pre" else "pre"
    inner = entities[-1] if entities else {}
    same = (inner.get("type"), inner.get("offset"), inner.get("length")) == (
        other,
        entity["offset"],
        entity["length"],
    )
    if same and (language or inner.get("language")) and not (tag.name == "code" and not language):
        inner.update(type="pre", language=language or inner["language"])
        return
    entities.append(entity | ({"language": language} if language and tag.name == "code" else {}))


def _extra(tag: Open, content: str) -> Json | None:
    """Tell what an entity has beside its place; None if there is no entity after all."""
    attributes = tag.attributes
    if tag.name == "a":
        return _link(attributes.get("href") or content)
    if tag.name == "blockquote":
        return {"type": "expandable_blockquote"} if "expandable" in attributes else {}
    if tag.name == "tg-emoji":
        if not re.fullmatch(r"[0-9]{1,19}", attributes.get("emoji-id", "")):
            raise unreadable("Invalid custom emoji identifier specified")
        return {"custom_emoji_id": attributes["emoji-id"]}
    return _date(attributes) if tag.name == "tg-time" else {}


def _link(address: str) -> Json | None:
    user = MENTION_OF_USER.fullmatch(address)
    if user:
        return {"type": "text_mention", "user": {"id": int(user["id"])}}
    link = checked_link(address)
    return {"url": link} if link else None


def _date(attributes: dict[str, str]) -> Json:
    moment = attributes.get("unix", "")
    if not re.fullmatch(r"[0-9]{1,10}", moment) or not 0 < int(moment) < 2**31:
        raise unreadable("Invalid Unix time specified")
    style = attributes.get("format", "")
    if not DATE_FORMAT.fullmatch(style):
        raise unreadable("Invalid date format used")
    return {"unix_time": int(moment)} | ({"date_time_format": style} if style else {})
