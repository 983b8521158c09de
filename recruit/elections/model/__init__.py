"""The tables of elections."""

from recruit.elections.model.election import Contest, Election, ElectionMilestone, Entry
from recruit.elections.model.evening import EveningAct, EveningPile
from recruit.elections.model.packets import BallotPacket, PacketAct, PacketKeeping
from recruit.elections.model.signature import EntryRestoration, ResultSignature
from recruit.elections.model.tally import LotDraw, StoredCount, Tally
from recruit.elections.model.task import ElectionTask
from recruit.elections.model.telling import CandidateTold
from recruit.elections.model.voters import DoorCorrection, DoorCount, Envelope, EnvelopeOpening
from recruit.elections.model.voters_register import (
    Voter,
    VoterImport,
    VoterMark,
    VoterRegister,
    VoterRemoval,
    VoterRequest,
)

__all__ = [
    "BallotPacket",
    "CandidateTold",
    "Contest",
    "DoorCorrection",
    "DoorCount",
    "Election",
    "ElectionMilestone",
    "ElectionTask",
    "Entry",
    "EntryRestoration",
    "Envelope",
    "EnvelopeOpening",
    "EveningAct",
    "EveningPile",
    "LotDraw",
    "PacketAct",
    "PacketKeeping",
    "ResultSignature",
    "StoredCount",
    "Tally",
    "Voter",
    "VoterImport",
    "VoterMark",
    "VoterRegister",
    "VoterRemoval",
    "VoterRequest",
]
