# Nima qancha saqlanadi va nima oʻchiriladi.

nav-privacy = Maʼlumotlarni saqlash
privacy-heading = Maʼlumotlarni saqlash va oʻchirish
privacy-lead = Dastur qoidalariga koʻra yaqin kunlarda ({ $days }) nimalar oʻchiriladi va nimalar oʻchirilgan. Oʻchirilgan maʼlumotni hech kim tiklay olmaydi.
privacy-due-heading = Oʻchiriladi
privacy-due-none = Yaqin kunlarda hech narsa oʻchirilmaydi.
privacy-due-on = Oʻchirish sanasi
privacy-hold = Oʻchirish taqiqi
privacy-held-tag = Oʻchirish taqiqlangan
privacy-erased-heading = Oʻchirilgan
privacy-erased-none = Hali hech narsa oʻchirilmagan.
privacy-erased-at = Qachon oʻchirilgan
privacy-erased-why = Sababi
privacy-erased-by = Kim oʻchirgan
privacy-erased-what = Nima
privacy-newest = Avval yangilari
privacy-older = Oldingilari
privacy-why-retention = saqlash muddati tugadi
privacy-why-request = soʻrovga koʻra
privacy-count-answers = javoblar: { $count }
privacy-count-files = fayllar: { $count }
privacy-count-entries = qaydlar va izohlar: { $count }
privacy-count-letters = xatlar: { $count }
privacy-count-contacts = aloqa maʼlumotlari: { $count }
privacy-count-payees = mablagʻ oluvchilar: { $count }

## Qoidalar
privacy-rules-link = Qoidalarni oʻzgartirish
privacy-rules-heading = Maʼlumotlarni saqlash muddati
privacy-rules-lead = Muddat tugaganda odamlar yozgan hamma narsa oʻchiriladi: javoblar, fayllar, xatlar, qaydlar, aloqa maʼlumotlari, bank rekvizitlari. Summalar, sanalar va qarorlar qoladi. 0: kimdir oʻchirmaguncha saqlanadi.
privacy-rules-draft-days = Joʻnatilmagan qoralamalar
    .hint = Oxirgi oʻzgarishdan keyin necha kun
privacy-rules-refused-months = Rad qilingan, qaytarib olingan yoki shartlarga mos kelmagan arizalar
    .hint = Qarordan keyin necha oy. Ikkinchi bosqichga taklif etilgan yoki boshqa tanlovga qoldirilgan, lekin davom ettirilmagan arizalar ham ular bilan birga oʻchiriladi.
privacy-rules-funded-years = Yakunlangan grantlar
    .hint = Donor bilan shartnomada boshqacha aytilmagan boʻlsa, grant yakunlangandan keyin necha yil
privacy-rules-high-draft-days = Xavfi yuqori guruhlarning qoralamalari
    .hint = Oxirgi oʻzgarishdan keyin necha kun
privacy-rules-high-refused-months = Xavfi yuqori guruhlarning rad qilingan, qaytarib olingan yoki mos kelmagan arizalari
    .hint = Qarordan keyin necha oy
privacy-rules-fund = { $fund } jamgʻarmasidan berilgan grantlar
    .hint = Donor bilan shartnoma boʻyicha necha yil; boʻsh: barcha yakunlangan grantlar kabi
privacy-rules-button = Saqlash
privacy-rules-set = Qoidalar saqlandi.

## Bitta ariza
privacy-case-link = Oʻchirishni taqiqlash yoki oʻchirish
privacy-case-heading = Ariza maʼlumotlari:
privacy-case-lead = Taqiq har qanday oʻchirishni toʻxtatadi, masalan, hujjatlar tekshiruv yoki sudga kerak boʻlib turganda. Oʻchirish odamlar shu arizada va u haqda yozgan hamma narsani yoʻq qiladi.
privacy-case-deed = Nima qilish kerak
privacy-case-hold = Oʻchirishni taqiqlash
    .hint = Taqiq bekor qilinmaguncha hech narsa oʻchirilmaydi
privacy-case-lift = Taqiqni bekor qilish
    .hint = Shundan keyin saqlash qoidalari yana amal qiladi
