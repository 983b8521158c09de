"""The rules of this stage: facts in, reasons out."""

from recruit.foundation.writing import tidy_line, tidy_text
from recruit.nominations.rules.answer import Question, may_answer, may_remind, may_take_back
from recruit.nominations.rules.asking import (
    LETTERS_A_DAY,
    REMINDED_AFTER,
    REMINDED_APART,
    REMINDED_BEFORE,
    answers_until,
    expires_at,
    is_same_person,
    reminders_due,
)
from recruit.nominations.rules.contact import email_key, is_reachable
from recruit.nominations.rules.own import (
    may_be_sent_a_link,
    may_change,
    may_change_decided,
    may_correct,
    may_stand_again,
    may_undo,
    may_withdraw,
)
from recruit.nominations.rules.spoken import SPOKEN
from recruit.nominations.rules.status import Happened, status_of
from recruit.nominations.rules.submission import NewNominator, NewNominee, Submission
from recruit.nominations.rules.submitting import (
    TEXTS,
    RoundFacts,
    may_be_lacking,
    may_be_named,
    may_have_arrived,
    may_say,
    may_say_of_oneself,
    may_submit,
    may_write,
)
from recruit.nominations.rules.supporter import Candidacy, NewSupporter, identity, may_support
from recruit.nominations.rules.vocabulary import Erased, ProposedAs, Source, Status
from recruit.nominations.rules.words import (
    LONGEST_LINE,
    LONGEST_TEXT,
    count_words,
    holds_cpr_number,
    tidied,
    tidy_name,
    unfit,
)

#: The purposes of the links in letters: the nominee's own page, the nominator's, and a sitting member's answer.
OWN_NOMINATION = "own-nomination"
OWN_PROPOSAL = "own-proposal"
CONTINUATION = "continuation"
#: And the supporter's, who can take the signature back.
OWN_SUPPORT = "own-support"

__all__ = [
    "CONTINUATION",
    "LETTERS_A_DAY",
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "OWN_NOMINATION",
    "OWN_PROPOSAL",
    "OWN_SUPPORT",
    "REMINDED_AFTER",
    "REMINDED_APART",
    "REMINDED_BEFORE",
    "SPOKEN",
    "TEXTS",
    "Candidacy",
    "Erased",
    "Happened",
    "NewNominator",
    "NewNominee",
    "NewSupporter",
    "ProposedAs",
    "Question",
    "RoundFacts",
    "Source",
    "Status",
    "Submission",
    "answers_until",
    "count_words",
    "email_key",
    "expires_at",
    "holds_cpr_number",
    "identity",
    "is_reachable",
    "is_same_person",
    "may_answer",
    "may_be_lacking",
    "may_be_named",
    "may_be_sent_a_link",
    "may_change",
    "may_change_decided",
    "may_correct",
    "may_have_arrived",
    "may_remind",
    "may_say",
    "may_say_of_oneself",
    "may_stand_again",
    "may_submit",
    "may_support",
    "may_take_back",
    "may_undo",
    "may_withdraw",
    "may_write",
    "reminders_due",
    "status_of",
    "tidied",
    "tidy_line",
    "tidy_name",
    "tidy_text",
    "unfit",
]
