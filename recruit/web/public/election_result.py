"""`/valg/<election>/resultat`: whom the vote advises, once the result is released, as far as the election says.

Those who are not recommended are named only as long as the candidates' own page is up. No search engine keeps it.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.elections.queries import election as queries
from recruit.elections.queries.results import results
from recruit.elections.rules.vocabulary import Milestone, ResultScope
from recruit.elections.queries.voters import voted
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.nominations.queries import candidates
from recruit.reports.elections.lots import lots
from recruit.reports.elections.result import shown
from recruit.reports.elections.turnout import turnout as told
from recruit.reports.pictures import votes
from recruit.reports.words import word
from recruit.web.access import public
from recruit.web.extensions import reading

if TYPE_CHECKING:
    from recruit.elections.model import Election

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
        list_ = candidates.shown(session, election.round, on=clock.today())
        scope = election.result_scope if list_ else ResultScope.RECOMMENDED
        found = results(session, election, {}, _named(session, election))
        turnout = voted(session, election)
    contests = []
    for number, each in enumerate(found, 1):
        lines, ident = shown(each, scope), f"stemmer-{number}"
        has_votes = any(line.votes for line in lines)
        bars = votes.draw(each.contest.label, lines, ident=ident, twin=f"{ident}-tabel") if has_votes else ""
        contests.append((each, lines, ident, bars, lots(each, lines)))
    return render_template(
        "public/election/result.html",
        election=election,
        contests=contests,
        certified=election.milestone(Milestone.CERTIFIED),
        turnout=told(turnout, len(election.contests), by_form=False) if turnout else "",
        word=word,
    )


def _named(session: Session, election: "Election") -> dict[UUID, str]:
    """Return what everybody may call the candidates: by name, or by the number on the ballot."""
    called = {
        one.nomination_id: _("No. %(number)s on the ballot", number=one.number)
        for contest in election.contests
        for one in contest.entries
    }
    list_ = candidates.standing(session, election.round_id)
    placed = candidates.placed(session, list_) if list_ else []
    return called | {one.nomination_id: one.nominee.name for one in placed if one.is_shown and one.nominee}
