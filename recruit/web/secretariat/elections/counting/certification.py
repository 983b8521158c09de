"""Godkendelse: the election committee's meeting certifies what was counted; and taking that back."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import passing as operations
from recruit.elections.queries import election as queries
from recruit.elections.queries.results import results
from recruit.elections.rules.passing import hindrances
from recruit.elections.rules.taking_back import may_take_back
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.reports.elections import result as election_result
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.elections.counting.result import reasons_in_words
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election
from recruit.web.secretariat.elections.passing import CommitteeForm, TakingBackForm, stored_scan
from recruit.web.sentences import sentence

bp = Blueprint("election_certification", __name__, url_prefix=f"{PREFIX}/godkendelse")


@bp.get("")
@requires(May.CERTIFY_ELECTIONS)
def certify(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show what is certified and what is in its way. Once it is, say by whom."""
    return _page(body, election_id, _form())


@bp.post("")
@requires(May.MANAGE_ELECTIONS)
def by_paper(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Record that the committee certified the result at a meeting, and signed on paper."""
    form = _form()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id)
            by, now, kind = current_actor(), clock.now(), Milestone.CERTIFIED
            paper = stored_scan(session, form)
            operations.record(session, election, kind, form.passing(), scan_id=paper, by=by, now=now)
            flash(_("The result is certified. Nobody is told yet."))
            return form.done(session, url_for("election_result.result", body=ours, election_id=election_id))
    return _page(body, election_id, form)


@bp.route("/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def take_back(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Say what taking the certificate back means, then do it."""
    form, kind = TakingBackForm(), Milestone.CERTIFIED
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id)
            operations.take_back(session, election, kind, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("The result is no longer certified, and can be counted again."))
            return form.done(session, url_for("election_tallies.overview", body=ours, election_id=election_id))
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
    page = render_template(
        "secretariat/elections/counting/decertify.html",
        form=form,
        council=council,
        election=election,
        hindrances=[sentence(reason) for reason in may_take_back(kind, election.passed, "-")],
    )
    return page, form.status


def _form() -> CommitteeForm:
    return CommitteeForm(data={"committee_on": clock.today()})


def _page(body: BodyRef, election_id: UUID, form: CommitteeForm) -> tuple[str, int]:
    with reading() as session:
        council, election = open_election(session, body, election_id, May.CERTIFY_ELECTIONS)
        reasons = hindrances(Milestone.CERTIFIED, queries.facts(session, election), today=clock.today())
        found = results(session, election, reasons_in_words())
    page = render_template(
        "secretariat/elections/counting/certify.html",
        form=form,
        council=council,
        election=election,
        certified=election.milestone(Milestone.CERTIFIED),
        hindrances=[sentence(reason) for reason in reasons],
        contests=[(one, election_result.lines(one)) for one in found],
        word=word,
    )
    return page, form.status
