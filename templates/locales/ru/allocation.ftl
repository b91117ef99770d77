# Снятые предложения, пробный расчёт денег, порядок при равных баллах, пожелания читающих
board-reason-withdrawn = снято председателем
audit-value-withdrawn = снято
audit-board-withdraw_motion = Предложение снято с голосования
board-withdraw-heading = Снять предложение
board-withdraw-lead = Уже поданные голоса остаются в записях и ничего не решают. Вместо этого предложения можно поставить новое.
board-withdraw-note = Причина
    .hint = Останется в истории
board-withdraw-button = Снять предложение
board-withdrawn = Предложение снято.
