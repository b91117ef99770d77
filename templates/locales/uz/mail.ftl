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
notice-declined = Arizangiz boʻyicha qaror bor
    .body =
        Kengash qaror qabul qildi. Bu safar u arizangizni qoʻllab-quvvatlay olmaydi. Xat va bundan keyin nima qilish mumkinligi ariza sahifasida turibdi.

        Tanlov: { $call }

        Uni oʻqish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-deferred = Arizangiz boshqa tanlovga qoldirildi
    .body =
        Kengash arizangizni boshqa tanlovga qoldirdi. Javoblaringiz saqlangan: oʻsha yerda davom etib, arizani qaytadan joʻnatishingiz mumkin.

        Tanlov: { $call }
        Topshirish muddati: { $deadline }

        Davom etish uchun bu sahifani oching va kodingizni kiriting:
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
notice-invited-on = Siz keyingi bosqichga taklif etildingiz
    .body =
        Arizangiz keyingi bosqichga taklif etildi.

        Tanlov: { $call }
        Topshirish muddati: { $deadline }

        Davom etish uchun ushbu sahifani oching va kodingizni kiriting:
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
notice-concern-arrived = Maxfiy murojaat keldi
    .body =
        Kimdir maxfiy yozdi: shikoyat, eʼtiroz yoki xabar. Iltimos, koʻring.

        { $link }
notice-case-assigned = Sizga ariza topshirildi: { $reference }
    .body =
        Sizga ariza topshirildi.

        Ariza: { $reference }

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
        Bir arizani oʻqib, baholash kerak.

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
notice-vote-reminder = Siz hali ovoz bermadingiz: { $reference }
    .body =
        Ovoz berish tez orada yopiladi, Siz esa hali ovoz bermadingiz.

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
notice-place-link = Havolangiz
    .body =
        Kirish uchun bu havolani oching. U bir marta ishlaydi.
        { $link }

        Amal qilish muddati: { $deadline }

        Agar uni soʻramagan boʻlsangiz, hech narsa qilish kerak emas.
notice-invitation = Taklifnoma
    .body =
        Siz uchun hisob ochildi. Bu havolani oching va parol tanlang. Havola bir marta ishlaydi.
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
mail-why-disabled = Hisob yopilgan
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
mail-state-failed = Yetib bormadi
mail-state-not-sent = Joʻnatilmadi
mail-column-at = Yozilgan
mail-column-what = Bildirishnoma
mail-column-about = Ariza
mail-column-whom = Kimga
mail-column-state = Holat
mail-column-sent = Joʻnatildi
mail-column-answer = Server javobi
mail-fact-attempts = Urinishlar soni
mail-until-released = Natijalar eʼlon qilinguncha joʻnatilmaydi
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
notice-approver-proposed = Toʻlovlarni kim tasdiqlaydi: qaroringiz kerak
    .body =
        Kimdir toʻlovlarni tasdiqlashi, tasdiqlovchining oʻrnini vaqtincha bosishi yoki boshqa tasdiqlamasligi taklif qilindi. Bu ikkinchi kishi rozi boʻlganda kuchga kiradi. Gap kim haqida ekani sahifada yozilgan.

        Taklif qildi: { $from }

        { $link }
notice-approver-named = Toʻlovlarni oʻrinbosar tasdiqlaydi
    .body =
        Siz toʻlovlarni boshqa kishi oʻrniga tasdiqlaysiz yoki boshqa kishi Sizning oʻrningizga tasdiqlaydi. Bunga ikki kishi rozi boʻldi.

        Boshqa kishi: { $from }
        Boshlanishi: { $at }
        Muddati: { $deadline }

        Toʻlovlar shu yerda tasdiqlanadi:
        { $link }
