"""What the public form asks, and by which routes people come in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.recruitment import operations
from recruit.recruitment.rules import Asked, Field, FormSettings, Route
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, CheckboxField, NumberField, Required, SelectField, TextAreaField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.steps import after, guide

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("round_fields", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/felter")

ASKED = [
    (Asked.OFF.value, _l("Not asked")),
    (Asked.OPTIONAL.value, _l("May be left out")),
    (Asked.REQUIRED.value, _l("Must be filled in")),
]

#: What each field asks, as the secretariat reads it.
FIELDS = {
    Field.SEAT_GROUP: _l("Which member group?"),
    Field.MOTIVATION: _l("Why would you like to take part?"),
    Field.INTERESTS: _l("What would you like to work for?"),
    Field.PRESENTATION: _l("A presentation for the voters"),
    Field.LANGUAGES: _l("Which languages do you speak?"),
    Field.PHOTO: _l("A photo"),
    Field.HEARD: _l("How did you hear of it?"),
    Field.BIRTH_DATE: _l("Date of birth"),
    Field.ADDRESS: _l("Postal address"),
}


def _asked(field: Field, hint: Any = "") -> SelectField:
    return SelectField(FIELDS[field], [Required()], choices=ASKED, hint=hint, width="m")


class FieldsForm(VersionedForm):
    """The public form as the secretariat wants it. A field is named after the `Field` that it is about."""

    routes = CheckboxesField(
        _l("Who may fill in the form?"),
        [Required()],
        choices=[
            (Route.SELF.value, _l("Whoever would like to stand")),
            (Route.OTHER.value, _l("Somebody who proposes another")),
        ],
        hint=_l("Organisations and sitting members get links of their own."),
    )
    seat_group = _asked(Field.SEAT_GROUP, _l("Only where the round is for several."))
    motivation = _asked(Field.MOTIVATION)
    interests = _asked(Field.INTERESTS)
    presentation = _asked(Field.PRESENTATION)
    word_limit = NumberField(_l("The most words of a presentation"), [Required()])
    languages = _asked(Field.LANGUAGES)
    photo = _asked(Field.PHOTO, _l("Asked after the text is saved."))
    heard = _asked(Field.HEARD, _l("It shows which channel works."))
    birth_date = _asked(Field.BIRTH_DATE)
    address = _asked(Field.ADDRESS)
    supporters_needed = NumberField(
        _l("How many supporters (stillere) does a candidate need?"), [Required()], hint=_l("0: none.")
    )
    supporters_may_repeat = CheckboxField(_l("Whoever supports one candidate may support another one, too"))
    answer_days = NumberField(
        _l("How many days does somebody have to answer who was proposed?"),
        [Required()],
        hint=_l(
            "Without an answer by then everything about the person is erased. 30 days, if nothing speaks against it."
        ),
    )
    country_groups = TextAreaField(_l("Groups by country"), hint=_l("One a line."), render_kw={"rows": 3})
    country_groups_approval = TextAreaField(
        _l("Who approved it, when, and on which legal basis?"), render_kw={"rows": 2}
    )

    def submission(self) -> FormSettings:
        """Return the settings as they were written."""
        lines = (line.strip() for line in (self.country_groups.data or "").splitlines())
        return FormSettings(
            routes=[Route(route) for route in self.routes.data or ()],
            fields={field: Asked(self[field.value].data) for field in Field},
            word_limit=self.word_limit.data or 0,
            supporters_needed=self.supporters_needed.data or 0,
            supporters_may_repeat=bool(self.supporters_may_repeat.data),
            answer_days=self.answer_days.data or 0,
            country_groups=[line for line in lines if line],
            country_groups_approval=self.country_groups_approval.data or "",
        )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def fields(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
    form = FieldsForm(data={"version": round_.version, **_stands(round_)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = round_to_change(session, body, round_id)
            form.check(changed, stands=_stands(changed))
            operations.change_form(session, changed, form.submission(), by=current_actor(), now=clock.now())
            flash(_("What the form asks is saved."))
            return form.done(session, after(ours, changed, "round_fields.fields"))
    page = render_template(
        "secretariat/recruitment/fields.html",
        form=form,
        council=council,
        round=round_,
        steps=guide(council, round_),
    )
    return page, form.status


def _stands(round_: "RecruitmentRound") -> Mapping[str, Any]:
    """Return what a round asks in the terms of the form."""
    return {
        "routes": round_.routes,
        **{field.value: round_.asks(field).value for field in Field},
        "word_limit": round_.word_limit,
        "supporters_needed": round_.supporters_needed,
        "supporters_may_repeat": round_.supporters_may_repeat,
        "answer_days": round_.answer_days,
        "country_groups": "\n".join(round_.country_groups or ()),
        "country_groups_approval": round_.country_groups_approval or "",
    }
