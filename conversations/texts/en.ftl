### What the guide says in English.
###
### Message id: the step, the rejection or the advice. Attributes: `title` (its short name in lists) and its buttons.
### Markup: Telegram's HTML. First what to press or do now, then why; what only some readers need is folded away.
### A statement that does not come from the guide's article says in words where it comes from and how sure it is.
### A label that is typed counts as the tap; capitals, full stops and apostrophes make no difference.

## AliExpress's own words, as on its pages. It renames them now and then: change them here only.

-order-details = Order details
-open-dispute = Open dispute
-cancel-order = Request order cancellation
-dispute-in-progress = Dispute in progress
-buyer-protection = Buyer Protection
-free-return = Free Return
-return-and-refund = Return and refund
-refund-only = Refund only
-yes = Yes
-no = No
-continue = Continue
-submit = Submit

-not-as-described = Item does not resemble the description
-quality = Quality problem
-damaged = Damaged goods
-not-working = Does not work properly
-accessories = Accessories problems
-quantity = Quantity shortage
-wrong-item = Wrong item
-counterfeit = Counterfeit
-shipping-method = Shipping method not as described
-personal = Personal reasons
-size = Size not as described
-color = Color not as described
-model = Model not as described
-material = Material not as described
-style = Style not as described
-functions = Functions not as described

-in-transit = Purchase Protection is running out, but package is still in transit
-no-tracking = No tracking information
-returned = Package was returned to seller by shipping company
-customs = Customs is holding the package
-wrong-address = Package sent to a wrong address

## Said once, at the very first start

welcome =
    <b>Hello! I guide you through a dispute at AliExpress.</b>
    I show you what to press, how much to ask for, which proof helps and what to write.
    I check your photos and videos before the form does.
    I save everything at once. Stop whenever you like and go on later.

    I follow a written guide. Where other sources say more or differ, I tell you.
    I am independent of AliExpress, and this is no legal advice.
    I send nothing to AliExpress: you fill in its form yourself, beside this chat.

## Said on several steps

note_open_by =
    { $window ->
        [unknown] Your order page shows until when you can open a dispute.
        [over] By the date I know, the time to open ended { $open_by }.
        [last_day] Open it by <b>{ $open_by }</b> ({ $open_left }), better a day early.
        [protection_end] Open it by <b>{ $open_by }</b> ({ $open_left }): then { -buyer-protection } ends.
        [open_confirmed] Open it by <b>{ $open_by }</b> ({ $open_left }), better a day early.
       *[other] Open it <b>today</b>: { -buyer-protection } has ended.
    }
note_open_why =
    { $window ->
        [unknown] The guide I follow: 15 days after { -buyer-protection } ends.
        [over] The order page shows the exact day.
        [last_day] That is the day your order page names.
        [protection_end] My guide: until { $open_later }. AliExpress’s newest page does not say so.
        [open_confirmed] That is 15 days after you confirmed receipt; my guide and AliExpress’s newest page agree.
       *[other] By the guide I follow it works until { $open_by } ({ $open_left }). AliExpress’s newest page does not say so.
    }
note_last_day =
    { note_open_by }
    { note_open_why }
note_open_anew = A new one can be opened only until your last day, which the order page shows. After that the seller gets the money.

## The order

order =
    <b>Which order is it about?</b>
    Type the order number, or any name you like, such as “blue shoes”.
    It helps you tell your disputes apart.

    Nothing is wrong yet? Then I can just watch your dates.

    <blockquote expandable>Several things wrong in one order?
    As far as I know, AliExpress treats each item as a dispute of its own.
    So begin with one item. For the next one, start a new case here.</blockquote>
    .title = Order
    .skip = Skip
    .watch = Just watch my dates

watch_order =
    <b>Which order shall I watch?</b>
    Type the order number, or any name you like, such as “blue shoes”.
    .title = Order
    .skip = Skip

protection =
    <b>Until when does { -buyer-protection } run?</b>
    Look at the order page: AliExpress shows a date or a countdown there.
    Type it as you see it: “5 Dec”, “in 12 days” or “12 days 4 hours”.

    The page says “refund” or “dispute” possible until a day? Press that below: then that day is your last.
    The guide I follow: you can open a dispute in the 15 days after it ends, too.

    <blockquote expandable>AliExpress’s newest page says that only of confirming receipt; the guide says it of the delivery time too. I show you both days and remind you of the earlier one.
    The length differs from order to order. Guides name 60, 75 and 90 days, so trust only the order page.
    AliExpress counts days in Pacific time (US west coast), its help pages say.
    You confirmed that you received it? Then press “It has ended”.</blockquote>
    .title = Protection end
    .last_day = “Refund possible until …”
    .ended = It has ended
    .unknown = I don’t know

ended =
    <b>On which day did it end?</b>
    Type the day, such as “5 Dec”.
    Did you confirm that you received the order? If that was earlier, type that day.

    The guide I follow: you can open a dispute in the 15 days after it. AliExpress’s newest page says that only of confirming receipt, so do it soon.
    .title = Protection ended
    .unknown = I don’t know

last_day =
    <b>Which day does your order page name?</b>
    Type the day until which a refund or a dispute is possible, such as “5 Dec”.
    That day is your last: nothing is added to it.
    .title = Last day
    .unknown = I don’t know

watching =
    <b>I watch your dates and remind you in time.</b>
    Nothing comes, or something is wrong? Press the button.
    .title = Watching the dates
    .wrong = Something is wrong

late =
    <b>The time to open a dispute seems to be over.</b>
    { $window ->
        [over] By the date I know, it ended { $open_by }.
        [unknown] The guide I follow: it ends 15 days after { -buyer-protection }.
       *[other] By the date I know now, it runs until { $open_by }.
    }
    Is <b>{ -open-dispute }</b> still on the order page? Use it today.

    Otherwise, these ways are left:
    • <b>Seller</b> and <b>support</b>: ask in AliExpress’s chats.
    • <b>PayPal</b>: 180 days after you paid, AliExpress’s help pages say.
    • <b>Card</b>: ask your bank today. 120 days or less, pages on card rules agree.

    <blockquote expandable>You live in the EU? There is the legal guarantee for faulty goods too.
    Use one way at a time: not PayPal and an AliExpress dispute together. That is general advice, not AliExpress’s rule.
    Some items come with a one-year warranty service. One old help page says that is claimed separately. I could not confirm it.</blockquote>
    .title = Too late?
    .button_there = The button is there

## 1 Opening a dispute

opening =
    <b>Open your list of orders at AliExpress and find the item.</b>
    1. Press <b>{ -order-details }</b>.
    2. You see the product. Press <b>{ -open-dispute }</b>.
    The complaint form starts: keep it open.

    { note_last_day }

    <blockquote expandable>Does it look different? Do not worry: AliExpress changes its pages now and then. The buttons move, the way stays much the same.
    In the app: Account › Orders › your order. One recent guide says so.
    You confirmed receipt, or the order is finished? Then the button is at the bottom, beside the product.</blockquote>
    .title = Open the form
    .found = The form is open
    .no_button = The button is not there

no_button =
    <b>What is true of your order?</b>
    Choose what fits, and I tell you what to do.

    Look once more first: at a finished order the button is at the very bottom, beside the product.
    .title = Missing button
    .not_shipped = Not shipped yet
    .too_early = Shipped less than 10 days ago
    .in_transit = On its way and still in time
    .finished = Finished, or I confirmed receipt
    .over = Ended more than 15 days ago
    .already_open = A dispute is open already
    .decided = An earlier dispute has ended
    .other_site = Bought on aliexpress.ru
    .none = None of these

not_shipped =
    <b>Ask to cancel it, or open a dispute if the form opens.</b>
    • <b>Cancel</b>: press “{ -cancel-order }” on the order page. The seller has 48 hours, silence means cancelled. The money takes 3–20 working days, one guide says.
    • <b>Dispute</b>: not even sent? Then you ask for the full amount, postage included, the guide I follow says.

    Shipped after all? The form opens on the 11th day after shipping.

    <blockquote expandable>In the form choose { -refund-only }, then { -no }.
    Newer pages call the first button “Cancel”. Cancelled already and no money? Look under Returns/Refunds in your orders.</blockquote>
    .title = Not shipped yet
    .button_there = The button is there

wait_day_11 =
    <b>Look again on the 11th day after the seller shipped.</b>
    The day of shipping does not count, AliExpress’s help pages say.

    { note_open_by }

    <blockquote expandable>{ note_open_why }
    That is said of parcels that have not come. It has come already? Then you need not wait: no source names these days for goods that are there. Look for the button again, or ask the support chat.
    It can be sooner. If delivery was promised in under 5 days, you can open at once, AliExpress’s pages for sellers say.
    Orders from a warehouse near you may be quicker too: in one US shop some came within 5 days.
    Older pages name the 6th day. That rule is out of date.</blockquote>
    .title = Wait for day 11
    .button_there = The button is there

wait_promised =
    <b>Wait until the promised delivery day is over.</b>
    Till then the form refuses a parcel that moves normally, AliExpress’s help pages say.

    { note_open_by }

    <blockquote expandable>{ note_open_why }
    The guide I follow says you can open when protection ends soon. The newer help pages lock it for parcels that move normally. So if the button is there, you can use it.
    If the seller extends the protection, the day moves too, one guide says. Look at the order page again.
    A Choice order is late? One source says that a coupon for it may wait on the order page. I could not confirm it.</blockquote>
    .title = Wait for the parcel
    .button_there = The button is there

finished =
    <b>Scroll to the very bottom of { -order-details }.</b>
    At a finished order the button is only there, beside the product, AliExpress’s help pages say.

    { note_last_day }

    <blockquote expandable>It stays 15 days after you confirmed receipt, AliExpress’s newest page says; after { -buyer-protection } ended too, says the guide I follow.</blockquote>
    .title = Finished order
    .button_there = I found the button
    .still_missing = Still not there

already_open =
    <b>Open “{ -dispute-in-progress }” in { -order-details }.</b>
    An item can have only one open dispute, so you need no second one.
    You can change reason, amount and proof there while it runs, guides for sellers say. A change gives the seller 5 new days.

    <b>Do not cancel it to start anew.</b>
    { note_open_anew }

    <blockquote expandable>You find it also under “Returns/Refunds” in your orders, two sites say.
    Another item of the same order? It should have a button of its own, at the product.
    You only want to add proof? Several guides say you need not cancel for that: it is done on the dispute page.</blockquote>
    .title = Already open
    .what_now = What happens now?
    .button_there = The button is there

decided =
    <b>Look for an appeal button on the dispute page, today.</b>
    After a decision or an accepted offer, the same item gets no second dispute. Several guides agree.

    You cancelled it yourself? { note_open_anew }

    Neither helps? What is left is the support chat, then PayPal or your bank.
    .title = Dispute ended
    .appeal = How do I appeal?
    .button_there = The button is there

other_site =
    <b>Please look for help on aliexpress.ru itself.</b>
    It is another company with its own dispute rules. My advice does not fit there.

    You bought on aliexpress.com? Go back and choose again.
    .title = aliexpress.ru

ask_support =
    <b>Ask AliExpress’s support chat why the button is missing.</b>
    • Give the order number and a screenshot.
    • Ask until when you can open one.
    • Keep the answer. Only stock sentences? Ask for a person.

    { note_open_by }

    <blockquote expandable>{ note_open_why }
    Look on the website as well as in the app: the steps are the same.
    Write to the seller too.
    No way in at all? Press “{ button_ways }”.
    Do not run PayPal and a dispute at the same time. That is general advice.</blockquote>
    .title = Ask support
    .button_there = The button is there now

## 2 Returns and complaints

solution =
    <b>My advice: press { -refund-only }, in the form and here.</b>
    Most buyers do, says the guide I follow. You send nothing back.
    • Nothing arrived: ask for everything, postage included.
    • Damaged, incomplete, wrong size or color: you keep it. Always ask for what is fair for the fault, a part or all.

    <b>{ -return-and-refund }</b>: you send it back for all you paid. You pay that postage, not the seller.

    <blockquote expandable>Sending it back fits if you changed your mind, or with { -free-return }.
    Who pays the postage back? The guide: you. AliExpress’s newer Buyer Protection page: the store, if the goods are faulty or wrong. So read the offer.
    The form may word it a little differently, such as “Return Goods” or “Only Refund”.</blockquote>
    .title = Solution
    .refund = { -refund-only }
    .return = { -return-and-refund }
    .help = Help me choose

help_arrived =
    <b>Did anything arrive?</b>
    A part of the order counts as Yes.
    .title = Anything arrived?
    .yes = { -yes }
    .no = { -no }

help_wish =
    <b>What would you like best?</b>
    Press what comes closest. I then tell you which way I would go.
    .title = Your wish
    .keep = Keep it and get money back
    .give_back = Send it back
    .changed_mind = It is fine, I changed my mind

help_postage =
    <b>What would sending it back cost you?</b>
    Look for “{ -free-return }” on the order page.
    Without it, the way to China often costs more than the goods, guides say.

    <blockquote expandable>Choice items usually have { -free-return }, one source says. I could not confirm it.</blockquote>
    .title = Return postage
    .free = { -free-return } is offered
    .dear = I would have to pay
    .unknown = I don’t know

advice_not_arrived =
    <b>My advice: press { -refund-only }.</b>
    Nothing arrived, so there is nothing to send back.
    You ask for the full amount, postage included.
    .title = My advice
    .refund = { -refund-only }

advice_keep =
    <b>My advice: press { -refund-only }.</b>
    You keep the goods and send nothing back.
    You ask for a fair part of the money. If the item is useless to you, ask for all of it.
    .title = My advice
    .refund = { -refund-only }
    .return = { -return-and-refund }

advice_free_return =
    <b>My advice: press { -return-and-refund }.</b>
    With { -free-return } sending it back costs you nothing, and you ask for all you paid.

    AliExpress’s help pages name these conditions:
    • within 15 days, for any reason
    • unused and in its packaging
    • one free return for each order, so send several items together
    • the refund comes after inspection

    <blockquote expandable>These rules are from 2022, when 24 countries had { -free-return }. Check what your order page says.
    An empty or incomplete parcel means less money or none.
    AliExpress’s Buyer Protection page excludes some goods: personalised, perishable, hygiene, or damaged by you.</blockquote>
    .title = My advice
    .return = { -return-and-refund }
    .refund = { -refund-only }

advice_postage =
    <b>My advice: press { -refund-only }.</b>
    Sending it back to China often costs more than the item, guides agree. This way you keep it and ask for a fair amount.

    You want to send it back all the same? AliExpress’s newer Buyer Protection page says the store pays for faulty or wrong goods. The guide I follow says you pay.
    So read the offer before you accept it.
    .title = My advice
    .refund = { -refund-only }
    .return = { -return-and-refund }

