# The words of the kit: head and foot, forms, faults, roles.

## The head and foot of every page
nav-skip = Asosiy qismga oʻtish
nav-label = Boʻlimlar
nav-languages = Til
nav-exit = Sahifadan tez chiqish
nav-safety = Xavfsizligingiz
nav-sign-in = Kirish
nav-times = Vaqt: { $zone }
nav-sign-out = Chiqish
nav-enter-code = Ariza kodini kiritish
nav-case = Mening arizam
nav-applications = Arizalar
nav-board = Mening stolim
nav-rounds = Kengash
nav-awards = Ajratilgan grantlar
nav-payouts = Toʻlovlar
nav-funds = Jamgʻarmalar
nav-calls = Tanlovlar
nav-people = Odamlar
nav-mail = Pochta
nav-history = Tarix
page-title-neutral = Sahifa
demo-label = Ushbu nusxa haqida
demo-banner = Bu sinab koʻrish uchun namoyish nusxasi. Haqiqiy ism, aloqa yoki bank maʼlumotlarini kiritmang.
pager-label = Roʻyxat sahifalari
pager-previous = Oldingi sahifa
pager-next = Keyingi sahifa

## Forms
form-errors-heading = Quyidagilarni tuzating
form-error-prefix = Xato:
form-optional = (ixtiyoriy)
form-continue = Davom etish
form-yes = Ha
form-no = Yoʻq
form-limit = Koʻpi bilan { $n } ta belgi:
form-missing = Bu maydonni toʻldiring
form-choose = Javoblardan birini tanlang
form-choose-one = Tanlang
form-phone = Bu telefon raqami emas. Uni mamlakat kodi bilan yozing, masalan +992 37 000 00 00
form-too-long = Matnni qisqartiring. Ortiqcha belgilar: { $over }. Koʻpi bilan { $max } ta belgi mumkin
form-number = Butun son yozing: { $least } dan { $most } gacha
form-date-missing = Sanani yozing, masalan 08.03.2026
form-date-malformed = Bunday sana yoʻq. Kun, oy va yilni yozing, masalan 08.03.2026
form-money-missing = Summani yozing
form-money-zero = Summa noldan katta boʻlishi kerak
form-money-negative = Summa noldan kichik boʻlishi mumkin emas
form-money-currency = Bu yerda boshqa valyuta kerak. Yozilgani: { $other }
form-money-ambiguous = Bu summani ikki xil oʻqish mumkin. Shunday yozing: { $either } yoki { $or }
form-money-decimals = Bu valyuta uchun verguldan keyingi raqamlar koʻp
form-money-large = Summa juda katta
form-money-malformed = Bu summa emas. Uni raqamlar bilan yozing, masalan 1500 yoki 1500,50
form-too-large = Joʻnatilgan maʼlumot juda katta. Matnlarni qisqartirib, yana joʻnating
form-stale = Sahifa juda uzoq ochiq turgan, shuning uchun hech narsa saqlanmadi. Orqaga qayting, sahifani yangilang va yana joʻnating
form-malformed = Joʻnatilgan maʼlumotni oʻqib boʻlmadi. Orqaga qaytib, yana joʻnating

## When something could not be done
fault-refused = Buni bajarib boʻlmadi
    .text = Orqaga qaytib, yana urinib koʻring.
fault-missing = Bunday sahifa yoʻq
    .text = Manzil xato yozilgan yoki bu sahifa Siz uchun yopiq boʻlishi mumkin.
fault-signed-out = Qayta kiring
    .text = Bu sahifa faqat kirgandan keyin ochiladi. Agar avval bu yerda boʻlgan boʻlsangiz, vaqt tugagan.
fault-broken = Bizda xatolik yuz berdi
    .text = Bu Sizning aybingiz emas. Bir necha daqiqadan keyin yana urinib koʻring. Takrorlansa, quyidagi raqamni bizga ayting.
fault-request = Raqam:
fault-home = Bosh sahifaga

## Roles
role-applicant = Ariza beruvchi
role-board_member = Kengash aʼzosi
    .hint = Oʻqiydi, baholaydi, muhokama qiladi va ovoz beradi
role-board_chair = Kengash raisi
    .hint = Ovoz berishni ochadigan va yopadigan kengash aʼzosi
role-programme_officer = Dastur xodimi
    .hint = Arizalarni tekshiradi va guruhlarga yordam beradi
role-programme_lead = Dastur rahbari
    .hint = Tanlovlar va kengash qoidalarini ham belgilaydi
role-finance_officer = Moliya xodimi
    .hint = Jamgʻarmalarni yuritadi, toʻlovlarni tayyorlaydi va qayd qiladi
role-finance_approver = Toʻlovlarni tasdiqlovchi
    .hint = Boshqa kishi tayyorlagan toʻlovlarni tasdiqlaydi
role-director = Direktor
    .hint = Butun dasturni koʻradi va toʻlovlarni tasdiqlaydi
role-auditor = Auditor
    .hint = Hammasini oʻqiydi, hech narsani oʻzgartirmaydi
role-administrator = Administrator
    .hint = Odamlar roʻyxati va sozlamalarni yuritadi, arizalarni koʻrmaydi
role-visitor = Tashrif buyuruvchi
role-clerk = Dasturning oʻzi
role-console = Serverda
fault-kept = Matningiz saqlanib turibdi
fault-kept-lead = Siz yana kirdingiz. Yozganingiz hali saqlanmagan: davom eting, yana bir bor koʻrib, saqlang.
fault-kept-button = Toʻxtagan joydan davom etish
fault-kept-safe = Vaqt tugadi, lekin yozganingiz yoʻqolmadi. Qayta kiring, u sizga koʻrsatiladi.
form-busy = Server boshqalarning fayllari bilan band. Bir daqiqa kuting va yana joʻnating
