"""The groups of a term as one table: names, numbers of seats, and how they are filled."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from flask import request
from sqlalchemy.orm import Session

from recruit.acts import composition
from recruit.bodies import operations, rules
from recruit.bodies.rules import FillingMethod, NewSeatGroup
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.people import queries as people
from recruit.web.access import current_actor
from recruit.web.fields import NumberField, SelectField, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.setup.words import FILLING, options

if TYPE_CHECKING:
    from recruit.bodies.model import SeatGroup, Term

#: The table has so many rows at least, and so many that are empty.
ROWS, EMPTY_ROWS = 8, 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a group that stands, one that the template proposes, or an empty one."""

    number: int
    group: "SeatGroup | None" = None
    proposed: NewSeatGroup | None = None
    #: Counts the rows below the groups that stand.
    new: int = 0

    @property
    def key(self) -> str:
        """How its fields are told apart: a group keeps its key when somebody else adds one above it."""
        return self.group.id.hex if self.group else f"new{self.new}"

    def values(self) -> Mapping[str, Any]:
        """Return what stands in the row, by field."""
        facts = self.group.facts() if self.group else self.proposed
        if facts is None:
            return {}
        shown = {"label": facts.label, "seats": facts.seats, "filling": facts.filling_method.value}
        return {f"{name}_{self.key}": value for name, value in shown.items()}


class CompositionForm(VersionedForm):
    """The number that was decided; the fields of the rows are added for the term at hand."""

    seats_decided = NumberField(
        _l("Members in all, as decided"),
        hint=_l("The number that the municipal council has decided, if you know it."),
        marked=False,
    )
    rows: Sequence[Row] = ()

    def written(self, row: Row) -> tuple[str, int | None, str]:
        """Return what was written in a row: name, seats, way of filling."""
        label, seats, filling = (self[f"{name}_{row.key}"].data for name in ("label", "seats", "filling"))
        return label or "", seats, filling or ""


def rows(groups: Sequence["SeatGroup"], proposed: Sequence[NewSeatGroup]) -> list[Row]:
    """Return the rows of a term: its groups, or while it has none what the template proposes; then empty ones."""
    standing = [Row(number, group=group) for number, group in enumerate(groups, 1)]
    offered: Sequence[NewSeatGroup | None] = () if standing else proposed
    offered = [*offered, *[None] * max(ROWS - len(standing) - len(offered), EMPTY_ROWS)]
    return [*standing, *(Row(len(standing) + new, proposed=one, new=new) for new, one in enumerate(offered, 1))]


def composition_form(term: "Term", table: Sequence[Row]) -> CompositionForm:
    """Return the form of a term with these rows. A row that was not on the page that is sent stays as it is."""
    filling = [("", _("Choose")), *options(FILLING)]
    fields: dict[str, Any] = {"rows": table}
    for row in table:
        label = _("Member group %(number)s", number=row.number)
        seats = _("Member group %(number)s, number of seats", number=row.number)
        how = _("Member group %(number)s, how it is filled", number=row.number)
        fields[f"label_{row.key}"] = TextField(label, marked=False)
        fields[f"seats_{row.key}"] = NumberField(seats, marked=False)
        fields[f"filling_{row.key}"] = SelectField(how, choices=filling, marked=False)
    form = type("CompositionFormOfTerm", (CompositionForm,), fields)(
        data={"version": term.version, "seats_decided": term.seats_decided, **_values(table)}
    )
    for name, value in _values(table).items():
        if request.form and name not in request.form:
            form[name].process_data(value)
    return form  # type: ignore[no-any-return]


def save(session: Session, term: "Term", standing: Sequence["SeatGroup"], form: CompositionForm) -> None:
    """Write down what the table says. Raises Refused at the fields of the rows, and Stale with both values."""
    by, now, known = current_actor(), clock.now(), {group.id: group for group in standing}
    form.check(term, stands={"seats_decided": term.seats_decided, **_values(rows(standing, ()))})
    operations.decide_seats(session, term, form.seats_decided.data, by=by, now=now)
    named = (organization for group in standing for organization in (group.nominating_id, group.appointing_id))
    _kept = people.organizations_among(session, named)  # so that a group finds whoever proposes and appoints
    for row in form.rows:
        label, seats, filling = form.written(row)
        with _at(row):
            if row.group:
                _change(session, known[row.group.id], label, seats, filling)
            elif label:
                facts = _facts(row.proposed or _NEW, label, seats, filling)
                operations.add_seat_group(session, term, facts, by=by, now=now)


#: What an empty row becomes, but for what is written in it.
_NEW = rules.NewSeatGroup("", 0, rules.SeatType.EXPERIENCE, FillingMethod.COUNCIL_SELECTION)


def _change(session: Session, group: "SeatGroup", label: str, seats: int | None, filling: str) -> None:
    facts = _facts(group.facts(), label, seats, filling)
    if facts != group.facts():
        composition.change_seat_group(
            session,
            group,
            facts,
            by=current_actor(),
            now=clock.now(),
            nominating=group.nominating,
            appointing=group.appointing,
        )


def _facts(before: NewSeatGroup, label: str, seats: int | None, filling: str) -> NewSeatGroup:
    """Return the group with what was written; filled in another way, its seats are for whom they then usually are."""
    if seats is None:
        raise Refused([Refusal("number-of-seats-impossible", {"most": rules.MOST_SEATS_IN_A_GROUP}, "seats")])
    if not filling:
        raise Refused([Refusal("filling-not-chosen", field="filling")])
    method = FillingMethod(filling)
    as_usual = before.filling_method is method and before is not _NEW
    seat_type = before.seat_type if as_usual else rules.usual_seat_type(method)
    return replace(before, label=label, seats=seats, filling_method=method, seat_type=seat_type)


@contextmanager
def _at(row: Row) -> Iterator[None]:
    """Say what is refused inside at the fields of the row."""
    try:
        yield
    except Refused as refused:
        fields = {"label": "label", "seats": "seats", "filling": "filling"}
        raise Refused(
            Refusal(reason.code, reason.facts, f"{fields.get(reason.field or '', 'label')}_{row.key}")
            for reason in refused.refusals
        ) from refused


def _values(table: Sequence[Row]) -> dict[str, Any]:
    return {name: value for row in table for name, value in row.values().items()}
