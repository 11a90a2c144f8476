"""What was told of a case -> the sentences of the letter that say it. A fact that was skipped says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from conversations import followup, rules
from conversations.case import Case
from conversations.complaint.facts import QUESTIONS, SKIP, questions
from conversations.complaint.sentences import Quoted, Sentence, Word
from conversations.followup import E
from conversations.names import S
from conversations.reading.money import Money
from conversations.reading.quantities import Quantity
from conversations.steps import Wanted

UNSAID = frozenset({(S.CARRIER_TOLD, "no"), (S.ADVICE_FOLLOWED, "no"), (S.ADDRESS_RIGHT, "no"),
                    (S.SELLER_SAID, "not_asked")})  # fmt: skip
"""Answers of which the letter says nothing: a step that was not taken, or what only speaks against the buyer."""
SIZE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,/()-]{0,19}", re.ASCII)
"""A size or a number is the same in every language: it needs no quotation marks."""
AS_TYPED = (S.SIZE_ORDERED, S.STATEMENT, S.BRAND, S.MODEL_ORDERED, S.MODEL_CAME)
"""Questions whose typed answers are sizes, numbers and names."""

OF_ORDER = (S.VARIANT, S.ARRIVED_ON, S.SHIPPED_ON, S.PROMISED_UNTIL, S.PARCEL)
"""What is told of the order and its way, not of what is wrong."""
OF_AMOUNT = (S.PIECE_PRICE, S.PART_PRICE, S.WHY_AMOUNT)
OF_SELLER = (S.SELLER_SAID, S.SELLER_DAY)


def of_problem(case: Case, today: date) -> Iterator[Sentence]:
    """Say what is wrong, with the figures that were told. `case` holds the answers on its route."""
    others = (*OF_ORDER, *OF_AMOUNT, *OF_SELLER)
    asked = [one for one in questions(case) if one not in others]
    return _said(case, today, sorted(asked, key=lambda one: one is S.OWN_WORDS))


def of_order(case: Case, today: date) -> Iterator[Sentence]:
    """Say which variant was ordered, and the days and the number of the parcel. `today`: the Pacific day."""
    return _said(case, today, [one for one in questions(case) if one in OF_ORDER])


def of_seller(case: Case, today: date) -> Iterator[Sentence]:
    """Say whether the seller was written to, when, and what he answered."""
    return _said(case, today, [one for one in questions(case) if one in OF_SELLER])


def said(case: Case, today: date, *facts: S) -> Iterator[Sentence]:
    """Say these facts, as far as they were told, whether or not the reason asks for them."""
    return _said(case, today, list(facts))


def of_amount(case: Case, refund: Money) -> Iterator[Sentence]:
    """Say why just this amount is asked for."""
    missing, price = rules.missing_pieces(case), rules.told_price(case, S.PIECE_PRICE)
    part, offers = rules.told_price(case, S.PART_PRICE), rules.reckoned_offers(case)
    if missing and price and offers.get("pieces") == refund.stored:
        yield Sentence("amount_pieces", {"missing": missing, "price": price, "sum": refund})
    elif part and offers.get("part") == refund.stored:
        yield Sentence("amount_part")
    else:
        yield from (Sentence(str(one), {"value": value}) for one, value in
                    ((S.PIECE_PRICE, price), (S.PART_PRICE, part)) if value)  # fmt: skip
        yield from _plainly(case, S.WHY_AMOUNT)


def quoted(case: Case) -> tuple[S, ...]:
    """List the questions whose answers stand in the letter as typed, untranslated."""
    return tuple(one for one in questions(case) if isinstance(value(case, one), Quoted))


def value(case: Case, step: S) -> object:
    """Give what was told as a value of a sentence; None where nothing was. A choice that is no value is a `Word`."""
    given, fact = case.value(step), QUESTIONS[step]
    if given in (None, SKIP):
        return followup.of_order(case, E(fact.event)) if fact.event else None
    if given in fact.choices:
        return Word(given)
    return READ[fact.wants](case, step, given)


def _word(_case: Case, step: S, given: str) -> object:
    if given in QUESTIONS[step].words:
        return Word(given)
    return given if step in AS_TYPED and SIZE.fullmatch(given) else Quoted(given)


READ: Mapping[Wanted, Callable[[Case, S, str], object]] = {
    Wanted.WORD: _word,
    Wanted.TEXT: lambda _case, _step, given: given,
    Wanted.DATE: lambda _case, _step, given: date.fromisoformat(given),
    Wanted.MONEY: lambda case, step, _given: rules.told_price(case, step),
    Wanted.COUNT: lambda _case, _step, given: int(given),
    Wanted.QUANTITY: lambda _case, _step, given: Quantity.from_stored(given),
}
"""What kind of answer it is -> its value."""


def _said(case: Case, today: date, asked: list[S]) -> Iterator[Sentence]:
    told = set[S]()
    for step in asked:
        if step in TOGETHER:
            members, together = TOGETHER[step]
            if told.isdisjoint(members):
                yield from together(case, today)
            told.update(members)
        else:
            yield from _plainly(case, step)


def _plainly(case: Case, step: S) -> Iterator[Sentence]:
    """Say one fact by itself: `key` is the word that was chosen, for texts that say it in a sentence of its own."""
    said = value(case, step)
    if said is None or (step, case.value(step)) in UNSAID:
        return
    yield Sentence(str(step), {"key": said.key if isinstance(said, Word) else "other", "value": _shown(said)})


def _shown(said: object) -> object:
    """Leave out a choice that has no word of its own: its sentence names it."""
    return "" if isinstance(said, Word) and said.key in NAMED_BY_SENTENCE else said


NAMED_BY_SENTENCE = ("first_use",)


def _measures(case: Case, _today: date) -> Iterator[Sentence]:
    """Set what the offer says against what was measured, and say the difference in the offer's unit."""
    listed, measured = value(case, S.SIZE_LISTED), value(case, S.SIZE_MEASURED)
    what = value(case, S.MEASURED_WHAT) or Word("size")
    if isinstance(listed, Quantity) and isinstance(measured, Quantity):
        difference = measured.in_unit(listed.unit).number - listed.number
        yield Sentence("size_compared", {
            "what": what, "listed": listed, "measured": measured,
            "difference": Quantity(abs(difference), listed.unit),
            "is": "same" if not difference else "less" if difference < 0 else "more",
        })  # fmt: skip
    elif listed or measured:
        step = S.SIZE_LISTED if listed else S.SIZE_MEASURED
        yield Sentence(str(step), {"what": what, "value": listed or measured})


