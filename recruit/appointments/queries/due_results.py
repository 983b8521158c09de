"""Elections that recommend somebody whom no case takes before the municipal council."""

from datetime import date, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from recruit.appointments.model import Designate, Membership
from recruit.bodies.model import SeatGroup
from recruit.elections.model import Contest, Election
from recruit.elections.queries.telling import certain, waits_of
from recruit.foundation.due import Due
from recruit.recruitment.model import RecruitmentRound

#: So long after its day it is spoken of that nobody has taken up an election.
SPOKEN_OF = timedelta(days=180)


def due(session: Session, *, on: date) -> list[Due]:
    """Return elections that are certain and of which nobody stands in a case, nor has got a place in the term since.

    Two queries.
    """
    contests = select(Contest.id).where(Contest.election_id == Election.id)
    proposed = exists().where(Designate.source_id.in_(contests))
    seated = exists().where(
        RecruitmentRound.id == Election.round_id,
        SeatGroup.term_id == RecruitmentRound.term_id,
        Membership.seat_group_id == SeatGroup.id,
        Membership.since > Election.polling_on,
    )
    chosen = certain(on - SPOKEN_OF).where(~proposed, ~seated)
    return [waits_of("election-without-case", one, on) for one in session.scalars(chosen)]
