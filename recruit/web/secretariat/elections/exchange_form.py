"""The five questions about an election that is held as a neighbour's was; what the file answers is not asked."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recruit.elections.rules.outline import ElectionOutline, Fit
from recruit.elections.rules.setting_up import NewContest
from recruit.nominations.rules.selection import Places
from recruit.web.fields import HiddenField
from recruit.web.secretariat.elections.settings_form import NOON, NewForm, proposed

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import RecruitmentRound


class AfterNeighbourForm(NewForm):
    """An election after the file, which the page carries along."""

    content = HiddenField()

    def contests(self, fit: Fit, label: str) -> list[NewContest]:
        """Return the contests of the file, or the one that the questions make, which is called so."""
        if fit.contests:
            return [*fit.contests]
        marks = self["max_marks"].data if "max_marks" in self else None
        return [fit.contest(label, self["seats"].data or 0, marks)]


def neighbour_form(fit: Fit, data: Mapping[str, Any], *, is_sent: bool) -> AfterNeighbourForm:
    """Return the form, with what was sent or with these values; without the questions that the file answers."""
    form = AfterNeighbourForm(data=data) if is_sent else AfterNeighbourForm(formdata=None, data=data)
    if fit.contests:
        del form.seats
    if fit.contests or not fit.asks_marks:
        del form.max_marks
    return form


def answers(
    council: "Body", round_: "RecruitmentRound", places: Mapping[UUID, Places], outline: ElectionOutline
) -> dict[str, Any]:
    """Return what the form is filled in with: the round's own days, and the rest as the neighbour has it."""
    ours = proposed(council, round_, sum(place.number for place in places.values()))
    polling_on = ours["polling_on"]
    data = {
        **ours,
        "max_marks": outline.contests[0].max_marks or 1,
        "opens": ours["opens"] or outline.opens,
        "closes": outline.closes,
        "forms": [form.value for form in outline.forms],
        "ballot_order": outline.ballot_order.value,
        "result_scope": outline.result_scope.value,
        "double_entry": outline.double_entry,
    }
    if outline.post_days is None:
        return data | {"post_until": None, "post_clock": None}
    if polling_on and not ours["post_until"]:
        data["post_until"] = polling_on + timedelta(days=outline.post_days)
        data["post_clock"] = outline.post_clock or NOON
    return data
