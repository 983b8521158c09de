"""Mangelbrev: telling somebody what is lacking and until when to mend it, and noting that it is mended."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail.rules import Text
from recruit.foundation.refusal import NotFound, Refused, refuse_if
from recruit.nominations import letters, queries
from recruit.nominations.closed_letters import deficient
from recruit.nominations.operations import vetting as operations
from recruit.nominations.queries.vetting import check_of, lacking
from recruit.nominations.rules.vetting import Lacking, may_tell_what_is_lacking
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, HiddenField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around, as_it_leaves, name_of
from recruit.web.secretariat.nominations.loading import open_nomination
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("nomination_deficiency", __name__, url_prefix=f"{PREFIX}/kontrol/mangler")


class DeficiencyForm(ActingForm):
    lacking = CheckboxesField(_l("What is lacking?"), [Required(_l("Choose what is lacking."))])
    text = TextAreaField(
        _l("What is the person to do?"),
        hint=_l("The person reads it on their own page, in the words that you write."),
        render_kw={"rows": 4, "dir": "auto"},
    )
    remedy_until = DateField(_l("Until which day can it be mended?"), [Required()])
    remedy_clock = ClockField(_l("Clock time"), [Required()])
    #: The deadline with which the reader was shown the letter; with another one it is shown anew.
    shown = HiddenField()

    @property
    def until(self) -> datetime:
        return clock.instant(self.remedy_until.data, self.remedy_clock.data)

    @property
    def said(self) -> tuple[list[Lacking], str]:
        return [Lacking(each) for each in self.lacking.data or ()], str(self.text.data or "")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def tell(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Ask what is lacking, show the letter, then send it."""
    letter: Text | None = None
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        form = DeficiencyForm(data=_proposed(session, nomination, now=clock.now()))
    form.lacking.choices = [(each.value, word(each)) for each in Lacking]
    if form.validate_on_submit() and form.shown.data != form.until.isoformat():
        with form.refusals(), reading() as session:
            letter = _letter(session, nomination, form)
        form.shown.data = form.until.isoformat() if letter else ""
    elif form.is_submitted() and not form.errors:
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, loaded = open_nomination(session, body, round_id, nomination_id, lock=True)
            by, now = current_actor(), clock.now()
            operations.tell_what_is_lacking(session, loaded, *form.said, form.until, by=by, now=now)
            flash(_told(loaded))
            return form.done(session, address(ours, loaded))
    page = render_template(
        "secretariat/nominations/vetting/lacking.html", form=form, letter=letter, **around(council, nomination)
    )
    return page, form.status


@bp.post("/udbedret")
@requires(May.MANAGE_NOMINATIONS)
def remedied(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Note that what was lacking is mended, or was not lacking after all."""
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
    try:
        with transaction() as session:
            _council, loaded = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.remedied(session, loaded, by=current_actor(), now=clock.now())
        flash(_("It is noted that nothing is lacking any more. Now decide."))
    except Refused as refused:
        flash(sentence(refused.refusals[0]), "error")
    return redirect(address(council, nomination), code=303)


def _proposed(session: Session, nomination: "Nomination", *, now: datetime) -> dict[str, Any]:
    """Return what the program sees is lacking, and the round's own time to mend it while that is still to come."""
    check = check_of(session, nomination.id)
    until = nomination.round.remedy_until
    local = clock.local(until) if until and until > now else None
    return {
        "lacking": [each.value for each in lacking(session, nomination, check)],
        "remedy_until": local.date() if local else None,
        "remedy_clock": local.time() if local else None,
    }


def _letter(session: Session, nomination: "Nomination", form: DeficiencyForm) -> Text:
    """Return the letter as it will leave. Raises Refused where it would not."""
    nominee, now = nomination.nominee, clock.now()
    if nominee is None:
        raise NotFound(nomination.id)
    check = check_of(session, nomination.id)
    facts = queries.status(nomination, now=now), check.vetted, check.vetting(now=now)
    refuse_if(may_tell_what_is_lacking(*facts, *form.said, form.until, now=now))
    by_email = letters.nomination_deficient(nomination, nominee, form.until, nomination.round)
    draft = by_email if nominee.email else deficient(nomination, *form.said, form.until)
    return as_it_leaves(session, draft)


def _told(nomination: "Nomination") -> str:
    if nomination.nominee and nomination.nominee.email:
        return _("A letter to %(name)s is on its way.", name=name_of(nomination))
    return _("A letter on paper to %(name)s waits to be sent by you.", name=name_of(nomination))
