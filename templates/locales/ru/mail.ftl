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
notice-invited-on = Вас приглашают на следующий этап
    .body =
        Ваша заявка приглашена на следующий этап.

        Конкурс: { $call }
        Срок подачи: { $deadline }

        Чтобы продолжить, откройте эту страницу и введите код:
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
notice-concern-arrived = Поступило конфиденциальное обращение
    .body =
        Кто-то написал конфиденциально: жалобу, обжалование или сообщение. Пожалуйста, посмотрите.

        { $link }
notice-case-assigned = Вам поручена заявка: { $reference }
    .body =
        Вам поручена заявка.

        Заявка: { $reference }

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


        Чтобы изменить, откройте эту страницу и введите свой код:
        { $link }


        Чтобы посмотреть, откройте эту страницу и введите свой код:
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

## The rest of the notices

notice-case-opened = Заявка начата
    .body =
        Заявка начата. С помощью кода к ней можно вернуться в любое время.

        Конкурс: { $call }
        Срок подачи: { $deadline }

        Чтобы продолжить, откройте эту страницу и введите код:
        { $link }
notice-agreement-to-sign = Договор готов
    .body =
        Договор готов. Прочитайте и подпишите его.

        Конкурс: { $call }
        Подпишите до: { $deadline }

        Чтобы открыть его, откройте эту страницу и введите код:
        { $link }
notice-report-due = Скоро срок отчёта
    .body =
        Скоро срок отчёта.

        Конкурс: { $call }
        Отправьте его до: { $deadline }

        Чтобы написать его, откройте эту страницу и введите код:
        { $link }
notice-report-late = Отчёт ещё не поступил
    .body =
        Отчёт ещё не поступил. Если нужно больше времени, напишите нам на своей странице.

        Конкурс: { $call }
        Срок был: { $deadline }

        Откройте эту страницу и введите код:
        { $link }
notice-report-returned = Вопрос по вашему отчёту
    .body =
        По вашему отчёту есть вопрос. Посмотрите его и отправьте отчёт ещё раз.

        Конкурс: { $call }
        Ответьте до: { $deadline }

        Откройте эту страницу и введите код:
        { $link }
notice-report-accepted = Отчёт принят
    .body =
        Отчёт принят. Спасибо. Сейчас ничего делать не нужно.

        Конкурс: { $call }

        Чтобы узнать, что дальше, откройте эту страницу и введите код:
        { $link }
notice-case-closed = Всё завершено
    .body =
        Всё завершено. Спасибо за совместную работу.

        Конкурс: { $call }

        Ваша страница ещё некоторое время доступна. Откройте её и введите код:
        { $link }
notice-data-erased = Ваши данные удалены
    .body =
        Всё, что вы нам писали и присылали, удалено навсегда, и этот адрес тоже. Код больше ничего не открывает.

        Это наше последнее сообщение. Ничего делать не нужно.
mail-neutral-last = Последнее сообщение
    .body = Это последнее сообщение. Код больше ничего не открывает. Ничего делать не нужно.
notice-reading-reminder = Закончите чтение: { $reference }
    .body =
        Заявка всё ещё ждёт вашего чтения и оценок.

        Конкурс: { $call }
        Заявка: { $reference }
        Закончите до: { $deadline }

        { $link }
notice-emergency-now = Срочная заявка: { $reference }
    .body =
        Пришла заявка на срочную помощь. Прочитайте её и проголосуйте как можно скорее.

        Конкурс: { $call }
        Заявка: { $reference }
        Решение нужно до: { $deadline }

        { $link }
notice-emergency-stuck = Срочная заявка без решения: { $reference }
    .body =
        По правилу срочного рассмотрения решения нет: голоса не поступили в срок или решение пока нельзя исполнить. Пожалуйста, займитесь этим.

        Конкурс: { $call }
        Заявка: { $reference }

        { $link }
notice-minutes-ready = Протокол готов
    .body =
        Протокол готов. Прочитайте его и скажите, если чего-то не хватает.

        Конкурс: { $call }
        Кто составил: { $from }
        Прочитайте до: { $deadline }

        { $link }
notice-deadline-passed = Срок подачи истёк: { $call }
    .body =
        Срок подачи по конкурсу истёк. Заявки больше не принимаются.

        Конкурс: { $call }

        Заявки:
        { $link }
notice-task-due = Подошёл срок задачи
    .body =
        Подошёл срок порученной вам задачи.

        Задача: { $note }
        Заявка: { $reference }
        Срок: { $deadline }

        { $link }
