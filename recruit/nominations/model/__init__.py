"""The tables of this stage."""

from recruit.nominations.model.access import AccessChoice, AccessRequest
from recruit.nominations.model.answer import NominationAnswer, NominationWithdrawal, NomineeAsk
from recruit.nominations.model.candidates import Candidate, CandidateList
from recruit.nominations.model.complaints import Complaint
from recruit.nominations.model.journal import JournalPacket
from recruit.nominations.model.nomination import ContinuationAsk, Nomination, Nominator, Nominee
from recruit.nominations.model.retention import RetentionStop
from recruit.nominations.model.rights import ErasureRequest, Restriction
from recruit.nominations.model.selection import (
    Assessment,
    AssessmentNote,
    Recommendation,
    Recommended,
    SelectionCriterion,
)
from recruit.nominations.model.supporter import Supporter
from recruit.nominations.model.vetting import (
    Deficiency,
    NominationJoin,
    NominationNote,
    Verification,
    VettingDecision,
)

__all__ = [
    "AccessChoice",
    "AccessRequest",
    "Assessment",
    "AssessmentNote",
    "Candidate",
    "CandidateList",
    "Complaint",
    "ContinuationAsk",
    "Deficiency",
    "ErasureRequest",
    "JournalPacket",
    "Nomination",
    "NominationAnswer",
    "NominationJoin",
    "NominationNote",
    "NominationWithdrawal",
    "Nominator",
    "Nominee",
    "NomineeAsk",
    "Recommendation",
    "Recommended",
    "Restriction",
    "RetentionStop",
    "SelectionCriterion",
    "Supporter",
    "Verification",
    "VettingDecision",
]
