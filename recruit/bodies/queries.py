"""Reading bodies, their terms and their seats. Each says what it loads; none grows with the number of rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from recruit.bodies import rules
from recruit.bodies.model import (
    Body,
    BodyAccess,
    BodySlug,
    Decision,
    Document,
    Seat,
    SeatGroup,
    Term,
    TermConfirmation,
)
from recruit.bodies.rules import NewRule, NewSeatGroup, Outline
from recruit.foundation.accounts.rules import Grant
from recruit.foundation.dates import Span
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, OrganizationName

_FACTS: tuple[ORMOption, ...] = (
    joinedload(Body.organization).selectinload(Organization.names),
    joinedload(Body.responsible).selectinload(Organization.names),
    selectinload(Body.titles),
    selectinload(Body.rules),
)
#: The same for one body, all at once: it has few names, titles and rules.
_FACTS_OF_ONE: tuple[ORMOption, ...] = (
    joinedload(Body.organization).joinedload(Organization.names),
    joinedload(Body.responsible).selectinload(Organization.names),
    joinedload(Body.titles),
    joinedload(Body.rules),
)
_DECIDED_BY = (joinedload(Decision.decided_by).selectinload(Organization.names),)
_GROUP_FACTS: tuple[ORMOption, ...] = (
    selectinload(SeatGroup.seats).joinedload(Seat.represents).selectinload(Organization.names),
    joinedload(SeatGroup.nominating).selectinload(Organization.names),
    joinedload(SeatGroup.appointing).selectinload(Organization.names),
)


def body_by_slug(session: Session, slug: str) -> Body:
    """Return a body with names, responsible committee, titles and rules.

    A slug that the body no longer uses finds it too: the door compares and redirects. Raises NotFound.
    """
    formerly = select(BodySlug.body_id).where(BodySlug.slug == slug)
    chosen = select(Body).where((Body.slug == slug) | Body.id.in_(formerly)).options(*_FACTS_OF_ONE)
    found = session.scalars(chosen).unique().one_or_none()
    if found is None:
        raise NotFound("body")
    return found


def body_open_to(session: Session, slug: str, grants: Iterable[Grant]) -> Body:
    """Return a body as `body_by_slug` does, if one of these roles reaches it. Raises NotFound.

    Pass only the grants whose role allows what is asked.
    """
    body = body_by_slug(session, slug)
    reach = reached_by(session, grants)
    if reach is not None and body.id not in reach:
        raise NotFound("body")
    return body


def bodies_open_to(session: Session, grants: Iterable[Grant]) -> Sequence[Body]:
    """Return the bodies that these roles reach, with names, responsible committee, titles and rules, in Danish order.

    A grant that is limited to no body reaches all. Pass only the grants whose role allows what is asked.
    """
    reach = reached_by(session, grants)
    chosen = select(Body).options(*_FACTS)
    if reach is not None:
        chosen = chosen.where(Body.id.in_(reach))
    return sorted(session.scalars(chosen).all(), key=lambda body: body.organization.newest.sort_key)


def names_open_to(session: Session, grants: Iterable[Grant]) -> Sequence[tuple[str, str]]:
    """Return slug and newest name of the bodies that these roles reach, in Danish order. One query."""
    asked = {grant.id for grant in grants}
    rows = select(BodyAccess).where(BodyAccess.role_grant_id.in_(asked)).subquery()
    limited = select(func.count(rows.c.role_grant_id.distinct())).scalar_subquery()
    chosen = (
        select(Body.slug, OrganizationName.name, OrganizationName.sort_key)
        .join(OrganizationName, OrganizationName.organization_id == Body.id)
        .where((limited < len(asked)) | Body.id.in_(select(rows.c.body_id)))
        .order_by(func.coalesce(OrganizationName.since, date.min))
    )
    newest = {slug: (name, key) for slug, name, key in session.execute(chosen)}
    return [(slug, name) for slug, (name, _key) in sorted(newest.items(), key=lambda named: named[1][1])]


def reached_by(session: Session, grants: Iterable[Grant]) -> frozenset[UUID] | None:
    """Return the ids of the bodies that these grants are limited to; None when one of them is not limited."""
    asked = {grant.id for grant in grants}
    chosen = select(BodyAccess.role_grant_id, BodyAccess.body_id).where(BodyAccess.role_grant_id.in_(asked))
    rows = session.execute(chosen).all()
    if asked - {grant for grant, _ in rows}:
        return None
    return frozenset(body for _, body in rows)


def limited(session: Session, grants: Iterable[Grant]) -> list[Grant]:
    """Return those of the grants that reach only the bodies that are named for them."""
    asked = {grant.id: grant for grant in grants}
    chosen = select(BodyAccess.role_grant_id).where(BodyAccess.role_grant_id.in_(asked)).distinct()
    return [asked[found] for found in session.scalars(chosen)]


def slugs(session: Session) -> Sequence[str]:
    """Return the slug of every body, in order."""
    return session.scalars(select(Body.slug).order_by(Body.slug)).all()


def owner_of_slug(session: Session, slug: str) -> UUID | None:
    """Return the id of the body that has the slug, or once had it; None while it is free."""
    has = select(Body.id).where(Body.slug == slug)
    return session.scalars(has.union_all(select(BodySlug.body_id).where(BodySlug.slug == slug))).first()


def terms(session: Session, body: Body) -> Sequence[Term]:
    """Return the terms of a body with their confirmations, the newest first."""
    chosen = select(Term).where(Term.body_id == body.id).options(joinedload(Term.confirmations))
    return session.scalars(chosen.order_by(Term.since.desc())).unique().all()


def terms_of(session: Session, some: Iterable[Body]) -> Sequence[Term]:
    """Return the terms of these bodies, with the bodies' names; the newest first."""
    named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(Term).where(Term.body_id.in_({body.id for body in some})).options(named)
    return session.scalars(chosen.order_by(Term.since.desc(), Term.label)).all()


