"""Messages of sellers, in our own words: the half that was looked at while the rules were written."""

TRAPS: dict[str, dict[str, str]] = {
    "cancel": {
        "en": "Dear friend, the parcel is on the way and will reach you in a few days. Could you please cancel the "
        "dispute? It hurts our shop a lot.",
        "zh": "亲，包裹马上就到了，麻烦您先把纠纷取消一下，我们会给您重新发货的。",
        "ru": "Здравствуйте, дорогой друг! Пожалуйста, отмените спор, мы отправим вам новый товар бесплатно.",
        "es": "Hola amigo, por favor cancela la disputa, te enviaremos otro producto nuevo mañana mismo.",
        "cs": "Dobrý den, zrušte prosím spor, zboží vám pošleme znovu a zdarma.",
    },
    "outside": {
        "en": "We can send your money back by PayPal. Just tell me your PayPal account email and I will transfer 10 "
        "dollars.",
        "zh": "我们可以通过PayPal把钱退给您，请把您的PayPal账号发给我。",
        "ru": "Давайте мы вернём вам деньги на PayPal или на карту, напишите номер вашей карты.",
        "es": "Te puedo devolver el dinero por PayPal, dame tu correo de PayPal y te hago el pago hoy.",
        "cs": "Peníze vám vrátíme přes PayPal, napište mi prosím svůj účet PayPal.",
    },
    "confirm": {
        "en": "Hello, please confirm that you received the order first, after that I will give you a full refund.",
        "zh": "请您先确认收货，确认之后我马上给您退款。",
        "ru": "Сначала подтвердите получение заказа, после этого мы сразу вернём вам деньги.",
        "es": "Primero confirma la recepción del pedido y después te devolvemos el dinero.",
        "cs": "Nejdříve prosím potvrďte přijetí zboží, potom vám peníze vrátíme.",
    },
    "reason": {
        "en": "Please modify the dispute and change the reason to “personal reasons”, then we agree to refund you.",
        "zh": "麻烦您把纠纷原因修改为个人原因，我们就同意退款。",
        "ru": "Измените, пожалуйста, причину спора на «личные причины», тогда мы примем возврат.",
        "es": "Cambia el motivo de la disputa a motivos personales y aceptaremos el reembolso.",
        "cs": "Změňte prosím důvod sporu na osobní důvody, pak vám peníze vrátíme.",
    },
    "accept": {
        "en": "Dear buyer, we can offer you 2 USD as compensation and you keep the item. Please accept our offer in "
        "the dispute.",
        "zh": "亲，我们给您退2美元作为补偿，商品您留着用，请接受我们的方案，好吗？",
        "ru": "Мы можем предложить вам компенсацию 2 доллара, товар останется у вас. Пожалуйста, примите наше "
        "предложение.",
        "es": "Te ofrecemos un reembolso parcial de 2 euros y te quedas con el producto. ¿Puedes aceptar nuestra "
        "propuesta?",
        "cs": "Nabízíme vám částečnou náhradu 2 dolary a zboží si necháte. Přijměte prosím naši nabídku.",
    },
    "return": {
        "en": "If you are not satisfied you can return the item to our warehouse in China, after we receive it we "
        "refund you. The postage is paid by the buyer.",
        "zh": "您可以把商品退回到我们中国的仓库，运费由您承担，收到后给您退款。",
        "ru": "Вы можете отправить товар обратно в Китай за свой счёт, после получения мы вернём деньги.",
        "es": "Puedes devolver el artículo a China, los gastos de envío corren por tu cuenta, y luego te reembolsamos.",
        "cs": "Zboží můžete poslat zpět do Číny na své náklady, po přijetí vám vrátíme peníze.",
    },
    "coupon": {
        "en": "Instead of a refund we will give you a store coupon of 5 USD that you can use for your next order.",
        "zh": "我们送您一张5美元的优惠券，下次购买时可以使用，就不退款了好吗？",
        "ru": "Вместо возврата денег мы дадим вам купон на 5 долларов для следующего заказа.",
        "es": "En lugar del reembolso te damos un cupón de 5 euros para tu próxima compra.",
        "cs": "Místo vrácení peněz vám dáme kupon na 5 dolarů na další nákup.",
    },
    "wait": {
        "en": "Please wait patiently for some more days, we have extended the protection time for you, do not worry.",
        "zh": "请您再耐心等待几天，我们已经帮您延长了收货时间，不用担心。",
        "ru": "Подождите, пожалуйста, ещё немного, мы продлим срок защиты заказа, не волнуйтесь.",
        "es": "Por favor espera unos días más, vamos a ampliar el plazo de protección, no te preocupes.",
        "cs": "Počkejte prosím ještě pár dní, prodloužíme vám ochranu kupujícího, nemusíte se bát.",
    },
}
"""Kind -> language -> message."""

