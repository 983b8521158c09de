"""An organisation answers: whom it proposes for its places, behind its link or written down for it.

Ligestillingsloven § 10 a. A later answer takes the place of the one before: whoever stands in both is left in peace,
also with a no, whoever is new is asked, and whoever is gone is asked no more.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.by_hand import stop_waiting
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.nominations import queries
from recruit.nominations.model import Nomination
from recruit.nominations.operations.submit import submit
from recruit.nominations.operations.take_back import take_back
from recruit.nominations.queries import asks
from recruit.nominations.queries import organisation as proposals
from recruit.nominations.rules import (
    NewNominator,
    NewNominee,
    ProposedAs,
    Source,
    Submission,
    email_key,
    may_be_named,
    may_have_arrived,
)
from recruit.recruitment import letters
from recruit.recruitment.model import OrganisationCall
from recruit.recruitment.queries import asking
from recruit.recruitment.rules import Manner, Route
from recruit.recruitment.rules.deadline import end_of
from recruit.recruitment.rules.proposal import Part, Proposal, ProposedPerson, may_propose, unbalanced

_SOURCES = {
    Manner.ONLINE: Source.FORM,
    Manner.PAPER: Source.PAPER,
    Manner.PHONE: Source.PHONE,
    Manner.EMAIL: Source.EMAIL,
    Manner.MEETING: Source.MEETING,
}


def answer_call(
    session: Session,
    call: OrganisationCall,
    proposal: Proposal,
    *,
    by: Actor,
    now: datetime,
    manner: Manner = Manner.ONLINE,
    arrived_at: datetime | None = None,
) -> None:
    """Take an organisation's answer to a call that `recruitment.queries.asking` has loaded for a change.

    Each person who is new in it is told and asked. `arrived_at` says when an answer on paper or by telephone came in.
    Raises Refused with every reason why not: too late, neither a woman and a man nor a reason, somebody left out who
    has said yes.
    """
    arrived = arrived_at or now
    unnamed = [replace(one, field="answered_by") for one in may_be_named(proposal.answered_by)]
    wrong = may_propose(proposal, call.places)
    refuse_if([*_out_of_time(call, arrived, by, now), *(one for one in unnamed if one not in wrong), *wrong])
    asked = proposals.proposed_by(session, call)
    new = [person for person in proposal.proposed if not any(_is(one, person) for one in asked)]
    gone = [one for one in asked if not any(_is(one, person) for person in proposal.proposed)]
    _take_back(session, proposals.in_play(gone, now=now), by, now, manner)
    call = asking.organisation_call(session, call.id)  # what was read with it is let go of when a proposal is locked
    round_ = queries.round_by_id(session, call.round_id)
    for person in new:
        submission = replace(_submission(call, proposal, person, manner, now), arrived_at=arrived_at)
        with _at_the_fields_of(person):
            submit(session, round_, submission, by=by, now=now)
    _note(call, proposal, manner, by, arrived)
    session.flush()
    stop_waiting(session, letters.recipient_of(call), (letters.ON_PAPER,), by=by, now=now)
    details = {"manner": manner, "proposed": len(proposal.proposed)}
    audit.record(session, Event.ORGANISATION_CALL_ANSWERED, call, by=by, at=now, details=details)
    if manner is Manner.ONLINE and call.contact_email:
        mail.enqueue(session, letters.organisation_receipt(call, now=now), by=by, now=now)


def _out_of_time(call: OrganisationCall, arrived: datetime, by: Actor, now: datetime) -> Sequence[Refusal]:
    if arrived < end_of(call.closes_at):
        return may_have_arrived(arrived, now=now)
    late = ("arrived-after-the-deadline", "arrived_on") if by.kind == "staff" else ("deadline-has-passed", None)
    return [Refusal(late[0], {"closes": call.closes_at}, late[1])]


def _is(nomination: Nomination, person: ProposedPerson) -> bool:
    """Return True when an earlier proposal was for this person, who is reached in the same way, for the same place."""
    nominee = nomination.nominee
    return (
        nominee is not None
        and (nomination.place, nomination.proposed_as) == (person.place, _proposed_as(person))
        and nominee.search_key == search_key(person.name)
        and (email_key(nominee.email), nominee.phone) == (email_key(person.email), person.phone.strip())
    )


def _take_back(session: Session, gone: Sequence[Nomination], by: Actor, now: datetime, manner: Manner) -> None:
    """Ask these no more. Whoever said yes meanwhile stands: that is theirs to take back."""
    agreed = [one.nominee.name for one in gone if one.nominee and asks.standing_answer(one)]
    refuse_if([Refusal("proposed-has-agreed", {"names": agreed})] if agreed else [])
    for one in gone:
        take_back(session, one.id, by=by, now=now, manner=manner)


def _submission(
    call: OrganisationCall, proposal: Proposal, person: ProposedPerson, manner: Manner, now: datetime
) -> Submission:
    organisation = call.organization.name_on(clock.local(now).date())
    return Submission(
        route=Route.ORGANISATION,
        nominee=NewNominee(person.name, person.email, person.phone, gender=person.gender),
        source=_SOURCES[manner],
        nominator=NewNominator(f"{proposal.answered_by}, {organisation}", email=call.contact_email),
        language=call.language,
        nominator_language=call.language,
        organisation_call_id=call.id,
        place=person.place,
        proposed_as=_proposed_as(person),
    )


@contextmanager
def _at_the_fields_of(person: ProposedPerson) -> Iterator[None]:
    """Name the fields in which the organisation wrote about somebody, in place of those of a form of one's own."""
    try:
        yield
    except Refused as refused:
        fields = {what: person.field(what) for what in ("name", "email", "phone")} | {"nominator_name": "answered_by"}
        found = [replace(one, field=fields.get(str(one.field), one.field)) for one in refused.refusals]
        raise Refused(found) from None


def _proposed_as(person: ProposedPerson) -> ProposedAs:
    return ProposedAs.SUBSTITUTE if person.part is Part.SUBSTITUTE else ProposedAs.MEMBER


def _note(call: OrganisationCall, proposal: Proposal, manner: Manner, by: Actor, arrived: datetime) -> None:
    deviates = bool(unbalanced(proposal.proposed, call.places))
    call.deviation = proposal.deviation if deviates else None
    call.deviation_text = proposal.deviation_text.strip() or None if deviates else None
    call.other_as_substitute = proposal.other_as_substitute
    call.answered_at, call.answered_by, call.manner = arrived, by.reference, manner
