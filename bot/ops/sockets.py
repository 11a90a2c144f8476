"""The sockets of one address, which may be had before they are served and outlive the one who serves them first."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from typing import Self

from bot.settings import SettingsError

BACKLOG = 128
"""Connections that the system keeps until they are taken. Our choice."""


class Sockets:
    """Those of one address: once opened they listen, and who comes is kept by the system until somebody serves them."""

    def __init__(self, address: tuple[str, int], opened: Sequence[socket.socket] = ()) -> None:
        """Take those that are there already; without any they are not open."""
        self._address = address
        self._opened = list(opened)

    def open(self) -> None:
        """Listen; where they do so already this does nothing. Raises `OSError` for an address that cannot be had."""
        self._opened = self._opened or list(_opened(*self._address))

    def taken(self) -> list[socket.socket]:
        """Give them away, for who takes them to close; they are opened where they were not. Raises as `open`."""
        self.open()
        given, self._opened = self._opened, []
        return given

    def shared(self) -> Self:
        """Give the same once more, to be taken and closed while these go on listening."""
        return type(self)(self._address, [one.dup() for one in self._opened])

    def refusal(self, error: OSError) -> SettingsError:
        """Say in one line that the address cannot be had."""
        host, port = self._address
        shown = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        said = f"WEBHOOK_LISTEN is {shown}, which cannot be opened ({error.strerror}): choose another one"
        return SettingsError(said)

    def close(self) -> None:
        """Close those that nobody has taken."""
        for one in self._opened:
            one.close()
        self._opened = []


def _opened(host: str, port: int) -> Iterator[socket.socket]:
    """Listen on each address that a name stands for. Raises `OSError`, and leaves none open then."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    opened: list[socket.socket] = []
    try:
        for family, address in dict.fromkeys((family, address) for family, _type, _protocol, _name, address in found):
            opened.append(socket.create_server(address, family=family, backlog=BACKLOG))
            opened[-1].setblocking(False)
    except OSError:
        for one in opened:
            one.close()
        raise
    yield from opened
