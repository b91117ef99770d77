# People, their accounts, signing in.

people-heading = Foydalanuvchilar
people-name = Ism
people-roles = Rollar
people-state = Hisob
people-email = Elektron pochta
people-language = Til
people-zone = Vaqt mintaqasi
people-signed-in = Oxirgi kirish
people-never = Hali yoʻq
people-state-invited = taklif qilingan
people-state-active = faol
people-state-disabled = yopilgan
people-state-erased = oʻchirilgan
people-erased-on = Oʻchirilgan sana
people-erased = Bu kishining ismi va manzili oʻchirilgan. Qilgan ishlari kod ostida qoladi.
people-still-active = Avval hisobni yoping
people-search = Ism yoki pochta
people-search-button = Qidirish
people-count = Topildi: { $n }
people-none = Hech kim topilmadi

## Adding
people-add-heading = Foydalanuvchi qoʻshish
people-add-text = Bu kishiga pochta orqali kirish havolasi bilan taklifnoma joʻnatiladi. Havola bir marta ishlaydi va yetti kun amal qiladi.
people-add-name = Ism
    .hint = Hamkasblari tanigan ismi
people-add-email = Elektron pochta
people-add-roles = Rollar
people-add-language = Xatlar tili
people-add-country = Mamlakat
people-no-country = Koʻrsatilmagan
people-add-zone = Vaqt mintaqasi
    .hint = Masalan { "Asia/Dushanbe" }, { "Asia/Tashkent" }, { "Asia/Bishkek" }
people-add-button = Qoʻshish va taklif qilish
people-added = Foydalanuvchi qoʻshildi. Taklifnoma joʻnatilmoqda.

## One person
people-change-roles = Rollarni oʻzgartirish
people-person-roles = Rollar
people-roles-button = Rollarni saqlash
people-account = Hisob
people-disable-button = Hisobni yopish
people-enable-button = Hisobni qayta ochish
people-invite-button = Taklifnomani yana joʻnatish
people-roles-changed = Rollar saqlandi.
people-disabled = Hisob yopildi. Uning barcha seanslari tugatildi.
people-sign-out-button = Barcha seanslarni tugatish
people-signed-out-there = Bu foydalanuvchining barcha seanslari tugatildi. Hisob ochiq qoldi.
people-sign-out-all-heading = Hammaning seanslarini tugatish
people-sign-out-all-text = Parol yoki server begona qoʻlga tushgan deb gumon qilsangiz: Sizning shu yerdagi seansingizdan boshqa barcha seanslar, guruhlarniki ham, darhol tugaydi. Hisoblar ochiq qoladi, yozilgan matn yoʻqolmaydi.
people-sign-out-all-button = Hammaning seanslarini tugatish
people-signed-out-all = Boshqa hammaning seanslari tugatildi.
people-enabled = Hisob qayta ochildi.
people-invited = Taklifnoma joʻnatilmoqda.

## One's own account
people-me-language = Mening tilim
    .hint = Sizga xatlar shu tilda yoziladi
people-me-button = Tilni saqlash
people-language-set = Til saqlandi.
people-back = Hisobimga qaytish
people-password-heading = Parol oʻrnatish
people-password-text = Parolni yangilasangiz, bu yerda tizimda qolasiz. Boshqa barcha joylarda seanslar tugaydi.
people-password-current = Hozirgi parol
people-password-password = Yangi parol
    .hint = Kamida 8 ta belgi. Bir nechta soʻzdan iborat boʻlsa, yaxshi
people-password-button = Parolni saqlash
people-password-set = Parol saqlandi.
people-password-wrong = Hozirgi parol toʻgʻri kelmadi
people-signed-out = Tizimdan chiqdingiz.

## Signing in
sign-in-heading = Kirish
sign-in-email = Elektron pochta
sign-in-password = Parol
sign-in-button = Kirish
sign-in-forgot = Parol oʻrniga kirish havolasini pochta orqali olish
sign-in-groups = Guruhlar uchun:
sign-in-by-password = Parol bilan kirish
sign-in-link-heading = Kirish havolasi
sign-in-link-text = Sizga parolsiz kirish havolasini joʻnatamiz. U bir marta ishlaydi va yarim soat amal qiladi.
sign-in-link-email = Elektron pochta
sign-in-link-button = Havolani joʻnatish
sign-in-link-sent-heading = Pochtangizni koʻring
sign-in-link-sent = Agar bu manzil bilan hisob boʻlsa, havola joʻnatilmoqda.
sign-in-link-wait = Bu bir necha daqiqa olishi mumkin. “Spam” jildiga ham qarang.
sign-in-link-press = Kirish uchun tugmani bosing. Havola bir marta ishlaydi.
sign-in-link-new = Yangi havola soʻrash

