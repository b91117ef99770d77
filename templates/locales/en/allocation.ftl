# Motions withdrawn, money tried out, ties in the chair’s order, wishes of readers
board-reason-withdrawn = withdrawn by the chair
audit-value-withdrawn = withdrawn
audit-board-withdraw_motion = Withdrew a motion
board-withdraw-heading = Withdraw the motion
board-withdraw-lead = The votes cast so far stay on record and decide nothing. A new motion can be put in its place.
board-withdraw-note = Reason
    .hint = It stays in the history
board-withdraw-button = Withdraw
board-withdrawn = The motion is withdrawn.
