"""`/valg/<election>`: when, where, how and until when to vote, and who may; once the election is announced."""

from uuid import UUID

from flask import Blueprint, render_template

from recruit.elections import words
from recruit.elections.queries import election as queries
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.nominations.queries import candidates
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("public_election", __name__, url_prefix="/valg/<id:election_id>")


@bp.get("")
@public
def election(election_id: UUID) -> str:
    with reading() as session:
        found = queries.announced(session, election_id)
        has_candidates = candidates.shown(session, found.round, on=clock.today()) is not None
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
    )
