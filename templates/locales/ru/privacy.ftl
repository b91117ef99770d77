# Что и как долго хранится, и что стирается.

nav-privacy = Хранение данных
privacy-heading = Хранение и стирание данных
privacy-lead = Что будет стёрто по правилам программы в ближайшее время (дней: { $days }) и что уже стёрто. Стёртое не может восстановить никто.
privacy-due-heading = Будет стёрто
privacy-due-none = В ближайшее время ничего стирать не нужно.
privacy-due-on = Дата стирания
privacy-hold = Запрет на стирание
privacy-held-tag = Стирать запрещено
privacy-erased-heading = Стёрто
privacy-erased-none = Пока ничего не стёрто.
privacy-erased-at = Когда стёрто
privacy-erased-why = Почему
privacy-erased-by = Кто
privacy-erased-what = Что
privacy-newest = Сначала новые
privacy-older = Более ранние
privacy-why-retention = срок хранения истёк
privacy-why-request = по просьбе
privacy-count-answers = ответы: { $count }
privacy-count-files = файлы: { $count }
privacy-count-entries = заметки и комментарии: { $count }
privacy-count-letters = письма: { $count }
privacy-count-contacts = контакты: { $count }
privacy-count-payees = получатели: { $count }

## Правила
privacy-rules-link = Изменить правила
privacy-rules-heading = Сроки хранения данных
privacy-rules-lead = Когда срок истекает, стирается всё, что написали люди: ответы, файлы, письма, заметки, контакты, банковские реквизиты. Суммы, даты и решения остаются. 0 означает: хранить, пока кто-нибудь не сотрёт.
privacy-rules-draft-days = Неотправленные черновики
    .hint = Дней после последнего изменения
privacy-rules-refused-months = Заявки отклонённые, отозванные или не подошедшие по условиям
    .hint = Месяцев после решения
privacy-rules-funded-years = Завершённые гранты
    .hint = Лет после завершения гранта, если в договоре с донором не сказано иное
privacy-rules-high-draft-days = Черновики групп с высоким риском
    .hint = Дней после последнего изменения
privacy-rules-high-refused-months = Отклонённые, отозванные или не подошедшие по условиям заявки групп с высоким риском
    .hint = Месяцев после решения
privacy-rules-fund = Гранты из фонда: { $fund }
    .hint = Лет по договору с донором; если пусто: как для всех завершённых грантов
privacy-rules-button = Сохранить
privacy-rules-set = Правила сохранены.

## Одна заявка
privacy-case-link = Запретить стирание или стереть
privacy-case-heading = Данные заявки
privacy-case-lead = Запрет останавливает любое стирание, например пока документы нужны для проверки или суда. Стирание уничтожает всё, что люди написали в этой заявке и о ней.
privacy-case-deed = Что сделать
privacy-case-hold = Запретить стирание
    .hint = Ничего не стирается, пока запрет не снят
privacy-case-lift = Снять запрет
    .hint = После этого снова действуют правила хранения
privacy-case-erase = Стереть навсегда
    .hint = Отменить это нельзя. Если это единственная заявка группы, стираются также её контакты и банковские реквизиты
privacy-case-reason = Причина
    .hint = Причина стирания останется в отчёте: не называйте в ней людей
privacy-case-reference = Номер заявки
    .hint = Только для стирания: введите его, чтобы не стереть другую заявку
privacy-case-button = Выполнить
privacy-case-back = Назад к заявке
privacy-case-held = Стирание этой заявки запрещено.
privacy-case-lifted = Запрет снят.
privacy-case-erased = Заявка стёрта.

## Почему отказано
privacy-held = Стирание этой заявки запрещено
privacy-held-already = Запрет уже есть
privacy-not-held = Запрета нет, снимать нечего
privacy-under-way = Стереть можно только после решения совета, а если есть грант — после его завершения
privacy-reason-missing = Напишите причину, не длиннее 300 знаков
privacy-reference-wrong = Это не номер этой заявки
privacy-span-outside = Самый большой срок здесь: { $most }

## История
audit-privacy-erase = Заявка стёрта
audit-privacy-hold = Стирание запрещено
audit-privacy-lift = Запрет на стирание снят
audit-privacy-set_rules = Изменены сроки хранения
audit-privacy-rewrap = Ключи перешифрованы новым главным ключом
audit-value-retention = срок хранения истёк
audit-value-request = по просьбе
subject-hold = Запрет на стирание
subject-erasure = Стирание
subject-retention = Сроки хранения
