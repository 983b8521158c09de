"""Reading rounds. No query grows with the number of rows."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from recruit.bodies.model import Body, Term
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound, RoundAnnouncement, RoundText

_NAMED = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)

#: What a public page of a round needs: whose it is, its groups, its words, whether it is public. Two queries.
_PUBLIC: tuple[ORMOption, ...] = (
    _NAMED.joinedload(Organization.names),
    joinedload(RecruitmentRound.groups),
    joinedload(RecruitmentRound.announcements),
    selectinload(RecruitmentRound.texts),
)

#: Everything that hangs on a round: two more.
_WHOLE: tuple[ORMOption, ...] = (
    *_PUBLIC,
    selectinload(RecruitmentRound.dates),
    selectinload(RecruitmentRound.extensions),
)

_CHOSEN = select(RecruitmentRound).where(RecruitmentRound.slug == bindparam("slug"))
_BY_SLUG, _WHOLE_BY_SLUG = _CHOSEN.options(*_PUBLIC), _CHOSEN.options(*_WHOLE)
#: What taking a form reads of its round, in half the time: without the council's names.
_TO_TAKE = _CHOSEN.options(
    joinedload(RecruitmentRound.term),
    joinedload(RecruitmentRound.groups),
    joinedload(RecruitmentRound.announcements),
)
_TEXTS = select(RoundText).where(RoundText.round_id == bindparam("round_id")).order_by(RoundText.version)


def round_by_slug(session: Session, slug: str, *, whole: bool = False) -> RecruitmentRound:
    """Return a round, announced or not, with its council's names, groups, texts and announcements. Raises NotFound.

    `whole` brings its dates and extensions, too.
    """
    found = session.scalars(_WHOLE_BY_SLUG if whole else _BY_SLUG, {"slug": slug}).unique().one_or_none()
    if found is None:
        raise NotFound("round")
    return found


def round_to_take(session: Session, slug: str) -> RecruitmentRound:
    """Return a round with what decides whether a form is taken: term, groups, announcements, texts. Raises NotFound."""
    found = session.scalars(_TO_TAKE, {"slug": slug}).unique().one_or_none()
    if found is None:
        raise NotFound("round")
    set_committed_value(found, "texts", session.scalars(_TEXTS, {"round_id": found.id}).all())
    return found


def round_of_body(session: Session, body: Body, round_id: UUID, *, lock: bool = False) -> RecruitmentRound:
    """Return a round of a body with everything that hangs on it. Raises NotFound.

    With `lock` nobody else changes it until the transaction ends.
    """
    chosen = select(RecruitmentRound).join(RecruitmentRound.term)
    chosen = chosen.where(RecruitmentRound.id == round_id, Term.body_id == body.id).options(*_WHOLE)
    if lock:
        # Whoever waited for another reads what the other wrote, also where the round was read before. Who stands in it
        # meanwhile, or proposes somebody, does not wait: a nomination only points to its round.
        locked = select(RecruitmentRound.id).where(RecruitmentRound.id == round_id)
        session.execute(locked.with_for_update(key_share=True))
        chosen = chosen.execution_options(populate_existing=True)
    found = session.scalars(chosen).unique().one_or_none()
    if found is None:
        raise NotFound("round")
    return found


def rounds(session: Session, bodies: Collection[Body]) -> Sequence[RecruitmentRound]:
    """Return the rounds of these bodies with term, council's names, groups and announcements; the latest first."""
    chosen = select(RecruitmentRound).join(RecruitmentRound.term)
    chosen = chosen.where(Term.body_id.in_({body.id for body in bodies}))
    chosen = chosen.options(
        _NAMED.joinedload(Organization.names),
        joinedload(RecruitmentRound.groups),
        joinedload(RecruitmentRound.announcements),
    )
    return session.scalars(chosen.order_by(RecruitmentRound.closes_at.desc(), RecruitmentRound.id)).unique().all()


def announced(session: Session, *, closing_after: datetime) -> Sequence[RecruitmentRound]:
    """Return the rounds that are public and close after an instant, with council's names; first the next to close."""
    standing = RecruitmentRound.announcements.and_(RoundAnnouncement.revoked_at.is_(None))
    chosen = (
        select(RecruitmentRound)
        .join(standing)
        .where(RecruitmentRound.closes_at > closing_after)
        .options(contains_eager(standing), _NAMED.joinedload(Organization.names))
    )
    return session.scalars(chosen.order_by(RecruitmentRound.closes_at, RecruitmentRound.name)).unique().all()


def owner_of_slug(session: Session, slug: str) -> UUID | None:
    """Return the id of the round that has the slug; None while it is free."""
    return session.scalars(select(RecruitmentRound.id).where(RecruitmentRound.slug == slug)).one_or_none()
