"""Planlæg året: a year's meetings at once, in two pages that need no memory of their own; and one meeting more."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import format_date, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.meetings.operations import planning as operations
from recruit.meetings.queries import meeting as queries
from recruit.meetings.rules import planning as rules
from recruit.reports import seating
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.meetings.fields import CLOSED, OPEN, NewMeetingForm, written
from recruit.web.secretariat.meetings.loading import ALL
from recruit.web.secretariat.meetings.words import day_in_words, observed
from recruit.web.secretariat.meetings.year_form import OF_A_SLOT, DaysForm, asked, days_form
from recruit.web.secretariat.setup.council import council_to_change, open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term
    from recruit.meetings.model import Meeting
    from recruit.meetings.rules.planning import MeetingFacts

bp = Blueprint("meetings_planning", __name__, url_prefix=ALL)

#: From this month on, whoever plans a year means the next one.
AUTUMN = 9


@dataclass(frozen=True, slots=True)
class Row:
    """A day that is proposed."""

    place: int
    #: In words, with the weekday; empty where it cannot be read.
    said: str
    is_out: bool
    #: Why to look again: what is observed on it, and what stands in its way.
    warnings: Sequence[str]


@bp.get("/aar")
@requires(May.MANAGE_BODIES)
def year(body: BodyRef) -> ResponseReturnValue:
    """Ask which weekday of which months."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        terms = _terms(session, council)
        form = asked(_choices(terms), _query(), _proposed(session, council, terms)) if terms else None
        if form and request.args:
            form.validate()
            if not form.errors:
                for refusal in rules.may_plan(form.plan):
                    form.refuse(refusal)
            if not form.errors and "ret" not in request.args:
                return redirect(url_for(".days", body=council, **form.query()), code=303)
    page = render_template("secretariat/meetings/year.html", form=form, council=council)
    return page, form.status if form else 200


