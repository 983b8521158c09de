"""What the pages of one call load: the council that the reader may reach, the call, and who may be asked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.queries import substitution as queries
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.refusal import NotFound
from recruit.web.converters import BodyRef
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
    from recruit.bodies.model import Body

PREFIX = "/sekretariat/<body:body>/raad/suppleanter"


def the_call(session: Session, ref: BodyRef, call_id: UUID, *, lock: bool = False) -> "tuple[Body, SubstituteCall]":
    """Return the council and one of its calls; with `lock` for a change. Raises NotFound."""
    body = the_body(session, ref)
    return body, queries.call(session, body, call_id, lock=lock)


def the_ask(call: "SubstituteCall", ask_id: UUID) -> "SubstituteAsk":
    """Return one of those who were asked in a call. Raises NotFound."""
    for one in call.asks:
        if one.id == ask_id:
            return one
    raise NotFound("substitute_ask")


def passed_over(session: Session, call: "SubstituteCall") -> "Sequence[Membership]":
    """Return who stands behind the seat and steps in for somebody else in those days, by name."""
    ids = queries.passed_over(session, call)
    return sorted(queries.people_in(session, ids), key=lambda one: one.person.sort_key) if ids else []


def left_to_ask(session: Session, call: "SubstituteCall") -> "Sequence[Membership]":
    """Return who may be asked next: the one whose turn it is, or, where the group chooses, everybody who is left."""
    left = queries.left_to_ask(session, call)
    if call.member.group.arrangement is not SubstituteArrangement.POLITICAL_GROUP:
        left = left[:1]
    named = queries.people_in(session, left) if left else []
    return sorted(named, key=lambda one: (left.index(one.id) if len(left) == 1 else 0, one.person.sort_key))
