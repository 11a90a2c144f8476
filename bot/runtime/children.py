"""What every process that the bot starts is given: the folder of the code, and nothing that is secret."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""Where the packages lie, so that a module is found by its name."""
_KEPT = ("PATH", "LD_LIBRARY_PATH", "LANG")
"""What it gets of the environment: not the token."""


def kept_environment() -> dict[str, str]:
    """Give the environment of such a process."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ}
