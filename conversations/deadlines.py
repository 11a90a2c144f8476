"""Case, zone and now -> deadlines: who must act, until when, how that was reckoned, from which source, how sure it is.

Every date that a screen shows comes from here. `RULES` has a line for each kind, in the order of facts.md section 6,
which, with its newer section 11, is the source of every number in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from conversations import followup, route
from conversations.case import Case, Due
from conversations.complaint.facts import BY_EVENT
from conversations.days import (
    ALIEXPRESS_DAYS,
    DAYS_TO_OPEN,
    FIRST_DAY_TO_OPEN,
    PACIFIC,
    SELLER_DAYS,
    end_of_day,
    pacific_day,
    working_days,
)
from conversations.followup import E, Stage
from conversations.names import S
from conversations.starts import (
    Start,
    at,
    confirmed,
    extendable,
    free_return,
    in_eu,
    of_order,
    on_page,
    open_latest,
    opened,
    protected,
    restarted,
    shipped,
    stepped_in,
    told,
    unlocked,
)

Certainty = Literal["high", "medium", "low", "ours"]
"""How sure a rule is; "ours": no source names a number, it is our choice."""
Whose = Literal["yours", "seller", "aliexpress", "waiting"]
"""Who must act until then: the buyer, the seller, AliExpress, or nobody."""
DayOf = Literal["aliexpress", "buyer"]
"""Where the day ends: in Pacific time, as AliExpress counts, or where the buyer lives, as the law, PayPal, a bank and
the post count; there the earlier of both (facts.md 11.1, C7, certainty high)."""


@dataclass(frozen=True)
class Deadline:
    """A moment by which somebody must act.

    `kind` is a key of `RULES` and of the sentences in `texts/`; `due` the last moment, in UTC; `since` the day from
    which it is reckoned, and `days` how many were added; `basis` says whether the rule gave it or the buyer typed what
    AliExpress shows.
    """

    kind: str
    due: datetime
    since: date
    days: int
    basis: Literal["rule", "typed"]
    source: str
    certainty: Certainty
    snoozed_until: datetime | None = None
    is_stopped: bool = False
    """The buyer wants no more reminders of it."""

    @property
    def day(self) -> date:
        """The Pacific day on which it is due."""
        return pacific_day(self.due)

    def is_over(self, now: datetime) -> bool:
        """Say whether it has passed."""
        return now > self.due

    def is_late(self, now: datetime) -> bool:
        """Say whether it has passed and something is to be done about that, of which the reminder "late" tells."""
        return self.is_over(now) and "late" in RULES[self.kind].ladder.split()


@dataclass(frozen=True)
class Rule:
    """How one kind of deadline is reckoned: from which Pacific day, how many days on, and where in a case it counts."""

    start: Start
    days: int
    whose: Whose
    certainty: Certainty
    source: str
    ladder: str
    """The rungs of its reminders (`reminders.RUNGS`), apart by spaces."""
    is_working: bool = False
    """The days are working days."""
    is_beside: bool = False
    """It belongs to a way beside the dispute, which is thought of when the dispute leaves time for it."""
    clock: DayOf = "aliexpress"


TALKING = (Stage.SELLER, Stage.OFFER, Stage.RETURN_OFFER, Stage.REFUSED)
UNPAID = (None, *(stage for stage in Stage if stage not in (Stage.WON, Stage.PARTLY)))
OFFERED = (E.OFFERED_ALL, E.OFFERED_LESS, E.OFFERED_RETURN)
REFUND_BEGAN = (E.REFUND_COMING, E.ACCEPTED, E.DECIDED_ALL, E.APPEAL_WON)
RETURN_BEGAN = (E.RETURN_AGREED, E.DECIDED_RETURN)
LAST_DAY_TO_WAIT = FIRST_DAY_TO_OPEN - 1
SELLER_EXTENDS = 2
"""Days that the seller has to extend the protection. Source: facts.md section 6 (2019), certainty medium."""
TO_OPEN = ("last_day", "protection_end", "open_confirmed", "open_latest")
"""The kinds that say until when a dispute can be opened. Where sources differ so do they; the earlier one counts."""

RULES: Mapping[str, Rule] = {
    # before Submit
    "open_earliest": Rule(at(shipped, None), LAST_DAY_TO_WAIT, "waiting", "high", "facts.md 11.1, C3 and C4", "late"),
    "transit_lock": Rule(at(unlocked, None), 0, "waiting", "high", "facts.md 1.1 #2", "late"),
    "last_day": Rule(at(on_page, None, Stage.WITHDRAWN), 0, "yours", "high", "the buyer's order page",
                     "w1 d3 d1 h12 h6 late"),
    "extension": Rule(at(extendable, None), -SELLER_EXTENDS, "yours", "medium", "facts.md section 6", "d4"),
    "protection_end": Rule(at(protected, None, Stage.WITHDRAWN), 0, "yours", "high", "the buyer's order page",
                           "w1 d2 d1"),
    "open_confirmed": Rule(at(confirmed, None, Stage.WITHDRAWN), DAYS_TO_OPEN, "yours", "high",
                           "article 61; facts.md 11.1, C2", "w1 d3 d1 h12 h6 late"),
    "open_latest": Rule(at(open_latest, None, Stage.WITHDRAWN), DAYS_TO_OPEN, "yours", "medium",
                        "article 61; facts.md 11.1, C1 and C2", "w1 d3 d1 h12 h6 late"),
    # the dispute
    "seller_reply": Rule(at(restarted, Stage.SELLER), SELLER_DAYS, "seller", "high", "facts.md 1.1 #7", "d2 h12 late"),
    "platform_in": Rule(at(opened, *TALKING), ALIEXPRESS_DAYS, "aliexpress", "medium", "facts.md 1.1 #9", "d2 late"),
    "buyer_reply": Rule(at(told(*OFFERED), Stage.OFFER, Stage.RETURN_OFFER), 3, "yours", "ours", "facts.md 1.1 #12",
                        "d2 d1 h6 late"),
    "platform_result": Rule(at(stepped_in, *TALKING, Stage.LOOKING), 14, "aliexpress", "ours", "facts.md section 6",
                            "w1 late"),
    "evidence_request": Rule(at(told(E.PROOF_WANTED, until=(E.PROOF_ADDED,)), Stage.LOOKING), 3, "yours", "low",
                             "facts.md section 6 (OLD1)", "d2 d1 h6 late"),
    # the decision
    "appeal": Rule(at(told(*followup.DECISIONS), Stage.DECIDED), 7, "yours", "low", "facts.md 1.2",
                   "same d4 d1 h6 late"),
    "appeal_result": Rule(at(told(E.APPEALED), Stage.APPEALED), 5, "aliexpress", "medium", "facts.md 1.2", "late",
                          is_working=True),
    # the return
    "return_ship": Rule(at(told(*RETURN_BEGAN), Stage.RETURN), 10, "yours", "high", "facts.md 1.4",
                        "w1 d3 d1 h12 h6 late"),
    "return_scan": Rule(at(told(E.POSTED, until=(E.SCANNED, E.GOODS_THERE)), Stage.SENT_BACK), 2, "waiting", "high",
                        "facts.md 1.4", "late", is_working=True, clock="buyer"),
    "return_there": Rule(at(told(E.POSTED, until=(E.GOODS_THERE,)), Stage.SENT_BACK), 14, "waiting", "ours",
                         "no source names a number", "late", clock="buyer"),
    "return_confirm": Rule(at(told(E.GOODS_THERE, until=(E.POSTED,)), Stage.SENT_BACK), 10, "seller", "ours",
                           "facts.md section 6", "late"),
    # the money
    "refund_arrive": Rule(at(told(*REFUND_BEGAN), Stage.REFUND), 10, "waiting", "high", "facts.md 1.3", "late",
                          is_working=True, clock="buyer"),
    "refund_late": Rule(at(told(*REFUND_BEGAN), Stage.REFUND), 20, "waiting", "medium", "facts.md 1.3", "late",
                        is_working=True, clock="buyer"),
    "bonus_or_coupon": Rule(told(E.COUPON), 60, "yours", "medium", "facts.md 1.3", "w1 d1", is_beside=True),
    # other ways
    "free_return": Rule(at(free_return, None), 15, "yours", "high", "facts.md 1.4", "w1 d3 d1", is_beside=True),
    "eu_withdrawal": Rule(at(in_eu, *UNPAID), 14, "yours", "high", "facts.md 11.3, L1 and L2", "w1 d3 d1",
                          is_beside=True, clock="buyer"),
    "paypal": Rule(at(of_order(E.PAID_PAYPAL), *UNPAID), 180, "yours", "high", "facts.md section 5", "m1 w1 d1",
                   is_beside=True, clock="buyer"),
    "paypal_claim": Rule(at(of_order(E.PAYPAL_OPENED), *UNPAID), 20, "yours", "high", "facts.md 11.1, C6",
                         "w1 d3 d1 h12", is_beside=True, clock="buyer"),
    "chargeback": Rule(at(of_order(E.PAID_CARD), *UNPAID), 120, "yours", "medium", "facts.md 11.1, C5", "m2 m1 w1 d1",
                       is_beside=True, clock="buyer"),
}  # fmt: skip


def deadlines(case: Case, zone: ZoneInfo) -> tuple[Deadline, ...]:
    """Give the dates that count where the case stands and are not done, the soonest first; those missed included.

    None for a case that was put away. `zone` is the buyer's.
    """
    if case.cancelled_at:
        return ()
    found = [reckoned(case, kind, zone) for kind in RULES]
    return tuple(sorted((one for one in found if one and not is_done(case, one)), key=lambda one: one.due))


def to_open(case: Case, zone: ZoneInfo, now: datetime) -> tuple[Deadline, ...]:
    """Give until when a dispute can be opened, the safest reading that is not over first; none where nobody knows.

    Where all are over it is the last one.
    """
    found = sorted((one for kind in TO_OPEN if (one := reckoned(case, kind, zone))), key=lambda one: one.due)
    ahead = [one for one in found if not one.is_over(now)]
    return tuple(ahead or found[-1:])


def reckoned(case: Case, kind: str, zone: ZoneInfo) -> Deadline | None:
    """Reckon one deadline, done or not; None where it does not count. `zone` is the buyer's."""
    rule = RULES[kind]
    since = rule.start(case)
    if since is None:
        return None
    said = said_of(case, kind, since)
    day = working_days(since, rule.days) if rule.is_working else since + timedelta(days=rule.days)
    return Deadline(
        kind=kind,
        due=said.due or _end(day, kind, zone),
        since=since,
        days=rule.days,
        basis="typed" if said.due else "rule",
        source=rule.source,
        certainty=rule.certainty,
        snoozed_until=said.snoozed_until,
        is_stopped=said.stopped_at is not None,
    )


