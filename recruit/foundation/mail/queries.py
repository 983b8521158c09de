"""Reading the outbox, the log of letters and their wording."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, func, select
from sqlalchemy.orm import Session

from recruit.foundation.mail.model import Letter, LetterWording
from recruit.foundation.mail.rules import Channel, Status
from recruit.foundation.refusal import NotFound

#: What each status is in the database.
_WHERE: Mapping[Status | None, tuple[ColumnElement[bool], ...]] = {
    None: (),
    Status.WAITING: (Letter.next_attempt_at.is_not(None), Letter.claimed_at.is_(None), Letter.attempts == 0),
    Status.SENDING: (Letter.claimed_at.is_not(None),),
    Status.RETRYING: (Letter.next_attempt_at.is_not(None), Letter.claimed_at.is_(None), Letter.attempts > 0),
    Status.SENT: (Letter.sent_at.is_not(None),),
    Status.GIVEN_UP: (Letter.given_up_at.is_not(None),),
    Status.CANCELLED: (Letter.cancelled_at.is_not(None),),
}


#: The councils (`Letter.scope`) whose letters somebody may read; None for all of them.
Scopes = Collection[str] | None


def letter(session: Session, letter_id: UUID, *, lock: bool = False, scopes: Scopes = None) -> Letter:
    """Return one letter; with `lock` nobody else changes it meanwhile.

    Raises NotFound when there is none, or it is about another council than `scopes`.
    """
    found = session.get(Letter, letter_id, with_for_update=lock or None)
    if found is None or (scopes is not None and found.scope not in scopes):
        raise NotFound(letter_id)
    return found


def letters_to(session: Session, readers: Collection[str]) -> Sequence[Letter]:
    """Return every letter to these readers (`Letter.recipient`), locked until the transaction ends."""
    return session.scalars(select(Letter).where(Letter.recipient.in_(readers)).with_for_update()).all()


def written_to(session: Session, readers: Collection[str], *, size: int) -> Sequence[Letter]:
    """Return the newest letters to these readers (`Letter.recipient`), newest first. One query."""
    chosen = select(Letter).where(Letter.recipient.in_(readers)).order_by(Letter.queued_at.desc(), Letter.id)
    return session.scalars(chosen.limit(size)).all()


def language_of_link(session: Session, purpose: str, subject_id: UUID) -> str | None:
    """Return the language of the newest letter with a link for this; None where no letter carries it. One query."""
    carrying = select(Letter.language).where(Letter.link_purpose == purpose, Letter.link_subject_id == subject_id)
    return session.scalars(carrying.order_by(Letter.queued_at.desc(), Letter.id).limit(1)).first()


def letters_of_kind(session: Session, kind: str, *, before: datetime) -> Sequence[Letter]:
    """Return the letters of a kind that were queued before an instant and still say something, locked."""
    chosen = select(Letter).where(Letter.kind == kind, Letter.queued_at < before, Letter.address != "")
    return session.scalars(chosen.with_for_update()).all()


def log(
    session: Session, *, status: Status | None = None, page: int = 1, size: int = 50, scopes: Scopes = None
) -> Sequence[Letter]:
    """Return a page of letters about these councils, newest first; only those of one status when it is given."""
    chosen = select(Letter).where(*_WHERE[status], *_about(scopes)).order_by(Letter.queued_at.desc(), Letter.id)
    return session.scalars(chosen.offset((page - 1) * size).limit(size)).all()


def _about(scopes: Scopes) -> tuple[ColumnElement[bool], ...]:
    return () if scopes is None else (Letter.scope.in_(scopes),)


def counts(session: Session, *, scopes: Scopes = None) -> Mapping[Status, int]:
    """Return how many letters about these councils there are of each status that occurs."""
    each = select(*(func.count(case((and_(*_WHERE[status]), 1))) for status in Status)).where(*_about(scopes))
    found = zip(Status, session.execute(each).one(), strict=True)
    return {status: number for status, number in found if number}


def latest(session: Session, kind: str) -> Letter | None:
    """Return the last letter of a kind that was queued."""
    return session.scalars(select(Letter).filter_by(kind=kind).order_by(Letter.queued_at.desc()).limit(1)).one_or_none()


def next_due(session: Session, *, now: datetime) -> Letter | None:
    """Return the e-mail that has waited longest, locked; those in another worker's hands are passed over."""
    due = (
        select(Letter)
        .where(Letter.channel == Channel.EMAIL, Letter.next_attempt_at <= now)
        .order_by(Letter.next_attempt_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return session.scalars(due).one_or_none()


def wording(session: Session, kind: str, language: str, scope: str = "") -> LetterWording | None:
    """Return the newest wording that the secretariat has saved for this letter; it may be a reset."""
    saved = select(LetterWording).filter_by(kind=kind, language=language, scope=scope)
    return session.scalars(saved.order_by(LetterWording.version.desc()).limit(1)).one_or_none()


#: Built once: every letter that is written asks for its wordings.
_WORDINGS = (
    select(LetterWording)
    .where(LetterWording.kind == bindparam("kind"), LetterWording.language == bindparam("language"))
    .where(LetterWording.scope.in_(bindparam("scopes", expanding=True)))
    .order_by(LetterWording.version)
)


def wordings(session: Session, kind: str, language: str, scopes: Collection[str]) -> Mapping[str, LetterWording]:
    """Return the newest wording of a letter for each of these scopes that has one; it may be a reset. One query."""
    chosen = {"kind": kind, "language": language, "scopes": list(scopes)}
    return {row.scope: row for row in session.scalars(_WORDINGS, chosen)}


def reworded(session: Session, scope: str = "") -> Mapping[tuple[str, str], LetterWording]:
    """Return the wording in use for each letter and language that has one of the secretariat's own."""
    saved = session.scalars(select(LetterWording).filter_by(scope=scope).order_by(LetterWording.version))
    newest = {(row.kind, row.language): row for row in saved}  # a later version takes the place of an earlier one
    return {letter: row for letter, row in newest.items() if row.text}
