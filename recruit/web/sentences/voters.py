"""What the secretariat is told when it cannot be noted like this who votes."""

from collections.abc import Mapping

from recruit.foundation.i18n import mark

SENTENCES: Mapping[str, str] = {
    "ballots-are-not-fixed": mark("Nobody votes before the ballots are fixed."),
    "register-is-kept": mark("There is a register of voters already."),
    "register-ends-before-the-poll": mark("Write a day after the election."),
    "register-is-frozen": mark("The register is frozen. Whoever is added now is added by a decision."),
    "register-is-not-frozen": mark("Freeze the register before anybody is marked."),
    "register-is-not-frozen-yet": mark("Nobody is taken out of a register that is not frozen. Read in another list."),
    "voter-has-voted": mark("%(name)s has voted. Take the mark back first, if it is wrong."),
    "register-is-empty": mark("Nobody is in the register. Read in a list first."),
    "register-has-changed": mark("The register has changed meanwhile. Throw this away, and read the list again."),
    "list-is-read-already": mark("This list is read in already."),
    "list-is-not-one-table": mark("The file must hold one table: one sheet with a voter a row."),
    "request-has-not-come": mark("Write the day on which it was asked, not a day to come."),
    "nobody-votes-like-that": mark("Nobody votes like that in this election."),
    "voter-is-marked": mark("%(name)s has voted already, %(form)s."),
    "voter-is-not-marked": mark("There is no mark to take back."),
    "nobody-votes-by-post": mark("Nobody votes by post in this election."),
    "nobody-votes-at-a-meeting": mark("Nobody votes at a meeting in this election."),
    "envelopes-are-too-many": mark("Register from 1 to %(most)s envelopes at once."),
    "envelope-number-is-unlikely": mark("Write numbers from 1 to %(highest)s."),
    "envelope-is-registered": mark("Envelope no. %(number)s is registered already."),
    "envelope-has-not-come": mark("Write the day on which it came, not a day to come."),
    "envelope-came-late": mark("Votes by post are not taken after their last day. Reject what came later."),
    "envelopes-are-opened": mark("The accepted envelopes are opened. None can be added to them or taken out."),
    "no-envelope-is-chosen": mark("Choose at least one envelope."),
    "envelopes-were-judged-anew": mark("Somebody has judged an envelope anew meanwhile. Look at them again."),
    "envelope-is-judged-by-you": mark("You judged one of them yourself. Somebody else confirms it."),
    "somebody-else-confirms": mark("Somebody else has an account and can confirm it. Nobody is named on paper then."),
    "witness-is-yourself": mark("Write the name of somebody else than you."),
    "envelopes-wait": mark("%(number)s envelopes wait for a second person. Confirm them first."),
    "two-people-open-envelopes": mark("Write at least two names, one a line."),
    "inner-envelopes-differ": mark(
        "There are %(inner)s inner envelopes, but %(accepted)s accepted ones. Write what the difference is."
    ),
}
