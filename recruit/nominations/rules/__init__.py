"""The rules of this stage: facts in, reasons out."""

from recruit.nominations.rules.submission import NewNominator, NewNominee, Submission
from recruit.nominations.rules.vocabulary import Erased, ProposedAs, Source, Status

#: The purposes of the links in letters: the nominee's own page, the nominator's, and a sitting member's answer.
OWN_NOMINATION = "own-nomination"
OWN_PROPOSAL = "own-proposal"
CONTINUATION = "continuation"

__all__ = [
    "CONTINUATION",
    "OWN_NOMINATION",
    "OWN_PROPOSAL",
    "Erased",
    "NewNominator",
    "NewNominee",
    "ProposedAs",
    "Source",
    "Status",
    "Submission",
]
