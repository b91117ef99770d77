# Bildirishnomalar: xat mavzusi - qiymatning oʻzi, matni - .body. Qiymati yoʻq satr xatga kirmaydi.
# Guruhlarga: ism, mablagʻ va natijasiz. Faqat $call, $deadline va $link.

mail-hello = Assalomu alaykum!
mail-footer = { $programme }. Bu xabar avtomatik joʻnatildi, unga javob berish shart emas.
mail-footer-group = Bu xabar avtomatik joʻnatildi, unga javob berish shart emas.

mail-neutral = Siz uchun xabar bor
    .body =
        Siz uchun yangi xabar bor.

        Uni oʻqish uchun oʻzingiz bilgan sahifani oching va kodingizni kiriting.

## Toʻliq xat soʻragan guruhlarga

notice-application-received = Arizangiz qabul qilindi
    .body =
        Arizangiz qabul qilindi. Hozir Sizdan hech narsa kerak emas.

        Tanlov: { $call }

        Arizaning holatini bilish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-more-asked = Arizangiz boʻyicha savolimiz bor
    .body =
        Arizangiz ustida ishni davom ettirish uchun bizga qoʻshimcha maʼlumot kerak.

        Tanlov: { $call }
        Iltimos, shu vaqtgacha javob bering: { $deadline }

        Javob berish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-not-eligible = Arizangiz tekshirildi
    .body =
        Arizangiz tekshirildi. Javob ariza sahifasida turibdi.

        Tanlov: { $call }

        Uni oʻqish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-decision = Arizangiz boʻyicha qaror bor
    .body =
        Kengash qaror qabul qildi. Qaror ariza sahifasida turibdi.

        Tanlov: { $call }

        Uni oʻqish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-payout-sent = Iltimos, toʻlovni tasdiqlang
    .body =
        Sizga toʻlov joʻnatildi. U yetib kelganda, iltimos, tasdiqlang.

        Tanlov: { $call }

        Tasdiqlash uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-deadline-extended = Arizangizni topshirish muddati uzaytirildi
    .body =
        Arizangiz uchun kechroq muddat belgilandi.

        Tanlov: { $call }
        Yangi muddat: { $deadline }

        Arizani tugatib joʻnatish uchun ushbu sahifani oching va kodingizni kiriting:
        { $link }
notice-draft-reminder = Qoralamangiz hali joʻnatilmagan
    .body =
        Arizangiz qoralama sifatida saqlangan. U hali joʻnatilmagan.

        Tanlov: { $call }
        Topshirish muddati: { $deadline }

        Uni tugatib joʻnatish uchun bu sahifani oching va kodingizni kiriting:
        { $link }

## Dastur xodimlariga

notice-application-arrived = Yangi ariza: { $reference }
    .body =
        Yangi ariza keldi.

        Ariza: { $reference }
        Tanlov: { $call }

        { $link }
notice-answer-arrived = Guruh javob berdi: { $reference }
    .body =
        Guruh soʻralgan maʼlumotni joʻnatdi.

        Ariza: { $reference }
        Tanlov: { $call }

        { $link }
notice-board-decided = Kengash qarori: { $reference }
    .body =
        Kengash ariza boʻyicha qaror qabul qildi.

        Ariza: { $reference }
        Tanlov: { $call }
        Mablagʻ: { $amount }

        { $link }

## Kengashga

notice-reading-assigned = Ariza Sizni kutmoqda: { $reference }
    .body =
        Ariza oʻqishingiz va baholashingizni kutmoqda.

        Tanlov: { $call }
        Ariza: { $reference }
        Iltimos, shu vaqtgacha tugating: { $deadline }

        Iltimos, avval manfaatlar toʻqnashuvi bor-yoʻqligini bildiring:
        { $link }
notice-vote-opened = Ovoz berish ochildi: { $reference }
    .body =
        Ovoz berish ochildi. Iltimos, ovoz bering.

        Ariza: { $reference }
        Tanlov: { $call }
        Ovoz berish yopiladi: { $deadline }

        { $link }
notice-vote-reminder = Ovozingiz hali yoʻq: { $reference }
    .body =
        Ovoz berish tez orada yopiladi, ovozingiz esa hali yoʻq.

        Ariza: { $reference }
        Tanlov: { $call }
        Ovoz berish yopiladi: { $deadline }

        { $link }

## Moliyaga

