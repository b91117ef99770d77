### The report to a donor
overview-donor-link = Ҳисобот ба донор
overview-donor-heading = Ҳисобот ба донор: { $fund }
overview-from = Аз санаи
overview-to = То санаи
overview-names = Гурӯҳҳо
overview-codes-only = Танҳо кодҳо
overview-with-names = Бо номҳо
overview-show = Нишон додан
overview-download = Боргирӣ кардан
overview-donor-format = Формат
overview-summary = Хулоса
overview-balance = Аз бақияи аввал то бақияи охир
overview-what = Чӣ
overview-opening = Бақияи аввал
overview-closing = Бақияи охир
overview-left = Боқӣ монд
overview-budget = Буҷет
overview-budget-paid = Грантҳо
overview-budget-fees = Ҳаққи хизмати бонк
overview-budget-exchange = Фарқи қурби асъор
overview-budget-administration = Хароҷоти маъмурӣ
overview-period = Дар ин давра
overview-to-date = То охири он
overview-total = Ҳамагӣ
overview-grants = Грантҳо
overview-grant = Грант
overview-postings = Сабтҳо
overview-costs = Ҳаққи хизмати бонк, фарқи қурби асъор, хароҷоти маъмурӣ
overview-other = Дар тарафи дигар
overview-other-currency = Асъори он
overview-rate = Қурби ҳар ду маблағ
overview-used = Қурби нашршудаи истифодашуда
overview-chart = Пардохт дар ин давра аз рӯйи грантҳо
overview-chart-about = Барои ҳар гранти пардохтшуда як сутун.
overview-checksum = Адади санҷишии сабтҳо (SHA-256)
overview-sign = Аз номи ташкилот: ном, имзо, сана
overview-period-backwards = Рӯзи охирин пеш аз рӯзи аввал аст
audit-overview-take-out = Ҳисобот ба донор боргирӣ шуд

### The trial balance
overview-trial-heading = Тавозуни санҷишӣ
overview-trial-lead = Ҳамаи ҳисобҳои ҳамаи фондҳо дар як рӯз. Дебет ва кредит бо як асъор баробаранд, вагарна хато ҳаст.
overview-on = Сана

### The overview
overview-heading = Шарҳи умумӣ
overview-by-fund = Маблағ аз рӯйи фонд
overview-by-month = Дар ҳар моҳ гирифта ва сарф шуд
overview-by-month-about = Як хат барои воридот, дигаре барои хароҷот, моҳ ба моҳ.
overview-by-country = Грантҳо аз рӯйи кишвар
overview-by-kind = Грантҳо аз рӯйи навъи гурӯҳ
overview-kind = Навъи гурӯҳ
overview-no-kind = Навъ гуфта нашудааст
overview-awards = Грантҳо
overview-awarded = Ҷудо шуд
overview-director-bars = Барои ҳар кадом хат, дарозтарин барои маблағи бештар.
overview-due = Пардохтҳои наздик
overview-due-days = Дар давоми рӯзҳо: { $days }
overview-due-none = Дар 90 рӯзи оянда пардохт нест.

## Budget by category
overview-categories = Буҷет ва хароҷот аз рӯйи бандҳо
overview-category = Банд
overview-category-none = Ба бандҳо ҷудо нашудааст
overview-reported = Аз рӯйи ҳисоботҳо сарф шуд
overview-unreported = То имрӯз пардохт шуд, вале ҳанӯз дар ҳисоботҳои қабулшуда нест: { $amount }
overview-unreported-short = Пардохт шуд, ҳанӯз дар ҳисоботи қабулшуда нест
overview-no-report = Грантҳое, ки ҳанӯз ҳисоботи қабулшуда надоранд: { $grants }
overview-no-rate = Ҳисобот бо асъоре аст, ки қурбаш маълум нест, бинобар ин ба ҳисоб гирифта нашуд: { $grants }
overview-csv-categories = CSV: буҷет аз рӯйи бандҳо
