# Резервный список: кто получит грант, когда появятся деньги.
board-outcome-reserve = Включить в резервный список
    .hint = Денег сейчас нет; грант, если деньги появятся
board-column-reserve = В резервном списке
board-rules-place-told = Группам сообщают их место в резервном списке
applications-state-reserve = В резервном списке
applications-status-reserve = Решено: в резервном списке
    .text = Сейчас на ваш проект не хватает денег. Если деньги появятся, их предложат группам из списка по порядку. Это не обещание гранта.
awards-reserve-heading = Резервный список
awards-reserve-lead = Когда деньги возвращаются в фонд, предложите их первой группе, которая ждёт денег этого фонда.
awards-reserve-lead-over = Список закрыт. Группам, которые ещё ждали, об этом сообщено.
awards-reserve-none = В списке никого нет.
awards-reserve-place = Место
awards-reserve-available = Доступно в фонде
awards-reserve-ends-on = Список действует до
awards-reserve-no-end = ещё не указано
awards-reserve-told = Группы знают свои результаты
awards-reserve-fixed = Порядок окончательный
awards-reserve-hidden = Скрыто: у вас конфликт интересов
awards-reserve-enough = Денег хватает на следующую заявку
awards-reserve-ready = { $call }: денег хватает на следующие заявки в резервном списке: { $n }
awards-reserve-stands-waiting = ждёт
awards-reserve-stands-skipped = пропущена
awards-reserve-stands-offered = предложено
awards-reserve-stands-taken-up = грант выделен
awards-reserve-stands-left = вышла из списка
awards-reserve-stands-ended = список закрыт
awards-reserve-end-heading = Последний день списка
awards-reserve-end-on = Последний день
    .hint = После этого дня тем, кто ещё ждёт, сообщают об отказе
awards-reserve-end-reason = Почему день меняется
awards-reserve-end-button = Указать последний день
awards-reserve-end-set = Последний день списка указан.
awards-reserve-order-heading = Изменить порядок
awards-reserve-order-lead = Сначала список идёт в порядке рейтинга. Пока группы не знают результатов, председатель может изменить порядок, указав причину.
awards-reserve-order-application = Заявка
awards-reserve-order-place = Новое место
awards-reserve-order-reason = Причина
awards-reserve-order-button = Переместить
awards-reserve-order-set = Порядок изменён.
awards-reserve-wait-turn = Впереди есть группы, которые ждут денег того же фонда. Сначала предложите деньги им или пропустите их, указав причину.
awards-reserve-wait-money = Сейчас в фонде на это не хватает денег.
awards-reserve-offer-lead = Если это вся запрошенная сумма, грант выделяется сразу. Если меньше, сначала спрашивают группу.
awards-reserve-offer-button = Предложить грант
awards-reserve-awarded = Грант выделен, группе сообщено.
awards-reserve-offered = Предложение сделано, группе сообщено.
awards-reserve-skip-heading = Пропустить
awards-reserve-skip-lead = Группа сохраняет своё место, а деньги можно предложить следующей. Причина остаётся в истории.
awards-reserve-skip-reason = Почему пропущена
awards-reserve-skip-button = Пропустить
awards-reserve-skipped = Группа пока пропущена.
awards-reserve-back-button = Вернуть в очередь
awards-reserve-put-back = Группа снова ждёт на своём месте.
awards-reserve-over = Резервный список закрыт.
awards-reserve-end-missing = Сначала укажите последний день резервного списка этого конкурса.
awards-reserve-end-early = Выберите день позже сегодняшнего и позже объявления результатов.
awards-reserve-before-release = Резервный список закроется раньше, чем объявят результаты. Его последний день: { $ends_on }
awards-reserve-not-waiting = Эта группа не ждёт в списке или уже не ждёт.
awards-reserve-not-released = Группы ещё не знают результатов. Предлагать деньги можно после объявления.
awards-reserve-not-next = Впереди денег этого фонда ждёт другая заявка: { $reference }
awards-reserve-frozen = Порядок больше не меняется: группы уже могут знать результаты.
awards-reserve-place-outside = Выберите место от 1 до { $most }.
mail-reserve-title = Письмо о решении по вашей заявке
mail-reserve-decided = Спасибо за вашу заявку и за вашу работу. Совет хотел бы поддержать её, но сейчас денег не хватает. { $date } он включил вашу заявку в резервный список.
mail-reserve-means = Что это значит
mail-reserve-means-order = Если деньги появятся, их предложат группам из списка по порядку. Тогда мы вам напишем.
mail-reserve-means-nothing-promised = Это не обещание: пожалуйста, не тратьте деньги и не берите в долг в расчёте на него.
mail-reserve-means-until = Список действует до указанного выше дня. Если ваша очередь до него не дойдёт, мы вам сообщим.
mail-reserve-means-other = Вы можете просить деньги у других и подавать заявки на другие конкурсы.
mail-reserve-means-withdraw = Если грант вам больше не нужен, вы можете отозвать заявку на её странице.
notice-reserve-listed = По вашей заявке есть решение
    .body =
        Совет принял решение. Решение и письмо, которое его объясняет, находятся на странице заявки.

        Конкурс: { $call }

        Чтобы прочитать его, откройте эту страницу и введите свой код:
        { $link }
notice-reserve-moved = Резервный список закроется в другой день
    .body =
        Последний день резервного списка, в котором стоит ваша заявка, изменился.

        Конкурс: { $call }
        Последний день списка: { $deadline }

        Чтобы посмотреть заявку, откройте эту страницу и введите свой код:
        { $link }
notice-reserve-ended = Резервный список закрыт
    .body =
        Резервный список, в котором стояла ваша заявка, закрыт, и очередь до неё не дошла. Нам очень жаль. Вы можете подать заявку на другой конкурс.

        Конкурс: { $call }

        Чтобы посмотреть заявку, откройте эту страницу и введите свой код:
        { $link }
notice-reserve-ending = Скоро закроется резервный список: { $call }
    .body =
        В резервном списке ещё ждут группы. После его последнего дня им сообщат об отказе.

        Конкурс: { $call }
        Последний день списка: { $deadline }

        { $link }
audit-awards-reserve = Заявка включена в резервный список
audit-awards-offer_reserve = Предложены деньги из резервного списка
audit-awards-skip_reserve = Заявка пропущена в резервном списке
audit-awards-put_back_reserve = Заявка снова ждёт в резервном списке
audit-awards-reorder_reserve = Изменено место в резервном списке
audit-awards-end_reserve_on = Указан последний день резервного списка
audit-awards-leave_reserve = Отказ: резервный список закрыт
audit-awards-end_reserve = Резервный список закрыт