notice-list-hit = Нужно проверить имя
    .body =
        Имя похоже на имя из санкционного списка. До проверки ничего не выплачивается.

        Заявка: { $reference }

        { $link }
notice-rate-missing = Не хватает курса валюты
    .body =
        Не хватает курса валюты. Внесите его.

        Валюты: { $note }
        Нужен на: { $deadline }

        { $link }
notice-statement-unmatched = В выписке есть строки без пары
    .body =
        Некоторым строкам банковской выписки не нашлось ни выплаты, ни поступления. Посмотрите их.

        Строк: { $note }

        { $link }
notice-new-device = Вход с нового браузера
    .body =
        В вашу учётную запись вошли с браузера, которым раньше не пользовались.
        Если это были вы, ничего делать не нужно.
        Если не вы, откройте эту страницу, выйдите во всех местах и задайте новый пароль:
        { $link }

        Когда: { $at }

        Если это были вы, ничего делать не нужно. Если нет, сразу смените пароль:
        { $link }
notice-role-changed = Ваши права изменились
    .body =
        Ваши роли в программе изменены.

        Кто изменил: { $from }

        Если вы этого не ждали, спросите. Что теперь доступно:
        { $link }
notice-digest = Что вас ждёт
    .body =
        Вот что пришло со времени прошлого письма:

        { $items }

        Как часто вам пишут:
        { $link }

## How a notice waits, and what is wished

mail-why-in-digest = В сводке
mail-why-quiet-hours = У читателя часы тишины
mail-state-held = Для сводки
mail-preview-lead = Ещё не отправлено. Если отправить сейчас, в письме будет:
mail-wishes-heading = Как вам писать
mail-wishes-lead = Выберите, как скоро присылать вам письмо о каждом событии. Всё, что касается безопасности учётной записи, приходит сразу. Время указано в зоне { $zone }.
mail-wishes-button = Сохранить
mail-wishes-kept = Сохранено.
mail-wishes-quiet-from = Тишина с
    .hint = Например, 22:00. Срочные уведомления приходят всё равно.
mail-wishes-quiet-until = Тишина до
mail-wishes-quiet-half = Укажите оба времени, и пусть они различаются
mail-wishes-time-malformed = Напишите время так: 22:00
mail-pace-at-once = Сразу
mail-pace-daily = В сводке раз в день
mail-pace-weekly = В сводке раз в неделю
mail-pace-never = Никогда по почте
audit-mail-wishes = Выбрано, как присылать письма
mail-mode-heading = Как вам писать
mail-mode-lead = Вашу почту могут читать другие. Выберите то, что безопасно для вас. Это можно изменить в любое время.
mail-mode-mode = Почта
mail-mode-neutral = Нейтрально: только о том, что есть новости
    .hint = Без имён, сумм, ссылок и без слов о том, о чём это.
mail-mode-full = Подробно: что произошло и ссылка
    .hint = По-прежнему без имён и сумм. Только если вашу почту больше никто не читает.
mail-mode-none = Никаких писем
    .hint = Новости ждут здесь, за кодом. В важных случаях сотрудники свяжутся с вами безопасным способом, который вы указали.
mail-mode-button = Сохранить
mail-mode-kept = Сохранено. Теперь пишем вам так.
audit-applications-mail-mode = Изменено, какие письма получает группа
mail-schedule-heading = Напоминания
mail-schedule-lead = Группам приходят напоминания в девять утра, каждое один раз: о неотправленной заявке (к общему сроку подачи или к своему, более позднему) и об отчётах. Членам совета приходят напоминания о заявках, которым они ещё не поставили баллы.
mail-schedule-days = О черновиках: за сколько дней до срока подачи
    .hint = Например: 7, 3, 1. Если пусто, напоминаний нет.
mail-schedule-report-days = Об отчётах: за сколько дней до срока
    .hint = Например: 7, 3, 1. Если пусто, напоминаний нет.
mail-schedule-late-days = Об отчётах: через сколько дней после срока
    .hint = Например: 1, 7. Если пусто, напоминаний нет.
mail-schedule-reads-by = До какого дня совет читает заявки
    .hint = Если пусто, напоминаний совету нет.
mail-schedule-reading-days = Членам совета: за сколько дней до этого дня
    .hint = Например: 7, 3, 1. Если пусто, напоминаний нет.
