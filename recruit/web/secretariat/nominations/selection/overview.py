"""Udvælgelsen on one page: what the council covers and lacks, the candidates beside each other, and what waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import i18n
from recruit.foundation.accounts import queries as accounts
from recruit.nominations.queries import selection as queries
from recruit.nominations.rules.selection import Choice
from recruit.reports.recommendation import Group, as_text
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.nominations.selection.loading import PREFIX, found_in
from recruit.web.secretariat.nominations.selection.shown import covered, groups_of
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from recruit.nominations.model import Assessment, AssessmentNote, Recommendation
    from recruit.nominations.queries.candidates import Placed

bp = Blueprint("selection", __name__, url_prefix=PREFIX)

#: What colour repeats what is chosen.
COLOURS = {Choice.MEMBER: "success", Choice.NEXT: "info"}


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate in the comparison."""

    placed: "Placed"
    #: None before anything is written.
    said: "Assessment | None"
    #: By their criteria.
    notes: "Mapping[UUID, AssessmentNote]"


@bp.get("")
@requires(May.MANAGE_NOMINATIONS)
def selection(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = found_in(session, round_)
        rows = _rows(found.compared, queries.assessments(session, round_id))
        recommendation = queries.recommendation(session, round_id)
        groups = groups_of(round_, recommendation, found) if recommendation else []
        return render_template(
            "secretariat/nominations/selection/selection.html",
            council=council,
            round=round_,
            found=found,
            rows=rows,
            criteria=queries.criteria(session, round_id),
            covered=covered(session, round_, found),
            recommendation=recommendation,
            groups=groups,
            text=_text(recommendation, groups) if recommendation else "",
            labels={group.id: group.label for group in round_.open_groups},
            taken_back=queries.taken_back(session, round_id),
            names=accounts.names(session, {note.by for row in rows for note in row.notes.values()}),
            colours=COLOURS,
            word=word,
        )


def _rows(compared: "Sequence[Placed]", written: "Mapping[UUID, Assessment]") -> list[Row]:
    said = [(each, written.get(each.nomination_id)) for each in compared]
    return [
        Row(each, about, {note.criterion_id: note for note in about.notes} if about else {}) for each, about in said
    ]


def _text(concluded: "Recommendation", groups: Sequence[Group]) -> str:
    """Return the text to copy; it goes into an agenda, in Danish whatever the reader speaks."""
    with i18n.speaking(i18n.DEFAULT):
        return as_text(concluded, groups)