advice_changed_mind =
    <b>My advice: press { -return-and-refund }.</b>
    Nothing is wrong with the goods, so I see little ground for money without a return.
    You pay the postage back, AliExpress’s Buyer Protection page says. With { -free-return } you pay nothing.

    <blockquote expandable><b>You live in the EU?</b> By law (2011/83/EU) you can withdraw without a reason for 14 days after the goods came. Then you have 14 more days to send them back. You get the price and the standard postage; the way back you pay, unless the shop says otherwise. AliExpress’s pages for EU buyers say the same.</blockquote>
    .title = My advice
    .return = { -return-and-refund }
    .refund = { -refund-only }

return =
    <b>Press { -return-and-refund } in the form.</b>
    You send the goods back and ask for all you paid.

    <b>Who pays the postage back?</b> Sources disagree:
    • The guide I follow: you do, not the seller.
    • AliExpress’s newer Buyer Protection page: the store, if the goods are faulty, wrong or not as described. You, if you changed your mind.
    • { -free-return } on the order page: free for you.
    Read the offer before you accept it.

    <blockquote expandable><b>Once the return is agreed</b>
    Send it within 10 days <b>and</b> type the tracking number into the dispute before its countdown ends. Otherwise the case closes and the seller is paid, several guides agree.
    The return address is on the dispute page. Keep the receipt: one guide says support sometimes gives a coupon for the postage.
    You can cancel a return on its page, if the button is there.
    The carrier’s scan may take 1–2 working days to show.
    An incomplete parcel means less money or none, AliExpress’s help pages say.</blockquote>
    .title = Return
    .go_on = { -continue }
    .refund_instead = { -refund-only } instead

## 3 Received?

received =
    <b>The form asks: did you receive your order?</b>

    <b>{ -yes }</b> (the first button): something arrived, even if it is incomplete.

    <b>{ -no }</b>: nothing arrived. Feel free to choose it also when:
    • you have no tracking number
    • your protection ends soon
    • the parcel went back, is at customs or went to a wrong address
    .title = Received
    .yes = { -yes }
    .no = { -no }

## 3A The order has arrived

reason_arrived =
    <b>Choose the reason that fits best, in the form and here.</b>
    Then press <b>{ -continue }</b> there. Some reasons: it asks for more detail first.

    <blockquote expandable>Yours may look different: the menu changes with the product, and no source shows all of it. Take what comes closest.
    The seller asks you to choose “{ -personal }”? Do not do it if something is wrong with the goods. Guides warn that it moves the cost and the blame to you.</blockquote>
    .title = Reason
    .not_as_described = { -not-as-described }
    .quality = { -quality }
    .damaged = { -damaged }
    .not_working = { -not-working }
    .accessories = { -accessories }
    .quantity = { -quantity }
    .wrong_item = { -wrong-item }
    .counterfeit = { -counterfeit }
    .shipping_method = { -shipping-method }
    .personal = { -personal }
    .other = Something else

detail_description =
    <b>What is different? Choose it in the form and here.</b>
    Then press <b>{ -continue }</b> in the form.

    Only the seller’s description counts, so compare with that.
    .title = { -not-as-described }
    .size = { -size }
    .color = { -color }
    .model = { -model }
    .material = { -material }
    .style = { -style }
    .functions = { -functions }
    .other = My menu says something else

detail_damaged =
    <b>What is damaged? Choose it in the form and here.</b>
    Then press <b>{ -continue }</b> in the form.

    The parcel itself is broken? Tell the carrier or the post today and keep their report. An old rule of AliExpress asks for a report after 3 days.
    .title = { -damaged }
    .goods = The goods
    .packaging = The packaging
    .other = My menu says something else

detail_quantity =
    <b>What is missing? Choose it in the form and here.</b>
    Then press <b>{ -continue }</b> in the form.

    Keep the box and everything in it.
    .title = { -quantity }
    .short = Fewer pieces than I ordered
    .missing_item = A whole item is missing
    .empty_parcel = The parcel was empty
    .other = My menu says something else

detail_wrong_item =
    <b>What came instead? Choose it in the form and here.</b>
    Then press <b>{ -continue }</b> in the form.
    .title = { -wrong-item }
    .other_product = A different product
    .other_variant = Another size, color or version
    .other = My menu says something else

personal =
    { $sends_back ->
        [yes]
            <b>Choose this only if nothing is wrong with the goods.</b>
            It says that you changed your mind. Then you pay the postage back, AliExpress’s Buyer Protection page says.
       *[no]
            <b>This reason does not go with { -refund-only }.</b>
            It says that nothing is wrong, so your own complaint would speak against you. Which is true?
            • You changed your mind: change the solution to { -return-and-refund }.
            • Something is wrong: change the reason.
            • You live in the EU: you can withdraw from the purchase.
    }

    Did the seller ask for this reason? Better change it: it moves the cost and the blame to you, guides warn.
    .title = { -personal }
    .go_on = Keep this reason
    .in_eu = I live in the EU
withdrawal =
    <b>In the EU you can withdraw within 14 days of receipt.</b>
    You need no reason.
    • Write in the AliExpress chat: “I withdraw from this purchase.” Keep a screenshot.
    • Post it within 14 more days, at your cost.
    • You get all you paid, standard postage too.

    You live in the EU? Tell me below.

    <blockquote expandable>EU law says so, and AliExpress’s page for EU buyers.
    You pay the way back, unless you were told otherwise.
    Since 19 June 2026 a shop that sells to EU buyers has to show a withdrawal button. I found no source on whether AliExpress has it.
    Something is wrong with the goods? Then go back and choose another reason: you need not withdraw.</blockquote>
    .title = Withdrawal (EU)

## 3B The order has not arrived

reason_missing =
    <b>Choose the case that fits best, in the form and here.</b>
    Then press <b>{ -continue }</b> in the form.

    <blockquote expandable>Two of them are longer there:
    • “{ -in-transit }”
    • “{ -returned }”</blockquote>
    .title = Reason
    .in_transit = In transit, protection runs out
    .no_tracking = { -no-tracking }
    .returned = Returned to the seller
    .customs = { -customs }
    .wrong_address = { -wrong-address }
    .delivered = Marked delivered, but not here
    .other = My menu says something else

in_transit =
    <b>Choose “{ -in-transit }”.</b>
    Does the form let you go on?

    • The guide I follow: feel free to open it when your protection ends soon.
    • AliExpress’s newer help pages: not while tracking moves normally and the promised day lies ahead. Then the form names a day.

    <blockquote expandable>One buyer noted in 2026 that disputes opened before the promised day tend to be lost.
    AliExpress decides only when the delivery time is over, a sellers’ guide of 2024 says.
    The seller may extend the protection. Then the day moves too, so look again.</blockquote>
    .title = Still in transit
    .go_on = The form lets me go on
    .wait = It tells me to wait

wait_for_date =
    <b>Open the dispute after the day that the form names.</b>
    Until then take screenshots of the tracking, ask the seller to extend the protection, and do not confirm receipt.

    { note_open_by }

    <blockquote expandable>{ note_open_why }</blockquote>
    .title = Wait for the day
    .go_on = The form lets me go on

no_tracking =
    <b>Choose “{ -no-tracking }”, then press { -continue }.</b>
    You can open a dispute without a tracking number. The guide I follow encourages it.

    Take a screenshot of the order page. If there is a number that shows nothing, show that too.
    .title = { -no-tracking }
    .go_on = { -continue }

returned =
    <b>Choose “{ -returned }”, then press { -continue }.</b>
    Take a screenshot of the tracking page: the way back, and the reason for it.

    The seller offers to send it again if you cancel the dispute? Several guides warn against that: your time may run out.
    .title = Returned to seller
    .go_on = { -continue }

customs =
    <b>Choose “{ -customs }”, then press { -continue }.</b>
    Ask customs or the carrier for the official paper with the reason.

    The reason decides. An old AliExpress help page and two guides say:
    • <b>Seller’s side</b>: missing invoice or licence, fake goods, wrong value.
    • <b>Your side</b>: import rules of your country, unpaid duty.

    <blockquote expandable>If it is your side, the postage may be taken off the refund. One guide says so, I could not confirm it.
    <b>You live in the EU?</b> { situation_customs }</blockquote>
    .title = Held by customs
    .go_on = { -continue }

wrong_address =
    <b>Choose “{ -wrong-address }”, then press { -continue }.</b>
    Compare the address in your order with the place in the tracking.

    Take screenshots of both. Ask the carrier for a statement on where the parcel went.
    .title = Wrong address
    .go_on = { -continue }

marked_delivered =
    <b>Ask the post or courier today for a written statement.</b>
    It should say that the parcel did not reach you: where it went, its weight, who signed.
    Ask your neighbours and the pickup point too.

    AliExpress asks for this paper, several guides say. Its message names the time for it.

    I do not know how the form words this case. Choose what comes closest, then press <b>{ -continue }</b>.

    <blockquote expandable><b>You live in the EU?</b> { situation_delivered }
    <b>In Czechia</b> the addressee complains at the post: at a branch or on postaonline.cz/ereklamace. Czech newspapers say so.
    Tracking names another town? Then “{ -wrong-address }” may fit better.</blockquote>
    .title = Marked delivered
    .go_on = { -continue }

label =
    <b>What does your menu say?</b>
    Type the words of the reason that comes closest.
    I use them in your text.
    .title = Reason in your menu

## The amount

paid =
    <b>What is the most that the form lets you ask for?</b>
    It says so beside the amount, for example: at least $0.01, at most $8.12.
    Type the larger figure with its currency: “8.12 USD” or “8,12 €”.

    The form is not open? Type what you paid for this item.

    <blockquote expandable>The most is what you paid for this item, in the currency of the order.
    What happens with coupons, coins and taxes? I found no source. Trust the figure that the form shows.</blockquote>
    .title = Maximum

refund =
    <b>How much do you want to ask for?</b>
    Press or type an amount up to { $paid }. Put it into the form, press <b>{ -continue }</b>.

    { $sends_back ->
        [yes] You send the goods back, so ask for all you paid.
       *[no]
            { $received ->
                [no] Nothing arrived, or it was not even sent: ask for everything, postage included.
               *[other]
                    What is fair? My suggestion, there are no official figures:
                    • 100 %: useless, or wrong item
                    • 75 %: of little use
                    • 50 %: usable, clearly different
                    • 25 %: a small flaw
                    • Pieces missing: type their price.
            }
    }

    <b>Your first figure matters:</b> a silent seller pays exactly this, AliExpress’s help pages say.

    <blockquote expandable>The goods are fake? Old pages name the full amount with postage. I could not confirm it.
    Guides warn against asking for more than the fault is worth.</blockquote>
    .title = Amount asked
    .full = 100 % · { $full }
    .three_quarters = 75 % · { $three_quarters }
    .half = 50 % · { $half }
    .quarter = 25 % · { $quarter }
    .full_postage = All with postage · { $full_postage }
    .pieces = What is missing · { $pieces }
    .part = Price of the part · { $part }

## The proof

evidence =
    <b>Send your photos or a video here. I check them.</b>
    The form wants at least one. By the guide I follow:
    • Up to { $most_photos } photos: PNG, JPG or GIF, { $photo_limit } each
    • Video: MP4, up to { $video_limit }

    <b>What convinces here</b>
    { $proof }

    <blockquote expandable>Sent as a file, a photo keeps its full quality.
    Add screenshots of the offer, the order page and your AliExpress chat.
    A video is often the strongest proof. AliExpress’s old help pages reject edited proof.
    AliExpress may have changed the limits. { $received ->
        [no] Old AliExpress pages call files optional when nothing arrived.
       *[other] One guide of 2019 names 3 photos and 1 video.
    }</blockquote>
    .title = Proof files
    .done = { -continue }

proof_any =
    • The order snapshot: the offer as it was when you bought
    • Your order page, and your chat with the seller
    • A short video or clear photos of the problem

proof_size =
    • Strongest: the size table in the order snapshot, the offer as you bought it
    • The item laid flat, a ruler on it
    • The size label

proof_look =
    • Strongest: the order snapshot, the offer as it was when you bought
    • The item beside the picture of the offer
    • Labels on the item, close up

proof_flaw =
    • The defect, close up
    • The whole item, to show where it is
    • The order snapshot: what the offer promised
    • Your chat with the seller

proof_working =
    • A video of you trying it. For electronics, AliExpress’s old help pages require one.
    • How it is connected or switched on, and what happens
    • The order snapshot: what it should do. Strongest where it cannot.

proof_damaged =
    • The parcel from outside, with its label
    • The packing inside
    • The whole item, then the damage close up
    • The carrier’s damage report, if you have one

proof_quantity =
    • A video of unpacking the sealed parcel, its label first
    • All that came, in one picture
    • The sealed parcel on a scale, beside the weight in the tracking
    • Strongest: the order snapshot: what the offer includes

proof_counterfeit =
    • Logos, labels and markings, close up
    • The same spots of a genuine item for comparison
    • Strongest: the order snapshot, where the offer names the brand
    Fakes are hard to prove, one guide warns: show several signs.

proof_missing =
    • The carrier’s tracking page
    • The same number at an independent tracker, such as 17TRACK
    • Your request to the seller to extend the protection, and the answer or silence

proof_delivered =
    • A written statement of the post or courier: where it went, its weight, who signed
    • The tracking page that says “delivered”
    • The address in your order

proof_returned =
    • The tracking page that shows the way back
    • The reason for it, from the tracking or the carrier

proof_customs =
    • The official paper of customs with the reason
    • The tracking page that shows the parcel at customs

how_to_film = <b>A film:</b> the parcel’s label first, then all in one go, the item always in the picture. Guides say 15–30 seconds, in good light.
how_to_snapshot = <b>Order snapshot:</b> { $has_page ->
        [yes] press its button below
       *[no] tell me your order number for its button
    }; take screenshots of all of it. I have its address only from other people’s programs: if it fails, show today’s offer.

## What the files show, and how they look

files_counted = <b>Files:</b> { $files }
slots_filled = <b>Shown:</b> { $slots }
slot_filled = { $what } ({ $places })
slots_convince = <b>Still convinces:</b> { $slots }
slot_missing = { $what }{ $wants ->
        [video] { " " }(video)
       *[photo] { "" }
    }
slots_help = Also helps: { $slots }
slots_all = All that convinces here is shown.
caption_shows = By your words, { $kind ->
        [video] video { $place }
       *[photo] photo { $place }
    } shows: <b>{ $what }</b>. I have kept them. Is it something else? Press “My files”.
looks_found = { $named }: { $looks }
look_blurred = blurred
look_dark = dark
look_tiny = small
look_doubled = looks like { $other }
look_blurred_how = Blurred: no edge on it is sharp, so small print cannot be read. Tap on what matters, hold still, and take it again.
look_dark_how = Dark: even its brightest spots have less than a quarter of full light. Go to a window or switch on a lamp.
look_tiny_how = Small: it has { $width } × { $height } dots, so small print cannot be read. Send the photo itself, not a preview of it.
look_doubled_how = The same view as { $other }: another one shows more.
looks_count = It counts all the same.
looks_again = Look again: { $files }
button_fine = Use { $place } all the same
fine_taken = { $kind ->
        [video] Video
       *[photo] Photo
    } { $place } is used as it is.
code_parcel = The bar code says parcel number <code>{ $parcel }</code>. Tap it below if that is yours.

## The text

