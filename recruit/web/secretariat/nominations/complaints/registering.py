"""Registering a complaint that came: by whom, about what, how and when."""

from uuid import UUID

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.operations import complaints as operations
from recruit.nominations.queries import complaints as queries
from recruit.nominations.queries.vetting import last_way_to_complain
from recruit.nominations.rules.complaints import NewComplaint, Standing
from recruit.recruitment.rules import Manner
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, SelectField, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.complaints.acting import PREFIX, address, said
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

bp = Blueprint("complaint_registration", __name__, url_prefix=f"{PREFIX}/ny")

#: What stands for the round as a whole.
WHOLE = "runden"


class ComplaintForm(ActingForm):
    about = SelectField(_l("What is the complaint about?"), [Required()])
    complainant = TextField(_l("Who complains?"), [Required()], autocomplete="off")
    contact = TextAreaField(
        _l("Where does the answer go?"), [Required()], hint=_l("Address, e-mail or telephone"), render_kw={"rows": 2}
    )
    standing = RadioField(_l("As what do they complain?"), [Required()])
    considered = TextAreaField(
        _l("May they complain? What was considered?"),
        hint=_l("Needed for somebody else. The complaint is registered in any case."),
        render_kw={"rows": 2},
    )
    text = TextAreaField(
        _l("What does the complaint say?"),
        [Required()],
        hint=_l("No CPR number."),
        render_kw={"rows": 6, "dir": "auto"},
    )
    manner = RadioField(_l("How did it come?"), [Required()])
    received_at = DateField(_l("On which day did it arrive?"), [Required()])
    received_clock = ClockField(_l("At what time?"), [Required()])
    complaint_to = TextField(
        _l("Who decides the complaint?"), [Required()], hint=_l("Where the decision says it, that counts.")
    )
    until = DateField(
        _l("Until which day could one complain?"), [Required()], hint=_l("Where the decision says it, that counts.")
    )
    until_clock = ClockField(_l("Clock time"), [Required()])

    def new(self) -> NewComplaint:
        """Return what was typed."""
        return NewComplaint(
            complainant=str(self.complainant.data),
            contact=str(self.contact.data),
            standing=Standing(self.standing.data),
            considered=str(self.considered.data or ""),
            text=str(self.text.data),
            received_at=clock.instant(self.received_at.data, self.received_clock.data),
            manner=Manner(self.manner.data),
            complaint_to=str(self.complaint_to.data),
            until=clock.instant(self.until.data, self.until_clock.data),
        )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def register(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Write a complaint down; the address can name the nomination (`om`) that it is about."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        form = _form(session, round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, _round = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            about = None if form.about.data == WHOLE else UUID(form.about.data)
            made = operations.register(session, round_id, form.new(), about=about, by=current_actor(), now=clock.now())
            flash(_("The complaint is registered."))
            return form.done(session, address(ours, made))
    page = render_template("secretariat/nominations/complaints/register.html", form=form, council=council, round=round_)
    return page, form.status


def _form(session: Session, round_id: UUID) -> ComplaintForm:
    """Return the form: today, and to whom and until when the last one in the round could complain."""
    decisions = [each for each in queries.decisions(session, round_id) if not each.is_revoked]
    asked = next((each for each in decisions if str(each.nomination_id) == request.args.get("om")), None)
    way = last_way_to_complain(session, round_id)
    until = clock.local(way.until) if way and way.until else None
    form = ComplaintForm(
        data={
            "about": str(asked.decision_id) if asked else None,
            "received_at": clock.today(),
            "complaint_to": way.to if way else "",
            "until": until.date() if until else None,
            "until_clock": until.time() if until else None,
        }
    )
    about = [(str(each.decision_id), said(each)) for each in decisions]
    form.about.choices = [(WHOLE, _("the round as a whole")), *about]
    form.standing.choices = [(each.value, word(each)) for each in Standing]
    form.manner.choices = [(each.value, word(each)) for each in Manner if each is not Manner.ONLINE]
    return form
