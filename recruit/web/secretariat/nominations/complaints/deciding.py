"""What is done with a complaint: it is sent on, decided, or withdrawn by whoever complained."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.operations import complaints as operations
from recruit.nominations.rules.complaints import Outcome, Ruling
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.complaints.acting import PREFIX, loaded

if TYPE_CHECKING:
    from recruit.nominations.model import Complaint

bp = Blueprint("complaint_decision", __name__, url_prefix=f"{PREFIX}/<id:complaint_id>")


class SendingForm(ActingForm):
    sent_on_to = TextField(_l("To whom was it sent on?"), [Required()])
    sent_on = DateField(_l("On which day?"), [Required()])


class RulingForm(ActingForm):
    outcome = RadioField(_l("What was decided?"), [Required()])
    decided_by = TextField(_l("Who decided?"), [Required()], hint=_l("As the letter is to name it."))
    decided_on = DateField(_l("On which day was it decided?"), [Required()])
    reason = TextAreaField(
        _l("Why?"), [Required(_l("Write why."))], hint=_l("It stands in the letter."), render_kw={"rows": 4}
    )
    further_way = TextAreaField(
        _l("Where can whoever complained go from here?"),
        hint=_l(
            "It stands in the letter: to whom one can complain further, and until when; or that nobody can change it."
        ),
        render_kw={"rows": 2},
    )

    def ruling(self) -> Ruling:
        """Return what was typed."""
        said = str(self.decided_by.data), self.decided_on.data, str(self.reason.data), str(self.further_way.data or "")
        return Ruling(Outcome(self.outcome.data), *said)


class WithdrawalForm(ActingForm):
    decided_on = DateField(_l("On which day was it withdrawn?"), [Required()])


@bp.route("/send-videre", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def send_on(body: BodyRef, round_id: UUID, complaint_id: UUID) -> ResponseReturnValue:
    """Note to whom the complaint was sent on."""
    shown = _shown(body, round_id, complaint_id)
    form = SendingForm(data={"sent_on_to": shown["complaint"].complaint_to, "sent_on": clock.today()})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            said = str(form.sent_on_to.data), form.sent_on.data
            operations.send_on(session, round_id, complaint_id, *said, by=current_actor(), now=clock.now())
            flash(_("It is noted that the complaint was sent on."))
            return form.done(session, shown["back"])
    return render_template("secretariat/nominations/complaints/send_on.html", form=form, **shown), form.status


@bp.route("/afgoer", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def decide(body: BodyRef, round_id: UUID, complaint_id: UUID) -> ResponseReturnValue:
    """Write down what was decided about the complaint."""
    shown = _shown(body, round_id, complaint_id)
    form = RulingForm(data={"decided_by": shown["complaint"].complaint_to, "decided_on": clock.today()})
    form.outcome.choices = [(each.value, word(each)) for each in _outcomes(shown["complaint"])]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.decide(session, round_id, complaint_id, form.ruling(), by=current_actor(), now=clock.now())
            flash(_("It is written down. Now print the letter about it, or send it by Digital Post."))
            return form.done(session, shown["back"])
    return render_template("secretariat/nominations/complaints/decide.html", form=form, **shown), form.status


@bp.route("/trukket", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def withdraw(body: BodyRef, round_id: UUID, complaint_id: UUID) -> ResponseReturnValue:
    """Note that whoever complained has withdrawn it."""
    shown = _shown(body, round_id, complaint_id)
    form = WithdrawalForm(data={"decided_on": clock.today()})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            on, by, now = form.decided_on.data, current_actor(), clock.now()
            operations.withdraw(session, round_id, complaint_id, on, by=by, now=now)
            flash(_("It is noted that the complaint was withdrawn."))
            return form.done(session, shown["back"])
    return render_template("secretariat/nominations/complaints/withdraw.html", form=form, **shown), form.status


def _outcomes(complaint: "Complaint") -> list[Outcome]:
    """Return how it can be decided: only what came too late is dismissed as such."""
    late = [Outcome.DISMISSED_LATE] if complaint.is_late else []
    return [*late, Outcome.NOT_UPHELD, Outcome.UPHELD]


def _shown(body: BodyRef, round_id: UUID, complaint_id: UUID) -> dict[str, Any]:
    with reading() as session:
        return loaded(session, body, round_id, complaint_id, May.MANAGE_NOMINATIONS)
