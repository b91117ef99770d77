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
    .hint = Чечимден кийин канча ай. Экинчи баскычка чакырылып же башка сынакка калтырылып, бирок улантылбаган өтүнмөлөр да ошолор менен кошо өчүрүлөт.
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

## Топ жөнүндө баары
privacy-export-link = Бул топ жөнүндө бардык маалымат
privacy-export-heading = Топ жөнүндө бардык маалымат
privacy-export-lead = Өзү жөнүндө эмне сакталарын сураган топ үчүн. Бир файл чыгат, ал шифрленген эмес: аны топко өзү коопсуз деп айткан жол менен бериңиз, андан кийин өз көчүрмөңүздү өчүрүңүз.
privacy-export-inside = Файлда эмне бар
privacy-export-inside-record = Топтун жазуусу: байланыштар, адамдар, банк реквизиттери
privacy-export-inside-applications = Өтүнмөлөр жооптордун бардык жөнөтүлгөн варианттары менен, файлдар жана топ атаган адамдар
privacy-export-inside-messages = Каттар жана алардын файлдары
privacy-export-inside-outcome = Топтон эмне суралганы жана ага эмне айтылганы, грант, төлөмдөр, отчеттор
privacy-export-inside-own = Өтүнмөңүз жооптордун бардык жөнөтүлгөн варианттары менен, файлдар жана Сиз атаган адамдар
privacy-export-inside-own-outcome = Сизден эмне суралганы жана Сизге эмне айтылганы, грант, төлөмдөр, отчетторуңуз
privacy-export-outside = Файлда эмне жок
privacy-export-outside-scores = Кеңештин мүчөлөрүнүн упайлары, добуштары жана комментарийлери
privacy-export-outside-notes = Ички белгилөөлөр менен тапшырмалар жана топ жөнүндө башкалар айткандар
privacy-export-outside-checks = Аттарды тизмелер боюнча текшерүү жана кайсы кызматкер эмнени ачканы
privacy-export-outside-drafts = Жөнөтүлбөгөн караламалар менен отчеттор: аларды топ өзү жүктөп алат
privacy-export-outside-others = Банк реквизиттери жана тобуңуздун башка өтүнмөлөрү: аларды программанын кызматкерлеринен сураңыз
privacy-export-reason = Муну ким жана кантип сурады?
    .hint = Бул Сиздин атыңыз менен жазылып калат
privacy-export-button = Жүктөп алуу
privacy-export-back = Топко кайтуу
privacy-export-own-link = Баарын жүктөп алуу
privacy-export-own-heading = Өтүнмөңүз жөнүндө сакталгандын баары
privacy-export-own-lead = Сиз бир файл аласыз. Аны ушул телефонду же компьютерди колуна алган ар бир адам ача алат: файлды коопсуз жерде гана сактаңыз жана керек болбой калганда өчүрүңүз.
privacy-export-readme-title = Программа Сиз жөнүндө эмнелерди сактайт
privacy-export-readme-lead = Түзүлгөн күнү: { $on }. Ар бир бөлүк окуу үчүн текст (.txt) жана таблица (.csv) түрүндө берилген; data.json файлында баары компьютердик программалар үчүн жазылган. Ар бир файл өз өтүнмөсүнүн папкасында.
privacy-export-missing = Бул файлдар бул жерде жок. Аларды өзүнчө сураңыз же өтүнмөнүн барагынан ачыңыз:
privacy-export-record = Топтун жазуусу
privacy-export-application = Өтүнмө
privacy-export-earlier = Мурунку жооптор
privacy-export-sending = Жөнөтүлгөн вариант № { $n }
privacy-export-decision = Сизге эмне айтылды
privacy-export-decided = Чечим
privacy-export-grant = Грант
privacy-export-award = Бөлүнгөн грант
privacy-export-payout = Төлөм
privacy-export-opened = Башталган күнү
privacy-export-translation = Программанын кызматкерлери жасаган котормо
privacy-export-address = Дарек же номер
privacy-export-note = Эскертүү
privacy-export-role = Ролу
privacy-export-why = Себеби
privacy-export-text = Текст
privacy-export-file = Файл
privacy-export-at = Качан
privacy-export-column-part = Бөлүк
privacy-export-column-label = Эмне
privacy-export-column-value = Мааниси
privacy-export-column-data = Компьютердик программалар үчүн
audit-privacy-export = Топ жөнүндө маалыматтын баары чыгарылып алынды
audit-privacy-export_own = Топ өтүнмөсү жөнүндө маалыматтын баарын жүктөп алды

## Кеткен адам
privacy-person-link = Аты менен дарегин өчүрүү
privacy-person-heading = Адамдын маалыматын өчүрүү
privacy-person-lead = Аты, дареги, сырсөзү, эки кадамдуу кирүүсү, билдирген кызыкчылыктары жана жеке белгилөөлөрү биротоло өчүрүлөт. Мыйзам жана бухгалтерия үчүн керектүүсү P-7 сыяктуу код менен калат: тарых, добуштар, упайлар, бекитүүлөр. Кол коюлган протоколдор кол коюлган бойдон калат.
privacy-person-first = Адегенде
privacy-person-cases = Ачык өтүнмөлөрдү жана кат алышууларды өткөрүп бериңиз: { $n }
privacy-person-readings = Кеңеш үчүн өтүнмөлөрдү окууну өткөрүп бериңиз: { $n }
privacy-person-meetings = Бул адам төрага болгон жыйындардын протоколдоруна кол коюлушу керек: { $n }
privacy-person-reason = Себеби
    .hint = Ал тарыхта калат: анда адамдардын атын жазбаңыз
privacy-person-button = Биротоло өчүрүү
privacy-person-back = Адамга кайтуу
privacy-person-erased = Аты менен дареги өчүрүлдү.
privacy-work-open = Бул адамда ачык иш бар: адегенде аны өткөрүп бериңиз
audit-privacy-erase_person = Аты менен дареги өчүрүлдү

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
notice-erasure-coming = Айрым өтүнмөлөр жакында өчүрүлөт
    .body =
        Сактоо эрежелери боюнча жакынкы эки жуманын ичинде айрым өтүнмөлөр жана гранттар өчүрүлөт. Алардын бирин узагыраак сактоо керек болсо, мисалы талаш болуп жатса, аны өчүрүүгө тыюу салыңыз.

        Биринчилери өчүрүлөт: { $deadline }
        Эмнелер: { $reference }

        { $link }
