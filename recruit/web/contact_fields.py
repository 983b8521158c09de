"""What somebody is called and how they are reached, as they say it themselves: behind a link, or on the telephone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from recruit.appointments.rules.sharing import SharedField
from recruit.foundation.i18n import _l
from recruit.people.rules import ContactKind
from recruit.web.fields import EmailField, PhoneField, TextField
from recruit.web.form import Form

if TYPE_CHECKING:
    from recruit.people.model import Person

#: What the fields are called that members let each other see.
SHARED = {SharedField.EMAIL: _l("E-mail"), SharedField.PHONE: _l("Telephone"), SharedField.ADDRESS: _l("Address")}


class ContactFields(Form):
    """One way of each kind; a refusal of a kind stands at its field."""

    email = EmailField(_l("E-mail"), marked=False, width="l")
    phone = PhoneField(_l("Telephone"), marked=False, autocomplete="tel")
    address = TextField(_l("Address"), marked=False, width="l", hint=_l("Street and number, postcode and town"))

    def reached(self) -> Mapping[ContactKind, str]:
        """Return how somebody is reached, by its kind; empty where they are not."""
        return {kind: str(self[kind.value].data or "") for kind in ContactKind}


def written_of(person: "Person") -> dict[str, str]:
    """Return what such a form shows of a person, loaded with contacts."""
    return {"name": person.name, **{kind.value: person.reached_by(kind) for kind in ContactKind}}
