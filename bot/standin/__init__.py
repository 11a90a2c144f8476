"""The replacement for Telegram's servers: see docs/standin.md."""

from bot.standin.server import Call, FilePart, Standin

__all__ = ["Call", "FilePart", "Standin"]
