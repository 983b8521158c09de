"""The first step: paste a text or choose a file; and the readings that wait."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.intake import operations
from recruit.intake.formats.text import decode
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import FileField, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.intake.guide import guide, open_readings

bp = Blueprint("intake", __name__, url_prefix="/sekretariat/indlaes")


class TextForm(ActingForm):
    """A text: pasted, or in a file."""

    text = TextAreaField(
        _l("The text of the minutes"),
        hint=_l("Copy the whole document and paste it here. Only the lists of participants are read."),
        marked=False,
        render_kw={"rows": 14, "spellcheck": "false"},
    )
    file = FileField(
        _l("Or choose a text file"),
        hint=_l("A file that ends in .txt, of at most 5 MB"),
        marked=False,
        render_kw={"accept": ".txt,text/plain"},
    )

    def written(self) -> str:
        """Return the text. Raises Refused when there is none, or the file is no text."""
        if self.file.data:
            return decode(self.file.data.read())
        if not self.text.data:
            raise Refused([Refusal("text-missing", field="text")])
        # As it was pasted, blank lines and all: the line numbers are those of the document.
        return decode("".join(self.text.raw_data or []).encode())


@bp.route("", methods=["GET", "POST"])
@requires(May.READ_IN)
def start() -> ResponseReturnValue:
    form = TextForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            kept = operations.keep(session, form.written(), by=current_actor(), now=clock.now())
            return form.done(session, url_for("intake_term.term", reading_id=kept.id))
    with reading() as session:
        page, known = "secretariat/intake/start.html", open_readings(session)
        return render_template(page, form=form, readings=known, steps=guide(None, 1)), form.status
