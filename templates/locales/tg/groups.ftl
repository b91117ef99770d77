# The register of groups, and the search over everything.
groups-heading = Гурӯҳҳо
groups-nameless = (ҳанӯз беном)
groups-any = Ҳама
groups-filter-kind = Навъи гурӯҳ
groups-filter-country = Кишвар
groups-filter-region = Минтақа
groups-filter-risk = Дараҷаи хатар
groups-filter-q = Ном, телефон ё суроға
groups-count = Гурӯҳҳои ёфтшуда: { $n }
groups-count-many = Гурӯҳҳои ёфтшуда: зиёда аз { $n }
groups-none = Ба ин филтр ягон гурӯҳ мувофиқ нест.
groups-column-name = Гурӯҳ
groups-column-place = Макон
groups-cases = Дархостҳо
groups-cases-none = Дархосте, ки ба Шумо кушода бошад, нест.
groups-aside = Маълумот ва таърих
groups-back = Бозгашт ба гурӯҳ

# facts
groups-fact-kind = Навъи гурӯҳ
groups-fact-country = Кишвар
groups-fact-region = Минтақа
groups-fact-language = Забон
groups-fact-languages = Забонҳои дигар
groups-fact-receives = Маблағро кӣ мегирад
groups-fact-known = Дархости аввал
groups-fact-registered-with = Дар куҷо ба қайд гирифта шудааст
groups-fact-registration-number = Рақами бақайдгирӣ
groups-fact-registered-since = Аз кай ба қайд гирифта шудааст
groups-fact-host = Ташкилоте, ки маблағро мегирад
groups-fact-host-terms = Бо он чӣ мувофиқа шуд
groups-fact-contact = Роҳи тамос бо гурӯҳ
groups-receives-unknown = ҳанӯз пурсида нашудааст
groups-receives-itself = худи гурӯҳ
groups-receives-host = ташкилоти дигар барои гурӯҳ
groups-receives-nobody = ҳеҷ кас гирифта наметавонад: кумаки ғайрипулӣ

# payees and what is closed
groups-payees = Гирандагони маблағ
groups-payees-none = Гирандаи маблағ ворид нашудааст.
groups-payees-add = Гирандаи маблағро илова кардан
groups-closed = Маълумоти тамос, одамон, бақайдгирӣ
groups-closed-lead = Маълумоте, ки одамонро ошкор мекунад, пӯшида аст. Ҳар кушодани он бо сабабаш дар таърих навишта мешавад.
groups-open-reason = Онро барои чӣ мекушоед?
groups-open-button = Як бор кушодан
groups-open-now = Маълумот дар бораи одамон дар ин саҳифа танҳо як бор кушода шудааст. Баъди анҷоми кор саҳифаро пӯшед.

# changing
groups-change-link = Маълумоти гурӯҳро тағйир додан
groups-change-heading = Тағйир додани маълумоти гурӯҳ
groups-change-name = Ном ё тахаллус
groups-change-kind = Навъи гурӯҳ
groups-change-region = Минтақа
groups-change-language = Забони мактубҳо
groups-change-languages = Забонҳои дигаре, ки гурӯҳ медонад
groups-change-registered-with = Дар куҷо ба қайд гирифта шудааст
groups-change-registration-number = Рақами бақайдгирӣ
groups-change-registered-since = Аз кай ба қайд гирифта шудааст
groups-change-receives = Маблағро барои гурӯҳ кӣ мегирад?
groups-change-host = Ташкилоти миёнарав
    .hint = Ташкилоте, ки маблағро барои гурӯҳ мегирад, агар худи гурӯҳ натавонад.
groups-change-host-terms = Бо миёнарав чӣ мувофиқа шуд
groups-change-button = Захира кардан
groups-changed = Маълумоти гурӯҳ тағйир дода шуд.

# risk
groups-risk-some = муқаррарӣ
    .hint = Эҳтиёти муқаррарӣ.
groups-risk-high = баланд
    .hint = Мактубҳо чизеро ошкор намекунанд, дар ҳама ҷо тахаллус меистад, шуро танҳо кодҳоро мебинад, чизе нашр намешавад ва маълумоти гурӯҳро танҳо ҳамкорони таъиншуда мекушоянд.
groups-risk-link = Дараҷаи хатарро тағйир додан
groups-risk-heading = Ин гурӯҳ то чӣ андоза дар хатар аст?
groups-risk-risk = Дараҷаи хатар
groups-risk-reason = Сабаб
groups-risk-button = Дараҷаи хатарро захира кардан
groups-risk-set = Дараҷаи хатар захира шуд.

# people
groups-member-link = Шахсеро илова кардан
groups-member-heading = Илова кардани шахс ба гурӯҳ
groups-member-name = Ном ё тахаллус
groups-member-role = Ин шахс дар гурӯҳ чӣ кор мекунад
groups-member-channel = Роҳи бехатари тамос бо ин шахс
groups-member-value = Рақам, суроға ё ном дар мессенҷер
groups-member-note = Соатҳои мувофиқ ва аз чӣ эҳтиёт шудан лозим
groups-member-button = Илова кардан
groups-member-remove = Аз рӯйхат гирифтан
groups-member-added = Шахс илова шуд.
groups-member-removed = Шахс аз рӯйхат гирифта шуд.

