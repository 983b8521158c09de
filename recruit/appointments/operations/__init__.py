"""The verbs of this stage: seating people, giving offices, ending both, and setting right what was wrong."""

from recruit.appointments.operations.correcting import correct_days, correct_facts, correct_place, take_back
from recruit.appointments.operations.leaving import end
from recruit.appointments.operations.offices import (
    appoint_to_office,
    correct_office,
    end_office,
    hold_office,
    hold_office_throughout,
    move_up,
)
from recruit.appointments.operations.seating import stand_in, take_part, take_seat

__all__ = [
    "appoint_to_office",
    "correct_days",
    "correct_facts",
    "correct_office",
    "correct_place",
    "end",
    "end_office",
    "hold_office",
    "hold_office_throughout",
    "move_up",
    "stand_in",
    "take_back",
    "take_part",
    "take_seat",
]
