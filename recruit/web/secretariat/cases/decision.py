"""Beslutning: what the municipal council decided about some or all who wait; shown first, then entered."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments import queries as places
from recruit.appointments.operations.cases import deciding
from recruit.appointments.queries import case as queries
from recruit.appointments.rules.case import DecidedAs, stood_in_for
from recruit.appointments.rules.facts import Role
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import format_date, format_list, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.cases.decision_form import DecisionForm, Default, decision_meant, is_spoken_of, with_rows
from recruit.web.secretariat.cases.loading import (
    PREFIX,
    called,
    case_to_change,
    composition,
    free_seats,
    open_case,
)
from recruit.web.secretariat.cases.shown import Group, Row, groups_of, place_of
from recruit.web.secretariat.setup.decided import municipal_council

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase, Designate, DesignateDecision, Membership
    from recruit.bodies.model import Body, Decision, SeatGroup

bp = Blueprint("cases_decision", __name__, url_prefix=f"{PREFIX}/beslutning")

#: Whoever enters a part of what was decided begins with nobody ticked, and not with all who are expected.
NOBODY = "ingen"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happens to one person."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What happens by the decision, as it was tried and undone."""

    decision: str
    people: Sequence[Outcome]
    #: Of how many nothing is said.
    waiting: int
    #: Who goes on no longer from the last term, and their last day.
    leaving: Sequence[Outcome]
    #: The term was planned, and is decided with it.
    confirms_term: bool
    #: The day on which the case went to the municipal council, where that is after the decision.
    submitted_after: date | None = None
    #: Nobody has noted that it went there.
    is_unsubmitted: bool = False


