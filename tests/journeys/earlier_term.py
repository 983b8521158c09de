"""A town whose integration council is in its last autumn, for a journey that begins there."""

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from recruit.appointments.rules import NewMembership, Office
from recruit.assignments.operations import places
from recruit.assignments.rules import ChosenBy, PlaceRole
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import Body
from recruit.bodies.rules import (
    LEGAL_BASES,
    FillingMethod,
    NewBody,
    NewSeatGroup,
    NewTerm,
    SeatType,
    SubstituteArrangement,
)
from recruit.demonstration import staff
from recruit.demonstration.seed import EKSEMPELBY
from recruit.demonstration.seeding import Seeding
from recruit.foundation.actor import Actor
from recruit.foundation.dates import PartialDate
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.migrations import upgrade
from recruit.foundation.municipality import operations as municipality
from recruit.people.rules import Classification

#: When the journey begins.
AUTUMN = datetime(2025, 10, 1, 8, 0, tzinfo=UTC)
APPOINTED = date(2022, 3, 29)
GROUPS = (
    NewSeatGroup(
        "Repræsentanter for flygtninge og indvandrere",
        3,
        SeatType.REFUGEE_IMMIGRANT,
        FillingMethod.ADVISORY_ELECTION,
        SubstituteArrangement.LIST,
        substitutes=3,
    ),
    NewSeatGroup("Skoler og dagtilbud", 1, SeatType.SECTOR, FillingMethod.COUNCIL_SELECTION),
)
SAT = ("Samira Haddadi", "Yonas Tesfaye", "Mirela Begovac", "Malene Fuglsang")
#: Represented the council in the committee, and does not stand again.
REPRESENTATIVE = "Mirela Begovac"
COMMITTEE = "Folkeoplysningsudvalget"


def in_its_last_autumn(file: Path) -> None:
    """Fill an SQLite file with the town as it is when the journey begins."""
    engine = create_engine(f"sqlite:///{file}")
    upgrade(engine)
    with transaction(sessionmaker(engine, expire_on_commit=False)) as session:
        _fill(session)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _fill(session: Session) -> None:
    secretary, administrator, *_others = staff.seed(session, now=AUTUMN)
    seeding = Seeding(session, Actor.system(), AUTUMN, secretary, administrator)
    municipality.set_up(session, EKSEMPELBY, **seeding.signed)
    kind = Classification.INTEGRATION_COUNCIL
    years = NewTerm(PartialDate(date(2022, 1, 1)), PartialDate(date(2025, 12, 31)))
    new = NewBody("Integrationsrådet", kind, "forperson", "næstforperson", years, LEGAL_BASES[kind])
    body = bodies.create_body(session, new, **seeding.signed)
    (term,) = queries.terms(session, body)
    groups = [bodies.add_seat_group(session, term, group, **seeding.signed) for group in GROUPS]
    bodies.decide_seats(session, term, sum(group.seats for group in GROUPS), **seeding.signed)
    decision = seeding.decides(body, APPOINTED, "22/000871")
    seats = [seat for group in groups for seat in group.seats]
    since = NewMembership(PartialDate(APPOINTED))
    members = [seeding.sits(seat, name, since, decision) for seat, name in zip(seats, SAT, strict=True)]
    seeding.leads(members[0], Office.CHAIR, date(2022, 4, 26))
    _is_represented(seeding, body)


def _is_represented(seeding: Seeding, body: Body) -> None:
    committee = seeding.organization(COMMITTEE, "FOU", Classification.STATUTORY_COMMITTEE)
    about = "Udvalget fordeler tilskud til foreninger og aftenskoler. Den tilforordnede har taleret, men ingen stemme."
    new = NewPlace(COMMITTEE, PlaceRole.ASSOCIATE, allowance=True, description=about)
    place = places.describe(seeding.session, body, committee, new, **seeding.signed)
    person = seeding.person(REPRESENTATIVE)
    days = NewAssignment(person.id, date(2022, 6, 1), PartialDate(date(2025, 12, 31)))
    places.assign(seeding.session, place, person, days, ChosenBy.DECISION, **seeding.signed)
