# Dopis prodejci a AliExpressu tak, jak ho čte kupující, aby věděl, co posílá. Neposílá se. Tytéž texty jako v en.ftl.
#
# $key je vybrané slovo nebo "other"; $value je odpověď, slova psaná kupujícím stojí v uvozovkách.
# $label je to, co má kupující ve své nabídce důvodů.

## What is wrong: the first sentence

problem_size = Velikost věci neodpovídá popisu.
problem_color = Barva věci neodpovídá popisu.
problem_model = Model věci neodpovídá popisu.
problem_material = Materiál věci neodpovídá popisu.
problem_style = Provedení věci neodpovídá popisu.
problem_functions = Funkce věci neodpovídají popisu.
problem_not_as_described = Věc neodpovídá popisu: „{ $label }“.
problem_quality = Kvalita věci je špatná.
problem_goods = Věc přišla poškozená.
problem_packaging = Obal přišel poškozený.
problem_damaged = Objednávka přišla poškozená: „{ $label }“.
problem_not_working = Věc nefunguje správně.
problem_accessories = S příslušenstvím nebo částmi věci je problém.
problem_short = Přišlo méně kusů, než bylo objednáno.
problem_missing_item = V objednávce chybí jedna věc.
problem_empty_parcel = Zásilka přišla prázdná.
problem_quantity = Počet nesouhlasí: „{ $label }“.
problem_other_product = Přišla jiná věc, než byla objednána.
problem_other_variant = Přišla jiná varianta, než byla objednána.
problem_wrong_item = Přišla špatná věc: „{ $label }“.
problem_counterfeit = Věc vypadá jako padělek.
problem_shipping_method = Způsob dopravy neodpovídal popisu.
problem_personal = Věc si z osobních důvodů nechci nechat.
problem_other = Objednávka přišla, ale je s ní problém: „{ $label }“.

problem_in_transit = Objednávka nepřišla. Zásilka je stále na cestě.
problem_no_tracking = Objednávka nepřišla. Zásilku nelze sledovat.
problem_returned = Objednávka nepřišla. Zásilka se vrátila prodejci.
problem_customs = Objednávka nepřišla. Zásilku drží celnice.
problem_wrong_address = Objednávka nepřišla. Zásilka byla poslána na špatnou adresu.
problem_delivered = Objednávka nepřišla. Sledování hlásí „doručeno“, ale nic nedorazilo.
problem_missing_other = Objednávka nepřišla: „{ $label }“.

## What is wrong: the facts

