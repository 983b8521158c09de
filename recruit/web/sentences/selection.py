"""What the secretariat is told when a selection is not written, concluded, told or taken back."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "candidate-does-not-stand": mark("The candidate does not stand any more."),
    "choice-of-another-group": mark("Choose one of the round's member groups."),
    "choice-outside-the-groups": mark("The round fills no place of the member group of %(names)s. Choose another."),
    "choice-without-a-group": mark("Choose a member group for %(names)s."),
    "choice-without-a-reason": mark("Write a reason for %(names)s."),
    "complaints-hold-recommendation-back": mark(
        "A complaint is open. Nobody is told, and no paper goes on, before it is decided."
    ),
    "complaints-hold-selection-back": mark("A complaint is open. The selection is concluded once it is decided."),
    "criterion-has-notes": mark("Something is written about a candidate by this criterion, so it stays."),
    "criterion-is-there": mark("There is a criterion of that name already."),
    "decided-before-the-round": mark("Choose a day on which the round was open: %(day)s or later."),
    "more-than-places": mark("%(number)s are recommended for %(group)s, which has %(places)s places to fill."),
    "next-without-a-number": mark("Give %(names)s a number in the row."),
    "nobody-stands": mark("There is nobody to choose between."),
    "not-chosen-about": mark("Choose about %(names)s."),
    "number-given-twice": mark("%(names)s have the same number in the row: %(number)s."),
    "rank-from-one": mark("Write a number from 1 to 999."),
    "round-has-a-vote": mark("The round ends in a vote."),
    "selection-is-concluded": mark("The selection is concluded. Take the conclusion back first."),
    "selection-is-open": mark("The selection is not concluded."),
    "selection-is-released": mark("The candidates are told already."),
    "stands-in-across-groups": mark("%(names)s would stand in for somebody of another member group. Choose anew."),
    "stands-in-for-nobody": mark("%(names)s would stand in for somebody who is not recommended. Choose whom anew."),
}
