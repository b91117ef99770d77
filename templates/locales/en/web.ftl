# The words of the kit: head and foot, forms, faults, roles.

## The head and foot of every page
nav-skip = Skip to the content
nav-label = Sections
nav-languages = Language
nav-exit = Leave this page quickly
nav-safety = Your safety
nav-sign-in = Sign in
nav-times = Times: { $zone }
nav-sign-out = Sign out
nav-enter-code = Enter a case code
nav-case = My application
nav-applications = Applications
nav-board = My desk
nav-rounds = Board
nav-awards = Grants awarded
nav-payouts = Payouts
nav-funds = Funds
nav-calls = Calls
nav-people = People
nav-mail = Mail
nav-history = History
page-title-neutral = Page
demo-label = About this copy
demo-banner = This is a demonstration for trying things out. Do not enter real names, contacts or bank details.
pager-label = Pages of the list
pager-previous = Previous page
pager-next = Next page

## Forms
form-errors-heading = Please correct the following
form-error-prefix = Error:
form-optional = (optional)
form-continue = Continue
form-yes = Yes
form-no = No
form-limit = At most { $n } characters:
form-missing = Fill this in
form-choose = Choose one of the answers
form-choose-one = Choose
form-phone = This is not a telephone number. Write it with the code of the country, for example +992 37 000 00 00
form-too-long = Shorten this text. Too many characters: { $over }. The limit is { $max }
form-number = Write a whole number from { $least } to { $most }
form-date-missing = Write the date, for example 08.03.2026
form-date-malformed = This is not a date. Write day, month, year, for example 08.03.2026
form-money-missing = Write the amount
form-money-zero = The amount must be more than zero
form-money-negative = The amount cannot be less than zero
form-money-currency = Another currency is needed here. You wrote: { $other }
form-money-ambiguous = This amount can be read in two ways. Write { $either } or { $or }
form-money-decimals = There are too many digits after the comma for this currency
form-money-large = This amount is too large
form-money-malformed = This is not an amount. Write it in digits, for example 1500 or 1500,50
form-too-large = What was sent is too large. Shorten the texts and send again
form-stale = This page was open too long, so nothing was saved. Go back, reload the page and send again
form-malformed = What was sent cannot be read. Go back and send again

## When something could not be done
fault-refused = This could not be done
    .text = Go back and try again.
fault-missing = There is no such page
    .text = The address may be mistyped, or the page is not open to you.
fault-signed-out = Please enter again
    .text = This page is open only after you enter. If you were here before, your time has run out.
fault-broken = Something went wrong here
    .text = It is not your fault. Please try again in a few minutes. If it happens again, tell us the number below.
fault-request = Number:
fault-home = To the first page

## Roles
role-applicant = Applicant
role-board_member = Board member
    .hint = Reads, scores, discusses and votes
role-board_chair = Board chair
    .hint = A board member who also opens and closes votes
role-programme_officer = Programme officer
    .hint = Screens applications and helps groups
role-programme_lead = Programme lead
    .hint = Also sets up calls and the board’s rules
role-finance_officer = Finance officer
    .hint = Keeps funds, prepares and records payouts
role-finance_approver = Finance approver
    .hint = Approves payouts that somebody else prepared
role-director = Director
    .hint = Sees the whole programme and approves payouts
role-auditor = Auditor
    .hint = Reads everything, changes nothing
role-administrator = Administrator
    .hint = Keeps people and settings, does not see applications
role-visitor = Visitor
role-clerk = The program itself
role-console = On the server
fault-kept = Your text is safe
fault-kept-lead = You are in again. What you typed is not saved yet: continue, look at it once more and save.
fault-kept-button = Continue where I was
fault-kept-safe = Your time has run out, but what you typed is not lost. Enter again, and it will be shown to you.
form-busy = The server is busy with files of others. Wait a minute and send it again
