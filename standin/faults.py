"""Failures on demand: what `POST /faults` plants and the next calls of the bot run into."""

from dataclasses import dataclass
from http import HTTPStatus

from standin.refusals import PersonError
from standin.store import Json

ANY_CALL = "*"
DOWNLOAD = "file"
ONLY_DELAY = 0

DESCRIPTIONS = {
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}


@dataclass(frozen=True)
class Fault:
    """One planted failure. `delay` and `retry_after` are in seconds; `status` 0 only delays.

    The connection is cut without an answer: with `after` once the call took effect, with `reset` before it.
    """

    method: str
    status: int
    chat_id: int | None = None
    retry_after: int = 1
    body: object = None
    after: bool = False
    reset: bool = False
    delay: float = 0.0

    def meets(self, method: str, chat_id: object) -> bool:
        """Tell whether a call runs into it. `*` means any method; a download goes by the name `file`."""
        same = self.method.lower() == method.lower() or (self.method == ANY_CALL and method != DOWNLOAD)
        return same and (self.chat_id is None or str(self.chat_id) == str(chat_id))

    def answer(self) -> Json:
        """Give what the bot reads, unless `body` says otherwise."""
        if self.status == HTTPStatus.TOO_MANY_REQUESTS:
            return {
                "ok": False,
                "error_code": 429,
                "description": f"Too Many Requests: retry after {self.retry_after}",
                "parameters": {"retry_after": self.retry_after},
            }
        phrase = DESCRIPTIONS.get(self.status, "Bad Request: made to fail")
        return {"ok": False, "error_code": self.status, "description": phrase}


class Faults:
    """The planted failures, in the order in which they were planted."""

    def __init__(self) -> None:
        self._planted: list[tuple[Fault, int]] = []

    def plant(self, fault: Fault, times: int) -> None:
        """Let the next `times` calls that it meets run into it."""
        self._planted.append((fault, times))

    def forget(self) -> None:
        """Let nothing fail any more."""
        self._planted.clear()

    def take(self, method: str, chat_id: object) -> Fault | None:
        """Give the first failure that this call runs into; it is used up by one."""
        for place, (fault, times) in enumerate(self._planted):
            if fault.meets(method, chat_id):
                self._planted[place : place + 1] = [(fault, times - 1)] if times > 1 else []
                return fault
        return None


def fault_from(body: Json) -> tuple[Fault, int]:
    """Read the body of `POST /faults`; raises PersonError (400) for one that makes no sense."""
    try:
        status, times = int(body.get("status", ONLY_DELAY)), int(body.get("times", 1))
        chat_id = None if body.get("chat_id") is None else int(body["chat_id"])
        retry_after, delay = int(body.get("retry_after") or 1), float(body.get("delay") or 0)
    except (TypeError, ValueError) as error:
        raise PersonError(400, "A fault's figures must be numbers.") from error
    if not isinstance(body.get("method"), str) or times < 1 or delay < 0:
        raise PersonError(400, "A fault needs a method, and at least one time.")
    if status != ONLY_DELAY and not 200 <= status <= 599:  # noqa: PLR2004 - the range of HTTP's statuses
        raise PersonError(400, "A fault's status is 0 or one of HTTP's.")
    fault = Fault(
        method=body["method"],
        status=status,
        chat_id=chat_id,
        retry_after=retry_after,
        body=body.get("body"),
        after=bool(body.get("after")),
        reset=bool(body.get("reset")),
        delay=delay,
    )
    return fault, times
