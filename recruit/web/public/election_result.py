"""`/valg/<election>/resultat`: whom the vote advises, once the result is released, as far as the election says.

Those who are not recommended are named only as long as the candidates' own page is up. No search engine keeps it.
"""

from uuid import UUID

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from recruit.elections.queries import election as queries
from recruit.elections.queries.voters import voted
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.reports.elections import flow
from recruit.reports.elections.lots import lots
from recruit.reports.elections.public import shown_to_all
from recruit.reports.elections.turnout import turnout as told
from recruit.reports.pictures import flow as flows
from recruit.reports.pictures import votes
from recruit.reports.words import word
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("public_election_result", __name__, url_prefix="/valg/<id:election_id>/resultat")


@bp.after_request
def _unindexed(response: Response) -> Response:
    """Keep search engines from remembering who stood."""
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response


@bp.get("")
@public
def result(election_id: UUID) -> str:
    with reading() as session:
        election = queries.released(session, election_id)
        found = shown_to_all(session, election, on=clock.today())
        turnout = voted(session, election)
    contests = []
    for number, each in enumerate(found, 1):
        ident, label = f"stemmer-{number}", each.result.contest.label
        bars = votes.draw(label, each.lines, ident=ident, twin=f"{ident}-tabel") if each.has_votes else ""
        moved = flow.flow(each.result, each.lines)
        stages = flows.draw(label, moved, ident=f"{ident}-vej", twin=f"{ident}-vej-tabel") if moved else ""
        contests.append((each.result, each.lines, ident, bars, moved, stages, lots(each.result, each.lines)))
    return render_template(
        "public/election/result.html",
        election=election,
        contests=contests,
        certified=election.milestone(Milestone.CERTIFIED),
        turnout=told(turnout, len(election.contests), by_form=False) if turnout else "",
        word=word,
    )
