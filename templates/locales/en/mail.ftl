# Notices: the subject is the value, the text is .body. A line whose value is missing is left out when the mail is written.
# To groups: no names, amounts or results. They may use $call, $deadline and $link only.

mail-hello = Hello,
mail-footer = { $programme }. This message was sent automatically, please do not reply to it.
mail-footer-group = This message was sent automatically, please do not reply to it.

mail-neutral = News for you
    .body =
        There is news for you.

        To read it, open the page you know and enter your code.

## To groups that asked for full mail

notice-application-received = Your application has arrived
    .body =
        Your application has arrived. You do not need to do anything now.

        Call: { $call }

        To see how it stands, open this page and enter your code:
        { $link }
notice-more-asked = We have a question about your application
    .body =
        We need more information to go on with your application.

        Call: { $call }
        Please answer by: { $deadline }

        To answer, open this page and enter your code:
        { $link }
notice-not-eligible = Your application was checked
    .body =
        Your application was checked. The answer is on your application's page.

        Call: { $call }

        To read it, open this page and enter your code:
        { $link }
notice-decision = There is a decision on your application
    .body =
        The board has decided. The decision is on your application's page.

        Call: { $call }

        To read it, open this page and enter your code:
        { $link }
notice-declined = There is a decision on your application
    .body =
        The board has decided. This time it cannot support your application. The letter, and what you can do next, are on your application's page.

        Call: { $call }

        To read it, open this page and enter your code:
        { $link }
notice-deferred = Your application was put off to another round
    .body =
        The board has put your application off to another round. Your answers are kept: you can go on there and send your application again.

        Call: { $call }
        Deadline: { $deadline }

        To go on, open this page and enter your code:
        { $link }
notice-payout-sent = Please confirm a payout
    .body =
        A payout was sent to you. When it has arrived, please confirm it.

        Call: { $call }

        To confirm, open this page and enter your code:
        { $link }
notice-deadline-extended = The deadline of your application is later now
    .body =
        A later deadline was set for your application.

        Call: { $call }
        New deadline: { $deadline }

        To finish it and send it, open this page and enter your code:
        { $link }
notice-invited-on = You are invited to the next stage
    .body =
        Your application is invited to the next stage.

        Call: { $call }
        Deadline: { $deadline }

        To go on, open this page and enter your code:
        { $link }
notice-draft-reminder = Your draft is not sent yet
    .body =
        Your application is saved as a draft. It is not sent yet.

        Call: { $call }
        Deadline: { $deadline }

        To finish it and send it, open this page and enter your code:
        { $link }

## To programme staff

notice-application-arrived = New application: { $reference }
    .body =
        A new application has arrived.

        Application: { $reference }
        Call: { $call }

        { $link }
notice-concern-arrived = Something came in confidence
    .body =
        Somebody has written in confidence: a complaint, an appeal or a report. Please look at it.

        { $link }
notice-case-assigned = An application was given to you: { $reference }
    .body =
        An application was given to you.

        Application: { $reference }

        { $link }
notice-answer-arrived = A group has answered: { $reference }
    .body =
        The group has sent the information you asked for.

        Application: { $reference }
        Call: { $call }

        { $link }
notice-board-decided = The board has decided: { $reference }
    .body =
        The board has decided on an application.

        Application: { $reference }
        Call: { $call }
        Amount: { $amount }

        { $link }

## To the board

notice-reading-assigned = An application is waiting for you: { $reference }
    .body =
        An application is waiting for you to read and score.

        Call: { $call }
        Application: { $reference }
        Please finish by: { $deadline }

        Please say first whether you have a conflict of interest:
        { $link }
notice-vote-opened = Voting is open: { $reference }
    .body =
        Voting is open. Please cast your vote.

        Application: { $reference }
        Call: { $call }
        Voting closes: { $deadline }

        { $link }
notice-vote-reminder = Your vote is still missing: { $reference }
    .body =
        Voting closes soon, and your vote is still missing.

        Application: { $reference }
        Call: { $call }
        Voting closes: { $deadline }

        { $link }

## To finance

notice-payout-to-approve = Payout to approve: { $reference }
    .body =
        A payout is prepared and waits for approval.

        Application: { $reference }
        Amount: { $amount }
        Prepared by: { $from }

        { $link }