notice-approver-ended = Toʻlovlarni tasdiqlash boʻyicha oʻrinbosarlik tugadi
    .body =
        Bir kishi boshqasining oʻrniga toʻlovlarni tasdiqlab turgan oʻrinbosarlik muddatidan oldin tugatildi.

        Kim tugatdi: { $from }

        { $link }
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
mail-paused = Pochta toʻxtatib qoʻyilgan: { $at } ({ $by }). Bildirishnomalar pochta davom etguncha kutib turadi.
mail-pause-button = Butun pochtani toʻxtatib qoʻyish
mail-resume-button = Pochtani yana ishga tushirish
mail-pause-begun = Pochta toʻxtatib qoʻyildi.
mail-pause-ended = Pochta yana ishlayapti.
mail-age = Eng eskisi necha daqiqadan beri kutmoqda: { $n }
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
audit-mail-resume = Pochta yana ishga tushirildi
audit-mail-bounce = Xat qaytib keldi
audit-mail-reach = Guruh bilan pochtadan tashqari bogʻlanildi
mail-means-telegram = Telegram
mail-means-whatsapp = WhatsApp
mail-means-signal = Signal
mail-means-phone = Telefon orqali
mail-means-trusted-person = Ishonchli kishi orqali
mail-means-visit = Tashrif vaqtida
mail-means-other = Boshqa yoʻl orqali

### Reports
notice-report-arrived = Hisobot keldi: { $reference }
    .body =
        Guruh hisobot joʻnatdi. Iltimos, uni oʻqing: toʻlov qismi uni kutayotgan boʻlishi mumkin.

        Ariza: { $reference }

        { $link }


        Oʻzgartirish uchun bu sahifani oching va kodingizni kiriting:
        { $link }


        Koʻrish uchun bu sahifani oching va kodingizni kiriting:
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
mail-messages-no-mail = Bu guruh xat olmaydi, xabarlarni faqat oʻz sahifasini ochganda oʻqiydi. Unga xavfsiz yoʻl orqali xabar bering.
mail-message-by-you = Siz
mail-message-by-group = Guruh
mail-message-by-programme = Dastur
mail-message-read = Oʻqildi: { $at }
mail-message-unread = Hali oʻqilmagan
mail-message-heading = Xabar yozish
mail-message-language = Guruh oʻqiydigan til:
mail-message-text = Tayyor javob
mail-message-text-button = Xabarga qoʻyish
mail-message-body = Xabar
mail-message-file = Fayl
mail-message-file-limits = { $kinds }, koʻpi bilan { $size }. Bitta xabarda bitta fayl.
mail-message-button = Joʻnatish
mail-message-sent = Xabar joʻnatildi.
mail-too-many-messages = Bugun { $max } ta xabar joʻnatildi. Ertaga yana yozing.
mail-give-heading = Kim javob beradi
mail-give-person = Kimga topshiriladi
mail-give-nobody = Aniq kishi yoʻq
mail-give-button = Topshirish
mail-given = Kim javob berishi yozib qoʻyildi.
mail-settle-button = Javob kerak emas
mail-settled = Xabarlar endi javob kutmayapti.
mail-notes-heading = Ichki qaydlar
mail-notes-lead = Ularni faqat dastur xodimlari oʻqiydi. Guruh ularni koʻrmaydi.
mail-notes-link = Qayd yozish
mail-waiting-heading = Guruhlardan kelgan xabarlar
mail-waiting-lead = Bu guruhlar yozgan va javob kutmoqda. Eng uzoq kutganlar yuqorida.
mail-waiting-none = Hech bir guruh javob kutmayapti.
mail-waiting-mine = Faqat menga topshirilganlar
mail-waiting-all = Hammasi
mail-column-group = Guruh
mail-column-since = Qachondan kutmoqda
mail-column-messages = Xabarlar
mail-column-language = Til
mail-answers-heading = Tayyor javoblar
mail-answers-lead = Tez-tez beriladigan savollar uchun matnlar, har biri oʻz tilida. Xabarlar sahifasida matnni qoʻyib, oʻzgartirish mumkin. Guruh nomlarini yozmang.
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

## The rest of the notices

notice-case-opened = Arizangiz boshlandi
    .body =
        Arizangiz boshlandi. Kod bilan unga istalgan vaqtda qaytish mumkin.

        Tanlov: { $call }
        Topshirish muddati: { $deadline }

        Davom etish uchun shu sahifani oching va kodni kiriting:
        { $link }
notice-agreement-to-sign = Shartnoma tayyor
    .body =
        Shartnoma tayyor. Uni oʻqib, imzolang.

        Tanlov: { $call }
        Imzolash muddati: { $deadline }

        Uni ochish uchun shu sahifani oching va kodni kiriting:
        { $link }
