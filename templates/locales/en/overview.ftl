### The report to a donor
overview-donor-link = Report to the donor
overview-donor-heading = Report to the donor: { $fund }
overview-from = From
overview-to = To
overview-names = Groups
overview-codes-only = Codes only
overview-with-names = With names
overview-show = Show
overview-download = Download
overview-donor-format = Format
overview-summary = Summary
overview-balance = From opening to closing balance
overview-what = What
overview-opening = Opening balance
overview-closing = Closing balance
overview-left = Remaining
overview-budget = Budget
overview-budget-paid = Grants
overview-budget-fees = Bank fees
overview-budget-exchange = Exchange differences
overview-budget-administration = Administration
overview-period = In the period
overview-to-date = Until its end
overview-total = Total
overview-grants = Grants
overview-grant = Grant
overview-postings = Postings
overview-costs = Fees, exchange, administration
overview-other = On the other side
overview-other-currency = Its currency
overview-rate = Rate of both amounts
overview-used = Published rate used
overview-chart = Paid in the period, by grant
overview-chart-about = A bar for each grant that was paid.
overview-checksum = Checksum of the postings (SHA-256)
overview-sign = For the organisation: name, signature, date
overview-period-backwards = The last day is before the first day
audit-overview-take-out = Report to a donor taken out

### The trial balance
overview-trial-heading = Trial balance
overview-trial-lead = Every account of every fund on a day. Debits and credits of a currency are equal, or something is wrong.
overview-on = On

### The overview
overview-heading = Overview
overview-by-fund = Money by fund
overview-by-month = Received and spent in each month
overview-by-month-about = One line for what came in, one for what went out, month by month.
overview-by-country = Awards by country
overview-by-kind = Awards by kind of group
overview-kind = Kind of group
overview-no-kind = No kind given
overview-awards = Awards
overview-awarded = Awarded
overview-director-bars = A bar for each, the longest for the most money.
overview-due = Instalments due soon
overview-due-days = Within { $days } days
overview-due-none = Nothing is due in the next 90 days.

## Budget by category
overview-categories = Budget and spending by category
overview-category = Category
overview-category-none = Not broken down
overview-reported = Spent, as reported
overview-unreported = Paid until now and in no accepted report yet: { $amount }
overview-unreported-short = Paid, in no accepted report yet
overview-no-report = No report is accepted yet: { $grants }
overview-no-rate = Reported in a currency for which no rate is known, so not counted: { $grants }
overview-csv-categories = CSV: budget by category
