"""Årligt tjek: whom a council asked in a year and what they said; asking, reminding, and dealing with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts.places import sittings
from recruit.appointments.letters import own as letters
from recruit.appointments.operations import yearly_check as operations
from recruit.appointments.queries import yearly_check as queries
from recruit.appointments.rules.yearly_check import CheckAnswer, CheckStatus, status
from recruit.foundation import clock
from recruit.foundation.i18n import _, _l, ngettext
from recruit.foundation.mail.rules import Text
from recruit.foundation.refusal import Refused
from recruit.people.rules import ContactKind
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.members.loading import WrittenToForm, locked, sitting, some_without, written
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.seats.loading import the_body
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.appointments.model import YearlyCheck
    from recruit.bodies.model import Body
    from recruit.people.model import Person

bp = Blueprint("members_check", __name__, url_prefix="/sekretariat/<body:body>/raad/aarligt-tjek")

#: What each status is called, and the colour that repeats it.
STATUSES = {
    CheckStatus.WAITING: (_l("Has not answered"), "info"),
    CheckStatus.OVERDUE: (_l("Has not answered in time"), "warning"),
    CheckStatus.CONFIRMED: (_l("It is right"), "success"),
    CheckStatus.CORRECTED: (_l("Corrected"), "success"),
    CheckStatus.TO_SETTLE: (_l("Waits for you"), "warning"),
}


@bp.get("")
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef) -> ResponseReturnValue:
    """Show this year's check, or the one of the year that the address names."""
    now = clock.now()
    this_year = clock.local(now).year
    with reading() as session:
        council = the_body(session, body)
        years = queries.years(session, council)
        year = next((one for one in years if str(one) == request.args.get("aar")), this_year)
        checks = queries.checks(session, council, year)
        left = _left(session, council, checks) if year == this_year else []
        places = sittings(session, [check.person_id for check in checks], on=clock.today(), reach=[council.id])
    return render_template(
        "secretariat/members/check.html",
        body=council,
        year=year,
        is_this_year=year == this_year,
        years=[one for one in years if one != year],
        checks=[(check, status(check.facts(), now=now)) for check in checks],
        without_email={check.person_id for check in checks if not check.person.reached_by(ContactKind.EMAIL)},
        answered=sum(check.answer is not None for check in checks),
        places={person: held[0].membership for person, held in places.items()},
        left=left,
        to_remind=operations.to_remind(checks, on=clock.today()) if year == this_year else [],
        statuses=STATUSES,
        answers=CheckAnswer,
        to_settle=CheckStatus.TO_SETTLE,
        word=word,
    )


@bp.route("/spoerg", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def asking(body: BodyRef) -> ResponseReturnValue:
    """Show the letter and who gets it, then ask those who are ticked."""
    with reading() as session:
        council = the_body(session, body)
        left = _left(session, council, queries.checks(session, council, clock.today().year))
        text = _shown(session, letters.QUESTION, council)
        closed = _shown(session, letters.QUESTION_ON_PAPER, council) if some_without(left) else None
    form = WrittenToForm(data={"members": [str(person.id) for person in left]})
    form.offer(left)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = locked(session, body)
            chosen = form.chosen(_left(session, ours, queries.checks(session, ours, clock.today().year)))
            number = operations.ask(session, ours, chosen, by=current_actor(), now=clock.now())
            flash(written(number, by_hand=len(chosen) - number))
            return form.done(session, url_for(".overview", body=ours))
    page = "secretariat/members/check_asking.html"
    return render_template(page, form=form, body=council, left=left, text=text, closed=closed), form.status


@bp.route("/paamindelse", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def reminding(body: BodyRef) -> ResponseReturnValue:
    """Show the reminder and who gets it, then write it."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = locked(session, body)
            number = operations.remind(session, ours, by=current_actor(), now=clock.now())
            flash(ngettext("One reminder is in the outbox.", "%(num)s reminders are in the outbox.", number))
            return form.done(session, url_for(".overview", body=ours))
    with reading() as session:
        council = the_body(session, body)
        waiting = operations.to_remind(queries.checks(session, council, clock.today().year), on=clock.today())
        text = _shown(session, letters.REMINDER, council)
    page = "secretariat/members/check_reminding.html"
    return render_template(page, form=form, body=council, waiting=waiting, text=text), form.status


@bp.post("/<id:check_id>/faerdig")
@requires(May.MANAGE_BODIES)
def settle(body: BodyRef, check_id: UUID) -> ResponseReturnValue:
    """Note that what a member said is dealt with."""
    try:
        with transaction() as session:
            council = the_body(session, body)
            check = queries.check(session, check_id, of=council, lock=True)
            operations.settle(session, check, by=current_actor(), now=clock.now())
            year = check.year
        flash(_("It is noted as dealt with."))
    except Refused as refused:
        flash(sentence(refused.refusals[0]), "error")
        year = clock.today().year
    return redirect(url_for(".overview", body=body, aar=year), code=303)


def _left(session: Session, council: "Body", checks: "Sequence[YearlyCheck]") -> "list[Person]":
    """Return the members who were not asked yet."""
    asked = {check.person_id for check in checks}
    return [person for person in sitting(session, council) if person.id not in asked]


def _shown(session: Session, kind: str, council: "Body") -> Text:
    """Return a letter as it will be, with words where each member's own name and link will stand."""
    now = clock.now()
    until = operations.answer_by(now)
    return as_read(session, letters.as_shown(kind, _("[the member's name]"), council, now=now, until=until))
