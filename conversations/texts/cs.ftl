### Co říká průvodce česky.
###
### Názvy zpráv a jejich částí jsou stejné jako v en.ftl; co znamenají a jak se píší, stojí tam.
### Názvy na stránkách AliExpressu jsou anglicky: tak je zná článek. Jejich české znění jisté není.

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

## Jednou, na úplném začátku

welcome =
    <b>Dobrý den! Provedu vás sporem na AliExpressu.</b>
    Ukážu vám, kam klepnout, kolik žádat, jaký důkaz pomůže a co napsat.
    Fotky a videa zkontroluji dřív než formulář.
    Všechno hned ukládám. Můžete kdykoli přestat a pokračovat později.

    Řídím se jedním psaným návodem, zde „můj návod“. Říkají-li jiné zdroje víc nebo něco jiného, upozorním na to.
    Na AliExpressu jsem nezávislý a toto není právní rada.
    AliExpressu nic neposílám: formulář vyplňujete sami, vedle tohoto chatu.

## Na několika místech

note_open_by =
    { $window ->
        [unknown] Do kdy lze spor otevřít, ukazuje stránka objednávky.
        [over] Podle data, které znám, lhůta skončila { $open_by }.
        [last_day] Otevřete ho do <b>{ $open_by }</b> ({ $open_left }), raději o den dřív.
        [protection_end] Otevřete ho do <b>{ $open_by }</b> ({ $open_left }): pak ochrana končí.
        [open_confirmed] Otevřete ho do <b>{ $open_by }</b> ({ $open_left }), raději o den dřív.
       *[other] Otevřete ho <b>dnes</b>: ochrana už skončila.
    }
note_open_why =
    { $window ->
        [unknown] Můj návod: 15 dní po konci ochrany ({ -buyer-protection }).
        [over] Přesný den ukazuje stránka objednávky.
        [last_day] Ten den uvádí stránka vaší objednávky.
        [protection_end] Můj návod: do { $open_later }. Nejnovější stránka AliExpressu to neuvádí.
        [open_confirmed] To je 15 dní po potvrzení přijetí; můj návod a nejnovější stránka AliExpressu se shodují.
       *[other] Podle mého návodu to jde do { $open_by } ({ $open_left }). Nejnovější stránka AliExpressu to neuvádí.
    }
note_last_day =
    { note_open_by }
    { note_open_why }
note_open_anew = Nový spor lze otevřít jen do posledního dne, který ukazuje stránka objednávky. Potom dostane peníze prodejce.

## Objednávka

order =
    <b>O kterou objednávku jde?</b>
    Napište její číslo nebo jakýkoli název, třeba „modré boty“.
    Podle něj své spory rozeznáte.

    Zatím je vše v pořádku? Pak mohu jen hlídat vaše termíny.

    <blockquote expandable>Je v jedné objednávce špatně víc věcí?
    Pokud vím, AliExpress bere každé zboží jako samostatný spor.
    Začněte tedy jednou věcí. Pro další tu založte nový případ.</blockquote>
    .title = Objednávka
    .skip = Přeskočit
    .watch = Jen hlídat termíny

watch_order =
    <b>Kterou objednávku mám hlídat?</b>
    Napište její číslo nebo jakýkoli název, třeba „modré boty“.
    .title = Objednávka
    .skip = Přeskočit

protection =
    <b>Do kdy běží ochrana kupujícího ({ -buyer-protection })?</b>
    Podívejte se na stránku objednávky: AliExpress tam ukazuje datum nebo odpočet.
    Napište to, jak to vidíte: „5. 12.“, „za 12 dní“ nebo „12 dní 4 hodiny“.

    Stránka píše, do kdy je možné vrácení peněz (refund) nebo spor (dispute)? Klepněte na to dole: ten den je pak poslední.
    Můj návod: spor lze otevřít ještě 15 dní po jejím konci.

    <blockquote expandable>Nejnovější stránka AliExpressu to píše jen o potvrzení přijetí, můj návod i o době doručení. Ukážu vám oba dny a připomenu dřívější.
    Délka se u objednávek liší. Návody uvádějí 60, 75 a 90 dní, věřte proto jen stránce objednávky.
    AliExpress počítá dny podle času na západě USA, píše jeho nápověda.
    Potvrdili jste přijetí? Pak klepněte na „Už skončila“.</blockquote>
    .title = Konec ochrany
    .last_day = „Refund možný do …“
    .ended = Už skončila
    .unknown = Nevím

ended =
    <b>Který den skončila?</b>
    Napište ten den, třeba „5. 12.“.
    Potvrdili jste přijetí objednávky? Pokud to bylo dřív, napište tento den.

    Můj návod: spor lze otevřít ještě 15 dní potom. Nejnovější stránka AliExpressu to píše jen o potvrzení přijetí, pospěšte si proto.
    .title = Ochrana skončila
    .unknown = Nevím

last_day =
    <b>Který den uvádí stránka objednávky?</b>
    Napište den, do kterého je možné vrácení peněz nebo spor, třeba „5. 12.“.
    Ten den je poslední: nic se k němu nepřičítá.
    .title = Poslední den
    .unknown = Nevím

watching =
    <b>Hlídám vaše termíny a včas vám je připomenu.</b>
    Nic nepřišlo, nebo je něco špatně? Klepněte na tlačítko.
    .title = Hlídání termínů
    .wrong = Něco je špatně

late =
    <b>Na otevření sporu už je zřejmě pozdě.</b>
    { $window ->
        [over] Podle data, které znám, lhůta skončila { $open_by }.
        [unknown] Můj návod: lhůta končí 15 dní po konci ochrany ({ -buyer-protection }).
       *[other] Podle data, které teď znám, lhůta běží do { $open_by }.
    }
    Vidíte na stránce objednávky stále <b>{ -open-dispute }</b> (otevřít spor)? Využijte to dnes.

    Jinak zbývá:
    • <b>Prodejce a podpora</b>: napište jim v chatu AliExpressu.
    • <b>PayPal</b>: 180 dní od platby, píše nápověda AliExpressu.
    • <b>Karta</b>: zeptejte se dnes banky. 120 dní nebo méně, píší stránky o kartách.

    <blockquote expandable>Žijete v EU? Pak máte i zákonná práva z vadného zboží.
    Zkoušejte vždy jen jednu cestu: ne PayPal a spor na AliExpressu zároveň. To je obecná rada, ne pravidlo AliExpressu.
    K některému zboží patří roční záruční služba. Podle jedné staré stránky nápovědy se uplatňuje zvlášť. Ověřit se mi to nepodařilo.</blockquote>
    .title = Už pozdě?
    .button_there = Tlačítko tam je

## 1 Otevření sporu

opening =
    <b>Otevřete na AliExpressu seznam objednávek a najděte zboží.</b>
    1. Klepněte na <b>{ -order-details }</b> (podrobnosti).
    2. Uvidíte zboží. Klepněte na <b>{ -open-dispute }</b> (otevřít spor).
    Otevře se reklamační formulář: nechte ho otevřený.

    { note_last_day }

    <blockquote expandable>Máte AliExpress česky? Hledejte tlačítka stejného významu. Uvádím anglické názvy, české neznám jistě.
    Vypadá to jinak? Nebojte se: AliExpress své stránky občas mění. Tlačítka se stěhují, postup zůstává podobný.
    V aplikaci: účet › objednávky › vaše objednávka. Píše to jeden nový návod.
    Potvrdili jste přijetí, nebo je objednávka dokončená? Pak je tlačítko úplně dole, u zboží.</blockquote>
    .title = Otevřít formulář
    .found = Formulář je otevřený
    .no_button = Tlačítko tam není

no_button =
    <b>Co platí pro vaši objednávku?</b>
    Vyberte, co sedí, a já řeknu, co dál.

    Nejdřív se ještě jednou podívejte: u dokončené objednávky je tlačítko úplně dole, u zboží.
    .title = Tlačítko chybí
    .not_shipped = Ještě neodesláno
    .too_early = Odesláno před méně než 10 dny
    .in_transit = Na cestě a zatím včas
    .finished = Dokončená, nebo přijetí potvrzeno
    .over = Skončila před více než 15 dny
    .already_open = Spor už je otevřený
    .decided = Dřívější spor už skončil
    .other_site = Koupeno na aliexpress.ru
    .none = Nic z toho

not_shipped =
    <b>Požádejte o zrušení, nebo otevřete spor, pustí-li vás formulář.</b>
    • <b>Zrušení</b>: klepněte na stránce objednávky na „{ -cancel-order }“ (požádat o zrušení). Prodejce má 48 hodin; když mlčí, je zrušeno. Peníze přijdou za 3–20 pracovních dní, píše jeden návod.
    • <b>Spor</b>: vůbec neodesláno? Pak se žádá celá částka i s poštovným, píše můj návod.

    Odesláno přesto? Formulář se otevře 11. den po odeslání.

    <blockquote expandable>Ve formuláři zvolte { -refund-only } (jen peníze), potom { -no }.
    Novější stránky říkají prvnímu tlačítku „Cancel“. Zrušeno, a peníze nikde? Podívejte se v objednávkách na Returns/Refunds.</blockquote>
    .title = Neodesláno
    .button_there = Tlačítko tam je

wait_day_11 =
    <b>Podívejte se znovu 11. den po odeslání.</b>
    Den odeslání se nepočítá, píše nápověda AliExpressu.

    { note_open_by }

    <blockquote expandable>{ note_open_why }
    Platí to o zásilkách, které nepřišly. Zboží už přišlo? Pak čekat nemusíte: o zboží, které dorazilo, tyto dny žádný zdroj neuvádí. Hledejte tlačítko znovu, nebo se zeptejte v chatu podpory.
    Může to jít i dřív. Bylo doručení slíbeno do 5 dnů? Pak lze spor otevřít hned, píší stránky AliExpressu pro prodejce.
    Rychlejší bývají i objednávky z blízkého skladu: v jednom americkém obchodě některé do 5 dnů.
    Starší stránky uvádějí 6. den. To pravidlo už neplatí.</blockquote>
    .title = Čekání na 11. den
    .button_there = Tlačítko tam je

wait_promised =
    <b>Počkejte, až uplyne slíbený den doručení.</b>
    Dokud se zásilka normálně pohybuje, formulář spor odmítne a uvede den. Píše to nápověda AliExpressu.

    { note_open_by }

    <blockquote expandable>{ note_open_why }
    Můj návod říká, že spor lze otevřít, když ochrana brzy končí. Novější nápověda píše, že u zásilek, které se normálně pohybují, to nejde. Je-li tam tlačítko, můžete ho použít.
    Když prodejce ochranu prodlouží, posune se i ten den, píše jeden návod. Podívejte se znovu na stránku objednávky.
    Mešká objednávka Choice? Podle jednoho zdroje může na stránce objednávky čekat kupon. Ověřit se mi to nepodařilo.</blockquote>
    .title = Čekání na zásilku
    .button_there = Tlačítko tam je

finished =
    <b>Na stránce { -order-details } (podrobnosti objednávky) sjeďte úplně dolů.</b>
    U dokončené objednávky je tlačítko jen tam, u zboží, píše nápověda AliExpressu.

    { note_last_day }

    <blockquote expandable>Zůstává tam 15 dní po potvrzení přijetí, píše nejnovější stránka AliExpressu; i po konci ochrany ({ -buyer-protection }), píše můj návod.</blockquote>
    .title = Dokončená objednávka
    .button_there = Tlačítko tam je
    .still_missing = Stále tam není

already_open =
    <b>Otevřete „{ -dispute-in-progress }“ (probíhající spor) v { -order-details } (podrobnosti).</b>
    Jedno zboží může mít jen jeden otevřený spor.
    Důvod, částku i důkazy tam lze měnit, dokud běží, píší návody pro prodejce. Změna dá prodejci 5 nových dní.

    <b>Nerušte ho kvůli tomu, abyste začali znovu.</b>
    { note_open_anew }

    <blockquote expandable>Najdete ho i v objednávkách pod „Returns/Refunds“ (vrácení), píší dva weby.
    Jiné zboží z téže objednávky? To by mělo mít vlastní tlačítko.
    Chcete jen přidat důkazy? Kvůli tomu rušit nemusíte, píše několik návodů: přidávají se na stránce sporu.</blockquote>
    .title = Už otevřený
    .what_now = Co se děje teď?
    .button_there = Tlačítko tam je

decided =
    <b>Na stránce sporu hledejte ještě dnes tlačítko pro odvolání.</b>
    Po rozhodnutí nebo přijaté nabídce nelze na totéž zboží otevřít druhý spor. Shoduje se na tom několik návodů.

    Zrušili jste ho sami? { note_open_anew }

    Nepomáhá ani jedno? Zbývá chat podpory, potom PayPal nebo vaše banka.
    .title = Spor skončil
    .appeal = Jak se odvolat?
    .button_there = Tlačítko tam je

other_site =
    <b>Hledejte prosím pomoc přímo na aliexpress.ru.</b>
    Je to jiná firma s vlastními pravidly sporů. Moje rada tam neplatí.

    Nakupovali jste na aliexpress.com? Vraťte se a vyberte znovu.
    .title = aliexpress.ru

ask_support =
    <b>Zeptejte se v chatu podpory AliExpressu, proč tlačítko chybí.</b>
    • Uveďte číslo objednávky, přidejte snímek obrazovky.
    • Zeptejte se, do kdy lze spor otevřít.
    • Odpověď si uložte. Jen předepsané věty? Chtějte mluvit s člověkem.

    { note_open_by }

    <blockquote expandable>{ note_open_why }
    Podívejte se na web i do aplikace: postup je stejný.
    Napište také prodejci.
    Nejde to vůbec? Klepněte na „{ button_ways }“.
    Neřešte PayPal a spor zároveň. To je obecná rada.</blockquote>
    .title = Zeptat se podpory
    .button_there = Teď tam tlačítko je

## 2 Vrácení a reklamace

solution =
    <b>Moje rada: klepněte na { -refund-only }, ve formuláři i tady.</b>
    Volí to většina, říká můj návod. Nic neposíláte zpět.
    • Nepřišlo nic: žádejte všechno i s poštovným.
    • Poškozené, neúplné, jiná velikost nebo barva: necháte si to. Žádejte vždy částku přiměřenou vadě, část nebo všechno.

    <b>{ -return-and-refund }</b>: zboží pošlete zpět za celou cenu. Poštovné platíte vy, ne prodejce.

    <blockquote expandable>{ -refund-only } (jen peníze), { -return-and-refund } (vrátit a dostat peníze). Vrácení se hodí, když jste si to rozmysleli, nebo s { -free-return } (vrácení zdarma).
    Kdo platí poštovné zpět? Můj návod: vy. Novější stránka AliExpressu o ochraně kupujícího: obchod, je-li zboží vadné nebo jiné. Nabídku si proto přečtěte.
    Ve formuláři to může být napsáno trochu jinak, třeba „Return Goods“ nebo „Only Refund“.</blockquote>
    .title = Řešení
    .refund = { -refund-only } (jen peníze)
    .return = { -return-and-refund } (vrátit)
    .help = Pomozte mi vybrat

help_arrived =
    <b>Přišlo vůbec něco?</b>
    I část objednávky se počítá jako Ano.
    .title = Přišlo něco?
    .yes = Ano
    .no = Ne

help_wish =
    <b>Co by vám vyhovovalo nejvíc?</b>
    Klepněte na to, co je nejblíž. Pak řeknu, kterou cestou bych šel já.
    .title = Vaše přání
    .keep = Nechat si to a dostat peníze
    .give_back = Poslat to zpět
    .changed_mind = Nic mu není, jen už ho nechci

help_postage =
    <b>Kolik by stálo poslat to zpět?</b>
    Hledejte na stránce objednávky „{ -free-return }“ (vrácení zdarma).
    Bez toho stojí cesta do Číny často víc než zboží, píší návody.

    <blockquote expandable>Zboží Choice mívá { -free-return }, píše jeden zdroj. Ověřit se mi to nepodařilo.</blockquote>
    .title = Poštovné zpět
    .free = Nabízejí { -free-return }
    .dear = Poštovné hradím já
    .unknown = Nevím

advice_not_arrived =
    <b>Moje rada: klepněte na { -refund-only } (jen peníze).</b>
    Nic nepřišlo, není tedy co posílat zpět.
    Žádáte celou částku i s poštovným.
    .title = Moje rada
    .refund = { -refund-only } (jen peníze)

advice_keep =
    <b>Moje rada: klepněte na { -refund-only } (jen peníze).</b>
    Zboží si necháte a nic neposíláte zpět.
    Žádáte přiměřenou část peněz. Je-li vám zboží k ničemu, žádejte všechno.
    .title = Moje rada
    .refund = { -refund-only } (jen peníze)
    .return = { -return-and-refund } (vrátit)

advice_free_return =
    <b>Moje rada: klepněte na { -return-and-refund } (vrátit).</b>
    S { -free-return } (vrácení zdarma) vás vrácení nic nestojí a žádáte všechno, co jste zaplatili.

    Nápověda AliExpressu uvádí tyto podmínky:
    • do 15 dní, z jakéhokoli důvodu
    • nepoužité a v původním obalu
    • jedno vrácení zdarma na objednávku, posílejte proto víc věcí najednou
    • peníze přijdou až po kontrole

    <blockquote expandable>Pravidla jsou z roku 2022, kdy { -free-return } platilo ve 24 zemích. Ověřte, co říká stránka vaší objednávky.
    Za prázdnou nebo neúplnou zásilku dostanete méně peněz, nebo nic.
    Stránka AliExpressu o ochraně kupujícího vylučuje některé zboží: na míru, podléhající zkáze, hygienické nebo poškozené vámi.</blockquote>
    .title = Moje rada
    .return = { -return-and-refund } (vrátit)
    .refund = { -refund-only } (jen peníze)

advice_postage =
    <b>Moje rada: klepněte na { -refund-only } (jen peníze).</b>
    Poslat zboží do Číny stojí často víc než ono samo, shodují se návody. Takto si ho necháte a žádáte přiměřenou částku.

    Chcete ho přesto vrátit? Novější stránka AliExpressu o ochraně kupujícího říká, že za vadné nebo jiné zboží platí obchod. Můj návod říká, že vy.
    Než nabídku přijmete, přečtěte si ji.
    .title = Moje rada
    .refund = { -refund-only } (jen peníze)
    .return = { -return-and-refund } (vrátit)

advice_changed_mind =
    <b>Moje rada: klepněte na { -return-and-refund } (vrátit).</b>
    Zboží je v pořádku, pro peníze bez vrácení tedy nevidím důvod.
    Poštovné zpět platíte vy, píše stránka AliExpressu o ochraně kupujícího. S { -free-return } (vrácení zdarma) neplatíte nic.

    <blockquote expandable><b>Žijete v EU?</b> Ze zákona (2011/83/EU) můžete do 14 dní po převzetí odstoupit bez udání důvodu. Na odeslání zpět máte dalších 14 dní. Vrátí vám cenu i běžné poštovné; cestu zpět platíte vy, neřekne-li obchod jinak. Totéž píší stránky AliExpressu pro kupující z EU.</blockquote>
    .title = Moje rada
    .return = { -return-and-refund } (vrátit)
    .refund = { -refund-only } (jen peníze)

