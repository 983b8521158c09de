"""The first step: choose files or paste a text; and what has been read in, as far as it has come."""

from collections.abc import Collection

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.foundation.submissions import operations as submissions
from recruit.intake import queries
from recruit.intake.formats.opening import LARGEST_FILE
from recruit.intake.rules.proposals.lessons import Lesson
from recruit.web.access import May, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import FilesField, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.intake.guide import guide, open_readings
from recruit.web.secretariat.intake.sources import Sent, Source, keep_all, read_all
from recruit.web.sentences import sentence

bp = Blueprint("intake", __name__, url_prefix="/sekretariat/indlaes")

SUFFIXES = ".docx,.pdf,.xlsx,.csv,.txt"
#: At once: each may take seconds to read, and somebody looks at each afterwards.
MOST_FILES = 20


class SourcesForm(ActingForm):
    """Files, or a text that is pasted, or both."""

    files = FilesField(
        _l("Choose one or several files"),
        hint=_l(
            "Word (.docx), PDF, Excel (.xlsx), CSV or text (.txt), of at most %(megabytes)s MB each",
            megabytes=LARGEST_FILE // 1024 // 1024,
        ),
        marked=False,
        render_kw={"accept": SUFFIXES},
    )
    text = TextAreaField(
        _l("Or paste the text"),
        hint=_l("Copy the whole document and paste it here."),
        marked=False,
        render_kw={"rows": 8, "spellcheck": "false"},
    )

    def sources(self) -> list[Source]:
        """Return everything that was sent. Raises Refused when it is nothing, or too much at once."""
        files = [Source(file.read(), file.filename or "") for file in self.files.data or ()]
        # As it was pasted, blank lines and all: the line numbers are those of the document.
        pasted = [Source("".join(self.text.raw_data or []).encode())] if self.text.data else []
        if not files and not pasted:
            raise Refused([Refusal("text-missing", field="files")])
        if len(files) > MOST_FILES:
            raise Refused([Refusal("too-many-files", {"most": MOST_FILES}, "files")])
        return [*files, *pasted]

    def say_refused(self, sent: Sent) -> None:
        """Say at its field what could not be read, each file by its name."""
        for source, refused in sent.refused:
            told = [sentence(refusal) for refusal in refused.refusals]
            if source.name:
                self.files.errors = [*self.files.errors, *(f"{source.name}: {one}" for one in told)]
            else:
                self.text.errors = [*self.text.errors, *told]

    def begin_anew(self) -> None:
        """Take a new key: the form has acted for what could be read, and the rest may be mended and sent again."""
        self.form_key.data = submissions.new_key()


@bp.route("", methods=["GET", "POST"])
@requires(May.READ_IN)
def start() -> ResponseReturnValue:
    form, sent = SourcesForm(), Sent()
    if form.validate_on_submit():
        with form.refusals():
            with reading() as session:
                lessons = queries.lessons(session)
            sent = read_all(form.sources(), lessons)
            kept = _keep(form, sent, lessons)
            if not sent.refused:
                return kept
            form.begin_anew()
        form.say_refused(sent)
    with reading() as session:
        page, known = "secretariat/intake/start.html", open_readings(session)
        waiting = [one for one in known if one.waits]
        done = [one for one in known if not one.waits]
        return render_template(page, form=form, waiting=waiting, done=done, steps=guide(None, 1)), form.status


def _keep(form: SourcesForm, sent: Sent, lessons: Collection[Lesson]) -> ResponseReturnValue:
    """Keep what was read, and lead to it. Raises Refused where nothing is kept: then the form has not acted."""
    with transaction() as session:
        form.claim(session)
        keep_all(session, sent, lessons, now=clock.now())
        if not sent.kept:
            raise Refused([])
        _say(sent)
        return form.done(session, _address(sent))


def _address(sent: Sent) -> str:
    """Return where to go on: with the only one, or at the list of what waits."""
    if len(sent.kept) > 1 or sent.refused:
        return url_for("intake.start")
    (kept,) = sent.kept
    return url_for("intake_reading.preview" if kept.term_id else "intake_term.term", reading_id=kept.id)


def _say(sent: Sent) -> None:
    for one in sent.waited:
        name = one.source_name or _("The text")
        flash(_("%(file)s was read in before and waits still. Go on where you stopped.", file=name))
    if len(sent.kept) > 1:
        flash(_("%(number)s documents are read. Go on with each of them below.", number=len(sent.kept)), "success")
