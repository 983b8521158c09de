"""The tables of this stage."""

from recruit.recruitment.model.asking import NetworkCall, OrganisationCall, Prospect
from recruit.recruitment.model.channel import Channel, ChannelVisit
from recruit.recruitment.model.coming_forward import ComingForward
from recruit.recruitment.model.interest import Interest
from recruit.recruitment.model.round import (
    RecruitmentRound,
    RoundAnnouncement,
    RoundDate,
    RoundExtension,
    RoundText,
    round_group,
)
from recruit.recruitment.model.voice import Voice

__all__ = [
    "Channel",
    "ChannelVisit",
    "ComingForward",
    "Interest",
    "NetworkCall",
    "OrganisationCall",
    "Prospect",
    "RecruitmentRound",
    "RoundAnnouncement",
    "RoundDate",
    "RoundExtension",
    "RoundText",
    "Voice",
    "round_group",
]
