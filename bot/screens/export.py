"""All that is stored of a buyer, as a page to read and as JSON. What is in the JSON is described in docs/export.md."""

from __future__ import annotations

import html
import io
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from bot.screens.files import file_name
from bot.screens.followup import event_line
from bot.screens.presenter import Presenter
from bot.screens.status import case_lines
from bot.storage.deliveries import pack
from bot.storage.reader import Reader
from bot.storage.sql.rows import from_json, to_text
from bot.storage.values import Buyer, Row
from conversations import route
from conversations.case import Case
from conversations.names import S

PAGE, WHOLE = "my-disputes.html", "my-disputes.json"
"""The names of the two files."""
FORMAT, VERSION = "aliexpress-dispute-bot/export", 1
"""What the JSON says of itself; the version rises when something in it changes its meaning."""
AS_JSON = frozenset(
    {"answers", "former", "dues", "told", "preferences", "body", "payload", "feedback", "texts", "counts"}
)
"""The columns that hold JSON, in whichever table: it stands in the export as it is, not as a text."""
OWN_FILE = "packed"
"""Where a payload holds a file that the bot made of all this. It is not repeated, only counted."""
STYLE = "body{font:16px/1.5 sans-serif;max-width:40em;margin:1em auto;padding:0 1em;white-space:pre-line}"


def whole(chat_id: int, stored: Mapping[str, Sequence[Row]], now: datetime) -> bytes:
    """Write everything as JSON in UTF-8; `now` is when it was read."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": to_text(now),
        "units": {"times": "UTC", "amounts": "decimal, then ISO 4217 code", "sizes": "bytes"},
        "chat_id": chat_id,
        "tables": {table: [_row(row) for row in rows] for table, rows in stored.items()},
    }
    try:
        return _encoded(json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(content))
    except UnicodeEncodeError:  # half a character can only be written as an escape
        return _encoded(json.JSONEncoder(indent=1).iterencode(content))


def whole_of(reader: Reader, chat_id: int, now: datetime) -> str:
    """Read everything of a chat and write it as JSON, to be sent."""
    return pack(whole(chat_id, reader.everything(chat_id), now))


def _encoded(parts: Iterable[str], errors: str = "strict") -> bytes:
    """Write parts in UTF-8, one by one: as one text, several MB would be in memory some times over."""
    kept = io.BytesIO()
    for part in parts:
        kept.write(part.encode(errors=errors))
    return kept.getvalue()


def _row(row: Row) -> dict[str, Any]:
    read = {name: _value(name, value) for name, value in row.items()}
    payload = read.get("payload")
    if isinstance(payload, dict) and OWN_FILE in payload:
        read["payload"] = {**payload, OWN_FILE: f"({len(payload[OWN_FILE])})"}
    return read


def _value(name: str, value: object) -> object:
    if isinstance(value, bytes):
        return _read_bytes(value)
    if name not in AS_JSON or not isinstance(value, str):
        return value
    try:
        return from_json(value)
    except ValueError:
        return value


def _read_bytes(value: bytes) -> object:
    """Give the JSON that an update is; of anything else its bytes in Base64."""
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return {"base64": b64encode(value).decode()}


def page(presenter: Presenter, buyer: Buyer, cases: Sequence[Case]) -> bytes:
    """Write what is stored as a page in the buyer's language, that any phone's browser shows, also offline."""
    title = presenter.texts.plain("export_title")
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{html.escape(title)}</title>'
    )
    begin = f'<!DOCTYPE html>\n<html lang="{buyer.language}">{head}<style>{STYLE}</style>\n<body>'
    lines = (f"\n{line}" for line in chain(_settings(presenter, buyer), _cases(presenter, cases)))
    parts = chain((begin, f"<h1>{html.escape(title)}</h1>"), lines, ("</body></html>\n",))
    return _encoded(parts, errors="replace")


def page_of(presenter: Presenter, buyer: Buyer, cases: Sequence[Case]) -> str:
    """Write the page, to be sent."""
    return pack(page(presenter, buyer, cases))


def _settings(presenter: Presenter, buyer: Buyer) -> Iterator[str]:
    wishes = buyer.preferences
    yield presenter.texts.html("export_as_of", when=presenter.texts.when(presenter.now, presenter.zone))
    yield presenter.texts.html(
        "export_settings",
        chat=str(buyer.chat_id),
        city=presenter.texts.city(wishes.zone),
        begin=presenter.texts.hour(wishes.quiet_from),
        end=presenter.texts.hour(wishes.quiet_until),
    )


def _cases(presenter: Presenter, cases: Sequence[Case]) -> Iterator[str]:
    for case in cases:
        yield f"<h2>{html.escape(presenter.name(case))}</h2>"
        yield presenter.texts.html("export_begun", when=presenter.texts.when(case.created_at, presenter.zone))
        yield case_lines(presenter, case)
        yield from _part(presenter, "export_answers", _answers(presenter, case))
        yield from _part(presenter, "export_events", [event_line(presenter, event) for event in case.events])
        yield from _part(
            presenter, "export_files", [_file(presenter, case, place) for place in range(len(case.evidence))]
        )
        yield from _part(presenter, "export_drafts", [_quoted(presenter, one.text, one.at) for one in case.drafts])
        yield from _part(presenter, "export_asides", [_quoted(presenter, one.text, one.at) for one in case.asides])
        yield from _part(presenter, "export_feedback", _feedback(presenter, case))


def _answers(presenter: Presenter, case: Case) -> list[str]:
    """Give every answer, also of a case that was submitted and whose answers are asked for no more."""
    case = route.on_route(case)
    shown = [step for step in case.answers if step is not S.EXPLANATION]
    values = {step: presenter.answer(case, step) for step in shown}
    return [
        presenter.texts.html("review_line", title=presenter.title(step), value=value) for step, value in values.items()
    ]


def _feedback(presenter: Presenter, case: Case) -> list[str]:
    if case.feedback is None:
        return []
    return [
        presenter.texts.html(f"feedback_{case.feedback.mark}"),
        _quoted(presenter, case.feedback.words, case.feedback.at),
    ]


def _part(presenter: Presenter, key: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<h3>{presenter.texts.html(key)}</h3>"
        yield from lines


def _quoted(presenter: Presenter, text: str, at: datetime) -> str:
    return f"{presenter.texts.when(at, presenter.zone).markup}<blockquote>{html.escape(text)}</blockquote>"


def _file(presenter: Presenter, case: Case, place: int) -> str:
    item = case.evidence[place]
    size = "none" if item.size is None else presenter.texts.size(item.size)
    return presenter.texts.html("export_file", place=place + 1, kind=item.kind, name=file_name(item), size=size)
