"""The guide's rules on what is typed. A rule returns the answer to store or raises `Rejected`; it knows no screen.

A case that comes in here holds only the answers on its route (`route.on_route`), so none is stale.
The numbers of files are in `evidence.py`, those of time in `days.py` and `deadlines.py`, those of money in `money.py`.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from conversations import days
from conversations.aliexpress.orders import number_in, without_link
from conversations.case import Answer, Case
from conversations.evidence import counts
from conversations.names import S
from conversations.reading import dates, money
from conversations.reading.money import Money
from conversations.rejected import Rejected

LONGEST_NAME = 100
"""Characters of an order's name or number, or of a menu label: our choice, so that it fits on every screen."""

SHARES = {"three_quarters": 75, "half": 50, "quarter": 25}
"""Parts of what was paid, in percent, offered as buttons. Our choice: no official percentages exist, the
article asks for an adequate amount (facts.md section 3)."""


def order(text: str, _case: Case, _now: datetime) -> str:
    """Take an order number or any name, as one line; of a link to the order its number."""
    return _line(without_link(text))


def label(text: str, _case: Case, _now: datetime) -> str:
    """Take the words that the buyer's own menu shows, as one line."""
    return _line(text)


def page_day(text: str, _case: Case, now: datetime) -> str:
    """Read a day that the order page shows; stored as an ISO date (a day in Pacific time)."""
    return dates.read_date(text, now).isoformat()


def ended(text: str, _case: Case, now: datetime) -> str:
    """Read the day on which Buyer Protection ended; it cannot lie ahead."""
    day = dates.read_date(text, now)
    if day > days.pacific_day(now):
        raise Rejected("date_not_past", date=day)
    return day.isoformat()


def only_watches(case: Case) -> bool:
    """Say whether the buyer only wants his dates watched, as nothing is wrong yet."""
    return case.value(S.ORDER) == "watch"


def order_named(case: Case) -> str:
    """Give what the buyer calls the order, its number or any name; empty where that was skipped."""
    value = case.value(S.WATCH_ORDER if only_watches(case) else S.ORDER)
    return "" if value in (None, "skip") else str(value)


def order_number(case: Case) -> str | None:
    """Give the order's number, of 13 to 17 digits and nothing else; None while only a name is known, or none."""
    return number_in(order_named(case))


def protection_day(case: Case) -> date | None:
    """Give the day on which protection, or the delivery time, ends or ended, by the buyer's word; None while unknown.

    What the page calls the last day for a refund or a dispute is another one: `last_day`.
    """
    answer = _page_answer(case)
    return None if _is_last_day(case) else _day(answer)


def last_day(case: Case) -> date | None:
    """Give the day until which a refund or a dispute is possible, where the page shows that one; None otherwise.

    No days are added to it (facts.md 11.1, C1, certainty high).
    """
    return _day(_page_answer(case)) if _is_last_day(case) else None


def _is_last_day(case: Case) -> bool:
    return case.answers.get(S.PROTECTION, NOTHING).value == "last_day"


def _page_answer(case: Case) -> Answer | None:
    answer = case.answers.get(S.PROTECTION)
    return case.answers.get(ASKED_APART[answer.value]) if answer and answer.value in ASKED_APART else answer


ASKED_APART = {"ended": S.ENDED, "last_day": S.LAST_DAY}
"""Answers about the page's date after which the day itself is asked for."""
NOTHING = Answer("", datetime.min.replace(tzinfo=UTC))


def _day(answer: Answer | None) -> date | None:
    try:
        return date.fromisoformat(answer.value) if answer else None
    except ValueError:  # "unknown"
        return None


def window_is_over(case: Case) -> bool:
    """Say whether the last day to open had passed when the buyer gave the date, by the most generous reading.

    Reckoned at the time of the answer, so that a case that is under way does not turn round at midnight. What the
    screens say of the window now comes from `deadlines.to_open`.
    """
    given, protection = _page_answer(case), protection_day(case)
    last = last_day(case) or (protection and days.last_day_to_open(protection))
    return bool(given and last and days.pacific_day(given.at) > last)


def paid(text: str, _case: Case, _now: datetime) -> str:
    """Read the most that the form allows: what was paid, in the order's currency."""
    return money.read_money(text).stored


def paid_money(case: Case) -> Money:
    """Give what was paid. Raises `KeyError` where it is not answered."""
    return Money.from_stored(case.answers[S.PAID].value)


def refund(text: str, case: Case, _now: datetime) -> str:
    """Read what to ask for: from the smallest coin to what was paid (source: article 61, the amount)."""
    return money.check_refund(text, paid_money(case)).stored


def refund_offers(case: Case) -> Mapping[str, str]:
    """Offer amounts as buttons: the full one always, parts only of what has arrived.

    Not arrived: the full amount with postage (article 61; facts.md section 3).
    """
    whole = paid_money(case)
    if case.value(S.RECEIVED) == "no":
        return {"full_postage": whole.stored}
    parts = {name: whole.percent(part).stored for name, part in SHARES.items()}
    return {**reckoned_offers(case), "full": whole.stored, **parts}


def reckoned_offers(case: Case) -> Mapping[str, str]:
    """Offer what follows from the prices that were told, where that is not too much: missing pieces, or the part."""
    return {name: sum_.stored for name, sum_ in _reckoned(case) if sum_.minor <= paid_money(case).minor}


def _reckoned(case: Case) -> Iterator[tuple[str, Money]]:
    if (missing := missing_pieces(case)) and (price := told_price(case, S.PIECE_PRICE)):
        yield "pieces", Money(price.minor * missing, price.currency)
    if price := told_price(case, S.PART_PRICE):
        yield "part", price


def missing_pieces(case: Case) -> int | None:
    """Give how many pieces did not come; None where that was not told."""
    ordered, came = case.value(S.PIECES_ORDERED) or "", case.value(S.PIECES_CAME) or ""
    return int(ordered) - int(came) if ordered.isdecimal() and came.isdecimal() and int(came) < int(ordered) else None


def told_price(case: Case, step: S) -> Money | None:
    """Give a price that was told, in the currency of what was paid; None where there is none, or of another one."""
    value = case.value(step)
    try:
        return money.check_refund(Money.from_stored(value), paid_money(case)) if value else None
    except (Rejected, ValueError):  # "skip", or what was paid is of another currency now
        return None


def refund_holds(value: str, case: Case) -> bool:
    """Say whether the amount still fits what was paid, which may have been changed since."""
    try:
        return money.check_refund(Money.from_stored(value), paid_money(case)).stored == value
    except (Rejected, KeyError, ValueError):
        return False


def sends_back(case: Case) -> bool:
    """Say whether the buyer chose to return the goods."""
    return case.value(S.RETURN) == "go_on"


def has_evidence(case: Case) -> bool:
    """Say whether there is at least one photo or video that can be used (source: article 61)."""
    return counts(case.evidence).usable > 0


def has_draft(case: Case) -> bool:
    """Say whether the complaint text was written (source: article 61: a text is required)."""
    return bool(case.drafts)


def explanation(text: str) -> str:
    """Take the complaint text as it is. Raises `Rejected` when nothing but white space is there."""
    if not text.strip():
        raise Rejected("text_empty")
    return text


def _line(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise Rejected("text_empty")
    if len(line) > LONGEST_NAME:
        raise Rejected("name_too_long", length=len(line), most=LONGEST_NAME)
    return line
