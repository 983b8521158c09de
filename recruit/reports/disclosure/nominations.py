"""What nominations tell of whoever they are about."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.bodies.model import Body, Term
from recruit.foundation import i18n
from recruit.nominations.model import (
    Assessment,
    AssessmentNote,
    Candidate,
    CandidateList,
    Complaint,
    Deficiency,
    Nomination,
    NominationNote,
    Nominator,
    Nominee,
    Recommendation,
    Recommended,
    SelectionCriterion,
    Supporter,
    Verification,
    VettingDecision,
)
from recruit.nominations.rules.complaints import Standing
from recruit.nominations.rules.vetting import Lacking
from recruit.people.model import Organization
from recruit.recruitment import queries as recruitment
from recruit.recruitment.model import OrganisationCall, RecruitmentRound
from recruit.reports.disclosure.category import Record, record

_NAMES = selectinload(Organization.names)

Checked = TypeVar("Checked", Assessment, Deficiency, NominationNote, Verification, VettingDecision)


def loaded(session: Session, ids: Collection[UUID]) -> Sequence[Nomination]:
    """Return the nominations that are not erased, in the order in which they came, with everything read below."""
    council = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization).options(_NAMES)
    chosen = select(Nomination).where(Nomination.id.in_(ids), Nomination.erased_at.is_(None))
    chosen = chosen.options(
        joinedload(Nomination.nominee).joinedload(Nominee.photo),
        joinedload(Nomination.nominator),
        joinedload(Nomination.ask),
        joinedload(Nomination.seat_group),
        joinedload(Nomination.channel),
        joinedload(Nomination.organisation_call).joinedload(OrganisationCall.organization).options(_NAMES),
        joinedload(Nomination.round).options(council),
        selectinload(Nomination.answers),
        selectinload(Nomination.withdrawals),
    )
    return session.scalars(chosen.order_by(Nomination.received_at, Nomination.id)).all()


def identity(nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield who the person is and how they can be reached, as each nomination says."""
    for nomination in nominations:
        if nominee := nomination.nominee:
            yield record(
                reference=nomination.reference,
                name=nominee.name,
                email=nominee.email,
                email_confirmed_at=nominee.email_confirmed_at,
                phone=nominee.phone,
                address=nominee.address,
                birth_date=nominee.birth_date,
                gender=nominee.gender,
                languages=nominee.languages,
                language_of_letters=nomination.language,
            )


