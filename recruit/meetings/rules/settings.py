"""How a council meets: what a council may decide about it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from recruit.foundation.refusal import Refusal
from recruit.meetings.rules.vocabulary import Remuneration, SubstituteAttendance

#: Nobody is away from more meetings in a row than a council has in a term.
MOST_MISSED = 24
#: A council that has never chosen is told of whoever has missed so many in a row.
WARNED_AFTER = 2


@dataclass(frozen=True, slots=True)
class NewSettings:
    """How a council meets from now on."""

    substitute_attendance: SubstituteAttendance
    #: What allows substitutes to come beside the member.
    attendance_decision: UUID | None
    asks_substitutes: bool
    remuneration: Remuneration
    notes_times: bool
    items_run_on: bool
    #: None: nobody is warned of.
    warn_after: int | None
    #: The day from which it is paid.
    paid_from: date | None = None


def may_meet_like_this(new: NewSettings) -> tuple[Refusal, ...]:
    """Return every reason why a council does not meet like this.

    A substitute comes when the member is prevented; beside the member only by a decision that is named. Allowances are
    paid from a day.
    """
    reasons = []
    beside = new.substitute_attendance is not SubstituteAttendance.WHEN_PREVENTED
    if beside and new.attendance_decision is None:
        reasons.append(Refusal("attendance-needs-a-decision", field="attendance_decision"))
    if new.warn_after is not None and not 1 <= new.warn_after <= MOST_MISSED:
        reasons.append(Refusal("number-impossible", {"fewest": 1, "most": MOST_MISSED}, "warn_after"))
    if new.remuneration is Remuneration.ALLOWANCE and new.paid_from is None:
        reasons.append(Refusal("answer-missing", field="paid_from"))
    return tuple(reasons)
