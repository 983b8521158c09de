"""The third step: line for line what was understood, and what waits for somebody to say more."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.intake import queries
from recruit.web.access import May, requires
from recruit.web.extensions import reading
from recruit.web.filters import page_asked_for, this_page
from recruit.web.form import VersionedForm
from recruit.web.secretariat.intake.groups import gaps, group_rows
from recruit.web.secretariat.intake.guide import PAGE, guide, open_reading
from recruit.web.secretariat.intake.lines import FILTERS, Entry, Filter, counts, entries, narrowed, row
from recruit.web.secretariat.intake.planned import planned_rows
from recruit.web.secretariat.intake.remarks import columns, not_understood, remarks
from recruit.web.secretariat.intake.summary import act, what_goes_in, what_stands
from recruit.web.secretariat.intake.view import View, view

if TYPE_CHECKING:
    from recruit.intake.model import IntakeApplication, IntakeReading

bp = Blueprint("intake_reading", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>")


@bp.get("")
@requires(May.READ_IN)
def preview(reading_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        if not found.waits:
            return redirect(url_for("intake_receipt.receipt", reading_id=reading_id), code=303)
        if found.term is None:
            return redirect(url_for("intake_term.term", reading_id=reading_id), code=303)
        return preview_page(session, found, VersionedForm(obj=found))


def preview_page(session: Session, found: "IntakeReading", form: VersionedForm) -> ResponseReturnValue:
    """Return the page on which a reading is checked, narrowed down as the address says."""
    shown = view(session, found)
    every = entries(shown)
    asked = request.args.get("vis", "")
    chosen = Filter(asked) if asked in set(Filter) else Filter.ALL
    return render_template(
        "secretariat/intake/preview.html",
        form=form,
        reading=found,
        job=queries.being_applied(session, found.id),
        earlier=_earlier(session, found),
        view=shown,
        what=what_goes_in(shown),
        stands=what_stands(shown),
        act=act(shown),
        remarks=list(remarks(shown)),
        not_understood=not_understood(shown),
        columns=columns(shown),
        groups=group_rows(shown),
        planned=planned_rows(shown.outlook.plan),
        gaps=gaps(shown),
        steps=guide(found, 3),
        filters=_filters(every, chosen),
        **_lines(shown, narrowed(every, chosen)),
    ), form.status


def _earlier(session: Session, found: "IntakeReading") -> "IntakeApplication | None":
    """Return when the same file was put in before, for another reading of it."""
    earlier = queries.application_of(session, found.digest, found.term_id) if found.term_id else None
    return earlier if earlier and earlier.reading_id != found.id else None


def _lines(shown: View, chosen: list[Entry]) -> dict[str, Any]:
    """Return the lines of the page that is asked for; of the last one where there are not so many."""
    pages = max(-(-len(chosen) // PAGE), 1)
    page = min(page_asked_for(), pages)
    rows = [row(shown, entry) for entry in chosen[(page - 1) * PAGE : page * PAGE]]
    return {"rows": rows, "number": len(chosen), "page": page, "pages": pages}


def _filters(every: list[Entry], chosen: Filter) -> list[dict[str, object]]:
    return [
        {
            "label": str(FILTERS[one]),
            "url": this_page(vis=one.value or None, side=None),
            "current": one is chosen,
            "count": number,
        }
        for one, number in counts(every).items()
    ]
