"""`…/indstillinger/ny`: a nomination that reached the secretariat on paper, by telephone, by e-mail or in person."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.languages import queries as languages
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.queries.entering import lacking
from recruit.nominations.rules import Source, Status
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules import Field
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.nominations.fields import Asking
from recruit.web.secretariat.nominations.entering_form import HOW_IT_CAME, SOURCES, EnteringForm, as_before
from recruit.web.secretariat.nominations.loading import open_nomination
from recruit.web.secretariat.nominations.namesakes import tell_of_namesakes
from recruit.web.secretariat.recruitment.loading import open_round
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger"
bp = Blueprint("nomination_entering", __name__, url_prefix=PREFIX)


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def enter(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the form, or take it; how and when it came are those of the one before, where the address says so."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        asking = Asking(round_, recruitment.interests(session))
        form = EnteringForm(asking, languages.shown(session), data=as_before(request.args, now=clock.now()))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, filled = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
            tell_of_namesakes(session, filled, form)
            made = operations.submit(session, filled, form.submission(), by=current_actor(), now=clock.now())
            here: dict[str, Any] = {"body": ours, "round_id": round_id, "nomination_id": made.id}
            return form.done(session, url_for(".entered", **here | form.how_it_came()))
    page = render_template(
        "secretariat/nominations/entering/enter.html", form=form, council=council, round=round_, asking=asking
    )
    return page, form.status


@bp.get("/<id:nomination_id>/indtastet")
@requires(May.MANAGE_NOMINATIONS)
def entered(body: BodyRef, round_id: UUID, nomination_id: UUID) -> str:
    """Say what was entered, what happens next and by which letter, and what is lacking."""
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        stands = queries.status(nomination, now=clock.now()) is Status.STANDS
        missing = _missing(session, nomination) if stands else []
    return render_template(
        "secretariat/nominations/entering/entered.html",
        council=council,
        round=nomination.round,
        nomination=nomination,
        nominee=nomination.nominee,
        nominator=nomination.nominator,
        stands=stands,
        missing=missing,
        source=SOURCES.get(nomination.source),
        language=i18n.name_of(nomination.language),
        asks_photo=stands and nomination.round.asks(Field.PHOTO) != "off",
        how_it_came={name: request.args[name] for name in HOW_IT_CAME if name in request.args},
    )


@bp.post("/<id:nomination_id>/fortryd")
@requires(May.MANAGE_NOMINATIONS)
def undo(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Take out what was entered by mistake; whoever enters from the floor goes on with that."""
    back = "nominations.nominations"
    try:
        with transaction() as session:
            open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
            with suppress(NotFound):  # the button was pressed twice
                _council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
                back = "nomination_floor.floor" if nomination.source is Source.FLOOR else back
                name = nomination.nominee.name if nomination.nominee else ""
                operations.undo(session, nomination, by=current_actor(), now=clock.now())
                flash(_("%(name)s is taken out again. A letter that has left already leads nowhere now.", name=name))
    except Refused as refused:
        flash(sentence(refused.refusals[0]), "error")
    return redirect(url_for(back, body=body, round_id=round_id), code=303)


def _missing(session: Session, nomination: "Nomination") -> list[str]:
    """Return what the round asks and the nomination does not say, as the form calls it."""
    form = EnteringForm(Asking(nomination.round, recruitment.interests(session)), ())
    return [str(form[reason.field].label.text) for reason in lacking(nomination) if reason.field in form]
