"""Stillere: who has signed for a candidate; what stands on paper is written down here, and what is wrong taken out."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.nominations import operations
from recruit.nominations.queries import supporters
from recruit.nominations.rules import NewSupporter
from recruit.recruitment.rules import Manner
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import EmailField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.loading import open_nomination

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.nominations.model import Nomination, Supporter

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger/<id:nomination_id>/stillere"
bp = Blueprint("nomination_supporters", __name__, url_prefix=PREFIX)


class PaperForm(ActingForm):
    name = TextField(_l("Name"), [Required()], autocomplete="off")
    address = TextAreaField(_l("Postal address"), autocomplete="off", render_kw={"rows": 2})
    email = EmailField(_l("E-mail"), autocomplete="off")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def listed(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show who has signed, and write down one signature more from paper."""
    form = PaperForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, candidate = open_nomination(session, body, round_id, nomination_id)
            new = NewSupporter(*(str(field.data or "") for field in (form.name, form.email, form.address)))
            by, now = current_actor(), clock.now()
            signature = operations.support(session, candidate.id, new, by=by, now=now, manner=Manner.PAPER)
            flash(_("%(name)s is written down as a supporter.", name=signature.name))
            return form.done(session, _address(council, candidate))
    with reading() as session:
        council, candidate = open_nomination(session, body, round_id, nomination_id)
        signed = supporters.standing(session, candidate.id)
    shown = {"council": council, "round": candidate.round, "candidate": candidate, "signed": signed, "form": form}
    return render_template("secretariat/nominations/supporters.html", **shown), form.status


@bp.route("/<id:supporter_id>/ud", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def taking_out(body: BodyRef, round_id: UUID, nomination_id: UUID, supporter_id: UUID) -> ResponseReturnValue:
    """Take a signature out: somebody has taken it back, or it was written down by mistake."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, candidate = open_nomination(session, body, round_id, nomination_id)
            signature = _signature(session, candidate, supporter_id)
            operations.take_support_back(session, signature.id, by=current_actor(), now=clock.now())
            flash(_("%(name)s no longer counts as a supporter.", name=signature.name))
            return form.done(session, _address(council, candidate))
    with reading() as session:
        council, candidate = open_nomination(session, body, round_id, nomination_id)
        signature = _signature(session, candidate, supporter_id)
    shown = {"council": council, "round": candidate.round, "candidate": candidate, "form": form}
    return render_template("secretariat/nominations/supporter_out.html", signature=signature, **shown), form.status


def _signature(session: Session, candidate: "Nomination", supporter_id: UUID) -> "Supporter":
    found = supporters.signature(session, supporter_id)
    if found.nomination_id != candidate.id:
        raise NotFound(supporter_id)
    return found


def _address(council: "Body", candidate: "Nomination") -> str:
    return url_for(".listed", body=council, round_id=candidate.round_id, nomination_id=candidate.id)
