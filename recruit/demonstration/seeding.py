"""What every council of the demonstration is made with: who writes and when, people and organizations by name."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, NewMembership, Office
from recruit.bodies import operations as bodies
from recruit.bodies.model import Body, Decision, Seat, SeatGroup
from recruit.bodies.rules import DecisionKind
from recruit.foundation.actor import Actor
from recruit.foundation.dates import PartialDate
from recruit.people import operations as people
from recruit.people.model import Organization, Person
from recruit.people.rules import Classification


@dataclass(slots=True)
class Seeding:
    """The demonstration in the making."""

    session: Session
    by: Actor
    now: datetime
    #: Who works at elections: each confirms what the other has judged.
    secretary: Actor
    administrator: Actor
    people: dict[str, Person] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)

    @property
    def signed(self) -> dict[str, Any]:
        """Return who writes, and when."""
        return {"by": self.by, "now": self.now}

    def written(self, at: datetime) -> "Seeding":
        """Return the same at another time, when the secretary writes something down."""
        return replace(self, by=self.secretary, now=at)

    def person(self, name: str, *, is_protected: bool = False) -> Person:
        """Return the person of this name, a new one the first time."""
        if name not in self.people:
            made = people.create_person(self.session, name, is_protected=is_protected, **self.signed)
            self.people[name] = made
        return self.people[name]

    def organization(
        self, name: str, short: str | None = None, kind: Classification = Classification.ASSOCIATION
    ) -> Organization:
        """Return the organization of this name, a new one the first time."""
        if name not in self.organizations:
            made = people.create_organization(self.session, name, kind, abbreviation=short, **self.signed)
            self.organizations[name] = made
        return self.organizations[name]

    def decides(self, body: Body, day: date, case: str, kind: DecisionKind = DecisionKind.APPOINT) -> Decision:
        """Record that the municipal council decided something about a body on a day."""
        council = self.organization("Kommunalbestyrelsen")
        return bodies.record_decision(self.session, body, kind, council, day, case_number=case, **self.signed)

    def sits(self, seat: Seat, name: str, new: NewMembership, decision: Decision | None = None) -> Membership:
        """Seat somebody."""
        person = self.person(name)
        return appointments.take_seat(self.session, seat, person, new, decision=decision, **self.signed)

    def stands_in(
        self,
        group: SeatGroup,
        name: str,
        new: NewMembership,
        *,
        decision: Decision | None = None,
        seat: Seat | None = None,
        member: Membership | None = None,
    ) -> Membership:
        """Make somebody substitute in the way that the group is arranged."""
        person = self.person(name)
        return appointments.stand_in(
            self.session, group, person, new, decision=decision, seat=seat, member=member, **self.signed
        )

    def leaves(self, member: Membership, last_day: date, reason: EndReason) -> None:
        """End a membership after its last day."""
        appointments.end(self.session, member, PartialDate(last_day), reason, **self.signed)

    def leads(self, member: Membership, office: Office, since: date) -> None:
        """Give a member an office from a day on."""
        appointments.hold_office(self.session, member, office, since=since, **self.signed)
