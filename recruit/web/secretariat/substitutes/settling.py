"""How a call ends: whoever said yes takes over for good, or the place stays open and it is said who may fill it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import places
from recruit.acts.ending.following import FILLED_BY
from recruit.acts.places import Sitting
from recruit.appointments.letters import substitution as letters
from recruit.appointments.operations import calling as operations
from recruit.appointments.queries import bound
from recruit.appointments.queries import substitution as queries
from recruit.appointments.rules.substitution import CallKind, FilledBy
from recruit.appointments.rules.taking_over import first_day
from recruit.bodies import queries as bodies
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Text
from recruit.meetings.operations import telling
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, grants_that_allow, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, DateField, RadioField, Required, SelectField, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.seats.loading import decision_of, decisions, seat_name
from recruit.web.secretariat.substitutes.loading import PREFIX, the_call
from recruit.web.secretariat.substitutes.words import FILLED_BY_HINTS, days_of

if TYPE_CHECKING:
    from recruit.appointments.model import Membership, SubstituteCall
    from recruit.bodies.model import Body, Decision

bp = Blueprint("bodies_substitutes_settling", __name__, url_prefix=f"{PREFIX}/<id:call_id>")

#: What becomes of a leave for which nobody is asked any more.
GOES_ON, IS_OVER = "fortsaetter", "slut"


class TakingOverForm(ActingForm):
    decision = SelectField(_l("By which decision?"))
    known_before = CheckboxField(
        _l("It was decided before the seat fell vacant"),
        hint=_l("Tick this when it was known that the member would leave, and the decision is about this seat."),
        marked=False,
    )
    first_day = DateField(_l("First day as a member"))


class ClosingForm(ActingForm):
    filled_by = RadioField(
        _l("Who may fill the place?"),
        [Required()],
        choices=[(one.value, words) for one, words in WORDS[FilledBy].items()],
        hints=FILLED_BY_HINTS,
    )
    leave = RadioField(
        _l("What about the leave?"),
        [Required()],
        choices=[
            (GOES_ON, _l("The member is on leave all the same, and nobody steps in")),
            (IS_OVER, _l("The leave is over, or comes to nothing: the member is back from today")),
        ],
    )
    because = TextAreaField(_l("Why?"), [Required(_l("Write why."))], render_kw={"rows": 3})

    def may_fill(self) -> FilledBy | None:
        """Return who may fill the place; a leave that goes on is filled by nobody, and one that is over needs none."""
        if "filled_by" in self:
            return FilledBy(self.filled_by.data)
        return FilledBy.NOBODY if "leave" in self and self.leave.data == GOES_ON else None


@bp.route("/overtag", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def take_over(body: BodyRef, call_id: UUID) -> ResponseReturnValue:
    """Show what happens, then let whoever said yes become a member for the rest of the term."""
    form = TakingOverForm()
    with reading() as session:
        found, call = the_call(session, body, call_id)
        form.decision.choices = decisions(session, found)
        page = _shown(found, call) | _before(session, found, call, form)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_call(session, body, call_id, lock=True)
            decision = decision_of(session, ours, form.decision.data)
            made = operations.take_over(
                session,
                ours,
                locked,
                decision,
                by=current_actor(),
                now=clock.now(),
                since=form.first_day.data,
                known_before=form.known_before.data,
            )
            told = {"name": page["name"], "day": format_date(made.since)}
            flash(_("%(name)s is a member from %(day)s. The letter waits under Letters to be sent by you.", **told))
            return form.done(session, url_for("bodies_seats.seat", body=ours, seat_id=made.seat_id))
    return render_template("secretariat/substitutes/taking_over.html", form=form, **page), form.status


@bp.route("/luk", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def close(body: BodyRef, call_id: UUID) -> ResponseReturnValue:
    """Ask who may fill the place, and why, then end the call."""
    with reading() as session:
        found, call = the_call(session, body, call_id)
    proposed = FILLED_BY.get(call.member.group.arrangement, FilledBy.COUNCIL_RECOMMENDATION)
    form = ClosingForm(data={"filled_by": proposed.value})
    if call.kind is not CallKind.FOR_GOOD:
        del form.filled_by
    if call.kind is not CallKind.LEAVE:
        del form.leave
    page = _shown(found, call)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_call(session, body, call_id, lock=True)
            by, now, because = current_actor(), clock.now(), str(form.because.data)
            operations.leave_open(session, ours, locked, form.may_fill(), because, by=by, now=now)
            telling.stop_needless(session, ours, by=by, now=now)
            flash(_("It is settled."))
            return form.done(session, page["back"])
    standing = [one.substitute.person.name for one in call.asks if one.facts().stands]
    page |= {"standing": standing}
    return render_template("secretariat/substitutes/closing.html", form=form, kinds=CallKind, **page), form.status


def _shown(body: "Body", call: "SubstituteCall") -> dict[str, Any]:
    return {
        "body": body,
        "call": call,
        "days": days_of(call),
        "back": url_for("bodies_substitutes_call.call", body=body, call_id=call.id),
    }


def _before(session: Session, body: "Body", call: "SubstituteCall", form: TakingOverForm) -> dict[str, Any]:
    """Return what taking over brings with it: the seat, for whom, the list, other places, and the letter."""
    accepted = call.facts().accepted
    substitute = next((one.substitute for one in call.asks if one.substitute_id == accepted), None)
    chosen = decision_of(session, body, form.decision.data)
    needs = call.member.group.entry_needs_decision
    form.decision.marked = not needs
    if not needs:
        del form.known_before
    day = format_date(call.since)
    form.first_day.description = _("Leave it empty for the day of the decision, but %(day)s at the earliest.", day=day)
    return {
        "day": first_day(call.facts(), chosen.decided_on if chosen else None) if chosen or not needs else None,
        "substitute": substitute,
        "name": substitute.person.name if substitute else "",
        "place": seat_name(call.member.seat) if call.member.seat else call.member.group.label,
        "whom": substitute.represents_on(call.since) or "" if substitute else "",
        "elsewhere": _elsewhere(session, substitute, call) if substitute else [],
        "others": _other_places(session, substitute, call) if substitute else [],
        "text": _letter(session, body, call, substitute, chosen) if substitute else None,
        "bound": [
            one.person.name for one in bound.bound_to(session, call.member, on=call.since) if one is not substitute
        ],
        "listed": call.member.group.arrangement is SubstituteArrangement.LIST,
        "word": word,
    }


def _letter(
    session: Session, body: "Body", call: "SubstituteCall", substitute: "Membership", decision: "Decision | None"
) -> Text:
    """Return the letter as it will be; where a decision is still to be chosen, it says so in its place."""
    day = first_day(call.facts(), decision.decided_on if decision else None)
    draft = letters.takes_over(substitute.person, body, decision, day)
    if decision is None and call.member.group.entry_needs_decision:
        unknown = {"basis": _("[Here stands the decision that you choose]"), "since": _("[the day of the decision]")}
        draft = replace(draft, facts={**draft.facts, **unknown})
    return mail.compose(session, draft)


def _elsewhere(session: Session, substitute: "Membership", call: "SubstituteCall") -> list[tuple[str, str]]:
    """Return for whom, and when, the substitute is asked or has said yes to step in besides."""
    found = queries.elsewhere(session, call, substitute.person_id, since=call.since)
    return [(one.member.person.name, days_of(one)) for one in found]


def _other_places(session: Session, substitute: "Membership", call: "SubstituteCall") -> list[Sitting]:
    """Return what else the substitute has on the day, in councils that the reader looks after."""
    reach = bodies.reached_by(session, grants_that_allow(May.MANAGE_BODIES))
    held = places.sittings(session, [substitute.person_id], on=call.since, reach=reach)
    return [one for one in held.get(substitute.person_id, ()) if one.membership != substitute.id]
