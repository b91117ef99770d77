# People, their accounts, signing in.

people-heading = Люди
people-name = Имя
people-roles = Роли
people-state = Учётная запись
people-email = Электронная почта
people-language = Язык
people-zone = Часовой пояс
people-signed-in = Последний вход
people-never = Ещё нет
people-state-invited = есть приглашение
people-state-active = действует
people-state-disabled = закрыта
people-state-erased = стёрта
people-erased-on = Стёрто
people-erased = Имя и адрес этого человека стёрты. Его действия записаны под кодом.
people-still-active = Сначала закройте учётную запись
people-search = Имя или почта
people-search-button = Найти
people-count = Найдено: { $n }
people-none = Никто не найден

## Adding
people-add-heading = Добавить человека
people-add-text = Человек получит по почте приглашение со ссылкой для входа. Ссылка сработает один раз и действует семь дней.
people-add-name = Имя
    .hint = Как этого человека знают коллеги
people-add-email = Электронная почта
people-add-roles = Роли
people-add-language = Язык писем
people-add-country = Страна
people-no-country = Не указана
people-add-zone = Часовой пояс
    .hint = Например Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek
people-add-button = Добавить и пригласить
people-added = Человек добавлен. Приглашение отправляется.

## One person
people-change-roles = Изменить роли
people-person-roles = Роли
people-roles-button = Сохранить роли
people-account = Учётная запись
people-disable-button = Закрыть учётную запись
people-enable-button = Снова открыть учётную запись
people-invite-button = Отправить приглашение ещё раз
people-roles-changed = Роли сохранены.
people-disabled = Учётная запись закрыта. Все её сеансы завершены.
people-sign-out-button = Завершить все сеансы
people-signed-out-there = Все сеансы этого человека завершены. Учётная запись осталась открытой.
people-sign-out-all-heading = Завершить сеансы всех пользователей
people-sign-out-all-text = На случай, если пароль или сервер мог попасть в чужие руки. Сразу завершатся все сеансы, в том числе у групп, кроме вашего текущего. Учётные записи останутся открытыми, набранный текст не пропадёт.
people-sign-out-all-button = Завершить сеансы всех пользователей
people-signed-out-all = Сеансы всех остальных завершены.
people-enabled = Учётная запись снова открыта.
people-invited = Приглашение отправляется.

## One's own account
people-me-language = Мой язык
    .hint = На нём будут письма к вам
people-me-button = Сохранить язык
people-language-set = Язык сохранён.
people-back = Назад к моей учётной записи
people-password-heading = Задать пароль
people-password-text = После смены пароля вы останетесь в системе здесь. Во всех других местах сеансы завершатся.
people-password-current = Прежний пароль
people-password-password = Новый пароль
    .hint = Не меньше 8 знаков. Подойдут несколько слов
people-password-button = Сохранить пароль
people-password-set = Пароль сохранён.
people-password-wrong = Прежний пароль не подходит
people-signed-out = Выход выполнен.

## Signing in
sign-in-heading = Вход
sign-in-email = Электронная почта
sign-in-password = Пароль
sign-in-button = Войти
sign-in-forgot = Получить ссылку для входа по почте
sign-in-groups = Для групп:
sign-in-by-password = Войти по паролю
sign-in-link-heading = Ссылка для входа
sign-in-link-text = Мы пришлём ссылку для входа без пароля. Она сработает один раз и действует полчаса.
sign-in-link-email = Электронная почта
sign-in-link-button = Отправить ссылку
sign-in-link-sent-heading = Проверьте почту
sign-in-link-sent = Если учётная запись с этим адресом есть, ссылка уже отправляется.
sign-in-link-wait = Это может занять несколько минут. Посмотрите и в папке «Спам».
sign-in-link-press = Нажмите кнопку, чтобы войти. Ссылка сработает один раз.
sign-in-link-new = Запросить новую ссылку

## Refusals
people-email-malformed = Это не адрес почты. Он выглядит так: name@example.org
people-email-taken = Этот адрес уже занят
people-name-missing = Напишите имя
people-role-missing = Выберите хотя бы одну роль
people-sign-in-failed = Неверный адрес или пароль
people-too-many-tries = Слишком много неверных попыток. Подождите две минуты или войдите по ссылке
people-link-dead = Эта ссылка уже использована или устарела. Запросите новую
people-password-short = Пароль слишком короткий: нужно не меньше 8 знаков
people-password-common = Такой пароль у многих, его легко угадать. Выберите другой
people-password-known = Этот пароль почти совпадает с вашим именем, адресом или названием программы, поэтому его легко угадать. Выберите другой
people-last-administrator = Это последний администратор. Сначала назначьте другого
people-zone-unknown = Такого часового пояса нет. Напишите, например, Asia/Dushanbe

## The second factor
sign-in-code-heading = Код из приложения
sign-in-code-text = Откройте на телефоне приложение для кодов и введите шесть цифр, которые оно показывает для этой программы. Подойдёт и запасной код.
sign-in-code-again = Начать сначала
sign-in-code-code = Шесть цифр
    .hint = Или запасной код
