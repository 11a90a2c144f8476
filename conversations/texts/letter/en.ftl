# The letter to the seller and AliExpress, in English: it is read by machines that translate it and by staff,
# so short sentences, one fact each. It never says what the buyer did not say. The same in another language beside this
# file is what the buyer reads to know what is sent.
#
# $key is the word that was chosen, or "other"; $value the answer, a word that was typed stands in quotation marks.
# $label is what the buyer's own menu says.

## What is wrong: the first sentence

problem_size = The size of the item is not as described.
problem_color = The color of the item is not as described.
problem_model = The model of the item is not as described.
problem_material = The material of the item is not as described.
problem_style = The style of the item is not as described.
problem_functions = The functions of the item are not as described.
problem_not_as_described = The item is not as described: "{ $label }".
problem_quality = The quality of the item is poor.
problem_goods = The item arrived damaged.
problem_packaging = The packaging arrived damaged.
problem_damaged = The order arrived damaged: "{ $label }".
problem_not_working = The item does not work properly.
problem_accessories = There is a problem with the accessories or parts of the item.
problem_short = I received fewer pieces than I ordered.
problem_missing_item = An item is missing from my order.
problem_empty_parcel = The parcel arrived empty.
problem_quantity = The quantity is wrong: "{ $label }".
problem_other_product = I received a different product, not the one that I ordered.
problem_other_variant = I received a different variant, not the one that I ordered.
problem_wrong_item = I received a wrong item: "{ $label }".
problem_counterfeit = The item appears to be counterfeit.
problem_shipping_method = The shipping method was not as described.
problem_personal = I do not want to keep the item, for personal reasons.
problem_other = The order arrived, but there is a problem: "{ $label }".

problem_in_transit = I have not received the order. The parcel is still in transit.
problem_no_tracking = I have not received the order. There is no tracking information.
problem_returned = I have not received the order. The parcel was returned to the seller.
problem_customs = I have not received the order. Customs is holding the parcel.
problem_wrong_address = I have not received the order. The parcel was sent to a wrong address.
problem_delivered = I have not received the order. The tracking says "delivered", but nothing arrived.
problem_missing_other = I have not received the order: "{ $label }".

## What is wrong: the facts

size_ordered = Size ordered: { $value }.
size_compared = In the description: { $what } { $listed }. Measured: { $measured }{ $is ->
    [same] , the same.
    [less] , { $difference } less.
   *[more] , { $difference } more.
}
size_listed = In the description: { $what } { $value }.
size_measured = Measured: { $what } { $value }.
color_ordered = Color ordered: { $value }.
color_came = Color received: { $value }.
model_ordered = Model ordered: { $value }.
model_came = Model received: { $value }.
material_ordered = Material in the description: { $value }.
material_came = Material received: { $value }.
differs = What differs: { $value }.
function = Function concerned: { $value }.
function_state = { $key ->
    [missing] This function is missing.
    [not_working] This function does not work.
    [weaker] This function is weaker than described.
   *[other] About this function: { $value }.
}
defect = Defect: { $value }.
defect_where = Where: { $value }.
parcel_damaged = { $key ->
    [yes] The parcel was damaged too.
    [no] The parcel itself was not damaged.
   *[other] The parcel: { $value }.
}
carrier_told = I reported the damage to the carrier on { $value }.
tried = What I tried: { $value }.
happens = What happens: { $value }.
broken_since = { $key ->
    [first_use] It has been like this since the first use.
   *[other] It has been like this since { $value }.
}
advice_followed = { $key ->
    [yes] I followed the seller's advice, without success.
    [none_given] The seller gave no advice.
   *[other] The seller's advice: { $value }.
}
pieces = I ordered { $ordered ->
    [one] 1 piece
   *[other] { $ordered } pieces
} and received { $came }: { $missing ->
    [one] 1 is
   *[other] { $missing } are
} missing.
pieces_ordered = Pieces ordered: { $value }.
pieces_came = Pieces received: { $value }.
part = Part concerned: { $value }.
parcel_state = State of the parcel on arrival: { $value }.
parcel_weight = Weight of the parcel: { $value }.
came_instead = Received instead: { $value }.
variant_came = Variant received: { $value }.
mark = Sign of this: { $value }.
brand = Brand named in the offer: { $value }.
method_ordered = Shipping method ordered: { $value }.
method_used = Shipping method used: { $value }.
item_state = State of the item: { $value }.
tracking_last = Last tracking entry: { $value }{ $has_day ->
    [yes] , { $day }.
   *[no] .
}
tracking_day = Last tracking entry: { $value }.
tracking_place = Place named in the tracking: { $value }.
asked_around = I asked without success: { $value }.
statement = { $key ->
    [is_coming] I have asked the post or courier for a written statement.
    [was_refused] The post or courier refused to give me a written statement.
   *[other] Statement of the post or courier: { $value }.
}
return_reason = Reason for the return: { $value }.
paper_missing = What customs asks for: { $value }.
address_right = { $key ->
    [yes] The address in my order is correct and was not changed.
   *[other] The address in my order: { $value }.
}
usable = { $key ->
    [yes] The item can be used.
    [partly] The item can be used only in part.
    [no] The item cannot be used.
   *[other] Use of the item: { $value }.
}
own_words = In my own words: { $value }{ $has_end ->
    [yes] { "" }
   *[no] .
}

