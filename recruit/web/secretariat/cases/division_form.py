"""The form of Fordel pladserne: groups and their members, the lots that were drawn, and a name for each place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flask import request
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.appointments.rules.division import CouncilGroup, Division, OpenLot, Share, divide, may_divide
from recruit.foundation.i18n import format_list, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal
from recruit.web.fields import (
    CheckboxesField,
    DateField,
    HiddenField,
    NumberField,
    RadioField,
    Required,
    SelectField,
    TextField,
)
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE
from recruit.web.secretariat.cases.loading import group_choices
from recruit.web.secretariat.choosing import options

if TYPE_CHECKING:
    from recruit.bodies.model import SeatGroup

#: How many rows for groups there are at least, at most, and how many of them stay empty for further groups.
ROWS, MOST_ROWS, SPARE = 6, 24, 2


class DivisionForm(ActingForm):
    """What is asked whatever comes of it; `form_for` adds a row for each group, the lots and the places."""

    group = RadioField(_l("Which member group?"), [Required()])
    places = NumberField(_l("How many places are divided?"), [Required()])
    agreed_on = DateField(_l("On which day were the places divided?"), [Required()])
    #: What was divided when the names were asked for.
    seen = HiddenField()

    def rows(self) -> list[dict[str, Any]]:
        """Return the fields of each row: the group, its members, with whom it stands together."""
        numbers = range(1, MOST_ROWS + 1)
        parts = ("name", "members", "pact")
        return [{part: self[f"{part}_{one}"] for part in parts} for one in numbers if f"name_{one}" in self]

    def groups(self) -> list[CouncilGroup]:
        """Return the groups that are written."""
        written = [row for row in self.rows() if row["name"].data]
        return [CouncilGroup(one["name"].data, one["members"].data or 0, one["pact"].data or "") for one in written]

    def lots(self) -> Iterator[OpenLot]:
        """Yield the lots whose outcome is chosen, those drawn first."""
        for field in self:
            if field.short_name.startswith("lot_"):
                _lot, places, *between = field.short_name.split("_")
                if len(field.data or ()) == int(places):
                    yield OpenLot((*field.data, *(one for one in between if one not in field.data)), int(places))

    def hindrances(self) -> tuple[Refusal, ...]:
        """Return every reason why nothing can be divided yet."""
        return may_divide(self.groups(), self.places.data or 0)

    def slips(self) -> Iterator[Refusal]:
        """Yield each lot for which more or fewer are ticked than there are places."""
        for field in self:
            places = field.short_name.split("_")[1] if field.short_name.startswith("lot_") else ""
            if places and field.data and len(field.data) != int(places):
                yield Refusal("lot-has-other-places", {"places": int(places)}, field.short_name)

    def too_late(self, today: date) -> tuple[Refusal, ...]:
        """Return why the places were not divided on the day that is written."""
        return (Refusal("day-in-the-future", field="agreed_on"),) if self.agreed_on.data > today else ()

    def division(self) -> Division:
        """Return what each share gets; nothing is in the way."""
        return divide(self.groups(), self.places.data or 0, list(self.lots()))


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a share: who is to have it, their party, and their personal substitute."""

    key: str
    name: Any
    who: Any
    party: Any
    substitute: Any
    substitute_who: Any


Fields = dict[str, Any]


def form_for(groups: "Sequence[SeatGroup]", data: Mapping[str, Any]) -> tuple[DivisionForm, Fields]:
    """Return the form with rows for what was sent, else for what is proposed, and a lot once it is needed.

    The fields that were added are given, too: `with_places` adds to them.
    """
    fields = _row_fields(data)
    form = _made(fields, groups, data)
    if request.method == "POST" and not form.hindrances():
        while (lot := form.division().lot) is not None and _lot_name(lot) not in fields:
            fields[_lot_name(lot)] = _lot_field(lot, form.division())
            form = _made(fields, groups, data)
    return form, fields


