"""Logs that an operator can pass on: at every level without the token and without a word of a buyer.

Two rules, both kept by the one handler, so that no logger can get around them:
1. Records of `bot` are written in full, but only with values that name things (numbers, names, paths,
   moments); any other value, such as an update, is written as its type. Errors are written as type and places
   in the code, with their text only where it is known to quote nobody (`WORDINGS`).
2. Records of everybody else are written from WARNING up: the place in the code, and the text without values.
Whatever is left passes `Redactor` last.
"""

import json
import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePath
from typing import TextIO
from urllib.parse import quote

TOKEN = r"\d{6,}:[\w-]{30,}"  # noqa: S105 - the form of a token, not one
MASK = "[secret]"
DEEPEST = 30
"""Places written for one error: the innermost."""
LONGEST_CHAIN = 10
"""Errors written of a chain of causes: the last ones."""

QUIET = (
    "aiohttp.access",  # INFO: the address of each request, with the token in its path
    "aiohttp",  # DEBUG: headers and cookies; ERROR: requests that could not be read
    "aiosqlite",  # DEBUG: each statement with its parameters, which are the answers
    "asyncio",  # DEBUG: the repr of tasks and of what they are called with
    "dateparser",  # WARNING: the text in which no date was found, which a buyer typed
    "dotenv",  # the lines of .env that it does not understand
    "httpcore",  # DEBUG: request and response headers, with the token in the path
    "httpx",  # INFO: the address of each request, with the token in its path
    "PIL",  # DEBUG: what is written inside a photo: place, time, owner, comments
    "telegram",  # DEBUG: each update and each answer of Telegram; CRITICAL: updates that it could not read
    "tzlocal",  # DEBUG: the machine's files
)
"""Loggers with something to hide, and why. Rule 2 holds for all others as well; these are not even asked."""

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_QUOTED = re.compile(r"[\"`“”„«‘]|(?<![A-Za-z])b?'")


class Redactor:
    """Replaces everything that has the form of a bot token, and each of `secrets`, plain or in an address."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        literal = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        longest_first = [re.escape(form) for form in sorted(literal, key=len, reverse=True)]
        self._pattern = re.compile("|".join([*longest_first, TOKEN.replace(":", "(?::|%3A)")]), re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """Give the text without its secrets."""
        return self._pattern.sub(MASK, text)


def configure(level: str, format: str, secrets: Iterable[str] = ()) -> None:  # noqa: A002 - LOG_FORMAT
    """Send all logs of this process to stderr. To be called once, before anything else.

    `level` is a name of `logging`, such as INFO, and holds for `bot`; `format` is `console` or `json` (one
    object a line). Warnings, and errors that nobody caught, which Python would print as they are, are logged.
    """
    formatter = JsonLines if format == "json" else Console
    handler = _Stderr()
    handler.setFormatter(formatter(Redactor(secrets)))
    handler.addFilter(_is_fit)
    foreign_level = max(logging.WARNING, logging.getLevelName(level))
    logging.basicConfig(level=foreign_level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(foreign_level)
    for name in ("bot", "__main__"):
        logging.getLogger(name).setLevel(level)
    _catch_strays(logging.getLogger(__name__))


def described(error: BaseException) -> str:
    """Name an error: its type, and its text where it is known to hold nothing of a buyer."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    text = _wording(error)
    return f"{name}: {text}" if text else name


