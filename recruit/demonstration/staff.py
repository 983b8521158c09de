"""The invented staff of the demonstration, one for each role."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.accounts import operations as accounts
from recruit.foundation.accounts.rules import EXPIRING, Role
from recruit.foundation.actor import Actor
from recruit.foundation.dates import Span

#: Everybody's password. It stands on the screen when the demonstration starts.
PASSWORD = "proev-programmet"  # noqa: S105 (public, and only in the demonstration)

#: So long somebody works at elections.
SEASON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff to sign in as."""

    name: str
    email: str
    role: Role
    #: What the person does here, for the screen.
    title: str


STAFF = (
    Staff("Sigrid Ager", "sekretaer@eksempelby.dk", Role.SECRETARY, "sekretær"),
    Staff("Anders Bæk", "administrator@eksempelby.dk", Role.ADMINISTRATOR, "administrator"),
    Staff("Lærke Dam", "laeser@eksempelby.dk", Role.READER, "læser"),
    Staff("Rune Eng", "revisor@eksempelby.dk", Role.AUDITOR, "revisor"),
    Staff("Mona Fog", "valgmedarbejder@eksempelby.dk", Role.POLLING_WORKER, "valgmedarbejder"),
    Staff("Niels Gad", "valgbestyrelse@eksempelby.dk", Role.ELECTION_COMMITTEE, "valgbestyrelsen"),
)


def seed(session: Session, *, now: datetime) -> list[Actor]:
    """Give every member of the invented staff an account with one role and PASSWORD; return them as they act."""
    by, today = Actor.system(), clock.local(now).date()
    found = []
    for staff in STAFF:
        user = accounts.create_user(session, email=staff.email, name=staff.name, by=by, now=now)
        accounts.set_password(session, user, PASSWORD, by=by, now=now)
        days = Span(today, today + SEASON if staff.role in EXPIRING else None)
        accounts.grant_role(session, user.id, staff.role, days, by=by, now=now)
        found.append(Actor.staff(user.id, user.name))
    return found
