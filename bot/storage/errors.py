"""What an operation on the database raises where it was not carried out."""


class StorageError(Exception):
    """The database cannot be used as it is; the text is for the operator and names the setting to change."""


class Unavailable(StorageError):  # noqa: N818 - says what the database is
    """The database cannot do it just now (disk full, locked, read-only): nothing was changed, try again."""


class NotOurs(Unavailable):
    """Another process looks after this chat by now, and this one has nothing to do there any more."""
