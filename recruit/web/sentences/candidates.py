"""What the secretariat is told when the candidates are not fixed, or not taken back."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "candidates-are-fixed": mark("The candidates are fixed already. Take the list back first."),
    "candidates-are-not-fixed": mark("The candidates are not fixed."),
    "candidates-have-changed": mark("Others are approved than this page showed. Look at the list again."),
    "round-still-takes-nominations": mark("People can stand until %(closes)s. Fix the candidates after that."),
    "nominations-are-undecided": mark(
        "Somebody who stands is neither approved nor not approved. Decide about them first."
    ),
    "nobody-is-approved": mark("Nobody is approved as a candidate."),
    "day-is-not-to-come": mark("Choose a day that is still to come."),
    "complaints-are-open": mark("A complaint is open. Write why the candidates are fixed all the same."),
    "lot-needs-a-witness": mark("Write somebody else than the one who drew."),
}
