# Totéž, co je v en.ftl: co kupující čte vedle anglického textu, a co posílá poště a bance. Proto bez rodu a bez závorek.
#
# $amount je částka, nebo "none", není-li známa.

## Beginnings and ends

hello = Dobrý den.
about_order = Jde o moji objednávku { $order }.
thanks = Děkuji.
tell_me = Napište mi prosím, až to bude hotové.
answer_inside = Odpovězte prosím uvnitř sporu.

## The money

asked = Žádám o vrácení { $amount }.
asked_as_requested = Žádám o částku, která je v mé žádosti.
asked_more = To je o { $amount } více, než nabízíte.
refund_to = Vraťte prosím { $amount ->
    [none] peníze
   *[other] { $amount }
} { $by ->
    [card] na kartu, kterou byla objednávka zaplacena
    [paypal] na můj účet PayPal
   *[other] stejnou cestou, jakou byla objednávka zaplacena
}.
offer_inside = Nabídku prosím pošlete uvnitř sporu{ $amount ->
    [none] .
   *[other] : žádám o { $amount }.
}

## More time

not_here = Zásilka zatím nepřišla.
protection_ends = Ochrana kupujícího končí { $day }.
protection_ended = Ochrana kupujícího skončila { $day }.
solve_please = Napište mi prosím, jak to vyřešíte.
extend_please = Prodlužte prosím ochranu kupujícího, než skončí, nejen čas na odeslání.

## To the seller, in the dispute

offer_thanks = Děkuji za nabídku{ $amount ->
    [none] .
   *[other] { " " }{ $amount }.
}
offer_short = Přijmout ji nemohu, protože problém neřeší.
counter_please = Pošlete mi prosím ve sporu lepší nabídku.
you_refused = Moji žádost jste { $day } odmítli.
disagree = Nesouhlasím, protože problém trvá.
refusal_please = Podívejte se prosím na můj případ znovu a pošlete mi ve sporu nabídku. Nedohodneme-li se, rozhodne AliExpress.
back_wanted = Chcete věc zpátky.
back_agreed = Věc má jít zpátky.
back_fault = U věci vadné, jiné nebo neodpovídající popisu platí vrácení obchod.
back_or_refund = Pošlete mi prosím předplacený štítek pro vrácení, nebo mi vraťte peníze bez vrácení zboží.
back_fake = Věc, která vypadá jako padělek, posílat nechci. Vraťte mi prosím peníze bez vrácení zboží.
back_wish = Napište mi prosím, na jakou adresu se věc vrací a kdo vrácení zaplatí.
back_nothing = Nic nepřišlo, takže nemám co vrátit.
coupon_came = Kupon nebo bonus byl připsán { $day }.
coupon_no = Děkuji, ale kupon ani bonus místo peněz nepřijímám.

## The tricks

keep_open = Děkuji, ale spor nechám otevřený, dokud { $came ->
    [no] nedorazí zásilka nebo peníze
   *[other] nedorazí peníze
}.
outside_no = Děkuji, ale peníze přijmu jen přes AliExpress.
confirm_later = { $came ->
    [no] Přijetí potvrdit nemohu, protože objednávku nemám.
   *[other] Přijetí potvrdím, až bude problém vyřešen.
}
reason_stays = Děkuji, ale důvod mého sporu je správný, takže ho neměním.

## Proof

proof_wanted = Další důkazy jste chtěli { $day }.
proof_there = Důkazy jsou přidány ve sporu.
proof_which = Napište mi prosím přesně, jaké důkazy potřebujete a do kdy.
proof_enough = Napište mi prosím, pokud ještě něco chybí. Děkuji.
new_photos = Nové: { $count ->
    [one] fotka { $numbers }.
    [few] fotky { $numbers }.
   *[other] fotky { $numbers }.
}
new_videos = Nové: { $count ->
    [one] video { $numbers }.
    [few] videa { $numbers }.
   *[other] videa { $numbers }.
}

## To AliExpress

appeal = Odvolávám se, protože problém trvá.
appeal_please = Podívejte se prosím na můj případ znovu.
appeal_by_proof = Podívejte se prosím na můj případ znovu a rozhodněte podle těchto důkazů.
support_need = Potřebuji pomoc s problémem, který trvá.
support_please = Napište mi prosím, co mohu dělat dál, nebo mě předejte člověku, který může rozhodnout.
no_button = Spor nemohu otevřít, protože tam chybí tlačítko.
dispute_opened = Spor na AliExpressu byl otevřen { $day }.

