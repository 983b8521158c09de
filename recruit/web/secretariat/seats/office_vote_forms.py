"""The forms of a vote for an office: who stands, what the papers say, the lot, and why a vote is broken off."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from flask_wtf import FlaskForm

from recruit.appointments.rules import Office
from recruit.appointments.rules.constituting import DrawnLot, HeldBallot
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.fields import (
    CheckboxesField,
    DateField,
    NumberField,
    RadioField,
    Required,
    SelectField,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm, Form
from recruit.web.lengths import LINE, REMARK

if TYPE_CHECKING:
    from recruit.counting.lot import Tie
    from recruit.counting.result import NextBallot
    from recruit.reports.office_votes import Vote


class MeetingForm(Form):
    """For which office, and at which meeting; sent by GET, as it only leads on."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF is not typed
        csrf = False

    hverv = RadioField(_l("Which office is voted for?"), [Required()])
    dag = DateField(
        _l("On which day is the meeting?"), [Required()], hint=_l("The office begins on that day. Such as 4.6.2026")
    )

    @property
    def office(self) -> Office:
        """Return the office that is voted for."""
        return Office(self.hverv.data)


class StandingForm(ActingForm):
    """Who stands."""

    candidates = CheckboxesField(
        _l("Who stands?"),
        [Required(_l("Choose who stands."))],
        hint=_l("All who are members on the day of the meeting. They stand on the ballots in this order."),
    )


class BallotForm(ActingForm):
    """What the papers of one ballot say; a field for each of those whom it is between."""

    present = NumberField(
        _l("Members present"),
        [Required()],
        hint=_l("Everybody with a vote who is in the room, also those who hand in no paper."),
    )
    blank = NumberField(_l("Blank papers"), [Required()], default=0)
    invalid = NumberField(_l("Invalid papers"), [Required()], default=0)

    @property
    def votes(self) -> Iterator[Any]:
        """The fields for votes."""
        return (field for field in self if field.short_name.startswith("votes_"))

    def ballot(self) -> HeldBallot:
        """Return the ballot as it was held."""
        votes = {int(field.short_name.removeprefix("votes_")): int(field.data or 0) for field in self.votes}
        return HeldBallot(int(self.present.data or 0), votes, int(self.blank.data or 0), int(self.invalid.data or 0))


class LotForm(ActingForm):
    """Upon whom the lot fell; a field for each one drawn."""

    drawn_by = TextField(_l("Who drew?"), [Required(), LINE], hint=_l("Somebody whom the lot does not concern."))
    witnessed_by = TextField(_l("Who saw it?"), [Required(), LINE])

    @property
    def drawn(self) -> Iterator[Any]:
        """The fields for those upon whom it fell."""
        return (field for field in self if field.short_name.startswith("drawn_") and field.short_name != "drawn_by")

    def lot(self) -> DrawnLot:
        """Return the lot as it was drawn."""
        drawn = [int(field.data) for field in self.drawn if field.data]
        return DrawnLot(drawn, str(self.drawn_by.data), str(self.witnessed_by.data))


class DiscardForm(ActingForm):
    """Why a vote comes to nothing."""

    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why.")), REMARK], hint=_l("It stays on the record."), render_kw={"rows": 2}
    )


def ballot_form(found: "Vote", due: "NextBallot") -> BallotForm:
    """Return a form for the ballot that is due; as many are taken to be present as at the last one."""
    fields = {
        f"votes_{number}": NumberField(_("Votes for %(name)s", name=found.names[number]), [Required()])
        for number in due.candidates
    }
    last = found.ballots[-1].ballot if found.ballots else None
    form: BallotForm = type("BallotForm", (BallotForm,), fields)(data={"present": last.present if last else None})
    return form


def lot_form(found: "Vote", tie: "Tie") -> LotForm:
    """Return a form for the lot that is due; one is left in the bowl where the others are all drawn."""
    equal = [(str(number), found.names[int(number)]) for number in tie.between]
    needed = min(tie.how_many, len(equal) - 1)
    labels = [_("Upon whom did it fall?")] if needed == 1 else [_("Who was drawn first?"), _("Who was drawn then?")]
    fields = {
        f"drawn_{place}": SelectField(labels[place], [Required()], choices=[("", _("Choose")), *equal])
        for place in range(needed)
    }
    form: LotForm = type("LotForm", (LotForm,), fields)()
    return form
