"""What the bot asks of a database about how long it keeps what a buyer gave: a part of `interface.Storage`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

Row = Mapping[str, Any]
"""Column -> value: a number, a text, bytes or None."""


class Keeping(Protocol):
    """All times are aware UTC."""

    async def everything(self, chat_id: int) -> Mapping[str, Sequence[Row]]:
        """Give all that is stored of a chat, as it stands at one moment: table -> its rows, in the order of the table.

        A table that has a column `chat_id` is in it, also one that this release does not know otherwise.
        """

    async def queue_retention(self, now: datetime) -> list[int]:
        """Put a note into the inbox of each chat that has a case whose time may be over; give the chats.

        A few hundred at a time. It costs by what is due. A case for which nothing comes of it is looked at again some
        hours later. The note's body is `{"retention": {}}`.
        """

    async def sweep(self, now: datetime) -> bool:
        """Take what was erased out of the files too; say whether there was something to be taken out, and it is.

        What is erased is gone from every table at once. Copies that the database has left behind in its files go with
        this: in a small one at once, in a large one once a day, as nobody is served meanwhile.
        """

    async def prune(self, before: datetime) -> None:
        """Forget updates handled and deliveries settled before `before`; nothing else is touched.

        Telegram sends an update again for up to 24 hours: `before` lies further back than that, by days. Works in
        small pieces, others come in between; cut short, it is carried on by the next call.
        """
