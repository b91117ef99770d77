# Members vote on a topic of an agenda that is no application.

board-topic-vote = Vote on this topic
board-topic-put = Put it to the vote
board-topic-lead = The other members are told, and vote here until you close the vote. More votes for than against carry it, if enough members vote.
board-topic-close = Close the vote
board-topic-closed = The vote is closed, and counted.
board-topic-counted = Votes
board-topic-result = Result
board-topic-ballots = How members voted
board-topic-voted = This topic was voted on already
board-topic-quorum = Too few members: a quorum takes { $needed }, and { $electors } may vote
board-topic-cast-choice = Your vote
board-minutes-ballots = By ballot: { $cast } of { $electors } members voted; quorum: { $quorum }
audit-board-open_topic = A topic was put to the vote
audit-board-vote_topic = Voted on a topic
audit-board-close_topic = The vote on a topic was closed
notice-topic-vote = A topic of a meeting is put to the vote
    .body =
        A topic of a meeting of the board is put to the vote. The page says whether the vote is open or secret.

        { $link }