explanation =
    <b>I write your text in English. You press, count and measure.</b>
    A few short questions, each can be skipped.

    <b>Or write it yourself</b> and send it here. The form wants such a text, ideally in English:
    • Main problem first, short and numbered
    • What you ordered, what came, which photo shows it
    • The amount you ask for
    • No story and no insults

    <blockquote expandable>Stay under about 500 characters. That is my choice: the form’s limit is not known.
    I keep every version, and you can edit your message later.
    Short sentences are fine. One guide says that AliExpress translates other languages by machine.
    Stay polite: one guide says that rude words can harm your account.
    A strong text also names the item and variant in the listing’s words, the dates, and why just this amount. It says what each photo shows and what the seller answered. That is my advice.</blockquote>
    .title = Your text
    .compose = Write it for me
    .done = { -continue }

letter =
    <b>Your text is ready. Tap it to copy it.</b>
    Other words? Copy it, edit it, send it to me. Other facts? Press “The facts”.
    .title = Letter in English
    .done = { -continue }

## Review and Submit

review =
    ⚠️ <b>NOTHING HAS BEEN SENT TO ALIEXPRESS YET.</b>
    Check your answers. You can change each one with its ✎ button, and the others stay.
    .title = Check everything
    .submit = All correct, go on to { -submit }

submit =
    <b>Fill in the form at AliExpress now.</b>
    1. Amount: <b>{ $refund }</b>, to the original payment, not Bonus.
    2. Add your photos or video.
    3. Copy your text from here and paste it.
    4. Press <b>{ -submit }</b> there.

    ⚠️ An error can appear. What you change in the form itself is lost: change it here, then copy it.
    Before a second try, look at the order page again: it may be there.

    <blockquote expandable>Send from your phone the files that I checked. Nothing reaches AliExpress from this chat.
    That the form asks how to refund, to the payment or as a Bonus, says one newer help page, of which I know a copy.
    Dispute only what is really wrong. A page of 2018 tells of blocked accounts with disputes on 7 to 9 of 10 orders, an undated blog of more than half. I could not confirm it.</blockquote>
    .title = Send the form
    .pressed = I pressed { -submit }

result =
    <b>What did AliExpress show you?</b>
    .title = Did it work?
    .worked = It worked
    .error = I see an error

## 4 Error message

error =
    <b>Go back to { -order-details } and look for your dispute.</b>
    Do not worry: nothing is lost, and your text is saved here.

    The order page shows whether the form was sent. “{ -dispute-in-progress }” means it was.
    .title = Error message
    .there = The dispute is there
    .not_there = It is not there

retry =
    <b>Try once more. Your text is saved here, ready to copy.</b>
    1. Press { -order-details }, then { -open-dispute }.
    2. Fill in the form, paste your text and press { -submit }.

    An error again? Guides advise, one at a time:
    • Use the website instead of the app, or the other way round.
    • Send fewer or smaller files.
    • Wait a while.
    Each time look at { -order-details } first.
    .title = Try again
    .worked = It worked this time

## After

opened =
    <b>Your dispute is open. Look at its page every day.</b>
    • The seller has <b>5 days</b> to answer.
    • Silence? Your request is carried out as you sent it.
    • No agreement? AliExpress steps in by itself, within 7 days of opening. You press nothing.
    AliExpress’s help pages say the first two, its pages for sellers the third.

    <b>Before you accept any offer, look at the amount.</b> Accepting is final, even at 0.00. Several guides agree.

    <blockquote expandable><b>Offers</b>
    Too low? Reject it with your own figure and your proof. AliExpress may add a proposal of its own.
    An offer has a countdown. If it runs out, the offer counts, guides say. I do not know how many days it runs.
    <b>Traps that guides warn of</b>
    “Cancel, I will send it again”: cancelling may end your chance for good.
    “I pay you by PayPal”: keep everything inside the dispute.
    “Confirm receipt first”: not before you have checked the goods.
    <b>Changes</b>
    You can add proof. Changing your request gives the seller 5 new days.
    One guide names 7–15 days in all, sometimes a month.</blockquote>
    .title = Dispute is open
    .refunds = When does the money come?
    .appeal = What if I disagree?

about_refunds =
    <b>Look at the account or card you paid with.</b>
    The money goes back the same way, AliExpress’s help pages say.

    • <b>1–10 working days</b>: AliExpress’s newer Buyer Protection page
    • <b>3–20 working days</b>: its older help page

    Not there after 10 working days? Look at the day of purchase: banks may book it there.
    <b>“Completed”, but your bank has nothing?</b> Ask AliExpress’s support for the refund’s reference number (ARN), for your bank.

    <blockquote expandable>Not there after 20 working days? Ask your bank and AliExpress’s support.
    The card is closed? The money goes to its bank, so ask there. The payment status is on the order page.
    A coupon or Bonus instead of money? You may say no and ask for the original payment: that is my advice. Bonus is quicker, AliExpress’s newer page says, but you can spend it only there. Two sites name about 60 days.
    Old pages, not confirmed: a bank may need 7–15 working days. Western Union money waits 45 days.</blockquote>
    .title = When money comes
    .appeal = What if I disagree?

about_appeal =
    <b>Look for the appeal button on the dispute page today.</b>
    AliExpress shows the limit there. One page names 7 days after the decision, and one try: that is not sure.

    <b>New proof for your reason:</b>
    { $proof }

    <blockquote expandable>Then wait: a real case named 2–5 working days for an answer, one page up to 10 days.
    AliExpress is still deciding? Then do not appeal: use the response button in the dispute, one page says.
    No button? Write to AliExpress’s support chat with your dispute number and proof.
    After that there are other ways. Use one at a time: that is general advice.</blockquote>
    .title = How to appeal

## What cannot be taken: dates

date_ambiguous =
    I can read that date in two ways.
    Tap the right one, or type the month as a word: “5 Dec”.
date_weekday =
    That weekday and that date do not go together: by the calendar it is { $date }.
    Please look again and tap the right one, or type the date without the weekday.
date_unreadable =
    I could not find a date in that.
    Type it like “5 Dec”, “2026-12-05” or “in 12 days”.
date_impossible =
    There is no such day in the calendar.
    Please look again and type it like “5 Dec”.
date_far =
    { $date } is too far away to be right.
    Please look at the order page again and type the date with its year.
date_not_past =
    { $date } is still to come, so your protection has not ended.
    Type an earlier day. If it is still running, go back and type the date there.
event_ahead =
    { $date } is still to come at AliExpress. Its day begins at midnight on the west coast of the USA, later than in most places.
    Type today’s or an earlier day.

## What cannot be taken: amounts

money_unreadable =
    I could not find an amount in that.
    Type the figure and the currency: “8.12 USD” or “8,12 €”.
money_ambiguous =
    I am not sure which amount that is.
    Tap the right one, or type it like “8.12 USD”.
money_two_numbers =
    I see more than one amount.
    Please type just one: “8.12 USD”.
money_negative =
    An amount cannot be below zero.
    Please type it without the minus: “8.12”.
money_zero =
    Zero is not possible in the form.
    Please type the amount that you want back.
money_decimals =
    That amount has more decimal places than its currency.
    Please round it: “8.12”.
money_huge =
    That amount is too large to be right.
    Please look at the form again and type it anew.
amount_too_large =
    That is more than the form allows: at most { $most }.
    Please type { $most } or less.
amount_too_small =
    That is less than the form allows: at least { $least }.
    Please type { $least } or more.
currency_differs =
    Your order is in { $paid }, but you typed { $given }.
    Please type the amount in { $paid }.

## What cannot be taken: parcel numbers

parcel_none =
    I could not find a parcel number in that.
    Type it as it stands in the tracking: “RB473124829CN” or “LP00123456789012”.
parcel_several =
    I see more than one parcel number: { $numbers }.
    Please type just one.
parcel_check =
    { $number } has a typing mistake somewhere: with these digits the last one would be { $right }, and it is { $given }.
    Please compare it with the tracking and type it again.

## What cannot be taken: names and texts

text_empty =
    That message was empty.
    Please type a few words.
name_too_long =
    That has { $length } characters, and { $most } fit here.
    Please make it a little shorter.
text_too_long =
    <b>That is { $length } characters in all, and no form takes more than { $most }.</b>
    I have kept every one of them, but please send me a shorter text for the form: what is wrong and what you want.
versions_full =
    This case has { $most } versions of the text already, and I keep no more.
    All of them are safe. Take one of them back, or begin another case with /new.
written_full =
    <b>I could not keep this.</b> I have as much of you as I keep: some { $most } characters in all.
    Everything from before is safe. /export sends it to you, and /delete makes room.
files_full =
    <b>I did not take this file.</b> This case has had { $most } files, and I keep no more.
    All of them are safe. For more, begin another case with /new.
events_full =
    I could not note this: of this case { $most } things are told already.
    All of them are kept, and your dates go on.
cases_full =
    You have { $most } cases, and I keep no more at once.
    Go on with one of them: /cases. Old ones go by themselves after a year.
evidence_not_enough =
    There is no usable photo or video yet, and the form wants at least one.
    Send one here, then we go on.
letter_not_enough = There is no text yet. Press “Back” and choose “Write it for me”, or send your own text here.
explanation_not_enough =
    There is no text yet, and the form wants one.
    Write it here, or take my English starter.

## What cannot be taken: files

photo_too_large =
    This photo has { $size }. The guide I follow allows { $most }.
    Send it here as a photo instead of a file: Telegram makes it smaller. Save that one to your phone for the form.
file_too_large =
    This file has { $size }. Telegram hands me at most { $most }, so I cannot look inside.
    Please send it smaller, or use it as it is: a copy of a newer AliExpress help page allows videos up to 2 GB.
video_too_large =
    This video has { $size }. The guide I follow allows { $most }, a copy of a newer AliExpress help page up to 2 GB.
    Shorten it: 15–30 seconds are enough, and 720p helps too. On an iPhone: Photos › Edit, drag the yellow ends, save as a new clip. On Android: Gallery › Edit, drag the ends, save a copy.
too_many_photos =
    The guide I follow says that the form takes { $most } photos, and you have { $most } already.
    Remove another one first, then take this one.
evidence_twice =
    You have sent this file before, and I have it.
    Once is enough. Send another view if you have one.
file_empty =
    This file is empty: it has 0 bytes.
    Please choose it again on your phone and send it anew.
file_broken =
    This file is damaged, and I cannot open it.
    See whether it opens on your phone. Then send it again, or take a new one.
file_unreachable =
    I could not get it from Telegram, so I cannot check it.
    Please send it again.
too_many_pixels =
    This picture is { $width } × { $height } pixels, more than the { $most } that I can check. The guide names no such limit.
    Send it here as a photo: Telegram makes it smaller. Save that one to your phone for the form.
disguised =
    The name says { $claimed }, but inside it is { $format }, so the form will not take it.
    Send the photo or video itself, or a screenshot of it.
photo_format =
    This picture is { $format }. The guide I follow says: only PNG, JPG and GIF.
    { $format ->
        [HEIC]
            Send it here as a photo, not as a file: Telegram turns it into JPG. Save that one to your phone for the form.
            For new pictures on an iPhone: Settings › Camera › Formats › Most Compatible.
        [WEBP] Open it, take a screenshot and send that: it is PNG or JPG.
        [AVIF] Open it, take a screenshot and send that: it is PNG or JPG.
        [BMP] Open it on a computer and save it as PNG or JPG. Or take a screenshot and send that.
        [TIFF] Open it on a computer and save it as PNG or JPG. Or take a screenshot and send that.
        [PDF] Open it, take a screenshot of the page that matters and send that.
       *[other] Take a screenshot of it and send that, or save it as PNG or JPG.
    }
video_format =
    This video is { $format }. The guide I follow says: only MP4. A new name is not enough.
    { $format ->
        [MOV]
            On an iPhone: send it here as a video, not as a file. The Telegram app turns it into MP4. Save that one to your phone for the form.
            On a computer: a free converter such as HandBrake makes an MP4.
        [AVI] A free converter such as HandBrake makes an MP4 on a computer. Or film it again with your phone.
        [MKV] A free converter such as HandBrake makes an MP4 on a computer. Or film it again with your phone.
        [WEBM] A free converter such as HandBrake makes an MP4 on a computer. Or film it again with your phone.
       *[other] Turn it into MP4 with a free converter, or film it again with your phone.
    }
file_format =
    { $format ->
        [unknown] I cannot tell what kind of file this is.
       *[other] This is a { $format } file.
    }
    The guide I follow says: only photos (PNG, JPG, GIF) and video (MP4).
    { $format ->
        [PDF] Open it, take a screenshot of the page that matters and send that.
        [ZIP] Unpack it and send the photos or the video in it one by one.
       *[other] Send a photo or a video. For a document, take a screenshot of it.
    }

## Taken, with a word of warning

photo_near_limit =
    This photo has { $size }. The guide’s limit is { $most }, and nobody says how exactly the form counts.
    If the form refuses it, send a smaller one.
video_near_limit =
    This video has { $size }. The guide’s limit is { $most }, and nobody says how exactly the form counts.
    If the form refuses it, shorten it a little.
name_ending =
    Its name has to end in { $ending }: forms usually go by that. Rename it before you upload it.
second_video =
    That is more than one video. The guide I follow names no number, so the form may take only one.
    Have your best one ready.

## Commands and lists

command_start = Begin, or go on where you were
command_new = Begin another case
command_status = What is open, and which date comes next
command_cases = All your cases
command_back = One step back
command_cancel = Put this case away
command_help = Where you are and what you can do

bot_description =
    I take you by the hand through an AliExpress dispute: which way to go, what to press, what to ask for, which proof to send and what to write in English.

    Everything you tell me is saved, so no error page can swallow it. I am independent of AliExpress and send nothing to it.
bot_short_description = Step by step through an AliExpress dispute. Independent of AliExpress.

private_only = I help one buyer at a time. Please write to me in a private chat.

progress = Step { $step } of { $steps }

link_reason = This case is about: <b>{ $reason }</b>. You can still change that before Submit.
new_case = This is a new case. Your other cases are kept: /cases
case_opened = You are in “{ $name }” again.
welcome_back = Welcome back. Everything in “{ $name }” is as you left it.
was_away = I was out of reach for a while. If you pressed a button meanwhile, it may have got lost: please press it again. What you wrote or sent has arrived.

## Buttons beside the answers

button_back = ‹ Back
button_step = ‹ Back to my step
button_cases = My cases
button_status = What to do next
button_new = New case
button_open_case = Open: { $name }
button_files = My files
button_versions = All versions
button_starter = Take the text made from my answers
button_starter_anew = Take today’s English text
button_as_typed = My answer: { $words }
button_newer = ‹ Newer
button_older = Older ›
button_read = Read version { $version }
button_as_file = Get the text as a file
button_page_order = Order page
button_page_snapshot = Order snapshot
button_page_tracking = Tracking page
button_page_disputes = Disputes
button_page_parcel = Parcel at Cainiao
button_page_orders = All my orders
button_restore = Take version { $version } back
button_keep_text = Keep it as my complaint text
button_view = Show { $place }
button_remove = Remove { $place }
button_take = Take { $place }
button_insist = { $name ->
        [none] Use it all the same
       *[other] Use it: { $name }
    }