mail-schedule-malformed = Напишите целые дни от 1 до { $most } через запятую, не больше восьми
mail-schedule-button = Сохранить
mail-schedule-kept = Напоминания настроены.
audit-mail-schedule = Настроены напоминания конкурса
mail-reach-so-far-heading = Старые заявки
mail-reach-so-far-lead = Если всё в списке давно улажено, можно отметить всё сразу. Будет записано, кто это сделал.
mail-reach-so-far-button = Всё до сих пор улажено
mail-reach-so-far-done = Всё до сих пор считается улаженным.
audit-mail-reach-so-far = Все прежние группы отмечены как оповещённые

## The wording of notices

mail-texts-heading = Тексты уведомлений
mail-texts-lead = У каждого уведомления есть текст программы. Его можно заменить своим для каждого языка и, если оно связано с конкурсом, для каждого конкурса.
mail-text-private = Письма в закрытом режиме
mail-text-neutral = Что стоит вместо новости
mail-text-sender = Имя отправителя
mail-text-groups = Группам, которые просили подробные письма
mail-text-programme = Сотрудникам программы
mail-text-board = Совету
mail-text-finance = Финансистам
mail-text-everyone = Всем, у кого есть учётная запись
mail-wording-heading = Текст: { $name }
mail-text-call = Конкурс
mail-text-all-calls = Все конкурсы
mail-text-show = Показать
mail-text-is-own = Это ваш собственный текст.
mail-text-is-default = Это текст программы.
mail-text-subject = Тема
mail-text-body = Текст
    .hint = Приветствие и подпись добавляются сами. Строка, для которой нет значения, пропускается.
mail-text-button = Сохранить
mail-text-preview = Предпросмотр
mail-text-reset = Вернуть текст программы
mail-text-kept = Текст сохранён.
mail-text-was-reset = Снова используется текст программы.
mail-text-history = Версии
mail-text-default = Текст программы
mail-text-values = Что можно вставить
mail-text-no-values = Ничего: этот текст не должен ничего раскрывать.
mail-text-broken = У фигурной скобки нет пары. Пишите значения так: {"{"}call{"}"}
mail-text-unknown = Значения { $name } здесь нет. Можно использовать: { $known }
mail-text-link-needed = В тексте нужна ссылка {"{"}link{"}"}: без неё ничего не сделать
mail-text-subject-missing = Напишите тему
mail-text-body-missing = Напишите текст
audit-mail-keep-text = Изменён текст уведомления
audit-mail-reset-text = Возвращён текст программы
mail-value-reference = Номер заявки
mail-value-call = Название конкурса
mail-value-link = Адрес страницы
mail-value-deadline = До какого времени
mail-value-amount = Сумма
mail-value-from = Кто это сделал
mail-value-note = Пояснение
mail-value-at = Когда
mail-value-items = Список
mail-messages-search = Поиск по сообщениям
mail-messages-search-button = Найти
mail-messages-not-found = Сообщений с такими словами нет.

notice-audit-head = Последняя печать журнала действий
    .body =
        Пожалуйста, сохраните это письмо. Оно позже докажет, что записи не удаляли.
        Печать: { $reference }
        Код: { $note }
        Для сравнения: hashar doctor audit
notice-offer-made = По вашей заявке есть решение: пожалуйста, ответьте
    .body =
        Совет может выделить вам меньше, чем вы просили. Предложение находится на странице заявки. Прочитайте его, измените бюджет, если об этом просят, и ответьте «да» или «нет».

        Конкурс: { $call }
        Пожалуйста, ответьте до: { $deadline }

        Чтобы ответить, откройте эту страницу и введите свой код:
        { $link }
notice-offer-reminder = Мы ждём вашего ответа
    .body =
        Ваш ответ на предложение ещё не поступил. До последнего дня деньги придержаны для вас.

        Конкурс: { $call }
        Пожалуйста, ответьте до: { $deadline }

        Чтобы ответить, откройте эту страницу и введите свой код:
        { $link }
notice-offer-lapsed = Последний день для ответа прошёл
    .body =
        Ответ на наше предложение не пришёл вовремя, и деньги свободны для других групп. Если грант вам по-прежнему нужен, напишите нам сообщение.

        Конкурс: { $call }

        Чтобы написать нам, откройте эту страницу и введите свой код:
        { $link }
notice-offer-answered = Ответ на предложение или его окончание: { $reference }
    .body =
        Группа ответила на наше предложение, или последний день для ответа прошёл.

        Заявка: { $reference }
        Конкурс: { $call }

        { $link }
