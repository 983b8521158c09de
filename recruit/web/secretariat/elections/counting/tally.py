"""One place: entering what was counted, entering it again by somebody else, correcting it, and taking it away."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.operations import counting as operations
from recruit.elections.operations.counting import At
from recruit.elections.queries import election as queries
from recruit.elections.queries.account import voters_at
from recruit.elections.rules.counting import is_ranked
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.elections.counting.sheets import contest_of, may_see
from recruit.web.secretariat.elections.counting.tally_form import PapersForm, TotalsForm, form_for, stands
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model import Contest, Election, Tally

bp = Blueprint("election_tally", __name__, url_prefix=f"{PREFIX}/optaelling")


@bp.route("/<id:contest_id>/ny", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def new(body: BodyRef, election_id: UUID, contest_id: UUID) -> ResponseReturnValue:
    """Enter a place; the address can name the place, the form of voting, and that the papers are entered."""
    with reading() as session:
        council, election = open_election(session, body, election_id, May.WORK_AT_POLLS)
        contest = contest_of(election, contest_id)
        form = _empty(session, election, contest)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            given = form.at(clerk=1), form.counted()
            into = contest_of(changing, contest_id)
            operations.enter(session, changing, into, *given, by=current_actor(), now=clock.now())
            flash(_("%(place)s is entered.", place=given[0].place))
            return form.done(session, url_for("election_tallies.overview", body=ours, election_id=election_id))
    with reading() as session:
        twin = _twin(session, contest, form) if form.errors else None
    return _page("new", form, council, election, contest, twin=twin)


@bp.route("/<id:tally_id>", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def correct(body: BodyRef, election_id: UUID, tally_id: UUID) -> ResponseReturnValue:
    """Correct what stands; whoever is to enter it again without having seen it is led there."""
    with reading() as session:
        council, election = open_election(session, body, election_id, May.WORK_AT_POLLS)
        contest, tally, other = _loaded(session, election, tally_id)
        if tally.clerk == 1 and not may_see(election, tally, other, current_actor()):
            return redirect(url_for(".again", body=council, election_id=election_id, tally_id=tally_id), code=303)
        form = form_for(
            election, contest, _names(session, election, contest), stands(tally), papers=tally.papers is not None
        )
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            into, corrected, _other = _loaded(session, changing, tally_id)
            form.check(corrected, stands=stands(corrected))
            given = form.at(corrected.clerk), form.counted()
            operations.correct(session, changing, into, corrected, *given, by=current_actor(), now=clock.now())
            flash(_("%(place)s is corrected.", place=given[0].place))
            return form.done(session, url_for("election_tallies.overview", body=ours, election_id=election_id))
    with reading() as session:
        twin = _twin(session, contest, form, tally_id) if form.errors else None
    return _page("correct", form, council, election, contest, tally=tally, twin=twin)


@bp.route("/<id:tally_id>/igen", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def again(body: BodyRef, election_id: UUID, tally_id: UUID) -> ResponseReturnValue:
    """Enter a place again, without seeing what the first person entered."""
    with reading() as session:
        council, election = open_election(session, body, election_id, May.WORK_AT_POLLS)
        contest, first, _other = _loaded(session, election, tally_id)
        known = voters_at(session, election, contest, first.round, first.place, first.form)
        empty = {"version": 0, "expected": known}
        form = form_for(election, contest, _names(session, election, contest), empty, papers=first.papers is not None)
    del form.round, form.place, form.form
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            into, once, _other = _loaded(session, changing, tally_id)
            at = At(once.round, once.place, once.form, clerk=2)
            operations.enter(session, changing, into, at, form.counted(), by=current_actor(), now=clock.now())
            flash(_("%(place)s is entered by both.", place=once.place))
            return form.done(session, url_for("election_tallies.overview", body=ours, election_id=election_id))
    return _page("again", form, council, election, contest, tally=first)


@bp.route("/<id:tally_id>/fjern", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def remove(body: BodyRef, election_id: UUID, tally_id: UUID) -> ResponseReturnValue:
    """Say what taking an entry away means, then do it."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            contest, tally, _other = _loaded(session, changing, tally_id)
            operations.remove(session, changing, contest, tally, by=current_actor(), now=clock.now())
            flash(_("What was entered for %(place)s is taken away.", place=tally.place))
            return form.done(session, url_for("election_tallies.overview", body=ours, election_id=election_id))
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        contest, tally, _other = _loaded(session, election, tally_id)
    return _page("remove", form, council, election, contest, tally=tally)


def _empty(session: Session, election: "Election", contest: "Contest") -> TotalsForm | PapersForm:
    asked = request.args
    place = asked.get("sted", election.place)
    form = FormOfVoting(next((one for one in election.forms if one == asked.get("form")), election.forms[0]))
    start = {
        "version": 0,
        "round": CountRound.FINAL.value,
        "place": place,
        "form": form,
        "expected": voters_at(session, election, contest, CountRound.FINAL, place, form),
    }
    papers = is_ranked(contest.method) or "sedler" in asked
    return form_for(election, contest, _names(session, election, contest), start, papers=papers)


def _names(session: Session, election: "Election", contest: "Contest") -> dict[int, str]:
    called = queries.names(session, election)
    return {one.number: called.get(one.nomination_id, _("(erased)")) for one in contest.entries}


def _loaded(session: Session, election: "Election", tally_id: UUID) -> "tuple[Contest, Tally, Tally | None]":
    """Return a tally with its contest and what the other person entered for the same place. Raises NotFound."""
    entered = queries.tallies(session, election)
    tally = next((one for one in entered if one.id == tally_id), None)
    if tally is None:
        raise NotFound("tally")
    same = (tally.contest_id, tally.round, tally.place, tally.form)
    other = [one for one in entered if (one.contest_id, one.round, one.place, one.form) == same and one is not tally]
    return contest_of(election, tally.contest_id), tally, other[0] if other else None


def _twin(
    session: Session, contest: "Contest", form: TotalsForm | PapersForm, but: UUID | None = None
) -> "Tally | None":
    """Return what stands already for the place that was typed."""
    typed = (form.round.data, str(form.place.data).strip().casefold(), form.form.data)
    for one in queries.tallies_of(session, contest):
        if (one.round.value, one.place.casefold(), one.form.value) == typed and one.clerk == 1 and one.id != but:
            return one
    return None


def _page(
    name: str, form: ActingForm, council: "Body", election: "Election", contest: "Contest", **shown: Any
) -> tuple[str, int]:
    page = render_template(
        f"secretariat/elections/counting/{name}.html",
        form=form,
        council=council,
        election=election,
        contest=contest,
        word=word,
        **shown,
    )
    return page, form.status