button_check = Recheck { $place }
button_cancel = Yes, put it away
button_not_cancel = No, go on
button_undo = Undo
change = Change: { $title }
change_item = ✎ { $title }
again = I pressed Submit again
keep = Keep: { $answer }
copy_amount = Copy { $amount }
copy_text = Copy the text

## What a tap is told

button_old = That button belongs to an earlier step. Here is where you are now.
button_second = Your first answer counts. If you meant the other one, tap “Back”.
button_other_case = That button belongs to another case. Here is the one that is open.

## Texts that came

draft_saved = <b>Saved, version { $version }.</b>
draft_saved_elsewhere = <b>Saved, version { $version }</b> of the text in “{ $name }”.
starter_taken = This text is yours now. To change it: copy it, edit it and send it to me.
draft_shown = Your text, version { $version }. Tap it to copy it:
draft_above = Your text is in the message above: tap it to copy it.
draft_as_file = Your text, version { $version }: { $length } characters, too long to be shown here. It begins:
text_as_file =
    <b>Version { $version }</b> is in the file above: { $length } characters, too long for a message.
    Open it, copy the text there and paste it into the form.
text_file_caption = Your text, version { $version }
text_not_expected =
    I have kept your words, but here I need a button.
    Shall I use them as your complaint text?
edit_not_expected =
    I saw that you edited an earlier message and kept the new words. Your answers stay as they were: to change one, go back to it.
    Shall I use these words as your complaint text?
command_unknown =
    I do not know that command, but I have kept what you wrote. /help shows what I can do.
text_twice =
    These words came twice within a moment, so I count them once.
label_near =
    Did you mean <b>{ $label }</b>? Then tap it below. I have done nothing yet.
answer_edited = { $elsewhere ->
        [yes] In “{ $name }”, <b>{ $title }</b> is now: { $value }
       *[no] You edited your message, so <b>{ $title }</b> is now: { $value }
    }
answer_stays = { $elsewhere ->
        [yes] So in “{ $name }”, <b>{ $title }</b> stays: { $value }
       *[no] So <b>{ $title }</b> stays: { $value }
    }
edit_too_late =
    You edited an earlier message, but the form has been sent with the answer that was in it.
edit_no_choice =
    You edited the message that answered an earlier question. What it says now is none of the answers there.
caption_kept =
    I have kept the words under your file and used them for nothing yet: “{ $text }”
late_text =
    “{ $text }” came earlier, but something went wrong on my side then. You have gone on since, so I changed nothing and kept your words.
late_text_offered =
    { late_text }
    Shall I use them as your complaint text?
late_command = Your earlier command did not work then: something went wrong on my side. You have gone on since, so I changed nothing.
late_replaced = Something went wrong on my side with an earlier message of yours. You have changed it since: what you sent last counts.
text_outdated =
    ⚠️ <b>This text is out of date.</b> It was made before an answer or a file changed. Do not send it as it is: take today’s.

versions =
    { $count ->
        [one] <b>Your text, { $count } version.</b>
       *[other] <b>Your text, { $count } versions.</b> The newest one is used.
    }
versions_none = There is no complaint text yet. We come to it after your photos.
version_line = <b>{ $version }</b> · { $is_outdated ->
        [yes] ⚠️ out of date:{ " " }
       *[no] { "" }
    }{ $origin ->
        [composed] <i>made from your answers:</i>{ " " }
        [edited] <i>edited by you:</i>{ " " }
       *[typed] { "" }
    }{ $preview }
compare =
    <b>From version { $before } to version { $after }</b>
    <s>−crossed out</s> is gone, <b>+bold</b> is new.
compare_same = <b>Version { $before } and version { $after } say the same.</b>
compare_too_different =
    <b>Version { $before } and version { $after } are too different to compare.</b>
    Read one, then the other: the buttons are below.
compare_cut =
    There is more that has changed from version { $before } to version { $after } than I can show here.
    Read them whole: the buttons are below.
button_compare = Compare with version { $version }
version_shown = <b>Version { $version }</b>. Tap it to copy it:

## A text that came unasked: what was found in it

pasted_kept = I have kept your message and read it. To use it as your complaint text, tap the button.
pasted_seller = <b>It looks like one of the things that sellers try:</b>
pasted_found = <b>I found in it:</b>
pasted_order = • order number <code>{ $order }</code>
pasted_parcels = • parcel number <code>{ $parcels }</code>
pasted_amounts = • amount { $amounts }
pasted_dates = • day { $dates }
pasted_links = • link to AliExpress <code>{ $links }</code>
pasted_take = Shall I take it? Tap what is right. I take nothing by myself.
pasted_nothing = Here I need none of it. I have changed nothing.
pasted_order_taken = Order number taken: <code>{ $order }</code>
pasted_parcel_taken = Parcel number taken: <code>{ $parcel }</code>
pasted_why =
    <b>Why I think so</b>
    These words stand near each other:
pasted_because = • { $title }: <i>{ $words }</i>
pasted_unsure = I go by words only, so I may be wrong. A message in which I see nothing may be a trick all the same.
button_pasted_why = Why do you think so?
button_pasted_also = Also: { $title }
button_pasted_parcel = Parcel number { $parcel }
button_pasted_order = Order number { $order }

## Files

file_named = <b>{ $place ->
        [0] { "" }
       *[other] { $place }.{ " " }
    }{ $name ->
        [none] { $kind ->
            [video] Video
           *[photo] Photo
        }
       *[other] { $name }
    }</b>
notice_accepted = { $named }: taken.
notice_unchecked =
    { $named }: kept, not checked yet.
    Telegram cannot hand it over to me just now. I try again by myself and tell you. You can go on meanwhile.
notice_refused = { $named }: not taken.
notice_insisted =
    { $named }: used all the same.
    The limits are the guide’s, and only the form can say whether it takes it. If it does not, send it smaller or in another format.
notice_twice = { $named }: not taken again.
notice_surplus =
    { $named }: kept aside, because by the guide the form takes { $most } photos.
    To use it: tap “My files”, remove another one and take this one.
notice_removed = { $named }: removed.
notice_late = { $named }: I could check it only now that you have pressed Submit. Look in your dispute whether AliExpress has taken it.
notice_animation = Telegram turns animations (GIF) into video (MP4), so it counts as a video.
notice_video_note = A round video is an MP4 video, so it counts as a video.
notice_live_photo = Of a live photo I take the still picture.
smaller_copy =
    Photos and videos sent this way reach me as a copy that Telegram makes, and I check that copy. The original on your phone may be too large for the form, and a video may be MOV. To have the original checked, send it as a file and remove this one under “My files”.
file_kept_for_later = Kept with your proof for later.
file_checked = { $name ->
        [none] Now I could check what Telegram did not hand over before.
       *[other] In “{ $name }” I could now check what Telegram did not hand over before.
    }
file_given_up = { $name ->
        [none] For a week I have tried to check a file of yours, without success. I stop trying now.
       *[other] In “{ $name }” I have tried for a week to check a file, without success. I stop trying now.
    }
file_given_up_late = <b>{ $file ->
        [none] { $kind ->
            [video] Video
           *[photo] Photo
        }
       *[other] { $file }
    }</b>: not checked. You have pressed Submit, so look in your dispute whether AliExpress has taken it.
last_proof_gone = { $elsewhere ->
        [yes] That case has no other proof, and the form needs at least one. Open it under /cases and send another. All else is kept.
       *[no] There is no other proof, and the form needs at least one. Please send another. All else is kept.
    }
cannot_use =
    I cannot use that here. What I can use: words, photos (PNG, JPG or GIF) and video (MP4).
cannot_hear =
    I cannot listen to recordings. Please type it in your own words.
check_failed = It still cannot be fetched. I go on trying; it stays with your proof meanwhile.

files_none = There is no usable file yet.
files_some = <b>Your files</b>
files_manage = <b>Your files.</b> By the guide, the form takes { $most } photos. Remove one to make room for another.
files_more = …and { $count } more. They move up when you remove some of these.
file_line = { $place }. { $kind ->
        [video] Video
       *[photo] Photo
    }{ $size ->
        [none] { "" }
       *[other] , { $size }
    }{ $name ->
        [none] { "" }
       *[other] { " " }· { $name }
    }
file_accepted = { file_line }
file_unchecked = { file_line } · not yet checked
file_surplus = { file_line } · no room
file_insisted = { file_line } · used all the same

## Cases, steps and dates

cases =
    { $count ->
        [one] <b>You have one case.</b>
       *[other] <b>You have { $count } cases.</b>
    }
status = <b>What to do next, and until when</b>
status_case =
    <b>{ $name }</b>
    { $where }
status_put_away =
    <b>{ $name }</b> (put away)
    { $where }
status_next =
    → { $todo }
    { $when } ({ $left })
status_more = And { $count } more: /cases
case_unnamed = Case { $number }
case_line =
    <b>{ $name }</b>
    Step: { $step }
case_current =
    <b>{ $name }</b> (open now)
    Step: { $step }
case_cancelled =
    <b>{ $name }</b> (put away)
    Step: { $step }
help =
    You are in <b>{ $name }</b>, at the step “{ $step }”.

    /start – go on where you were
    /back – one step back
    /new – another case; this one is kept
    /cases – all your cases
    /status – dates and steps
    /cancel – put this case away; you can undo it
    /settings – language, time zone, quiet hours, reminders
    /privacy – your data: see it, get it, erase it

    Whatever you type or send is saved before I answer.
cancel_ask = Put “{ $name }” away? Everything in it is kept, and you can take it up again.
cancelled = “{ $name }” is put away. Everything in it is kept.
cancel_undone = You have it back, just as it was.

review_line = <b>{ $title }:</b> { $value }
review_files = { $photos ->
        [0] { "" }
        [one] 1 photo
       *[other] { $photos } photos
    }{ $videos ->
        [0] { "" }
        [one] { $photos ->
            [0] { "" }
           *[other] , { "" }
        }1 video
       *[other] { $photos ->
            [0] { "" }
           *[other] , { "" }
        }{ $videos } videos
    }

## When something went wrong with us

update_failed =
    Sorry, something went wrong on my side, and I could not use your last message. It is kept, and nothing else is lost.
    Press /start to go on where you were.
screen_cut = <i>…there is more than fits here.</i>
screen_failed = (I could not show the buttons. Press /start to see them.)
database_trouble =
    <b>I cannot save anything just now.</b>
    I have what you sent. It waits here, and everything from before is safe.
    There is nothing to do for you: I answer by myself as soon as saving works again.
    .tap = I cannot save anything just now. Your tap is kept, and everything from before is safe. No need to press again: I go on by myself as soon as I can.
database_trouble_outside =
    <b>I cannot save anything just now.</b>
    Everything from before is safe. What you sent just now waits at Telegram, which keeps it for a day.
    There is nothing to do for you: I fetch it and answer by myself as soon as saving works again.
    .tap = I cannot save anything just now, so this tap may get lost. Please press again in a few minutes. Everything from before is safe.
flood =
    You send faster than I can answer one by one. Everything is kept, and nothing gets lost.
    My answer comes when I am through with all of it. You need not send anything again.

## For the admins: what was set aside. Never a word of a buyer.

button_dead_letter = Look at no. { $number }
button_dead_letters = ‹ All that is set aside
button_retry = Try again
button_retry_all =
    { $count ->
        [one] Try it again
       *[other] Try all { $count } again
    }
button_refresh = Refresh

dead_letters_news =
    <b>Something from a buyer could not be handled.</b>
    It is kept: /dead_letters
    I tell you of more only after you have looked.
dead_letters =
    { $count ->
        [0] <b>Nothing is set aside.</b>
        [one] <b>One thing is set aside after an error.</b>
       *[other] <b>{ $count } things are set aside after an error.</b>
    }
dead_letters_how = Mend the cause first, then try them again. The buyer gets the answer.
dead_letters_retried =
    { $count ->
        [one] One is being tried again now. Press “{ button_refresh }” in a moment.
       *[other] { $count } are being tried again now. Press “{ button_refresh }” in a moment.
    }
dead_letter_line =
    <b>No. { $number }</b>: { $kind }
    { $day }, { $time } UTC
    Chat { $chat }, tries: { $tries }
    { $error }
dead_letter =
    <b>No. { $number }</b>: { $kind }
    Chat: <code>{ $chat }</code>
    Came: { $day }, { $time } UTC
    Tries: { $tries }
    Tried again by an admin: { $retries ->
        [0] never
        [one] once
       *[other] { $retries } times
    }
dead_letter_error =
    Last error: <code>{ $error }</code>
    At: <code>{ $place }</code>
    In: <code>{ $function }</code>
dead_letter_error_kind = Last error: <code>{ $error }</code>
dead_letter_error_text = It says: { $text }
dead_letter_aside = Set aside: { $day }, { $time } UTC
dead_letter_waiting = <b>It is being tried again.</b> Press “{ button_refresh }” in a moment.
dead_letter_handled = <b>It was handled:</b> { $day }, { $time } UTC. The buyer gets the answer.
dead_letter_gone = <b>No. { $number } is not set aside.</b> It was handled more than two days ago, or never was there.

dead_kind_text = a text
dead_kind_command = a command
dead_kind_photo = a photo
dead_kind_file = a file
dead_kind_message = some other message
dead_kind_edit = an edited message
dead_kind_tap = a button
dead_kind_member = started or stopped the bot
dead_kind_note = a note of the bot’s own
dead_kind_unreadable = something unreadable

## For the admins: numbers

stats = <b>Buyers: { $count }</b>
stats_cases = <b>Cases: { $count }</b>, of them put away: { $away }
stats_steps = <b>Before Submit: where they stand</b>
stats_stages = <b>After Submit</b>
stats_marks = <b>Marks</b>
stats_line = { $name }: { $count }

## Moments and spans. The patterns of days are Unicode's (CLDR): EEE is the weekday, MMM the month's name.

pattern_day = EEE d MMM y
pattern_short_day = d MMM
pattern_weekday = EEE d MMM

moment = { $date }, { $time } in { $city }{ $utc ->
        [none] { "" }
       *[other] { " " }({ $utc } UTC)
    }
days_left =
    { $count ->
        [one] { $count } day left
       *[other] { $count } days left
    }
hours_left =
    { $count ->
        [0] less than an hour left
        [one] { $count } hour left
       *[other] { $count } hours left
    }
time_over = this time is over

## Deadlines: what it is, until when, what to do. “_late” once it has passed, “_how” where it comes from.

due_open_earliest =
    <b>The form opens after { $when }</b> ({ $left }).
    Before that it may refuse you.
    .title = The form opens
    .todo = Wait until the form opens
    .late = The form opens now: open the dispute
due_open_earliest_late =
    <b>You can open the dispute now.</b>
    Does the tracking show nothing? Then the form takes it. Does it move normally? Then wait for the promised day.
due_open_earliest_how =
    Shipped on { $since }. The form opens on the 11th day after that; the day of shipping does not count.
    AliExpress’s help pages say so, of parcels that have not come. From a warehouse near you it can be sooner.
