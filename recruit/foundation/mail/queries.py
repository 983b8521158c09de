"""Reading the outbox, the log of letters and their wording."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, exists, func, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from recruit.foundation.mail.model import Letter, LetterWording
from recruit.foundation.mail.rules import Channel, Status
from recruit.foundation.refusal import NotFound

_BY_MAIL = Letter.channel == Channel.EMAIL
#: Named one by one, so that the index of those that wait is used.
_BY_HAND = Letter.channel.in_([channel for channel in Channel if channel.by_hand])
#: What each status is in the database.
_WHERE: Mapping[Status | None, tuple[ColumnElement[bool], ...]] = {
    None: (),
    Status.WAITING: (_BY_MAIL, Letter.next_attempt_at.is_not(None), Letter.claimed_at.is_(None), Letter.attempts == 0),
    Status.TO_POST: (_BY_HAND, Letter.next_attempt_at.is_not(None)),
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
    """Return every letter to these readers (`Letter.recipient`), locked until the transaction ends.

    Also those that somebody else was writing anew meanwhile: whoever repeats a letter holds it, so once nothing has
    come while we waited, all are ours and nobody can repeat one.
    """
    chosen = _locked(select(Letter).where(Letter.recipient.in_(readers)))
    held: Sequence[Letter] = session.scalars(chosen).all()
    while len(found := session.scalars(chosen).all()) > len(held):
        held = found
    return held


def _locked(chosen: Select[Letter]) -> Select[Letter]:
    """Return how these letters are locked: all in one order, so that nobody waits for each other; and read as they are.

    Who had to wait for a lock has perhaps read them before.
    """
    return chosen.order_by(Letter.id).with_for_update().execution_options(populate_existing=True)


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
    return session.scalars(_locked(chosen)).all()


@dataclass(frozen=True, slots=True)
class Choice:
    """Which letters of the log are meant; None means all."""

    #: About these councils (`Letter.scope`).
    scopes: Scopes = None
    status: Status | None = None
    channel: Channel | None = None
    kind: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what holds of them in the database."""
        chosen = list(_WHERE[self.status])
        if self.scopes is not None:
            chosen.append(Letter.scope.in_(self.scopes))
        if self.channel is not None:
            chosen.append(Letter.channel == self.channel)
        if self.kind is not None:
            chosen.append(Letter.kind == self.kind)
        return chosen


EVERY = Choice()


def log(session: Session, choice: Choice = EVERY, *, page: int = 1, size: int = 50) -> Sequence[Letter]:
    """Return a page of these letters, newest first."""
    chosen = select(Letter).where(*choice.conditions()).order_by(Letter.queued_at.desc(), Letter.id)
    return session.scalars(chosen.offset((page - 1) * size).limit(size)).all()


def counts(session: Session, choice: Choice = EVERY) -> Mapping[Status, int]:
    """Return how many of these letters there are of each status that occurs, whichever is chosen."""
    any_status = replace(choice, status=None).conditions()
    each = select(*(func.count(case((and_(*_WHERE[status]), 1))) for status in Status)).where(*any_status)
    found = zip(Status, session.execute(each).one(), strict=True)
    return {status: number for status, number in found if number}


def sorts(session: Session, choice: Choice = EVERY) -> Mapping[tuple[Channel, str], int]:
    """Return how many of these letters there are of each channel and kind that occurs. One query."""
    each = select(Letter.channel, Letter.kind, func.count()).where(*choice.conditions())
    found = session.execute(each.group_by(Letter.channel, Letter.kind).order_by(Letter.channel, Letter.kind))
    return {(Channel(channel), kind): number for channel, kind, number in found}


def to_post(session: Session, choice: Choice) -> Sequence[UUID]:
    """Return the ids of these letters that somebody has to send, in the order in which they were written."""
    waiting = select(Letter.id).where(*replace(choice, status=Status.TO_POST).conditions())
    return session.scalars(waiting.order_by(Letter.queued_at, Letter.id)).all()