def with_places(
    session: Session,
    division: Division,
    fields: Fields,
    groups: "Sequence[SeatGroup]",
    data: Mapping[str, Any],
    *,
    substitutes: bool,
) -> tuple[DivisionForm, list[tuple[Share, list[Place]]]]:
    """Return the form of these fields with a name for each place that is given, and those by share."""
    fields, keys = dict(fields), {}
    for share in division.shares:
        keys[share.id] = [f"{share.id}_{number}" for number in range(1, share.places + 1)]
        for number, key in enumerate(keys[share.id], 1):
            fields |= _place_fields(share, key, number, substitutes=substitutes)
    made = _made(fields, groups, data)
    places = [(share, [_place(made, key) for key in keys[share.id]]) for share in division.shares]
    _offer(session, [place for _share, some in places for place in some])
    return made, places


def _made(fields: Mapping[str, Any], groups: "Sequence[SeatGroup]", data: Mapping[str, Any]) -> DivisionForm:
    form: DivisionForm = type("DivisionForm", (DivisionForm,), dict(fields))(data=dict(data))
    form.group.choices = group_choices(groups)
    return form


def _row_fields(data: Mapping[str, Any]) -> Fields:
    source: Mapping[str, Any] = request.form if request.method == "POST" else data
    filled = [number for number in range(1, MOST_ROWS + 1) if str(source.get(f"name_{number}") or "").strip()]
    rows = min(max(ROWS, max(filled, default=0) + SPARE), MOST_ROWS)
    fields: Fields = {}
    for number in range(1, rows + 1):
        fields[f"name_{number}"] = TextField(_("Group %(number)s", number=number), [LINE], width="m", marked=False)
        fields[f"members_{number}"] = NumberField(
            _("Members of group %(number)s", number=number), [Optional()], marked=False
        )
        fields[f"pact_{number}"] = TextField(
            _("With whom group %(number)s stands together", number=number), [LINE], width="s", marked=False
        )
    return fields


def _lot_name(lot: OpenLot) -> str:
    return "_".join(("lot", str(lot.places), *lot.between))


def _lot_field(lot: OpenLot, division: Division) -> CheckboxesField:
    names = {share.id: format_list(share.names) for share in division.shares}
    label = ngettext(
        "A lot decides who gets the last place. Who was drawn?",
        "A lot decides who gets the last %(num)s places. Who were drawn?",
        lot.places,
    )
    return CheckboxesField(label, choices=[(one, names[one]) for one in lot.between], marked=False)


def _place_fields(share: Share, key: str, number: int, *, substitutes: bool) -> Fields:
    who = format_list(share.names)
    fields: Fields = {
        f"place_{key}": TextField(_("%(group)s, place %(number)s", group=who, number=number), [LINE], width="l"),
        f"who_{key}": RadioField(_("Who is it?"), [Optional()], marked=False),
    }
    if len(share.names) > 1:
        parties = [("", _("Not stated")), *((name, name) for name in share.names)]
        fields[f"party_{key}"] = SelectField(_("Party"), choices=parties)
    if substitutes:
        fields[f"sub_{key}"] = TextField(_("Personal substitute"), [LINE], width="l")
        fields[f"subwho_{key}"] = RadioField(_("Who is it?"), [Optional()], marked=False)
    return fields


def _place(form: DivisionForm, key: str) -> Place:
    named = {field.short_name: field for field in form}
    parts = ("place", "who", "party", "sub", "subwho")
    return Place(key, *(named.get(f"{part}_{key}") for part in parts))


def _offer(session: Session, places: Sequence[Place]) -> None:
    asked = [(one.name, one.who) for one in places]
    asked += [(one.substitute, one.substitute_who) for one in places if one.substitute]
    alike = options(session, {name.data for name, _who in asked if name.data})
    for name, who in asked:
        who.choices = alike.get(name.data, [])