return =
    <b>Klepněte ve formuláři na { -return-and-refund } (vrátit).</b>
    Zboží pošlete zpět a žádáte celou zaplacenou částku.

    <b>Kdo platí poštovné zpět?</b> Zdroje se rozcházejí:
    • Můj návod: vy, ne prodejce.
    • Novější stránka AliExpressu: obchod, je-li zboží vadné nebo jiné, než mělo být. Vy, pokud jste si to rozmysleli.
    • { -free-return } (zdarma) na stránce objednávky: neplatíte nic.
    Než nabídku přijmete, přečtěte si ji.

    <blockquote expandable><b>Až bude vrácení dohodnuto</b>
    Odešlete zboží do 10 dní <b>a</b> zadejte do sporu číslo zásilky dřív, než skončí odpočet. Jinak se případ uzavře a peníze dostane prodejce, shoduje se několik návodů.
    Adresa je na stránce sporu. Podací lístek si nechte: podpora prý někdy dá kupon na poštovné, píše jeden návod.
    Vrácení lze zrušit na jeho stránce, je-li tam tlačítko.
    Než se objeví záznam dopravce, může to trvat 1–2 pracovní dny.
    Za neúplnou zásilku dostanete méně peněz, nebo nic, píše nápověda AliExpressu.</blockquote>
    .title = Vrácení
    .go_on = Pokračovat
    .refund_instead = Raději { -refund-only }

## 3 Přišlo to?

received =
    <b>Formulář se ptá: dostali jste objednávku?</b>

    <b>{ -yes }</b> (Ano, první tlačítko): něco přišlo, i když ne všechno.

    <b>{ -no }</b> (Ne): nepřišlo nic. Klidně to zvolte, i když:
    • nemáte číslo zásilky
    • vám brzy skončí ochrana
    • se zásilka vrátila, je na celnici nebo šla na špatnou adresu
    .title = Přišlo?
    .yes = Ano ({ -yes })
    .no = Ne ({ -no })

## 3A Objednávka přišla

reason_arrived =
    <b>Vyberte nejbližší důvod, ve formuláři i tady.</b>
    Pak tam klepněte na <b>{ -continue }</b> (pokračovat). Někdy se formulář nejdřív ptá podrobněji.

    <blockquote expandable>U vás může nabídka vypadat jinak: mění se podle zboží a celou ji neukazuje žádný zdroj. Vyberte, co je nejblíž.
    <b>Ve formuláři v témže pořadí</b>
    • { -not-as-described }
    • { -quality }
    • { -damaged }
    • { -not-working }
    • { -accessories }
    • { -quantity }
    • { -wrong-item }
    • { -counterfeit }
    • { -shipping-method }
    • { -personal }
    Chce prodejce, abyste zvolili { -personal } (osobní důvody)? Nedělejte to, pokud je se zbožím něco špatně. Návody varují, že tím náklady i vina přejdou na vás.</blockquote>
    .title = Důvod
    .not_as_described = Neodpovídá popisu
    .quality = Špatná kvalita
    .damaged = Poškozené zboží
    .not_working = Nefunguje správně
    .accessories = Příslušenství
    .quantity = Přišlo méně kusů
    .wrong_item = Jiné zboží
    .counterfeit = Padělek
    .shipping_method = Jiný způsob dopravy
    .personal = Osobní důvody
    .other = Něco jiného

detail_description =
    <b>Co je jiné? Vyberte to ve formuláři i tady.</b>
    Potom ve formuláři klepněte na <b>{ -continue }</b> (pokračovat).

    Počítá se jen popis prodejce, srovnávejte tedy s ním.
    .title = Neodpovídá popisu
    .size = Velikost ({ -size })
    .color = Barva ({ -color })
    .model = Model ({ -model })
    .material = Materiál ({ -material })
    .style = Styl ({ -style })
    .functions = Funkce ({ -functions })
    .other = V mé nabídce je něco jiného

detail_damaged =
    <b>Co je poškozené? Vyberte to ve formuláři i tady.</b>
    Potom ve formuláři klepněte na <b>{ -continue }</b> (pokračovat).

    Je rozbitý sám balík? Oznamte to ještě dnes dopravci nebo poště a zápis si nechte. Jedno staré pravidlo AliExpressu žádá zápis po 3 dnech.
    .title = Poškozené zboží
    .goods = Zboží
    .packaging = Obal
    .other = V mé nabídce je něco jiného

detail_quantity =
    <b>Co chybí? Vyberte to ve formuláři i tady.</b>
    Potom ve formuláři klepněte na <b>{ -continue }</b> (pokračovat).

    Krabici i všechno v ní si nechte.
    .title = Přišlo méně kusů
    .short = Méně kusů než v objednávce
    .missing_item = Chybí celá věc
    .empty_parcel = Balík byl prázdný
    .other = V mé nabídce je něco jiného

detail_wrong_item =
    <b>Co přišlo místo toho? Vyberte to ve formuláři i tady.</b>
    Potom ve formuláři klepněte na <b>{ -continue }</b> (pokračovat).
    .title = Jiné zboží
    .other_product = Úplně jiná věc
    .other_variant = Jiná velikost, barva nebo verze
    .other = V mé nabídce je něco jiného

personal =
    { $sends_back ->
        [yes]
            <b>Zvolte to, jen když je zboží v pořádku.</b>
            Říká to, že jste si to rozmysleli. Pak platíte poštovné zpět vy, píše stránka AliExpressu o ochraně kupujícího.
       *[no]
            <b>Tento důvod se nehodí k { -refund-only } (jen peníze).</b>
            Říká, že se zbožím nic není, svědčil by tedy proti vám. Co platí?
            • Rozmysleli jste si to: změňte řešení na { -return-and-refund } (vrátit).
            • Něco je špatně: změňte důvod.
            • Žijete v EU: můžete od koupě odstoupit.
    }

    Chtěl tento důvod prodejce? Raději ho změňte: náklady i vina by přešly na vás, varují návody.
    .title = Osobní důvody
    .go_on = Nechat tento důvod
    .in_eu = Žiji v EU
withdrawal =
    <b>V EU můžete bez důvodu odstoupit do 14 dní od převzetí.</b>
    • Napište v chatu AliExpressu: „I withdraw from this purchase.“ (odstupuji od koupě). Uložte snímek obrazovky.
    • Do dalších 14 dní pošlete zboží zpět, na své náklady.
    • Vrátí vám celou cenu i běžné poštovné.

    Žijete v EU? Řekněte to níže.

    <blockquote expandable>Říká to právo EU i stránka AliExpressu pro EU.
    Cestu zpět platíte vy, neřekl-li obchod jinak.
    Od 19. června 2026 musí obchod, který prodává do EU, ukazovat tlačítko pro odstoupení. Jestli ho AliExpress má, jsem nenašel.
    Je se zbožím něco špatně? Pak se vraťte a zvolte jiný důvod: odstupovat nemusíte.</blockquote>
    .title = Odstoupení (EU)

## 3B Objednávka nepřišla

reason_missing =
    <b>Vyberte nejbližší případ, ve formuláři i tady.</b>
    Potom ve formuláři klepněte na <b>{ -continue }</b> (pokračovat).

    <blockquote expandable>Ve formuláři se jmenují takto:
    • { -in-transit } (na cestě)
    • { -no-tracking } (bez sledování)
    • { -returned } (vráceno)
    • { -customs } (celnice)
    • { -wrong-address } (adresa)</blockquote>
    .title = Důvod
    .in_transit = Na cestě, ochrana brzy končí
    .no_tracking = Chybí údaje o sledování
    .returned = Zásilka se vrátila prodejci
    .customs = Zásilku drží celnice
    .wrong_address = Poslána na špatnou adresu
    .delivered = Prý doručena, ale nemám ji
    .other = V mé nabídce je něco jiného

in_transit =
    <b>Vyberte „{ -in-transit }“ (na cestě, ochrana končí).</b>
    Pustí vás formulář dál?

    • Můj návod: když ochrana brzy skončí, spor klidně otevřete.
    • Novější nápověda AliExpressu: ne, dokud se zásilka normálně pohybuje a slíbený den je teprve před vámi. Formulář pak uvede den.

    <blockquote expandable>Jeden kupující si v roce 2026 všiml, že spory otevřené před slíbeným dnem se spíš prohrávají.
    AliExpress rozhodne, až když uplyne doba doručení, píše návod pro prodejce z roku 2024.
    Prodejce může ochranu prodloužit. Pak se posune i ten den, podívejte se tedy znovu.</blockquote>
    .title = Stále na cestě
    .go_on = Formulář mě pustí dál
    .wait = Píše, že mám počkat

wait_for_date =
    <b>Spor otevřete po dni, který uvádí formulář.</b>
    Do té doby si uložte snímky obrazovky se sledováním, požádejte prodejce o prodloužení ochrany a nepotvrzujte přijetí.

    { note_open_by }

    <blockquote expandable>{ note_open_why }</blockquote>
    .title = Čekání na den
    .go_on = Formulář mě pustil dál

no_tracking =
    <b>Vyberte „{ -no-tracking }“ (bez sledování), pak { -continue } (pokračovat).</b>
    Spor lze otevřít i bez čísla zásilky. Můj návod k tomu vybízí.

    Uložte si snímek obrazovky s objednávkou. Máte číslo, které nic neukazuje? Uložte i to.
    .title = Bez sledování
    .go_on = Pokračovat

returned =
    <b>Vyberte „{ -returned }“ (vráceno), pak { -continue } (pokračovat).</b>
    Uložte si snímek obrazovky se sledováním: cestu zpět a její důvod.

    Nabízí prodejce, že zboží pošle znovu, když spor zrušíte? Několik návodů před tím varuje: může vám uplynout lhůta.
    .title = Vráceno prodejci
    .go_on = Pokračovat

customs =
    <b>Vyberte „{ -customs }“ (celnice), pak { -continue } (pokračovat).</b>
    Požádejte celnici nebo dopravce o úřední doklad s důvodem.

    Rozhoduje důvod. Jedna stará nápověda AliExpressu a dva návody říkají:
    • <b>Na straně prodejce</b>: chybí faktura nebo povolení, padělek, špatná hodnota.
    • <b>Na vaší straně</b>: předpisy o dovozu do vaší země, nezaplacené clo.

    <blockquote expandable>Je-li to na vaší straně, může se od vrácené částky odečíst poštovné. Píše to jeden návod, ověřit se mi to nepodařilo.
    <b>Žijete v EU?</b> { situation_customs }</blockquote>
    .title = Drží ji celnice
    .go_on = Pokračovat

wrong_address =
    <b>Vyberte „{ -wrong-address }“ (špatná adresa), pak { -continue } (pokračovat).</b>
    Porovnejte adresu v objednávce s místem ve sledování.

    Uložte si snímky obrazovky s obojím. Požádejte dopravce o vyjádření, kam zásilka šla.
    .title = Špatná adresa
    .go_on = Pokračovat

marked_delivered =
    <b>Požádejte ještě dnes poštu nebo dopravce o písemné vyjádření.</b>
    Má říkat, že se k vám zásilka nedostala: kam šla, kolik vážila, kdo podepsal.
    Zeptejte se i sousedů a na výdejním místě.

    AliExpress tento doklad chce, píše několik návodů. Lhůtu uvádí jeho zpráva.

    Nevím, jak se tento případ ve formuláři jmenuje. Vyberte, co je nejblíž, a klepněte na <b>{ -continue }</b> (pokračovat).

    <blockquote expandable><b>Žijete v EU?</b> { situation_delivered }
    <b>V Česku</b> reklamuje u pošty adresát: na pobočce nebo na postaonline.cz/ereklamace. Píší to české noviny.
    Ukazuje sledování jiné město? Pak může lépe sedět „{ -wrong-address }“ (špatná adresa).</blockquote>
    .title = Prý doručeno
    .go_on = Pokračovat

label =
    <b>Co říká vaše nabídka?</b>
    Opište slova důvodu, který je nejblíž.
    Použiji je ve vašem textu.
    .title = Důvod ve formuláři

## Částka

paid =
    <b>Kolik nejvíc vám formulář dovolí žádat?</b>
    Píše to u částky, například: at least $0.01, at most $8.12.
    Napište to větší číslo i s měnou: „8.12 USD“ nebo „8,12 €“.

    Nemáte formulář otevřený? Napište, kolik jste za zboží zaplatili.

    <blockquote expandable>Nejvíc lze žádat to, co jste za zboží zaplatili, v měně objednávky.
    Jak je to s kupony, mincemi a daněmi? Zdroj jsem nenašel. Věřte číslu ve formuláři.</blockquote>
    .title = Nejvíc

refund =
    <b>Kolik chcete žádat?</b>
    Klepněte na částku, nebo ji napište, nejvýš { $paid }. Vyplňte ji ve formuláři a klepněte na <b>{ -continue }</b> (dál).

    { $sends_back ->
        [yes] Zboží posíláte zpět, žádejte proto všechno, co jste zaplatili.
       *[no]
            { $received ->
                [no] Nic nepřišlo, nebo to ani neodeslali: žádejte všechno i s poštovným.
               *[other]
                    Co je přiměřené? Můj návrh (oficiální čísla nejsou):
                    • 100 %: k ničemu nebo jiná věc
                    • 75 %: skoro k ničemu
                    • 50 %: použitelné, ale jiné
                    • 25 %: drobná vada
                    • Chybí kusy: napište jejich cenu.
            }
    }

    <b>Na první částce záleží:</b> mlčí-li prodejce, vyplatí se ta, píše nápověda AliExpressu.

    <blockquote expandable>Je zboží padělek? Staré stránky uvádějí plnou částku s poštovným. Ověřit se mi to nepodařilo.
    Návody varují: nežádejte víc, než kolik vada znamená.</blockquote>
    .title = Žádaná částka
    .full = 100 % · { $full }
    .three_quarters = 75 % · { $three_quarters }
    .half = 50 % · { $half }
    .quarter = 25 % · { $quarter }
    .full_postage = Vše s poštovným · { $full_postage }
    .pieces = Co chybí · { $pieces }
    .part = Cena části · { $part }

## Důkazy

evidence =
    <b>Pošlete mi fotky nebo video. Zkontroluji je.</b>
    Formulář chce aspoň jedno. Limity podle mého návodu:
    • Fotek nejvýš { $most_photos }: PNG, JPG nebo GIF, každá do { $photo_limit }
    • Video: MP4, do { $video_limit }

    <b>Co tady přesvědčí</b>
    { $proof }

    <blockquote expandable>Poslaná jako soubor si fotka zachová plnou kvalitu.
    Přidejte snímky obrazovky s nabídkou, objednávkou a chatem na AliExpressu.
    Video bývá nejsilnější důkaz. Upravené důkazy stará nápověda AliExpressu odmítá.
    Limity mohl AliExpress změnit. { $received ->
        [no] Když nic nepřišlo, jsou podle jeho starých stránek soubory nepovinné.
       *[other] Jeden návod z roku 2019 uvádí 3 fotky a 1 video.
    }</blockquote>
    .title = Soubory s důkazy
    .done = Pokračovat

proof_any =
    • Order snapshot: kopie nabídky z doby nákupu
    • Stránka objednávky a chat s prodejcem
    • Krátké video nebo ostré fotky vady

proof_size =
    • Nejsilnější: tabulka velikostí z order snapshotu (kopie nabídky při nákupu)
    • Zboží rozložené naplocho, na něm metr
    • Štítek s velikostí

proof_look =
    • Nejsilnější: order snapshot, kopie nabídky z doby nákupu
    • Zboží vedle obrázku z nabídky
    • Štítky na zboží zblízka

proof_flaw =
    • Vada zblízka
    • Celé zboží, ať je vidět, kde vada je
    • Order snapshot: co nabídka slibovala
    • Chat s prodejcem

proof_working =
    • Video, jak to zkoušíte použít. U elektroniky ho stará nápověda AliExpressu vyžaduje.
    • Ukažte, jak je to zapojené nebo zapnuté a co se děje
    • Order snapshot: co má podle nabídky umět. Nejsilnější, když to neumí.

proof_damaged =
    • Balík zvenku se štítkem
    • Obal zevnitř
    • Celé zboží, pak poškození zblízka
    • Zápis dopravce o škodě, pokud ho máte

proof_quantity =
    • Video rozbalování zavřené zásilky, nejdřív její štítek
    • Všechno, co přišlo, na jedné fotce
    • Zavřená zásilka na váze a její hmotnost ve sledování
    • Nejsilnější: order snapshot: co má podle nabídky obsahovat

proof_counterfeit =
    • Loga, štítky a značky zblízka
    • Tatáž místa na pravém zboží pro srovnání
    • Nejsilnější: order snapshot, místo, kde nabídka uvádí značku
    Padělek se dokazuje těžko, varuje jeden návod: ukažte víc znaků.

proof_missing =
    • Stránka dopravce se sledováním
    • Totéž číslo u nezávislého sledování, třeba 17TRACK
    • Vaše žádost prodejci o prodloužení ochrany a odpověď, nebo mlčení

proof_delivered =
    • Písemné vyjádření pošty nebo dopravce: kam šla, kolik vážila, kdo podepsal
    • Stránka se sledováním, která hlásí doručení
    • Adresa ve vaší objednávce

proof_returned =
    • Stránka se sledováním, kde je vidět cesta zpět
    • Její důvod, ze sledování nebo od dopravce

proof_customs =
    • Úřední doklad celnice s důvodem
    • Stránka se sledováním, kde je zásilka na celnici

how_to_film = <b>Video:</b> nejdřív štítek zásilky, pak bez přerušení, zboží pořád v záběru. Návody radí 15–30 sekund za dobrého světla.
how_to_snapshot = <b>Order snapshot:</b> { $has_page ->
        [yes] klepněte dole na „Kopie nabídky“
       *[no] napište mi číslo objednávky a otevře ho tlačítko
    }; pořiďte snímky obrazovky celé stránky. Adresu znám jen z cizích programů: když se neotevře, ukažte dnešní nabídku.

## Co soubory ukazují a jak vypadají

files_counted = <b>Soubory:</b> { $files }
slots_filled = <b>Ukazujete:</b> { $slots }
slot_filled = { $what } ({ $places })
slots_convince = <b>Ještě přesvědčí:</b> { $slots }
slot_missing = { $what }{ $wants ->
        [video] { " " }(video)
       *[photo] { "" }
    }
slots_help = Pomůže i: { $slots }
slots_all = Co tu přesvědčuje, všechno máte.
caption_shows = Podle vašich slov { $kind ->
        [video] video { $place }
       *[photo] fotka { $place }
    } ukazuje: <b>{ $what }</b>. Slova mám uložená. Je to něco jiného? Klepněte na „Moje soubory“.
looks_found = { $named }: { $looks }
look_blurred = neostrá
look_dark = tmavá
look_tiny = malá
look_doubled = vypadá jako { $other }
look_blurred_how = Neostrá: žádná hrana na ní není ostrá, drobné písmo se nepřečte. Klepněte na to podstatné, držte telefon v klidu a vyfoťte to znovu.
look_dark_how = Tmavá: i nejsvětlejší místa mají méně než čtvrtinu plného světla. Jděte k oknu nebo rozsviťte.
look_tiny_how = Malá: má { $width } × { $height } bodů, drobné písmo se nepřečte. Pošlete přímo fotku, ne její náhled.
look_doubled_how = Stejný pohled jako { $other }: jiný ukáže víc.
looks_count = I tak se počítá.
looks_again = Znovu se podívejte: { $files }
button_fine = Přesto použít { $place }
fine_taken = { $kind ->
        [video] Video
       *[photo] Fotka
    } { $place } zůstává, jak je.
code_parcel = Čárový kód říká číslo zásilky <code>{ $parcel }</code>. Je vaše? Klepněte dole na tlačítko.

## Text

