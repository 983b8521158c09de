"""Hverv, afstemning: who stands, each ballot and lot as it was held, and who has the office from the meeting on."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.operations import constituting
from recruit.appointments.queries import office_vote as queries
from recruit.appointments.rules import Office
from recruit.appointments.rules.offices import gives_up
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.dates import iso
from recruit.foundation.i18n import gettext as _
from recruit.reports import office_votes, seating
from recruit.reports.office_votes import Vote
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.seats.loading import the_body, title
from recruit.web.secretariat.seats.office_vote_forms import (
    DiscardForm,
    MeetingForm,
    StandingForm,
    ballot_form,
    lot_form,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from recruit.appointments.model import Membership, OfficeVote
    from recruit.bodies.model import Body

bp = Blueprint("bodies_offices_vote", __name__, url_prefix="/sekretariat/<body:body>/raad/hverv")

_PAGES = "secretariat/seats/offices"


@bp.route("/afstemning", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def begin(body: BodyRef) -> ResponseReturnValue:
    """Ask for which office and at which meeting, then who stands; and begin."""
    meeting = MeetingForm(request.args)
    with reading() as session:
        found = the_body(session, body)
        meeting.hverv.choices = [(one.value, title(found, one, clock.today()).capitalize()) for one in Office]
        known = "dag" in request.args and meeting.validate()
        members = queries.members_on(session, found.id, meeting.dag.data) if known else []
        taken = _taken(session, found, meeting, members) if known else None
    if not known:
        if not request.args.get("dag"):
            meeting.dag.data, meeting.dag.raw_data = clock.today(), None
        status = 422 if meeting.errors else 200
        return render_template(f"{_PAGES}/meeting.html", body=found, form=meeting), status
    form = StandingForm()
    form.candidates.choices = [(str(one.id), _with_office(found, one, meeting.dag.data)) for one in members]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, day = the_body(session, body), meeting.dag.data
            term, _day = seating.choose(bodies.terms(session, ours), day=day, today=clock.today())
            ticked = {*(form.candidates.data or ())}
            chosen = [one for one in queries.members_on(session, ours.id, day) if str(one.id) in ticked]
            by, now = current_actor(), clock.now()
            made = constituting.begin(session, term, meeting.office, chosen, day, by=by, now=now)
            return form.done(session, url_for(".vote", body=ours, vote_id=made.id))
    page = render_template(
        f"{_PAGES}/standing.html",
        body=found,
        form=form,
        meeting=meeting,
        members=members,
        title=title(found, meeting.office, meeting.dag.data),
        taken=taken,
    )
    return page, form.status


@bp.get("/<id:vote_id>")
@requires(May.MANAGE_BODIES)
def vote(body: BodyRef, vote_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        return _page(session, body, vote_id)


@bp.get("/<id:vote_id>/udskrift")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef, vote_id: UUID) -> ResponseReturnValue:
    """Show what stands in the minutes, for paper, with room to sign."""
    with reading() as session:
        found, one = _found(session, body, vote_id)
        text = office_votes.minutes(found, one, queries.standing(session, one))
        return render_template(f"{_PAGES}/printed.html", body=found, text=text.split("\n"))


@bp.route("/<id:vote_id>/afstemning-<int:number>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def ballot(body: BodyRef, vote_id: UUID, number: int) -> ResponseReturnValue:
    """Note a ballot. Whoever comes when another one is due, or none, is led to how it went."""
    with reading() as session:
        due = _shown(session, body, vote_id)
        form = ballot_form(due, due.due) if due.due and due.due.number == number else None
    if form is None or due.vote.is_over or request.method == "GET":
        return _led_back(body, vote_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = _locked(session, body, vote_id)
            constituting.note_ballot(session, locked, form.ballot(), by=current_actor(), now=clock.now())
            flash(_("The ballot is noted."))
            return form.done(session, url_for(".vote", body=ours, vote_id=vote_id))
    with reading() as session:
        return _page(session, body, vote_id, ballot=form), form.status


@bp.route("/<id:vote_id>/lod-<int:number>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def lot(body: BodyRef, vote_id: UUID, number: int) -> ResponseReturnValue:
    """Note a lot. Whoever comes when none is due is led to how it went."""
    with reading() as session:
        due = _shown(session, body, vote_id)
        form = lot_form(due, due.tie) if due.tie and len(due.vote.lots) + 1 == number else None
    if form is None or due.vote.is_over or request.method == "GET":
        return _led_back(body, vote_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = _locked(session, body, vote_id)
            constituting.note_lot(session, locked, form.lot(), by=current_actor(), now=clock.now())
            flash(_("The lot is noted."))
            return form.done(session, url_for(".vote", body=ours, vote_id=vote_id))
    with reading() as session:
        return _page(session, body, vote_id, lot=form), form.status


@bp.post("/<id:vote_id>/tag-tilbage-<int:number>")
@requires(May.MANAGE_BODIES)
def take_back(body: BodyRef, vote_id: UUID, number: int) -> ResponseReturnValue:
    """Take back what was noted as the last; pressed twice, or once it is over, it takes back no more."""
    with transaction() as session:
        ours, locked = _locked(session, body, vote_id)
        if len(locked.noted) == number and not locked.is_over:
            constituting.take_last_back(session, locked, by=current_actor(), now=clock.now())
            flash(_("What was noted last is taken back."))
    return redirect(url_for(".vote", body=ours, vote_id=vote_id), code=303)


@bp.route("/<id:vote_id>/giv-hvervet", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def conclude(body: BodyRef, vote_id: UUID) -> ResponseReturnValue:
    """Give the office to whoever is elected, from the day of the meeting; once it is given, show how it went."""
    form = ActingForm()
    with reading() as session:
        is_concluded = _found(session, body, vote_id)[1].concluded_at is not None
    if not is_concluded and form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = _locked(session, body, vote_id)
            constituting.conclude(session, locked, by=current_actor(), now=clock.now())
            flash(_("The vote is concluded, and the office is registered."))
            return form.done(session, url_for(".vote", body=ours, vote_id=vote_id))
    if is_concluded or request.method == "GET":
        return _led_back(body, vote_id)
    with reading() as session:
        return _page(session, body, vote_id, conclusion=form), form.status


@bp.route("/<id:vote_id>/indstil", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def discard(body: BodyRef, vote_id: UUID) -> ResponseReturnValue:
    form = DiscardForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = _locked(session, body, vote_id)
            constituting.discard(session, locked, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("The vote is discontinued. Nobody has the office by it."))
            return form.done(session, url_for("bodies_offices_overview.offices", body=ours))
    with reading() as session:
        found, one = _found(session, body, vote_id)
        name = title(found, one.office, one.held_on)
    return render_template(f"{_PAGES}/discard.html", body=found, vote=one, title=name, form=form), form.status


def _with_office(body: "Body", one: "Membership", day: "date") -> str:
    """Return somebody's name, and the office that they have on a day: "Hawa Ibsen (næstformand)"."""
    has = [title(body, held.office, day) for held in one.offices if day in held.span]
    return f"{one.person.name} ({', '.join(has)})" if has else one.person.name