privacy-case-erase = Butunlay oʻchirish
    .hint = Buni ortga qaytarib boʻlmaydi. Agar bu guruhning yagona arizasi boʻlsa, uning aloqa maʼlumotlari va bank rekvizitlari ham oʻchiriladi
privacy-case-reason = Sabab
    .hint = Oʻchirish sababi hisobotda qoladi: unda odamlarning ismini yozmang
privacy-case-reference = Ariza raqami
    .hint = Faqat oʻchirish uchun: boshqa ariza oʻchib ketmasligi uchun uni yozing
privacy-case-button = Bajarish
privacy-case-back = Arizaga qaytish
privacy-case-held = Bu arizani oʻchirish taqiqlandi.
privacy-case-lifted = Taqiq bekor qilindi.
privacy-case-erased = Ariza oʻchirildi.

## Guruh haqida hamma narsa
privacy-export-link = Bu guruh haqida hamma narsa
privacy-export-heading = Guruh haqida hamma narsa
privacy-export-lead = Oʻzi haqida nima saqlanishini soʻragan guruh uchun. Bitta fayl hosil boʻladi, u shifrlanmagan: uni guruh xavfsiz deb aytgan yoʻl bilan topshiring, keyin oʻz nusxangizni oʻchiring.
privacy-export-inside = Faylda nimalar bor
privacy-export-inside-record = Guruh maʼlumotlari: aloqa maʼlumotlari, odamlar, bank rekvizitlari
privacy-export-inside-applications = Arizalar har safar joʻnatilgandagi javoblari bilan, fayllar va guruh koʻrsatgan odamlar
privacy-export-inside-messages = Xabarlar va ularning fayllari
privacy-export-inside-outcome = Guruhdan nima soʻralgani va unga nima xabar qilingani, grant, toʻlovlar, hisobotlar
privacy-export-inside-own = Arizangiz har safar joʻnatilgandagi javoblari bilan, fayllar va Siz koʻrsatgan odamlar
privacy-export-inside-own-outcome = Sizdan nima soʻralgani va Sizga nima xabar qilingani, grant, toʻlovlar, hisobotlaringiz
privacy-export-outside = Faylda nimalar yoʻq
privacy-export-outside-scores = Kengash aʼzolarining ballari, ovozlari va izohlari
privacy-export-outside-notes = Ichki qaydlar va vazifalar hamda boshqalar guruh haqida aytganlari
privacy-export-outside-checks = Ismlarni roʻyxatlar boʻyicha tekshirish va qaysi xodim nimani ochgani
privacy-export-outside-drafts = Joʻnatilmagan qoralamalar va hisobotlar: ularni guruhning oʻzi yuklab oladi
privacy-export-outside-others = Bank rekvizitlari va guruhingizning boshqa arizalari: ularni dastur xodimlaridan soʻrang
privacy-export-reason = Buni kim va qanday soʻradi?
    .hint = Bu ismingiz bilan birga qayd etiladi
