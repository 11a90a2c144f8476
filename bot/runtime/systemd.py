"""What systemd is told of the bot, in the protocol of sd_notify(3); nothing where it did not ask for it."""

from __future__ import annotations

import os
import socket
from contextlib import suppress


def tell(*states: str) -> None:
    """Send states, such as `READY=1`. Where nobody listens, nothing happens."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address.startswith("@"):  # one of the abstract names, which are in no folder
        address = f"\0{address[1:]}"
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notifying:
        notifying.setblocking(False)
        notifying.sendto("\n".join(states).encode(), address)
