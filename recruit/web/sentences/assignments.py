"""What is said when nobody is asked, chosen or sent."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "a-step-still-waits": mark("Those who were asked can still answer. Wait for them, or for the deadline."),
    "asking-is-over": mark("Nobody is asked any more: it is settled."),
    "does-not-take-part": mark("The person does not take part in the working group on that day."),
    "body-does-not-know-them": mark("The other body was never told that they come."),
    "everybody-was-asked": mark("Everybody has been asked."),
    "group-has-ended": mark("The working group does not exist on that day."),
    "has-not-left-the-council": mark("The person has not left the council."),
    "has-the-place-still": mark("The person has the place still."),
    "is-told-already": mark("It is told already."),
    "has-left-the-place": mark("The person has left the place already."),
    "has-not-volunteered": mark("Choose among those who have said yes."),
    "has-the-place-already": mark("The person has that place in these days."),
    "leads-already": mark("The person leads the working group already."),
    "more-than-there-are-places": mark("There are %(places)s places. Choose no more than that."),
    "name-is-taken": mark("There is another working group of that name."),
    "name-one-person": mark("Choose somebody of the council, or write the name of somebody else: one of them."),
    "nobody-is-chosen-yet": mark("Nobody is chosen yet."),
    "nobody-is-chosen": mark("Choose who it is, each once."),
    "nobody-leads-it": mark("Nobody leads the working group on that day."),
    "not-eligible-for-the-place": mark(
        "By %(citation)s the place is for other members. Write why the person has it all the same."
    ),
    "only-members-vote": mark("Only a member or a substitute votes."),
    "opinions-choose-nobody": mark("Nobody is chosen where it is asked what somebody thinks."),
    "outside-the-place": mark("The days are outside those of the place."),
    "place-is-closed": mark("The place is over by then already."),
    "place-is-taken": mark("Somebody else has the place in these days."),
    "report-is-given": mark("It is noted already that they have told of it."),
    "said-how-is-missing": mark("More have said yes than there are places. Say how the choice was made."),
    "somebody-begins-later": mark("Somebody has the place from a later day on. Take that back first."),
    "somebody-has-it-outside-these-days": mark("Somebody has the place outside these days. End that first."),
    "somebody-joins-later": mark("Somebody joins after that day: %(number)s. Take that back first."),
    "somebody-leads-it": mark("Somebody else leads the working group in these days."),
    "steps-overlap": mark("Each step has a later deadline than the one before."),
    "takes-part-already": mark("The person takes part in these days already."),
    "took-part-until-then": mark("The person has stopped already."),
    "too-many-steps": mark("Plan %(most)s steps at most."),
    "was-not-asked": mark("The person was not asked."),
}
