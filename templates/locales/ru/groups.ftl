# The register of groups, and the search over everything.
groups-heading = Группы
groups-nameless = (пока без названия)
groups-any = Все
groups-filter-kind = Вид группы
groups-filter-country = Страна
groups-filter-region = Регион
groups-filter-risk = Риск
groups-filter-q = Название, телефон или адрес
groups-count = Найдено групп: { $n }
groups-count-many = Найдено групп: больше { $n }
groups-none = Под этот фильтр не подходит ни одна группа.
groups-column-name = Группа
groups-column-place = Место
groups-cases = Заявки
groups-cases-none = Заявок, которые вам видны, нет.
groups-aside = Сведения и история
groups-back = Назад к группе

# facts
groups-fact-kind = Вид группы
groups-fact-country = Страна
groups-fact-region = Регион
groups-fact-language = Язык
groups-fact-languages = Другие языки
groups-fact-receives = Кто получает деньги
groups-fact-known = Первая заявка
groups-fact-registered-with = Где зарегистрирована
groups-fact-registration-number = Регистрационный номер
groups-fact-registered-since = Зарегистрирована с
groups-fact-host = Организация, которая получает деньги
groups-fact-host-terms = О чём с ней договорились
groups-fact-contact = Как связаться с группой
groups-receives-unknown = ещё не спросили
groups-receives-itself = сама группа
groups-receives-host = другая организация для группы
groups-receives-nobody = никто не может: неденежная помощь

# payees and what is closed
groups-payees = Получатели
groups-payees-none = Получатель ещё не указан.
groups-payees-add = Добавить получателя
groups-closed = Контакты, люди, регистрация
groups-closed-lead = То, по чему можно узнать людей, закрыто. Открытие записывается в историю с вашей причиной.
groups-open-reason = Почему вы это открываете?
groups-open-button = Открыть один раз
groups-open-now = Сведения о людях открыты на этой странице один раз. Закройте страницу, когда закончите.

# changing
groups-change-link = Изменить запись
groups-change-heading = Изменить запись
groups-change-name = Название или псевдоним
groups-change-kind = Вид группы
groups-change-region = Регион
groups-change-language = Язык писем
groups-change-languages = Другие языки группы
groups-change-registered-with = Где зарегистрирована
groups-change-registration-number = Регистрационный номер
groups-change-registered-since = Зарегистрирована с
groups-change-receives = Кто получает деньги для группы?
groups-change-host = Организация-посредник
    .hint = Организация, которая получает деньги для группы, если сама группа не может.
groups-change-host-terms = О чём договорились с посредником
groups-change-button = Сохранить
groups-changed = Запись изменена.

# risk
groups-risk-some = обычный
    .hint = Обычная осторожность.
groups-risk-high = высокий
    .hint = Письма ничего не раскрывают, везде псевдоним, совет видит только коды, ничего не публикуется, открывать могут только названные сотрудники.
groups-risk-link = Изменить риск
groups-risk-heading = Насколько это опасно для группы?
groups-risk-risk = Риск
groups-risk-reason = Причина
groups-risk-button = Установить риск
groups-risk-set = Риск установлен.

# people
groups-member-link = Добавить человека
groups-member-heading = Добавить человека из группы
groups-member-name = Имя или псевдоним
groups-member-role = Что человек делает в группе
groups-member-channel = Безопасный способ связи
groups-member-value = Номер, адрес или имя в мессенджере
groups-member-note = Часы и что учитывать
groups-member-button = Добавить
groups-member-remove = Убрать
groups-member-added = Человек добавлен.
groups-member-removed = Человек убран из записи.

# records that are one
groups-twins = Возможно, та же группа
groups-same-name = то же название
groups-same-phone = тот же телефон
groups-same-contact = тот же адрес
groups-same-account = тот же банковский счёт
groups-apart-button = Это разные группы
groups-kept-apart = Отмечено: это две разные группы.
groups-merge-link = У этой группы есть другая запись
groups-merge-compare = Сравнить и объединить
groups-merge-heading = Объединить две записи одной группы
groups-merge-other = Номер заявки другой записи
    .hint = Например, TJ-26-014.
groups-merge-keep = Какая запись остаётся?
    .hint = Другая будет вести к ней. Ничего не теряется: у каждой остаются заявки и история, и их можно снова разделить.
groups-merge-reason = Почему это одна группа
groups-merge-next = Сравнить
groups-merge-button = Объединить
groups-merged = Записи объединены.
groups-merged-records = Объединённые записи
groups-part-link = Снова разделить
groups-part-heading = Снова разделить записи
groups-part-reason = Почему это всё же две группы
groups-part-button = Разделить
groups-parted = Записи снова существуют отдельно.

# search
groups-search-link = Искать везде
groups-search-heading = Поиск
groups-search-lead = Находит заявки, группы и получателей. Можно писать кириллицей или латиницей; достаточно начала слова.
groups-search-q = Название, номер заявки, телефон или счёт
groups-search-button = Найти
groups-search-none = Ничего не найдено.

# refusals
groups-name-missing = Напишите название или псевдоним.
groups-host-missing = Напишите, какая организация получает деньги.
groups-text-too-long = Текст слишком длинный: не больше { $most } знаков.
groups-reason-missing = Напишите причину.
groups-reason-too-long = Причина слишком длинная: не больше { $most } знаков.
groups-risk-as-it-is = Такой риск уже установлен.
groups-too-many-people = В записи может быть не больше { $most } человек.
groups-already-one = Это уже одна и та же запись.
groups-not-merged = Эта запись не ведёт к другой.
groups-other-unknown = Заявки с таким номером нет. Проверьте номер и попробуйте ещё раз.

# history
audit-groups-change = Запись группы изменена
audit-groups-set_risk = Риск группы установлен
audit-groups-open_identity = Открыты сведения о людях группы
audit-groups-open_to_change = Запись открыта для изменения
audit-groups-add_person = В группу добавлен человек
audit-groups-remove_person = Человек убран из группы
audit-groups-merge = С этой записью объединена другая
audit-groups-merged_away = Запись объединена с другой
audit-groups-part = Отделена от другой записи
audit-groups-keep_apart = Отмечено: это другая группа
audit-groups-index = Группы внесены в поиск
