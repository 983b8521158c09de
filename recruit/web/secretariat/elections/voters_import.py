"""Reading a list into the register of voters in two steps: what becomes of every row first, and then taking it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import voters_register as operations
from recruit.elections.queries import voters_register as queries
from recruit.elections.rules.voters_register import RowFault
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.intake.formats.opening import opened
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import FileField, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, polled_election

bp = Blueprint("election_list", __name__, url_prefix=f"{PREFIX}/vaelgere/fortegnelse/indlaes")

#: What a text is read as: a table, whatever its file is called.
_AS_A_TABLE = "vaelgere.csv"
#: So many voters are shown before they are taken.
SHOWN = 5


class ListForm(ActingForm):
    file = FileField(
        _l("The list as a file"), hint=_l("Excel (.xlsx) or CSV"), marked=False, render_kw={"accept": ".xlsx,.csv,.txt"}
    )
    text = TextAreaField(
        _l("Or paste it here"),
        hint=_l("One voter a row: number and name, or the name alone."),
        marked=False,
        render_kw={"rows": 8, "spellcheck": "false"},
    )

    def sent(self) -> bytes:
        """Return what was sent: the file, or else the text."""
        return self.file.data.read() if self.file.data else str(self.text.data or "").encode()


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def read(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Read a list, and lead to what becomes of its rows."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
    form = ListForm()
    if form.validate_on_submit():
        with form.refusals():
            sent = form.sent()
            rows = _rows(sent)
            with transaction() as session:
                form.claim(session)
                ours, changing = election_to_change(session, body, election_id)
                made = operations.read(session, changing, sent, rows, by=current_actor(), now=clock.now())
                address = url_for(".preview", body=ours, election_id=election_id, import_id=made.id)
                return form.done(session, address)
    return _page("read", form, council, election)


@bp.route("/<id:import_id>", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def preview(body: BodyRef, election_id: UUID, import_id: UUID) -> ResponseReturnValue:
    """Show what becomes of every row, then take them."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
        waiting = queries.waiting(session, election_id, import_id)
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            rows = queries.waiting(session, election_id, import_id)
            taken = operations.take(session, changing, rows, by=current_actor(), now=clock.now())
            flash(_("%(number)s voters are taken in.", number=taken))
            return form.done(session, url_for("election_register.register", body=ours, election_id=election_id))
    broken = [(row, word(RowFault(fault))) for row, fault in waiting.broken]
    return _page("preview", form, council, election, waiting=waiting, broken=broken, first=(waiting.rows or [])[:SHOWN])


@bp.post("/<id:import_id>/kasser")
@requires(May.MANAGE_ELECTIONS)
def discard(body: BodyRef, election_id: UUID, import_id: UUID) -> ResponseReturnValue:
    """Throw the rows away, and lead back to where a list is read."""
    form = ActingForm()
    if form.validate_on_submit():
        with transaction() as session:
            form.claim(session)
            ours, _changing = election_to_change(session, body, election_id)
            operations.discard(session, queries.waiting(session, election_id, import_id))
            return form.done(session, url_for(".read", body=ours, election_id=election_id))
    return preview(body, election_id, import_id)


def _rows(sent: bytes) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows of the one table that was sent. Raises Refused."""
    document = opened(sent, _AS_A_TABLE)
    refuse_if([] if len(document.sheets) == 1 else [Refusal("list-is-not-one-table", field="file")])
    return [(row.number, row.cells) for row in document.sheets[0].rows]


def _page(name: str, form: ActingForm, council: Any, election: Any, **shown: Any) -> tuple[str, int]:
    template = f"secretariat/elections/voters/{name}.html"
    return render_template(template, form=form, council=council, election=election, **shown), form.status
