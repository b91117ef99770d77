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
    .hint = Qarordan keyin necha oy
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
