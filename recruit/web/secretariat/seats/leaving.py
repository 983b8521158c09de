"""Udtræden: when somebody leaves and why, then all that follows with its letters, and one button that does it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.acts.ending.carrying_out import leave, may_leave_on
from recruit.acts.ending.following import following
from recruit.acts.ending.hearing import hearings
from recruit.appointments import queries
from recruit.appointments.rules import EndReason
from recruit.appointments.rules.ending import BY_ANOTHER_ACT, DECIDED_BY_OTHERS, Hearing, NewEnding
from recruit.foundation import clock
from recruit.foundation.dates import first_day_after
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.reports.words import WORDS
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, SelectField, TextField
from recruit.web.secretariat.letters_words import CHANNELS
from recruit.web.secretariat.seats.following import FollowingForm, shown, too_few
from recruit.web.secretariat.seats.following_words import about_reason
from recruit.web.secretariat.seats.loading import shown_of, the_body

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.bodies.model import Body

PREFIX = "/sekretariat/<body:body>/raad/medlemskaber/<id:membership_id>"
bp = Blueprint("bodies_membership_leaving", __name__, url_prefix=f"{PREFIX}/udtraeden")

REASONS = [(reason.value, words) for reason, words in WORDS[EndReason].items() if reason not in BY_ANOTHER_ACT]


class LeavingForm(FollowingForm):
    """Somebody leaves a place."""

    reason = SelectField(_l("Why?"), [Required()], choices=[("", _l("Choose a reason")), *REASONS])
    decided_by = TextField(_l("Who has decided it?"), [Optional()], width="l", marked=False)
    decided_on = DateField(_l("When was it decided?"), [Optional()], marked=False)
    hearing = RadioField(
        _l("Was the member heard first?"),
        [Optional()],
        choices=[
            (Hearing.HEARD.value, _l("Yes, by a letter (partshøring)")),
            (Hearing.NOT_HEARD.value, _l("No")),
        ],
        marked=False,
    )
    heard_on = DateField(_l("If yes: the day of the letter"), [Optional()], marked=False)
    not_heard_because = TextField(_l("If no: why not?"), [Optional()], width="l", marked=False)

    @property
    def why(self) -> EndReason | None:
        """Return the reason that was chosen."""
        return EndReason(self.reason.data) if self.reason.data in dict(REASONS) else None

    def ending(self, *, now: datetime) -> NewEnding:
        """Return what was written; the last day and the reason are there."""
        return NewEnding(
            self.last_day.data,
            EndReason(self.reason.data),
            self.note.data or "",
            decided_by=self.decided_by.data or "",
            decided_on=self.decided_on.data,
            hearing=Hearing(self.hearing.data) if self.hearing.data else None,
            heard_on=self.heard_on.data,
            not_heard_because=self.not_heard_because.data or "",
            left_out=self.left_out,
            answer_by=self.answer_by.data,
            ask_by=self.deadline(now=now),
        )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def leaving(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    """Ask for the last day and the reason; show what follows; carry it out once it was seen."""
    now = clock.now()
    form = LeavingForm(data={"reason": request.args.get("grund", "")})
    if form.validate_on_submit() and form.acts:
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            held = queries.membership(session, found, membership_id, lock=True)
            by, new, seen = current_actor(), form.ending(now=now), form.seen.data or ""
            name, back = held.person.name, shown_of(session, found, held)["back"]
            made = leave(session, found, held, new, by=by, now=now, seen=seen)
            flash(_done(name, len(made.letters)))
            return form.done(session, back)
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        form.propose_last_day(held.since)
        page = shown_of(session, found, held) | _followed(session, found, held, form, now)
        form.last_day.label.text = _("Last day as %(role)s", role=page["role"])
    return render_template("secretariat/seats/leaving/leaving.html", form=form, channels=CHANNELS, **page), form.status


def _followed(session: Session, body: "Body", held: "Membership", form: LeavingForm, now: datetime) -> dict[str, Any]:
    """Return what follows, once a day and a reason are known, and what was asked of the member before."""
    heard = hearings(session, held)
    last, why = form.last_day.data, form.why
    nothing = {"follows": None, "heard": heard, "by_others": DECIDED_BY_OTHERS}
    if not form.is_submitted() or last is None or why is None or held.end_reason is not None:
        return nothing
    if refused := may_leave_on(session, held, last):
        form.refuse_day(refused)
        return nothing
    found = following(session, body, held, first_day_after(last), why)
    form.propose(found)
    is_decided = why in DECIDED_BY_OTHERS
    if is_decided and heard and "heard_on" not in request.form:
        form.hearing.data, form.heard_on.data = Hearing.HEARD.value, clock.local(heard[0].at).date()
    return {
        "follows": list(shown(session, body, found, form.ending(now=now), now=now)),
        "found": found,
        "too_few": too_few(found),
        "about_reason": about_reason(found),
        "is_decided": is_decided,
        "heard": heard,
        "by_others": DECIDED_BY_OTHERS,
    }


def _done(name: str, letters: int) -> str:
    said = _("The departure of %(name)s is registered.", name=name)
    written = ngettext("One letter is written.", "%(num)s letters are written.", letters)
    return f"{said} {written}" if letters else said
