"""Vurdér en kandidat: what they bring by each criterion, and whether they are recommended, next, or not, and why."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.audit import operations as audit
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.nominations.operations import selection as operations
from recruit.nominations.queries import candidates, supporters
from recruit.nominations.queries import selection as queries
from recruit.nominations.rules.selection import Choice, NewAssessment
from recruit.recruitment import queries as recruitment
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import NumberField, RadioField, Required, SelectField, TextAreaField
from recruit.web.form import VersionedForm
from recruit.web.nominations.fields import Asking
from recruit.web.secretariat.nominations.acting import name_of
from recruit.web.secretariat.nominations.loading import open_nomination
from recruit.web.secretariat.nominations.selection.loading import PREFIX
from recruit.web.secretariat.nominations.vetting.conflict import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recruit.nominations.model import Assessment, Nomination, SelectionCriterion
    from recruit.nominations.queries.candidates import Placed

bp = Blueprint("selection_assessment", __name__, url_prefix=PREFIX)


class AssessmentForm(VersionedForm):
    """The notes are fields of their own, one for each criterion."""

    choice = RadioField(_l("What is chosen?"), marked=False)
    group = RadioField(_l("For which places?"), marked=False)
    rank = NumberField(_l("Number in the row"), hint=_l("For whoever is next in order: 1 comes first."), marked=False)
    stands_in_for = SelectField(
        _l("For whom?"),
        hint=_l("For whoever is next in order. Where the charter gives each member a substitute."),
        marked=False,
    )
    reason = TextAreaField(
        _l("Why?"),
        hint=_l(
            "Needed for whoever is recommended, and for whoever is not. The person reads it once the candidates are "
            "told, so name nobody else."
        ),
        marked=False,
        render_kw={"rows": 3},
    )
    considered = TextAreaField(
        _l("What was considered about it?"),
        [Required(_l("Write why you can decide all the same, or leave it to a colleague."))],
        render_kw={"rows": 3},
    )

    @property
    def notes(self) -> "Iterator[Any]":
        return (field for field in self if field.short_name.startswith("note_"))

    def offer(self, nomination: "Nomination", compared: "Sequence[Placed]") -> None:
        """Offer what can be chosen: the groups of the round, and the other candidates."""
        self.choice.choices = [("", _("not chosen yet")), *((each.value, word(each)) for each in Choice)]
        self.group.choices = [(str(group.id), group.label) for group in nomination.round.open_groups]
        others = [each for each in compared if each.nomination_id != nomination.id and each.nominee]
        named = [(str(each.nomination_id), each.nominee.name) for each in others if each.nominee]
        self.stands_in_for.choices = [("", _("the whole group")), *named]
        if len(self.group.choices) == 1:
            self.group.data = self.group.choices[0][0]

    def submission(self, criteria: "Sequence[SelectionCriterion]") -> NewAssessment:
        """Return what was written."""
        chosen, behind = self.choice.data, self.stands_in_for.data
        return NewAssessment(
            {each.id: str(self[_note(each)].data or "") for each in criteria if _note(each) in self},
            Choice(chosen) if chosen else None,
            UUID(self.group.data) if self.group.data else None,
            self.rank.data,
            UUID(behind) if behind else None,
            str(self.reason.data or ""),
            str(self.considered.data or "") if "considered" in self else "",
        )


@bp.route("/<id:nomination_id>", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def assess(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show a candidate and what is written, and save it; that somebody looked is noted."""
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        compared = queries.comparable(session, candidates.standing(session, round_id))
        if nomination.id not in {each.nomination_id for each in compared}:
            raise NotFound(nomination_id)
        criteria = queries.criteria(session, round_id)
        form = _form(session, nomination, criteria, compared)
        taking_part = parts(nomination, supporters.standing(session, nomination.id), signed_in())
        asking = Asking(nomination.round, recruitment.interests(session, with_retired=True))
        concluded = queries.is_concluded(session, round_id)
    if not taking_part:
        del form.considered
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = open_nomination(session, body, round_id, nomination_id, lock=True)
            said = queries.assessment(session, nomination_id)
            form.check(said or _nothing(), stands=_stands(changing, said, criteria))
            new = form.submission(criteria)
            operations.assess(session, changing, new, by=current_actor(), now=clock.now())
            flash(_("What is written about %(name)s is saved.", name=name_of(changing)))
            return form.done(
                session, url_for("selection.selection", body=ours, round_id=round_id, _anchor="kandidater")
            )
    with transaction() as session:
        audit.look_up(session, nomination, by=current_actor(), at=clock.now())
    page = render_template(
        "secretariat/nominations/selection/assess.html",
        form=form,
        council=council,
        round=nomination.round,
        nominee=nomination.nominee,
        nomination=nomination,
        criteria=criteria,
        asking=asking,
        taking_part=taking_part,
        concluded=concluded,
    )
    return page, form.status


def _form(
    session: Session,
    nomination: "Nomination",
    criteria: "Sequence[SelectionCriterion]",
    compared: "Sequence[Placed]",
) -> AssessmentForm:
    """Return the form with a field for each criterion, and what stands now."""
    drawn: Any = {"marked": False, "render_kw": {"rows": 2}}
    fields = {_note(each): TextAreaField(each.label, hint=each.about, **drawn) for each in criteria}
    made = type(AssessmentForm.__name__, (AssessmentForm,), fields)
    said = queries.assessment(session, nomination.id)
    form: AssessmentForm = made(data={"version": said.version if said else 0, **_stands(nomination, said, criteria)})
    form.offer(nomination, compared)
    return form


def _stands(
    nomination: "Nomination", said: "Assessment | None", criteria: "Sequence[SelectionCriterion]"
) -> dict[str, Any]:
    """Return what stands, in the terms of the form; before anything is chosen, the group that the person wished."""
    wished = str(nomination.seat_group_id or "")
    notes = {note.criterion_id: note.text for note in said.notes} if said else {}
    return {
        "choice": said.choice or "" if said else "",
        "group": str(said.seat_group_id or wished) if said else wished,
        "rank": said.rank if said else None,
        "stands_in_for": str(said.stands_in_for_id or "") if said else "",
        "reason": said.reason if said else "",
        "considered": said.conflict if said else "",
        **{_note(each): notes.get(each.id, "") for each in criteria},
    }


def _nothing() -> Any:
    """Return what stands for a candidate about whom nobody has written."""
    return SimpleNamespace(version=0)


def _note(criterion: "SelectionCriterion") -> str:
    return f"note_{criterion.id.hex}"
