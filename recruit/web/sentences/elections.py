"""What the secretariat is told when an election does not go on, or figures do not add up."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "polling-never-opens": mark("The polls must open before they close."),
    "nobody-can-vote": mark("Choose how people vote: at a meeting, by post, or both."),
    "polling-day-is-over": mark(
        "The day is over. Correct it, or tick under More that the election was held and is entered afterwards."
    ),
    "contest-has-more-seats-than-the-group": mark(
        "%(contest)s has %(seats)s seats, but the round fills %(places)s there. Check that it is meant so."
    ),
    "contests-have-more-seats-than-the-round": mark(
        "The contests have %(seats)s seats, but the round fills %(places)s. Check that it is meant so."
    ),
    "post-deadline-is-missing": mark("Write until when votes by post are taken."),
    "candidates-are-in-no-contest": mark(
        "On no ballot: %(candidates)s. Divide the seats otherwise, or correct for which seats they stand."
    ),
    "election-has-no-contest": mark("Write at least one contest with its seats."),
    "contest-stands-twice": mark("Two contests are called %(contest)s. Give each its own name."),
    "contest-fills-no-seat": mark("%(contest)s must fill at least one seat."),
    "method-is-unknown": mark("%(contest)s cannot be counted in that way. Choose another."),
    "marks-are-missing": mark("Write how many crosses a paper may have in %(contest)s."),
    "number-is-a-slip": mark("Write a number in %(contest)s that can be so, at most %(most)s."),
    "method-has-no-cap": mark("A cap for each group can only be used with crosses. Take it away in %(contest)s."),
    "outline-is-no-election": mark(
        "The file has no contest, more than %(most)s of something, or too long a text. Choose another file."
    ),
    "outline-method-unknown": mark("A contest is counted by “%(method)s”, which this program does not know."),
    "outline-cap-unapproved": mark(
        "There is a cap for each group by country. No such groups are approved here, so it is left out."
    ),
    "outline-group-unknown": mark("No member group here is called %(group)s, so nobody votes for it apart."),
    "outline-countries-unapproved": mark(
        "There is a contest for each group by country. No such groups are approved here, so there is one contest."
    ),
    "outline-tasks-impossible": mark(
        "Lines of the checklist without words, too long, or with no day that can be: %(number)s."
    ),
    "outline-dates-stand": mark("These stand in your round's timetable already, and stay: %(dates)s."),
    "lessons-name-somebody": mark("Somebody or some place is named. Write it so that it can leave the house."),
    "task-is-far-from-the-poll": mark("Write a day within two years of the polling day."),
    "ballots-are-fixed": mark("The ballots are fixed. Take that back before you change the election."),
    "election-has-passed-that": mark("That is recorded already."),
    "election-is-annulled": mark("The election is annulled."),
    "election-has-not-come-so-far": mark("First this must be so: %(needs)s."),
    "everybody-is-told": mark("Every candidate has been told that already. Nobody gets the same letter twice."),
    "rehearsal-goes-nowhere": mark("This is a rehearsal, and nothing of it goes to anybody."),
    "committee-day-is-missing": mark("Write on which day the election committee met."),
    "committee-has-not-met": mark("Write a day on which the election committee has met."),
    "committee-met-before-the-polls": mark(
        "The election committee cannot have met about it before %(day)s, the polling day."
    ),
    "polls-open-on-their-day": mark(
        "Nobody votes by post, so the polls open on the polling day, %(day)s, or later. A rehearsal waits for no day."
    ),
    "polls-are-not-over": mark(
        "The polls are closed on the polling day, %(day)s, or later. A rehearsal waits for no day."
    ),
    "announced-is-no-rehearsal": mark("The election is announced. Take that back before it becomes a rehearsal."),
    "committee-is-nobody": mark("Write who of the election committee was there."),
    "nobody-has-to-vote": mark(
        "There are not more candidates than seats, so nobody has to vote. Cancel the poll instead."
    ),
    "contest-has-more-candidates-than-seats": mark("%(contest)s has more candidates than seats, so there is a poll."),
    "people-have-voted": mark("The polls have opened, so the poll cannot be cancelled."),
    "contest-is-not-counted": mark("%(contest)s is not counted."),
    "count-is-outdated": mark("Something of %(contest)s has changed since it was counted. Count it again."),
    "lot-is-open": mark("A lot must be drawn in %(contest)s first."),
    "result-is-complained-about": mark("A complaint is open. It holds the recommendation back until it is decided."),
    "later-milestone-stands": mark("First take this back: %(milestone)s."),
    "result-has-changed": mark("The result has changed since you saw it. This is what it says now; sign that."),
    "result-is-signed-by-you": mark("You have signed this result."),
    "too-few-have-signed": mark(
        "%(signed)s have signed. More than half of those present sign, and two at least: here %(needed)s. Or all sign "
        "on paper."
    ),
    "votes-are-not-counted": mark(
        "Everybody who is left in %(contests)s has a seat, but people have voted, and nobody counted it. Write under "
        "remarks what becomes of the votes."
    ),
    "seats-are-voted-on-already": mark(
        "%(election)s is announced for the same seats. Take that back, or annul that election, first."
    ),
    "voters-are-noted": mark("Voters are counted at the door, or marked in the register. Take that back first."),
    "envelopes-have-come": mark("Votes have come by post. The ballots they were given with stay as they are."),
    "count-has-begun": mark(
        "What was counted is entered, or envelopes are opened, so the polls stay closed. Take away what was entered "
        "first."
    ),
    "entry-is-not-withdrawn": mark("The candidate can have a seat."),
    "entry-is-withdrawn": mark("That is noted already."),
    "polls-are-not-closed": mark("Nothing is counted before the polls are closed."),
    "result-is-certain": mark("The election committee has certified the result. Take that back first."),
    "nothing-is-counted": mark("Enter what was counted in %(contest)s first."),
    "second-entry-is-missing": mark("A second person has not entered %(place)s (%(form)s) yet."),
    "entries-differ": mark("The two entries of %(place)s (%(form)s) differ. Count again where they do."),
    "number-is-negative": mark("Write numbers of 0 or more."),
    "more-votes-than-papers": mark("Candidate %(number)s has more votes than the %(valid)s papers that count."),
    "more-marks-than-papers-hold": mark("There are %(marks)s votes, but the papers hold at most %(most)s."),
    "papers-without-a-mark": mark(
        "There are %(marks)s votes on %(valid)s papers that count, but each of them has at least one."
    ),
    "papers-are-not-as-many": mark("You entered %(entered)s papers, but wrote that %(valid)s count."),
    "papers-differ-from-voters": mark(
        "There are %(cast)s papers, but %(expected)s voters or envelopes. Write what the difference is."
    ),
    "voters-differ-from-account": mark(
        "What was entered for %(place)s (%(form)s) is of %(said)s voters or envelopes, but %(noted)s are noted by now. "
        "Correct what was entered there, or write there what the difference is; then count again."
    ),
    "more-papers-than-people": mark("Write numbers of at most %(most)s."),
    "final-count-differs": mark("The final count differs from the preliminary one. Write why."),
    "papers-are-needed": mark("Enter the papers themselves: totals do not say in which order people stand on them."),
    "candidate-is-not-on-the-ballot": mark("A number stands here that is on no ballot."),
    "place-is-entered": mark("%(place)s (%(form)s) is entered already. Correct that entry, or write another place."),
    "first-entry-is-missing": mark("Nobody has entered that place yet, so there is nothing to enter a second time."),
    "second-entry-by-the-same": mark("You made the first entry. Somebody else makes the second, without seeing yours."),
    "totals-and-papers-are-mixed": mark(
        "Some places of %(contest)s have totals and others papers. Enter all of them in one way."
    ),
    "sources-are-missing": mark("Write which public numbers were used, and where they were published beforehand."),
    "lot-is-for-others": mark(
        "Write who was drawn, in the order drawn: at least %(needed)s of those who are equal, none of them twice."
    ),
    "lot-is-drawn-before-the-count": mark(
        "The polls closed on %(when)s. A lot is drawn after that, for those whom the count says are equal."
    ),
    "lot-is-not-drawn-yet": mark("Write when the lot was drawn, not a time to come."),
}
