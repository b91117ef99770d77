# Members hear of a meeting; a meeting is called off.

board-desk-meeting = Meeting:
board-off-heading = Call the meeting off
board-off-lead = Members are told at once. The agenda stays here to be read; what is on it can be put on another meeting’s agenda.
board-off-note = Why
board-off-button = Call the meeting off
board-off-done = The meeting has been called off.
board-off-tag = Called off
board-off-at = This meeting was called off: { $at }
board-meeting-called-off = This meeting was called off: call another one
board-meeting-voted = Members voted in this meeting, or are voting now. Withdraw the motions that are open; a meeting that has decided is closed by its minutes
audit-board-call_off_meeting = Called a meeting off
notice-meeting-called = A meeting of the board is called: { $at }
    .body =
        A meeting of the board is called. The agenda, the place and an entry for your calendar are on its page.

        Begins: { $at }
        Ends: { $deadline }

        { $link }
notice-meeting-changed = A meeting of the board has changed: { $at }
    .body =
        The time, the place, the way it is held or the name of a meeting has changed. Its page says how it stands now; if you added it to your calendar, add it again.

        Begins: { $at }
        Ends: { $deadline }

        { $link }
notice-meeting-called-off = A meeting of the board is called off: { $at }
    .body =
        This meeting will not take place. The page says why.

        Begins: { $at }
        Ends: { $deadline }

        { $link }
notice-meeting-reminder = A meeting of the board is near: { $at }
    .body =
        A meeting of the board is tomorrow. The papers are on its page; what you have not read yet is on your desk.

        Begins: { $at }
        Ends: { $deadline }

        { $link }
