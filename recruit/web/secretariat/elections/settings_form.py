"""The questions about an election: five of them, and the rest under *Mere*, each with an answer that fits most."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from recruit.elections.rules.setting_up import SEVERAL_CROSSES, ElectionSettings, FiveQuestions
from recruit.elections.rules.vocabulary import BallotOrder, FormOfVoting, ResultScope
from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.recruitment.rules import DateKind
from recruit.reports.words import WORDS
from recruit.web.clock_field import ClockField
from recruit.web.fields import (
    CheckboxesField,
    CheckboxField,
    DateField,
    NumberField,
    RadioField,
    Required,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.lengths import LINE, REMARK

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model import Election
    from recruit.recruitment.model import RecruitmentRound

#: Votes by post are taken to the end of the morning where the timetable says no more.
NOON = time(12)
#: What of an election the next one does the same way.
_KEPT = ("place", "who_may_vote", "opens", "closes", "forms", "ballot_order", "result_scope", "double_entry")


class SettingsForm(ActingForm):
    """What an election is besides its contests."""

    polling_on = DateField(
        _l("On which day?"), [Required()], hint=_l("The polling meeting; where all vote by post, the last day for it")
    )
    place = TextField(_l("Where?"), [Required(), LINE], hint=_l("Such as Kulturhuset, sal 2"), width="l")
    who_may_vote = TextAreaField(
        _l("Who may vote?"), [Required(), REMARK], hint=_l("It is printed on every paper."), render_kw={"rows": 3}
    )
    name = TextField(_l("What is the election called?"), [Required(), LINE], width="l")
    opens = ClockField(_l("The polls open at"))
    closes = ClockField(_l("The polls close at"))
    forms = CheckboxesField(_l("How do people vote?"), choices=tuple(WORDS[FormOfVoting].items()), marked=False)
    post_until = DateField(_l("Votes by post are taken until"), hint=_l("The day; only where people vote by post"))
    post_clock = ClockField(_l("Clock time on that day"), hint=_l("Such as 12.00, which is also taken without one"))
    ballot_order = RadioField(
        _l("In which order do the candidates stand on the ballot?"),
        choices=tuple(WORDS[BallotOrder].items()),
        marked=False,
    )
    result_scope = RadioField(
        _l("Whose names and votes does the public result show?"),
        choices=tuple(WORDS[ResultScope].items()),
        marked=False,
    )
    double_entry = CheckboxField(
        _l("Two people enter what was counted"), hint=_l("Each without seeing the other's; differences are shown.")
    )
    is_rehearsal = CheckboxField(
        _l("This is a rehearsal"), hint=_l("It is marked on every page and paper, and nothing of it goes to anybody.")
    )
    was_held = CheckboxField(
        _l("The election was held, and I enter it afterwards"), hint=_l("Only then the day can be one that is over.")
    )

    #: The fields under *Mere*.
    MORE = (
        "name", "opens", "closes", "forms", "post_until", "post_clock", "ballot_order", "result_scope", "double_entry",
        "is_rehearsal", "was_held",
    )  # fmt: skip

    @property
    def more(self) -> list[Any]:
        """The fields under *Mere*."""
        return [self[name] for name in self.MORE]

    def settings(self) -> ElectionSettings:
        """Return what the election is to be."""
        return ElectionSettings(
            name=str(self.name.data),
            polling_on=self.polling_on.data,
            place=str(self.place.data),
            who_may_vote=str(self.who_may_vote.data),
            opens=self.opens.data,
            closes=self.closes.data,
            forms=[FormOfVoting(form) for form in self.forms.data or ()],
            post_until=self._post_until(),
            ballot_order=BallotOrder(self.ballot_order.data or BallotOrder.LIST),
            result_scope=ResultScope(self.result_scope.data or ResultScope.RECOMMENDED_AND_NEXT),
            is_rehearsal=bool(self.is_rehearsal.data),
            double_entry=bool(self.double_entry.data),
            was_held=bool(self.was_held.data),
        )

    def _post_until(self) -> datetime | None:
        if self.post_until.data is None:
            return None
        return clock.instant(self.post_until.data, self.post_clock.data or NOON)


class NewForm(SettingsForm):
    """An election with one contest, for the candidates of one round."""

    seats = NumberField(_l("How many seats?"), [Required()])
    max_marks = NumberField(_l("How many crosses may a voter set?"), [Required()])

    def questions(self) -> FiveQuestions:
        """Return the five answers."""
        settings = self.settings()
        seats, marks = self.seats.data or 0, self.max_marks.data or 0
        return FiveQuestions(settings.polling_on, settings.place, seats, marks, settings.who_may_vote)


class ChangeForm(SettingsForm, VersionedForm):
    """The same for an election that exists; its seats and crosses stand with its contests."""


def proposed(
    council: "Body", round_: "RecruitmentRound", places: int, template: "Election | None" = None
) -> dict[str, Any]:
    """Return what an election for a round, loaded whole, would be: from its timetable and its condition.

    With a template, an earlier election, what does not hang on the days is as it was there.
    """
    dates = {one.kind: one for one in round_.dates}
    meeting, post = dates.get(DateKind.POLLING_MEETING), dates.get(DateKind.POSTAL_CLOSES)
    words = round_.text_in(i18n.DEFAULT)
    with i18n.speaking(i18n.DEFAULT):
        name = _("Election for %(council)s %(term)s", council=council.name, term=round_.term.label)
    data = {
        "polling_on": meeting.day if meeting else round_.anchor_on,
        "opens": meeting.clock if meeting else None,
        # Whoever may stand may mostly vote, too; the sentence is to be read, and corrected.
        "who_may_vote": words.condition.replace("stiller op", "stemmer") if words else "",
        "seats": max(places, 1),
        "max_marks": 1,
        "name": name,
        "forms": [FormOfVoting.MEETING.value, *([FormOfVoting.POST.value] if post else [])],
        "post_until": post.day if post else None,
        "post_clock": (post.clock or NOON) if post else None,
        "ballot_order": BallotOrder.LIST.value,
        "result_scope": ResultScope.RECOMMENDED_AND_NEXT.value,
    }
    return data | _as_before(template) if template else data


def _as_before(template: "Election") -> dict[str, Any]:
    first = template.contests[0]
    marks = (first.max_marks or 1) if first.method == SEVERAL_CROSSES else 1
    return {"max_marks": marks, **{name: getattr(template, name) for name in _KEPT}}


def stands(election: "Election") -> dict[str, Any]:
    """Return the values of an election in the terms of the form."""
    local = clock.local(election.post_until) if election.post_until else None
    day: date | None = local.date() if local else None
    values = {name: getattr(election, name) for name in (*_KEPT, "name", "polling_on", "is_rehearsal")}
    return values | {"post_until": day, "post_clock": local.time() if local else None}
