"""Erasing what is personal in a nomination as the person asks for (GDPR art. 17), or saying what stays and why."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from recruit.appointments.operations import forgetting
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.foundation.retention.rules import Held
from recruit.nominations import operations, queries
from recruit.nominations.operations import rights as asking
from recruit.nominations.queries import rights, supporters
from recruit.nominations.queries.duplicates import alike
from recruit.nominations.rules import Status
from recruit.nominations.rules.rights import answer_by
from recruit.recruitment.rules import Manner
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around
from recruit.web.secretariat.nominations.entering_form import ArrivalFields, as_before
from recruit.web.secretariat.nominations.loading import open_nomination

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.nominations.model import ErasureRequest

bp = Blueprint("nomination_erasure", __name__, url_prefix=f"{PREFIX}/slet")

#: What the answer says of each thing that holds an erasure back; the secretariat words it as it is.
HELD = {
    Held.COMPLAINT: _l(
        "What stands in the case stays until the complaint about it is decided: it is needed for that "
        "(GDPR art. 17(3)(e))."
    ),
    Held.STOPPED: _l(
        "What stands in the case stays while somebody who has asked to read it is answered (GDPR art. 17(3)(b))."
    ),
    Held.NOT_JOURNALISED: _l(
        "What stands in the case stays until it is journalised, which the municipality has to do first "
        "(Offentlighedsloven § 15, GDPR art. 17(3)(b))."
    ),
}


class ErasureForm(ActingForm):
    is_asked_for = CheckboxField(_l("The person asks for it, and I know that it is them"), [Required()])


class WishForm(ArrivalFields, ActingForm):
    """How and when the wish came."""


class AnswerForm(ActingForm):
    reason = TextAreaField(_l("What stays, and why"), [Required()], render_kw={"rows": 8})


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def erase(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Say what goes, what stays and why; then erase it for good."""
    form = ErasureForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.erase_as_asked_for(session, nomination, by=current_actor(), now=clock.now())
            forgetting.forget_designates(session, [nomination.id])
            flash(_("Everything personal is erased. Nobody is told by letter: tell the person yourself."))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        signed, others = supporters.count(session, nomination.id), alike(session, nomination)
        held, wish = rights.holds_back(session, nomination), rights.newest_request(session, nomination.id)
    stands = queries.status(nomination, now=clock.now()) is Status.STANDS
    page = render_template(
        "secretariat/nominations/acts/erase.html",
        form=form,
        signed=signed,
        stands=stands,
        others=others,
        is_held=bool(held),
        is_complained_about=Held.COMPLAINT in held,
        is_stopped=Held.STOPPED in held,
        is_unjournalised=Held.NOT_JOURNALISED in held,
        wish=wish,
        answer_by=answer_by(clock.local(wish.received_at).date()) if wish else None,
        **around(council, nomination),
    )
    return page, form.status


@bp.route("/oensket", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def write_down(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Take down that the person asks for it on paper, by telephone or otherwise: from that day there is a month."""
    form = WishForm(data=as_before(request.args, now=clock.now()))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            asking.ask_for_erasure(
                session,
                nomination,
                by=current_actor(),
                now=clock.now(),
                manner=Manner(form.source.data),
                arrived_at=form.arrived,
            )
            flash(_("The wish is written down, and waits in Today until it is answered."))
            return form.done(session, f"{address(council, nomination)}/slet")
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
    page = render_template("secretariat/nominations/acts/erasure_wish.html", form=form, **around(council, nomination))
    return page, form.status


@bp.route("/svar", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def answer(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Tell the person what stays and why, in words that begin with what holds it back today."""
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        wish = _open(rights.open_request(session, nomination.id))
        form = AnswerForm(data={"reason": _words(rights.holds_back(session, nomination))})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, loaded = open_nomination(session, body, round_id, nomination_id, lock=True)
            asking.answer_erasure(session, loaded, str(form.reason.data), by=current_actor(), now=clock.now())
            flash(_("The person is answered. What stays is erased when its time is over."))
            return form.done(session, address(ours, loaded))
    shown = {"wish": wish, "answer_by": answer_by(clock.local(wish.received_at).date())}
    page = render_template(
        "secretariat/nominations/acts/erasure_answer.html", form=form, **shown, **around(council, nomination)
    )
    return page, form.status


def _open(wish: "ErasureRequest | None") -> "ErasureRequest":
    if wish is None:
        raise NotFound("erasure_request")
    return wish


def _words(held: "Sequence[Held]") -> str:
    """Return what the answer begins with; where nothing holds it back, the duties to note and to journalise."""
    known = [str(HELD[why]) for why in held]
    return "\n\n".join(known) or _(
        "What was decided and noted in the case stays: the municipality must be able to show it (Offentlighedsloven "
        "§§ 13 and 15, GDPR art. 17(3)(b)). It is erased when its time is over."
    )
