# The history: who did what to what. Acts are audit-<room>-<verb>, as stored.

audit-heading = History
audit-at = When
audit-who = Who
audit-what = What
audit-about = About
audit-none = Nothing has been written down yet
audit-newest = The newest entries
audit-older = Older entries

## Who acted
audit-actor-visitor = Somebody not signed in
audit-actor-case = The group
audit-actor-person = A colleague
audit-actor-member = A board member
audit-actor-clerk = The program itself
audit-actor-console = On the server

## People
audit-people-add = Added a person
audit-people-second-set-up = Second factor set up
audit-people-recovery-code = Signed in with a recovery code
audit-people-second-taken-away = Second factor taken away
audit-people-second-reset = Second factor taken away for somebody
audit-people-change_roles = Changed roles
audit-people-disable = Closed an account
audit-people-enable = Opened an account again
audit-people-invite = Sent an invitation
audit-people-set_password = Set a password
audit-people-sign_in = Signed in

## Groups and calls
audit-groups-open = Entered a group in the register
audit-calls-create = Set up a call
audit-calls-import_form = Gave the call a form
audit-calls-load_choices = Loaded the programme’s lists
audit-calls-change_choices = Changed a list of the programme
audit-calls-publish = Published the call
audit-calls-opened = The call opened
audit-calls-closed = The call closed at its deadline
audit-calls-close = Closed the call

## Applications
audit-applications-open = Began an application
audit-applications-enter = Entered with the case code
audit-applications-read = Read sealed details
audit-applications-replace_code = Gave a new case code
audit-applications-send = Sent the application
audit-applications-answer = Answered what was asked
audit-applications-screen = Screened the application
audit-applications-withdraw = Withdrew the application
audit-applications-open_identity = Opened closed answers
audit-applications-note = Kept a note
audit-applications-attach = Added a file
audit-applications-detach = Removed a file
audit-applications-open_file = Opened a file that identifies people
audit-notices-resend = Sent a message again

## Values in details
audit-value-eligible = eligible
audit-value-not_eligible = not eligible
audit-value-ask_more = more information needed
audit-value-regular = regular
audit-value-emergency = emergency support
audit-value-in_kind = in-kind support
audit-value-online = filled in online
audit-value-phone = by telephone
audit-value-letter = by letter
audit-value-visit = on a visit
audit-value-messenger = by messenger
audit-value-asked = asked by staff
audit-value-award = award
audit-value-payout = payout
audit-value-payment = first payout
audit-value-whole = all of it arrived
audit-value-less = less arrived
audit-value-nothing = nothing arrived
audit-value-changed = split otherwise than the award
audit-value-eu = European Union
audit-value-un = United Nations
audit-value-ofac = United States
audit-value-high = high risk
audit-value-some = usual risk
audit-value-clean = nothing found
audit-value-waiting = waits to be looked at
audit-value-found = something was found

## What it was about
subject-key = Key
subject-person = Person
subject-session = Visit
subject-group = Group
subject-payee = Payee
subject-attachment = Attachment
subject-entry = Note
subject-fund = Fund
subject-transaction = Ledger entry
subject-posting = Posting
subject-rate = Exchange rate
subject-call = Call
subject-form_version = Form
subject-section = Section of a form
subject-question = Question
subject-choice = Choice of a list
subject-application = Application
subject-case_code = Case code
subject-rules = Board’s rules
subject-criterion = Criterion
subject-sheet = Score sheet
subject-motion = Motion
subject-meeting = Meeting
subject-ballot = Vote
subject-decision = Decision
subject-award = Award
subject-instalment = Instalment
subject-payout = Payout
subject-notice = Notice
subject-audit = Entry of the history

## Forms of calls
audit-calls-edit_form = Changed the form
audit-calls-begin_form = Began a new version of the form
audit-calls-discard_form = Threw a version of the form away
audit-calls-publish_form = Published a version of the form

## The life of a call
audit-calls-edit = Changed the settings of the call
audit-calls-take_back = Took the call back as a draft
audit-calls-decide = Marked the call as decided
audit-calls-archive = Put the call away
# Files and copies
audit-applications-export = Took the list of applications as a file
### Things of money
subject-proposal = Proposal
subject-period = Month of the books
subject-limit = Limit of approval

audit-people-end_session = Signed out in one browser
audit-people-end_sessions = Signed out everywhere else
audit-people-end_all_of_person = Ended all sessions of a person
audit-people-end_all = Ended everybody’s sessions
audit-people-set_up = Set the program up
audit-applications-extend = Extended the deadline of the application
audit-applications-reopen = Opened the sent application again
audit-applications-leave_as_sent = Left the application as it was sent
audit-applications-correct = Sent a corrected application
audit-applications-bring_sheet = Brought in answers from a spreadsheet
audit-applications-add_code = Made a case code for a co-worker
audit-applications-take_code_back = Took a co-worker’s case code back
audit-calls-edit_quiz = Changed the questions before an application
subject-donor = Donor
subject-contract = Contract of a donor
subject-pledge = Promised part
audit-export = Export as CSV
audit-filter-button = Filter
audit-filter-all = All
audit-filter-from = From
audit-filter-to = To
audit-number = Number
audit-audit-export = Took entries of the history as a file
audit-applications-invite = Invited the application to the second stage
subject-report = Report
subject-amendment = Change of an award
subject-tag = Tag
subject-check = Point of a checklist
subject-agenda_item = Item of an agenda
subject-sanction_list = List of sanctions
subject-sanction_name = Name on a list of sanctions
subject-name_check = Check of names
subject-name_hit = Likeness of names
subject-answer_text = Ready answer
subject-bank_account = Own account
subject-bank_statement = Bank statement
subject-bank_line = Line of a statement
subject-bank_transfer = Transfer between own accounts
subject-concern = Message in confidence
subject-payment_order = Payment order
subject-offer = Offer

## What stands before a figure, an amount or a day of the details
audit-number-abstain = Abstained
audit-number-added = Added
audit-number-applications = Applications
audit-number-cleared = Opened to the board
audit-number-count = How many
audit-number-days = Days
audit-number-experts = Members from other countries
audit-number-given = Handed over
audit-number-hits = Likenesses
audit-number-hours = Hours
audit-number-instalment = Instalment
audit-number-left = Left
audit-number-lines = Points to check
audit-number-motion = Motion
audit-number-names = Names
audit-number-new = New
audit-number-no = Against
audit-number-notices = Notices
audit-number-number = Instalment
audit-number-of = Files
audit-number-part = Instalment
audit-number-payouts = Payouts
audit-number-people = People who check
audit-number-place = Place
audit-number-present = Present
audit-number-rates = Exchange rates
audit-number-results = Results
audit-number-rows = Rows
audit-number-staff = Staff
audit-number-version = Version
audit-number-year = Year
audit-number-yes = For
audit-amount-arrives = Arrives
audit-amount-before = Before
audit-amount-budget = Budget
audit-amount-charge = From the fund
audit-amount-closing = Closing balance
audit-amount-committed = Committed
audit-amount-debited = Debited
audit-amount-fees = Bank fees
audit-amount-given = Of the promise
audit-amount-kept = Kept by the bank
audit-amount-leaves = Leaves
audit-amount-local = To the payee
audit-amount-opening = Opening balance
audit-amount-received = Received
audit-amount-released = Released
audit-amount-reserved = Set aside
audit-day-before = Before
audit-day-due = Due on
audit-day-due_on = Due on
audit-day-ends_on = Ends
audit-day-first = From
audit-day-from = From
audit-day-last = To
audit-day-starts_on = Begins
audit-day-until = Until
