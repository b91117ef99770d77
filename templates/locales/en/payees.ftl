### Payees
payees-heading = Payees
payees-lead = Where money goes to. Names and bank details are stored encrypted; each opening of the details is written down.
payees-none = There are no payees yet.
payees-newest = Newest payees first
payees-older = Older payees
payees-payee = Payee
payees-fact-method = Way of paying
payees-fact-country = Country
payees-fact-currency = Currency of the account
payees-fact-account = Account
payees-fact-state = Status
payees-fact-entered = Entered on
payees-fact-by = Entered by
payees-erased = erased
payees-state-unverified = not verified
payees-state-verified = verified
payees-state-retired = no longer used
payees-method-bank-transfer = Bank transfer
payees-method-card = Bank card
payees-method-wallet = Electronic wallet
payees-method-cash-transfer-system = Money transfer paid out in cash
payees-method-via-partner = Through a fiscal host
payees-method-paid-to-supplier = To a supplier, for goods
payees-method-cash-in-hand = Cash against a signature
payees-method-other = Another way

### Adding a payee
payees-add-link = Add a payee
payees-add-heading = Add a payee
payees-add-for-group = Payee of the group: { $group }
payees-add-name = Name
    .hint = The person, organisation or supplier who receives the money
payees-add-method = Way of paying
payees-add-country = Country of the account
payees-add-currency = Currency of the account
payees-add-account = Number of the account, card or wallet
    .hint = Kyrgyz bank accounts have 16 digits, Tajik and Uzbek ones 20. Spaces do not matter
payees-add-holder = Holder's name as the bank has it
    .hint = In Latin letters where the account has it so
payees-add-bank = Bank, wallet or transfer system
payees-add-bank-code = Bank code (BIC, MFO)
payees-add-swift = SWIFT code
    .hint = For transfers from abroad
payees-add-tax-number = Tax number
payees-add-note = Note
    .hint = What else the payer must know, for example whether a transfer from abroad is a risk for the group
payees-add-button = Add
payees-add-done = The payee has been added.

### The details
payees-details = Bank details
payees-open-text = The details are closed. Who opens them, when and why is written down.
payees-open-reason = Why do you open them?
payees-open-reason-missing = Write why you open the details.
payees-open-button = Open the details
payees-history = History
payees-warn-length = Please check the account number. Digits expected: { $expected }
payees-warn-digits = Please check the account number: it holds something other than digits
payees-warn-bank-code = Please check the bank code. Digits expected: { $expected }

### Why something was refused
payees-name-missing = The name is missing
payees-country-malformed = Choose a country from the list
payees-account-missing = This way of paying needs the number of an account, card or wallet
payees-account-check-digits = A digit of the account number is wrong: its check digits do not fit
payees-text-too-long = A text is too long. Characters at most: { $most }

### Audit trail
audit-payees-add = Payee added
audit-payees-open = Bank details opened

### Verifying and changing
payees-method-person-abroad = Account of a person abroad
payees-add-address = Holder's address
    .hint = For transfers from abroad
payees-add-correspondent = Correspondent bank
    .hint = For transfers from abroad: its name and SWIFT code
payees-fact-changed = Changed
payees-fact-verified = Verified
payees-warn-holder = Please check the holder's name: it is not in Latin letters
payees-warn-swift = Please check the SWIFT code: it has 8 or 11 letters and digits
payees-verify-heading = Verify the details
payees-verify-text = Ask the group by another way than the one the details came by, for example a call to a known number. Payouts can be approved only after that.
payees-verify-how = How were the details verified?
payees-verify-button = The details are verified
payees-verify-done = The details are verified.
payees-verify-own = You wrote these details, so another person verifies them.
payees-verified-how = How the details were verified
payees-change-link = Change the details
payees-change-heading = Change the payee
payees-change-text = Write all details anew. Another person verifies them, and approved payouts to this payee are approved anew.
payees-change-button = Save
payees-change-done = The details are changed. Another person verifies them now.
payees-retire-button = Use this payee no longer
payees-retire-done = This payee is no longer used.
payees-back = Back to the payee
payees-own-details = You added this payee or wrote these details, so another person verifies them
payees-how-missing = Write how the details were verified
payees-holder-missing = The holder's name as on the account is missing. Change the details first
payees-not-now = This cannot be done now. Look at the payee again
audit-payees-verify = Payee details verified
audit-payees-change = Payee details changed
audit-payees-retire = Payee no longer used
payees-add-city = City where a transfer system pays out
payees-card-malformed = This is not the number of a card, or a digit is mistyped
payees-wallet-phone = Write the telephone number of the wallet
payees-holder-needed = Write the holder's name
payees-holder-latin = Write the name in Latin letters, as in the passport
payees-city-missing = Write the city where the money is paid out
payees-system-missing = Write the name of the wallet or transfer system
