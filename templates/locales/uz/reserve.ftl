# Tanlovning zaxira roʻyxati.
board-outcome-reserve = Zaxira roʻyxatiga kiritish
    .hint = Hozir mablagʻ yoʻq; mablagʻ paydo boʻlsa, grant ajratiladi
board-column-reserve = Zaxira roʻyxatida
board-rules-place-told = Guruhlarga zaxira roʻyxatidagi oʻrni aytiladi
applications-state-reserve = Zaxira roʻyxatida
applications-status-reserve = Qaror: zaxira roʻyxatida
    .text = Hozir loyihangizga mablagʻ yetmaydi. Mablagʻ paydo boʻlsa, u roʻyxatdagi guruhlarga navbat bilan taklif qilinadi. Bu grant vaʼdasi emas.
awards-reserve-heading = Zaxira roʻyxati
awards-reserve-lead = Mablagʻ jamgʻarmaga qaytganda, uni shu jamgʻarma mablagʻini kutayotgan birinchi guruhga taklif qiling.
awards-reserve-lead-over = Bu roʻyxat tugadi. Hali kutib turgan guruhlarga xabar berildi.
awards-reserve-none = Roʻyxatda hech kim yoʻq.
awards-reserve-place = Oʻrin
awards-reserve-available = Jamgʻarmada mavjud
awards-reserve-ends-on = Roʻyxatning amal qilish muddati
awards-reserve-no-end = hali belgilanmagan
awards-reserve-told = Guruhlar natijalarini biladi
awards-reserve-fixed = Tartib oʻzgarmaydi
awards-reserve-hidden = Yashirilgan: Sizda manfaatlar toʻqnashuvi bor
awards-reserve-enough = Navbatdagisiga mablagʻ yetadi
awards-reserve-ready = { $call }: zaxira roʻyxatidagi navbatdagilar uchun mablagʻ bor: { $n }
awards-reserve-stands-waiting = kutmoqda
awards-reserve-stands-skipped = navbati oʻtkazib yuborilgan
awards-reserve-stands-offered = taklif qilindi
awards-reserve-stands-taken-up = grant ajratildi
awards-reserve-stands-left = roʻyxatdan chiqqan
awards-reserve-stands-ended = roʻyxat tugadi
awards-reserve-end-heading = Roʻyxatning oxirgi kuni
awards-reserve-end-on = Oxirgi kun
    .hint = Shu kundan keyin hali kutayotganlarning arizasi rad qilinadi va ularga xabar beriladi
