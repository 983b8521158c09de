"""Noting that something was looked up: what, how, by whom and when; what is asked only for that is erased then."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.nominations import rules
from recruit.nominations.model import Nomination, Nominee, Verification
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules.vetting import Fact


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody looked up."""

    fact: Fact
    holds: bool
    #: Where: "CPR", "foreningens hjemmeside".
    how: str
    seen_on: date
    #: Of whoever looked.
    initials: str


def verify(session: Session, nomination: Nomination, seen: Seen, *, by: Actor, now: datetime) -> Verification:
    """Note that a fact was looked up; an earlier look at the same is revoked. `nomination` is loaded whole.

    Once age or residence is looked up, the date of birth or the address is erased: it was asked for that alone. An
    address by which alone the person is reached stays. Raises Refused for a day to come, and for what is empty.
    """
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    refuse_if(_reasons(seen, today=clock.local(now).date()))
    check = check_of(session, nomination.id, lock=True)
    for earlier in check.verifications:
        if earlier.fact is seen.fact:
            earlier.revoked_at, earlier.revoked_by = now, by.reference
    session.flush()  # before the next one, or two would stand
    made = Verification(
        nomination_id=nomination.id,
        fact=seen.fact,
        holds=seen.holds,
        how=rules.tidy_line(seen.how),
        seen_on=seen.seen_on,
        initials=rules.tidy_line(seen.initials),
        at=now,
        by=by.reference,
    )
    session.add(made)
    _erase_what_was_asked_for_it(nominee, seen.fact)
    session.flush()
    details = {"fact": seen.fact, "holds": seen.holds}
    audit.record(session, Event.NOMINATION_VERIFIED, nomination, by=by, at=now, details=details)
    return made


def unverify(session: Session, nomination: Nomination, fact: Fact, *, by: Actor, now: datetime) -> None:
    """Take back that a fact was looked up; what was erased then does not come back. Raises NotFound."""
    check = check_of(session, nomination.id, lock=True)
    standing = next((each for each in check.verifications if each.fact is fact), None)
    if standing is None:
        raise NotFound("verification")
    standing.revoked_at, standing.revoked_by = now, by.reference
    session.flush()
    audit.record(session, Event.NOMINATION_VERIFICATION_REVOKED, nomination, by=by, at=now, details={"fact": fact})


def _reasons(seen: Seen, *, today: date) -> list[Refusal]:
    texts = {"how": seen.how, "initials": seen.initials}
    return [
        *(Refusal("answer-missing", field=name) for name, text in texts.items() if not text.strip()),
        *rules.unfit(**texts),
        *([Refusal("day-in-the-future", field="seen_on")] if seen.seen_on > today else []),
    ]


def _erase_what_was_asked_for_it(nominee: Nominee, fact: Fact) -> None:
    if fact is Fact.AGE:
        nominee.birth_date = None
    if fact is Fact.RESIDENCE and (nominee.email or nominee.phone):
        nominee.address = ""