explanation =
    <b>Text napíšu anglicky za vás. Vy klepete, počítáte a měříte.</b>
    Pár krátkých otázek, každou můžete přeskočit. Totéž uvidíte i česky.

    <b>Nebo ho napište sami</b> a pošlete sem. Formulář takový text chce, nejlépe anglicky:
    • Nejdřív hlavní vada, krátce a v bodech
    • Co jste objednali, co přišlo, na které fotce to je
    • Částka, kterou žádáte
    • Žádný příběh a žádné urážky

    <blockquote expandable>Zůstaňte asi do 500 znaků. To je moje volba: limit formuláře znám není.
    Každou verzi si ukládám a zprávu můžete i později upravit.
    Krátké věty stačí. Jeden návod píše, že AliExpress jiné jazyky překládá strojově.
    Buďte zdvořilí: hrubá slova mohou uškodit vašemu účtu, píše jeden návod.
    Silný text uvádí i zboží a variantu slovy nabídky, kdy co bylo a proč právě tato částka. Říká, co ukazuje která fotka a co odpověděl prodejce. To je moje rada.</blockquote>
    .title = Váš text
    .compose = Napsat za mě
    .done = Pokračovat

letter =
    <b>Text je hotový. Klepnutím ho zkopírujete.</b>
    Jiná slova? Zkopírujte ho, upravte a pošlete mi ho. Jiné údaje? Klepněte na „Údaje“.
    .title = Dopis v angličtině
    .done = Pokračovat

## Kontrola a odeslání

review =
    ⚠️ <b>ALIEXPRESSU SE ZATÍM NIC NEODESLALO.</b>
    Zkontrolujte své odpovědi. Každou lze změnit tlačítkem ✎, ostatní zůstanou.
    .title = Všechno zkontrolovat
    .submit = Vše sedí, k odeslání ({ -submit })

submit =
    <b>Teď vyplňte formulář na AliExpressu.</b>
    1. Částka: <b>{ $refund }</b>, na původní platbu, ne jako Bonus.
    2. Přidejte fotky nebo video.
    3. Vložte svůj text.
    4. Klepněte tam na <b>{ -submit }</b> (odeslat).

    ⚠️ Pak se může objevit chyba. Co upravíte přímo ve formuláři, se tím ztratí: text upravte tady, pak ho zkopírujte.
    Než to zkusíte znovu, podívejte se znovu na stránku objednávky.

    <blockquote expandable>Z telefonu pošlete tytéž soubory, které jsem zkontroloval. Z tohoto chatu AliExpressu nic nejde.
    Že se formulář ptá na způsob vrácení (původní platba, nebo Bonus), píše jedna novější nápověda, kterou znám jen z kopie.
    Reklamujte jen to, co je opravdu špatně. Stránka z roku 2018 píše o zablokovaných účtech se spory u 7 až 9 z 10 objednávek, blog bez data u víc než poloviny. Ověřit se mi to nepodařilo.</blockquote>
    .title = Odeslat formulář
    .pressed = Na { -submit } klepnuto

result =
    <b>Co vám AliExpress ukázal?</b>
    .title = Povedlo se to?
    .worked = Povedlo se
    .error = Objevila se chyba

## 4 Chybová zpráva

error =
    <b>Vraťte se na { -order-details } (podrobnosti objednávky) a hledejte svůj spor.</b>
    Nebojte se: nic se neztratilo a váš text je uložený tady.

    Stránka objednávky ukáže, jestli se formulář odeslal. „{ -dispute-in-progress }“ (probíhající spor) znamená, že ano.
    .title = Chybová zpráva
    .there = Spor tam je
    .not_there = Není tam

retry =
    <b>Zkuste to ještě jednou. Text máte tady, stačí zkopírovat.</b>
    1. Znovu { -order-details } (podrobnosti) a { -open-dispute } (otevřít spor).
    2. Vyplňte formulář, vložte text, klepněte na { -submit } (odeslat).

    Zase chyba? Návody radí, po jednom:
    • Web místo aplikace, nebo naopak.
    • Méně souborů nebo menší.
    • Chvíli počkejte.
    Pokaždé se nejdřív podívejte do podrobností objednávky.
    .title = Zkusit znovu
    .worked = Tentokrát se to povedlo

## Potom

opened =
    <b>Spor je otevřený. Jeho stránku sledujte každý den.</b>
    • Prodejce má na odpověď <b>5 dní</b>.
    • Když mlčí, vyhoví se vaší žádosti, jak jste ji poslali.
    • Když se nedohodnete, vstoupí do toho AliExpress sám, do 7 dní od otevření.
    První dvě věci píše nápověda AliExpressu, třetí jeho stránky pro prodejce.

    <b>Než přijmete nabídku, podívejte se na částku.</b> Přijetí je konečné, i u 0,00. Shoduje se na tom několik návodů.

    <blockquote expandable><b>Nabídky</b>
    Je nízká? Odmítněte ji a přidejte vlastní částku a důkazy. AliExpress může přidat vlastní návrh.
    Nabídka má odpočet. Když skončí, nabídka platí, píší návody. Kolik má dní, nevím.
    <b>Pasti, před kterými návody varují</b>
    „Zrušte to, pošlu to znovu“: zrušením můžete o možnost přijít navždy.
    „Zaplatím vám přes PayPal“: všechno nechte uvnitř sporu.
    „Nejdřív potvrďte přijetí“: až když zboží zkontrolujete.
    <b>Změny</b>
    Důkazy můžete přidávat. Změna žádosti dá prodejci 5 nových dní.
    Jeden návod uvádí celkem 7–15 dní, někdy měsíc.</blockquote>
    .title = Spor je otevřený
    .refunds = Kdy přijdou peníze?
    .appeal = Co když nesouhlasím?

about_refunds =
    <b>Sledujte účet nebo kartu, kterou jste platili.</b>
    Peníze jdou zpět stejnou cestou, píše nápověda AliExpressu.

    • <b>1–10 pracovních dní</b>: novější stránka AliExpressu o ochraně kupujícího
    • <b>3–20 pracovních dní</b>: jeho starší nápověda

    Po 10 pracovních dnech nic? Hledejte i u dne nákupu: banky to tam někdy zapíšou.
    <b>Stav „completed“, ale banka nic nemá?</b> Vyžádejte si od podpory AliExpressu číslo platby (ARN) pro banku.

    <blockquote expandable>Po 20 pracovních dnech nic? Zeptejte se banky a podpory AliExpressu.
    Karta je zrušená? Peníze jdou její bance, zeptejte se tam. Stav platby je na stránce objednávky.
    Kupon nebo Bonus místo peněz? Můžete odmítnout a žádat vrácení na původní účet: to je moje rada. Bonus je rychlejší, píše novější stránka AliExpressu, ale utratit ho lze jen tam. Dva weby uvádějí asi 60 dní.
    Staré stránky, neověřeno: bance to může trvat 7–15 pracovních dní. Peníze přes Western Union čekají 45 dní.</blockquote>
    .title = Kdy přijdou peníze
    .appeal = Co když nesouhlasím?

about_appeal =
    <b>Na stránce sporu hledejte ještě dnes tlačítko pro odvolání.</b>
    Lhůtu ukazuje AliExpress tam. Jedna stránka uvádí 7 dní po rozhodnutí a jediný pokus: jisté to není.

    <b>Nové důkazy pro váš důvod:</b>
    { $proof }

    <blockquote expandable>Pak čekejte: skutečný případ uvádí na odpověď 2–5 pracovních dní, jedna stránka až 10 dní.
    AliExpress ještě rozhoduje? Pak se neodvolávejte: použijte ve sporu tlačítko pro odpověď, píše jedna stránka.
    Tlačítko chybí? Napište do chatu podpory AliExpressu s číslem sporu a důkazy.
    Potom máte i další možnosti. Zkoušejte je jednu po druhé: to je obecná rada.</blockquote>
    .title = Jak se odvolat

## Co nelze přijmout: data

date_ambiguous =
    To datum jde číst dvěma způsoby.
    Klepněte na to správné, nebo napište měsíc slovem: „5. prosince“.
date_weekday =
    Den v týdnu a datum k sobě nesedí: podle kalendáře je to { $date }.
    Podívejte se prosím znovu a klepněte na to správné, nebo napište datum bez dne v týdnu.
date_unreadable =
    Nenašel jsem v tom žádné datum.
    Napište ho třeba takto: „5. 12.“, „2026-12-05“ nebo „za 12 dní“.
date_impossible =
    Takový den v kalendáři není.
    Podívejte se prosím znovu a napište ho třeba „5. 12.“.
date_far =
    { $date } je příliš daleko, to asi není správně.
    Podívejte se prosím znovu na stránku objednávky a napište datum i s rokem.
date_not_past =
    { $date } teprve bude, ochrana tedy ještě neskončila.
    Napište dřívější den. Pokud ještě běží, vraťte se a napište datum tam.
event_ahead =
    { $date } na AliExpressu teprve bude. Jeho den začíná o půlnoci na západním pobřeží USA, později než na většině míst.
    Napište dnešní nebo dřívější den.

## Co nelze přijmout: částky

money_unreadable =
    Nenašel jsem v tom žádnou částku.
    Napište číslo a měnu: „8.12 USD“ nebo „8,12 €“.
money_ambiguous =
    Nevím jistě, kolik to je.
    Klepněte na správnou částku, nebo ji napište třeba takto: „8,12 USD“.
money_two_numbers =
    Vidím víc než jednu částku.
    Napište prosím jen jednu: „8.12 USD“.
money_negative =
    Částka nemůže být menší než nula.
    Napište ji prosím bez minusu: „8,12“.
money_zero =
    Nulu formulář nepřijme.
    Napište prosím částku, kterou chcete zpět.
money_decimals =
    Ta částka má víc desetinných míst než její měna.
    Zaokrouhlete ji prosím: „8,12“.
money_huge =
    Ta částka je příliš velká, to asi není správně.
    Podívejte se prosím znovu do formuláře a napište ji ještě jednou.
amount_too_large =
    To je víc, než formulář dovolí: nejvýš { $most }.
    Napište prosím { $most } nebo méně.
amount_too_small =
    To je méně, než formulář dovolí: nejméně { $least }.
    Napište prosím { $least } nebo více.
currency_differs =
    Objednávka je v měně { $paid }, ale napsali jste { $given }.
    Napište prosím částku v měně { $paid }.

## Co nelze přijmout: čísla zásilek

parcel_none =
    Nenašel jsem v tom číslo zásilky.
    Napište ho tak, jak je ve sledování: „RB473124829CN“ nebo „LP00123456789012“.
parcel_several =
    Vidím víc než jedno číslo zásilky: { $numbers }.
    Napište prosím jen jedno.
parcel_check =
    V čísle { $number } je nejspíš překlep: před posledními dvěma písmeny má být kontrolní číslice { $right }, a je tam { $given }.
    Porovnejte ho prosím se sledováním a napište ho znovu.

## Co nelze přijmout: názvy a texty

text_empty =
    Ta zpráva byla prázdná.
    Napište prosím pár slov.
name_too_long =
    Znaků je { $length } a vejde se jich { $most }.
    Zkraťte to prosím trochu.
text_too_long =
    <b>Celkem je to { $length } znaků a žádný formulář jich nevezme víc než { $most }.</b>
    Uložil jsem je všechny, ale do formuláře mi prosím pošlete kratší text: co je špatně a co chcete.
versions_full =
    Tento případ má už { $most } verzí textu a víc jich neukládám.
    Všechny jsou v bezpečí. Vraťte se k některé z nich, nebo začněte jiný případ: /new.
written_full =
    <b>Toto se neuložilo.</b> Mám od vás tolik, kolik jen ukládám: celkem asi { $most } znaků.
    Všechno dřívější je v bezpečí. /export vám to pošle, /delete udělá místo.
files_full =
    <b>Tento soubor se neuložil.</b> Tento případ měl už { $most } souborů a víc jich neukládám.
    Všechny jsou v bezpečí. Na další začněte jiný případ: /new.
events_full =
    Toto se nezapsalo: k tomuto případu je toho už { $most }.
    Všechno zapsané zůstává a termíny běží dál.
cases_full =
    Máte { $most } případů a víc najednou jich neukládám.
    Pokračujte v některém z nich: /cases. Staré po roce zmizí samy.
evidence_not_enough =
    Zatím tu není žádná použitelná fotka ani video a formulář chce aspoň jedno.
    Pošlete mi něco a jdeme dál.
letter_not_enough = Zatím tu žádný text není. Klepněte na „Zpět“ a zvolte „Napsat za mě“, nebo sem pošlete vlastní text.
explanation_not_enough =
    Zatím tu není žádný text a formulář ho chce.
    Napište ho sem, nebo si vezměte můj anglický.

## Co nelze přijmout: soubory

photo_too_large =
    Tato fotka má { $size }. Můj návod dovoluje { $most }.
    Pošlete ji jako fotku, ne jako soubor: Telegram ji zmenší. Tu menší si uložte do telefonu pro formulář.
file_too_large =
    Tento soubor má { $size }. Telegram mi předá nejvýš { $most }, dovnitř se tedy nepodívám.
    Pošlete prosím menší, nebo ho použijte tak: kopie novější stránky nápovědy AliExpressu dovoluje video až do 2 GB.
video_too_large =
    Toto video má { $size }. Můj návod dovoluje { $most }, kopie novější stránky nápovědy AliExpressu až 2 GB.
    Zkraťte ho: stačí 15–30 sekund, pomůže i 720p. Na iPhonu: Fotky › Upravit, přetáhněte žluté konce, uložte jako nový klip. Na Androidu: Galerie › Upravit, přetáhněte konce, uložte kopii.
too_many_photos =
    Podle mého návodu bere formulář { $most } fotek a tolik už jich máte.
    Nejdřív některou odeberte, pak vezměte tuto.
evidence_twice =
    Tento soubor jste už poslali a mám ho.
    Jednou stačí. Máte-li jiný záběr, pošlete ten.
file_empty =
    Tento soubor je prázdný: má 0 bajtů.
    Vyberte ho prosím v telefonu znovu a pošlete ještě jednou.
file_broken =
    Tento soubor je poškozený a nejde otevřít.
    Zkuste, jestli se otevře v telefonu. Pak ho pošlete znovu, nebo pořiďte nový.
file_unreachable =
    Z Telegramu ho nejde získat, nemohu ho tedy zkontrolovat.
    Pošlete ho prosím znovu.
too_many_pixels =
    Tento obrázek má { $width } × { $height } pixelů, víc než { $most }, které umím zkontrolovat. Návod takový limit nemá.
    Pošlete ho jako fotku: Telegram ji zmenší. Tu menší si uložte do telefonu pro formulář.
disguised =
    Podle názvu je to { $claimed }, ale uvnitř je { $format }, formulář to tedy nepřijme.
    Pošlete samotnou fotku nebo video, nebo snímek obrazovky.
photo_format =
    Tento obrázek je { $format }. Můj návod říká: jen PNG, JPG a GIF.
    { $format ->
        [HEIC]
            Pošlete ho jako fotku, ne jako soubor: Telegram z něj udělá JPG. Ten si uložte do telefonu pro formulář.
            Pro nové fotky na iPhonu: Nastavení › Fotoaparát › Formáty › Nejkompatibilnější.
        [WEBP] Otevřete ho, pořiďte snímek obrazovky a pošlete ten: je to PNG nebo JPG.
        [AVIF] Otevřete ho, pořiďte snímek obrazovky a pošlete ten: je to PNG nebo JPG.
        [BMP] Otevřete ho v počítači a uložte jako PNG nebo JPG. Nebo pořiďte snímek obrazovky a pošlete ten.
        [TIFF] Otevřete ho v počítači a uložte jako PNG nebo JPG. Nebo pořiďte snímek obrazovky a pošlete ten.
        [PDF] Otevřete ho, pořiďte snímek obrazovky s důležitou stránkou a pošlete ten.
       *[other] Pořiďte snímek obrazovky a pošlete ten, nebo ho uložte jako PNG či JPG.
    }
video_format =
    Toto video je { $format }. Můj návod říká: jen MP4. Přejmenovat ho nestačí.
    { $format ->
        [MOV]
            Na iPhonu: pošlete ho jako video, ne jako soubor. Telegram z něj udělá MP4. To si uložte do telefonu pro formulář.
            Na počítači: MP4 udělá bezplatný převodník, třeba HandBrake.
        [AVI] MP4 udělá na počítači bezplatný převodník, třeba HandBrake. Nebo natočte video znovu telefonem.
        [MKV] MP4 udělá na počítači bezplatný převodník, třeba HandBrake. Nebo natočte video znovu telefonem.
        [WEBM] MP4 udělá na počítači bezplatný převodník, třeba HandBrake. Nebo natočte video znovu telefonem.
       *[other] Převeďte ho na MP4 bezplatným převodníkem, nebo ho natočte znovu telefonem.
    }
file_format =
    { $format ->
        [unknown] Nepoznám, co je to za soubor.
       *[other] Toto je soubor { $format }.
    }
    Můj návod říká: jen fotky (PNG, JPG, GIF) a video (MP4).
    { $format ->
        [PDF] Otevřete ho, pořiďte snímek obrazovky s důležitou stránkou a pošlete ten.
        [ZIP] Rozbalte ho a fotky nebo video z něj pošlete po jednom.
       *[other] Pošlete fotku nebo video. U dokumentu pořiďte snímek obrazovky.
    }

## Přijato, s upozorněním

photo_near_limit =
    Tato fotka má { $size }. Limit podle návodu je { $most } a nikdo neříká, jak přesně ho formulář počítá.
    Když ji odmítne, pošlete menší.
video_near_limit =
    Toto video má { $size }. Limit podle návodu je { $most } a nikdo neříká, jak přesně ho formulář počítá.
    Když ho odmítne, trochu ho zkraťte.
name_ending =
    Název musí končit na { $ending }: formuláře se podle něj obvykle řídí. Před nahráním soubor přejmenujte.
second_video =
    To je víc než jedno video. Můj návod počet neuvádí, formulář tedy možná vezme jen jedno.
    Mějte připravené to nejlepší.

## Příkazy a seznamy

command_start = Začít, nebo pokračovat
command_new = Založit další případ
command_status = Co je otevřené a co přijde teď
command_cases = Všechny vaše případy
command_back = O krok zpět
command_cancel = Odložit tento případ
command_help = Kde jste a co můžete dělat

bot_description =
    Provedu vás sporem na AliExpressu: kudy jít, kam klepnout, kolik žádat, jaký důkaz poslat a co napsat anglicky.

    Všechno, co mi řeknete, je uložené, žádná chybová stránka to tedy nespolkne. Na AliExpressu jsem nezávislý a nic mu neposílám.
bot_short_description = Krok za krokem sporem na AliExpressu. Nezávislý na AliExpressu.

private_only = Pomáhám vždy jednomu kupujícímu. Napište mi prosím do soukromého chatu.

progress = Krok { $step } z { $steps }

link_reason = Tento případ je o tomto: <b>{ $reason }</b>. Do odeslání to lze změnit.
new_case = Toto je nový případ. Ostatní zůstávají: /cases
case_opened = Jste zase v případu „{ $name }“.
welcome_back = Vítejte zpět. V případu „{ $name }“ je všechno, jak jste to nechali.
was_away = Chvíli jsem nebyl dostupný. Pokud jste mezitím klepli na tlačítko, mohlo se to ztratit: klepněte na něj prosím znovu. Co jste napsali nebo poslali, dorazilo.

## Tlačítka vedle odpovědí

