"""Afsender: who the letters of a council come from, and from which day on."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.accounts.queries import names
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail.letterhead import operations, queries
from recruit.foundation.mail.letterhead.rules import LONGEST, Letterhead, from_header
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, EmailField, PhoneField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.foundation.mail.letterhead.model import DatedLetterhead

bp = Blueprint("letterheads", __name__, url_prefix="/sekretariat/<body:body>/breve/afsender")

_LINE = {"maxlength": LONGEST}


class LetterheadForm(ActingForm):
    """Who signs, where an answer goes, and since when."""

    since = DateField(_l("From which day?"), [Required()])
    name = TextField(_l("Who signs"), hint=_l("Leave it empty when an office signs."), width="l", render_kw=_LINE)
    title = TextField(_l("Title"), hint=_l("Such as secretary of the council"), width="l", render_kw=_LINE)
    office = TextField(
        _l("Department"), [Required()], hint=_l("Such as Borgerservice, Fjordby Kommune"), width="l", render_kw=_LINE
    )
    sender_name = TextField(
        _l("Sender of e-mails"),
        [Required()],
        hint=_l("The name that the reader's mailbox shows."),
        width="l",
        render_kw=_LINE,
    )
    email = EmailField(
        _l("Mailbox"),
        hint=_l("Letters come from it when its domain is that of the program. The mail server must allow that, too."),
        width="l",
        autocomplete="off",
        render_kw=_LINE,
    )
    reply_to = EmailField(
        _l("Answers go to"),
        hint=_l("Only when that is another address than the mailbox."),
        width="l",
        autocomplete="off",
        render_kw=_LINE,
    )
    phone = PhoneField(_l("Telephone"), width="m", render_kw=_LINE)
    address = TextAreaField(
        _l("Address"), hint=_l("For letters on paper: where to write to, and where to come."), render_kw={"rows": 3}
    )

    @property
    def letterhead(self) -> Letterhead:
        """What was written; browsers end lines in their own way."""
        written = {field: str(self[field].data or "") for field in asdict(Letterhead("")) if field != "address"}
        return Letterhead(**written, address="\n".join(str(self.address.data or "").splitlines()))


class PlannedForm(LetterheadForm, VersionedForm):
    """A letterhead that has not begun; somebody else may put another in its place meanwhile."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A letterhead as the form shows it. Each change is a row of its own, so its id is its version."""

    dated: "DatedLetterhead"

    @property
    def version(self) -> UUID:
        return self.dated.id

    @property
    def data(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        return asdict(self.dated.letterhead) | {"since": self.dated.since, "version": self.version}


@bp.get("")
@requires(May.MANAGE_LETTERS)
def letterheads(body: BodyRef) -> ResponseReturnValue:
    today = clock.today()
    with reading() as session:
        council = open_council(session, body, May.MANAGE_LETTERS)
        scope = _scope(council)
        written = queries.written(session, scope)
        staff = names(session, [dated.by for dated in written])
        in_use = queries.holding(session, scope, today)
        stands = queries.letterhead_for(session, scope, today)
        discreet = queries.letterhead_for(session, scope, today, discreet=True)
    house = current_app.config["SETTINGS"].mail_from
    return render_template(
        "secretariat/letters/letterheads.html",
        council=council,
        stands=stands,
        discreet=discreet,
        in_use=in_use,
        planned=[dated for dated in written if dated.since > today],
        begun=[dated for dated in written if dated.since <= today],
        staff=staff,
        sender=from_header(stands, house),
        discreet_sender=from_header(discreet, house),
        is_elsewhere=bool(in_use and in_use.email) and stands.email not in from_header(stands, house),
    )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_LETTERS)
def new(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_LETTERS)
        stands = _proposed(session, council)
    form = LetterheadForm(data=asdict(stands) | {"since": clock.today()})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = open_council(session, body, May.MANAGE_LETTERS)
            since, by, now = form.since.data, current_actor(), clock.now()
            operations.begin(session, _scope(ours), form.letterhead, since=since, by=by, now=now)
            flash(_said(since))
            return form.done(session, url_for(".letterheads", body=ours))
    return _page(form, council), form.status


@bp.route("/<id:letterhead_id>", methods=["GET", "POST"])
@requires(May.MANAGE_LETTERS)
def planned(body: BodyRef, letterhead_id: UUID) -> ResponseReturnValue:
    """Change a letterhead that has not begun.

    Where somebody else has changed it meanwhile, both are shown, and the form goes on with what stands in its place.
    """
    with reading() as session:
        council = open_council(session, body, May.MANAGE_LETTERS)
        stands = _in_its_place(session, council, letterhead_id)
    form = PlannedForm(data=Shown(stands).data)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = open_council(session, body, May.MANAGE_LETTERS)
            found = _in_its_place(session, ours, letterhead_id)
            form.check(Shown(found), stands=Shown(found).data)
            since, by, now = form.since.data, current_actor(), clock.now()
            operations.change_planned(session, found, form.letterhead, since=since, by=by, now=now)
            flash(_said(since))
            return form.done(session, url_for(".letterheads", body=ours))
    if stands.since <= clock.today():  # it was taken away, so what is written is a new one
        return _page(form, council), form.status
    return _page(form, council, removal=_removal(formdata=None), letterhead_id=stands.id), form.status


def _in_its_place(session: Session, council: "Body", letterhead_id: UUID) -> "DatedLetterhead":
    """Return the letterhead; when a change of it is sent and it is gone, what stands: planned last, or in use.

    Raises NotFound.
    """
    written = queries.written(session, _scope(council))
    if request.method == "POST" and written and letterhead_id not in {dated.id for dated in written}:
        return max(written, key=lambda dated: (dated.since > clock.today(), dated.version))
    return queries.one(session, _scope(council), letterhead_id)


@bp.post("/<id:letterhead_id>/fjern")
@requires(May.MANAGE_LETTERS)
def removal(body: BodyRef, letterhead_id: UUID) -> ResponseReturnValue:
    """Take away a letterhead that has not begun."""
    form = _removal()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = open_council(session, body, May.MANAGE_LETTERS)
            gone = queries.one(session, _scope(ours), letterhead_id)
            operations.take_away(session, gone, by=current_actor(), now=clock.now())
            flash(_("The planned sender is taken away."))
            return form.done(session, url_for(".letterheads", body=ours))
    for problem in form.problems:
        flash(problem.sentence, "warning")
    return redirect(url_for(".letterheads", body=body.slug), code=303)


def _removal(**given: None) -> ActingForm:
    """Return the form that takes away; it stands on a page with another one, so it has names of its own."""
    return ActingForm(prefix="removal", **given)


def _proposed(session: Session, council: "Body") -> Letterhead:
    """Return what the form begins with: the letterhead of today; for the first one, what the municipality says."""
    stands = queries.letterhead_for(session, _scope(council), clock.today())
    return stands if stands.sender_name else replace(stands, sender_name=stands.office)


def _said(since: date) -> str:
    if since == clock.today():
        return _("The sender is saved. Letters that are queued from now on are signed so.")
    return _("The sender is saved, and holds from that day on.")


def _page(
    form: LetterheadForm, council: "Body", *, removal: ActingForm | None = None, letterhead_id: UUID | None = None
) -> str:
    return render_template(
        "secretariat/letters/letterhead.html",
        form=form,
        council=council,
        removal=removal,
        letterhead_id=letterhead_id,
    )


def _scope(council: "Body") -> str:
    return f"body:{council.id}"
