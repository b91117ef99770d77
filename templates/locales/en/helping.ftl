# Helping a group to fill in its application.
applications-help-heading = Help the group fill in its application
applications-help-lead = Until it is sent, an application is its group’s own. Open it only to help, with the group’s knowledge.
applications-help-seen = It is open to you for one day, or until it is sent. The group reads when it was opened and why.
applications-help-reason = Why you open it
    .hint = The group reads this
applications-help-button = Open the application
applications-helped = The application is open to you for one day.
applications-help-first = To fill it in, first open the application with a reason.
applications-help-unread = This application has not been sent and is its group’s own: nobody of the programme reads it. Sections filled in: { $done } of { $all }.
applications-opened-heading = Opened by the programme
applications-opened-lead = When somebody of the programme opened your application to help you fill it in, and why.
applications-opened-at = Opened
applications-opened-until = Until
applications-opened-reason = Why
applications-opened-entered = Entered for you
applications-opened-now = Somebody of the programme has your application open now, to help you.
audit-applications-open_draft = Opened to help the group fill it in
