"""What somebody is called and how they are reached, as they say it themselves: behind a link, or on the telephone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wtforms import validators

from recruit.appointments.rules.sharing import SharedField
from recruit.foundation.i18n import _l, gettext
from recruit.people.rules import ContactKind
from recruit.web.fields import EmailField, PhoneField, TextField
from recruit.web.form import Form

if TYPE_CHECKING:
    from recruit.people.model import Person

#: A number with its country and a local one behind it is no longer; the shortest of those to call has so many digits.
_LONGEST_NUMBER, _FEWEST_DIGITS = 40, 3

#: What the fields are called that members let each other see.
SHARED = {SharedField.EMAIL: _l("E-mail"), SharedField.PHONE: _l("Telephone"), SharedField.ADDRESS: _l("Address")}


class _Telephone:
    """The field holds a number that somebody can call, and that a line of the contact list has room for."""

    def __call__(self, form: object, field: Any) -> None:
        text = field.data or ""
        if text and (len(text) > _LONGEST_NUMBER or sum(sign.isdigit() for sign in text) < _FEWEST_DIGITS):
            raise validators.StopValidation(gettext("Write a telephone number such as 12 34 56 78."))


class ContactFields(Form):
    """One way of each kind; a refusal of a kind stands at its field."""

    email = EmailField(_l("E-mail"), marked=False, width="l")
    phone = PhoneField(_l("Telephone"), [_Telephone()], marked=False, autocomplete="tel")
    address = TextField(_l("Address"), marked=False, width="l", hint=_l("Street and number, postcode and town"))

    def reached(self) -> Mapping[ContactKind, str]:
        """Return how somebody is reached, by its kind; empty where they are not."""
        return {kind: str(self[kind.value].data or "") for kind in ContactKind}


def written_of(person: "Person") -> dict[str, str]:
    """Return what such a form shows of a person, loaded with contacts."""
    return {"name": person.name, **{kind.value: person.reached_by(kind) for kind in ContactKind}}