size_ordered = Objednaná velikost: { $value }.
size_compared = V popisu: { $what } { $listed }. Naměřeno: { $measured }{ $is ->
    [same] , stejně.
    [less] , o { $difference } méně.
   *[more] , o { $difference } více.
}
size_listed = V popisu: { $what } { $value }.
size_measured = Naměřeno: { $what } { $value }.
color_ordered = Objednaná barva: { $value }.
color_came = Barva, která přišla: { $value }.
model_ordered = Objednaný model: { $value }.
model_came = Model, který přišel: { $value }.
material_ordered = Materiál v popisu: { $value }.
material_came = Materiál, který přišel: { $value }.
differs = Čím se liší: { $value }.
function = O kterou funkci jde: { $value }.
function_state = { $key ->
    [missing] Tato funkce chybí.
    [not_working] Tato funkce nefunguje.
    [weaker] Tato funkce je slabší než v popisu.
   *[other] O této funkci: { $value }.
}
defect = Vada: { $value }.
defect_where = Kde: { $value }.
parcel_damaged = { $key ->
    [yes] Poškozená byla i zásilka.
    [no] Sama zásilka poškozená nebyla.
   *[other] Zásilka: { $value }.
}
carrier_told = Poškození bylo nahlášeno dopravci { $value }.
tried = Vyzkoušeno: { $value }.
happens = Co se děje: { $value }.
broken_since = { $key ->
    [first_use] Je to tak od prvního použití.
   *[other] Je to tak od { $value }.
}
advice_followed = { $key ->
    [yes] Rada prodejce nepomohla.
    [none_given] Prodejce žádnou radu nedal.
   *[other] Rada prodejce: { $value }.
}
pieces = Objednáno kusů: { $ordered }, přišlo: { $came }, chybí: { $missing }.
pieces_ordered = Objednáno kusů: { $value }.
pieces_came = Přišlo kusů: { $value }.
part = O kterou část jde: { $value }.
parcel_state = Zásilka při převzetí: { $value }.
parcel_weight = Hmotnost zásilky: { $value }.
came_instead = Místo toho přišlo: { $value }.
variant_came = Varianta, která přišla: { $value }.
mark = Podle čeho se to pozná: { $value }.
brand = Značka uvedená v nabídce: { $value }.
method_ordered = Objednaný způsob dopravy: { $value }.
method_used = Použitý způsob dopravy: { $value }.
item_state = Stav věci: { $value }.
tracking_last = Poslední záznam sledování: { $value }{ $has_day ->
    [yes] , { $day }.
   *[no] .
}
tracking_day = Poslední záznam sledování: { $value }.
tracking_place = Místo uvedené ve sledování: { $value }.
asked_around = Bez úspěchu dotázáni: { $value }.
statement = { $key ->
    [is_coming] Písemné vyjádření pošty nebo kurýra je vyžádáno.
    [was_refused] Pošta nebo kurýr mi písemné vyjádření odmítli dát.
   *[other] Vyjádření pošty nebo kurýra: { $value }.
}
return_reason = Důvod vrácení: { $value }.
paper_missing = Co chce celnice: { $value }.
address_right = { $key ->
    [yes] Adresa v objednávce je správná a nezměnila se.
   *[other] Adresa v objednávce: { $value }.
}
usable = { $key ->
    [yes] Věc se dá používat.
    [partly] Věc se dá používat jen částečně.
    [no] Věc se nedá používat.
   *[other] Použití věci: { $value }.
}
own_words = Vlastními slovy: { $value }{ $has_end ->
    [yes] { "" }
   *[no] .
}

## Which order

order = Objednávka: { $order }.
variant = Objednaná varianta: { $value }.
arrived_on = Objednávka přišla { $value }.
shipped_on = Zásilka byla odeslána { $value }.
promised_until = Slíbené doručení: do { $value }{ $is_late ->
    [yes] : ke dni { $today } { $days ->
        [one] { $days } den
        [few] { $days } dny
       *[other] { $days } dní
    } po termínu.
   *[no] .
}
parcel = Číslo zásilky: { $value }.

## The proof

photos = { $photos ->
    [one] { $photos } fotka
    [few] { $photos } fotky
   *[other] { $photos } fotek
}
videos = { $videos ->
    [one] { $videos } video
    [few] { $videos } videa
   *[other] { $videos } videí
}
proof_photos = Důkazy: { photos }.
proof_videos = Důkazy: { videos }.
proof_photos_videos = Důkazy: { photos } a { videos }.
shows = { $kind ->
    [photo] { $is_only ->
        [yes] Fotka: { $what }.
       *[no] { $count ->
            [one] Fotka { $numbers }: { $what }.
           *[other] Fotky { $numbers }: { $what }.
        }
    }
   *[video] { $is_only ->
        [yes] Video: { $what }.
       *[no] { $count ->
            [one] Video { $numbers }: { $what }.
           *[other] Videa { $numbers }: { $what }.
        }
    }
}

## What the seller said

seller = Prodejce dostal mou zprávu{ $has_day ->
    [yes] { " " }{ $day }.
   *[no] .
} { $key ->
    [nothing] Prodejce neodpověděl.
    [refused] Prodejce odmítl.
    [less] Prodejce nabídl méně, než žádám.
    [wants_back] Prodejce chce věc zpátky.
    [unsaid] { "" }
   *[other] Odpověď: { $value }.
}

## What is asked for

