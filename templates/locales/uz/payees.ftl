### Payees
payees-heading = Mablagʻ oluvchilar
payees-lead = Mablagʻ qayerga boradi. Ismlar va bank rekvizitlari shifrlangan holda saqlanadi; rekvizitlarning har bir ochilishi yozib qoʻyiladi.
payees-none = Hozircha mablagʻ oluvchilar yoʻq.
payees-newest = Avval yangi oluvchilar
payees-older = Oldingi oluvchilar
payees-payee = Mablagʻ oluvchi
payees-fact-method = Toʻlov usuli
payees-fact-country = Mamlakat
payees-fact-currency = Hisobvaraq valyutasi
payees-fact-account = Hisobvaraq
payees-fact-state = Holat
payees-fact-entered = Kiritilgan sana
payees-fact-by = Kim kiritgan
payees-erased = oʻchirilgan
payees-state-unverified = tekshirilmagan
payees-state-verified = tekshirilgan
payees-state-retired = endi ishlatilmaydi
payees-method-bank-transfer = Bank oʻtkazmasi
payees-method-card = Bank kartasi
payees-method-wallet = Elektron hamyon
payees-method-cash-transfer-system = Naqd beriladigan pul oʻtkazmasi
payees-method-via-partner = Vositachi tashkilot orqali
payees-method-paid-to-supplier = Tovar uchun yetkazib beruvchiga
payees-method-cash-in-hand = Naqd, imzo bilan
payees-method-other = Boshqa usulda

### Adding a payee
payees-add-link = Mablagʻ oluvchi qoʻshish
payees-add-heading = Yangi mablagʻ oluvchi
payees-add-for-group = Guruhning mablagʻ oluvchisi: { $group }
payees-add-name = Ism yoki nom
    .hint = Mablagʻni oladigan shaxs, tashkilot yoki yetkazib beruvchi
payees-add-method = Toʻlov usuli
payees-add-country = Hisobvaraq mamlakati
payees-add-currency = Hisobvaraq valyutasi
payees-add-account = Hisobvaraq, karta yoki hamyon raqami
    .hint = Qirgʻiziston hisobvaraqlarida 16 ta, Tojikiston va Oʻzbekistonnikida 20 ta raqam boʻladi. Oradagi boʻsh joylarning ahamiyati yoʻq
payees-add-holder = Hisobvaraq egasining bankdagi ismi
    .hint = Hisobvaraqda lotin harflarida boʻlsa, lotin harflarida
payees-add-bank = Bank, hamyon yoki oʻtkazma tizimi
payees-add-bank-code = Bank kodi (BIK, MFO)
payees-add-swift = SWIFT kodi
    .hint = Chet eldan oʻtkazmalar uchun
payees-add-tax-number = Soliq raqami (STIR)
payees-add-note = Izoh
    .hint = Toʻlovchi yana nimani bilishi kerak, masalan chet eldan oʻtkazma guruh uchun xavflimi
payees-add-button = Qoʻshish
payees-add-done = Mablagʻ oluvchi qoʻshildi.

### The details
payees-details = Bank rekvizitlari
payees-open-text = Rekvizitlar yopiq. Kim, qachon va nima uchun ochgani yozib qoʻyiladi.
payees-open-reason = Ularni nima uchun ochyapsiz?
payees-open-reason-missing = Rekvizitlarni nima uchun ochayotganingizni yozing.
payees-open-button = Rekvizitlarni ochish
payees-history = Tarix
payees-warn-length = Hisobvaraq raqamini tekshiring. Kutilgan raqamlar soni: { $expected }
payees-warn-digits = Hisobvaraq raqamini tekshiring: unda raqamdan boshqa belgilar ham bor
payees-warn-bank-code = Bank kodini tekshiring. Kutilgan raqamlar soni: { $expected }

