"""The round as the public form needs it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.bodies.model import Body, Term
from recruit.foundation.refusal import NotFound
from recruit.nominations.rules import RoundFacts
from recruit.people.model import Organization
from recruit.recruitment.model import OrganisationCall, RecruitmentRound

#: What `submit` reads of a round.
TO_FILL = (
    selectinload(RecruitmentRound.announcements),
    selectinload(RecruitmentRound.groups),
    selectinload(RecruitmentRound.texts),
    joinedload(RecruitmentRound.term)
    .joinedload(Term.body)
    .joinedload(Body.organization)
    .selectinload(Organization.names),
)


def round_to_fill(session: Session, slug: str) -> RecruitmentRound:
    """Return the round at a public address, with all that its form and `operations.submit` read of it.

    That are its announcements, groups, texts, and its term with the body and its names. Raises NotFound.
    """
    found = session.scalars(select(RecruitmentRound).filter_by(slug=slug).options(*TO_FILL)).one_or_none()
    if found is None:
        raise NotFound(slug)
    return found


def round_by_id(session: Session, round_id: UUID) -> RecruitmentRound:
    """Return the round with the same around it. Raises NotFound."""
    found = session.scalars(select(RecruitmentRound).filter_by(id=round_id).options(*TO_FILL)).one_or_none()
    if found is None:
        raise NotFound(round_id)
    return found


def facts_of(round_: RecruitmentRound, call: OrganisationCall | None = None) -> RoundFacts:
    """Return what the rules ask of a round that was loaded to be filled; an organisation has a deadline of its own."""
    return RoundFacts(
        is_announced=round_.is_announced,
        opens_at=round_.opens_at,
        closes_at=call.closes_at if call else round_.closes_at,
        routes=frozenset(round_.routes),
        fields=round_.fields,
        word_limit=round_.word_limit,
        groups=frozenset(group.id for group in round_.groups),
        texts=frozenset(words.id for words in round_.texts),
        country_groups=tuple(round_.country_groups or ()),
    )
