# The history: who did what to what. Acts are audit-<room>-<verb>, as stored.

audit-heading = История
audit-at = Когда
audit-who = Кто
audit-what = Что
audit-about = К чему относится
audit-none = Пока ничего не записано
audit-newest = Самые новые записи
audit-older = Более старые записи

## Who acted
audit-actor-visitor = Посетитель
audit-actor-case = Группа
audit-actor-person = Сотрудник
audit-actor-member = Член совета
audit-actor-clerk = Сама программа
audit-actor-console = На сервере

## People
audit-people-add = Добавлен человек
audit-people-second-set-up = Второй шаг входа настроен
audit-people-recovery-code = Вход по запасному коду
audit-people-second-taken-away = Второй шаг входа отключён
audit-people-second-reset = Второй шаг входа отключён у другого человека
audit-people-change_roles = Изменены роли
audit-people-disable = Закрыта учётная запись
audit-people-enable = Учётная запись снова открыта
audit-people-invite = Отправлено приглашение
audit-people-set_password = Задан пароль
audit-people-sign_in = Выполнен вход

## Groups and calls
audit-groups-open = Группа внесена в список
audit-calls-create = Создан конкурс
audit-calls-import_form = Конкурсу задана анкета
audit-calls-load_choices = Загружены списки программы
audit-calls-change_choices = Изменён список программы
audit-calls-publish = Конкурс опубликован
audit-calls-opened = Конкурс открылся
audit-calls-closed = Конкурс закрылся в срок
audit-calls-close = Конкурс закрыт

## Applications
audit-applications-open = Начата заявка
audit-applications-enter = Вход по коду заявки
audit-applications-read = Прочитаны закрытые данные
audit-applications-replace_code = Выдан новый код заявки
audit-applications-send = Заявка отправлена
audit-applications-answer = Отправлен ответ на вопросы
audit-applications-screen = Заявка проверена
audit-applications-withdraw = Заявка отозвана
audit-applications-open_identity = Открыты закрытые ответы
audit-applications-note = Сохранена заметка
audit-applications-attach = Добавлен файл
audit-applications-detach = Удалён файл
audit-applications-open_file = Открыт файл с личными данными
audit-notices-resend = Уведомление отправлено ещё раз

## Values in details
audit-value-eligible = подходит по условиям
audit-value-not_eligible = не подходит по условиям
audit-value-ask_more = нужны дополнительные сведения
audit-value-regular = обычная
audit-value-emergency = срочная помощь
audit-value-in_kind = неденежная помощь
audit-value-online = заполнено на сайте
audit-value-phone = по телефону
audit-value-letter = письмом
audit-value-visit = при личной встрече
audit-value-messenger = через мессенджер
audit-value-asked = по запросу сотрудника
audit-value-award = выделение гранта
audit-value-payout = выплата
audit-value-payment = первая выплата
audit-value-whole = получено всё
audit-value-less = получено меньше
audit-value-nothing = ничего не получено
audit-value-changed = разделено иначе, чем в гранте
audit-value-eu = Европейский союз
audit-value-un = ООН
audit-value-ofac = США
audit-value-high = высокий риск
audit-value-some = обычный риск
audit-value-clean = ничего не найдено
audit-value-waiting = ждёт проверки
audit-value-found = что-то найдено

## What it was about
subject-key = Ключ
subject-person = Человек
subject-session = Сеанс
subject-group = Группа
subject-payee = Получатель
subject-attachment = Вложение
subject-entry = Запись
subject-fund = Фонд
subject-transaction = Проводка
subject-posting = Строка проводки
subject-rate = Курс валюты
subject-call = Конкурс
subject-form_version = Анкета
subject-section = Раздел анкеты
subject-question = Вопрос
subject-choice = Пункт списка
subject-application = Заявка
subject-case_code = Код заявки
subject-rules = Правила совета
subject-criterion = Критерий
subject-sheet = Лист оценок
subject-motion = Предложение
subject-meeting = Заседание
subject-ballot = Голос
subject-decision = Решение
subject-award = Выделенный грант
subject-instalment = Часть выплаты
subject-payout = Выплата
subject-notice = Уведомление
subject-audit = Запись истории

## Forms of calls
audit-calls-edit_form = Изменена анкета
audit-calls-begin_form = Начата новая версия анкеты
audit-calls-discard_form = Удалена версия анкеты
audit-calls-publish_form = Опубликована версия анкеты

