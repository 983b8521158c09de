"""One request for access to documents: choosing document by document, fetching what is given, and answering."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.foundation import clock, i18n
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.nominations.operations import access as operations
from recruit.nominations.queries import access as queries
from recruit.nominations.rules import tidy_text
from recruit.nominations.rules.access import Choice, Chosen
from recruit.reports.journal.access import CHOICES, Document, documents, packed
from recruit.reports.journal.words import DIRECTIONS
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required, SelectField, TextAreaField, TextField
from recruit.web.form import Form, VersionedForm
from recruit.web.secretariat.journal.access import PREFIX
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from recruit.nominations.model import AccessRequest

bp = Blueprint("access_request", __name__, url_prefix=f"{PREFIX}/<id:request_id>")

#: Decides complaints about what municipalities answer (Offentlighedsloven § 38).
ANKESTYRELSEN = "Ankestyrelsen"

#: Where the deadline stands: for anybody, and for a party to the case.
LAWS = {False: "Offentlighedsloven § 36", True: "Forvaltningsloven § 16"}


class AnswerForm(VersionedForm):
    letter = TextAreaField(
        _l("What do you write?"),
        [Required()],
        hint=_l("The list of documents goes with it. Say why something is left out."),
        render_kw={"rows": 14},
    )
    complaint_to = TextField(
        _l("To whom can they complain?"), [Required()], hint=_l("It is the last line of the letter."), width="l"
    )
    decided_on = DateField(_l("On which day is it answered?"), [Required()])


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def request(body: BodyRef, round_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """Show a request with its documents, and take what is chosen of each; that somebody looked is noted."""
    shown = _shown(body, round_id, request_id)
    form = _choices(shown["request"], shown["documents"])
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
            found = queries.request(session, round_id, request_id, lock=True)
            there, by, now = documents(session, round_, found), current_actor(), clock.now()
            form.check(found, stands=_stands(there))
            divisible = [each.entry.key for each in there if each.guarded]
            operations.choose(session, found, _chosen(form, there), divisible, by=by, now=now)
            flash(_("What you chose is saved. Download the documents, look at them, and answer."))
            return form.done(session, shown["back"])
    page = render_template(
        "secretariat/access/request.html",
        form=form,
        law=LAWS[shown["request"].is_party],
        fetching=Form(formdata=None, prefix="fetching"),
        deadline=queries.deadline(shown["request"]),
        directions=DIRECTIONS,
        choices=CHOICES,
        word=word,
        today=clock.today(),
        **shown,
    )
    return page, form.status


@bp.post("/hent")
@requires(May.MANAGE_NOMINATIONS)
def fetch(body: BodyRef, round_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """Hand out the list and the documents as whoever asked gets them."""
    now = clock.now()
    if not Form(prefix="fetching").validate_on_submit():
        return redirect(url_for(".request", body=body, round_id=round_id, request_id=request_id), code=303)
    with reading() as session, i18n.speaking(i18n.DEFAULT):
        _council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = queries.request(session, round_id, request_id)
        name, content = packed(session, round_, found, made_at=now)
    with transaction() as session:  # nobody else waits while the papers are set
        audit.record(session, Event.ACCESS_FETCHED, found, by=current_actor(), at=now)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, content_type="application/zip", headers=headers)


@bp.route("/svar", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def answer(body: BodyRef, round_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """Write the letter, and note that the request is answered."""
    shown = _shown(body, round_id, request_id)
    is_chosen = all(each.is_chosen for each in shown["documents"])
    proposed = {"letter": _letter(shown["request"], shown["documents"]), "complaint_to": shown["complaint_to"]}
    form = AnswerForm(data={"version": shown["request"].version, "decided_on": clock.today(), **proposed})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
            found = queries.request(session, round_id, request_id, lock=True)
            form.check(found, stands=proposed)
            letter = _with_complaint(str(form.letter.data), str(form.complaint_to.data))
            on, by = form.decided_on.data, current_actor()
            operations.decide(session, found, letter, on, is_chosen=is_chosen, by=by, now=clock.now())
            flash(_("It is written down. Now print the letter, or send it by Digital Post with the documents."))
            return form.done(session, shown["back"])
    return render_template("secretariat/access/answer.html", form=form, is_chosen=is_chosen, **shown), form.status


@bp.get("/brev")
@requires(May.MANAGE_NOMINATIONS)
def letter(body: BodyRef, round_id: UUID, request_id: UUID) -> str:
    """Show the letter for an envelope or Digital Post. Raises NotFound before it is written."""
    with reading() as session:
        open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = queries.request(session, round_id, request_id)
    if found.is_open:
        raise NotFound(request_id)
    return render_template("secretariat/access/letter.html", request=found)


def _shown(body: BodyRef, round_id: UUID, request_id: UUID) -> dict[str, Any]:
    """Return what every template about one request is given; that somebody looked at a nomination is noted."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = queries.request(session, round_id, request_id)
        shown = {
            "council": council,
            "round": round_,
            "request": found,
            "documents": documents(session, round_, found),
            "complaint_to": queries.complaint_body(session, found) or ANKESTYRELSEN,
            "back": url_for("access_request.request", body=council, round_id=round_id, request_id=request_id),
        }
    if found.nomination:
        with transaction() as session:
            audit.look_up(session, found.nomination, by=current_actor(), at=clock.now())
    return shown


