"""A translator's file: all texts of a language leave as PO, come back, are looked at, and are put in at one stroke."""

from collections.abc import Mapping
from contextlib import closing

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import Corrections, Language, ngettext
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.languages import operations, po, queries
from recruit.foundation.languages.po import Plan
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import FileField, HiddenField, Required
from recruit.web.form import ActingForm, Form
from recruit.web.language import use_corrections
from recruit.web.sentences import sentence

bp = Blueprint("language_files", __name__, url_prefix="/sekretariat/indstillinger/sprog/<code>")

#: So many texts that cannot be used are shown; a file of another program has thousands.
MOST_LEFT = 100


class FileForm(Form):
    """The file as it came back."""

    file = FileField(
        _l("The translator's file"),
        [Required()],
        hint=_l("It ends in .po. Nothing is changed until you have seen what would be."),
        render_kw={"accept": ".po,text/x-gettext-translation"},
    )

    def text(self) -> str:
        """Return what the file says. Raises Refused when it is too large or is no text."""
        with closing(self.file.data) as sent:
            return po.decoded(sent.read(po.MOST_MEGABYTES * 1_000_000 + 1))


class PutInForm(ActingForm):
    """Using the file, which the page carries along."""

    content = HiddenField()
    #: How many corrections there were when the page was shown.
    known = HiddenField()


@bp.get("/tekster.po")
@requires(May.MANAGE_MUNICIPALITY)
def export(code: str) -> ResponseReturnValue:
    _language(code)
    with reading() as session:
        content = po.written(code, _corrections(session, code))
    answer = Response(content, content_type="text/x-gettext-translation; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"tekster-{code}.po")
    return answer


@bp.route("/oversaettelse", methods=["GET", "POST"])
@requires(May.MANAGE_MUNICIPALITY)
def upload(code: str) -> ResponseReturnValue:
    form = FileForm()
    if form.validate_on_submit():
        with form.refusals(), reading() as session:
            text = form.text()
            found = po.plan(code, text, _corrections(session, code))
            known = queries.number_of_corrections(session)
            return _preview(code, found, PutInForm(formdata=None, data={"content": text, "known": known}))
    return _page(code, form)


@bp.post("/oversaettelse/brug")
@requires(May.MANAGE_MUNICIPALITY)
def put_in(code: str) -> ResponseReturnValue:
    form, sent = PutInForm(), FileForm(formdata=None)
    with sent.refusals(), reading() as session:
        text = po.decoded(str(form.content.data).encode())
        found, known = po.plan(code, text, _corrections(session, code)), queries.number_of_corrections(session)
    if sent.errors:
        return _page(code, sent)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            is_seen = str(queries.number_of_corrections(session)) == form.known.data
            refuse_if([] if is_seen else [Refusal("translations-changed-meanwhile")])
            done = form.done(session, url_for("language_texts.texts", code=code, vis="rettet"))
            operations.correct_all(session, code, po.translations(found), by=current_actor(), now=clock.now())
        if not form.errors:
            use_corrections()
            number = len(found.changes)
            flash(ngettext("One text is corrected.", "%(num)s texts are corrected.", number))
            return done
    form.known.data = str(known)
    return _preview(code, found, form)


def _page(code: str, form: FileForm) -> ResponseReturnValue:
    language = _language(code)
    page = render_template(
        "secretariat/languages/file.html", language=language, name=i18n.name_of(code), form=form, most=po.MOST_MEGABYTES
    )
    return page, form.status


def _preview(code: str, found: Plan, form: PutInForm) -> ResponseReturnValue:
    page = render_template(
        "secretariat/languages/file_preview.html",
        language=_language(code),
        name=i18n.name_of(code),
        form=form,
        plan=found,
        left=found.left[:MOST_LEFT],
        sentence=sentence,
    )
    return page, form.status


def _corrections(session: Session, code: str) -> Corrections:
    newest: Mapping[str, Corrections] = queries.corrections_in_use(session)
    return newest.get(code, {})


def _language(code: str) -> Language:
    return i18n.LANGUAGES.get(code) or abort(404)
