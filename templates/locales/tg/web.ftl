# The words of the kit: head and foot, forms, faults, roles.

## The head and foot of every page
nav-skip = Гузаштан ба мундариҷа
nav-label = Бахшҳо
nav-languages = Забон
nav-exit = Зуд аз саҳифа баромадан
nav-safety = Бехатарии Шумо
nav-sign-in = Ворид шудан
nav-times = Вақт: { $zone }
nav-sign-out = Баромадан
nav-enter-code = Коди дархостро ворид кардан
nav-case = Дархости ман
nav-applications = Дархостҳо
nav-board = Мизи ман
nav-rounds = Шуро
nav-awards = Грантҳои ҷудошуда
nav-payouts = Пардохтҳо
nav-funds = Фондҳо
nav-calls = Озмунҳо
nav-people = Кормандон
nav-mail = Почта
nav-history = Таърих
page-title-neutral = Саҳифа
demo-label = Дар бораи ин нусха
demo-banner = Ин нусхаи намоишӣ барои санҷиш аст. Ном, суроға, рақами телефон ва маълумоти бонкии воқеиро ворид накунед.
pager-label = Саҳифаҳои рӯйхат
pager-previous = Саҳифаи пешина
pager-next = Саҳифаи навбатӣ

## Forms
form-errors-heading = Лутфан инҳоро ислоҳ кунед
form-error-prefix = Хато:
form-optional = (ихтиёрӣ)
form-continue = Идома додан
form-yes = Ҳа
form-no = Не
form-limit = На бештар аз { $n } аломат:
form-missing = Ин майдонро пур кунед
form-choose = Яке аз ҷавобҳоро интихоб кунед
form-choose-one = Интихоб кунед
form-phone = Ин рақами телефон нест. Онро бо коди кишвар нависед, масалан +992 37 000 00 00
form-too-long = Матнро кӯтоҳ кунед. Аломатҳои зиёдатӣ: { $over }. На бештар аз { $max } аломат мумкин аст
form-number = Адади бутунро аз { $least } то { $most } нависед
form-date-missing = Санаро нависед, масалан 08.03.2026
form-date-malformed = Чунин сана нест. Рӯз, моҳ ва солро нависед, масалан 08.03.2026
form-money-missing = Маблағро нависед
form-money-zero = Маблағ бояд аз сифр зиёд бошад
form-money-negative = Маблағ аз сифр кам буда наметавонад
form-money-currency = Дар ин ҷо асъори дигар лозим аст. Навишта шудааст: { $other }
form-money-ambiguous = Ин маблағро ду хел хондан мумкин аст. Чунин нависед: { $either } ё { $or }
form-money-decimals = Барои ин асъор рақамҳои баъди вергул зиёданд
form-money-large = Маблағ аз ҳад зиёд аст
form-money-malformed = Ин маблағ нест. Онро бо рақам нависед, масалан 1500 ё 1500,50
form-too-large = Маълумоти фиристодашуда аз ҳад зиёд аст. Матнҳоро кӯтоҳ карда, боз фиристед
form-stale = Саҳифа аз ҳад дароз кушода буд, бинобар ин чизе захира нашуд. Бозгардед, саҳифаро аз нав бор кунед ва боз фиристед
form-malformed = Маълумоти фиристодашударо хондан нашуд. Бозгардед ва боз фиристед

## When something could not be done
fault-refused = Ин кор иҷро нашуд
    .text = Бозгардед ва боз кӯшиш кунед.
fault-missing = Чунин саҳифа нест
    .text = Шояд суроға хато навишта шуда бошад ё ин саҳифа барои Шумо баста аст.
fault-signed-out = Лутфан боз ворид шавед
    .text = Ин саҳифа танҳо баъди воридшавӣ кушода мешавад. Агар пештар дар ин ҷо будед, вақт тамом шудааст.
fault-broken = Дар низоми мо хато рух дод
    .text = Ин гуноҳи Шумо нест. Баъди чанд дақиқа боз кӯшиш кунед. Агар такрор шавад, рақами зерро ба мо гӯед.
fault-request = Рақам:
fault-home = Ба саҳифаи аввал

## Roles
role-applicant = Довталаб
role-board_member = Аъзои шуро
    .hint = Мехонад, баҳо медиҳад, муҳокима мекунад ва овоз медиҳад
role-board_chair = Раиси шуро
    .hint = Аъзои шуро, ки овоздиҳиро низ мекушояд ва мебандад
role-programme_officer = Корманди барнома
    .hint = Дархостҳоро месанҷад ва ба гурӯҳҳо кумак мекунад
role-programme_lead = Роҳбари барнома
    .hint = Инчунин озмунҳо ва қоидаҳои шуроро муқаррар мекунад
role-finance_officer = Корманди молия
    .hint = Фондҳоро мебарад, пардохтҳоро тайёр ва сабт мекунад
role-finance_approver = Тасдиқкунандаи пардохт
    .hint = Пардохтҳоеро тасдиқ мекунад, ки каси дигар тайёр кардааст
role-director = Директор
    .hint = Тамоми барномаро мебинад ва пардохтҳоро тасдиқ мекунад
role-auditor = Аудитор
    .hint = Ҳамаро мехонад, чизеро тағйир намедиҳад
role-administrator = Администратор
    .hint = Рӯйхати кормандон ва танзимотро мебарад, дархостҳоро намебинад
role-visitor = Меҳмон
role-clerk = Худи барнома
role-console = Дар сервер
fault-kept = Матни Шумо маҳфуз аст
fault-kept-lead = Шумо боз ворид шудед. Навиштаатон ҳанӯз захира нашудааст: идома диҳед, бори дигар бинед ва захира кунед.
fault-kept-button = Аз ҳамон ҷо идома додан
fault-kept-safe = Вақт тамом шуд, аммо навиштаатон гум нашудааст. Боз ворид шавед, он ба Шумо нишон дода мешавад.
web-chart-table = Рақамҳо дар ҷадвал