button_back = ‹ Zpět
button_step = ‹ Zpět k mému kroku
button_cases = Moje případy
button_status = Co dělat teď
button_new = Nový případ
button_open_case = Otevřít: { $name }
button_files = Moje soubory
button_versions = Všechny verze
button_starter = Vzít text z mých odpovědí
button_starter_anew = Vzít dnešní anglický text
button_as_typed = Moje odpověď: { $words }
button_newer = ‹ Novější
button_older = Starší ›
button_read = Číst verzi { $version }
button_as_file = Poslat text jako soubor
button_page_order = Stránka objednávky
button_page_snapshot = Kopie nabídky
button_page_tracking = Sledování zásilky
button_page_disputes = Spory
button_page_parcel = Zásilka u Cainiao
button_page_orders = Moje objednávky
button_restore = Vrátit verzi { $version }
button_keep_text = Použít to jako text reklamace
button_view = Ukázat { $place }
button_remove = Odebrat { $place }
button_take = Vzít { $place }
button_insist = { $name ->
        [none] Přesto použít
       *[other] Použít: { $name }
    }
button_check = Ověřit { $place }
button_cancel = Ano, odložit
button_not_cancel = Ne, pokračovat
button_undo = Vzít zpět
change = Změnit: { $title }
change_item = ✎ { $title }
again = Znovu klepnuto na { -submit }
keep = Nechat: { $answer }
copy_amount = Kopírovat { $amount }
copy_text = Kopírovat text

## Odpovědi na klepnutí

button_old = To tlačítko patří k dřívějšímu kroku. Tady jste teď.
button_second = Platí vaše první odpověď. Chtěli jste tu druhou? Klepněte na „Zpět“.
button_other_case = To tlačítko patří k jinému případu. Tady je ten otevřený.

## Texty, které přišly

draft_saved = <b>Uloženo, verze { $version }.</b>
draft_saved_elsewhere = <b>Uloženo, verze { $version }</b> textu v případu „{ $name }“.
starter_taken = Tento text je teď váš. Chcete ho změnit? Zkopírujte ho, upravte a pošlete mi ho.
draft_shown = Váš text, verze { $version }. Klepnutím ho zkopírujete:
draft_above = Text je ve zprávě výše: klepnutím ho zkopírujete.
draft_as_file = Váš text, verze { $version }: { $length } znaků, na ukázání tady je moc dlouhý. Začíná takto:
text_as_file =
    <b>Verze { $version }</b> je v souboru nahoře: { $length } znaků, na zprávu moc dlouhá.
    Otevřete ho, text tam zkopírujte a vložte do formuláře.
text_file_caption = Váš text, verze { $version }
text_not_expected =
    Vaše slova mám uložená, ale tady potřebuji tlačítko.
    Mám je použít jako text reklamace?
edit_not_expected =
    Vidím, že jste upravili dřívější zprávu, a nová slova mám uložená. Odpovědi zůstávají: chcete-li některou změnit, vraťte se k ní.
    Mám tato slova použít jako text reklamace?
command_unknown =
    Tento příkaz neznám, ale co jste napsali, mám uložené. /help ukáže, co umím.
text_twice =
    Tato slova přišla během chvilky dvakrát, beru je tedy jednou.
label_near =
    Mysleli jste <b>{ $label }</b>? Klepněte na to dole. Zatím jsem nic neudělal.
answer_edited = { $elsewhere ->
        [yes] V případu „{ $name }“ je teď <b>{ $title }</b>: { $value }
       *[no] Upravili jste zprávu, <b>{ $title }</b> je tedy teď: { $value }
    }
answer_stays = { $elsewhere ->
        [yes] V případu „{ $name }“ tedy zůstává <b>{ $title }</b>: { $value }
       *[no] <b>{ $title }</b> tedy zůstává: { $value }
    }
edit_too_late =
    Upravili jste dřívější zprávu, ale formulář už odešel s odpovědí, která v ní byla.
edit_no_choice =
    Upravili jste zprávu, která odpověděla na dřívější otázku. Co v ní stojí teď, mezi tamními odpověďmi není.
caption_kept =
    Slova pod souborem mám a zatím jsem je k ničemu nepoužil: „{ $text }“
late_text =
    „{ $text }“ přišlo dřív, ale tehdy se u mě něco pokazilo. Mezitím jste šli dál, nic jsem tedy neměnil a vaše slova mám uložená.
late_text_offered =
    { late_text }
    Mám je použít jako text reklamace?
late_command = Váš dřívější příkaz tehdy nefungoval: něco se u mě pokazilo. Mezitím jste šli dál, nic jsem tedy neměnil.
late_replaced = S dřívější zprávou se u mě něco pokazilo. Od té doby jste ji změnili: platí, co jste poslali naposled.
text_outdated =
    ⚠️ <b>Tento text už neplatí.</b> Vznikl dřív, než se změnila některá odpověď nebo soubor. Takto ho neposílejte: vezměte dnešní.

versions =
    { $count ->
        [one] <b>Váš text, { $count } verze.</b>
        [few] <b>Váš text, { $count } verze.</b> Platí nejnovější.
        [many] <b>Váš text, { $count } verze.</b> Platí nejnovější.
       *[other] <b>Váš text, { $count } verzí.</b> Platí nejnovější.
    }
versions_none = Text reklamace tu ještě není. Dojde na něj po fotkách.
version_line = <b>{ $version }</b> · { $is_outdated ->
        [yes] ⚠️ už neplatí:{ " " }
       *[no] { "" }
    }{ $origin ->
        [composed] <i>z vašich odpovědí:</i>{ " " }
        [edited] <i>upraveno vámi:</i>{ " " }
       *[typed] { "" }
    }{ $preview }
compare =
    <b>Od verze { $before } k verzi { $after }</b>
    <s>−přeškrtnuté</s> zmizelo, <b>+tučné</b> přibylo.
compare_same = <b>Verze { $before } a verze { $after } říkají totéž.</b>
compare_too_different =
    <b>Verze { $before } a verze { $after } se liší příliš, než abych je porovnal.</b>
    Přečtěte si jednu a pak druhou: tlačítka jsou dole.
compare_cut =
    Od verze { $before } k verzi { $after } se změnilo víc, než tu mohu ukázat.
    Přečtěte si je celé: tlačítka jsou dole.
button_compare = Porovnat s verzí { $version }
version_shown = <b>Verze { $version }</b>. Klepnutím ji zkopírujete:

## Text, na který jsme se neptali: co v něm je

pasted_kept = Vaši zprávu jsem si uložil a přečetl. Má-li to být text reklamace, klepněte na tlačítko.
pasted_seller = <b>Vypadá to jako něco, co prodejci zkoušejí:</b>
pasted_found = <b>Našel jsem v ní:</b>
pasted_order = • číslo objednávky <code>{ $order }</code>
pasted_parcels = • číslo zásilky <code>{ $parcels }</code>
pasted_amounts = • částku { $amounts }
pasted_dates = • den { $dates }
pasted_links = • odkaz na AliExpress <code>{ $links }</code>
pasted_take = Mám to převzít? Klepněte na to, co platí. Sám nepřevezmu nic.
pasted_nothing = Tady nic z toho nepotřebuji. Nic jsem nezměnil.
pasted_order_taken = Číslo objednávky převzato: <code>{ $order }</code>
pasted_parcel_taken = Číslo zásilky převzato: <code>{ $parcel }</code>
pasted_why =
    <b>Proč si to myslím</b>
    Tato slova stojí blízko sebe:
pasted_because = • { $title }: <i>{ $words }</i>
pasted_unsure = Řídím se jen slovy, takže se mohu mýlit. I zpráva, ve které nic nevidím, může být trik.
button_pasted_why = Proč si to myslíte?
button_pasted_also = Také: { $title }
button_pasted_parcel = Číslo zásilky { $parcel }
button_pasted_order = Číslo objednávky { $order }

## Soubory

file_named = <b>{ $place ->
        [0] { "" }
       *[other] { $place }.{ " " }
    }{ $name ->
        [none] { $kind ->
            [video] Video
           *[photo] Fotka
        }
       *[other] { $name }
    }</b>
notice_accepted = { $named }: přijato.
notice_unchecked =
    { $named }: mám to, zatím nezkontrolováno.
    Telegram mi to teď neumí předat. Zkusím to znovu sám a dám vám vědět. Můžete zatím pokračovat.
notice_refused = { $named }: nepřijato.
notice_insisted =
    { $named }: použijete to i tak.
    Limity jsou z návodu a jestli to formulář vezme, řekne jen on. Když ne, pošlete menší nebo v jiném formátu.
notice_twice = { $named }: podruhé nepřijato.
notice_surplus =
    { $named }: odloženo stranou, podle návodu totiž formulář bere { $most } fotek.
    Chcete ji použít? Klepněte na „Moje soubory“, jinou odeberte a tuto vezměte.
notice_removed = { $named }: odebráno.
notice_late = { $named }: zkontrolovat to šlo až po odeslání. Podívejte se do sporu, jestli to AliExpress přijal.
notice_animation = Telegram dělá z animací (GIF) video (MP4), počítá se to proto jako video.
notice_video_note = Kulaté video je video MP4, počítá se proto jako video.
notice_live_photo = Z živé fotky beru nehybný obrázek.
smaller_copy =
    Takto poslané fotky a videa ke mně přijdou jako kopie, kterou udělá Telegram, a kontroluji tuto kopii. Originál v telefonu může být pro formulář příliš velký a video může být MOV. Chcete zkontrolovat originál? Pošlete ho jako soubor a tuto kopii odeberte v „Moje soubory“.
file_kept_for_later = Uloženo k důkazům na později.
file_checked = { $name ->
        [none] Teď už šlo zkontrolovat, co Telegram předtím nepředal.
       *[other] V případu „{ $name }“ už šlo zkontrolovat, co Telegram předtím nepředal.
    }
file_given_up = { $name ->
        [none] Týden se snažím zkontrolovat váš soubor, bez úspěchu. Teď už přestávám.
       *[other] V případu „{ $name }“ se týden snažím zkontrolovat soubor, bez úspěchu. Teď už přestávám.
    }
file_given_up_late = <b>{ $file ->
        [none] { $kind ->
            [video] Video
           *[photo] Fotka
        }
       *[other] { $file }
    }</b>: nezkontrolováno. Odeslání už proběhlo, podívejte se tedy do sporu, jestli to AliExpress přijal.
last_proof_gone = { $elsewhere ->
        [yes] Ten případ nemá jiný důkaz a formulář chce aspoň jeden. Otevřete ho přes /cases a pošlete další. Všechno ostatní zůstává.
       *[no] Jiný důkaz tu není a formulář chce aspoň jeden. Pošlete prosím další. Všechno ostatní zůstává.
    }
cannot_use =
    To tady použít neumím. Hodí se slova, fotky (PNG, JPG nebo GIF) a video (MP4).
cannot_hear =
    Nahrávky poslouchat neumím. Napište to prosím vlastními slovy.
check_failed = Pořád to nejde získat. Zkouším to dál; k důkazům to zatím patří.

files_none = Zatím tu není žádný použitelný soubor.
files_some = <b>Vaše soubory</b>
files_manage = <b>Vaše soubory.</b> Podle návodu bere formulář { $most } fotek. Odebráním uděláte místo pro jinou.
files_more = …a ještě { $count }. Posunou se nahoru, když některé z těchto odeberete.
file_line = { $place }. { $kind ->
        [video] Video
       *[photo] Fotka
    }{ $size ->
        [none] { "" }
       *[other] , { $size }
    }{ $name ->
        [none] { "" }
       *[other] { " " }· { $name }
    }
file_accepted = { file_line }
file_unchecked = { file_line } · zatím nezkontrolováno
file_surplus = { file_line } · nezbylo místo
file_insisted = { file_line } · použito i tak

## Případy, kroky a data

cases =
    { $count ->
        [one] <b>Máte jeden případ.</b>
        [few] <b>Máte { $count } případy.</b>
        [many] <b>Máte { $count } případu.</b>
       *[other] <b>Máte { $count } případů.</b>
    }
status = <b>Co dělat teď a do kdy</b>
status_case =
    <b>{ $name }</b>
    { $where }
status_put_away =
    <b>{ $name }</b> (odloženo)
    { $where }
status_next =
    → { $todo }
    { $when } ({ $left })
status_more =
    { $count ->
        [one] A ještě { $count } další: /cases
        [few] A ještě { $count } další: /cases
        [many] A ještě { $count } dalšího: /cases
       *[other] A ještě { $count } dalších: /cases
    }
case_unnamed = Případ { $number }
case_line =
    <b>{ $name }</b>
    Krok: { $step }
case_current =
    <b>{ $name }</b> (teď otevřený)
    Krok: { $step }
case_cancelled =
    <b>{ $name }</b> (odložený)
    Krok: { $step }
help =
    Jste v případu <b>{ $name }</b>, v kroku „{ $step }“.

    /start – pokračovat, kde jste byli
    /back – o krok zpět
    /new – další případ; tento zůstane
    /cases – všechny vaše případy
    /status – termíny a kroky
    /cancel – odložit tento případ; lze to vzít zpět
    /settings – jazyk, čas, klid, připomínky
    /privacy – vaše údaje: vidět, dostat, smazat

    Cokoli napíšete nebo pošlete, uložím dřív, než odpovím.
cancel_ask = Odložit „{ $name }“? Všechno v něm zůstane a můžete se k němu vrátit.
cancelled = „{ $name }“ je odložený. Všechno v něm zůstalo.
cancel_undone = Máte ho zpět, tak jak byl.

review_line = <b>{ $title }:</b> { $value }
review_files = { $photos ->
        [0] { "" }
        [one] 1 fotka
        [few] { $photos } fotky
        [many] { $photos } fotky
       *[other] { $photos } fotek
    }{ $videos ->
        [0] { "" }
        [one] { $photos ->
            [0] { "" }
           *[other] , { "" }
        }1 video
        [few] { $photos ->
            [0] { "" }
           *[other] , { "" }
        }{ $videos } videa
        [many] { $photos ->
            [0] { "" }
           *[other] , { "" }
        }{ $videos } videa
       *[other] { $photos ->
            [0] { "" }
           *[other] , { "" }
        }{ $videos } videí
    }

## Když se něco pokazilo u nás

update_failed =
    Omlouvám se, něco se u mě pokazilo a vaši poslední zprávu nešlo použít. Mám ji uloženou a nic jiného se neztratilo.
    Klepněte na /start a pokračujte, kde jste byli.
screen_cut = <i>…je toho víc, než se sem vejde.</i>
screen_failed = (Tlačítka se nepodařilo ukázat. Klepněte na /start a uvidíte je.)
database_trouble =
    <b>Teď nemohu nic ukládat.</b>
    Co jste poslali, mám. Čeká to tady a všechno dřívější je v bezpečí.
    Nemusíte dělat nic: ozvu se sám, jakmile to zase půjde.
    .tap = Teď nemohu nic ukládat. Vaše klepnutí mám a všechno dřívější je v bezpečí. Nemusíte klepat znovu: pokračuji sám, jakmile to půjde.
database_trouble_outside =
    <b>Teď nemohu nic ukládat.</b>
    Všechno dřívější je v bezpečí. Co jste poslali teď, čeká v Telegramu, ten to drží jeden den.
    Nemusíte dělat nic: vyzvednu si to a odpovím sám, jakmile to zase půjde.
    .tap = Teď nemohu nic ukládat, toto klepnutí se tedy může ztratit. Klepněte prosím znovu za pár minut. Všechno dřívější je v bezpečí.
flood =
    Posíláte rychleji, než stíhám odpovídat po jednom. Všechno mám uložené a nic se neztratí.
    Odpovím, až to celé projdu. Znovu nic posílat nemusíte.

## Pro správce: co bylo odloženo. Nikdy ani slovo kupujícího.

button_dead_letter = Ukázat č. { $number }
button_dead_letters = ‹ Všechno odložené
button_retry = Zkusit znovu
button_retry_all =
    { $count ->
        [one] Zkusit to znovu
        [few] Zkusit znovu všechny { $count }
        [many] Zkusit znovu všech { $count }
       *[other] Zkusit znovu všech { $count }
    }
button_refresh = Obnovit

dead_letters_news =
    <b>Něco od kupujícího nešlo zpracovat.</b>
    Je to uložené: /dead_letters
    O dalším řeknu, až se podíváte.
dead_letters =
    { $count ->
        [0] <b>Nic není odloženo.</b>
        [one] <b>Po chybě je odložena jedna věc.</b>
        [few] <b>Po chybě jsou odloženy { $count } věci.</b>
        [many] <b>Po chybě je odloženo { $count } věci.</b>
       *[other] <b>Po chybě je odloženo { $count } věcí.</b>
    }
dead_letters_how = Nejdřív odstraňte příčinu, pak je zkuste znovu. Kupující dostane odpověď.
dead_letters_retried =
    { $count ->
        [one] Jedna se teď zkouší znovu. Za chvíli klepněte na „{ button_refresh }“.
        [few] { $count } se teď zkouší znovu. Za chvíli klepněte na „{ button_refresh }“.
        [many] { $count } se teď zkouší znovu. Za chvíli klepněte na „{ button_refresh }“.
       *[other] { $count } se teď zkouší znovu. Za chvíli klepněte na „{ button_refresh }“.
    }
dead_letter_line =
    <b>Č. { $number }</b>: { $kind }
    { $day }, { $time } UTC
    Chat { $chat }, pokusů: { $tries }
    { $error }
dead_letter =
    <b>Č. { $number }</b>: { $kind }
    Chat: <code>{ $chat }</code>
    Přišlo: { $day }, { $time } UTC
    Pokusů: { $tries }
    Správce zkusil znovu: { $retries ->
        [0] nikdy
        [one] jednou
        [few] { $retries }krát
        [many] { $retries }krát
       *[other] { $retries }krát
    }
dead_letter_error =
    Poslední chyba: <code>{ $error }</code>
    Místo: <code>{ $place }</code>
    Funkce: <code>{ $function }</code>
dead_letter_error_kind = Poslední chyba: <code>{ $error }</code>
dead_letter_error_text = Říká: { $text }
dead_letter_aside = Odloženo: { $day }, { $time } UTC
dead_letter_waiting = <b>Zkouší se to znovu.</b> Za chvíli klepněte na „{ button_refresh }“.
dead_letter_handled = <b>Zpracováno:</b> { $day }, { $time } UTC. Kupující dostane odpověď.
dead_letter_gone = <b>Č. { $number } odloženo není.</b> Zpracovalo se před více než dvěma dny, nebo nikdy nebylo.

dead_kind_text = text
dead_kind_command = příkaz
dead_kind_photo = fotka
dead_kind_file = soubor
dead_kind_message = jiná zpráva
dead_kind_edit = upravená zpráva
dead_kind_tap = tlačítko
dead_kind_member = spuštění nebo zastavení bota
dead_kind_note = vlastní poznámka bota
dead_kind_unreadable = něco nečitelného

## Pro správce: čísla

stats = <b>Kupujících: { $count }</b>
stats_cases = <b>Případů: { $count }</b>, z toho odložených: { $away }
stats_steps = <b>Před odesláním: kde stojí</b>
stats_stages = <b>Po odeslání</b>
stats_marks = <b>Známky</b>
stats_line = { $name }: { $count }

## Okamžiky a doby

pattern_day = d. M. y (EEE)
pattern_short_day = d. M.
pattern_weekday = EEE d. M.

moment = { $date }, { $time }, { $city }{ $utc ->
        [none] { "" }
       *[other] { " " }({ $utc } UTC)
    }
days_left =
    { $count ->
        [one] zbývá { $count } den
        [few] zbývají { $count } dny
        [many] zbývá { $count } dne
       *[other] zbývá { $count } dní
    }
hours_left =
    { $count ->
        [0] zbývá méně než hodina
        [one] zbývá { $count } hodina
        [few] zbývají { $count } hodiny
        [many] zbývá { $count } hodiny
       *[other] zbývá { $count } hodin
    }
time_over = čas už uplynul

## Lhůty: co to je, do kdy, co dělat. „_late“, když uplynuly, „_how“, odkud se vzaly.

