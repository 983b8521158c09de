"""Whose page it is: by the link to their own page, or by the link in the letter of the yearly check."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts.places import Sitting, sittings
from recruit.appointments.queries import yearly_check as checks
from recruit.appointments.rules.sharing import OWN_PLACES
from recruit.appointments.rules.yearly_check import A_YEAR, YEARLY_CHECK
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.refusal import NotFound
from recruit.people import queries as people
from recruit.web import links
from recruit.web.extensions import reading

if TYPE_CHECKING:
    from recruit.appointments.model import YearlyCheck
    from recruit.bodies.model import Body
    from recruit.foundation.mail.letterhead.rules import Letterhead
    from recruit.people.model import Person


def mine(session: Session, *, lock: bool = False) -> "Person":
    """Return whose link was opened in this browser, with other names and contacts. Raises NotFound."""
    return people.person(session, _whose(session), for_change=lock)


def nothing_here(_missing: Exception) -> ResponseReturnValue:
    """Answer for a page that is not there: that the link is over, or that it works, and leads elsewhere."""
    try:
        with reading() as session:
            return render_template("public/own_places/nothing.html", person=mine(session)), 404
    except NotFound:
        return links.over()


def _whose(session: Session) -> UUID:
    try:
        return links.subject(session, OWN_PLACES)
    except NotFound:
        return checks.check(session, links.subject(session, YEARLY_CHECK)).person_id


def my_check(session: Session, *, lock: bool = False) -> "YearlyCheck | None":
    """Return what the reader is asked: by the link in the letter, else what they have not answered of the last year.

    None where nothing waits. Raises NotFound where there is no link.
    """
    try:
        return checks.check(session, links.subject(session, YEARLY_CHECK), lock=lock)
    except NotFound:
        waiting = checks.open_checks(session, mine(session).id, since=clock.today() - A_YEAR)
        return checks.check(session, waiting[0].id, lock=lock) if waiting else None


def my_councils(session: Session, person: "Person") -> Mapping[str, Sitting]:
    """Return where somebody has a place today, or gets one later, by the council's slug; of several today's."""
    today = clock.today()
    held = sittings(session, [person.id], on=today, reach=None, coming=True).get(person.id, ())
    return {one.slug: one for one in sorted(held, key=lambda one: one.since <= today)}


def my_council(session: Session, person: "Person", slug: str) -> "Body":
    """Return a council in which somebody has a place today or gets one later. Raises NotFound for any other one."""
    if slug not in my_councils(session, person):
        raise NotFound("body")
    return bodies.body_by_slug(session, slug)


def secretariat(session: Session, councils: Sequence["Body"]) -> "Letterhead":
    """Return whom somebody asks: the sender of the letters of their first council, else the municipality."""
    scope = f"body:{councils[0].id}" if councils else ""
    return letterhead_for(session, scope, clock.today())
