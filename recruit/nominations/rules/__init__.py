"""The rules of this stage: facts in, reasons out."""

from recruit.nominations.rules.contact import email_key, is_reachable
from recruit.nominations.rules.deadline import end_of, is_open
from recruit.nominations.rules.reference import new_reference, new_support_code
from recruit.nominations.rules.status import Happened, status_of
from recruit.nominations.rules.submission import NewNominator, NewNominee, Submission
from recruit.nominations.rules.submitting import TEXTS, RoundFacts, may_be_lacking, may_submit, may_write
from recruit.nominations.rules.vocabulary import Erased, ProposedAs, Source, Status
from recruit.nominations.rules.words import (
    LONGEST_LINE,
    LONGEST_TEXT,
    count_words,
    holds_cpr_number,
    tidied,
    tidy_line,
    tidy_name,
    tidy_text,
)

#: The purposes of the links in letters: the nominee's own page, the nominator's, and a sitting member's answer.
OWN_NOMINATION = "own-nomination"
OWN_PROPOSAL = "own-proposal"
CONTINUATION = "continuation"

__all__ = [
    "CONTINUATION",
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "OWN_NOMINATION",
    "OWN_PROPOSAL",
    "TEXTS",
    "Erased",
    "Happened",
    "NewNominator",
    "NewNominee",
    "ProposedAs",
    "RoundFacts",
    "Source",
    "Status",
    "Submission",
    "count_words",
    "email_key",
    "end_of",
    "holds_cpr_number",
    "is_open",
    "is_reachable",
    "may_be_lacking",
    "may_submit",
    "may_write",
    "new_reference",
    "new_support_code",
    "status_of",
    "tidied",
    "tidy_line",
    "tidy_name",
    "tidy_text",
]