due_transit_lock =
    <b>The form opens after { $when }</b> ({ $left }).
    Before that it refuses a parcel whose tracking moves normally.
    .title = Promised delivery
    .todo = Wait for the promised day
    .late = Nothing came? Open the dispute
due_transit_lock_late =
    <b>The promised delivery day is over.</b>
    Nothing came? Open the dispute now and answer “{ -no }, not received”.
due_transit_lock_how =
    You gave { $since } as the day that AliExpress promised, or that the form names. Until then the form refuses a parcel that moves normally.
    AliExpress’s help pages say so.
due_last_day =
    <b>Last moment to open a dispute: { $when }</b> ({ $left }).
    Your order page names that day. Open it a day early.
    .title = Last day to open
    .todo = Open the dispute
    .late = Look whether the form still opens
due_last_day_late =
    <b>By your order page, the time to open a dispute is over.</b>
    Look there again all the same. Other ways may be left.
due_last_day_how = Your order page names { $since } as the last day. Nothing is added to it.
due_extension =
    <b>Nothing has come? Ask the seller to extend { -buyer-protection }, by { $when }</b> ({ $left }).
    Write in the AliExpress chat. The seller has about 2 days for it, one page says.
    .title = Ask for more time
    .todo = Ask the seller to extend the protection
due_extension_how = 2 days before { $since }, when protection ends. One page says that the seller has about 48 hours; guides advise to ask 5 to 7 days before.
due_protection_end =
    <b>To be safe, open the dispute by { $when }</b> ({ $left }): then { -buyer-protection } ends.
    15 days more by my guide, none by AliExpress’s newest page.
    .title = { -buyer-protection } ends
    .todo = Open the dispute if anything is wrong
due_protection_end_how = This is the date you gave me from your order page: { $since }.
due_open_confirmed =
    <b>Last moment to open a dispute: { $when }</b> ({ $left }).
    Open it a day early. After that AliExpress takes none.
    .title = Last day after receipt
    .todo = Open the dispute
    .late = Look whether the form still opens
due_open_confirmed_late =
    <b>By the date I know, the time to open a dispute is over.</b>
    Look at your order page all the same: it shows the exact day. Other ways may be left.
due_open_confirmed_how = 15 days from { $since }, when you confirmed receipt. My guide and AliExpress’s newest page agree.
due_open_latest =
    <b>By the guide I follow, it can be opened until { $when }</b> ({ $left }).
    AliExpress’s newest page does not say so: do not wait.
    .title = Last day by the guide
    .todo = Open the dispute
    .late = Look whether the form still opens
due_open_latest_late =
    <b>By the date I know, the time to open a dispute is over.</b>
    Look at your order page all the same: it shows the exact day. Other ways may be left.
due_open_latest_how =
    15 days from { $since }, when protection or the delivery time ends. The guide I follow and older help pages say so.
    AliExpress’s newest page names 15 days only from confirming receipt.
due_seller_reply =
    <b>The seller has to answer by { $when }</b> ({ $left }).
    Look at the dispute page. Press nothing that ends the dispute.
    .title = The seller answers
    .todo = Wait for the seller, look every day
    .late = Look what the dispute page says
due_seller_reply_late =
    <b>The seller’s five days are over.</b>
    No answer? Then your request is carried out as you sent it, AliExpress’s help pages say. Look at the dispute page and tell me what you see.
due_seller_reply_how =
    5 days from { $since }, when the dispute was opened or last changed. Each change gives the seller 5 new days.
    AliExpress’s help pages say so.
due_platform_in =
    <b>AliExpress steps in by about { $when }</b> ({ $left }).
    You press nothing for that. Add your last proof now.
    .title = AliExpress steps in
    .todo = Add your last proof
    .late = Look for AliExpress’s judgement
due_platform_in_late =
    <b>AliExpress should be looking at it by now.</b>
    Look for its judgement on the dispute page. Nothing there? Ask its support chat.
due_platform_in_how =
    7 days from { $since }, when you opened the dispute. AliExpress’s pages for sellers name that number; its pages for buyers do not.
    A parcel that is still on its way? Then only after its delivery time is over, one guide says.
due_buyer_reply =
    <b>Answer the offer by { $when }</b> ({ $left }).
    Accept it, or reject it with your own figure and your proof. If the time runs out, the offer counts, guides say.
    .title = Answer the offer
    .todo = Accept, or reject with your own figure
    .late = Look whether the offer is still open
due_buyer_reply_late =
    <b>You may have missed the time to answer the offer.</b>
    Look at the dispute page now. Is the offer still open? Then answer it at once.
due_buyer_reply_how =
    Nobody says how many days you have. I count 3 from { $since } to be careful; that is my own choice.
    The dispute page shows a countdown: type it here, and I go by that.
due_platform_result =
    <b>AliExpress has had two weeks by { $when }</b> ({ $left }).
    Look at the dispute page every day until then.
    .title = AliExpress decides
    .todo = Look for the decision every day
    .late = Write to AliExpress’s support chat
due_platform_result_late =
    <b>AliExpress has had two weeks.</b>
    Still no decision? Write to its support chat with your dispute number.
due_platform_result_how =
    14 days from { $since }, when AliExpress stepped in or should have. That is my own choice: no page names a limit. Some cases take a month.
due_evidence_request =
    <b>Send the proof that AliExpress asked for by { $when }</b> ({ $left }).
    For a lost parcel that is a statement of the carrier.
    .title = Send the proof
    .todo = Send the proof AliExpress wants
    .late = Send the proof at once
due_evidence_request_late =
    <b>The time for the proof may be over.</b>
    Send it all the same, at once: the dispute page shows whether it still takes it.
due_evidence_request_how =
    3 days from { $since }. That number is from an old page and not sure. The message on the dispute page names the date: type it here.
due_appeal =
    <b>Appeal by { $when }</b> ({ $left }), better today.
    Bring new proof. There may be only one try, one page says.
    .title = Appeal
    .todo = Appeal with new proof
    .late = Look for the appeal button all the same
due_appeal_late =
    <b>The time to appeal is probably over.</b>
    Look at the dispute page all the same. No button? Write to the support chat with your dispute number and proof.
due_appeal_how =
    7 days from { $since }, the day of the decision. One page names that number, and it was written for sellers. The dispute page shows the exact limit.
due_appeal_result =
    <b>An answer to your appeal should come by { $when }</b> ({ $left }).
    .title = Answer to your appeal
    .todo = Look for the answer to your appeal
    .late = Look for the answer, then ask support
due_appeal_result_late =
    <b>Your appeal should have been answered.</b>
    Look at the dispute page and your mail. One page says it may take 10 days.
due_appeal_result_how =
    5 working days from { $since }. A real case named 2 to 5 working days, one page up to 10 days.
due_return_ship =
    <b>Post the goods and enter the tracking number by { $when }</b> ({ $left }).
    Both! Without the number in the dispute the case closes and the seller is paid.
    .title = Send the goods back
    .todo = Post the goods, enter the tracking number
    .late = Enter the tracking number at once
due_return_ship_late =
    <b>The time to send the goods back is probably over.</b>
    Look at the dispute page now. Does it still take a tracking number? Then enter it at once.
due_return_ship_how =
    10 days from { $since }, when the return was agreed. Several guides agree. The dispute page shows the countdown: type it here, and I go by that.
due_return_scan =
    <b>The carrier’s first scan should show by { $when }</b> ({ $left }).
    .title = First scan of the return
    .todo = Look at the tracking of your return
    .late = Write to support, with your receipt
due_return_scan_late =
    <b>Your return has not shown up in the tracking?</b>
    Write to AliExpress’s support chat, with a photo of your receipt.
due_return_scan_how =
    2 working days from { $since }, when you handed the parcel in. A page that quotes AliExpress’s return help says so.
due_return_there =
    <b>Your parcel should be back by { $when }</b> ({ $left }).
    Look at its tracking, and tell me when it is there.
    .title = The parcel is back
    .todo = Look where your parcel is
    .late = Look where your parcel is
due_return_there_late =
    <b>Where is your parcel?</b>
    Look at its tracking. It is there? Tell me. It stands still? Ask the carrier, and write to AliExpress’s support chat.
due_return_there_how = 14 days from { $since }, when you posted it. That is my own choice: no page names a limit.
due_return_confirm =
    <b>The seller should have confirmed your return by { $when }</b> ({ $left }).
    .title = The seller confirms the return
    .todo = Look whether the refund has begun
    .late = Look for the refund, then ask support
due_return_confirm_late =
    <b>The goods have been back for ten days.</b>
    Has the refund begun? If not, write to AliExpress’s support chat with the tracking number.
due_return_confirm_how = 10 days from { $since }, when the goods arrived there. That is my own choice: no page names a limit.
due_refund_arrive =
    <b>Your money should be there by { $when }</b> ({ $left }).
    It comes the way you paid.
    .title = The money comes
    .todo = Look at your account
    .late = Search your statement for the money
due_refund_arrive_late =
    <b>Ten working days are over: look for your money.</b>
    Search your statement at the day of purchase too. Banks may book it there.
due_refund_arrive_how =
    10 working days from { $since }. AliExpress’s newer page says 1 to 10. I do not know public holidays: each may add a day.
due_refund_late =
    <b>At the latest the money is there by { $when }</b> ({ $left }).
    .title = The money at the latest
    .todo = Look at your account
    .late = Ask your bank, then support
due_refund_late_late =
    <b>Twenty working days are over.</b>
    The money is not there? Ask your bank, then AliExpress’s support chat.
due_refund_late_how =
    20 working days from { $since }. An older page of AliExpress says 3 to 20. I do not know public holidays: each may add a day.
due_bonus_or_coupon =
    <b>Use the coupon or bonus by { $when }</b> ({ $left }).
    .title = Coupon or bonus ends
    .todo = Use the coupon or bonus
due_bonus_or_coupon_how = About 60 days from { $since }. Two sites name that number. Your account shows the exact day.
due_free_return =
    <b>Start the { -free-return } by { $when }</b> ({ $left }).
    Unused, in its packaging.
    .title = { -free-return }
    .todo = Start the { -free-return }
due_free_return_how = 15 days from { $since }, when it arrived. AliExpress’s help page on { -free-return } says so.
due_eu_withdrawal =
    <b>In the EU you can withdraw from the purchase by { $when }</b> ({ $left }).
    You need no reason. Then you have 14 more days to send it back.
    .title = Withdrawal (EU)
    .todo = Decide whether to withdraw
due_eu_withdrawal_how =
    14 days from { $since }, when it arrived. That is law in the EU (directive 2011/83), and AliExpress’s pages for EU buyers say so.
    The refund includes standard postage to you. You bear the way back, unless you were told otherwise.
due_paypal =
    <b>PayPal takes a case until { $when }</b> ({ $left }).
    It is a way for when the dispute leaves you without your money. General advice: not both at the same time.
    .title = PayPal case
    .todo = Think of a PayPal case
due_paypal_how = 180 days from { $since }, when you paid. AliExpress’s help pages name that number.
due_paypal_claim =
    <b>Turn your PayPal case into a claim by { $when }</b> ({ $left }).
    Otherwise PayPal closes it for good.
    .title = PayPal: make it a claim
    .todo = Make the PayPal case a claim
due_paypal_claim_how = 20 days from { $since }, when you opened the case. PayPal’s help pages say so.
due_chargeback =
    <b>Ask your bank about a chargeback today, at the latest by { $when }</b> ({ $left }).
    Banks allow 120 days or less. They want proof that you wrote to the seller first.
    .title = Ask your bank
    .todo = Ask your bank about a chargeback
due_chargeback_how =
    120 days from { $since }, when you paid. The card companies’ rules name 120 days, some banks 90, pages on card rules agree. Your bank knows its limit.
    Not at the same time as a PayPal case. That is general advice.
due_typed_how = This is the date that you typed from your own page. It counts more than any rule.
due_sure =
    { $certainty ->
        [high] How sure: quite, several sources agree.
        [medium] How sure: fairly. One good source, or several guides.
        [low] How sure: little. One old or weak source.
       *[ours] How sure: no source names a number. It is my own careful choice.
    }
due_line =
    <b>{ $title }</b>
    { $when } ({ $left })
due_none = No date is known yet. AliExpress shows its dates on the order page and on the dispute page.

## Days and facts that are asked for where they help

ask_order_shipped =
    <b>When did the seller ship it?</b>
    Press or type the day: I remind you.
ask_order_promised =
    <b>Which delivery day did AliExpress promise?</b>
    Type it, such as “5 Dec”: I remind you.
ask_form_named =
    <b>Which day does the form name?</b>
    Type it, such as “5 Dec”: I remind you.
ask_payment =
    <b>How did you pay?</b> I watch that way’s last day too.
    .paid_paypal = PayPal
    .paid_card = Card
    .paid_otherwise = Other
ask_home =
    <b>Where do you live?</b> In the EU you have more rights.
    .lives_in_eu = In the EU
    .lives_in_czechia = In Czechia
    .lives_elsewhere = Elsewhere
ask_order_arrived =
    <b>When did it arrive?</b> I watch the 14 days of EU law.

## After Submit: where it stands, what to look at, what to press and what not

stage_seller =
    <b>The seller has to answer now.</b>
    • 5 days, AliExpress’s help pages say. Silence? You get what you asked for.
    • No agreement? AliExpress steps in.
    • Do not press “Cancel request”.

    <blockquote expandable>Look at the dispute page once a day. You can add proof at any time: you need not cancel for that.
    { note_open_anew }
    Changing your request gives the seller 5 new days.
    You find the dispute also under “Returns/Refunds” in your orders, two sites say.</blockquote>
    .title = Waiting for the seller
stage_offer =
    <b>The seller made an offer. Look at the amount first.</b>
    • Less than you want? Reject it with your own figure, reason and proof.
    • Enough? <b>Accepting is final</b>, even at 0.00.
    • If its countdown runs out, the offer counts, guides say.

    <blockquote expandable>A coupon or Bonus instead of money? You may say no and ask for the original payment: that is my advice.</blockquote>
    .title = The seller made an offer
stage_return_offer =
    <b>The seller wants the goods back. Who pays the postage?</b>
    • Faulty or wrong: the store, AliExpress’s newer page says. Older guides: you.
    • You? Ask for a label or money only.
    • <b>Accepting is final</b>: post it within 10 days.

    <blockquote expandable>What the offer itself says counts. If you are to pay, reject it: ask for a prepaid label or { -refund-only }, with a screenshot of what the postage costs. Agree only if you can post it in time.
    If the countdown of the offer runs out, the offer counts, guides say.</blockquote>
    .title = The seller wants it back
stage_refused =
    <b>The seller refused. Add more proof now: this is not the end.</b>
    AliExpress steps in by itself, its pages for sellers say.
    Do not cancel, and do not open a second dispute.
    .title = The seller refused
stage_looking =
    <b>AliExpress is looking at your case.</b>
    Look at the dispute page every day. It may show a solution of its own.
    • Accept one only if the amount is right. It is final.
    • It asks for proof? Send it within the time it names.
    .title = AliExpress is looking
