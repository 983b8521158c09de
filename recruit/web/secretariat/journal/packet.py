"""One packet: fetching it, noting that it is journalised, and noting that it was not after all."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.audit import operations as audit
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.nominations.operations import journal as operations
from recruit.nominations.queries import journal as queries
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm, Form
from recruit.web.secretariat.journal.overview import PREFIX
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.nominations.model import JournalPacket
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("journal_packet", __name__, url_prefix=f"{PREFIX}/<id:packet_id>")


class MarkForm(ActingForm):
    journal_number = TextField(
        _l("Under which number is it in the case system?"),
        [Required()],
        hint=_l("The case number, or the number that the documents got there."),
        width="l",
        autocomplete="off",
    )
    journalised_on = DateField(_l("On which day was it journalised?"), [Required()])


class RevocationForm(ActingForm):
    because = TextAreaField(
        _l("Why is it not journalised after all?"), [Required(_l("Write why."))], render_kw={"rows": 3}
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def packet(body: BodyRef, round_id: UUID, packet_id: UUID) -> ResponseReturnValue:
    """Show a packet; once it is fetched, note that it is journalised."""
    council, round_, shown, names = _shown(body, round_id, packet_id)
    form = MarkForm(data={"journal_number": round_.case_number, "journalised_on": clock.today()})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            found = queries.packet(session, round_id, packet_id, lock=True)
            number, on = str(form.journal_number.data), form.journalised_on.data
            operations.journalise(session, found, number, on, by=current_actor(), now=clock.now())
            flash(_("It is noted that the documents are journalised."))
            return form.done(session, url_for("journal.overview", body=council, round_id=round_id))
    page = render_template(
        "secretariat/journal/packet.html",
        council=council,
        round=round_,
        packet=shown,
        names=names,
        form=form,
        fetching=Form(formdata=None, prefix="fetching"),
    )
    return page, form.status


@bp.post("/hent")
@requires(May.MANAGE_NOMINATIONS)
def fetch(body: BodyRef, round_id: UUID, packet_id: UUID) -> ResponseReturnValue:
    """Hand out the ZIP, and note who took it."""
    form, now = Form(prefix="fetching"), clock.now()
    here = url_for(".packet", body=body, round_id=round_id, packet_id=packet_id)
    if not form.validate_on_submit():
        return redirect(here, code=303)
    with transaction() as session:
        open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = queries.packet(session, round_id, packet_id, lock=True)
        if found.file_id is None:
            flash(_("The file has been deleted, as it is a day after it was made. Ask for it again."), "warning")
            return redirect(url_for("journal.overview", body=body, round_id=round_id), code=303)
        file = files.with_content(session, found.file_id)
        operations.fetched(session, found, by=current_actor(), now=now)
        for nomination in queries.packed_nominations(session, found):
            audit.look_up(session, nomination, by=current_actor(), at=now)
        headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "no-store"}
        return Response(file.content, content_type=file.media_type, headers=headers)


@bp.route("/ophaevelse", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def revocation(body: BodyRef, round_id: UUID, packet_id: UUID) -> ResponseReturnValue:
    council, round_, shown, _names = _shown(body, round_id, packet_id)
    if not shown.is_journalised:
        raise NotFound(packet_id)
    form = RevocationForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            found = queries.packet(session, round_id, packet_id, lock=True)
            operations.revoke(session, found, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("The documents count as not journalised again."))
            return form.done(session, url_for("journal.overview", body=council, round_id=round_id))
    page = render_template(
        "secretariat/journal/revocation.html", council=council, round=round_, packet=shown, form=form
    )
    return page, form.status


def _shown(
    body: BodyRef, round_id: UUID, packet_id: UUID
) -> "tuple[Body, RecruitmentRound, JournalPacket, dict[str, str]]":
    """Return council, round, packet and the names of who did something with it."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = queries.packet(session, round_id, packet_id)
        did = filter(None, (found.by, found.fetched_by, found.journalised_by, found.revoked_by))
        return council, round_, found, dict(accounts.names(session, did))
