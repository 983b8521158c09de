"""Who may take which place, and what a seat is on a day."""

from recruit.appointments.rules.facts import (
    EndReason,
    Held,
    HeldOffice,
    NewMembership,
    Office,
    Place,
    Role,
    StandIn,
    Wish,
)
from recruit.appointments.rules.offices import (
    covers,
    may_be_appointed_to_office,
    may_end_office,
    may_hold_office,
    may_move_up,
)
from recruit.appointments.rules.places import (
    may_be_associate,
    may_be_filled,
    may_be_taken_back,
    may_correct,
    may_end,
    may_have_substitutes,
    may_last,
    may_sit_for,
    may_stand_in,
    may_take_seat,
)
from recruit.appointments.rules.register import Register
from recruit.appointments.rules.status import (
    SOON,
    SeatFacts,
    SeatStatus,
    days_held,
    seat_status,
)

__all__ = [
    "SOON",
    "EndReason",
    "Held",
    "HeldOffice",
    "NewMembership",
    "Office",
    "Place",
    "Register",
    "Role",
    "SeatFacts",
    "SeatStatus",
    "StandIn",
    "Wish",
    "covers",
    "days_held",
    "may_be_appointed_to_office",
    "may_be_associate",
    "may_be_filled",
    "may_be_taken_back",
    "may_correct",
    "may_end",
    "may_end_office",
    "may_have_substitutes",
    "may_hold_office",
    "may_last",
    "may_move_up",
    "may_sit_for",
    "may_stand_in",
    "may_take_seat",
    "seat_status",
]