awards-reserve-end-reason = Kun nima uchun oʻzgaradi
awards-reserve-end-button = Oxirgi kunni belgilash
awards-reserve-end-set = Roʻyxatning oxirgi kuni belgilandi.
awards-reserve-order-heading = Tartibni oʻzgartirish
awards-reserve-order-lead = Roʻyxat dastlab reyting tartibida tuziladi. Guruhlar natijalarini bilmaguncha rais tartibni sababini yozib oʻzgartira oladi.
awards-reserve-order-application = Ariza
awards-reserve-order-place = Yangi oʻrin
awards-reserve-order-reason = Sabab
awards-reserve-order-button = Koʻchirish
awards-reserve-order-set = Tartib oʻzgardi.
awards-reserve-wait-turn = Oldinda shu jamgʻarma mablagʻini kutayotgan boshqa guruhlar bor. Avval mablagʻni ularga taklif qiling yoki sababini yozib, ularning navbatini oʻtkazib yuboring.
awards-reserve-wait-money = Hozir jamgʻarmada buning uchun mablagʻ yetmaydi.
awards-reserve-offer-lead = Soʻralgan mablagʻning hammasi taklif qilinsa, grant darhol ajratiladi. Kamroq taklif qilinsa, avval guruhdan soʻraladi.
awards-reserve-offer-button = Grantni taklif qilish
awards-reserve-awarded = Grant ajratildi, guruhga xabar berildi.
awards-reserve-offered = Grant taklif qilindi, guruhga xabar berildi.
awards-reserve-skip-heading = Navbatini oʻtkazib yuborish
awards-reserve-skip-lead = Guruhning oʻrni saqlanadi; mablagʻni navbatdagisiga taklif qilish mumkin. Sabab tarixda qoladi.
awards-reserve-skip-reason = Navbatini oʻtkazib yuborish sababi
awards-reserve-skip-button = Navbatini oʻtkazib yuborish
awards-reserve-skipped = Guruhning navbati hozircha oʻtkazib yuborildi.
awards-reserve-back-button = Navbatga qaytarish
awards-reserve-put-back = Guruh yana oʻz oʻrnida kutmoqda.
awards-reserve-over = Zaxira roʻyxati tugagan.
awards-reserve-end-missing = Avval shu tanlov zaxira roʻyxatining oxirgi kunini belgilang.
awards-reserve-end-early = Bugundan va natijalar eʼlonidan keyingi kunni tanlang.
awards-reserve-before-release = Zaxira roʻyxati natijalar eʼlonidan oldin tugaydi. Uning oxirgi kuni: { $ends_on }
awards-reserve-not-waiting = Bu guruh roʻyxatda kutmayapti yoki endi kutmayapti.
awards-reserve-not-released = Guruhlar hali natijalarini bilmaydi. Mablagʻni eʼlondan keyin taklif qilish mumkin.
awards-reserve-not-next = Bu jamgʻarma mablagʻini oldinroq kutayotgan boshqa ariza bor: { $reference }
awards-reserve-frozen = Tartib endi oʻzgarmaydi: guruhlar natijalarini allaqachon bilishi mumkin.
awards-reserve-place-outside = 1 dan { $most } gacha oʻrin tanlang.
mail-reserve-title = Arizangiz boʻyicha qaror haqida xat
mail-reserve-decided = Arizangiz va ishingiz uchun rahmat. Kengash uni qoʻllab-quvvatlamoqchi, lekin hozir mablagʻ yetmaydi. Kengash arizangizni zaxira roʻyxatiga kiritdi. Qaror sanasi: { $date }.
mail-reserve-means = Bu nimani anglatadi
mail-reserve-means-order = Mablagʻ paydo boʻlsa, u roʻyxatdagi guruhlarga navbat bilan taklif qilinadi. Shunda Sizga yozamiz.
mail-reserve-means-nothing-promised = Bu vaʼda emas: iltimos, bunga ishonib pul sarflamang va qarz olmang.
mail-reserve-means-until = Roʻyxat yuqorida koʻrsatilgan kungacha amal qiladi. Ungacha navbatingiz kelmasa, xabar beramiz.
mail-reserve-means-other = Boshqa joylardan ham mablagʻ soʻrashingiz va boshqa tanlovlarga ariza berishingiz mumkin.
mail-reserve-means-withdraw = Grant endi kerak boʻlmasa, arizani uning sahifasida qaytarib olishingiz mumkin.
notice-reserve-listed = Arizangiz boʻyicha qaror bor
    .body =
        Kengash qaror qabul qildi. Qaror va uning maʼnosi tushuntirilgan xat ariza sahifasida turibdi.

        Tanlov: { $call }

        Uni oʻqish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-reserve-moved = Zaxira roʻyxati boshqa kuni tugaydi
    .body =
        Arizangiz turgan zaxira roʻyxatining oxirgi kuni oʻzgardi.

        Tanlov: { $call }
        Roʻyxatning oxirgi kuni: { $deadline }

        Arizangizni koʻrish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-reserve-ended = Zaxira roʻyxati tugadi
    .body =
        Arizangiz turgan zaxira roʻyxati tugadi, navbat esa unga yetmadi. Afsusdamiz. Boshqa tanlovga ariza berishingiz mumkin.

        Tanlov: { $call }

        Arizangizni koʻrish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-reserve-ending = Zaxira roʻyxati tez orada tugaydi: { $call }
    .body =
        Zaxira roʻyxatida hali guruhlar kutmoqda. Oxirgi kunidan keyin ularning arizasi rad qilinadi va ularga xabar beriladi.

        Tanlov: { $call }
        Roʻyxatning oxirgi kuni: { $deadline }

        { $link }
audit-awards-reserve = Zaxira roʻyxatiga kiritildi
audit-awards-offer_reserve = Zaxira roʻyxati navbati boʻyicha mablagʻ taklif qilindi
audit-awards-skip_reserve = Zaxira roʻyxatida navbati oʻtkazib yuborildi
audit-awards-put_back_reserve = Zaxira roʻyxatida yana kutmoqda
audit-awards-reorder_reserve = Zaxira roʻyxatidagi oʻrni oʻzgardi
audit-awards-end_reserve_on = Zaxira roʻyxatining oxirgi kuni belgilandi
audit-awards-leave_reserve = Zaxira roʻyxati tugagani uchun rad qilindi
audit-awards-end_reserve = Zaxira roʻyxati tugadi
