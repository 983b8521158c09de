"""Dokumenter: charter, rules of procedure, terms of reference, evaluation and minutes, each with the days it holds."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import operations, queries
from recruit.bodies.rules import DocumentKind, NewDocument
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, first_day_after
from recruit.foundation.files import operations as files
from recruit.foundation.files import queries as file_queries
from recruit.foundation.files.documents import DOCUMENT_SUFFIXES
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.attachment import attachment
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, FileField, Required, SelectField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.setup.council import council_to_change, open_council
from recruit.web.secretariat.setup.words import DOCUMENT_KINDS, options

bp = Blueprint("setup_documents", __name__, url_prefix="/sekretariat/<body:body>/dokumenter")


class DocumentForm(ActingForm):
    kind = SelectField(_l("What is it?"), [Required()], choices=[("", _l("Choose")), *options(DOCUMENT_KINDS)])
    title = TextField(_l("Title"), [Required()], hint=_l("Such as Vedtægt for Integrationsrådet"), width="l")
    term = SelectField(_l("Is it about one term only?"))
    since = DateField(_l("First day on which it holds"), [Required()], default=clock.today)
    last_day = DateField(_l("Last day on which it holds"))
    url = TextField(
        _l("Link"), hint=_l("Begins with https://. Or choose a file below."), marked=False, render_kw={"dir": "ltr"}
    )
    file = FileField(
        _l("File"),
        hint=_l("PDF, Word (.docx) or OpenDocument (.odt)"),
        marked=False,
        render_kw={"accept": ",".join(DOCUMENT_SUFFIXES)},
    )

    def submission(self) -> NewDocument:
        """Return the document that is asked for, but for its file."""
        return NewDocument(
            DocumentKind(self.kind.data),
            str(self.title.data),
            self.since.data,
            first_day_after(PartialDate(self.last_day.data)) if self.last_day.data else None,
            self.url.data or "",
        )


class EndForm(ActingForm):
    last_day = DateField(_l("Last day on which it holds"), [Required()], default=clock.today)


@bp.get("")
@requires(May.VIEW_BODIES)
def documents(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_BODIES)
        return render_template(
            "secretariat/setup/documents.html",
            council=council,
            documents=queries.documents(session, council),
            kinds=DOCUMENT_KINDS,
            today=clock.today(),
            may_manage=may(signed_in(), May.MANAGE_BODIES),
        )


@bp.route("/nyt", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    form = DocumentForm()
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        terms = [(str(term.id), term.label) for term in queries.terms(session, council)]
    form.term.choices = [("", _("No, it is about the council as such")), *terms]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _add(session, body, form)
            flash(_("The document is added."))
            return form.done(session, url_for(".documents", body=council))
    return render_template("secretariat/setup/document.html", form=form, council=council), form.status


@bp.route("/<id:document_id>/ophoer", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def end(body: BodyRef, document_id: UUID) -> ResponseReturnValue:
    form = EndForm()
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        known = queries.document(session, council, document_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            until = first_day_after(PartialDate(form.last_day.data))
            retired = queries.document(session, ours, document_id)
            operations.retire_document(session, retired, until=until, by=current_actor(), now=clock.now())
            flash(_("%(title)s no longer holds after that day. It can still be read here.", title=retired.title))
            return form.done(session, url_for(".documents", body=ours))
    return render_template(
        "secretariat/setup/document_end.html", form=form, council=council, document=known
    ), form.status


@bp.get("/<id:document_id>/fil")
@requires(May.VIEW_BODIES)
def file(body: BodyRef, document_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        known = queries.document(session, open_council(session, body, May.VIEW_BODIES), document_id)
        if known.file_id is None:
            raise NotFound("file")
        return attachment(file_queries.with_content(session, known.file_id))


def _add(session: Session, ref: BodyRef, form: DocumentForm) -> None:
    by, now = current_actor(), clock.now()
    council = council_to_change(session, ref)
    sent = form.file.data
    stored = files.store_document(session, sent.read(), sent.filename or "", by=by, now=now) if sent else None
    term = queries.term_of(session, council, UUID(form.term.data)) if form.term.data else None
    operations.add_document(session, council, form.submission(), by=by, now=now, file=stored, term=term)
