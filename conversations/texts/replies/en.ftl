# What is written after the letter: to the seller, to AliExpress, to the post, a bank, PayPal. In English, read by machines
# that translate it and by staff: short sentences, one fact each, polite. Nothing that the buyer did not say. The same in
# another language beside this file is what the buyer reads, and what he sends to the post or the bank of his country.
#
# A text is put together of these and of the letter's sentences. $amount is money, or "none" where it is not known.

## Beginnings and ends

hello = Hello.
about_order = This is about my order { $order }.
thanks = Thank you.
tell_me = Please write to me when it is done.
answer_inside = Please answer inside the dispute.

## The money

asked = I ask for a refund of { $amount }.
asked_as_requested = I ask for the amount in my request.
asked_more = That is { $amount } more than you offer.
refund_to = Please refund { $amount ->
    [none] the money
   *[other] { $amount }
} { $by ->
    [card] to the card with which I paid
    [paypal] to my PayPal account
   *[other] in the way in which I paid
}.
offer_inside = Please make your offer inside the dispute{ $amount ->
    [none] .
   *[other] : I ask for { $amount }.
}

## More time

not_here = The parcel has not arrived yet.
protection_ends = The Buyer Protection ends on { $day }.
protection_ended = The Buyer Protection ended on { $day }.
solve_please = Please tell me how you solve it.
extend_please = Please extend the Buyer Protection before it ends, not only the time for shipping.

## To the seller, in the dispute

offer_thanks = Thank you for your offer{ $amount ->
    [none] .
   *[other] { " " }of { $amount }.
}
offer_short = I cannot accept it, because it does not cover the problem.
counter_please = Please make me a better offer in the dispute.
you_refused = You refused my request on { $day }.
disagree = I do not agree, because the problem is not solved.
refusal_please = Please look at my case again and make me an offer in the dispute. If we do not agree, AliExpress decides.
back_wanted = You want the item back.
back_agreed = The item is to go back.
back_fault = For an item that is faulty, wrong or not as described the store pays for the return.
back_or_refund = Please give me a prepaid return label, or refund me without a return.
back_fake = I do not want to post an item that appears to be counterfeit. Please refund me without a return.
back_wish = Please tell me to which address it goes, and who pays for the return.
back_nothing = Nothing came, so I cannot return anything.
coupon_came = A coupon or a bonus was credited on { $day }.
coupon_no = Thank you, but I do not accept a coupon or a bonus instead of money.

## The tricks

keep_open = Thank you, but I keep the dispute open until { $came ->
    [no] the parcel or the refund has arrived
   *[other] the refund has arrived
}.
outside_no = Thank you, but I accept a refund only through AliExpress.
confirm_later = { $came ->
    [no] I cannot confirm receipt, because I do not have the order.
   *[other] I will confirm receipt when the problem is solved.
}
reason_stays = Thank you, but the reason of my dispute is correct, so I keep it.

## Proof

proof_wanted = You asked for more proof on { $day }.
proof_there = I have added proof to the dispute.
proof_which = Please tell me exactly which proof you need, and until when.
proof_enough = Please tell me if anything is still missing. Thank you.
new_photos = New: { $count ->
    [one] photo { $numbers }.
   *[other] photos { $numbers }.
}
new_videos = New: { $count ->
    [one] video { $numbers }.
   *[other] videos { $numbers }.
}

## To AliExpress

appeal = I appeal, because the problem is not solved.
appeal_please = Please look at my case again.
appeal_by_proof = Please look at my case again and decide by this proof.
support_need = I need help with a problem that is not solved.
support_please = Please tell me what I can do next, or pass me to a person who can decide.
no_button = I cannot open a dispute, because the button is not there.
dispute_opened = I opened a dispute at AliExpress on { $day }.

## What happened

said_offered_less = On { $day } the seller offered { $amount ->
    [none] less than I ask for
   *[other] { $amount }
}.
said_offered_return = On { $day } the seller asked for the goods back.
said_refused = On { $day } the seller refused my request.
said_decided_less = On { $day } AliExpress decided that I get { $amount ->
    [none] only a part of the money
   *[other] { $amount }
}.
said_decided_nothing = On { $day } AliExpress decided that I get no money.
said_decided_return = On { $day } AliExpress decided that the goods have to go back first.
said_decided_all = On { $day } AliExpress decided that I get what I asked for.
said_appealed = On { $day } I appealed.
said_appeal_won = On { $day } my appeal was granted.
said_appeal_lost = On { $day } my appeal was rejected.
said_accepted = On { $day } I accepted the offer of the seller.
said_posted = On { $day } I sent the goods back.
said_goods_there = On { $day } the goods arrived back at the seller.
said_refund_coming = On { $day } the refund was announced.

## A refund that is not there

refund_not_here = { $amount ->
    [none] The refund
   *[other] The refund of { $amount }
} has not arrived { $by ->
    [card] on my card
    [paypal] on my PayPal account
   *[other] in my account
} by { $today }{ $days ->
    [0] .
    [one] , 1 day later.
   *[other] , { $days } days later.
}
refund_part = On { $day } only { $amount ->
    [none] a part of the refund
   *[other] { $amount }
} arrived. The rest is missing.
refund_number = Please tell me the day on which the refund was sent, to which card or account, and its reference number{ $by ->
    [paypal] . PayPal needs it to find the money.
   *[other] , the ARN. My bank needs it to find the money.
}

## To the post or the courier

post_ask = I ask for a written statement about a parcel that should have come to me.
post_ask_parcel = I ask for a written statement about parcel { $parcel }.
post_delivered = The tracking says that it was delivered{ $day ->
    [none] .
   *[other] { " " }on { $day }.
}
post_not_here = I have not received it.
post_please = Please tell me in writing:
post_where = 1. when, where and to whom it was handed over, or that it was not delivered;
post_who = 2. who signed for it, with a copy of the signature;
post_weight = 3. its weight in your records;
post_address = 4. the address to which it was taken.
post_why = I need this as proof for the seller.

## To a bank or PayPal

bank_ask = I ask for a chargeback of a card payment to AliExpress.
bank_please = Please confirm that you have received this, and tell me if anything is missing.
paypal_open = I ask PayPal to look at my payment to AliExpress.
paypal_claim = I opened a dispute at PayPal on { $day }. It is not solved, so I escalate it to a claim. Please decide.
order_number = Order number: { $order }.
paid = Amount paid: { $amount }.
paid_on = Date of the payment: { $day }.
ground = { $kind ->
    [no_refund] Reason: a refund that was promised has not arrived.
    [not_received] Reason: goods not received.
    [counterfeit] Reason: counterfeit goods.
   *[not_as_described] Reason: goods faulty or significantly not as described.
}
arrived = The goods arrived on { $day }.
contacted = I wrote to the seller on { $day }.
seller_answered = { $key ->
    [nothing] The seller has not answered.
    [refused] The seller refused.
    [less] The seller offered less than I ask for.
   *[wants_back] The seller wants the item back.
}
disputed = Amount in dispute: { $amount }.
