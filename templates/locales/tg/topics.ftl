# Members vote on a topic of an agenda that is no application.

board-topic-vote = Оид ба ин масъала овоз додан
board-topic-put = Ба овоз гузоштан
board-topic-lead = Ба аъзоёни дигар огоҳӣ фиристода мешавад ва онҳо дар ин ҷо овоз медиҳанд, то вақте ки Шумо овоздиҳиро мебандед. Агар овозҳои тарафдор аз муқобил зиёдтар бошанд ва шумораи кофии аъзоён овоз диҳад, масъала қабул мешавад.
board-topic-close = Овоздиҳиро бастан
board-topic-closed = Овоздиҳӣ баста шуд, овозҳо ҳисоб карда шуданд.
board-topic-counted = Овозҳо
board-topic-result = Натиҷа
board-topic-ballots = Кӣ чӣ тавр овоз дод
board-topic-voted = Оид ба ин масъала аллакай овоз доданд
board-topic-quorum = Аъзоён хеле каманд: барои кворум { $needed } нафар лозим, вале { $electors } нафар овоз дода метавонад
board-topic-cast-choice = Овози Шумо
board-minutes-ballots = Овоздиҳӣ дар барнома: аз { $electors } аъзо { $cast } нафар овоз дод; кворум: { $quorum }
audit-board-open_topic = Масъала ба овоз гузошта шуд
audit-board-vote_topic = Оид ба масъала овоз дода шуд
audit-board-close_topic = Овоздиҳӣ оид ба масъала баста шуд
notice-topic-vote = Масъалаи рӯзномаи маҷлис ба овоз гузошта шуд
    .body =
        Масъалаи рӯзномаи маҷлиси шуро ба овоз гузошта шуд. Дар саҳифа гуфта шудааст, ки овоздиҳӣ ошкоро аст ё махфӣ.

        { $link }