notice-report-due = Hisobot muddati yaqin
    .body =
        Hisobot muddati yaqin.

        Tanlov: { $call }
        Joʻnatish muddati: { $deadline }

        Uni yozish uchun shu sahifani oching va kodni kiriting:
        { $link }
notice-report-late = Hisobot hali kelmadi
    .body =
        Hisobot hali kelmadi. Koʻproq vaqt kerak boʻlsa, oʻz sahifangizda bizga yozing.

        Tanlov: { $call }
        Muddati edi: { $deadline }

        Shu sahifani oching va kodni kiriting:
        { $link }
notice-report-returned = Hisobotingiz boʻyicha savol
    .body =
        Hisobotingiz boʻyicha savol bor. Uni koʻrib, hisobotni qayta joʻnating.

        Tanlov: { $call }
        Javob muddati: { $deadline }

        Shu sahifani oching va kodni kiriting:
        { $link }
notice-report-accepted = Hisobot qabul qilindi
    .body =
        Hisobot qabul qilindi. Rahmat. Hozir hech narsa qilish kerak emas.

        Tanlov: { $call }

        Keyingi qadamni bilish uchun shu sahifani oching va kodni kiriting:
        { $link }
notice-case-closed = Hammasi yakunlandi
    .body =
        Hammasi yakunlandi. Hamkorlik uchun rahmat.

        Tanlov: { $call }

        Sahifangiz yana bir muddat ochiq turadi. Uni oching va kodni kiriting:
        { $link }
notice-data-erased = Maʼlumotlaringiz oʻchirildi
    .body =
        Bizga yozgan va joʻnatgan hamma narsangiz butunlay oʻchirildi, bu manzil ham. Kod endi hech narsani ochmaydi.

        Bu bizning oxirgi xabarimiz. Hech narsa qilish kerak emas.
mail-neutral-last = Oxirgi xabar
    .body = Bu oxirgi xabar. Kod endi hech narsani ochmaydi. Hech narsa qilish kerak emas.
notice-reading-reminder = Oʻqishni tugating: { $reference }
    .body =
        Ariza hali ham Sizning oʻqishingiz va baholaringizni kutmoqda.

        Tanlov: { $call }
        Ariza: { $reference }
        Tugatish muddati: { $deadline }

        { $link }
notice-emergency-now = Shoshilinch ariza: { $reference }
    .body =
        Shoshilinch yordam uchun ariza keldi. Uni oʻqing va imkon qadar tez ovoz bering.

        Tanlov: { $call }
        Ariza: { $reference }
        Qaror shu vaqtgacha kerak: { $deadline }

        { $link }
notice-emergency-stuck = Shoshilinch ariza qarorsiz qoldi: { $reference }
    .body =
        Shoshilinch koʻrib chiqish qoidasi boʻyicha qaror yoʻq: ovozlar oʻz vaqtida kelmadi yoki qarorni hozircha bajarib boʻlmaydi. Iltimos, shu masalani hal qiling.

        Tanlov: { $call }
        Ariza: { $reference }

        { $link }
notice-stand-in-named = Kengashda oʻrinbosar tayinlandi
    .body =
        Siz kengash boshqa aʼzosining oʻrinbosarisiz yoki boshqa aʼzo Sizning oʻrinbosaringiz. Kim kimning oʻrinbosari ekani sahifada yozilgan.

        Boshqa aʼzo: { $from }
        Boshlanishi: { $at }
        Muddati: { $deadline }

        { $link }
notice-minutes-ready = Bayonnoma tayyor
    .body =
        Bayonnoma tayyor. Uni oʻqing va biror narsa yetishmasa, ayting.

        Tanlov: { $call }
        Kim tuzgan: { $from }
        Oʻqish muddati: { $deadline }

        { $link }
notice-deadline-passed = Muddat tugadi: { $call }
    .body =
        Tanlov muddati tugadi. Endi ariza qabul qilinmaydi.

        Tanlov: { $call }

        Arizalar:
        { $link }
notice-task-due = Vazifa muddati keldi
    .body =
        Sizga topshirilgan vazifa muddati keldi.

        Vazifa: { $note }
        Ariza: { $reference }
        Muddat: { $deadline }

        { $link }
notice-list-hit = Bir nomni tekshirish kerak
    .body =
        Nom sanksiyalar roʻyxatidagi nomga oʻxshaydi. Tekshirilmaguncha hech narsa toʻlanmaydi.

        Ariza: { $reference }

        { $link }