## Refusals
people-email-malformed = Bu elektron pochta manzili emas. U shunday boʻladi: name@example.org
people-email-taken = Bu manzil allaqachon band
people-name-missing = Ismni yozing
people-role-missing = Kamida bitta rolni tanlang
people-sign-in-failed = Manzil va parol bir-biriga mos kelmadi
people-too-many-tries = Xato urinishlar juda koʻp. Ikki daqiqa kuting yoki havola bilan kiring
people-link-dead = Bu havola ishlatilgan yoki eskirgan. Yangisini soʻrang
people-password-short = Parol juda qisqa: kamida 8 ta belgi kerak
people-password-common = Bu parolni koʻpchilik ishlatadi, uni topish oson. Boshqasini tanlang
people-password-known = Bu parol deyarli faqat ismingiz, manzilingiz yoki dastur nomidan iborat, shuning uchun uni topish oson. Boshqasini tanlang
people-last-administrator = Bu oxirgi administrator. Avval boshqasini tayinlang
people-zone-unknown = Bunday vaqt mintaqasi yoʻq. Masalan, shunday yozing: { "Asia/Dushanbe" }

## The second factor
sign-in-code-heading = Ilovadagi raqam
sign-in-code-text = Telefoningizda kodlar ilovasini oching va u shu sayt uchun koʻrsatgan olti raqamni yozing. Zaxira kodi ham boʻladi.
sign-in-code-again = Boshidan boshlash
sign-in-code-code = Olti raqam
    .hint = Yoki zaxira kodi
people-second-heading = Ikki bosqichli kirish
people-second-text = Parolingizni bilib olgan odam ham kira olmaydi: paroldan tashqari telefoningizdagi ilova koʻrsatgan raqam kerak. Ilovaga internet kerak emas.
people-second-asleep = Ikki bosqichli kirish sozlangach, ish boshlash mumkin.
people-second-step-app = Kodlar ilovasini oʻrnating, masalan { "Aegis" }, { "FreeOTP" } yoki Google Authenticator.
people-second-step-scan = Ilovada hisob qoʻshishni tanlab, rasmni skanerlang.
people-second-step-number = Ilova koʻrsatgan olti raqamni yozing.
people-second-picture = Ilova uchun QR kod
people-second-by-hand = Rasmni skanerlab boʻlmasa, ilovaga buni yozing:
people-second-code = Olti raqam
    .hint = Ilova hozir koʻrsatib turganidek
people-second-button = Sozlash
people-second-since = Ikki bosqichli kirish { $on } kunidan beri sozlangan.
people-second-codes-left = Qolgan zaxira kodlari: { $n }
people-second-away-heading = Oʻchirish
people-second-away-text = Masalan, telefonni almashtirishdan oldin. Keyin uni qayta sozlang.
people-second-away-button = Ikki bosqichli kirishni oʻchirish
people-second-away-done = Ikki bosqichli kirish oʻchirildi.
people-second-codes-heading = Zaxira kodlaringiz
people-second-codes-text = Bu kodlarni yozib oling va telefondan alohida saqlang. Telefon yoʻqolsa, har biri bilan bir marta kirish mumkin. Ular faqat hozir koʻrsatiladi.
people-second-go-on = Davom etish
people-second-reset-button = Ikki bosqichli kirishni oʻchirish
people-second-reset-done = Ikki bosqichli kirish oʻchirildi. Foydalanuvchi keyingi kirishdan soʻng uni qayta sozlaydi.
people-code-wrong = Raqamlar mos kelmadi yoki avval ishlatilgan. Keyingilarini kuting
people-code-late = Juda koʻp vaqt oʻtdi. Qaytadan kiring
people-second-set-up = Ikki bosqichli kirish allaqachon sozlangan

## Where one is signed in
people-browser = Brauzer { $n }
people-browser-unknown = Boshqa brauzer
people-sessions-heading = Qayerlarda kirgansiz
people-sessions-text = Har bir qatorda Siz kirgan brauzer koʻrsatilgan. Birortasi tanish boʻlmasa, undan chiqing va yangi parol oʻrnating. Brauzerning turi va joyi saqlanmaydi.
people-session-browser = Brauzer
people-session-this = shu brauzer
people-session-began = Kirilgan
people-session-used = Oxirgi foydalanish
people-session-end = U yerdan chiqish
people-session-end-others = Boshqa barcha joylardan chiqish
people-session-ended = U yerdan chiqildi.
people-sessions-ended = Boshqa barcha joylardan chiqildi.
people-session-name-heading = Shu brauzerning nomi
people-session-name = Nomi
    .hint = Masalan: idoradagi noutbuk. Uni faqat Siz koʻrasiz
