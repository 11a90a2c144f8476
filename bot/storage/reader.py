"""What another process reads of a buyer."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.storage.values import Row
from conversations.case import Case


class Reader(Protocol):
    """Reads all of a buyer at one moment; can be pickled. It blocks. Raises `StorageError` as `Storage` does."""

    def cases(self, chat_id: int) -> list[Case]:
        """Give every case of a buyer with all that belongs to it, oldest first: it costs by all that was ever kept."""

    def present_cases(self, chat_id: int) -> list[Case]:
        """Give every case of a buyer as `Storage.next_waiting` gives the open one, oldest first."""

    def everything(self, chat_id: int) -> Mapping[str, Sequence[Row]]:
        """Give all that is stored of a chat, as it stands at one moment: table -> its rows, in the order of the table.

        A table that has a column `chat_id` is in it, also one that this release does not know otherwise.
        """
