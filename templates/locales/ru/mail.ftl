# Уведомления: тема письма - само значение, текст - .body. Строка, для которой нет значения, в письмо не попадает.
# Группам: без имён, сумм и результатов. Можно только $call, $deadline и $link.

mail-hello = Здравствуйте!
mail-footer = { $programme }. Это сообщение отправлено автоматически, отвечать на него не нужно.
mail-footer-group = Это сообщение отправлено автоматически, отвечать на него не нужно.

mail-neutral = Новость для вас
    .body =
        Для вас есть новость.

        Чтобы прочитать её, откройте страницу, которую вы знаете, и введите свой код.

## Группам, которые просили писать подробно

notice-application-received = Ваша заявка получена
    .body =
        Ваша заявка получена. Сейчас от вас ничего не нужно.

        Конкурс: { $call }

        Чтобы узнать, что с ней, откройте эту страницу и введите свой код:
        { $link }
notice-more-asked = У нас есть вопрос по вашей заявке
    .body =
        Чтобы продолжить работу с заявкой, нам нужны дополнительные сведения.

        Конкурс: { $call }
        Пожалуйста, ответьте до: { $deadline }

        Чтобы ответить, откройте эту страницу и введите свой код:
        { $link }
notice-not-eligible = Ваша заявка проверена
    .body =
        Ваша заявка проверена. Ответ находится на странице заявки.

        Конкурс: { $call }

        Чтобы прочитать его, откройте эту страницу и введите свой код:
        { $link }
notice-decision = По вашей заявке есть решение
    .body =
        Совет принял решение. Оно находится на странице заявки.

        Конкурс: { $call }

        Чтобы прочитать его, откройте эту страницу и введите свой код:
        { $link }
notice-payout-sent = Подтвердите, пожалуйста, выплату
    .body =
        Вам отправлена выплата. Когда она придёт, пожалуйста, подтвердите это.

        Конкурс: { $call }

        Чтобы подтвердить, откройте эту страницу и введите свой код:
        { $link }
notice-deadline-extended = Срок подачи вашей заявки продлён
    .body =
        Для вашей заявки установлен более поздний срок.

        Конкурс: { $call }
        Новый срок: { $deadline }

        Чтобы закончить и отправить заявку, откройте эту страницу и введите код:
        { $link }
notice-draft-reminder = Ваш черновик ещё не отправлен
    .body =
        Ваша заявка сохранена как черновик. Она ещё не отправлена.

        Конкурс: { $call }
        Срок подачи: { $deadline }

        Чтобы закончить и отправить её, откройте эту страницу и введите свой код:
        { $link }

## Сотрудникам программы

notice-application-arrived = Новая заявка: { $reference }
    .body =
        Пришла новая заявка.

        Заявка: { $reference }
        Конкурс: { $call }

        { $link }
notice-answer-arrived = Группа ответила: { $reference }
    .body =
        Группа прислала сведения, о которых её просили.

        Заявка: { $reference }
        Конкурс: { $call }

        { $link }
notice-board-decided = Решение совета: { $reference }
    .body =
        Совет принял решение по заявке.

        Заявка: { $reference }
        Конкурс: { $call }
        Сумма: { $amount }

        { $link }

## Совету

notice-reading-assigned = Вас ждёт заявка: { $reference }
    .body =
        Заявка ждёт, чтобы вы её прочитали и оценили.

        Конкурс: { $call }
        Заявка: { $reference }
        Пожалуйста, закончите до: { $deadline }

        Сначала, пожалуйста, укажите, есть ли у вас конфликт интересов:
        { $link }
notice-vote-opened = Голосование открыто: { $reference }
    .body =
        Голосование открыто. Пожалуйста, проголосуйте.

        Заявка: { $reference }
        Конкурс: { $call }
        Голосование закроется: { $deadline }

        { $link }
notice-vote-reminder = Вашего голоса ещё нет: { $reference }
    .body =
        Голосование скоро закроется, а вашего голоса ещё нет.

        Заявка: { $reference }
        Конкурс: { $call }
        Голосование закроется: { $deadline }

        { $link }

## Финансистам

notice-payout-to-approve = Выплата на утверждение: { $reference }
    .body =
        Выплата подготовлена и ждёт утверждения.

        Заявка: { $reference }
        Сумма: { $amount }
        Кто подготовил: { $from }

        { $link }
notice-payout-approved = Выплата утверждена: { $reference }
    .body =
        Выплата утверждена. Её можно отправлять.

        Заявка: { $reference }
        Сумма: { $amount }
        Кто утвердил: { $from }

        { $link }
notice-payout-sent-back = Выплата возвращена: { $reference }
    .body =
        Выплата не утверждена. Пожалуйста, посмотрите причину и подготовьте её снова.

        Заявка: { $reference }
        Сумма: { $amount }
        Кто вернул: { $from }
        Причина: { $note }

        { $link }
notice-instalment-unlocked = Можно выплатить часть гранта: { $reference }
    .body =
        Условия выполнены. Эту часть можно выплатить.

        Заявка: { $reference }
        Сумма: { $amount }

        { $link }

