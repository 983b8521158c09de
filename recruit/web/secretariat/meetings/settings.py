"""Indstillinger for møder: when substitutes come, what is noted, what is paid, and whom to look after."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.meetings.operations import settings as operations
from recruit.meetings.queries import meeting as queries
from recruit.meetings.rules import Remuneration, SubstituteAttendance
from recruit.meetings.rules.settings import NewSettings
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, DateField, NumberField, RadioField, Required, SelectField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.meetings.loading import ALL
from recruit.web.secretariat.seats.loading import decision_of, decisions
from recruit.web.secretariat.setup.council import council_to_change, open_council

if TYPE_CHECKING:
    from recruit.meetings.model import MeetingSettings

bp = Blueprint("meetings_settings", __name__, url_prefix=f"{ALL}/indstillinger")

ATTENDANCE = (
    (SubstituteAttendance.WHEN_PREVENTED, _l("Only when the member cannot come")),
    (SubstituteAttendance.AS_OBSERVER, _l("Beside the member, to listen")),
    (SubstituteAttendance.ALWAYS, _l("Beside the member, and take part in the talk")),
)
PAID = (
    (Remuneration.NONE, _l("Nothing")),
    (Remuneration.ALLOWANCE, _l("An allowance for each day with a meeting (diæter)")),
    (Remuneration.FEE, _l("A fixed fee, and no allowance")),
)


class SettingsForm(VersionedForm):
    """How a council meets."""

    substitute_attendance = RadioField(_l("When do substitutes come?"), [Required()], choices=ATTENDANCE)
    attendance_decision = SelectField(
        _l("Which decision lets them come beside the member?"),
        hint=_l("Asked only where they come beside the member."),
        marked=False,
    )
    asks_substitutes = CheckboxField(
        _l("Apologies ask the next substitute by themselves"),
        hint=_l("Otherwise I dag says that somebody is missing, and you call in yourself."),
    )
    items_run_on = CheckboxField(_l("Items are counted on from meeting to meeting through the term"))
    notes_times = CheckboxField(_l("Note who comes late, leaves early, or is disqualified for an item"))
    remuneration = RadioField(_l("What is paid for a meeting?"), [Required()], choices=PAID)
    paid_from = DateField(
        _l("From which day is it paid?"),
        hint=_l("The first day with a meeting that is paid. Asked only where an allowance is paid."),
    )
    warn_after = NumberField(
        _l("Tell me on I dag when a member has missed so many meetings in a row"),
        hint=_l("Empty when you do not wish to be told. Nothing else follows from it."),
    )

    def submission(self, decision: UUID | None) -> NewSettings:
        """Return how the council is to meet."""
        return NewSettings(
            SubstituteAttendance(self.substitute_attendance.data),
            decision,
            bool(self.asks_substitutes.data),
            Remuneration(self.remuneration.data),
            bool(self.notes_times.data),
            bool(self.items_run_on.data),
            self.warn_after.data,
            self.paid_from.data,
        )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def settings(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        stands = queries.settings(session, council)
        form = SettingsForm(data={"version": stands.version, **_written(stands)})
        form.attendance_decision.choices = decisions(session, council)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            stood = queries.settings(session, ours)
            form.check(stood, stands=_written(stood))
            decision = decision_of(session, ours, form.attendance_decision.data)
            new = form.submission(decision.id if decision else None)
            operations.settle(session, ours, new, by=current_actor(), now=clock.now())
            flash(_("The council meets like this from now on. What was noted before stays as it is."))
            return form.done(session, url_for("meetings.listed", body=ours))
    return render_template("secretariat/meetings/settings.html", form=form, council=council), form.status


@bp.route("/kalenderadresse", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def calendar_address(body: BodyRef) -> ResponseReturnValue:
    """Replace the address of the secretariat's calendar, as when somebody who has it has left."""
    form = ActingForm()
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            operations.replace_calendar_address(session, ours, by=current_actor(), now=clock.now())
            flash(_("The secretariat's calendar has another address. The one before opens nothing any more."))
            return form.done(session, url_for("meetings.listed", body=ours))
    return render_template("secretariat/meetings/calendar_address.html", form=form, council=council), form.status


def _written(settings: "MeetingSettings") -> dict[str, Any]:
    return {
        "substitute_attendance": settings.substitute_attendance,
        "attendance_decision": str(settings.attendance_decision_id or ""),
        "asks_substitutes": settings.asks_substitutes,
        "items_run_on": settings.items_run_on,
        "notes_times": settings.notes_times,
        "remuneration": settings.remuneration,
        "paid_from": settings.paid_from,
        "warn_after": settings.warn_after,
    }
