"""Setting a round up, and changing what it is and what its form asks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.bodies.model import SeatGroup, Term
from recruit.bodies.rules import LONGEST_SLUG
from recruit.foundation import keys
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.recruitment import queries, rules
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import Basics, FormSettings, NewRound
from recruit.recruitment.rules.timetable import anchored, has_a_vote


def create_round(
    session: Session, term: Term, new: NewRound, groups: Sequence[SeatGroup], *, by: Actor, now: datetime
) -> RecruitmentRound:
    """Set up a round for seat groups of a term. It is a draft until `announce`.

    The address is made from the name where none is asked for. Raises Refused with every reason why not.
    """
    basics = _at_its_address(session, new.basics)
    not_its_own = any(group.term_id != term.id for group in groups)
    refuse_if(
        [
            *_refusals(session, basics, groups, None),
            *([Refusal("groups-of-two-terms", field="groups")] if not_its_own else []),
            *([Refusal("round-never-opens", field="closes_at")] if new.opens_at >= new.closes_at else []),
            *rules.may_ask(new.form),
        ]
    )
    round_ = RecruitmentRound(
        term=term,
        groups=list(groups),
        opens_at=new.opens_at,
        closes_at=new.closes_at,
        texts=[],
        dates=[],
        announcements=[],
        extensions=[],
    )
    _describe(round_, basics)
    _ask(round_, new.form)
    session.add(round_)
    session.flush()
    audit.record(session, Event.ROUND_CREATED, round_, by=by, at=now, details={"term": str(term.id)})
    return round_


def change_round(
    session: Session,
    round_: RecruitmentRound,
    basics: Basics,
    groups: Sequence[SeatGroup],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Change what a round, loaded as `queries.round_of_body` does, is called, is for, and how it ends.

    While it is announced its address and its groups stay. A round with a vote counts its dates from another day than
    one without: it keeps its dates, and counts from the one that ends it now. Raises Refused with every reason why not.
    """
    basics = _at_its_address(session, basics)
    reasons = list(_refusals(session, basics, groups, round_.id))
    if round_.is_announced:
        same_groups = {group.id for group in groups} == {group.id for group in round_.groups}
        reasons.extend(rules.may_stay_public(same_slug=basics.slug == round_.slug, same_groups=same_groups))
    refuse_if(reasons)
    if has_a_vote(basics.filling_method) != has_a_vote(round_.filling_method):
        round_.anchor_on = anchored(timetable_of(round_), basics.filling_method)
    _describe(round_, basics)
    round_.groups = list(groups)
    round_.term_id = groups[0].term_id
    session.flush()
    audit.record(session, Event.ROUND_CHANGED, round_, by=by, at=now, details={"part": "basics"})


def change_form(session: Session, round_: RecruitmentRound, form: FormSettings, *, by: Actor, now: datetime) -> None:
    """Change by which routes people come into a round, and what its form asks. Raises Refused with every reason."""
    refuse_if(rules.may_ask(form))
    _ask(round_, form)
    session.flush()
    audit.record(session, Event.ROUND_CHANGED, round_, by=by, at=now, details={"part": "form"})


def _at_its_address(session: Session, basics: Basics) -> Basics:
    if basics.slug.strip():
        return replace(basics, slug=basics.slug.strip())
    wanted = keys.slug(basics.name)[: LONGEST_SLUG - 4].strip("-") or "opstilling"
    slug, number = wanted, 1
    while queries.owner_of_slug(session, slug) is not None:
        number += 1
        slug = f"{wanted}-{number}"
    return replace(basics, slug=slug)


def _refusals(
    session: Session, basics: Basics, groups: Sequence[SeatGroup], itself: UUID | None
) -> tuple[Refusal, ...]:
    owner = queries.owner_of_slug(session, basics.slug)
    return rules.may_set_up(basics, [group.term_id for group in groups], is_taken=owner not in (None, itself))


def _describe(round_: RecruitmentRound, basics: Basics) -> None:
    round_.slug, round_.name, round_.filling_method = basics.slug, basics.name.strip(), basics.filling_method
    contact = basics.contact
    round_.contact_name, round_.contact_email = contact.name.strip(), contact.email.strip()
    round_.contact_phone = contact.phone.strip()
    round_.case_number = " ".join(basics.case_number.split())


def _ask(round_: RecruitmentRound, form: FormSettings) -> None:
    round_.routes = [route.value for route in form.routes]
    round_.fields = {field.value: asked.value for field, asked in form.fields.items() if asked is not rules.Asked.OFF}
    round_.word_limit = form.word_limit
    round_.supporters_needed, round_.supporters_may_repeat = form.supporters_needed, form.supporters_may_repeat
    round_.answer_days = form.answer_days
    labels = [label.strip() for label in form.country_groups if label.strip()]
    round_.country_groups = labels or None
    round_.country_groups_approval = form.country_groups_approval.strip() or None
