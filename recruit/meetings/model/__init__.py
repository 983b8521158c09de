"""The tables of meetings."""

from recruit.meetings.model.attendance import Apology, Attendance
from recruit.meetings.model.invitation import MeetingInvitation
from recruit.meetings.model.meeting import Meeting, MeetingSettings

__all__ = ["Apology", "Attendance", "Meeting", "MeetingInvitation", "MeetingSettings"]
