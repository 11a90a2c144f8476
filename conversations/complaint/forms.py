"""The forms of the questions: what is typed -> the answer to store, or `Rejected`. Rules as in `rules.py`."""

from datetime import datetime

from conversations import days, rules
from conversations.aliexpress.parcels import read_parcel
from conversations.case import Case
from conversations.names import S
from conversations.reading import dates, money
from conversations.reading.quantities import LENGTHS, WEIGHTS, read_count, read_quantity
from conversations.rejected import Rejected

LONGEST_WORDS = 60
"""Characters that may be typed instead of a word of the menu. Our choice, so that the letter stays short."""
LONGEST_OWN_WORDS = 160
"""Characters that may be said in one's own words, below the letter's other lines. Our choice."""


def word(text: str, _case: Case, _now: datetime) -> str:
    """Take what is typed instead of a word of the menu, as one line."""
    return _short(text, LONGEST_WORDS)


def own_words(text: str, _case: Case, _now: datetime) -> str:
    """Take what no question asks for, as one line."""
    return _short(text, LONGEST_OWN_WORDS)


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    if not line:
        raise Rejected("text_empty")
    if len(line) > most:
        raise Rejected("words_too_long", length=len(line), most=most)
    return line


def any_day(text: str, _case: Case, now: datetime) -> str:
    """Read a day, past or to come; stored as an ISO date."""
    return dates.read_date(text, now).isoformat()


def past_day(text: str, _case: Case, now: datetime) -> str:
    """Read a day on which something has happened. Raises `Rejected("event_ahead", date)` for one to come."""
    day = dates.read_date(text, now)
    if day > days.pacific_day(now):
        raise Rejected("event_ahead", date=day)
    return day.isoformat()


def length(text: str, _case: Case, _now: datetime) -> str:
    """Read a length; a number alone is in centimetres."""
    return read_quantity(text, LENGTHS).stored


def weight(text: str, _case: Case, _now: datetime) -> str:
    """Read a weight; a number alone is in grams."""
    return read_quantity(text, WEIGHTS).stored


def pieces(text: str, _case: Case, _now: datetime) -> str:
    """Read how many pieces there should be."""
    return str(read_count(text))


def pieces_came(text: str, case: Case, _now: datetime) -> str:
    """Read how many pieces came: none, or fewer than were ordered. Raises `Rejected("pieces_not_missing", ordered)`."""
    count, ordered = read_count(text, least=0), case.value(S.PIECES_ORDERED) or "skip"
    if ordered != "skip" and count >= int(ordered):
        raise Rejected("pieces_not_missing", ordered=int(ordered))
    return str(count)


def price(text: str, case: Case, _now: datetime) -> str:
    """Read a price in the currency of what was paid, and no more than that."""
    return money.check_refund(text, rules.paid_money(case)).stored


def parcel(text: str, _case: Case, _now: datetime) -> str:
    """Take a parcel number in its normal form.

    Raises `Rejected` as `read_parcel`; one whose check digit is wrong can be kept with the suggestion that comes along.
    """
    try:
        return read_parcel(text.removesuffix(ALL_THE_SAME), insists=text.endswith(ALL_THE_SAME))
    except Rejected as rejected:
        if rejected.key == "parcel_check":
            rejected.suggestions = (f"{rejected.facts['number']}{ALL_THE_SAME}",)
        raise


ALL_THE_SAME = " !"
"""Behind a parcel number: the buyer keeps it, although its check digit is wrong."""