HARMLESS: dict[str, tuple[str, ...]] = {
    "en": (
        "Hello! Thank you for your order. We will ship it within 2 days.",
        "Your parcel has been shipped, the tracking number is LP00123456789012. You can follow it on the order page.",
        "Which size do you need, M or L? The size chart is in the description.",
        "Please confirm your address and phone number so that we can send the parcel.",
        "Thanks for your five-star review, we are happy that you like the shoes.",
        "Yes, this model works with 220 V and comes with an EU plug.",
        "We agree to your request, the full refund was approved. The money goes back to your card.",
        "Merry Christmas and a happy New Year from our whole team!",
    ),
    "zh": (
        "您好，感谢您的购买，我们会在两天内发货。",
        "您的包裹已经发出，运单号是LP00123456789012。",
        "请问您需要什么尺码？M还是L？",
        "请确认一下您的收货地址和电话。",
        "谢谢您的五星好评，祝您生活愉快！",
        "这款产品支持220伏电压，配欧规插头。",
        "我们已经同意您的退款申请，钱会退回到您的银行卡。",
        "新年快乐，祝您全家幸福！",
    ),
    "ru": (
        "Здравствуйте! Спасибо за заказ, отправим его в течение двух дней.",
        "Ваша посылка отправлена, трек-номер LP00123456789012.",
        "Какой размер вам нужен, M или L? Таблица размеров есть в описании.",
        "Подтвердите, пожалуйста, ваш адрес и номер телефона.",
        "Спасибо за отзыв с пятью звёздами, рады, что вам понравилось!",
        "Да, эта модель работает от 220 вольт, вилка европейская в комплекте.",
        "Мы согласились с вашим спором, деньги вернутся на вашу карту полностью.",
        "С Новым годом и Рождеством, всего вам хорошего!",
    ),
    "es": (
        "Hola, gracias por tu compra. Lo enviaremos en dos días.",
        "Tu paquete ya salió, el número de seguimiento es LP00123456789012.",
        "¿Qué talla necesitas, M o L? La tabla de tallas está en la descripción.",
        "Por favor confirma tu dirección y tu teléfono para hacer el envío.",
        "Gracias por las cinco estrellas, nos alegra que te gusten los zapatos.",
        "Sí, este modelo funciona con 220 V y trae enchufe europeo.",
        "Hemos aceptado tu disputa, el reembolso completo volverá a tu tarjeta.",
        "¡Feliz Navidad y próspero Año Nuevo!",
    ),
    "cs": (
        "Dobrý den, děkujeme za objednávku, odešleme ji do dvou dnů.",
        "Vaše zásilka byla odeslána, číslo pro sledování je LP00123456789012.",
        "Jakou velikost potřebujete, M nebo L? Tabulka velikostí je v popisu.",
        "Potvrďte nám prosím adresu a telefon, ať můžeme balík odeslat.",
        "Děkujeme za pět hvězdiček, těší nás, že se vám boty líbí.",
        "Ano, tento model funguje na 220 V a má evropskou zástrčku.",
        "S vaší reklamací souhlasíme, celá částka se vrátí na vaši kartu.",
        "Veselé Vánoce a šťastný nový rok!",
    ),
}
