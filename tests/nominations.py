"""A round that is open, and nominations to it. All names are invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, SeatGroup
from recruit.bodies.rules import FillingMethod
from recruit.nominations import operations
from recruit.nominations.model import Nomination
from recruit.nominations.queries import round_by_id
from recruit.nominations.rules import NewNominator, NewNominee, Submission
from recruit.recruitment.model import RecruitmentRound, RoundAnnouncement, RoundText
from recruit.recruitment.rules import Asked, Field, Route
from tests.builders import BY, NOW, a_council, a_person, the_term

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


def an_open_round(
    session: Session, body: Body | None = None, *, slug: str = "nye-medlemmer-2026", **changes: Any
) -> RecruitmentRound:
    """Make a round that has been public for a month and closes in a month, at noon; `changes` are its columns."""
    term = the_term(session, body or a_council(session))
    columns: dict[str, Any] = {
        "term_id": term.id,
        "slug": slug,
        "name": "Nye medlemmer 2026–2029",
        "filling_method": FillingMethod.ADVISORY_ELECTION,
        "opens_at": NOW - timedelta(days=30),
        "closes_at": datetime.fromisoformat("2026-12-21T12:00:00+01:00"),
        "contact_name": "Grethe Holm",
        "contact_email": "raad@fjordby.example",
        "contact_phone": "12 34 56 78",
        "routes": [Route.SELF, Route.OTHER],
        "fields": dict(ASKED),
    }
    round_ = RecruitmentRound(**(columns | changes))
    round_.groups = list(_groups_of(session, term.id))
    round_.announcements = [RoundAnnouncement(by=BY.reference, at=NOW)]
    round_.texts = [a_text("da"), a_text("en", condition="You live in Fjordby and are 18 years old.")]
    session.add(round_)
    session.flush()
    return round_by_id(session, round_.id)


def a_text(language: str, *, condition: str = "Du bor i Fjordby og er fyldt 18 år.", version: int = 1) -> RoundText:
    """Return words of a round, not yet saved."""
    return RoundText(
        language=language,
        version=version,
        purpose="Rådet rådgiver kommunalbestyrelsen.",
        call="Bliv medlem af rådet.",
        condition=condition,
        wanted="",
        at=NOW,
        by=BY.reference,
    )


def _groups_of(session: Session, term_id: UUID) -> Sequence[SeatGroup]:
    return session.scalars(select(SeatGroup).filter_by(term_id=term_id).order_by(SeatGroup.position)).all()


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


def a_nomination(
    session: Session, round_: RecruitmentRound, submission: Submission | None = None, *, now: datetime = NOW
) -> Nomination:
    """Hand a form in: without one, that of somebody whom no other test knows, who stands."""
    submission = submission or a_submission(round_, a_person(session).name)
    return operations.submit(session, round_, submission, by=BY, now=now)
