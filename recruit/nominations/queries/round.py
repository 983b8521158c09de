"""The round as taking a nomination needs it, and how many came by each of its channels."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.bodies.model import Body, Term
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import Nomination
from recruit.nominations.rules import RoundFacts
from recruit.people.model import Organization
from recruit.recruitment.model import OrganisationCall, RecruitmentRound

#: What `operations.submit` reads of a round, and what the letters do; `recruitment.queries.round_to_take` brings what
#: a form that is taken needs.
TO_FILL = (
    joinedload(RecruitmentRound.term)
    .joinedload(Term.body)
    .joinedload(Body.organization)
    .joinedload(Organization.names),
    joinedload(RecruitmentRound.groups),
    joinedload(RecruitmentRound.announcements),
    selectinload(RecruitmentRound.texts),
)


def round_by_id(session: Session, round_id: UUID) -> RecruitmentRound:
    """Return a round with its announcements, groups, texts, and the names of its council. Raises NotFound."""
    chosen = select(RecruitmentRound).where(RecruitmentRound.id == round_id).options(*TO_FILL)
    found = session.scalars(chosen).unique().one_or_none()
    if found is None:
        raise NotFound(round_id)
    return found


def facts_of(round_: RecruitmentRound, call: OrganisationCall | None = None) -> RoundFacts:
    """Return what the rules ask of a round that was loaded to be filled; an organisation has a deadline of its own."""
    newest = {words.language: words.id for words in round_.texts}  # in the order of their versions
    return RoundFacts(
        is_announced=round_.is_announced,
        opens_at=round_.opens_at,
        closes_at=call.closes_at if call else round_.closes_at,
        routes=frozenset(round_.routes),
        fields=round_.fields,
        word_limit=round_.word_limit,
        groups=frozenset(group.id for group in round_.groups),
        open_groups=frozenset(group.id for group in round_.open_groups),
        texts=frozenset(words.id for words in round_.texts),
        conditions_in_use=frozenset(newest.values()),
        country_groups=tuple(round_.country_groups or ()),
    )


def received(session: Session, channels: Collection[UUID]) -> Mapping[UUID, int]:
    """Return how many nominations came by each of these channels; one that brought none is left out. One query."""
    chosen = select(Nomination.channel_id, func.count()).group_by(Nomination.channel_id)
    counted = session.execute(chosen.where(Nomination.channel_id.in_(channels)))
    return {channel: number for channel, number in counted if channel}