ask_refund_full = Žádám o vrácení celé částky { $refund }, bez vrácení zboží.
ask_refund_partial = Žádám o vrácení části { $refund }, bez vrácení zboží.
ask_missing_full = Žádám o vrácení celé částky { $refund }, včetně poštovného.
ask_missing_partial = Žádám o vrácení části { $refund }.
ask_return_full = Chci věc vrátit a žádám o celou částku { $refund }.
ask_return_partial = Chci věc vrátit a žádám o část { $refund }.
return_label = Prosím o předplacený štítek pro vrácení.

amount_pieces = Proč tato částka: { $missing } x { $price } = { $sum } za to, co chybí.
amount_part = To je cena této části.
piece_price = Cena jednoho kusu: { $value }.
part_price = Cena této části: { $value }.
why_amount = { $key ->
    [share_of_use] Proč tato částka: věc se dá používat jen částečně.
    [difference] Proč tato částka: je to rozdíl v hodnotě mezi věcí z popisu a věcí, která přišla.
    [repair] Proč tato částka: tolik stojí oprava.
   *[other] Proč tato částka: { $value }.
}

## The longer form

greeting = Dobrý den, děkuji, že se mým případem zabýváte.
closing = Rozhodněte prosím podle těchto důkazů. Bude-li něco chybět, pošlu to. Děkuji.

## Words, and how days are written (a CLDR pattern)

pattern_day = d. MMMM y

quoted = „{ $words }“

# Sizes, and what was measured
word_xs = XS
word_s = S
word_m = M
word_l = L
word_xl = XL
word_xxl = XXL
word_length = délka
word_width = šířka
word_height = výška
word_chest = šířka přes prsa
word_waist = pas
word_hips = boky
word_sleeve = délka rukávu
word_insole = délka stélky
word_diameter = průměr
word_size = velikost

# Colors
word_black = černá
word_white = bílá
word_grey = šedá
word_red = červená
word_blue = modrá
word_green = zelená
word_yellow = žlutá
word_orange = oranžová
word_brown = hnědá
word_beige = béžová
word_pink = růžová
word_purple = fialová
word_silver = stříbrná
word_gold = zlatá
word_transparent = průhledná
word_colorful = vícebarevná

# Materials
word_cotton = bavlna
word_polyester = polyester
word_wool = vlna
word_linen = len
word_silk = hedvábí
word_leather = kůže
word_imitation_leather = koženka
word_plastic = plast
word_metal = kov
word_stainless_steel = nerezová ocel
word_silver_metal = pravé stříbro
word_gold_metal = pravé zlato
word_wood = dřevo
word_glass = sklo
word_ceramic = keramika
word_rubber = guma

# Models, and what differs
word_other_brand = jiná značka
word_older_model = starší model
word_smaller_model = menší model
word_no_name = bez označení
word_shape = tvar
word_pattern = vzor
word_print = potisk
word_color = barva
word_material = materiál
word_function = funkce
word_parts_of_it = některé části
word_brand = značka

# Functions
word_power = výkon
word_capacity = kapacita
word_charging = nabíjení
word_battery_life = výdrž baterie
word_bluetooth = Bluetooth
word_wifi = Wi-Fi
word_display = displej
word_sound = zvuk
word_camera = fotoaparát
word_waterproofness = voděodolnost
word_language_menu = jazyk nabídky
word_missing = chybí
word_not_working = nefunguje
word_weaker = slabší než v popisu

# Defects and where they are
word_crack = prasklina
word_broken_off = ulomená část
word_scratches = škrábance
word_dent = promáčklina
word_hole = díra
word_stain = skvrna
word_loose_seam = rozpáraný šev
word_bent = ohnuté
word_leak = teče
word_smell = zápach
word_peeling = loupe se povrch
word_unfinished = odbyté zpracování
word_front = přední strana
word_back = zadní strana
word_top = nahoře
word_bottom = dole
word_edge = okraj
word_inside = uvnitř
word_all_over = všude
word_yes = ano
word_no = ne
word_partly = částečně