privacy-export-button = Yuklab olish
privacy-export-back = Guruhga qaytish
privacy-export-own-link = Hammasini yuklab olish
privacy-export-own-heading = Arizangiz haqida saqlanadigan hamma narsa
privacy-export-own-lead = Siz bitta fayl olasiz. Uni shu telefon yoki kompyuter qoʻlida boʻlgan har kim ocha oladi: faylni faqat xavfsiz joyda saqlang va kerak boʻlmay qolganda oʻchiring.
privacy-export-readme-title = Dastur Siz haqingizda nimalarni saqlaydi
privacy-export-readme-lead = Tuzilgan sana: { $on }. Har bir qism oʻqish uchun matn ({ ".txt" }) va jadval ({ ".csv" }) koʻrinishida berilgan; data.json faylida shularning hammasi kompyuter dasturlari uchun berilgan. Har bir arizaning fayllari oʻz jildida.
privacy-export-missing = Bu fayllar bu yerda yoʻq. Ularni alohida soʻrang yoki ariza sahifasidan oching:
privacy-export-record = Guruh maʼlumotlari
privacy-export-application = Ariza
privacy-export-earlier = Avvalgi javoblar
privacy-export-sending = Joʻnatilgandagi holati, № { $n }
privacy-export-decision = Sizga nima xabar qilindi
privacy-export-decided = Qaror
privacy-export-grant = Grant
privacy-export-award = Ajratilgan grant
privacy-export-payout = Toʻlov
privacy-export-opened = Boshlangan
privacy-export-translation = Dastur qilgan tarjima
privacy-export-address = Manzil yoki raqam
privacy-export-note = Izoh
privacy-export-role = Roli
privacy-export-why = Sabab
privacy-export-text = Matn
privacy-export-file = Fayl
privacy-export-at = Qachon
privacy-export-column-part = Qism
privacy-export-column-label = Nima
privacy-export-column-value = Qiymat
privacy-export-column-data = Kompyuter dasturlari uchun
audit-privacy-export = Guruh haqidagi hamma narsa yuklab olindi
audit-privacy-export_own = Guruh arizasi haqidagi hamma narsani yuklab oldi

## Ketgan kishi
privacy-person-link = Ism va manzilni oʻchirish
privacy-person-heading = Kishi maʼlumotlarini oʻchirish
privacy-person-lead = Ism, manzil, parol, ikki bosqichli kirish, bildirilgan manfaatlar va shaxsiy qaydlar butunlay oʻchiriladi. Qonun va buxgalteriya uchun kerak boʻlgani { "P-7" } kabi kod ostida qoladi: tarix, ovozlar, ballar, tasdiqlar. Imzolangan bayonnomalar oʻzgarmaydi.
privacy-person-first = Avval
privacy-person-cases = Ochiq arizalar va yozishmalarni topshiring: { $n }
privacy-person-readings = Kengash uchun arizalarni oʻqishni topshiring: { $n }
privacy-person-meetings = U rais boʻlgan majlislarning bayonnomalari imzolanishi kerak: { $n }
privacy-person-reason = Sabab
    .hint = U tarixda qoladi: unda odamlarning ismini yozmang
privacy-person-button = Butunlay oʻchirish
privacy-person-back = Foydalanuvchiga qaytish
privacy-person-erased = Ism va manzil oʻchirildi.
privacy-work-open = Bu kishida ochiq ish bor: avval uni topshiring
audit-privacy-erase_person = Ism va manzil oʻchirildi

## Nega rad etildi
privacy-held = Bu arizani oʻchirish taqiqlangan
privacy-held-already = Taqiq allaqachon bor
privacy-not-held = Bekor qilinadigan taqiq yoʻq
privacy-under-way = Faqat kengash qaroridan keyin, grant boʻlsa, u yakunlangandan keyin oʻchirish mumkin
privacy-reason-missing = Sababini yozing, koʻpi bilan 300 belgi
privacy-reference-wrong = Bu ushbu arizaning raqami emas
privacy-span-outside = Bu yerda eng uzun muddat: { $most }

## Tarix
audit-privacy-erase = Ariza oʻchirildi
audit-privacy-hold = Oʻchirish taqiqlandi
audit-privacy-lift = Oʻchirish taqiqi bekor qilindi
audit-privacy-set_rules = Saqlash muddatlari oʻzgartirildi
audit-privacy-rewrap = Kalitlar yangi bosh kalit bilan qayta shifrlandi
audit-value-retention = saqlash muddati tugadi
audit-value-request = soʻrovga koʻra
subject-hold = Oʻchirish taqiqi
subject-erasure = Oʻchirish
subject-retention = Saqlash muddatlari
notice-erasure-coming = Baʼzi arizalar tez orada oʻchiriladi
    .body =
        Saqlash qoidalariga koʻra, yaqin ikki hafta ichida baʼzi arizalar va grantlar oʻchiriladi. Agar ulardan birini uzoqroq saqlash kerak boʻlsa, masalan nizo tufayli, uni oʻchirishni taqiqlang.

        Birinchilari oʻchiriladi: { $deadline }
        Nimalar: { $reference }

        { $link }
