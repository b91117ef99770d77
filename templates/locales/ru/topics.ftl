# Members vote on a topic of an agenda that is no application.

board-topic-vote = Голосовать по этому вопросу
board-topic-put = Поставить на голосование
board-topic-lead = Остальные члены совета получат уведомление и будут голосовать здесь, пока вы не закроете голосование. Решение принято, если голосов «за» больше, чем «против», и проголосовало достаточно членов совета.
board-topic-close = Закрыть голосование
board-topic-closed = Голосование закрыто, голоса подсчитаны.
board-topic-counted = Голоса
board-topic-result = Итог
board-topic-ballots = Кто как голосовал
board-topic-voted = По этому вопросу уже голосовали
board-topic-quorum = Членов совета слишком мало: нужно для кворума — { $needed }, могут голосовать — { $electors }
board-topic-cast-choice = Ваш голос
board-minutes-ballots = Голосование в программе; подано голосов: { $cast } из { $electors }; кворум: { $quorum }
audit-board-open_topic = Вопрос поставлен на голосование
audit-board-vote_topic = Подан голос по вопросу
audit-board-close_topic = Закрыто голосование по вопросу
notice-topic-vote = Вопрос повестки поставлен на голосование
    .body =
        Вопрос повестки заседания совета поставлен на голосование. На странице сказано, открытое это голосование или тайное.

        { $link }
