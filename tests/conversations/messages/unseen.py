"""Messages of sellers, in our own words: written before the rules, and not used while these were written.

Whoever changes the rules leaves this table alone and looks at the other one.
"""

TRAPS: dict[str, dict[str, str]] = {
    "cancel": {
        "en": "We can resend a new one today, but the open dispute blocks our account. Kindly close it first and we "
        "ship at once.",
        "zh": "您好，纠纷开着我们没办法补发。请您先撤销纠纷，我今天就给您补寄。",
        "ru": "Мы готовы выслать замену. Только сначала закройте, пожалуйста, спор, из-за него наш магазин "
        "заблокирован.",
        "es": "Estimado cliente, si retira el reclamo le mando el paquete de nuevo. Con la disputa abierta no puedo "
        "hacer nada.",
        "cs": "Milý zákazníku, balík je na cestě a brzy dorazí. Stáhněte prosím reklamaci, jinak nám AliExpress "
        "zablokuje obchod.",
    },
    "outside": {
        "en": "Please contact me on WhatsApp, we will pay the difference directly to your bank account, no need to go "
        "through the platform.",
        "zh": "您加我的微信，我私下转账给您，不用走平台退款。",
        "ru": "Напишите мне в WhatsApp, я переведу вам сумму напрямую, минуя AliExpress.",
        "es": "Acepta 1 dólar en la disputa y el resto te lo pago aparte por transferencia bancaria.",
        "cs": "Zašlete nám číslo svého bankovního účtu, částku vám převedeme mimo AliExpress.",
    },
    "confirm": {
        "en": 'If you click "Confirm goods received" today, we will send the missing part with the next shipment.',
        "zh": "亲爱的客户，麻烦点一下确认收到，给个五星好评，我们给您补差价。",
        "ru": "Нажмите, пожалуйста, «Подтвердить получение товара», и мы решим ваш вопрос.",
        "es": "Necesito que pulses en confirmar pedido recibido, entonces podré enviarte la pieza que falta.",
        "cs": "Klikněte nejprve na Potvrdit doručení objednávky a pak to spolu vyřešíme.",
    },
    "reason": {
        "en": "Can you edit your claim and choose “I don't want it anymore” as reason? Quality problem is bad for our "
        "store rating.",
        "zh": "退款理由请选择“不想要了”或者个人原因，不要选质量问题。",
        "ru": "Пожалуйста, выберите другую причину: «товар больше не нужен». Из-за причины «плохое качество» нас "
        "штрафуют.",
        "es": "En la razón del reclamo pon por favor “ya no lo quiero”, no pongas mala calidad.",
        "cs": "Upravte prosím reklamaci a jako důvod zvolte „už to nechci“, ne špatnou kvalitu.",
    },
    "accept": {
        "en": "How about 15% refund? The item can still be used, and we really have no profit on it. Hope you agree "
        "with this solution.",
        "zh": "这个商品利润很低，我们最多只能赔您10%，您看可以吗？同意的话请在纠纷里点接受。",
        "ru": "Согласны ли вы на частичный возврат 20%? Это всё, что мы можем сделать, прибыль очень маленькая.",
        "es": "Lo máximo que podemos darte es un 10 % del precio como disculpa. Espero que estés de acuerdo.",
        "cs": "Co kdybychom vám vrátili 10 % z ceny? Víc bohužel nemůžeme, souhlaste prosím s tímto řešením.",
    },
    "return": {
        "en": "Ok we accept refund, but you need to send the goods back to us first. Our address is Shenzhen, "
        "Guangdong, please use tracked mail.",
        "zh": "退款需要您先把货寄回来，地址是广东省深圳市，邮费请您自付。",
        "ru": "Для полного возврата нужно выслать посылку нам назад, адрес: Гуанчжоу, почтовые расходы оплачивает "
        "покупатель.",
        "es": "Para el reembolso total tienes que mandarnos de vuelta la mercancía a nuestro almacén de Shenzhen.",
        "cs": "Celou částku vrátíme, až nám výrobek odešlete nazpět na adresu v Číně, poštovné hradí kupující.",
    },
    "coupon": {
        "en": "We are sorry. As an apology we'd like to send you a discount code and a small gift with your next "
        "purchase, is it ok for you?",
        "zh": "这次就不要退款了，下次下单给您打折，再送您一份小礼物。",
        "ru": "Предлагаем скидку 30% на следующую покупку и маленький подарок, если вы не будете требовать возврат.",
        "es": "Como compensación le ofrecemos un vale de descuento y un regalo en el siguiente pedido, ¿le parece "
        "bien?",
        "cs": "Jako omluvu vám nabízíme slevový poukaz a dárek k příští objednávce, pokud nebudete chtít peníze zpět.",
    },
    "wait": {
        "en": "Because of the holiday the post is very slow now. Kindly give it two more weeks, I will add 20 days to "
        "your purchase protection.",
        "zh": "最近物流比较慢，麻烦您再等一等，我会把保护期延长20天。",
        "ru": "Из-за праздников почта работает медленно, прошу подождать ещё две недели. Защиту покупателя мы "
        "продлили.",
        "es": "El correo va con retraso por las fiestas, tenga paciencia y aguarde dos semanas, le extenderé la "
        "protección.",
        "cs": "Pošta má teď zpoždění, mějte prosím strpení dva týdny. Ochranu objednávky vám o 20 dní posunu.",
    },
}
"""Kind -> language -> message."""

