"""What is in hand, noted in the table `in_hand` so that it outlives the process and its machine.

A note costs no transaction of its own: it is written with whatever is written next. That an update is to be in hand is
noted as it is read (`foresee`), so that even what ends the process at once finds it noted. Not of one that has failed
before: it may be given back for a while, and a kill meanwhile is not its doing.
"""

from __future__ import annotations

from bot.storage.postgresql.session import PostgresSession
from bot.storage.sql.inbox import WAITING
from bot.storage.sql.rows import printable
from bot.storage.sql.session import Session


class InHandRows:
    """The sequence numbers of the updates that are in hand, here and in the table."""

    def __init__(self, process: str) -> None:
        """`process` is the name by which it is known whose notes they are."""
        self._process = process
        self._taken: set[int] = set()
        self._foreseen: dict[int, int] = {}
        """Chat -> what was read and is likely to be taken the next moment."""
        self._noted: frozenset[int] = frozenset()
        """What the table has of ours."""
        self._writing: frozenset[int] = frozenset()

    @property
    def is_noted(self) -> bool:
        """Whether the table says what is so."""
        return self._noted == self._now()

    def take(self, seq: int) -> None:
        """Note an update."""
        self._taken.add(seq)

    def put_down(self, seq: int) -> None:
        """Take the note out again, if there is one."""
        self._taken.discard(seq)
        for chat_id in [chat_id for chat_id, one in self._foreseen.items() if one == seq]:
            del self._foreseen[chat_id]

    def put_all_down(self) -> None:
        """Take all notes out."""
        self._taken.clear()
        self._foreseen.clear()

    def foresee(self, chat_id: int, seq: int) -> None:
        """Note an update that is being read."""
        self._foreseen[chat_id] = seq

    def look_back(self, chat_id: int) -> None:
        """Keep of what was foreseen only what was taken."""
        self._foreseen.pop(chat_id, None)

    def write(self, session: PostgresSession) -> None:
        """Bring the table to what is so, within a transaction; `written` says that it was committed."""
        self._writing = self._now()
        if gone := self._noted - self._writing:
            session.execute("DELETE FROM in_hand WHERE process = ? AND seq = ANY(?)", (self._process, list(gone)))
        if new := self._writing - self._noted:
            query = "INSERT INTO in_hand (process, seq) SELECT ?, unnest(?::BIGINT[]) ON CONFLICT DO NOTHING"
            session.execute(query, (self._process, list(new)))

    def written(self) -> None:
        """Take note that what `write` wrote last is committed."""
        self._noted = self._writing

    def _now(self) -> frozenset[int]:
        return frozenset(self._taken.union(self._foreseen.values()))


def count_left(session: Session, error: str) -> None:
    """Count a try of each update that was in hand when a process ended, and still waits, and forget them.

    Ended is who has no row in `processes`. Where nothing is shared none has one, and this process has nothing in hand.
    """
    session.execute(
        "WITH ended AS (DELETE FROM in_hand WHERE process NOT IN (SELECT name FROM processes)"  # noqa: S608 - names
        " RETURNING seq) UPDATE inbox SET attempts = attempts + 1, error = ?"
        f" WHERE seq IN (SELECT seq FROM ended) AND {WAITING}",
        (printable(error),),
    )