@bp.route("/aar/dage", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def days(body: BodyRef) -> ResponseReturnValue:
    """Show each day of the plan, to be moved or left out, and plan them all."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        terms = _terms(session, council)
        plan_form = asked(_choices(terms), _query(), {})
        if not plan_form.validate() or rules.may_plan(plan_form.plan):
            return redirect(url_for(".year", body=council, **_query()), code=303)
        term, plan = next(one for one in terms if str(one.id) == plan_form.term.data), plan_form.plan
        proposed = [day for day in rules.days(plan, int(plan_form.year.data or 0)) if day in operations.days_of(term)]
        others = [one.facts() for one in queries.meetings(session, term)]
    form = days_form([plan.slot(day) for day in proposed], {day: day_in_words(day) for day in proposed})
    again = "igen" in request.form
    if form.validate_on_submit() and not again:
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            locked = bodies.term_of(session, ours, term.id)
            made = _plan(session, locked, form, plan_form.new(plan))
            flash(_planned(made))
            return form.done(session, url_for("meetings.listed", body=ours, periode=locked.label))
    page = render_template(
        "secretariat/meetings/days.html",
        form=form,
        council=council,
        term=term,
        rows=[*_rows(form, others)],
        change_plan=url_for(".year", body=council, ret="1", **plan_form.query()),
        place=plan_form.place.data,
        is_open=plan_form.is_open.data == OPEN,
    )
    return page, form.status


@bp.route("/nyt", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    """Plan one meeting; `?efter=` names one that is cancelled, whose facts it takes over."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        form = NewMeetingForm(data=_as_before(session, council))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            term = operations.term_of_day(bodies.terms(session, ours), form.day.data)
            made = operations.hold(session, term, form.submission(), by=current_actor(), now=clock.now())
            flash(_("The meeting is planned."))
            return form.done(session, url_for("meetings_meeting.meeting", body=ours, meeting_id=made.id))
    return render_template("secretariat/meetings/new.html", form=form, council=council), form.status


@bp.post("/numre/<id:term_id>")
@requires(May.MANAGE_BODIES)
def number(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Let the numbers of the meetings to come follow their days."""
    with transaction() as session:
        term = bodies.term_of(session, open_council(session, body, May.MANAGE_BODIES), term_id)
        changed = operations.number_by_day(session, term, by=current_actor(), now=clock.now())
        flash(ngettext("One meeting has another number now.", "%(num)s meetings have another number now.", changed))
    return redirect(url_for("meetings.listed", body=body, periode=term.label), code=303)


def _plan(session: Session, term: "Term", form: DaysForm, common: rules.NewMeeting) -> "list[Meeting]":
    """Plan what the form has kept. What is refused is said at the rows of its day."""
    try:
        return operations.plan_year(session, term, form.kept(), common, by=current_actor(), now=clock.now())
    except Refused as refused:
        at_rows = [
            Refusal(one.code, one.facts, f"{one.field if one.field in OF_A_SLOT else 'day'}_{row}")
            for one in refused.refusals
            for row, slot in form.rows()
            if slot and slot.day == one.facts.get("on")
        ]
        raise Refused(at_rows or refused.refusals) from refused


def _rows(form: DaysForm, others: "Collection[MeetingFacts]") -> Iterator[Row]:
    seen = observed([slot.day for slot in form.kept()])
    for place in range(form.size):
        day: date | None = form[f"day_{place}"].data
        is_out = bool(form[f"out_{place}"].data)
        if day is None:
            yield Row(place, "", is_out, ())
            continue
        warnings = [*seen.get(day, ())]
        if not is_out and any(one.slot.day == day for one in others if not one.is_cancelled):
            warnings.append(_("The council has another meeting on that day."))
        if not is_out and day < clock.today():
            warnings.append(_("The day is over."))
        yield Row(place, day_in_words(day), is_out, warnings)


def _planned(made: "Sequence[Meeting]") -> str:
    first, last = format_date(made[0].slot.day), format_date(made[-1].slot.day)
    number = len(made)
    return ngettext(
        "One meeting is planned, on %(first)s.",
        "%(num)s meetings are planned, from %(first)s to %(last)s.",
        number,
        first=first,
        last=last,
    )


def _query() -> dict[str, Any]:
    """Return what the address says of the plan."""
    return {name: values for name, values in request.args.to_dict(flat=False).items() if name != "ret"}


def _terms(session: Session, council: "Body") -> "list[Term]":
    """Return the terms for which a year can be planned: those that are not over, and the last one in any case."""
    terms = bodies.terms(session, council)
    today = clock.today()
    latest = max((term.since for term in terms), default=today)
    return [term for term in terms if term.until > today or term.since == latest]


def _choices(terms: "Sequence[Term]") -> list[tuple[str, str]]:
    return [(str(term.id), term.label) for term in terms]


def _proposed(session: Session, council: "Body", terms: "Sequence[Term]") -> dict[str, Any]:
    """Return what stands in the form at first: the year that is planned next, as the newest meetings were held."""
    today = clock.today()
    term = seating.choose(terms, today=today)[0]
    first = max(term.since.year, today.year + (today.month >= AUTUMN))
    earlier = queries.newest(session, council)
    if earlier and earlier[0].slot.day.year >= first:
        first = earlier[0].slot.day.year + 1
    proposed: dict[str, Any] = {"term": str(term.id), "year": first, "is_open": CLOSED}
    pattern = rules.pattern([one.slot for one in earlier])
    if pattern:
        proposed |= {
            "weekday": str(pattern.weekday),
            "which": str(pattern.which),
            "months": [str(month) for month in pattern.months],
            "begins": pattern.begins,
            "ends": pattern.ends,
            "place": earlier[0].place,
            "is_open": OPEN if earlier[0].is_open else CLOSED,
            "numbered": earlier[0].number is not None,
        }
    return proposed


def _as_before(session: Session, council: "Body") -> dict[str, Any]:
    """Return what stands in the form of one meeting: of the cancelled one that is asked for, else of the newest."""
    asked_for = request.args.get("efter", "")
    try:
        before: Meeting | None = queries.meeting(session, council, UUID(asked_for)) if asked_for else None
    except ValueError:
        raise NotFound("meeting") from None
    if before is not None:
        return {**written(before), "minutes_url": ""}
    newest = queries.newest(session, council)
    if not newest:
        return {}
    stands = written(newest[0])
    number = rules.next_number([one.facts() for one in newest]) if newest[0].number is not None else None
    return {**{name: stands[name] for name in ("begins", "ends", "place", "is_open")}, "number": number}
