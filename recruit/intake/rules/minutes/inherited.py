"""What an empty heading says of the headings below it: "Til stede:" over "Medlemmer:" and "Suppleanter:"."""

from recruit.intake.rules.minutes.headings import Heading
from recruit.intake.rules.minutes.lists import STAYING
from recruit.intake.rules.reading import Attendance, Role


class Inherited:
    """Attendance and role as headings further up have said them."""

    def __init__(self) -> None:
        self.attendance: Attendance | None = None
        self.role: Role | None = None

    def take(self, heading: Heading, above: Heading | None, *, after_blank: bool) -> None:
        """Note what a heading says; `above` is the one right above it, when nothing stands between them."""
        if heading.attendance:
            if heading.role:
                self.role = None
            elif above and above.role in STAYING and not above.attendance:
                self.role = above.role
            self.attendance = None
        elif heading.role:
            self.role = None
            stays = heading.role in STAYING or not after_blank
            if not stays and self.attendance != Attendance.PRESENT:
                self.attendance = None
            if above and above.attendance and not above.role and (stays or above.attendance == Attendance.PRESENT):
                self.attendance = above.attendance

    def attendance_of(self, heading: Heading) -> Attendance | None:
        """Return the attendance of a list; one of people who are no members is of those who came."""
        if heading.attendance or self.attendance:
            return heading.attendance or self.attendance
        silent = heading.role in (None, *STAYING)
        return None if silent else Attendance.PRESENT