## Всем, у кого есть учётная запись

notice-sign-in-link = Ваша ссылка для входа
    .body =
        Чтобы войти, откройте эту ссылку. Она работает один раз.
        { $link }

        Действует до: { $deadline }

        Если вы её не запрашивали, ничего делать не нужно.
notice-invitation = Приглашение
    .body =
        Для вас открыта учётная запись. Откройте эту ссылку и придумайте пароль. Она работает один раз.
        { $link }

        Кто пригласил: { $from }
        Действует до: { $deadline }
notice-test-mail = Проверочное письмо
    .body =
        Это проверочное письмо. Если вы его читаете, почта работает.

        { $link }

## Почему уведомление не отправлено

mail-why-no-address = Нет адреса для писем
mail-why-not-wanted = Писем просили не присылать
mail-why-off = Почта выключена
mail-why-disabled = Учётная запись закрыта
mail-why-erased = Данные стёрты
mail-why-malformed = Адрес записан неправильно
mail-why-not-composed = Не получилось подготовить текст
mail-why-timed-out = Почтовый сервер не ответил вовремя

mail-on-its-way = Это сообщение сейчас отправляется. Подождите, пожалуйста.
audit-mail-test = Отправлено проверочное письмо

## Журнал писем

mail-heading = Журнал писем
mail-letter-heading = Уведомление
mail-off = Почта выключена в настройках: уведомления остаются только в программе.
mail-files = Программа записывает письма в файлы и ничего не отправляет. Читайте их здесь.
mail-filter-button = Отфильтровать
mail-none = Уведомлений нет.
mail-state-all = Все
mail-state-queued = Ждёт отправки
mail-state-claimed = Отправляется
mail-state-sent = Отправлено
mail-state-failed = Не удалось отправить
mail-state-not-sent = Не отправлялось
mail-column-at = Создано
mail-column-what = Уведомление
mail-column-about = Заявка
mail-column-whom = Кому
mail-column-state = Статус
mail-column-sent = Отправлено
mail-column-answer = Ответ сервера
mail-fact-attempts = Попыток
mail-fact-due = Следующая попытка
mail-tried = Попыток: { $n }
mail-whom-group = Группа, заявка { $reference }
mail-whom-gone = Данные стёрты
mail-text-heading = Текст
mail-text-none = Текст сохраняется только после отправки.
mail-back = Назад к журналу писем
mail-resend-button = Отправить снова
mail-resent = Уведомление ждёт повторной отправки.
mail-test-button = Отправить мне проверочное письмо
mail-test-queued = Проверочное письмо ждёт отправки.

# Payouts in question
notice-payout-doubted = Вопрос по выплате: { $reference }
    .body =
        Группа сообщает, что получено меньше отправленного или ничего не получено. Пожалуйста, спросите банк.

        Отправлено: { $amount }

        { $link }
## Сотрудникам программы о самой почте

notice-mail-failing = Некоторые письма не дошли
    .body =
        Некоторые письма не удалось доставить, или они вернулись.

        Пожалуйста, посмотрите журнал писем и свяжитесь с группами другим способом:
        { $link }

mail-why-bounced = Письмо на этот адрес вернулось
mail-paused-already = Это уже сделано кем-то другим
mail-reached-already = Уже записано, что с группой связались
mail-paused = Почта приостановлена с { $at } ({ $by }). Уведомления ждут, пока её не возобновят.
mail-pause-button = Приостановить всю почту
mail-resume-button = Возобновить почту
mail-pause-begun = Почта приостановлена.
mail-pause-ended = Почта снова работает.
mail-age = Самое старое ждёт, минут: { $n }
mail-failed-count = Писем, которые так и не удалось отправить: { $n }.
mail-failed-link = Показать
mail-reach-count = Уведомлений группам, которые не ушли почтой: { $n }.
mail-reach-heading = Группы, с которыми нужно связаться
mail-reach-lead = Этим группам письма не отправляются, или письма вернулись. Свяжитесь с ними по безопасному каналу.
mail-reach-none = Никто не ждёт.
mail-reach-why = Почему
mail-reach-task = Связаться с группой
mail-reach-text = Текст, который можно скопировать
mail-reach-how = Безопасные контакты открываются на странице заявки:
mail-reach-language = Язык, на котором читает группа
mail-reach-link = Связаться с группой другим способом
mail-reach-back = Назад к списку групп
mail-reach-button = С группой связались
mail-reach-means = По какому каналу
mail-reach-note = Примечание
    .hint = Без имён, номеров и адресов.
mail-reached = Записано, что с группой связались.
audit-mail-pause = Вся почта приостановлена
audit-mail-resume = Почта возобновлена
audit-mail-bounce = Письмо вернулось
audit-mail-reach = С группой связались не по почте
mail-means-telegram = Telegram
mail-means-whatsapp = WhatsApp
mail-means-signal = Signal
mail-means-phone = По телефону
mail-means-trusted-person = Через доверенного человека
mail-means-visit = При личной встрече
mail-means-other = Другим способом

