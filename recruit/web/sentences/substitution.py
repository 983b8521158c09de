"""What the secretariat, and a substitute, are told when somebody does not step in like this."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "decision-before-the-vacancy": mark(
        "The decision is from %(day)s, before the seat fell vacant. Choose the new decision, or tick that it was known."
    ),
    "decision-is-the-first-one": mark(
        "That decision is no newer than the one that appointed the substitute. Choose the new decision."
    ),
    "entry-before-the-vacancy": mark("The seat is vacant from %(day)s. Choose that day or a later one."),
    "reaches-past-the-term": mark("The term ends on %(day)s. Choose an earlier day."),
}
