"""Which organisations are asked now, whom the letter goes to, and until when they answer: a row an owner of seats."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal
from recruit.recruitment.queries.asking import Owner
from recruit.recruitment.rules.asking import NewOrganisationCall
from recruit.web.clock_field import ClockField
from recruit.web.fields import CheckboxField, DateField, EmailField, HiddenField, Required, SelectField, TextField
from recruit.web.form import ActingForm

if TYPE_CHECKING:
    from recruit.recruitment.model import OrganisationCall, RecruitmentRound

#: Letters to organisations are written in the house's own languages.
LANGUAGES = [(code, language.name) for code, language in i18n.LANGUAGES.items() if language.whole]


class CallingForm(ActingForm):
    """The deadline that all of them get; `calling_form` adds the rows."""

    closes_on = DateField(
        _l("Last day for an answer"),
        [Required()],
        hint=_l("All whom you ask now get this deadline. You can give each of them another one afterwards."),
    )
    closes_at = ClockField(_l("Clock time"), [Required()])
    #: What the reader was shown the letters of; another choice is shown anew before it is done.
    shown = HiddenField()
    owners: Sequence[Owner] = ()

    @property
    def closes(self) -> datetime:
        """Until when they answer."""
        return clock.instant(self.closes_on.data, self.closes_at.data)

    @property
    def choice(self) -> str:
        """Everything that the letters hang on."""
        rows = (f"{_key(owner)} {new}" for owner, new in self.called(self.owners))
        return " ".join((self.closes.isoformat(), *rows))

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check what was sent; somebody has to be asked."""
        valid = super().validate(extra_validators)
        if not any(self[f"asks_{_key(owner)}"].data for owner in self.owners):
            self.refuse(Refusal("no-organisation-chosen"))
            return False
        return valid

    def called(self, owners: Sequence[Owner]) -> Iterator[tuple[Owner, NewOrganisationCall]]:
        """Yield those of the owners who are ticked, each with what it is asked."""
        for owner in owners:
            key = _key(owner)
            if f"asks_{key}" in self and self[f"asks_{key}"].data:
                name, email, language = (self[f"{what}_{key}"].data or "" for what in ("name", "email", "language"))
                yield owner, NewOrganisationCall(owner.places, self.closes, language, name, email)

    def row(self, owner: Owner) -> tuple[Any, ...]:
        """Return the fields of one owner's row."""
        return tuple(self[f"{what}_{_key(owner)}"] for what in ("asks", "name", "email", "language"))


def calling_form(
    round_: "RecruitmentRound", owners: Sequence[Owner], known: Mapping[UUID, "OrganisationCall"]
) -> CallingForm:
    """Return the form of a round; whom an organisation had us write to before stands there already."""
    closes = clock.local(round_.organisations_until or round_.closes_at)
    fields: dict[str, Any] = {"owners": owners}
    stands: dict[str, Any] = {"closes_on": closes.date(), "closes_at": closes.time()}
    for owner in owners:
        key, name, before = _key(owner), owner.organization.newest.name, known.get(owner.organization.id)
        fields[f"asks_{key}"] = CheckboxField(name, default=True)
        fields[f"name_{key}"] = TextField(_("%(name)s, contact person", name=name), marked=False, autocomplete="off")
        fields[f"email_{key}"] = EmailField(_("%(name)s, e-mail", name=name), marked=False, autocomplete="off")
        fields[f"language_{key}"] = SelectField(_("%(name)s, language", name=name), choices=LANGUAGES, marked=False)
        if before:
            stands |= {f"name_{key}": before.contact_name, f"email_{key}": before.contact_email}
            stands[f"language_{key}"] = before.language
    form: CallingForm = type("CallingFormOfRound", (CallingForm,), fields)(data=stands)
    return form


def _key(owner: Owner) -> str:
    return f"{owner.group.position}_{owner.organization.id.hex}"
