# People, their accounts, signing in.

people-heading = People
people-name = Name
people-roles = Roles
people-state = Account
people-email = E-mail
people-language = Language
people-zone = Time zone
people-signed-in = Last sign-in
people-never = Not yet
people-state-invited = invited
people-state-active = in use
people-state-disabled = closed
people-state-erased = erased
people-erased-on = Erased on
people-erased = Name and address of this person were erased. What they did stands under the code.
people-still-active = Close the account first
people-search = Name or e-mail
people-search-button = Search
people-count = Found: { $n }
people-none = Nobody was found

## Adding
people-add-heading = Add a person
people-add-text = The person gets an invitation by mail with a link for signing in. The link works once and for seven days.
people-add-name = Name
    .hint = As colleagues know this person
people-add-email = E-mail
people-add-roles = Roles
people-add-language = Language of the mail
people-add-country = Country
people-no-country = Not stated
people-add-zone = Time zone
    .hint = For example Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek
people-add-button = Add and invite
people-added = The person was added. The invitation is on its way.

## One person
people-change-roles = Change roles
people-person-roles = Roles
people-roles-button = Save roles
people-account = Account
people-disable-button = Close the account
people-enable-button = Open the account again
people-invite-button = Send the invitation again
people-roles-changed = The roles were saved.
people-disabled = The account is closed. All its visits have ended.
people-sign-out-button = Sign out everywhere
people-signed-out-there = The person is signed out everywhere. The account stays open.
people-sign-out-all-heading = Sign everybody out
people-sign-out-all-text = If a password or a server may have fallen into wrong hands: all visits end at once, those of groups too, except yours here. Accounts stay open, and nothing that was typed is lost.
people-sign-out-all-button = Sign everybody out
people-signed-out-all = Everybody else is signed out.
people-enabled = The account is open again.
people-invited = The invitation is on its way.

## One's own account
people-me-language = My language
    .hint = Mail to you is written in it
people-me-button = Save language
people-language-set = The language was saved.
people-back = Back to my account
people-password-heading = Set a password
people-password-text = With a new password you stay signed in here. Everywhere else you are signed out.
people-password-current = Password until now
people-password-password = New password
    .hint = At least 8 characters. Several words are good
people-password-button = Save password
people-password-set = The password was saved.
people-password-wrong = The password until now does not fit
people-signed-out = You are signed out.

## Signing in
sign-in-heading = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-button = Sign in
sign-in-forgot = Get a sign-in link by mail instead
sign-in-groups = For groups:
sign-in-by-password = Sign in with a password
sign-in-link-heading = Sign-in link
sign-in-link-text = We will send you a link for signing in without a password. It works once and for half an hour.
sign-in-link-email = E-mail
sign-in-link-button = Send the link
sign-in-link-sent-heading = Look into your mail
sign-in-link-sent = If there is an account with this address, a link is on its way to it.
sign-in-link-wait = It may take a few minutes. Look into the spam folder too.
sign-in-link-press = Press the button to sign in. The link works once.
sign-in-link-new = Ask for a new link

## Refusals
people-email-malformed = This is not an e-mail address. It looks like name@example.org
people-email-taken = Somebody has this address already
people-name-missing = Write the name
people-role-missing = Choose at least one role
people-sign-in-failed = The address and the password do not fit together
people-too-many-tries = Too many wrong tries. Wait two minutes, or use a sign-in link
people-link-dead = This link was used or is too old. Ask for a new one
people-password-short = The password is too short: at least 8 characters
people-password-common = Many people use this password, so it is easy to guess. Choose another
people-password-known = This password is little more than your name, your address or the programme’s name, so it is easy to guess. Choose another
people-last-administrator = This is the last administrator. Make somebody else one first
people-zone-unknown = There is no such time zone. Write for example Asia/Dushanbe

## The second factor
sign-in-code-heading = Number from your app
sign-in-code-text = Open the authenticator app on your telephone and type the six digits it shows for this programme. A recovery code works too.
sign-in-code-again = Begin again
sign-in-code-code = Six digits
    .hint = Or a recovery code
people-second-heading = Second factor
people-second-text = Somebody who learns your password still cannot sign in: besides it, a number from an app on your telephone is needed. The app needs no internet.
people-second-asleep = Your work begins when the second factor is set up.
people-second-step-app = Install an authenticator app, for example Aegis, FreeOTP or Google Authenticator.
people-second-step-scan = In the app choose to add an account and scan the picture.
people-second-step-number = Type the six digits that the app shows.
people-second-picture = QR code for the app
people-second-by-hand = If the picture cannot be scanned, type this into the app:
people-second-code = Six digits
    .hint = As the app shows them now
