"""Correcting what somebody wrote about themselves, completing it once they have accepted, and who may read it."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key, sort_key
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import letters, queries, rules
from recruit.nominations.closed_letters import News, news
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.operations.place import seat_group_of
from recruit.nominations.operations.posting import post, tell, tell_closed
from recruit.nominations.operations.vetting.deficiency import remedied
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules import NewNominee, Status, Submission
from recruit.nominations.rules.vetting import Vetting
from recruit.recruitment.rules import Route

#: What is taken over as it is written.
_WRITTEN = (
    *("name", "email", "phone", "address", "birth_date", "motivation", "presentation"),
    *("shows_motivation", "shows_languages"),
)


def correct(session: Session, nomination: Nomination, corrected: Submission, *, by: Actor, now: datetime) -> None:
    """Let a nomination, loaded by `queries.nomination`, say what `corrected` says of the nominee and the seats.

    Where it says so already nothing happens. A condition that was declared stays declared. At a new e-mail address the
    link arrives anew, and what the secretariat corrects the person is told. What was lacking can be corrected until its
    own deadline, and counts as mended once the person has. Raises Refused as `rules.may_correct` and
    `rules.may_change_decided` do.
    """
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    new = rules.tidied(corrected.nominee, texts=rules.TEXTS)
    new = replace(new, declared_text_id=new.declared_text_id or nominee.declared_text_id)
    corrected = replace(corrected, route=Route.SELF, nominee=new)
    check = check_of(session, nomination.id)
    until = check.corrected_until(queries.corrected_until(nomination))
    facts = replace(queries.facts_of(nomination.round).without(check.erased_once_seen), closes_at=until)
    standing = queries.status(nomination, now=now)
    refuse_if(rules.may_correct(corrected, facts, standing, now=now, by_staff=by.kind == "staff"))
    mailbox = nominee.email
    changed = [*_change(nominee, new, now=now), *_move(nomination, corrected)]
    refuse_if(rules.may_change_decided(check.vetted.approves, changed, by_staff=by.kind == "staff"))
    if not changed:
        return
    session.flush()
    if nominee.email != mailbox:
        _write_anew(session, nomination, nominee, standing, by=by, now=now)
    elif standing is Status.STANDS and by.kind == "staff":
        draft = letters.nomination_corrected(nomination, nominee, nomination.round)
        tell(session, draft, news(nomination, News.CORRECTED), by=by, now=now)
    audit.record(session, Event.NOMINATION_CORRECTED, nomination, by=by, at=now, details={"fields": changed})
    if by.kind != "staff" and check.vetting(now=now) is Vetting.DEFICIENT:
        remedied(session, nomination, by=by, now=now)


def show(
    session: Session,
    nomination: Nomination,
    *,
    motivation: bool,
    languages: bool,
    photo: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Let everybody read this once the person is approved, or no longer. At any time: it is their consent (art. 7, 3).

    What there is none of is not shown.
    """
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    nominee.shows_motivation = motivation and bool(nominee.motivation)
    nominee.shows_languages = languages and bool(nominee.languages)
    nominee.shows_photo = photo and nominee.photo_id is not None
    session.flush()
    shown = {name: getattr(nominee, name) for name in ("shows_motivation", "shows_languages", "shows_photo")}
    audit.record(session, Event.NOMINATION_CORRECTED, nomination, by=by, at=now, details=shown)


def confirm_email(session: Session, nomination: Nomination, *, now: datetime) -> None:
    """Note that somebody has used the link that was sent to the address; the first time counts."""
    nominee = nomination.nominee
    if nominee is not None and nominee.email and nominee.email_confirmed_at is None:
        nominee.email_confirmed_at = now
        session.flush()


def _write_anew(
    session: Session, nomination: Nomination, nominee: Nominee, standing: Status, *, by: Actor, now: datetime
) -> None:
    """Let the link arrive at the new address: with the question where there is no answer yet, else with a receipt.

    Where there is none any more, the secretariat's correction is told on paper.

    The secretariat corrects an address that was wrong, so whoever reads the old mailbox has no link any more.
    """
    nominee.email_confirmed_at = None
    session.flush()
    if by.kind == "staff":
        tokens.withdraw(session, rules.OWN_NOMINATION, nomination.id, now=now)
    ask, nominator, round_ = nomination.ask, nomination.nominator, nomination.round
    if standing is Status.AWAITING_ANSWER and ask and nominator:
        draft, closed = letters.nominated(nomination, nominee, nominator, ask, round_), None
    else:
        draft, closed = letters.nomination_received(nomination, nominee, round_), news(nomination, News.CORRECTED)
    if nominee.email:
        post(session, draft, by=by, now=now)
    elif by.kind == "staff":
        tell_closed(session, closed or letters.nominated_on_paper(nomination), by=by, now=now)


def _move(nomination: Nomination, corrected: Submission) -> list[str]:
    """Take over for which seats the person stands, and return the names of the columns that say something else now."""
    group = seat_group_of(nomination.round, corrected, nomination.organisation_call)
    values = {"seat_group_id": group, "country_group": corrected.country_group}
    changed = [name for name, value in values.items() if getattr(nomination, name) != value]
    for name in changed:
        setattr(nomination, name, values[name])
    return changed


def _change(nominee: Nominee, new: NewNominee, *, now: datetime) -> list[str]:
    """Take over what was written, and return the names of the columns that say something else now."""
    values = {name: getattr(new, name) for name in _WRITTEN} | {
        "sort_key": sort_key(new.name),
        "search_key": search_key(new.name),
        "interests": [str(interest) for interest in new.interests],
        "languages": list(new.languages),
        "declared_text_id": new.declared_text_id,
        "declared_at": (nominee.declared_at or now) if new.declared_text_id else None,
        "consents_to_contact_at": (nominee.consents_to_contact_at or now) if new.consents_to_contact else None,
    }
    changed = sorted(name for name, value in values.items() if _differs(getattr(nominee, name), value))
    for name in changed:
        setattr(nominee, name, values[name])
    return changed


def _differs(before: object, after: object) -> bool:
    """Return whether it says something else: of what is chosen from a list the order says nothing."""
    if isinstance(before, list) and isinstance(after, list):
        return sorted(before) != sorted(after)
    return before != after
