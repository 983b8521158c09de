"""Meldt sig: who came forward by themselves on the council's page, what came of it, and erasing it."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.recruitment import queries as rounds
from recruit.recruitment.operations import coming_forward as operations
from recruit.recruitment.queries import coming_forward as queries
from recruit.recruitment.rules import RoundStatus
from recruit.recruitment.rules.coming_forward import CameOf
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, SelectField, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.loading import open_round
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import ComingForward, RecruitmentRound

bp = Blueprint("rounds_coming_forward", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/meldt-sig")


class SettleForm(ActingForm):
    came_of = RadioField(
        _l("What came of it?"), [Required()], choices=[(one.value, said) for one, said in WORDS[CameOf].items()]
    )
    note = TextAreaField(_l("Note"), [Optional()], hint=_l("The person can have it handed out."))


class TakeAlongForm(ActingForm):
    round = SelectField(_l("Into which round?"), [Required()])


@bp.get("")
@requires(May.MANAGE_NOMINATIONS)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_NOMINATIONS)
        found = queries.came_forward(session, council)
    return render_template(
        "secretariat/recruitment/coming_forward/listed.html", council=council, found=found, word=word
    )


@bp.get("/<id:forward_id>")
@requires(May.MANAGE_NOMINATIONS)
def one(body: BodyRef, forward_id: UUID) -> ResponseReturnValue:
    """Show what somebody wrote, and what comes next."""
    return _page(body, forward_id)


@bp.post("/<id:forward_id>/svar")
@requires(May.MANAGE_NOMINATIONS)
def settling(body: BodyRef, forward_id: UUID) -> ResponseReturnValue:
    """Note that the person was answered, and what came of it."""
    form = SettleForm(prefix="settle")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, found = _to_change(session, body, forward_id)
            came_of, by, now = CameOf(form.came_of.data), current_actor(), clock.now()
            operations.settle(session, found, came_of, form.note.data or "", by=by, now=now)
            flash(_("It is noted what came of it."))
            return form.done(session, url_for(".one", body=council, forward_id=forward_id))
    return _page(body, forward_id, settle=form)


@bp.post("/<id:forward_id>/runde")
@requires(May.MANAGE_NOMINATIONS)
def taking_along(body: BodyRef, forward_id: UUID) -> ResponseReturnValue:
    """Write the person down as a name of a round that is open."""
    form = TakeAlongForm(prefix="along")
    with reading() as session:
        form.round.choices = _offered(session, open_council(session, body, May.MANAGE_NOMINATIONS))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, found = _to_change(session, body, forward_id)
            _council, round_ = open_round(session, body, UUID(form.round.data), May.MANAGE_NOMINATIONS)
            source, by, now = _("Came forward by themselves on the council's page"), current_actor(), clock.now()
            kept = operations.take_along(session, found, round_, source, by=by, now=now)
            flash(_("%(name)s is among the suggested names of the round.", name=kept.name))
            address = url_for("round_prospects.prospect", body=council, round_id=round_.id, prospect_id=kept.id)
            return form.done(session, address)
    return _page(body, forward_id, along=form)


@bp.post("/<id:forward_id>/slet")
@requires(May.MANAGE_NOMINATIONS)
def erasure(body: BodyRef, forward_id: UUID) -> ResponseReturnValue:
    """Erase it now."""
    form = ActingForm(prefix="erasure")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, found = _to_change(session, body, forward_id)
            operations.erase(session, found, by=current_actor(), now=clock.now())
            flash(_("What the person wrote is erased, and the receipt with it."))
            return form.done(session, url_for(".listed", body=council))
    return _page(body, forward_id, erasure=form)


def _page(ref: BodyRef, forward_id: UUID, **sent: ActingForm) -> ResponseReturnValue:
    """Draw the page of one person; `sent` is the form that came back with something to mend."""
    with reading() as session:
        council = open_council(session, ref, May.MANAGE_NOMINATIONS)
        found = queries.one_of(session, council, forward_id)
        offered = _offered(session, council)
    along = TakeAlongForm(prefix="along")
    along.round.choices = offered
    forms = {"settle": SettleForm(prefix="settle"), "along": along, "erasure": ActingForm(prefix="erasure"), **sent}
    mended = next(iter(sent.values()), None)
    page = render_template(
        "secretariat/recruitment/coming_forward/one.html",
        council=council,
        one=found,
        offered=offered,
        spoken=i18n.name_of(found.language),
        form=mended,
        forms=forms,
        word=word,
    )
    return page, mended.status if mended else 200


def _to_change(session: Session, ref: BodyRef, forward_id: UUID) -> "tuple[Body, ComingForward]":
    council = open_council(session, ref, May.MANAGE_NOMINATIONS)
    return council, queries.one_of(session, council, forward_id, lock=True)


def _offered(session: Session, council: "Body") -> list[tuple[str, str]]:
    """Return the rounds in which somebody can stand now, as a form offers them."""
    now = clock.now()
    found: list[RecruitmentRound] = [
        each for each in rounds.rounds(session, [council]) if each.status_at(now) is RoundStatus.OPEN
    ]
    return [(str(each.id), each.name) for each in found]
