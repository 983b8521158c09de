"""Kald ind: for one meeting, during a leave, or for the rest of the term. Three acts, each with a page of its own."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments import queries as appointments
from recruit.appointments.operations import substituting
from recruit.appointments.queries import substitution as queries
from recruit.appointments.rules import Role
from recruit.appointments.rules.substitution import CallKind, NewCall, SubstitutionReason, order
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.dates import Span
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.meetings.operations import telling
from recruit.reports.words import WORDS
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.seats.loading import seat_name, the_body
from recruit.web.secretariat.substitutes.loading import PREFIX, left_to_ask
from recruit.web.secretariat.substitutes.words import LEAVE_REASONS, MEETING_REASONS, days_of

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.bodies.model import Body

bp = Blueprint("bodies_substitutes_calling", __name__, url_prefix=f"{PREFIX}/kald/<id:membership_id>")


class MeetingForm(ActingForm):
    """A member does not come to one meeting."""

    since = DateField(_l("On which day is the meeting?"), [Required()])
    reason = RadioField(
        _l("Why does the member not come?"),
        [Required()],
        choices=[(one.value, WORDS[SubstitutionReason][one]) for one in MEETING_REASONS],
    )
    note = TextField(_l("Note"), width="xl", hint=_l("Nothing about health. Only the secretariat reads it."))

    def new(self) -> NewCall:
        span = Span(self.since.data, self.since.data + timedelta(days=1))
        return NewCall(CallKind.MEETING, SubstitutionReason(self.reason.data), span, self.note.data or "")


class LeaveForm(ActingForm):
    """A member is away for a while, and keeps the seat."""

    since = DateField(_l("First day of the leave"), [Required()])
    until = DateField(
        _l("Last day of the leave"),
        [Required()],
        hint=_l("The last day included. If it gets longer, register one more leave."),
    )
    reason = RadioField(
        _l("Why is the member away?"),
        [Required()],
        choices=[(one.value, WORDS[SubstitutionReason][one]) for one in LEAVE_REASONS],
        hints={SubstitutionReason.LEAVE: _l("Choose this when no more needs to be said.")},
    )
    note = TextField(_l("Note"), width="xl", hint=_l("Nothing about health. Only the secretariat reads it."))

    def new(self) -> NewCall:
        span = Span(self.since.data, self.until.data + timedelta(days=1))
        return NewCall(CallKind.LEAVE, SubstitutionReason(self.reason.data), span, self.note.data or "")


class VacancyForm(ActingForm):
    """A member has left, and somebody takes over for the rest of the term."""

    left_on: date | None = None

    def new(self) -> NewCall:
        if self.left_on is None:
            raise Refused([Refusal("member-has-not-left")])
        return NewCall(CallKind.FOR_GOOD, SubstitutionReason.VACANCY, Span(self.left_on, None))


_Form = MeetingForm | LeaveForm | VacancyForm


@dataclass(frozen=True, slots=True)
class Shown:
    """The member somebody is called in for, and who would be asked first."""

    body: "Body"
    held: "Membership"
    place: str
    #: In their order; a political group's in none.
    standing: "list[Membership]"

    @property
    def chooses(self) -> bool:
        """Whether the political group chooses who it is."""
        return self.held.group.arrangement is SubstituteArrangement.POLITICAL_GROUP


@bp.get("")
@requires(May.MANAGE_BODIES)
def choosing(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    """Offer the three acts, of which those who cannot be done now say why."""
    with reading() as session:
        shown = _shown(session, body, membership_id)
        calls = [one for one in queries.calls_for(session, shown.held) if one.closed_at is None]
    today = clock.today()
    return render_template(
        "secretariat/substitutes/choosing.html",
        shown=shown,
        sits=shown.held.until is None or shown.held.until > today,
        calls=[one for one in calls if not one.facts().is_over(on=today)],
        days_of=days_of,
        vacancy=next((one for one in calls if one.kind is CallKind.FOR_GOOD), None),
    )


@bp.route("/moede", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def meeting(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    return _calling(body, membership_id, MeetingForm(), "meeting")


@bp.route("/orlov", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def leave(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    return _calling(body, membership_id, LeaveForm(), "leave")


@bp.route("/resten", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def for_good(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    return _calling(body, membership_id, VacancyForm(), "for_good")


def _calling(body: BodyRef, membership_id: UUID, form: _Form, name: str) -> ResponseReturnValue:
    """Open the call and lead on to whom to ask, or to the call where nobody is left.

    Whoever is on leave now is not invited to meetings then: letters that say otherwise, and have not left, are stopped.
    """
    with reading() as session:
        shown = _shown(session, body, membership_id)
    if isinstance(form, VacancyForm):
        form.left_on = shown.held.until
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, by, now = the_body(session, body), current_actor(), clock.now()
            held = appointments.membership(session, ours, membership_id, lock=True)
            made = substituting.call_in(session, held, form.new(), by=by, now=now)
            telling.stop_needless(session, ours, by=by, now=now)
            next_page = "_asking.ask" if left_to_ask(session, made) else "_call.call"
            return form.done(session, url_for(f"bodies_substitutes{next_page}", body=body, call_id=made.id))
    return render_template(f"secretariat/substitutes/{name}.html", form=form, shown=shown), form.status


def _shown(session: Session, ref: BodyRef, membership_id: UUID) -> Shown:
    """Return the member with who would be asked. Raises NotFound, also for somebody who is no member."""
    body = the_body(session, ref)
    held = appointments.membership(session, body, membership_id)
    if held.role is not Role.MEMBER or held.seat is None:
        raise NotFound("membership")
    places = appointments.held(session, held.group.term_id)
    day = max(clock.today(), held.until or held.since)
    in_order = order(held.facts(), held.group.arrangement, places, on=day)
    named = {one.id: one for one in queries.people_in(session, in_order)} if in_order else {}
    return Shown(body, held, seat_name(held.seat), [named[one] for one in in_order])
