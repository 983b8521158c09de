"""Concluding who is recommended for appointment, telling the candidates, and taking it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.nominations import letters, rules
from recruit.nominations.closed_letters import CHOSEN, News, news
from recruit.nominations.model import Recommendation, Recommended
from recruit.nominations.operations.posting import tell
from recruit.nominations.queries import candidates, complaints
from recruit.nominations.queries import selection as queries
from recruit.nominations.rules.selection import Places, Uneven, may_conclude, may_release, may_take_back
from recruit.recruitment.model import RecruitmentRound


@dataclass(frozen=True, slots=True)
class Concluding:
    """How somebody concludes a selection."""

    #: Who recommends: a committee and its meeting, where the council has one.
    decided_by: str
    decided_on: date
    reasons_are_open: bool = False
    #: Why only women or only men are recommended, where somebody says so.
    uneven: Uneven | None = None


def conclude(
    session: Session,
    round_: RecruitmentRound,
    concluding: Concluding,
    places: Mapping[UUID, Places],
    *,
    by: Actor,
    now: datetime,
) -> Recommendation:
    """Conclude the selection of a round, loaded whole and locked: what is chosen stands as a recommendation.

    `places` are those that the round fills. Nobody is told by it. Raises Refused with every reason of
    `rules.selection.may_conclude`.
    """
    candidates.sorted_now(session, round_, now=now, lock=True)
    list_ = candidates.standing(session, round_.id)
    found = queries.selection(session, round_, queries.comparable(session, list_), places)
    days = {"opened_on": clock.local(round_.opens_at).date(), "today": clock.local(now).date()}
    refuse_if(may_conclude(found, decided_by=concluding.decided_by, decided_on=concluding.decided_on, **days))
    made = Recommendation(
        round_id=round_.id,
        decided_by=rules.tidy_line(concluding.decided_by),
        decided_on=concluding.decided_on,
        reasons_are_open=concluding.reasons_are_open,
        left_open={str(group): number for group, number in found.left_open.items()},
        uneven=concluding.uneven,
        at=now,
        by=by.reference,
    )
    made.recommended = [
        Recommended(
            nomination_id=each.id,
            choice=each.choice,
            seat_group_id=each.seat_group_id,
            rank=each.rank,
            stands_in_for_id=each.stands_in_for_id,
            reason=each.reason,
        )
        for each in found.candidates
        if each.choice
    ]
    session.add(made)
    session.flush()
    details = {"candidates": len(made.recommended), "reasons_are_open": made.reasons_are_open}
    audit.record(session, Event.SELECTION_CONCLUDED, round_, by=by, at=now, details=details)
    return made


def release(session: Session, round_: RecruitmentRound, *, by: Actor, now: datetime) -> int:
    """Let each candidate see what became of them behind their own link; return how many letters are written.

    Whoever has no e-mail address reads it in a closed letter, and who does not stand any more is not told. Raises
    Refused before it is concluded, a second time, and while a complaint is open.
    """
    found = queries.recommendation(session, round_.id)
    is_complained = bool(complaints.open_complaints(session, round_.id))
    is_released = bool(found and found.released_at)
    refuse_if(may_release(is_concluded=found is not None, is_released=is_released, is_complained_about=is_complained))
    if found is None:
        raise NotFound(round_.id)
    found.released_at, found.released_by = now, by.reference
    session.flush()
    audit.record(session, Event.SELECTION_RELEASED, round_, by=by, at=now)
    return _tell(session, found, round_, by=by, now=now)


def take_back(session: Session, round_: RecruitmentRound, because: str, *, by: Actor, now: datetime) -> int:
    """Take the recommendation of a round, loaded whole and locked, back; whoever was told is told that there is news.

    What was written stays, and can be changed. Returns how many letters are written. Raises Refused without a reason.
    """
    found = queries.recommendation(session, round_.id)
    refuse_if(may_take_back(because, is_concluded=found is not None))
    if found is None:
        raise NotFound(round_.id)
    found.revoked_at, found.revoked_by, found.revoked_because = now, by.reference, rules.tidy_text(because)
    session.flush()
    audit.record(session, Event.SELECTION_TAKEN_BACK, round_, by=by, at=now)
    return _tell(session, found, round_, by=by, now=now) if found.released_at else 0


def _tell(session: Session, found: Recommendation, round_: RecruitmentRound, *, by: Actor, now: datetime) -> int:
    """Write to every candidate it speaks of who stands, without an e-mail address on paper; return to how many."""
    told = queries.to_tell(session, found)
    for each in told:
        new = News.RECOMMENDATION_TAKEN_BACK if found.revoked_at else CHOSEN[each.said.choice]
        reason = found.revoked_because or each.said.reason
        closed = news(each.nomination, new, reason=reason, rank=each.said.rank)
        tell(session, letters.candidate_news(each.nomination, each.nominee, round_), closed, by=by, now=now)
    return len(told)
