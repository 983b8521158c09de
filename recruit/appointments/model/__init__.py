"""The tables of appointments: who is proposed, who sits where, who leaves, and who steps in."""

from recruit.appointments.model.case import AppointmentCase, Designate, DesignateDecision
from recruit.appointments.model.ending import MembershipEnding, MembershipHearing
from recruit.appointments.model.member import ContactSharing, YearlyCheck
from recruit.appointments.model.membership import Membership, OfficeHolding
from recruit.appointments.model.office_vote import OfficeVote
from recruit.appointments.model.substitution import SubstituteAsk, SubstituteCall
from recruit.appointments.model.telling import MemberTold, OutcomeTold, WelcomeStep

__all__ = [
    "AppointmentCase",
    "ContactSharing",
    "Designate",
    "DesignateDecision",
    "MemberTold",
    "Membership",
    "MembershipEnding",
    "MembershipHearing",
    "OfficeHolding",
    "OfficeVote",
    "OutcomeTold",
    "SubstituteAsk",
    "SubstituteCall",
    "WelcomeStep",
    "YearlyCheck",
]
