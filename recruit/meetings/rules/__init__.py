"""What holds for meetings: when they are, who is invited, who was there, what it comes to, and what is paid."""

from recruit.meetings.rules.vocabulary import MinutesStyle, Part, Presence, Remuneration, SubstituteAttendance

__all__ = ["MinutesStyle", "Part", "Presence", "Remuneration", "SubstituteAttendance"]
