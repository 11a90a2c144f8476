"""What waits for its turn at a database, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

AnyWork = Callable[[Any], Any]
"""It is given the session of its database."""


@dataclass(frozen=True)
class Operation:
    """What is to be done to the database, all of it or nothing, and whether it changes anything."""

    work: AnyWork
    writes: bool
    alone: bool = False
    """It cannot be within a transaction."""


@dataclass(frozen=True)
class OperationResult:
    """What an operation gave, or the error that it raised and that left nothing of it behind."""

    value: Any = None
    error: BaseException | None = None