def _choices(request: "AccessRequest", found: Sequence[Document]) -> VersionedForm:
    """Return a form with two fields for each document, named by what it is: others may come between."""
    fields: dict[str, Any] = {}
    for each in found:
        name = {"number": each.number}
        offered = {choice: said for choice, said in CHOICES.items() if each.guarded or choice is not Choice.PART}
        fields[f"choice_{each.name}"] = SelectField(
            _l("Document %(number)s", **name),
            [Required()],
            choices=[(choice.value, said) for choice, said in offered.items()],
        )
        fields[f"because_{each.name}"] = TextField(_l("Left out by, document %(number)s", **name), marked=False)
    made = type("ChoiceForm", (VersionedForm,), fields)
    form: VersionedForm = made(data={"version": request.version, **_stands(found)})
    return form


def _stands(found: Sequence[Document]) -> Mapping[str, str]:
    """Return what is proposed or chosen of each document in the terms of the form."""
    choices = {f"choice_{each.name}": each.chosen.choice.value for each in found}
    return choices | {f"because_{each.name}": each.chosen.because for each in found}


def _chosen(form: VersionedForm, found: Sequence[Document]) -> Mapping[str, Chosen]:
    said = form.data
    return {
        each.entry.key: Chosen(Choice(said[f"choice_{each.name}"]), str(said[f"because_{each.name}"] or ""))
        for each in found
    }


def _letter(request: "AccessRequest", found: Sequence[Document]) -> str:
    """Return the letter as the program would write it: how much is given, and by which paragraphs the rest is not."""
    paragraphs = dict.fromkeys(each.chosen.because for each in found if each.chosen.because)
    number = {choice: sum(each.chosen.choice is choice for each in found) for choice in Choice}
    left_out = [_("It is left out by:"), *(f"- {paragraph}" for paragraph in paragraphs)] if paragraphs else []
    return "\n".join(
        [
            _("You asked us for access to documents on %(day)s.", day=i18n.format_date(request.received_on)),
            "",
            _(
                "You get %(given)s documents as a whole and %(part)s in part. You do not get %(withheld)s documents.",
                given=number[Choice.GIVEN],
                part=number[Choice.PART],
                withheld=number[Choice.WITHHELD],
            ),
            *left_out,
            "",
            _("The list of all documents goes with this letter."),
        ]
    )


def _with_complaint(letter: str, to: str) -> str:
    """Return the letter with its last line; nothing where there is nothing to read in either."""
    if not tidy_text(letter) or not tidy_text(to):
        return ""
    last = _("You can complain about the decision to %(whom)s. Send the complaint to us; we pass it on.", whom=to)
    return f"{letter.rstrip()}\n\n{last}"
