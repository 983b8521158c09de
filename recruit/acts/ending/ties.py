"""What somebody has and does for a council beside their place, and what becomes of it when they leave.

Places in other bodies are open again, working groups are without a lead, nobody waits for an answer to what they were
asked or for what they were to tell, and they are invited to no meeting. Whoever keeps another place in the council
keeps all of that, but for the meetings to which they were invited with this one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select, union_all
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.appointments.model import Membership
from recruit.appointments.rules.ending import Consequence
from recruit.assignments.letters import places as place_letters
from recruit.assignments.model import (
    AskingRound,
    AskingStep,
    Assignment,
    GroupParticipation,
    PlaceElsewhere,
    ReportBack,
    RoundAsk,
    WorkingGroup,
)
from recruit.assignments.operations import asking_further, asking_letters, groups, places, reporting
from recruit.assignments.queries import asking as asking_queries
from recruit.assignments.rules import Answer, AskingKind, PlaceMessage, Whom
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import format_date, format_list
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail.rules import Draft
from recruit.meetings.model import Apology, Meeting, MeetingInvitation
from recruit.meetings.operations import leaving
from recruit.people.model import Organization


@dataclass(frozen=True, slots=True)
class Ties:
    """What somebody has and does for a council beside their place, on the day after their last one."""

    #: Places in other bodies, with place, names of the body, and what it was told.
    assignments: Sequence[Assignment] = ()
    #: Those of them of which the other body knows who comes: it is told that they come no more.
    to_tell: Sequence[Assignment] = ()
    #: In working groups, with the group; as lead or beside.
    groups: Sequence[GroupParticipation] = ()
    #: In rounds that go on, with step and round: not answered, or not with no.
    asks: Sequence[RoundAsk] = ()
    #: What they were to tell the council, by a day after their last one.
    reports: Sequence[ReportBack] = ()
    #: For meetings after the last day, with the meeting.
    apologies: Sequence[Apology] = ()
    #: To meetings after the last day, with the meeting.
    invitations: Sequence[MeetingInvitation] = ()

    @property
    def leads(self) -> Sequence[GroupParticipation]:
        """Return the working groups that somebody leads."""
        return [one for one in self.groups if one.leads]

    @property
    def meetings(self) -> Mapping[Meeting, bool]:
        """Return the meetings that somebody does not come to, the earliest first: True where apologies were sent."""
        away = {one.meeting for one in self.apologies}
        both = {*away, *(one.meeting for one in self.invitations)}
        return {one: one in away for one in sorted(both, key=lambda one: one.starts_at)}

    @property
    def there(self) -> Mapping[Consequence, bool]:
        """Return what follows from it."""
        return {
            Consequence.ASSIGNMENTS_END: bool(self.assignments),
            Consequence.GROUP_LEADS_END: bool(self.leads),
            Consequence.GROUPS_LEFT: bool(self.groups),
            Consequence.ROUND_ASKS_WITHDRAWN: bool(self.asks),
            Consequence.REPORTS_DROPPED: bool(self.reports),
            Consequence.MEETINGS_LEFT: bool(self.apologies or self.invitations),
        }

    @property
    def rows(self) -> Sequence[Assignment | GroupParticipation | RoundAsk | ReportBack | Apology | MeetingInvitation]:
        """Return all of it."""
        return [*self.assignments, *self.groups, *self.asks, *self.reports, *self.apologies, *self.invitations]


def ties(session: Session, body: Body, membership: Membership, until: date) -> Ties:
    """Return what ends with a place in a council; `until` is the first day without it.

    One query where there is nothing, and one or a few more for each kind that there is.
    """
    wanted: dict[str, Select[Any]] = {
        "assignments": _assignments(body, membership, until),
        "groups": _groups(body, membership, until),
        "asks": _asks(body, membership, until),
        "reports": _reports(body, membership, until),
        "apologies": _apologies(membership, until),
        "invitations": _invitations(membership, until),
    }
    asked = [select(literal(kind)).where(one.exists()) for kind, one in wanted.items()]
    stays = select(literal("stays")).where(_other_places(body, membership, until).exists())
    there = {*session.scalars(union_all(*asked, stays))}
    kept = {"assignments", "groups", "asks", "reports"} if "stays" in there else set()
    target = joinedload(Assignment.place).joinedload(PlaceElsewhere.target).selectinload(Organization.names)
    loaded: dict[str, tuple[ExecutableOption, ...]] = {
        "assignments": (target, joinedload(Assignment.person), selectinload(Assignment.told)),
        "groups": (joinedload(GroupParticipation.group), joinedload(GroupParticipation.person)),
        "asks": (joinedload(RoundAsk.step).joinedload(AskingStep.round),),
        "reports": (),
        "apologies": (joinedload(Apology.meeting),),
        "invitations": (joinedload(MeetingInvitation.meeting), joinedload(MeetingInvitation.letter)),
    }
    found = {
        kind: session.scalars(one.options(*loaded[kind]).order_by(*_IN_ORDER[kind])).all()
        for kind, one in wanted.items()
        if kind in there - kept
    }
    sent = sorted(found.pop("assignments", ()), key=lambda one: (one.place.target.newest.sort_key, one.since))
    return Ties(sent, [one for one in sent if _knows(one)], **found)


def _knows(one: Assignment) -> bool:
    """Return whether the other body knows that somebody comes, and not yet that they come no more."""
    return PlaceMessage.COMES in one.is_told and PlaceMessage.COMES_NO_MORE not in one.is_told


def letters(body: Body, found: Ties, until: date) -> Iterator[tuple[str, Draft]]:
    """Yield the letters to other bodies that know who comes, each with its reader; the council has its names."""
    for one in found.to_tell:
        yield one.place.target.name_on(until), place_letters.ended(one, one.place, body, until=until)


def told_besides(found: Ties, carried_out: Sequence[Consequence], until: date) -> str:
    """Return what else whoever leaves reads in their letter, a line each, in the language that is spoken."""
    return "\n".join(_told_besides(found, carried_out, until))


def carry_out(
    session: Session,
    body: Body,
    what: Consequence,
    found: Ties,
    until: date,
    *,
    stays_in_groups: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Carry out what follows. `stays_in_groups`: whoever led a group goes on taking part in it."""
    if what is Consequence.ASSIGNMENTS_END:
        _give_up(session, found, until, by=by, now=now)
    elif what is Consequence.GROUP_LEADS_END:
        for part in found.leads:
            leave = groups.stop_leading if stays_in_groups else _stop
            leave(session, part.group, part, until, by=by, now=now)
    elif what is Consequence.GROUPS_LEFT:
        for part in (one for one in found.groups if not one.leads):
            _stop(session, part.group, part, until, by=by, now=now)
    elif what is Consequence.ROUND_ASKS_WITHDRAWN:
        _withdraw_asks(session, body, found, by=by, now=now)
    elif what is Consequence.REPORTS_DROPPED:
        for report in found.reports:
            reporting.drop(session, report, by=by, now=now)
    elif what is Consequence.MEETINGS_LEFT:
        leaving.leave_meetings(session, found.apologies, found.invitations, by=by, now=now)


