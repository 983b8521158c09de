"""Who sits in councils on a day, and how each can be reached: for the members themselves, and for those who write.

What the members see of each other is what each allows, field by field. The secretariat's mailing list has everybody.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.queries import comes_after, sits_on
from recruit.appointments.queries.sharing import shared
from recruit.appointments.rules import Office, Role
from recruit.appointments.rules.sharing import SharedField
from recruit.bodies.model import Body, Seat, SeatGroup, Term
from recruit.foundation.i18n import _, format_date
from recruit.people.model import Organization, Person
from recruit.people.rules import ContactKind
from recruit.reports import words
from recruit.reports.table import Table
from recruit.reports.words import word


@dataclass(frozen=True, slots=True)
class Sits:
    """Somebody with a place in a council on a day."""

    #: Loaded with contacts.
    person: Person
    body: UUID
    #: The council, by its name of the day.
    council: str
    role: Role
    #: The offices of the day, and what they are called by the council's titles.
    offices: Mapping[Office, str]
    #: For whom, the part of the organization first; empty for nobody in particular.
    represents: str
    #: The first day of whoever is appointed and does not sit yet.
    comes: date | None = None

    @property
    def as_what(self) -> str:
        """Return what somebody is there: the office where there is one, else the role, and from when if later."""
        what = ", ".join(self.offices.values()) or word(self.role)
        return _("%(what)s from %(day)s", what=what, day=format_date(self.comes)) if self.comes else what


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody as the other members see them; what they do not share is empty."""

    sits: Sits
    shared: Mapping[SharedField, str]

    @property
    def name(self) -> str:
        return self.sits.person.name


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a mailing list is for; empty means all of them."""

    bodies: Collection[UUID] = ()
    roles: Collection[Role] = ()
    offices: Collection[Office] = ()

    def fits(self, one: Sits) -> bool:
        """Return whether somebody is among them; where offices are asked for, one of them is held on the day."""
        has_office = not self.offices or any(office in self.offices for office in one.offices)
        return has_office and (not self.roles or one.role in self.roles)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person of a mailing list, once, with everything that they are."""

    person: Person
    sits: Sequence[Sits]

    @property
    def email(self) -> str:
        return self.person.reached_by(ContactKind.EMAIL)

    @property
    def phone(self) -> str:
        return self.person.reached_by(ContactKind.PHONE)


def sitting(session: Session, bodies: Collection[UUID], *, on: date, coming: bool = False) -> Sequence[Sits]:
    """Return everybody with a place in these bodies on a day, members first, in Danish order.

    `coming`: and, after those, whoever is appointed with a later first day.
    At most nine queries, however many they are.
    """
    chosen = (
        select(Membership, Seat, Body)
        .join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .join(Body, Body.id == Term.body_id)
        .outerjoin(Seat, Seat.id == Membership.seat_id)
        .where(Body.id.in_(bodies), or_(sits_on(on), comes_after(on) if coming else false()))
        .options(
            joinedload(Membership.person).selectinload(Person.contacts),
            selectinload(Membership.offices),
            joinedload(Membership.on_behalf_of).selectinload(Organization.names),
            joinedload(Seat.represents).selectinload(Organization.names),
            joinedload(Body.organization).selectinload(Organization.names),
            selectinload(Body.titles),
        )
    )
    found = [_sits(held, seat, body, on) for held, seat, body in session.execute(chosen)]
    in_order = (Role.MEMBER, Role.SUBSTITUTE, Role.ASSOCIATE)
    return sorted(
        found,
        key=lambda one: (
            one.comes is not None,
            in_order.index(one.role),
            one.person.sort_key,
            one.person.name,
            str(one.person.id),
        ),
    )


def contact_list(session: Session, body: Body, *, on: date) -> Sequence[Line]:
    """Return the members of a body and their substitutes, each once, with what each shares with the others.

    Also those who are appointed and begin later: they get to know each other before the first meeting.
    """
    found = {one.person.id: one for one in reversed(sitting(session, [body.id], on=on, coming=True))}
    given = shared(session, body.id, found)
    return [Line(one, _shown(one.person, given.get(person, ()))) for person, one in reversed(found.items())]


def recipients(session: Session, wanted: Wanted, *, on: date) -> Sequence[Recipient]:
    """Return whom a mailing list is for, each person once, in Danish order."""
    of_person: dict[UUID, list[Sits]] = {}
    for one in sitting(session, wanted.bodies, on=on):
        if wanted.fits(one):
            of_person.setdefault(one.person.id, []).append(one)
    found = [Recipient(places[0].person, places) for places in of_person.values()]
    return sorted(found, key=lambda one: (one.person.sort_key, one.person.name, str(one.person.id)))


def as_table(lines: Iterable[Line], title: str) -> Table:
    """Return a contact list with its headings in the reader's language, without columns in which nothing stands."""
    columns = (_("Name"), _("Office or role"), _("Represents"), _("E-mail"), _("Phone"), _("Address"))
    rows = tuple(
        (line.name, line.sits.as_what, line.sits.represents, *(line.shared.get(field, "") for field in SharedField))
        for line in lines
    )
    return Table(title, columns, rows, "").without_empty_columns()


def mailing_table(people: Iterable[Recipient], title: str) -> Table:
    """Return a mailing list: a line for each person, also those without e-mail."""
    columns = (_("Name"), _("E-mail"), _("Phone"), _("Council"), _("Office or role"))
    rows = tuple(
        (
            one.person.name,
            one.email,
            one.phone,
            ", ".join(dict.fromkeys(place.council for place in one.sits)),
            ", ".join(dict.fromkeys(place.as_what for place in one.sits)),
        )
        for one in people
    )
    return Table(title, columns, rows, "")


def _sits(held: Membership, seat: Seat | None, body: Body, on: date) -> Sits:
    titles = body.titles_on(on)
    of_seat = seat.represents_on(on) if seat else None
    unit = held.represents_unit or (seat.represents_unit if seat else None)
    return Sits(
        person=held.person,
        body=body.id,
        council=body.name_on(on),
        role=held.role,
        offices={one.office: words.office(one.office, titles) for one in held.offices if on in one.span},
        represents=", ".join(part for part in (unit, held.represents_on(on) or of_seat) if part),
        comes=held.since if held.since > on else None,
    )


def _shown(person: Person, fields: Collection[SharedField]) -> Mapping[SharedField, str]:
    """Return what is shared, all of a kind that is known; what is not known is left out."""
    known = {
        field: ", ".join(contact.value for contact in person.contacts if contact.kind is field.contact)
        for field in SharedField
        if field in fields
    }
    return {field: value for field, value in known.items() if value}
