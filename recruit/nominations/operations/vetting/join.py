"""Taking two nominations for one person's, who is one candidate; and taking that back."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations.model import Nomination, NominationJoin
from recruit.nominations.queries.candidates import on_the_list
from recruit.nominations.queries.nomination import nomination, status
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules.vetting import may_join


def join(session: Session, kept: Nomination, joined: Nomination, *, by: Actor, now: datetime) -> NominationJoin:
    """Let the kept nomination stand for both; whoever proposed the other one stays its nominator.

    Raises Refused with every reason of `rules.vetting.may_join`. Locked in the order of their ids: two who join the
    same at once wait for each other.
    """
    checks = {each.id: each for each in (kept, joined)}
    found = {number: check_of(session, number, lock=True) for number in sorted(checks)}
    facts = found[kept.id].vetted, found[joined.id].vetted
    holds_others = any(each.kept_id == joined.id for each in found[joined.id].joins)
    same_round = kept.round_id == joined.round_id
    kept_status = status(nomination(session, kept.id, lock=True), now=now)  # as it is now that nobody changes it
    refuse_if(may_join(*facts, kept_status=kept_status, is_same=kept.id == joined.id, same_round=same_round))
    refuse_if([Refusal("nomination-holds-others")] if holds_others else [])
    listed = on_the_list(session, kept.round_id)  # the joined one is shown there no longer
    vanishes = joined.id in listed and kept.id not in listed
    refuse_if([Refusal("kept-nomination-is-not-listed", field="kept")] if vanishes else [])
    made = NominationJoin(kept_id=kept.id, joined_id=joined.id, at=now, by=by.reference)
    session.add(made)
    session.flush()
    audit.record(session, Event.NOMINATION_JOINED, kept, by=by, at=now, details={"joined": str(joined.id)})
    return made


def part(session: Session, joined: Nomination, *, by: Actor, now: datetime) -> None:
    """Let a joined nomination be one of its own again, with the decision that it had. Raises Refused."""
    check = check_of(session, joined.id, lock=True)
    standing = next((each for each in check.joins if each.joined_id == joined.id), None)
    refuse_if([] if standing else [Refusal("nomination-is-not-joined")])
    if standing:
        standing.undone_at, standing.undone_by = now, by.reference
    session.flush()
    audit.record(session, Event.NOMINATION_PARTED, joined, by=by, at=now)
