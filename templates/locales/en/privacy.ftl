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
    .hint = Months since the decision
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