def _give_up(session: Session, found: Ties, until: date, *, by: Actor, now: datetime) -> None:
    for one in found.assignments:
        if one.since >= until:
            places.withdraw(session, one, by=by, now=now)
        else:
            places.give_up(session, one, last_day(until), _("The member has left."), by=by, now=now)
    for one in found.to_tell:
        if one.since < until:
            places.note_told(session, one, PlaceMessage.COMES_NO_MORE, by_letter=True, by=by, now=now)


def _stop(
    session: Session, group: WorkingGroup, part: GroupParticipation, until: date, *, by: Actor, now: datetime
) -> None:
    if part.since >= until:
        groups.withdraw(session, group, part, by=by, now=now)
    else:
        groups.stop(session, group, part, last_day(until), by=by, now=now)


def _withdraw_asks(session: Session, body: Body, found: Ties, *, by: Actor, now: datetime) -> None:
    for ask in found.asks:
        round_ = asking_queries.asking_round(session, body, ask.step.round_id, lock=True)
        asking_further.withdraw(session, round_, ask, by=by, now=now)
    asking_letters.stop_letters(session, body, found.asks, by=by, now=now)


def _told_besides(found: Ties, carried_out: Sequence[Consequence], until: date) -> Iterator[str]:
    ends = []
    if Consequence.ASSIGNMENTS_END in carried_out:
        ends += [_("the place in %(body)s", body=one.place.target.name_on(until)) for one in found.assignments]
    if Consequence.GROUPS_LEFT in carried_out:
        ends += [_("the working group %(name)s", name=one.group.name) for one in found.groups]
    elif Consequence.GROUP_LEADS_END in carried_out:
        ends += [_("the lead of the working group %(name)s", name=one.group.name) for one in found.leads]
    if ends:
        yield _("With the same day ends: %(what)s.", what=format_list(ends))
    if Consequence.ROUND_ASKS_WITHDRAWN in carried_out:
        asked = format_list([one.step.round.title for one in found.asks])
        yield _("You need not answer what we have asked you: %(what)s.", what=asked)
    if Consequence.REPORTS_DROPPED in carried_out:
        yield _("You need not tell the council of: %(what)s.", what=format_list([one.about for one in found.reports]))
    if Consequence.MEETINGS_LEFT in carried_out:
        days = [format_date(meeting.slot.day) for meeting in found.meetings]
        yield _("You are no longer invited to: %(days)s.", days=format_list(days))


