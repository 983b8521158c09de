"""The tables of the handover."""

from recruit.handover.model.evaluation import Evaluation, EvaluationAnswer, EvaluationAsk
from recruit.handover.model.notes import HandoverAdoption, HandoverNote, HandoverStep, InvitationAsk, InvitationWish

__all__ = [
    "Evaluation",
    "EvaluationAnswer",
    "EvaluationAsk",
    "HandoverAdoption",
    "HandoverNote",
    "HandoverStep",
    "InvitationAsk",
    "InvitationWish",
]