stage_outcome =
    <b>What came out of the dispute, and when?</b>
    Look at the dispute page and press what it says.
    • AliExpress decided against you? Look for the appeal button today.
    • You accepted an offer? That is final, several guides agree.

    <blockquote expandable>You cancelled it? { note_open_anew }</blockquote>
    .title = Dispute ended
stage_decided =
    <b>AliExpress gave you less than you asked for, or nothing.</b>
    • You do not agree? Look for the appeal button on the dispute page <b>today</b>, and bring new proof.
    • A part is enough for you? Wait for the money, and tell me when it comes.

    <blockquote expandable>Say where the decision is wrong.
    One page, written for sellers, names 7 days and one try for the appeal. That is not sure: the dispute page shows the limit.</blockquote>
    .title = AliExpress decided
stage_appealed =
    <b>Your appeal is being looked at.</b>
    A real case named 2 to 5 working days, one page up to 10 days. Look at the dispute page and your mail.
    .title = Appeal sent
stage_return =
    <b>Send the goods back, and enter the tracking number.</b>
    • The address is on the dispute page.
    • The countdown there decides. Guides name 10 days.
    • Keep the postal receipt.

    <blockquote expandable>An incomplete return is paid less.
    Post it and enter the number in time: without the number in the dispute the case closes and the seller is paid.
    Faulty or wrong goods: the store pays the postage, AliExpress’s newer page says. Look at the offer.
    You are to pay all the same? Ask AliExpress’s support chat for a prepaid label, with a screenshot of what the postage costs.</blockquote>
    .title = Send the goods back
stage_sent_back =
    <b>Your return is on its way.</b>
    The first scan shows within 1 or 2 working days. Before that there is no reason to worry.
    Keep the receipt until the money is there.
    .title = Return on its way
stage_refund =
    <b>Your refund is on its way.</b>
    It goes back the way you paid: 1 to 10 working days, AliExpress’s newer page says.
    <b>“Completed”, but your bank has nothing?</b> Ask AliExpress’s support chat for the refund’s reference number (ARN).

    <blockquote expandable>Look at your statement at the day of purchase too: banks may book it there.
    An older page names 3 to 20 working days.
    The card is closed? The money goes to its bank. Ask there.
    A coupon or bonus instead? You can spend it only at AliExpress. You may say no and ask the support chat for the original payment: that is my advice.</blockquote>
    .title = Refund on its way
stage_won =
    <b>Done: the money is there.</b>
    Everything in this case is kept. There is nothing left to do.
    .title = Closed: money received
stage_partly =
    <b>Closed: you have a part of the money, or a coupon.</b>
    Use a coupon in time: two sites name about 60 days. Tell me if more comes.

    <blockquote expandable>A coupon that you did not ask for? You may say no to it and ask AliExpress’s support chat for the original payment: that is my advice.</blockquote>
    .title = Closed: part of the money
stage_lost =
    <b>AliExpress did not follow your appeal.</b>
    Other ways are left. Use one at a time: that is general advice. But their last days do not wait.
    .title = Closed: not won
stage_withdrawn =
    <b>The dispute is cancelled.</b>
    A new one is possible only until your last day: see the order page.

    <blockquote expandable>After your last day the seller gets the money.</blockquote>
    .title = Closed: cancelled
stage_given_up =
    <b>You left it at that.</b>
    Everything is kept. You can take up another way all the same.
    .title = Closed: given up

## After Submit: what can happen. The text is a line in the list of what happened.

event_paid_paypal = { $date }: paid with PayPal
    .button = I paid with PayPal
event_paid_card = { $date }: paid by card
    .button = I paid by card
event_paid_otherwise = { $date }: paid another way
    .button = I paid another way
event_order_shipped = { $date }: the seller shipped
    .button = The seller shipped
event_order_promised = { $date }: promised day of delivery
    .button = Promised delivery day
event_form_named = { $date }: the day the form names
    .button = The day the form names
event_order_arrived = { $date }: the parcel arrived
    .button = The parcel arrived
event_order_confirmed = { $date }: receipt confirmed
    .button = I confirmed receipt
event_wrote_seller = { $date }: you wrote to the seller
    .button = I wrote to the seller
event_lives_in_eu = { $date }: noted that you live in the EU
    .button = I live in the EU
event_lives_in_czechia = { $date }: noted that you live in Czechia
    .button = I live in Czechia
event_lives_elsewhere = { $date }: noted that you live outside the EU
    .button = I live elsewhere
event_paypal_opened = { $date }: PayPal case opened
    .button = I opened a PayPal case
event_dispute_opened = { $date }: dispute opened
    .button = The day I opened the dispute
event_offered_all = { $date }: the seller offered all you asked for
    .button = Full offer
event_offered_less = { $date }: the seller offered less than you asked for
    .button = Lower offer
event_offered_return = { $date }: the seller wants the goods back
    .button = Wants it back
event_refused = { $date }: the seller refused
    .button = Seller refused
event_modified = { $date }: you changed your request
    .button = Request changed
event_proof_added = { $date }: you added proof
    .button = I added proof
event_rejected = { $date }: you rejected the offer
    .button = I rejected it
event_accepted = { $date }: you accepted the offer
    .button = I accepted it
event_withdrawn = { $date }: you cancelled the dispute
    .button = I cancelled it
event_reopened = { $date }: you opened it anew
    .button = I opened it anew
event_appealed = { $date }: you appealed
    .button = I appealed
event_gave_up = { $date }: you left it at that
    .button = I leave it
event_stepped_in = { $date }: AliExpress stepped in
    .button = AliExpress acts
event_proof_wanted = { $date }: AliExpress asked for proof
    .button = Proof is wanted
event_decided_all = { $date }: AliExpress decided: all the money
    .button = Decided: all
event_decided_less = { $date }: AliExpress decided: a part of the money
    .button = Decided: a part
event_decided_nothing = { $date }: AliExpress decided: no money
    .button = Decided: nothing
event_decided_return = { $date }: AliExpress decided: money for the goods
    .button = Decided: return
event_appeal_won = { $date }: the appeal was won
    .button = Appeal won
event_appeal_lost = { $date }: the appeal was lost
    .button = Appeal lost
event_return_agreed = { $date }: the return was agreed
    .button = Return agreed
event_posted = { $date }: goods posted, number entered
    .button = Posted + number
event_scanned = { $date }: the carrier scanned the return
    .button = Return scanned
event_goods_there = { $date }: the goods arrived back
    .button = Goods are there
event_refund_coming = { $date }: the refund was announced
    .button = Refund coming
event_money_all = { $date }: all the money is there
    .button = Got all my money
event_money_less = { $date }: a part of the money is there
    .button = Got part of it
event_coupon = { $date }: a coupon or bonus came
    .button = Coupon or bonus

## After Submit: what a seller may try

trap_cancel =
    <b>“Cancel the dispute, I will send it again.”</b>
    Do not cancel. { note_open_anew }
    .button = “Cancel, I send it again”
trap_outside =
    <b>“I pay you by PayPal, outside.”</b>
    Refuse. AliExpress protects only what is in the dispute. “Accept 1 dollar now, the rest by PayPal” is the same trick: accepting is final.
    .button = “I pay you outside”
trap_confirm =
    <b>“Confirm receipt first, then I refund.”</b>
    Do not confirm before you have checked the goods. It pays the seller and starts the last 15 days.
    .button = “Confirm receipt first”
trap_reason =
    <b>“Change the reason to personal reasons.”</b>
    Refuse. Then it counts as your own wish: you may have to pay the return, and the seller is no longer at fault, guides say.
    .button = “Change the reason”
trap_accept =
    <b>“Please accept, it is the best I can do.”</b>
    Look at the amount: is it 0.00 or only a few per cent? Accepting is final. Reject it with your own figure and say why.
    .button = “Please accept”
trap_return =
    <b>“Send it back to China first.”</b>
    Ask first who pays. When the goods are faulty or wrong the shop does, says one page. Ask for a prepaid label, or for the money without a return. Keep a screenshot of the postage.
    .button = “Send it back first”
trap_coupon =
    <b>“I give you a coupon or a gift.”</b>
    You may refuse. A coupon is no money: it counts only in this shop or for some time. Ask for the money back the way you paid.
    .button = “A coupon instead of money”
trap_wait =
    <b>“Please wait, I extend the protection.”</b>
    Only the date in your order counts. Look there whether it was moved, and never wait beyond it: afterwards a dispute may not be possible.
    .button = “Please wait a little”

## After Submit: the ways that are left

way_appeal =
    <b>Appeal with new proof, today.</b>
    The button is on the dispute page. Say where the decision is wrong, and show what AliExpress has not seen yet. For your reason:
    { $proof }

    <blockquote expandable>One page, written for sellers, names 7 days and one try. That is not sure: the dispute page shows the limit. No button? Then write to the support chat.</blockquote>
    .button = Appeal
    .line = Appeal at AliExpress, today, with new proof
way_seller =
    <b>Ask the seller for your money in the AliExpress chat.</b>
    Say what is wrong, show your proof, and name the amount and a day.
    Keep screenshots of it with their dates: a bank and PayPal ask for them.

    <blockquote expandable>Pay and be paid inside AliExpress only. Outside it nobody protects you, several guides warn.</blockquote>
    .button = The seller
    .line = The seller, in the AliExpress chat
way_paypal =
    <b>Open a dispute at PayPal, and escalate it in time.</b>
    • It can be opened for 180 days after you paid, AliExpress’s help pages say.
    • <b>Escalate it to a claim within 20 days.</b> Otherwise PayPal closes it for good, its help pages say.

    <blockquote expandable>Do not run it beside a dispute at AliExpress: that is general advice. But do not let the last day pass.</blockquote>
    .button = PayPal
    .line = PayPal: within 180 days after you paid
way_chargeback =
    <b>Ask your bank for a chargeback, and do not wait.</b>
    • It is for card payments. The rules of the cards give 120 days or less, several sites agree.
    • Bring the order, the description of the goods and your proof.

    <blockquote expandable>Visa counts 120 days from the last day on which it should have come. Some banks ask for 90. In the US the law says 60 days from the statement.
    Not as described? Visa wants that you sent it back or tried to, and waited 15 days.
    Do not run it beside a dispute at AliExpress: that is general advice.</blockquote>
    .button = My bank
    .line = Your bank: a card payment, 120 days or less
way_chargeback_czech =
    <b>Ask your bank for a chargeback, and do not wait.</b>
    • In Czechia it is free. It is for card payments, also for fakes and for a refund that was promised.
    • Bring the order, the description of the goods and your proof.
    • The bank answers within 30 days.
    Czech papers of 2025 say so.

    <blockquote expandable>The rules of the cards give 120 days or less, several sites agree. Some banks ask for 90.
    Not as described? Visa wants that you sent it back or tried to, and waited 15 days.
    Do not run it beside a dispute at AliExpress: that is general advice.</blockquote>
    .button = My bank (Czechia)
    .line = Your bank: a card payment, 120 days or less
way_czech_post =
    <b>Complain at the Czech post yourself: the addressee may.</b>
    Go to a branch, or use postaonline.cz/ereklamace. Ask for the answer in writing: it is proof for AliExpress and your bank.

    <blockquote expandable>Czech newspapers say so. Another carrier brought it? Ask there in the same way.</blockquote>
    .button = Czech post
    .line = The Czech post: the addressee complains
way_czech_adr =
    <b>Ask the Czech Trade Inspection (ČOI) to settle it: adr.coi.cz.</b>
    It is free. It must be within a year of your first complaint to the seller.
    It can do little against a seller in China, and more where a seller or warehouse in the EU sold it.

    <blockquote expandable>Czech legal sites say so. How much it helps in your case, nobody can say.</blockquote>
    .button = Trade Inspection (ČOI)
    .line = Czech Trade Inspection: adr.coi.cz, free
way_report =
    <b>Report the fake or unsafe item to AliExpress.</b>
    It brings you no money and changes no decision, but may stop the next sale.
    What AliExpress promised the EU about such goods binds it since 18 June 2025, the European Commission says.

    <blockquote expandable>Where to press? I have found no source. Look for “Report” at the product, or ask the support chat.</blockquote>
    .button = Report the item
    .line = Report a fake or unsafe item
situation_unsafe = <b>Does it get hot, smoke or swell?</b> Stop using it, also for the video. Report it to AliExpress’s support chat.
situation_fake =
    <b>A fake: do not post it back.</b> Ask for { -refund-only }.
    <blockquote expandable>A fake is your proof, and nobody should sell it again. That is general advice.</blockquote>
situation_keep = <b>Keep the item and its box</b> until it is all over. That is my advice: you may have to show it or send it back.
situation_delivered = In the EU “delivered” in the tracking proves nothing. By law (2011/83/EU) the shop must show that you hold the goods.
situation_customs = For parcels under 150 € the platform or the seller owes VAT and customs: 3 € for each kind of item, from 1 July 2026 to 1 July 2028. A courier asks you again? Keep the bill: it counts against the seller. Sites on customs agree.
situation_eu_warehouse = Did it come from a seller or a warehouse in the EU? Then you have all your rights as a buyer there, and a return address in the EU.
way_eu_withdrawal =
    <b>Withdraw from the purchase: in the EU you need no reason.</b>
    • Tell the seller so in writing within 14 days after the goods came. Then send them back within 14 more days.
    • You get the price and the standard postage back. The way back you pay, unless the shop says otherwise.
    It is law, and AliExpress’s pages for EU buyers say the same.

    <blockquote expandable>Directive 2011/83/EU. Since 19 June 2026 a shop that sells to the EU must show a button for it. I do not know whether AliExpress has it.</blockquote>
    .button = Withdrawal (EU)
    .line = Withdrawal in the EU: 14 days after it came
way_support =
    <b>Write to AliExpress’s support chat.</b>
    • Give the order number, and the dispute number if there is one.
    • Say in one sentence what is wrong, and send your proof again.
    • Only stock sentences come? Ask for a person.
    • Keep screenshots of the chat.

    <blockquote expandable>Several guides send buyers there when a dispute is closed. They promise nothing.</blockquote>
    .button = AliExpress’s support
    .line = AliExpress’s support chat
way_eu_delivery =
    <b>Write that you do not have the parcel, and that the shop must prove the delivery.</b>
    { situation_delivered }
    Write it to the seller and to AliExpress’s support chat, and show it to your bank or PayPal.

    <blockquote expandable>The law is Directive 2011/83/EU, Art. 20. Against a shop in China it is hard to carry through: that is my view. So show it to the bank or PayPal too.</blockquote>
    .button = Not received: EU law
    .line = EU law: the shop must prove the delivery
way_eu_guarantee =
    <b>Name the legal guarantee for faulty goods: 2 years in most EU countries.</b>
    It counts beside the Buyer Protection, AliExpress’s pages for EU buyers say.
    Write it to the seller and to AliExpress’s support chat, with your proof.

    <blockquote expandable>{ situation_eu_warehouse }
    Against a shop in China it is hard to carry through: that is my view. So think of the bank or PayPal too.</blockquote>
    .button = Legal guarantee (EU)
    .line = Legal guarantee in the EU: 2 years mostly