due_open_earliest =
    <b>Formulář se otevře po { $when }</b> ({ $left }).
    Dřív vás může odmítnout.
    .title = Formulář se otevře
    .todo = Počkejte, až se formulář otevře
    .late = Formulář už jde: otevřete spor
due_open_earliest_late =
    <b>Teď už můžete spor otevřít.</b>
    Sledování nic neukazuje? Pak to formulář přijme. Normálně se pohybuje? Pak počkejte na slíbený den.
due_open_earliest_how =
    Odesláno { $since }. Formulář se otevře 11. den potom; den odeslání se nepočítá.
    Píše to nápověda AliExpressu, o zásilkách, které nepřišly. Z blízkého skladu to může jít dřív.
due_transit_lock =
    <b>Formulář se otevře po { $when }</b> ({ $left }).
    Do té doby odmítá zásilky, které se normálně pohybují.
    .title = Slíbené doručení
    .todo = Počkejte na slíbený den
    .late = Nic nepřišlo? Otevřete spor
due_transit_lock_late =
    <b>Slíbený den doručení uplynul.</b>
    Nic nepřišlo? Otevřete spor hned a odpovězte „{ -no }“ (ne, nepřišlo).
due_transit_lock_how =
    { $since } jste uvedli jako den, který AliExpress slíbil nebo který uvádí formulář. Do té doby formulář odmítá zásilky, které se normálně pohybují.
    Píše to nápověda AliExpressu.
due_last_day =
    <b>Spor lze otevřít nejpozději { $when }</b> ({ $left }).
    Ten den uvádí stránka objednávky. Otevřete ho o den dřív.
    .title = Poslední den na otevření
    .todo = Otevřete spor
    .late = Zkuste, jestli jde ještě otevřít
due_last_day_late =
    <b>Podle stránky objednávky lhůta na otevření sporu uplynula.</b>
    Přesto se tam podívejte znovu. Mohou zbývat i jiné cesty.
due_last_day_how = Stránka objednávky uvádí jako poslední den { $since }. Nic se k němu nepřičítá.
due_extension =
    <b>Nic nepřišlo? Požádejte prodejce o prodloužení ochrany ({ -buyer-protection }), do { $when }</b> ({ $left }).
    Napište mu v chatu AliExpressu. Má na to asi 2 dny, píše jedna stránka.
    .title = Požádat o víc času
    .todo = Požádejte prodejce o prodloužení
due_extension_how = 2 dny před { $since }, kdy ochrana končí. Podle jedné stránky má prodejce asi 48 hodin; návody radí požádat 5 až 7 dní předem.
due_protection_end =
    <b>Pro jistotu otevřete spor do { $when }</b> ({ $left }): pak ochrana ({ -buyer-protection }) končí.
    Můj návod dává ještě 15 dní. Nejnovější stránka AliExpressu ne.
    .title = Ochrana končí
    .todo = Je něco špatně? Otevřete spor
due_protection_end_how = To je datum, které jste mi dali ze stránky objednávky: { $since }.
due_open_confirmed =
    <b>Spor lze otevřít nejpozději { $when }</b> ({ $left }).
    Otevřete ho o den dřív. Potom už AliExpress žádný nepřijme.
    .title = Poslední den po přijetí
    .todo = Otevřete spor
    .late = Zkuste, jestli jde ještě otevřít
due_open_confirmed_late =
    <b>Podle data, které znám, lhůta na otevření sporu uplynula.</b>
    Přesto se podívejte na stránku objednávky: ukazuje přesný den. Mohou zbývat i jiné cesty.
due_open_confirmed_how = 15 dní od { $since }, kdy jste potvrdili přijetí. Můj návod a nejnovější stránka AliExpressu se shodují.
due_open_latest =
    <b>Podle mého návodu lze spor otevřít do { $when }</b> ({ $left }).
    Nejnovější stránka AliExpressu to neuvádí: nečekejte.
    .title = Poslední den podle návodu
    .todo = Otevřete spor
    .late = Zkuste, jestli jde ještě otevřít
due_open_latest_late =
    <b>Podle data, které znám, lhůta na otevření sporu uplynula.</b>
    Přesto se podívejte na stránku objednávky: ukazuje přesný den. Možná zbývají i jiné možnosti.
due_open_latest_how =
    15 dní od { $since }, kdy končí ochrana nebo doba doručení. Píše to můj návod a starší nápověda.
    Nejnovější stránka AliExpressu uvádí 15 dní jen od potvrzení přijetí.
due_seller_reply =
    <b>Prodejce má odpovědět do { $when }</b> ({ $left }).
    Kontrolujte stránku sporu. Neklepejte na nic, co spor ukončí.
    .title = Prodejce odpoví
    .todo = Čekejte na prodejce, kontrolujte denně
    .late = Podívejte se, co říká stránka sporu
due_seller_reply_late =
    <b>Pět dní prodejce uplynulo.</b>
    Bez odpovědi? Pak se vyhoví vaší žádosti, jak jste ji poslali, píše nápověda AliExpressu. Podívejte se na stránku sporu a řekněte mi, co vidíte.
due_seller_reply_how =
    5 dní od { $since }, kdy byl spor otevřen nebo naposled změněn. Každá změna dá prodejci 5 nových dní.
    Píše to nápověda AliExpressu.
due_platform_in =
    <b>AliExpress vstoupí do sporu asi do { $when }</b> ({ $left }).
    Vy pro to nic dělat nemusíte. Přidejte teď poslední důkazy.
    .title = AliExpress vstoupí do sporu
    .todo = Přidejte poslední důkazy
    .late = Hledejte rozhodnutí AliExpressu
due_platform_in_late =
    <b>AliExpress už by to měl posuzovat.</b>
    Hledejte jeho rozhodnutí na stránce sporu. Nic tam není? Zeptejte se v chatu podpory.
due_platform_in_how =
    7 dní od { $since }, kdy jste spor otevřeli. To číslo uvádějí stránky AliExpressu pro prodejce, jeho stránky pro kupující ne.
    Zásilka je ještě na cestě? Pak až po uplynutí doby doručení, píše jeden návod.
due_buyer_reply =
    <b>Na nabídku odpovězte do { $when }</b> ({ $left }).
    Přijměte ji, nebo ji odmítněte s vlastní částkou a důkazy. Když lhůta uplyne, platí poslední nabídka, píší návody.
    .title = Odpovědět na nabídku
    .todo = Přijměte, nebo odmítněte s částkou
    .late = Podívejte se, jestli nabídka platí
due_buyer_reply_late =
    <b>Možná vám uplynula lhůta na odpověď.</b>
    Podívejte se hned na stránku sporu. Nabídka ještě platí? Pak odpovězte okamžitě.
due_buyer_reply_how =
    Nikdo neříká, kolik na to máte dní. Pro jistotu počítám 3 od { $since }; to je moje volba.
    Stránka sporu ukazuje odpočet: napište ho sem a budu se řídit jím.
due_platform_result =
    <b>AliExpress bude mít za sebou dva týdny { $when }</b> ({ $left }).
    Do té doby kontrolujte stránku sporu každý den.
    .title = AliExpress rozhodne
    .todo = Kontrolujte denně, jestli rozhodl
    .late = Napište do chatu podpory AliExpressu
due_platform_result_late =
    <b>AliExpress už měl dva týdny.</b>
    Pořád nerozhodl? Napište do chatu podpory s číslem sporu.
due_platform_result_how =
    14 dní od { $since }, kdy AliExpress vstoupil do sporu, nebo měl. To je moje volba: lhůtu neuvádí žádná stránka. Někdy to trvá měsíc.
due_evidence_request =
    <b>Důkazy, které AliExpress chtěl, pošlete do { $when }</b> ({ $left }).
    U ztracené zásilky je to vyjádření dopravce.
    .title = Poslat důkazy
    .todo = Pošlete důkazy, které AliExpress chce
    .late = Pošlete důkazy hned
due_evidence_request_late =
    <b>Lhůta na důkazy možná uplynula.</b>
    Přesto je pošlete, a hned: stránka sporu ukáže, jestli je ještě přijme.
due_evidence_request_how =
    3 dny od { $since }. To číslo je ze staré stránky a jisté není. Datum uvádí zpráva na stránce sporu: napište ho sem.
due_appeal =
    <b>Odvolejte se do { $when }</b> ({ $left }), raději dnes.
    Přidejte nové důkazy. Možná máte jediný pokus, píše jedna stránka.
    .title = Odvolání
    .todo = Odvolejte se s novými důkazy
    .late = Přesto hledejte tlačítko odvolání
due_appeal_late =
    <b>Lhůta na odvolání už asi uplynula.</b>
    Přesto se podívejte na stránku sporu. Tlačítko chybí? Napište do chatu podpory s číslem sporu a důkazy.
due_appeal_how =
    7 dní od { $since }, dne rozhodnutí. To číslo uvádí jedna stránka, psaná pro prodejce. Přesnou lhůtu ukazuje stránka sporu.
due_appeal_result =
    <b>Odpověď na odvolání má přijít do { $when }</b> ({ $left }).
    .title = Odpověď na odvolání
    .todo = Hledejte odpověď na odvolání
    .late = Hledejte odpověď, zeptejte se podpory
due_appeal_result_late =
    <b>Na odvolání už měla přijít odpověď.</b>
    Podívejte se na stránku sporu a do pošty. Může to trvat i 10 dní, píše jedna stránka.
due_appeal_result_how =
    5 pracovních dní od { $since }. Skutečný případ uvádí 2 až 5 pracovních dní, jedna stránka až 10 dní.
due_return_ship =
    <b>Odešlete zboží a zadejte číslo zásilky do { $when }</b> ({ $left }).
    Obojí! Bez čísla ve sporu se spor uzavře a peníze dostane prodejce.
    .title = Poslat zboží zpět
    .todo = Odešlete zboží, zadejte číslo zásilky
    .late = Zadejte číslo zásilky hned
due_return_ship_late =
    <b>Lhůta na odeslání zboží už asi uplynula.</b>
    Podívejte se hned na stránku sporu. Přijme ještě číslo zásilky? Pak ho zadejte okamžitě.
due_return_ship_how =
    10 dní od { $since }, kdy bylo vrácení dohodnuto. Shoduje se na tom několik návodů. Stránka sporu ukazuje odpočet: napište ho sem a budu se řídit jím.
due_return_scan =
    <b>První záznam dopravce se má objevit do { $when }</b> ({ $left }).
    .title = První záznam o vrácení
    .todo = Podívejte se na sledování
    .late = Napište podpoře, s podacím lístkem
due_return_scan_late =
    <b>Vrácená zásilka se ve sledování neobjevila?</b>
    Napište do chatu podpory AliExpressu a přidejte fotku podacího lístku.
due_return_scan_how =
    2 pracovní dny od { $since }, kdy jste zásilku podali. Píše to stránka, která cituje nápovědu AliExpressu k vracení.
due_return_there =
    <b>Zásilka má být zpátky do { $when }</b> ({ $left }).
    Kontrolujte sledování a řekněte mi, až tam bude.
    .title = Zásilka je zpátky
    .todo = Podívejte se, kde zásilka je
    .late = Podívejte se, kde zásilka je
due_return_there_late =
    <b>Kde je vaše zásilka?</b>
    Podívejte se na sledování. Je tam? Řekněte mi to. Nehýbe se? Zeptejte se dopravce a napište do chatu podpory AliExpressu.
due_return_there_how = 14 dní od { $since }, kdy jste ji odeslali. To je moje volba: lhůtu neuvádí žádná stránka.
due_return_confirm =
    <b>Prodejce má vrácení potvrdit do { $when }</b> ({ $left }).
    .title = Prodejce potvrdí vrácení
    .todo = Podívejte se, jestli už vrací peníze
    .late = Hledejte peníze, zeptejte se podpory
due_return_confirm_late =
    <b>Zboží je zpátky deset dní.</b>
    Začaly se vracet peníze? Jestli ne, napište do chatu podpory AliExpressu s číslem zásilky.
due_return_confirm_how = 10 dní od { $since }, kdy tam zboží dorazilo. To je moje volba: lhůtu neuvádí žádná stránka.
due_refund_arrive =
    <b>Peníze mají přijít do { $when }</b> ({ $left }).
    Přijdou tak, jak jste platili.
    .title = Přijdou peníze
    .todo = Podívejte se na účet
    .late = Hledejte peníze ve výpisu
due_refund_arrive_late =
    <b>Deset pracovních dní uplynulo: hledejte peníze.</b>
    Hledejte ve výpisu i u dne nákupu. Banky to tam někdy zapíšou.
due_refund_arrive_how =
    10 pracovních dní od { $since }. Novější stránka AliExpressu uvádí 1 až 10. Státní svátky neznám: každý může den přidat.
due_refund_late =
    <b>Nejpozději jsou peníze na účtu do { $when }</b> ({ $left }).
    .title = Peníze nejpozději
    .todo = Podívejte se na účet
    .late = Zeptejte se banky, pak podpory
due_refund_late_late =
    <b>Dvacet pracovních dní uplynulo.</b>
    Peníze nepřišly? Zeptejte se banky, pak v chatu podpory AliExpressu.
due_refund_late_how =
    20 pracovních dní od { $since }. Starší stránka AliExpressu uvádí 3 až 20. Státní svátky neznám: každý může den přidat.
due_bonus_or_coupon =
    <b>Kupon nebo bonus použijte do { $when }</b> ({ $left }).
    .title = Konec kuponu nebo bonusu
    .todo = Použijte kupon nebo bonus
due_bonus_or_coupon_how = Asi 60 dní od { $since }. To číslo uvádějí dva weby. Přesný den ukazuje váš účet.
due_free_return =
    <b>{ -free-return } (vrácení zdarma) začněte do { $when }</b> ({ $left }).
    Nepoužité, v původním obalu.
    .title = { -free-return }
    .todo = Začněte { -free-return } (vrácení)
due_free_return_how = 15 dní od { $since }, kdy zboží přišlo. Píše to nápověda AliExpressu k { -free-return } (vrácení zdarma).
due_eu_withdrawal =
    <b>V EU můžete od nákupu odstoupit do { $when }</b> ({ $left }).
    Důvod uvádět nemusíte. Na odeslání zpět máte dalších 14 dní.
    .title = Odstoupení (EU)
    .todo = Rozhodněte se, zda odstoupíte
due_eu_withdrawal_how =
    14 dní od { $since }, kdy zboží přišlo. To je v EU zákon (směrnice 2011/83) a píší to i stránky AliExpressu pro kupující v EU.
    Vrací se i běžné poštovné k vám. Cestu zpět platíte vy, pokud vám neřekli něco jiného.
due_paypal =
    <b>PayPal přijímá případy do { $when }</b> ({ $left }).
    Je to cesta pro případ, že vám spor peníze nevrátí. Obecná rada: ne obojí zároveň.
    .title = Případ u PayPalu
    .todo = Zvažte případ u PayPalu
due_paypal_how = 180 dní od { $since }, kdy jste platili. To číslo uvádí nápověda AliExpressu.
due_paypal_claim =
    <b>Změňte případ u PayPalu na reklamaci (claim) do { $when }</b> ({ $left }).
    Jinak ho PayPal nadobro uzavře.
    .title = PayPal: podat reklamaci
    .todo = Změňte případ u PayPalu na claim
due_paypal_claim_how = 20 dní od { $since }, kdy jste případ otevřeli. Píše to nápověda PayPalu.
due_chargeback =
    <b>Na chargeback se banky zeptejte dnes, nejpozději do { $when }</b> ({ $left }).
    Banky dovolují 120 dní nebo méně. Chtějí doklad, že jste nejdřív psali prodejci.
    .title = Zeptat se banky
    .todo = Zeptejte se banky na chargeback
due_chargeback_how =
    120 dní od { $since }, kdy jste platili. Pravidla karetních společností uvádějí 120 dní, některé banky 90, shodují se stránky o pravidlech karet. Lhůtu zná vaše banka.
    Ne zároveň s případem u PayPalu. To je obecná rada.
due_typed_how = To je datum, které jste opsali ze své stránky. Má přednost před každým pravidlem.
due_sure =
    { $certainty ->
        [high] Jak jisté to je: dost, shoduje se víc zdrojů.
        [medium] Jak jisté to je: celkem. Jeden dobrý zdroj, nebo několik návodů.
        [low] Jak jisté to je: málo. Jeden starý nebo slabý zdroj.
       *[ours] Jak jisté to je: žádný zdroj číslo neuvádí. Je to moje opatrná volba.
    }
due_line =
    <b>{ $title }</b>
    { $when } ({ $left })
due_none = Žádný termín zatím neznám. AliExpress je ukazuje na stránce objednávky a na stránce sporu.

## Days and facts that are asked for where they help

ask_order_shipped =
    <b>Kdy prodejce zásilku odeslal?</b>
    Klepněte na den, nebo ho napište. Připomenu vám, až se formulář otevře.
ask_order_promised =
    <b>Který den doručení AliExpress slíbil?</b>
    Napište ho, třeba „5. 12.“: připomenu vám ho.
ask_form_named =
    <b>Který den uvádí formulář?</b>
    Napište ho, třeba „5. 12.“: připomenu vám ho.
ask_payment =
    <b>Jak jste platili?</b> Pohlídám i lhůtu té cesty.
    .paid_paypal = PayPal
    .paid_card = Karta
    .paid_otherwise = Jinak
ask_home =
    <b>Kde žijete?</b> V EU máte víc práv.
    .lives_in_eu = V EU
    .lives_in_czechia = V Česku
    .lives_elsewhere = Jinde
ask_order_arrived =
    <b>Kdy zboží přišlo?</b> Pohlídám 14 dní podle práva EU.

## Po odeslání: jak to stojí, co sledovat, na co klepnout a na co ne

stage_seller =
    <b>Teď musí odpovědět prodejce.</b>
    • 5 dní, píše nápověda AliExpressu. Mlčí? Dostanete, co žádáte.
    • Nedohodnete se? Vstoupí do toho AliExpress.
    • Neklepejte na „Cancel request“ (zrušit).

    <blockquote expandable>Stránku sporu sledujte jednou denně. Důkazy můžete přidat kdykoli, kvůli tomu nic nerušte.
    { note_open_anew }
    Změna žádosti dá prodejci 5 nových dní.
    Spor najdete i v objednávkách pod „Returns/Refunds“ (vrácení), píší dva weby.</blockquote>
    .title = Čeká se na prodejce
stage_offer =
    <b>Prodejce poslal nabídku. Nejdřív se podívejte na částku.</b>
    • Méně, než chcete? Odmítněte a přidejte vlastní částku, důvod a důkazy.
    • Stačí to? <b>Přijetí je konečné</b>, i u 0,00.
    • Když skončí její odpočet, nabídka platí, píší návody.

    <blockquote expandable>Kupon nebo Bonus místo peněz? Můžete odmítnout a žádat vrácení na původní účet: to je moje rada.</blockquote>
    .title = Prodejce poslal nabídku
stage_return_offer =
    <b>Prodejce chce zboží zpět. Kdo zaplatí poštovné?</b>
    • Vadné nebo jiné: obchod, píše novější stránka AliExpressu. Starší návody: vy.
    • Vy? Žádejte štítek nebo jen peníze.
    • <b>Přijetí je konečné</b>: odešlete to do 10 dní.

    <blockquote expandable>Rozhoduje, co říká sama nabídka. Máte-li platit vy, odmítněte ji: žádejte předplacený štítek nebo { -refund-only } (jen peníze) a ukažte snímek obrazovky s cenou poštovného. Souhlaste, jen když to stihnete odeslat.
    Když skončí odpočet nabídky, nabídka platí, píší návody.</blockquote>
    .title = Prodejce to chce zpět
