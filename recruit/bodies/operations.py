"""Setting up bodies, terms, seat groups and seats."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.bodies import queries, rules
from recruit.bodies.model import (
    Body,
    BodyAccess,
    BodyRule,
    BodyTitles,
    Decision,
    Seat,
    SeatGroup,
    Term,
    TermConfirmation,
)
from recruit.bodies.rules import DecisionKind, NewBody, NewSeatGroup, NewTerm, RuleKind, RuleSource
from recruit.foundation import keys
from recruit.foundation.accounts.rules import Grant
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people import operations as people
from recruit.people.model import Organization


def create_body(session: Session, new: NewBody, *, by: Actor, now: datetime) -> Body:
    """Set up a body with its first term and the titles of its chair and vice chair.

    The address is made from the name. Raises Refused with every reason why it cannot be set up so.
    """
    refuse_if(rules.may_create(new))
    organization = people.create_organization(session, new.name, new.classification, by=by, now=now)
    body = Body(
        id=organization.id,
        organization=organization,
        slug=_free_slug(session, new.name),
        legal_basis=new.legal_basis.strip() or None,
        case_number=new.case_number.strip() or None,
        is_small=new.is_small,
        titles=[BodyTitles(chair=new.chair_title, vice_chair=new.vice_chair_title, since=new.term.span.since)],
        rules=[],
    )
    session.add(body)
    session.flush()
    audit.record(session, Event.BODY_CREATED, body, by=by, at=now)
    confirm_term(session, open_term(session, body, new.term, by=by, now=now), by=by, now=now)
    return body


def open_term(session: Session, body: Body, new: NewTerm, *, by: Actor, now: datetime) -> Term:
    """Write down a term of a body. It is planned until `confirm_term`. Raises Refused with every reason why not."""
    refuse_if(rules.may_open_term(new, queries.spans(session, body)))
    term = Term(
        body=body,
        label=new.title,
        since=new.span.since,
        since_precision=new.first_day.precision,
        until=new.span.until,
        until_precision=new.last_day.precision,
        holds_over=new.holds_over,
        groups=[],
        confirmations=[],
    )
    session.add(term)
    session.flush()
    audit.record(session, Event.TERM_CREATED, term, by=by, at=now, details={"body": str(body.id)})
    return term


def confirm_term(
    session: Session, term: Term, *, by: Actor, now: datetime, decision: Decision | None = None
) -> TermConfirmation:
    """Record that the municipal council has decided to have the body in this term.

    Raises Refused when that is recorded already.
    """
    refuse_if([Refusal("term-is-confirmed")] if queries.confirmation(session, term) else [])
    confirmation = TermConfirmation(term_id=term.id, decision=decision, by=by.reference, at=now)
    session.add(confirmation)
    session.flush()
    audit.record(session, Event.TERM_CONFIRMED, term, by=by, at=now)
    return confirmation


def add_seat_group(session: Session, term: Term, new: NewSeatGroup, *, by: Actor, now: datetime) -> SeatGroup:
    """Add a seat group to the end of a term, with as many seats as were decided for it.

    Raises Refused with every reason why not.
    """
    groups = queries.composition(session, queries.locked_term(session, term.id))
    refuse_if(rules.may_add_seat_group(new, (group.label for group in groups)))
    group = SeatGroup(
        term_id=term.id,
        position=max((group.position for group in groups), default=0) + 1,
        label=new.label.strip(),
        seats_decided=new.seats,
        seat_type=new.seat_type,
        filling_method=new.filling_method,
        statutory_group=new.statutory_group,
        criterion=new.criterion.strip() or None,
        has_vote=new.has_vote,
        arrangement=new.arrangement,
        substitutes=new.substitutes,
        seats=[Seat(number=number) for number in range(1, new.seats + 1)],
    )
    session.add(group)
    session.flush()
    audit.record(session, Event.SEAT_GROUP_CREATED, group, by=by, at=now, details={"seats": new.seats})
    return group


def add_seat(session: Session, group: SeatGroup, *, by: Actor, now: datetime) -> Seat:
    """Add one more seat to a seat group that is loaded with its seats; the number decided for it grows with it."""
    seat = Seat(number=max((seat.number for seat in group.seats), default=0) + 1)
    group.seats.append(seat)
    group.seats_decided = max(group.seats_decided, len(group.seats))
    session.flush()
    audit.record(session, Event.SEAT_CREATED, seat, by=by, at=now, details={"seat_group": str(group.id)})
    return seat


def reserve_seat(
    session: Session,
    seat: Seat,
    represents: Organization | str | None,
    *,
    by: Actor,
    now: datetime,
    unit: str | None = None,
) -> None:
    """Say for whom a seat is: an organization, a field as written, or anybody (None)."""
    seat.represents = represents if isinstance(represents, Organization) else None
    seat.represents_text = represents if isinstance(represents, str) else None
    seat.represents_unit = unit
    session.flush()
    details = {"organization": str(seat.represents_id)} if seat.represents_id else {}
    audit.record(session, Event.SEAT_CHANGED, seat, by=by, at=now, details=details)


def record_decision(
    session: Session,
    body: Body,
    kind: DecisionKind,
    decided_by: Organization | str,
    decided_on: date,
    *,
    by: Actor,
    now: datetime,
    case_number: str | None = None,
    item: str | None = None,
    url: str | None = None,
) -> Decision:
    """Write down a decision about a body: who decided, when, and where it can be found again."""
    known = isinstance(decided_by, Organization)
    decision = Decision(
        body_id=body.id,
        kind=kind,
        decided_by=decided_by if known else None,
        decided_by_text=None if known else decided_by,
        decided_on=decided_on,
        case_number=case_number,
        item=item,
        url=url,
    )
    session.add(decision)
    session.flush()
    audit.record(session, Event.DECISION_CREATED, decision, by=by, at=now, details={"kind": kind})
    return decision


def add_minimum(
    session: Session,
    body: Body,
    number: int,
    source: RuleSource,
    citation: str,
    *,
    since: date,
    by: Actor,
    now: datetime,
) -> BodyRule:
    """Write down how few members the body may have, since when, and where that stands."""
    rule = BodyRule(kind=RuleKind.MINIMUM_MEMBERS, number=number, source=source, citation=citation, since=since)
    body.rules.append(rule)
    session.flush()
    audit.record(session, Event.BODY_RULE_CREATED, rule, by=by, at=now, details={"kind": rule.kind})
    return rule


def change_titles(
    session: Session,
    body: Body,
    chair: str,
    vice_chair: str,
    *,
    since: date,
    by: Actor,
    now: datetime,
    decision: Decision | None = None,
) -> BodyTitles:
    """Call chair and vice chair of a body, loaded with its titles, something else from that day on.

    Earlier rosters keep the titles of their day. Raises Refused when the newest titles began no earlier.
    """
    newest = body.titles[-1]
    refuse_if([Refusal("renamed-later-already", {"since": newest.since}, "since")] if since <= newest.since else [])
    newest.until = since
    session.flush()  # the old titles end before the new ones begin, or the database refuses both
    titles = BodyTitles(chair=chair, vice_chair=vice_chair, since=since, decision_id=decision.id if decision else None)
    body.titles.append(titles)
    session.flush()
    audit.record(session, Event.BODY_CHANGED, body, by=by, at=now, details={"fields": ["titles"], "since": str(since)})
    return titles


def grant_access_to_body(session: Session, role_grant_id: UUID, body: Body, *, by: Actor, now: datetime) -> None:
    """Limit a role to this body, or let a role that is limited already reach this body too."""
    if session.get(BodyAccess, (role_grant_id, body.id)) is not None:
        return
    session.add(BodyAccess(role_grant_id=role_grant_id, body_id=body.id))
    session.flush()
    audit.record(session, Event.BODY_ACCESS_GRANTED, body, by=by, at=now, details={"role_grant": str(role_grant_id)})


def keep_within_reach(session: Session, body: Body, grants: Iterable[Grant], *, by: Actor, now: datetime) -> None:
    """Let the roles that reach few bodies only reach this one too: whoever sets a body up goes on to look after it."""
    for grant in queries.limited(session, grants):
        grant_access_to_body(session, grant.id, body, by=by, now=now)


def _free_slug(session: Session, name: str) -> str:
    """Return an address for the name that no body has or ever had: "integrationsraadet", "integrationsraadet-2"."""
    wanted = keys.slug(name) or "raad"
    slug, number = wanted, 1
    while slug in rules.RESERVED_SLUGS or queries.is_slug_taken(session, slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug
