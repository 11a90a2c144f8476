"""The names of the guide's steps."""

from __future__ import annotations

from enum import StrEnum, auto


class S(StrEnum):
    """Every step, in the order of the article. The name is the key of its answer, its text and its buttons."""

    # the order
    ORDER = auto()
    WATCH_ORDER = auto()
    PROTECTION = auto()
    ENDED = auto()
    LAST_DAY = auto()
    WATCHING = auto()
    LATE = auto()
    # 1 Opening
    OPENING = auto()
    NO_BUTTON = auto()
    NOT_SHIPPED = auto()
    WAIT_DAY_11 = auto()
    WAIT_PROMISED = auto()
    FINISHED = auto()
    ALREADY_OPEN = auto()
    DECIDED = auto()
    OTHER_SITE = auto()
    ASK_SUPPORT = auto()
    # 2 Returns
    SOLUTION = auto()
    HELP_ARRIVED = auto()
    HELP_WISH = auto()
    HELP_POSTAGE = auto()
    ADVICE_NOT_ARRIVED = auto()
    ADVICE_KEEP = auto()
    ADVICE_FREE_RETURN = auto()
    ADVICE_POSTAGE = auto()
    ADVICE_CHANGED_MIND = auto()
    RETURN = auto()
    # 3 Received?
    RECEIVED = auto()
    # 3A Arrived
    REASON_ARRIVED = auto()
    DETAIL_DESCRIPTION = auto()
    DETAIL_DAMAGED = auto()
    DETAIL_QUANTITY = auto()
    DETAIL_WRONG_ITEM = auto()
    PERSONAL = auto()
    WITHDRAWAL = auto()
    # 3B Not arrived
    REASON_MISSING = auto()
    IN_TRANSIT = auto()
    WAIT_FOR_DATE = auto()
    NO_TRACKING = auto()
    RETURNED = auto()
    CUSTOMS = auto()
    WRONG_ADDRESS = auto()
    MARKED_DELIVERED = auto()
    LABEL = auto()
    # the amount, the proof, the text
    PAID = auto()
    REFUND = auto()
    EVIDENCE = auto()
    EXPLANATION = auto()
    REVIEW = auto()
    # Submit
    SUBMIT = auto()
    RESULT = auto()
    # 4 Error message
    ERROR = auto()
    RETRY = auto()
    # after
    OPENED = auto()
    ABOUT_REFUNDS = auto()
    ABOUT_APPEAL = auto()
