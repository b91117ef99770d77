### Payees
payees-heading = Акча алуучулар
payees-lead = Акча кайда барат. Ысымдар жана банк реквизиттери шифрленген түрдө сакталат; реквизиттер ачылган сайын жазылып калат.
payees-none = Азырынча акча алуучу жок.
payees-newest = Адегенде жаңы алуучулар
payees-older = Мурунку алуучулар
payees-payee = Акча алуучу
payees-fact-method = Төлөө жолу
payees-fact-country = Өлкө
payees-fact-currency = Эсептин валютасы
payees-fact-account = Эсеп
payees-fact-state = Абалы
payees-fact-entered = Киргизилген күнү
payees-fact-by = Ким киргизди
payees-erased = өчүрүлгөн
payees-state-unverified = текшериле элек
payees-state-verified = текшерилди
payees-state-retired = мындан ары колдонулбайт
payees-method-bank-transfer = Банк аркылуу которуу
payees-method-card = Банк картасы
payees-method-wallet = Электрондук капчык
payees-method-cash-transfer-system = Накталай берилүүчү акча которуу
payees-method-via-partner = Ортомчу уюм аркылуу
payees-method-paid-to-supplier = Товар үчүн жеткирүүчүгө
payees-method-cash-in-hand = Накталай, кол койдуруп
payees-method-other = Башка жол менен

### Adding a payee
payees-add-link = Акча алуучуну кошуу
payees-add-heading = Жаңы акча алуучу
payees-add-for-group = Топтун акча алуучусу: { $group }
payees-add-name = Аты же аталышы
    .hint = Акчаны ала турган адам, уюм же жеткирүүчү
payees-add-method = Төлөө жолу
payees-add-country = Эсептин өлкөсү
payees-add-currency = Эсептин валютасы
payees-add-account = Эсептин, картанын же капчыктын номери
    .hint = Кыргызстандын эсептеринде 16, Тажикстан менен Өзбекстандыкында 20 цифра болот. Боштуктар тоскоол болбойт
payees-add-holder = Эсеп ээсинин банктагы аты
    .hint = Эсепте латын тамгалары менен жазылса, ошондой жазыңыз
payees-add-bank = Банк, капчык же акча которуу системасы
payees-add-bank-code = Банктын коду (БИК, МФО)
payees-add-swift = SWIFT коду
    .hint = Чет өлкөдөн которуулар үчүн
payees-add-tax-number = Салык номери (ИНН)
payees-add-note = Эскертүү
    .hint = Төлөөчү дагы эмнени билиши керек, мисалы чет өлкөдөн которуу топ үчүн коркунучтуубу
payees-add-button = Кошуу
payees-add-done = Акча алуучу кошулду.

### The details
payees-details = Банк реквизиттери
payees-open-text = Реквизиттер жабык. Аларды ким, качан жана эмне үчүн ачканы жазылып калат.
payees-open-reason = Аларды эмне үчүн ачып жатасыз?
payees-open-reason-missing = Реквизиттерди эмне үчүн ачып жатканыңызды жазыңыз.
payees-open-button = Реквизиттерди ачуу
payees-history = Тарых
payees-warn-length = Эсептин номерин текшериңиз. Күтүлгөн цифралардын саны: { $expected }
payees-warn-digits = Эсептин номерин текшериңиз: анда цифрадан башка белгилер да бар
payees-warn-bank-code = Банктын кодун текшериңиз. Күтүлгөн цифралардын саны: { $expected }

### Why something was refused
payees-name-missing = Аты же аталышы жазылган эмес
payees-country-malformed = Өлкөнү тизмеден тандаңыз
payees-account-missing = Бул төлөө жолу үчүн эсептин, картанын же капчыктын номери керек
payees-account-check-digits = Эсептин номеринде ката бар: текшерүү цифралары туура келбейт
payees-text-too-long = Текст өтө узун. Белгилердин эң көп саны: { $most }

### Audit trail
audit-payees-add = Акча алуучу кошулду
audit-payees-open = Банк реквизиттери ачылды

### Verifying and changing
payees-method-person-abroad = Чет өлкөдөгү адамдын эсебине
payees-add-address = Эсеп ээсинин дареги
    .hint = Чет өлкөдөн которуулар үчүн
payees-add-correspondent = Корреспондент банк
    .hint = Чет өлкөдөн которуулар үчүн: аталышы жана SWIFT коду
payees-fact-changed = Өзгөртүлдү
payees-fact-verified = Текшерилди
payees-warn-holder = Ээсинин атын текшериңиз: ал латын тамгалары менен жазылган эмес
payees-warn-swift = SWIFT кодун текшериңиз: анда 8 же 11 тамга жана цифра болот
payees-verify-heading = Реквизиттерди текшерүү
payees-verify-text = Топтон реквизиттер келген жолдон башка жол менен сураңыз: мисалы, белгилүү номерге чалыңыз. Төлөмдү ошондон кийин гана бекитсе болот.
payees-verify-how = Реквизиттер кантип текшерилди?
payees-verify-button = Реквизиттер текшерилди
payees-verify-done = Реквизиттер текшерилди.
payees-verify-own = Бул реквизиттерди Сиз жазгансыз, ошондуктан аларды башка киши текшерет.
payees-verified-how = Реквизиттер кантип текшерилген
payees-change-link = Реквизиттерди өзгөртүү
payees-change-heading = Акча алуучуну өзгөртүү
payees-change-text = Бардык реквизиттерди кайра жазыңыз. Аларды башка киши текшерет, ал эми бул акча алуучуга бекитилген төлөмдөр кайра бекитилет.
payees-change-button = Сактоо
payees-change-done = Реквизиттер өзгөртүлдү. Эми аларды башка киши текшерет.
payees-retire-button = Мындан ары колдонбоо
payees-retire-done = Бул акча алуучу мындан ары колдонулбайт.
payees-back = Акча алуучуга кайтуу
payees-own-details = Бул акча алуучуну Сиз кошконсуз же реквизиттерин жазгансыз, ошондуктан аларды башка киши текшерет
payees-how-missing = Реквизиттер кантип текшерилгенин жазыңыз
payees-holder-missing = Ээсинин эсептеги аты жазылган эмес. Адегенде реквизиттерди өзгөртүңүз
payees-not-now = Азыр муну жасоого болбойт. Акча алуучунун барагын кайра ачыңыз
audit-payees-verify = Акча алуучунун реквизиттери текшерилди
audit-payees-change = Акча алуучунун реквизиттери өзгөртүлдү
audit-payees-retire = Акча алуучу мындан ары колдонулбайт
payees-add-city = Которуу системасы акчаны бере турган шаар
payees-card-malformed = Бул картанын номери эмес же цифрасында ката бар
payees-wallet-phone = Капчык байланган телефондун номерин жазыңыз
payees-holder-needed = Ээсинин атын жазыңыз
payees-holder-latin = Атын латын тамгалары менен, паспорттогудай жазыңыз
payees-city-missing = Акча бериле турган шаарды жазыңыз
payees-system-missing = Капчыктын же которуу системасынын атын жазыңыз
