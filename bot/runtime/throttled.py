"""Warnings that would come by the hundred while something is out of order, written once a minute."""

from __future__ import annotations

import logging
import time

EVERY = 60.0
"""Seconds between two warnings of one text. Our choice."""


class ThrottledLog:
    """Writes each text at most once a minute, whatever its values; what comes in between is left out."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._written: dict[str, float] = {}

    def warning(self, text: str, *values: object) -> None:
        """Write a warning, if its text was not written during the last minute."""
        now = time.monotonic()
        if now - self._written.get(text, -EVERY) >= EVERY:
            self._written[text] = now
            self._logger.warning(text, *values)
