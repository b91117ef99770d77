### Payees
payees-heading = Получатели
payees-lead = Куда идут деньги. Имена и реквизиты хранятся в зашифрованном виде; каждое открытие реквизитов записывается.
payees-none = Получателей пока нет.
payees-newest = Сначала новые получатели
payees-older = Более ранние получатели
payees-payee = Получатель
payees-fact-method = Способ выплаты
payees-fact-country = Страна
payees-fact-currency = Валюта счёта
payees-fact-account = Счёт
payees-fact-state = Статус
payees-fact-entered = Когда введён
payees-fact-by = Кто ввёл
payees-erased = стёрто
payees-state-unverified = не проверено
payees-state-verified = проверено
payees-state-retired = больше не используется
payees-method-bank-transfer = Банковский перевод
payees-method-card = Банковская карта
payees-method-wallet = Электронный кошелёк
payees-method-cash-transfer-system = Денежный перевод с выдачей наличных
payees-method-via-partner = Через организацию-посредника
payees-method-paid-to-supplier = Поставщику за товар
payees-method-cash-in-hand = Наличными под подпись
payees-method-other = Другим способом

### Adding a payee
payees-add-link = Добавить получателя
payees-add-heading = Новый получатель
payees-add-for-group = Получатель группы: { $group }
payees-add-name = Имя или название
    .hint = Человек, организация или поставщик, кто получает деньги
payees-add-method = Способ выплаты
payees-add-country = Страна счёта
payees-add-currency = Валюта счёта
payees-add-account = Номер счёта, карты или кошелька
    .hint = В номерах счетов Кыргызстана 16 цифр, Таджикистана и Узбекистана 20. Пробелы не мешают
payees-add-holder = Имя владельца, как в банке
    .hint = Латинскими буквами, если так указано в счёте
payees-add-bank = Банк, кошелёк или система переводов
payees-add-bank-code = Код банка (БИК, МФО)
payees-add-swift = Код SWIFT
    .hint = Для переводов из-за границы
payees-add-tax-number = Налоговый номер (ИНН)
payees-add-note = Примечание
    .hint = Что ещё важно при выплате, например опасен ли для группы перевод из-за границы
payees-add-button = Добавить
payees-add-done = Получатель добавлен.

### The details
payees-details = Реквизиты
payees-open-text = Реквизиты закрыты. Кто, когда и зачем их открывает, записывается.
payees-open-reason = Зачем вы их открываете?
payees-open-reason-missing = Напишите, зачем вы открываете реквизиты.
payees-open-button = Открыть реквизиты
payees-history = История
payees-warn-length = Проверьте номер счёта. Ожидается цифр: { $expected }
payees-warn-digits = Проверьте номер счёта: в нём не только цифры
payees-warn-bank-code = Проверьте код банка. Ожидается цифр: { $expected }

### Why something was refused
payees-name-missing = Не указано имя или название
payees-country-malformed = Выберите страну из списка
payees-account-missing = Для этого способа нужен номер счёта, карты или кошелька
payees-account-check-digits = В номере счёта ошибка: контрольные цифры не сходятся
payees-text-too-long = Текст слишком длинный. Знаков не больше: { $most }

### Audit trail
audit-payees-add = Получатель добавлен
audit-payees-open = Реквизиты открыты

### Verifying and changing
payees-method-person-abroad = На счёт человека за границей
payees-add-address = Адрес владельца счёта
    .hint = Для переводов из-за границы
payees-add-correspondent = Банк-корреспондент
    .hint = Для переводов из-за границы: название и код SWIFT
payees-fact-changed = Изменено
payees-fact-verified = Проверено
payees-warn-holder = Проверьте имя владельца: оно написано не латинскими буквами
payees-warn-swift = Проверьте код SWIFT: в нём 8 или 11 букв и цифр
payees-verify-heading = Проверить реквизиты
payees-verify-text = Уточните реквизиты у группы другим путём, не тем, каким они пришли: например, позвоните по известному номеру. Утвердить выплату можно только после этого.
payees-verify-how = Как проверены реквизиты?
payees-verify-button = Реквизиты проверены
payees-verify-done = Реквизиты проверены.
payees-verify-own = Эти реквизиты введены вами, поэтому их проверяет другой человек.
payees-verified-how = Как проверены реквизиты
payees-change-link = Изменить реквизиты
payees-change-heading = Изменить получателя
payees-change-text = Введите все реквизиты заново. Их проверит другой человек, а утверждённые выплаты этому получателю нужно будет утвердить заново.
payees-change-button = Сохранить
payees-change-done = Реквизиты изменены. Теперь их проверяет другой человек.
payees-retire-button = Больше не использовать
payees-retire-done = Получатель больше не используется.
payees-back = Назад к получателю
payees-own-details = Вами добавлен этот получатель или введены его реквизиты, поэтому их проверяет другой человек
payees-how-missing = Напишите, как проверены реквизиты
payees-holder-missing = Не указано имя владельца, как оно записано в счёте. Сначала измените реквизиты
payees-not-now = Сейчас это невозможно. Откройте страницу получателя ещё раз
audit-payees-verify = Реквизиты получателя проверены
audit-payees-change = Реквизиты получателя изменены
audit-payees-retire = Получатель больше не используется
payees-add-city = Город, где система переводов выдаёт деньги
payees-card-malformed = Это не номер карты, или в его цифрах ошибка
payees-wallet-phone = Напишите номер телефона, к которому привязан кошелёк
payees-holder-needed = Напишите имя владельца
payees-holder-latin = Напишите имя латинскими буквами, как в паспорте
payees-city-missing = Напишите город, где выдают деньги
payees-system-missing = Напишите название кошелька или системы переводов
