"""Who has signed what an election came to."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Election, ResultSignature
from recruit.elections.queries.election import counts
from recruit.elections.rules.signing import Settled, digest
from recruit.elections.rules.verifying import answer_digest
from recruit.elections.rules.vocabulary import CountRound


def signatures(session: Session, election: Election) -> Sequence[ResultSignature]:
    """Return the signatures that nobody has taken back, in their order, also those of a result that is another by now.

    One query.
    """
    chosen = select(ResultSignature).where(ResultSignature.election_id == election.id)
    chosen = chosen.where(ResultSignature.revoked_at.is_(None))
    return session.scalars(chosen.order_by(ResultSignature.at, ResultSignature.id)).all()


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
