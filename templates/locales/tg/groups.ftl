# The register of groups, and the search over everything.
groups-heading = Гурӯҳҳо
groups-nameless = (ҳанӯз беном)
groups-any = Ҳама
groups-filter-kind = Навъи гурӯҳ
groups-filter-country = Кишвар
groups-filter-region = Минтақа
groups-filter-risk = Хатар
groups-filter-q = Ном, телефон ё нишонӣ
groups-count = Гурӯҳҳои ёфтшуда: { $n }
groups-count-many = Гурӯҳҳои ёфтшуда: беш аз { $n }
groups-none = Ба ин филтр ягон гурӯҳ мувофиқ нест.
groups-column-name = Гурӯҳ
groups-column-place = Ҷой
groups-cases = Дархостҳо
groups-cases-none = Дархосте, ки Шумо дида тавонед, нест.
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
groups-receives-nobody = ҳеҷ кас наметавонад: кумаки ғайрипулӣ

# payees and what is closed
groups-payees = Гирандагони маблағ
groups-payees-none = Гирандаи маблағ ворид нашудааст.
groups-payees-add = Илова кардани гирандаи маблағ
groups-closed = Тамосҳо, одамон, бақайдгирӣ
groups-closed-lead = Он чи одамонро мешиносонад, пӯшида аст. Кушодани он бо сабаби Шумо дар таърих навишта мешавад.
groups-open-reason = Чаро инро мекушоед?
groups-open-button = Як бор кушодан
groups-open-now = Маълумот дар бораи одамон дар ин саҳифа танҳо як бор кушода аст. Баъди кор саҳифаро пӯшед.

# changing
groups-change-link = Тағйир додани сабт
groups-change-heading = Тағйир додани сабт
groups-change-name = Ном ё тахаллус
groups-change-kind = Навъи гурӯҳ
groups-change-region = Минтақа
groups-change-language = Забони мактубҳо
groups-change-languages = Забонҳои дигари гурӯҳ
groups-change-registered-with = Дар куҷо ба қайд гирифта шудааст
groups-change-registration-number = Рақами бақайдгирӣ
groups-change-registered-since = Аз кай ба қайд гирифта шудааст
groups-change-receives = Маблағро барои гурӯҳ кӣ мегирад?
groups-change-host = Ташкилоти миёнарав
    .hint = Ташкилоте, ки маблағро барои гурӯҳ мегирад, агар худи гурӯҳ натавонад.
groups-change-host-terms = Бо миёнарав чӣ мувофиқа шуд
groups-change-button = Захира кардан
groups-changed = Сабт тағйир дода шуд.

# risk
groups-risk-some = муқаррарӣ
    .hint = Эҳтиёти муқаррарӣ.
groups-risk-high = баланд
    .hint = Мактубҳо чизе ошкор намекунанд, ҳама ҷо тахаллус аст, шуро танҳо рамзҳоро мебинад, чизе нашр намешавад ва танҳо ҳамкорони номбаршуда мекушоянд.
groups-risk-link = Тағйир додани хатар
groups-risk-heading = Ин гурӯҳ дар чӣ хатар аст?
groups-risk-risk = Хатар
groups-risk-reason = Сабаб
groups-risk-button = Муқаррар кардани хатар
groups-risk-set = Хатар муқаррар шуд.

# people
groups-member-link = Илова кардани шахс
groups-member-heading = Илова кардани шахси гурӯҳ
groups-member-name = Ном ё тахаллус
groups-member-role = Шахс дар гурӯҳ чӣ кор мекунад
groups-member-channel = Роҳи бехатари тамос
groups-member-value = Рақам, нишонӣ ё ном дар мессенҷер
groups-member-note = Соатҳо ва ба чӣ эҳтиёт бояд кард
groups-member-button = Илова кардан
groups-member-remove = Хориҷ кардан
groups-member-added = Шахс илова шуд.
groups-member-removed = Шахс хориҷ шуд.

# records that are one
groups-twins = Шояд ҳамон гурӯҳ бошад
groups-same-name = ҳамон ном
groups-same-phone = ҳамон телефон
groups-same-contact = ҳамон нишонӣ
groups-same-account = ҳамон суратҳисоби бонкӣ
groups-apart-button = Ин гурӯҳҳо гуногунанд
groups-kept-apart = Қайд шуд: ин ду гурӯҳи гуногун аст.
groups-merge-link = Ин гурӯҳ сабти дигар дорад
groups-merge-compare = Муқоиса ва якҷоя кардан
groups-merge-heading = Якҷоя кардани ду сабти як гурӯҳ
groups-merge-other = Рақами дархости сабти дигар
    .hint = Масалан, TJ-26-014.
groups-merge-keep = Кадом сабт боқӣ мемонад?
    .hint = Дигараш ба он мебарад. Чизе гум намешавад: дархостҳо ва таърихи ҳар яке мемонад ва онҳоро боз ҷудо кардан мумкин аст.
groups-merge-reason = Чаро ин як гурӯҳ аст
groups-merge-next = Муқоиса кардан
groups-merge-button = Якҷоя кардан
groups-merged = Сабтҳо якҷоя шуданд.
groups-merged-records = Сабтҳои якҷояшуда
groups-part-link = Боз ҷудо кардан
groups-part-heading = Боз ҷудо кардани сабтҳо
groups-part-reason = Чаро ин ба ҳар ҳол ду гурӯҳ аст
groups-part-button = Ҷудо кардан
groups-parted = Сабтҳо боз алоҳида шуданд.

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
groups-text-too-long = Матн хеле дароз аст: на беш аз { $most } аломат.
groups-reason-missing = Сабабро нависед.
groups-reason-too-long = Сабаб хеле дароз аст: на беш аз { $most } аломат.
groups-risk-as-it-is = Чунин хатар аллакай муқаррар аст.
groups-too-many-people = Дар як сабт на беш аз { $most } нафар буда метавонад.
groups-already-one = Ин аллакай ҳамон як сабт аст.
groups-not-merged = Ин сабт ба дигаре намебарад.
groups-other-unknown = Дархост бо ин рақам нест. Рақамро санҷед ва боз кӯшиш кунед.

# history
audit-groups-change = Сабти гурӯҳ тағйир ёфт
audit-groups-set_risk = Хатари гурӯҳ муқаррар шуд
audit-groups-open_identity = Маълумоти одамони гурӯҳ кушода шуд
audit-groups-open_to_change = Сабт барои тағйир кушода шуд
audit-groups-add_person = Ба гурӯҳ шахс илова шуд
audit-groups-remove_person = Шахс аз гурӯҳ хориҷ шуд
audit-groups-merge = Сабти дигар ба ин ҳамроҳ шуд
audit-groups-merged_away = Ба сабти дигар ҳамроҳ шуд
audit-groups-part = Аз сабти дигар ҷудо шуд
audit-groups-keep_apart = Қайд шуд: гурӯҳи дигар аст
audit-groups-index = Гурӯҳҳо ба ҷустуҷӯ дохил шуданд
