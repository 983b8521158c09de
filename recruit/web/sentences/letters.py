"""Letters by hand, and sending them once more."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "letter-is-not-to-be-posted": mark("The letter does not wait to be sent by you."),
    "letter-has-not-been-sent": mark("Only a letter that has been sent can be sent again."),
    "letter-is-erased": mark("The text is erased, so the letter can neither be printed nor sent."),
    "letter-waits-again": mark("The letter is written once more already, and waits to leave."),
    "letter-is-overtaken": mark(
        "What the letter says holds no longer, so it is not written on paper. Write from the page of the nomination."
    ),
    "letter-went-elsewhere-since": mark(
        "A later letter to the same person went to another address. "
        "Send that one again, or write from the person's page."
    ),
    "link-in-letter-is-over": mark(
        "The link in the letter works no more. Send a new one from the page of whoever it is about."
    ),
    "closed-letters-unknown": mark("Choose how closed letters are sent."),
}
