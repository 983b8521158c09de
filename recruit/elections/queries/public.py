"""What everybody may read of an election besides the election itself: what candidates are called, and when to look."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.foundation.i18n import gettext as _
from recruit.nominations.queries import candidates
from recruit.recruitment.model import RoundDate
from recruit.recruitment.rules import DateKind


def called(session: Session, election: Election) -> Mapping[UUID, str]:
    """Return what everybody may call the candidates: by name, or by the number on the ballot. Two queries at most."""
    numbered = {
        one.nomination_id: _("No. %(number)s on the ballot", number=one.number)
        for contest in election.contests
        for one in contest.entries
    }
    list_ = candidates.standing(session, election.round_id)
    placed = candidates.placed(session, list_) if list_ else []
    return numbered | {one.nomination_id: one.nominee.name for one in placed if one.is_shown and one.nominee}


def result_expected(session: Session, election: Election, *, on: date) -> date | None:
    """Return when the result is to be public by the round's timetable; None where that is not known, or was before."""
    planned = select(RoundDate.day).filter_by(round_id=election.round_id, kind=DateKind.RESULT_ON_WEBSITE)
    day = session.scalars(planned).one_or_none()
    return day if day and day >= on else None
