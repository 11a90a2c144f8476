"""THE guide up to Submit: every step, in the order of the article (guide 61), and what follows it.

No arrow turns back: Back takes the last answer back (`route.py`), `reopens` lists what can be changed from a step.
"""

from collections.abc import Mapping

from conversations import reasons, rules
from conversations.complaint.facts import QUESTIONS
from conversations.names import S
from conversations.steps import Ask, Attach, Menu, Outcome, Step, Wanted, When, Write

FIRST = S.ORDER

AFTER_ORDER = When(rules.only_watches, S.WATCHING, S.OPENING)
AFTER_DATE = When(rules.window_is_over, S.LATE, AFTER_ORDER)
BUTTON_THERE = Outcome({"button_there": S.SOLUTION})
EITHER_WAY = Menu({"refund": S.RECEIVED, "return": S.RETURN})
GO_ON = Menu({"go_on": S.PAID}, reopens=(S.REASON_MISSING,))
CHANGEABLE = (S.ORDER, S.WATCH_ORDER, S.PROTECTION, S.ENDED, S.LAST_DAY, S.SOLUTION, S.RECEIVED, S.REASON_ARRIVED,
              S.REASON_MISSING, S.LABEL, S.PAID, S.REFUND, S.EVIDENCE, S.EXPLANATION, S.LETTER)  # fmt: skip

