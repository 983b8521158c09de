"""What a sitting member has said in another way than behind the link: on paper, by telephone, by e-mail, in person."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import continuing, sitting
from recruit.acts.continuing import Member, Where
from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.languages import queries as languages
from recruit.foundation.refusal import NotFound
from recruit.nominations import rules
from recruit.nominations.operations import continuation as operations
from recruit.nominations.operations.continuation import MANNERS
from recruit.nominations.queries import continuation as queries
from recruit.nominations.rules import Source, Submission
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules import Route
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.form import ActingForm
from recruit.web.nominations import fields
from recruit.web.nominations.fields import Asking
from recruit.web.secretariat.nominations.continuation import WHERE
from recruit.web.secretariat.nominations.entering_form import ArrivalFields, EnteringForm, as_before
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/fortsaet/<id:person_id>"
bp = Blueprint("continuation_answer", __name__, url_prefix=PREFIX)

YES, NO = "ja", "nej"


class AnswerForm(ArrivalFields, ActingForm):
    answer = RadioField(
        _l("What does the member say?"),
        [Required()],
        choices=[(YES, _l("Yes, I want to go on")), (NO, _l("No, thank you"))],
        hints={
            YES: _l("Next comes the form, filled in with what is known."),
            NO: _l("Somebody who stands already is withdrawn. No letter is sent."),
        },
    )


#: What the form of somebody else's nomination asks besides.
_NOT_ASKED = (
    *("route", "known", "heard", "accepts"),
    *("nominator_name", "nominator_email", "nominator_phone", "nominator_reason"),
)


class YesForm(EnteringForm):
    """The form of somebody who goes on: whose it is and who says so are known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _NOT_ASKED:
            if name in self:
                del self[name]

    def submission(self) -> Submission:
        """Return what was entered."""
        return Submission(
            route=Route.CONTINUATION,
            source=Source(self.source.data),
            nominee=rules.tidied(fields.nominee_of(self), texts=rules.TEXTS),
            language=str(self.language.data or i18n.DEFAULT),
            arrived_at=self.arrived,
            **fields.place_of(self),
        )


def member_of(session: Session, round_: "RecruitmentRound", person_id: UUID) -> Member:
    """Return somebody who sits in a seat of the round, or was asked. Raises NotFound."""
    for member in continuing.members(session, round_, now=clock.now()):
        if member.person.id == person_id:
            return member
    raise NotFound(person_id)


@bp.route("/svar", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def answer(body: BodyRef, round_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Write down what a member says. A yes leads on to the form; whoever was not asked counts as asked by now."""
    form = AnswerForm(data=as_before(request.args, now=clock.now()))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            member = member_of(session, round_, person_id)
            by, now, goes_on = current_actor(), clock.now(), form.answer.data == YES
            ask = operations.asked_in_person(session, round_, member.person, by=by, now=now)
            manner, arrived = MANNERS[Source(form.source.data)], form.arrived
            operations.say(session, ask, goes_on, by=by, now=now, manner=manner, arrived_at=arrived)
            if goes_on and member.where is not Where.GOES_ON:
                here: dict[str, Any] = {"body": council, "round_id": round_id, "person_id": person_id}
                return form.done(session, url_for(".form", **here | form.how_it_came()))
            flash(_("What %(name)s says is written down.", name=member.person.name))
            return form.done(session, url_for("continuation.overview", body=council, round_id=round_id))
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        member = member_of(session, round_, person_id)
    page = render_template(
        "secretariat/nominations/continuation/answer.html",
        form=form,
        council=council,
        round=round_,
        member=member,
        where=WHERE,
        word=word,
    )
    return page, form.status


@bp.route("/formular", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def form(body: BodyRef, round_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show the form of a member who said yes, filled in with what is known, or take it: then they stand."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        member = member_of(session, round_, person_id)
        asking = Asking(round_, recruitment.interests(session))
        known = fields.written_of(queries.known_of(session, member.person, round_))
        sits_for = sitting.group_of(session, round_, person_id, on=clock.today())
        data = {**known, "seat_group": str(sits_for or ""), **as_before(request.args, now=clock.now())}
        filled = YesForm(asking, languages.shown(session), data=data)
    if member.where in (Where.NOT_ASKED, Where.GOES_ON) and request.method == "GET":
        return redirect(url_for("continuation.overview", body=council, round_id=round_id), code=303)
    if filled.validate_on_submit():
        with filled.refusals(), transaction() as session:
            filled.claim(session)
            council, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            by, now = current_actor(), clock.now()
            ask = operations.asked_in_person(session, round_, member.person, by=by, now=now)
            operations.go_on(session, ask, filled.submission(), by=by, now=now)
            flash(
                _("%(name)s stands. A receipt is on its way, where there is an e-mail address.", name=filled.name.data)
            )
            return filled.done(session, url_for("continuation.overview", body=council, round_id=round_id))
    page = render_template(
        "secretariat/nominations/continuation/form.html", form=filled, council=council, round=round_, member=member
    )
    return page, filled.status
