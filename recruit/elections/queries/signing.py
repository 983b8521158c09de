"""Who has signed what an election came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Election, ResultSignature
from recruit.elections.queries.election import counts
from recruit.elections.rules.signing import Settled, digest
from recruit.elections.rules.verifying import answer_digest
from recruit.elections.rules.vocabulary import CountRound
from recruit.foundation.accounts import queries as accounts


def signatures(session: Session, election: Election) -> Sequence[ResultSignature]:
    """Return the signatures that nobody has taken back, in their order, also those of a result that is another by now.

    One query.
    """
    chosen = select(ResultSignature).where(ResultSignature.election_id == election.id)
    chosen = chosen.where(ResultSignature.revoked_at.is_(None))
    return session.scalars(chosen.order_by(ResultSignature.at, ResultSignature.id)).all()


@dataclass(frozen=True, slots=True)
class Signed:
    """Who has signed a result, by name, and when; and the digest of that result."""

    digest: str
    by: Sequence[tuple[str, datetime]]


def signed(session: Session, election: Election) -> Signed | None:
    """Return who has signed what an election, loaded, has come to; None where nobody has. At most three queries."""
    found = signatures(session, election)
    if not found:
        return None
    stands, names = result_digest(session, election), accounts.names(session, {one.by for one in found})
    by = [(names[one.by], one.at) for one in found if one.digest == stands and one.by in names]
    return Signed(stands, by) if by else None


def result_digest(session: Session, election: Election) -> str:
    """Return the digest of what an election, loaded, has come to. One query."""
    kept = counts(session, election, CountRound.FINAL)
    return digest(
        [
            Settled(
                str(contest.id),
                kept[contest.id].digest if contest.id in kept else "",
                answer_digest(kept[contest.id].answer_json) if contest.id in kept else "",
                [entry.number for entry in contest.entries if entry.withdrawn_at is None],
            )
            for contest in election.contests
        ]
    )
