# The summary of a case in its pack: for the buyer, and for a bank or PayPal. Short, neutral, one fact each. It says what
# the buyer told and sent, and nothing else; "I" is the buyer. The same in another language stands beside this file.
#
# What happened stands beside its day, so no sentence names it. $amount is money, or "none" where it is not known.

title = Dispute at AliExpress{ $order ->
    [none] { "" }
   *[other] { " " }about order { $order }
}
as_of = As of { $day }. Put together from what the buyer told and sent.

## The parts

in_short = In short
complaint = The complaint
mirror_of_it = The same in English, to be read only
story = What happened
messages = Messages that look like the seller’s
dates = Dates ahead
for_bank = Letter to the bank
for_paypal = Letter to PayPal
files = The proof

## In short

order_is = Order
reason_is = Reason
paid_is = Paid
asked_is = Refund asked for
sent_on = Sent to AliExpress on { $day }.
not_sent = Not sent to AliExpress yet.
none_written = No text is written yet.
goes_on = The whole text is in { $file }.

## Dates ahead

how_sure = { $certainty ->
    [page] By the page of AliExpress.
    [high] Quite sure: several sources agree.
    [medium] Fairly sure: one good source, or several guides.
    [low] Not sure: one old or weak source.
   *[ours] No source names a number: a careful estimate.
}

## The proof

fingerprint = The SHA-256 of a file is its fingerprint. It shows that nothing in the file was changed.
folder_form = Folder "for_the_form": by the guide, the form takes these files.
folder_bank = Folder "only_for_the_bank": the form may refuse these files.
no_files = No photo and no video is there yet.
a_copy = A copy for the form. The file as it came is kept.
original_of = The file as it came, of which { $name } is a copy.
came_on = came on { $day }
film = Video
film_of = Video, { $seconds } s
paper = Document
left_out = Not in this pack: { $why ->
    [not_fetched] Telegram did not hand it over.
    [changed] it is not the file that came.
    [too_large] it is too large to be sent.
   *[not_passed] it did not pass the check.
}

## What happened

kept_on = Kept on { $day }, as the buyer pasted it:

told_paid_card = I paid by card.
told_paid_paypal = I paid with PayPal.
told_order_shipped = The seller shipped the order.
told_order_promised = The order was promised by this day.
told_order_arrived = The order arrived.
told_order_confirmed = Receipt was confirmed.
told_wrote_seller = I wrote to the seller.
told_paypal_opened = I opened a case at PayPal.
told_dispute_opened = I opened the dispute at AliExpress.
told_offered_all = The seller offered what I ask for.
told_offered_less = The seller offered { $amount ->
    [none] less than I ask for
   *[other] { $amount }
}.
told_offered_return = The seller asked for the goods back.
told_refused = The seller refused.
told_modified = I changed my request{ $amount ->
    [none] .
   *[other] { " " }to { $amount }.
}
told_proof_added = I added proof.
told_rejected = I rejected the offer.
told_accepted = I accepted the offer.
told_withdrawn = I cancelled the dispute.
told_reopened = I opened the dispute anew.
told_appealed = I appealed.
told_gave_up = I left it at that.
told_stepped_in = AliExpress stepped in.
told_proof_wanted = AliExpress asked for more proof.
told_decided_all = AliExpress decided that I get what I asked for.
told_decided_less = AliExpress decided that I get { $amount ->
    [none] only a part of the money
   *[other] { $amount }
}.
told_decided_nothing = AliExpress decided that I get no money.
told_decided_return = AliExpress decided that the goods have to go back first.
told_appeal_won = My appeal was granted.
told_appeal_lost = My appeal was rejected.
told_return_agreed = A return was agreed.
told_posted = I sent the goods back.
told_scanned = The carrier registered the goods.
told_goods_there = The goods arrived back at the seller.
told_refund_coming = The refund was announced.
told_money_all = The money arrived in full.
told_money_less = Of the money { $amount ->
    [none] a part
   *[other] { $amount }
} arrived.
told_coupon = A coupon or a bonus was credited.