## The life of a call
audit-calls-edit = Изменены настройки конкурса
audit-calls-take_back = Конкурс возвращён в черновики
audit-calls-decide = Отмечено, что решения по конкурсу приняты
audit-calls-archive = Конкурс убран в архив
# Files and copies
audit-applications-export = Список заявок выгружен в файл
### Things of money
subject-proposal = Предложение
subject-period = Месяц учёта
subject-limit = Предел утверждения

audit-people-end_session = Выход в одном браузере
audit-people-end_sessions = Выход во всех других местах
audit-people-end_all_of_person = Завершены все сеансы человека
audit-people-end_all = Завершены сеансы у всех
audit-people-set_up = Первая настройка программы
audit-applications-extend = Срок подачи заявки продлён
audit-applications-reopen = Отправленная заявка снова открыта
audit-applications-leave_as_sent = Заявка оставлена как была отправлена
audit-applications-correct = Отправлена исправленная заявка
audit-applications-bring_sheet = Ответы внесены из таблицы
audit-applications-add_code = Создан код заявки для участника группы
audit-applications-take_code_back = Код заявки участника группы отозван
audit-calls-edit_quiz = Изменены вопросы перед заявкой
subject-donor = Донор
subject-contract = Договор донора
subject-pledge = Обещанная часть
audit-export = Выгрузить в CSV
audit-filter-button = Показать
audit-filter-all = Все
audit-filter-from = С
audit-filter-to = По
audit-number = Номер
audit-audit-export = Выгрузка истории в файл
audit-applications-invite = Заявка приглашена на второй этап
subject-report = Отчёт
subject-amendment = Изменение гранта
subject-tag = Метка
subject-check = Пункт проверки
subject-agenda_item = Пункт повестки
subject-sanction_list = Санкционный список
subject-sanction_name = Имя в санкционном списке
subject-name_check = Проверка имён
subject-name_hit = Сходство имён
subject-answer_text = Готовый ответ
subject-bank_account = Свой счёт
subject-bank_statement = Банковская выписка
subject-bank_line = Строка выписки
subject-bank_transfer = Перевод между своими счетами
subject-concern = Доверительное обращение
subject-payment_order = Платёжное поручение
subject-offer = Предложение гранта

## What stands before a figure, an amount or a day of the details
audit-number-abstain = Воздержались
audit-number-added = Добавлено
audit-number-applications = Заявок
audit-number-cleared = Открыто совету
audit-number-count = Сколько
audit-number-days = Дней
audit-number-experts = Членов совета из других стран
audit-number-given = Передано
audit-number-hits = Сходств
audit-number-hours = Часов
audit-number-instalment = Часть выплаты
audit-number-left = Осталось
audit-number-lines = Пунктов проверки
audit-number-motion = Предложение
audit-number-names = Имён
audit-number-new = Новых
audit-number-no = Против
audit-number-notices = Уведомлений
audit-number-number = Часть выплаты
audit-number-of = Файлов
audit-number-part = Часть выплаты
audit-number-payouts = Выплат
audit-number-people = Проверяющих
audit-number-place = Место
audit-number-present = Присутствовали
audit-number-rates = Курсов
audit-number-results = Результатов
audit-number-rows = Строк
audit-number-staff = Сотрудников
audit-number-version = Версия
audit-number-year = Год
audit-number-yes = За
audit-amount-arrives = Поступает
audit-amount-before = Было
audit-amount-budget = Бюджет
audit-amount-charge = Из фонда
audit-amount-closing = Конечный остаток
audit-amount-committed = Зарезервировано
audit-amount-debited = Списано
audit-amount-fees = Комиссия банка
audit-amount-given = В счёт обещанного
audit-amount-kept = Удержано банком
audit-amount-leaves = Уходит
audit-amount-local = Получателю
audit-amount-opening = Начальный остаток
audit-amount-received = Получено
audit-amount-released = Освобождено
audit-amount-reserved = Сохраняется для группы
audit-day-before = Было
audit-day-due = Срок
audit-day-due_on = Срок
audit-day-ends_on = Окончание
audit-day-first = С
audit-day-from = С
audit-day-last = По
audit-day-starts_on = Начало
audit-day-until = До
