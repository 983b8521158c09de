"""What is said when a meeting is not planned, nobody is noted, or apologies are not taken."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "allowance-is-paid": mark("The allowance is paid. Take that back first."),
    "another-meeting-then": mark("The council has another meeting at that time."),
    "attendance-needs-a-decision": mark(
        "Choose the decision that lets substitutes come beside the member. Without one they come when a member cannot."
    ),
    "has-apologised-already": mark("We have the apologies already."),
    "has-no-place-in-the-council": mark("Only who has a place in the council takes part like this. Choose guest."),
    "has-not-apologised": mark("There are no apologies to take back."),
    "is-not-invited": mark("The person is not invited to this meeting."),
    "item-has-no-such-number": mark("Write the numbers of the items, from 1 to %(most)s."),
    "left-before-coming": mark("Nobody leaves before they have come."),
    "meeting-ends-before-it-begins": mark("The meeting ends after it begins, on the same day."),
    "meeting-has-begun": mark("The meeting began %(begins)s. Call the secretariat."),
    "meeting-has-not-begun": mark("The meeting begins %(begins)s. Who came can be noted then."),
    "meeting-is-cancelled": mark("The meeting is cancelled."),
    "meeting-is-not-cancelled": mark("The meeting is not cancelled."),
    "meeting-is-paid": mark("Somebody is paid for the meeting as it was. Take that back first, under Allowances."),
    "meeting-number-is-taken": mark("Another meeting of the term has number %(number)s."),
    "meeting-outside-the-term": mark("The day is outside the term. Choose another day, or another term."),
    "meeting-time-is-over": mark("The meeting would have begun by now. Plan another one."),
    "meeting-was-held": mark("The meeting was held: it is noted who came."),
    "meeting-would-be-over": mark(
        "The time is over, and somebody is told that the meeting is to come. "
        "Choose a time to come, or cancel the meeting."
    ),
    "nobody-to-tell": mark("Everybody knows of it already. Nobody is written to twice."),
    "not-in-every-month": mark("Choose the first to the fourth, or the last. Not every month has a fifth."),
    "noted-otherwise-since": mark("Something was changed since, of %(names)s. Set it right on the page of attendance."),
    "number-impossible": mark("Write a number from %(fewest)s to %(most)s."),
    "outside-the-meeting": mark("Write a time within the meeting."),
    "paid-for-the-meeting": mark("%(name)s is paid for the meeting. Take that back first, under Allowances."),
    "paid-on-another-day": mark(
        "Write a day from %(first)s, when the last of the meetings was, to %(last)s, a year ahead."
    ),
    "travel-impossible": mark("Write how long the journey took, at most %(most)s minutes."),
    "was-not-there": mark("Only who was there came late, left early or was disqualified."),
}