notice-payout-approved = Payout approved: { $reference }
    .body =
        The payout is approved. It can be sent now.

        Application: { $reference }
        Amount: { $amount }
        Approved by: { $from }

        { $link }
notice-payout-sent-back = Payout sent back: { $reference }
    .body =
        The payout was not approved. Please look at the reason and prepare it again.

        Application: { $reference }
        Amount: { $amount }
        Sent back by: { $from }
        Reason: { $note }

        { $link }
notice-instalment-unlocked = An instalment can be paid: { $reference }
    .body =
        The conditions are met. The instalment can be paid.

        Application: { $reference }
        Amount: { $amount }

        { $link }

## To everybody with an account

notice-sign-in-link = Your link to sign in
    .body =
        Open this link to sign in. It works once.
        { $link }

        Valid until: { $deadline }

        If you did not ask for it, you do not need to do anything.
notice-place-link = Your link
    .body =
        Open this link to sign in. It works once.
        { $link }

        Valid until: { $deadline }

        If you did not ask for it, you do not need to do anything.
notice-invitation = Invitation
    .body =
        An account was opened for you. Open this link and choose a password. It works once.
        { $link }

        Invited by: { $from }
        Valid until: { $deadline }
notice-test-mail = Test message
    .body =
        This is a test message. If you can read it, mail works.

        { $link }

## Why a notice was not sent

mail-why-no-address = No address for mail
mail-why-not-wanted = The reader wants no mail
mail-why-off = Mail is switched off
mail-why-disabled = The account is disabled
mail-why-erased = The data is erased
mail-why-malformed = The address is not written correctly
mail-why-not-composed = The text could not be prepared
mail-why-timed-out = The mail server did not answer in time

mail-on-its-way = This message is being sent now. Please wait until it is done.
audit-mail-test = Sent a test message

## The mail log

mail-heading = Mail log
mail-letter-heading = A notice
mail-off = Mail is switched off in the settings: notices wait in the program only.
mail-files = This program writes mail into files and sends nothing. Read the messages here.
mail-filter-button = Filter
mail-none = No notices.
mail-state-all = All
mail-state-queued = Waiting
mail-state-claimed = Being sent
mail-state-sent = Sent
mail-state-failed = Failed
mail-state-not-sent = Not sent
mail-column-at = Written
mail-column-what = Notice
mail-column-about = Application
mail-column-whom = To
mail-column-state = Status
mail-column-sent = Sent
mail-column-answer = Answer of the server
mail-fact-attempts = Tries
mail-until-released = Held until the results are released
mail-fact-due = Next try
mail-tried = Tries: { $n }
mail-whom-group = The group of { $reference }
mail-whom-gone = Data erased
mail-text-heading = Text
mail-text-none = The text is kept only after a message is sent.
mail-back = Back to the mail log
mail-resend-button = Send again
mail-resent = The notice waits to be sent again.
mail-test-button = Send me a test message
mail-test-queued = The test message waits to be sent.

# Payouts in question
notice-approver-proposed = Who approves payouts: your decision is needed
    .body =
        Somebody is proposed to approve payouts, to stand in for an approver, or to approve no longer. It takes effect when a second person agrees. The page says who it is.

        Proposed by: { $from }

        { $link }
notice-approver-named = A stand-in approves payouts
    .body =
        You stand in for another person who approves payouts, or another person stands in for you. Two people agreed to it.

        The other person: { $from }
        From: { $at }
        Until: { $deadline }

        Payouts are approved here:
        { $link }
notice-approver-ended = A stand-in for approving payouts has ended
    .body =
        The time in which one person approved payouts in the place of another was ended early.

        Ended by: { $from }

        { $link }
notice-payout-doubted = Payout in question: { $reference }
    .body =
        The group says that less than was sent has arrived, or nothing. Please ask the bank.

        Amount sent: { $amount }

        { $link }
## To programme staff, on mail itself

notice-mail-failing = Some messages did not arrive
    .body =
        Some messages could not be delivered, or came back.

        Please look at the mail log, and reach the groups concerned in another way:
        { $link }

