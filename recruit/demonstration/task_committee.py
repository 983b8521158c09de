"""Opgaveudvalget Fællesskaber i Eksempelby: fifteen seats for some months, whose days nobody wrote down."""

from datetime import date

from recruit.appointments.rules import NewMembership, Office
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.rules import LEGAL_BASES, FillingMethod, NewBody, NewSeatGroup, NewTerm, SeatType
from recruit.demonstration.seeding import Seeding
from recruit.foundation.dates import PartialDate, Precision
from recruit.people.rules import Classification

OWN, NAMED, CHOSEN = (
    (SeatType.MUNICIPAL_COUNCIL, FillingMethod.COUNCIL_OWN_MEMBERS),
    (SeatType.ORGANISATION, FillingMethod.ORGANISATION_NOMINATION),
    (SeatType.SECTOR, FillingMethod.COUNCIL_SELECTION),
)
#: Each group with how its seats are filled, and who sits there; one seat was never filled.
GROUPS = (
    (
        "Medlemmer af kommunalbestyrelsen",
        OWN,
        5,
        ("Karsten Overgaard", "Birthe Nymark", "Poul Erik Hede", "Rosa Birkelund", "Tage Møllegaard"),
    ),
    ("Ungerådet", NAMED, 1, ("Silas Elmkjær",)),
    ("Ældrerådet", NAMED, 1, ("Else Marie Torp-Vang",)),
    ("Handicaprådet", NAMED, 1, ("Flemming Øgaard",)),
    ("Uddannelsesområdet", CHOSEN, 2, ("Fatuma Yusuf Warsame", "Gudrun Hjortlund")),
    ("Det lokale erhvervsliv", CHOSEN, 2, ("Mehmet Aslanoğlu",)),
    ("Foreninger, idræt og kultur", NAMED, 3, ("Åse Lindeskov", "Duc Minh Pham", "Zofia Kwiatkowska")),
)
PARTIES = {"Poul Erik Hede": "Borgerlisten", "Tage Møllegaard": "Havnelisten"}


def seed(seeding: Seeding) -> None:
    """Set the committee up for September 2025 to June 2026, and seat those whom the municipal council appointed."""
    session, kind = seeding.session, Classification.TASK_COMMITTEE
    september = PartialDate(date(2025, 9, 1), Precision.MONTH)
    term = NewTerm(september, PartialDate(date(2026, 6, 1), Precision.MONTH), holds_over=False)
    name = "Opgaveudvalget Fællesskaber i Eksempelby"
    new = NewBody(name, kind, "formand", "næstformand", term, LEGAL_BASES[kind], "25/002901")
    body = bodies.create_body(session, new, **seeding.signed)
    (term_of_months,) = queries.terms(session, body)
    bodies.decide_seats(session, term_of_months, sum(seats for _, _, seats, _ in GROUPS), **seeding.signed)
    decision = seeding.decides(body, date(2025, 8, 26), "25/002901")
    for label, (seat_type, method), seats, names in GROUPS:
        group = NewSeatGroup(label, seats, seat_type, method)
        made = bodies.add_seat_group(session, term_of_months, group, **seeding.signed)
        for seat, who in zip(made.seats, names, strict=False):
            party = PARTIES.get(who, "Lokallisten") if seat_type is SeatType.MUNICIPAL_COUNCIL else None
            member = seeding.sits(seat, who, NewMembership(september, party=party), decision)
            if who == "Karsten Overgaard":
                seeding.leads(member, Office.CHAIR, september.first)
