"""What the secretariat is told when nobody is proposed, submitted or appointed."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "begins-before-the-decision": mark("The place would begin before the decision. Write why, or choose another day."),
    "case-is-decided": mark("The municipal council has decided about somebody in the case."),
    "case-is-not-submitted": mark("The case has not gone to the municipal council."),
    "case-is-submitted": mark("The case has gone to the municipal council already."),
    "decided-before-it-was-proposed": mark(
        "The decision is from before it was proposed: choose one from %(day)s or later."
    ),
    "decision-appoints-nobody": mark("Choose a decision to appoint."),
    "deviation-needs-a-reason": mark("Write why it differs from what was proposed."),
    "group-is-full": mark("Every seat of %(group)s is taken in that time."),
    "group-is-not-said": mark(
        "Nothing says for which member group. Choose it on the contest, or write each in by hand."
    ),
    "is-proposed-already": mark("The person is proposed for the same member group already."),
    "nobody-is-proposed": mark("Nobody is proposed."),
    "nominee-is-erased": mark("What the candidate told is erased. Write the person in by hand."),
    "nothing-is-decided": mark("Choose what was decided about somebody."),
    "place-has-ended": mark("The place has ended since. What was decided stands."),
    "designate-has-dropped-out": mark("The person has dropped out, and cannot be appointed."),
    "designate-is-decided": mark("It is decided about the person already. Take that back first."),
    "designate-is-not-decided": mark("Nothing is decided about the person."),
    "result-is-not-certain": mark("The election committee has not certified the result."),
    "selection-is-not-concluded": mark("It is not concluded who is recommended."),
}
