"""Welcoming members, thanking those who leave with a term, and telling who goes on; each is written to once."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from recruit.appointments.letters import term as letters
from recruit.appointments.model import Membership, MemberTold, WelcomeStep
from recruit.appointments.queries.term_end import AtTheEnd
from recruit.appointments.queries.welcome import Welcomed, ticked_with, waiting_letter, waiting_thanks, waiting_welcome
from recruit.appointments.rules.telling import MemberLetter, may_write
from recruit.appointments.rules.welcome import WelcomeItem, may_tick, may_untick
from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_text
from recruit.people.model import Person


def tick(
    session: Session,
    members: Collection[Welcomed],
    items: Collection[WelcomeItem],
    done_on: date,
    *,
    is_needed: bool = True,
    by: Actor,
    now: datetime,
) -> int:
    """Note that these items are settled for these members, whose term is locked; return how many ticks are new.

    What is ticked already stays as it is. Not `is_needed`: it was found that the members do not need it. Raises Refused
    without members or items, and for a day in the future.
    """
    refuse_if(may_tick(members, items, done_on, today=clock.local(now).date()))
    return sum(_tick(session, one, items, done_on, is_needed=is_needed, by=by, now=now) for one in members)


def untick(session: Session, step: WelcomeStep, *, by: Actor, now: datetime) -> None:
    """Take back that an item, locked, is settled. Raises Refused where it is taken back already."""
    refuse_if(may_untick(is_ticked=step.revoked_at is None))
    step.revoked_at, step.revoked_by = now, by.reference
    session.flush()
    audit.record(session, Event.WELCOME_UNTICKED, step, by=by, at=now, details={"item": step.item})


def welcome(
    session: Session,
    body: Body,
    term: Term,
    members: Collection[Welcomed],
    *,
    dates: str,
    documents: str,
    by: Actor,
    now: datetime,
) -> int:
    """Write a welcome to members, loaded with contacts, whose term is locked; return how many get one.

    Whoever was welcomed before is left out. What the letter holds is ticked: the papers, the dates. Raises Refused
    where nobody is left.
    """
    dates, documents = tidy_text(dates), tidy_text(documents)
    new = [one for one in members if one.told is None]
    drafts = {}
    for held in (one.membership for one in new):
        draft = letters.welcome(held.person, body, term, held.since, dates=dates, documents=documents)
        drafts[held.person] = draft
    written = _write(session, term, MemberLetter.WELCOME, drafts, by=by, now=now)
    items = [item for item, said in ((WelcomeItem.DATES, dates), (WelcomeItem.RULES, documents)) if said]
    for one in new:
        _tick(session, one, items, clock.local(now).date(), is_needed=True, by=by, now=now)
    return written


def stop_welcome(session: Session, membership: Membership, *, by: Actor, now: datetime) -> None:
    """Stop the welcome that nobody has sent, to whoever turns out not to have the place: they count as not welcomed.

    So do the thanks to whoever had the seat before, and goes on now. What has left stays, and so does the welcome of
    somebody with another place in the term.
    """
    for found in (waiting_welcome(session, membership), waiting_thanks(session, membership)):
        _stop(session, found, by=by, now=now)
    session.flush()


def untick_stopped(session: Session, letter: Letter, *, by: Actor, now: datetime) -> None:
    """Take back the ticks that writing a letter of welcome has set, which is stopped: nobody got what it holds."""
    for one in ticked_with(session, letter):
        untick(session, one, by=by, now=now)


def _stop(session: Session, found: tuple[MemberTold, Letter] | None, *, by: Actor, now: datetime) -> None:
    if found is not None:
        told, letter = found
        mail.cancel(session, letter, by=by, now=now)
        session.delete(told)


def thank(session: Session, body: Body, term: Term, members: Collection[AtTheEnd], *, by: Actor, now: datetime) -> int:
    """Thank members, loaded with contacts, who leave with a term, locked; return how many letters are written.

    Whoever goes on, or was thanked before, is left out. That they go on is not sent to them any more, where it waits.
    Raises Refused where nobody is left.
    """
    drafts = {
        one.person: letters.thanks(one.person, body, term, one.last_day)
        for one in members
        if one.thanked is None and one.last_day is not None
    }
    for one in members:
        if one.person in drafts and one.told is not None:
            _stop(session, waiting_letter(session, one.told), by=by, now=now)
    return _write(session, term, MemberLetter.THANKS, drafts, by=by, now=now)


def tell_they_go_on(
    session: Session, body: Body, term: Term, members: Collection[AtTheEnd], *, by: Actor, now: datetime
) -> int:
    """Tell members, loaded with contacts, that they go on after a term, locked; return how many letters are written.

    Whoever leaves, or was told before, is left out. Raises Refused where nobody is left.
    """
    drafts = {
        one.person: letters.goes_on(one.person, body, term)
        for one in members
        if one.told is None and one.last_day is None
    }
    return _write(session, term, MemberLetter.GOES_ON, drafts, by=by, now=now)


def _write(
    session: Session,
    term: Term,
    what: MemberLetter,
    drafts: Mapping[Person, Draft],
    *,
    by: Actor,
    now: datetime,
) -> int:
    refuse_if(may_write(chosen=len(drafts)))
    of_them = (MemberTold.term_id == term.id, MemberTold.person_id.in_({person.id for person in drafts}))
    session.execute(delete(MemberTold).where(*of_them, MemberTold.what == what))  # of letters that were stopped
    for person, draft in drafts.items():
        by_hand.queue_closed(session, draft, by=by, now=now)
        session.add(MemberTold(term_id=term.id, person_id=person.id, what=what, at=now, by=by.reference))
    session.flush()
    audit.record(session, Event.MEMBERS_TOLD, term, by=by, at=now, details={"what": what, "letters": len(drafts)})
    return len(drafts)


def _tick(
    session: Session,
    one: Welcomed,
    items: Iterable[WelcomeItem],
    done_on: date,
    *,
    is_needed: bool,
    by: Actor,
    now: datetime,
) -> int:
    new = [item for item in items if item not in one.settled]
    for item in new:
        made = WelcomeStep(
            membership_id=one.membership.id, item=item, is_needed=is_needed, done_on=done_on, at=now, by=by.reference
        )
        session.add(made)
        session.flush()
        details = {"item": item, "membership": str(one.membership.id)}
        audit.record(session, Event.WELCOME_TICKED, made, by=by, at=now, details=details)
    return len(new)