notice-payout-to-approve = Tasdiqlanadigan toʻlov: { $reference }
    .body =
        Toʻlov tayyorlandi va tasdiqlashni kutmoqda.

        Ariza: { $reference }
        Mablagʻ: { $amount }
        Tayyorladi: { $from }

        { $link }
notice-payout-approved = Toʻlov tasdiqlandi: { $reference }
    .body =
        Toʻlov tasdiqlandi. Endi uni joʻnatish mumkin.

        Ariza: { $reference }
        Mablagʻ: { $amount }
        Tasdiqladi: { $from }

        { $link }
notice-payout-sent-back = Toʻlov qaytarildi: { $reference }
    .body =
        Toʻlov tasdiqlanmadi. Iltimos, sababni koʻring va uni qaytadan tayyorlang.

        Ariza: { $reference }
        Mablagʻ: { $amount }
        Qaytardi: { $from }
        Sabab: { $note }

        { $link }
notice-instalment-unlocked = Toʻlov qismini toʻlash mumkin: { $reference }
    .body =
        Shartlar bajarildi. Bu qismni toʻlash mumkin.

        Ariza: { $reference }
        Mablagʻ: { $amount }

        { $link }

## Hisob yozuvi bor barchaga

notice-sign-in-link = Kirish uchun havolangiz
    .body =
        Kirish uchun bu havolani oching. U bir marta ishlaydi.
        { $link }

        Amal qilish muddati: { $deadline }

        Agar uni soʻramagan boʻlsangiz, hech narsa qilish kerak emas.
notice-invitation = Taklifnoma
    .body =
        Siz uchun hisob yozuvi ochildi. Bu havolani oching va parol tanlang. Havola bir marta ishlaydi.
        { $link }

        Taklif qildi: { $from }
        Amal qilish muddati: { $deadline }
notice-test-mail = Sinov xati
    .body =
        Bu sinov xati. Agar uni oʻqiyotgan boʻlsangiz, pochta ishlayapti.

        { $link }

## Nega bildirishnoma joʻnatilmadi

mail-why-no-address = Xat uchun manzil yoʻq
mail-why-not-wanted = Xat joʻnatmaslikni soʻragan
mail-why-off = Pochta oʻchirilgan
mail-why-disabled = Hisob yozuvi oʻchirilgan
mail-why-erased = Maʼlumotlar yoʻq qilingan
mail-why-malformed = Manzil notoʻgʻri yozilgan
mail-why-not-composed = Matnni tayyorlab boʻlmadi
mail-why-timed-out = Pochta serveri oʻz vaqtida javob bermadi

mail-on-its-way = Bu xabar hozir joʻnatilmoqda. Iltimos, biroz kuting.
audit-mail-test = Sinov xati joʻnatildi

## Xatlar jurnali

mail-heading = Xatlar jurnali
mail-letter-heading = Bildirishnoma
mail-off = Pochta sozlamalarda oʻchirilgan: bildirishnomalar faqat dasturda qoladi.
mail-files = Dastur xatlarni fayllarga yozadi va hech narsa joʻnatmaydi. Ularni shu yerda oʻqing.
mail-filter-button = Filtrlash
mail-none = Bildirishnomalar yoʻq.
mail-state-all = Hammasi
mail-state-queued = Navbatda
mail-state-claimed = Joʻnatilmoqda
mail-state-sent = Joʻnatildi
mail-state-failed = Boʻlmadi
mail-state-not-sent = Joʻnatilmadi
mail-column-at = Yozilgan
mail-column-what = Bildirishnoma
mail-column-about = Ariza
mail-column-whom = Kimga
mail-column-state = Holat
mail-column-sent = Joʻnatildi
mail-column-answer = Server javobi
mail-fact-attempts = Urinishlar soni
mail-fact-due = Keyingi urinish
mail-tried = Urinishlar soni: { $n }
mail-whom-group = Guruh, ariza: { $reference }
mail-whom-gone = Maʼlumotlar yoʻq qilingan
mail-text-heading = Matn
mail-text-none = Matn faqat joʻnatilgandan keyin saqlanadi.
mail-back = Xatlar jurnaliga qaytish
mail-resend-button = Qaytadan joʻnatish
mail-resent = Bildirishnoma qayta joʻnatish navbatida.
mail-test-button = Menga sinov xatini joʻnatish
mail-test-queued = Sinov xati joʻnatish navbatida.

