### Lists of sanctions and names
sanctions-heading = Sanksiya roʻyxatlari va ismlarni tekshirish
sanctions-lead = Ismlar grant ajratishdan oldin va har bir toʻlovda shu roʻyxatlar bilan solishtiriladi. Oʻxshash ism, xodim bu boshqa shaxs deb aytmaguncha, pulni toʻxtatib turadi.
sanctions-link = Sanksiya roʻyxatlari va ismlarni tekshirish
sanctions-open-heading = Oʻxshash ismlar, qaror kutilmoqda
sanctions-open-none = Qaror kutayotgan ism yoʻq.
sanctions-judged-heading = Oxirgi qarorlar
sanctions-lists-heading = Roʻyxatlar
sanctions-lists-none = Hali birorta roʻyxat yuklanmagan, shuning uchun ismlar hech narsa bilan solishtirilmaydi.
sanctions-reference = Ariza
sanctions-what = Kimning ismi
sanctions-name = Bizdagi ism
sanctions-listed = Roʻyxatdagi ism
sanctions-likeness = Oʻxshashlik
sanctions-list-of = Roʻyxat
sanctions-list-on = Roʻyxat sanasi
sanctions-entry = Roʻyxatdagi raqam
sanctions-entries = Yozuvlar
sanctions-names = Ismlar
sanctions-hits = Oʻxshash
sanctions-sha256 = Faylning SHA-256 qiymati
sanctions-imported = Yuklangan
sanctions-state = Holat
sanctions-found = Topilgan
sanctions-judged = Qaror qilingan
sanctions-note = Asos
sanctions-publisher-eu = Yevropa Ittifoqi, umumiy roʻyxat
sanctions-publisher-un = BMT Xavfsizlik Kengashi
sanctions-publisher-ofac = AQSH, SDN roʻyxati (OFAC)
sanctions-publisher-ofac-aliases = AQSH, boshqa ismlar (OFAC alt.csv)
sanctions-list-current = ishlatilmoqda
sanctions-list-replaced = almashtirilgan
sanctions-list-loading = yuklanmoqda
sanctions-part-group = guruh
sanctions-part-payee = mablagʻ oluvchi
sanctions-part-holder = hisobvaraq egasi
sanctions-part-bank = bank
sanctions-part-correspondent = vositachi bank
sanctions-verdict = Qaror
sanctions-verdict-open = qaror kutilmoqda
sanctions-verdict-other = boshqa shaxs
sanctions-verdict-same = oʻsha shaxs: toʻxtatilgan
sanctions-occasion-asked = xodim soʻrovi bilan
sanctions-occasion-award = grant ajratish
sanctions-occasion-payout = toʻlov

### One name
sanctions-hit-heading = Sanksiya roʻyxatidagi ism
sanctions-hit-lead = Qaror qilishdan oldin tugʻilgan sana, joy va hujjatlarni roʻyxat noshiri yozuvi bilan solishtiring.
sanctions-judge-heading = Qaror
sanctions-judge-verdict = Bu oʻsha shaxs yoki tashkilotmi?
sanctions-say-other = Yoʻq, boshqa shaxs
sanctions-say-same = Ha, oʻsha shaxs
sanctions-judge-note = Asos
    .hint = Nimani solishtirdingiz, nima farq qiladi yoki mos keladi
sanctions-judge-button = Qarorni saqlash
sanctions-judge-done = Qaror saqlandi.

### Names of one case
sanctions-case-heading = Ismlarni tekshirish: { $reference }
sanctions-case-link = Shu ariza boʻyicha ismlarni tekshirish
sanctions-case-lead = Nima, qachon va qaysi roʻyxat bilan solishtirilgan va nima topilgan.
sanctions-hits-heading = Oʻxshash ismlar
sanctions-hits-none = Oʻxshash ism yoʻq.
sanctions-checks-heading = Tekshiruvlar
sanctions-checks-none = Ismlar hali tekshirilmagan.
sanctions-check-at = Qachon
sanctions-check-for = Nima uchun
sanctions-check-by = Kim tomonidan
sanctions-check-lists = Roʻyxatlar
sanctions-ask-button = Ismlarni hozir tekshirish
sanctions-ask-none = Ismlar tekshirildi. Toʻsiq yoʻq.
sanctions-ask-some = Ismlar tekshirildi. Oʻxshashlari bor: ular boʻyicha qaror qiling.

### Bringing a list in
sanctions-import-heading = Roʻyxatni yuklash
sanctions-import-lead = Noshir faylini kompyuterga saqlab, shu yerda tanlang. U toʻliq oʻqiladi yoki umuman oʻqilmaydi va oldingi roʻyxat oʻrnini egallaydi.
sanctions-import-eu = Yevropa Ittifoqi: moliyaviy sanksiyalar umumiy roʻyxati 1.1, XML yoki CSV
sanctions-import-un = BMT: umumiy roʻyxat, XML
sanctions-import-ofac = AQSH: SDN roʻyxati, sdn.xml; yoki sdn.csv va undan keyin alt.csv
sanctions-import-file = Fayl
sanctions-import-button = Yuklash
sanctions-import-done = Roʻyxat ishlatilmoqda.

### Why something was refused
sanctions-list-too-large = Fayl sanksiya roʻyxati uchun juda katta.
sanctions-list-unknown = Bu yuqorida aytilgan roʻyxatlardan biri emas.
sanctions-list-broken = Fayl toʻliq emas. Satr: { $line }. Hech narsa yuklanmadi.
sanctions-list-encoding = Fayldagi harflar oʻqilmaydi: u boshqa kodlashda saqlangan. Satr: { $line }. Hech narsa yuklanmadi.
sanctions-list-field = Maydon yoʻq yoki oʻqilmaydi. Satr: { $line }. Maydon: { $field }. Qiymat: “{ $value }”. Hech narsa yuklanmadi.
sanctions-list-empty = Faylda ism yoʻq.
sanctions-list-known = Aynan shu fayl allaqachon ishlatilmoqda.
sanctions-list-older = Fayl ishlatilayotgan roʻyxatdan eskiroq. Ishlatilayotgan roʻyxat sanasi: { $current }
sanctions-hits-open = Ismlar sanksiya roʻyxatidagi ismlarga oʻxshaydi; avval qaror kerak. Qaror kutmoqda: { $open }
sanctions-note-missing = Qaror asosini yozing.
sanctions-note-too-long = Asos juda uzun. Belgilar koʻpi bilan: { $most }

### History
audit-sanctions-import = Sanksiya roʻyxati yuklandi
audit-sanctions-check = Ismlar sanksiya roʻyxatlari bilan solishtirildi
audit-sanctions-judge-same = Roʻyxatdagi ism: oʻsha shaxs yoki tashkilot
audit-sanctions-judge-other = Roʻyxatdagi ism: boshqa shaxs

### Things in the history
subject-sanction-list = Sanksiya roʻyxati
subject-name-check = Ismlarni tekshirish
subject-name-hit = Roʻyxatdagi ism
