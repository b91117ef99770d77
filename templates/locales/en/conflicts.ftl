# What a declaration on conflicts of interest does to scores and votes.
board-staff-decide = Staff decide on this now: only they can say that there is no conflict of interest
board-doubt-open = A member who has voted is not sure about a conflict of interest. Staff decide on that first, then the vote can be closed
board-declare-named = The group named these people and partners, so that you can say whether you know them. You read this only until you have answered.
board-declare-nameless = The name of the group is not shown here. If you think that you know who it is, answer “Not sure” and say why: staff decide.
