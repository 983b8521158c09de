"""The acts that take an election on: where each stands, what its pages say, and what happens by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.i18n import lazy as _l

if TYPE_CHECKING:
    from babel.support import LazyProxy


@dataclass(frozen=True, slots=True)
class Step:
    """An act: what it is called on its page and its button, and what happens by it, and when it is taken back."""

    #: Below the election's own address.
    address: str
    label: "LazyProxy"
    consequences: "Sequence[LazyProxy]"
    taken_back: "LazyProxy"


_AGAIN = _l("You can take it back, with a reason that stays on the record.")
_NO_LETTER = _l("No letter is sent to anybody.")

#: The result is certified on a page of its own.
STEPS: Mapping[Milestone, Step] = {
    Milestone.ANNOUNCED: Step(
        "bekendtgoerelse",
        _l("Announce the election"),
        (
            _l("Everybody can read when, where and how to vote, and who may, at the address below."),
            _NO_LETTER,
            _AGAIN,
        ),
        _l("Nobody can read the page of the election any more."),
    ),
    Milestone.FIXED: Step(
        "fastlaeg",
        _l("Fix the ballots"),
        (
            _l("The candidates get the numbers below, and ballots can be printed."),
            _l("Day, place, contests and numbers stay as they are."),
            _l("Whoever can no longer have a seat stays on the ballot, and is noted."),
            _AGAIN,
        ),
        _l("The numbers no longer hold. Ballots that were printed must not be used."),
    ),
    Milestone.UNCONTESTED: Step(
        "aflysning",
        _l("Nobody has to vote"),
        (
            _l("There are not more candidates than seats. All of them are recommended for appointment."),
            _l("The poll is cancelled: nothing is opened, closed or counted."),
            _l("Where the election is announced, its page says so at once. No letter is sent to anybody."),
            _AGAIN,
        ),
        _l("The poll is no longer cancelled, and nobody is recommended by it."),
    ),
    Milestone.VOTING: Step(
        "aabning",
        _l("Open the polls"),
        (
            _l("From now on votes are taken, by post too where that is possible."),
            _l("The ballots are in use, and the poll can no longer be cancelled."),
            _AGAIN,
        ),
        _l("The polls are no longer open."),
    ),
    Milestone.CLOSED: Step(
        "lukning",
        _l("Close the polls"),
        (
            _l("No more votes are taken."),
            _l("What was counted can be entered."),
            _AGAIN,
        ),
        _l("The polls are open again."),
    ),
    Milestone.RELEASED: Step(
        "offentliggoerelse",
        _l("Make the result public"),
        (
            _l("Everybody can read the result. It shows the names and votes that the election's settings say."),
            _l("It says who is recommended for appointment. The municipal council appoints."),
            _NO_LETTER,
            _AGAIN,
        ),
        _l("Nobody can read the result any more."),
    ),
    Milestone.SUBMITTED: Step(
        "indstilling",
        _l("Note that the recommendation is submitted"),
        (
            _l("It is noted that the recommendation has gone to the municipal council. The program sends nothing."),
            _AGAIN,
        ),
        _l("The recommendation counts as not submitted."),
    ),
    Milestone.ANNULLED: Step(
        "annullering",
        _l("Annul the election"),
        (
            _l("The election leads to nothing: nobody is recommended by it, and nothing more can be done with it."),
            _l("Everything that was written down stays on the record."),
            _l("Where the election is announced, its page says so at once. No letter is sent to anybody."),
            _AGAIN,
        ),
        _l("The election holds again, as far as it had come."),
    ),
}
BY_ADDRESS: Mapping[str, Milestone] = {step.address: kind for kind, step in STEPS.items()}
