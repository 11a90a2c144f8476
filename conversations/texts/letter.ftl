# The letter to the seller and AliExpress. English only: it is read by machines that translate it and by staff,
# so short sentences, one fact each. It never says what the buyer did not say.
# A gap that the buyer fills in is written in brackets and begins with the word "write".
#
# $point is the number of the line, $label what the buyer's own menu says, $order the order's number.

## What is wrong: the first line

problem_size = { $point }. The size of the item is not as described.
problem_color = { $point }. The color of the item is not as described.
problem_model = { $point }. The model of the item is not as described.
problem_material = { $point }. The material of the item is not as described.
problem_style = { $point }. The style of the item is not as described.
problem_functions = { $point }. The functions of the item are not as described.
problem_not_as_described = { $point }. The item is not as described: "{ $label }".
problem_quality = { $point }. The quality of the item is poor.
problem_goods = { $point }. The item arrived damaged.
problem_packaging = { $point }. The packaging arrived damaged.
problem_damaged = { $point }. The order arrived damaged: "{ $label }".
problem_not_working = { $point }. The item does not work properly.
problem_accessories = { $point }. There is a problem with the accessories or parts of the item.
problem_short = { $point }. I received fewer pieces than I ordered.
problem_missing_item = { $point }. An item is missing from my order.
problem_empty_parcel = { $point }. The parcel arrived empty.
problem_quantity = { $point }. The quantity is wrong: "{ $label }".
problem_other_product = { $point }. I received a different product, not the one that I ordered.
problem_other_variant = { $point }. I received a different variant, not the one that I ordered.
problem_wrong_item = { $point }. I received a wrong item: "{ $label }".
problem_counterfeit = { $point }. The item appears to be counterfeit.
problem_shipping_method = { $point }. The shipping method was not as described.
problem_personal = { $point }. I do not want to keep the item, for personal reasons.
problem_other = { $point }. The order arrived, but there is a problem: "{ $label }".

problem_in_transit = { $point }. I have not received the order. The parcel is still in transit.
problem_no_tracking = { $point }. I have not received the order. There is no tracking information.
problem_returned = { $point }. I have not received the order. The parcel was returned to the seller.
problem_customs = { $point }. I have not received the order. Customs is holding the parcel.
problem_wrong_address = { $point }. I have not received the order. The parcel was sent to a wrong address.
problem_delivered = { $point }. I have not received the order. The tracking says "delivered", but nothing arrived.
problem_missing_other = { $point }. I have not received the order: "{ $label }".

## Which order

order = { $point }. My order: { $order }

## What was ordered and what came

details_size = { $point }. Size in the description: [write the size and its measurements]. Size received: [write what you measured].
details_color = { $point }. Color ordered: [write the color]. Color received: [write the color].
details_model = { $point }. Model ordered: [write the model]. Model received: [write the model].
details_material = { $point }. Material in the description: [write the material]. Material received: [write the material].
details_style = { $point }. Style in the description: [write what it should look like]. Style received: [write what is different].
details_functions = { $point }. Functions in the description: [write which functions]. In reality: [write what is missing or different].
details_not_as_described = { $point }. In the description: [write what it says]. Received: [write what is different].
details_quality = { $point }. Defects: [write each defect and where it is on the item].
details_goods = { $point }. Damage: [write what is damaged and where]. Can it be used: [write yes or no].
details_packaging = { $point }. Damage to the packaging: [write what is damaged]. Damage to the item: [write what is damaged, or "none"].
details_damaged = { $point }. Damage: [write what is damaged and where].
details_not_working = { $point }. What I tried: [write what you did]. What happened: [write what happens, or does not happen].
details_accessories = { $point }. Parts concerned: [write which parts are missing or wrong].
details_short = { $point }. Ordered: [write how many pieces]. Received: [write how many pieces].
details_missing_item = { $point }. Missing: [write which item and how many pieces]. Received: [write what came].
details_empty_parcel = { $point }. Ordered: [write what should be inside]. State of the parcel: [write if it was sealed or open, and its weight].
details_quantity = { $point }. Ordered: [write what and how many]. Received: [write what and how many].
details_other_product = { $point }. Ordered: [write which product]. Received: [write which product].
details_other_variant = { $point }. Ordered: [write which variant]. Received: [write which variant].
details_wrong_item = { $point }. Ordered: [write what you ordered]. Received: [write what came].
details_counterfeit = { $point }. Signs of this: [write each difference from the genuine product].
details_shipping_method = { $point }. Shipping method ordered: [write which one]. Shipping method used: [write which one].
details_personal = { $point }. State of the item: [write its state, for example: unused, in its original packaging].
details_other = { $point }. Ordered: [write what you ordered]. Received: [write what came and what is wrong with it].

details_in_transit = { $point }. Promised delivery date: [write the date on the order page]. Last tracking entry: [write its date and text].
details_no_tracking = { $point }. Tracking number: [write the number, or "none"]. Last checked: [write the date].
details_returned = { $point }. Date of the return: [write the date in the tracking]. Reason in the tracking: [write the reason, or "none given"].
details_customs = { $point }. Held since: [write the date in the tracking]. Reason given by customs: [write the reason, or "none given"].
details_wrong_address = { $point }. Town in my order: [write the town]. Town in the tracking: [write the town].
details_delivered = { $point }. Delivery date in the tracking: [write the date]. Answer of the post or courier: [write what they told you].
details_missing_other = { $point }. What the tracking says: [write its last entry and date].

## The proof

photos = { $photos ->
    [one] 1 photo
   *[other] { $photos } photos
}
videos = { $videos ->
    [one] 1 video
   *[other] { $videos } videos
}
shows = It shows: { $proof ->
    [size] [write what, for example: the item beside a ruler]
    [look] [write what, for example: the item beside the picture in the description]
    [working] [write what, for example: my attempt to use the item]
    [damaged] [write what, for example: the parcel and the damaged part]
    [quantity] [write what, for example: everything that was in the parcel]
    [counterfeit] [write what, for example: the markings on the item]
    [missing] [write what, for example: the tracking page]
    [delivered] [write what, for example: the statement of the post or courier]
    [returned] [write what, for example: the return in the tracking]
    [customs] [write what, for example: the letter from customs]
   *[any] [write what can be seen]
}.

proof_photos = { $point }. Proof attached: { photos }. { shows }
proof_videos = { $point }. Proof attached: { videos }. { shows }
proof_photos_videos = { $point }. Proof attached: { photos } and { videos }. { shows }

## What is asked for

ask_refund_full = { $point }. I ask for a full refund of { $refund }, without a return.
ask_refund_partial = { $point }. I ask for a partial refund of { $refund }, without a return.
ask_missing_full = { $point }. I ask for a full refund of { $refund }, including postage.
ask_missing_partial = { $point }. I ask for a partial refund of { $refund }.
ask_return_full = { $point }. I ask to return the item and to get a full refund of { $refund }.
ask_return_partial = { $point }. I ask to return the item and to get a partial refund of { $refund }.
return_label = { $point }. Please provide a prepaid return label.