def _taken(
    session: Session, body: "Body", meeting: MeetingForm, members: "Sequence[Membership]"
) -> tuple[str, UUID] | None:
    """Return who has the office on the day of the meeting, in the term of that day and without a last day; and its id.

    Whoever goes on with it from an earlier term is in nobody's way.
    """
    term, _day = seating.choose(bodies.terms(session, body), day=meeting.dag.data, today=clock.today())
    own = ((one.person.name, held) for one in members if one.group.term_id == term.id for held in one.offices)
    has = (
        (name, held.id)
        for name, held in own
        if held.office is meeting.office and held.until is None and meeting.dag.data in held.span
    )
    return next(has, None)


def _found(session: Session, ref: BodyRef, vote_id: UUID) -> "tuple[Body, OfficeVote]":
    found = the_body(session, ref)
    return found, queries.office_vote(session, found, vote_id)


def _locked(session: Session, ref: BodyRef, vote_id: UUID) -> "tuple[Body, OfficeVote]":
    """Return a council, and a vote that nobody else changes until the transaction ends. Raises NotFound."""
    found = the_body(session, ref)
    return found, queries.office_vote(session, found, vote_id, lock=True)


def _shown(session: Session, ref: BodyRef, vote_id: UUID) -> Vote:
    found, one = _found(session, ref, vote_id)
    return office_votes.shown(found, one, queries.standing(session, one))


def _led_back(ref: BodyRef, vote_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found, one = _found(session, ref, vote_id)
        return redirect(url_for(".vote", body=found, vote_id=one.id), code=303)


def _page(session: Session, ref: BodyRef, vote_id: UUID, **forms: ActingForm) -> str:
    """Return the page of a vote, with the form for what is due, or the one that has something to mend."""
    found, one = _found(session, ref, vote_id)
    standing = queries.standing(session, one)
    how = office_votes.shown(found, one, standing)
    form: Any = None
    if not one.is_over:
        if how.due:
            form = forms.get("ballot") or ballot_form(how, how.due)
        elif how.tie:
            form = forms.get("lot") or lot_form(how, how.tie)
        else:
            form = forms.get("conclusion") or ActingForm()
    return render_template(
        f"{_PAGES}/vote.html",
        body=found,
        how=how,
        vote=one,
        form=form,
        minutes=office_votes.minutes(found, one, standing),
        next_office=_next(found, one),
        given_up=_given_up(found, one, how, standing),
        day=iso(one.held_on),
    )


def _given_up(body: "Body", vote: "OfficeVote", how: Vote, standing: "Sequence[Membership]") -> list[str]:
    """Return what the offices are called that whoever is elected has until then."""
    if vote.is_over or not how.count.winners:
        return []
    elected = standing[how.count.winners[0] - 1]
    held = (one.office for one in elected.offices if gives_up(one.office, one.span, vote.office, vote.held_on))
    return [title(body, office, vote.held_on) for office in held]


def _next(body: "Body", vote: "OfficeVote") -> tuple[str, str] | None:
    """Return the office that is voted for once a chair is elected: what it is called, and its code."""
    if vote.office is not Office.CHAIR or vote.concluded_at is None:
        return None
    return title(body, Office.VICE_CHAIR, vote.held_on), Office.VICE_CHAIR.value
