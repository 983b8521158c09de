"""What the pages of a seat load: the council that the reader may reach, and what the forms offer to choose from."""

from typing import TYPE_CHECKING, Any

from flask import url_for
from sqlalchemy.orm import Session

from recruit.appointments import queries as appointments
from recruit.appointments.rules import Office
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.people import queries as people
from recruit.reports.words import word
from recruit.web.access import May, grants_that_allow
from recruit.web.converters import BodyRef

if TYPE_CHECKING:
    from datetime import date

    from recruit.appointments.model import Membership, OfficeHolding
    from recruit.appointments.queries import Occupied
    from recruit.bodies.model import Body, Decision, Seat, Term
    from recruit.people.model import Organization


def the_body(session: Session, ref: BodyRef) -> "Body":
    """Return the council of the address. Raises NotFound when it is none, or none that the reader looks after."""
    return bodies.body_open_to(session, ref.slug, grants_that_allow(May.MANAGE_BODIES))


def day_in(term: "Term") -> "date":
    """Return today while the term runs, else its day that is nearest: places are shown of it."""
    return min(max(clock.today(), term.since), term.last_day.last)


def first_day_in(term: "Term") -> "date":
    """Return the first day that is proposed for a place: today while the term runs, else the term's own."""
    today = clock.today()
    return today if today in term.span else term.since


def seat_name(seat: "Seat") -> str:
    """Return what a seat is called: the label of its group, and its number."""
    return _("%(group)s, seat %(number)s", group=seat.group.label, number=seat.number)


def title(body: "Body", office: Office, day: "date") -> str:
    """Return what an office of the council is called on a day."""
    titles = body.titles_on(day)
    return {Office.CHAIR: titles.chair, Office.VICE_CHAIR: titles.vice_chair, Office.SECRETARY: _("secretary")}[office]


def called(body: "Body", holding: "OfficeHolding", day: "date") -> str:
    """Return what an office is called: by the titles of the day while it is held, else by those of its first day."""
    return title(body, holding.office, day if day in holding.span else holding.since)


def decisions(session: Session, body: "Body") -> list[tuple[str, str]]:
    """Return the decisions about a council to choose one from, the newest first; the first option is none of them."""
    found = [(str(decision.id), in_words(decision)) for decision in bodies.decisions(session, body)]
    return [("", _("Not stated")), *found]


def in_words(decision: "Decision") -> str:
    """Return by whom, when and under which case number something was decided."""
    parts = [decision.deciding_body, format_date(decision.decided_on), decision.case_number]
    return ", ".join(part for part in parts if part)


def decision_of(session: Session, body: "Body", chosen: str | None) -> "Decision | None":
    """Return the decision of the council that was chosen, if one was."""
    return next((one for one in bodies.decisions(session, body) if str(one.id) == chosen), None) if chosen else None


def represented(session: Session, written: str | None) -> "Organization | str | None":
    """Return the organization that is called so, else the text as written, or nothing."""
    return (people.organization_called(session, written) or written) if written else None


def represents(one: "Occupied", day: "date") -> str:
    """Return for whom a seat is, the unit first: "Lokaludvalget, Frivilligcenter Eksempelby"."""
    return ", ".join(part for part in (one.seat.represents_unit, one.seat.represents_on(day)) if part)


def shown_of(session: Session, body: "Body", held: "Membership") -> dict[str, Any]:
    """Return what each page about a membership says of it, and the way back to its seat."""
    return {
        "body": body,
        "held": held,
        "place": seat_name(held.seat) if held.seat else held.group.label,
        "back": _way_back(session, body, held),
        "offices": [called(body, office, clock.today()) for office in held.offices if office.until == held.until],
        "role": word(held.role),
    }


def _way_back(session: Session, body: "Body", held: "Membership") -> str:
    """Return the address of the seat: the member's own, or the first of the group that a substitute stands behind."""
    seat = appointments.seat_of(session, held)
    if seat is None:
        return url_for("bodies_overview.seats", body=body)
    return url_for("bodies_seats.seat", body=body, seat_id=seat)
