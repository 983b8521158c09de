"""What elections hold on whoever stood: on which ballots under which number, and what they were told."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import CandidateTold, Contest, Election, Entry
from recruit.nominations.model import Nomination
from recruit.reports.disclosure.category import Record, record


def on_ballots(session: Session, nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield the ballots on which the person stands, and each letter about them. What was counted is the record's."""
    references = {each.id: each.reference for each in nominations}
    chosen = select(Election.name, Contest.label, Entry).join(Contest, Contest.id == Entry.contest_id)
    chosen = chosen.join(Election, Election.id == Contest.election_id).where(Entry.nomination_id.in_(references))
    for election, contest, entry in session.execute(chosen.order_by(Election.polling_on, Contest.position)):
        yield record(
            reference=references[entry.nomination_id],
            election=election,
            contest=contest,
            ballot_number=entry.number,
            out_since=entry.withdrawn_at,
            reason=entry.withdrawn_because,
        )
    letters = select(Election.name, CandidateTold).join(Election, Election.id == CandidateTold.election_id)
    letters = letters.where(CandidateTold.nomination_id.in_(references)).order_by(CandidateTold.at)
    for election, told in session.execute(letters):
        yield record(
            reference=references[told.nomination_id],
            election=election,
            told=told.what,
            contest=told.facts.get("contest"),
            number=told.facts.get("number"),
            at=told.at,
        )
