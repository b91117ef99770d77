### Lists of sanctions and names
sanctions-heading = Санкционные списки и проверка имён
sanctions-lead = Имена сравниваются с этими списками перед выделением гранта и при каждой выплате. Похожее имя останавливает деньги, пока сотрудник не решит, что это другое лицо.
sanctions-link = Санкционные списки и проверка имён
sanctions-open-heading = Похожие имена, ждут решения
sanctions-open-none = Нет имён, ожидающих решения.
sanctions-judged-heading = Последние решения
sanctions-lists-heading = Списки
sanctions-lists-none = Ни один список ещё не загружен, поэтому имена ни с чем не сравниваются.
sanctions-reference = Заявка
sanctions-what = Чьё имя
sanctions-name = Имя у нас
sanctions-listed = Имя в списке
sanctions-likeness = Сходство
sanctions-list-of = Список
sanctions-list-on = Дата списка
sanctions-entry = Номер в списке
sanctions-entries = Записи
sanctions-names = Имена
sanctions-hits = Похожие
sanctions-sha256 = SHA-256 файла
sanctions-imported = Загружен
sanctions-state = Статус
sanctions-found = Найдено
sanctions-judged = Решение принято
sanctions-note = Обоснование
sanctions-publisher-eu = Европейский союз, сводный список
sanctions-publisher-un = Совет Безопасности ООН
sanctions-publisher-ofac = США, список SDN (OFAC)
sanctions-publisher-ofac-aliases = США, другие имена (OFAC alt.csv)
sanctions-list-current = используется
sanctions-list-replaced = заменён
sanctions-list-loading = загружается
sanctions-part-group = группа
sanctions-part-payee = получатель
sanctions-part-holder = владелец счёта
sanctions-part-bank = банк
sanctions-part-correspondent = банк-корреспондент
sanctions-verdict = Решение
sanctions-verdict-open = ждёт решения
sanctions-verdict-other = другое лицо
sanctions-verdict-same = то же лицо: остановлено
sanctions-occasion-asked = по запросу сотрудника
sanctions-occasion-award = выделение гранта
sanctions-occasion-payout = выплата

### One name
sanctions-hit-heading = Имя в санкционном списке
sanctions-hit-lead = Перед решением сравните даты рождения, места и документы с записью издателя списка.
sanctions-judge-heading = Решение
sanctions-judge-verdict = Это то же лицо или организация?
sanctions-say-other = Нет, другое лицо
sanctions-say-same = Да, то же лицо
sanctions-judge-note = Обоснование
    .hint = Что вы сравнили, что отличается или совпадает
sanctions-judge-button = Сохранить решение
sanctions-judge-done = Решение сохранено.

### Names of one case
sanctions-case-heading = Проверка имён: { $reference }
sanctions-case-link = Проверка имён по этой заявке
sanctions-case-lead = Что, когда и с каким списком сравнивалось и что найдено.
sanctions-hits-heading = Похожие имена
sanctions-hits-none = Похожих имён нет.
sanctions-checks-heading = Проверки
sanctions-checks-none = Имена ещё не проверялись.
sanctions-check-at = Когда
sanctions-check-for = Для чего
sanctions-check-by = Кем
sanctions-check-lists = Списки
sanctions-ask-button = Проверить имена сейчас
sanctions-ask-none = Имена проверены. Препятствий нет.
sanctions-ask-some = Имена проверены. Есть похожие: примите по ним решение.

### Bringing a list in
sanctions-import-heading = Загрузить список
sanctions-import-lead = Сохраните файл издателя на компьютере и выберите его здесь. Он читается целиком или не читается вовсе и заменяет прежний список.
sanctions-import-eu = Европейский союз: сводный список финансовых санкций 1.1, XML или CSV
sanctions-import-un = ООН: сводный список, XML
sanctions-import-ofac = США: список SDN, sdn.xml; или sdn.csv и затем alt.csv
sanctions-import-file = Файл
sanctions-import-button = Загрузить
sanctions-import-done = Список используется.

### Why something was refused
sanctions-list-too-large = Файл слишком велик для санкционного списка.
sanctions-list-unknown = Это не один из названных выше списков.
sanctions-list-broken = Файл неполный. Строка: { $line }. Ничего не загружено.
sanctions-list-encoding = Буквы в файле не читаются: он сохранён в другой кодировке. Строка: { $line }. Ничего не загружено.
sanctions-list-field = Поле отсутствует или не читается. Строка: { $line }. Поле: { $field }. Значение: «{ $value }». Ничего не загружено.
sanctions-list-empty = В файле нет имён.
sanctions-list-known = Именно этот файл уже используется.
sanctions-list-older = Файл старше используемого списка. Используется список от: { $current }
sanctions-hits-open = Имена похожи на имена в санкционном списке; сначала нужно решение. Ждут решения: { $open }
sanctions-note-missing = Укажите обоснование решения.
sanctions-note-too-long = Обоснование слишком длинное. Наибольшее число знаков: { $most }

### History
audit-sanctions-import = Загружен санкционный список
audit-sanctions-check = Имена сверены с санкционными списками
audit-sanctions-judge-same = Имя в списке: то же лицо или организация
audit-sanctions-judge-other = Имя в списке: другое лицо

### Things in the history
subject-sanction-list = Санкционный список
subject-name-check = Проверка имён
subject-name-hit = Имя в списке
