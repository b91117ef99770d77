# The history: who did what to what. Acts are audit-<room>-<verb>, as stored.

audit-heading = Tarix
audit-at = Qachon
audit-who = Kim
audit-what = Nima
audit-about = Nima haqida
audit-none = Hozircha hech narsa yozilmagan
audit-newest = Eng yangi yozuvlar
audit-older = Oldingi yozuvlar

## Who acted
audit-actor-visitor = Tizimga kirmagan kishi
audit-actor-case = Guruh
audit-actor-person = Hamkasb
audit-actor-member = Kengash aʼzosi
audit-actor-clerk = Dasturning oʻzi
audit-actor-console = Serverda

## People
audit-people-add = Foydalanuvchi qoʻshildi
audit-people-second-set-up = Ikki bosqichli kirish sozlandi
audit-people-recovery-code = Zaxira kodi bilan kirildi
audit-people-second-taken-away = Ikki bosqichli kirish oʻchirildi
audit-people-second-reset = Boshqa foydalanuvchining ikki bosqichli kirishi oʻchirildi
audit-people-change_roles = Rollar oʻzgartirildi
audit-people-disable = Hisob yopildi
audit-people-enable = Hisob qayta ochildi
audit-people-invite = Taklifnoma joʻnatildi
audit-people-set_password = Parol oʻrnatildi
audit-people-sign_in = Tizimga kirildi

## Groups and calls
audit-groups-open = Guruh roʻyxatga kiritildi
audit-calls-create = Tanlov yaratildi
audit-calls-import_form = Tanlovga anketa biriktirildi
audit-calls-load_choices = Dastur roʻyxatlari yuklandi
audit-calls-change_choices = Dastur roʻyxati oʻzgartirildi
audit-calls-publish = Tanlov eʼlon qilindi
audit-calls-opened = Tanlov ochildi
audit-calls-closed = Tanlov muddatida yopildi
audit-calls-close = Tanlov yopildi

## Applications
audit-applications-open = Ariza boshlandi
audit-applications-enter = Ariza kodi bilan kirildi
audit-applications-read = Yopiq maʼlumotlar oʻqildi
audit-applications-replace_code = Yangi ariza kodi berildi
audit-applications-send = Ariza joʻnatildi
audit-applications-answer = Savollarga javob berildi
audit-applications-screen = Ariza tekshirildi
audit-applications-withdraw = Ariza qaytarib olindi
audit-applications-open_identity = Yopiq javoblar ochildi
audit-applications-note = Qayd saqlandi
audit-applications-attach = Fayl qoʻshildi
audit-applications-detach = Fayl olib tashlandi
audit-applications-open_file = Shaxsiy maʼlumotli fayl ochildi
audit-notices-resend = Bildirishnoma yana joʻnatildi

## Values in details
audit-value-eligible = shartlarga mos
audit-value-not_eligible = shartlarga mos emas
audit-value-ask_more = qoʻshimcha maʼlumot kerak
audit-value-regular = oddiy
audit-value-emergency = shoshilinch yordam
audit-value-in_kind = pulsiz shakldagi yordam
audit-value-online = saytda toʻldirilgan
audit-value-phone = telefon orqali
audit-value-letter = xat orqali
audit-value-visit = tashrif vaqtida
audit-value-messenger = messenjer orqali
audit-value-asked = xodim soʻrovi bilan
audit-value-award = grant ajratish
audit-value-payout = toʻlov
audit-value-payment = birinchi toʻlov
audit-value-whole = hammasi keldi
audit-value-less = kamroq keldi
audit-value-nothing = hech narsa kelmadi
audit-value-changed = taqsimot grantdagidan boshqacha
audit-value-eu = Yevropa Ittifoqi
audit-value-un = BMT
audit-value-ofac = AQSH
audit-value-high = yuqori xavf
audit-value-some = odatdagi xavf
audit-value-clean = hech narsa topilmadi
audit-value-waiting = tekshiruvni kutmoqda
audit-value-found = nimadir topildi

## What it was about
subject-key = Kalit
subject-person = Odam
subject-session = Seans
subject-group = Guruh
subject-payee = Mablagʻ oluvchi
subject-attachment = Biriktirilgan fayl
subject-entry = Yozuv
subject-fund = Jamgʻarma
subject-transaction = Buxgalteriya yozuvi
subject-posting = Buxgalteriya yozuvi qatori
subject-rate = Valyuta kursi
subject-call = Tanlov
subject-form_version = Anketa
subject-section = Anketa boʻlimi
subject-question = Savol
subject-choice = Roʻyxat bandi
subject-application = Ariza
subject-case_code = Ariza kodi
subject-rules = Kengash qoidalari
subject-criterion = Mezon
subject-sheet = Baholash varaqasi
subject-motion = Taklif
subject-meeting = Majlis
subject-ballot = Ovoz
subject-decision = Qaror
subject-award = Ajratilgan grant
subject-instalment = Toʻlov qismi
subject-payout = Toʻlov
subject-notice = Bildirishnoma
subject-audit = Tarix yozuvi

## Forms of calls
audit-calls-edit_form = Anketa oʻzgartirildi
audit-calls-begin_form = Anketaning yangi versiyasi boshlandi
audit-calls-discard_form = Anketa versiyasi oʻchirildi
audit-calls-publish_form = Anketa versiyasi eʼlon qilindi

