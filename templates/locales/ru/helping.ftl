# Помощь группе в заполнении заявки.
applications-help-heading = Помочь группе заполнить заявку
applications-help-lead = Пока заявка не отправлена, она принадлежит группе. Открывайте её, только чтобы помочь, и с ведома группы.
applications-help-seen = Заявка открыта вам на один день или до отправки. Группа видит, когда и почему её открыли.
applications-help-reason = Почему вы её открываете
    .hint = Это увидит группа
applications-help-button = Открыть заявку
applications-helped = Заявка открыта вам на один день.
applications-help-first = Чтобы заполнять заявку, сначала откройте её и укажите причину.
applications-help-unread = Эта заявка не отправлена и принадлежит группе: никто из программы её не читает. Заполнено разделов: { $done } из { $all }.
applications-opened-heading = Открывали сотрудники программы
applications-opened-lead = Когда и почему сотрудники программы открывали вашу заявку, чтобы помочь её заполнить.
applications-opened-at = Открыта
applications-opened-until = До
applications-opened-reason = Почему
applications-opened-entered = Внесена за вас
applications-opened-now = Сейчас кто-то из программы открыл вашу заявку, чтобы помочь вам.
audit-applications-open_draft = Заявка открыта, чтобы помочь группе её заполнить