stage_refused =
    <b>Prodejce odmítl. Přidejte teď další důkazy: to ještě není konec.</b>
    AliExpress vstoupí do sporu sám, píší jeho stránky pro prodejce.
    Nic nerušte a neotvírejte druhý spor.
    .title = Prodejce odmítl
stage_looking =
    <b>Váš případ posuzuje AliExpress.</b>
    Každý den se podívejte na stránku sporu. Může ukázat vlastní řešení.
    • Přijměte ho, jen když sedí částka. Je to konečné.
    • Chce důkazy? Pošlete je ve lhůtě, kterou uvádí.
    .title = Posuzuje to AliExpress
stage_outcome =
    <b>Jak spor dopadl a kdy?</b>
    Podívejte se na stránku sporu a klepněte na to, co píše.
    • AliExpress rozhodl proti vám? Hledejte ještě dnes tlačítko pro odvolání.
    • Přijali jste nabídku? To je konečné, shoduje se několik návodů.

    <blockquote expandable>Zrušili jste ho? { note_open_anew }</blockquote>
    .title = Spor skončil
stage_decided =
    <b>AliExpress vám přiznal méně, než jste žádali, nebo nic.</b>
    • Nesouhlasíte? Ještě <b>dnes</b> hledejte na stránce sporu tlačítko pro odvolání a přidejte nové důkazy.
    • Stačí vám část? Čekejte na peníze a řekněte mi, až přijdou.

    <blockquote expandable>Napište, v čem se rozhodnutí mýlí.
    Jedna stránka, psaná pro prodejce, uvádí na odvolání 7 dní a jediný pokus. Jisté to není: lhůtu ukazuje stránka sporu.</blockquote>
    .title = AliExpress rozhodl
stage_appealed =
    <b>Vaše odvolání se posuzuje.</b>
    Skutečný případ uvádí 2 až 5 pracovních dní, jedna stránka až 10 dní. Kontrolujte stránku sporu i e-mail.
    .title = Odvolání odesláno
stage_return =
    <b>Pošlete zboží zpět a zadejte číslo zásilky.</b>
    • Adresa je na stránce sporu.
    • Rozhoduje odpočet na ní. Návody uvádějí 10 dní.
    • Podací lístek si nechte.

    <blockquote expandable>Za neúplné vrácení dostanete méně.
    Odešlete balík a včas zadejte číslo: bez čísla ve sporu se případ uzavře a peníze dostane prodejce.
    Vadné nebo jiné zboží: poštovné platí obchod, píše novější stránka AliExpressu. Podívejte se na nabídku.
    Máte přesto platit vy? Žádejte v chatu podpory AliExpressu předplacený štítek a pošlete snímek obrazovky s cenou poštovného.</blockquote>
    .title = Poslat zboží zpět
stage_sent_back =
    <b>Vrácená zásilka je na cestě.</b>
    První záznam se objeví do 1 až 2 pracovních dní. Do té doby není důvod k obavám.
    Podací lístek si nechte, dokud nemáte peníze.
    .title = Vrácení je na cestě
stage_refund =
    <b>Peníze jsou na cestě.</b>
    Jdou zpět tak, jak jste platili: 1 až 10 pracovních dní, píše novější stránka AliExpressu.
    <b>Hlásí „completed“ (dokončeno), a banka nic nemá?</b> Vyžádejte si v chatu podpory AliExpressu číslo platby (ARN) pro banku.

    <blockquote expandable>Hledejte ve výpisu i u dne nákupu: banky to tam někdy zapíší.
    Starší stránka uvádí 3 až 20 pracovních dní.
    Karta je zrušená? Peníze jdou její bance. Zeptejte se tam.
    Místo peněz bonus nebo kupon? Utratit ho lze jen na AliExpressu. Můžete odmítnout a žádat v chatu podpory vrácení na původní účet: to je moje rada.</blockquote>
    .title = Peníze jsou na cestě
stage_won =
    <b>Hotovo: peníze máte.</b>
    Všechno v tomto případu zůstává uložené. Nic dalšího dělat nemusíte.
    .title = Uzavřeno: peníze přišly
stage_partly =
    <b>Uzavřeno: máte část peněz nebo kupon.</b>
    Kupon použijte včas: dva weby uvádějí asi 60 dní. Přijde-li víc, řekněte mi.

    <blockquote expandable>Dostali jste kupon, o který jste nežádali? Můžete ho odmítnout a žádat v chatu podpory AliExpressu vrácení na původní účet: to je moje rada.</blockquote>
    .title = Uzavřeno: část peněz
stage_lost =
    <b>AliExpress odvolání nevyhověl.</b>
    Zbývají další možnosti. Zkoušejte je jednu po druhé: to je obecná rada. Jejich lhůty ale nečekají.
    .title = Uzavřeno: nevyhráno
stage_withdrawn =
    <b>Spor je zrušený.</b>
    Nový lze otevřít jen do posledního dne, který ukazuje stránka objednávky.

    <blockquote expandable>Po posledním dni dostane peníze prodejce.</blockquote>
    .title = Uzavřeno: zrušeno
stage_given_up =
    <b>Nechali jste to být.</b>
    Všechno zůstává uložené. Další možnosti můžete zkusit i teď.
    .title = Uzavřeno: vzdáno

## Po odeslání: co se může stát. Text je řádek v seznamu toho, co se stalo.

event_paid_paypal = { $date }: zaplaceno přes PayPal
    .button = Platba přes PayPal
event_paid_card = { $date }: zaplaceno kartou
    .button = Platba kartou
event_paid_otherwise = { $date }: placeno jinak
    .button = Platil(a) jsem jinak
event_order_shipped = { $date }: prodejce odeslal
    .button = Prodejce odeslal
event_order_promised = { $date }: slíbený den doručení
    .button = Slíbený den doručení
event_form_named = { $date }: den, který uvádí formulář
    .button = Den, který uvádí formulář
event_order_arrived = { $date }: zásilka přišla
    .button = Zásilka přišla
event_order_confirmed = { $date }: přijetí potvrzeno
    .button = Přijetí potvrzeno
event_wrote_seller = { $date }: napsali jste prodejci
    .button = Napsáno prodejci
event_lives_in_eu = { $date }: poznamenáno, že žijete v EU
    .button = Žiji v EU
event_lives_in_czechia = { $date }: poznamenáno, že žijete v Česku
    .button = Žiji v Česku
event_lives_elsewhere = { $date }: poznamenáno, že žijete mimo EU
    .button = Žiji jinde
event_paypal_opened = { $date }: otevřen případ u PayPalu
    .button = Otevřel(a) jsem případ u PayPalu
event_dispute_opened = { $date }: spor otevřen
    .button = Den otevření sporu
event_offered_all = { $date }: prodejce nabídl vše, co žádáte
    .button = Plná nabídka
event_offered_less = { $date }: prodejce nabídl méně, než žádáte
    .button = Nižší nabídka
event_offered_return = { $date }: prodejce chce zboží zpět
    .button = Chce zboží zpět
event_refused = { $date }: prodejce odmítl
    .button = Prodejce odmítl
event_modified = { $date }: změnili jste žádost
    .button = Žádost změněna
event_proof_added = { $date }: přidali jste důkazy
    .button = Důkazy přidány
event_rejected = { $date }: odmítli jste nabídku
    .button = Odmítl(a) jsem
event_accepted = { $date }: přijali jste nabídku
    .button = Přijal(a) jsem
event_withdrawn = { $date }: zrušili jste spor
    .button = Spor zrušen
event_reopened = { $date }: otevřeli jste ho znovu
    .button = Znovu otevřeno
event_appealed = { $date }: odvolali jste se
    .button = Odvolání podáno
event_gave_up = { $date }: nechali jste to být
    .button = Nechám to být
event_stepped_in = { $date }: AliExpress vstoupil do sporu
    .button = Řeší AliExpress
event_proof_wanted = { $date }: AliExpress chtěl důkazy
    .button = Chtějí důkazy
event_decided_all = { $date }: AliExpress rozhodl: všechny peníze
    .button = Přiznáno vše
event_decided_less = { $date }: AliExpress rozhodl: část peněz
    .button = Přiznána část
event_decided_nothing = { $date }: AliExpress rozhodl: žádné peníze
    .button = Nepřiznáno nic
event_decided_return = { $date }: AliExpress rozhodl: peníze za vrácení zboží
    .button = Jen za vrácení
event_appeal_won = { $date }: odvolání vyhráno
    .button = Odvolání uspělo
event_appeal_lost = { $date }: odvolání prohráno
    .button = Odvolání zamítli
event_return_agreed = { $date }: vrácení dohodnuto
    .button = Vrátím zboží
event_posted = { $date }: zboží odesláno, číslo zadáno
    .button = Odesláno + číslo
event_scanned = { $date }: dopravce vrácení zaznamenal
    .button = Je ve sledování
event_goods_there = { $date }: zboží dorazilo zpátky
    .button = Zboží je tam
event_refund_coming = { $date }: vrácení peněz oznámeno
    .button = Peníze na cestě
event_money_all = { $date }: přišly všechny peníze
    .button = Peníze přišly
event_money_less = { $date }: přišla část peněz
    .button = Přišla jen část
event_coupon = { $date }: přišel kupon nebo bonus
    .button = Kupon či bonus

## Po odeslání: co může prodejce zkusit

trap_cancel =
    <b>„Zrušte spor, pošlu to znovu.“</b>
    Nerušte ho. { note_open_anew }
    .button = „Zrušte to, pošlu to znovu“
trap_outside =
    <b>„Zaplatím vám přes PayPal, mimo spor.“</b>
    Odmítněte. AliExpress chrání jen to, co je ve sporu. „Přijměte teď 1 dolar, zbytek přes PayPal“ je tentýž trik: přijetí je konečné.
    .button = „Zaplatím vám mimo spor“
trap_confirm =
    <b>„Nejdřív potvrďte přijetí, pak vrátím peníze.“</b>
    Nepotvrzujte, dokud zboží nezkontrolujete. Prodejce tím dostane peníze a začne běžet posledních 15 dní.
    .button = „Nejdřív potvrďte přijetí“
trap_reason =
    <b>„Změňte důvod na osobní důvody.“</b>
    Odmítněte. Pak je to vaše přání: možná zaplatíte poštovné zpět a prodejce už není vinen, píší návody.
    .button = „Změňte důvod“
trap_accept =
    <b>„Přijměte to prosím, víc dát nemohu.“</b>
    Podívejte se na částku: je to 0,00 nebo jen pár procent? Přijetí je konečné. Odmítněte s vlastní částkou a řekněte proč.
    .button = „Přijměte to prosím“
trap_return =
    <b>„Nejdřív to pošlete zpět do Číny.“</b>
    Nejdřív se zeptejte, kdo to zaplatí. U vadného nebo jiného zboží platí obchod, píše jedna stránka. Chtějte předplacený štítek, nebo peníze bez vrácení. Cenu poštovného si uložte jako snímek obrazovky.
    .button = „Nejdřív to pošlete zpět“
trap_coupon =
    <b>„Dám vám kupon nebo dárek.“</b>
    Můžete odmítnout. Kupon nejsou peníze: platí jen v tom obchodě nebo jen nějakou dobu. Chtějte peníze zpět tak, jak jste platili.
    .button = „Kupon místo peněz“
trap_wait =
    <b>„Počkejte prosím, prodloužím ochranu.“</b>
    Platí jen datum u vaší objednávky. Podívejte se tam, jestli se posunulo, a nikdy nečekejte déle: potom už spor nemusí jít otevřít.
    .button = „Počkejte ještě chvíli“

## Po odeslání: cesty, které zbývají

way_appeal =
    <b>Odvolejte se ještě dnes, s novými důkazy.</b>
    Tlačítko je na stránce sporu. Napište, v čem se rozhodnutí mýlí, a ukažte, co AliExpress ještě neviděl. Pro váš důvod:
    { $proof }

    <blockquote expandable>Jedna stránka, psaná pro prodejce, uvádí 7 dní a jediný pokus. Jisté to není: lhůtu ukazuje stránka sporu. Tlačítko chybí? Pak napište do chatu podpory.</blockquote>
    .button = Odvolání
    .line = Odvolání u AliExpressu, ještě dnes, s novými důkazy
way_seller =
    <b>Žádejte peníze od prodejce v chatu AliExpressu.</b>
    Napište, co je špatně, ukažte důkazy a uveďte částku a termín.
    Uložte si snímky obrazovky i s daty: chce je banka i PayPal.

    <blockquote expandable>Plaťte i přijímejte peníze jen uvnitř AliExpressu. Mimo něj vás nikdo nechrání, varuje několik návodů.</blockquote>
    .button = Prodejce
    .line = Prodejce, v chatu AliExpressu
way_paypal =
    <b>Otevřete případ u PayPalu a včas ho změňte na reklamaci (claim).</b>
    • Otevřít ho lze 180 dní od platby, píše nápověda AliExpressu.
    • <b>Do 20 dní ho změňte na reklamaci (claim).</b> Jinak ho PayPal navždy uzavře, píše jeho nápověda.

    <blockquote expandable>Neveďte ho zároveň se sporem na AliExpressu: to je obecná rada. Nenechte si ale uplynout lhůtu.</blockquote>
    .button = PayPal
    .line = PayPal: do 180 dní od platby
way_chargeback =
    <b>Požádejte banku o chargeback a neotálejte.</b>
    • Jde to u plateb kartou. Pravidla karet dávají 120 dní nebo méně, shoduje se několik webů.
    • Přineste objednávku, popis zboží a důkazy.

    <blockquote expandable>Visa počítá 120 dní od posledního dne, kdy mělo zboží přijít. Některé banky chtějí 90. V USA dává zákon 60 dní od výpisu.
    Neodpovídá popisu? Visa chce, abyste zboží vrátili nebo se o to pokusili a čekali 15 dní.
    Neveďte to zároveň se sporem na AliExpressu: to je obecná rada.</blockquote>
    .button = Moje banka
    .line = Vaše banka: platba kartou, 120 dní nebo méně
way_chargeback_czech =
    <b>Požádejte banku o chargeback a neotálejte.</b>
    • V Česku je zdarma. Týká se plateb kartou, také padělků a slíbených vratek.
    • Přineste objednávku, popis zboží a důkazy.
    • Banka odpoví do 30 dní.
    Píší to české noviny z roku 2025.

    <blockquote expandable>Pravidla karet dávají 120 dní nebo méně, shoduje se několik webů. Některé banky chtějí 90.
    Neodpovídá popisu? Visa chce, abyste zboží vrátili nebo se o to pokusili a čekali 15 dní.
    Neveďte to zároveň se sporem na AliExpressu: to je obecná rada.</blockquote>
    .button = Moje banka (Česko)
    .line = Vaše banka: platba kartou, 120 dní nebo méně
way_czech_post =
    <b>Reklamujte zásilku u České pošty sami: adresát smí.</b>
    Jděte na pobočku, nebo použijte postaonline.cz/ereklamace. Chtějte odpověď písemně: je to důkaz pro AliExpress i pro banku.

    <blockquote expandable>Píší to české noviny. Vezl zásilku jiný dopravce? Zeptejte se stejně u něj.</blockquote>
    .button = Česká pošta
    .line = Česká pošta: reklamuje adresát
way_czech_adr =
    <b>Požádejte o urovnání Českou obchodní inspekci (ČOI): adr.coi.cz.</b>
    Je to zdarma. Musí to být do roka od vaší první reklamace u prodejce.
    Proti prodejci v Číně zmůže málo, víc tam, kde prodal někdo z EU nebo sklad v EU.

    <blockquote expandable>Píší to české právní weby. Jak moc to ve vašem případu pomůže, nikdo neví.</blockquote>
    .button = Obchodní inspekce (ČOI)
    .line = Obchodní inspekce: adr.coi.cz, zdarma
way_report =
    <b>Nahlaste padělek nebo nebezpečné zboží AliExpressu.</b>
    Peníze vám to nevrátí a rozhodnutí nezmění, ale může to zastavit další prodej.
    Co AliExpress k takovému zboží slíbil EU, ho zavazuje od 18. června 2025, píše Evropská komise.

    <blockquote expandable>Kam klepnout? Zdroj jsem nenašel. Hledejte u zboží „Report“ (nahlásit), nebo se zeptejte v chatu podpory.</blockquote>
    .button = Nahlásit zboží
    .line = Nahlásit padělek nebo nebezpečné zboží
situation_unsafe = <b>Hřeje, kouří nebo se nafukuje?</b> Přestaňte to používat, i kvůli videu. Nahlaste to v chatu podpory AliExpressu.
situation_fake =
    <b>Padělek neposílejte zpět.</b> Žádejte { -refund-only } (jen peníze).
    <blockquote expandable>Padělek je váš důkaz a nikdo by ho neměl prodat znovu. To je obecná rada.</blockquote>
situation_keep = <b>Zboží i krabici si nechte</b>, dokud není po všem. To je moje rada: možná je budete muset ukázat nebo poslat zpět.
situation_delivered = V EU hlášení „doručeno“ ve sledování nic nedokazuje. Podle práva EU (2011/83/EU) musí obchod doložit, že zboží máte.
situation_customs = U zásilek do 150 € dluží DPH a clo platforma nebo prodejce: 3 € za každý druh zboží, od 1. července 2026 do 1. července 2028. Chce je po vás dopravce znovu? Účet si nechte: svědčí proti prodejci. Shodují se na tom weby o clech.
situation_eu_warehouse = Přišlo to od prodejce nebo ze skladu v EU? Pak máte všechna práva kupujícího tam i adresu pro vrácení v EU.
way_eu_withdrawal =
    <b>Odstupte od nákupu: v EU k tomu nepotřebujete důvod.</b>
    • Oznamte to prodejci písemně do 14 dní po převzetí. Pak máte dalších 14 dní na odeslání zpět.
    • Vrátí vám cenu i běžné poštovné. Cestu zpět platíte vy, neřekne-li obchod jinak.
    Je to zákon a píší to i stránky AliExpressu pro kupující z EU.

    <blockquote expandable>Směrnice 2011/83/EU. Od 19. června 2026 musí mít obchod, který prodává do EU, pro odstoupení tlačítko. Jestli ho AliExpress má, nevím.</blockquote>
    .button = Odstoupení (EU)
    .line = Odstoupení v EU: 14 dní po převzetí
way_support =
    <b>Napište do chatu podpory AliExpressu.</b>
    • Uveďte číslo objednávky, a máte-li ho, i číslo sporu.
    • Jednou větou řekněte, co je špatně, a pošlete důkazy znovu.
    • Chodí jen předepsané věty? Chtějte mluvit s člověkem.
    • Uložte si snímky obrazovky s chatem.

    <blockquote expandable>Po skončení sporu tam kupující posílá několik návodů. Nic ale neslibují.</blockquote>
    .button = Podpora AliExpressu
    .line = Chat podpory AliExpressu
way_eu_delivery =
    <b>Napište, že zásilku nemáte a že doručení musí dokázat obchod.</b>
    { situation_delivered }
    Napište to prodejci i do chatu podpory AliExpressu a ukažte to bance nebo PayPalu.

    <blockquote expandable>Je to směrnice 2011/83/EU, čl. 20. Na obchodu v Číně se vymáhá těžko: to je můj názor. Ukažte to proto i bance nebo PayPalu.</blockquote>
    .button = Nepřišlo: právo EU
    .line = Právo EU: doručení musí dokázat obchod
