"""Deciding who is a candidate: approve, not approve, take the decision back; and the letter that says why not."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import queries as posted
from recruit.foundation.mail.rules import Status as PostStatus
from recruit.foundation.mail.rules import Text
from recruit.foundation.refusal import NotFound
from recruit.nominations import letters
from recruit.nominations.closed_letters import News, news
from recruit.nominations.operations import vetting as operations
from recruit.nominations.operations.vetting.decide import Decided, letter_of_refusal
from recruit.nominations.queries import supporters
from recruit.nominations.queries import vetting as queries
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires, signed_in
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, HiddenField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around, as_it_leaves, name_of
from recruit.web.secretariat.nominations.loading import open_nomination
from recruit.web.secretariat.nominations.vetting.conflict import parts

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("nomination_decision", __name__, url_prefix=f"{PREFIX}/kontrol")


class DecisionForm(ActingForm):
    """What every decision says. What was considered about a conflict of interest is asked where there may be one."""

    reason = TextAreaField(_l("Why?"), [Required(_l("Write why."))], render_kw={"rows": 4, "dir": "auto"})
    decided_on = DateField(_l("On which day was it decided?"), [Required()])
    committee = TextField(
        _l("The election committee's meeting"), hint=_l("Where the council has one: valgbestyrelsens møde, punkt 3")
    )
    considered = TextAreaField(
        _l("What was considered about it?"),
        [Required(_l("Write why you can decide all the same, or leave it to a colleague."))],
        render_kw={"rows": 3},
    )

    def decided(self) -> Decided:
        asked = ("reason", "committee", "considered")
        reason, committee, considered = (str(self[name].data or "") if name in self else "" for name in asked)
        return Decided(self.decided_on.data, reason, committee, considered)


class RefusalForm(DecisionForm):
    complaint_to = TextField(_l("To whom can the person complain?"), [Required()])
    complaint_until = DateField(_l("Until which day?"), [Required()])
    complaint_clock = ClockField(_l("Clock time"), [Required()])
    #: Which letter the reader was shown; another one is shown before it is written.
    shown = HiddenField()

    def decided(self) -> Decided:
        until = clock.instant(self.complaint_until.data, self.complaint_clock.data)
        return replace(super().decided(), complaint_to=str(self.complaint_to.data), complaint_until=until)


class TakingBackForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why."))], hint=_l("The person reads it."), render_kw={"rows": 3}
    )


@bp.route("/godkend", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def approve(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Approve somebody as a candidate; a reason is asked where something is lacking."""
    form = DecisionForm(data={"decided_on": clock.local(clock.now()).date()})
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        lacking = queries.lacking(session, nomination, queries.check_of(session, nomination.id))
        shown = _shown(session, nomination, form)
    if not lacking:
        del form.reason
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, loaded = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.approve(session, loaded, form.decided(), by=current_actor(), now=clock.now())
            flash(_("%(name)s is approved as a candidate.", name=name_of(loaded)))
            return form.done(session, address(ours, loaded))
    page = render_template(
        "secretariat/nominations/vetting/approve.html",
        form=form,
        lacking=[word(each) for each in lacking],
        **shown,
        **around(council, nomination),
    )
    return page, form.status


@bp.route("/ikke-godkendt", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def refuse(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Ask for the reason and how to complain, show the letter, then decide that somebody is not approved."""
    closed: Text | None = None
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        form = RefusalForm(data=_proposed(session, nomination, now=clock.now()))
        shown = _shown(session, nomination, form)
    if form.validate_on_submit():
        with form.refusals(), reading() as session:
            decided, by, now = form.decided(), current_actor(), clock.now()
            closed = as_it_leaves(session, letter_of_refusal(session, nomination, decided, by=by, now=now))
    if closed and form.shown.data == _mark(closed):
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, loaded = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.refuse(session, loaded, form.decided(), by=current_actor(), now=clock.now())
            flash(_("It is decided. The letter about it waits to be sent by you."))
            return form.done(session, address(ours, loaded))
    form.shown.data = _mark(closed) if closed else ""
    page = render_template(
        "secretariat/nominations/vetting/refuse.html", form=form, closed=closed, **shown, **around(council, nomination)
    )
    return page, form.status


@bp.route("/tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def take_back(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Take the decision that stands back, with a reason: the check is open again."""
    form = TakingBackForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.revoke(session, nomination, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("The decision is taken back. %(name)s is to be checked again.", name=name_of(nomination)))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        shown = _shown_of_taking_back(session, nomination)
    page = render_template(
        "secretariat/nominations/vetting/take_back.html", form=form, **shown, **around(council, nomination)
    )
    return page, form.status


@bp.get("/ikke-godkendt/brev")
@requires(May.MANAGE_NOMINATIONS)
def letter(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Lead to the letter that says why somebody is not approved. Raises NotFound where none stands."""
    with reading() as session:
        _council, nomination = open_nomination(session, body, round_id, nomination_id)
        written = posted.newest_of_kind(session, f"nominee:{nomination.id}", letters.NOT_APPROVED)
    return redirect(url_for("letters.letter", letter_id=written.id), code=303)


def _mark(letter: Text) -> str:
    """Return by what a letter is known again."""
    return sha256(letter.body.encode()).hexdigest()[:16]


def _shown(session: Session, nomination: "Nomination", form: DecisionForm) -> dict[str, Any]:
    """Return the letter, and as what the reader takes part; where they do not, nothing is asked about it."""
    if nomination.nominee is None:
        raise NotFound(nomination.id)
    taking_part = parts(nomination, supporters.standing(session, nomination.id), signed_in())
    if not taking_part:
        del form.considered
    nominee = nomination.nominee
    by_email = letters.nomination_decided(nomination, nominee, nomination.round)
    letter = as_it_leaves(session, by_email if nominee.email else news(nomination, News.APPROVED))
    return {"taking_part": taking_part, "letter": letter}


def _shown_of_taking_back(session: Session, nomination: "Nomination") -> dict[str, Any]:
    """Return the letter that says so, and whether one about the decision waits still, which is stopped instead."""
    decision, reader = queries.check_of(session, nomination.id).decision, f"nominee:{nomination.id}"
    if decision is None:
        return {"letter": None, "is_unheard": False}
    told = news(nomination, News.DECISION_TAKEN_BACK, reason=_("[Here stands what you write]"), day=decision.decided_on)
    is_unheard = False
    if not decision.approves:
        with suppress(NotFound):  # it was stopped
            is_unheard = posted.newest_of_kind(session, reader, letters.NOT_APPROVED).status is PostStatus.TO_POST
    return {"letter": as_it_leaves(session, told), "is_unheard": is_unheard}


def _proposed(session: Session, nomination: "Nomination", *, now: datetime) -> dict[str, Any]:
    """Return today, and how the last one in the round who was not approved could complain."""
    way = queries.last_way_to_complain(session, nomination.round_id)
    until = clock.local(way.until) if way and way.until and way.until > now else None
    return {
        "decided_on": clock.local(now).date(),
        "complaint_to": way.to if way else "",
        "complaint_until": until.date() if until else None,
        "complaint_clock": until.time() if until else None,
    }