# Payouts in question
notice-payout-doubted = Toʻlov boʻyicha savol: { $reference }
    .body =
        Guruh joʻnatilganidan kamroq pul kelganini yoki pul umuman kelmaganini aytmoqda. Iltimos, bankdan soʻrang.

        Joʻnatilgan: { $amount }

        { $link }
## Dastur xodimlariga, pochtaning oʻzi haqida

notice-mail-failing = Baʼzi xatlar yetib bormadi
    .body =
        Baʼzi xatlarni yetkazib boʻlmadi yoki ular qaytib keldi.

        Iltimos, xatlar jurnaliga qarang va bu guruhlar bilan boshqa yoʻl orqali bogʻlaning:
        { $link }

mail-why-bounced = Bu manzilga joʻnatilgan xat qaytib keldi
mail-paused-already = Buni boshqa kishi allaqachon qilgan
mail-reached-already = Guruh bilan bogʻlanilgani allaqachon yozib qoʻyilgan
mail-paused = Pochta toʻxtatib qoʻyilgan: { $at } ({ $by }). Bildirishnomalar kutib turadi.
mail-pause-button = Butun pochtani toʻxtatib qoʻyish
mail-resume-button = Pochtani davom ettirish
mail-pause-begun = Pochta toʻxtatib qoʻyildi.
mail-pause-ended = Pochta yana ishlayapti.
mail-age = Eng eskisi kutmoqda, daqiqa: { $n }
mail-failed-count = Yetkazib boʻlmagan xatlar: { $n }.
mail-failed-link = Koʻrsatish
mail-reach-count = Guruhlarga pochta orqali joʻnatilmagan bildirishnomalar: { $n }.
mail-reach-heading = Bogʻlanish kerak boʻlgan guruhlar
mail-reach-lead = Bu guruhlar xat olmaydi yoki xatlar qaytib kelgan. Ular bilan xavfsiz yoʻl orqali bogʻlaning.
mail-reach-none = Kutayotganlar yoʻq.
mail-reach-why = Sababi
mail-reach-task = Guruh bilan bogʻlanish
mail-reach-text = Nusxa olish uchun matn
mail-reach-how = Xavfsiz aloqa yoʻllari ariza sahifasida ochiladi:
mail-reach-language = Guruh oʻqiydigan til
mail-reach-link = Guruh bilan boshqa yoʻl orqali bogʻlanish
mail-reach-back = Guruhlar roʻyxatiga qaytish
mail-reach-button = Guruh bilan bogʻlanildi
mail-reach-means = Qaysi yoʻl orqali
mail-reach-note = Izoh
    .hint = Ism, raqam va manzillarsiz.
mail-reached = Guruh bilan bogʻlanilgani yozib qoʻyildi.
audit-mail-pause = Butun pochta toʻxtatib qoʻyildi
audit-mail-resume = Pochta davom ettirildi
audit-mail-bounce = Xat qaytib keldi
audit-mail-reach = Guruh bilan pochtadan tashqari bogʻlanildi
mail-means-telegram = Telegram
mail-means-whatsapp = WhatsApp
mail-means-signal = Signal
mail-means-phone = Telefon orqali
mail-means-trusted-person = Ishonchli kishi orqali
mail-means-visit = Tashrif vaqtida
mail-means-other = Boshqa yoʻl bilan

### Reports
notice-report-arrived = Hisobot keldi: { $reference }
    .body =
        Guruh hisobot joʻnatdi. Iltimos, uni oʻqing: toʻlov qismi uni kutayotgan boʻlishi mumkin.

        Ariza: { $reference }

        { $link }
notice-report-returned = Iltimos, hisobotni oʻzgartiring
    .body =
        Hisobotingiz oʻqildi. Iltimos, soʻralgan narsani oʻzgartiring va qaytadan joʻnating.

        Tanlov: { $call }

        Oʻzgartirish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-report-accepted = Hisobotingiz qabul qilindi
    .body =
        Hisobotingiz qabul qilindi. Rahmat.

        Tanlov: { $call }

        Koʻrish uchun bu sahifani oching va kodingizni kiriting:
        { $link }

notice-new-device = Yangi brauzerdan kirildi
    .body =
        Hisobingizga avval ishlatilmagan brauzerdan kirildi.
        Agar bu siz boʻlsangiz, hech narsa qilish shart emas.
        Agar siz boʻlmasangiz, bu sahifani oching, hamma joydan chiqing va yangi parol oʻrnating:
        { $link }

