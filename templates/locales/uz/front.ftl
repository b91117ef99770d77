# The pages for everybody.

## Home
front-lead = Ayollar guruhlari, boshpanalar, inqiroz markazlari, tashabbuskor guruhlar va koʻngillilar uchun kichik grantlar. Roʻyxatdan oʻtmasdan, oʻz tilingizda ariza topshirishingiz mumkin.
front-heading = Kichik grantga ariza
front-desk = Ishimga oʻtish
front-my-application = Arizamga oʻtish
front-open-calls = Ochiq tanlovlar
front-no-calls = Hozir ochiq tanlov yoʻq. Keyinroq yana qarang.
front-apply = Ariza topshirish
front-deadline = Topshirish muddati
front-no-deadline = Istalgan vaqtda
front-countries = Mamlakatlar
front-kinds = Kim ariza topshirishi mumkin
front-amount = Summa
front-amount-between = Eng kami { $least }, eng koʻpi { $most }
front-amount-from = Eng kami { $least }
front-amount-to = Eng koʻpi { $most }
front-decides-by = Javob muddati
front-code-heading = Menda ariza kodi bor
front-code-text = Bu 16 ta raqam bilan qoralamani davom ettirish, savolga javob berish yoki ariza holatini koʻrish mumkin.
front-code-button = Kodni kiritish
front-how-heading = Ish qanday boradi
front-how-apply = Siz bir nechta savolga javob berasiz va ariza kodini olasiz. Istalgan vaqtda toʻxtab, kod bilan qaytish mumkin.
front-how-check = Biz ariza shartlarga mosligini tekshiramiz. Biror narsa yetishmasa, Sizdan soʻraymiz.
front-how-board = Ekspertlar kengashi arizalarni oʻqiydi va qaror qiladi.
front-how-grant = Qarorni kodingiz bilan koʻrasiz. Grant ajratilsa, pulni qanday xavfsiz joʻnatishni Siz bilan kelishamiz.
front-safety-link = Bu saytda qanday xavfsiz qolish mumkin
front-staff = Xodimlar va kengash uchun:

## Safety
front-safety-heading = Xavfsizligingiz
front-safety-lead = Agar kimdir telefoningizga, kompyuteringizga yoki pochtangizga qarab turishi mumkin boʻlsa, avval shuni oʻqing.
front-exit-heading = “Sahifadan tez chiqish” tugmasi
front-exit-does = U tashrifingizni darhol tugatadi va boshqa, zararsiz sahifani ochadi. Qaytish uchun ariza kodi kerak boʻladi.
front-exit-does-not = U brauzer tarixini oʻchirmaydi: bu saytning manzili unda qoladi. Yuklab olingan yoki chop etilgan narsalar ham qoladi.
front-phone-heading = Telefon yoki kompyuter umumiy boʻlsa
front-phone-private = Saytni maxfiy (inkognito) oynada oching: oyna yopilganda brauzer uni unutadi.
front-phone-leave = Ishni tugatgach, “Sahifadan tez chiqish” tugmasini bosing va oynani yoping.
front-phone-history = Bu saytni brauzer tarixidan olib tashlang. Butun tarixni oʻchirsangiz, buni sezib qolishlari mumkin.
front-phone-passwords = Brauzer kod yoki parolni saqlashni taklif qilsa, rad eting.
front-code-safe-heading = Ariza kodingiz
front-code-safe-keep = Kodni bilgan kishi arizangizni oʻqiy oladi. U kvitansiya raqamiga oʻxshaydi: uni boshqa raqamlar orasiga yozib qoʻyish yoki ishonchli odamga qoldirish mumkin.
front-code-safe-lost = Kod yoʻqolsa yoki uni kimdir koʻrgan boʻlsa, bizga ayting: yangi kod beramiz, eskisi esa ishlamay qoladi.
front-mail-heading = Xatlar
front-mail-neutral = Guruhlarga xatlarimiz betaraf: ularda faqat yangilik borligi aytiladi. Oʻzingiz toʻliq xat soʻramagan boʻlsangiz, grant, summa va qaror haqida hech narsa yozilmaydi.
front-mail-optional = Elektron pochta manzilini yozish shart emas. Yozmasangiz, yangiliklarni shu yerda, kodingiz bilan kirib oʻqiysiz.
front-kept-heading = Biz nimani saqlaymiz
front-kept-text = Javoblaringiz va aloqa maʼlumotlaringiz shifrlangan holda saqlanadi. Qurilmangiz manzilini yozib olmaymiz, saytda hisoblagich va reklama yoʻq.