notice-rate-missing = Valyuta kursi yetishmayapti
    .body =
        Valyuta kursi yetishmayapti. Uni kiriting.

        Valyutalar: { $note }
        Qaysi kun uchun: { $deadline }

        { $link }
notice-statement-unmatched = Koʻchirmada mos kelmagan qatorlar bor
    .body =
        Bank koʻchirmasining baʼzi qatorlariga na toʻlov, na tushum topildi. Ularni koʻrib chiqing.

        Qatorlar: { $note }

        { $link }
notice-new-device = Yangi brauzerdan kirildi
    .body =
        Hisobingizga avval ishlatilmagan brauzerdan kirildi.
        Agar bu Siz boʻlsangiz, hech narsa qilish shart emas.
        Agar bu Siz boʻlmasangiz, bu sahifani oching, hamma joydan chiqing va yangi parol oʻrnating:
        { $link }

        Qachon: { $at }

        Bu Siz boʻlsangiz, hech narsa qilish kerak emas. Aks holda parolni hozir oʻzgartiring:
        { $link }
notice-role-changed = Huquqlaringiz oʻzgardi
    .body =
        Dasturdagi rollaringiz oʻzgartirildi.

        Kim oʻzgartirdi: { $from }

        Buni kutmagan boʻlsangiz, soʻrang. Endi nimalar mumkin:
        { $link }
notice-digest = Sizni kutayotgan ishlar
    .body =
        Oʻtgan xatdan beri kelganlari:

        { $items }

        Sizga qanchalik tez-tez yoziladi:
        { $link }

## How a notice waits, and what is wished

mail-why-in-digest = Jamlanmada
mail-why-quiet-hours = Oʻquvchi bu soatda tinchlik istaydi
mail-state-held = Jamlanma uchun
mail-preview-lead = Hali joʻnatilmagan. Hozir joʻnatilsa, shunday deyiladi:
mail-wishes-heading = Sizga qanday yozilsin
mail-wishes-lead = Har bir voqea haqida xat qachon kelishini tanlang. Hisobingiz xavfsizligiga oid xatlar doim darhol keladi. Vaqtlar { $zone } mintaqasida.
mail-wishes-button = Saqlash
mail-wishes-kept = Saqlandi.
mail-wishes-quiet-from = Tinchlik boshlanishi
    .hint = Masalan, 22:00. Shoshilinch bildirishnomalar baribir keladi.
mail-wishes-quiet-until = Tinchlik tugashi
mail-wishes-quiet-half = Ikkala vaqtni ham yozing, ular farq qilsin
mail-wishes-time-malformed = Vaqtni shunday yozing: 22:00
mail-pace-at-once = Darhol
mail-pace-daily = Kunlik jamlanmada
mail-pace-weekly = Haftalik jamlanmada
mail-pace-never = Pochta orqali hech qachon
audit-mail-wishes = Qanday yozilishi tanlandi
mail-mode-heading = Sizga qanday yozamiz
mail-mode-lead = Pochtangizni boshqalar oʻqishi mumkin. Siz uchun xavfsizini tanlang. Buni istalgan vaqtda oʻzgartirish mumkin.
mail-mode-mode = Pochta
mail-mode-neutral = Betaraf: faqat yangilik borligi
    .hint = Ismlarsiz, summalarsiz, havolasiz, nima haqida ekani aytilmaydi.
mail-mode-full = Toʻliq: nima boʻlgani va havola
    .hint = Bunda ham ism va summalar boʻlmaydi. Faqat pochtangizni boshqa hech kim oʻqimasa.
mail-mode-none = Umuman xat yoʻq
    .hint = Yangiliklar shu yerda, kod ortida kutadi. Muhim holatda xodimlar Siz aytgan xavfsiz yoʻl bilan bogʻlanadi.
mail-mode-button = Saqlash
mail-mode-kept = Saqlandi. Endi Sizga shunday yozamiz.
audit-applications-mail-mode = Guruh qanday xat olishi oʻzgartirildi
mail-schedule-heading = Eslatmalar
mail-schedule-lead = Guruhlarga ertalab soat toʻqqizda eslatma keladi, har biri bir marta: joʻnatilmagan qoralama haqida (umumiy yoki oʻz muddati boʻyicha) va hisobotlar haqida. Kengash aʼzolariga hali baholamagan arizalari haqida eslatma keladi.
mail-schedule-days = Qoralamalar uchun: muddatdan necha kun oldin
    .hint = Masalan: 7, 3, 1. Boʻsh: eslatmalarsiz.