def _pieces(case: Case, _today: date) -> Iterator[Sentence]:
    missing = rules.missing_pieces(case)
    if missing:
        came = value(case, S.PIECES_CAME)
        yield Sentence("pieces", {"ordered": value(case, S.PIECES_ORDERED), "came": came, "missing": missing})
        return
    for step in (S.PIECES_ORDERED, S.PIECES_CAME):
        if (count := value(case, step)) is not None:
            yield Sentence(str(step), {"value": count})


def _tracking(case: Case, _today: date) -> Iterator[Sentence]:
    last, day = value(case, S.TRACKING_LAST), value(case, S.TRACKING_DAY)
    if last:
        has_day = "no" if day is None else "yes"
        yield Sentence("tracking_last", {"value": last, "has_day": has_day, "day": day or ""})
    elif day:
        yield Sentence("tracking_day", {"value": day})


def _promised(case: Case, today: date) -> Iterator[Sentence]:
    """Say until when it was promised; where that is over, also by how many days today."""
    day = value(case, S.PROMISED_UNTIL)
    if isinstance(day, date):
        late = (today - day).days
        yield Sentence("promised_until", {"value": day, "is_late": "yes" if late > 0 else "no", "days": max(late, 0),
                                          "today": today})  # fmt: skip


def _seller(case: Case, _today: date) -> Iterator[Sentence]:
    said, day = value(case, S.SELLER_SAID), value(case, S.SELLER_DAY)
    if case.value(S.SELLER_SAID) == "not_asked" or (said is None and day is None):
        return
    key = said.key if isinstance(said, Word) else "other" if said else "unsaid"
    has_day = "no" if day is None else "yes"
    yield Sentence("seller", {"key": key, "value": said or "", "has_day": has_day, "day": day or ""})


def _own_words(case: Case, _today: date) -> Iterator[Sentence]:
    said = value(case, S.OWN_WORDS)
    if isinstance(said, Quoted):
        yield Sentence("own_words", {"value": said, "has_end": "yes" if said.text.endswith((".", "!", "?")) else "no"})


MEASURES = (S.MEASURED_WHAT, S.SIZE_LISTED, S.SIZE_MEASURED)
TOGETHER: Mapping[S, tuple[tuple[S, ...], Callable[[Case, date], Iterator[Sentence]]]] = {
    **dict.fromkeys(MEASURES, (MEASURES, _measures)),
    **dict.fromkeys((S.PIECES_ORDERED, S.PIECES_CAME), ((S.PIECES_ORDERED, S.PIECES_CAME), _pieces)),
    **dict.fromkeys((S.TRACKING_LAST, S.TRACKING_DAY), ((S.TRACKING_LAST, S.TRACKING_DAY), _tracking)),
    **dict.fromkeys(OF_SELLER, (OF_SELLER, _seller)),
    S.PROMISED_UNTIL: ((S.PROMISED_UNTIL,), _promised),
    S.OWN_WORDS: ((S.OWN_WORDS,), _own_words),
}
"""Facts that are said together: step -> all of them, and how."""
