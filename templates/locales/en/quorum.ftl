# Too few members are left for a quorum.

notice-quorum-lost = A vote cannot reach its quorum: { $reference }
    .body =
        Too few members without conflict are left, so this vote can no longer be decided. The chair can withdraw the motion and put it to the vote again when there are enough members.

        Call: { $call }
        Application: { $reference }
        Votes for a quorum: { $needed }
        Members who may vote: { $electors }

        { $link }
mail-value-needed = Votes that a quorum takes
mail-value-electors = Members who may vote
