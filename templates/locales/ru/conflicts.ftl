# What a declaration on conflicts of interest does to scores and votes.
board-staff-decide = Теперь это решают сотрудники: только они могут сказать, что конфликта интересов нет
board-doubt-open = Один из проголосовавших не уверен, нет ли у него конфликта интересов. Сначала это решат сотрудники, потом голосование можно закрыть
