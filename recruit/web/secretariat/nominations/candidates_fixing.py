"""Fastlæg kandidaterne: what it means, then the act; by name, or in the order of a lot that was drawn by hand."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations import letters
from recruit.nominations.operations import candidates as operations
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.queries import candidates as queries
from recruit.nominations.queries import complaints
from recruit.nominations.queries.candidates import Named
from recruit.nominations.rules import candidates as rules
from recruit.nominations.rules.candidates import Lot, Sorted
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, HiddenField, NumberField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint(
    "candidates_fixing", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/kandidater"
)


class FixingForm(ActingForm):
    last_day = DateField(_l("Last day on which everybody can see the candidates"), [Required()])
    #: Asked while a complaint is open.
    despite = TextAreaField(
        _l("Why are the candidates fixed all the same?"),
        [Required(_l("Write why."))],
        hint=_l("It stays on the record."),
        render_kw={"rows": 2},
    )
    #: Who was shown; where it is others by then, the page is shown anew.
    shown = HiddenField()

    def chosen(self, approved: Sequence[Named]) -> Fixing:
        """Return what is fixed."""
        return Fixing([each.id for each in approved], self.last_day.data + timedelta(days=1), despite=self.why)

    @property
    def why(self) -> str:
        """Why, where it is asked."""
        return str(self.despite.data or "") if "despite" in self else ""


class LotForm(FixingForm):
    drawn_by = TextField(_l("Who drew the lot?"), [Required()], autocomplete="off")
    witnessed_by = TextField(_l("Who saw it?"), [Required()], hint=_l("Somebody else."), autocomplete="off")
    drawn_on = DateField(_l("When was it drawn?"), [Required()])

    @property
    def numbers(self) -> Iterator[Any]:
        """A field for the number that each candidate drew."""
        return (field for field in self if field.short_name.startswith("number_"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Check what was typed, and that each number was drawn once."""
        super().validate(extra_validators)
        fields, free = list(self.numbers), set(range(1, len(list(self.numbers)) + 1))
        for field in fields:
            if not field.errors and field.data not in free:
                said = _("Give each of them a number of its own, from 1 to %(last)s.", last=len(fields))
                field.errors = [*field.errors, said]
            free.discard(field.data)
        return not self.errors

    def chosen(self, approved: Sequence[Named]) -> Fixing:
        """Return what is fixed, in the order that was drawn."""
        in_order = sorted(approved, key=lambda each: self[_number(each)].data)
        lot = Lot(str(self.drawn_by.data), str(self.witnessed_by.data), self.drawn_on.data)
        return Fixing([each.id for each in in_order], self.last_day.data + timedelta(days=1), lot, self.why)


@bp.route("/fastlaeg", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def by_name(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    return _fixing(FixingForm, body, round_id)


@bp.route("/lodtraekning", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def by_lot(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    return _fixing(LotForm, body, round_id)


def hindrances(round_: "RecruitmentRound", found: Sorted, *, now: datetime) -> list[str]:
    """Return every reason why the candidates of a round cannot be fixed now."""
    today = clock.local(now).date()
    facts: dict[str, Any] = {"closes_at": round_.closes_at, "down_on": date.max, "today": today, "now": now}
    return [sentence(each) for each in rules.may_fix(found, found.approved, is_fixed=False, **facts)]


def _fixing(kind: type[FixingForm], body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show who will be on the list, in which order, and what happens; then fix it."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = queries.sorted_now(session, round_, now=clock.now())
        approved = queries.named(session, round_, found.approved)
        text = as_read(session, letters.candidate_news_as_shown(round_, _("[the candidate's name]")))
        complained = len(complaints.open_complaints(session, round_id))
    form = _form(kind, round_, approved)
    if not complained:
        del form.despite
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            return _fixed(session, form, body, round_id)
    form.shown.data = _ids(approved)
    page = render_template(
        "secretariat/nominations/candidates/fixing.html",
        form=form,
        by_lot=isinstance(form, LotForm),
        council=council,
        round=round_,
        approved=approved,
        complained=complained,
        hindrances=hindrances(round_, found, now=clock.now()),
        text=text,
    )
    return page, form.status


def _fixed(session: Session, form: FixingForm, body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    council, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
    found = queries.sorted_now(session, round_, now=clock.now(), lock=True)
    approved = queries.named(session, round_, found.approved)
    refuse_if([] if form.shown.data == _ids(approved) else [Refusal("candidates-have-changed")])
    operations.fix(session, round_, form.chosen(approved), by=current_actor(), now=clock.now())
    flash(_("The candidates are fixed and public."))
    return form.done(session, url_for("candidates.candidates", body=council, round_id=round_id))


def _form(kind: type[FixingForm], round_: "RecruitmentRound", approved: Sequence[Named]) -> FixingForm:
    """Return the form, with a field for the number that each drew where a lot was drawn."""
    numbers = {_number(each): NumberField(each.name, [Required()], autocomplete="off") for each in approved}
    made = type(kind.__name__, (kind,), numbers if issubclass(kind, LotForm) else {})
    today = clock.today()
    known = [*(each.day for each in round_.dates), round_.anchor_on, clock.local(round_.closes_at).date(), today]
    last_day = rules.down_on([each for each in known if each]) - timedelta(days=1)
    form: FixingForm = made(data={"last_day": last_day, "drawn_on": today})
    return form


def _number(each: Named) -> str:
    return f"number_{each.id.hex}"


def _ids(approved: Sequence[Named]) -> str:
    return " ".join(sorted(str(each.id) for each in approved))
