"""The elections of a council, the latest first."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.elections.queries import election as queries
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.reach import allowed
from recruit.web.secretariat.elections.loading import ALL
from recruit.web.secretariat.elections.of_all import row_of
from recruit.web.secretariat.elections.setting_up import rounds_with_a_vote
from recruit.web.secretariat.setup.council import open_council

bp = Blueprint("elections", __name__, url_prefix=ALL)


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_ELECTIONS)
        found = queries.of_body(session, council)
        mine, statuses = allowed(session, council), queries.statuses(session, found)
        rounds = [] if found else rounds_with_a_vote(session, council)
    return render_template(
        "secretariat/elections/elections.html",
        council=council,
        rows=[(one, *row_of(one, statuses[one.id], mine)) for one in found],
        has_a_round=bool(rounds),
        word=word,
        may_change=May.MANAGE_ELECTIONS in mine,
    )
