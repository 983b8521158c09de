"""The tables of appointments: what is proposed, what became of it, and who sits where."""

from recruit.appointments.model.case import AppointmentCase, Designate, DesignateDecision
from recruit.appointments.model.membership import Membership, OfficeHolding

__all__ = ["AppointmentCase", "Designate", "DesignateDecision", "Membership", "OfficeHolding"]
