# What is kept how long, and what is erased.

nav-privacy = Data kept
privacy-heading = Data kept and erased
privacy-lead = What the programme’s rules erase within the next { $days } days, and what was erased. Erased means for good: nobody can bring it back.
privacy-due-heading = To be erased
privacy-due-none = Nothing is to be erased soon.
privacy-due-on = Goes on
privacy-hold = Legal hold
privacy-held-tag = On hold
privacy-erased-heading = Erased
privacy-erased-none = Nothing has been erased yet.
privacy-erased-at = Erased on
privacy-erased-why = Why
privacy-erased-by = By
privacy-erased-what = What
privacy-newest = Newest first
privacy-older = Older
privacy-why-retention = its time had come
privacy-why-request = on request
privacy-count-answers = answers: { $count }
privacy-count-files = files: { $count }
privacy-count-entries = notes and comments: { $count }
privacy-count-letters = letters: { $count }
privacy-count-contacts = contacts: { $count }
privacy-count-payees = payees: { $count }

## Rules
privacy-rules-link = Change the rules
privacy-rules-heading = How long data is kept
privacy-rules-lead = When the time is over, everything people wrote is erased: answers, files, letters, notes, contacts, bank details. Amounts, dates and decisions stay. 0 means: kept until somebody erases it.
privacy-rules-draft-days = Drafts that were never sent
    .hint = Days since the last change
privacy-rules-refused-months = Applications that were declined, withdrawn or not eligible
    .hint = Months since the decision. Those invited to a second stage or put off to another call that went no further go with them.
privacy-rules-funded-years = Closed grants
    .hint = Years since the grant was closed, where the donor’s contract says nothing else
privacy-rules-high-draft-days = Drafts of groups at high risk
    .hint = Days since the last change
privacy-rules-high-refused-months = Declined, withdrawn or not eligible applications of groups at high risk
    .hint = Months since the decision
privacy-rules-fund = Grants paid from the fund { $fund }
    .hint = Years by the donor’s contract; empty: as for all closed grants
privacy-rules-button = Save
privacy-rules-set = The rules have been saved.

## One application
privacy-case-link = Hold or erase
privacy-case-heading = Data of the application
privacy-case-lead = A legal hold stops all erasing, for example while an audit or a court needs the papers. Erasing destroys everything people wrote in this application and about it.
privacy-case-deed = What is to be done
privacy-case-hold = Put on hold
    .hint = Nothing is erased until the hold is lifted
privacy-case-lift = Lift the hold
    .hint = From then on the rules apply again
privacy-case-erase = Erase for good
    .hint = It cannot be undone. If this is the group’s only application, its contacts and bank details go too
privacy-case-reason = Reason
    .hint = The reason for erasing stays in the report: name no people in it
privacy-case-reference = Reference of the application
    .hint = Only for erasing: type it to make sure that no other is meant
privacy-case-button = Do it
privacy-case-back = Back to the application
privacy-case-held = The application is on hold.
privacy-case-lifted = The hold has been lifted.
privacy-case-erased = The application has been erased.

## Everything about a group
privacy-export-link = Everything about this group
privacy-export-heading = Everything about a group
privacy-export-lead = For a group that asks what is kept about it. It becomes one file that is not encrypted: hand it over in the way the group said is safe, and then delete your copy.
privacy-export-inside = What is in the file
privacy-export-inside-record = The record of the group: contacts, people, bank details
privacy-export-inside-applications = The applications with their answers as they were sent each time, the files, and the people the group named
privacy-export-inside-messages = The messages with their files
privacy-export-inside-outcome = What the group was asked and told, the grant, what was paid, the reports
privacy-export-inside-own = Your application with its answers as they were sent each time, the files, and the people you named
privacy-export-inside-own-outcome = What you were asked and told, the grant, what was paid, your reports
privacy-export-outside = What is left out
privacy-export-outside-scores = Scores, votes and comments of members of the board
privacy-export-outside-notes = Internal notes and tasks, and what other people said about the group
privacy-export-outside-checks = Checks of names against lists, and who of the staff opened what
privacy-export-outside-drafts = Drafts and reports that were not sent: the group downloads those itself
privacy-export-outside-others = Bank details, and other applications of your group: ask the programme for them
privacy-export-reason = Who asked for it, and how?
    .hint = It is written down with your name
privacy-export-button = Download
privacy-export-back = Back to the group
privacy-export-own-link = Download everything
privacy-export-own-heading = Everything kept about your application
privacy-export-own-lead = You get one file. Whoever holds this phone or computer can open it: save it only where it is safe, and delete it when you no longer need it.
privacy-export-readme-title = What the programme keeps about you
privacy-export-readme-lead = Written out on { $on }. Each part is there as text to read (.txt) and as a table (.csv); data.json holds all of it for programs. Files lie in the folder of their application.
privacy-export-missing = These files are not in it. Ask for them, or open them from the application:
privacy-export-record = Record of the group
privacy-export-application = Application
privacy-export-earlier = Earlier answers
privacy-export-sending = As sent, time no. { $n }
privacy-export-decision = What you were told
privacy-export-decided = Decision
privacy-export-grant = Grant
privacy-export-award = Grant awarded
privacy-export-payout = Payout
privacy-export-opened = Started on
privacy-export-translation = Translation by the programme
privacy-export-address = Address or number
privacy-export-note = Note
privacy-export-role = Role
privacy-export-why = Reason
privacy-export-text = Text
privacy-export-file = File
privacy-export-at = When
privacy-export-column-part = Part
privacy-export-column-label = What
privacy-export-column-value = Value
privacy-export-column-data = For programs
audit-privacy-export = Everything about the group was taken out
audit-privacy-export_own = The group downloaded everything about its application

## A person who left
privacy-person-link = Erase name and address
privacy-person-heading = Erase a person
privacy-person-lead = Name, address, password, second factor, declared interests and private notes are erased for good. What the law and the books need stays under a code such as P-7: the audit trail, votes, scores, approvals. Signed minutes stay as they were signed.
privacy-person-first = First
privacy-person-cases = Hand over open applications and messages: { $n }
privacy-person-readings = Hand over readings for the board: { $n }
privacy-person-meetings = Have the minutes of the meetings they chair signed: { $n }
privacy-person-reason = Reason
    .hint = It stays in the audit trail: name no people in it
privacy-person-button = Erase for good
privacy-person-back = Back to the person
privacy-person-erased = Name and address have been erased.
privacy-work-open = This person has open work: hand it over first
audit-privacy-erase_person = Name and address erased

## Why something was refused
privacy-held = A legal hold stops the erasing
privacy-held-already = It is on hold already
privacy-not-held = There is no hold to lift
privacy-under-way = It can be erased only when the board has decided and the grant, if there is one, is closed
privacy-reason-missing = Write the reason, in 300 characters at most
privacy-reference-wrong = This is not the reference of this application
privacy-span-outside = The longest span here is { $most }

## Audit trail
audit-privacy-erase = Application erased
audit-privacy-hold = Put on legal hold
audit-privacy-lift = Legal hold lifted
audit-privacy-set_rules = Rules of what is kept how long changed
audit-privacy-rewrap = Keys wrapped by the new master key
audit-value-retention = its time had come
audit-value-request = on request
subject-hold = Legal hold
subject-erasure = Erasing
subject-retention = Rules of what is kept
notice-erasure-coming = Some applications will be erased soon
    .body =
        The rules on how long things are kept will erase some applications and grants within two weeks. If one of them is needed longer, for instance in a dispute, put a hold on it.

        The first on: { $deadline }
        What: { $reference }

        { $link }
