"""Taking into a case whom others propose: a certified result, a selection, organisations.

Whoever stands in the case for the same group is left as they are, so that a source can be asked again; and whoever
stands in another case of the term is left there, lest two decisions say two things of them. Of whom nothing is used for
the time being (GDPR art. 18) is not taken in before that is over; the number in the order stays theirs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Designate
from recruit.appointments.operations.cases.proposing import propose
from recruit.appointments.queries import offers
from recruit.appointments.queries.offers import Offer
from recruit.elections.model import Election
from recruit.foundation.actor import Actor
from recruit.recruitment.model import RecruitmentRound


def from_result(
    session: Session, case: AppointmentCase, election: Election, *, by: Actor, now: datetime
) -> Sequence[Designate]:
    """Take in whom an election, loaded, recommends, and who is next in order; return those who are new.

    The case is loaded and locked. Raises Refused while the result is not certain, and where nobody can say for which
    member group a contest was held.
    """
    return _taken(session, case, offers.of_result(session, election), by=by, now=now)


def from_selection(
    session: Session, case: AppointmentCase, round_: RecruitmentRound, *, by: Actor, now: datetime
) -> Sequence[Designate]:
    """Take in whom the selection of a round recommends, and who is next; return those who are new.

    The case is loaded and locked. Raises Refused while nothing is concluded.
    """
    return _taken(session, case, offers.of_selection(session, round_), by=by, now=now)


def from_organisations(
    session: Session, case: AppointmentCase, round_: RecruitmentRound, *, by: Actor, now: datetime
) -> Sequence[Designate]:
    """Take in whom organisations propose and who has said yes; return those who are new.

    Of a woman and a man who are proposed for one place both are taken in (Ligestillingsloven § 10 a): the municipal
    council chooses, and a personal substitute stands in for whoever it chooses. The case is loaded and locked.
    """
    return _taken(session, case, offers.of_organisations(session, round_, now=now), by=by, now=now)


def _taken(
    session: Session, case: AppointmentCase, offered: Iterable[Offer], *, by: Actor, now: datetime
) -> list[Designate]:
    made = []
    fitted = list(offers.fitted(case, offered, offers.elsewhere(session, case)))
    held_back = offers.held_back(session, fitted)
    for one in fitted:
        if one.new.nomination in held_back:
            continue
        new = replace(one.new, stands_in_for=_standing(case, one.new.seat_group, one.behind))
        made.append(propose(session, case, new, by=by, now=now))
    return made


def _standing(case: AppointmentCase, group: UUID, nominations: Sequence[UUID]) -> UUID | None:
    """Return the designate of the first of these candidates who is to be a member of a group."""
    found = (one for one in case.designates if one.seat_group_id == group and one.nomination_id in nominations)
    return next((one.id for one in found if one.dropped_at is None), None)
