"""Naboens opsætning: composition and settings as one file without people, and a council made after such a file."""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.bodies import queries, rules
from recruit.bodies.formats import outline as exchange_file
from recruit.bodies.rules import NewBody, NewTerm, Outline
from recruit.foundation import clock
from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import refuse_if
from recruit.reports.words import word
from recruit.web.access import May, grants_that_allow, requires
from recruit.web.bodies import TITLES, municipal_term, save_after
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import FileField, HiddenField, PartialDateField, RadioField, Required, TextField
from recruit.web.form import ActingForm, Form
from recruit.web.secretariat.setup.council import open_council, term_asked_for
from recruit.web.secretariat.setup.words import ARRANGEMENTS, RULE_KINDS

bp = Blueprint("setup_exchange", __name__, url_prefix="/sekretariat")


class FileForm(Form):
    file = FileField(
        _l("The neighbour's file"),
        [Required()],
        hint=_l("It ends in .json. Nothing is made until you have seen what is in it."),
        render_kw={"accept": ".json,application/json"},
    )


class ImportForm(ActingForm):
    """A council after the file, which the page carries along."""

    content = HiddenField()
    name = TextField(_l("Name of the council"), [Required()], hint=_l("What it is called with you"), width="l")
    chair_title = RadioField(_l("What do you call chair and vice chair?"), [Required()], choices=TITLES)
    first_day = PartialDateField(_l("First day of the term"), [Required()])
    last_day = PartialDateField(_l("Last day of the term"), [Required()])

    def submission(self, outline: Outline) -> NewBody:
        """Return the council that is asked for."""
        chair = str(self.chair_title.data)
        return NewBody(
            name=str(self.name.data),
            classification=outline.classification,
            legal_basis=outline.legal_basis,
            chair_title=chair,
            vice_chair_title=rules.TITLES[chair],
            is_small=outline.is_small,
            term=NewTerm(self.first_day.data, self.last_day.data, holds_over=outline.holds_over),
        )


@bp.get("/<body:body>/opsaetning/naboens-opsaetning")
@requires(May.VIEW_BODIES)
def export(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_BODIES)
        term = term_asked_for(session, council)
        outline = queries.outline(session, council, term, on=clock.today())
    return render_template(
        "secretariat/setup/export.html", council=council, term=term, outline=outline, rule_kinds=RULE_KINDS, word=word
    )


@bp.get("/<body:body>/opsaetning/naboens-opsaetning.json")
@requires(May.VIEW_BODIES)
def download(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_BODIES)
        outline = queries.outline(session, council, term_asked_for(session, council), on=clock.today())
    answer = Response(exchange_file.to_json(outline), content_type="application/json; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{council.slug}-opsaetning.json")
    return answer


@bp.route("/raad/fra-nabo", methods=["GET", "POST"])
@requires(May.CREATE_BODIES)
def upload() -> ResponseReturnValue:
    form = FileForm()
    if form.validate_on_submit():
        with form.refusals():
            content = form.file.data.read()
            return _preview(content.decode("utf-8-sig", "replace"), _outline(content))
    return render_template("secretariat/setup/upload.html", form=form), form.status


@bp.post("/raad/fra-nabo/opret")
@requires(May.CREATE_BODIES)
def create() -> ResponseReturnValue:
    form, sent = ImportForm(), FileForm(formdata=None)
    with sent.refusals():
        outline = _outline(str(form.content.data).encode())
    if sent.errors:
        return render_template("secretariat/setup/upload.html", form=sent), sent.status
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            grants = grants_that_allow(May.CREATE_BODIES)
            body = save_after(session, outline, form.submission(outline), grants=grants)
            flash(_("%(name)s is set up after the neighbour's file.", name=body.name))
            return form.done(session, url_for("setup_steps.overview", body=body))
    return _page(form, outline)


def _outline(content: bytes) -> Outline:
    """Return the outline in a file, if a council can be made after it. Raises Refused with every reason why not."""
    outline = exchange_file.from_json(content)
    refuse_if(rules.may_be_made(outline, Span(clock.today())))
    return outline


def _preview(content: str, outline: Outline) -> ResponseReturnValue:
    form = ImportForm(formdata=None, data={"content": content, **municipal_term(clock.today())})
    return _page(form, outline)


def _page(form: ImportForm, outline: Outline) -> ResponseReturnValue:
    page = render_template(
        "secretariat/setup/import.html",
        form=form,
        outline=outline,
        word=word,
        arrangements=ARRANGEMENTS,
        rule_kinds=RULE_KINDS,
    )
    return page, form.status