HARMLESS: dict[str, tuple[str, ...]] = {
    "en": (
        "Good morning, the blue colour is out of stock. Would you like black, or should we cancel the order?",
        "Your package has arrived in your country and is with the local post now.",
        "Sorry for the late answer, yesterday was a holiday in China.",
        "To pair the headphones, hold the button for five seconds until the light blinks.",
        "We received your message and our colleague will look at your photos today.",
        "Can you please send us a video of the problem? Then we can find out what is wrong.",
        "The battery is not included, you need two AAA batteries.",
        "Big sale this week: new coupons are on our shop page, have a look if you like.",
    ),
    "zh": (
        "早上好，蓝色缺货了，您要黑色的吗？",
        "包裹已经到达您的国家，正在由当地邮局派送。",
        "不好意思，昨天放假，回复晚了。",
        "长按按钮五秒，指示灯闪烁后就可以配对了。",
        "您的照片我们收到了，同事今天会处理。",
        "能不能拍一个视频给我们看看是什么问题？",
        "不含电池，需要两节七号电池。",
        "本周店铺上新，有很多优惠活动，欢迎您来看看。",
    ),
    "ru": (
        "Доброе утро, синего цвета нет в наличии. Хотите чёрный или отменить заказ?",
        "Посылка прибыла в вашу страну и передана местной почте.",
        "Спор закрыт в вашу пользу, возврат уже оформлен, ждите деньги в течение десяти дней.",
        "Чтобы подключить наушники, удерживайте кнопку пять секунд, пока не замигает лампочка.",
        "Мы получили ваше сообщение, коллега сегодня посмотрит фотографии.",
        "Пришлите, пожалуйста, видео с проблемой, чтобы мы поняли, что не так.",
        "Батарейки в комплект не входят, нужны две штуки AAA.",
        "На этой неделе в магазине новинки, заходите посмотреть.",
    ),
    "es": (
        "Buenos días, el color azul está agotado. ¿Prefieres negro o cancelamos el pedido?",
        "El paquete llegó a tu país y lo tiene ahora el correo local.",
        "Perdona la respuesta tardía, ayer fue festivo aquí.",
        "Para conectar los auriculares mantén pulsado el botón cinco segundos hasta que parpadee la luz.",
        "Vemos que has confirmado la recepción, muchas gracias por tu compra.",
        "¿Puedes mandarnos un vídeo del problema? Así sabremos qué falla.",
        "No incluye pilas, necesitas dos del tipo AAA.",
        "Esta semana hay novedades en la tienda, pásate a verlas.",
    ),
    "cs": (
        "Dobré ráno, modrá barva je vyprodaná. Chcete černou, nebo máme objednávku zrušit?",
        "Balík dorazil do vaší země a má ho místní pošta.",
        "Omlouváme se za pozdní odpověď, včera jsme měli svátek.",
        "Pro spárování sluchátek držte tlačítko pět sekund, dokud nezačne blikat světlo.",
        "Spor jsme přijali, peníze už jsou na cestě zpět k vám.",
        "Můžete nám poslat video závady? Pak zjistíme, co se děje.",
        "Baterie nejsou součástí balení, potřebujete dvě AAA.",
        "Tento týden máme v obchodě novinky, přijďte se podívat.",
    ),
}
