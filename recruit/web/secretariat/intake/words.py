"""Words for what minutes say and what becomes of it; the rest of the house speaks by `reports.words`."""

from recruit.appointments.rules import Office, Role
from recruit.bodies.rules import SeatType
from recruit.foundation.i18n import lazy, ngettext
from recruit.intake.rules.reading import Attendance
from recruit.intake.rules.reading import Role as ReadRole

ROLES = {
    Role.MEMBER: lazy("Member"),
    Role.SUBSTITUTE: lazy("Substitute"),
    Role.ASSOCIATE: lazy("Associate"),
}
OFFICES = {
    Office.CHAIR: lazy("Chair"),
    Office.VICE_CHAIR: lazy("Vice chair"),
    Office.SECRETARY: lazy("Secretary"),
}
SEAT_TYPES = {
    SeatType.REFUGEE_IMMIGRANT: lazy("Representatives of refugees and immigrants"),
    SeatType.MUNICIPAL_COUNCIL: lazy("Appointed by the municipal council"),
    SeatType.ORGANISATION: lazy("Associations and organisations"),
    SeatType.SECTOR: lazy("Fields, such as schools or business"),
    SeatType.EXPERIENCE: lazy("Members with special experience"),
    SeatType.CITIZEN: lazy("Elected citizens"),
}
READ_ROLES = {
    ReadRole.MEMBER: lazy("Member"),
    ReadRole.SUBSTITUTE: lazy("Substitute"),
    ReadRole.ASSOCIATE: lazy("Associate"),
    ReadRole.OBSERVER: lazy("Observer"),
    ReadRole.GUEST: lazy("Guest"),
    ReadRole.ADMINISTRATION: lazy("From the administration"),
    ReadRole.SECRETARIAT: lazy("From the secretariat"),
    ReadRole.UNCLASSIFIED: lazy("Not stated"),
}
ATTENDANCE = {
    Attendance.PRESENT: lazy("Present"),
    Attendance.APOLOGY: lazy("Apology"),
    Attendance.ABSENT: lazy("Absent without apology"),
}

#: How many of each there are, by role in the council, and by what minutes call those who have none.
COUNTED = {
    "member": lambda number: ngettext("one member", "%(num)s members", number),
    "substitute": lambda number: ngettext("one substitute", "%(num)s substitutes", number),
    "associate": lambda number: ngettext("one associate", "%(num)s associates", number),
    "read-member": lambda number: ngettext("one member without a place", "%(num)s members without a place", number),
    "read-substitute": lambda number: ngettext(
        "one substitute without a place", "%(num)s substitutes without a place", number
    ),
    "read-associate": lambda number: ngettext(
        "one associate without a place", "%(num)s associates without a place", number
    ),
    "read-observer": lambda number: ngettext("one observer", "%(num)s observers", number),
    "read-guest": lambda number: ngettext("one guest", "%(num)s guests", number),
    "read-administration": lambda number: ngettext(
        "one from the administration", "%(num)s from the administration", number
    ),
    "read-secretariat": lambda number: ngettext("one from the secretariat", "%(num)s from the secretariat", number),
    "read-unclassified": lambda number: ngettext(
        "one whose role is not stated", "%(num)s whose role is not stated", number
    ),
}
