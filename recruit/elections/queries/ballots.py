"""Who is on which ballot; before the ballots are fixed, who would be."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Contest, Election, Entry, EntryRestoration
from recruit.elections.rules.vocabulary import BallotOrder
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.queries import candidates


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate of the list that is fixed: approved, and not taken back."""

    nomination_id: UUID
    name: str
    sort_key: str
    seat_group_id: UUID | None
    country_group: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate on a ballot."""

    number: int
    #: None once it is erased.
    name: str | None
    #: Why the candidate can no longer have a seat; None for the others.
    withdrawn_because: str | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """The ballot of a contest."""

    contest: Contest
    lines: Sequence[Line]


def standing(session: Session, election: Election) -> Sequence[Standing]:
    """Return who would be on the ballots of an election, in their order. Three queries at most."""
    list_ = candidates.standing(session, election.round_id)
    placed = [one for one in candidates.placed(session, list_) if one.has_a_page] if list_ else []
    chosen = select(Nomination.id, Nomination.seat_group_id, Nomination.country_group)
    chosen = chosen.where(Nomination.round_id == election.round_id)
    of = {row.id: row for row in session.execute(chosen)} if placed else {}
    found = [
        Standing(
            one.nomination_id,
            one.nominee.name,
            one.nominee.sort_key,
            of[one.nomination_id].seat_group_id,
            of[one.nomination_id].country_group,
        )
        for one in placed
        if one.nominee
    ]
    if election.ballot_order is BallotOrder.ALPHABETICAL:
        found.sort(key=lambda one: one.sort_key)
    return found


def in_contest(contest: Contest, found: Sequence[Standing]) -> list[Standing]:
    """Return who of them stands in a contest: for its own seats, and in its country group, where it has such."""
    return [
        one
        for one in found
        if contest.seat_group_id in (None, one.seat_group_id) and contest.country_group in (None, one.country_group)
    ]


def left_out(election: Election, found: Sequence[Standing]) -> list[str]:
    """Return the names of those of them who stand in none of an election's contests."""
    placed = {one.nomination_id for contest in election.contests for one in in_contest(contest, found)}
    return [one.name for one in found if one.nomination_id not in placed]


def restored(session: Session, election: Election) -> Sequence[EntryRestoration]:
    """Return who of an election was said to have dropped out by mistake, in the order of the ballots. One query."""
    chosen = select(EntryRestoration).join(Contest, Contest.id == EntryRestoration.contest_id)
    chosen = chosen.where(Contest.election_id == election.id)
    return session.scalars(chosen.order_by(Contest.position, EntryRestoration.number, EntryRestoration.at)).all()


def ballots(session: Session, election: Election) -> Sequence[Ballot]:
    """Return the ballots of an election, loaded; before they are fixed, as they would be. Three queries at most."""
    if not any(contest.entries for contest in election.contests):
        found = standing(session, election)
        return [
            Ballot(contest, [Line(number, one.name) for number, one in enumerate(in_contest(contest, found), 1)])
            for contest in election.contests
        ]
    chosen = select(Nominee.nomination_id, Nominee.name).join(Entry, Entry.nomination_id == Nominee.nomination_id)
    chosen = chosen.where(Entry.contest_id.in_([contest.id for contest in election.contests]))
    names = {row.nomination_id: row.name for row in session.execute(chosen)}
    return [
        Ballot(
            contest,
            [Line(one.number, names.get(one.nomination_id), one.withdrawn_because) for one in contest.entries],
        )
        for contest in election.contests
    ]