def _other_places(body: Body, membership: Membership, until: date) -> Select[Any]:
    """Return the other places in the council that the person has after that day."""
    others = select(Membership.id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    others = others.where(Term.body_id == body.id, Membership.person_id == membership.person_id)
    lasts = or_(Membership.until > until, Membership.until.is_(None) & (Term.until > until))
    return others.where(Membership.id != membership.id, lasts)


def _assignments(body: Body, membership: Membership, until: date) -> Select[Any]:
    """Return the places elsewhere that somebody has after their last day, also those that only begin then."""
    chosen = select(Assignment).join(Assignment.place).where(PlaceElsewhere.body_id == body.id)
    chosen = chosen.where(Assignment.person_id == membership.person_id)
    return chosen.where(or_(Assignment.until.is_(None), Assignment.until > until))


def _groups(body: Body, membership: Membership, until: date) -> Select[Any]:
    """Return where somebody takes part after their last day, also where they only begin to then."""
    chosen = select(GroupParticipation).join(GroupParticipation.group).where(WorkingGroup.body_id == body.id)
    chosen = chosen.where(GroupParticipation.person_id == membership.person_id)
    return chosen.where(or_(GroupParticipation.until.is_(None), GroupParticipation.until > until))


def _asks(body: Body, membership: Membership, until: date) -> Select[Any]:
    """Return what the person was asked as one of the council; whoever had a place last is asked as no member, too.

    What is to be answered while they still sit they answer, but for a place, which they would have afterwards.
    """
    chosen = select(RoundAsk).join(RoundAsk.step).join(AskingStep.round).where(AskingRound.body_id == body.id)
    later = or_(AskingRound.kind == AskingKind.PLACE, AskingStep.closes_at >= clock.instant(until, time.min))
    going_on = (AskingRound.closed_at.is_(None), AskingRound.settled_at.is_(None), AskingStep.whom != Whom.PREVIOUS)
    waited_for = (RoundAsk.withdrawn_at.is_(None), or_(RoundAsk.answer.is_(None), RoundAsk.answer != Answer.NO))
    return chosen.where(RoundAsk.person_id == membership.person_id, *going_on, *waited_for, later)


def _reports(body: Body, membership: Membership, until: date) -> Select[Any]:
    """Return what the person has not told yet; what is to be told while they still sit they tell."""
    chosen = select(ReportBack).where(ReportBack.body_id == body.id, ReportBack.person_id == membership.person_id)
    return chosen.where(ReportBack.given_on.is_(None), ReportBack.by_on >= until)


def _apologies(membership: Membership, until: date) -> Select[Any]:
    chosen = select(Apology).join(Apology.meeting).where(Apology.membership_id == membership.id)
    return chosen.where(_held_from(until), Apology.revoked_at.is_(None))


def _invitations(membership: Membership, until: date) -> Select[Any]:
    chosen = select(MeetingInvitation).join(MeetingInvitation.meeting)
    chosen = chosen.where(MeetingInvitation.membership_id == membership.id)
    return chosen.where(_held_from(until), MeetingInvitation.superseded_at.is_(None))


def _held_from(until: date) -> ColumnElement[bool]:
    return and_(Meeting.starts_at >= clock.instant(until, time.min), Meeting.cancelled_at.is_(None))


_IN_ORDER: Mapping[str, tuple[Any, ...]] = {
    "assignments": (Assignment.since, Assignment.id),
    "groups": (WorkingGroup.name, GroupParticipation.id),
    "asks": (RoundAsk.asked_at, RoundAsk.id),
    "reports": (ReportBack.by_on, ReportBack.id),
    "apologies": (Meeting.starts_at,),
    "invitations": (Meeting.starts_at,),
}
