"""The seat groups of a charter as the preview shows them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from recruit.intake.rules.proposals.decisions import GroupCorrection
from recruit.web.secretariat.intake.words import SEAT_TYPES, contradiction, place_in_words

if TYPE_CHECKING:
    from recruit.web.secretariat.intake.view import View


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One seat group, as it was read or corrected."""

    where: str
    label: str
    kind: str
    represents: str
    seats: int
    left_out: bool
    url: str


def group_rows(shown: "View") -> list[GroupRow]:
    """Return the groups in the order of the document."""
    found = []
    for place, group in enumerate(shown.found.groups):
        said = shown.decisions.groups.get(place) or GroupCorrection.of(group)
        found.append(
            GroupRow(
                where=place_in_words(shown.found.where(group.line)),
                label=said.label,
                kind=str(SEAT_TYPES[said.seat_type]),
                represents=said.represents or "",
                seats=said.seats,
                left_out=said.left_out,
                url=url_for("intake_group.group", reading_id=shown.reading_id, place=place),
            )
        )
    return found


def gaps(shown: "View") -> list[tuple[str, str]]:
    """Return where the numbers of the document do not add up, each with where it is decided."""
    return [
        (
            contradiction(one, None, shown.found),
            url_for("intake_conflict.conflict", reading_id=shown.reading_id, place=place),
        )
        for place, one in shown.outlook.gaps
    ]
