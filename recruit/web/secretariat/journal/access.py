"""Aktindsigt: who has asked for access to the documents of a round, until when they are answered; registering it."""

from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.nominations.operations import access as operations
from recruit.nominations.queries import access as queries
from recruit.nominations.rules.access import NewRequest
from recruit.recruitment.rules import Manner
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/aktindsigt"

bp = Blueprint("access", __name__, url_prefix=PREFIX)

ANYBODY, PARTY = "alle", "part"


class RequestForm(ActingForm):
    asker = TextField(_l("Who asks?"), [Required()], autocomplete="off")
    contact = TextAreaField(
        _l("Where does the answer go?"), [Required()], hint=_l("Address, e-mail or telephone"), render_kw={"rows": 2}
    )
    wanted = TextAreaField(_l("What do they ask for?"), [Required()], hint=_l("No CPR number."), render_kw={"rows": 3})
    reference = TextField(
        _l("Number of the nomination"),
        hint=_l("Leave it empty for what concerns the round as a whole: the call, the candidates, complaints."),
        marked=False,
        width="m",
    )
    standing = RadioField(
        _l("As what do they ask?"),
        [Required()],
        choices=[
            (ANYBODY, _l("As anybody may (Offentlighedsloven § 7)")),
            (PARTY, _l("As the person whom the case is about (Forvaltningsloven § 9)")),
        ],
    )
    manner = RadioField(_l("How did it come?"), [Required()])
    received_on = DateField(_l("On which day did it arrive?"), [Required()])

    def new(self) -> NewRequest:
        """Return what was typed."""
        return NewRequest(
            asker=str(self.asker.data),
            contact=str(self.contact.data),
            wanted=str(self.wanted.data),
            is_party=self.standing.data == PARTY,
            received_on=self.received_on.data,
            manner=Manner(self.manner.data),
        )


@bp.get("")
@requires(May.MANAGE_NOMINATIONS)
def requests(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = [(each, queries.deadline(each)) for each in queries.requests(session, round_id)]
    return render_template(
        "secretariat/access/requests.html", council=council, round=round_, requests=found, today=clock.today()
    )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def register(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Write a request down; the address can name the nomination (`om`) that it is about."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
    form = RequestForm(data={"received_on": clock.today(), "reference": request.args.get("om", "")})
    form.manner.choices = [(each.value, word(each)) for each in Manner if each is not Manner.ONLINE]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, _round = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            about = _asked_about(session, round_id, str(form.reference.data or ""))
            made = operations.register(session, round_id, about, form.new(), by=current_actor(), now=clock.now())
            flash(_("It is registered. Nothing of it is erased until it is answered."))
            url = url_for("access_request.request", body=ours, round_id=round_id, request_id=made.id)
            return form.done(session, url)
    page = render_template("secretariat/access/register.html", form=form, council=council, round=round_)
    return page, form.status


def _asked_about(session: Session, round_id: UUID, reference: str) -> UUID | None:
    """Return the nomination with this number; None for the round as a whole. Raises Refused where there is none."""
    if not reference.strip():
        return None
    nomination = queries.nomination_of_reference(session, round_id, reference)
    if nomination is None:
        raise Refused([Refusal("nomination-unknown", field="reference")])
    return nomination.id
