# Qarorni bekor qilish: taklif, u nimani bekor qiladi va bekor qilib boʻlmaganda nima deyiladi.

board-outcome-reverse = Qarorni bekor qilish
board-reverses-motion = { $number }-taklif boʻyicha qarorni bekor qilish
board-motion-reverses = Bekor qilinadigan qaror
board-motion-reversed-by = Bekor qilgan taklif
board-motion-to-reverse = Bekor qilish haqidagi taklif
board-decision-reversed = { $number }-taklif bilan bekor qilindi
board-statistics-reversed = Qarori bekor qilingan
board-nothing-to-reverse = Bu ariza boʻyicha bekor qilish mumkin boʻlgan qaror yoʻq
audit-board-reverse_decision = Qaror bekor qilindi
audit-awards-take_back_offer = Grant taklifi qaytarib olindi: kengash qarori bekor qilindi
audit-awards-off_reserve = Zaxira roʻyxatidan chiqarildi: kengash qarori bekor qilindi
audit-calls-resume = Tanlovda yana hal qilinmagan ariza paydo boʻldi
awards-reverse-link = Qarorni bekor qilish
awards-reverse-heading = Qarorni bekor qilish
awards-reverse-lead = Siz yangi taklifni ovozga qoʻyasiz. U qabul qilinsa, quyidagi qaror bekor qilingan deb belgilanadi va yozuvlarda qoladi, ariza esa yana kengashda koʻrib chiqiladi.
awards-reverse-text = Nega qarorni bekor qilish kerak?
awards-reverse-meeting = Majlis
    .hint = Ariza uning kun tartibiga, taklif esa bayonnomasiga kiritiladi
awards-reverse-no-meeting = Kun tartibida shu ariza bor majlis yoki majlissiz
awards-reverse-ballot = Ovoz berish qanday oʻtadi?
awards-reverse-closes = Ovoz berishning oxirgi kuni
awards-reverse-button = Taklifni ovozga qoʻyish
awards-reverse-award = Guruhga grant ajratilgan, shuning uchun qarorni bekor qilib boʻlmaydi. Grant davom etmasligi kerak boʻlsa, uni yakunlang.
awards-reverse-answered = Qarorni bekor qilib boʻlmaydi: guruh grant taklifiga javob bergan yoki javob muddati oʻtgan.
awards-reverse-begun = Qarorni bekor qilib boʻlmaydi: guruh boshqa tanlovda arizani boshlagan.
awards-reverse-left = Qarorni bekor qilib boʻlmaydi: guruh arizasini qaytarib olgan.
awards-reverse-round-over = Qarorni bekor qilib boʻlmaydi: tanlov arxivga olingan.
awards-conclude-reverse-text = Yopilgandan keyin ovozlar tanlov qoidalari boʻyicha sanaladi. Taklif qabul qilinsa, avvalgi qaror bekor qilingan deb belgilanadi va ariza yana kengashda koʻrib chiqiladi. Qarordan xabari bor guruhga bildirishnoma joʻnatiladi.
awards-reverse-group = Kengash arizangiz boʻyicha qarorini bekor qildi va yangidan qaror qabul qiladi. Sizga avval aytganimiz endi kuchda emas. Siz hech narsa qilishingiz shart emas.
awards-offer-state-taken-back = kengash qaytarib oldi
awards-offer-group-taken-back = Kengash bu taklifni qaytarib oldi va arizangiz boʻyicha yangidan qaror qabul qiladi. Siz hech narsa qilishingiz shart emas.
awards-offer-staff-taken-back = Kengash oʻz qarorini bekor qildi. Mablagʻ yana boʻshadi.
notice-decision-reversed = Kengash arizangiz boʻyicha yangidan qaror qabul qiladi
    .body =
        Kengash arizangiz boʻyicha qarorini bekor qildi va yangidan qaror qabul qiladi. Sizga avval aytganimiz endi kuchda emas. Siz hech narsa qilishingiz shart emas: yangi qaror boʻlganda Sizga yozamiz.

        Tanlov: { $call }

        Arizangizni koʻrish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
