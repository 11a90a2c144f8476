"""How fast the bot speaks by itself: reminders and news, which nobody waits for, must not use up what answers need."""

from __future__ import annotations

import math

OVERALL, PER_CHAT = 25.0, 1.0
"""Deliveries a second. Telegram allows about 30 to all chats and 1 to each (source: its FAQ for bots)."""
LATE = 0.16
"""Seconds that a caller may be late without losing its place: at `OVERALL`, four places. Our choice."""
FORGOTTEN = 60.0
"""Seconds after its moment until the place of a caller that never came is given up. Our choice."""
SHORTEST = 0.001
"""Seconds, the least that anybody is told to wait, so that rounding makes nobody ask again and again."""


class RateLimit:
    """Hands out moments, in the order of asking: who waits once for its own goes then, and no crowd wakes at one time.

    In any `t` seconds at most `overall * (t + LATE + SHORTEST) + 1` deliveries go: 30 in any second at the usual 25.
    Between two of one chat lie `1 / per_chat` seconds. Kept are the chats that wait for their moment and those that had
    a delivery less than `1 / per_chat` seconds ago.
    """

    def __init__(self, overall: float = OVERALL, per_chat: float = PER_CHAT) -> None:
        """Take deliveries a second, to all chats together and to each one. Raises `ValueError` unless both are > 0."""
        if not (0 < overall < math.inf and 0 < per_chat < math.inf):
            raise ValueError("a pace is a number above zero")
        self._space = 1 / overall
        self._own_space = 1 / per_chat
        self._free = -math.inf
        """The first moment that nobody has yet."""
        self._due = -math.inf
        """When the last delivery would have gone, had they all kept the distance of `_space`."""
        self._moments: dict[int, float] = {}
        """Chat -> the moment it waits for, soonest first."""
        self._went: dict[int, float] = {}
        """Chat -> its last delivery, oldest first."""

    def delay(self, chat_id: int, now: float) -> float:
        """Give the seconds that this chat's next delivery has to wait. 0.0: it may go, and is counted as gone.

        `now` is the caller's monotonic time in seconds. A caller that is told to wait sleeps that long and asks again;
        it is let go then, unless it comes more than `LATE` seconds late or others did: who finds its moment used up
        gets the next free one. Asking before that costs nothing and changes nothing. A caller may stay away for good.
        """
        self._forget(now)
        own = self._went.get(chat_id, -math.inf) + self._own_space
        if chat_id not in self._moments:
            if max(now, self._free) < own:
                # The chat's own distance is what it waits for: a place in the line would keep others waiting.
                return max(own - now, SHORTEST)
            self._line_up(chat_id, now)
        elif self._moments[chat_id] <= now < self._due - LATE - SHORTEST:
            del self._moments[chat_id]
            self._line_up(chat_id, now)
        moment = self._moments[chat_id]
        if moment > now:
            return max(moment - now, SHORTEST)
        self._go(chat_id, now)
        return 0.0

    def _line_up(self, chat_id: int, now: float) -> None:
        """Give a chat the first moment that is free."""
        moment = max(now, self._free, self._due - LATE)
        self._moments[chat_id] = moment
        self._free = moment + self._space

    def _go(self, chat_id: int, now: float) -> None:
        del self._moments[chat_id]
        self._due = max(now, self._due) + self._space
        self._went.pop(chat_id, None)  # so that the youngest is always at the end
        self._went[chat_id] = now

    def _forget(self, now: float) -> None:
        """Drop who is past its own distance, and who did not come for its moment."""
        _drop(self._went, now - self._own_space)
        _drop(self._moments, now - FORGOTTEN)


def _drop(times: dict[int, float], until: float) -> None:
    """Drop the entries up to a time; they are in the order of their times."""
    while times and times[first := next(iter(times))] <= until:
        del times[first]