people-session-name-button = Nomni saqlash
people-session-named = Nom saqlandi.
people-device-name-long = Nom juda uzun: koʻpi bilan 60 ta belgi

## Proving who one is before an act
people-prove-heading = Bu Siz ekaningizni tasdiqlang
people-prove-text = Bu qadam uchun aynan Siz ekaningizga ishonch hosil qilishimiz kerak. Yozganingiz yoʻqolmaydi.
people-prove-code = Olti raqam
    .hint = Kodlar ilovasidan yoki zaxira kodi
people-prove-password = Parol
people-prove-button = Tasdiqlash
people-prove-passkey-button = Kirish kaliti bilan tasdiqlash
people-prove-link-text = Sizda parol ham, ikki bosqichli kirish ham yoʻq. Pochtadagi havola bilan qayta kiring va bu qadamni takrorlang.
people-proved-lead = Rahmat. Hali hech narsa saqlanmadi: davom eting, yana bir bor koʻrib, tugmani bosing.

## The first start
setup-heading = Dasturni ilk sozlash
setup-text = Hali hech kimda hisob yoʻq. Sizniki birinchi boʻladi: bu boshqalarni taklif qiladigan administrator hisobi.
setup-name = Ism
    .hint = Hamkasblaringiz tanigan ism
setup-email = Elektron pochta
setup-password = Parol
    .hint = Kamida 8 ta belgi. Bir nechta soʻzdan iborat boʻlsa, yaxshi
setup-language = Mening tilim
setup-zone = Vaqt mintaqasi
    .hint = Masalan { "Asia/Dushanbe" }, { "Asia/Tashkent" }, { "Asia/Bishkek" }
setup-button = Hisobimni ochish
setup-done = Hisobingiz ochildi. Endi boshqalarni qoʻshing.
people-open-work = Ochiq ishlar
people-no-second = yoʻq
people-set-up-already = Dastur allaqachon sozlangan: hisob bor

## Kirish kalitlari (passkeys)
people-passkeys-heading = Kirish kalitlari
people-passkey = Kirish kaliti
people-passkeys-text = Kirish kaliti ({ "passkey" }) telefoningizda, kompyuteringizda yoki xavfsizlik kalitida saqlanadi. Kirishda va bu Siz ekaningizni tasdiqlashda u kodlar ilovasidagi raqam oʻrnini bosadi. Ilova boshqa qurilmalar uchun qoladi.
people-passkeys-none = Hali kirish kaliti yoʻq.
people-passkey-added-on = Qoʻshilgan
people-passkey-add = Kirish kalitini qoʻshish
people-passkey-name = Uni nima deb ataysiz?
    .hint = Masalan: ish telefoni
people-passkey-add-button = Kirish kalitini qoʻshish
people-passkey-remove = Olib tashlash
people-passkey-added = Kirish kaliti qoʻshildi.
people-passkey-removed = Kirish kaliti olib tashlandi.
people-passkey-alone = Avval kodlar ilovasini sozlang: kirish kaliti unga qoʻshimcha boʻladi.
people-passkey-wrong = Kirish kaliti qabul qilinmadi. Yana urinib koʻring.
people-passkey-failed = Boʻlmadi: qurilma rad etdi yoki vaqt tugadi. Yana urinib koʻring yoki ilovadagi raqamni yozing.
people-passkey-script = Kirish kalitlari uchun skriptlarni bajaradigan brauzer kerak. Ularsiz ilovadagi raqam bilan kiriladi.
people-passkey-nowhere = Bu dasturning manzilida kirish kalitlari ishlamaydi: domen nomi va shifrlangan ulanish kerak.
people-passkeys-enough = Boshqa kirish kaliti qoʻshib boʻlmaydi. Eng koʻpi: { $most }
sign-in-passkey-button = Kalit bilan kirish
sign-in-openid-button = { $name } orqali kirish
people-openid-refused = Bu yoʻl bilan kirib boʻlmadi. Balki manzilingiz bilan bu yerda hisob yoʻqdir yoki koʻp vaqt oʻtib ketgandir. Yana urinib koʻring yoki parol yoxud havola bilan kiring
people-openid-away = { $name } javob bermayapti. Parol yoki havola bilan kiring yoxud keyinroq urinib koʻring
audit-people-passkey_added = Kirish kaliti qoʻshildi
audit-people-passkey_removed = Kirish kaliti olib tashlandi
