"""Reading who sits where: in a term, on one seat, and what waits."""

from recruit.appointments.queries.names import names_of_memberships, names_of_offices
from recruit.appointments.queries.offices import offices_of, offices_of_earlier_terms, term_of_place
from recruit.appointments.queries.seats import (
    Occupied,
    latest_places,
    membership,
    membership_to_correct,
    occupied_seat,
    occupied_seats,
    office,
    personal_substitutes,
    seat_of,
)
from recruit.appointments.queries.sitting import comes_after, in_groups_of, sits_on
from recruit.appointments.queries.terms import (
    group_of,
    held,
    holding_over,
    memberships,
    offices_held,
    place,
    register,
    replaced_on,
    term_of,
)
from recruit.appointments.queries.warnings import due

__all__ = [
    "Occupied",
    "comes_after",
    "due",
    "group_of",
    "held",
    "holding_over",
    "in_groups_of",
    "latest_places",
    "membership",
    "membership_to_correct",
    "memberships",
    "names_of_memberships",
    "names_of_offices",
    "occupied_seat",
    "occupied_seats",
    "office",
    "offices_held",
    "offices_of",
    "offices_of_earlier_terms",
    "personal_substitutes",
    "place",
    "register",
    "replaced_on",
    "seat_of",
    "sits_on",
    "term_of",
    "term_of_place",
]
