"""Nyt valg: five questions make an election with one contest; and changing what an election is."""

from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import vacancies
from recruit.elections.operations import setting_up as operations
from recruit.elections.operations import task as checklists
from recruit.elections.queries import election as queries
from recruit.elections.rules.setting_up import contest_of
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules.timetable import has_a_vote
from recruit.web.access import May, current_actor, requires
from recruit.web.body_menu import Way
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.elections.contests import warn_of_seats
from recruit.web.secretariat.elections.contests_form import whole_label
from recruit.web.secretariat.elections.loading import ALL, election_to_change, open_election
from recruit.web.secretariat.elections.settings_form import ChangeForm, NewForm, proposed, stands
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.bodies.model import Body
    from recruit.elections.model import Election
    from recruit.recruitment.model import RecruitmentRound

T = TypeVar("T", "Election", "RecruitmentRound")

bp = Blueprint("election_setup", __name__, url_prefix=ALL)


@bp.route("/nyt", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def new(body: BodyRef) -> ResponseReturnValue:
    """Ask the five questions, filled in from `?runde=` or the latest round, and from `?som=`, an earlier election."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_ELECTIONS)
        rounds = rounds_with_a_vote(session, council)
        earlier = [one for one in queries.of_body(session, council) if not one.is_rehearsal]
        if not rounds:
            return render_template("secretariat/elections/no_round.html", council=council)
        template = asked_for(earlier, "som")
        chosen = asked_for(rounds, "runde") or without_election(rounds, earlier)
        round_ = recruitment.round_of_body(session, council, chosen.id)
        places = vacancies.vacant(session, round_, on=clock.today())
        form = NewForm(data=proposed(council, round_, sum(vacancies.numbers(places).values()), template))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = open_council(session, body, May.MANAGE_ELECTIONS)
            made = _set_up(session, ours, chosen.id, form, template)
            flash(_("%(name)s is set up. Nobody sees it until you announce it.", name=made.name))
            warn_of_seats(made, places)
            return form.done(session, url_for("election.election", body=ours, election_id=made.id))
    page = render_template(
        "secretariat/elections/new.html",
        form=form,
        council=council,
        round=chosen,
        rounds=[Way(one.name, url_for(".new", body=council, runde=one.id), one is chosen) for one in rounds],
        earlier=[one for one in earlier if one is not template],
        template=template,
    )
    return page, form.status


@bp.route("/<id:election_id>/ret", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def change(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
    form = ChangeForm(data={"version": election.version, **stands(election)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = election_to_change(session, body, election_id)
            form.check(changed, stands=stands(changed))
            operations.change(session, changed, form.settings(), by=current_actor(), now=clock.now())
            flash(_("%(name)s is saved.", name=changed.name))
            return form.done(session, url_for("election.election", body=ours, election_id=election_id))
    page = render_template("secretariat/elections/change.html", form=form, council=council, election=election)
    return page, form.status


def rounds_with_a_vote(session: Session, council: "Body") -> "list[RecruitmentRound]":
    """Return the rounds of a council that end in a vote, the latest first."""
    return [one for one in recruitment.rounds(session, [council]) if has_a_vote(one.filling_method)]


def asked_for(offered: "Sequence[T]", name: str) -> "T | None":
    """Return which of the elections, or of the rounds, the address names, if it names one."""
    return next((one for one in offered if str(one.id) == request.args.get(name)), None)


def without_election(rounds: "Sequence[RecruitmentRound]", earlier: "Sequence[Election]") -> "RecruitmentRound":
    """Return the latest round that has no election yet, or the latest of all."""
    held = {one.round_id for one in earlier}
    return next((one for one in rounds if one.id not in held), rounds[0])


def _set_up(
    session: Session, council: "Body", round_id: UUID, form: NewForm, template: "Election | None"
) -> "Election":
    """Set the election up as the form has it, with its checklist. Raises Refused at its fields."""
    round_ = recruitment.round_of_body(session, council, round_id)
    contest = contest_of(form.questions(), whole_label(round_))
    by, now = current_actor(), clock.now()
    made = operations.create(session, round_, form.settings(), [contest], by=by, now=now)
    checklists.fill(session, made, like=template, by=by, now=now)
    return made
