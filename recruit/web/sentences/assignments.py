"""What is said when nobody is asked, chosen or sent."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "a-step-still-waits": mark("Those who were asked can still answer. Wait for them, or for the deadline."),
    "asking-is-over": mark("Nobody is asked any more: it is settled."),
    "everybody-was-asked": mark("Everybody has been asked."),
    "group-has-ended": mark("The working group does not exist on that day."),
    "has-left-the-place": mark("The person has left the place already."),
    "has-not-volunteered": mark("Choose among those who have said yes."),
    "has-the-place-already": mark("The person has that place in these days."),
    "more-than-there-are-places": mark("There are %(places)s places. Choose no more than that."),
    "name-is-taken": mark("There is another working group of that name."),
    "nobody-is-chosen-yet": mark("Nobody is chosen yet."),
    "nobody-is-chosen": mark("Choose who it is, each once."),
    "not-eligible-for-the-place": mark(
        "By %(citation)s the place is for other members. Write why the person has it all the same."
    ),
    "only-members-vote": mark("Only a member or a substitute votes."),
    "opinions-choose-nobody": mark("Nobody is chosen where it is asked what somebody thinks."),
    "outside-the-place": mark("The days are outside those of the place."),
    "place-is-taken": mark("Somebody else has the place in these days."),
    "report-is-given": mark("It is noted already that they have told of it."),
    "said-how-is-missing": mark("More have said yes than there are places. Say how the choice was made."),
    "somebody-has-it-outside-these-days": mark("Somebody has the place outside these days. End that first."),
    "somebody-joins-later": mark("Somebody joins after that day: %(number)s. Take that back first."),
    "somebody-leads-it": mark("Somebody else leads the working group in these days."),
    "steps-overlap": mark("Each step has a later deadline than the one before."),
    "takes-part-already": mark("The person takes part in these days already."),
    "took-part-until-then": mark("The person has stopped already."),
    "too-many-steps": mark("Plan %(most)s steps at most."),
    "was-not-asked": mark("The person was not asked."),
}
