"""Reading ballot packets, what holds them back, and what the count says would be in them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.bodies.model import Body, Term
from recruit.elections.model import BallotPacket, Election, PacketKeeping
from recruit.elections.queries.election import counted, tallies
from recruit.elections.queries.voters import post
from recruit.elections.rules import packets as rules
from recruit.elections.rules.packets import Contents, NewPacket, PacketFacts
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.foundation.retention.rules import Held
from recruit.nominations.queries import retention
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound


def packets(session: Session, election_id: UUID) -> Sequence[BallotPacket]:
    """Return every packet that was ever listed, with what was done with it, by number. Two queries."""
    chosen = select(BallotPacket).where(BallotPacket.election_id == election_id)
    return session.scalars(chosen.options(selectinload(BallotPacket.acts)).order_by(BallotPacket.number)).all()


def listed(session: Session, election_id: UUID) -> Sequence[BallotPacket]:
    """Return the packets that stand on the list, with what was done with them, by number. Two queries."""
    return [one for one in packets(session, election_id) if one.removed_at is None]


def packet(session: Session, election_id: UUID, number: int) -> BallotPacket:
    """Return a packet that stands on the list. Raises NotFound. Two queries."""
    found = next((one for one in listed(session, election_id) if one.number == number), None)
    if found is None:
        raise NotFound("packet")
    return found


def keeping(session: Session, election_id: UUID) -> PacketKeeping | None:
    """Return how long the packets of an election are kept; None where nobody has written it. One query."""
    return session.get(PacketKeeping, election_id)


def keeping_before(session: Session, election: Election) -> PacketKeeping | None:
    """Return what was written last for another election of the same council. One query."""
    chosen = select(PacketKeeping).join(Election, Election.id == PacketKeeping.election_id)
    chosen = chosen.join(Election.round).join(RecruitmentRound.term).where(PacketKeeping.election_id != election.id)
    chosen = chosen.where(Term.body_id == election.round.term.body_id)
    return session.scalars(chosen.order_by(PacketKeeping.at.desc(), PacketKeeping.election_id).limit(1)).first()


def facts(session: Session, election: Election) -> PacketFacts:
    """Return an election, loaded, as what guards its packets sees it. Three queries."""
    return _facts(election, keeping(session, election.id), retention.rounds_held(session))


def _facts(election: Election, kept: PacketKeeping | None, held: Mapping[Held, Sequence[UUID]]) -> PacketFacts:
    return PacketFacts(
        election.passed,
        election.is_rehearsal,
        kept is not None,
        free_on(kept) if kept else None,
        [why for why, rounds in held.items() if election.round_id in rounds],
    )


def free_on(kept: PacketKeeping) -> date | None:
    """Return the first day on which packets may be destroyed; None before the municipal council has decided."""
    return rules.free_on(clock.local(kept.complaints_until).date(), kept.decided_on, kept.days)


def suggested(session: Session, election: Election) -> list[NewPacket]:
    """Return the packets that follow from what was counted and are not listed yet. Five queries."""
    there = {(one.label, one.place, one.form, *one.contents) for one in listed(session, election.id)}
    found = [*_of_tallies(session, election), *_of_envelopes(session, election)]
    return [one for one in found if (one.label, one.place, one.form, *one.contents) not in there]


def _of_tallies(session: Session, election: Election) -> Iterator[NewPacket]:
    labels = {contest.id: contest.label for contest in election.contests}
    for one in tallies(session, election):
        if one.round is CountRound.FINAL and one.clerk == 1:
            yield from rules.suggested(labels[one.contest_id], one.place, one.form, counted(one))


def _of_envelopes(session: Session, election: Election) -> Iterator[NewPacket]:
    if not election.is_by(FormOfVoting.POST):
        return
    came = post(session, election.id)
    piles = ((Contents.OUTER_ENVELOPES, came.accepted), (Contents.REJECTED_ENVELOPES, came.rejected))
    for contents, envelopes in piles:
        if envelopes:
            yield NewPacket(_("Votes by post"), [contents], len(envelopes), election.place, FormOfVoting.POST)


def due(session: Session, *, on: date) -> list[Due]:
    """Return the elections of which packets may be destroyed since a day that has come. At most five queries."""
    waits = exists().where(BallotPacket.election_id == Election.id, BallotPacket.removed_at.is_(None))
    named = joinedload(Election.round).joinedload(RecruitmentRound.term).joinedload(Term.body)
    named = named.joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(Election, PacketKeeping).join(PacketKeeping, PacketKeeping.election_id == Election.id)
    chosen = chosen.where(waits, Election.is_rehearsal.is_(False), PacketKeeping.decided_on.is_not(None))
    chosen = chosen.options(named, selectinload(Election.milestones)).order_by(Election.polling_on, Election.id)
    rows = session.execute(chosen).all()
    open_ones = _to_destroy(session, [election.id for election, _kept in rows])
    held = retention.rounds_held(session) if open_ones else {}
    found = []
    for election, kept in rows:
        if election.id in open_ones and not rules.holds(_facts(election, kept, held), today=on):
            body = election.round.term.body
            about = {"election": election.id, "name": election.name}
            found.append(Due("packets-can-go", body.name_on(on), body=body.slug, facts=about))
    return found


def _to_destroy(session: Session, elections: Sequence[UUID]) -> set[UUID]:
    """Return which of these elections have packets that are sealed and not destroyed. Two queries, or none."""
    if not elections:
        return set()
    chosen = select(BallotPacket).where(BallotPacket.election_id.in_(elections), BallotPacket.removed_at.is_(None))
    found = session.scalars(chosen.options(selectinload(BallotPacket.acts)))
    return {one.election_id for one in found if one.sealed and not one.destroyed}
