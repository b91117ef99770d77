### The report to a donor
overview-donor-link = Отчёт донору
overview-donor-heading = Отчёт донору: { $fund }
overview-from = С
overview-to = По
overview-names = Группы
overview-codes-only = Только коды
overview-with-names = С названиями
overview-show = Показать
overview-download = Скачать
overview-donor-format = Формат
overview-summary = Сводка
overview-balance = От начального остатка к конечному
overview-what = Что
overview-opening = Остаток на начало
overview-closing = Остаток на конец
overview-left = Осталось
overview-budget = Бюджет
overview-budget-paid = Гранты
overview-budget-fees = Комиссии банков
overview-budget-exchange = Курсовые разницы
overview-budget-administration = Администрирование
overview-period = За период
overview-to-date = До его конца
overview-total = Итого
overview-grants = Гранты
overview-grant = Грант
overview-postings = Проводки
overview-costs = Комиссии, курсовые разницы, администрирование
overview-other = На другой стороне
overview-other-currency = Её валюта
overview-rate = Курс двух сумм
overview-used = Применённый опубликованный курс
overview-chart = Выплачено за период по грантам
overview-chart-about = Полоса для каждого оплаченного гранта.
overview-checksum = Контрольная сумма проводок (SHA-256)
overview-sign = За организацию: имя, подпись, дата
overview-period-backwards = Последний день раньше первого
audit-overview-take-out = Отчёт донору выгружен

### The trial balance
overview-trial-heading = Оборотно-сальдовая ведомость
overview-trial-lead = Все счета всех фондов на день. Дебет и кредит одной валюты равны, иначе где-то ошибка.
overview-on = На день

### The overview
overview-heading = Обзор
overview-by-fund = Деньги по фондам
overview-by-month = Получено и израсходовано за каждый месяц
overview-by-month-about = Одна линия — поступления, другая — расходы, по месяцам.
overview-by-country = Гранты по странам
overview-by-kind = Гранты по видам групп
overview-kind = Вид группы
overview-no-kind = Вид не указан
overview-awards = Гранты
overview-awarded = Выделено
overview-director-bars = Полоса для каждого, самая длинная — где больше денег.
overview-due = Ближайшие выплаты
overview-due-days = В ближайшие дни: { $days }
overview-due-none = В ближайшие 90 дней выплат нет.

## Budget by category
overview-categories = Бюджет и расходы по статьям
overview-category = Статья
overview-category-none = Без разбивки по статьям
overview-reported = Израсходовано по отчётам
overview-unreported = Выплачено на сегодня и ещё не вошло в принятые отчёты: { $amount }
overview-unreported-short = Выплачено, ещё нет в принятых отчётах
overview-no-report = Принятых отчётов пока нет: { $grants }
overview-no-rate = Отчёты в валюте, курс которой неизвестен, не учтены: { $grants }
overview-csv-categories = CSV: бюджет по статьям
