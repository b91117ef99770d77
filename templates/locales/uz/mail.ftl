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
