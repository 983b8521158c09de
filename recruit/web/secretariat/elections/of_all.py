"""Valg: the elections of every council that the reader comes to, the latest day first, and what each waits for."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.bodies import queries as bodies
from recruit.elections.queries import election as queries
from recruit.elections.rules.passing import ElectionFacts, ahead
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.reports.words import word
from recruit.web.access import May, grants_that_allow, may, requires, signed_in
from recruit.web.extensions import reading
from recruit.web.reach import allowed
from recruit.web.secretariat.elections.election import DOORS, NEEDED, NEXT
from recruit.web.secretariat.elections.loading import told

if TYPE_CHECKING:
    from babel.support import LazyProxy

    from recruit.elections.model import Election

bp = Blueprint("elections_of_all", __name__, url_prefix="/sekretariat/valg")

#: What an election can do without, and what it had better not come to.
_ASIDE = frozenset({Milestone.ANNOUNCED, Milestone.ANNULLED})
#: So far nothing is certified, whatever else has been passed.
_COUNTED = frozenset({Status.CLOSED, Status.TIED})


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def every() -> ResponseReturnValue:
    """Show them all; whoever comes to one council alone is led to its elections."""
    with reading() as session:
        councils = bodies.bodies_open_to(session, grants_that_allow(May.VIEW_ELECTIONS))
        if len(councils) == 1:
            return redirect(url_for("elections.listed", body=councils[0]), code=303)
        mine = {council.id: allowed(session, council) for council in councils}
        found = [(one, mine[one.round.term.body_id]) for one in queries.of_bodies(session, councils)]
        statuses = queries.statuses(session, [one for one, _mine in found])
        rows = [(one, *row_of(one, statuses[one.id], ours)) for one, ours in found]
    return render_template(
        "secretariat/elections/of_all.html",
        councils=councils,
        rows=rows,
        may_begin=may(signed_in(), May.CREATE_BODIES),
        word=word,
    )


def row_of(election: "Election", status: Status, mine: Collection[May]) -> "tuple[Status, LazyProxy | str]":
    """Return where an election, loaded, is, and what is next for somebody who may do these things; may be empty."""
    shown = told(status, mine)
    _endpoint, label, needed = NEXT.get(shown, ("", "", None))
    if needed in mine and not (shown is Status.VOTING and May.MANAGE_ELECTIONS in mine):
        return shown, label
    way = ahead(ElectionFacts(passed=election.passed, is_rehearsal=election.is_rehearsal))
    kind = next((one for one in way if one not in _ASIDE), None)
    is_theirs = shown not in _COUNTED and kind is not None and NEEDED.get(kind, May.MANAGE_ELECTIONS) in mine
    return shown, DOORS[kind][1] if kind and is_theirs else ""