STEPS: Mapping[S, Step] = {
    # The order
    S.ORDER: Ask(rules.order, then=S.PROTECTION, choices={"skip": S.PROTECTION, "watch": S.WATCH_ORDER}),
    S.WATCH_ORDER: Ask(rules.order, then=S.PROTECTION, choices={"skip": S.PROTECTION}),
    S.PROTECTION: Ask(
        rules.page_day,
        then=AFTER_DATE,
        wants=Wanted.DATE,
        choices={"last_day": S.LAST_DAY, "ended": S.ENDED, "unknown": AFTER_ORDER},
    ),
    S.ENDED: Ask(rules.ended, then=AFTER_DATE, wants=Wanted.DATE, choices={"unknown": AFTER_ORDER}),
    S.LAST_DAY: Ask(rules.page_day, then=AFTER_DATE, wants=Wanted.DATE, choices={"unknown": AFTER_ORDER}),
    S.WATCHING: Outcome({"wrong": S.OPENING}),
    S.LATE: BUTTON_THERE,
    # 1 Opening a dispute
    S.OPENING: Menu({"found": S.SOLUTION, "no_button": S.NO_BUTTON}),
    S.NO_BUTTON: Menu(
        {
            "not_shipped": S.NOT_SHIPPED,
            "too_early": S.WAIT_DAY_11,
            "in_transit": S.WAIT_PROMISED,
            "finished": S.FINISHED,
            "over": S.LATE,
            "already_open": S.ALREADY_OPEN,
            "decided": S.DECIDED,
            "other_site": S.OTHER_SITE,
            "none": S.ASK_SUPPORT,
        }
    ),
    S.NOT_SHIPPED: BUTTON_THERE,
    S.WAIT_DAY_11: Outcome({"button_there": S.SOLUTION}, asks="order_shipped"),
    S.WAIT_PROMISED: Outcome({"button_there": S.SOLUTION}, asks="order_promised"),
    S.FINISHED: Menu({"button_there": S.SOLUTION, "still_missing": S.ASK_SUPPORT}),
    S.ALREADY_OPEN: Outcome({"what_now": S.OPENED, "button_there": S.SOLUTION}),
    S.DECIDED: Outcome({"appeal": S.ABOUT_APPEAL, "button_there": S.SOLUTION}),
    S.OTHER_SITE: Outcome(),
    S.ASK_SUPPORT: BUTTON_THERE,
    # 2 Returns and complaints
    S.SOLUTION: Menu({"refund": S.RECEIVED, "return": S.RETURN, "help": S.HELP_ARRIVED}),
    S.HELP_ARRIVED: Menu({"yes": S.HELP_WISH, "no": S.ADVICE_NOT_ARRIVED}),
    S.HELP_WISH: Menu({"keep": S.ADVICE_KEEP, "give_back": S.HELP_POSTAGE, "changed_mind": S.ADVICE_CHANGED_MIND}),
    S.HELP_POSTAGE: Menu({"free": S.ADVICE_FREE_RETURN, "dear": S.ADVICE_POSTAGE, "unknown": S.ADVICE_POSTAGE}),
    S.ADVICE_NOT_ARRIVED: Menu({"refund": S.RECEIVED}),
    S.ADVICE_KEEP: EITHER_WAY,
    S.ADVICE_FREE_RETURN: Menu({"return": S.RETURN, "refund": S.RECEIVED}),
    S.ADVICE_POSTAGE: EITHER_WAY,
    S.ADVICE_CHANGED_MIND: Menu({"return": S.RETURN, "refund": S.RECEIVED}),
    S.RETURN: Menu({"go_on": S.REASON_ARRIVED, "refund_instead": S.RECEIVED}),
    # 3 Received?
    S.RECEIVED: Menu({"yes": S.REASON_ARRIVED, "no": S.REASON_MISSING}),
    # 3A The order has arrived
    S.REASON_ARRIVED: Menu(reasons.ARRIVED),
    S.DETAIL_DESCRIPTION: Menu(reasons.details(S.DETAIL_DESCRIPTION)),
    S.DETAIL_DAMAGED: Menu(reasons.details(S.DETAIL_DAMAGED)),
    S.DETAIL_QUANTITY: Menu(reasons.details(S.DETAIL_QUANTITY)),
    S.DETAIL_WRONG_ITEM: Menu(reasons.details(S.DETAIL_WRONG_ITEM)),
    S.PERSONAL: Menu(
        {"go_on": S.PAID, "in_eu": S.WITHDRAWAL},
        reopens=(S.SOLUTION, S.RETURN, S.REASON_ARRIVED),
        only={"go_on": rules.sends_back},  # who keeps the goods would complain of nothing
    ),
    S.WITHDRAWAL: Outcome(asks="order_arrived"),
    # 3B The order has not arrived
    S.REASON_MISSING: Menu(reasons.MISSING),
    S.IN_TRANSIT: Menu({"go_on": S.PAID, "wait": S.WAIT_FOR_DATE}, reopens=(S.REASON_MISSING,)),
    S.WAIT_FOR_DATE: Outcome({"go_on": S.PAID}, asks="form_named"),
    S.NO_TRACKING: GO_ON,
    S.RETURNED: GO_ON,
    S.CUSTOMS: GO_ON,
    S.WRONG_ADDRESS: GO_ON,
    S.MARKED_DELIVERED: GO_ON,
    S.LABEL: Ask(rules.label, then=S.PAID),
    # The amount, the proof, the text
    S.PAID: Ask(rules.paid, then=S.REFUND, wants=Wanted.MONEY),
    S.REFUND: Ask(
        rules.refund, then=S.EVIDENCE, wants=Wanted.MONEY, offers=rules.refund_offers, holds=rules.refund_holds
    ),
    S.EVIDENCE: Attach(rules.has_evidence, then=S.EXPLANATION),
    S.EXPLANATION: Write(rules.has_draft, then=S.REVIEW, choices={"compose": S.LETTER}),
    S.LETTER: Write(rules.has_draft, then=S.REVIEW),
    S.REVIEW: Menu({"submit": S.SUBMIT}, reopens=CHANGEABLE),
    # Submit
    S.SUBMIT: Menu({"pressed": S.RESULT}),
    S.RESULT: Menu({"worked": S.OPENED, "error": S.ERROR}),
    # 4 Error message
    S.ERROR: Menu({"there": S.OPENED, "not_there": S.RETRY}),
    S.RETRY: Menu({"worked": S.OPENED}, again=S.SUBMIT),
    # After
    S.OPENED: Outcome({"refunds": S.ABOUT_REFUNDS, "appeal": S.ABOUT_APPEAL}),
    S.ABOUT_REFUNDS: Outcome({"appeal": S.ABOUT_APPEAL}),
    S.ABOUT_APPEAL: Outcome(),
    # What the letter tells: on the way to the amount and to the letter
    **QUESTIONS,
}
