"""What the process that inspects files writes to its stderr: read at once, passed on in a few words, and forgotten."""

from __future__ import annotations

import os
import re
import select
from collections.abc import Callable
from typing import IO

MOST_HEARD = 4096
"""Bytes that are kept of what is written in one go. Our choice."""
MOST_SAID = 200
"""Characters of it that are passed on. Our choice."""
SILENCE = 0.2
"""Seconds without a word after which what was written is taken to be all. Our choice."""
_PIECE = 2**16
_WORD = re.compile(rb"[\x21-\x7e]+")


def listen(pipe: IO[bytes], say: Callable[[str], None]) -> None:
    """Read until the pipe ends, however much it is, and close it; `say` the beginning of each outburst.

    Printable ASCII and spaces, in whole words, so that what is to be struck out of a log can be found in it: a
    decoder, which gets the pixels of a file and none of its texts, may print bytes of them.
    """
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    heard, is_open = b"", True
    with pipe:
        while is_open:
            part = b""
            if poll.poll(SILENCE * 1000 if heard else None):
                part = os.read(pipe.fileno(), _PIECE)
                is_open = bool(part)
            if heard and not part:
                say(worded(heard))
            heard = (heard + part)[:MOST_HEARD] if part else b""


def worded(heard: bytes) -> str:
    """Give the first words, up to `MOST_SAID` characters; one that may have been cut off is left out."""
    whole = heard if len(heard) < MOST_HEARD else re.sub(rb"[\x21-\x7e]+\Z", b"", heard)
    said = ""
    for word in _WORD.findall(whole):
        longer = f"{said} {word.decode('ascii')}".lstrip()
        if len(longer) > MOST_SAID:
            return f"{said} ..."
        said = longer
    return said
