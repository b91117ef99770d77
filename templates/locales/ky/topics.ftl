# Members vote on a topic of an agenda that is no application.

board-topic-vote = Бул маселе боюнча добуш берүү
board-topic-put = Добушка коюу
board-topic-lead = Башка мүчөлөргө кабар берилет, алар Сиз добуш берүүнү жапканга чейин ушул жерде добуш беришет. «Макул» добуштар «каршы» добуштардан көп болсо жана жетиштүү сандагы мүчө добуш берсе, маселе кабыл алынат.
board-topic-close = Добуш берүүнү жабуу
board-topic-closed = Добуш берүү жабылды, добуштар эсептелди.
board-topic-counted = Добуштар
board-topic-result = Жыйынтык
board-topic-ballots = Ким кандай добуш берди
board-topic-voted = Бул маселе боюнча буга чейин добуш берилген
board-topic-quorum = Мүчөлөр өтө аз: кворум үчүн { $needed } адам керек, ал эми { $electors } адам добуш бере алат
board-topic-cast-choice = Сиздин добушуңуз
board-minutes-ballots = Программада добуш берүү: { $electors } мүчөдөн { $cast } адам добуш берди; кворум: { $quorum }
audit-board-open_topic = Маселе добушка коюлду
audit-board-vote_topic = Маселе боюнча добуш берилди
audit-board-close_topic = Маселе боюнча добуш берүү жабылды
notice-topic-vote = Жыйындын күн тартибиндеги маселе добушка коюлду
    .body =
        Кеңештин жыйынынын күн тартибиндеги маселе добушка коюлду. Добуш берүү ачык же жашыруун экени баракта айтылган.

        { $link }