## The life of a call
audit-calls-edit = Tanlov sozlamalari oʻzgartirildi
audit-calls-take_back = Tanlov qoralamaga qaytarildi
audit-calls-decide = Tanlov boʻyicha qarorlar qabul qilindi
audit-calls-archive = Tanlov arxivga olindi
# Files and copies
audit-applications-export = Arizalar roʻyxati fayl qilib yuklab olindi
### Things of money
subject-proposal = Taklif
subject-period = Hisob oyi
subject-limit = Tasdiqlash chegarasi

audit-people-end_session = Bitta brauzerdan chiqildi
audit-people-end_sessions = Boshqa barcha joylardan chiqildi
audit-people-end_all_of_person = Foydalanuvchining barcha seanslari tugatildi
audit-people-end_all = Hammaning seanslari tugatildi
audit-people-set_up = Dastur ilk bor sozlandi
audit-applications-extend = Arizani topshirish muddati uzaytirildi
audit-applications-reopen = Joʻnatilgan ariza qayta ochildi
audit-applications-leave_as_sent = Ariza joʻnatilganidek qoldirildi
audit-applications-correct = Tuzatilgan ariza joʻnatildi
audit-applications-bring_sheet = Javoblar jadvaldan kiritildi
audit-applications-add_code = Hamkor uchun ariza kodi yaratildi
audit-applications-take_code_back = Hamkorning ariza kodi qaytarib olindi
audit-calls-edit_quiz = Arizadan oldingi savollar oʻzgartirildi
subject-donor = Donor
subject-contract = Donor shartnomasi
subject-pledge = Vaʼda qilingan qism
audit-export = CSV qilib olish
audit-filter-button = Filtr
audit-filter-all = Hammasi
audit-filter-from = Sanadan
audit-filter-to = Sanagacha
audit-number = Raqam
audit-audit-export = Tarixni fayl qilib oldi
audit-applications-invite = Arizani ikkinchi bosqichga taklif qildi
subject-report = Hisobot
subject-amendment = Grantni oʻzgartirish
subject-tag = Belgi
subject-check = Tekshiruv bandi
subject-agenda_item = Kun tartibi bandi
subject-sanction_list = Sanksiyalar roʻyxati
subject-sanction_name = Sanksiyalar roʻyxatidagi nom
subject-name_check = Nomlarni tekshirish
subject-name_hit = Nomlar oʻxshashligi
subject-answer_text = Tayyor javob
subject-bank_account = Oʻz hisobimiz
subject-bank_statement = Bank koʻchirmasi
subject-bank_line = Koʻchirma satri
subject-bank_transfer = Oʻz hisoblarimiz orasidagi oʻtkazma
subject-concern = Maxfiy murojaat
subject-payment_order = Toʻlov topshirigʻi
subject-offer = Grant taklifi

## What stands before a figure, an amount or a day of the details
audit-number-abstain = Betaraf
audit-number-added = Qoʻshildi
audit-number-applications = Arizalar
audit-number-cleared = Kengashga ochildi
audit-number-count = Soni
audit-number-days = Kunlar
audit-number-experts = Boshqa mamlakatlardan kengash aʼzolari
audit-number-given = Topshirildi
audit-number-hits = Oʻxshashliklar
audit-number-hours = Soat
audit-number-instalment = Toʻlov qismi
audit-number-left = Qoldi
audit-number-lines = Tekshiruv bandlari
audit-number-motion = Taklif
audit-number-names = Nomlar
audit-number-new = Yangi
audit-number-no = Qarshi
audit-number-notices = Bildirishnomalar
audit-number-number = Toʻlov qismi
audit-number-of = Fayllar
audit-number-part = Toʻlov qismi
audit-number-payouts = Toʻlovlar
audit-number-people = Tekshiruvchilar
audit-number-place = Oʻrin
audit-number-present = Qatnashdi
audit-number-rates = Kurslar
audit-number-results = Natijalar
audit-number-rows = Qatorlar
audit-number-staff = Xodimlar
audit-number-version = Versiya
audit-number-year = Yil
audit-number-yes = Yoqlab
audit-amount-arrives = Keladi
audit-amount-before = Avval
audit-amount-budget = Budjet
audit-amount-charge = Jamgʻarmadan
audit-amount-closing = Yakuniy qoldiq
audit-amount-committed = Band qilingan
audit-amount-debited = Hisobvaraqdan yechildi
audit-amount-fees = Bank komissiyasi
audit-amount-given = Vaʼda qilinganidan
audit-amount-kept = Bank ushlab qoldi
audit-amount-leaves = Chiqadi
audit-amount-local = Oluvchiga
audit-amount-opening = Boshlangʻich qoldiq
audit-amount-received = Tushdi
audit-amount-released = Boʻshatildi
audit-amount-reserved = Guruh uchun saqlab turiladi
audit-day-before = Avval
audit-day-due = Muddat
audit-day-due_on = Muddat
audit-day-ends_on = Tugashi
audit-day-first = Boshlanishi
audit-day-from = Boshlanishi
audit-day-last = Oxiri
audit-day-starts_on = Boshlanishi
audit-day-until = Oxiri
