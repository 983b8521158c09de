"""What one person does for councils beside their places, on one page and in one statement."""

from dataclasses import replace
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.ending.letters import know_names
from recruit.appointments.model import Membership
from recruit.assignments.model import RoundAsk
from recruit.assignments.rules import PlaceRole
from recruit.bodies.model import Body, Term
from recruit.foundation.dates import Span
from recruit.meetings.operations import attending, planning
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.people.model import Person
from recruit.reports import confirmation
from recruit.reports.engagement import engagement
from tests.acts.test_leaving_everything import Busy, a_busy_chair
from tests.builders import BY, NOW, day
from tests.conftest import Database


def a_year_of_meetings(session: Session, busy: Busy) -> None:
    """Let the chair come to one meeting, send apologies for another, and be noted at one that was cancelled."""
    chair = session.get_one(Membership, busy.chair)
    term = session.scalars(select(Term).filter_by(body_id=busy.body)).one()
    days = (("2026-03-04", Presence.PRESENT), ("2026-06-03", Presence.APOLOGY), ("2026-09-02", Presence.PRESENT))
    for date, presence in days:
        slot = Slot(day(date), time(17), time(19))
        meeting = planning.hold(session, term, NewMeeting(slot), by=BY, now=NOW)
        noted = Noted(Part.MEMBER, presence, chair.person_id, membership=chair.id, seat=chair.seat_id)
        attending.note(session, meeting, [noted], by=BY, now=NOW)
    meeting.cancelled_at, meeting.cancelled_by, meeting.cancelled_because = NOW, BY.reference, "Brand"
    session.flush()


def test_places_groups_asks_and_meetings_of_a_person_are_told_in_one_statement(database: Database) -> None:
    with database.transaction() as session:
        busy = a_busy_chair(session)
        a_year_of_meetings(session, busy)
        person = session.get_one(Membership, busy.chair).person_id

        found = engagement(session, person, on=day("2026-11-21"))
        council = know_names(session, session.get_one(Body, busy.body))
        said = confirmation.besides(session, session.get_one(Person, person), council, on=day("2026-11-21"))
        elsewhere = engagement(session, person, on=day("2026-11-21"), within=frozenset())
        days = ("2026-03-03", "2026-03-04", "2026-06-03")
        came = [[one.possible for one in engagement(session, person, on=day(on)).meetings] for on in days]
        for ask in session.scalars(select(RoundAsk).filter_by(person_id=person)):
            ask.withdrawn_at, ask.withdrawn_by = NOW, BY.reference
        session.flush()
        withdrawn = engagement(session, person, on=day("2026-11-21"))

    assert [(one.target, one.role, one.span.since, one.span.until) for one in found.elsewhere] == [
        ("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE, day("2026-01-01"), None),
        ("Kulturrådet", PlaceRole.ASSOCIATE, day("2026-01-01"), None),
    ]
    assert [(one.name, one.leads, one.council.name) for one in found.groups] == [
        ("Den gode modtagelse", True, "Integrationsrådet")
    ]
    (asked,) = found.asked
    assert (asked.title, asked.answer, asked.closes_at.date()) == ("Kommunens sommerfest", None, day("2026-11-30"))
    assert [(one.part, one.came, one.possible) for one in found.meetings] == [(Part.MEMBER, 1, 2)]
    assert came == [[], [1], [2]]
    assert (withdrawn.asked, withdrawn.meetings) == ([], found.meetings)
    assert not elsewhere
    over = replace(
        found, elsewhere=[replace(one, span=Span(one.span.since, day("2026-11-21"))) for one in found.elsewhere]
    )
    assert over.not_over(day("2026-11-20")) == over
    assert over.not_over(day("2026-11-21")) == replace(found, elsewhere=[])
    assert said == [
        "Hawa Ibsen har deltaget i et af rådets møder.",
        "For rådet har Hawa Ibsen haft plads i:\n"
        "Folkeoplysningsudvalget (tilforordnet), fra 1. januar 2026 til i dag og fortsat\n"
        "Kulturrådet (tilforordnet), fra 1. januar 2026 til i dag og fortsat",
    ]
