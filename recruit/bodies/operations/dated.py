"""What holds for a body from one day to another: the titles of its offices, and rules of law or charter."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.bodies import rules
from recruit.bodies.model import Body, BodyRule, BodyTitles, Decision
from recruit.bodies.rules import NewRule, RuleKind, RuleSource
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal, refuse_if


def hold_to_rule(
    session: Session,
    body: Body,
    new: NewRule,
    span: Span,
    *,
    by: Actor,
    now: datetime,
    decision: Decision | None = None,
) -> BodyRule:
    """Write down a rule that holds for a body, loaded with its rules, in these days, and where it stands.

    Raises Refused with every reason why not.
    """
    refuse_if(rules.may_hold(new, span, [(rule.kind, rule.span) for rule in body.rules]))
    rule = BodyRule(
        kind=new.kind,
        number=new.number if new.kind is RuleKind.MINIMUM_MEMBERS else None,
        source=new.source,
        citation=new.citation.strip(),
        since=span.since,
        until=span.until,
        decision_id=decision.id if decision else None,
    )
    body.rules.append(rule)
    session.flush()
    audit.record(session, Event.BODY_RULE_CREATED, rule, by=by, at=now, details={"kind": rule.kind})
    return rule


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
    new = NewRule(RuleKind.MINIMUM_MEMBERS, source, citation, number)
    return hold_to_rule(session, body, new, Span(since), by=by, now=now)


def end_rule(session: Session, rule: BodyRule, *, until: date, by: Actor, now: datetime) -> None:
    """Write down that a rule no longer holds from that day on. Raises Refused when that is before its first day."""
    refuse_if(rules.may_end(rule.span, until))
    rule.until = until
    session.flush()
    audit.record(session, Event.BODY_RULE_ENDED, rule, by=by, at=now, details={"until": str(until)})


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
    began_later = [Refusal("titles-later-already", {"since": newest.since}, "since")] if since <= newest.since else []
    refuse_if([*rules.may_have_titles(chair, vice_chair), *began_later])
    newest.until = since
    session.flush()  # the old titles end before the new ones begin, or the database refuses both
    titles = BodyTitles(chair=chair, vice_chair=vice_chair, since=since, decision_id=decision.id if decision else None)
    body.titles.append(titles)
    session.flush()
    audit.record(session, Event.BODY_CHANGED, body, by=by, at=now, details={"fields": ["titles"], "since": str(since)})
    return titles
