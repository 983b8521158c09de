"""Papirer: the case for the committee, the finance committee and the municipal council, as PDF or Word document."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.audit import operations as audit
from recruit.foundation.i18n import lazy as _l
from recruit.reports.cases import paper as papers_of
from recruit.reports.cases.paper import PARTS, READERS, Heading, Reader
from recruit.reports.cases.sources import sources
from recruit.reports.committee_paper import CommitteePaper, Part
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.papers import owner
from recruit.web.secretariat.cases.loading import PREFIX, composition, free_seats, open_case
from recruit.web.secretariat.cases.shown import groups_of
from recruit.web.secretariat.nominations.committee_papers import CommitteePaperForm, sent

bp = Blueprint("cases_papers", __name__, url_prefix=f"{PREFIX}/papirer")

#: How the names of the files begin.
_FILES = {Reader.COMMITTEE: "udpegning-udvalg", Reader.FINANCE: "udpegning-oekonomi", Reader.COUNCIL: "udpegning"}


class CasePaperForm(CommitteePaperForm):
    """Who gets it besides, as each is asked to decide something else."""

    reader = RadioField(
        _l("Who gets it?"),
        [Required()],
        choices=[(reader.value, label) for reader, label in READERS.items()],
        default=Reader.COUNCIL,
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def papers(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    """Ask for whom and which part, then send it."""
    form = CasePaperForm()
    with reading() as session:
        council, case = open_case(session, body, case_id)
    form.offer(PARTS, council.case_number or "")
    if form.validate_on_submit():
        part, case_number = form.chosen
        reader = Reader(str(form.reader.data))
        return sent(lambda: _paper(body, case_id, reader, part, case_number), _FILES[reader], part)
    page = render_template(
        "secretariat/cases/papers.html",
        form=form,
        body=council,
        case=case,
        standing=[one for one in case.designates if one.dropped_at is None],
    )
    return page, form.status


def _paper(body: BodyRef, case_id: UUID, reader: Reader, part: Part, case_number: str) -> CommitteePaper:
    """Return a part; whoever takes the closed one has looked at every candidate in it."""
    now = clock.now()
    with transaction() as session:
        council, case = open_case(session, body, case_id)
        if part is Part.CLOSED:
            for one in case.designates:
                about = one.nomination or one.person
                if about is not None:
                    audit.look_up(session, about, by=current_actor(), at=now)
        groups = composition(session, case)
        free = free_seats(session, case.term, groups.values())
        left_open = {one.group.id: one.lacking for one in groups_of(case, groups.values(), free, {})}
        committee = council.responsible.name_on(clock.today()) if council.responsible else ""
        heading = Heading(owner(session).name, case_number, now, reader, committee)
        with i18n.speaking(i18n.DEFAULT):
            found = sources(session, council, case, on=clock.today())
            return papers_of.paper(part, heading, council, case, list(groups.values()), left_open, found)
