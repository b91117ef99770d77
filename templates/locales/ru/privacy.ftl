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
    .hint = Месяцев после решения. С ними уходят и те, что были приглашены на второй этап или отложены до другого конкурса и не имели продолжения.
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

## Всё о группе
privacy-export-link = Всё об этой группе
privacy-export-heading = Всё о группе
privacy-export-lead = Для группы, которая спрашивает, что о ней хранится. Получится один файл, он не зашифрован: передайте его так, как группа считает безопасным, а затем удалите свою копию.
privacy-export-inside = Что есть в файле
privacy-export-inside-record = Запись о группе: контакты, люди, банковские реквизиты
privacy-export-inside-applications = Заявки со всеми отправленными версиями ответов, файлы и люди, которых назвала группа
privacy-export-inside-messages = Сообщения с файлами
privacy-export-inside-outcome = О чём группу спрашивали и что ей сообщили, грант, выплаты, отчёты
privacy-export-inside-own = Ваша заявка со всеми отправленными версиями ответов, файлы и люди, которых вы назвали
privacy-export-inside-own-outcome = О чём вас спрашивали и что вам сообщили, грант, выплаты, ваши отчёты
privacy-export-outside = Чего в файле нет
privacy-export-outside-scores = Баллы, голоса и комментарии членов совета
privacy-export-outside-notes = Внутренние заметки и задачи, а также то, что о группе сказали другие люди
privacy-export-outside-checks = Проверка имён по спискам и сведения о том, кто из сотрудников что открывал
privacy-export-outside-drafts = Неотправленные черновики и отчёты: группа скачивает их сама
privacy-export-outside-others = Банковские реквизиты и другие заявки вашей группы: попросите их у сотрудников программы
privacy-export-reason = Кто об этом попросил и как?
    .hint = Это будет записано вместе с вашим именем
privacy-export-button = Скачать
privacy-export-back = Назад к группе
privacy-export-own-link = Скачать всё
privacy-export-own-heading = Всё, что хранится о вашей заявке
privacy-export-own-lead = Вы получите один файл. Его сможет открыть любой, у кого в руках этот телефон или компьютер: сохраняйте файл только там, где это безопасно, и удалите его, когда он больше не нужен.
privacy-export-readme-title = Что программа хранит о вас
privacy-export-readme-lead = Дата составления: { $on }. Каждая часть дана как текст для чтения (.txt) и как таблица (.csv); в data.json то же самое для компьютерных программ. Файлы лежат в папке своей заявки.
privacy-export-missing = Этих файлов здесь нет. Попросите их отдельно или откройте на странице заявки:
privacy-export-record = Запись о группе
privacy-export-application = Заявка
privacy-export-earlier = Прежние ответы
privacy-export-sending = Отправленная версия № { $n }
privacy-export-decision = Что вам сообщили
privacy-export-decided = Решение
privacy-export-grant = Грант
privacy-export-award = Выделенный грант
privacy-export-payout = Выплата
privacy-export-opened = Дата начала
privacy-export-translation = Перевод, сделанный сотрудниками программы
privacy-export-address = Адрес или номер
privacy-export-note = Примечание
privacy-export-role = Роль
privacy-export-why = Причина
privacy-export-text = Текст
privacy-export-file = Файл
privacy-export-at = Когда
privacy-export-column-part = Часть
privacy-export-column-label = Что
privacy-export-column-value = Значение
privacy-export-column-data = Для компьютерных программ
audit-privacy-export = Выгружено всё о группе
audit-privacy-export_own = Группа скачала всё о своей заявке

## Человек, который ушёл
privacy-person-link = Стереть имя и адрес
privacy-person-heading = Стереть данные человека
privacy-person-lead = Имя, адрес, пароль, второй шаг входа, заявленные интересы и личные заметки стираются навсегда. То, что нужно по закону и для бухгалтерии, остаётся под кодом, например P-7: история, голоса, баллы, утверждения. Подписанные протоколы остаются такими, какими их подписали.
privacy-person-first = Сначала
privacy-person-cases = Передайте открытые заявки и переписки: { $n }
privacy-person-readings = Передайте чтение заявок для совета: { $n }
privacy-person-meetings = Нужны подписи под протоколами заседаний, где председатель — этот человек: { $n }
privacy-person-reason = Причина
    .hint = Она останется в истории: не называйте в ней людей
privacy-person-button = Стереть навсегда
privacy-person-back = Назад к человеку
privacy-person-erased = Имя и адрес стёрты.
privacy-work-open = У этого человека есть открытая работа: сначала передайте её
audit-privacy-erase_person = Имя и адрес стёрты

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
notice-erasure-coming = Скоро будут стёрты некоторые заявки
    .body =
        По правилам хранения в ближайшие две недели будут стёрты некоторые заявки и гранты. Если что-то из них нужно дольше, например из-за спора, запретите это стирать.

        Первые будут стёрты: { $deadline }
        Что: { $reference }

        { $link }
