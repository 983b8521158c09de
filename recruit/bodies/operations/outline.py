"""Setting up a council after an outline: a template, or the file of a neighbour."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.bodies import queries, rules
from recruit.bodies.model import Body
from recruit.bodies.operations.body import create_body
from recruit.bodies.operations.dated import hold_to_rule
from recruit.bodies.operations.seat_group import add_seat_group
from recruit.bodies.operations.term import decide_seats
from recruit.bodies.rules import NewBody, Outline
from recruit.foundation.actor import Actor
from recruit.foundation.dates import Span
from recruit.foundation.refusal import refuse_if


def create_after(session: Session, outline: Outline, new: NewBody, *, by: Actor, now: datetime) -> Body:
    """Set up a body with its first term, and the groups and rules of the outline; the rules hold from its first day.

    Raises Refused with every reason why not.
    """
    rules_from = Span(new.term.span.since)
    refuse_if([*rules.may_create(new), *rules.may_be_made(outline, rules_from)])
    body = create_body(session, new, by=by, now=now)
    term = queries.terms(session, body)[0]
    decide_seats(session, term, outline.seats_decided, by=by, now=now)
    for group in outline.groups:
        add_seat_group(session, term, group, by=by, now=now)
    for rule in outline.rules:
        hold_to_rule(session, body, rule, rules_from, by=by, now=now)
    return body