# records that are one
groups-twins = Шояд ҳамон гурӯҳ бошад
groups-same-name = ҳамон ном
groups-same-phone = ҳамон телефон
groups-same-contact = ҳамон суроға
groups-same-account = ҳамон суратҳисоби бонкӣ
groups-apart-button = Ин гурӯҳҳо гуногунанд
groups-kept-apart = Қайд шуд: ин ду гурӯҳи гуногун аст.
groups-merge-link = Ин гурӯҳ дар рӯйхат сабти дигар ҳам дорад
groups-merge-compare = Муқоиса карда, якҷоя кардан
groups-merge-heading = Якҷоя кардани ду сабти як гурӯҳ
groups-merge-other = Рақами дархости сабти дигар
    .hint = Масалан, TJ-26-014.
groups-merge-keep = Кадом сабт боқӣ мемонад?
    .hint = Сабти дигар ба он пайваст мешавад. Чизе гум намешавад: дархостҳо ва таърихи ҳар яке мемонад ва онҳоро боз ҷудо кардан мумкин аст.
groups-merge-reason = Чаро ин ҳарду як гурӯҳанд
groups-merge-next = Муқоиса кардан
groups-merge-button = Якҷоя кардан
groups-merged = Сабтҳо якҷоя шуданд.
groups-merged-records = Сабтҳои якҷояшуда
groups-part-link = Боз ҷудо кардан
groups-part-heading = Боз ҷудо кардани сабтҳо
groups-part-reason = Чаро инҳо ба ҳар ҳол ду гурӯҳанд
groups-part-button = Ҷудо кардан
groups-parted = Сабтҳо боз аз ҳам ҷудо шуданд.

# search
groups-search-link = Ҷустуҷӯ дар ҳама ҷо
groups-search-heading = Ҷустуҷӯ
groups-search-lead = Дархостҳо, гурӯҳҳо ва гирандагони маблағро меёбад. Бо кириллӣ ё лотинӣ навиштан мумкин аст; оғози калима кифоя аст.
groups-search-q = Ном, рақами дархост, телефон ё суратҳисоб
groups-search-button = Ҷустуҷӯ кардан
groups-search-none = Чизе ёфт нашуд.

# refusals
groups-name-missing = Ном ё тахаллусро нависед.
groups-host-missing = Нависед, ки маблағро кадом ташкилот мегирад.
groups-text-too-long = Матн хеле дароз аст: на бештар аз { $most } аломат.
groups-reason-missing = Сабабро нависед.
groups-reason-too-long = Сабаб хеле дароз аст: на бештар аз { $most } аломат.
groups-risk-as-it-is = Дараҷаи хатар аллакай чунин аст.
groups-too-many-people = Дар як сабт на бештар аз { $most } нафар буда метавонад.
groups-already-one = Ин ҳарду аллакай як сабтанд.
groups-not-merged = Ин сабт бо сабти дигар якҷоя нашудааст.
groups-other-unknown = Дархост бо ин рақам нест. Рақамро санҷед ва боз кӯшиш кунед.

# history
audit-groups-change = Маълумоти гурӯҳ тағйир дода шуд
audit-groups-set_risk = Дараҷаи хатари гурӯҳ муайян шуд
audit-groups-open_identity = Маълумоти одамони гурӯҳ кушода шуд
audit-groups-open_to_change = Маълумоти гурӯҳ барои тағйир кушода шуд
audit-groups-add_person = Ба гурӯҳ шахс илова шуд
audit-groups-remove_person = Шахс аз рӯйхати гурӯҳ гирифта шуд
audit-groups-merge = Сабти дигар ба ин ҳамроҳ шуд
audit-groups-merged_away = Ба сабти дигар ҳамроҳ шуд
audit-groups-part = Аз сабти дигар ҷудо шуд
audit-groups-keep_apart = Қайд шуд: гурӯҳи дигар аст
audit-groups-index = Гурӯҳҳо ба ҷустуҷӯ дохил шуданд

# Open by name only
groups-by-name-only = танҳо барои номбаршудагон
groups-by-name-only-text = Гурӯҳ дар хатари баланд аст: сабт ва дархостҳои онро танҳо ҳамкорони номбаршуда мекушоянд. Роҳбари барнома метавонад Шуморо номбар кунад.
groups-names-link = Кӣ метавонад кушояд
groups-names-heading = Кӣ метавонад ин гурӯҳро кушояд
groups-names-lead = То даме ки гурӯҳ дар хатари баланд аст, сабт ва дархостҳои онро танҳо ин ҳамкорон мекушоянд.
groups-names-person = Ҳамкор
groups-names-reason = Сабаб
groups-names-button = Номбар кардан
groups-names-remove = Хориҷ кардан
groups-named = Ҳамкор акнун метавонад гурӯҳро кушояд.
groups-unnamed = Ҳамкор дигар наметавонад гурӯҳро кушояд.
groups-no-colleague = Касеро интихоб кунед, ки дархостҳоро мехонад.
audit-groups-name = Барои гурӯҳ ҳамкор номбар шуд
audit-groups-unname = Ҳамкор аз номбаршудагон хориҷ шуд
