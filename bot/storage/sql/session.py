"""What the statements ask of a database that is in a transaction: few things, the same of each database.

The statements stand in what SQLite and PostgreSQL both understand. Where the two truly differ, a database has a method
of its own here, and no statement asks which one it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from bot.storage.values import Row

Value = TypeVar("Value")

CHAT = "chat_id"
"""The column by which a row is known to be of a chat. Every table with personal rows has it."""


class Result(Protocol):
    """What a statement gave, to be read once."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    def fetchone(self) -> Any:  # noqa: ANN401 - a row, as the statement says
        """Give the next row; None: there is none."""

    def fetchall(self) -> list[Any]:
        """Give the rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Session(Protocol):
    """A transaction that is open. Raises what its database raises; who opened it translates that.

    In a statement `?`, `?1` and `:name` stand for values, and `INDEXED BY` names the index for whoever wants a name.
    """

    def execute(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = (), /) -> Result:
        """Carry one statement out."""

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> object:
        """Carry a statement that gives nothing out, once for each of these."""

    def hold(self, chat_id: int) -> None:
        """See to it that no other process works on this chat up to the end of the transaction.

        Raises `Unavailable` where one does.
        """

    def mark_active(self, chat_ids: Sequence[int], at: str) -> None:
        """Note that something came from these chats, whosever they are: so it waits for nobody's transaction."""

    def defer_keys(self) -> None:
        """Let foreign keys be broken up to the end of the transaction."""

    def tables(self) -> list[str]:
        """Name the tables that have a column `CHAT`, in the order of their names."""

    def rows_of(self, table: str, chat_id: int) -> list[Row]:
        """Read all of a chat's rows of a table, each with all its columns, in the order of the table."""


Work = Callable[[Session], Value]


class Transactions(Protocol):
    """Has work done in transactions. Raises `Unavailable` and `StorageError` as `interface.Storage` promises."""

    async def read(self, work: Work[Value]) -> Value:
        """Run queries that see one state of the database, which is on the disk when this returns."""

    async def write(self, work: Work[Value]) -> Value:
        """Run changes: all of them are on the disk when this returns, or none if it raises.

        `work` may be run twice, undone the first time.
        """
