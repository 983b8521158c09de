"""Valg: the elections of every council that the reader comes to, the latest day first, and what each waits for."""

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.bodies import queries as bodies
from recruit.elections.queries import election as queries
from recruit.elections.rules.passing import ElectionFacts, ahead
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.reports.words import word
from recruit.web.access import GRANTS, May, grants_that_allow, requires
from recruit.web.extensions import reading
from recruit.web.secretariat.elections.election import DOORS, NEXT
from recruit.web.secretariat.elections.loading import told

if TYPE_CHECKING:
    from babel.support import LazyProxy

    from recruit.elections.model import Election

bp = Blueprint("elections_of_all", __name__, url_prefix="/sekretariat/valg")

#: What an election can do without, and what it had better not come to.
_ASIDE = frozenset({Milestone.ANNOUNCED, Milestone.ANNULLED})


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def every() -> ResponseReturnValue:
    """Show them all; whoever comes to one council alone is led to its elections."""
    grants = grants_that_allow(May.VIEW_ELECTIONS)
    mine = frozenset[May]().union(*(GRANTS[grant.role] for grant in grants))
    with reading() as session:
        councils = bodies.bodies_open_to(session, grants)
        if len(councils) == 1:
            return redirect(url_for("elections.listed", body=councils[0]), code=303)
        found = queries.of_bodies(session, councils)
        where = {number: told(status, mine) for number, status in queries.statuses(session, found).items()}
    return render_template(
        "secretariat/elections/of_all.html",
        councils=councils,
        elections=found,
        where=where,
        following={one.id: following(one, where[one.id]) for one in found} if May.MANAGE_ELECTIONS in mine else {},
        may_begin=May.CREATE_BODIES in mine,
        word=word,
    )


def following(election: "Election", status: Status) -> "LazyProxy | str":
    """Return what an election, loaded, waits for from the secretariat; empty where that is nothing."""
    if status in NEXT and status is not Status.VOTING:
        return NEXT[status][1]
    way = ahead(ElectionFacts(passed=election.passed, is_rehearsal=election.is_rehearsal))
    return next((DOORS[kind][1] for kind in way if kind not in _ASIDE), "")