# What does not work
word_charged = nabití
word_other_cable = jiný kabel
word_new_batteries = nové baterie
word_other_device = jiné zařízení
word_restarted = restart
word_as_the_manual_says = vše podle návodu
word_does_not_switch_on = nezapne se
word_switches_off = samo se vypíná
word_does_not_charge = nenabíjí se
word_no_picture = nemá obraz
word_no_sound = nemá zvuk
word_no_connection = nepřipojí se
word_error_message = hlásí chybu
word_too_hot = přehřívá se
word_none_given = žádnou nedal

# Parts, parcels and ways of shipping
word_charger = nabíječka
word_cable = kabel
word_manual = návod
word_screws = šroubky
word_battery = baterie
word_remote_control = dálkový ovladač
word_cover = kryt
word_plug_adapter = redukce do zásuvky
word_sealed = neporušená
word_opened = otevřená
word_torn = roztržená
word_taped_again = znovu přelepená
word_aliexpress_standard = AliExpress Standard Shipping
word_air_mail = letecká pošta
word_registered_mail = doporučená zásilka
word_courier = kurýr
word_sea_or_land = po moři nebo po zemi

# Fakes, and the state of what goes back
word_logo = logo
word_label = štítek
word_stitching = prošití
word_serial_number = sériové číslo
word_packaging = obal
word_hologram = hologram
word_unused_packed = nepoužité, v obalu
word_unused_opened = nepoužité, rozbalené
word_tried_on = vyzkoušené
word_used = použité

# The way of the parcel
word_label_made = prodejce ji jen ohlásil
word_shipped = předána dopravci
word_left_country = opustila zemi prodejce
word_arrived_in_country = dorazila do mé země
word_at_customs = na celnici
word_in_delivery = na cestě k doručení
word_delivery_failed = doručení se nezdařilo
word_no_entries = žádný záznam
word_neighbours = sousedé
word_pickup_point = výdejní místo
word_post_or_courier = pošta nebo kurýr
word_all_of_them = sousedé, výdejní místo i pošta nebo kurýr
word_is_coming = požádali jsme o něj
word_was_refused = odmítli ho vydat
word_wrong_address_said = špatná nebo neúplná adresa
word_not_collected = nevyzvednuto včas
word_refused_by_customs = nepustila ji celnice
word_carrier_failed = dopravce nedoručil
word_no_reason_given = důvod není uveden
word_seller_invoice = faktura od prodejce
word_seller_licence = povolení od prodejce
word_my_payment = platba ode mě
word_import_ban = nic: dovoz je zakázán

# Why this amount, and what the seller said
word_share_of_use = jde používat jen částečně
word_difference = co přišlo, má menší hodnotu
word_repair = tolik stojí oprava
word_not_asked = ještě jsme nepsali
word_nothing = neodpověděl
word_refused = odmítl
word_less = nabídl méně
word_wants_back = chce to zpátky

# What a file shows
word_the_problem = problém
word_the_offer = nabídka v době nákupu
word_order_page = stránka objednávky
word_seller_chat = chat s prodejcem
word_item_with_ruler = věc s pravítkem
word_size_label = štítek s velikostí
word_size_table = tabulka velikostí prodejce
word_item_beside_offer = věc vedle obrázku nabídky
word_the_difference = rozdíl zblízka
word_item_label = štítek na věci
word_my_attempt = pokus věc použít
word_how_connected = jak je věc zapojená
word_the_fault = závada
word_parcel_label = štítek zásilky
word_parcel_outside = zásilka zvenku
word_packing_inside = obal uvnitř
word_defect_close_up = vada zblízka
word_whole_item = celá věc
word_damage_close_up = poškození zblízka
word_damage_report = zápis o poškození od dopravce
word_unpacking = rozbalení zalepené zásilky
word_all_that_came = vše, co přišlo
word_parcel_on_scale = zásilka na váze
word_marks_close_up = značky zblízka
word_genuine_beside = originál pro srovnání
word_tracking_page = stránka sledování
word_other_tracker = nezávislé sledování
word_carrier_statement = vyjádření pošty nebo kurýra
word_return_reason_page = důvod vrácení
word_customs_paper = dokument z celnice
