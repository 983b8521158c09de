"""What the secretariat is told when a check, a decision or a join is refused."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "note-is-empty": mark("Write what is to be noted."),
    "day-in-the-future": mark("Choose a day that has come."),
    "nothing-is-lacking": mark("Choose what is lacking."),
    "remedy-in-the-past": mark("Choose an instant that is still to come: the person needs time to mend it."),
    "nomination-lacks": mark("Something is still lacking. Write why the person is approved all the same."),
    "vetting-is-decided": mark("It is decided already. Take the decision back first."),
    "vetting-is-not-decided": mark("Nothing is decided yet."),
    "complaint-needs-time": mark("Choose until when the person can complain; it must be still to come."),
    "join-needs-two-of-a-round": mark("Choose two nominations of the same round."),
    "nomination-is-joined": mark(
        "It is taken together with another nomination. Decide about that one, or part them first."
    ),
    "nomination-holds-others": mark("Others are taken together with it. Keep this one, or part them first."),
    "nomination-is-not-joined": mark("It is not taken together with another nomination."),
}