mail-why-bounced = A message to this address came back
mail-paused-already = Somebody else did that already
mail-reached-already = Somebody wrote down already that the group was reached
mail-paused = Mail is paused since { $at } ({ $by }). Notices wait until it goes on.
mail-pause-button = Pause all mail
mail-resume-button = Let mail go on
mail-pause-begun = Mail is paused.
mail-pause-ended = Mail goes on.
mail-age = The oldest has been waiting for { $n } min
mail-failed-count = Messages that failed for good: { $n }.
mail-failed-link = Show them
mail-reach-count = Messages to groups that did not go by mail: { $n }.
mail-reach-heading = Groups to reach
mail-reach-lead = These groups get no mail, or it came back. Reach them by their safe channel.
mail-reach-none = Nobody is waiting.
mail-reach-why = Why
mail-reach-task = Reach a group
mail-reach-text = Text to copy
mail-reach-how = Open the safe contacts on the page of the application:
mail-reach-language = Language the group reads
mail-reach-link = Reach the group in another way
mail-reach-back = Back to the groups to reach
mail-reach-button = The group was reached
mail-reach-means = By which channel
mail-reach-note = Note
    .hint = No names, numbers or addresses.
mail-reached = It is written down that the group was reached.
audit-mail-pause = Paused all mail
audit-mail-resume = Let mail go on
audit-mail-bounce = A message came back
audit-mail-reach = Reached a group outside mail
mail-means-telegram = Telegram
mail-means-whatsapp = WhatsApp
mail-means-signal = Signal
mail-means-phone = By telephone
mail-means-trusted-person = Through a trusted person
mail-means-visit = On a visit
mail-means-other = In another way

### Reports
notice-report-arrived = A report has arrived: { $reference }
    .body =
        A group has sent a report. Please read it: an instalment may wait for it.

        Application: { $reference }

        { $link }


        To change it, open this page and enter your code:
        { $link }


        To see it, open this page and enter your code:
        { $link }


## Messages between groups and the programme

notice-message-from-staff = A message for you
    .body =
        You have a message about your application.

        Call: { $call }

        To read it and answer, open this page and enter your code:
        { $link }
notice-message-from-group = A group has written: { $reference }
    .body =
        There is a new message from a group.

        Application: { $reference }
        Call: { $call }

        { $link }
notice-messages-given = Please answer a group: { $reference }
    .body =
        A colleague asks you to look after the messages of a group.

        Application: { $reference }
        Call: { $call }
        Asked by: { $from }

        { $link }
mail-messages-heading = Messages
mail-messages-lead = Write here if you have a question. We answer here too.
mail-messages-none = Nobody has written yet.
mail-messages-case = The application
mail-messages-back = Back to your application
mail-messages-link = Messages
mail-messages-news = New messages for you: { $n }.
mail-messages-aside = Beside the messages
mail-messages-no-mail = This group gets no mail. It reads messages only when it opens its page. Tell it by its safe channel.
mail-message-by-you = You
mail-message-by-group = The group
mail-message-by-programme = The programme
mail-message-read = Read: { $at }
mail-message-unread = Not read yet
mail-message-heading = Write a message
mail-message-language = The group reads:
mail-message-text = Text to answer with
mail-message-text-button = Put it in
mail-message-body = Message
mail-message-file = File
mail-message-file-limits = { $kinds }, at most { $size }. One file a message.
mail-message-button = Send
mail-message-sent = The message is sent.
mail-too-many-messages = You have sent { $max } messages today. Please write again tomorrow.
mail-give-heading = Who answers
mail-give-person = Give to
mail-give-nobody = Nobody in particular
mail-give-button = Give
mail-given = It is written down who answers.
mail-settle-button = No answer needed
mail-settled = The messages do not wait any more.
mail-notes-heading = Internal notes
mail-notes-lead = Only programme staff read these. The group never sees them.
mail-notes-link = Write a note
mail-waiting-heading = Messages from groups
mail-waiting-lead = These groups have written and wait for an answer. The longest wait is on top.
mail-waiting-none = No group waits for an answer.
mail-waiting-mine = Only those given to me
mail-waiting-all = All of them
mail-column-group = Group
mail-column-since = Waits since
mail-column-messages = Messages
mail-column-language = Language
mail-answers-heading = Texts to answer with
mail-answers-lead = Texts for questions that come often, each in its language. On a message page you can put one in and change it. No names of groups here.
mail-answers-none = No texts yet.
mail-answer-new = A new text
mail-answer-heading = A text to answer with
mail-answer-name = Name of the text
mail-answer-language = Language
mail-answer-body = Text
mail-answer-button = Save
mail-answer-retire = Take out of use
mail-answer-kept = The text is saved.
mail-answer-retired = The text is out of use.
mail-answer-name-missing = Give the text a name
audit-mail-message = Wrote a message
audit-mail-give-messages = Said who answers the group
audit-mail-settle-messages = Said that a message needs no answer
audit-mail-keep-answer = Kept a text to answer with
audit-mail-retire-answer = Took a text to answer with out of use
subject-answer-text = Text to answer with

