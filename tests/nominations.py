"""A round that is open, and nominations to it. All names are invented."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, SeatGroup
from recruit.nominations import operations
from recruit.nominations.model import JournalPacket, Nomination
from recruit.nominations.queries import round_by_id
from recruit.nominations.rules import NewNominator, NewNominee, Submission
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Asked, Field, Route
from tests.builders import BY, NOW, a_council, a_person, the_term
from tests.rounds import a_round

#: When rounds close: noon in winter.
NOON = datetime.fromisoformat("2026-12-21T12:00:00+01:00")

#: Everything that a form can ask, except what only a rule could need.
ASKED = {
    Field.SEAT_GROUP: Asked.OPTIONAL,
    Field.MOTIVATION: Asked.REQUIRED,
    Field.INTERESTS: Asked.OPTIONAL,
    Field.PRESENTATION: Asked.OPTIONAL,
    Field.LANGUAGES: Asked.OPTIONAL,
    Field.PHOTO: Asked.OPTIONAL,
    Field.HEARD: Asked.OPTIONAL,
}


def an_open_round(session: Session, body: Body | None = None, **changes: Any) -> RecruitmentRound:
    """Make a round for every group of a council's newest term, loaded as a form needs it; `changes`: see `a_round`."""
    council = body or a_council(session)
    groups = session.scalars(select(SeatGroup).filter_by(term_id=the_term(session, council).id)).all()
    made = a_round(session, council, **{"groups": groups, "fields": ASKED, "closes_at": NOON} | changes)
    session.expire(made)
    return round_by_id(session, made.id)


def a_submission(round_: RecruitmentRound, name: str = "Amina Abdi", **changes: Any) -> Submission:
    """Return somebody's own form, filled in so that it is taken; `changes` are the nominee's."""
    nominee = NewNominee(
        name=name,
        email="amina@mail.example",
        motivation="Jeg vil gerne hjælpe nye borgere.",
        declared_text_id=round_.texts[0].id,
    )
    return Submission(route=Route.SELF, nominee=replace(nominee, **changes))


def a_proposal(name: str = "Bo Bruun", *, nominator: str = "Dorthe Dam", **changes: Any) -> Submission:
    """Return somebody's form for somebody else; `changes` are the submission's."""
    submission = Submission(
        route=Route.OTHER,
        nominee=NewNominee(name=name, email="bo@mail.example"),
        nominator=NewNominator(name=nominator, email="dorthe@mail.example", reason="Han kender alle i foreningen."),
    )
    return replace(submission, **changes)


def journalised(session: Session, nomination: Nomination, *, until: datetime = NOON) -> None:
    """Put all that is written down about a nomination until an instant into the case system."""
    packed = {"packed_at": until, "digest": "0" * 64, "first_number": 1, "last_number": 1}
    put = {"fetched_at": until, "fetched_by": BY.reference, "journalised_on": until.date(), "journal_number": "26/1-1"}
    whose = {"round_id": nomination.round_id, "nomination_id": nomination.id, "journalised_by": BY.reference}
    session.add(JournalPacket(**whose, **packed, **put, at=until, by=BY.reference))
    session.flush()


def a_nomination(
    session: Session, round_: RecruitmentRound, submission: Submission | None = None, *, now: datetime = NOW
) -> Nomination:
    """Hand a form in: without one, that of somebody whom no other test knows, who stands."""
    submission = submission or a_submission(round_, a_person(session).name)
    return operations.submit(session, round_, submission, by=BY, now=now)
