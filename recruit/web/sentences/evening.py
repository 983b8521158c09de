"""What is said when an act of the evening is not taken."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "evening-is-for-crosses": mark("The screen for the evening is for one contest with crosses."),
    "evening-is-at-a-meeting": mark("The screen for the evening is for votes at the meeting alone."),
    "evening-is-entered-once": mark("Two people enter what was counted in this election, each on a page of their own."),
    "act-says-something-else": mark("Something else was sent under this number. Write it once more."),
    "rehearsal-takes-no-candidates": mark(
        "A rehearsal uses candidates who are fixed. Nobody is called out, for they would get a letter."
    ),
    "candidates-have-not-declared": mark(
        "On faith and honour that they meet the condition, this is not declared by: %(candidates)s."
    ),
    "list-has-other-numbers": mark(
        "The list was closed before, with other numbers than here. Ballots read here by number are not counted: drop"
        " this, and write totals for the names instead."
    ),
    "list-is-closed-by-others": mark(
        "The list was closed before, and the election committee was %(people)s. Drop this; whoever else is there is"
        " written down when the result is certified."
    ),
    "numbers-are-of-others": mark(
        "On the ballot these numbers belong to others than on the screen where they were read. Drop this, and write"
        " totals for the names instead."
    ),
    "paper-has-too-many-crosses": mark("The paper has more than %(most)s crosses. Mark it as invalid."),
    "paper-counts-or-does-not": mark("A paper has crosses that count, or it is invalid."),
    "act-is-not-there": mark("What should be undone was not found. Correct the numbers instead."),
    "act-is-taken-back": mark("That is undone already."),
    "no-paper-is-read": mark("Read the ballot papers first, or write the totals."),
    "papers-are-read-since": mark("Papers were read since it was counted. Count again first."),
    "lot-is-not-asked-for": mark("The count does not ask for a lot between these. Look at what it says now."),
}
