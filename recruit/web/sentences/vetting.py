"""What the secretariat is told when a check, a decision or a join is refused."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "nomination-unknown": mark("There is no nomination with this number in the round."),
    "note-is-empty": mark("Write what is to be noted."),
    "day-in-the-future": mark("Choose a day that has come."),
    "nothing-is-lacking": mark("Choose what is lacking."),
    "remedy-in-the-past": mark("Choose an instant that is still to come: the person needs time to mend it."),
    "nomination-lacks": mark("Something is still lacking. Write why the person is approved all the same."),
    "vetting-is-decided": mark("It is decided already. Take the decision back first."),
    "vetting-is-not-decided": mark("Nothing is decided yet."),
    "complaint-needs-time": mark("Choose until when the person can complain; it must be still to come."),
    "complaint-in-the-future": mark("Choose when it came; that cannot be still to come."),
    "complaint-is-sent-on": mark("It is sent on already."),
    "complaint-is-in-time": mark("It came in time, and cannot be dismissed as late."),
    "complaint-is-decided": mark("The complaint is decided already, or withdrawn."),
    "complaint-is-open": mark(
        "A complaint about this is open, so nothing can be erased before it is decided (GDPR art. 17(3)(e))."
    ),
    "erasing-is-stopped": mark("Erasing is stopped here, so nothing can be erased before that is taken back."),
    "journalise-first": mark(
        "It is not journalised yet. Journalise it first, then it can be erased (Offentlighedsloven § 15)."
    ),
    "restriction-stands": mark("It is not used already."),
    "restriction-untold": mark("Tell the person first, and from which day it is used again."),
    "restriction-lasts": mark("The person was told %(day)s. Before that day it is not used."),
    "before-the-complaint": mark("Choose a day that is not before the complaint came."),
    "join-needs-two-of-a-round": mark("Choose two nominations of the same round."),
    "nomination-is-joined": mark(
        "It is taken together with another nomination. Decide about that one, or part them first."
    ),
    "kept-nomination-does-not-stand": mark("Keep one that stands: otherwise the person would be no candidate."),
    "kept-nomination-is-not-approved": mark(
        "Keep the one that is approved, or take a decision back first: otherwise the person would be no candidate."
    ),
    "kept-nomination-is-not-listed": mark(
        "Keep the one that stands on the list of candidates: otherwise the person would be no candidate."
    ),
    "nomination-holds-others": mark("Others are taken together with it. Keep this one, or part them first."),
    "nomination-is-not-joined": mark("It is not taken together with another nomination."),
}
