"""What the secretariat is told when nobody is proposed, submitted or appointed."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "ask-is-answered": mark("The substitute has answered already."),
    "another-is-next": mark("Somebody else is next now: %(name)s. Look once more before you ask."),
    "nobody-is-left-to-ask": mark("Nobody is left to ask."),
    "answered-after-it": mark("The answer would come after it is over. Choose an earlier deadline."),
    "deadline-too-far-off": mark("Choose a deadline within %(most)s days."),
    "call-is-over": mark("It is over: nobody is needed any more."),
    "ask-is-withdrawn": mark("It is taken back that the substitute was asked."),
    "body-is-dissolved": mark("The council is dissolved already."),
    "council-is-dissolved-then": mark("The council is dissolved from %(day)s, and nothing of it lasts longer."),
    "round-of-a-dissolved-council": mark("The council is dissolved. Nobody can stand for it."),
    "decided-meanwhile": mark(
        "No decision is waited for any more about: %(names)s. Somebody has entered it meanwhile. Look at what is left."
    ),
    "decision-dissolves-nothing": mark("Choose a decision to dissolve the council."),
    "dissolution-was-built-on": mark(
        "Something has been changed since, such as the days of a place that ended. Set that back first."
    ),
    "dissolution-is-undone": mark("It is undone already."),
    "decided-before-it-began": mark(
        "The council began on %(day)s. It cannot have been dissolved by a decision before."
    ),
    "dissolved-long-after-its-terms": mark("The last term of the council ends on %(day)s. Choose an earlier day."),
    "dissolved-before-it-began": mark("The council began on %(day)s. It cannot be dissolved before."),
    "dissolved-before-the-decision": mark("It was decided on %(day)s. Choose a later day."),
    "somebody-begins-later": mark("Places begin after that day: %(number)s. Take them back first."),
    "call-is-closed": mark("It is settled already who steps in."),
    "call-is-not-for-good": mark("The substitute steps in for a time only."),
    "deadline-is-over": mark("Choose a deadline that is still to come."),
    "consequence-is-no-choice": mark("This cannot be left out: %(consequence)s."),
    "ending-is-undone": mark("The departure is undone already."),
    "ending-was-built-on": mark(
        "Something has been built on the departure since, such as asking a substitute. Take that back first."
    ),
    "answer-by-is-over": mark("Choose a last day for the answer that is still to come."),
    "follows-otherwise-now": mark(
        "Something else follows now than what was shown, because you or somebody else has changed something. Read it,"
        " and register the departure again."
    ),
    "membership-has-ended-already": mark("The departure is registered already. Nobody is heard about it any more."),
    "nobody-else-decides-it": mark("Nobody else decides this. Choose a reason that somebody else decides."),
    "somebody-has-said-yes-since": mark(
        "A substitute has said yes since, so the departure stands. Take back what the substitute said first."
    ),
    "only-one-is-appointed": mark("A decision appoints one of them. Leave the other out, or leave out the decision."),
    "role-cannot-be-changed": mark("An associate has no seat and is no substitute."),
    "seat-is-not-said": mark("Choose a seat that is free."),
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
    "is-not-on-this-ballot": mark("The third ballot is only between the two with the most votes at the second."),
    "more-papers-than-present": mark("There are %(papers)s papers, but %(present)s are present."),
    "no-ballot-is-due": mark("No ballot is to be held now."),
    "no-lot-is-due": mark("No lot is to be drawn now."),
    "nobody-is-elected": mark("Nobody is elected yet."),
    "nobody-is-present": mark("Write how many are present, from 1 to %(most)s: so many are members that day."),
    "nobody-stands-for-the-office": mark("Choose who stands."),
    "nothing-is-noted": mark("Nothing is noted yet."),
    "place-came-of-a-decision": mark(
        "The place came of a decision in a case. Open the case under Appointment, and take back there what was decided."
    ),
    "place-is-spoken-of": mark(
        "Something has happened in this place: a vote for an office, a departure, or somebody stepped in. It was not "
        "registered in error."
    ),
    "office-vote-is-concluded": mark("The vote is concluded."),
    "office-vote-is-discarded": mark("The vote is discontinued."),
    "office-before-the-decision": mark("It was decided on %(day)s. The office cannot begin before."),
    "is-no-vice-chair": mark("Only the vice chair moves up."),
    "is-no-vice-chair-then": mark("Choose a day on which the vice chair has been in office, after the first one."),
    "chair-is-not-vacant": mark("The office of chair is vacant from %(day)s. Choose that day or a later one."),
    "stands-and-is-no-member": mark("Only those who are members on the day of the meeting can stand."),
    "stands-twice": mark("Somebody stands twice."),
    "only-members-are-stood-in-for": mark("Only a member has a substitute."),
    "somebody-else-is-asked": mark("Somebody else is asked now."),
    "somebody-is-called-already": mark("A substitute is called for in that time already."),
    "somebody-steps-in": mark("Somebody else has said yes and steps in."),
    "was-asked-already": mark("The person was asked already, this time."),
    "nothing-is-corrected": mark("Write what is different, or say that it is all right."),
    "nothing-to-settle": mark("There is nothing to deal with, or it has been dealt with already."),
    "begins-before-the-decision": mark("The place would begin before the decision. Write why, or choose another day."),
    "lot-has-other-places": mark("Tick %(places)s, as many as there are places."),
    "organisation-is-unknown": mark("Nobody knows %(name)s. Register the organisation first, or write its whole name."),
    "places-impossible": mark("Write how many places, from 1 to %(most)s."),
    "no-group-is-written": mark("Write at least one group of the municipal council and its members."),
    "members-impossible": mark("Each group has from 1 to %(most)s members."),
    "group-is-written-twice": mark("A group is written twice."),
    "case-is-not-decided": mark("The municipal council has not decided about anybody in the case."),
    "everybody-knows-the-decision": mark("Everybody has been told that already. Nobody gets the same letter twice."),
    "item-is-not-ticked": mark("The tick is taken back already."),
    "no-item-is-chosen": mark("Choose at least one item of the list."),
    "no-member-is-chosen": mark("Choose at least one member who has not got the letter, or lacks something."),
    "case-is-decided": mark("The municipal council has decided about somebody in the case."),
    "case-is-not-submitted": mark("The case has not gone to the municipal council."),
    "case-waits-for-a-complaint": mark("A complaint is open about the candidates. The case waits until it is decided."),
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
    "namesake-is-proposed": mark(
        "A candidate named %(name)s is in the case for that member group. Tick below if this is somebody else."
    ),
    "rank-impossible": mark("Write a number from 1 to %(most)s."),
    "is-proposed-already": mark("The person is proposed for the same member group already."),
    "nobody-is-proposed": mark("Nobody is proposed."),
    "nominee-is-erased": mark("What the candidate told is erased. Write the person in by hand."),
    "nothing-is-decided": mark("Choose what was decided about somebody."),
    "place-has-ended": mark("The place has ended since. What was decided stands."),
    "designate-has-dropped-out": mark("The person has dropped out, and cannot be appointed."),
    "designate-is-decided": mark("It is decided about the person already. Take that back first."),
    "designate-is-not-decided": mark("Nothing is decided about the person."),
    "result-is-not-certified": mark("The election committee has not certified the result."),
    "selection-is-not-concluded": mark("It is not concluded who is recommended."),
}
