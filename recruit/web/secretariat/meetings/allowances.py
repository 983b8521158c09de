"""Diæter: what is paid for the meetings of a quarter, how long journeys took, and that it is paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import format_date, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.meetings.operations import paying
from recruit.meetings.queries import allowances as queries
from recruit.meetings.queries import meeting as meetings
from recruit.meetings.rules import Remuneration
from recruit.meetings.rules.allowance import LONGEST_TRAVEL, quarters_before
from recruit.reports.formats import xlsx
from recruit.reports.meetings import allowances
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, NumberField, Required
from recruit.web.form import ActingForm
from recruit.web.lengths import Between
from recruit.web.secretariat.meetings.in_period import XLSX
from recruit.web.secretariat.meetings.loading import ALL
from recruit.web.secretariat.members.loading import a_file
from recruit.web.secretariat.setup.council import council_to_change, open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.meetings.model import Attendance
    from recruit.reports.meetings.allowances import Paid

bp = Blueprint("meetings_allowances", __name__, url_prefix=f"{ALL}/diaeter")

#: Minutes, there and back.
TRAVEL = Between(0, LONGEST_TRAVEL // timedelta(minutes=1))
#: So many quarters are offered at once, the running one first.
OFFERED = 6
#: Accounts are kept for five years.
KEPT = 21


@dataclass(frozen=True, slots=True)
class Quarter:
    """One of the quarters to look at."""

    #: As the address has it: 2026-4.
    word: str
    label: str
    url: str
    current: bool
    days: tuple[date, date]


@dataclass(frozen=True, slots=True)
class Shown:
    """What every page of a quarter loads."""

    council: "Body"
    quarters: Sequence[Quarter]
    chosen: Quarter
    remuneration: Remuneration
    people: "Sequence[Paid]"

    @property
    def pays(self) -> bool:
        """Return whether the council pays by the meeting now."""
        return self.remuneration is Remuneration.ALLOWANCE

    @property
    def back(self) -> str:
        return self.chosen.url


class TravelForm(ActingForm):
    """How many minutes each journey took, there and back."""


class PayingForm(ActingForm):
    people = CheckboxesField(_l("Who was paid?"), [Required()])
    paid_on = DateField(_l("On which day?"), [Required()])


class TakingBackForm(ActingForm):
    people = CheckboxesField(_l("Who was not paid?"), [Required()])


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        shown = _shown(session, body)
    earlier = _earlier(shown.quarters, shown.council)
    return render_template("secretariat/meetings/allowances.html", council=shown.council, shown=shown, earlier=earlier)


@bp.get("/diaeter.xlsx")
@requires(May.MANAGE_BODIES)
def taken(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        shown = _shown(session, body)
    if not shown.pays and not shown.people:
        abort(404)
    table = allowances.as_table(shown.people, shown.council.name_on(shown.chosen.days[0]), shown.chosen.label)
    name = f"{shown.council.slug}-diaeter-{shown.chosen.word}.xlsx"
    return a_file(xlsx.write(table, sheet=_("Allowances")), XLSX, name)


@bp.route("/rejsetid", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def travel(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        shown = _shown(session, body)
    every = [row for one in shown.people for row in one.rows]
    rows = [row for row in every if row.paid_on is None or _travel(row) in request.form]
    form = _travel_form(rows)
    if form.validate_on_submit():
        minutes = {row.id: form[_travel(row)].data or 0 for row in rows if _travel(row) in request.form}
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            locked = queries.duties(session, ours, *shown.chosen.days, lock=True)
            paying.note_travel(session, ours, locked, minutes, by=current_actor(), now=clock.now())
            flash(_("The journeys are noted."))
            return form.done(session, shown.back)
    page = render_template(
        "secretariat/meetings/allowances_travel.html",
        form=form,
        council=shown.council,
        shown=shown,
        fields=[form[_travel(row)] for row in rows],
    )
    return page, form.status


@bp.route("/udbetalt", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def paid(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        shown = _shown(session, body)
    due = [one for one in shown.people if one.paid_on is None]
    form = PayingForm(data={"people": [str(one.person) for one in due], "paid_on": clock.today()})
    form.people.choices = _choices(due)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, by, now = council_to_change(session, body), current_actor(), clock.now()
            people = [UUID(one) for one in form.people.data or ()]
            number = paying.pay(session, ours, shown.chosen.days, people, form.paid_on.data, by=by, now=now)
            flash(ngettext("One person is noted as paid.", "%(num)s people are noted as paid.", number))
            return form.done(session, shown.back)
    page = render_template(
        "secretariat/meetings/allowances_paid.html", form=form, council=shown.council, shown=shown, is_back=False
    )
    return page, form.status


@bp.route("/ikke-udbetalt", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def not_paid(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        shown = _shown(session, body)
    form = TakingBackForm()
    form.people.choices = _choices([one for one in shown.people if any(row.paid_on for row in one.rows)])
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, by, now = council_to_change(session, body), current_actor(), clock.now()
            people = [UUID(one) for one in form.people.data or ()]
            number = paying.take_back(session, ours, shown.chosen.days, people, by=by, now=now)
            flash(ngettext("One person is noted as not paid.", "%(num)s people are noted as not paid.", number))
            return form.done(session, shown.back)
    page = render_template(
        "secretariat/meetings/allowances_paid.html", form=form, council=shown.council, shown=shown, is_back=True
    )
    return page, form.status


def _shown(session: Session, ref: BodyRef) -> Shown:
    council = open_council(session, ref, May.MANAGE_BODIES)
    quarters = _quarters(council)
    chosen = next((one for one in quarters if one.current), quarters[0])
    remuneration = meetings.settings(session, council).remuneration
    people = allowances.of_quarter(session, council, chosen.days)
    return Shown(council, quarters, chosen, remuneration, people)


def _quarters(council: "Body") -> list[Quarter]:
    """Return the quarters that are offered around the one in the address, else the running one; 404 for no quarter.

    The last leads to those before them.
    """
    known = [(_word(first), (first, until)) for first, until in quarters_before(clock.today(), KEPT)]
    words = [word for word, _days in known]
    wanted = request.args.get("kvartal", words[0])
    if wanted not in words:
        abort(404)
    begins = words.index(wanted) // OFFERED * OFFERED
    return [
        Quarter(
            word,
            _("quarter %(number)s of %(year)s", number=word[-1], year=word[:4]),
            url_for(".listed", body=council, kvartal=word),
            word == wanted,
            days,
        )
        for word, days in known[begins : begins + OFFERED]
    ]


def _earlier(quarters: Sequence[Quarter], council: "Body") -> str:
    """Return where the quarters before the offered ones are; empty where no older ones are kept."""
    words = [_word(first) for first, _until in quarters_before(clock.today(), KEPT)]
    following = words.index(quarters[-1].word) + 1
    return url_for(".listed", body=council, kvartal=words[following]) if following < len(words) else ""


def _word(first: date) -> str:
    return f"{first.year}-{(first.month + 2) // 3}"


def _travel_form(rows: "Sequence[Attendance]") -> TravelForm:
    fields: dict[str, Any] = {
        _travel(row): NumberField(
            _("%(name)s, %(day)s", name=_isolated(row), day=format_date(row.meeting.slot.day)),
            [TRAVEL],
            marked=False,
        )
        for row in rows
    }
    data = {_travel(row): row.travel_minutes or None for row in rows}
    form: TravelForm = type("TravelForm", (TravelForm,), fields)(data=data)
    return form


def _isolated(row: "Attendance") -> str:
    """Return whose row it is, so that a name from right to left does not draw the day to its other side."""
    return f"\u2068{row.person.name}\u2069" if row.person else ""


def _travel(row: "Attendance") -> str:
    return f"travel_{row.id.hex}"


def _choices(people: "Sequence[Paid]") -> list[tuple[str, str]]:
    return [
        (
            str(one.person),
            ngettext(
                "%(name)s: %(num)s amount", "%(name)s: %(num)s amounts", one.amounts, name=f"\u2068{one.name}\u2069"
            ),
        )
        for one in people
    ]