## The case after Submit

after_ways = <b>Ways that are left</b>
after_way_until = { $line }, by { $when }
after_home =
    { $home ->
        [czechia] These are the ways for <b>Czechia</b>.
        [eu] These are the ways for <b>the EU</b>.
        [elsewhere] These are the ways <b>outside the EU</b>.
       *[unknown] Where do you live? In the EU there are more ways.
    }{ $home ->
        [unknown] { "" }
       *[other] { $told ->
            [yes] { "" }
           *[no] { " " }I guess that from your time zone. Not so? Press where you live.
        }
    }
after_wrote_seller_when = <b>They ask whether you wrote to the seller first.</b> When was that? Tell me, and take screenshots of it and of the answer.
after_wrote_seller = They ask whether you wrote to the seller first: you did, on { $date }. Show screenshots of it and of the answer.
after_proof =
    <b>What convinces for your reason</b>
    { $proof }
after_rejected = You sent your own figure too? Then press “Request changed”: a change gives the seller 5 new days. Rejecting alone gives none, as far as my sources say.
just_opened =
    <b>Your dispute is open.</b>
    Below: when the money comes, if you disagree, news at once.

    <blockquote expandable>No agreement? AliExpress steps in by itself{ $platform ->
        [unknown] , within 7 days of opening
       *[other] , by about { $platform }
    }, its pages for sellers say.</blockquote>
closed_rate = <b>How did it go?</b> Press “{ button_rate }”: your experience helps others.
after_next = Next:
after_when_opened =
    <b>When did you open the dispute?</b>
    Tell me the day, and I can watch the dates.
after_noted = I noted it. Wrong day? Press “Another day”.
after_taken_back = Taken back.
after_events = <b>What happened so far</b>
after_events_none = <b>Nothing is noted yet.</b> Press what happened on the screen of your case.
after_more = <b>What happened?</b> Press what fits. I note it with today’s date.
after_more_none = <b>More of this case</b>
after_traps = <b>What the seller may try.</b> Press one to see what to answer.
after_trap_reply = You can answer:
after_dates =
    <b>Dates of this case</b>
    Press one to see what it means, to change it, or to mark it as done.
after_order_dates =
    <b>What do you know about the order?</b>
    The more you tell me, the more dates I can watch. Press one and say when it was.
after_event_day =
    <b>“{ $what }”: when was that?</b>
    Press a day, or type it, like “5 Dec” or “3 days ago”.
after_due_type =
    <b>Which date or countdown does AliExpress show?</b>
    Type it, like “5 Dec”, or “2 days 4 hours”.
after_due_taken = I go by your date now.
after_due_done = Well done. I will not remind you of it again.
after_due_undone = It counts again.
after_snoozed =
    { $hours ->
        [one] I will come back to it in 1 hour.
       *[other] I will come back to it in { $hours } hours.
    } The date itself stays.
after_muted = No more reminders of this. The date stays on the list.
after_unmuted = I will remind you of it again.
after_due_gone = That date no longer counts in “{ $name }”.
button_happened = More …
button_traps = Seller’s tricks
button_ways = Other ways
button_events = So far
button_dates = Dates
button_order_dates = Order dates
button_how_on = How it goes on
button_about_refunds = Money
button_about_appeal = I disagree
button_about_news = News
button_other_day = Another day
button_take_back = Take it back
button_done = It is done
button_not_done = Not done after all
button_type_date = AliExpress shows another date
button_snooze =
    { $hours ->
        [24] Tomorrow
        [72] In 3 days
       *[other] In { $hours } hours
    }
button_mute = No more of this
button_unmute = Remind me again
button_copy_reply = Copy the answer
button_case = ‹ Back to the case
day_today = Today
day_yesterday = Yesterday

## Feedback at the end of a case

button_rate = Say how it went
feedback_ask =
    <b>How was it, opening a dispute with me?</b>
    Your answer helps me to help the next buyer better.
feedback_5 = 5 – very helpful
feedback_4 = 4 – helpful
feedback_3 = 3 – partly
feedback_2 = 2 – little help
feedback_1 = 1 – no help
feedback_words =
    <b>Noted, thank you.</b>
    Would you add a few words? What helped, what was missing? Write them as one message.
feedback_thanks = <b>Thank you for your words.</b>

## Reminders

remind_away = I was out of reach for a while, so this comes late. Sorry!
remind_several = <b>{ $count } dates come near.</b>
remind_case = <b>{ $name }</b>

## Settings

settings = <b>Settings</b>
settings_language = <b>Language:</b> { $language }.
settings_ask_language = <b>Which language shall I speak?</b> I speak { $language } now.
settings_pictures =
    <b>Pictures of where to press:</b> { $on ->
        [yes] on.
       *[no] off.
    }
settings_pin =
    <b>Status at the top of the chat:</b> { $on ->
        [yes] on.
       *[no] off.
    }
settings_news =
    <b>News of changes:</b> { $on ->
        [yes] on.
       *[no] off.
    }
button_language = Language
button_pictures_on = Show pictures
button_pictures_off = Hide pictures
settings_zone =
    <b>Time zone:</b> { $city }, where it is { $time } now.
    { $told ->
        [yes] You told me so.
       *[no] I guessed that from your language.
    }
settings_quiet = <b>Quiet hours:</b> from { $begin } to { $end }. No reminders then.
settings_quiet_none = <b>Quiet hours:</b> none. Reminders may come at night.
settings_reminders =
    <b>Reminders:</b> { $on ->
        [yes] on.
       *[no] off. The dates are still on /status.
    }
settings_kept = That is set now.
settings_ask_hour = <b>What time is it at your place now?</b> Press the hour.
settings_ask_city = <b>Which place has your time?</b> Press the nearest one.
settings_ask_from = <b>From when on do you want to be left alone?</b>
settings_ask_until = <b>Left alone from { $begin }. Until when?</b>
settings_guess = I take it that you live by { $city } time, where it is { $time } now. Is that right?
zone_place = { $city }, { $time }
button_settings = ‹ Settings
button_zone = Time zone
button_quiet = Quiet hours
button_quiet_none = No quiet hours
button_other_hour = Another time
button_reminders_on = Turn reminders on
button_reminders_off = Turn reminders off
command_settings = Language, time zone, reminders, pictures
command_language = Choose my language

## Timeline: the words on the picture of the dates. Keep them short.

timeline = Your dates
timeline_as_of = { $date }, { $time } in { $city }
timeline_today = Today
timeline_when = { $date }, { $time }
timeline_yours = Your turn
timeline_seller = The seller’s turn
timeline_aliexpress = AliExpress’s turn
timeline_waiting = Wait and look
timeline_window = You can open a dispute; thick: last { $days } days
timeline_more_dates =
    { $count ->
        [one] { $count } more date: press “Dates” in a case
       *[other] { $count } more dates: press “Dates” in a case
    }
timeline_more_cases =
    { $count ->
        [one] { $count } more case: send /status
       *[other] { $count } more cases: send /status
    }
timeline_none = No dates yet. They come as you answer: send /new to begin a case.
timeline_caption =
    <b>Your dates as a picture.</b>
    The same in words: /status
button_pin_on = Pin the status at the top
button_pin_off = Unpin the status
button_calendar = For my calendar
button_picture = As a picture
status_pinned = <b>What to do next</b>
status_pinned_case =
    <b>{ $name }</b>: { $todo }
    { $when }
ics_name = AliExpress disputes
ics_summary = { $title }: { $name }
ics_caption = Open this file to put the dates into your calendar. Each leads back to its case here. Did something change? Open a new file: it updates the old dates.

## Pictures: the words on the outlines of AliExpress's pages. Keep them short.

picture_above = <b>{ $title }</b>: where to press
picture =
    .orders = Your orders
    .order_details = { -order-details }
    .open_dispute = { -open-dispute }
    .return_and_refund = { -return-and-refund }
    .refund_only = { -refund-only }
    .received = Did you receive it?
    .yes = { -yes }
    .no = { -no }
    .not_as_described = { -not-as-described }
    .quality = { -quality }
    .damaged = { -damaged }
    .not_working = { -not-working }
    .accessories = { -accessories }
    .quantity = { -quantity }
    .wrong_item = { -wrong-item }
    .counterfeit = { -counterfeit }
    .size = { -size }
    .color = { -color }
    .model = { -model }
    .material = { -material }
    .style = { -style }
    .functions = { -functions }
    .in_transit = { -in-transit }
    .no_tracking = { -no-tracking }
    .returned = { -returned }
    .customs = { -customs }
    .wrong_address = { -wrong-address }
    .range = At least 0.01, at most 8.12
    .amount = 8.12
    .continue = { -continue }
    .photos = Photos or video
    .text = Your text in English
    .submit = { -submit }
    .error = An error appeared
    .is_it_here = Is your dispute here?
## News

news_why = <i>You get this because you asked for news. It changes nothing in your case.</i>
news_on =
    <b>You get news from now on.</b>
    We write when AliExpress changes something that matters for disputes. It is seldom, and not at night.
news_off =
    <b>You get no more news.</b>
    Your case and your reminders stay as they are. You can ask for news again at any time.
button_news_on = Get news of changes
button_news_off = No more news
button_news_step = Back to my case
announce_help =
    <b>News for everybody who asked for them.</b>
    Send /announce and behind it your text, with bold or links as you like. You see it first, and nobody else does.

    Texts in several languages: put a line such as [en] or [cs] above each. Who has no text in the own language gets the first one.
announce_none = Nothing was sent yet.
announce_too_long = <b>That is too long by { $over } { $over ->
        [one] character
       *[other] characters
    }.</b> Nothing was kept. Shorten it, then send /announce with the text again.
announce_preview =
    { $count ->
        [0] <b>Nobody asked for news yet.</b> Above is how it would look.
        [one] <b>Send this to one person?</b> Above is what they will see.
       *[other] <b>Send this to { $count } people?</b> Above is what they will see.
    }
announce_languages = The texts, in order: { $languages }. Who reads another language gets the first one: { $first }.
announce_started =
    <b>It is on its way.</b>
    { $count ->
        [one] One person gets it.
       *[other] { $count } people get it.
    } Where it is night, it waits for the morning. You hear from me when all is out.
announce_cancelled = <b>Cancelled.</b> Nobody got it.
announce_stopping = <b>Stopped.</b> Who has not got it yet does not get it. You hear from me how many did.
announce_run =
    <b>No. { $number }</b>: { $state ->
        [running] on its way
        [stopping] just being stopped
       *[ended] ended
    }. Begun: { $day }, { $time } UTC
announce_counts = Sent: { $sent }. Cannot be reached: { $blocked }.
announce_waiting = Still to come: { $count }.
announce_left = Did not want news any more: { $count }.
announce_stopped = Not sent, because it was stopped: { $count }.
announce_refused = Refused by Telegram: { $count }.
announce_unknown = Not known: { $count }. The line broke while it was on its way. It may have arrived, so it is not sent again.
announce_done = <b>News no. { $number } is out.</b> It took { $took }.
announce_took = { $hours } h { $minutes } min { $seconds } s
button_announce_send = { $count ->
        [one] Send to one person
       *[other] Send to { $count } people
    }
button_announce_cancel = Cancel
button_announce_stop = Stop no. { $number }
button_announce_runs = What was sent
## Your data

command_privacy = What is stored about you, and how to erase it
command_export = All that is stored about you, as files
command_delete = Erase everything
-left-on-disk = What may be left of it on the disk is overwritten, mostly within minutes, otherwise within about a day.
privacy =
    <b>You decide about your data.</b>

    <b>Stored:</b> your answers and dates, every text you wrote for a case, what you said of me, your settings, and this chat’s Telegram number.
    Of a photo or video: its name, size, what I found, and Telegram’s address of it. The file itself stays with Telegram.
    Each message as Telegram sent it, which names you, and each of my answers: until that is handled. A number to know them by stays for 2 days after they are done with; one I could not handle, until that is mended, a year at most.

    <b>Why:</b> to lead you on, and to remind you in time.

    <b>How long:</b> { $kept } days after a case is closed or put away. One that nobody touches goes after { $idle } years. I tell you { $warned } days before.
    What you erase is gone at once. { -left-on-disk } Backups keep it until whoever runs this bot throws them away.

    <b>Who sees it:</b> whoever runs this bot. Telegram carries the messages. I send nothing to AliExpress or to sellers. My logs hold none of your words.
export_title = My disputes at AliExpress
export_as_of = As stored on { $when }.
export_settings = Telegram number of the chat: { $chat }. Time zone: { $city }. Quiet hours: { $begin } to { $end }.
export_begun = Begun on { $when }
export_answers = Answers
export_events = What happened
export_files = Files
export_drafts = Texts of the complaint
export_asides = Other texts that were kept
export_feedback = What you said of me
export_file =
    { $place }. { $name ->
        [none] { $kind ->
            [video] Video
           *[other] Photo or file
        }
       *[other] { $name }
    }{ $size ->
        [none] { "" }
       *[other] , { $size }
    }
export_page_caption =
    <b>To read:</b> open this page in your browser.
export_whole_caption =
    <b>Everything, for programs:</b> all that is stored, as JSON.
export_sent =
    <b>The two files above hold all that is stored about you.</b>
    They are private: think before you pass them on.
export_sent_before =
    <b>You got both files less than a minute ago: they are above, or on their way.</b>
    For new ones, ask again in a minute.
delete_ask =
    <b>Erase everything I have about you?</b>
    { $count ->
        [one] Your case goes
       *[other] All { $count } cases go
    }, with every answer, text, date and file record, all reminders and your settings. Nobody can bring it back.

    Your dispute at AliExpress goes on as it is.
    The messages in this chat stay: delete the chat in Telegram if you like.
delete_done =
    <b>Everything is erased.</b>
    { -left-on-disk }

    To remove the messages too, delete this chat in Telegram.
    /start begins anew.
retention_warning =
    <b>{ $count ->
        [one] An old case will be erased.
       *[other] { $count } old cases will be erased.
    }</b>
    I keep nothing for ever. If you do nothing, I erase it on { $when }.
retention_kept =
    { $count ->
        [one] I keep the case for another year.
       *[other] I keep the { $count } cases for another year.
    }
retention_ask =
    <b>{ $count ->
        [one] Erase this case now?
       *[other] Erase these { $count } cases now?
    }</b> Nobody can bring it back.
retention_erased =
    { $count ->
        [one] The case is erased.
       *[other] The { $count } cases are erased.
    } { -left-on-disk }
button_privacy = What is stored
button_export = Send me everything as files
button_ask_erase = Erase everything …
button_erase = Erase everything
button_not_erase = No, keep everything
button_keep_year = Keep for another year
button_erase_old = Erase now …
button_erase_cases = Erase now

## The facts of the letter: what is asked for each reason

size_ordered =
    <b>Which size did you order?</b>
    Press it, or type it as on the order page: “EU 42”.
    .title = Size ordered

measured_what =
    <b>What did you measure?</b>
    Press what shows the fault best, or type it.
    .title = What was measured

