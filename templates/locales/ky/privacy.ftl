# Эмне канча сакталат жана эмне өчүрүлөт.

nav-privacy = Маалыматты сактоо
privacy-heading = Маалыматты сактоо жана өчүрүү
privacy-lead = Программанын эрежелери боюнча жакынкы { $days } күндө эмне өчүрүлөрү жана эмне өчүрүлгөнү. Өчүрүлгөндү эч ким калыбына келтире албайт.
privacy-due-heading = Өчүрүлө тургандар
privacy-due-none = Жакын арада эч нерсе өчүрүлбөйт.
privacy-due-on = Өчүрүү күнү
privacy-hold = Өчүрүүгө тыюу
privacy-held-tag = Өчүрүүгө тыюу салынган
privacy-erased-heading = Өчүрүлгөндөр
privacy-erased-none = Азырынча эч нерсе өчүрүлгөн жок.
privacy-erased-at = Качан өчүрүлгөн
privacy-erased-why = Эмне үчүн
privacy-erased-by = Ким
privacy-erased-what = Эмне
privacy-newest = Адегенде жаңылары
privacy-older = Мурункулары
privacy-why-retention = сактоо мөөнөтү бүттү
privacy-why-request = өтүнүч боюнча
privacy-count-answers = жооптор: { $count }
privacy-count-files = файлдар: { $count }
privacy-count-entries = белгилөөлөр жана комментарийлер: { $count }
privacy-count-letters = каттар: { $count }
privacy-count-contacts = байланыштар: { $count }
privacy-count-payees = акча алуучулар: { $count }

## Эрежелер
privacy-rules-link = Эрежелерди өзгөртүү
privacy-rules-heading = Маалыматты сактоо мөөнөтү
privacy-rules-lead = Мөөнөт бүткөндө адамдар жазгандын баары өчүрүлөт: жооптор, файлдар, каттар, белгилөөлөр, байланыштар, банк реквизиттери. Суммалар, даталар жана чечимдер калат. 0 дегени: бирөө өчүргөнгө чейин сакталат.
privacy-rules-draft-days = Жөнөтүлбөгөн караламалар
    .hint = Акыркы өзгөртүүдөн кийин канча күн
privacy-rules-refused-months = Четке кагылган, чакыртылып алынган же шарттарга ылайык келбеген өтүнмөлөр
    .hint = Чечимден кийин канча ай
privacy-rules-funded-years = Аяктаган гранттар
    .hint = Донордун келишиминде башкача айтылбаса, грант аяктагандан кийин канча жыл
privacy-rules-high-draft-days = Коркунучу жогору топтордун караламалары
    .hint = Акыркы өзгөртүүдөн кийин канча күн
privacy-rules-high-refused-months = Коркунучу жогору топтордун четке кагылган, чакыртылып алынган же шарттарга ылайык келбеген өтүнмөлөрү
    .hint = Чечимден кийин канча ай
privacy-rules-fund = Фонддон берилген гранттар: { $fund }
    .hint = Донордун келишими боюнча канча жыл; бош калса: бардык аяктаган гранттардай
privacy-rules-button = Сактоо
privacy-rules-set = Эрежелер сакталды.

## Бир өтүнмө
privacy-case-link = Өчүрүүгө тыюу салуу же өчүрүү
privacy-case-heading = Өтүнмөнүн маалыматы:
privacy-case-lead = Тыюу ар кандай өчүрүүнү токтотот, мисалы, документтер текшерүүгө же сотко керек болуп турганда. Өчүрүү адамдар бул өтүнмөдө жана ал жөнүндө жазгандын баарын жок кылат.
privacy-case-deed = Эмне кылуу керек
privacy-case-hold = Өчүрүүгө тыюу салуу
    .hint = Тыюу алып салынганга чейин эч нерсе өчүрүлбөйт
privacy-case-lift = Тыюуну алып салуу
    .hint = Андан кийин сактоо эрежелери кайра иштейт
privacy-case-erase = Биротоло өчүрүү
    .hint = Муну артка кайтарууга болбойт. Эгер бул топтун жалгыз өтүнмөсү болсо, анын байланыштары жана банк реквизиттери да өчүрүлөт
privacy-case-reason = Себеби
    .hint = Өчүрүүнүн себеби отчетто калат: анда адамдардын атын жазбаңыз
privacy-case-reference = Өтүнмөнүн номери
    .hint = Өчүрүү үчүн гана: башка өтүнмө өчүп кетпеши үчүн аны жазыңыз
privacy-case-button = Аткаруу
privacy-case-back = Өтүнмөгө кайтуу
privacy-case-held = Бул өтүнмөнү өчүрүүгө тыюу салынды.
privacy-case-lifted = Тыюу алып салынды.
privacy-case-erased = Өтүнмө өчүрүлдү.

## Эмне үчүн четке кагылды
privacy-held = Бул өтүнмөнү өчүрүүгө тыюу салынган
privacy-held-already = Тыюу мурунтан эле бар
privacy-not-held = Алып салына турган тыюу жок
privacy-under-way = Кеңештин чечиминен кийин гана, грант болсо, ал аяктагандан кийин гана өчүрүүгө болот
privacy-reason-missing = Себебин жазыңыз, 300 белгиден ашпасын
privacy-reference-wrong = Бул өтүнмөнүн номери мындай эмес
privacy-span-outside = Бул жерде эң узун мөөнөт: { $most }

## Тарых
audit-privacy-erase = Өтүнмө өчүрүлдү
audit-privacy-hold = Өчүрүүгө тыюу салынды
audit-privacy-lift = Өчүрүүгө тыюу алып салынды
audit-privacy-set_rules = Сактоо мөөнөттөрү өзгөртүлдү
audit-privacy-rewrap = Ачкычтар жаңы башкы ачкыч менен кайра шифрленди
audit-value-retention = сактоо мөөнөтү бүттү
audit-value-request = өтүнүч боюнча
subject-hold = Өчүрүүгө тыюу
subject-erasure = Өчүрүү
subject-retention = Сактоо мөөнөттөрү
