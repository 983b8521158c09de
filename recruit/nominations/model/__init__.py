"""The tables of this stage."""

from recruit.nominations.model.answer import NominationAnswer, NominationWithdrawal, NomineeAsk
from recruit.nominations.model.nomination import ContinuationAsk, Nomination, Nominator, Nominee
from recruit.nominations.model.supporter import Supporter

__all__ = [
    "ContinuationAsk",
    "Nomination",
    "NominationAnswer",
    "NominationWithdrawal",
    "Nominator",
    "Nominee",
    "NomineeAsk",
    "Supporter",
]
