# Members vote on a topic of an agenda that is no application.

board-topic-vote = Оид ба ин масъала овоз додан
board-topic-put = Ба овоз гузоштан
board-topic-lead = Ба аъзои дигар хабар дода мешавад, ва онҳо дар ин ҷо овоз медиҳанд, то Шумо овоздиҳиро пӯшед; то он вақт ҳар кас метавонад овози худро тағйир диҳад. Агар овози тарафдор аз муқобил бештар бошад ва шумораи кофии аъзо овоз диҳад, масъала қабул мешавад.
board-topic-close = Овоздиҳиро пӯшидан
board-topic-closed = Овоздиҳӣ пӯшида ва овозҳо ҳисоб карда шуданд.
board-topic-counted = Овозҳо
board-topic-result = Натиҷа
board-topic-ballots = Кӣ чӣ тавр овоз дод
board-topic-voted = Оид ба ин масъала аллакай овоз доданд
board-topic-cast-choice = Овози Шумо
board-minutes-ballots = Овоздиҳӣ дар система: аз { $electors } аъзо { $cast } нафар овоз дод; кворум: { $quorum }
audit-board-open_topic = Масъаларо ба овоз гузошт
audit-board-vote_topic = Оид ба масъала овоз дод
audit-board-close_topic = Овоздиҳиро оид ба масъала пӯшид
notice-topic-vote = Масъалаи рӯзномаи маҷлис ба овоз гузошта шуд
    .body =
        Масъалаи рӯзномаи маҷлиси шуро ба овоз гузошта шуд. То раис овоздиҳиро пӯшад, Шумо метавонед овози худро тағйир диҳед.

        { $link }