way_eu_guarantee =
    <b>Odvolejte se na zákonnou záruku na vady: ve většině zemí EU 2 roky.</b>
    Platí vedle ochrany kupujícího, píší stránky AliExpressu pro kupující z EU.
    Napište to prodejci i do chatu podpory AliExpressu a přidejte důkazy.

    <blockquote expandable>{ situation_eu_warehouse }
    Na obchodu v Číně se vymáhá těžko: to je můj názor. Myslete proto i na banku nebo PayPal.</blockquote>
    .button = Zákonná záruka (EU)
    .line = Zákonná záruka v EU: většinou 2 roky

## Případ po odeslání

after_ways = <b>Co ještě můžete zkusit</b>
after_way_until = { $line }, do { $when }
after_home =
    { $home ->
        [czechia] Tyto možnosti platí pro <b>Česko</b>.
        [eu] Tyto možnosti platí pro <b>EU</b>.
        [elsewhere] Tyto možnosti platí <b>mimo EU</b>.
       *[unknown] Kde žijete? V EU máte možností víc.
    }{ $home ->
        [unknown] { "" }
       *[other] { $told ->
            [yes] { "" }
           *[no] { " " }Odhaduji to podle vašeho časového pásma. Není to tak? Klepněte na to, kde žijete.
        }
    }
after_wrote_seller_when = <b>Budou se ptát, jestli jste nejdřív psali prodejci.</b> Kdy to bylo? Řekněte mi to a uložte si snímky obrazovky s tím i s odpovědí.
after_wrote_seller = Budou se ptát, jestli jste nejdřív psali prodejci: psali jste mu, { $date }. Ukažte snímky obrazovky s tím i s odpovědí.
after_proof =
    <b>Co přesvědčí u vašeho důvodu</b>
    { $proof }
after_rejected = Poslali jste i vlastní částku? Pak klepněte na „Žádost změněna“: změna dá prodejci 5 nových dní. Samotné odmítnutí mu podle mých zdrojů žádné nedá.
just_opened =
    <b>Spor je otevřený.</b>
    Níže: kdy přijdou peníze, co když nesouhlasíte, a hned i novinky.

    <blockquote expandable>Nedohodnete se? AliExpress vstoupí do sporu sám{ $platform ->
        [unknown] , do 7 dní od otevření
       *[other] , asi do { $platform }
    }, píší jeho stránky pro prodejce.</blockquote>
closed_rate = <b>Jak to dopadlo?</b> Klepněte na „{ button_rate }“: vaše zkušenost pomůže dalším.
after_next = Teď:
after_when_opened =
    <b>Kdy jste spor otevřeli?</b>
    Řekněte mi ten den a budu hlídat termíny.
after_noted = Poznamenáno. Špatný den? Klepněte na „Jiný den“.
after_taken_back = Vzato zpět.
after_events = <b>Co se zatím stalo</b>
after_events_none = <b>Zatím nic nemám.</b> Co se stalo, vyberte na obrazovce případu.
after_more = <b>Co se stalo?</b> Klepněte na to, co sedí. Zapíši to s dnešním datem.
after_more_none = <b>Více k tomuto případu</b>
after_traps = <b>Co může prodejce zkusit.</b> Klepněte a uvidíte, co odpovědět.
after_trap_reply = Můžete odpovědět:
after_dates =
    <b>Termíny tohoto případu</b>
    Klepněte na některý: uvidíte, co znamená, můžete ho změnit nebo označit za hotový.
after_order_dates =
    <b>Co víte o objednávce?</b>
    Čím víc mi řeknete, tím víc termínů mohu hlídat. Klepněte na jednu věc a řekněte, kdy to bylo.
after_event_day =
    <b>„{ $what }“: kdy to bylo?</b>
    Klepněte na den, nebo ho napište, třeba „5. 12.“ nebo „před 3 dny“.
after_due_type =
    <b>Jaké datum nebo odpočet ukazuje AliExpress?</b>
    Napište to, třeba „5. 12.“ nebo „2 dny 4 hodiny“.
after_due_taken = Teď se řídím vaším datem.
after_due_done = Výborně. Už to připomínat nebudu.
after_due_undone = Zase to platí.
after_snoozed =
    { $hours ->
        [one] Vrátím se k tomu za { $hours } hodinu.
        [few] Vrátím se k tomu za { $hours } hodiny.
        [many] Vrátím se k tomu za { $hours } hodiny.
       *[other] Vrátím se k tomu za { $hours } hodin.
    } Samotný termín zůstává.
after_muted = Už to připomínat nebudu. Termín na seznamu zůstává.
after_unmuted = Zase to budu připomínat.
after_due_gone = Ten termín už v případu „{ $name }“ neplatí.
button_happened = Více …
button_traps = Triky prodejců
button_ways = Další možnosti
button_events = Průběh
button_dates = Termíny
button_order_dates = O objednávce
button_how_on = Jak to půjde dál
button_about_refunds = Peníze
button_about_appeal = Nesouhlas
button_about_news = Novinky
button_other_day = Jiný den
button_take_back = Vzít zpět
button_done = Hotovo
button_not_done = Přece jen ne
button_type_date = AliExpress ukazuje jiné datum
button_snooze =
    { $hours ->
        [24] Zítra
        [72] Za 3 dny
        [one] Za { $hours } h
        [few] Za { $hours } h
        [many] Za { $hours } h
       *[other] Za { $hours } h
    }
button_mute = Už nepřipomínat
button_unmute = Zase připomínat
button_copy_reply = Kopírovat odpověď
button_case = ‹ Zpět k případu
day_today = Dnes
day_yesterday = Včera

## Zpětná vazba na konci případu

button_rate = Říct, jak to šlo
feedback_ask =
    <b>Jak se vám se mnou spor otvíral?</b>
    Odpověď mi pomůže lépe pomoci dalšímu kupujícímu.
feedback_5 = 5 – velmi pomohl
feedback_4 = 4 – pomohl
feedback_3 = 3 – částečně
feedback_2 = 2 – pomohl málo
feedback_1 = 1 – nepomohl
feedback_words =
    <b>Zapsáno, děkuji.</b>
    Přidáte pár slov? Co pomohlo a co chybělo? Napište je jednou zprávou.
feedback_thanks = <b>Děkuji za vaše slova.</b>

## Připomínky

remind_away = Chvíli jsem nebyl dostupný, proto to přichází pozdě. Promiňte!
remind_several =
    { $count ->
        [one] <b>Blíží se { $count } termín.</b>
        [few] <b>Blíží se { $count } termíny.</b>
        [many] <b>Blíží se { $count } termínu.</b>
       *[other] <b>Blíží se { $count } termínů.</b>
    }
remind_case = <b>{ $name }</b>

## Nastavení

settings = <b>Nastavení</b>
settings_language = <b>Jazyk:</b> { $language }.
settings_ask_language = <b>Jakým jazykem mám mluvit?</b> Teď mluvím takto: { $language }.
settings_pictures =
    <b>Obrázky, kam klepnout:</b> { $on ->
        [yes] ano.
       *[no] ne.
    }
settings_pin =
    <b>Přehled nahoře v chatu:</b> { $on ->
        [yes] ano.
       *[no] ne.
    }
settings_news =
    <b>Novinky o změnách:</b> { $on ->
        [yes] ano.
       *[no] ne.
    }
button_language = Jazyk
button_pictures_on = Ukazovat obrázky
button_pictures_off = Skrýt obrázky
settings_zone =
    <b>Časové pásmo:</b> { $city }, teď je tam { $time }.
    { $told ->
        [yes] To jste mi řekli.
       *[no] To jsem odhadl podle vašeho jazyka.
    }
settings_quiet = <b>Klid:</b> od { $begin } do { $end }. Pak nic nepřipomínám.
settings_quiet_none = <b>Klid:</b> žádný. Připomínky mohou přijít i v noci.
settings_reminders =
    <b>Připomínky:</b> { $on ->
        [yes] ano.
       *[no] ne. Termíny jsou dál v /status.
    }
settings_kept = Nastaveno.
settings_ask_hour = <b>Kolik je teď u vás hodin?</b> Klepněte na hodinu.
settings_ask_city = <b>Které místo má váš čas?</b> Klepněte na nejbližší.
settings_ask_from = <b>Odkdy chcete mít klid?</b>
settings_ask_until = <b>Klid od { $begin }. Do kdy?</b>
settings_guess = Předpokládám, že máte čas jako { $city }, kde je teď { $time }. Je to tak?
zone_place = { $city }, { $time }
button_settings = ‹ Nastavení
button_zone = Časové pásmo
button_quiet = Doba klidu
button_quiet_none = Žádný klid
button_other_hour = Jiný čas
button_reminders_on = Připomínat
button_reminders_off = Nepřipomínat
command_settings = Jazyk, čas, připomínky, obrázky
command_language = Vybrat můj jazyk

## Časová osa: slova na obrázku s daty. Krátce.

timeline = Vaše termíny
timeline_as_of = { $date }, { $time }, { $city }
timeline_today = Dnes
timeline_when = { $date }, { $time }
timeline_yours = Jste na řadě vy
timeline_seller = Na řadě je prodejce
timeline_aliexpress = Na řadě je AliExpress
timeline_waiting = Čekat a kontrolovat
timeline_window =
    { $days ->
        [one] Spor lze otevřít; tučně: poslední { $days } den
        [few] Spor lze otevřít; tučně: poslední { $days } dny
        [many] Spor lze otevřít; tučně: posledních { $days } dne
       *[other] Spor lze otevřít; tučně: posledních { $days } dní
    }
timeline_more_dates =
    { $count ->
        [one] Ještě { $count } termín: v případu klepněte na „Termíny“
        [few] Ještě { $count } termíny: v případu klepněte na „Termíny“
        [many] Ještě { $count } termínu: v případu klepněte na „Termíny“
       *[other] Ještě { $count } termínů: v případu klepněte na „Termíny“
    }
timeline_more_cases =
    { $count ->
        [one] Ještě { $count } případ: pošlete /status
        [few] Ještě { $count } případy: pošlete /status
        [many] Ještě { $count } případu: pošlete /status
       *[other] Ještě { $count } případů: pošlete /status
    }
timeline_none = Zatím žádné termíny. Přibudou, jak budete odpovídat: pošlete /new a založte případ.
timeline_caption =
    <b>Vaše termíny jako obrázek.</b>
    Totéž slovy: /status
button_pin_on = Připnout přehled nahoru
button_pin_off = Odepnout přehled
button_calendar = Do kalendáře
button_picture = Jako obrázek
status_pinned = <b>Co dělat teď</b>
status_pinned_case =
    <b>{ $name }</b>: { $todo }
    { $when }
ics_name = Spory na AliExpressu
ics_summary = { $title }: { $name }
ics_caption = Otevřením souboru si termíny vložíte do kalendáře. Každý vede zpět k případu. Změnilo se něco? Otevřete nový soubor: staré termíny upraví.

## Obrázky: slova na náčrtech stránek AliExpressu. Krátce.

picture_above = <b>{ $title }</b>: kam klepnout
picture =
    .orders = Vaše objednávky
    .order_details = { -order-details }
    .open_dispute = { -open-dispute }
    .return_and_refund = { -return-and-refund }
    .refund_only = { -refund-only }
    .received = Přišlo to?
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
    .photos = Fotky nebo video
    .text = Váš text anglicky
    .submit = { -submit }
    .error = Objevila se chyba
    .is_it_here = Je tu váš spor?

## Novinky

news_why = <i>Dostáváte to, protože jste chtěli novinky. Ve vašem případu se nic nemění.</i>
news_on =
    <b>Od teď dostáváte novinky.</b>
    Ozveme se, když AliExpress změní něco důležitého pro spory. Jen zřídka a ne v noci.
news_off =
    <b>Novinky už nedostanete.</b>
    Případ i připomínky zůstávají, jak jsou. O novinky můžete kdykoli zase požádat.
button_news_on = Dostávat novinky
button_news_off = Žádné novinky
button_news_step = Zpět k mému případu
announce_help =
    <b>Novinky pro všechny, kdo o ně požádali.</b>
    Pošlete /announce a za ním svůj text, třeba tučně nebo s odkazy. Nejdřív ho uvidíte jen vy.

    Texty ve více jazycích: nad každý napište řádek jako [en] nebo [cs]. Kdo nemá text ve svém jazyce, dostane první.
announce_none = Zatím nic neodešlo.
announce_too_long = <b>Přesahuje to o { $over } { $over ->
        [one] znak
        [few] znaky
        [many] znaku
       *[other] znaků
    }.</b> Nic se neuložilo. Zkraťte to a pošlete /announce s textem znovu.
announce_preview =
    { $count ->
        [0] <b>O novinky zatím nikdo nepožádal.</b> Nad tímto je vidět, jak by vypadaly.
        [one] <b>Poslat to jednomu člověku?</b> Nad tímto je, co uvidí.
        [few] <b>Poslat to { $count } lidem?</b> Nad tímto je, co uvidí.
        [many] <b>Poslat to { $count } lidem?</b> Nad tímto je, co uvidí.
       *[other] <b>Poslat to { $count } lidem?</b> Nad tímto je, co uvidí.
    }
announce_languages = Texty po řadě: { $languages }. Kdo čte jiný jazyk, dostane první: { $first }.
announce_started =
    <b>Už se to rozesílá.</b>
    { $count ->
        [one] Dostane to jeden člověk.
        [few] Dostanou to { $count } lidé.
        [many] Dostane to { $count } člověka.
       *[other] Dostane to { $count } lidí.
    } Kde je noc, počká to na ráno. Až bude vše rozesláno, ozvu se.
announce_cancelled = <b>Zrušeno.</b> Nikdo to nedostal.
announce_stopping = <b>Zastaveno.</b> Kdo to ještě nemá, nedostane to. Ozvu se, kolik lidí to dostalo.
announce_run =
    <b>Č. { $number }</b>: { $state ->
        [running] rozesílá se
        [stopping] právě se zastavuje
       *[ended] skončilo
    }. Začátek: { $day }, { $time } UTC
announce_counts = Odesláno: { $sent }. Nedostupných: { $blocked }.
announce_waiting = Ještě zbývá: { $count }.
announce_left = Už novinky nechtěli: { $count }.
announce_stopped = Neposláno kvůli zastavení: { $count }.
announce_refused = Telegram odmítl: { $count }.
announce_unknown = Neví se: { $count }. Spojení spadlo během odesílání. Možná to dorazilo, znovu se to proto neposílá.
announce_done = <b>Novinky č. { $number } jsou rozeslány.</b> Trvalo to { $took }.
announce_took = { $hours } h { $minutes } min { $seconds } s
button_announce_send = { $count ->
        [one] Poslat jednomu člověku
        [few] Poslat { $count } lidem
        [many] Poslat { $count } lidem
       *[other] Poslat { $count } lidem
    }
button_announce_cancel = Zrušit
button_announce_stop = Zastavit č. { $number }
button_announce_runs = Co už odešlo

## Vaše údaje

command_privacy = Co je o vás uloženo a jak to smazat
command_export = Všechno, co je o vás uloženo, v souborech
command_delete = Smazat všechno
-left-on-disk = Co z toho může zbýt na disku, se přepíše, většinou během několika minut, jinak asi do jednoho dne.
privacy =
    <b>O svých údajích rozhodujete vy.</b>

    <b>Uloženo:</b> odpovědi a termíny, každý text k případu, co jste řekli o mně, nastavení a číslo tohoto chatu v Telegramu.
    U fotky nebo videa: název, velikost, co jsem zjistil, a adresa v Telegramu. Samotný soubor zůstává v Telegramu.
    Každá zpráva tak, jak ji Telegram poslal, i s vaším jménem, a každá moje odpověď: jen do vyřízení. Číslo, podle kterého ji poznám, ještě 2 dny po vyřízení; co se nepodařilo zpracovat, než se to opraví, nejdéle rok.

    <b>Proč:</b> abych vás vedl dál a včas připomínal.

    <b>Jak dlouho:</b> { $kept } dní po uzavření nebo odložení případu. Případ, na který nikdo nesáhne, zmizí po { $idle } letech. Řeknu to { $warned } dní předem.
    Co smažete, zmizí hned. { -left-on-disk } V zálohách to zůstane, než je provozovatel bota zahodí.

    <b>Kdo to vidí:</b> kdo tohoto bota provozuje. Zprávy přenáší Telegram. AliExpressu ani prodejcům nic neposílám. V záznamech programu vaše slova nejsou.
export_title = Moje spory na AliExpressu
export_as_of = Uloženo k { $when }.
export_settings = Číslo chatu v Telegramu: { $chat }. Časové pásmo: { $city }. Klid: od { $begin } do { $end }.
export_begun = Začátek: { $when }
export_answers = Odpovědi
export_events = Co se stalo
export_files = Soubory
export_drafts = Texty reklamace
export_asides = Další uložené texty
export_feedback = Co jste řekli o mně
export_file =
    { $place }. { $name ->
        [none] { $kind ->
            [video] Video
           *[other] Fotka nebo soubor
        }
       *[other] { $name }
    }{ $size ->
        [none] { "" }
       *[other] , { $size }
    }
export_page_caption =
    <b>Ke čtení:</b> otevřete tuto stránku v prohlížeči.
export_whole_caption =
    <b>Všechno, pro programy:</b> všechno uložené, jako JSON.
export_sent =
    <b>Ve dvou souborech nahoře je všechno, co je o vás uloženo.</b>
    Jsou soukromé: rozmyslete si, komu je dáte.
export_sent_before =
    <b>Oba soubory jste dostali před chvilkou: jsou nahoře, nebo na cestě.</b>
    Nové si vyžádejte za minutu.
delete_ask =
    <b>Smazat všechno, co o vás mám?</b>
    { $count ->
        [one] Zmizí váš případ
        [few] Zmizí všechny { $count } případy
        [many] Zmizí všech { $count } případu
       *[other] Zmizí všech { $count } případů
    }, i s každou odpovědí, textem, datem a záznamem o souboru, všechny připomínky a nastavení. Vrátit to nejde.

    Váš spor na AliExpressu běží dál.
    Zprávy v tomto chatu zůstanou: chcete-li, smažte chat v Telegramu.
delete_done =
    <b>Všechno je smazáno.</b>
    { -left-on-disk }

    Chcete-li odstranit i zprávy, smažte tento chat v Telegramu.
    /start začíná znovu.
retention_warning =
    <b>{ $count ->
        [one] Starý případ bude smazán.
        [few] { $count } staré případy budou smazány.
        [many] { $count } starého případu bude smazáno.
       *[other] { $count } starých případů bude smazáno.
    }</b>
    Nic si nenechávám navždy. Když neuděláte nic, smažu to { $when }.
retention_kept =
    { $count ->
        [one] Nechávám si ho ještě rok.
        [few] Nechávám si { $count } případy ještě rok.
        [many] Nechávám si { $count } případu ještě rok.
       *[other] Nechávám si { $count } případů ještě rok.
    }
retention_ask =
    <b>{ $count ->
        [one] Smazat tento případ teď?
        [few] Smazat teď tyto { $count } případy?
        [many] Smazat teď { $count } případu?
       *[other] Smazat teď těchto { $count } případů?
    }</b> Vrátit to nejde.
retention_erased =
    { $count ->
        [one] Případ je smazán.
        [few] { $count } případy jsou smazány.
        [many] { $count } případu je smazáno.
       *[other] { $count } případů je smazáno.
    } { -left-on-disk }
button_privacy = Co je uloženo
button_export = Poslat mi všechno v souborech
button_ask_erase = Smazat všechno …
button_erase = Smazat všechno
button_not_erase = Ne, všechno nechat
button_keep_year = Nechat ještě rok
button_erase_old = Smazat teď …
button_erase_cases = Smazat teď

## The facts of the letter: what is asked for each reason

