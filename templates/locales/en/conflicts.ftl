# What a declaration on conflicts of interest does to scores and votes.
board-staff-decide = Staff decide on this now: only they can say that there is no conflict of interest
board-doubt-open = A member who has voted is not sure about a conflict of interest. Staff decide on that first, then the vote can be closed
