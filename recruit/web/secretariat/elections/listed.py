"""The elections of a council, the latest first."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.elections.queries import election as queries
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.reach import allowed
from recruit.web.secretariat.elections.loading import ALL, told
from recruit.web.secretariat.elections.of_all import following
from recruit.web.secretariat.elections.setting_up import rounds_with_a_vote
from recruit.web.secretariat.setup.council import open_council

bp = Blueprint("elections", __name__, url_prefix=ALL)


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_ELECTIONS)
        found = queries.of_body(session, council)
        mine = allowed(session, council)
        where = {number: told(status, mine) for number, status in queries.statuses(session, found).items()}
        rounds = [] if found else rounds_with_a_vote(session, council)
    return render_template(
        "secretariat/elections/elections.html",
        council=council,
        elections=found,
        where=where,
        following={one.id: following(one, where[one.id]) for one in found} if May.MANAGE_ELECTIONS in mine else {},
        has_a_round=bool(rounds),
        word=word,
        may_change=May.MANAGE_ELECTIONS in mine,
    )
