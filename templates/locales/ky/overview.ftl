### The report to a donor
overview-donor-link = Донорго отчет
overview-donor-heading = Донорго отчет: { $fund }
overview-from = Башталышы
overview-to = Аягы
overview-names = Топтор
overview-codes-only = Коддор гана
overview-with-names = Аттары менен
overview-show = Көрсөтүү
overview-download = Жүктөп алуу
overview-donor-format = Формат
overview-summary = Жыйынтык
overview-balance = Баштапкы калдыктан акыркысына
overview-what = Эмне
overview-opening = Баштапкы калдык
overview-closing = Акыркы калдык
overview-left = Калды
overview-budget = Бюджет
overview-budget-paid = Гранттар
overview-budget-fees = Банктын акысы
overview-budget-exchange = Курстук айырма
overview-budget-administration = Администрациялоо
overview-period = Ушул мезгилде
overview-to-date = Мезгилдин аягына чейин
overview-total = Жалпы сумма
overview-grants = Гранттар
overview-grant = Грант
overview-postings = Жазуулар
overview-costs = Банк акысы, курстук айырма, администрациялоо
overview-other = Экинчи тарапта
overview-other-currency = Анын валютасы
overview-rate = Эки сумманын курсу
overview-used = Колдонулган жарыяланган курс
overview-chart = Ушул мезгилде гранттар боюнча төлөндү
overview-chart-about = Төлөнгөн ар бир грант үчүн тилке.
overview-checksum = Жазуулардын текшерүү суммасы (SHA-256)
overview-sign = Уюмдун атынан: аты, колу, дата
overview-period-backwards = Акыркы күнү биринчисинен мурда
audit-overview-take-out = Донорго отчет жүктөп алынды

### The trial balance
overview-trial-heading = Текшерүү балансы
overview-trial-lead = Бардык фонддордун бир күндөгү бардык эсептери. Бир валютанын дебети менен кредити барабар, болбосо ката бар.
overview-on = Күнү

### The overview
overview-heading = Жалпы көрүнүш
overview-by-fund = Фонддор боюнча акча
overview-by-month = Ар бир айда алынганы жана сарпталганы
overview-by-month-about = Бир сызык киреше, экинчиси чыгым, айма-ай.
overview-by-country = Өлкөлөр боюнча гранттар
overview-by-kind = Топтордун түрлөрү боюнча гранттар
overview-kind = Топтун түрү
overview-no-kind = Түрү көрсөтүлгөн эмес
overview-awards = Гранттар
overview-awarded = Бөлүндү
overview-director-bars = Ар бири үчүн тилке, эң узуну эң көп акча үчүн.
overview-due = Жакынкы төлөмдөр
overview-due-days = { $days } күн ичинде
overview-due-none = Кийинки 90 күндө төлөм жок.

## Budget by category
overview-categories = Беренелер боюнча бюджет жана чыгымдар
overview-category = Берене
overview-category-none = Беренелерге бөлүнгөн эмес
overview-reported = Отчеттор боюнча жумшалган
overview-unreported = Бүгүнкү күнгө чейин төлөнгөн, кабыл алынган отчеттордо азырынча жок: { $amount }
overview-unreported-short = Төлөнгөн, кабыл алынган отчетто азырынча жок
overview-no-report = Кабыл алынган отчет азырынча жок: { $grants }
overview-no-rate = Курсу белгисиз валютадагы отчеттор эсепке алынган жок: { $grants }
overview-csv-categories = CSV: беренелер боюнча бюджет
