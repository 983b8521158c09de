"""Tjekliste: what has to be ready for an election, by when, and who sees to it; ticked, and printed."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import task as operations
from recruit.elections.queries import task as queries
from recruit.elections.rules.task import NO_LONGER_NEEDED, NewTask, days_between, in_time
from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, Required, TextAreaField, TextField
from recruit.web.form import OPEN_TOO_LONG, ActingForm, VersionedForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.reach import allowed
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election
from recruit.web.secretariat.history import actors_of

if TYPE_CHECKING:
    from datetime import date

    from recruit.elections.model import Election, ElectionTask

bp = Blueprint("election_tasks", __name__, url_prefix=f"{PREFIX}/tjekliste")

#: What a button does to a line, by the end of its address.
ACTS = {"gjort": operations.tick, "igen": operations.untick, "fjern": operations.drop}


class TaskForm(ActingForm):
    """A line of the checklist."""

    what = TextField(
        _l("What has to be done?"),
        [Required(_l("Write what has to be done.")), LINE],
        hint=_l("The calendar shows it to everybody who has its address: no names and no numbers of people."),
    )
    due_on = DateField(
        _l("By which day?"), [Required()], hint=_l("It moves along when the polling day is moved. Such as 4.6.2026")
    )
    owner = TextField(
        _l("Who sees to it?"), [LINE], hint=_l("A name is enough: a colleague, or a helper."), autocomplete="off"
    )
    note = TextAreaField(_l("Remarks"), [REMARK], render_kw={"rows": 2})

    def task(self, polling_on: "date") -> NewTask:
        """Return the line as it is written."""
        days = days_between(polling_on, self.due_on.data)
        return NewTask(str(self.what.data), days, str(self.owner.data or ""), str(self.note.data or ""))


class ChangedTaskForm(TaskForm, VersionedForm):
    """A line that stands."""


class ProposalsForm(ActingForm):
    """What elections like this one usually need, and its checklist does not have."""

    chosen = CheckboxesField(_l("What is needed here, too?"), [Required()])


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def tasks(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id)
        mine = allowed(session, council)
        lines = queries.tasks(session, election_id)
        lacking = queries.lacking(session, election)
        people = actors_of(session, {one.done_by for one in lines if one.done_by})
    return render_template(
        "secretariat/elections/tasks/tasks.html",
        council=council,
        election=election,
        form=ActingForm(),
        may_change=May.MANAGE_ELECTIONS in mine,
        lines=lines,
        lacking=lacking,
        people=people,
        is_over=bool(NO_LONGER_NEEDED & election.passed),
        today=clock.today(),
    )


@bp.get("/udskrift")
@requires(May.VIEW_ELECTIONS)
def print_view(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id)
        lines = queries.tasks(session, election_id)
    return render_template("secretariat/elections/tasks/print.html", council=council, election=election, lines=lines)


@bp.post("/<id:task_id>/gjort", defaults={"act": "gjort"})
@bp.post("/<id:task_id>/igen", defaults={"act": "igen"})
@bp.post("/<id:task_id>/fjern", defaults={"act": "fjern"})
@requires(May.MANAGE_ELECTIONS)
def act(body: BodyRef, election_id: UUID, task_id: UUID, act: str) -> ResponseReturnValue:
    """Note that something is done, or that it is to be done again; or take it off the list."""
    form, back = ActingForm(), url_for(".tasks", body=body, election_id=election_id)
    if not form.validate_on_submit():
        flash(str(OPEN_TOO_LONG), "error")
        return redirect(back, code=303)
    with transaction() as session:
        form.claim(session)
        _ours, election = election_to_change(session, body, election_id)
        line = queries.task(session, election_id, task_id, lock=True)
        ACTS[act](session, election, line, by=current_actor(), now=clock.now())
        if act == "fjern":
            flash(_("%(what)s is no longer on the checklist.", what=line.what))
        return form.done(session, f"{back}#opgave-{task_id}")


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def new(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
    form = TaskForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            task = form.task(changing.polling_on)
            operations.add(session, changing, [task], by=current_actor(), now=clock.now())
            flash(_("It is on the checklist."))
            return form.done(session, url_for(".tasks", body=ours, election_id=election_id))
    return _page("task", form, council, election)


@bp.route("/<id:task_id>", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def change(body: BodyRef, election_id: UUID, task_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        line = queries.task(session, election_id, task_id)
    form = ChangedTaskForm(data={"version": line.version, **_stands(line, election)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            task = queries.task(session, election_id, task_id, lock=True)
            form.check(task, stands=_stands(task, changing))
            to = form.task(changing.polling_on)
            operations.change(session, changing, task, to, by=current_actor(), now=clock.now())
            flash(_("The checklist is saved."))
            return form.done(session, url_for(".tasks", body=ours, election_id=election_id))
    return _page("task", form, council, election, task=line)


@bp.route("/forslag", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def proposals(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Put on the checklist what is chosen of what elections like this one usually need."""
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        is_empty = not queries.tasks(session, election_id)
        lacking = in_time(queries.lacking(session, election), election.polling_on, clock.today())
    form = ProposalsForm(data={"chosen": [one.what for one in lacking] if is_empty else []})
    form.chosen.choices = [(one.what, _by(one, election.polling_on)) for one in lacking]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            chosen = [one for one in lacking if one.what in (form.chosen.data or ())]
            operations.add(session, changing, chosen, by=current_actor(), now=clock.now())
            flash(_("It is on the checklist. Write who sees to what."))
            return form.done(session, url_for(".tasks", body=ours, election_id=election_id))
    return _page("proposals", form, council, election, lacking=lacking)


def _stands(line: "ElectionTask", election: "Election") -> dict[str, Any]:
    """Return the values of a line in the terms of the form."""
    return {"what": line.what, "due_on": line.due_on(election.polling_on), "owner": line.owner, "note": line.note}


def _by(task: NewTask, polling_on: "date") -> str:
    day = format_date(polling_on + timedelta(days=task.days))
    return _("%(what)s, by %(day)s", what=task.what, day=day)


def _page(name: str, form: ActingForm, council: Any, election: Any, **shown: Any) -> tuple[str, int]:
    template = f"secretariat/elections/tasks/{name}.html"
    return render_template(template, form=form, council=council, election=election, **shown), form.status
