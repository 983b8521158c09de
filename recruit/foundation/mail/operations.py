"""Queueing letters, stopping and retrying them, and wording them anew."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation import clock, i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import queries, rendering, rules
from recruit.foundation.mail.letterhead import queries as letterheads
from recruit.foundation.mail.model import Letter, LetterWording
from recruit.foundation.mail.rules import Draft, Text
from recruit.foundation.refusal import Refusal, Stale, refuse_if


def enqueue(session: Session, draft: Draft, *, by: Actor, now: datetime) -> Letter:
    """Write a letter down and put it into the outbox; e-mail leaves after this transaction has committed.

    A letter by hand waits for somebody to send it; if it has a link, whoever hands it over makes it.
    """
    link = None if draft.channel.by_hand else draft.link
    text = compose(session, draft, on=clock.local(now).date())
    letter = Letter(
        id=uuid4(),  # so that it need not be written at once to be known
        kind=draft.kind,
        language=draft.language,
        channel=draft.channel,
        address=draft.address,
        recipient=draft.recipient,
        scope=draft.scope,
        subject=text.subject,
        body=text.body,
        link_purpose=link.purpose if link else None,
        link_subject_id=link.subject_id if link else None,
        link_seconds=int(link.lifetime.total_seconds()) if link else None,
        queued_at=now,
        queued_by=by.reference,
        attempts=0,
        next_attempt_at=now,
    )
    session.add(letter)
    audit.record(session, Event.LETTER_QUEUED, letter, by=by, at=now, details={"kind": draft.kind})
    return letter


def compose(session: Session, draft: Draft, *, on: date | None = None, worded: Text | None = None) -> Text:
    """Return the letter's text: the secretariat's wording where there is one that holds, else the program's own.

    It is signed as of the day `on`, today unless it says otherwise. `worded` is a wording that is not saved yet.
    """
    municipality = letterheads.of_the_municipality(session)
    facts = rendering.facts_for({"municipality": municipality.office, **draft.facts}, link=draft.link is not None)
    worded = worded or _wording(session, draft)
    text = worded.filled(facts) if worded else rendering.rendered(draft.kind, draft.language, facts)
    signed = letterheads.letterhead_for(
        session,
        draft.scope,
        on or clock.today(),
        discreet=rendering.is_discreet(draft.kind),
        municipality=municipality,
    )
    signature = rendering.signature(draft.language, signed.signed, signed.contact)
    return Text(" ".join(text.subject.split()), f"{text.body.strip()}\n\n{signature}\n")


def _wording(session: Session, draft: Draft) -> Text | None:
    """Return the body's wording, else the municipality's. One that a newer version of the letter outgrew is left."""
    allowed = rendering.placeholders(draft.kind)
    scopes = tuple(dict.fromkeys((draft.scope, "")))
    found = queries.wordings(session, draft.kind, draft.language, scopes)
    for scope in scopes:
        saved = found.get(scope)
        if saved and saved.text and not rules.check_wording(saved.text, allowed=allowed):
            return saved.text
    return None


def cancel(session: Session, letter: Letter, *, by: Actor, now: datetime) -> None:
    """Stop a letter that has not left.

    Raises Refused when it has, or is leaving.
    """
    refuse_if(rules.may_cancel(letter.status))
    letter.next_attempt_at = letter.given_up_at = None
    letter.cancelled_at, letter.cancelled_by = now, by.reference
    audit.record(session, Event.LETTER_CANCELLED, letter, by=by, at=now)


def cancel_waiting(
    session: Session, readers: Collection[str], *, kinds: Collection[str] | None = None, by: Actor, now: datetime
) -> None:
    """Stop every letter to these readers (`Letter.recipient`) that has not left; `kinds` says which ones only."""
    found = queries.letters_to(session, readers)
    cancel_those_that_wait(session, (one for one in found if kinds is None or one.kind in kinds), by=by, now=now)


def cancel_those_that_wait(session: Session, letters: Iterable[Letter], *, by: Actor, now: datetime) -> None:
    """Stop those of these letters that have not left."""
    for letter in letters:
        if not rules.may_cancel(letter.status):
            cancel(session, letter, by=by, now=now)


def try_again(session: Session, letter: Letter, *, by: Actor, now: datetime) -> None:
    """Let a letter that failed leave again at once.

    Raises Refused when it has not failed.
    """
    refuse_if(rules.may_try_again(letter.status))
    letter.given_up_at, letter.next_attempt_at, letter.attempts = None, now, 0
    audit.record(session, Event.LETTER_TRIED_AGAIN, letter, by=by, at=now)


def reword(
    session: Session,
    kind: str,
    language: str,
    text: Text,
    *,
    version: int,
    by: Actor,
    now: datetime,
    scope: str = "",
    unsaid: Collection[str] = (),
) -> LetterWording:
    """Save the secretariat's wording of a letter; `version` is the one that was shown, 0 for the program's own.

    A discreet letter must not mention the names `unsaid`. Raises Refused when it does not hold, Stale when somebody
    else saved meanwhile.
    """
    refuse_if(why_not(kind, text, unsaid=unsaid))
    saved = _save(session, kind, language, scope, text, version, by, now)
    _log(session, Event.WORDING_CHANGED, saved, by, now)
    return saved


def why_not(kind: str, text: Text, *, unsaid: Collection[str] = ()) -> tuple[Refusal, ...]:
    """Return every reason why a letter may not be worded so, as `reword` would refuse it."""
    names = unsaid if rendering.is_discreet(kind) else ()
    return rules.check_wording(text, allowed=rendering.placeholders(kind), unsaid=names)


def forget(session: Session, readers: Collection[str], *, by: Actor, now: datetime) -> None:
    """Erase address, text and language of every letter to these readers (`Letter.recipient`); what has not left stays.

    That there were letters, and when, is kept: it says nothing of anybody.
    """
    letters = queries.letters_to(session, readers)
    cancel_those_that_wait(session, letters, by=by, now=now)
    forget_these(session, letters, by=by, now=now)


def forget_these(session: Session, letters: Iterable[Letter], *, by: Actor, now: datetime) -> None:
    """Erase address, text and language of these letters, none of which waits any more."""
    found = list(letters)
    nothing = {"address": "", "subject": "", "body": "", "language": i18n.DEFAULT}
    session.flush()
    session.execute(update(Letter).where(Letter.id.in_([letter.id for letter in found])).values(nothing))
    for letter in found:
        audit.record(session, Event.LETTER_ERASED, letter, by=by, at=now)


def reset_wording(
    session: Session, kind: str, language: str, *, version: int, by: Actor, now: datetime, scope: str = ""
) -> LetterWording:
    """Go back to the program's own wording; the secretariat's stays in the history.

    Raises Stale when somebody else saved meanwhile.
    """
    saved = _save(session, kind, language, scope, None, version, by, now)
    _log(session, Event.WORDING_RESET, saved, by, now)
    return saved


def _save(
    session: Session, kind: str, language: str, scope: str, text: Text | None, version: int, by: Actor, now: datetime
) -> LetterWording:
    newest = queries.wording(session, kind, language, scope)
    if (newest.version if newest else 0) != version:
        raise Stale(newest.text if newest else None)
    saved = LetterWording(
        kind=kind,
        language=language,
        scope=scope,
        version=version + 1,
        subject=text.subject if text else None,
        body=text.body if text else None,
        at=now,
        by=by.reference,
    )
    try:
        with session.begin_nested():
            session.add(saved)
    except IntegrityError:  # somebody else saved the same version in this very instant
        raise Stale(queries.wording(session, kind, language, scope)) from None
    return saved


def _log(session: Session, event: Event, saved: LetterWording, by: Actor, now: datetime) -> None:
    details: Mapping[str, object] = {"kind": saved.kind, "language": saved.language, "version": saved.version}
    audit.record(session, event, saved, by=by, at=now, details=details)
