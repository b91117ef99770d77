# The register of groups, and the search over everything.
groups-heading = Guruhlar
groups-nameless = (hozircha nomsiz)
groups-any = Hammasi
groups-filter-kind = Guruh turi
groups-filter-country = Mamlakat
groups-filter-region = Hudud
groups-filter-risk = Xavf darajasi
groups-filter-q = Nomi, telefoni yoki manzili
groups-count = Topilgan guruhlar: { $n }
groups-count-many = Topilgan guruhlar: { $n } dan koʻp
groups-none = Bu filtrga mos guruh yoʻq.
groups-column-name = Guruh
groups-column-place = Joy
groups-cases = Arizalar
groups-cases-none = Sizga ochiq ariza yoʻq.
groups-aside = Maʼlumot va tarix
groups-back = Guruhga qaytish

# facts
groups-fact-kind = Guruh turi
groups-fact-country = Mamlakat
groups-fact-region = Hudud
groups-fact-language = Til
groups-fact-languages = Boshqa tillar
groups-fact-receives = Mablagʻni kim oladi
groups-fact-known = Birinchi ariza
groups-fact-registered-with = Qayerda roʻyxatdan oʻtgan
groups-fact-registration-number = Roʻyxatdan oʻtish raqami
groups-fact-registered-since = Qachondan beri roʻyxatda
groups-fact-host = Mablagʻni oladigan tashkilot
groups-fact-host-terms = U bilan nima kelishilgan
groups-fact-contact = Guruh bilan bogʻlanish yoʻli
groups-receives-unknown = hali soʻralmagan
groups-receives-itself = guruhning oʻzi
groups-receives-host = guruh uchun boshqa tashkilot
groups-receives-nobody = hech kim ololmaydi: pulsiz shakldagi yordam

# payees and what is closed
groups-payees = Mablagʻ oluvchilar
groups-payees-none = Mablagʻ oluvchi kiritilmagan.
groups-payees-add = Mablagʻ oluvchi qoʻshish
groups-closed = Aloqa maʼlumotlari, odamlar, roʻyxatdan oʻtish
groups-closed-lead = Odamlarning kimligini oshkor qiladigan maʼlumot yopiq turadi. Uni har bir ochish sababi bilan tarixga yoziladi.
groups-open-reason = Uni nima uchun ochyapsiz?
groups-open-button = Bir marta ochish
groups-open-now = Odamlar haqidagi maʼlumot shu sahifada faqat bir marta ochilgan. Ishingiz tugagach, sahifani yoping.

# changing
groups-change-link = Guruh maʼlumotlarini oʻzgartirish
groups-change-heading = Guruh maʼlumotlarini oʻzgartirish
groups-change-name = Nomi yoki taxallusi
groups-change-kind = Guruh turi
groups-change-region = Hudud
groups-change-language = Xatlar tili
groups-change-languages = Guruh biladigan boshqa tillar
groups-change-registered-with = Qayerda roʻyxatdan oʻtgan
groups-change-registration-number = Roʻyxatdan oʻtish raqami
groups-change-registered-since = Qachondan beri roʻyxatda
groups-change-receives = Guruh uchun mablagʻni kim oladi?
groups-change-host = Vositachi tashkilot
    .hint = Guruh oʻzi ololmasa, mablagʻni u uchun oladigan tashkilot.
groups-change-host-terms = Vositachi bilan nima kelishilgan
groups-change-button = Saqlash
groups-changed = Guruh maʼlumotlari oʻzgartirildi.

# risk
groups-risk-some = odatdagi
    .hint = Odatdagi ehtiyotkorlik.
groups-risk-high = yuqori
    .hint = Xatlar hech narsani oshkor qilmaydi, hamma joyda taxallus turadi, kengash faqat kodlarni koʻradi, hech narsa eʼlon qilinmaydi, guruh maʼlumotlarini faqat tayinlangan xodimlar ochadi.
groups-risk-link = Xavf darajasini oʻzgartirish
groups-risk-heading = Bu guruh qanchalik xavf ostida?
groups-risk-risk = Xavf darajasi
groups-risk-reason = Sababi
groups-risk-button = Xavf darajasini saqlash
groups-risk-set = Xavf darajasi saqlandi.

# people
groups-member-link = Odam qoʻshish
groups-member-heading = Guruhga odam qoʻshish
groups-member-name = Ismi yoki taxallusi
groups-member-role = Bu odam guruhda nima qiladi
groups-member-channel = Bu odam bilan xavfsiz bogʻlanish yoʻli
groups-member-value = Raqam, manzil yoki messenjerdagi nom
groups-member-note = Qulay soatlar va nimadan ehtiyot boʻlish kerak
groups-member-button = Qoʻshish
groups-member-remove = Olib tashlash
groups-member-added = Odam qoʻshildi.
groups-member-removed = Odam olib tashlandi.