mail-schedule-report-days = Hisobot muddatidan necha kun oldin
    .hint = Masalan: 7, 3, 1. Boʻsh: eslatmalarsiz.
mail-schedule-late-days = Hisobot muddatidan necha kun keyin
    .hint = Masalan: 1, 7. Boʻsh: eslatmalarsiz.
mail-schedule-reads-by = Kengash arizalarni qaysi kungacha oʻqiydi
    .hint = Boʻsh: kengashga eslatma joʻnatilmaydi.
mail-schedule-reading-days = Kengash aʼzolari uchun: oʻsha kundan necha kun oldin
    .hint = Masalan: 7, 3, 1. Boʻsh: eslatmalarsiz.
mail-schedule-malformed = 1 dan { $most } gacha kunlarni vergul bilan yozing, koʻpi bilan sakkizta
mail-schedule-button = Saqlash
mail-schedule-kept = Eslatmalar sozlandi.
audit-mail-schedule = Tanlov eslatmalari sozlandi
mail-reach-so-far-heading = Eski arizalar
mail-reach-so-far-lead = Roʻyxatdagilarning hammasi allaqachon hal boʻlgan boʻlsa, birdaniga belgilash mumkin. Kim qilgani yozib qoʻyiladi.
mail-reach-so-far-button = Shu vaqtgacha hammasi hal boʻldi
mail-reach-so-far-done = Shu vaqtgacha hammasi hal boʻlgan hisoblanadi.
audit-mail-reach-so-far = Avvalgi guruhlarning hammasi xabardor deb belgilandi

## The wording of notices

mail-texts-heading = Bildirishnoma matnlari
mail-texts-lead = Har bir bildirishnomaning dastur matni bor. Uni har bir til uchun, tanlovga oid boʻlsa, har bir tanlov uchun oʻz matningiz bilan almashtirish mumkin.
mail-text-private = Maxfiy rejimdagi xatlar
mail-text-neutral = Yangilik oʻrnida turadigan matn
mail-text-sender = Joʻnatuvchi nomi
mail-text-groups = Toʻliq xat soʻragan guruhlarga
mail-text-programme = Dastur xodimlariga
mail-text-board = Kengashga
mail-text-finance = Moliya xodimlariga
mail-text-everyone = Hisobi bor hammaga
mail-wording-heading = Matn: { $name }
mail-text-call = Tanlov
mail-text-all-calls = Barcha tanlovlar
mail-text-show = Koʻrsatish
mail-text-is-own = Bu oʻzingizning matningiz.
mail-text-is-default = Bu dasturning matni.
mail-text-subject = Mavzu
mail-text-body = Matn
    .hint = Salomlashuv va yakuniy qator oʻzi qoʻshiladi. Qiymati yoʻq qator tushirib qoldiriladi.
