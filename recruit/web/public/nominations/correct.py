"""`/svar/ret`: somebody corrects what they wrote about themselves, until the deadline."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.nominations import operations, queries, rules
from recruit.nominations.rules import Submission
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules import Route
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.form import VersionedForm
from recruit.web.nominations import fields
from recruit.web.nominations.fields import Asking
from recruit.web.public.nominations import late
from recruit.web.public.nominations.own import mine

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("correct_nomination", __name__, url_prefix="/svar")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


class CorrectionForm(
    fields.PersonFields, fields.PlaceFields, fields.ProfileFields, fields.DeclarationFields, VersionedForm
):
    """What somebody wrote about themselves; a condition that is declared is not declared again."""

    consents = fields.ClosingFields.consents

    def __init__(self, nomination: "Nomination", asking: Asking) -> None:
        super().__init__(data=written(nomination))
        self.asking = asking
        nominee = nomination.nominee
        self.is_declared = nominee is not None and nominee.declared_text_id is not None
        fields.fit(self, asking)
        if self.is_declared:
            del self.declares, self.condition
        self.declared_text_id = nominee.declared_text_id if nominee else None

    def validate(self, extra_validators: Any = None) -> bool:
        """Check everything at once: what a field can say, and what the rules say."""
        super().validate(extra_validators)
        fields.judge(self, rules.may_say_of_oneself(self.submission(), self.asking.facts, by_staff=False))
        return not self.errors

    def submission(self) -> Submission:
        """Return what stands there now."""
        new = rules.tidied(fields.nominee_of(self), texts=rules.TEXTS)
        nominee = replace(new, declared_text_id=new.declared_text_id or self.declared_text_id)
        return Submission(route=Route.SELF, nominee=nominee, **fields.place_of(self))


def written(nomination: "Nomination") -> dict[str, Any]:
    """Return what a nomination says, in the terms of the fields."""
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    return {
        "name": nominee.name,
        "email": nominee.email,
        "phone": nominee.phone,
        "address": nominee.address,
        "birth_date": nominee.birth_date,
        "motivation": nominee.motivation,
        "presentation": nominee.presentation,
        "interests": nominee.interests,
        "languages": nominee.languages,
        "shows_motivation": nominee.shows_motivation,
        "shows_languages": nominee.shows_languages,
        "consents": nominee.consents_to_contact_at is not None,
        "seat_group": str(nomination.seat_group_id or ""),
        "country_group": nomination.country_group or "",
        "version": nominee.version,
    }


@bp.route("/ret", methods=["GET", "POST"])
@public
def correct() -> ResponseReturnValue:
    """Show what was written, or save what it shall say instead."""
    with reading() as session:
        nomination, asking = _shown(session)
    form = CorrectionForm(nomination, asking)
    if form.validate_on_submit():
        try:
            with form.refusals():
                return _corrected(form)
        except late.Late:
            return late.page(form, asking)
    until = queries.corrected_until(nomination)
    page = render_template("public/nominations/own/correct.html", form=form, asking=asking, until=until)
    return page, form.status


def _shown(session: Session) -> "tuple[Nomination, Asking]":
    nomination = mine(session)
    return nomination, Asking(nomination.round, recruitment.interests(session))


def _corrected(form: CorrectionForm) -> Response:
    with late.noticed(), transaction() as session:
        nomination = mine(session, lock=True)
        form.claim(session)
        form.check(nomination.nominee, stands=written(nomination))
        operations.correct(session, nomination, form.submission(), by=current_actor(), now=clock.now())
        response = form.done(session, url_for("own_nomination.own"))
    flash(_("Your corrections are saved."))
    return response
