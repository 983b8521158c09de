"""`/mit/tjek`: the yearly check, behind the link in the letter: one press when all is right, else what is different."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.appointments.operations import own_page
from recruit.appointments.operations import yearly_check as operations
from recruit.appointments.rules.yearly_check import LONGEST_NOTE, CheckAnswer
from recruit.foundation import clock
from recruit.foundation.i18n import _, _l
from recruit.foundation.refusal import NotFound
from recruit.reports.places import places
from recruit.reports.words import word
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.contact_fields import ContactFields, written_of
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, TextAreaField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.public.own_places.loading import mine, my_check, my_councils, nothing_here, secretariat

bp = Blueprint("own_check", __name__, url_prefix="/mit/tjek")
bp.register_error_handler(NotFound, nothing_here)
bp.after_request(links.unreferred)


class CorrectionForm(ContactFields, VersionedForm):
    """What is different from what we have written down."""

    moved = CheckboxField(
        _l("I have moved out of the municipality"),
        hint=_l("Nothing happens by itself. The secretariat gets in touch about what it means for your place."),
    )
    note = TextAreaField(
        _l("Something else that has changed"),
        marked=False,
        hint=_l("Such as the organisation that you sit for, or your office. The secretariat reads it."),
        render_kw={"maxlength": LONGEST_NOTE},
    )


@bp.get("")
@public
def question() -> ResponseReturnValue:
    """Show what we have written down, and ask whether it is right; or what was answered, and how to change it."""
    return _page(ActingForm())


@bp.post("")
@public
def confirm() -> ResponseReturnValue:
    """Take it that all is right."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            check = my_check(session, lock=True)
            if check is not None:
                operations.answer(session, check, CheckAnswer.CONFIRMED, by=current_actor(), now=clock.now())
                flash(_("Thank you. We have noted that it is right."))
            return form.done(session, url_for("own_places.own"))
    return _page(form)


@bp.route("/ret", methods=["GET", "POST"])
@public
def correct() -> ResponseReturnValue:
    """Take what is different: how the member is reached holds at once, the rest waits for the secretariat."""
    with reading() as session:
        person = mine(session)
        if my_check(session) is None:
            return redirect(url_for("own_places.correct"), code=303)
    form = CorrectionForm(data=written_of(person) | {"version": person.version})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            owner, check = mine(session, lock=True), my_check(session, lock=True)
            form.check(owner, stands=written_of(owner))
            council, by, now = check.body if check else None, current_actor(), clock.now()
            using = links.carried()
            is_new = own_page.correct(session, owner, owner.name, form.reached(), council, using=using, by=by, now=now)
            if check is not None:
                said = CheckAnswer.MOVED if form.moved.data else CheckAnswer.CORRECTED
                operations.answer(
                    session,
                    check,
                    said,
                    note=str(form.note.data or ""),
                    has_corrected=is_new,
                    by=current_actor(),
                    now=clock.now(),
                )
            flash(_("Thank you. The secretariat can see what you have corrected."))
            return form.done(session, url_for("own_places.own"))
    return render_template("public/own_places/check_correct.html", form=form, person=person), form.status


def _page(form: ActingForm) -> ResponseReturnValue:
    with reading() as session:
        person, check = mine(session), my_check(session)
        if check is None:
            return redirect(url_for("own_places.own"), code=303)
        sits = {one.membership for one in my_councils(session, person).values()}
        held = [one for one in places(session, person.id, within=[check.body_id]) if one.membership in sits]
        asked_by = secretariat(session, [check.body])
    page = render_template(
        "public/own_places/check.html",
        form=form,
        person=person,
        known=written_of(person),
        check=check,
        is_late=check.answer_by < clock.now(),
        places=held,
        secretariat=asked_by,
        answers=CheckAnswer,
        day=clock.today(),
        word=word,
    )
    return page, form.status
