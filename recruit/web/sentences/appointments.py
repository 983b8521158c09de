"""What the secretariat is told when nobody is proposed, submitted or appointed."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "ask-is-answered": mark("The substitute has answered already."),
    "ask-is-withdrawn": mark("It is taken back that the substitute was asked."),
    "call-is-closed": mark("It is settled already who steps in."),
    "call-is-not-for-good": mark("The substitute steps in for a time only."),
    "deadline-has-passed": mark("Choose a deadline that is still to come."),
    "consequence-is-no-choice": mark("This cannot be left out: %(consequence)s."),
    "ending-is-undone": mark("The departure is undone already."),
    "ending-was-built-on": mark(
        "Something has been built on the departure since, such as asking a substitute. Take that back first."
    ),
    "ends-by-another-act": mark("This is registered by an act of its own. Choose another reason."),
    "hearing-is-not-said": mark("Say whether the member was heard first."),
    "heard-after-the-decision": mark("The member is heard before the decision, not after it."),
    "left-out-without-a-reason": mark("Write why this is left out: %(consequence)s."),
    "entry-before-the-decision": mark("The decision is from %(day)s. The place cannot begin before it."),
    "entry-needs-a-decision": mark("The member group asks for a new decision of the municipal council."),
    "is-no-substitute-then": mark("The person is no substitute for this place on that day."),
    "leave-has-no-end": mark("Write the last day of the leave."),
    "member-does-not-sit-then": mark("The member does not have the seat on that day."),
    "member-has-not-left": mark("The member still has the seat on that day. Register the departure first."),
    "nobody-has-said-yes": mark("Nobody has said yes."),
    "nobody-may-fill-it": mark("Choose who may fill the place."),
    "only-members-are-stood-in-for": mark("Only a member has a substitute."),
    "somebody-else-is-asked": mark("Somebody else is asked now."),
    "somebody-is-called-already": mark("A substitute is called for in that time already."),
    "somebody-steps-in": mark("Somebody else has said yes and steps in."),
    "was-asked-already": mark("The person was asked already, this time."),
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