## The rest of the notices

notice-case-opened = Your application is started
    .body =
        Your application is started. With your code you can come back to it at any time.

        Call: { $call }
        Deadline: { $deadline }

        To go on, open this page and enter your code:
        { $link }
notice-agreement-to-sign = Your agreement is ready
    .body =
        Your agreement is ready. Please read and sign it.

        Call: { $call }
        Please sign by: { $deadline }

        To open it, open this page and enter your code:
        { $link }
notice-report-due = Your report is due soon
    .body =
        Your report is due soon.

        Call: { $call }
        Please send it by: { $deadline }

        To write it, open this page and enter your code:
        { $link }
notice-report-late = Your report has not arrived yet
    .body =
        Your report has not arrived yet. If you need more time, write us a message on your page.

        Call: { $call }
        It was due: { $deadline }

        Open this page and enter your code:
        { $link }
notice-report-returned = A question about your report
    .body =
        We have a question about your report. Please look at it and send it again.

        Call: { $call }
        Please answer by: { $deadline }

        Open this page and enter your code:
        { $link }
notice-report-accepted = Your report is accepted
    .body =
        Your report is accepted. Thank you. You do not need to do anything now.

        Call: { $call }

        To see what comes next, open this page and enter your code:
        { $link }
notice-case-closed = All is finished
    .body =
        Everything is finished. Thank you for working with us.

        Call: { $call }

        Your page stays open for a while. Open it and enter your code:
        { $link }
notice-data-erased = Your data is erased
    .body =
        Everything you wrote and sent to us is erased for good, this address too. Your code opens nothing any more.

        This is our last message. You do not need to do anything.
mail-neutral-last = Our last message
    .body = This is our last message. Your code opens nothing any more. You do not need to do anything.
notice-reading-reminder = Please finish reading: { $reference }
    .body =
        An application still waits for your reading and scores.

        Call: { $call }
        Application: { $reference }
        Please finish by: { $deadline }

        { $link }
notice-emergency-now = Urgent application: { $reference }
    .body =
        A request for emergency support has come. Please read it and vote as soon as you can.

        Call: { $call }
        Application: { $reference }
        Decision needed by: { $deadline }

        { $link }
notice-emergency-stuck = Emergency without a decision: { $reference }
    .body =
        The emergency rule has not led to a decision: the votes did not come in time, or what was decided cannot be done yet. Please see to it.

        Call: { $call }
        Application: { $reference }

        { $link }
notice-stand-in-named = A stand-in was named
    .body =
        You stand in for another member of the board, or another member stands in for you. The page says which.

        The other member: { $from }
        From: { $at }
        Until: { $deadline }

        { $link }
notice-minutes-ready = Minutes are ready
    .body =
        The minutes are ready. Please read them and say if something is missing.

        Call: { $call }
        Written by: { $from }
        Please read by: { $deadline }

        { $link }
notice-deadline-passed = A deadline has passed: { $call }
    .body =
        The deadline of a call has passed. It takes no more applications.

        Call: { $call }

        The applications:
        { $link }
notice-task-due = A task is due
    .body =
        A task given to you is due.

        Task: { $note }
        Application: { $reference }
        Due: { $deadline }

        { $link }
notice-list-hit = A name must be checked
    .body =
        A name is like one on a list of sanctions. Nothing is paid until somebody has looked.

        Application: { $reference }

        { $link }