notice-roles-changed = Rollaringiz oʻzgardi
    .body =
        Administrator dasturda nima qila olishingizni oʻzgartirdi.
        Rollaringiz endi shu sahifada koʻrsatilgan:
        { $link }
## Messages between groups and the programme

notice-message-from-staff = Siz uchun xabar
    .body =
        Arizangiz boʻyicha xabar bor.

        Tanlov: { $call }

        Uni oʻqish va javob berish uchun shu sahifani oching va kodni kiriting:
        { $link }
notice-message-from-group = Guruh xabar yozdi: { $reference }
    .body =
        Guruhdan yangi xabar keldi.

        Ariza: { $reference }
        Tanlov: { $call }

        { $link }
notice-messages-given = Guruhga javob bering: { $reference }
    .body =
        Sizdan guruh bilan yozishmani olib borishni soʻrashmoqda.

        Ariza: { $reference }
        Tanlov: { $call }
        Kim soʻrayapti: { $from }

        { $link }
mail-messages-heading = Xabarlar
mail-messages-lead = Savolingiz boʻlsa, shu yerda yozing. Javob ham shu yerda chiqadi.
mail-messages-none = Hali hech kim yozmagan.
mail-messages-case = Ariza
mail-messages-back = Arizangizga qaytish
mail-messages-link = Xabarlar
mail-messages-news = Siz uchun yangi xabarlar: { $n }.
mail-messages-aside = Xabarlar yonida
mail-messages-no-mail = Bu guruh pochta olmaydi, xabarlarni faqat oʻz sahifasini ochganda oʻqiydi. Unga xavfsiz kanali orqali xabar bering.
mail-message-by-you = Siz
mail-message-by-group = Guruh
mail-message-by-programme = Dastur
mail-message-read = Oʻqildi: { $at }
mail-message-unread = Hali oʻqilmagan
mail-message-heading = Xabar yozish
mail-message-language = Guruh oʻqiydigan til:
mail-message-text = Tayyor javob
mail-message-text-button = Qoʻyish
mail-message-body = Xabar
mail-message-file = Fayl
mail-message-file-limits = { $kinds }, koʻpi bilan { $size }. Bitta xabarda bitta fayl.
mail-message-button = Joʻnatish
mail-message-sent = Xabar joʻnatildi.
mail-too-many-messages = Bugun { $max } ta xabar joʻnatildi. Ertaga yana yozing.
mail-give-heading = Kim javob beradi
mail-give-person = Kimga topshiriladi
mail-give-nobody = Aniq hech kim
mail-give-button = Topshirish
mail-given = Kim javob berishi yozib qoʻyildi.
mail-settle-button = Javob kerak emas
mail-settled = Xabarlar endi javob kutmayapti.
mail-notes-heading = Ichki qaydlar
mail-notes-lead = Ularni faqat dastur xodimlari oʻqiydi. Guruh ularni koʻrmaydi.
mail-notes-link = Qayd yozish
mail-waiting-heading = Guruhlardan xabarlar
mail-waiting-lead = Bu guruhlar yozgan va javob kutmoqda. Eng uzoq kutganlar yuqorida.
mail-waiting-none = Hech bir guruh javob kutmayapti.
mail-waiting-mine = Faqat menga topshirilganlar
mail-waiting-all = Hammasi
mail-column-group = Guruh
mail-column-since = Qachondan kutmoqda
mail-column-messages = Xabarlar
mail-column-language = Til
mail-answers-heading = Tayyor javoblar
mail-answers-lead = Tez-tez beriladigan savollar uchun matnlar, har biri oʻz tilida. Xabarlar sahifasida matnni qoʻyib, oʻzgartirish mumkin. Guruh nomlari yozilmasin.
mail-answers-none = Hali matn yoʻq.
mail-answer-new = Yangi matn
mail-answer-heading = Tayyor javob
mail-answer-name = Matn nomi
mail-answer-language = Til
mail-answer-body = Matn
mail-answer-button = Saqlash
mail-answer-retire = Roʻyxatdan olish
mail-answer-kept = Matn saqlandi.
mail-answer-retired = Matn roʻyxatdan olindi.
mail-answer-name-missing = Matnga nom bering
audit-mail-message = Xabar yozildi
audit-mail-give-messages = Guruhga kim javob berishi belgilandi
audit-mail-settle-messages = Javob kerak emasligi belgilandi
audit-mail-keep-answer = Tayyor javob saqlandi
audit-mail-retire-answer = Tayyor javob roʻyxatdan olindi
subject-answer-text = Tayyor javob
