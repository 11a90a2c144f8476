"""A text for every moment: what it is made of, where it is needed, in which language it is sent.

It is worded in `texts/replies/`, as the letter is in `texts/letter/`. A name in `Reply.lines` is a sentence that stands
as it is; a function says what is known of the case, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from conversations import followup, reasons, route
from conversations.advice.traps import TRAPS
from conversations.case import Case
from conversations.complaint import happened as so_far
from conversations.complaint import standing as now
from conversations.complaint.facts import QUESTIONS
from conversations.complaint.letter import LEFT_OUT_FIRST, LONGEST
from conversations.complaint.sentences import Plain, Points, Sentence, paragraphs, without
from conversations.complaint.standing import Said
from conversations.followup import STAGES, E, Stage
from conversations.names import S
from conversations.starts import has_come


def _always(_case: Case) -> bool:
    return True


@dataclass(frozen=True)
class Reply:
    """One text: its lines, each of sentences, and where it is needed.

    `ways`: the ways beside the dispute, `dues`: the deadlines at whose screens it is offered; `fits`: to which cases at
    the stages and steps. `is_own`: it is sent in the buyer's language, to somebody in his country; the others are sent
    in English.
    """

    lines: tuple[tuple[str | Said, ...], ...]
    source: str
    stages: tuple[Stage, ...] = ()
    steps: tuple[S, ...] = ()
    ways: tuple[str, ...] = ()
    dues: tuple[str, ...] = ()
    fits: Callable[[Case], bool] = _always
    is_own: bool = False


def _is_on_its_way(case: Case) -> bool:
    return not has_come(case)


def _should_be_there(case: Case) -> bool:
    """Say whether a carrier says that he brought it, or brought it elsewhere."""
    return reasons.proof(case) == "delivered"


HELLO = ("hello", now.order)
PROBLEM = (now.problem, now.figures)
OF_PROBLEM = (now.problem, now.plain_figures)
AMOUNT = (now.asked, now.why)
LOOKED_AT = (Stage.OFFER, Stage.RETURN_OFFER, Stage.REFUSED, Stage.LOOKING, Stage.APPEALED)
TO_APPEAL = tuple(stage for stage, events in STAGES.items() if E.APPEALED in events and stage is not Stage.GIVEN_UP)
GOING_WRONG = (Stage.LOOKING, Stage.OUTCOME, Stage.DECIDED, Stage.APPEALED, Stage.SENT_BACK, Stage.REFUND, Stage.PARTLY)
"""Where AliExpress is asked; whoever waits for the seller need not, and once it is lost it is one of the ways."""

REPLIES: Mapping[str, Reply] = {
    # before there is a dispute
    "extend": Reply(
        (HELLO, (now.on_its_way,), (now.protection,), ("thanks",)),
        "facts.md section 6; 11.1 C13",
        steps=(S.WAIT_DAY_11, S.WAIT_PROMISED, S.IN_TRANSIT, S.WAIT_FOR_DATE), dues=("extension",),
        fits=_is_on_its_way,
    ),
    # to the seller, in the dispute
    "counter": Reply(
        (HELLO, (so_far.thanks_for_offer, "offer_short"), OF_PROBLEM, (now.proof_count,),
         (now.asked, now.more, now.why), ("counter_please", "thanks")),
        "facts.md section 5", stages=(Stage.OFFER,),
    ),
    "refusal": Reply(
        (HELLO, (so_far.refusal, "disagree"), OF_PROBLEM, (now.proof_count,), AMOUNT, ("refusal_please", "thanks")),
        "facts.md 1.1 #9", stages=(Stage.REFUSED,),
    ),
    "back": Reply(
        (HELLO, (so_far.back_wanted, now.problem), (so_far.back,), (now.asked,), ("thanks",)),
        "facts.md 1.4; 11.4", stages=(Stage.RETURN_OFFER, Stage.RETURN),
    ),
    "proof": Reply(
        (HELLO, (so_far.wanted, now.problem), (now.where("proof_there", "proof_which"), now.new_proof, now.proof),
         (now.where("proof_enough", "thanks"),)),
        "facts.md 1.1 #14; 4.3", stages=LOOKED_AT,
    ),
    # to AliExpress
    "refund": Reply(
        (HELLO, (so_far.refund,), (so_far.refund_number,), ("thanks",)),
        "facts.md 1.3; 11.4", stages=(Stage.REFUND, Stage.PARTLY), dues=("refund_arrive", "refund_late"),
    ),
    "appeal": Reply(
        (HELLO, ("appeal", so_far.decision), PROBLEM, (now.new_proof, now.proof), (so_far.offer, *AMOUNT),
         (now.where("appeal_by_proof", "appeal_please"), "thanks")),
        "facts.md 1.2", stages=TO_APPEAL, ways=("appeal",), dues=("appeal",),
    ),
    "support": Reply(
        (HELLO, ("support_need", so_far.since_opened, so_far.last_news), (now.problem,), (now.asked,),
         ("support_please", "thanks")),
        "facts.md 1.2; section 7", stages=GOING_WRONG, steps=(S.ASK_SUPPORT, S.LATE), ways=("support",),
        dues=("platform_result", "appeal_result", "return_confirm"),
    ),
    "coupon": Reply(
        (HELLO, (so_far.coupon, "coupon_no"), (now.refund_to, "thanks")),
        "facts.md 1.3; 11.4", stages=(Stage.OFFER, Stage.LOOKING, Stage.DECIDED, Stage.REFUND, Stage.PARTLY),
    ),
    # answers to the tricks: the names of `advice.traps.TRAPS`
    "trap_cancel": Reply(
        ((so_far.keeps_open, so_far.inside), (now.order, "thanks")), "facts.md section 5",
    ),
    "trap_outside": Reply((("outside_no", so_far.inside), (now.order, "thanks")), "facts.md section 5"),
    "trap_confirm": Reply(((so_far.confirms, "answer_inside"), (now.order, "thanks")), "facts.md section 5"),
    "trap_reason": Reply(
        (("reason_stays", now.problem, now.proof_count), (now.order, "answer_inside")), "facts.md section 5",
    ),
    "trap_accept": Reply(
        ((so_far.thanks_for_offer, "offer_short"), (now.asked, now.more), (now.order, now.proof_count)),
        "facts.md section 5",
    ),
    # to somebody in the buyer's country
    "post": Reply(
        (("hello", now.to_the_post), (now.tracked, "post_not_here", now.address), ("post_please",), ("post_where",),
         ("post_who",), ("post_weight",), ("post_address",), ("post_why", "thanks")),
        "facts.md 4.3; 11.3 L9", stages=(*followup.TALKING, Stage.OUTCOME, Stage.DECIDED, Stage.APPEALED),
        steps=(S.MARKED_DELIVERED, S.WRONG_ADDRESS), ways=("czech_post",), fits=_should_be_there, is_own=True,
    ),
    "bank": Reply(
        (("hello", "bank_ask"), (now.order_number, now.paid, now.paid_on(E.PAID_CARD)), (so_far.ground,), OF_PROBLEM,
         (now.promised, now.arrived, so_far.posted), (so_far.contact, so_far.opened_on,
         so_far.last_answer), (now.disputed, now.proof_count), ("bank_please", "thanks")),
        "facts.md 11.1 C5; 11.3 L8; 11.4", ways=("chargeback", "chargeback_czech"), dues=("chargeback",), is_own=True,
    ),
    "paypal": Reply(
        (("hello", so_far.claim), (now.order_number, now.paid, now.paid_on(E.PAID_PAYPAL)), (so_far.ground,),
         OF_PROBLEM, (now.promised, now.arrived, so_far.posted), (so_far.contact, so_far.opened_on,
         so_far.last_answer), (now.disputed, now.proof_count), ("thanks",)),
        "facts.md section 5; 11.1 C6; 11.4", ways=("paypal",), dues=("paypal", "paypal_claim"),
    ),
}  # fmt: skip
"""Name -> the text. The order is that of the buttons: what the moment asks for first."""

TO_TRAP: Mapping[str, str] = {
    **{name: f"trap_{name}" for name in TRAPS},
    "return": "back",
    "coupon": "coupon",
    "wait": "extend",
}
"""What a seller tries (`advice.traps.TRAPS`) -> the text that answers it."""

LEFT_OUT = (*LEFT_OUT_FIRST, *reversed([str(question) for question in QUESTIONS]))
"""What is left out, in this order, of a text that would be longer than a letter may be."""


def compose(case: Case, name: str, today: date) -> Points:
    """Make the lines of a text. `today`: the Pacific day. Raises `KeyError` for an unknown name."""
    found = route.on_route(case)
    lines = (tuple(_sentences(line, found, today)) for line in REPLIES[name].lines)
    return tuple(line for line in lines if line)


def _sentences(line: tuple[str | Said, ...], case: Case, today: date) -> Iterator[Sentence]:
    for part in line:
        if isinstance(part, str):
            yield Sentence(part)
        else:
            yield from part(case, today)


def write(case: Case, name: str, plain: Plain, today: date) -> str:
    """Write a text with `Texts.plain` of a language of the replies. Raises what `compose` and `plain` raise."""
    points = without(compose(case, name, today), LEFT_OUT, lambda left: len(paragraphs(left, plain)) <= LONGEST)
    return paragraphs(points, plain)


def needed(case: Case) -> tuple[str, ...]:
    """Name the texts that are needed where a case stands."""
    found = route.on_route(case)
    here: Stage | S = followup.stage(case) if followup.is_submitted(case) else route.open_step(case)
    return tuple(name for name, one in REPLIES.items() if here in (*one.stages, *one.steps) and one.fits(found))


def of_way(way: str) -> tuple[str, ...]:
    """Name the texts that belong to a way beside the dispute, which is there only for whom it fits."""
    return tuple(name for name, one in REPLIES.items() if way in one.ways)


def of_due(kind: str) -> tuple[str, ...]:
    """Name the texts that are of use until a deadline, or once it was missed."""
    return tuple(name for name, one in REPLIES.items() if kind in one.dues)