size_listed =
    <b>How much does the seller’s table say?</b>
    Type the number. Alone it means centimetres; “10 in” or “270 mm” works too.
    .title = Seller’s table

size_measured =
    <b>How much did you measure?</b>
    Type the number. Alone it means centimetres. I work out the difference.
    .title = Measured

color_ordered =
    <b>Which color did you order?</b>
    Press it, or type the name in the offer.
    .title = Color ordered

color_came =
    <b>Which color came?</b>
    Press it, or type it.
    .title = Color received

model_ordered =
    <b>Which model did you order?</b>
    Type its name or number as in the offer.
    .title = Model ordered

model_came =
    <b>Which model came?</b>
    Press what fits, or type its name or number.
    .title = Model received

material_ordered =
    <b>Which material does the offer name?</b>
    Press it, or type it.
    .title = Material ordered

material_came =
    <b>Of which material is what came?</b>
    Press it, or type it.
    .title = Material received

differs =
    <b>What is different?</b>
    Press the main difference, or type it.
    .title = What differs

function =
    <b>Which function is it about?</b>
    Press it, or type it.
    .title = Function

function_state =
    <b>What is wrong with this function?</b>
    .title = State of the function

defect =
    <b>What is the defect?</b>
    Press the worst one, or type it.
    .title = Defect

defect_where =
    <b>Where is the defect?</b>
    Press the place, or type it.
    .title = Place of the defect

parcel_damaged =
    <b>Was the parcel damaged too?</b>
    .title = Parcel damaged

carrier_told =
    <b>When did you report it to the carrier?</b>
    Press the day, or type it.
    .title = Told the carrier
    .no = Not reported

tried =
    <b>What did you try?</b>
    Press it, or type it.
    .title = Tried

happens =
    <b>What happens when you use it?</b>
    Press it, or type it.
    .title = What happens

broken_since =
    <b>Since when has it been like this?</b>
    Press the day, or type it.
    .title = Since when
    .first_use = Since the first use

advice_followed =
    <b>Did you follow the seller’s advice?</b>
    .title = Seller’s advice

pieces_ordered =
    <b>How many pieces did you order?</b>
    Type the number.
    .title = Pieces ordered

pieces_came =
    <b>How many pieces came?</b>
    Type the number. None came: 0.
    .title = Pieces received

piece_price =
    <b>What does one piece cost?</b>
    Type the price in the currency of the order. I work out the amount to ask for.
    .title = Price of a piece

part =
    <b>Which part or item is it?</b>
    Press it, or type it.
    .title = Part

part_price =
    <b>What does it cost, if you know?</b>
    Type the price in the currency of the order.
    .title = Price of the part

parcel_state =
    <b>In what state was the parcel?</b>
    .title = State of the parcel

parcel_weight =
    <b>How much did the parcel weigh?</b>
    Type the number. Alone it means grams; “1.2 kg” works too.
    .title = Weight of the parcel

came_instead =
    <b>What came instead?</b>
    Type it in a few words.
    .title = Received instead

variant =
    <b>Which variant did you order?</b>
    Type it in the words of the offer, for example “Blue, 42”.
    .title = Your variant

variant_came =
    <b>Which variant came?</b>
    Type it in a few words.
    .title = Variant received

mark =
    <b>What shows that it is a fake?</b>
    Press the clearest sign, or type it.
    .title = Sign of a fake

brand =
    <b>Which brand does the offer name?</b>
    Type it as in the offer.
    .title = Brand in the offer

method_ordered =
    <b>Which shipping did you order?</b>
    Press it, or type it.
    .title = Shipping ordered

method_used =
    <b>How was it sent really?</b>
    Press it, or type it.
    .title = Shipping used

item_state =
    <b>In what state is the item?</b>
    .title = State of the item

shipped_on =
    <b>When did the seller ship it?</b>
    The order page says it. Press the day, or type it.
    .title = Shipped on

promised_until =
    <b>Until when was it promised?</b>
    The order page says it. Type the date. I count the days.
    .title = Promised until

tracking_last =
    <b>What does the last tracking entry say?</b>
    Press what comes closest, or type it.
    .title = Last tracking entry

tracking_day =
    <b>Of which day is the last tracking entry?</b>
    Press the day, or type it.
    .title = Day of the entry

tracking_place =
    <b>Which place does the tracking name?</b>
    Type only the town, not your address.
    .title = Place in the tracking

parcel =
    <b>What is the number of the parcel?</b>
    Copy it from the tracking page.
    .title = Parcel number

asked_around =
    <b>Whom did you ask for the parcel?</b>
    .title = Asked

statement =
    <b>What did the post or courier write?</b>
    Type the number or date of the statement, or press.
    .title = Carrier’s statement

return_reason =
    <b>Why was it sent back?</b>
    The tracking may say it. Press it, or type it.
    .title = Reason of the return

paper_missing =
    <b>What does customs ask for?</b>
    Press it, or type it.
    .title = Wanted by customs

address_right =
    <b>Is the address in your order right and unchanged?</b>
    Only yes or no goes into the letter, not the address.
    .title = Address is right

arrived_on =
    <b>When did it arrive?</b>
    Press the day, or type it.
    .title = Arrived on

usable =
    <b>Can you use it?</b>
    .title = Usable

why_amount =
    <b>Why just this amount?</b>
    Press what fits, or type it. A reason makes the amount stronger.
    .title = Why this much

seller_said =
    <b>What did the seller answer to you?</b>
    Press it, or type it in a few words.
    .title = Seller’s answer

seller_day =
    <b>When did you write to the seller?</b>
    Press the day, or type it.
    .title = Wrote to the seller

own_words =
    <b>What else must be said?</b>
    Type it in one sentence. It stands in the letter as you type it, so English is best.
    .title = In your words

## The letter and its facts

fact_skip = Skip
fact_progress = question { $number } of { $count }
button_enough = Write it now
button_keep_number = Keep { $number } all the same
text_not_english =
    ⚠️ <b>This does not look like English.</b> The guide asks for English if you can. I can write it for you and quote your words, or you send it as it is.
button_quote = Write it, quoting my words
words_quoted = Your words will be quoted as they are. Your own text stays saved.
words_too_long_to_quote = Your text stays saved. It is too long to be quoted.
button_facts = ✎ The facts
add_item = + { $title }
facts_heading =
    <b>What the letter says of your case.</b>
    Press what you want to change or add. What you do not tell is left out.
facts_none = Nothing yet beside your answers.
letter_mirror = <b>The same in your language, only for you. Do not send this one:</b>
letter_own_words = These words of yours stand in it as you typed them, I do not translate them: { $words }
button_unquote = Without my words
letter_unquoted = Your words are left out. They are kept: under “The facts” you can put each back.
button_longer = Longer form
button_shorter = Shorter form
button_letter_file = As a file
letter_file_caption = Your text in English, to be copied or attached.
shows_what = <b>What does { $kind ->
        [photo] photo { $place }
       *[video] video { $place }
    } show?</b>{ $name ->
        [none] { "" }
       *[other] { " " }({ $name })
    } The letter will say it.
button_shows = ✎ { $place }
quantity_unreadable = I cannot read this as a number. Type for example “25.4” (that is { $unit }) or “25.4 { $unit }”.
quantity_other_unit = “{ $given }” is no unit that fits here. Type the number in { $unit }.
quantity_huge = This is more than { $most }. Please check the number and type it again.
count_unreadable = I cannot read this as a count. Please type a whole number, { $least } or more.
count_huge = This is more than { $most }. Please check the number and type it again.
words_too_long = These are { $length } characters, { $most } fit here. Please say it in fewer words. What you typed is kept.
pieces_not_missing = You ordered { $ordered }, so fewer must have come. All came? Then choose another reason: press “Back”.

## Texts for every moment, and the amounts that are told after Submit

button_replies = Ready texts
replies_heading = <b>Texts for this moment, ready to copy.</b> They say what you told me of this case. Press one.
reply_in_english = <b>The same in English, if that is better there:</b>
reply_until = Send it by { $when } ({ $left }).
reply_file_caption = The text, to be copied, printed or attached.
reply_extend =
    <b>Ask the seller for more protection.</b>
    Send it in the chat with the seller, some days before it ends. Then look at the date on the order page.
    .button = Ask for more time
reply_counter =
    <b>Your counter-offer.</b>
    Reject the offer in the dispute, enter your own figure, and send this with it.
    .button = Counter-offer
reply_refusal =
    <b>Your answer to the refusal.</b>
    Add proof to the dispute, and send this with it.
    .button = Answer the refusal
reply_back =
    <b>Your answer to “send it back”.</b>
    Send it in the dispute. Does the postage cost much? Add a screenshot of its price.
    .button = “Send it back”: answer
reply_proof =
    <b>More proof.</b>
    Add the files to the dispute first, then send this.
    .button = With more proof
reply_coupon =
    <b>Refuse a coupon or a bonus.</b>
    Send it in the dispute or, when that is closed, in the support chat.
    .button = Refuse a coupon
reply_appeal =
    <b>Your appeal.</b>
    Send it where you appeal, with proof that AliExpress has not seen yet.
    .button = Text of the appeal
reply_support =
    <b>For AliExpress’s support chat.</b>
    Send it there, then your proof again. Keep screenshots of the chat.
    .button = For the support chat
reply_refund =
    <b>Where is the refund?</b>
    Send it in the support chat. With the number of the refund your bank or PayPal can look for it.
    .button = Where is the refund?
reply_post =
    <b>To the post or the courier.</b>
    Send it, or hand it in at a branch. Add your name and address: they ask for them.
    .button = To the post or courier
reply_bank =
    <b>To your bank: a chargeback.</b>
    Send it, or copy it into the bank’s form. Enclose screenshots:
    • the order and the payment
    • the offer as it was when you bought
    • your messages with the seller, with their dates
    • what was decided, if there was a dispute
    • your proof
    .button = Text for the bank
reply_paypal =
    <b>To PayPal.</b>
    The seller reads it too, so it is in English. Enclose screenshots:
    • the order and the offer
    • your messages with the seller, with their dates
    • what was decided, if there was a dispute
    • your proof
    .button = Text for PayPal

amount_offered_less = <b>How much does the seller offer?</b> Type it, like “2.50”: it goes into your answer. Or leave it.
amount_modified = <b>How much do you ask for now?</b> Type it, like “2.50”: it goes into your texts. Or leave it.
amount_decided_less = <b>How much did AliExpress decide?</b> Type it, like “2.50”: it goes into your appeal. Or leave it.
amount_money_less = <b>How much has come?</b> Type it, like “2.50”: it goes into your texts. Or leave it.
amount_as_before = As before: { $amount }
after_event_amount = { $line }: { $amount }
button_amount = Amount
offer_not_less = You asked for { $most }, so this must be less. Type the amount again. All of it? Then take this back and press what says so.

## Copies that the form takes

copy_wanted =
    { $named }: { $found }
    { $percent ->
        [0] <b>I am making a copy of it that fits ({ $to }).</b> You need not do anything, it comes here by itself.
       *[other] <b>I am making a copy of it that fits ({ $to }): { $percent } % done.</b>
    }
copy_wanted_too =
    { $named }: taken.
    { $percent ->
        [0] I am also making a copy that is safer to upload. It comes here by itself.
       *[other] I am also making a copy that is safer to upload: { $percent } % done.
    }
copy_used = { $named }: <b>taken, as a copy</b> of { $size }. Tap the file above, save it to your phone and upload that one.
copy_not_used = { $named }: taken as it came. The copy above has { $size }: { $changes }.
copy_caption = <b>Copy for the form</b>, { $size }. Changed: { $changes }. Nothing is cut off or drawn on, and the original stays.
format_changed = now { $to }
name_changed = only the name (.{ $to ->
        [JPG] jpg
        [PNG] png
        [GIF] gif
       *[MP4] mp4
    })
page_changed = the first page as a picture
first_frame_changed = the first picture of several
turned_changed = turned upright
quality_changed = saved a little more tightly
smaller_changed = fewer pixels
metadata_changed = without place and phone
codec_changed = film in the usual encoding
index_changed = starts to play at once
sound_changed = sound in the usual encoding
nothing_changed = nothing that can be seen
file_copy_wanted = { " " }· a copy is being made
file_copy_used = { " " }· as a copy
copy_elsewhere = In “{ $name }” a copy for the form is ready.
copies_stopped = Stopped. I make no copies now.
broken_no_copy = I could not make a copy: the file is damaged.
encrypted_no_copy = I could not make a copy: the document is locked with a password.
too_long_no_copy = I could not make a copy: it is so long that under the limit nothing could be made out.
too_many_pixels_no_copy = I could not make a copy: it has more pixels than I can work with.
too_large_no_copy = I could not make a copy: Telegram does not hand over files this large.
unknown_format_no_copy = I could not make a copy: I cannot read this kind of file.
no_picture_no_copy = I could not make a copy: there is no picture in it.
no_memory_no_copy = I could not make a copy: it needs more memory than I have.
unreachable_no_copy = I could not make a copy: Telegram did not hand the file over, again and again.
button_stop_copies = Stop the copy
button_copy = { $why ->
        [codec] Copy that plays everywhere
        [index] Copy that plays at once
        [turned] Copy turned upright
        [metadata] Copy without the place
        [smaller] Smaller copy
       *[fits] Copy for the form
    }{ $name ->
        [none] { "" }
       *[other] : { $name }
    }
button_use_copy = { $name ->
        [none] Use the copy
       *[other] Use the copy: { $name }
    }
button_use_original = { $name ->
        [none] Use the original
       *[other] Use the original: { $name }
    }

## The pack: all that is uploaded or shown to a bank, in one file

button_pack = Get the pack
button_pack_short = Pack
button_pack_bank = Pack for the bank
button_pack_paypal = Pack for PayPal
button_album = Files as an album
pack_form =
    <b>Your pack is on its way.</b> It comes below as a ZIP file. That may take a minute; go on meanwhile.
    • <code>for_the_form</code>: your files, in the order of the upload
    • <code>complaint.txt</code>: your text
    • <code>summary.pdf</code>: all of it to read or print

    <blockquote expandable>Tap the file to save it, then open it with the app for files on your phone: it unpacks it.
    Whatever the form may refuse lies apart, in only_for_the_bank.</blockquote>
pack_bank =
    <b>Your pack for the bank or PayPal is on its way.</b> It comes below as a ZIP file. That may take a minute; go on meanwhile.
    • the letter that asks for your money back
    • <code>summary.pdf</code>: what happened, with the days, and all proof
    • your files, also those that the form refuses

    <blockquote expandable>Read the letter before you send it. What you have not told me is not in it.
    Of the seller’s words, it has only what you pasted here: add screenshots of that chat.</blockquote>
pack_part = { $parts ->
        [1] Your pack.
       *[other] Your pack, part { $part } of { $parts }.
    }
pack_left_out = { $count ->
        [one] { $count } file is not in it:
       *[other] { $count } files are not in it:
    } { $names }. The summary says why.
pack_failed =
    <b>I could not make the pack just now.</b>
    Nothing is lost. Try again in a while, or take the files as an album.
