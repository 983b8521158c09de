"""The contests of an election as rows of a form: what each is called, its seats, and how it is voted on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recruit.counting.checks import PREFERENCE
from recruit.elections.rules.setting_up import ANY_CROSSES, ONE_CROSS, SEVERAL_CROSSES, NewContest
from recruit.foundation import i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.selection import Places
from recruit.web.fields import NumberField, Required, SelectField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE

if TYPE_CHECKING:
    from recruit.elections.model import Contest
    from recruit.recruitment.model import RecruitmentRound

#: What of several kinds of crosses the number of them says.
CROSSES = "crosses"
METHODS = (
    (CROSSES, _l("Crosses")),
    ("stv-scottish-2007", _l("Order of preference (single transferable vote, Scottish rules)")),
    ("stv-meek", _l("Order of preference (single transferable vote, Meek's method)")),
)


class DividedBy(StrEnum):
    """How the seats of an election are divided; its values stand in addresses."""

    TOGETHER = "samlet"
    GROUPS = "medlemsgrupper"
    COUNTRIES = "landegrupper"


@dataclass(frozen=True, slots=True)
class Row:
    """A contest as it stands, or as a division proposes it."""

    number: int
    contest: NewContest

    def values(self) -> Mapping[str, Any]:
        """Return what stands in the row, by field."""
        one = self.contest
        shown = {
            "label": one.label,
            "seats": one.seats,
            "max_marks": one.max_marks,
            "method": one.method if one.method in PREFERENCE else CROSSES,
            "substitutes": one.substitutes,
            "group_cap": one.group_cap,
        }
        return {f"{name}_{self.number}": value for name, value in shown.items()}


class ContestsForm(ActingForm):
    """The fields of the rows are added for the division at hand."""

    rows: Sequence[Row] = ()

    def in_sight(self, row: Row) -> list[Any]:
        """Return the fields of a row that every election answers."""
        return [self[f"{name}_{row.number}"] for name in ("label", "seats", "max_marks")]

    def more(self, row: Row) -> list[Any]:
        """Return the fields of a row that stand under *Mere*."""
        names = (f"{name}_{row.number}" for name in ("method", "substitutes", "group_cap"))
        return [self[name] for name in names if name in self]

    def contests(self) -> list[NewContest]:
        """Return the contests as they are written."""
        return [self._contest(row) for row in self.rows]

    def refuse(self, refusal: Refusal) -> None:
        """Say a refusal at the row of the contest that it names."""
        named = str(refusal.facts.get("contest", "")).strip().casefold()
        rows = [row for row in self.rows if (self[f"label_{row.number}"].data or "").casefold() == named]
        field = f"{refusal.field}_{rows[-1].number}" if rows and refusal.field else refusal.field
        super().refuse(Refusal(refusal.code, refusal.facts, field))

    def _contest(self, row: Row) -> NewContest:
        label, seats, marks, method, substitutes = (
            self[f"{name}_{row.number}"].data for name in ("label", "seats", "max_marks", "method", "substitutes")
        )
        cap = f"group_cap_{row.number}"
        ordered = method in PREFERENCE
        return NewContest(
            label=label,
            seats=seats,
            method=method if ordered else _crosses(marks),
            max_marks=None if ordered else marks,
            substitutes=substitutes,
            group_cap=self[cap].data if cap in self else None,
            seat_group_id=row.contest.seat_group_id,
            country_group=row.contest.country_group,
        )


def _crosses(marks: int | None) -> str:
    return ANY_CROSSES if marks is None else ONE_CROSS if marks == 1 else SEVERAL_CROSSES


def contests_form(rows: Sequence[Row], round_: "RecruitmentRound") -> ContestsForm:
    """Return the form with these rows; a cap counts country groups, so it is asked only where the round has some."""
    fields: dict[str, Any] = {"rows": rows}
    for row in rows:
        fields[f"label_{row.number}"] = TextField(_("What is it called?"), [Required(), LINE], width="l")
        fields[f"seats_{row.number}"] = NumberField(_("How many seats?"), [Required()])
        fields[f"max_marks_{row.number}"] = NumberField(
            _("How many crosses may a voter set?"), hint=_("Empty: any number"), marked=False
        )
        fields[f"method_{row.number}"] = SelectField(
            _("How is it voted on?"), choices=METHODS, width="xl", marked=False
        )
        fields[f"substitutes_{row.number}"] = NumberField(
            _("How many are next in order?"), hint=_("Empty: everybody without a seat"), marked=False
        )
        if round_.country_groups and row.contest.country_group is None:
            fields[f"group_cap_{row.number}"] = NumberField(
                _("How many at most from one group by country?"), hint=_("Empty: no cap"), marked=False
            )
    data = {name: value for row in rows for name, value in row.values().items()}
    return type("ContestsFormOfElection", (ContestsForm,), fields)(data=data)  # type: ignore[no-any-return]


def offered(round_: "RecruitmentRound") -> list[DividedBy]:
    """Return how the seats of a round can be divided; by country only where that is approved."""
    several = [DividedBy.GROUPS] if len(round_.open_groups) > 1 else []
    return [DividedBy.TOGETHER, *several, *([DividedBy.COUNTRIES] if round_.country_groups else [])]


def standing(contests: "Sequence[Contest]") -> list[Row]:
    """Return the contests as they are."""
    return [
        Row(
            one.position,
            NewContest(
                one.label,
                one.seats,
                one.method,
                one.max_marks,
                one.substitutes,
                one.group_cap,
                one.seat_group_id,
                one.country_group,
            ),
        )
        for one in contests
    ]


def divided(round_: "RecruitmentRound", places: Mapping[UUID, Places], into: DividedBy) -> list[Row]:
    """Return what a division proposes: the seats of each group of the round, or all of them; one cross on a paper."""
    total = max(sum(place.number for place in places.values()), 1)
    if into is DividedBy.GROUPS:
        made = [NewContest(place.label, max(place.number, 1), seat_group_id=one) for one, place in places.items()]
    elif into is DividedBy.COUNTRIES:
        made = [NewContest(label, 1, country_group=label) for label in round_.country_groups or ()]
    else:
        made = [NewContest(whole_label(round_), total)]
    return [Row(number, one) for number, one in enumerate(made, 1)]


def whole_label(round_: "RecruitmentRound") -> str:
    """Return what the one contest of a round is called, in Danish: as its member group, where there is one only."""
    groups = round_.open_groups
    with i18n.speaking(i18n.DEFAULT):
        return groups[0].label if len(groups) == 1 else _("Members of the council")
