"""Everything about a round at a glance, before it is made public; and taking that back."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations import queries as nominations
from recruit.recruitment import operations, rules
from recruit.recruitment.rules import Asked, Field
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.fields import FIELDS
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.oddities import oddities
from recruit.web.secretariat.recruitment.steps import guide
from recruit.web.sentences import sentence

bp = Blueprint("round_announcement", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>")


class RevocationForm(ActingForm):
    because = TextAreaField(_l("Why?"), [Required(_l("Write why."))], render_kw={"rows": 2})


@bp.route("/offentliggoer", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def announcement(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, announced = round_to_change(session, body, round_id)
            operations.announce(session, announced, by=current_actor(), now=clock.now())
            flash(
                _("%(name)s is public. Now spread the call: each channel gets a link of its own.", name=announced.name)
            )
            return form.done(session, url_for("round.round_page", body=ours, round_id=round_id))
    now = clock.now()
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        odd = oddities(session, round_, now=now)
    page = render_template(
        "secretariat/recruitment/announcement.html",
        form=form,
        council=council,
        round=round_,
        text=round_.text_in(i18n.DEFAULT),
        lacks=[sentence(refusal) for refusal in rules.may_announce(round_.readiness, now=now)],
        odd=odd,
        asked=[FIELDS[field] for field in Field if round_.asks(field) is not Asked.OFF],
        written_in=[i18n.name_of(code) for code in i18n.LANGUAGES if round_.text_in(code)],
        steps=guide(council, round_),
        word=word,
    )
    return page, form.status


@bp.route("/tilbagekaldelse", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def revocation(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    form = RevocationForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, revoked = round_to_change(session, body, round_id)
            because = str(form.because.data)
            operations.revoke_announcement(session, revoked, because, by=current_actor(), now=clock.now())
            flash(_("%(name)s is a draft again. Nobody can see the call or stand.", name=revoked.name))
            return form.done(session, url_for("round.round_page", body=ours, round_id=round_id))
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        received = len(nominations.statuses(session, round_, now=clock.now()))
    page = render_template(
        "secretariat/recruitment/revocation.html", form=form, council=council, round=round_, received=received
    )
    return page, form.status