class _OnlyTried(Exception):  # noqa: N818 (it carries an answer out of a transaction that is to leave no row)
    def __init__(self, found: Outcomes) -> None:
        self.found = found
        super().__init__()


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def decision(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    """Ask what was decided, show what happens by it, then enter it."""
    with reading() as session:
        council, case = open_case(session, body, case_id)
        groups = composition(session, case)
        shown = groups_of(case, groups.values(), free_seats(session, case.term, groups.values()), {})
        rows = [row for group in shown for row in group.rows if row.facts.is_open]
        expected = _expected(shown) if request.method == "GET" else frozenset()
        begins_with = frozenset() if request.args.get("begynd") == NOBODY else expected
        seated = frozenset(number for number, group in groups.items() if group.seats)
        form = with_rows(session, council, rows, Default(municipal_council(session), begins_with, seated))
    found: Outcomes | None = None
    if form.validate_on_submit():
        digest = form.digest(rows)
        if form.seen.data == digest:
            with form.refusals(), transaction() as session:
                form.claim(session)
                ours, changed = case_to_change(session, body, case_id)
                _meant, made = _decide(session, ours, changed, form, rows)
                flash(_told(made))
                return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
        else:
            with form.refusals():
                found = _tried(body, case_id, form, rows)
        form.seen.data = digest if found else ""
    page = render_template(
        "secretariat/cases/decision.html",
        form=form,
        body=council,
        case=case,
        groups=[(group, [row for row in group.rows if row.facts.is_open]) for group in shown],
        rows=rows,
        found=found,
        with_nobody=url_for(".decision", body=council, case_id=case_id, begynd=NOBODY) if begins_with else "",
        is_sent=request.method == "POST",
    )
    return page, form.status


def _expected(shown: Sequence[Group]) -> frozenset[UUID]:
    """Return whom the municipal council appoints where it follows the recommendation and no choice is left to it."""
    return frozenset(row.designate.id for group in shown if not group.surplus for row in group.rows if row.waits)


def _decide(
    session: Session, council: "Body", case: "AppointmentCase", form: DecisionForm, rows: Sequence[Row]
) -> "tuple[Decision, Sequence[DesignateDecision]]":
    """Enter what the form says. Raises Refused, each reason at its field."""
    says = form.says(rows)
    meant = decision_meant(session, council, form)
    try:
        return meant, deciding.decide(session, case, meant, says, by=current_actor(), now=clock.now())
    except Refused as refused:
        raise Refused([form.at(one) for one in _once(refused)]) from refused


def _once(refused: Refused) -> Iterator[Refusal]:
    """Yield the reasons; a day that is too early for several is said once, with the latest of their days."""
    early = [one for one in refused.refusals if one.code == "decided-before-it-was-proposed"]
    yield from (one for one in refused.refusals if one not in early)
    yield from sorted(early, key=lambda one: str(one.facts["day"]))[-1:]


def _tried(body: BodyRef, case_id: UUID, form: DecisionForm, rows: Sequence[Row]) -> Outcomes:
    """Return what happens by the decision, done and undone again. Raises Refused, each reason at its field."""
    try:
        with transaction() as session:
            raise _OnlyTried(_outcomes(session, body, case_id, form, rows))
    except _OnlyTried as tried:
        return tried.found


def _outcomes(session: Session, body: BodyRef, case_id: UUID, form: DecisionForm, rows: Sequence[Row]) -> Outcomes:
    form.claim(session)  # whoever has entered it already is led to where that led
    ours, case = case_to_change(session, body, case_id)
    refuse_if(_meanwhile(case, rows))
    over = places.holding_over(session, case.term, on=clock.today())
    sat = {held.seat for held in places.held(session, case.term_id) if held.role is Role.MEMBER}
    was_planned = bodies.confirmation(session, case.term) is None
    groups = composition(session, case)
    meant, made = _decide(session, ours, case, form, rows)
    confirms = was_planned and any(one.decided_as is DecidedAs.APPOINTED for one in made)
    said = _("%(who)s on %(day)s", who=meant.deciding_body, day=format_date(meant.decided_on))
    people, leaving = list(_people(case, groups, made)), list(_leaving(over, sat, made))
    sent = case.submitted_on
    late = sent if sent and meant.decided_on < sent else None
    return Outcomes(said, people, len(rows) - len(made), leaving, confirms, late, is_unsubmitted=sent is None)


def _meanwhile(case: "AppointmentCase", rows: Sequence[Row]) -> list[Refusal]:
    """Return why nothing is shown where the page still spoke of somebody who waits for a decision no longer."""
    waiting = {row.designate.id for row in rows}
    gone = [called(one) for one in case.designates if one.id not in waiting and is_spoken_of(request.form, one.id)]
    return [Refusal("decided-meanwhile", {"names": format_list(gone)})] if gone else []


def _is_member(one: "DesignateDecision") -> bool:
    return one.membership is not None and one.membership.role is Role.MEMBER


def _leaving(
    over: "Mapping[UUID, Membership]", sat: Collection[UUID | None], made: "Sequence[DesignateDecision]"
) -> Iterator[Outcome]:
    """Yield who goes on no longer from the last term: their seat had nobody after them before."""
    for one in made:
        held = one.membership
        if held is None or held.seat_id is None or held.role is not Role.MEMBER or held.seat_id in sat:
            continue
        before = over.get(held.seat_id)
        if before is not None and before.person_id != held.person_id:
            yield Outcome(before.person.name, format_date(held.since))


def _people(
    case: "AppointmentCase", groups: "Mapping[UUID, SeatGroup]", made: "Sequence[DesignateDecision]"
) -> Iterator[Outcome]:
    seats = {seat.id: (group, seat) for group in groups.values() for seat in group.seats}
    by_designate = {one.designate_id: one for one in made}
    for designate in case.designates:
        one = by_designate.get(designate.id)
        if one is None:
            continue
        held, name = one.membership, called(designate)
        if held is None:
            yield Outcome(name, _("Is not appointed. %(why)s", why=one.reason))
        elif held.role is Role.MEMBER and held.seat_id is not None:
            group, seat = seats[held.seat_id]
            what = _("%(group)s, seat %(number)s", group=group.label, number=seat.number)
            said = _("Becomes member: %(seat)s, from %(day)s.", seat=what, day=format_date(held.first_day))
            other = "" if designate.role is Role.MEMBER else _other(case, designate, one)
            yield Outcome(name, " ".join(filter(None, (said, _last(held), other))))
        else:
            said = _substitute(case, designate, held.rank, format_date(held.first_day))
            yield Outcome(name, f"{said} {_last(held)}".strip())


def _other(case: "AppointmentCase", designate: "Designate", one: "DesignateDecision") -> str:
    """Return in words that somebody was not recommended as a member, and why they become one."""
    return _("They were proposed as %(place)s. %(why)s", place=place_of(designate, case), why=one.reason)


def _last(held: "Membership") -> str:
    """Return the last day in words, where the decision gives one."""
    return _("The last day is %(day)s.", day=format_date(held.last_day)) if held.last_day else ""


def _substitute(case: "AppointmentCase", designate: "Designate", rank: int | None, day: str) -> str:
    known = queries.facts(case)
    member = stood_in_for(known, known[designate.id], {})
    if member is not None:
        name = called(queries.designate(case, member.id))
        return _("Becomes personal substitute of %(name)s, from %(day)s.", name=name, day=day)
    if rank:
        return _("Becomes substitute, number %(rank)s in the order, from %(day)s.", rank=rank, day=day)
    return _("Becomes substitute, from %(day)s.", day=day)


def _told(made: "Sequence[DesignateDecision]") -> str:
    members = sum(_is_member(one) for one in made)
    substitutes = sum(one.membership is not None for one in made) - members
    said = [ngettext("One member is appointed.", "%(num)s members are appointed.", members)] if members else []
    said += [ngettext("One substitute is.", "%(num)s substitutes are.", substitutes)] if substitutes else []
    return " ".join([_("The decision is entered."), *said])
