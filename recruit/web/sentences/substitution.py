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
    "leave-outlasts-the-place": mark("The member's last day is %(day)s. The leave ends on that day at the latest."),
    "steps-in-elsewhere": mark(
        "There is a yes to stepping in for somebody else in the council on some of those days already. Only one of the "
        "two is possible."
    ),
    "reaches-past-the-term": mark("The term ends on %(day)s. Choose an earlier day."),
}
