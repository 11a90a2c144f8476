"""JSON as Telegram sends and takes it: quick where it is well-formed, lenient where Telegram is."""

from __future__ import annotations

import json
from typing import Any

import orjson

LENIENT = 256 * 1024
"""Bytes that are read leniently, which keeps everybody waiting for up to 30 ms: twice the largest update there is."""


def dumps(value: object) -> bytes:
    """Write a value as JSON in UTF-8. Raises `TypeError` for what is none, `RecursionError` for what is too deep.

    Half a character cannot be written in UTF-8, nor said to Telegram: a question mark takes its place.
    """
    try:
        return orjson.dumps(value)
    except TypeError:  # also for half a character, and for what is deeper than it goes
        return json.dumps(value, ensure_ascii=False).encode(errors="replace")


def loads(body: bytes) -> Any:  # noqa: ANN401 - JSON
    """Read JSON. Raises `ValueError` for what is none, `RecursionError` for what is nested too deeply.

    With half a character in it, or nested deeply, it is read up to `LENIENT` bytes, and is no JSON beyond.
    """
    try:
        return orjson.loads(body)
    except ValueError:  # also for half a character, and for what is deeper than it goes
        if len(body) > LENIENT:
            raise
        return json.loads(body)
