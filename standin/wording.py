"""The text of a call, as Telegram reads it: parse mode, entities, white space, length."""

from collections.abc import Callable

from standin.parameters import Parameters
from standin.refusals import Refusal, bad_request
from standin.store import Json
from standin.text.entities import settled
from standin.text.markup import parse_html
from standin.text.utf16 import units

MOST_TEXT = 4096
MOST_CAPTION = 1024
"""Both in UTF-16 units after the entities were read. Source: Bot API, sendMessage and sendPhoto."""

EXTRAS: dict[str, tuple[str, Callable[[object], bool]]] = {
    "text_link": ("url", lambda value: isinstance(value, str)),
    "text_mention": ("user", lambda value: isinstance(value, dict)),
    "custom_emoji": ("custom_emoji_id", lambda value: isinstance(value, str)),
    "date_time": ("unix_time", lambda value: isinstance(value, int)),
}


def message_text(call: Parameters) -> Json:
    """`text` and `entities` of a message; raises the Refusals for an empty and for a long one."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    text, entities = _read(call.text("text"), call.text("parse_mode"), call.value("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if units(text) > MOST_TEXT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption(call: Parameters) -> Json:
    """`caption` and `caption_entities` of a message, empty if there is none."""
    return caption_of(call.text("caption"), call.text("parse_mode"), call.value("caption_entities"))


def caption_of(given: str, parse_mode: str, given_entities: object) -> Json:
    """Read the caption of one medium of an album."""
    text, entities = _read(given, parse_mode, given_entities)
    if units(text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _read(text: str, parse_mode: str, given: object) -> tuple[str, list[Json]]:
    mode = parse_mode.lower()
    if mode == "html":
        return settled(*parse_html(text))
    if mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    return settled(text, _given(given, units(text)))


def _given(entities: object, length: int) -> list[Json]:
    if entities in (None, ""):
        return []
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array")
    read = [_entity(entity) for entity in entities]
    return [one for one in read if one["length"] > 0 and 0 <= one["offset"] < length]


def _entity(entity: object) -> Json:
    try:
        assert isinstance(entity, dict)
        kind, offset, length = str(entity["type"]), int(entity["offset"]), int(entity["length"])
    except (AssertionError, KeyError, TypeError, ValueError) as error:
        raise _unreadable("expected an Object with type, offset and length") from error
    field, fits = EXTRAS.get(kind, ("type", bool))
    if not fits(entity.get(field)):
        raise _unreadable(f'can\'t find field "{field}"')
    return {**entity, "type": kind, "offset": offset, "length": length}


def _unreadable(reason: str) -> Refusal:
    return bad_request(f"can't parse MessageEntity: {reason}")
