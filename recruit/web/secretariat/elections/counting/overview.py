"""Optælling: what is entered and what is missing, whether it adds up, and the button that counts."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.counting.contest import BadInput
from recruit.counting.result import Outcome
from recruit.elections.operations import counting as operations
from recruit.elections.rules.counting import is_ranked
from recruit.elections.rules.vocabulary import CountRound
from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.i18n import current_locale
from recruit.foundation.i18n import gettext as _
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import Form
from recruit.web.secretariat.elections.counting.sheets import contest_of, sheets
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model import StoredCount

bp = Blueprint("election_tallies", __name__, url_prefix=f"{PREFIX}/optaelling")


@bp.get("")
@requires(May.VIEW_COUNTS)
def overview(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    return _page(body, election_id, Form())


@bp.post("/<id:contest_id>/taelop", defaults={"round_": CountRound.FINAL})
@bp.post("/<id:contest_id>/taelop-foreloebig", defaults={"round_": CountRound.PRELIMINARY})
@requires(May.MANAGE_ELECTIONS)
def count(body: BodyRef, election_id: UUID, contest_id: UUID, round_: CountRound) -> ResponseReturnValue:
    """Count a contest, and lead to what it came to, or to the lot that it waits for."""
    form = Form()
    if form.validate_on_submit():
        try:
            with form.refusals(), transaction() as session:
                ours, election = election_to_change(session, body, election_id)
                contest = contest_of(election, contest_id)
                made = operations.count(session, election, contest, round_, by=current_actor(), now=clock.now())
                flash(_("%(contest)s is counted.", contest=contest.label))
                return redirect(onward(ours, election_id, made), code=303)
        except BadInput as fault:
            form.form_errors.append(fault.sentence(current_locale().code))
    return _page(body, election_id, form)


def onward(body: "Body", election_id: UUID, made: "StoredCount") -> str:
    """Return where somebody goes on after a count: to the lot, where the final count waits for one."""
    waits = made.outcome is Outcome.LOT_REQUIRED and made.round is CountRound.FINAL
    return url_for("election_lots.lots" if waits else "election_result.result", body=body, election_id=election_id)


def _page(body: BodyRef, election_id: UUID, form: Form) -> tuple[str, int]:
    with reading() as session:
        council, election = open_election(session, body, election_id, May.VIEW_COUNTS)
        found = sheets(session, election, current_actor())
        rows = [row for sheet in found for section in sheet.sections for row in section.rows]
        names = accounts.names(session, {one.by for row in rows for one in (row.first, row.second) if one})
    page = render_template(
        "secretariat/elections/counting/overview.html",
        council=council,
        election=election,
        form=form,
        sheets=found,
        first=next((sheet for sheet in found if not sheet.is_done), None),
        hindrances=[sentence(reason) for reason in operations.may_count(election)],
        names=names,
        me=current_actor().reference,
        is_ranked=is_ranked,
        word=word,
    )
    return page, form.status
