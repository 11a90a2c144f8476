# Totéž, co je v en.ftl: souhrn případu v balíčku, pro kupujícího a pro jeho banku. Proto bez rodu a bez závorek.
#
# $amount je částka, nebo "none", není-li známa.

title = Spor na AliExpressu{ $order ->
    [none] { "" }
   *[other] { " " }o objednávku { $order }
}
as_of = Stav ke dni { $day }. Sestaveno z toho, co kupující uvedl a poslal.

## The parts

in_short = Stručně
complaint = Reklamace
mirror_of_it = Totéž česky, jen ke čtení
story = Co se stalo
messages = Zprávy, které vypadají jako od prodejce
dates = Nadcházející termíny
for_bank = Dopis bance
for_paypal = Dopis pro PayPal
files = Důkazy

## In short

order_is = Objednávka
reason_is = Důvod
paid_is = Zaplaceno
asked_is = Žádaná částka
sent_on = Odesláno AliExpressu { $day }.
not_sent = AliExpressu zatím neodesláno.
none_written = Text zatím není napsaný.
goes_on = Celý text je v souboru { $file }.

## Dates ahead

how_sure = { $certainty ->
    [page] Podle stránky AliExpressu.
    [high] Docela jisté: shoduje se více zdrojů.
    [medium] Celkem jisté: jeden dobrý zdroj, nebo více návodů.
    [low] Nejisté: jeden starý nebo slabý zdroj.
   *[ours] Žádný zdroj číslo neuvádí: opatrný odhad.
}

## The proof

fingerprint = SHA-256 je otisk souboru. Dokládá, že se v souboru nic nezměnilo.
folder_form = Složka „for_the_form“: podle návodu formulář tyto soubory přijme.
folder_bank = Složka „only_for_the_bank“: tyto soubory může formulář odmítnout.
no_files = Zatím tu není žádná fotka ani video.
a_copy = Kopie pro formulář. Soubor, jak přišel, zůstává uložený.
original_of = Soubor, jak přišel; { $name } je jeho kopie.
came_on = přišlo { $day }
film = Video
film_of = Video, { $seconds } s
paper = Dokument
left_out = Není v tomto balíčku: { $why ->
    [not_fetched] Telegram ho nevydal.
    [changed] není to soubor, který přišel.
    [too_large] na odeslání je příliš velký.
   *[not_passed] neprošel kontrolou.
}

## What happened

kept_on = Uloženo { $day }, jak to kupující vložil:

told_paid_card = Platba kartou.
told_paid_paypal = Platba přes PayPal.
told_order_shipped = Prodejce objednávku odeslal.
told_order_promised = Do tohoto dne bylo slíbeno doručení.
told_order_arrived = Objednávka přišla.
told_order_confirmed = Přijetí bylo potvrzeno.
told_wrote_seller = Zpráva prodejci ode mne.
told_paypal_opened = U PayPalu byl otevřen případ.
told_dispute_opened = Na AliExpressu byl otevřen spor.
told_offered_all = Prodejce nabídl vše, co žádám.
told_offered_less = Prodejce nabídl { $amount ->
    [none] méně, než žádám
   *[other] { $amount }
}.
told_offered_return = Prodejce chce zboží zpátky.
told_refused = Prodejce odmítl.
told_modified = Moje žádost byla změněna{ $amount ->
    [none] .
   *[other] { " " }na { $amount }.
}
told_proof_added = Ke sporu byly přidány důkazy.
told_rejected = Nabídka byla z mé strany odmítnuta.
told_accepted = Nabídka byla z mé strany přijata.
told_withdrawn = Spor byl z mé strany zrušen.
told_reopened = Spor byl otevřen znovu.
told_appealed = Bylo podáno odvolání.
told_gave_up = Dál už o nic nežádám.
told_stepped_in = Do sporu vstoupil AliExpress.
told_proof_wanted = AliExpress žádá další důkazy.
told_decided_all = AliExpress rozhodl, že dostanu, co žádám.
told_decided_less = AliExpress rozhodl, že dostanu { $amount ->
    [none] jen část peněz
   *[other] { $amount }
}.
told_decided_nothing = AliExpress rozhodl, že nedostanu nic.
told_decided_return = AliExpress rozhodl, že zboží musí jít nejdřív zpátky.
told_appeal_won = Mému odvolání bylo vyhověno.
told_appeal_lost = Moje odvolání bylo zamítnuto.
told_return_agreed = Bylo dohodnuto vrácení zboží.
told_posted = Zboží bylo odesláno zpátky.
told_scanned = Dopravce zboží zaevidoval.
told_goods_there = Zboží dorazilo k prodejci.
told_refund_coming = Vrácení peněz bylo oznámeno.
told_money_all = Peníze přišly celé.
told_money_less = Z peněz { $amount ->
    [none] přišla část
   *[other] přišlo { $amount }
}.
told_coupon = Byl připsán kupon nebo bonus.
