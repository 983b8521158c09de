"""`/valg/<election>`: when, where, how and until when to vote, and who may; once the election is announced.

When the polls are over it says so, what happens next, and when the result is expected.
"""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from recruit.elections import words
from recruit.elections.queries import election as queries
from recruit.elections.queries.public import result_expected
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation import calendars, clock
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries import candidates
from recruit.web.access import public
from recruit.web.extensions import reading

if TYPE_CHECKING:
    from recruit.elections.model import Election

bp = Blueprint("public_election", __name__, url_prefix="/valg/<id:election_id>")

#: After one of these nobody votes.
_NO_POLL = frozenset({Milestone.UNCONTESTED, Milestone.ANNULLED})


@bp.get("")
@public
def election(election_id: UUID) -> str:
    today = clock.today()
    with reading() as session:
        found = queries.announced(session, election_id)
        has_candidates = candidates.shown(session, found.round, on=today) is not None
        expected = result_expected(session, found, on=today)
    return render_template(
        "public/election/election.html",
        election=found,
        round=found.round,
        passed=found.passed,
        milestones=Milestone,
        hours=words.hours(found),
        ways=words.ways(found),
        voted_on=words.voted_on,
        has_candidates=has_candidates,
        is_over=is_over(found, on=today),
        is_ahead=_is_ahead(found, on=today),
        expected=expected,
    )


@bp.get("/valg.ics")
@public
def calendar(election_id: UUID) -> Response:
    """Send the polling meeting for a calendar. Raises NotFound where there is none to come."""
    with reading() as session:
        found = queries.announced(session, election_id)
    announced = found.milestone(Milestone.ANNOUNCED)
    if announced is None or not _is_ahead(found, on=clock.today()):
        raise NotFound("calendar")
    day = found.polling_on
    starts, ends = (clock.instant(day, at) if at else None for at in (found.opens, found.closes))
    entry = calendars.Entry(found.id, f"{found.name}, {found.place}", starts or day, ends if starts else None)
    content = calendars.written(found.id, found.name, [entry], version=found.version, changed_at=announced.at)
    answer = Response(content, content_type=f"{calendars.MEDIA_TYPE}; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename="valg.ics")
    return answer


def is_over(found: "Election", *, on: date) -> bool:
    """Return whether nobody can vote any more: the polls are closed, or their day is over."""
    return Milestone.CLOSED in found.passed or found.polling_on < on


def _is_ahead(found: "Election", *, on: date) -> bool:
    """Return whether there is a polling meeting to come to."""
    return found.is_by(FormOfVoting.MEETING) and not (_NO_POLL & found.passed or is_over(found, on=on))
