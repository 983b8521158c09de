"""From a recommendation to the case that takes it before the municipal council: the open one, or a new one."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.queries import case as queries
from recruit.appointments.queries import sources
from recruit.appointments.rules.case import DesignateSource
from recruit.appointments.rules.case_status import CaseStatus
from recruit.elections.queries import election as elections
from recruit.recruitment import queries as recruitment
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.cases.loading import ALL
from recruit.web.secretariat.cases.shown import standing_of
from recruit.web.secretariat.cases.sources import BY_KIND
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase
    from recruit.bodies.model import Body, Term

bp = Blueprint("cases_beginning", __name__, url_prefix=f"{ALL}/fra")


@bp.get("/valg/<id:election_id>")
@requires(May.MANAGE_BODIES)
def from_election(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Lead on to where the result of an election is taken into a case."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        term = elections.election(session, council, election_id).round.term
        return redirect(_way(session, council, term, DesignateSource.RESULT, election_id), 303)


@bp.get("/udvaelgelse/<id:round_id>")
@requires(May.MANAGE_BODIES)
def from_selection(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Lead on to where the selection of a round is taken into a case."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        term = recruitment.round_of_body(session, council, round_id).term
        return redirect(_way(session, council, term, DesignateSource.SELECTION, round_id), 303)


def _way(session: Session, council: "Body", term: "Term", kind: DesignateSource, number: UUID) -> str:
    """Return the open case of a term, at whom the source brings; else the one that has them; else a new one."""
    ours = [one for one in queries.cases(session, council) if one.term_id == term.id]
    still_open = [one for one in ours if standing_of(one).status is not CaseStatus.DECIDED]
    if still_open:
        first = still_open[0].id
        return url_for("cases_sources.take", body=council, case_id=first, kind=BY_KIND[kind], source_id=number)
    taken = next((one for one in ours if _has_taken(session, council, one, kind, number)), None)
    if taken is not None:
        return url_for("cases_case.page", body=council, case_id=taken.id)
    return url_for("cases.new", body=council, periode=term.label, kilde=BY_KIND[kind], id=number)


def _has_taken(session: Session, council: "Body", case: "AppointmentCase", kind: DesignateSource, number: UUID) -> bool:
    found = sources.sources(session, council, case)
    return any(one.taken for one in found if one.kind is kind and one.id == number)
