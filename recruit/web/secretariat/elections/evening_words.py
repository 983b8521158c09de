"""What the scripts of the evening say, in the reader's language; they know no word of their own."""

from recruit.elections.rules.evening import Kind
from recruit.elections.rules.vocabulary import Advice
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import Refusal
from recruit.reports.words import word
from recruit.web.fields import EmailField
from recruit.web.secretariat.elections.counting.lots_shown import PURPOSES
from recruit.web.sentences import sentence


def words_for() -> dict[str, object]:
    """Return every sentence of the screen that changes while it is open; `{n}` and the like stand for what is so."""
    return {
        "sent": _("Everything is sent."),
        "oneWaits": _("1 thing waits for the network."),
        "manyWait": _("{n} things wait for the network."),
        "lastSent": _("Last sent at {time}."),
        "signedOut": _("You are signed out. Sign in in another window; nothing is lost, and it goes on by itself."),
        "otherUser": _(
            "Somebody else is signed in now, and loads the page again to go on. "
            "What waits here is sent when you are signed in again."
        ),
        "mayNot": _("You may not hold this evening any more. What waits here stays in this browser, and is not sent."),
        "gone": _("The evening is not there any more. Load the page again: it says why, and clears this computer."),
        "cannotKeep": _("This browser keeps nothing, so it only works while there is a network."),
        "notTaken": _("Not taken"),
        "fault": _("The program could not take it. Write it down on paper, and tell whoever runs the program."),
        "refused": _("Not taken: {n}. Look at it below."),
        "again": _("Send again"),
        "drop": _("Drop it"),
        "mend": _("Correct it"),
        "notOnBallot": _("Number {n} is not on the ballot."),
        "noPaper": sentence(Refusal("no-paper-is-read")),
        "noVoters": _("Nobody is counted at the door."),
        "nobodyStands": _("Nobody stands yet."),
        "silent": sentence(Refusal("candidates-have-not-declared", {"candidates": "{names}"})),
        "namesake": _("Somebody of that name stands already. Press Enter once more if it is another person."),
        "badAddress": str(EmailField.missing),
        "otherNumbers": _(
            "The numbers called out here no longer hold: somebody has left, or the list was closed on another screen."
            " Drop the ballots that were read by them, send the list again, and write totals for the names instead."
        ),
        "lotNeeds": _("Write at least {n} of the numbers in the order drawn."),
        "lotWitness": sentence(Refusal("lot-needs-a-witness")),
        "paperEmpty": _("Write the numbers, or say that the paper is blank."),
        "paperNotBlank": _(
            "The paper has crosses and is said to be blank. Take the numbers away, or say that it counts."
        ),
        "undo": _("Undo"),
        "waits": _("waits for the network"),
        "absent": _("is not here, and has not said yes"),
        "undeclared": _("has not declared to meet the condition"),
        "candidates": _("{n} stand"),
        "onBallot": _("{n} on the ballot"),
        "voters": _("{n} voters"),
        "read": _("{n} ballots read"),
        "readOf": _("{n} ballots read, {of} voters"),
        "tooMany": _("More than {n} crosses: the paper does not count. Take one away, or choose that it is invalid."),
        "adds": _("{cast} ballots, {of} voters: it adds up."),
        "differs": _("{cast} ballots, {of} voters: write in a remark what the difference is."),
        "account": _("{valid} count, {blank} are blank, {invalid} are invalid."),
        "preliminary": _("Preliminary: it is checked when the network is back."),
        "otherwise": _("The program has counted otherwise than this browser: what stands here now is the program's."),
        "noPreliminary": _("It is counted when the network is back."),
        "lot": _("Lot between {names}: {drawn} was drawn. {by} drew, {seen} saw it."),
        "tied": _("{names} are equal."),
        "wiped": _("Nothing of the evening is kept in this browser any more."),
        "notWiped": _("Something has not been sent yet. Send it or drop it first."),
        "offline": _("No network"),
        "begun": _("The candidates are being named"),
        "nobodyVotes": _("There are not more candidates than seats. All of them are recommended for appointment."),
        "votingNow": _("The vote is on"),
        "countingNow": _("The ballots are being counted"),
        "blank": _("blank"),
        "advice": {one.value: word(one) for one in Advice},
        "purposes": {purpose: [str(question), str(first)] for purpose, (question, first) in PURPOSES.items()},
        "kinds": {kind.value: said for kind, said in _kinds().items()},
    }


def words_when_over() -> dict[str, str]:
    """Return what is said of an evening that is annulled; `{n}` stands for how many acts were never sent."""
    return {
        "wiped": _("Nothing of the evening is kept in this browser any more."),
        "unsent": _("Not taken before the election was annulled, and it cannot be sent any more: {n}."),
    }


def _kinds() -> dict[Kind, str]:
    return {
        Kind.CANDIDATE: _("Called out"),
        Kind.CANDIDATE_BACK: _("Take out who was called out"),
        Kind.LIST: _("Close the list, and open the polls"),
        Kind.VOTER: _("One more voter"),
        Kind.VOTER_BACK: _("One voter fewer"),
        Kind.POLLS: _("Close the polls"),
        Kind.PAPER: _("Ballot paper"),
        Kind.PAPER_BACK: _("Undo a ballot paper"),
        Kind.COUNT: _("All ballots are read"),
        Kind.TOTALS: _("Totals"),
        Kind.LOT: _("The lot"),
        Kind.CERTIFY: _("Certify the result"),
    }
