"""Asking organisations that own a seat whom they propose. What they answer belongs to nominations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import SeatGroup
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.tokens import operations as tokens
from recruit.people.model import Organization
from recruit.recruitment import letters
from recruit.recruitment.model import OrganisationCall, RecruitmentRound
from recruit.recruitment.queries import asking
from recruit.recruitment.rules import asking as rules
from recruit.recruitment.rules.asking import Asked, NewOrganisationCall


def call_organisation(
    session: Session,
    round_: RecruitmentRound,
    group: SeatGroup,
    organization: Organization,
    new: NewOrganisationCall,
    *,
    by: Actor,
    now: datetime,
) -> OrganisationCall:
    """Note that an organisation is to propose somebody for places of a group; nothing is sent yet.

    Raises Refused with every reason why not: it may stand on the list already.
    """
    known = select(OrganisationCall.id).filter_by(
        round_id=round_.id, seat_group_id=group.id, organization_id=organization.id
    )
    taken = session.scalar(known) is not None
    called = [Refusal("organisation-called-already", {"group": group.label}, "organisation")] if taken else []
    refuse_if([*called, *rules.may_call(new, round_.opens_at)])
    call = OrganisationCall(round_id=round_.id, seat_group_id=group.id, organization_id=organization.id)
    _describe(call, new)
    session.add(call)
    session.flush()
    details = {"round": str(round_.id), "organization": str(organization.id)}
    audit.record(session, Event.ORGANISATION_CALL_CREATED, call, by=by, at=now, details=details)
    return call


def call_owners(
    session: Session,
    round_: RecruitmentRound,
    called: Sequence[tuple[asking.Owner, NewOrganisationCall]],
    *,
    by: Actor,
    now: datetime,
) -> int:
    """Ask organisations that own seats, each as was written for it; return how many get a letter by e-mail.

    Raises Refused with every reason why not.
    """
    made = [
        call_organisation(session, round_, owner.group, owner.organization, new, by=by, now=now)
        for owner, new in called
    ]
    return ask_organisations(session, made, by=by, now=now)


def letter_to(round_: RecruitmentRound, owner: asking.Owner, new: NewOrganisationCall, *, now: datetime) -> Draft:
    """Return the letter that an owner would get, before it is called; `round_` is loaded with its council's names."""
    call = OrganisationCall(round=round_, seat_group=owner.group, organization=owner.organization)
    _describe(call, new)
    return letters.organisation_call(call, now=now)


def change_call(
    session: Session, call: OrganisationCall, new: NewOrganisationCall, *, proposed: int, by: Actor, now: datetime
) -> None:
    """Write down whom to write to, how many places, and until when; `proposed` places are answered already.

    Whoever reads the mailbox that was wrong has no link any more, and gets no letter that has not left. Raises Refused
    with every reason why not.
    """
    refuse_if(rules.may_call(new, call.round.opens_at, proposed=proposed))
    if new.contact_email.strip() != call.contact_email:
        tokens.withdraw(session, rules.ORGANISATION_CALL, call.id, now=now)
        mail.cancel_waiting(session, [letters.recipient_of(call)], by=by, now=now)
    _describe(call, new)
    session.flush()
    audit.record(session, Event.ORGANISATION_CALL_CHANGED, call, by=by, at=now)


def put_off(
    session: Session, round_: RecruitmentRound, before: datetime, after: datetime, *, by: Actor, now: datetime
) -> None:
    """Give the organisations of a round that have the one deadline the other; one that has its own keeps it."""
    for call in asking.calls_until(session, round_, before, for_change=True):
        call.closes_at = after
        audit.record(session, Event.ORGANISATION_CALL_CHANGED, call, by=by, at=now)


def ask_organisations(session: Session, calls: Sequence[OrganisationCall], *, by: Actor, now: datetime) -> int:
    """Ask those who were not asked yet, loaded as `queries.asking` does; return how many get a letter by e-mail.

    For whoever has no address a letter on paper waits to be sent by hand. Raises Refused when a deadline is over.
    """
    asked_now = [call for call in calls if call.asked_at is None]
    refuse_if([reason for call in asked_now for reason in rules.may_ask(call.closes_at, now=now)])
    for call in asked_now:
        call.asked_at = now
        if call.contact_email:
            mail.enqueue(session, letters.organisation_call(call, now=now), by=by, now=now)
        else:
            by_hand.queue_closed(session, letters.organisation_on_paper(call, now=now), by=by, now=now)
        audit.record(session, Event.ORGANISATION_CALL_SENT, call, by=by, at=now)
    return sum(bool(call.contact_email) for call in asked_now)


def ask_again(session: Session, call: OrganisationCall, *, by: Actor, now: datetime) -> None:
    """Send the first letter again, to the address that stands now. Raises Refused when nobody can answer it."""
    refuse_if([*_unreachable(call), *rules.may_ask_again(asked(call), now=now)])
    mail.enqueue(session, letters.organisation_call(call, now=now), by=by, now=now)
    audit.record(session, Event.ORGANISATION_CALL_SENT, call, by=by, at=now)


def remind(session: Session, call: OrganisationCall, *, by: Actor, now: datetime) -> None:
    """Remind an organisation, once. Raises Refused when it has answered, or cannot any more."""
    refuse_if([*_unreachable(call), *rules.may_remind(asked(call), now=now)])
    _remind(session, call, by, now)


def remind_due(session: Session, *, now: datetime) -> None:
    """Remind the organisations whose deadline is near and that have not answered; for the worker."""
    for call in asking.calls_to_remind(session, now=now):
        if call.contact_email and rules.is_reminded_now(asked(call), now=now):
            _remind(session, call, Actor.system(), now)


def asked(call: OrganisationCall) -> Asked:
    """Return what the rules ask of a call."""
    return Asked(call.asked_at, call.reminded_at, call.answered_at is not None, call.closes_at)


def _unreachable(call: OrganisationCall) -> Sequence[Refusal]:
    return [] if call.contact_email else [Refusal("no-email-to-remind")]


def _remind(session: Session, call: OrganisationCall, by: Actor, now: datetime) -> None:
    call.reminded_at = now
    mail.enqueue(session, letters.organisation_reminder(call, now=now), by=by, now=now)
    audit.record(session, Event.ORGANISATION_CALL_REMINDED, call, by=by, at=now)


def _describe(call: OrganisationCall, new: NewOrganisationCall) -> None:
    call.places, call.closes_at, call.language = new.places, new.closes_at, new.language
    call.contact_name, call.contact_email = new.contact_name.strip(), new.contact_email.strip()