## What happened

said_offered_less = Prodejce { $day } nabídl { $amount ->
    [none] méně, než žádám
   *[other] { $amount }
}.
said_offered_return = Prodejce { $day } chtěl zboží zpátky.
said_refused = Prodejce { $day } moji žádost odmítl.
said_decided_less = AliExpress { $day } rozhodl, že dostanu { $amount ->
    [none] jen část peněz
   *[other] { $amount }
}.
said_decided_nothing = AliExpress { $day } rozhodl, že nedostanu nic.
said_decided_return = AliExpress { $day } rozhodl, že zboží musí jít nejdřív zpátky.
said_decided_all = AliExpress { $day } rozhodl, že dostanu, co žádám.
said_appealed = Odvolání bylo podáno { $day }.
said_appeal_won = Mému odvolání bylo { $day } vyhověno.
said_appeal_lost = Moje odvolání bylo { $day } zamítnuto.
said_accepted = Nabídka prodejce byla přijata { $day }.
said_posted = Zboží bylo odesláno zpátky { $day }.
said_goods_there = Zboží dorazilo k prodejci { $day }.
said_refund_coming = Vrácení peněz bylo oznámeno { $day }.

## A refund that is not there

refund_not_here = Peníze{ $amount ->
    [none] { "" }
   *[other] , celkem { $amount },
} { $by ->
    [card] na moji kartu
    [paypal] na můj účet PayPal
   *[other] na můj účet
} do { $today } nedorazily{ $days ->
    [0] .
    [one] , ani po { $days } dni.
    [few] , ani po { $days } dnech.
   *[other] , ani po { $days } dnech.
}
refund_part = Dne { $day } přišlo jen { $amount ->
    [none] něco
   *[other] { $amount }
}. Zbytek chybí.
refund_number = Napište mi prosím, který den byly peníze odeslány, na jakou kartu nebo účet, a referenční číslo vrácení{ $by ->
    [paypal] . PayPal podle něj peníze najde.
   *[other] , takzvané ARN. Banka podle něj peníze najde.
}

## To the post or the courier

post_ask = Žádám o písemné vyjádření k zásilce, která mi měla přijít.
post_ask_parcel = Žádám o písemné vyjádření k zásilce číslo { $parcel }.
post_delivered = Podle sledování byla doručena{ $day ->
    [none] .
   *[other] { " " }{ $day }.
}
post_not_here = Nepřišla mi.
post_please = Sdělte mi prosím písemně:
post_where = 1. kdy, kde a komu byla předána, nebo že doručena nebyla;
post_who = 2. kdo převzetí podepsal, s kopií podpisu;
post_weight = 3. jakou hmotnost máte v záznamech;
post_address = 4. na jakou adresu byla dopravena.
post_why = Potřebuji to jako důkaz pro prodejce.

## To a bank or PayPal

bank_ask = Žádám o chargeback, tedy o vrácení platby kartou obchodu AliExpress.
bank_please = Potvrďte mi prosím, že jste tuto žádost dostali, a napište, pokud něco chybí.
paypal_open = Žádám PayPal, aby prověřil moji platbu obchodu AliExpress.
paypal_claim = Případ u PayPalu byl otevřen { $day }. Vyřešen není, proto ho měním na reklamaci, anglicky claim. Rozhodněte prosím.
order_number = Číslo objednávky: { $order }.
paid = Zaplaceno: { $amount }.
paid_on = Datum platby: { $day }.
ground = { $kind ->
    [no_refund] Důvod: slíbené vrácení peněz nedorazilo.
    [not_received] Důvod: zboží nebylo doručeno.
    [counterfeit] Důvod: padělek.
   *[not_as_described] Důvod: zboží je vadné nebo podstatně neodpovídá popisu.
}
arrived = Zboží přišlo { $day }.
contacted = Prodejci byla odeslána zpráva { $day }.
seller_answered = { $key ->
    [nothing] Prodejce neodpověděl.
    [refused] Prodejce odmítl.
    [less] Prodejce nabídl méně, než žádám.
   *[wants_back] Prodejce chce věc zpátky.
}
disputed = Sporná částka: { $amount }.