## Which order

order = My order: { $order }.
variant = Variant ordered: { $value }.
arrived_on = The order arrived on { $value }.
shipped_on = The order was shipped on { $value }.
promised_until = Promised by { $value }{ $is_late ->
    [yes] : { $days ->
        [one] 1 day
       *[other] { $days } days
    } late on { $today }.
   *[no] .
}
parcel = Parcel number: { $value }.

## The proof

photos = { $photos ->
    [one] 1 photo
   *[other] { $photos } photos
}
videos = { $videos ->
    [one] 1 video
   *[other] { $videos } videos
}
proof_photos = Proof: { photos }.
proof_videos = Proof: { videos }.
proof_photos_videos = Proof: { photos } and { videos }.
shows = { $kind ->
    [photo] { $is_only ->
        [yes] The photo shows { $what }.
       *[no] { $count ->
            [one] Photo { $numbers } shows { $what }.
           *[other] Photos { $numbers } show { $what }.
        }
    }
   *[video] { $is_only ->
        [yes] The video shows { $what }.
       *[no] { $count ->
            [one] Video { $numbers } shows { $what }.
           *[other] Videos { $numbers } show { $what }.
        }
    }
}

## What the seller said

seller = I wrote to the seller{ $has_day ->
    [yes] { " " }on { $day }.
   *[no] .
} { $key ->
    [nothing] No answer came.
    [refused] The seller refused.
    [less] The seller offered less than I ask for.
    [wants_back] The seller wants the item back.
    [unsaid] { "" }
   *[other] The answer: { $value }.
}

## What is asked for
ask_refund_full = I ask for a full refund of { $refund }, without a return.
ask_refund_partial = I ask for a partial refund of { $refund }, without a return.
ask_missing_full = I ask for a full refund of { $refund }, including postage.
ask_missing_partial = I ask for a partial refund of { $refund }.
ask_return_full = I ask to return the item and to get a full refund of { $refund }.
ask_return_partial = I ask to return the item and to get a partial refund of { $refund }.
return_label = Please provide a prepaid return label.

amount_pieces = Why this amount: { $missing } x { $price } = { $sum } for what is missing.
amount_part = This is the price of the part.
piece_price = Price of a piece: { $value }.
part_price = Price of the part: { $value }.
why_amount = { $key ->
    [share_of_use] Why this amount: the item can be used only in part.
    [difference] Why this amount: it is the difference in value between the item described and the item received.
    [repair] Why this amount: it is what a repair costs.
   *[other] Why this amount: { $value }.
}

## The longer form

greeting = Hello, and thank you for looking at my case.
closing = Please decide by this proof. I will send more if you tell me what is missing. Thank you.

## Words, and how days are written (a CLDR pattern)

pattern_day = d MMMM y

quoted = "{ $words }"

# Sizes, and what was measured
word_xs = XS
word_s = S
word_m = M
word_l = L
word_xl = XL
word_xxl = XXL
word_length = length
word_width = width
word_height = height
word_chest = chest width
word_waist = waist
word_hips = hips
word_sleeve = sleeve length
word_insole = insole length
word_diameter = diameter
word_size = size

# Colors
word_black = black
word_white = white
word_grey = grey
word_red = red
word_blue = blue
word_green = green
word_yellow = yellow
word_orange = orange
word_brown = brown
word_beige = beige
word_pink = pink
word_purple = purple
word_silver = silver
word_gold = gold
word_transparent = transparent
word_colorful = in several colors

# Materials
word_cotton = cotton
word_polyester = polyester
word_wool = wool
word_linen = linen
word_silk = silk
word_leather = leather
word_imitation_leather = imitation leather
word_plastic = plastic
word_metal = metal
word_stainless_steel = stainless steel
word_silver_metal = real silver
word_gold_metal = real gold
word_wood = wood
word_glass = glass
word_ceramic = ceramic
word_rubber = rubber

# Models, and what differs
word_other_brand = another brand
word_older_model = an older model
word_smaller_model = a smaller model
word_no_name = without a name on it
word_shape = the shape
word_pattern = the pattern
word_print = the print
word_color = the color
word_material = the material
word_function = the function
word_parts_of_it = some of its parts
word_brand = the brand

