# The register of groups, and the search over everything.
groups-heading = Groups
groups-nameless = (no name yet)
groups-any = All
groups-filter-kind = Kind of group
groups-filter-country = Country
groups-filter-region = Region
groups-filter-risk = Risk
groups-filter-q = Name, phone or address
groups-count = Groups found: { $n }
groups-count-many = Groups found: more than { $n }
groups-none = No groups fit this filter.
groups-column-name = Group
groups-column-place = Place
groups-cases = Applications
groups-cases-none = No applications you may see.
groups-aside = Facts and history
groups-back = Back to the group

# facts
groups-fact-kind = Kind of group
groups-fact-country = Country
groups-fact-region = Region
groups-fact-language = Language
groups-fact-languages = Other languages
groups-fact-receives = Who receives money
groups-fact-known = First applied
groups-fact-registered-with = Registered with
groups-fact-registration-number = Registration number
groups-fact-registered-since = Registered since
groups-fact-host = Organisation that receives the money
groups-fact-host-terms = What was agreed with it
groups-fact-contact = How to reach the group
groups-receives-unknown = not asked yet
groups-receives-itself = the group itself
groups-receives-host = another organisation, for the group
groups-receives-nobody = nobody can: help in kind

# payees and what is closed
groups-payees = Payees
groups-payees-none = No payee has been entered.
groups-payees-add = Add a payee
groups-closed = Contacts, people, registration
groups-closed-lead = What identifies people stays closed. Opening it is written in the history with your reason.
groups-open-reason = Why do you open it?
groups-open-button = Open once
groups-open-now = What identifies people is open on this page, this once. Close the page when you are done.

# changing
groups-change-link = Change the record
groups-change-heading = Change the record
groups-change-name = Name or alias
groups-change-kind = Kind of group
groups-change-region = Region
groups-change-language = Language of letters
groups-change-languages = Other languages the group speaks
groups-change-registered-with = Registered with
groups-change-registration-number = Registration number
groups-change-registered-since = Registered since
groups-change-receives = Who receives money for the group?
groups-change-host = Fiscal host
    .hint = The organisation that receives the money for a group that cannot.
groups-change-host-terms = What was agreed with the host
groups-change-button = Save
groups-changed = The record has been changed.

# risk
groups-risk-some = usual
    .hint = The usual care.
groups-risk-high = high
    .hint = Mail says nothing, the alias stands everywhere, the board sees codes only, nothing is published, and only named colleagues open it.
groups-risk-link = Change the risk
groups-risk-heading = How much danger is this group in?
groups-risk-risk = Risk
groups-risk-reason = Why
groups-risk-button = Set the risk
groups-risk-set = The risk has been set.

# people
groups-member-link = Add a person
groups-member-heading = Add a person of the group
groups-member-name = Name or alias
groups-member-role = What the person does in the group
groups-member-channel = Safe way to reach the person
groups-member-value = Number, address or handle
groups-member-note = Hours, and what to be careful of
groups-member-button = Add
groups-member-remove = Remove
groups-member-added = The person has been added.
groups-member-removed = The person has been removed.

# records that are one
groups-twins = Perhaps the same group
groups-same-name = same name
groups-same-phone = same telephone
groups-same-contact = same address
groups-same-account = same bank account
groups-apart-button = Not the same
groups-kept-apart = Noted: these are two groups.
groups-merge-link = This group has another record
groups-merge-compare = Compare and merge
groups-merge-heading = Merge two records of one group
groups-merge-other = Reference of an application of the other record
    .hint = For example TJ-26-014.
groups-merge-keep = Which record goes on?
    .hint = The other leads to it. Nothing is lost: each keeps its applications and history, and they can be parted again.
groups-merge-reason = Why they are one group
groups-merge-next = Compare
groups-merge-button = Merge
groups-merged = The records are one now.
groups-merged-records = Merged records
groups-part-link = Part again
groups-part-heading = Part two records again
groups-part-reason = Why they are two groups after all
groups-part-button = Part
groups-parted = The records stand by themselves again.

# search
groups-search-link = Search everything
groups-search-heading = Search
groups-search-lead = Finds applications, groups and payees. Words may be in Cyrillic or Latin letters; their beginnings are enough.
groups-search-q = Name, reference, telephone or account
groups-search-button = Search
groups-search-none = Nothing was found.

# refusals
groups-name-missing = Write a name or alias.
groups-host-missing = Write which organisation receives the money.
groups-text-too-long = The text is too long: at most { $most } characters.
groups-reason-missing = Write the reason.
groups-reason-too-long = The reason is too long: at most { $most } characters.
groups-risk-as-it-is = The risk is set so already.
groups-too-many-people = A record holds at most { $most } people.
groups-already-one = These are the same record already.
groups-not-merged = This record leads to no other.
groups-other-unknown = No application has this reference. Check it and try again.

# history
audit-groups-change = Changed the group's record
audit-groups-set_risk = Set the group's risk
audit-groups-open_identity = Opened what identifies the group
audit-groups-open_to_change = Opened the record to change it
audit-groups-add_person = Added a person to the group
audit-groups-remove_person = Removed a person from the group
audit-groups-merge = Merged another record into this one
audit-groups-merged_away = Merged into another record
audit-groups-part = Parted from another record
audit-groups-keep_apart = Noted as different from another group
audit-groups-index = Made groups findable
