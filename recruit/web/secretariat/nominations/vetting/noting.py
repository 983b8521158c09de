"""Notes, which are never rewritten, and what was looked up of what the person declares."""

from contextlib import suppress
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.operations import vetting as operations
from recruit.nominations.operations.vetting.verify import Seen
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules.vetting import Fact
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around
from recruit.web.secretariat.nominations.loading import open_nomination

bp = Blueprint("nomination_check", __name__, url_prefix=f"{PREFIX}/kontrol")

YES, NO = "ja", "nej"


class NoteForm(ActingForm):
    text = TextAreaField(
        _l("What was said or done?"),
        [Required(_l("Write what is to be noted."))],
        hint=_l("No CPR number. It cannot be rewritten: write another note if something is wrong."),
        render_kw={"rows": 5},
    )


class SeenForm(ActingForm):
    fact = RadioField(
        _l("What did you look up?"),
        [Required()],
        hints={
            Fact.AGE.value: _l("The date of birth is erased then. It was asked for this alone."),
            Fact.RESIDENCE.value: _l("The address is erased then, where the person has e-mail or telephone."),
        },
    )
    holds = RadioField(
        _l("Is it as the person says?"), [Required()], choices=[(YES, _l("Yes")), (NO, _l("No, it is lacking"))]
    )
    how = TextField(
        _l("Where did you see it?"), [Required()], hint=_l("Such as: CPR, or the association's page. Not what it said.")
    )
    seen_on = DateField(_l("On which day?"), [Required()])
    initials = TextField(_l("Initials of whoever looked"), [Required()], width="xxs", autocomplete="off")


@bp.route("/notat", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def note(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Write down what was said or done about a nomination."""
    form = NoteForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.note(session, nomination, str(form.text.data), by=current_actor(), now=clock.now())
            flash(_("The note is written."))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
    page = render_template("secretariat/nominations/vetting/note.html", form=form, **around(council, nomination))
    return page, form.status


@bp.route("/opslag", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def look_up(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Write down what was looked up, where, when and by whom; never what stood there."""
    today = clock.local(clock.now()).date()
    form = SeenForm(data={"seen_on": today, "initials": "".join(part[0] for part in signed_in().name.split())})
    form.fact.choices = [(fact.value, word(fact)) for fact in Fact]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.verify(session, nomination, _seen(form), by=current_actor(), now=clock.now())
            flash(_("It is written down what you looked up."))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
    page = render_template("secretariat/nominations/vetting/look_up.html", form=form, **around(council, nomination))
    return page, form.status


@bp.post("/opslag/<id:verification_id>/tilbage")
@requires(May.MANAGE_NOMINATIONS)
def take_back(body: BodyRef, round_id: UUID, nomination_id: UUID, verification_id: UUID) -> ResponseReturnValue:
    """Take back that something was looked up; pressed twice it is taken back once."""
    with transaction() as session:
        _council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
        standing = {each.id: each.fact for each in check_of(session, nomination.id).verifications}
        with suppress(KeyError):
            operations.unverify(session, nomination, standing[verification_id], by=current_actor(), now=clock.now())
            flash(_("It is taken back. What was erased then does not come back."))
    here = url_for("nomination.nomination", body=body, round_id=round_id, nomination_id=nomination_id)
    return redirect(here, code=303)


def _seen(form: SeenForm) -> Seen:
    how, initials = str(form.how.data), str(form.initials.data)
    return Seen(Fact(form.fact.data), form.holds.data == YES, how, form.seen_on.data, initials)