people-second-heading = Второй шаг входа
people-second-text = Даже тот, кто узнает ваш пароль, не сможет войти: кроме пароля нужен код из приложения на вашем телефоне. Интернет приложению не нужен.
people-second-asleep = Работать можно будет, когда вы настроите второй шаг входа.
people-second-step-app = Установите приложение для кодов, например Aegis, FreeOTP или Google Authenticator.
people-second-step-scan = В приложении выберите «Добавить учётную запись» и отсканируйте картинку.
people-second-step-number = Введите шесть цифр, которые показывает приложение.
people-second-picture = QR-код для приложения
people-second-by-hand = Если отсканировать картинку не получается, введите в приложение:
people-second-code = Шесть цифр
    .hint = Те, что приложение показывает сейчас
people-second-button = Настроить
people-second-since = Второй шаг входа настроен с { $on }.
people-second-codes-left = Осталось запасных кодов: { $n }
people-second-away-heading = Отключить
people-second-away-text = Например, перед сменой телефона. Потом настройте его снова.
people-second-away-button = Отключить второй шаг входа
people-second-away-done = Второй шаг входа отключён.
people-second-codes-heading = Ваши запасные коды
people-second-codes-text = Запишите эти коды и храните их отдельно от телефона. Если телефон потеряется, по каждому из них можно войти один раз. Они показаны только сейчас.
people-second-go-on = Продолжить
people-second-reset-button = Отключить второй шаг входа
people-second-reset-done = Второй шаг входа отключён. Человек настроит его заново после следующего входа.
people-code-wrong = Цифры не подходят или уже использованы. Дождитесь следующих
people-code-late = Прошло слишком много времени. Войдите ещё раз

## Where one is signed in
people-browser = Браузер { $n }
people-browser-unknown = Другой браузер
people-sessions-heading = Где выполнен вход
people-sessions-text = Каждая строка — браузер, в котором вы вошли. Если какой-то вам незнаком, выйдите в нём и задайте новый пароль. Какой это браузер и где он находится, программа не хранит.
people-session-browser = Браузер
people-session-this = этот
people-session-began = Вход
people-session-used = Последнее использование
people-session-end = Выйти там
people-session-end-others = Выйти во всех других местах
people-session-ended = Выход там выполнен.
people-sessions-ended = Выход во всех других местах выполнен.
people-session-name-heading = Название этого браузера
people-session-name = Название
    .hint = Например: ноутбук в офисе. Его видите только вы
people-session-name-button = Сохранить название
people-session-named = Название сохранено.
people-device-name-long = Название слишком длинное: не больше 60 знаков

## Proving who one is before an act
people-prove-heading = Подтвердите, что это вы
people-prove-text = Для этого шага нужно убедиться, что это вы. Набранное не пропадёт.
people-prove-code = Шесть цифр
    .hint = Из вашего приложения или запасной код
people-prove-password = Пароль
people-prove-button = Подтвердить
people-prove-passkey-button = Подтвердить ключом входа
people-prove-link-text = У вас нет ни пароля, ни второго шага входа. Войдите ещё раз по ссылке из письма и повторите этот шаг.
people-proved-lead = Спасибо. Пока ничего не сохранено: продолжите, проверьте всё ещё раз и нажмите кнопку.

## The first start
setup-heading = Первая настройка
setup-text = Учётных записей пока нет. Ваша будет первой: это запись администратора, который приглашает остальных.
setup-name = Имя
    .hint = Как вас знают коллеги
setup-email = Электронная почта
setup-password = Пароль
    .hint = Не меньше 8 знаков. Подойдут несколько слов
setup-language = Мой язык
setup-zone = Часовой пояс
    .hint = Например Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek
setup-button = Открыть мою учётную запись
setup-done = Ваша учётная запись открыта. Теперь добавьте остальных.
people-open-work = Открытая работа
people-no-second = нет
people-second-set-up = Второй шаг входа уже настроен
people-set-up-already = Программа уже настроена: учётная запись есть

## Ключи входа (passkeys)
people-passkeys-heading = Ключи входа
people-passkey = Ключ входа
people-passkeys-text = Ключ входа (passkey) хранится в вашем телефоне, компьютере или на аппаратном ключе. Когда вы входите или подтверждаете, что это вы, он заменяет код из приложения. Приложение остаётся для других устройств.
people-passkeys-none = Ключей входа пока нет.
people-passkey-added-on = Добавлен
people-passkey-add = Добавить ключ входа
people-passkey-name = Как его назвать?
    .hint = Например: рабочий телефон
people-passkey-add-button = Добавить ключ входа
people-passkey-remove = Удалить
people-passkey-added = Ключ входа добавлен.
people-passkey-removed = Ключ входа удалён.
people-passkey-alone = Сначала настройте приложение: ключ входа дополняет его.
people-passkey-wrong = Ключ входа не принят. Попробуйте ещё раз.
people-passkey-failed = Не получилось: устройство ответило отказом или время вышло. Попробуйте ещё раз или введите код из приложения.
people-passkey-script = Для ключей входа нужен браузер со скриптами. Без них входят с кодом из приложения.
people-passkey-nowhere = По адресу этой программы ключи входа не работают: нужны доменное имя и зашифрованное соединение.
people-passkeys-enough = Больше ключей входа добавить нельзя. Наибольшее число: { $most }
sign-in-passkey-button = Использовать ключ входа
sign-in-openid-button = Войти через { $name }
people-openid-refused = Войти этим способом не получилось. Возможно, для вашего адреса здесь нет учётной записи или прошло слишком много времени. Попробуйте ещё раз или войдите по паролю или по ссылке
people-openid-away = { $name } не отвечает. Войдите по паролю или по ссылке или попробуйте позже
audit-people-passkey_added = Добавлен ключ входа
audit-people-passkey_removed = Удалён ключ входа
