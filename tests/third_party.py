"""The bot's calls held against models that somebody else made from the Bot API's documentation (aiogram).

So stand-in and bot cannot share a mistake about Telegram.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

from pydantic import BaseModel, ValidationError

from standin.calls import Call
from standin.parameters import FilePart


@cache
def models() -> dict[str, type[BaseModel]]:
    """Map the Bot API's method names to aiogram's models of them, which `_built` makes usable."""
    # Imported here, as it takes a second, and not every process that loads this asks for it; four where it builds all.
    with _nothing_built():
        from aiogram import methods  # noqa: PLC0415
        from aiogram.methods.base import TelegramMethod  # noqa: PLC0415

    classes = [value for _name, value in inspect.getmembers(methods, inspect.isclass)]
    return {c.__api_method__: c for c in classes if issubclass(c, TelegramMethod) and c is not TelegramMethod}


@contextmanager
def _nothing_built() -> Iterator[None]:
    """Let models be declared without their validators: of some hundred, the bot needs a dozen."""
    BaseModel.model_config["defer_build"] = True
    try:
        with patch.object(BaseModel, "model_rebuild"):
            yield
    finally:
        del BaseModel.model_config["defer_build"]


@cache
def _built(method: str) -> type[BaseModel] | None:
    """Give the model of a method with its validator; None where the documentation knows no such method."""
    model = models().get(method)
    if model is not None:
        from aiogram import types  # noqa: PLC0415 - as above

        model.model_rebuild(_types_namespace=vars(types))
    return model


def complaints(calls: Iterable[Call]) -> list[str]:
    """List every call that the Bot API's documentation does not know, with what is wrong about it."""
    return [f"{call.method}: {why}" for call in calls if call.method != "file" for why in _complaint(call)]


def _complaint(call: Call) -> list[str]:
    model = _built(call.method)
    if model is None:
        return ["no such method"]
    attached = set(re.findall(r"attach://(\w+)", str(call.parameters)))
    unknown = set(call.parameters) - set(model.model_fields) - attached
    given = {name: "attached" if isinstance(value, FilePart) else value for name, value in call.parameters.items()}
    try:
        model.model_validate(given)
    except ValidationError as error:
        return [str(error)]
    return [f"unknown parameters {sorted(unknown)}"] if unknown else []
