"""The replacement for Telegram's servers: see docs/standin.md."""

from standin.calls import Call
from standin.parameters import FilePart
from standin.server import Standin

__all__ = ["Call", "FilePart", "Standin"]
