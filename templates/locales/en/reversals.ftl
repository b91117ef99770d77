# Reversing a decision: the motion, what it undoes, and what is said where it cannot be done.

board-outcome-reverse = Reverse a decision
board-reverses-motion = Reverse the decision on motion { $number }
board-motion-reverses = Reverses
board-motion-reversed-by = Reversed by
board-motion-to-reverse = Motion to reverse it
board-decision-reversed = Reversed by motion { $number }
board-statistics-reversed = Reversed
board-nothing-to-reverse = There is no decision on this application that could be reversed
audit-board-reverse_decision = A decision was reversed
audit-awards-take_back_offer = Offer taken back: the board’s decision was reversed
audit-awards-off_reserve = Taken off the reserve list: the board’s decision was reversed
audit-calls-resume = The call is undecided again
awards-reverse-link = Reverse the decision
awards-reverse-heading = Reverse a decision
awards-reverse-lead = You put a new motion to the vote. If it is carried, the decision below is marked as reversed and stays on record, and the application is with the board again.
awards-reverse-text = Why should the decision be reversed?
awards-reverse-meeting = Meeting
    .hint = The application is put on its agenda, and the motion stands in its minutes
awards-reverse-no-meeting = The meeting that has the application on its agenda, or none
awards-reverse-ballot = How is the vote taken?
awards-reverse-closes = Last day of voting
awards-reverse-button = Put the motion to the vote
awards-reverse-award = The group has its award, so the decision cannot be reversed. If the grant should not go on, end the award.
awards-reverse-answered = The decision cannot be reversed: the group has answered the offer, or the time to answer it is over.
awards-reverse-begun = The decision cannot be reversed: the group has begun its application in the other round.
awards-reverse-left = The decision cannot be reversed: the group has taken its application back.
awards-reverse-round-over = The decision cannot be reversed: the call is put away.
awards-conclude-reverse-text = When you close it, the votes are counted by the rules of the call. If the motion is carried, the earlier decision is marked as reversed, and the application is with the board again. If the group knows the decision already, it is told.
awards-reverse-group = The board has reversed its decision on your application and will decide on it again. What you were told before no longer holds. You need not do anything.
awards-offer-state-taken-back = taken back by the board
awards-offer-group-taken-back = The board has taken this offer back and will decide on your application again. You need not do anything.
awards-offer-staff-taken-back = The board has reversed its decision. The money is available again.
notice-decision-reversed = The board will decide on your application again
    .body =
        The board has reversed its decision on your application and will decide on it again. What you were told before no longer holds. You need not do anything: we will write to you when there is a new decision.

        Call: { $call }

        To see your application, open this page and enter your code:
        { $link }
