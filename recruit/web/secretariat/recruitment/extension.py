"""Forlæng fristen: what putting off a deadline will change, and then the act, with its reason on the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock, observances
from recruit.foundation.i18n import format_datetime
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.recruitment.operations import timetable as operations
from recruit.recruitment.queries.asking import calls_until
from recruit.recruitment.queries.timetable import COLUMNS, deadline_of_organisations, timetable_of
from recruit.recruitment.rules import Deadline, Moment, end_of
from recruit.recruitment.rules import timetable as rules
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, HiddenField, RadioField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint(
    "round_extension", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/forlaengelse"
)


class ExtensionForm(ActingForm):
    deadline = RadioField(_l("Which deadline?"), [Required()])
    day = DateField(_l("New day"), [Required()])
    clock = ClockField(_l("Clock time"), [Required()])
    reason = TextAreaField(
        _l("Why?"),
        [Required(_l("Write why."))],
        hint=_l("It stands on the record. Where nominations close later, citizens read it, too."),
        render_kw={"rows": 3},
    )
    #: What the reader was shown the consequences of; another choice is shown anew before it is done.
    shown = HiddenField()

    @property
    def after(self) -> datetime:
        """The new deadline."""
        return clock.instant(self.day.data, self.clock.data)

    @property
    def choice(self) -> str:
        """Everything that the consequences hang on; line breaks come back from a browser as it likes."""
        return " ".join(f"{self.deadline.data} {self.after.isoformat()} {self.reason.data}".split())


@dataclass(frozen=True, slots=True)
class Consequences:
    """What putting off a deadline changes."""

    label: str
    before: datetime
    after: datetime
    #: The public page will say so, with the reason.
    is_public: bool
    is_open_again: bool
    #: How many organisations have this deadline, and get the new one.
    organisations: int
    #: Dates that come in an unusual order by it, and what is observed on the new day.
    warnings: Sequence[str]


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def extension(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
    form, consequences = ExtensionForm(data={"deadline": Deadline.CLOSES.value}), None
    form.deadline.choices = _standing(round_)
    if form.validate_on_submit() and form.shown.data != form.choice:
        with form.refusals(), reading() as session:
            consequences = _consequences(session, round_, form)
        form.shown.data = form.choice if consequences else ""
    elif form.is_submitted() and not form.errors:
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = round_to_change(session, body, round_id)
            deadline, by, now = Deadline(form.deadline.data), current_actor(), clock.now()
            operations.extend(session, changed, deadline, form.after, str(form.reason.data), by=by, now=now)
            flash(_("The deadline is put off to %(after)s.", after=format_datetime(form.after)))
            return form.done(session, url_for("round_timetable.timetable", body=ours, round_id=round_id))
    page = render_template(
        "secretariat/recruitment/extension.html",
        form=form,
        council=council,
        round=round_,
        consequences=consequences,
    )
    return page, form.status


def _standing(round_: "RecruitmentRound") -> list[tuple[str, str]]:
    """Return the deadlines that the round has, each with the time at which it stands."""
    instants = {deadline: getattr(round_, COLUMNS[deadline]) for deadline in Deadline}
    return [(one.value, f"{word(one)}: {format_datetime(at)}") for one, at in instants.items() if at]


def _consequences(session: Session, round_: "RecruitmentRound", form: ExtensionForm) -> Consequences:
    """Return what would change. Raises Refused where the act would be refused."""
    deadline, after, now = Deadline(form.deadline.data), form.after, clock.now()
    before: datetime = getattr(round_, COLUMNS[deadline])
    stands = timetable_of(round_)
    changed = {**stands, deadline: Moment(form.day.data, form.clock.data)}
    refuse_if([*rules.may_extend(before, after, str(form.reason.data), now=now), *rules.may_be(changed)])
    known = rules.oddities(stands, round_.term.span)
    new = [odd for odd in rules.oddities(changed, round_.term.span) if odd not in known]
    is_public = deadline is Deadline.CLOSES and round_.is_announced
    return Consequences(
        label=word(deadline),
        before=before,
        after=after,
        is_public=is_public,
        is_open_again=is_public and end_of(before) <= now,
        organisations=len(calls_until(session, round_, before)) if deadline is deadline_of_organisations(round_) else 0,
        warnings=[*map(_in_words, new), *(one.said for one in observances.on(form.day.data))],
    )


def _in_words(odd: Refusal) -> str:
    """Return what would be odd, and about which date."""
    return f"{word(odd.field)}: {sentence(odd)}" if isinstance(odd.field, StrEnum) else sentence(odd)