def these(session: Session, ids: Collection[UUID], *, lock: bool = False) -> Sequence[Letter]:
    """Return the letters with these ids, in the order in which they were written; with `lock` nobody changes them."""
    chosen = select(Letter).where(Letter.id.in_(ids))
    found = session.scalars(_locked(chosen) if lock else chosen).all()
    return sorted(found, key=lambda letter: (letter.queued_at, letter.id))


def waiting_by_scope(session: Session) -> Mapping[Status, Mapping[str, int]]:
    """Return how many letters about each council (`Letter.scope`) somebody has to send, and how many were given up.

    Of those given up nothing was written since, and they are about no nomination: who cannot be reached is told in a
    list of its own. One query.
    """
    later = aliased(Letter)
    since = select(later.id).where(later.recipient == Letter.recipient, later.queued_at > Letter.queued_at)
    is_mended = since.where(later.cancelled_at.is_(None)).exists()
    told = {
        Status.TO_POST: _WHERE[Status.TO_POST],
        Status.GIVEN_UP: (*_WHERE[Status.GIVEN_UP], ~is_mended, Letter.recipient.not_like("nomin%:%")),
    }
    asked = (
        select(literal(status.value), Letter.scope, func.count()).where(*which).group_by(Letter.scope)
        for status, which in told.items()
    )
    found: dict[Status, dict[str, int]] = {status: {} for status in told}
    for status, scope, number in session.execute(union_all(*asked)):
        found[Status(status)][scope] = number
    return found


def newest_of_kind(session: Session, reader: str, kind: str, *, since: datetime | None = None) -> Letter:
    """Return the newest letter of a kind to a reader (`Letter.recipient`) that was not stopped; `since` an instant.

    Raises NotFound when there is none.
    """
    written = select(Letter).where(Letter.recipient == reader, Letter.kind == kind, Letter.cancelled_at.is_(None))
    if since is not None:
        written = written.where(Letter.queued_at >= since)
    found = session.scalars(written.order_by(Letter.queued_at.desc(), Letter.id).limit(1)).one_or_none()
    if found is None:
        raise NotFound(kind)
    return found


def waiting_by_hand(session: Session, reader: str, kinds: Collection[str]) -> Sequence[Letter]:
    """Return the letters by hand of these kinds to a reader (`Letter.recipient`) that nobody has sent, locked."""
    return waiting_by_hand_to(session, (reader,), kinds)


def waiting_by_hand_to(session: Session, readers: Collection[str], kinds: Collection[str]) -> Sequence[Letter]:
    """Return the letters by hand of these kinds to these readers that nobody has sent, locked. One query."""
    waiting = select(Letter).where(*_WHERE[Status.TO_POST], Letter.recipient.in_(readers), Letter.kind.in_(kinds))
    return session.scalars(_locked(waiting)).all()


def repeats_of(session: Session, letter: Letter) -> Sequence[Letter]:
    """Return the letters that repeat this one, oldest first. One query."""
    to_them = select(Letter).where(Letter.recipient == letter.recipient, Letter.repeats_id == letter.id)
    return session.scalars(to_them.order_by(Letter.queued_at, Letter.id)).all()


def waits_again(session: Session, letter: Letter) -> bool:
    """Return whether the same letter, written once more, waits to leave. One query."""
    same = (Letter.recipient == letter.recipient, Letter.kind == letter.kind, Letter.channel == letter.channel)
    waits = (Letter.repeats_id.is_not(None), Letter.next_attempt_at.is_not(None), Letter.body == letter.body)
    return bool(session.scalar(select(exists().where(*same, *waits))))


def latest_address(session: Session, letter: Letter) -> str:
    """Return where the newest letter to the same reader went in the same way."""
    to_them = select(Letter.address).where(Letter.recipient == letter.recipient, Letter.channel == letter.channel)
    return session.scalars(to_them.order_by(Letter.queued_at.desc(), Letter.id).limit(1)).one()


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


def versions(session: Session, kind: str, language: str, scope: str) -> Sequence[LetterWording]:
    """Return every wording that was saved for this letter, newest first; those without a text are resets. One query."""
    saved = select(LetterWording).filter_by(kind=kind, language=language, scope=scope)
    return session.scalars(saved.order_by(LetterWording.version.desc())).all()


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