notice-rate-missing = An exchange rate is missing
    .body =
        An exchange rate is missing. Please enter it.

        Currencies: { $note }
        Needed for: { $deadline }

        { $link }
notice-statement-unmatched = A statement has lines that match nothing
    .body =
        Some lines of a bank statement match no payout and no receipt. Please look at them.

        Lines: { $note }

        { $link }
notice-new-device = A sign-in from a new browser
    .body =
        Somebody signed in to your account from a browser that was not used before.
        If it was you, there is nothing to do.
        If it was not you, open this page, sign out everywhere and set a new password:
        { $link }

        When: { $at }

        If it was you, you do not need to do anything. If not, change your password now:
        { $link }
notice-role-changed = What you may do here has changed
    .body =
        Your roles in the program were changed.

        Changed by: { $from }

        If you did not expect this, please ask. What you may do now:
        { $link }
notice-digest = What waits for you
    .body =
        This is what has come since the last letter:

        { $items }

        How often you are written to:
        { $link }

## How a notice waits, and what is wished

mail-why-in-digest = In a digest
mail-why-quiet-hours = The reader wants quiet at this hour
mail-state-held = For a digest
mail-preview-lead = Not sent yet. If it were sent now, it would say:
mail-wishes-heading = How you are written to
mail-wishes-lead = Choose how soon you want each notice by mail. What is about the safety of your account always comes at once. Times are in the zone { $zone }.
mail-wishes-button = Save
mail-wishes-kept = Saved.
mail-wishes-quiet-from = Quiet from
    .hint = For example 22:00. Urgent notices come all the same.
mail-wishes-quiet-until = Quiet until
mail-wishes-quiet-half = Give both times, and let them differ
mail-wishes-time-malformed = Write a time like 22:00
mail-pace-at-once = At once
mail-pace-daily = In a daily digest
mail-pace-weekly = In a weekly digest
mail-pace-never = Never by mail
audit-mail-wishes = Chose how to be written to
mail-mode-heading = How we write to you
mail-mode-lead = Others may read your mail. Choose what is safe for you. You can change it at any time.
mail-mode-mode = Mail
mail-mode-neutral = Neutral: only that there is news
    .hint = No names, no amounts, no link, nothing about what it is.
mail-mode-full = Full: what has happened, and a link
    .hint = Still no names and no amounts. Only if nobody else reads your mail.
mail-mode-none = No mail at all
    .hint = News waits here behind your code. In important cases staff reach you in the safe way you named.
mail-mode-button = Save
mail-mode-kept = Saved. We write to you so from now on.
audit-applications-mail-mode = Changed what mail the group gets
mail-schedule-heading = Reminders
mail-schedule-lead = Groups are reminded at nine in the morning, once each: of a draft that is not sent, by the deadline or their own later one, and of their reports. Board members are reminded of what they have not scored.
mail-schedule-days = Days before the deadline, for drafts
    .hint = For example: 7, 3, 1. Empty: no reminders.
mail-schedule-report-days = Days before a report is due
    .hint = For example: 7, 3, 1. Empty: no reminders.
mail-schedule-late-days = Days after a report was due
    .hint = For example: 1, 7. Empty: no reminders.
mail-schedule-reads-by = Day by which the board finishes reading
    .hint = Empty: no reminders to the board.
mail-schedule-reading-days = Days before it, for board members
    .hint = For example: 7, 3, 1. Empty: no reminders.
mail-schedule-malformed = Write whole days from 1 to { $most } with commas between, at most eight
mail-schedule-button = Save
mail-schedule-kept = The reminders are set.
audit-mail-schedule = Set the reminders of a call
mail-reach-so-far-heading = Old cases
mail-reach-so-far-lead = If all that is listed is long settled, let it be done at once. It is written down who did so.
mail-reach-so-far-button = All so far is done
mail-reach-so-far-done = All so far counts as done.
audit-mail-reach-so-far = Let all groups to reach so far be done

## The wording of notices