### Why something was refused
payees-name-missing = Ism yoki nom yozilmagan
payees-country-malformed = Mamlakatni roʻyxatdan tanlang
payees-account-missing = Bu toʻlov usuli uchun hisobvaraq, karta yoki hamyon raqami kerak
payees-account-check-digits = Hisobvaraq raqamida xato bor: nazorat raqamlari mos kelmayapti
payees-text-too-long = Matn juda uzun. Belgilar koʻpi bilan: { $most }

### Audit trail
audit-payees-add = Mablagʻ oluvchi qoʻshildi
audit-payees-open = Bank rekvizitlari ochildi

### Verifying and changing
payees-method-person-abroad = Chet eldagi shaxsning hisobvaragʻiga
payees-add-address = Hisobvaraq egasining manzili
    .hint = Chet eldan oʻtkazmalar uchun
payees-add-correspondent = Vakil bank
    .hint = Chet eldan oʻtkazmalar uchun: nomi va SWIFT kodi
payees-fact-changed = Oʻzgartirilgan
payees-fact-verified = Tekshirilgan
payees-warn-holder = Egasining ismini tekshiring: u lotin harflarida yozilmagan
payees-warn-swift = SWIFT kodini tekshiring: unda 8 yoki 11 ta harf va raqam boʻladi
payees-verify-heading = Rekvizitlarni tekshirish
payees-verify-text = Guruhdan rekvizitlar kelgan yoʻldan boshqa yoʻl bilan soʻrang: masalan, maʼlum raqamga qoʻngʻiroq qiling. Toʻlovni faqat shundan keyin tasdiqlash mumkin.
payees-verify-how = Rekvizitlar qanday tekshirildi?
payees-verify-button = Rekvizitlar tekshirildi
payees-verify-done = Rekvizitlar tekshirildi.
payees-verify-own = Bu rekvizitlarni Siz yozgansiz, shuning uchun ularni boshqa kishi tekshiradi.
payees-verified-how = Rekvizitlar qanday tekshirilgan
payees-change-link = Rekvizitlarni oʻzgartirish
payees-change-heading = Mablagʻ oluvchini oʻzgartirish
payees-change-text = Barcha rekvizitlarni qaytadan yozing. Ularni boshqa kishi tekshiradi, bu oluvchi uchun tasdiqlangan toʻlovlar esa qaytadan tasdiqlanadi.
payees-change-button = Saqlash
payees-change-done = Rekvizitlar oʻzgartirildi. Endi ularni boshqa kishi tekshiradi.
payees-retire-button = Foydalanishdan chiqarish
payees-retire-done = Bu oluvchi foydalanishdan chiqarildi.
payees-back = Mablagʻ oluvchiga qaytish
payees-own-details = Bu mablagʻ oluvchini Siz qoʻshgansiz yoki rekvizitlarini yozgansiz, shuning uchun ularni boshqa kishi tekshiradi
payees-how-missing = Rekvizitlar qanday tekshirilganini yozing
payees-holder-missing = Egasining hisobvaraqdagi ismi yozilmagan. Avval rekvizitlarni oʻzgartiring
payees-not-now = Hozir buni qilib boʻlmaydi. Mablagʻ oluvchiga yana qarang
audit-payees-verify = Oluvchining rekvizitlari tekshirildi
audit-payees-change = Oluvchining rekvizitlari oʻzgartirildi
audit-payees-retire = Mablagʻ oluvchi foydalanishdan chiqarildi
payees-add-city = Oʻtkazma tizimi pul beradigan shahar
payees-card-malformed = Bu karta raqami emas yoki raqamda xato bor
payees-wallet-phone = Hamyonning telefon raqamini yozing
payees-holder-needed = Egasining ismini yozing
payees-holder-latin = Ismni pasportdagidek lotin harflarida yozing
payees-city-missing = Pul beriladigan shaharni yozing
payees-system-missing = Hamyon yoki oʻtkazma tizimining nomini yozing
