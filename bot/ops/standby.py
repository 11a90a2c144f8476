"""Answers in the place of the web server while the event loop, in which that runs, stands still."""

from __future__ import annotations

import json
import selectors
import socket
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress

from bot.intake.webhook import AGAIN

LOOK = 1.0
"""Seconds between two looks whether the loop goes on. Our choice."""
TURN = 0.2
"""Seconds for which a connection is waited for at a time while it does not. Our choice."""
MOST = 64
"""Connections that are kept open after their answer, which is lost where one is closed before its request is read."""
BODY = json.dumps({"status": "ill", "reason": "the event loop stands still"}).encode()
ANSWER = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: %d\r\nContent-Type: application/json; charset=utf-8\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%s" % (AGAIN, len(BODY), BODY)
)


class Standby:
    """A thread that takes connections from the sockets of a server while `is_late`, and says 503 to whatever comes."""

    def __init__(self, sockets: Sequence[socket.socket], is_late: Callable[[], bool]) -> None:
        """Stand by until closed. The sockets listen, and do not block."""
        self._sockets = [one.dup() for one in sockets]
        self._is_late = is_late
        self._is_closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="standby", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of the sockets."""
        self._is_closed.set()
        self._thread.join()

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector:
            for one in self._sockets:
                selector.register(one, selectors.EVENT_READ)
            while not self._is_closed.wait(LOOK):
                if self._is_late():
                    self._answer_all(selector)
        for one in self._sockets:
            one.close()

    def _answer_all(self, selector: selectors.BaseSelector) -> None:
        answered: deque[socket.socket] = deque()
        while self._is_late() and not self._is_closed.is_set():
            for ready, _events in selector.select(TURN):
                with suppress(OSError):  # whoever came has gone again
                    answered.append(_answered(ready.fileobj))  # type: ignore[arg-type]  # it is one of our sockets
            while len(answered) > MOST:
                answered.popleft().close()
        for connection in answered:
            connection.close()


def _answered(listening: socket.socket) -> socket.socket:
    """Take one connection and answer it without reading from it, as nobody is waited for. Raises `OSError`."""
    connection, _address = listening.accept()
    try:
        connection.setblocking(False)
        connection.sendall(ANSWER)
        connection.shutdown(socket.SHUT_WR)
    except OSError:
        connection.close()
        raise
    return connection