mail-texts-heading = Wording of notices
mail-texts-lead = Each notice has a wording of the program. You can put your own in its place, for each language, and where it belongs to a call, for each call.
mail-text-private = Mail in privacy mode
mail-text-neutral = What stands in place of the news
mail-text-sender = Name of the sender
mail-text-groups = To groups that asked for full mail
mail-text-programme = To programme staff
mail-text-board = To the board
mail-text-finance = To finance
mail-text-everyone = To everybody with an account
mail-wording-heading = Wording: { $name }
mail-text-call = Call
mail-text-all-calls = All calls
mail-text-show = Show
mail-text-is-own = This is your own wording.
mail-text-is-default = This is the wording of the program.
mail-text-subject = Subject
mail-text-body = Text
    .hint = The greeting and the footer are added. A line whose value is missing is left out.
mail-text-button = Save
mail-text-preview = Preview
mail-text-reset = Back to the wording of the program
mail-text-kept = The wording is saved.
mail-text-was-reset = The wording of the program is used again.
mail-text-history = Versions
mail-text-default = The wording of the program
mail-text-values = What you may put in
mail-text-no-values = Nothing: this text must tell nothing.
mail-text-broken = A brace has no partner. Write values like {"{"}call{"}"}
mail-text-unknown = There is no value { $name } here. You may use: { $known }
mail-text-link-needed = The text needs {"{"}link{"}"}: without it nobody can go on
mail-text-subject-missing = Write a subject
mail-text-body-missing = Write a text
audit-mail-keep-text = Changed the wording of a notice
audit-mail-reset-text = Went back to the program's wording of a notice
mail-value-reference = Number of the application
mail-value-call = Name of the call
mail-value-link = Address of the page
mail-value-deadline = Until when
mail-value-amount = Amount
mail-value-from = Who did it
mail-value-note = Note
mail-value-at = When
mail-value-items = The list
mail-value-name = Name of the group
mail-value-date = Day of the decision
mail-value-facts = Reference, amount and days, as a block
mail-value-conditions = Conditions of the board, where there are any
mail-value-instalments = Table of the instalments
mail-value-exchange = Sentence on exchange, where the amount is in another currency
mail-value-reasons = Reasons of the board and feedback by criterion, where the rules of the round share them
mail-text-results = Letters about the decision
mail-text-crowded = { $name } stands for a whole block: leave an empty line before and after it
mail-text-letter-hint = An empty line begins a paragraph. Lines that begin with a dash and a space become points.
mail-result-heading = Letter about the decision
mail-result-pdf = Download as PDF
mail-result-wording = Change the wording
mail-result-back = Back
mail-decline-title = Letter about the decision on your application
mail-decline-decided = Thank you for your application and for your work. We are sorry to tell you: on { $date } the board decided that it cannot give your group a grant this time.
mail-decline-next = What you can do
mail-decline-next-ask = Ask us for an explanation by a message on your application's page.
mail-decline-next-appeal = If you think that the rules were not followed, send an appeal. People who had no part in the decision will answer.
mail-decline-next-again = You may apply to another call. This decision does not count against you.
mail-decline-closing = We wish you strength and success.
mail-messages-search = Search these messages
mail-messages-search-button = Search
mail-messages-not-found = No message has these words.

notice-audit-head = The newest seal of the audit trail
    .body =
        Please keep this message. It proves later that nobody took entries away.
        Seal: { $reference }
        Tag: { $note }
        To compare: hashar doctor audit
notice-offer-made = There is a decision on your application: please answer
    .body =
        The board can give you less than you asked for. The offer is on your application's page. Please read it, change your budget if you are asked to, and answer yes or no.

        Call: { $call }
        Please answer by: { $deadline }

        To answer, open this page and enter your code:
        { $link }
notice-offer-reminder = We are waiting for your answer
    .body =
        Your answer to the offer has not arrived yet. Until the last day the money is kept for you.

        Call: { $call }
        Please answer by: { $deadline }

        To answer, open this page and enter your code:
        { $link }
notice-offer-lapsed = The last day to answer has passed
    .body =
        No answer to our offer came in time, and the money is free for other groups. If you still want the grant, write us a message.

        Call: { $call }

        To write to us, open this page and enter your code:
        { $link }
notice-offer-answered = An offer was answered or is over: { $reference }
    .body =
        The group has answered our offer, or the last day to answer has passed.

        Application: { $reference }
        Call: { $call }

        { $link }
