# The reserve list of a round: who gets a grant when money returns.
board-outcome-reserve = Put on the reserve list
    .hint = No money now; a grant if money returns
board-column-reserve = On the reserve list
board-rules-place-told = Groups on the reserve list are told their place
applications-state-reserve = On the reserve list
applications-status-reserve = Decided: on the reserve list
    .text = There is not enough money for your project now. If money becomes available, it is offered to the groups on the list in order. Nothing is promised.
awards-reserve-heading = Reserve list
awards-reserve-lead = When money returns to a fund, offer it to the first who waits for money of that fund.
awards-reserve-lead-over = This list has ended. The groups that still waited were told.
awards-reserve-none = Nobody is on the list.
awards-reserve-place = Place
awards-reserve-available = Available in the fund
awards-reserve-ends-on = The list runs until
awards-reserve-no-end = not set yet
awards-reserve-told = Groups know their results
awards-reserve-fixed = The order stands
awards-reserve-hidden = Hidden: you have a conflict of interest
awards-reserve-enough = Enough money for the next
awards-reserve-ready = { $call }: money for the next on the reserve list: { $n }
awards-reserve-stands-waiting = waiting
awards-reserve-stands-skipped = passed over
awards-reserve-stands-offered = offered
awards-reserve-stands-taken-up = grant awarded
awards-reserve-stands-left = no longer on the list
awards-reserve-stands-ended = the list ended
awards-reserve-end-heading = Last day of the list
awards-reserve-end-on = Last day
    .hint = After this day those who still wait are declined and told
awards-reserve-end-reason = Why the day changes
awards-reserve-end-button = Set the last day
awards-reserve-end-set = The last day of the list is set.
awards-reserve-order-heading = Change the order
awards-reserve-order-lead = The list begins in the order of the ranking. The chair can change it with a reason, until groups know their results.
awards-reserve-order-application = Application
awards-reserve-order-place = New place
awards-reserve-order-reason = Reason
awards-reserve-order-button = Move
awards-reserve-order-set = The order is changed.
awards-reserve-wait-turn = Others wait ahead for money of the same fund. Offer it to them first, or pass them over with a reason.
awards-reserve-wait-money = The fund does not have enough for it now.
awards-reserve-offer-lead = The whole amount asked is awarded at once. Where it is less, the group is asked first.
awards-reserve-offer-button = Offer the grant
awards-reserve-awarded = The award is made, and the group is told.
awards-reserve-offered = The offer is made, and the group is told.
awards-reserve-skip-heading = Pass over
awards-reserve-skip-lead = The group keeps its place; the next in line may be offered the money. The reason stays in the history.
awards-reserve-skip-reason = Reason for passing over
awards-reserve-skip-button = Pass over
awards-reserve-skipped = The group is passed over for now.
awards-reserve-back-button = Let it wait again
awards-reserve-put-back = The group waits again at its place.
awards-reserve-over = The reserve list has ended.
awards-reserve-end-missing = First set the last day of the reserve list of this round.
awards-reserve-end-early = Choose a day after today and after the results are released.
awards-reserve-before-release = The reserve list would end before the results are released. Its last day: { $ends_on }
awards-reserve-not-waiting = This group does not wait on the list, or not any more.
awards-reserve-not-released = The groups do not know their results yet. Offers begin after the release.
awards-reserve-not-next = Another application waits ahead for money of this fund: { $reference }
awards-reserve-frozen = The order stands: groups may know their results.
awards-reserve-place-outside = Choose a place from 1 to { $most }.
mail-reserve-title = Letter about the decision on your application
mail-reserve-decided = Thank you for your application and for your work. The board would like to support it, but the money is not enough now. On { $date } it put your application on the reserve list.
mail-reserve-means = What this means
mail-reserve-means-order = If money becomes available, it is offered to the groups on the list in order. We then write to you.
mail-reserve-means-nothing-promised = Nothing is promised: please do not spend money or take on debts because of it.
mail-reserve-means-until = The list ends on the day named above. If your turn has not come by then, we tell you.
mail-reserve-means-other = You may ask others for money and apply to other calls.
mail-reserve-means-withdraw = If you no longer need the grant, you can withdraw on your application's page.
notice-reserve-listed = There is a decision on your application
    .body =
        The board has decided. The decision, and a letter that says what it means, are on your application's page.

        Call: { $call }

        To read it, open this page and enter your code:
        { $link }
notice-reserve-moved = The reserve list ends on another day
    .body =
        The last day of the reserve list that your application is on has changed.

        Call: { $call }
        Last day of the list: { $deadline }

        To see your application, open this page and enter your code:
        { $link }
notice-reserve-ended = The reserve list has ended
    .body =
        The reserve list that your application was on has ended, and its turn did not come. We are sorry. You may apply to another call.

        Call: { $call }

        To see your application, open this page and enter your code:
        { $link }
notice-reserve-ending = A reserve list ends soon: { $call }
    .body =
        Groups still wait on the reserve list. After its last day they are declined and told.

        Call: { $call }
        Last day of the list: { $deadline }

        { $link }
audit-awards-reserve = Put on the reserve list
audit-awards-offer_reserve = Money offered from the reserve list
audit-awards-skip_reserve = Passed over on the reserve list
audit-awards-put_back_reserve = Waits again on the reserve list
audit-awards-reorder_reserve = Moved on the reserve list
audit-awards-end_reserve_on = Last day of the reserve list set
audit-awards-leave_reserve = Declined at the end of the reserve list
audit-awards-end_reserve = Reserve list ended
