"""How sellers say things, in English, Chinese, Russian, Spanish and Czech: idea -> words, one line a language.

The words are our own list. Written in small letters, without accents; `*` stands for any ending, `_` for a gap between
two words, `#` for a number (of per cent: less than all). A request is meant, so of verbs the forms that ask stand here
and not those of what was done: "close" and not "closed". The words of an address stand for nothing else.
"""

from collections.abc import Mapping

IDEAS: Mapping[str, str] = {
    "undo": """
        cancel cancelling canceling cancellation close closing withdraw revoke drop remove
        取消 撤销 撤消 关闭 关掉 撤回
        отмените отменить отмени закроите закрыть закрои отзовите отозвать снимите снять уберите убрать аннулир*
        cancela cancelar cancele cancelas canceles cierra cerrar cierre anula anular anule retira retirar retire elimina
        eliminar finaliza finalizar desista desiste
        zruste zrusit zrusite zrusil zrusila uzavrete uzavrit ukoncete ukoncit stahnete stahnout stornujte
        """,
    "dispute": """
        dispute disputes claim complaint refund_request refund_application return_request
        纠纷 争议 投诉 退款申请
        спор спора спору диспут* претензи* жалоб*
        disput* reclam*
        spor sporu reklamac* stiznost*
        """,
    "means": """
        paypal pay_pal whatsapp whats_app wechat alipay bank_account bank_transfer wire_transfer western_union iban
        revolut wise_account zelle venmo cash_app usdt bitcoin card_number number_of_your_card telegram skype
        微信 支付宝 银行账号 银行账户 银行卡号 转账 汇款
        пэипал ватсап* вотсап* реквизит* номер_карты номер_вашеи_карты номер_счета сбербанк*
        банковск*_счет* банковскии_перевод
        transferencia* cuenta_bancaria numero_de_cuenta numero_de_tarjeta numero_de_tu_tarjeta
        numero_de_su_tarjeta bizum
        cislo_uctu cislo_vaseho_uctu bankovni*_uct* bankovni*_ucet cislo_karty cislo_vasi_karty bankovnim_prevodem
        """,
    "outside": """
        outside privately directly_to_you off_the_platform outside_the_platform outside_aliexpress
        私下 线下 平台外 不走平台
        минуя мимо_сайта напрямую вне_саита вне_алиэкспресс* вне_aliexpress
        fuera_de por_fuera en_privado directamente
        mimo_aliexpress mimo_platformu mimo_stranku mimo_spor soukrome
        """,
    "pay": """
        pay refund refunds reimburse transfer send_money send_your_money send_you money compensate the_rest
        退 退款 退钱 付 付款 打款 补 剩下 余款
        вернем вернуть верну возврат* переведем перевести переведу перечисл* оплатим деньг* денег доплат* остаток
        остальн*
        devolv* devuelv* reembols* dinero pago pagar pagamos pagare transfer* el_resto
        vrat* prevede* poukaze* penize penez castk* zaplat* doplat* zbytek refundac*
        """,
    "confirm": """
        confirm confirming confirmation
        确认 点确认
        подтвердите подтвердить подтверди подтверждени*
        confirma confirmar confirme confirmas confirmes confirmacion
        potvrdte potvrdit potvrd potvrdite potvrzeni
        """,
    "receipt": """
        receipt received receive receiving delivery goods_received
        收货 收到
        получени* доставк* получили
        recepcion recibido recibiste recibio entrega llegada
        prijeti doruceni obdrzeni prevzeti prijem dorucen* prijat*
        """,
    "address": """
        delivery_address receiving_address delivery_time delivery_date
        收货地址 收货人
        адрес*_доставк* адрес*_получени* срок*_доставк* время_доставк*
        direccion_de_entrega fecha_de_entrega plazo_de_entrega
        dorucovaci_adres* adres*_doruceni doba_doruceni dobu_doruceni termin_doruceni
        """,
    "change": """
        change modify edit choose select switch
        修改 改成 改为 改 选择 选 换成
        измените изменить поменяите поменять смените сменить выберите выбрать укажите указать исправьте
        cambia cambiar cambie cambies modifica modificar modifique elige elegir elija selecciona seleccionar pon ponga
        poner escoge
        zmente zmenit zmenite upravte upravit vyberte vybrat zvolte zvolit uvedte uvest
        """,
    "reason": """
        reason reasons
        原因 理由
        причин*
        motivo* razon*
        duvod*
        """,
    "personal": """
        personal personal_reason* no_longer_want* don_t_want* do_not_want* no_longer_need* don_t_need* not_needed
        don_t_like do_not_like changed_my_mind
        个人 个人原因 不想要 不喜欢 不需要 拍错 无理由
        личн* не_нужен не_нужна не_нужно не_подош* не_нравит* передумал*
        personal* no_lo_quiero ya_no_quiero no_lo_necesito ya_no_necesito no_me_gusta cambio_de_opinion
        osobni* nechci nepotrebuj* nechcete nelibi rozmysl*
        """,
    "offer": """
        offer offers compensation compensate partial partially solution
        补偿 赔偿 赔 部分退款 方案
        предлагаем предложить предложение предлагаю компенсаци* частичн*
        ofrecemos ofrecer ofrezco oferta propuesta compensacion compensar parcial*
        nabizime nabidnout nabidku nabidka nahradu nahrada castecn* kompenzac*
        """,
    "accept": """
        accept agree agreed
        接受 同意
        примите принять прими согласн* согласитесь
        acepta aceptar acepte acuerdo aceptes
        prijmete prijmout souhlasite souhlasit souhlaste akceptuj*
        """,
    "amount": """
        #_usd usd_# $_# #_$ us_$_# #_dollar* #_eur eur_# #_euro* €_# #_€ £_# #_pound*
        #_美_元 #_欧_元 #_元 #_美_金
        #_доллар* #_евро #_руб*
        #_dolar* #_euro*
        #_dolar* #_eur* #_kc #_korun*
        """,
    "share": """
        #_% #_percent #_per_cent
        百分之
        #_процент*
        #_por_ciento
        #_procent*
        """,
    "keep": """
        keep_it keep_the keep_this keep_item
        留着 留下 保留
        останется_у_вас остается_у_вас оставьте оставите
        te_quedas quedarte quedatelo te_lo_quedas se_queda
        nechate necht* ponechat ponechate nechat
        """,
    "send": """
        send ship mail post
        寄 发
        отправить отправьте отправляите выслать вышлите прислать пришлите послать
        enviar envia envie mandar mande manda enviarnos mandarnos enviarlo
        poslat posl* zaslat zasl* odeslat odesl*
        """,
    "back": """
        back
        回来
        обратно назад
        de_vuelta devuelta de_regreso
        zpet zpatky nazpet
        """,
    "give back": """
        return_it return_item return_goods return_product return_the_item return_the_goods return_the_product
        return_the_parcel return_this_item send_it_back ship_it_back mail_it_back item_back goods_back product_back
        寄回 退货 邮回 货退回 商品退回 产品退回
        вернуть_товар верните_товар вернете_товар возврат_товара возврата_товара товар_обратно товар_назад
        devolverlo devolver_el_articulo devolver_el_producto devuelve_el_articulo devuelve_el_producto
        devuelva_el_articulo devuelva_el_producto devolucion_del_articulo devolucion_del_producto producto_de_vuelta
        vratit_zbozi vratte_zbozi vratite_zbozi zbozi_vratit zbozi_vratite vraceni_zbozi zbozi_zpet zbozi_nazpet
        """,
    "place": """
        china shenzhen guangzhou guangdong yiwu hangzhou zhejiang warehouse
        中国 仓库 深圳 广州 广东 义乌 浙江
        китаи китая китае склад склада шэньчжэнь гуанчжоу
        almacen
        cina ciny cine cinu skladu sklad
        """,
    "cost": """
        postage shipping_cost* shipping_fee* own_cost own_expense return_cost*
        运费 邮费 自付 自费
        за_свои_счет за_ваш_счет пересылк* почтовые_расходы расходы
        gastos_de_envio pagar_el_envio por_tu_cuenta por_su_cuenta coste_de_envio porte*
        na_sve_naklady na_vlastni_naklady postovne postovneho
        """,
    "coupon": """
        coupon coupons voucher* bonus gift discount*
        优惠券 优惠 代金券 红包 打折 折扣 礼物 赠品
        купон* скидк* бонус* подар*
        cupon* vale descuento* regalo* bono
        kupon* poukaz* slev* darek darku bonus
        """,
    "give": """
        give_you give_u give_to_you refund_you pay_you return_you compensate_you send_you_back offer_you
        给您 送您 给你 送你 退您 退你 赔您 赔你 补您 补偿您
        дадим дам подарим вернем_вам вам_вернем вернуть_вам вам_вернуть верну_вам вернем_на
        damos regalamos daremos doy te_devolvemos te_devuelvo le_devolvemos les_devolvemos devolverte devolverle
        te_reembolsamos le_reembolsamos
        dame darujeme vratime_vam vam_vratime vam_vratim vratim_vam vratit_vam vam_vratit
        """,
    "you": """
        you your
        您 你
        вам вас вы ваш*
        te le usted
        vam vas vase
        """,
    "instead": """
        instead rather_than
        代替 不退款 不要退款 就不退
        вместо
        en_lugar en_vez
        misto namisto
        """,
    "sorry": """
        apolog* sorry compensat*
        抱歉 补偿 道歉
        извин* компенс*
        disculp* compens*
        omluv* kompenz* nahrad*
        """,
    "full": """
        full fully whole entire
        全额 全部
        полн* полностью
        total completo integro
        celou celkem plne plnou
        """,
    "next": """
        next next_order next_purchase future_order
        下次 下一次 下单时
        следующ*
        proxim* siguiente*
        dalsi pristi
        """,
    "wait": """
        wait waiting patient patiently patience
        等 等待 耐心 稍等
        подождите подождать терпени* потерпите
        espera esperar espere esperes paciencia
        pockejte pockat vyckejte vyckat vydrzte strpeni trpeliv*
        """,
    "more": """
        more another longer few some additional
        再 几 多
        еще немного несколько пару
        mas unos algunos
        jeste par nekolik
        """,
    "time": """
        day days week weeks
        天 周 星期 日
        дня днеи недел* день
        dias semana semanas dia
        dni dnu dny tyden tydn*
        """,
    "extend": """
        extend extended extending extension prolong prolonged
        延长 延期
        продлим продлили продлить продлю продлен* увелич*
        ampliar ampliamos ampliaremos ampliado extender extenderemos extendimos extendido prolongar prorrog*
        prodlouz*
        """,
    "protection": """
        protection
        保护 保护期 收货时间 收货期
        защит*
        proteccion plazo
        ochran* lhut*
        """,
}
"""Idea -> the words for it."""
