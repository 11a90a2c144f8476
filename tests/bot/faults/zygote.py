"""A process that has loaded the bot and forks a life of it whenever it is told to: a start takes no import.

`python -m tests.bot.faults.zygote` reads one JSON object a line: `{"start": {...}}` with the fields of `Life`, or
`{"signal": 9}`. It writes `{"started": pid}` and `{"ended": code}`. It has no thread and no loop, so that forking is
safe. When its input ends, so does the life.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import select
import signal
import sys
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Any, NoReturn

import bot.__main__ as entry
from bot.application import Bot
from bot.outbox.announcer import NEWS_PER_SECOND
from bot.storage.sqlite.storage import SqliteStorage
from bot.texts import languages, texts
from tests.bot.faults import deadly
from tests.bot.faults.failpoints import Points, install


@dataclass(frozen=True)
class Life:
    """What one life of the bot is given. Paths are texts.

    `fast` is how many seconds its clock is ahead, `patience` how many it waits for the lock of the database. While a
    file `read_only` is there, the database is. `struck`: texts strike it as `deadly` says, and that file is told so.
    `code` is run before it starts.
    """

    folder: str
    log: str
    points: str
    read_only: str
    environment: dict[str, str]
    fast: float = 0.0
    patience: float = 5.0
    news_per_second: float = NEWS_PER_SECOND
    struck: str = ""
    code: str = ""


def main() -> None:
    """Serve until the input ends."""
    for language in languages():
        texts(language)  # what the first life would load, all have
    gc.freeze()
    with open(0, "rb", buffering=0, closefd=False) as orders:  # unbuffered, so that `select` sees all that waits
        while order := orders.readline():
            if life := json.loads(order).get("start"):
                _live(Life(**life), orders)


def _live(life: Life, orders: FileIO) -> None:
    """Fork a life and wait for its end; pass signals on meanwhile."""
    pid = os.fork()
    if pid == 0:
        _be(life)
    end = os.pidfd_open(pid)
    _say(started=pid)
    both = [end, orders.fileno()]
    while end not in select.select(both, [], [])[0]:
        order = orders.readline()
        signal.pidfd_send_signal(end, json.loads(order)["signal"] if order else signal.SIGKILL)
    os.close(end)
    _pid, status = os.waitpid(pid, 0)
    _say(ended=os.waitstatus_to_exitcode(status))


def _say(**what: Any) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def _be(life: Life) -> NoReturn:
    """Run the bot as `python -m bot` does, and end."""
    code = 1
    try:
        _move_in(life)
        code = entry.main()
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _move_in(life: Life) -> None:
    log = os.open(life.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for descriptor, place in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(descriptor, place)
    os.chdir(life.folder)
    os.environ.clear()
    os.environ.update(life.environment)
    ahead = timedelta(seconds=life.fast)
    clock: dict[str, Any] = {"clock": lambda: datetime.now(UTC) + ahead} if life.fast else {}
    vars(entry)["Bot"] = partial(Bot, news_per_second=life.news_per_second, **clock)
    SqliteStorage.open = partial(SqliteStorage.open, patience=life.patience)  # type: ignore[method-assign]  # the product has no such setting
    install(Points(Path(life.points)), Path(life.read_only))
    if life.struck:
        deadly.install(Path(life.struck))
    exec(life.code, {})  # noqa: S102 - a test's own


if __name__ == "__main__":
    main()
