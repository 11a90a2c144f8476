"""What the letter has to know: each reason with its questions, each question with its form.

A question is a step like any other, but it stands in no arrow of the guide: those of a case lie on the way to `LETTER`,
or, where the amount follows from them, to `REFUND`. Each can be skipped; the letter says nothing of it then. What makes
a complaint strong is from facts.md 4.3, 4.4 and 11.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conversations import reasons, rules
from conversations.case import Case
from conversations.complaint import forms
from conversations.names import S
from conversations.steps import Ask, Predicate, TypedRule, Wanted

SKIP = "skip"
"""The answer of who does not want to tell."""


@dataclass(frozen=True)
class Fact(Ask):
    """A question whose answer is told in the letter."""

    event: str = ""
    """What tells the same of the order: a name of `followup.E`. Where that was told, the question is not asked."""

    @property
    def before(self) -> S:
        """The step on whose way it lies."""
        assert isinstance(self.then, S)
        return self.then


def _fact(
    rule: TypedRule, wants: Wanted, *choices: str, then: S = S.LETTER, words: tuple[str, ...] = (), event: str = ""
) -> Fact:
    return Fact(rule, then, wants, dict.fromkeys((*choices, SKIP), then), words=words, event=event)


def _word(*words: str, then: S = S.LETTER) -> Fact:
    return _fact(forms.word, Wanted.WORD, words=words, then=then)


def _day(*choices: str, event: str = "") -> Fact:
    return _fact(forms.past_day, Wanted.DATE, *choices, event=event)


COLORS = ("black", "white", "grey", "red", "blue", "green", "yellow", "orange", "brown", "beige", "pink", "purple",
          "silver", "gold", "transparent", "colorful")  # fmt: skip
MATERIALS = ("cotton", "polyester", "wool", "linen", "silk", "leather", "imitation_leather", "plastic", "metal",
             "stainless_steel", "silver_metal", "gold_metal", "wood", "glass", "ceramic", "rubber")  # fmt: skip
PARTS = ("charger", "cable", "manual", "screws", "battery", "remote_control", "cover", "plug_adapter")
METHODS = ("aliexpress_standard", "air_mail", "registered_mail", "courier", "sea_or_land")
YES_NO = ("yes", "no")

QUESTIONS: Mapping[S, Fact] = {
    S.SIZE_ORDERED: _word("xs", "s", "m", "l", "xl", "xxl"),
    S.MEASURED_WHAT: _word("length", "width", "height", "chest", "waist", "hips", "sleeve", "insole", "diameter"),
    S.SIZE_LISTED: _fact(forms.length, Wanted.QUANTITY),
    S.SIZE_MEASURED: _fact(forms.length, Wanted.QUANTITY),
    S.COLOR_ORDERED: _word(*COLORS),
    S.COLOR_CAME: _word(*COLORS),
    S.MODEL_ORDERED: _word(),
    S.MODEL_CAME: _word("other_brand", "older_model", "smaller_model", "no_name"),
    S.MATERIAL_ORDERED: _word(*MATERIALS),
    S.MATERIAL_CAME: _word(*MATERIALS),
    S.DIFFERS: _word("shape", "pattern", "print", "color", "size", "material", "function", "parts_of_it", "brand"),
    S.FUNCTION: _word("power", "capacity", "charging", "battery_life", "bluetooth", "wifi", "display", "sound",
                      "camera", "waterproofness", "language_menu"),
    S.FUNCTION_STATE: _word("missing", "not_working", "weaker"),
    S.DEFECT: _word("crack", "broken_off", "scratches", "dent", "hole", "stain", "loose_seam", "bent", "leak", "smell",
                    "peeling", "unfinished"),
    S.DEFECT_WHERE: _word("front", "back", "top", "bottom", "edge", "inside", "display", "all_over"),
    S.PARCEL_DAMAGED: _word(*YES_NO),
    S.CARRIER_TOLD: _day("no"),
    S.TRIED: _word("charged", "other_cable", "new_batteries", "other_device", "restarted", "as_the_manual_says"),
    S.HAPPENS: _word("does_not_switch_on", "switches_off", "does_not_charge", "no_picture", "no_sound",
                     "no_connection", "error_message", "too_hot"),
    S.BROKEN_SINCE: _day("first_use"),
    S.ADVICE_FOLLOWED: _word("yes", "no", "none_given"),
    S.PIECES_ORDERED: _fact(forms.pieces, Wanted.COUNT, then=S.REFUND),
    S.PIECES_CAME: _fact(forms.pieces_came, Wanted.COUNT, then=S.REFUND),
    S.PIECE_PRICE: _fact(forms.price, Wanted.MONEY, then=S.REFUND),
    S.PART: _word(*PARTS, then=S.REFUND),
    S.PART_PRICE: _fact(forms.price, Wanted.MONEY, then=S.REFUND),
    S.PARCEL_STATE: _word("sealed", "opened", "torn", "taped_again"),
    S.PARCEL_WEIGHT: _fact(forms.weight, Wanted.QUANTITY),
    S.CAME_INSTEAD: _word(),
    S.VARIANT: _word(),
    S.VARIANT_CAME: _word(),
    S.MARK: _word("logo", "label", "stitching", "material", "serial_number", "packaging", "print", "hologram"),
    S.BRAND: _word(),
    S.METHOD_ORDERED: _word(*METHODS),
    S.METHOD_USED: _word(*METHODS),
    S.ITEM_STATE: _word("unused_packed", "unused_opened", "tried_on", "used"),
    S.SHIPPED_ON: _day(event="order_shipped"),
    S.PROMISED_UNTIL: _fact(forms.any_day, Wanted.DATE, event="order_promised"),
    S.TRACKING_LAST: _word("label_made", "shipped", "left_country", "arrived_in_country", "at_customs", "in_delivery",
                           "delivery_failed", "no_entries"),
    S.TRACKING_DAY: _day(),
    S.TRACKING_PLACE: _word(),
    S.PARCEL: _fact(forms.parcel, Wanted.TEXT),
    S.ASKED_AROUND: _word("neighbours", "pickup_point", "post_or_courier", "all_of_them"),
    S.STATEMENT: _word("is_coming", "was_refused"),
    S.RETURN_REASON: _word("wrong_address_said", "not_collected", "refused_by_customs", "carrier_failed",
                           "no_reason_given"),
    S.PAPER_MISSING: _word("seller_invoice", "seller_licence", "my_payment", "import_ban", "no_reason_given"),
    S.ADDRESS_RIGHT: _word(*YES_NO),
    S.ARRIVED_ON: _day(event="order_arrived"),
    S.USABLE: _word("yes", "partly", "no"),
    S.WHY_AMOUNT: _word("share_of_use", "difference", "repair"),
    S.SELLER_SAID: _word("not_asked", "nothing", "refused", "less", "wants_back"),
    S.SELLER_DAY: _day(event="wrote_seller"),
    S.OWN_WORDS: _fact(forms.own_words, Wanted.WORD),
}  # fmt: skip
"""Every question. Those that are typed freely stand last of their reason."""

BY_EVENT: Mapping[str, S] = {fact.event: question for question, fact in QUESTIONS.items() if fact.event}
"""What is told of the order at any time, and asked for the letter too -> the question."""

PIECES = (S.PIECES_ORDERED, S.PIECES_CAME, S.PIECE_PRICE)
OF_A_PART = (S.PART, S.PART_PRICE)
OF_A_PAIR: Mapping[str, tuple[S, ...]] = {
    name: (S[f"{name.upper()}_ORDERED"], S[f"{name.upper()}_CAME"]) for name in ("color", "model", "material")
}
OF_DAMAGE = (S.DEFECT, S.DEFECT_WHERE, S.PARCEL_DAMAGED, S.CARRIER_TOLD)

OF_REASON: Mapping[str, tuple[S, ...]] = {
    "size": (S.SIZE_ORDERED, S.MEASURED_WHAT, S.SIZE_LISTED, S.SIZE_MEASURED),
    **OF_A_PAIR,
    "style": (S.DIFFERS, S.VARIANT),
    "functions": (S.FUNCTION, S.FUNCTION_STATE),
    "not_as_described": (S.DIFFERS, S.OWN_WORDS),
    "quality": (S.DEFECT, S.DEFECT_WHERE),
    "goods": OF_DAMAGE,
    "packaging": OF_DAMAGE,
    "damaged": OF_DAMAGE,
    "not_working": (S.HAPPENS, S.TRIED, S.BROKEN_SINCE, S.ADVICE_FOLLOWED),
    "accessories": OF_A_PART,
    "short": PIECES,
    "missing_item": OF_A_PART,
    "empty_parcel": (S.PARCEL_STATE, S.PARCEL_WEIGHT),
    "quantity": PIECES,
    "other_product": (S.VARIANT, S.CAME_INSTEAD),
    "other_variant": (S.DIFFERS, S.VARIANT, S.VARIANT_CAME),
    "wrong_item": (S.VARIANT, S.CAME_INSTEAD),
    "counterfeit": (S.MARK, S.BRAND),
    "shipping_method": (S.METHOD_ORDERED, S.METHOD_USED),
    "personal": (S.ITEM_STATE,),
    "other": (S.OWN_WORDS,),
    "in_transit": (S.SHIPPED_ON, S.PROMISED_UNTIL, S.TRACKING_LAST, S.TRACKING_DAY, S.PARCEL),
    "no_tracking": (S.SHIPPED_ON, S.PROMISED_UNTIL, S.PARCEL),
    "returned": (S.RETURN_REASON, S.TRACKING_DAY, S.ADDRESS_RIGHT, S.PARCEL),
    "customs": (S.PAPER_MISSING, S.TRACKING_DAY, S.PARCEL),
    "wrong_address": (S.ADDRESS_RIGHT, S.TRACKING_PLACE, S.PARCEL),
    "delivered": (S.TRACKING_DAY, S.ASKED_AROUND, S.STATEMENT, S.TRACKING_PLACE, S.PARCEL),
    "missing_other": (S.PROMISED_UNTIL, S.TRACKING_LAST, S.TRACKING_DAY, S.PARCEL, S.OWN_WORDS),
}
"""Reason (`Reason.key`) -> what is asked for it, in this order."""

OF_ALL = (S.USABLE, S.ARRIVED_ON, S.WHY_AMOUNT, S.SELLER_SAID, S.SELLER_DAY, S.VARIANT, S.OWN_WORDS)
"""What is asked whatever the reason, where `ONLY` lets it."""

NOTHING_TO_USE = ("short", "missing_item", "empty_parcel", "quantity", "shipping_method", "personal")
"""Reasons with which it says nothing that the item can be used."""


def _has_come(case: Case) -> bool:
    return case.value(S.RECEIVED) != "no"


def _may_be_useless(case: Case) -> bool:
    why = reasons.reason(case)
    return _has_come(case) and not _is_partial(case) and why is not None and why.key not in NOTHING_TO_USE


def _is_partial(case: Case) -> bool:
    return S.REFUND in case.answers and case.answers[S.REFUND].value != case.answers[S.PAID].value


def _is_unexplained(case: Case) -> bool:
    """Say whether a part of the amount is asked for that does not follow from prices."""
    return _is_partial(case) and case.answers[S.REFUND].value not in rules.reckoned_offers(case).values()


def _wrote_to_seller(case: Case) -> bool:
    return case.value(S.SELLER_SAID) not in (None, SKIP, "not_asked")


def _was_measured(case: Case) -> bool:
    return case.value(S.MEASURED_WHAT) != SKIP


ONLY: Mapping[S, Predicate] = {
    S.ARRIVED_ON: _has_come,
    S.USABLE: _may_be_useless,
    S.WHY_AMOUNT: _is_unexplained,
    S.SELLER_DAY: _wrote_to_seller,
    S.VARIANT: _has_come,
    S.SIZE_LISTED: _was_measured,
    S.SIZE_MEASURED: _was_measured,
}
"""Question -> the cases in which it means something."""


def questions(case: Case) -> Iterator[S]:
    """Give the questions of a case that holds the answers on its route, in order, extras too.

    The next is looked for when it is wanted: what is asked may depend on the answer before.
    """
    why = reasons.reason(case)
    of_reason = OF_REASON[why.key] if why else ()
    for question in dict.fromkeys((*of_reason, *OF_ALL)):
        if ONLY.get(question, _always)(case):
            yield question


def can_have_parcel(case: Case) -> bool:
    """Say whether the number of a parcel can be noted: what is sent to AliExpress has none yet."""
    return case.value(S.PARCEL) in (None, SKIP) and S.SUBMIT not in case.answers


def _always(_case: Case) -> bool:
    return True


def on_the_way(step: S, seen: Case, case: Case) -> Iterator[S]:
    """Give the questions that lie before a step: those that are answered, and those that are still to be asked.

    `seen`: the case with the answers on its route so far, which grow meanwhile; `case`: with all of them.
    """
    if step not in (S.LETTER, S.REFUND):
        return
    is_passed = _is_passed(step, seen, case)
    for question in questions(seen):
        if QUESTIONS[question].before is not step:
            continue
        if question in case.answers or question in case.former or not (is_passed or _is_known(question, seen)):
            yield question


def _is_passed(step: S, seen: Case, case: Case) -> bool:
    """Say whether the buyer has gone on from a step since the last answer before it: then nothing is asked anew."""
    if S.SUBMIT in case.answers:
        return True
    gone_on = case.answers.get(step)
    return gone_on is not None and gone_on.at >= max(answer.at for answer in seen.answers.values())


def _is_known(question: S, seen: Case) -> bool:
    """Say whether a question is not asked by itself: it is only for who wants it, or told already."""
    fact = QUESTIONS[question]
    why = reasons.reason(seen)
    is_of_reason = why is not None and question in OF_REASON[why.key]
    if question in EXTRAS and not is_of_reason:
        return True
    return any(event.kind == fact.event and not event.taken_back_at for event in seen.events) if fact.event else False


EXTRAS = (S.VARIANT, S.OWN_WORDS)
"""What is asked by itself only for the reasons that name it; whoever wants to can add it to any other."""
