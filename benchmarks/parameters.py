"""What a call of the Bot API brings, in each of the forms in which bots send it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import orjson

Json = dict[str, Any]


def parameters(head: bytes, query: str, body: bytes) -> Json:
    """Read the query and the body. JSON inside a form stays text. Raises `ValueError` for any other form."""
    given: Json = dict(parse_qsl(query))
    if not body:
        return given
    kind = _value(head, b"content-type")
    if kind.startswith(b"application/json"):
        said: Json = orjson.loads(body)
        return given | said
    if kind.startswith(b"application/x-www-form-urlencoded"):
        return given | dict(parse_qsl(body.decode()))
    if kind.startswith(b"multipart/form-data"):
        return given | _multipart(kind, body)
    raise ValueError(f"a body of {kind.decode(errors='replace') or 'no type'}")


def _value(head: bytes, name: bytes) -> bytes:
    """Give the value of a header, empty where it is missing."""
    start = head.lower().find(b"\r\n" + name + b":")
    if start < 0:
        return b""
    return head[start + len(name) + 3 :].split(b"\r\n", 1)[0].strip()


def length(head: bytes) -> int:
    """Give the bytes of the body. Raises `ValueError` for one that comes in chunks."""
    if _value(head, b"transfer-encoding"):
        raise ValueError("a body in chunks")
    return int(_value(head, b"content-length") or 0)


def _multipart(kind: bytes, body: bytes) -> Json:
    """Read the fields of a form. A file is given as its bytes, all else as text."""
    boundary = kind.partition(b"boundary=")[2].strip(b'"')
    found: Json = {}
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, value = part.partition(b"\r\n\r\n")
        name = head.partition(b'name="')[2].partition(b'"')[0]
        content = value.removesuffix(b"\r\n")
        found[name.decode()] = content if b"filename=" in head else content.decode()
    return found