people-second-button = Set up
people-second-since = The second factor has been set up since { $on }.
people-second-codes-left = Recovery codes left: { $n }
people-second-away-heading = Take it away
people-second-away-text = For example before you change telephones. Set it up again afterwards.
people-second-away-button = Take the second factor away
people-second-away-done = The second factor was taken away.
people-second-codes-heading = Your recovery codes
people-second-codes-text = Write these codes down and keep them apart from your telephone. If it is lost, each of them lets you in once. They are shown only now.
people-second-go-on = Go on
people-second-reset-button = Take the second factor away
people-second-reset-done = The second factor was taken away. The person sets it up anew after the next sign-in.
people-code-wrong = The digits do not fit, or were used already. Wait for the next ones
people-code-late = Too much time has passed. Sign in again
people-second-set-up = A second factor is set up already

## Where one is signed in
people-browser = Browser { $n }
people-browser-unknown = Another browser
people-sessions-heading = Where you are signed in
people-sessions-text = Each line is a browser in which you are signed in. If you do not know one, end it and set a new password. What kind of browser it is and where it stands is not kept.
people-session-browser = Browser
people-session-this = this one
people-session-began = Signed in
people-session-used = Last used
people-session-end = Sign out there
people-session-end-others = Sign out everywhere else
people-session-ended = You are signed out there.
people-sessions-ended = You are signed out everywhere else.
people-session-name-heading = Name of this browser
people-session-name = Name
    .hint = For example: laptop in the office. Only you see it
people-session-name-button = Save name
people-session-named = The name was saved.
people-device-name-long = The name is too long: at most 60 characters

## Proving who one is before an act
people-prove-heading = Confirm that it is you
people-prove-text = For this step we need to be sure that it is you. What you typed is not lost.
people-prove-code = Six digits
    .hint = From your app, or a recovery code
people-prove-password = Password
people-prove-button = Confirm
people-prove-passkey-button = Confirm with a passkey
people-prove-link-text = You have no password and no second factor. Sign in again with a link from your mail, then do this step once more.
people-proved-lead = Thank you. Nothing is saved yet: continue, look at it once more and press the button.

## The first start
setup-heading = Set up the program
setup-text = Nobody has an account yet. Yours will be the first: the account of the administrator, who invites all others.
setup-name = Name
    .hint = As colleagues know you
setup-email = E-mail
setup-password = Password
    .hint = At least 8 characters. Several words are good
setup-language = My language
setup-zone = Time zone
    .hint = For example Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek
setup-button = Open my account
setup-done = Your account is open. Add the others next.
people-open-work = Open work
people-no-second = none
people-set-up-already = The program is set up already: somebody has an account

## Passkeys
people-passkeys-heading = Passkeys
people-passkey = Passkey
people-passkeys-text = A passkey is kept by your telephone, computer or security key. When you sign in or confirm that it is you, it takes the place of the number from the app. The app stays for other devices.
people-passkeys-none = You have no passkey yet.
people-passkey-added-on = Since
people-passkey-add = Add a passkey
people-passkey-name = What do you call it?
    .hint = For example: work telephone
people-passkey-add-button = Add a passkey
people-passkey-remove = Remove
people-passkey-added = The passkey has been added.
people-passkey-removed = The passkey has been removed.
people-passkey-alone = Set up the app first: a passkey stands beside it.
people-passkey-wrong = The passkey was not accepted. Try again.
people-passkey-failed = It did not work: the device refused, or the time ran out. Try again, or use the number from the app.
people-passkey-script = Passkeys need a browser with scripts. Without them you sign in with the number from the app.
people-passkey-nowhere = The address of this program does not allow passkeys: they need a name and an encrypted connection.
people-passkeys-enough = You have as many passkeys as there may be: { $most }
sign-in-passkey-button = Use a passkey
sign-in-openid-button = Sign in with { $name }
people-openid-refused = You were not let in this way. Perhaps your address has no account here, or it took too long. Try again, or sign in with your password or a link
people-openid-away = { $name } does not answer. Sign in with your password or a link, or try again later
audit-people-passkey_added = Passkey added
audit-people-passkey_removed = Passkey removed