def terms_on(session: Session, *, on: date) -> Sequence[Term]:
    """Return the terms that run on a day, of every body, with the bodies' names."""
    named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    return session.scalars(select(Term).where(Term.since <= on, on < Term.until).options(named)).all()


def term(session: Session, body: Body, label: str) -> Term:
    """Return the term of a body that is called so, with its confirmations. Raises NotFound."""
    chosen = select(Term).where(Term.body_id == body.id, Term.label == label)
    found = session.scalars(chosen.options(selectinload(Term.confirmations))).one_or_none()
    if found is None:
        raise NotFound("term")
    return found


def locked_term(session: Session, term_id: UUID) -> Term:
    """Return a term that nobody else can write to until the transaction ends. Raises NotFound."""
    found = session.get(Term, term_id, with_for_update=True)
    if found is None:
        raise NotFound("term")
    return found


def spans(session: Session, body: Body) -> Sequence[tuple[str, Span]]:
    """Return label and days of each term of a body."""
    rows = session.execute(select(Term.label, Term.since, Term.until).where(Term.body_id == body.id))
    return [(label, Span(since, until)) for label, since, until in rows]


def names_of_terms(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return body and label of the terms with these ids: "Integrationsrådet, 2026–2029". Two queries."""
    named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    found = session.scalars(select(Term).where(Term.id.in_(ids)).options(named))
    return {term.id: f"{term.body.name_on(term.since)}, {term.label}" for term in found}


def names_of_groups(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the labels of the seat groups with these ids. One query."""
    return dict(session.execute(select(SeatGroup.id, SeatGroup.label).where(SeatGroup.id.in_(ids))).all())


def composition(session: Session, term: Term) -> Sequence[SeatGroup]:
    """Return the seat groups of a term in order, with seats.

    The organizations that they mention are loaded apart, all at once: `people.queries.organizations_among`.
    """
    chosen = select(SeatGroup).where(SeatGroup.term_id == term.id).options(selectinload(SeatGroup.seats))
    return session.scalars(chosen.order_by(SeatGroup.position)).all()


def seat_group(session: Session, body: Body, group_id: UUID) -> SeatGroup:
    """Return a seat group of a body with its seats, and who proposes and appoints. Raises NotFound."""
    chosen = select(SeatGroup).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(SeatGroup.id == group_id, Term.body_id == body.id).options(*_GROUP_FACTS)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound("seat_group")
    return found


def seats_with_successors(session: Session, term: Term) -> int:
    """Return how many seats of a term are succeeded by one of a later term."""
    ours = select(Seat.id).join(SeatGroup, SeatGroup.id == Seat.seat_group_id).where(SeatGroup.term_id == term.id)
    return session.scalar(select(func.count()).select_from(Seat).where(Seat.succeeds_id.in_(ours))) or 0


def successors(session: Session, seats: Iterable[Seat]) -> Sequence[Seat]:
    """Return the seats of a later term that succeed these."""
    return session.scalars(select(Seat).where(Seat.succeeds_id.in_({seat.id for seat in seats}))).all()


def confirmation(session: Session, term: Term) -> TermConfirmation | None:
    """Return the standing confirmation of a term; None while it is planned."""
    chosen = select(TermConfirmation).where(TermConfirmation.term_id == term.id, TermConfirmation.revoked_at.is_(None))
    return session.scalars(chosen).one_or_none()


def term_of(session: Session, body: Body, term_id: UUID) -> Term:
    """Return a term of a body by its id, with the body and its confirmations and their decisions. Raises NotFound."""
    chosen = select(Term).where(Term.body_id == body.id, Term.id == term_id)
    decided = joinedload(Term.confirmations).joinedload(TermConfirmation.decision).joinedload(Decision.decided_by)
    chosen = chosen.options(joinedload(Term.body), decided.selectinload(Organization.names))
    found = session.scalars(chosen).unique().one_or_none()
    if found is None:
        raise NotFound("term")
    return found


def seats_by_term(session: Session, body: Body) -> Mapping[UUID, int]:
    """Return how many seats the groups of each term of a body have together; terms without groups are left out."""
    chosen = (
        select(SeatGroup.term_id, func.sum(SeatGroup.seats_decided))
        .join(Term, Term.id == SeatGroup.term_id)
        .where(Term.body_id == body.id)
    )
    return dict(session.execute(chosen.group_by(SeatGroup.term_id)).all())


def decisions(session: Session, body: Body) -> Sequence[Decision]:
    """Return what was decided about a body, and by whom; the newest first."""
    chosen = select(Decision).where(Decision.body_id == body.id).options(*_DECIDED_BY)
    return session.scalars(chosen.order_by(Decision.decided_on.desc(), Decision.id)).all()


def decision(session: Session, body: Body, decision_id: UUID) -> Decision:
    """Return one decision about a body, and by whom. Raises NotFound."""
    chosen = select(Decision).where(Decision.body_id == body.id, Decision.id == decision_id).options(*_DECIDED_BY)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound("decision")
    return found


def documents(session: Session, body: Body) -> Sequence[Document]:
    """Return the documents of a body with their terms and files, but not what the files hold; the newest first."""
    chosen = select(Document).where(Document.body_id == body.id)
    chosen = chosen.options(joinedload(Document.term), joinedload(Document.file))
    return session.scalars(chosen.order_by(Document.since.desc(), Document.title)).all()


def document(session: Session, body: Body, document_id: UUID) -> Document:
    """Return one document of a body with its file, but not what the file holds. Raises NotFound."""
    chosen = select(Document).where(Document.body_id == body.id, Document.id == document_id)
    found = session.scalars(chosen.options(joinedload(Document.file))).one_or_none()
    if found is None:
        raise NotFound("document")
    return found


def outline(session: Session, body: Body, term: Term, *, on: date) -> Outline:
    """Return what a council, loaded with titles and rules, looks like on a day: no person, organization or case number.

    Whom a seat is for stays at home, too: a neighbour has other associations.
    """
    groups = tuple(
        NewSeatGroup(
            label=group.label,
            seats=group.seats_decided,
            seat_type=group.seat_type,
            filling_method=group.filling_method,
            arrangement=group.arrangement,
            substitutes=group.substitutes,
            criterion=group.criterion or "",
            statutory_group=group.statutory_group,
            has_vote=group.has_vote,
            entry_needs_decision=group.entry_needs_decision,
        )
        for group in composition(session, term)
    )
    return Outline(
        classification=body.organization.classification,
        legal_basis=body.legal_basis or "",
        chair_title=body.titles_on(on).chair,
        seats_decided=term.seats_decided,
        holds_over=term.holds_over,
        is_small=body.is_small,
        groups=groups,
        rules=tuple(
            NewRule(rule.kind, rule.source, rule.citation, rule.number) for rule in body.rules if on in rule.span
        ),
    )


def due(session: Session, *, on: date) -> list[Due]:
    """Return the terms that end soon: elections and appointments take months."""
    running = terms_on(session, on=on)
    return [
        Due(
            "term-ends",
            term.body.name_on(on),
            body=term.body.slug,
            deadline=term.last_day.last,
            facts={"term": term.label},
        )
        for term in running
        if term.until - on <= rules.TERM_ENDS_SOON
    ]
