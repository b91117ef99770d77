# The pages for everybody.

## Home
front-lead = Small grants for women’s groups, shelters, crisis centres, initiative groups and volunteers. You can apply without an account, in your own language.
front-heading = Apply for a small grant
front-desk = To my work
front-my-application = To my application
front-open-calls = Open calls
front-no-calls = No call is open now. Please look again later.
front-apply = Apply
front-deadline = Deadline
front-no-deadline = At any time
front-countries = Countries
front-kinds = Who can apply
front-amount = Amount
front-amount-between = From { $least } to { $most }
front-amount-from = From { $least }
front-amount-to = Up to { $most }
front-decides-by = Answer by
front-code-heading = I have a case code
front-code-text = With the 16 digits you can go on with your draft, answer a question or see how your application stands.
front-code-button = Enter the code
front-how-heading = How it goes
front-how-apply = You answer a few questions and get a case code. You can stop at any time and come back with the code.
front-how-check = We check whether the application meets the conditions. If something is missing, we ask you.
front-how-board = A board of experts reads the applications and decides.
front-how-grant = You see the decision with your code. If there is a grant, we agree with you how to send the money safely.
front-safety-link = How to stay safe on this site
front-staff = For staff and the board:

## Safety
front-safety-heading = Your safety
front-safety-lead = If somebody looks at your phone, computer or mail, read this first.
front-exit-heading = The button “Leave this page quickly”
front-exit-does = It ends your visit at once and opens another, harmless page. To come back you need your case code.
front-exit-does-not = It does not erase the history of the browser: this site’s address stays in it. What was downloaded or printed stays too.
front-phone-heading = If you share a phone or a computer
front-phone-private = Open this site in a private (incognito) window: then the browser forgets it when the window is closed.
front-phone-leave = When you are done, press “Leave this page quickly” and close the window.
front-phone-history = Remove this site from the browser’s history. If you erase the whole history, somebody may notice that.
front-phone-passwords = If the browser offers to keep your code or password, refuse.
front-code-safe-heading = Your case code
front-code-safe-keep = Whoever has the code can read your application. It looks like the number of a receipt: you can write it down among other numbers, or leave it with a person you trust.
front-code-safe-lost = If the code is lost or somebody has seen it, tell us: we will give you a new one, and the old one will stop working.
front-mail-heading = Mail
front-mail-neutral = Our mail to groups is neutral: it says only that there is news. It names no grant, no amount and no decision, unless you ask for full mail.
front-mail-optional = You do not have to give an e-mail address. Then the news waits for you here, behind your code.
front-kept-heading = What we keep
front-kept-text = Your answers and contacts are kept encrypted. We do not record the address of your device, and this site uses no counters or advertising.
