### Payees
payees-heading = Гирандагони маблағ
payees-lead = Маблағ ба куҷо меравад. Номҳо ва маълумоти бонкӣ дар шакли рамзгузорӣ нигоҳ дошта мешаванд; ҳар кушодани маълумот сабт мешавад.
payees-none = Ҳанӯз гирандаи маблағ нест.
payees-newest = Аввал гирандагони нав
payees-older = Гирандагони пештара
payees-payee = Гирандаи маблағ
payees-fact-method = Тарзи пардохт
payees-fact-country = Кишвар
payees-fact-currency = Асъори суратҳисоб
payees-fact-account = Суратҳисоб
payees-fact-state = Ҳолат
payees-fact-entered = Кай ворид шуд
payees-fact-by = Кӣ ворид кард
payees-erased = нест карда шуд
payees-state-unverified = санҷида нашудааст
payees-state-verified = санҷида шуд
payees-state-retired = дигар истифода намешавад
payees-method-bank-transfer = Интиқоли бонкӣ
payees-method-card = Корти бонкӣ
payees-method-wallet = Ҳамёни электронӣ
payees-method-cash-transfer-system = Интиқоли пулӣ бо пардохти нақдӣ
payees-method-via-partner = Ба воситаи ташкилоти миёнарав
payees-method-paid-to-supplier = Ба таъминкунанда барои мол
payees-method-cash-in-hand = Нақд бо имзо
payees-method-other = Бо тарзи дигар

### Adding a payee
payees-add-link = Гирандаи маблағро илова кардан
payees-add-heading = Гирандаи нав
payees-add-for-group = Гирандаи маблағи гурӯҳ: { $group }
payees-add-name = Ном
    .hint = Шахс, ташкилот ё таъминкунандае, ки маблағро мегирад
payees-add-method = Тарзи пардохт
payees-add-country = Кишвари суратҳисоб
payees-add-currency = Асъори суратҳисоб
payees-add-account = Рақами суратҳисоб, корт ё ҳамён
    .hint = Суратҳисобҳои Қирғизистон 16 рақам, Тоҷикистон ва Ӯзбекистон 20 рақам доранд. Фосилаҳо аҳамият надоранд
payees-add-holder = Номи соҳиби суратҳисоб, чунон ки дар бонк аст
    .hint = Бо ҳарфҳои лотинӣ, агар дар суратҳисоб чунин бошад
payees-add-bank = Бонк, ҳамён ё низоми интиқол
payees-add-bank-code = Коди бонк (БИК, МФО)
payees-add-swift = Коди SWIFT
    .hint = Барои интиқол аз хориҷа
payees-add-tax-number = Рақами мушаххаси андозсупоранда (РМА)
payees-add-note = Эзоҳ
    .hint = Боз чиро донистан лозим аст, масалан оё интиқол аз хориҷа барои гурӯҳ хатарнок аст
payees-add-button = Илова кардан
payees-add-done = Гиранда илова шуд.

### The details
payees-details = Маълумоти бонкӣ
payees-open-text = Маълумот пӯшида аст. Кӣ, кай ва барои чӣ онро мекушояд, сабт мешавад.
payees-open-reason = Онро барои чӣ мекушоед?
payees-open-reason-missing = Нависед, ки маълумотро барои чӣ мекушоед.
payees-open-button = Маълумотро кушодан
payees-history = Таърих
payees-warn-length = Рақами суратҳисобро санҷед. Шумораи рақамҳо бояд чунин бошад: { $expected }
payees-warn-digits = Рақами суратҳисобро санҷед: дар он на танҳо рақамҳо ҳастанд
payees-warn-bank-code = Коди бонкро санҷед. Шумораи рақамҳо бояд чунин бошад: { $expected }

### Why something was refused
payees-name-missing = Ном навишта нашудааст
payees-country-malformed = Кишварро аз рӯйхат интихоб кунед
payees-account-missing = Барои ин тарзи пардохт рақами суратҳисоб, корт ё ҳамён лозим аст
payees-account-check-digits = Дар рақами суратҳисоб хато ҳаст: рақамҳои санҷишӣ мувофиқ нестанд
payees-text-too-long = Матн хеле дароз аст. На бештар аз { $most } аломат

### Audit trail
audit-payees-add = Гиранда илова шуд
audit-payees-open = Маълумоти бонкӣ кушода шуд

### Verifying and changing
payees-method-person-abroad = Ба суратҳисоби шахс дар хориҷа
payees-add-address = Суроғаи соҳиби суратҳисоб
    .hint = Барои интиқол аз хориҷа
payees-add-correspondent = Бонки корреспондентӣ
    .hint = Барои интиқол аз хориҷа: ном ва коди SWIFT
payees-fact-changed = Тағйир ёфт
payees-fact-verified = Санҷида шуд
payees-warn-holder = Номи соҳибро санҷед: он бо ҳарфҳои лотинӣ навишта нашудааст
payees-warn-swift = Коди SWIFT-ро санҷед: он аз 8 ё 11 ҳарф ва рақам иборат аст
payees-verify-heading = Маълумоти бонкиро санҷидан
payees-verify-text = Аз гурӯҳ бо роҳи дигар пурсед, на бо он роҳе, ки маълумот омад: масалан, ба рақами маълум занг занед. Пардохтро танҳо баъд аз ин тасдиқ кардан мумкин аст.
payees-verify-how = Маълумот чӣ тавр санҷида шуд?
payees-verify-button = Маълумот санҷида шуд
payees-verify-done = Маълумот санҷида шуд.
payees-verify-own = Ин маълумотро Шумо навиштед, бинобар ин онро шахси дигар месанҷад.
payees-verified-how = Маълумот чӣ тавр санҷида шуд
payees-change-link = Маълумоти бонкиро тағйир додан
payees-change-heading = Гирандаро тағйир додан
payees-change-text = Ҳамаи маълумотро аз нав нависед. Онро шахси дигар месанҷад, ва пардохтҳои тасдиқшуда ба ин гиранда аз нав тасдиқ мешаванд.
payees-change-button = Захира кардан
payees-change-done = Маълумот тағйир ёфт. Акнун онро шахси дигар месанҷад.
payees-retire-button = Аз истифода баровардан
payees-retire-done = Ин гиранда аз истифода бароварда шуд.
payees-back = Бозгашт ба гиранда
payees-own-details = Ин гирандаи маблағро Шумо илова кардед ё маълумоти онро навиштед, бинобар ин маълумотро шахси дигар месанҷад
payees-how-missing = Нависед, ки маълумот чӣ тавр санҷида шуд
payees-holder-missing = Номи соҳиб, чунон ки дар суратҳисоб аст, навишта нашудааст. Аввал маълумотро тағйир диҳед
payees-not-now = Ҳоло ин корро кардан мумкин нест. Гирандаро бори дигар бинед
audit-payees-verify = Маълумоти гиранда санҷида шуд
audit-payees-change = Маълумоти гиранда тағйир ёфт
audit-payees-retire = Гиранда аз истифода бароварда шуд
payees-add-city = Шаҳре, ки низоми интиқол дар он пул медиҳад
payees-card-malformed = Ин рақами корт нест ё дар он хато ҳаст
payees-wallet-phone = Рақами телефони ҳамёнро нависед
payees-holder-needed = Номи соҳибро нависед
payees-holder-latin = Номро бо ҳарфҳои лотинӣ нависед, чунон ки дар шиноснома аст
payees-city-missing = Шаҳреро нависед, ки дар он пул дода мешавад
payees-system-missing = Номи ҳамён ё низоми интиқолро нависед
