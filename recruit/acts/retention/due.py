"""Where the rows of each class of data stand, which of them are over on a day, and what holds them back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, cast, exists, func, not_, or_, select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.retention import term_of_office
from recruit.acts.retention.searching import Search, holds_of_terms
from recruit.appointments.model import (
    ContactSharing,
    Membership,
    MembershipEnding,
    MembershipHearing,
    SubstituteCall,
    YearlyCheck,
)
from recruit.appointments.queries import sits_on
from recruit.appointments.rules.forgetting import ERASED
from recruit.bodies.model import SeatGroup, Term
from recruit.elections.model import Election, VoterRegister
from recruit.elections.queries import voters_register
from recruit.foundation import clock
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditDetails, AuditEntry, Lookup
from recruit.foundation.mail.model import Letter
from recruit.foundation.retention.rules import DataClass, Held
from recruit.foundation.submissions.model import FormSubmission
from recruit.handover.model import InvitationAsk
from recruit.nominations.model import AccessRequest, Complaint, Nomination, Nominee, Supporter
from recruit.nominations.queries import access, complaints, retention
from recruit.nominations.queries.journal import is_complaint_unjournalised
from recruit.recruitment.model import ComingForward, RecruitmentRound
from recruit.recruitment.rules.coming_forward import LONGEST_KEPT_DAYS

#: Letters to these go with the nomination that they are about.
_READERS_OF_NOMINATIONS = ("nominee", "nominator", "supporter")


#: What counts from the day on which it was written, and nothing else: its key, and when that was.
_WRITTEN: Mapping[DataClass, tuple[Any, Any]] = {
    DataClass.YEARLY_CHECK: (YearlyCheck.id, YearlyCheck.asked_at),
    DataClass.INVITATION_ASK: (InvitationAsk.id, InvitationAsk.asked_at),
    DataClass.LOOKUP: (Lookup.id, Lookup.at),
    DataClass.SENT_FORM: (FormSubmission.key_digest, FormSubmission.at),
}


def search(session: Session, which: DataClass, *, days: int, on: date) -> Search:
    """Return where the rows of a class stand that are kept for so many days. At most three queries."""
    before = on - timedelta(days=days)
    if which is DataClass.LETTER:
        return _letters(session, before)
    if which is DataClass.ACCESS_REQUEST:
        return Search(AccessRequest.id, AccessRequest.at, access.answered_until(before))
    if which is DataClass.ROUND_COMPLAINT:
        return _complaints(session, before, on)
    if which is DataClass.VOTER_REGISTER:
        return _registers(session, before, on)
    if which is DataClass.SUBSTITUTION:
        return _of_terms(session, SubstituteCall, SubstituteCall.opened_at, before, on)
    if which is DataClass.DEPARTURE_NOTE:
        found = _of_terms(session, Membership, _first_noted(), before, on)
        return replace(found, over=found.over.where(or_(_says_something(), _is_heard())), waiting=None)
    if which in (*_OF_NOMINATIONS, DataClass.SUPPORTERS):
        return _nominations(session, which, before, on)
    return _besides(session, which, before, on)


def _besides(session: Session, which: DataClass, before: date, on: date) -> Search:
    """What belongs to no round and to no place."""
    if which is DataClass.CONTACT_SHARING:
        return _shared(before, on)
    if which is DataClass.LOG_DETAILS:
        return _details(before)
    if which is DataClass.COMING_FORWARD:
        return _came_forward(before, on)
    if which in term_of_office.CLASSES:
        return term_of_office.search(session, which, before, on)
    return _written(*_WRITTEN[which], before)


def _written(key: Any, at: Any, before: date) -> Search:
    """What counts from the day on which it was written: that whole day is kept for the days of the rule."""
    return Search(key, at, select(key).where(at < clock.instant(before, time.min)))


def _came_forward(before: date, on: date) -> Search:
    """Who came forward: counted from the day on which they were answered; after a year it is over in any case."""
    key, chosen = ComingForward.id, select(ComingForward.id)
    oldest = clock.instant(on - timedelta(days=LONGEST_KEPT_DAYS), time.min)
    is_over = or_(ComingForward.settled_at < clock.instant(before, time.min), ComingForward.at < oldest)
    waiting = chosen.where(ComingForward.settled_at.is_(None), ComingForward.at >= oldest)
    return Search(key, ComingForward.at, chosen.where(is_over), waiting=waiting)


def _shared(before: date, on: date) -> Search:
    """What somebody shares with the members of a council in which their last place is over."""
    place = select(Membership.id).join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
    place = place.join(Term, Term.id == SeatGroup.term_id)
    place = place.where(Membership.person_id == ContactSharing.person_id, Term.body_id == ContactSharing.body_id)
    lasts = place.where(or_(func.coalesce(Membership.until, Term.until) > before + timedelta(days=1), sits_on(on)))
    chosen = select(ContactSharing.id)
    waiting = chosen.where(place.where(sits_on(on)).exists())
    return Search(ContactSharing.id, ContactSharing.at, chosen.where(~lasts.exists()), waiting=waiting)


def _details(before: date) -> Search:
    """Details that say something; what erasing itself noted says nothing of anybody, and stays."""
    found = _written(AuditDetails.number, AuditEntry.at, before)
    said = (AuditDetails.content.is_not(None), AuditDetails.content != "{}")
    of_others = AuditEntry.event != Event.RETENTION_CARRIED_OUT
    over = found.over.join(AuditEntry, AuditEntry.number == AuditDetails.number).where(*said, of_others)
    return Search(found.key, found.at, over)


def _complaints(session: Session, before: date, on: date) -> Search:
    ends = retention.rounds_over_on(session)
    chosen = complaints.about_rounds()
    held = {why: Complaint.round_id.in_(rounds) for why, rounds in retention.rounds_held(session).items() if rounds}
    return Search(
        Complaint.id,
        Complaint.received_at,
        chosen.where(Complaint.round_id.in_([round_id for round_id, day in ends.items() if day <= before])),
        held | {Held.NOT_JOURNALISED: is_complaint_unjournalised()},
        chosen.where(Complaint.round_id.in_([round_id for round_id, day in ends.items() if day >= on])),
    )


def _registers(session: Session, before: date, on: date) -> Search:
    """The registers of voters whose day has passed; a stop or a complaint about the round holds them back."""
    of_round = select(Election.id).where(Election.id == VoterRegister.election_id)
    holds = {
        why: of_round.where(Election.round_id.in_(rounds)).exists()
        for why, rounds in retention.rounds_held(session).items()
        if rounds
    }
    waiting = voters_register.kept().where(VoterRegister.delete_by >= on)
    over = voters_register.kept().where(VoterRegister.delete_by <= before)
    return Search(VoterRegister.election_id, VoterRegister.at, over, holds, waiting)


def _of_terms(session: Session, table: Any, at: Any, before: date, on: date) -> Search:
    """Places, or calls for them, that go with their term; a stop or a complaint about one of its rounds holds back."""
    chosen = select(table.id)
    if table is SubstituteCall:
        chosen = chosen.join(Membership, Membership.id == SubstituteCall.member_id)
    chosen = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    holds = holds_of_terms(session)
    over = chosen.where(Term.until <= before + timedelta(days=1))
    return Search(table.id, at, over, holds, chosen.where(Term.until > on))


def _says_something() -> ColumnElement[bool]:
    """Say of a place that something is noted about a departure from it which is not erased."""
    undone = MembershipEnding.undone_because.is_not(None) & (MembershipEnding.undone_because != ERASED)
    said = or_(MembershipEnding.note != "", cast(MembershipEnding.left_out, String) != "{}", undone)
    return exists().where(MembershipEnding.membership_id == Membership.id, said)


def _is_heard() -> ColumnElement[bool]:
    """Say of a place that somebody was heard about leaving it, whether or not they left."""
    return exists().where(MembershipHearing.membership_id == Membership.id)


def _first_noted() -> ColumnElement[Any]:
    """Return when somebody was heard about a place first, or else when a departure from it was noted."""
    heard = select(func.min(MembershipHearing.at)).where(MembershipHearing.membership_id == Membership.id)
    noted = select(func.min(MembershipEnding.at)).where(MembershipEnding.membership_id == Membership.id)
    first = [chosen.correlate(Membership).scalar_subquery() for chosen in (heard, noted)]
    return func.coalesce(*first)


def _letters(session: Session, before: date) -> Search:
    found = _written(Letter.id, Letter.queued_at, before)
    said = (Letter.next_attempt_at.is_(None), or_(Letter.body != "", Letter.address != ""))
    others = (Letter.recipient.not_like(f"{reader}:%") for reader in _READERS_OF_NOMINATIONS)
    held = retention.rounds_held(session)
    holds = {why: Letter.scope.in_(_scopes(session, rounds)) for why, rounds in held.items() if rounds}
    return Search(Letter.id, Letter.queued_at, found.over.where(*said, *others), holds)


def _scopes(session: Session, rounds: Any) -> list[str]:
    """Return how letters name the councils of these rounds."""
    chosen = select(RecruitmentRound).where(RecruitmentRound.id.in_(rounds)).options(joinedload(RecruitmentRound.term))
    return [f"body:{round_.term.body_id}" for round_ in session.scalars(chosen)]


def _nominations(session: Session, which: DataClass, before: date, on: date) -> Search:
    ends = _term_ends(session) if which is DataClass.CANDIDATE_WITH_A_PLACE else retention.rounds_over_on(session)
    over = [round_id for round_id, day in ends.items() if day <= before]
    going_on = [round_id for round_id, day in ends.items() if day >= on]
    key, at = (Nomination.id, Nomination.received_at)
    chosen = select(Nomination.id).where(Nomination.erased_at.is_(None), _is_of(which))
    if which is DataClass.SUPPORTERS:
        key, at = (Supporter.id, Supporter.signed_at)
        chosen = select(Supporter.id).join(Nomination, Supporter.nomination_id == Nomination.id)
    return Search(
        key,
        at,
        chosen.where(Nomination.round_id.in_(over)),
        retention.holds(),
        chosen.where(Nomination.round_id.in_(going_on)),
    )


def _is_of(which: DataClass) -> ColumnElement[bool]:
    """Say of a nomination that it is of a class."""
    if which is DataClass.ENDED_NOMINATION:
        return retention.has_ended()
    placed = _has_a_place() if which is DataClass.CANDIDATE_WITH_A_PLACE else not_(_has_a_place())
    return not_(retention.has_ended()) & placed


#: The classes of which whole nominations are.
_OF_NOMINATIONS = (DataClass.ENDED_NOMINATION, DataClass.CANDIDATE_NOT_CHOSEN, DataClass.CANDIDATE_WITH_A_PLACE)


def classes_of(session: Session, nominations: Collection[UUID]) -> Sequence[DataClass]:
    """Return of which classes these nominations are today. Three queries."""
    found = {which: exists().where(Nomination.id.in_(nominations), _is_of(which)) for which in _OF_NOMINATIONS}
    return [which for which, any_of_it in found.items() if session.scalar(select(any_of_it))]


def _has_a_place() -> ColumnElement[bool]:
    """Say of a nomination that the person has got a place in the term, as member or as substitute."""
    return exists().where(
        Nominee.nomination_id == Nomination.id,
        RecruitmentRound.id == Nomination.round_id,
        SeatGroup.term_id == RecruitmentRound.term_id,
        Membership.seat_group_id == SeatGroup.id,
        Membership.person_id == Nominee.person_id,
    )


def _term_ends(session: Session) -> Mapping[UUID, date]:
    """Return the last day of the term of every round."""
    rounds = session.scalars(select(RecruitmentRound).options(joinedload(RecruitmentRound.term)))
    return {round_.id: round_.term.until - timedelta(days=1) for round_ in rounds}