# Functions
word_power = power
word_capacity = capacity
word_charging = charging
word_battery_life = battery life
word_bluetooth = Bluetooth
word_wifi = Wi-Fi
word_display = the display
word_sound = sound
word_camera = camera
word_waterproofness = being waterproof
word_language_menu = language of the menu
word_missing = missing
word_not_working = does not work
word_weaker = weaker than described

# Defects and where they are
word_crack = a crack
word_broken_off = a part broken off
word_scratches = scratches
word_dent = a dent
word_hole = a hole
word_stain = a stain
word_loose_seam = a loose seam
word_bent = bent
word_leak = it leaks
word_smell = a bad smell
word_peeling = the coating peels off
word_unfinished = badly finished
word_front = the front
word_back = the back
word_top = the top
word_bottom = the bottom
word_edge = the edge
word_inside = inside
word_all_over = all over
word_yes = yes
word_no = no
word_partly = in part

# What does not work
word_charged = charging it
word_other_cable = another cable
word_new_batteries = new batteries
word_other_device = another device
word_restarted = restarting it
word_as_the_manual_says = all steps of the manual
word_does_not_switch_on = it does not switch on
word_switches_off = it switches itself off
word_does_not_charge = it does not charge
word_no_picture = no picture
word_no_sound = no sound
word_no_connection = it does not connect
word_error_message = an error message
word_too_hot = it gets too hot
word_none_given = none was given

# Parts, parcels and ways of shipping
word_charger = charger
word_cable = cable
word_manual = manual
word_screws = screws
word_battery = battery
word_remote_control = remote control
word_cover = cover
word_plug_adapter = plug adapter
word_sealed = sealed
word_opened = opened
word_torn = torn
word_taped_again = taped up again
word_aliexpress_standard = AliExpress Standard Shipping
word_air_mail = air mail
word_registered_mail = registered mail
word_courier = courier
word_sea_or_land = by sea or land

# Fakes, and the state of what goes back
word_logo = the logo
word_label = the label
word_stitching = the stitching
word_serial_number = the serial number
word_packaging = the packaging
word_hologram = the hologram
word_unused_packed = unused, in its packaging
word_unused_opened = unused, opened
word_tried_on = tried on or tested
word_used = used

# The way of the parcel
word_label_made = only announced by the seller
word_shipped = handed over to the carrier
word_left_country = left the country of the seller
word_arrived_in_country = arrived in my country
word_at_customs = at customs
word_in_delivery = out for delivery
word_delivery_failed = delivery failed
word_no_entries = no entries
word_neighbours = the neighbours
word_pickup_point = the pickup point
word_post_or_courier = the post or courier
word_all_of_them = the neighbours, the pickup point and the post or courier
word_is_coming = I have asked for it
word_was_refused = refused
word_wrong_address_said = wrong or incomplete address
word_not_collected = not collected in time
word_refused_by_customs = refused by customs
word_carrier_failed = the carrier could not deliver
word_no_reason_given = no reason given
word_seller_invoice = an invoice of the seller
word_seller_licence = a licence of the seller
word_my_payment = a payment by me
word_import_ban = nothing: the import is forbidden

# Why this amount, and what the seller said
word_share_of_use = it can be used only in part
word_difference = what came is worth less
word_repair = this is what a repair costs
word_not_asked = not written yet
word_nothing = no answer
word_refused = refused
word_less = offered less
word_wants_back = wants it back

# What a file shows
word_the_problem = the problem
word_the_offer = the offer as it was when I bought
word_order_page = the order page
word_seller_chat = my chat with the seller
word_item_with_ruler = the item beside a ruler
word_size_label = the size label
word_size_table = the seller's size table
word_item_beside_offer = the item beside the picture in the offer
word_the_difference = the difference, close up
word_item_label = the label of the item
word_my_attempt = my attempt to use the item
word_how_connected = how the item is connected
word_the_fault = the fault
word_parcel_label = the label of the parcel
word_parcel_outside = the parcel from outside
word_packing_inside = the packing inside
word_defect_close_up = the defect, close up
word_whole_item = the whole item
word_damage_close_up = the damage, close up
word_damage_report = the damage report of the carrier
word_unpacking = the unpacking of the sealed parcel
word_all_that_came = all that came
word_parcel_on_scale = the parcel on a scale
word_marks_close_up = the marks, close up
word_genuine_beside = a genuine item for comparison
word_tracking_page = the tracking page
word_other_tracker = an independent tracking page
word_carrier_statement = the statement of the post or courier
word_return_reason_page = the reason of the return
word_customs_paper = the paper of customs
