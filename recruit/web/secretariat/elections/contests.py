"""Afstemninger: for which seats there is one, how many crosses a paper has, and how it is counted."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import vacancies
from recruit.elections.operations import setting_up as operations
from recruit.elections.rules.setting_up import beyond_the_round
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.rules.selection import Places
from recruit.recruitment import queries as recruitment
from recruit.web.access import May, current_actor, requires
from recruit.web.body_menu import Way
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.elections.contests_form import DividedBy, contests_form, divided, offered, standing
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.elections.model import Election

bp = Blueprint("election_contests", __name__, url_prefix=PREFIX)

DIVISIONS = {
    DividedBy.TOGETHER: _l("All seats in one contest"),
    DividedBy.GROUPS: _l("A contest for each member group"),
    DividedBy.COUNTRIES: _l("A contest for each group by country"),
}


def warn_of_seats(election: "Election", places: Mapping[UUID, Places]) -> None:
    """Say where the contests of an election, loaded, have more seats than its round fills."""
    for reason in beyond_the_round(election.contests, vacancies.numbers(places)):
        flash(sentence(reason), "warning")


@bp.route("/afstemninger", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def contests(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show the contests as they are, or with `?fordeling=` as the seats would be divided; then save them."""
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        round_ = recruitment.round_of_body(session, council, election.round_id)
        divisions = offered(round_)
        into = next((one for one in divisions if one == request.args.get("fordeling")), None)
        places = vacancies.vacant(session, round_, on=clock.today())
        form = contests_form(divided(round_, places, into) if into else standing(election.contests), round_)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = election_to_change(session, body, election_id)
            operations.change_contests(session, changed, form.contests(), by=current_actor(), now=clock.now())
            flash(_("The contests are saved."))
            warn_of_seats(changed, places)
            return form.done(session, url_for("election.election", body=ours, election_id=election_id))
    ways = [
        Way(
            str(DIVISIONS[one]), url_for(".contests", body=council, election_id=election_id, fordeling=one), one is into
        )
        for one in divisions
    ]
    page = render_template(
        "secretariat/elections/contests.html", form=form, council=council, election=election, ways=ways
    )
    return page, form.status
