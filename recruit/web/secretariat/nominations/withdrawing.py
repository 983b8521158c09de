"""Withdrawing for somebody who asks for it, taking that back, and taking back a proposal for whoever made it."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail.rules import Text
from recruit.foundation.refusal import NotFound
from recruit.nominations import letters, operations
from recruit.nominations.closed_letters import News, news
from recruit.nominations.queries.candidates import place_shown
from recruit.recruitment.rules import Manner
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around, as_it_leaves, name_of
from recruit.web.secretariat.nominations.entering_form import SOURCES, ArrivalFields, as_before
from recruit.web.secretariat.nominations.loading import open_nomination

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("nomination_withdrawal", __name__, url_prefix=PREFIX)


class WithdrawalForm(ArrivalFields, ActingForm):
    reason = TextAreaField(
        _l("Why?"),
        hint=_l("Only where the person wants to say so. Only the secretariat reads it."),
        render_kw={"rows": 3},
    )


class TakingBackForm(ActingForm):
    source = RadioField(_l("How did it come?"), [Required()], choices=list(SOURCES.items()))


@bp.route("/traek-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def withdraw(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Say what withdrawing means, then let the person stand no longer."""
    form = WithdrawalForm(data=as_before(request.args, now=clock.now()))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.withdraw(
                session,
                nomination,
                by=current_actor(),
                now=clock.now(),
                manner=Manner(form.source.data),
                reason=str(form.reason.data or ""),
                arrived_at=form.arrived,
            )
            flash(_("%(name)s no longer stands.", name=name_of(nomination)))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        place = place_shown(session, nomination.id, on=clock.today())
    shown = around(council, nomination)
    page = render_template("secretariat/nominations/acts/withdraw.html", form=form, place=place, **shown)
    return page, form.status


@bp.route("/opstil-igen", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def stand_again(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Take a withdrawal back: it was a mistake, or the person has changed their mind."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.stand_again(session, nomination, by=current_actor(), now=clock.now())
            flash(_("%(name)s stands again, as before.", name=name_of(nomination)))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        letter = _letter_about_standing_again(session, nomination)
    shown = around(council, nomination)
    page = render_template("secretariat/nominations/acts/stand_again.html", form=form, letter=letter, **shown)
    return page, form.status


@bp.route("/forslag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def take_back(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Take a proposal back for whoever made it, while nobody has answered; everything personal is erased."""
    form = TakingBackForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id)
            manner, by, now = Manner(form.source.data), current_actor(), clock.now()
            operations.take_back(session, nomination.id, by=by, now=now, manner=manner)
            flash(_("The proposal is taken back, and what was personal in it is erased."))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
    page = render_template("secretariat/nominations/acts/take_back.html", form=form, **around(council, nomination))
    return page, form.status


def _letter_about_standing_again(session: Session, nomination: "Nomination") -> Text:
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    by_email = letters.candidate_news(nomination, nominee, nomination.round)
    return as_it_leaves(session, by_email if nominee.email else news(nomination, News.STANDS_AGAIN))