# records that are one
groups-twins = Shu guruhning oʻzi boʻlishi mumkin
groups-same-name = nomi bir xil
groups-same-phone = telefoni bir xil
groups-same-contact = manzili bir xil
groups-same-account = bank hisobvaragʻi bir xil
groups-apart-button = Bular boshqa-boshqa guruhlar
groups-kept-apart = Belgilandi: bular ikkita boshqa-boshqa guruh.
groups-merge-link = Bu guruh roʻyxatda yana bir bor yozilgan
groups-merge-compare = Solishtirib, birlashtirish
groups-merge-heading = Bir guruhning ikki yozuvini birlashtirish
groups-merge-other = Boshqa yozuvdagi ariza raqami
    .hint = Masalan, TJ-26-014.
groups-merge-keep = Qaysi yozuv qoladi?
    .hint = Ikkinchisi unga ulanadi. Hech narsa yoʻqolmaydi: har birining arizalari va tarixi qoladi, ularni yana ajratish mumkin.
groups-merge-reason = Nega bu ikkisi bitta guruh
groups-merge-next = Solishtirish
groups-merge-button = Birlashtirish
groups-merged = Yozuvlar birlashtirildi.
groups-merged-records = Birlashtirilgan yozuvlar
groups-part-link = Yana ajratish
groups-part-heading = Yozuvlarni yana ajratish
groups-part-reason = Nega bular baribir ikkita guruh
groups-part-button = Ajratish
groups-parted = Yozuvlar yana alohida boʻldi.

# search
groups-search-link = Hamma joydan qidirish
groups-search-heading = Qidiruv
groups-search-lead = Arizalar, guruhlar va mablagʻ oluvchilarni topadi. Kirill yoki lotin harflarida yozish mumkin; soʻzning boshi yetarli.
groups-search-q = Nomi, ariza raqami, telefon yoki hisobvaraq
groups-search-button = Qidirish
groups-search-none = Hech narsa topilmadi.

# refusals
groups-name-missing = Nom yoki taxallusni yozing.
groups-host-missing = Mablagʻni qaysi tashkilot olishini yozing.
groups-text-too-long = Matn juda uzun: koʻpi bilan { $most } ta belgi.
groups-reason-missing = Sababini yozing.
groups-reason-too-long = Sabab juda uzun: koʻpi bilan { $most } ta belgi.
groups-risk-as-it-is = Xavf darajasi allaqachon shunday.
groups-too-many-people = Bitta yozuvda koʻpi bilan { $most } nafar boʻladi.
groups-already-one = Bu ikkisi allaqachon bitta yozuv.
groups-not-merged = Bu yozuv boshqasi bilan birlashtirilmagan.
groups-other-unknown = Bunday raqamli ariza yoʻq. Raqamni tekshirib, yana urinib koʻring.

# history
audit-groups-change = Guruh maʼlumotlari oʻzgartirildi
audit-groups-set_risk = Guruhning xavf darajasi belgilandi
audit-groups-open_identity = Guruh odamlari haqidagi maʼlumot ochildi
audit-groups-open_to_change = Guruh maʼlumotlari oʻzgartirish uchun ochildi
audit-groups-add_person = Guruhga odam qoʻshildi
audit-groups-remove_person = Odam guruhdan olib tashlandi
audit-groups-merge = Bu yozuvga boshqasi qoʻshildi
audit-groups-merged_away = Boshqa yozuvga qoʻshildi
audit-groups-part = Boshqa yozuvdan ajratildi
audit-groups-keep_apart = Boshqa guruh ekani belgilandi
audit-groups-index = Guruhlar qidiruvga kiritildi

# Open by name only
groups-by-name-only = faqat nomi aytilganlarga ochiq
groups-by-name-only-text = Guruh katta xavf ostida: uning maʼlumotlari va arizalarini faqat ruxsat berilgan xodimlar ochadi. Dastur rahbari Sizga ruxsat berishi mumkin.
groups-names-link = Kim ocha oladi
groups-names-heading = Bu guruhni kim ocha oladi
groups-names-lead = Guruh katta xavf ostida ekan, uning maʼlumotlari va arizalarini faqat shu xodimlar ochadi.
groups-names-person = Xodim
groups-names-reason = Sababi
groups-names-button = Ruxsat berish
groups-names-remove = Olib tashlash
groups-named = Xodim endi guruhni ocha oladi.
groups-unnamed = Xodim endi guruhni ocha olmaydi.
groups-no-colleague = Arizalarni oʻqiydigan kishini tanlang.
audit-groups-name = Xodimga guruhni ochishga ruxsat berildi
audit-groups-unname = Xodimning guruhni ochish ruxsati olib tashlandi
