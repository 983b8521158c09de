"""What somebody has said outside their link, and taking back that they were asked."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.assignments.letters import asking as letters
from recruit.assignments.operations import asking_further, asking_letters
from recruit.assignments.rules import Answer, AskingKind
from recruit.assignments.rules.asking_further import may_drop_out
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.recruitment.rules import Manner
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK
from recruit.web.secretariat.assignments.asking.loading import PREFIX, the_ask, the_round
from recruit.web.secretariat.manners import MANNERS
from recruit.web.secretariat.recruitment.members_form import as_read

if TYPE_CHECKING:
    from recruit.assignments.model import AskingRound, RoundAsk
    from recruit.bodies.model import Body

bp = Blueprint("asking_answers", __name__, url_prefix=f"{PREFIX}/<id:round_id>/spurgt/<id:ask_id>")


class DropForm(ActingForm):
    manner = RadioField(_l("How did they say it?"), [Required()], choices=MANNERS)


class AnswerForm(ActingForm):
    answer = RadioField(
        _l("What do they say?"),
        [Required()],
        choices=[
            (Answer.YES.value, _l("Yes")),
            (Answer.NO.value, _l("No")),
            (Answer.LATER.value, _l("Ask me later")),
        ],
        hints={Answer.LATER.value: _l("They are reminded, and asked again with the next step.")},
    )
    said = TextAreaField(_l("What they add"), [REMARK], render_kw={"rows": 3})
    manner = RadioField(_l("How did they say it?"), [Required()], choices=MANNERS)
    arrived_on = DateField(_l("On which day did it arrive?"), [Required()])
    arrived_at = ClockField(_l("At what time?"), [Required()])

    @property
    def arrived(self) -> datetime:
        """When it arrived."""
        return clock.instant(self.arrived_on.data, self.arrived_at.data)


@bp.route("/svar", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def answer(body: BodyRef, round_id: UUID, ask_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        page = _shown(council, found, the_ask(found, ask_id))
    asked: RoundAsk = page["asked"]
    local = clock.local(now)
    said = asked.answer.value if asked.answer else None
    form = AnswerForm(data={"answer": said, "said": asked.said, "arrived_on": local.date(), "arrived_at": local.time()})
    if found.kind is AskingKind.OPINION:
        form.said.label.text = _("What do they think?")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            one, by, arrived = the_ask(locked, ask_id), current_actor(), form.arrived
            said_, words, manner = Answer(form.answer.data), str(form.said.data or ""), Manner(form.manner.data)
            asking_letters.take_down(
                session, ours, locked, one, said_, manner, words, arrived_at=arrived, by=by, now=now
            )
            name = one.person.name
            flash(
                _("What %(name)s says is written down. It came after the deadline, and is marked so.", name=name)
                if one.is_late
                else _("What %(name)s says is written down.", name=name)
            )
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/asking/answer.html", form=form, **page), form.status


@bp.route("/tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def withdraw(body: BodyRef, round_id: UUID, ask_id: UUID) -> ResponseReturnValue:
    form, now = ActingForm(), clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        page = _shown(council, found, the_ask(found, ask_id))
        text = as_read(session, letters.over(page["asked"].person, council, page["asked"].asked_at))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            one, by = the_ask(locked, ask_id), current_actor()
            is_told = asking_letters.withdraw(session, ours, locked, one, by=by, now=now)
            name = one.person.name
            flash(_("It is taken back, and %(name)s is told.", name=name) if is_told else _("It is taken back."))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/asking/withdrawing.html", form=form, text=text, **page), form.status


@bp.route("/alligevel", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def after_all(body: BodyRef, round_id: UUID, ask_id: UUID) -> ResponseReturnValue:
    """Let an ask count again that was taken back."""
    form, now = ActingForm(), clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        page = _shown(council, found, the_ask(found, ask_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _ours, locked = the_round(session, body, round_id, lock=True)
            one = the_ask(locked, ask_id)
            asking_further.ask_after_all(session, locked, one, by=current_actor(), now=now)
            flash(_("%(name)s is asked after all.", name=one.person.name))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/asking/after_all.html", form=form, **page), form.status


@bp.route("/afbud", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def drop_out(body: BodyRef, round_id: UUID, ask_id: UUID) -> ResponseReturnValue:
    """Note that somebody who was chosen for an event cannot after all."""
    form, now = DropForm(), clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        page = _shown(council, found, the_ask(found, ask_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _ours, locked = the_round(session, body, round_id, lock=True)
            one, by, manner = the_ask(locked, ask_id), current_actor(), Manner(form.manner.data)
            asking_further.drop_out(session, locked, one, manner, by=by, now=now)
            flash(_("%(name)s does not come. The place is free.", name=one.person.name))
            return form.done(session, page["back"])
    page["may"] = not may_drop_out(found.facts(), page["asked"].person_id)
    return render_template("secretariat/assignments/asking/dropping.html", form=form, **page), form.status


def _shown(body: "Body", found: "AskingRound", asked: "RoundAsk") -> dict[str, Any]:
    return {
        "body": body,
        "found": found,
        "asked": asked,
        "name": asked.person.name,
        "back": url_for("asking.round", body=body, round_id=found.id),
    }
