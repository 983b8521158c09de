"""One line for whoever is called out at a meeting: a name is enough, and Enter saves."""

from typing import Any

from recruit.foundation import i18n
from recruit.foundation.i18n import lazy as _l
from recruit.nominations import rules
from recruit.nominations.rules import NewNominator, NewNominee, Source, Submission
from recruit.recruitment.rules import Route
from recruit.web.fields import CheckboxField, HiddenField, Required, SelectField, TextField, check_email
from recruit.web.form import ActingForm
from recruit.web.nominations import fields
from recruit.web.nominations.fields import Asking

#: Whether whoever is called out can say yes themselves.
HERE, ABSENT = "her", "ikke-her"


class ContactField(TextField):
    """A telephone number, an e-mail address, or both, in any order; only the form of an address is checked."""

    @property
    def email(self) -> str:
        """The part that is an e-mail address; empty without one."""
        return next((part for part in self._parts() if "@" in part), "")

    @property
    def phone(self) -> str:
        """The rest."""
        return " ".join(part for part in self._parts() if "@" not in part)

    def pre_validate(self, form: object) -> None:
        check_email(self.email)

    def _parts(self) -> list[str]:
        return str(self.data or "").replace(",", " ").split()


class FloorForm(ActingForm):
    """Who is called out, and whether they say yes."""

    name = TextField(_l("Name"), [Required(_l("Write the name."))], autocomplete="off")
    contact = ContactField(_l("Telephone or e-mail"), marked=False, autocomplete="off")
    seat_group = SelectField(_l("Member group"), marked=False)
    presence = SelectField(
        _l("Acceptance"),
        choices=[(HERE, _l("Here, says yes")), (ABSENT, _l("Not here, gets a letter"))],
        default=HERE,
        marked=False,
    )
    nominator_name = TextField(_l("Proposed by"), marked=False, autocomplete="off")
    condition = HiddenField()
    declares = CheckboxField(_l("Declares on faith and honour to meet the condition"))
    #: The name about which the reader was told that it is there already.
    known = HiddenField()

    def __init__(self, asking: Asking, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        fields.fit(self, asking, requires=False)
        if "seat_group" in self:
            groups = [(str(group.id), group.label) for group in asking.round.open_groups]
            self.seat_group.choices = [("", "–"), *groups]

    def submission(self) -> Submission:
        """Return what was called out. Who is here and proposed by nobody stands by their own wish."""
        is_here, nominator = self.presence.data != ABSENT, str(self.nominator_name.data or "")
        route = Route.SELF if is_here and not nominator else Route.OTHER
        place = fields.place_of(self)
        nominee = NewNominee(
            str(self.name.data),
            self.contact.email,
            self.contact.phone,
            declared_text_id=fields.nominee_of(self).declared_text_id if is_here else None,
        )
        return Submission(
            route=route,
            source=Source.FLOOR,
            nominee=rules.tidied(nominee, texts=rules.TEXTS),
            nominator=NewNominator(nominator) if route is Route.OTHER else None,
            language=i18n.DEFAULT,
            accepts=is_here,
            **place,
        )
