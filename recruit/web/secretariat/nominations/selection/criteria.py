"""Kriterier: by what the candidates are compared; a list to begin with, the last round's, and one's own."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.nominations.operations import selection as operations
from recruit.nominations.queries import selection as queries
from recruit.nominations.rules.selection import READY, Aspect, NewCriterion
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.nominations.selection.loading import PREFIX
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.nominations.model import SelectionCriterion

bp = Blueprint("selection_criteria", __name__, url_prefix=f"{PREFIX}/kriterier")

#: Where a criterion of the ready list comes from, where a law says it.
SOURCES = {Aspect.BALANCE: "Ligestillingsloven § 10 a"}


class _Words:
    """What a criterion says."""

    label = TextField(_l("Criterion"), [Required()], hint=_l("A few words, such as: experience with associations"))
    about = TextAreaField(
        _l("What does the council look for?"),
        hint=_l("Words, no points. Never where somebody comes from, what they believe, or their health."),
        render_kw={"rows": 2},
    )
    source = TextField(
        _l("Where does it come from?"), hint=_l("Such as the charter's paragraph: kommissoriet, punkt 4")
    )


class CriterionForm(_Words, ActingForm):
    """A new criterion."""


class ChangeForm(_Words, VersionedForm):
    """A criterion that is there."""


class ReadyForm(ActingForm):
    which = RadioField(_l("Begin with"), [Required()])

    def offer(self, before: "Sequence[SelectionCriterion]") -> None:
        """Offer the ready list, and that of the council's last round, where it has one."""
        self.which.choices = [("standard", _("the usual ones: %(list)s", list=_listed(_usual())))]
        if before:
            labels = _listed([each.label for each in before])
            self.which.choices.insert(0, ("sidste", _("those of the last round: %(list)s", list=labels)))
        self.which.data = self.which.data or self.which.choices[0][0]


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def criteria(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the criteria, and add one."""
    form = CriterionForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            made = operations.add(session, round_, _new(form), by=current_actor(), now=clock.now())
            flash(_("“%(criterion)s” is added.", criterion=made.label))
            return form.done(session, url_for(".criteria", body=ours, round_id=round_id))
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        listed = queries.criteria(session, round_id)
        ready = ReadyForm(formdata=None, prefix="ready")
        ready.offer([] if listed else queries.criteria_before(session, round_))
        concluded = queries.is_concluded(session, round_id)
    page = render_template(
        "secretariat/nominations/selection/criteria.html",
        form=form,
        ready=ready,
        council=council,
        round=round_,
        criteria=listed,
        concluded=concluded,
    )
    return page, form.status


@bp.post("/faerdige")
@requires(May.MANAGE_NOMINATIONS)
def ready(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Take over a whole list; whoever chose none is led back to it."""
    form = ReadyForm(prefix="ready")
    with transaction() as session:
        ours, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
        before = queries.criteria_before(session, round_)
        form.offer(before)
        if form.validate_on_submit():
            form.claim(session)
            chosen = [_as_before(each) for each in before] if form.which.data == "sidste" else _standard()
            number = operations.add_ready(session, round_, chosen, by=current_actor(), now=clock.now())
            flash(ngettext("One criterion is added.", "%(num)s criteria are added.", number))
            return form.done(session, url_for(".criteria", body=ours, round_id=round_id))
    return redirect(url_for(".criteria", body=body, round_id=round_id), code=303)


@bp.route("/<id:criterion_id>", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def criterion(body: BodyRef, round_id: UUID, criterion_id: UUID) -> ResponseReturnValue:
    """Change the words of a criterion."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        known = queries.criterion(session, round_id, criterion_id)
        noted = queries.is_noted(session, criterion_id)
    form = ChangeForm(obj=known)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            changed = queries.criterion(session, round_id, criterion_id)
            form.check(changed)
            new = _new(form, changed.aspect)
            operations.change(session, changing, changed, new, by=current_actor(), now=clock.now())
            flash(_("“%(criterion)s” is saved.", criterion=changed.label))
            return form.done(session, url_for(".criteria", body=ours, round_id=round_id))
    page = render_template(
        "secretariat/nominations/selection/criterion.html",
        form=form,
        acts=ActingForm(formdata=None, prefix="acts"),
        council=council,
        round=round_,
        criterion=known,
        noted=noted,
    )
    return page, form.status


@bp.post("/<id:criterion_id>/fjern")
@requires(May.MANAGE_NOMINATIONS)
def removal(body: BodyRef, round_id: UUID, criterion_id: UUID) -> ResponseReturnValue:
    """Remove a criterion by which nothing is written."""
    form = ActingForm(prefix="acts")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            removed = queries.criterion(session, round_id, criterion_id)
            operations.remove(session, round_, removed, by=current_actor(), now=clock.now())
            flash(_("“%(criterion)s” is removed.", criterion=removed.label))
            return form.done(session, url_for(".criteria", body=ours, round_id=round_id))
    for problem in form.problems:
        flash(problem.sentence, "error")
    return redirect(url_for(".criterion", body=body, round_id=round_id, criterion_id=criterion_id), code=303)


def _new(form: CriterionForm | ChangeForm, aspect: Aspect = Aspect.OTHER) -> NewCriterion:
    return NewCriterion(aspect, *(str(field.data or "") for field in (form.label, form.about, form.source)))


def _as_before(known: "SelectionCriterion") -> NewCriterion:
    return NewCriterion(known.aspect, known.label, known.about, known.source)


def _standard() -> list[NewCriterion]:
    """Return the ready list in Danish, whatever the reader speaks: it goes onto paper."""
    with i18n.speaking(i18n.DEFAULT):
        named = zip(READY, _usual(), strict=True)
        return [NewCriterion(aspect, label, source=SOURCES.get(aspect, "")) for aspect, label in named]


def _listed(labels: "Sequence[str]") -> str:
    """Return labels that may hold commas of their own beside each other."""
    return " · ".join(labels)


def _usual() -> list[str]:
    return [_capital(word(each)) for each in READY]


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
