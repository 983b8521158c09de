"""What the pages that give a committee its papers have in common: they ask for the part, and send it as a file."""

from collections.abc import Callable, Mapping
from io import BytesIO

from flask import request, send_file
from werkzeug.wrappers import Response

from recruit.foundation import i18n
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.papers.word import MEDIA_TYPE
from recruit.reports import committee_paper
from recruit.reports.committee_paper import CommitteePaper, Part
from recruit.web.fields import RadioField, Required, TextField
from recruit.web.form import Form

#: How a paper is written, what it is then, and what its name ends in.
FORMATS = {
    "pdf": (committee_paper.pdf, "application/pdf", "pdf"),
    "docx": (committee_paper.docx, MEDIA_TYPE, "docx"),
}


class CommitteePaperForm(Form):
    """Which part, and the case number that stands on it."""

    case_number = TextField(_l("Case number"), hint=_l("It stands on the paper."), width="m", autocomplete="off")
    part = RadioField(_l("Which part?"), [Required()], default=Part.OPEN)

    def offer(self, parts: Mapping[Part, object], case_number: str) -> None:
        """Let one of these parts be chosen; the case's own number stands there first."""
        self.part.choices = [(part.value, str(label)) for part, label in parts.items()]
        if not self.is_submitted():
            self.case_number.data = case_number

    @property
    def chosen(self) -> tuple[Part, str]:
        """The part, and the case number."""
        return Part(str(self.part.data)), str(self.case_number.data or "").strip()


def sent(paper: Callable[[], CommitteePaper], name: str, part: Part) -> Response:
    """Send a part in Danish, in the form whose button was pressed, as a file that says which part it is."""
    write, media_type, suffix = FORMATS.get(request.form.get("format", ""), FORMATS["pdf"])
    with i18n.speaking(i18n.DEFAULT):
        content = write(paper())
    which = "lukket-bilag" if part is Part.CLOSED else "aaben-del"
    file = f"{name}-{which}.{suffix}"
    return send_file(BytesIO(content), mimetype=media_type, as_attachment=True, download_name=file)
