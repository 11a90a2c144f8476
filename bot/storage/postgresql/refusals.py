"""What PostgreSQL refuses: what passes is waited for, what a person has to change is said in one line.

No error of PostgreSQL's own is passed on: its details may quote what stands in a row.
"""

from __future__ import annotations

import ssl

import asyncpg

from bot.storage.interface import StorageError, Unavailable

READ_ONLY = "25006"
PASSING = (
    "08",  # the connection
    READ_ONLY,  # a standby, or somebody has said so
    "25P03",  # the server ended what took too long
    "25P04",
    "40",  # a transaction that got in another one's way
    "53",  # disk, memory, connections
    "55000",  # no connections are let in
    "55P03",  # a lock
    "57",  # ended by the server or by an administrator, or it is just starting
    "58",  # its disk
)
"""The beginnings of the codes of what may be mended without a restart of the bot. Source: PostgreSQL's appendix A."""
TOGETHER = (READ_ONLY, "53", "55P03", "57014", "58")
"""Of these: what all that share a transaction would meet again, each for itself."""
OF_CONNECTION = ("08", READ_ONLY, "57P", "0A000", "26000")
"""What another connection may not meet: also statements that were prepared for tables of another shape."""
WHAT_TO_DO = {
    "28P01": "the user or the password is wrong: correct it",
    "28000": "the server does not let this user in: correct the user, or the server's pg_hba.conf",
    "3D000": "there is no database of this name: create it, or correct the name",
    "42501": "this user may not do it: make the user the owner of the database",
    "XX001": "it is damaged: restore a backup",
    "XX002": "an index is damaged: REINDEX it, or restore a backup",
}
"""What a person has to do."""
BROKEN = (OSError, TimeoutError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What says that the connection is of no use any more."""


class RefusedStatementError(Exception):
    """PostgreSQL refuses a statement, by what is in it. Says which rule, and no value."""


def refusal(where: str, error: BaseException) -> BaseException:
    """Make of an error what `Storage` promises; one that is not of the database comes out as it is."""
    if isinstance(error, asyncpg.PostgresError):
        return _of_server(where, error)
    if isinstance(error, asyncpg.DataError | ssl.SSLCertVerificationError):
        return _of_a_value(where, error)
    if isinstance(error, BROKEN):
        return Unavailable(f"DATABASE_URL: {where} cannot be used: {_said(error)}")
    return error


def opening_refusal(where: str, error: BaseException) -> BaseException:
    """Say in one line why a database cannot be opened: `Unavailable` where that may pass without a person."""
    told = refusal(where, error)
    if isinstance(told, StorageError) and str(told).startswith("DATABASE_URL"):
        return told
    if isinstance(told, StorageError | RefusedStatementError):
        kind = type(told) if isinstance(told, StorageError) else StorageError
        return kind(f"DATABASE_URL: {where} cannot be used: {told}")
    return told


def is_of_connection(error: BaseException) -> bool:
    """Whether another connection may do better: this one is lost, leads to a standby, or knows the tables of before."""
    return isinstance(error, BROKEN) or code_of(error).startswith(OF_CONNECTION)


def _of_server(where: str, error: asyncpg.PostgresError) -> Exception:
    code = error.sqlstate or ""
    if isinstance(error, asyncpg.DataError) and error.__cause__:  # it is asyncpg's own, and quotes the value
        return _of_a_value(where, error)
    if what_to_do := WHAT_TO_DO.get(code):
        return StorageError(f"DATABASE_URL: {where} cannot be used: {what_to_do}")
    if code.startswith(PASSING):
        return Unavailable(f"DATABASE_URL: {where} cannot be used: {_line(error.args)}")
    rule = " ".join(filter(None, (error.table_name, error.column_name, error.constraint_name)))
    return RefusedStatementError(" ".join(f"{where}: {type(error).__name__} ({code}) {rule}".split()))


def _of_a_value(where: str, error: Exception) -> Exception:
    if isinstance(error, ssl.SSLCertVerificationError):
        return StorageError(f"DATABASE_URL: {where} cannot be used: {error.verify_message}: see to its certificate")
    cause = error.__cause__
    return cause if isinstance(cause, OverflowError) else RefusedStatementError(f"{where}: {type(cause).__name__}")


def _said(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "it does not answer"
    if isinstance(error, OSError):
        return error.strerror or _line(error.args)
    return _line(error.args)


def _line(parts: tuple[object, ...]) -> str:
    return " ".join(" ".join(map(str, parts)).split())


def code_of(error: BaseException) -> str:
    """Give PostgreSQL's code of an error; "" where it is none of its."""
    return (error.sqlstate or "") if isinstance(error, asyncpg.PostgresError) else ""