def written(session: Session, nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield each nomination: how it came, who proposed the person, what was written, and who may read it."""
    interests = {str(each.id): each for each in recruitment.interests(session, with_retired=True)}
    signed = select(Supporter.nomination_id, func.count()).group_by(Supporter.nomination_id)
    signatures = dict(
        session.execute(signed.where(Supporter.nomination_id.in_([each.id for each in nominations]))).all()
    )
    for nomination in nominations:
        if nominee := nomination.nominee:
            chosen = [
                interests[each].label_in(i18n.current_locale().code) for each in nominee.interests if each in interests
            ]
            yield (
                _how_it_came(nomination)
                | _proposed(nomination.nominator)
                | record(
                    motivation=nominee.motivation,
                    presentation=nominee.presentation,
                    interests=chosen,
                    photo=nominee.photo.name if nominee.photo else None,
                    shows_motivation=nominee.shows_motivation,
                    shows_languages=nominee.shows_languages,
                    shows_photo=nominee.shows_photo,
                    declared_at=nominee.declared_at,
                    consents_to_contact_at=nominee.consents_to_contact_at,
                    tells_nominator=nominee.tells_nominator if nomination.nominator else None,
                    supporters=signatures.get(nomination.id),
                )
            )


def _how_it_came(nomination: Nomination) -> Record:
    call = nomination.organisation_call
    return record(
        reference=nomination.reference,
        council=nomination.round.term.body.name,
        round=nomination.round.name,
        received_at=nomination.received_at,
        source=nomination.source,
        route=nomination.route,
        channel=nomination.channel.label if nomination.channel else None,
        heard=nomination.heard,
        seat_group=nomination.seat_group.label if nomination.seat_group else None,
        country_group=nomination.country_group,
        organisation=call.organization.newest.name if call else None,
    )


def _proposed(nominator: Nominator | None) -> Record:
    """Who proposed somebody is theirs to know, and what was said of them; how to reach that person is not."""
    if nominator is None:
        return {}
    return record(proposed_by=nominator.name, relation=nominator.relation, reason=nominator.reason)


def answered(nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield what the person was asked, what they answered, and that they withdrew."""
    for nomination in nominations:
        of_it, ask = nomination.reference, nomination.ask
        if ask:
            yield record(reference=of_it, asked_at=ask.asked_at, answer_until=ask.expires_at, reminders=ask.reminders)
        for answer in nomination.answers:
            taken_back = answer.revoked_at
            yield record(
                reference=of_it, accepts=answer.accepts, at=answer.at, manner=answer.manner, taken_back_at=taken_back
            )
        for each in nomination.withdrawals:
            said = None if each.by_nominator else each.reason
            yield record(
                reference=of_it, withdrawn_at=each.at, manner=each.manner, reason=said, taken_back_at=each.revoked_at
            )


def checked(session: Session, nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield what was looked up, what was lacking, and what was decided with its reason."""
    references = {each.id: each.reference for each in nominations}
    for seen in session.scalars(_of(Verification, references)):
        of_it = references[seen.nomination_id]
        yield record(
            reference=of_it,
            fact=seen.fact,
            holds=seen.holds,
            how=seen.how,
            seen_on=seen.seen_on,
            taken_back_at=seen.revoked_at,
        )
    for each in session.scalars(_of(Deficiency, references)):
        yield record(
            reference=references[each.nomination_id],
            lacking=[Lacking(code) for code in each.lacking],
            text=each.text,
            at=each.at,
            remedy_until=each.remedy_until,
            remedied_at=each.remedied_at,
        )
    for decision in session.scalars(_of(VettingDecision, references)):
        yield record(
            reference=references[decision.nomination_id],
            approved=decision.approves,
            decided_on=decision.decided_on,
            decided_by=decision.committee,
            reason=decision.reason,
            complaint_to=decision.complaint_to,
            complaint_until=decision.complaint_until,
            taken_back_at=decision.revoked_at,
            taken_back_because=decision.revoked_because,
        )


def noted(session: Session, nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield the secretariat's notes, and what is written about a candidate before it is said who is recommended."""
    references = {each.id: each.reference for each in nominations}
    for note in session.scalars(_of(NominationNote, references)):
        yield record(reference=references[note.nomination_id], at=note.at, text=note.text)
    for said in session.scalars(_of(Assessment, references)):
        chosen = {"outcome": said.choice, "reason": said.reason}
        yield record(reference=references[said.nomination_id], at=said.at, **chosen)
    by_criterion = select(AssessmentNote, SelectionCriterion.label).join(SelectionCriterion)
    by_criterion = by_criterion.where(AssessmentNote.nomination_id.in_(references)).order_by(AssessmentNote.at)
    for written_, criterion in session.execute(by_criterion):
        of_it = references[written_.nomination_id]
        yield record(reference=of_it, at=written_.at, criterion=criterion, text=written_.text)


def _of(table: type[Checked], references: Collection[UUID]) -> Select[Checked]:
    return select(table).where(table.nomination_id.in_(references)).order_by(table.at)


def complained(session: Session, nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield complaints about what was decided; what somebody else wrote in one is theirs."""
    references = {each.id: each.reference for each in nominations}
    chosen = select(Complaint, VettingDecision.nomination_id).join(Complaint.decision)
    chosen = chosen.where(VettingDecision.nomination_id.in_(references)).order_by(Complaint.received_at)
    for complaint, nomination_id in session.execute(chosen):
        is_own = complaint.standing is Standing.CONCERNED
        yield record(
            reference=references[nomination_id],
            received_at=complaint.received_at,
            standing=complaint.standing,
            text=complaint.text if is_own else None,
            complaint_to=complaint.complaint_to,
            sent_on_to=complaint.sent_on_to,
            outcome=complaint.outcome,
            decided_by=complaint.decided_by,
            decided_on=complaint.decided_on,
            reason=complaint.reason if is_own else None,
        )


def stood(session: Session, nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield the lists of candidates on which the person is, until when they are public, and what it came to.

    That is what the person reads behind their own link: nothing before the candidates are told.
    """
    references = {each.id: each.reference for each in nominations}
    chosen = select(Candidate, CandidateList).join(CandidateList, CandidateList.id == Candidate.list_id)
    chosen = chosen.where(Candidate.nomination_id.in_(references)).order_by(CandidateList.at)
    for candidate, list_ in session.execute(chosen):
        yield record(
            reference=references[candidate.nomination_id],
            position=candidate.position,
            fixed_at=list_.at,
            public_until=list_.down_on,
            taken_back_at=list_.revoked_at,
        )
    said = select(Recommended, Recommendation).join(Recommendation, Recommendation.id == Recommended.recommendation_id)
    said = said.where(Recommended.nomination_id.in_(references), Recommendation.released_at.is_not(None))
    for recommended, found in session.execute(said.order_by(Recommendation.at)):
        yield record(
            reference=references[recommended.nomination_id],
            outcome=recommended.choice,
            rank=recommended.rank,
            reason=recommended.reason,
            decided_by=found.decided_by,
            decided_on=found.decided_on,
            taken_back_at=found.revoked_at,
        )
