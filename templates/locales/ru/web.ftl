# The words of the kit: head and foot, forms, faults, roles.

## The head and foot of every page
nav-skip = Перейти к содержанию
nav-label = Разделы
nav-languages = Язык
nav-exit = Быстро уйти со страницы
nav-safety = Ваша безопасность
nav-sign-in = Войти
nav-times = Время: { $zone }
nav-sign-out = Выйти
nav-enter-code = Ввести код заявки
nav-case = Моя заявка
nav-applications = Заявки
nav-board = Мой стол
nav-rounds = Совет
nav-awards = Выделенные гранты
nav-payouts = Выплаты
nav-funds = Фонды
nav-calls = Конкурсы
nav-people = Люди
nav-mail = Почта
nav-history = История
page-title-neutral = Страница
demo-label = Об этой копии
demo-banner = Это демонстрация, чтобы всё попробовать. Не вводите настоящие имена, контакты и банковские данные.
pager-label = Страницы списка
pager-previous = Предыдущая страница
pager-next = Следующая страница

## Forms
form-errors-heading = Исправьте, пожалуйста, следующее
form-error-prefix = Ошибка:
form-optional = (необязательно)
form-continue = Продолжить
form-yes = Да
form-no = Нет
form-limit = Не более { $n } знаков:
form-missing = Заполните это поле
form-choose = Выберите один из ответов
form-choose-one = Выберите
form-phone = Это не номер телефона. Напишите его с кодом страны, например +992 37 000 00 00
form-too-long = Сократите текст. Лишних знаков: { $over }. Можно не более { $max }
form-number = Напишите целое число от { $least } до { $most }
form-date-missing = Напишите дату, например 08.03.2026
form-date-malformed = Такой даты нет. Напишите день, месяц и год, например 08.03.2026
form-money-missing = Напишите сумму
form-money-zero = Сумма должна быть больше нуля
form-money-negative = Сумма не может быть меньше нуля
form-money-currency = Здесь нужна другая валюта. Указано: { $other }
form-money-ambiguous = Эту сумму можно прочитать по-разному. Напишите { $either } или { $or }
form-money-decimals = Слишком много цифр после запятой для этой валюты
form-money-large = Сумма слишком большая
form-money-malformed = Это не сумма. Напишите её цифрами, например 1500 или 1500,50
form-too-large = Отправлено слишком много данных. Сократите тексты и отправьте ещё раз
form-stale = Страница была открыта слишком долго, поэтому ничего не сохранено. Вернитесь, обновите страницу и отправьте ещё раз
form-malformed = Отправленное не удалось прочитать. Вернитесь и отправьте ещё раз

## When something could not be done
fault-refused = Это не удалось сделать
    .text = Вернитесь и попробуйте ещё раз.
fault-missing = Такой страницы нет
    .text = Возможно, адрес набран с ошибкой или эта страница для вас закрыта.
fault-signed-out = Войдите, пожалуйста, ещё раз
    .text = Эта страница открывается только после входа. Если вы уже были здесь, время вышло.
fault-broken = У нас что-то сломалось
    .text = Это не ваша вина. Попробуйте ещё раз через несколько минут. Если повторится, сообщите нам номер ниже.
fault-request = Номер:
fault-home = На главную страницу

## Roles
role-applicant = Заявитель
role-board_member = Член совета
    .hint = Читает, оценивает, обсуждает и голосует
role-board_chair = Председатель совета
    .hint = Член совета, который также открывает и закрывает голосования
role-programme_officer = Сотрудник программы
    .hint = Проверяет заявки и помогает группам
role-programme_lead = Руководитель программы
    .hint = Также объявляет конкурсы и задаёт правила совета
role-finance_officer = Сотрудник по финансам
    .hint = Ведёт фонды, готовит и записывает выплаты
role-finance_approver = Утверждает выплаты
    .hint = Утверждает выплаты, которые подготовил другой человек
role-director = Директор
    .hint = Видит всю программу и утверждает выплаты
role-auditor = Аудитор
    .hint = Читает всё, ничего не меняет
role-administrator = Администратор
    .hint = Ведёт список людей и настройки, заявок не видит
role-visitor = Посетитель
role-clerk = Сама программа
role-console = На сервере
fault-kept = Ваш текст сохранён
fault-kept-lead = Вы снова вошли. Набранный текст ещё не сохранён: продолжите, проверьте его и сохраните.
fault-kept-button = Продолжить с того же места
fault-kept-safe = Время вышло, но набранное не пропало. Войдите ещё раз, и текст появится снова.
form-busy = Сервер занят файлами других. Подождите минуту и отправьте ещё раз