size_ordered =
    <b>Jakou velikost jste si objednali?</b>
    Klepněte na ni, nebo ji napište jako na stránce objednávky: „EU 42“.
    .title = Objednaná velikost

measured_what =
    <b>Co jste změřili?</b>
    Klepněte na to, co chybu ukáže nejlépe, nebo to napište.
    .title = Co je změřeno

size_listed =
    <b>Kolik udává tabulka prodejce?</b>
    Napište číslo. Samotné znamená centimetry, jde i „10 in“ nebo „270 mm“.
    .title = Tabulka prodejce

size_measured =
    <b>Kolik jste naměřili?</b>
    Napište číslo. Samotné znamená centimetry. Rozdíl spočítám.
    .title = Naměřeno

color_ordered =
    <b>Jakou barvu jste si objednali?</b>
    Klepněte na ni, nebo napište její název z nabídky.
    .title = Objednaná barva

color_came =
    <b>Jaká barva přišla?</b>
    Klepněte na ni, nebo ji napište.
    .title = Barva, co přišla

model_ordered =
    <b>Jaký model jste si objednali?</b>
    Napište jeho název nebo číslo z nabídky.
    .title = Objednaný model

model_came =
    <b>Jaký model přišel?</b>
    Klepněte na to, co sedí, nebo napište název či číslo.
    .title = Model, co přišel

material_ordered =
    <b>Jaký materiál uvádí nabídka?</b>
    Klepněte na něj, nebo ho napište.
    .title = Materiál v nabídce

material_came =
    <b>Z čeho je to, co přišlo?</b>
    Klepněte na materiál, nebo ho napište.
    .title = Materiál, co přišel

differs =
    <b>Čím se to liší?</b>
    Klepněte na hlavní rozdíl, nebo ho napište.
    .title = V čem je rozdíl

function =
    <b>O kterou funkci jde?</b>
    Klepněte na ni, nebo ji napište.
    .title = Funkce

function_state =
    <b>Co s touto funkcí je?</b>
    .title = Stav funkce

defect =
    <b>Jaká je to vada?</b>
    Klepněte na tu nejhorší, nebo ji napište.
    .title = Vada

defect_where =
    <b>Kde ta vada je?</b>
    Klepněte na místo, nebo ho napište.
    .title = Místo vady

parcel_damaged =
    <b>Byla poškozená i zásilka?</b>
    .title = Poškozená zásilka

carrier_told =
    <b>Kdy jste to nahlásili dopravci?</b>
    Klepněte na den, nebo ho napište.
    .title = Nahlášeno dopravci
    .no = Nenahlásili jsme to

tried =
    <b>Co jste zkusili?</b>
    Klepněte na to, nebo to napište.
    .title = Co jste zkusili

happens =
    <b>Co se děje, když to použijete?</b>
    Klepněte na to, nebo to napište.
    .title = Co se děje

broken_since =
    <b>Odkdy to tak je?</b>
    Klepněte na den, nebo ho napište.
    .title = Odkdy
    .first_use = Od prvního použití

advice_followed =
    <b>Řídili jste se radou prodejce?</b>
    .title = Rada prodejce

pieces_ordered =
    <b>Kolik kusů jste si objednali?</b>
    Napište číslo.
    .title = Objednáno kusů

pieces_came =
    <b>Kolik kusů přišlo?</b>
    Napište číslo. Nepřišel žádný: 0.
    .title = Přišlo kusů

piece_price =
    <b>Kolik stojí jeden kus?</b>
    Napište cenu v měně objednávky. Částku, o kterou požádat, spočítám.
    .title = Cena za kus

part =
    <b>O kterou část nebo věc jde?</b>
    Klepněte na ni, nebo ji napište.
    .title = Která část

part_price =
    <b>Kolik stojí, pokud to víte?</b>
    Napište cenu v měně objednávky.
    .title = Cena části

parcel_state =
    <b>V jakém stavu byla zásilka?</b>
    .title = Stav zásilky

parcel_weight =
    <b>Kolik zásilka vážila?</b>
    Napište číslo. Samotné znamená gramy, jde i „1,2 kg“.
    .title = Hmotnost zásilky

came_instead =
    <b>Co přišlo místo toho?</b>
    Napište to několika slovy.
    .title = Co přišlo

variant =
    <b>Jakou variantu jste si objednali?</b>
    Napište ji slovy nabídky, například „Blue, 42“.
    .title = Objednaná varianta

variant_came =
    <b>Jaká varianta přišla?</b>
    Napište to několika slovy.
    .title = Varianta, co přišla

mark =
    <b>Podle čeho poznáte padělek?</b>
    Klepněte na nejjasnější znak, nebo ho napište.
    .title = Znak padělku

brand =
    <b>Jakou značku uvádí nabídka?</b>
    Napište ji jako v nabídce.
    .title = Značka v nabídce

method_ordered =
    <b>Jakou dopravu jste si objednali?</b>
    Klepněte na ni, nebo ji napište.
    .title = Objednaná doprava

method_used =
    <b>Jak to přišlo doopravdy?</b>
    Klepněte na to, nebo to napište.
    .title = Použitá doprava

item_state =
    <b>V jakém stavu ta věc je?</b>
    .title = Stav věci

shipped_on =
    <b>Kdy to prodejce odeslal?</b>
    Je to na stránce objednávky. Klepněte na den, nebo ho napište.
    .title = Odesláno

promised_until =
    <b>Do kdy bylo doručení slíbeno?</b>
    Je to na stránce objednávky. Napište datum. Dny spočítám.
    .title = Slíbeno do

tracking_last =
    <b>Co říká poslední záznam sledování?</b>
    Klepněte na to nejbližší, nebo to napište.
    .title = Poslední záznam

tracking_day =
    <b>Z kterého dne je poslední záznam sledování?</b>
    Klepněte na den, nebo ho napište.
    .title = Den záznamu

tracking_place =
    <b>Jaké místo uvádí sledování?</b>
    Napište jen město, ne svou adresu.
    .title = Místo ve sledování

parcel =
    <b>Jaké je číslo zásilky?</b>
    Zkopírujte ho ze stránky sledování.
    .title = Číslo zásilky

asked_around =
    <b>Koho jste se na zásilku ptali?</b>
    .title = Koho jste se ptali

statement =
    <b>Co napsala pošta nebo kurýr?</b>
    Napište číslo nebo datum vyjádření, nebo klepněte.
    .title = Vyjádření dopravce

return_reason =
    <b>Proč se vrátila?</b>
    Může to být ve sledování. Klepněte na to, nebo to napište.
    .title = Důvod vrácení

paper_missing =
    <b>Co chce celnice?</b>
    Klepněte na to, nebo to napište.
    .title = Co chce celnice

address_right =
    <b>Je adresa v objednávce správná a nezměněná?</b>
    Do dopisu jde jen ano nebo ne, adresa ne.
    .title = Adresa je správná

arrived_on =
    <b>Kdy to přišlo?</b>
    Klepněte na den, nebo ho napište.
    .title = Přišlo

usable =
    <b>Dá se to používat?</b>
    .title = Dá se používat

why_amount =
    <b>Proč právě tato částka?</b>
    Klepněte na to, co sedí, nebo to napište. S důvodem má částka větší váhu.
    .title = Proč tato částka

seller_said =
    <b>Co vám prodejce odpověděl?</b>
    Klepněte na to, nebo to napište několika slovy.
    .title = Odpověď prodejce

seller_day =
    <b>Kdy jste prodejci psali?</b>
    Klepněte na den, nebo ho napište.
    .title = Kdy jste psali

own_words =
    <b>Co ještě je potřeba říct?</b>
    Napište to jednou větou. V dopise bude tak, jak ji napíšete, nejlépe tedy anglicky.
    .title = Vašimi slovy

## The letter and its facts

fact_skip = Přeskočit
fact_progress = otázka { $number } z { $count }
button_enough = Napsat hned
button_keep_number = Přesto nechat { $number }
text_not_english =
    ⚠️ <b>Tohle nevypadá jako angličtina.</b> Návod chce angličtinu, pokud to jde. Mohu text napsat za vás a vaše slova v něm uvést, nebo ho pošlete tak, jak je.
button_quote = Napsat s mými slovy
words_quoted = Vaše slova v dopise budou tak, jak jsou. Váš vlastní text zůstává uložený.
words_too_long_to_quote = Váš text zůstává uložený. Do dopisu je moc dlouhý.
button_facts = ✎ Údaje
add_item = + { $title }
facts_heading =
    <b>Co dopis o vašem případu říká.</b>
    Klepněte na to, co chcete změnit nebo doplnit. Co neřeknete, v dopise nebude.
facts_none = Kromě vašich odpovědí zatím nic.
letter_mirror = <b>Totéž česky, jen pro vás. Tohle neposílejte:</b>
letter_own_words = Tato vaše slova v něm stojí tak, jak jste je napsali, nepřekládám je: { $words }
button_unquote = Bez mých slov
letter_unquoted = Vaše slova jsem vynechal. Zůstávají uložená: v „Údajích“ je můžete vrátit.
button_longer = Delší podoba
button_shorter = Kratší podoba
button_letter_file = Jako soubor
letter_file_caption = Váš text v angličtině, ke zkopírování nebo přiložení.
shows_what = <b>Co { $kind ->
        [photo] ukazuje fotka { $place }
       *[video] ukazuje video { $place }
    }?</b>{ $name ->
        [none] { "" }
       *[other] { " " }({ $name })
    } Bude to v dopise.
button_shows = ✎ { $place }
quantity_unreadable = Tohle jako číslo nepřečtu. Napište například „25,4“ (to je { $unit }) nebo „25,4 { $unit }“.
quantity_other_unit = „{ $given }“ sem jako jednotka nepatří. Napište číslo v { $unit }.
quantity_huge = To je víc než { $most }. Zkontrolujte prosím číslo a napište ho znovu.
count_unreadable = Tohle jako počet nepřečtu. Napište prosím celé číslo, { $least } nebo víc.
count_huge = To je víc než { $most }. Zkontrolujte prosím číslo a napište ho znovu.
words_too_long = Tohle má { $length } znaků, vejde se jich { $most }. Řekněte to prosím kratšeji. Co jste napsali, zůstává uložené.
pieces_not_missing = Objednali jste { $ordered }, přijít tedy muselo méně. Přišlo všechno? Zvolte jiný důvod: klepněte na „Zpět“.

## Texty pro každou chvíli a částky, které se říkají po odeslání

button_replies = Hotové texty
replies_heading = <b>Texty pro tuto chvíli, hotové ke zkopírování.</b> Je v nich, co o případu vím od vás. Klepněte na jeden.
reply_in_english = <b>Totéž anglicky, pokud se to tam hodí víc:</b>
reply_until = Pošlete to do { $when } ({ $left }).
reply_file_caption = Text ke zkopírování, vytištění nebo přiložení.
reply_extend =
    <b>Požádejte prodejce o delší ochranu.</b>
    Pošlete to prodejci v chatu, pár dní před koncem ochrany. Pak se podívejte na datum na stránce objednávky.
    .button = Žádost o delší čas
reply_counter =
    <b>Vaše protinabídka.</b>
    Nabídku ve sporu odmítněte, zadejte vlastní částku a pošlete s ní tento text.
    .button = Protinabídka
reply_refusal =
    <b>Vaše odpověď na odmítnutí.</b>
    Přidejte do sporu důkazy a pošlete s nimi tento text.
    .button = Odpověď na „ne“
reply_back =
    <b>Vaše odpověď na „pošlete to zpátky“.</b>
    Pošlete ji ve sporu. Je poštovné drahé? Přidejte snímek obrazovky s jeho cenou.
    .button = Na „pošlete to zpět“
reply_proof =
    <b>Další důkazy.</b>
    Nejdřív přidejte do sporu soubory, potom pošlete tento text.
    .button = Další důkazy
reply_coupon =
    <b>Odmítnutí kuponu nebo bonusu.</b>
    Pošlete ho ve sporu, nebo je-li uzavřený, v chatu podpory.
    .button = Odmítnout kupon
reply_appeal =
    <b>Vaše odvolání.</b>
    Pošlete ho tam, kde se odvoláváte, s důkazy, které AliExpress ještě neviděl.
    .button = Text odvolání
reply_support =
    <b>Do chatu podpory AliExpressu.</b>
    Pošlete ho tam a pak znovu své důkazy. Ukládejte si snímky obrazovky s chatem.
    .button = Do chatu podpory
reply_refund =
    <b>Kde jsou peníze?</b>
    Pošlete to do chatu podpory. Podle čísla platby je pak banka nebo PayPal může najít.
    .button = Kde jsou peníze?
reply_post =
    <b>Poště nebo kurýrovi.</b>
    Pošlete to, nebo odevzdejte na pobočce. Doplňte své jméno a adresu, budou je chtít.
    .button = Poště nebo kurýrovi
reply_bank =
    <b>Vaší bance: chargeback.</b>
    Pošlete to, nebo zkopírujte do formuláře banky. Přiložte snímky obrazovky:
    • objednávky a platby
    • nabídky, jak vypadala při nákupu
    • zpráv s prodejcem i s daty
    • rozhodnutí, pokud byl spor
    • svých důkazů
    .button = Text pro banku
reply_paypal =
    <b>PayPalu.</b>
    Čte to i prodejce, proto je text anglicky. Přiložte snímky obrazovky:
    • objednávky a nabídky
    • zpráv s prodejcem i s daty
    • rozhodnutí, pokud byl spor
    • svých důkazů
    .button = Text pro PayPal

amount_offered_less = <b>Kolik prodejce nabízí?</b> Napište částku, třeba „2,50“: bude ve vaší odpovědi. Nebo to nechte být.
amount_modified = <b>Kolik teď žádáte?</b> Napište částku, třeba „2,50“: bude ve vašich textech. Nebo to nechte být.
amount_decided_less = <b>Kolik AliExpress přiznal?</b> Napište částku, třeba „2,50“: bude ve vašem odvolání. Nebo to nechte být.
amount_money_less = <b>Kolik přišlo?</b> Napište částku, třeba „2,50“: bude ve vašich textech. Nebo to nechte být.
amount_as_before = Jako předtím: { $amount }
after_event_amount = { $line }: { $amount }
button_amount = Částka
offer_not_less = Žádali jste { $most }, takže tohle musí být méně. Napište částku znovu. Je to všechno? Pak vezměte zpět, co jste řekli, a klepněte na jiné tlačítko.

## Kopie, které formulář vezme

copy_wanted =
    { $named }: { $found }
    { $percent ->
        [0] <b>Dělám z něj kopii, která projde ({ $to }).</b> Nemusíte nic dělat, přijde sem sama.
       *[other] <b>Dělám z něj kopii, která projde ({ $to }): hotovo { $percent } %.</b>
    }
copy_wanted_too =
    { $named }: přijato.
    { $percent ->
        [0] Dělám k tomu i kopii, která se nahraje jistěji. Přijde sem sama.
       *[other] Dělám k tomu i kopii, která se nahraje jistěji: hotovo { $percent } %.
    }
copy_used = { $named }: <b>přijato jako kopie</b>, { $size }. Klepněte na soubor nahoře, uložte si ho do telefonu a nahrajte ten.
copy_not_used = { $named }: přijato tak, jak přišlo. Kopie nahoře má { $size }: { $changes }.
copy_caption = <b>Kopie pro formulář</b>, { $size }. Změněno: { $changes }. Nic není uříznuté ani dokreslené a originál zůstává.
format_changed = teď { $to }
name_changed = jen název (.{ $to ->
        [JPG] jpg
        [PNG] png
        [GIF] gif
       *[MP4] mp4
    })
page_changed = první stránka jako obrázek
first_frame_changed = první obrázek z několika
turned_changed = otočeno správně
quality_changed = uloženo o něco úsporněji
smaller_changed = méně pixelů
metadata_changed = bez místa a údajů o telefonu
codec_changed = video v běžném kódování
index_changed = přehraje se hned od začátku
sound_changed = zvuk v běžném kódování
nothing_changed = nic, co by bylo vidět
file_copy_wanted = { " " }· dělá se kopie
file_copy_used = { " " }· jako kopie
copy_elsewhere = V případu „{ $name }“ je hotová kopie pro formulář.
copies_stopped = Zastaveno. Žádnou kopii teď nedělám.
broken_no_copy = Kopii se nepodařilo udělat: soubor je poškozený.
encrypted_no_copy = Kopii se nepodařilo udělat: dokument je zamčený heslem.
too_long_no_copy = Kopii se nepodařilo udělat: je to tak dlouhé, že by pod limitem nebylo nic poznat.
too_many_pixels_no_copy = Kopii se nepodařilo udělat: má víc pixelů, než zvládnu.
too_large_no_copy = Kopii se nepodařilo udělat: tak velké soubory mi Telegram nepředá.
unknown_format_no_copy = Kopii se nepodařilo udělat: tento druh souboru neumím přečíst.
no_picture_no_copy = Kopii se nepodařilo udělat: žádný obrázek v tom není.
no_memory_no_copy = Kopii se nepodařilo udělat: je na ni potřeba víc paměti, než mám.
unreachable_no_copy = Kopii se nepodařilo udělat: Telegram mi soubor opakovaně nepředal.
button_stop_copies = Zastavit kopii
button_copy = { $why ->
        [codec] Kopie, co hraje všude
        [index] Kopie, co hraje hned
        [turned] Otočená kopie
        [metadata] Kopie bez místa
        [smaller] Menší kopie
       *[fits] Kopie pro formulář
    }{ $name ->
        [none] { "" }
       *[other] : { $name }
    }
button_use_copy = { $name ->
        [none] Použít kopii
       *[other] Použít kopii: { $name }
    }
button_use_original = { $name ->
        [none] Použít originál
       *[other] Použít originál: { $name }
    }

## Balíček: vše, co se nahrává nebo ukazuje bance, v jednom souboru

button_pack = Stáhnout balíček
button_pack_short = Balíček
button_pack_bank = Balíček pro banku
button_pack_paypal = Balíček pro PayPal
button_album = Soubory v albu
pack_form =
    <b>Balíček se připravuje.</b> Přijde níže jako soubor ZIP. Může to chvíli trvat, zatím pokračujte.
    • <code>for_the_form</code>: vaše soubory v pořadí, v jakém se nahrávají
    • <code>complaint.txt</code>: váš text
    • <code>summary.pdf</code>: všechno ke čtení nebo k tisku

    <blockquote expandable>Klepnutím soubor uložte a otevřete ho aplikací pro soubory v telefonu: rozbalí ho.
    Co může formulář odmítnout, leží zvlášť, ve složce only_for_the_bank.</blockquote>
pack_bank =
    <b>Balíček pro banku nebo PayPal se připravuje.</b> Přijde níže jako soubor ZIP. Může to chvíli trvat, zatím pokračujte.
    • dopis, kterým žádáte o peníze
    • <code>summary.pdf</code>: co se stalo, se dny, a všechny důkazy
    • vaše soubory, i ty, které formulář nepřijme

    <blockquote expandable>Dopis si před odesláním přečtěte. Co jste mi neřekli, v něm není.
    Z chatu s prodejcem v něm je jen to, co jste sem vložili: přidejte jeho snímky obrazovky.</blockquote>
pack_part = { $parts ->
        [1] Váš balíček.
       *[other] Váš balíček, část { $part } z { $parts }.
    }
pack_left_out = { $count ->
        [one] { $count } soubor v něm není:
        [few] { $count } soubory v něm nejsou:
        [many] { $count } souboru v něm není:
       *[other] { $count } souborů v něm není:
    } { $names }. Proč, píše souhrn.
pack_failed =
    <b>Balíček teď nejde připravit.</b>
    Nic se neztratilo. Zkuste to za chvíli znovu, nebo si vezměte soubory jako album.
