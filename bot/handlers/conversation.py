"""The one place that knows the inside of python-telegram-bot's ConversationHandler.

It keeps its states in one mapping, loaded once at the start. Here the state of a chat *is* the open step of the case
that the lane has loaded, so that any process can take the next update of any chat.
"""

import warnings
from collections.abc import Iterator, MutableMapping
from typing import Any

from telegram.ext import ConversationHandler
from telegram.warnings import PTBUserWarning

from bot.handlers.turn import TURN


class OpenSteps(MutableMapping[Any, Any]):
    """Conversation key -> state, as a view of the present turn. What is stored is the case, so nothing is kept here."""

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - python-telegram-bot's own key and state types
        state = TURN.get().state
        if state is None:
            raise KeyError(key)
        return state

    def __setitem__(self, key: Any, state: Any) -> None:  # noqa: ANN401 - as above
        """Do nothing: the callback has changed the case, and the state follows from it."""

    def __delitem__(self, key: Any) -> None:  # noqa: ANN401 - as above
        """Do nothing, as above."""

    def __iter__(self) -> Iterator[Any]:
        """List no keys: there is only the present turn."""
        return iter(())

    def __len__(self) -> int:
        return 0


def conversation_handler(**parts: Any) -> ConversationHandler[Any]:  # noqa: ANN401 - passed on as they are
    """Build a ConversationHandler whose states are those of the cases. Raises `RuntimeError` if it cannot be done."""
    with warnings.catch_warnings():
        # It warns that a keyboard of any message acts on the chat's state: buttons carry case and revision for that.
        warnings.simplefilter("ignore", PTBUserWarning)
        handler: ConversationHandler[Any] = ConversationHandler(per_chat=True, per_user=False, **parts)
    if not hasattr(handler, "_conversations"):
        raise RuntimeError("this release of python-telegram-bot keeps its conversation states elsewhere")
    handler._conversations = OpenSteps()  # noqa: SLF001 - see the module's docstring
    return handler