mail-text-button = Saqlash
mail-text-preview = Oldindan koʻrish
mail-text-reset = Dastur matniga qaytish
mail-text-kept = Matn saqlandi.
mail-text-was-reset = Yana dastur matni ishlatiladi.
mail-text-history = Nusxalar
mail-text-default = Dastur matni
mail-text-values = Nimani qoʻyish mumkin
mail-text-no-values = Hech narsa: bu matn hech narsani oshkor qilmasligi kerak.
mail-text-broken = Jingalak qavsning jufti yoʻq. Qiymatlarni shunday yozing: {"{"}call{"}"}
mail-text-unknown = Bu yerda { $name } degan qiymat yoʻq. Ishlatish mumkin: { $known }
mail-text-link-needed = Matnda {"{"}link{"}"} kerak: usiz davom etib boʻlmaydi
mail-text-subject-missing = Mavzuni yozing
mail-text-body-missing = Matnni yozing
audit-mail-keep-text = Bildirishnoma matni oʻzgartirildi
audit-mail-reset-text = Dastur matni qaytarildi
mail-value-reference = Ariza raqami
mail-value-call = Tanlov nomi
mail-value-link = Sahifa manzili
mail-value-deadline = Qachongacha
mail-value-amount = Summa
mail-value-from = Kim qilgani
mail-value-note = Izoh
mail-value-at = Qachon
mail-value-items = Roʻyxat
mail-value-name = Guruh nomi
mail-value-date = Qaror kuni
mail-value-facts = Raqam, summa va sanalar bitta blokda
mail-value-conditions = Kengash shartlari, agar boʻlsa
mail-value-instalments = Toʻlov qismlari jadvali
mail-value-exchange = Summa boshqa valyutada boʻlsa, ayirboshlash haqidagi jumla
mail-value-reasons = Kengash qarorining asoslari va mezonlar boʻyicha izohlar, agar kengash qoidalariga koʻra guruh ularni oʻqiy olsa
mail-text-results = Qaror haqidagi xatlar
mail-text-crowded = { $name } oʻrniga butun bir blok qoʻyiladi: undan oldin va keyin boʻsh qator qoldiring
mail-text-letter-hint = Boʻsh qator yangi xatboshini boshlaydi. Chiziqcha va boʻsh joy bilan boshlangan qatorlar roʻyxat bandiga aylanadi.
mail-result-heading = Qaror haqida xat
mail-result-pdf = Yuklab olish (PDF)
mail-result-wording = Matnni oʻzgartirish
mail-result-back = Orqaga
mail-decline-title = Arizangiz boʻyicha qaror haqida xat
mail-decline-decided = Arizangiz va ishingiz uchun rahmat. Afsus bilan xabar beramiz: kengash bu safar guruhingizga grant ajrata olmaydi, degan qarorga keldi. Qaror sanasi: { $date }.
mail-decline-next = Nima qilishingiz mumkin
mail-decline-next-ask = Bizdan qarorni tushuntirishni soʻrang: ariza sahifasida xabar yozing.
mail-decline-next-appeal = Qoidalar buzilgan deb hisoblasangiz, eʼtiroz joʻnating. Unga qaror qabul qilishda qatnashmagan odamlar javob beradi.
mail-decline-next-again = Boshqa tanlovga ariza berishingiz mumkin. Bu qaror bunga xalaqit bermaydi.
mail-decline-closing = Sizga kuch va muvaffaqiyat tilaymiz.
mail-messages-search = Xabarlardan qidirish
mail-messages-search-button = Qidirish
mail-messages-not-found = Bunday soʻzlar bor xabar yoʻq.

notice-audit-head = Amallar jurnalining oxirgi muhri
    .body =
        Iltimos, bu xabarni saqlang. U keyinroq yozuvlar olib tashlanmaganini isbotlaydi.
        Muhr: { $reference }
        Kod: { $note }
        Solishtirish uchun: { "hashar doctor audit" }
notice-offer-made = Arizangiz boʻyicha qaror bor: iltimos, javob bering
    .body =
        Kengash Sizga soʻraganingizdan kamroq mablagʻ ajrata oladi. Taklif ariza sahifasida turibdi. Iltimos, uni oʻqing, soʻralgan boʻlsa, budjetni oʻzgartiring va “ha” yoki “yoʻq” deb javob bering.

        Tanlov: { $call }
        Iltimos, shu vaqtgacha javob bering: { $deadline }

        Javob berish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-offer-reminder = Javobingizni kutyapmiz
    .body =
        Taklifga javobingiz hali kelmadi. Oxirgi kungacha mablagʻ Siz uchun saqlab turiladi.

        Tanlov: { $call }
        Iltimos, shu vaqtgacha javob bering: { $deadline }

        Javob berish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-offer-lapsed = Javob berishning oxirgi kuni oʻtdi
    .body =
        Taklifimizga javob vaqtida kelmadi va mablagʻ boshqa guruhlar uchun boʻshadi. Grant Sizga hali ham kerak boʻlsa, bizga xabar yozing.

        Tanlov: { $call }

        Bizga yozish uchun bu sahifani oching va kodingizni kiriting:
        { $link }
notice-offer-answered = Taklifga javob yoki uning tugashi: { $reference }
    .body =
        Guruh taklifimizga javob berdi yoki javob berishning oxirgi kuni oʻtdi.

        Ariza: { $reference }
        Tanlov: { $call }

        { $link }
