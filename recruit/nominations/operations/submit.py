"""Taking a nomination: by whatever door it came, it is written down, receipted, and whoever was proposed is asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key, sort_key
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.nominations import letters, rules
from recruit.nominations.closed_letters import News, news
from recruit.nominations.model import Nomination, NominationAnswer, Nominator, Nominee, NomineeAsk
from recruit.nominations.operations.place import seat_group_of
from recruit.nominations.operations.posting import post, tell_closed
from recruit.nominations.operations.reference import new_reference, new_support_code
from recruit.nominations.queries import asks
from recruit.nominations.queries.round import facts_of, round_by_id
from recruit.nominations.rules import NewNominee, Source, Submission
from recruit.recruitment.model import OrganisationCall, RecruitmentRound
from recruit.recruitment.rules import Manner, Route

#: In what manner somebody said yes to whoever wrote it down.
_MANNERS = {
    Source.FORM: Manner.ONLINE,
    Source.PAPER: Manner.PAPER,
    Source.PHONE: Manner.PHONE,
    Source.EMAIL: Manner.EMAIL,
    Source.MEETING: Manner.MEETING,
    Source.FLOOR: Manner.MEETING,
}
#: Nobody has to be asked: they fill in the form themselves.
_STANDS_AT_ONCE = (Route.SELF, Route.CONTINUATION)


def submit(
    session: Session, round_: RecruitmentRound, submission: Submission, *, by: Actor, now: datetime
) -> Nomination:
    """Take a nomination to a round loaded with what `queries.round.TO_FILL` names, and return it.

    Whoever stands themselves, goes on, or said yes to the one who writes it down (`accepts`) stands at once and gets a
    receipt with their own link. Anybody else is told who proposed them, and asked. Whoever has said no to somebody else
    in the round is not asked again: the proposal waits in silence, and whoever made it learns nothing of that. The
    nominator gets a receipt (an organisation gets one for its whole answer, elsewhere). Without an e-mail address the
    nominee gets a closed letter instead, and the nominator none.
    Raises Refused with every reason of `rules.may_submit`, and for what has not arrived yet.
    """
    submission = _tidied(submission)
    call = _call(session, round_, submission)
    arrived = submission.arrived_at or now
    is_staff = by.kind == "staff"
    refuse_if(
        [
            *rules.may_have_arrived(arrived, now=now),
            *rules.may_submit(submission, facts_of(round_, call), at=arrived, by_staff=is_staff),
        ]
    )
    nomination = _nomination(round_, submission, call, by=by, arrived=arrived, now=now)
    nomination.nominee = _nominee(submission.nominee, at=arrived)
    nomination.nominator = _nominator(submission)
    nomination.answers = list(_answer(submission, by=by, at=arrived, now=now))
    nomination.ask = _ask(submission, round_, now=now)
    nomination.withdrawals = []
    session.add(nomination)
    session.flush()  # gives it its id, which the letters carry
    for draft in _letters(nomination, round_, asks_nobody=asks.has_declined(session, nomination)):
        if not draft.address:
            _tell_closed(session, nomination, round_, draft, by=by, now=now)
        elif nomination.ask is not None:
            post(session, draft, by=by, now=now)
        else:  # one's own link, also for the fourth of a family with one mailbox
            mail.enqueue(session, draft, by=by, now=now)
    details = {"round": str(round_.id), "route": submission.route, "source": submission.source}
    audit.record(session, Event.NOMINATION_RECEIVED, nomination, by=by, at=now, details=details)
    return nomination


def _tell_closed(
    session: Session, nomination: Nomination, round_: RecruitmentRound, draft: Draft, *, by: Actor, now: datetime
) -> None:
    """Say on paper what an e-mail to the nominee would have said."""
    if not draft.recipient.startswith("nominee:"):
        return
    # A form in a crowd is taken without the council's name; few have no e-mail, so it is read for them alone.
    set_committed_value(nomination, "round", round_by_id(session, round_.id))
    asks_them = nomination.ask is not None and nomination.nominator is not None
    closed = letters.nominated_on_paper(nomination) if asks_them else news(nomination, News.RECEIVED)
    tell_closed(session, closed, by=by, now=now)


def _tidied(submission: Submission) -> Submission:
    nominator = submission.nominator
    return replace(
        submission,
        nominee=rules.tidied(submission.nominee, texts=rules.TEXTS),
        nominator=rules.tidied(nominator, texts=rules.TEXTS) if nominator else None,
    )


def _call(session: Session, round_: RecruitmentRound, submission: Submission) -> OrganisationCall | None:
    """Return the call that an organisation answers. Raises NotFound, or Refused for a place that it does not have."""
    if submission.organisation_call_id is None:
        return None
    call = session.get(OrganisationCall, submission.organisation_call_id)
    if call is None or call.round_id != round_.id:
        raise NotFound(submission.organisation_call_id)
    if submission.place is None or not 1 <= submission.place <= call.places:
        refuse_if([Refusal("place-is-not-asked-for", {"places": call.places})])
    return call


def _nomination(
    round_: RecruitmentRound,
    submission: Submission,
    call: OrganisationCall | None,
    *,
    by: Actor,
    arrived: datetime,
    now: datetime,
) -> Nomination:
    return Nomination(
        round_id=round_.id,
        reference=new_reference(),
        route=submission.route,
        source=submission.source,
        language=submission.language,
        received_at=arrived,
        written_at=now,
        received_by=by.reference,
        channel_id=submission.channel_id,
        heard=submission.heard,
        seat_group_id=seat_group_of(round_, submission, call),
        country_group=submission.country_group,
        organisation_call=call,
        place=submission.place,
        proposed_as=submission.proposed_as,
        support_code=new_support_code(),
    )


def _nominee(new: NewNominee, *, at: datetime) -> Nominee:
    return Nominee(
        name=new.name,
        sort_key=sort_key(new.name),
        search_key=search_key(new.name),
        email=new.email,
        phone=new.phone,
        address=new.address,
        birth_date=new.birth_date,
        gender=new.gender,
        person_id=new.person_id,
        motivation=new.motivation,
        presentation=new.presentation,
        interests=[str(interest) for interest in new.interests],
        languages=list(new.languages),
        shows_motivation=new.shows_motivation,
        shows_languages=new.shows_languages,
        declared_text_id=new.declared_text_id,
        declared_at=at if new.declared_text_id else None,
        consents_to_contact_at=at if new.consents_to_contact else None,
    )


def _nominator(submission: Submission) -> Nominator | None:
    new = submission.nominator
    if new is None:
        return None
    return Nominator(
        name=new.name,
        email=new.email,
        phone=new.phone,
        relation=new.relation,
        reason=new.reason,
        language=submission.nominator_language,
    )


def _answer(submission: Submission, *, by: Actor, at: datetime, now: datetime) -> Iterator[NominationAnswer]:
    if submission.accepts:
        manner = _MANNERS[submission.source]
        yield NominationAnswer(accepts=True, at=at, written_at=now, by=by.reference, manner=manner)


def _ask(submission: Submission, round_: RecruitmentRound, *, now: datetime) -> NomineeAsk | None:
    if submission.accepts or submission.route in _STANDS_AT_ONCE:
        return None
    return NomineeAsk(asked_at=now, expires_at=now + timedelta(days=round_.answer_days))


def _letters(nomination: Nomination, round_: RecruitmentRound, *, asks_nobody: bool) -> list[Draft]:
    nominee, nominator, ask = nomination.nominee, nomination.nominator, nomination.ask
    if nominee is None:
        return []
    if ask is None or nominator is None:
        return [letters.nomination_received(nomination, nominee, round_)]
    to_nominee = letters.nominated(nomination, nominee, nominator, ask, round_)
    if nomination.route is Route.ORGANISATION:
        return [to_nominee]
    to_nominator = letters.proposal_received(nomination, nominator, round_)
    return [to_nominator] if asks_nobody else [to_nominee, to_nominator]