### Reports
notice-report-arrived = Пришёл отчёт: { $reference }
    .body =
        Группа прислала отчёт. Пожалуйста, прочитайте его: возможно, его ждёт часть выплаты.

        Заявка: { $reference }

        { $link }
notice-report-returned = Пожалуйста, измените отчёт
    .body =
        Ваш отчёт прочитан. Пожалуйста, измените то, о чём просят, и отправьте его снова.

        Конкурс: { $call }

        Чтобы изменить, откройте эту страницу и введите свой код:
        { $link }
notice-report-accepted = Ваш отчёт принят
    .body =
        Ваш отчёт принят. Спасибо.

        Конкурс: { $call }

        Чтобы посмотреть, откройте эту страницу и введите свой код:
        { $link }

notice-new-device = Вход с нового браузера
    .body =
        В вашу учётную запись вошли с браузера, которым раньше не пользовались.
        Если это были вы, ничего делать не нужно.
        Если не вы, откройте эту страницу, выйдите во всех местах и задайте новый пароль:
        { $link }

notice-roles-changed = Ваши роли изменились
    .body =
        Администратор изменил то, что вы можете делать в программе.
        Ваши роли теперь указаны на этой странице:
        { $link }
## Messages between groups and the programme

notice-message-from-staff = Сообщение для вас
    .body =
        По вашей заявке есть сообщение.

        Конкурс: { $call }

        Чтобы прочитать его и ответить, откройте эту страницу и введите код:
        { $link }
notice-message-from-group = Группа написала: { $reference }
    .body =
        От группы пришло новое сообщение.

        Заявка: { $reference }
        Конкурс: { $call }

        { $link }
notice-messages-given = Ответьте группе: { $reference }
    .body =
        Вас просят вести переписку с группой.

        Заявка: { $reference }
        Конкурс: { $call }
        Кто просит: { $from }

        { $link }
mail-messages-heading = Сообщения
mail-messages-lead = Если есть вопрос, напишите здесь. Ответ тоже появится здесь.
mail-messages-none = Пока никто не писал.
mail-messages-case = Заявка
mail-messages-back = Назад к вашей заявке
mail-messages-link = Сообщения
mail-messages-news = Новые сообщения для вас: { $n }.
mail-messages-aside = Рядом с сообщениями
mail-messages-no-mail = Группа не получает писем и прочтёт сообщения, только когда откроет свою страницу. Сообщите ей по безопасному каналу.
mail-message-by-you = Вы
mail-message-by-group = Группа
mail-message-by-programme = Программа
mail-message-read = Прочитано: { $at }
mail-message-unread = Ещё не прочитано
mail-message-heading = Написать сообщение
mail-message-language = Группа читает:
mail-message-text = Готовый ответ
mail-message-text-button = Вставить
mail-message-body = Сообщение
mail-message-file = Файл
mail-message-file-limits = { $kinds }, не больше { $size }. Один файл в сообщении.
mail-message-button = Отправить
mail-message-sent = Сообщение отправлено.
mail-too-many-messages = Сегодня уже отправлено сообщений: { $max }. Напишите снова завтра.
mail-give-heading = Кто отвечает
mail-give-person = Передать
mail-give-nobody = Никто лично
mail-give-button = Передать
mail-given = Записано, кто отвечает.
mail-settle-button = Ответ не нужен
mail-settled = Сообщения больше не ждут ответа.
mail-notes-heading = Внутренние заметки
mail-notes-lead = Их читают только сотрудники программы. Группа их не видит.
mail-notes-link = Написать заметку
mail-waiting-heading = Сообщения от групп
mail-waiting-lead = Эти группы написали и ждут ответа. Сверху те, кто ждёт дольше всех.
mail-waiting-none = Никто не ждёт ответа.
mail-waiting-mine = Только переданные мне
mail-waiting-all = Все
mail-column-group = Группа
mail-column-since = Ждёт с
mail-column-messages = Сообщений
mail-column-language = Язык
mail-answers-heading = Готовые ответы
mail-answers-lead = Тексты для частых вопросов, каждый на своём языке. На странице сообщений такой текст можно вставить и изменить. Без названий групп.
mail-answers-none = Пока текстов нет.
mail-answer-new = Новый текст
mail-answer-heading = Готовый ответ
mail-answer-name = Название текста
mail-answer-language = Язык
mail-answer-body = Текст
mail-answer-button = Сохранить
mail-answer-retire = Убрать из списка
mail-answer-kept = Текст сохранён.
mail-answer-retired = Текст убран из списка.
mail-answer-name-missing = Дайте тексту название
audit-mail-message = Написано сообщение
audit-mail-give-messages = Указано, кто отвечает группе
audit-mail-settle-messages = Отмечено, что ответ не нужен
audit-mail-keep-answer = Сохранён готовый ответ
audit-mail-retire-answer = Готовый ответ убран из списка
subject-answer-text = Готовый ответ
