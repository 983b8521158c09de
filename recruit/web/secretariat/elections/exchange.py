"""Naboens opsætning: how an election is held as one file without its people, and an election held as another was."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.acts import vacancies
from recruit.elections.formats import outline as exchange_file
from recruit.elections.operations import outline as operations
from recruit.elections.queries import election as elections
from recruit.elections.queries import outline as queries
from recruit.elections.rules.outline import LONGEST_TEXT, ContestOutline, ElectionOutline, Fit, fitted
from recruit.elections.rules.setting_up import OFFERED
from recruit.elections.words import voted_on
from recruit.foundation import clock
from recruit.foundation.i18n import format_list
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.recruitment import queries as recruitment
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import FileField, Required, TextAreaField
from recruit.web.form import Form, VersionedForm
from recruit.web.lengths import AtMost
from recruit.web.secretariat.elections.contests_form import whole_label
from recruit.web.secretariat.elections.exchange_form import AfterNeighbourForm, answers, neighbour_form
from recruit.web.secretariat.elections.loading import ALL, election_to_change, open_election
from recruit.web.secretariat.elections.setting_up import asked_for, rounds_with_a_vote, without_election
from recruit.web.secretariat.recruitment.timetable_rows import away
from recruit.web.secretariat.setup.council import open_council
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recruit.bodies.model import Body
    from recruit.elections.model import Election

bp = Blueprint("election_exchange", __name__, url_prefix=ALL)


def _held(contest: ContestOutline) -> str:
    """Return how a contest of a file is held: how it is voted on, how many are next, and the most from one group."""
    if contest.method not in OFFERED:
        return contest.method
    parts = [voted_on(contest)]
    if contest.substitutes is not None:
        parts.append(_("%(number)s next in order", number=contest.substitutes))
    if contest.group_cap is not None:
        parts.append(_("at most %(number)s from one group by country", number=contest.group_cap))
    return "; ".join(parts)


#: What a template says the parts of a file with.
SAID: "Mapping[str, Any]" = {"word": word, "held": _held, "away": away}


class LessonsForm(VersionedForm):
    lessons = TextAreaField(
        _l("What would you do otherwise next time?"),
        [AtMost(LONGEST_TEXT)],
        hint=_l("The next election shows it beside its checklist, and it goes into the file. Name nobody."),
        render_kw={"rows": 5},
    )


class FileForm(Form):
    file = FileField(
        _l("The neighbour's file"),
        [Required()],
        hint=_l("It ends in .json. Nothing is made until you have seen what is in it."),
        render_kw={"accept": ".json,application/json"},
    )


@bp.route("/<id:election_id>/naboens-opsaetning", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def export(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Ask what was learnt, and show what goes into the file."""
    with reading() as session:
        council, election, outline = _outline(session, body, election_id)
    form = LessonsForm(data={"version": election.version, "lessons": election.lessons})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            form.check(changing)
            operations.learn(session, changing, str(form.lessons.data), by=current_actor(), now=clock.now())
            flash(_("It is written down."))
            return form.done(session, url_for(".export", body=ours, election_id=election_id))
    page = render_template(
        "secretariat/elections/exchange/export.html",
        form=form,
        council=council,
        election=election,
        outline=outline,
        said=SAID,
    )
    return page, form.status


@bp.get("/<id:election_id>/naboens-opsaetning.json")
@requires(May.MANAGE_ELECTIONS)
def download(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, _election, outline = _outline(session, body, election_id)
    answer = Response(exchange_file.to_json(outline), content_type="application/json; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{council.slug}-valg-opsaetning.json")
    return answer


@bp.route("/nyt/fra-nabo", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def upload(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_ELECTIONS)
        if not rounds_with_a_vote(session, council):
            return render_template("secretariat/elections/no_round.html", council=council)
    form = FileForm()
    if form.validate_on_submit():
        with form.refusals():
            file = form.file.data.read()
            outline = exchange_file.from_json(file)
            return _page(body, outline, file.decode("utf-8-sig"), is_sent=False)
    return render_template("secretariat/elections/exchange/upload.html", form=form, council=council), form.status


@bp.post("/nyt/fra-nabo/opret")
@requires(May.MANAGE_ELECTIONS)
def create(body: BodyRef) -> ResponseReturnValue:
    sent = FileForm(formdata=None)
    content = request.form.get("content", "")
    with sent.refusals():
        outline = exchange_file.from_json(content.encode())
    if sent.errors:
        with reading() as session:
            council = open_council(session, body, May.MANAGE_ELECTIONS)
        return render_template("secretariat/elections/exchange/upload.html", form=sent, council=council), sent.status
    return _page(body, outline, content, is_sent=True)


def _outline(session: Session, ref: BodyRef, election_id: UUID) -> "tuple[Body, Election, ElectionOutline]":
    council, election = open_election(session, ref, election_id, May.MANAGE_ELECTIONS)
    round_ = recruitment.round_of_body(session, council, election.round_id)
    return council, election, queries.outline(session, election, round_)


def _page(ref: BodyRef, outline: ElectionOutline, content: str, *, is_sent: bool) -> ResponseReturnValue:
    """Show what a file holds and what of it does not fit, with the five questions; once they are sent, make it."""
    with reading() as session:
        council = open_council(session, ref, May.MANAGE_ELECTIONS)
        rounds, earlier = rounds_with_a_vote(session, council), elections.of_body(session, council)
        if not rounds:
            return render_template("secretariat/elections/no_round.html", council=council)
        chosen = asked_for(rounds, "runde") or without_election(rounds, earlier)
        round_ = recruitment.round_of_body(session, council, chosen.id)
        places = vacancies.vacant(session, round_, on=clock.today())
        fit = fitted(outline, queries.here(round_, places))
        data = answers(council, round_, places, outline)
    form = neighbour_form(fit, {"content": content, **data}, is_sent=is_sent)
    if is_sent and form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = open_council(session, ref, May.MANAGE_ELECTIONS)
            made = _made(session, ours, chosen.id, form, fit, outline)
            return form.done(session, url_for("election.election", body=ours, election_id=made.id))
    page = render_template(
        "secretariat/elections/exchange/preview.html",
        form=form,
        council=council,
        round=round_,
        outline=outline,
        fit=fit,
        reasons=[sentence(reason) for reason in fit.reasons],
        said=SAID,
    )
    return page, form.status


def _made(
    session: Session, council: "Body", round_id: UUID, form: AfterNeighbourForm, fit: Fit, outline: ElectionOutline
) -> "Election":
    """Make the election that the form and the file say. Raises Refused at its fields."""
    round_ = recruitment.round_of_body(session, council, round_id, lock=True)
    contests = form.contests(fit, whole_label(round_))
    by, now = current_actor(), clock.now()
    settings, lessons = form.settings_as(outline), outline.lessons
    made, left_out = operations.create_as(session, round_, settings, contests, fit, lessons, by=by, now=now)
    flash(_("%(name)s is set up as the neighbour's. Nobody sees it until you announce it.", name=made.name))
    if left_out:
        dates = format_list([word(step) for step in left_out])
        flash(_("Not taken, as they would come in the wrong order here: %(dates)s.", dates=dates), "warning")
    return made
