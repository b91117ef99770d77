# Сынактын камдык тизмеси.
board-outcome-reserve = Камдык тизмеге киргизүү
    .hint = Азыр акча жок; акча пайда болсо, грант бөлүнөт
board-column-reserve = Камдык тизмеде
board-rules-place-told = Топторго камдык тизмедеги орду айтылат
applications-state-reserve = Камдык тизмеде
applications-status-reserve = Чечим: камдык тизмеде
    .text = Азыр долбооруңузга акча жетпейт. Акча пайда болсо, ал тизмедеги топторго кезек менен сунушталат. Бул грант берүү убадасы эмес.
awards-reserve-heading = Камдык тизме
awards-reserve-lead = Акча фондго кайтканда, аны ушул фонддун акчасын күтүп турган биринчи топко сунуштаңыз.
awards-reserve-lead-over = Бул тизме бүттү. Күтүп турган топторго кабар берилди.
awards-reserve-none = Тизмеде эч ким жок.
awards-reserve-place = Орун
awards-reserve-available = Фонддо жеткиликтүү
awards-reserve-ends-on = Тизменин акыркы күнү
awards-reserve-no-end = азырынча белгиленген жок
awards-reserve-told = Топтор натыйжасын билет
awards-reserve-fixed = Кезек тартиби өзгөрбөйт
awards-reserve-hidden = Жашырылган: кызыкчылыктарыңыздын кагылышуусу бар
awards-reserve-enough = Кезектегисине акча жетет
awards-reserve-ready = { $call }: камдык тизмеде кезекте тургандарга акча бар: { $n }
awards-reserve-stands-waiting = күтүүдө
awards-reserve-stands-skipped = өткөрүп жиберилди
awards-reserve-stands-offered = сунушталды
awards-reserve-stands-taken-up = грант бөлүндү
awards-reserve-stands-left = тизмеден чыкты
awards-reserve-stands-ended = тизме бүттү
awards-reserve-end-heading = Тизменин акыркы күнү
awards-reserve-end-on = Акыркы күн
    .hint = Ушул күндөн кийин күтүп тургандардын өтүнмөсү четке кагылат жана аларга кабар берилет