def _end(day: date, kind: str, zone: ZoneInfo) -> datetime:
    return end_of_day(day, zone if RULES[kind].clock == "buyer" else PACIFIC)


def pressing(case: Case, zone: ZoneInfo, now: datetime) -> tuple[bool, float]:
    """Give by what cases are sorted: the nearest date first, then those without one, the newest of them first.

    What was put away or is closed comes among the last.
    """
    one = next_deadline(case, zone, now)
    is_at_rest = bool(case.cancelled_at) or followup.is_closed(case) or one is None
    return is_at_rest, one.due.timestamp() if one else -case.number


def grounds(case: Case) -> object:
    """Give what the deadlines of a case follow from, beside the zone: as long as it is the same, so are they."""
    steps = route.route(case)
    answers = (case.answers.get(step) for step in (S.PROTECTION, S.ENDED, S.LAST_DAY, S.SUBMIT, *BY_EVENT.values()))
    received = route.on_route(case).value(S.RECEIVED)
    passed = (followup.is_submitted(case), followup.begins_at(case), S.ADVICE_FREE_RETURN in steps, received)
    return (case.events, case.dues, case.cancelled_at, passed, *answers)


def next_deadline(case: Case, zone: ZoneInfo, now: datetime) -> Deadline | None:
    """Give the one to act on first: the soonest that is not over, else the last that was missed; None without any.

    A way beside the dispute comes before those only in its last days (`NEAR`), and is gone once it is over.
    """
    found = deadlines(case, zone)
    ahead = [one for one in found if not one.is_over(now)]
    pressing = [one for one in ahead if not RULES[one.kind].is_beside or one.due - now <= NEAR]
    missed = [one for one in found if one.is_over(now) and not RULES[one.kind].is_beside]
    return (pressing[:1] or missed[-1:] or ahead[:1] or (None,))[0]


NEAR = timedelta(days=7)
"""How long before its end a way beside the dispute is pressing. Our choice."""


def said_of(case: Case, kind: str, since: date) -> Due:
    """Give what the buyer said of this deadline; where nothing was said, so."""
    found = [due for due in case.dues if (due.kind, due.since) == (kind, since)]
    return found[0] if found else Due(kind, since, case.created_at)


def is_done(case: Case, one: Deadline) -> bool:
    """Say whether the buyer has done it."""
    return said_of(case, one.kind, one.since).done_at is not None
