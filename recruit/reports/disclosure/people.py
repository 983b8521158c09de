"""What the people of the councils, the letters and the log tell of one person."""

import json
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import Session, joinedload

from recruit.acts import directory, history
from recruit.bodies.model import Body, Term
from recruit.foundation import keys
from recruit.foundation.audit.model import AuditEntry, Lookup
from recruit.foundation.i18n import _
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Channel
from recruit.nominations.model import ContinuationAsk, Nomination, Nominee
from recruit.people import queries as people
from recruit.people.model import ContactDetail, Organization
from recruit.people.rules import ContactKind
from recruit.recruitment.model import ComingForward, RecruitmentRound, Voice
from recruit.reports import places
from recruit.reports.disclosure.category import Kind, Record, record, who
from recruit.reports.disclosure.subject import Reach, Subject

#: More than a person's history has; what is older is in the whole log.
MOST = 1000


def identity(session: Session, person_id: UUID) -> Iterator[Record]:
    """Yield who the person is among the people of the councils, and how they can be reached."""
    person = people.person(session, person_id)
    yield record(
        name=person.name,
        other_names=[each.name for each in person.other_names],
        gender=person.gender,
        protected=person.is_protected or None,
        contact=[each.value for each in person.contacts],
    )


def held(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield every place of the person."""
    for place in places.places(session, person_id, within=reach):
        yield record(
            council=place.body,
            term=place.term,
            seat_group=place.seat_group,
            role=place.role,
            rank=place.rank,
            party=place.party,
            organisation=place.represents,
            first_day=place.first_day,
            last_day=place.last_day,
            end_reason=place.end_reason,
            offices=[office.title for office in place.offices],
        )


def asked_to_go_on(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield that a sitting member was asked to go on, and what they answered."""
    asked = select(ContinuationAsk).filter_by(person_id=person_id).order_by(ContinuationAsk.asked_at)
    for ask in session.scalars(asked.where(_of_rounds(ContinuationAsk, reach))):
        yield record(asked_at=ask.asked_at, goes_on=ask.answer, at=ask.answered_at, manner=ask.manner)


def came_forward(session: Session, subject: Subject, reach: Reach) -> Iterator[Record]:
    """Yield that somebody came forward by themselves: whoever wrote an e-mail address of the person's.

    Who gave a telephone number only is known by that. Four queries.
    """
    of_person = select(ContactDetail.kind, ContactDetail.value).where(ContactDetail.person_id.in_(subject.people))
    of_nominee = select(Nominee.email, Nominee.phone).where(Nominee.nomination_id.in_(subject.nominations))
    reached = [*session.execute(of_person)]
    for email, phone in session.execute(of_nominee):
        reached += [(ContactKind.EMAIL, email), (ContactKind.PHONE, phone)]
    emails = {value.lower() for kind, value in reached if kind == ContactKind.EMAIL} - {""}
    phones = {keys.telephone_key(value) for kind, value in reached if kind == ContactKind.PHONE} - {""}
    chosen = select(ComingForward).where(or_(func.lower(ComingForward.email).in_(emails), ComingForward.email == ""))
    chosen = chosen.order_by(ComingForward.at).options(
        joinedload(ComingForward.body).joinedload(Body.organization).selectinload(Organization.names)
    )
    for one in session.scalars(chosen if reach is None else chosen.where(ComingForward.body_id.in_(reach))):
        if not one.email and keys.telephone_key(one.phone) not in phones:
            continue
        yield record(
            council=one.body.name,
            name=one.name,
            wish=one.wish,
            email=one.email,
            phone=one.phone,
            text=one.words,
            at=one.at,
            answered_at=one.settled_at,
            came_of=one.came_of,
            note=one.note,
        )


def spoken(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield what a sitting member was asked to say beside a call, and what they said."""
    asked = select(Voice).filter_by(person_id=person_id).order_by(Voice.asked_at)
    for voice in session.scalars(asked.where(_of_rounds(Voice, reach))):
        yield record(
            asked_at=voice.asked_at,
            languages=[voice.language] if voice.language else None,
            name=voice.called,
            text=voice.transcript,
            in_danish=voice.danish,
            consented_at=voice.consented_at,
            manner=voice.manner,
            heard_since=voice.approved_at,
            taken_back_at=voice.withdrawn_at,
        )


def written_to(session: Session, readers: Sequence[str], reach: Reach) -> Iterator[Record]:
    """Yield the letters to the person (`Letter.recipient`) whose text is not erased."""
    chosen = select(Letter).where(_letters(readers), _about(reach)).order_by(Letter.queued_at, Letter.id)
    for letter in session.scalars(chosen):
        by_email = letter.channel == Channel.EMAIL
        yield record(
            at=letter.queued_at,
            sent_at=letter.sent_at,
            email=letter.address if by_email else "",
            address="" if by_email else letter.address,
            subject=letter.subject,
            text=with_link(letter.body, _("[Here stands a link that only the reader gets]")),
        )


def beyond(session: Session, person_id: UUID, reach: Reach) -> Iterator[Kind]:
    """Yield of what councils beyond reach hold more on a person; whoever reaches all misses nothing. Four queries."""
    if reach is None:
        return
    asked = select(ContinuationAsk.id).where(
        ContinuationAsk.person_id == person_id, ~_of_rounds(ContinuationAsk, reach)
    )
    if session.scalar(asked.limit(1)):
        yield Kind.ANSWERS
    if directory.is_beyond(session, person_id, reach):
        yield Kind.PLACES
    if session.scalar(select(Voice.id).where(Voice.person_id == person_id, ~_of_rounds(Voice, reach)).limit(1)):
        yield Kind.VOICES
    if session.scalar(select(Letter.id).where(_letters([f"person:{person_id}"]), ~_about(reach)).limit(1)):
        yield Kind.LETTERS


def _of_rounds(table: type[ContinuationAsk] | type[Voice], reach: Reach) -> ColumnElement[bool]:
    """Say of what somebody was asked in a round that the round is of a council within reach."""
    if reach is None:
        return true()
    rounds = select(RecruitmentRound.id).join(RecruitmentRound.term).where(Term.body_id.in_(reach))
    return table.round_id.in_(rounds)


def _letters(readers: Sequence[str]) -> ColumnElement[bool]:
    return and_(Letter.recipient.in_(readers), Letter.body != "")


def _about(reach: Reach) -> ColumnElement[bool]:
    """Say of a letter that it is about a council within reach, or about none; nominations are within reach already."""
    if reach is None:
        return true()
    return or_(Letter.recipient.like("nominee:%"), Letter.scope.in_(["", *(f"body:{each}" for each in reach)]))


def looked_at(session: Session, about: Mapping[str, Sequence[UUID]]) -> Iterator[Record]:
    """Yield who looked at the person's data, and when: `about` are ids by their table."""
    rows = [
        (Lookup.subject_kind == kind) & Lookup.subject_id.in_([str(each) for each in ids])
        for kind, ids in about.items()
        if ids
    ]
    for look in session.scalars(select(Lookup).where(or_(*rows)).order_by(Lookup.at.desc()).limit(MOST)):
        yield record(at=look.at, by=who(look.actor))


def happened(
    session: Session, nominations: Sequence[Nomination], person_id: UUID | None, reach: Reach
) -> Iterator[Record]:
    """Yield what the log says of the person's rows, the oldest first; of the details the codes of what changed."""
    chosen = select(AuditEntry).where(
        AuditEntry.subject_kind == "nomination", AuditEntry.subject_id.in_([str(each.id) for each in nominations])
    )
    entries = [*session.scalars(chosen.options(joinedload(AuditEntry.details)).limit(MOST))]
    if person_id:
        memberships = {place.membership for place in places.places(session, person_id, within=reach)}
        entries += history.about_person(session, person_id, memberships, size=MOST)
    for entry in sorted(entries, key=lambda each: each.number):
        details = json.loads((entry.details and entry.details.content) or "{}")
        fields = details.get("fields")
        yield record(
            at=entry.at, by=who(entry.actor), event=entry.event, changed=fields if isinstance(fields, list) else None
        )
