### The report to a donor
overview-donor-link = Donorga hisobot
overview-donor-heading = Donorga hisobot: { $fund }
overview-from = Boshlanishi
overview-to = Oxiri
overview-names = Guruhlar
overview-codes-only = Faqat kodlar
overview-with-names = Nomlari bilan
overview-show = Koʻrsatish
overview-download = Yuklab olish
overview-donor-format = Format
overview-summary = Xulosa
overview-balance = Boshlangʻich qoldiqdan oxirgi qoldiqqacha
overview-what = Nima
overview-opening = Boshlangʻich qoldiq
overview-closing = Oxirgi qoldiq
overview-left = Qoldi
overview-budget = Budjet
overview-budget-paid = Grantlar
overview-budget-fees = Bank komissiyasi
overview-budget-exchange = Kurs farqi
overview-budget-administration = Maʼmuriy xarajatlar
overview-period = Shu davrda
overview-to-date = Davr oxirigacha
overview-total = Jami
overview-grants = Grantlar
overview-grant = Grant
overview-postings = Yozuvlar
overview-costs = Bank komissiyasi, kurs farqi, maʼmuriy xarajatlar
overview-other = Boshqa tomonda
overview-other-currency = Uning valyutasi
overview-rate = Ikki summaning kursi
overview-used = Qoʻllangan eʼlon qilingan kurs
overview-chart = Shu davrda grantlar boʻyicha toʻlangan
overview-chart-about = Har bir toʻlangan grant uchun ustun.
overview-checksum = Yozuvlarning nazorat yigʻindisi (SHA-256)
overview-sign = Tashkilot nomidan: ism, imzo, sana
overview-period-backwards = Oxirgi kun birinchi kundan oldin
audit-overview-take-out = Donorga hisobot yuklab olindi

### The trial balance
overview-trial-heading = Sinov balansi
overview-trial-lead = Barcha jamgʻarmalarning bir kundagi barcha hisoblari. Bitta valyutaning debeti va krediti teng, aks holda xato bor.
overview-on = Sana

### The overview
overview-heading = Umumiy koʻrinish
overview-by-fund = Jamgʻarmalar boʻyicha pul
overview-by-month = Har oyda olingan va sarflangan
overview-by-month-about = Bir chiziq tushum, ikkinchisi chiqim, oyma-oy.
overview-by-country = Mamlakatlar boʻyicha grantlar
overview-by-kind = Guruh turlari boʻyicha grantlar
overview-kind = Guruh turi
overview-no-kind = Turi koʻrsatilmagan
overview-awards = Grantlar
overview-awarded = Ajratildi
overview-director-bars = Har biri uchun ustun, eng uzuni eng koʻp pul uchun.
overview-due = Yaqin toʻlovlar
overview-due-days = { $days } kun ichida
overview-due-none = Keyingi 90 kunda toʻlov yoʻq.

## Budget by category
overview-categories = Budjet va xarajatlar, moddalar boʻyicha
overview-category = Modda
overview-category-none = Moddalarga ajratilmagan
overview-reported = Hisobotlar boʻyicha sarflangan
overview-unreported = Shu kungacha toʻlangan, lekin qabul qilingan hisobotlarga hali kirmagan: { $amount }
overview-unreported-short = Toʻlangan, qabul qilingan hisobotga hali kirmagan
overview-no-report = Qabul qilingan hisoboti hali yoʻq grantlar: { $grants }
overview-no-rate = Hisoboti kursi nomaʼlum valyutada boʻlgani uchun hisobga olinmadi: { $grants }
overview-csv-categories = CSV: budjet, moddalar boʻyicha
