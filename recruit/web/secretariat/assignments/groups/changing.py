"""What is changed about a working group: its name, who takes part and leads, and that it ends; and whom to write to."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.assignments.operations import groups as operations
from recruit.assignments.queries import group as queries
from recruit.assignments.rules import GroupEnd
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, first_day_after
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.people import queries as people
from recruit.people.rules import ContactKind
from recruit.reports.words import WORDS
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import (
    CheckboxField,
    DateField,
    PartialDateField,
    RadioField,
    Required,
    SelectField,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.people import note_look
from recruit.web.secretariat.assignments.groups.loading import PREFIX, shown, the_group, the_participation
from recruit.web.secretariat.choosing import SomebodyForm

if TYPE_CHECKING:
    from recruit.assignments.model import WorkingGroup
    from recruit.bodies.model import Body
    from recruit.people.model import Person

bp = Blueprint("working_groups_acts", __name__, url_prefix=f"{PREFIX}/<id:group_id>")

#: The dissolution of a council is an act of its own, and ends its groups.
ENDS = [(end.value, words) for end, words in WORDS[GroupEnd].items() if end is not GroupEnd.BODY_DISSOLVED]


class CorrectForm(VersionedForm):
    name = TextField(_l("What is the group called?"), [Required(), LINE], width="l")
    purpose = TextAreaField(
        _l("What is it for?"), [Optional(), REMARK], hint=_l("Everybody can read it on the public page.")
    )
    looks_for_people = CheckboxField(
        _l("The group looks for people"),
        hint=_l("The public page says so, and lets people come forward while no call is open."),
    )


class JoinForm(SomebodyForm):
    """Somebody of the council, or anybody else by name."""

    known = SelectField(_l("Who takes part?"), [Optional()], marked=False)
    name = TextField(
        _l("Or somebody else: the name"),
        [Optional(), LINE],
        hint=_l("Whoever takes part need not be a member of the council."),
        width="l",
        marked=False,
    )
    since = DateField(_l("First day"), [Required()], default=clock.today)
    leads = CheckboxField(_l("Leads the group"))

    def person(self, session: Session) -> "Person":
        """Return the one who is meant. Raises Refused while that is open, and where nobody or two are named."""
        is_known, is_named = bool(self.known.data), bool((self.name.data or "").strip())
        if is_known == is_named:
            raise Refused([Refusal("name-one-person", field="known")])
        return people.person(session, UUID(self.known.data)) if is_known else super().person(session)


class LeadForm(VersionedForm):
    lead = RadioField(_l("Who leads the group?"), [Optional()], marked=False)
    since = DateField(_l("From which day?"), [Required()], default=clock.today)


class StopForm(ActingForm):
    last_day = PartialDateField(_l("Last day in the group"), [Required()])


class EndForm(ActingForm):
    last_day = PartialDateField(_l("Last day of the group"), [Required()])
    ended_as = RadioField(_l("How does it end?"), [Required()], choices=ENDS)
    because = TextAreaField(
        _l("Why?"), [Required(), REMARK], hint=_l("In a few words, for the list of earlier groups.")
    )


@bp.route("/ret", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def correct(body: BodyRef, group_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found, group = the_group(session, body, group_id)
        form = CorrectForm(obj=group)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_group(session, body, group_id, lock=True)
            form.check(locked)
            name, purpose = str(form.name.data), form.purpose.data or ""
            looks, by, now = bool(form.looks_for_people.data), current_actor(), clock.now()
            operations.set_group_right(session, locked, name, purpose, looks_for_people=looks, by=by, now=now)
            flash(_("It is corrected."))
            return form.done(session, _back(ours, locked))
    return _page("correct", form, found, group)


@bp.route("/deltager", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def join(body: BodyRef, group_id: UUID) -> ResponseReturnValue:
    today, form = clock.today(), JoinForm()
    with reading() as session:
        found, group = the_group(session, body, group_id)
        facts = group.facts()
        there = queries.people_of_the_council(session, found, on=today)
        free = [(str(one.id), one.name) for one in there if not facts.takes_part(one.id, on=today)]
        form.known.choices = [("", _("Choose")), *free]
        form.offer(session)
    if facts.lead(on=today) is not None:
        del form.leads
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_group(session, body, group_id, lock=True)
            person, leads = form.person(session), bool(form.leads and form.leads.data)
            by, now = current_actor(), clock.now()
            operations.join(session, locked, person, form.since.data, leads=leads, by=by, now=now)
            flash(_("%(name)s takes part in the working group.", name=person.name))
            return form.done(session, _back(ours, locked))
    return _page("join", form, found, group)


@bp.route("/tovholder", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def lead(body: BodyRef, group_id: UUID) -> ResponseReturnValue:
    """Say who leads a group; whoever led it before goes on taking part. Two who choose at once are told of it."""
    today = clock.today()
    with reading() as session:
        found, group = the_group(session, body, group_id)
        now_there = shown(group, on=today)
        led_by = str(now_there.lead.id) if now_there.lead else ""
        form = LeadForm(data={"version": group.version, "lead": led_by})
        form.lead.choices = [*((str(one.id), one.person.name) for one in now_there.there), ("", _("Nobody"))]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_group(session, body, group_id, lock=True)
            form.check(locked, stands={"lead": led_by, "since": form.since.data})
            one = the_participation(locked, UUID(form.lead.data)) if form.lead.data else None
            operations.let_lead(session, locked, one, form.since.data, by=current_actor(), now=clock.now())
            flash(_("%(name)s leads the working group.", name=one.person.name) if one else _("Nobody leads the group."))
            return form.done(session, _back(ours, locked))
    return _page("lead", form, found, group, one=now_there)


@bp.route("/deltager/<id:participation_id>/stop", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def stop(body: BodyRef, group_id: UUID, participation_id: UUID) -> ResponseReturnValue:
    form = StopForm(data={"last_day": PartialDate(clock.today())})
    with reading() as session:
        found, group = the_group(session, body, group_id)
        one = the_participation(group, participation_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_group(session, body, group_id, lock=True)
            ends = the_participation(locked, participation_id)
            operations.stop(session, locked, ends, form.last_day.data, by=current_actor(), now=clock.now())
            flash(_("%(name)s no longer takes part after that day.", name=ends.person.name))
            return form.done(session, _back(ours, locked))
    return _page("stop", form, found, group, one=one)


@bp.route("/afslut", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def end(body: BodyRef, group_id: UUID) -> ResponseReturnValue:
    form = EndForm(data={"last_day": PartialDate(clock.today()), "ended_as": GroupEnd.DONE.value})
    with reading() as session:
        found, group = the_group(session, body, group_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_group(session, body, group_id, lock=True)
            last, why, because = form.last_day.data, GroupEnd(form.ended_as.data), str(form.because.data)
            operations.end_group(session, locked, last, why, because, by=current_actor(), now=clock.now())
            has_ended = first_day_after(last) <= clock.today()
            flash(
                _("The working group has ended. It stands among the earlier ones.")
                if has_ended
                else _("It is written down: the last day of the working group is %(day)s.", day=format_date(last))
            )
            return form.done(session, url_for("working_groups.listed", body=ours))
    return _page("end", form, found, group, one=shown(group, on=clock.today()))


@bp.get("/postliste")
@requires(May.MANAGE_BODIES)
def mailing(body: BodyRef, group_id: UUID) -> ResponseReturnValue:
    """Show the addresses of those who take part today; who looked at them is noted."""
    with reading() as session:
        found, group = the_group(session, body, group_id)
        there = queries.reached(session, group, on=clock.today())
    note_look(*there)
    emails = [email for one in there if (email := one.reached_by(ContactKind.EMAIL))]
    without = [(one, one.reached_by(ContactKind.PHONE)) for one in there if not one.reached_by(ContactKind.EMAIL)]
    return _page("mailing", None, found, group, emails=list(dict.fromkeys(emails)), without=without)


def _page(
    name: str, form: ActingForm | None, body: "Body", group: "WorkingGroup", **further: object
) -> ResponseReturnValue:
    template = f"secretariat/assignments/groups/{name}.html"
    page = render_template(template, form=form, body=body, group=group, back=_back(body, group), **further)
    return page, form.status if form else 200


def _back(body: "Body", group: "WorkingGroup") -> str:
    return url_for("working_groups.group", body=body, group_id=group.id)