awards-reserve-end-reason = Күн эмне үчүн өзгөрөт
awards-reserve-end-button = Акыркы күндү белгилөө
awards-reserve-end-set = Тизменин акыркы күнү белгиленди.
awards-reserve-order-heading = Кезек тартибин өзгөртүү
awards-reserve-order-lead = Башында тизме рейтингдин тартибинде турат. Топтор натыйжасын билгенге чейин төрага аны себебин жазып өзгөртө алат.
awards-reserve-order-application = Өтүнмө
awards-reserve-order-place = Жаңы орун
awards-reserve-order-reason = Себеби
awards-reserve-order-button = Жылдыруу
awards-reserve-order-set = Кезек тартиби өзгөрдү.
awards-reserve-wait-turn = Алдыда ушул фонддун акчасын күткөн башка топтор бар. Адегенде аларга сунуштаңыз же себебин жазып, өткөрүп жибериңиз.
awards-reserve-wait-money = Азыр фонддо буга акча жетпейт.
awards-reserve-offer-lead = Суралган сумма толугу менен болсо, грант дароо бөлүнөт. Азыраак болсо, адегенде топтон суралат.
awards-reserve-offer-button = Грантты сунуштоо
awards-reserve-awarded = Грант бөлүндү, топко кабар берилди.
awards-reserve-offered = Сунуш жасалды, топко кабар берилди.
awards-reserve-skip-heading = Өткөрүп жиберүү
awards-reserve-skip-lead = Топтун орду сакталат; акчаны кийинкисине сунуштоого болот. Себеби тарыхта калат.
awards-reserve-skip-reason = Өткөрүп жиберүү себеби
awards-reserve-skip-button = Өткөрүп жиберүү
awards-reserve-skipped = Топ азырынча өткөрүп жиберилди.
awards-reserve-back-button = Кезекке кайтаруу
awards-reserve-put-back = Топ кайра өз ордунда күтөт.
awards-reserve-over = Камдык тизме бүткөн.
awards-reserve-end-missing = Адегенде ушул сынактын камдык тизмесинин акыркы күнүн белгилеңиз.
awards-reserve-end-early = Бүгүндөн жана натыйжалар жарыялангандан кийинки күндү тандаңыз.
awards-reserve-before-release = Камдык тизме натыйжалар жарыялангандан мурда бүтөт. Анын акыркы күнү: { $ends_on }
awards-reserve-not-waiting = Бул топ тизмеде күтүп турган жок же мындан ары күтпөйт.
awards-reserve-not-released = Топтор азырынча натыйжасын билбейт. Акчаны натыйжалар жарыялангандан кийин сунуштоого болот.
awards-reserve-not-next = Бул фонддун акчасын мурдараак күткөн башка өтүнмө бар: { $reference }
awards-reserve-frozen = Кезек тартиби мындан ары өзгөрбөйт: топтор натыйжасын билиши мүмкүн.
awards-reserve-place-outside = Орунду тандаңыз: 1 – { $most }.
mail-reserve-title = Өтүнмөңүз боюнча чечим жөнүндө кат
mail-reserve-decided = Өтүнмөңүз жана ишиңиз үчүн рахмат. Кеңеш аны колдогусу келет, бирок азыр акча жетпейт. Кеңеш өтүнмөңүздү камдык тизмеге киргизди. Чечимдин датасы: { $date }.
mail-reserve-means = Бул эмнени билдирет
mail-reserve-means-order = Акча пайда болсо, ал тизмедеги топторго кезек менен сунушталат. Ошондо Сизге жазабыз.
mail-reserve-means-nothing-promised = Бул убада эмес: ага ишенип акча коротпоңуз жана карыз албаңыз.
mail-reserve-means-until = Тизме жогоруда көрсөтүлгөн күнгө чейин иштейт. Ага чейин кезегиңиз келбесе, кабар беребиз.
mail-reserve-means-other = Башкалардан акча сурасаңыз жана башка сынактарга өтүнмө берсеңиз болот.
mail-reserve-means-withdraw = Эгер грант Сизге мындан ары керек болбосо, өтүнмөнү анын барагында чакыртып алсаңыз болот.
notice-reserve-listed = Өтүнмөңүз боюнча чечим бар
    .body =
        Кеңеш чечим кабыл алды. Чечим жана анын маанисин түшүндүргөн кат өтүнмөнүн барагында турат.

        Сынак: { $call }

        Аны окуу үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-reserve-moved = Камдык тизме башка күнү бүтөт
    .body =
        Өтүнмөңүз турган камдык тизменин акыркы күнү өзгөрдү.

        Сынак: { $call }
        Тизменин акыркы күнү: { $deadline }

        Өтүнмөңүздү көрүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-reserve-ended = Камдык тизме бүттү
    .body =
        Өтүнмөңүз турган камдык тизме бүттү, тилекке каршы, кезек ага жеткен жок. Башка сынакка өтүнмө берсеңиз болот.

        Сынак: { $call }

        Өтүнмөңүздү көрүү үчүн бул баракты ачып, кодуңузду жазыңыз:
        { $link }
notice-reserve-ending = Камдык тизме жакында бүтөт: { $call }
    .body =
        Камдык тизмеде дагы эле топтор күтүүдө. Акыркы күнүнөн кийин алардын өтүнмөсү четке кагылат жана аларга кабар берилет.

        Сынак: { $call }
        Тизменин акыркы күнү: { $deadline }

        { $link }
audit-awards-reserve = Камдык тизмеге киргизилди
audit-awards-offer_reserve = Камдык тизменин кезеги боюнча акча сунушталды
audit-awards-skip_reserve = Камдык тизмеде өткөрүп жиберилди
audit-awards-put_back_reserve = Камдык тизмеде кайра күтүүдө
audit-awards-reorder_reserve = Камдык тизмедеги орду өзгөрдү
audit-awards-end_reserve_on = Камдык тизменин акыркы күнү белгиленди
audit-awards-leave_reserve = Камдык тизме бүткөндүктөн четке кагылды
audit-awards-end_reserve = Камдык тизме бүттү
