"""The five questions about an election that is held as a neighbour's was; what the file answers is not asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recruit.elections.rules.outline import ElectionOutline, Fit
from recruit.elections.rules.setting_up import ElectionSettings, NewContest
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation import clock
from recruit.nominations.rules.selection import Places
from recruit.web.fields import HiddenField
from recruit.web.secretariat.elections.settings_form import NOON, NewForm, proposed

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import RecruitmentRound


class AfterNeighbourForm(NewForm):
    """An election after the file, which the page carries along."""

    content = HiddenField()

    def settings_as(self, outline: ElectionOutline) -> ElectionSettings:
        """Return what the election is to be; votes by post are taken as long before its day as the file says."""
        settings = self.settings()
        if FormOfVoting.POST not in settings.forms or settings.post_until or outline.post_days is None:
            return settings
        day = settings.polling_on + timedelta(days=outline.post_days)
        return replace(settings, post_until=clock.instant(day, outline.post_clock or NOON))

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
    return data if outline.post_days is not None else data | {"post_until": None, "post_clock": None}