class _Guarded(logging.Formatter):
    def __init__(self, redacted: Redactor) -> None:
        super().__init__()
        self._redacted = redacted

    def _parts(self, record: logging.LogRecord) -> dict[str, object]:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        known: dict[str, object] = {
            "time": moment.replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        more = {name: value for name, value in _extra(record) if name not in (*known, "error")}
        error = _error(record)
        parts = {**known, **more, **({"error": error} if error else {})}
        return {self._redacted(name): self._clean(value) for name, value in parts.items()}

    def _clean(self, value: object) -> object:
        return value if value is None or type(value) in (bool, float) else self._redacted(str(value))


class Console(_Guarded):
    """Lines for people."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record: time (UTC), level, logger and text; then what else it carries, then its error."""
        parts = self._parts(record)
        head = "{time} {level} {logger}: {message}".format(**parts)
        more = [f"{name}={parts[name]}" for name in list(parts)[4:] if name != "error"]
        error = [f"  {line}" for line in str(parts.get("error", "")).splitlines()]
        return "\n".join([" ".join([head, *more]), *error])


class JsonLines(_Guarded):
    """One JSON object a line, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as `time` (UTC), `level`, `logger`, `message`, what else it carries, and `error`."""
        return json.dumps(self._parts(record), ensure_ascii=False)


class _Stderr(logging.StreamHandler):  # type: ignore[type-arg]  # generic in the stubs only
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as `logging` calls it
        """Stay silent: stderr is gone, and `logging` would print the record's raw values."""


def _is_own(record: logging.LogRecord) -> bool:
    return record.name in ("bot", "__main__") or record.name.startswith("bot.")


def _is_fit(record: logging.LogRecord) -> bool:
    return _is_own(record) or record.levelno >= logging.WARNING


def _message(record: logging.LogRecord) -> str:
    if not _is_own(record):
        # A text without values may have been put together from them.
        template = record.msg if record.args and isinstance(record.msg, str) else "said something"
        return f"{template} (values withheld; {record.module}.{record.funcName}, line {record.lineno})"
    text = str(_plain(record.msg))
    if not record.args:
        return text
    try:
        return text % _plain_values(text, record.args)
    except (TypeError, ValueError, KeyError):
        return f"{text} (the values do not fit)"


def _plain_values(text: str, values: object) -> object:
    if isinstance(values, Mapping):
        return {name: _plain(value) for name, value in values.items()} if "%(" in text else _plain(values)
    return tuple(_plain(value) for value in values) if isinstance(values, tuple) else _plain(values)


def _plain(value: object) -> object:
    if isinstance(value, BaseException):
        return described(value)
    if value is None or isinstance(value, str | int | float | PurePath | date | timedelta):
        return value
    return f"<{type(value).__name__}>"


def _extra(record: logging.LogRecord) -> Iterator[tuple[str, object]]:
    if _is_own(record):
        yield from ((name, _plain(value)) for name, value in vars(record).items() if name not in _STANDARD)


def _error(record: logging.LogRecord) -> str:
    # `exc_text` is not used: another handler's formatter may have left the full traceback in it.
    error = record.exc_info[1] if record.exc_info else None
    lines = [*(_lines(error) if error else ()), *([record.stack_info] if record.stack_info else ())]
    return "\n".join(lines)


def _lines(error: BaseException) -> Iterator[str]:
    for number, link in enumerate(_chain(error)):
        if number:
            yield "and then"
        places = list(traceback.walk_tb(link.__traceback__))[-DEEPEST:]
        yield from (f"{frame.f_code.co_filename}:{line} in {frame.f_code.co_name}" for frame, line in places)
        yield described(link)
        if isinstance(link, BaseExceptionGroup):
            yield from (f"  {line}" for part in link.exceptions[:LONGEST_CHAIN] for line in _lines(part))


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    while len(chain) < LONGEST_CHAIN:
        last = chain[-1]
        cause = last.__cause__ or (None if last.__suppress_context__ else last.__context__)
        if cause is None or cause in chain:
            break
        chain.append(cause)
    return chain[::-1]


def _wording(error: BaseException) -> str:
    for kind in type(error).__mro__:
        if kind.__module__.startswith("bot."):
            return str(error)  # worded for operators; the stand-in's are worded as Telegram's, which quote
        wording = WORDINGS.get(f"{kind.__module__}.{kind.__qualname__}")
        if wording:
            return wording(error)
    return ""


def _reason(error: BaseException) -> str:
    return str(getattr(error, "strerror", None) or "")


def _unquoted(error: BaseException) -> str:
    return _QUOTED.split(str(error), maxsplit=1)[0].rstrip()


WORDINGS: Mapping[str, Callable[[BaseException], str]] = {
    "builtins.OSError": _reason,  # the system's words, without the file
    "sqlite3.Error": _unquoted,  # quotes the text that it could not decode
    "telegram.error.TelegramError": _unquoted,  # quotes the markup that it could not read, or the token
}
"""Errors of others whose text is written: which part of it names no value."""


def _catch_strays(log: logging.Logger) -> None:
    def show(  # as `warnings` calls it
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        del message, file, line  # may quote a value
        log.warning("%s at %s:%d", category.__name__, filename, lineno)

    sys.excepthook = lambda _kind, error, _trace: log.critical("stopped by an error", exc_info=error)
    threading.excepthook = lambda it: log.critical("a thread was stopped by an error", exc_info=it.exc_value)
    sys.unraisablehook = lambda it: log.error("an error that nobody can catch", exc_info=it.exc_value)
    warnings.showwarning = show
