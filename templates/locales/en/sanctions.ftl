### Lists of sanctions and names
sanctions-heading = Sanctions lists and name checks
sanctions-lead = Names are compared with these lists before an award and at each payout. A name that is alike blocks the money until a person has said that it is somebody else.
sanctions-link = Sanctions lists and name checks
sanctions-open-heading = Alike, to be judged
sanctions-open-none = No name waits for a verdict.
sanctions-judged-heading = Judged last
sanctions-lists-heading = Lists
sanctions-lists-none = No list has been brought in yet, so no name is compared with anything.
sanctions-reference = Application
sanctions-what = Whose name
sanctions-name = Our name
sanctions-listed = Name in the list
sanctions-likeness = Likeness
sanctions-list-of = List
sanctions-list-on = Dated
sanctions-entry = Number in the list
sanctions-entries = Entries
sanctions-names = Names
sanctions-hits = Alike
sanctions-sha256 = SHA-256 of the file
sanctions-imported = Brought in
sanctions-state = Status
sanctions-found = Found
sanctions-judged = Judged
sanctions-note = Reason
sanctions-publisher-eu = European Union, consolidated list
sanctions-publisher-un = United Nations Security Council
sanctions-publisher-ofac = United States, SDN list (OFAC)
sanctions-publisher-ofac-aliases = United States, other names (OFAC alt.csv)
sanctions-list-current = in use
sanctions-list-replaced = replaced
sanctions-list-loading = on its way
sanctions-part-group = group
sanctions-part-payee = payee
sanctions-part-holder = holder of the account
sanctions-part-bank = bank
sanctions-part-correspondent = bank between
sanctions-verdict = Verdict
sanctions-verdict-open = to be judged
sanctions-verdict-other = somebody else
sanctions-verdict-same = the same: blocked
sanctions-occasion-asked = asked by staff
sanctions-occasion-award = award
sanctions-occasion-payout = payout

### One name
sanctions-hit-heading = A name in a sanctions list
sanctions-hit-lead = Compare birth dates, places and papers with the publisher's entry before you decide.
sanctions-judge-heading = Verdict
sanctions-judge-verdict = Is it the same person or organisation?
sanctions-say-other = No, somebody else
sanctions-say-same = Yes, the same
sanctions-judge-note = Reason
    .hint = What you compared, and what differs or agrees
sanctions-judge-button = Save the verdict
sanctions-judge-done = The verdict has been saved.

### Names of one case
sanctions-case-heading = Name checks: { $reference }
sanctions-case-link = Name checks of this application
sanctions-case-lead = What was compared with which list, when, and what was found.
sanctions-hits-heading = Names that are alike
sanctions-hits-none = No name was alike.
sanctions-checks-heading = Comparisons
sanctions-checks-none = No names have been compared yet.
sanctions-check-at = When
sanctions-check-for = For
sanctions-check-by = By
sanctions-check-lists = Lists
sanctions-ask-button = Check the names now
sanctions-ask-none = The names have been checked. Nothing blocks.
sanctions-ask-some = The names have been checked. Some are alike: please judge them.

### Bringing a list in
sanctions-import-heading = Bring in a list
sanctions-import-lead = Save the publisher's file on your computer and choose it here. It is read whole or not at all, and takes the place of the list before.
sanctions-import-eu = European Union: consolidated financial sanctions list 1.1, XML or CSV
sanctions-import-un = United Nations: consolidated list, XML
sanctions-import-ofac = United States: SDN list, sdn.xml; or sdn.csv and, after it, alt.csv
sanctions-import-file = File
sanctions-import-button = Bring in
sanctions-import-done = The list is in use.

### Why something was refused
sanctions-list-too-large = The file is too large for a list of sanctions.
sanctions-list-unknown = This is none of the lists named above.
sanctions-list-broken = The file is not whole. Line: { $line }. Nothing has been brought in.
sanctions-list-encoding = The letters of the file cannot be read: it was saved in another encoding. Line: { $line }. Nothing has been brought in.
sanctions-list-field = A field is missing or cannot be read. Line: { $line }. Field: { $field }. Value: “{ $value }”. Nothing has been brought in.
sanctions-list-empty = There is no name in the file.
sanctions-list-known = This very file is in use already.
sanctions-list-older = The file is older than the list in use. In use is the list of: { $current }
sanctions-hits-open = Names are alike to names in a list of sanctions and have to be judged first. Names to be judged: { $open }
sanctions-note-missing = Please give the reason of the verdict.
sanctions-note-too-long = The reason is too long. Characters at most: { $most }

### History
audit-sanctions-import = List of sanctions brought in
audit-sanctions-check = Names compared with the lists of sanctions
audit-sanctions-judge-same = Name in a list: the same person or organisation
audit-sanctions-judge-other = Name in a list: somebody else

### Things in the history
subject-sanction-list = List of sanctions
subject-name-check = Name check
subject-name-hit = Name in a list
