"""Afslut udvælgelsen: who is recommended, what that means, and the act; telling the candidates; taking it back."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import vacancies
from recruit.foundation import clock
from recruit.foundation.i18n import format_list, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.nominations import letters
from recruit.nominations.operations import selection as operations
from recruit.nominations.operations.selection import Concluding
from recruit.nominations.queries import complaints
from recruit.nominations.queries import selection as queries
from recruit.nominations.rules.selection import Choice, Uneven, is_uneven
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, DateField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.selection.loading import PREFIX, Found, found_in
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.members_form import as_read

if TYPE_CHECKING:
    from recruit.nominations.model import Recommendation
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("selection_conclusion", __name__, url_prefix=PREFIX)


class ConclusionForm(ActingForm):
    decided_by = TextField(
        _l("Who recommends?"),
        [Required()],
        hint=_l("The committee and its meeting, where there is one: Integrationsudvalget, møde 3, punkt 5"),
    )
    decided_on = DateField(_l("On which day was it decided?"), [Required()])
    uneven = RadioField(_l("Are only women or only men recommended?"), marked=False)
    reasons_are_open = CheckboxField(
        _l("Let the reasons stand in the open part, too"), hint=_l("Otherwise they stand in the closed annex alone.")
    )

    def concluding(self) -> Concluding:
        uneven = Uneven(self.uneven.data) if self.uneven.data else None
        return Concluding(str(self.decided_by.data), self.decided_on.data, bool(self.reasons_are_open.data), uneven)


class TakingBackForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why."))], hint=_l("Whoever was told reads it."), render_kw={"rows": 2}
    )


@bp.route("/afslut", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def conclude(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show who is recommended and what is still in the way, then conclude."""
    form = ConclusionForm(data={"decided_on": clock.today(), "uneven": ""})
    form.uneven.choices = [
        ("", _("No, both, or it is not known")),
        *((each.value, _("Yes: %(why)s", why=word(each))) for each in Uneven),
    ]
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = found_in(session, round_)
        uneven = _is_uneven(session, found)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, concluded = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            places = vacancies.places(concluded, vacancies.staying(session, concluded, on=clock.today()))
            operations.conclude(session, concluded, form.concluding(), places, by=current_actor(), now=clock.now())
            flash(_("The selection is concluded. Nobody is told yet."))
            return form.done(session, url_for("selection.selection", body=ours, round_id=round_id))
    page = render_template(
        "secretariat/nominations/selection/conclude.html",
        form=form,
        council=council,
        round=round_,
        found=found,
        hindrances=found.hindrances,
        chosen=_by_choice(found),
        uneven=uneven,
    )
    return page, form.status


@bp.route("/giv-besked", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def release(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the letter and who gets it, then tell the candidates."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            number = operations.release(session, round_, by=current_actor(), now=clock.now())
            flash(ngettext("One letter is written.", "%(num)s letters are written.", number))
            return form.done(session, url_for("selection.selection", body=ours, round_id=round_id))
    return _about_telling("release", form, body, round_id)


@bp.route("/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def take_back(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Say what taking the conclusion back means, then do it."""
    form = TakingBackForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            operations.take_back(session, round_, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("The selection is open again, with everything that was written."))
            return form.done(session, url_for("selection.selection", body=ours, round_id=round_id))
    return _about_telling("take_back", form, body, round_id)


def _about_telling(name: str, form: ActingForm, body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        concluded = queries.recommendation(session, round_id)
        if concluded is None:
            raise NotFound("recommendation")
        page = render_template(
            f"secretariat/nominations/selection/{name}.html",
            form=form,
            council=council,
            round=round_,
            recommendation=concluded,
            **_telling(session, round_, concluded),
        )
    return page, form.status


def _telling(session: Session, round_: "RecruitmentRound", concluded: "Recommendation") -> dict[str, Any]:
    told = queries.to_tell(session, concluded)
    by_mail = sum(each.nominee.email != "" for each in told)
    draft = letters.candidate_news_as_shown(round_, _("[the candidate's name]"))
    return {
        "by_mail": by_mail,
        "on_paper": len(told) - by_mail,
        "left_out": len(concluded.recommended) - len(told),
        "complained": len(complaints.open_complaints(session, round_.id)),
        "letter": as_read(session, draft),
    }


def _by_choice(found: Found) -> list[tuple[str, str]]:
    """Return who is chosen for what, in words; those who are next in their order."""
    chosen = {choice: [each for each in found.selection.candidates if each.choice is choice] for choice in Choice}
    chosen[Choice.NEXT].sort(key=lambda each: each.rank or 0)
    return [(word(choice).capitalize(), format_list([each.name for each in who])) for choice, who in chosen.items()]


def _is_uneven(session: Session, found: Found) -> bool:
    members = [each.id for each in found.selection.candidates if each.choice is Choice.MEMBER]
    return is_uneven(queries.genders(session, members))
