"""Eksempelby Kommune: a council in the middle of its term, and one to read old minutes into. Everybody is invented."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, NewMembership, Office
from recruit.bodies import operations as bodies
from recruit.bodies import queries as body_queries
from recruit.bodies.model import Body, Decision, Seat, SeatGroup, Term
from recruit.bodies.rules import (
    LEGAL_BASES,
    DecisionKind,
    FillingMethod,
    NewBody,
    NewSeatGroup,
    NewTerm,
    RuleSource,
    SeatType,
    StatutoryGroup,
    SubstituteArrangement,
)
from recruit.foundation.actor import Actor
from recruit.foundation.dates import PartialDate, Precision
from recruit.foundation.municipality import operations as municipality
from recruit.foundation.municipality.rules import Particulars
from recruit.people import operations as people
from recruit.people.model import Person
from recruit.people.rules import Classification

EKSEMPELBY = Particulars(
    "Eksempelby Kommune",
    email="integrationsraad@eksempelby.dk",
    phone="12 34 56 78",
    address="Rådhustorvet 1, 9999 Eksempelby",
    second_factor_roles=(),
)
NEW_YEAR = PartialDate(date(2026, 1, 1))
APPOINTED = PartialDate(date(2026, 3, 26))

GROUPS = (
    NewSeatGroup(
        "Repræsentanter for flygtninge og indvandrere",
        6,
        SeatType.REFUGEE_IMMIGRANT,
        FillingMethod.ADVISORY_ELECTION,
        SubstituteArrangement.LIST,
        substitutes=6,
        statutory_group=StatutoryGroup.REFUGEE_IMMIGRANT,
    ),
    NewSeatGroup(
        "Medlemmer af kommunalbestyrelsen",
        2,
        SeatType.MUNICIPAL_COUNCIL,
        FillingMethod.COUNCIL_OWN_MEMBERS,
        SubstituteArrangement.PERSONAL,
        substitutes=1,
        statutory_group=StatutoryGroup.MUNICIPALITY,
    ),
    NewSeatGroup(
        "Foreninger og organisationer",
        4,
        SeatType.ORGANISATION,
        FillingMethod.ORGANISATION_NOMINATION,
        SubstituteArrangement.ORGANISATION,
        substitutes=1,
        statutory_group=StatutoryGroup.SCHOOL_ASSOCIATION,
    ),
    NewSeatGroup(
        "Skoler og dagtilbud",
        2,
        SeatType.SECTOR,
        FillingMethod.COUNCIL_SELECTION,
        statutory_group=StatutoryGroup.SCHOOL_ASSOCIATION,
    ),
    NewSeatGroup("Det lokale erhvervsliv", 1, SeatType.SECTOR, FillingMethod.COUNCIL_SELECTION),
)
ORGANIZATIONS = (
    ("Frivilligcenter Eksempelby", "FCE"),
    ("Boligforeningen Engparken", None),
    ("Eksempelby Idrætssamvirke", "EIS"),
    ("Oplysningsforbundenes Samråd i Eksempelby", "OSE"),
)
SECTORS = ("skoleområdet", "dagtilbudsområdet", "erhvervslivet i Eksempelby")

#: In the order of the votes.
ELECTED = ("Samira Haddadi", "Yonas Tesfaye", "Nadija Petrova", "Bilal Osmanovic", "Lan Phuong Tran")
LEFT = "Ervin Kadriu"
ON_THE_LIST = ("Parisa Rahmati", "Tomasz Wierzba", "Hodan Jimcaale")
COUNCILLORS = (("Karsten Overgaard", "Lokallisten", "Vibeke Skovby"), ("Solveig Storm", "Borgerlisten", "Niels Åkjær"))
FROM_ORGANIZATIONS = ("Agnete Ravn", "Ole Ørum", "Jytte Æblegaard")
FROM_SECTORS = ("Malene Fuglsang", "Kirsten Å. Lundgren", "Ömer Yildirim")


def seed(session: Session, now: datetime) -> None:
    """Fill an empty database with the municipality and its two councils."""
    by = Actor.system()
    municipality.set_up(session, EKSEMPELBY, by=by, now=now)
    _Seeding(session, by, now).sitting_council()
    _Seeding(session, by, now).council("Integrationsrådet (prøve)", "formand", 2014, 2017)


class _Seeding:
    """One council in the making: who writes and when does not change."""

    def __init__(self, session: Session, by: Actor, now: datetime) -> None:
        self.session, self.by, self.now = session, by, now
        #: The municipal council's decision that appointed everybody.
        self.decision: Decision | None = None

    def council(self, name: str, chair: str, first_year: int, last_year: int) -> Body:
        first, last = PartialDate(date(first_year, 1, 1)), PartialDate(date(last_year, 12, 31))
        new = NewBody(
            name=name,
            classification=Classification.INTEGRATION_COUNCIL,
            chair_title=chair,
            vice_chair_title=f"næst{chair}",
            term=NewTerm(first, last),
            legal_basis=LEGAL_BASES[Classification.INTEGRATION_COUNCIL],
        )
        return bodies.create_body(self.session, new, by=self.by, now=self.now)

    def sitting_council(self) -> None:
        """Fifteen seats: one was left in the summer, one never filled; the titles changed on 4 June."""
        body = self.council("Integrationsrådet", "formand", 2026, 2029)
        term = body_queries.terms(self.session, body)[0]
        term.seats_decided = sum(group.seats for group in GROUPS)
        bodies.add_minimum(
            self.session,
            body,
            7,
            RuleSource.LAW,
            "Integrationsloven § 42, stk. 3",
            since=NEW_YEAR.first,
            by=self.by,
            now=self.now,
        )
        bodies.change_titles(
            self.session, body, "forperson", "næstforperson", since=date(2026, 6, 4), by=self.by, now=self.now
        )
        self.decision = self._decision(body)
        elected, political, organizations, schools, business = self._groups(term)
        self._seat_elected(elected)
        self._seat_councillors(political)
        self._seat_organizations(organizations)
        self._seat_sectors([*schools.seats, *business.seats])

    def _decision(self, body: Body) -> Decision:
        council = people.create_organization(
            self.session, "Kommunalbestyrelsen", Classification.MUNICIPAL_COUNCIL, by=self.by, now=self.now
        )
        return bodies.record_decision(
            self.session,
            body,
            DecisionKind.APPOINT,
            council,
            date(2026, 3, 26),
            by=self.by,
            now=self.now,
            case_number="26/001234",
            item="12",
        )

    def _groups(self, term: Term) -> list[SeatGroup]:
        return [bodies.add_seat_group(self.session, term, new, by=self.by, now=self.now) for new in GROUPS]

    def _seat_elected(self, group: SeatGroup) -> None:
        members = [self._sits(seat, name) for seat, name in zip(group.seats, ELECTED, strict=False)]
        self._leads(members[0], Office.CHAIR)
        gone = self._sits(group.seats[len(ELECTED)], LEFT)
        last_day = PartialDate(date(2026, 8, 31))
        appointments.end(self.session, gone, last_day, EndReason.MOVED_AWAY, by=self.by, now=self.now)
        for name in ON_THE_LIST:
            self._stands_in(group, name)

    def _seat_councillors(self, group: SeatGroup) -> None:
        for seat, (name, party, substitute) in zip(group.seats, COUNCILLORS, strict=True):
            member = self._sits(seat, name, NewMembership(NEW_YEAR, party=party))
            self._stands_in(group, substitute, member=member)

    def _seat_organizations(self, group: SeatGroup) -> None:
        for seat, (name, short) in zip(group.seats, ORGANIZATIONS, strict=True):
            organization = people.create_organization(
                self.session, name, Classification.ASSOCIATION, by=self.by, now=self.now, abbreviation=short
            )
            bodies.reserve_seat(self.session, seat, organization, by=self.by, now=self.now)
        members = [self._sits(seat, name) for seat, name in zip(group.seats, FROM_ORGANIZATIONS, strict=False)]
        self._leads(members[0], Office.VICE_CHAIR)
        self._stands_in(group, "Svend Bjerre", seat=group.seats[1])

    def _seat_sectors(self, seats: list[Seat]) -> None:
        """The last of them came in May; nobody wrote down on which day."""
        may = PartialDate(date(2026, 5, 1), Precision.MONTH)
        for seat, sector, name in zip(seats, SECTORS, FROM_SECTORS, strict=True):
            bodies.reserve_seat(self.session, seat, sector, by=self.by, now=self.now)
            self._sits(seat, name, NewMembership(may if seat is seats[-1] else APPOINTED))

    def _sits(self, seat: Seat, name: str, new: NewMembership | None = None) -> Membership:
        return appointments.take_seat(
            self.session,
            seat,
            self._person(name),
            new or NewMembership(APPOINTED),
            by=self.by,
            now=self.now,
            decision=self.decision,
        )

    def _stands_in(
        self, group: SeatGroup, name: str, *, seat: Seat | None = None, member: Membership | None = None
    ) -> None:
        appointments.stand_in(
            self.session,
            group,
            self._person(name),
            NewMembership(APPOINTED),
            by=self.by,
            now=self.now,
            seat=seat,
            member=member,
            decision=self.decision,
        )

    def _leads(self, member: Membership, office: Office) -> None:
        since = date(2026, 4, 23)  # the constituting meeting
        appointments.hold_office(self.session, member, office, since=since, by=self.by, now=self.now)

    def _person(self, name: str) -> Person:
        return people.create_person(self.session, name, by=self.by, now=self.now)
