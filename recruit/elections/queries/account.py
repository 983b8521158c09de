"""The account of votes (stemmeregnskab): how many papers there must be where somebody enters what was counted."""

from sqlalchemy.orm import Session

from recruit.elections.model import Contest, Election
from recruit.elections.queries.election import tallies_of
from recruit.elections.queries.voters import door, expected
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting


def voters_at(
    session: Session, election: Election, contest: Contest, round_: CountRound, place: str, form: FormOfVoting
) -> int | None:
    """Return how many voters or envelopes a place must have papers from; None where nobody knows of it alone.

    Where voters were counted at several doors, each place has its own number; where the papers of one door or of the
    post are entered in several piles, no pile has one. At most six queries.
    """
    here = place.strip().casefold()
    if form is FormOfVoting.MEETING:
        doors = {one.place.casefold(): one.voters for one in door(session, election.id)}
        if len(doors) > 1:
            return doors.get(here)
    piles = {one.place.casefold() for one in tallies_of(session, contest) if (one.round, one.form) == (round_, form)}
    return None if piles - {here} else expected(session, election, form)
