"""Everything that can be said of one person of a document: who it is, the place, its days, and how to reach them."""

from typing import Any
from uuid import UUID

from wtforms import ValidationError

from recruit.appointments.rules import Office as PlaceOffice
from recruit.appointments.rules import Role
from recruit.bodies.rules import SeatType
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.intake.rules.proposals.decisions import Correction
from recruit.intake.rules.reading import Office
from recruit.web.fields import (
    CheckboxField,
    EmailField,
    PartialDateField,
    PhoneField,
    RadioField,
    Required,
    TextField,
)
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.choosing import NEW_PERSON
from recruit.web.secretariat.intake.words import OFFICES, ROLES, SEAT_TYPES

#: Besides the places in the council: somebody is registered without one, or nothing comes of the line.
NO_PLACE, LEFT_OUT = "ingen", "ikke-med"
NO_OFFICE = "intet"

PLACES = [(role.value, word) for role, word in ROLES.items()]
SEATS = [(code.value, word) for code, word in SEAT_TYPES.items()]
OFFICES_READ = [(office.value, OFFICES[PlaceOffice(office)]) for office in Office]


class PlaceForm(ActingForm):
    """What somebody sits in the council as, and in which member group."""

    role = RadioField(_l("Place in the council"), [Required()], choices=PLACES)
    seat_type = RadioField(_l("Member group"), choices=SEATS)

    def validate_seat_type(self, field: Any) -> None:
        """A place is one in a member group."""
        if self.role.data in set(Role) and not field.data:
            raise ValidationError(str(_l("Choose the member group of the place.")))

    def place(self) -> tuple[Role | None, SeatType | None]:
        """Return role and member group; neither for somebody who gets no place."""
        if self.role.data not in set(Role):
            return None, None
        return Role(self.role.data), SeatType(self.seat_type.data)


class PersonForm(PlaceForm, VersionedForm):
    """Everything that is decided about one person."""

    name = TextField(_l("Name"), [Required(_l("Write the name."))], width="l", render_kw={"dir": "auto"})
    who = RadioField(_l("Who is it?"), [Required()])
    sought = TextField(_l("Find somebody else who is registered"), marked=False, width="m", render_kw={"dir": "auto"})
    role = RadioField(
        _l("What becomes of the line?"),
        [Required()],
        choices=[*PLACES, (NO_PLACE, _l("Only a person, without a place")), (LEFT_OUT, _l("Nothing: leave it out"))],
    )
    seat_type = RadioField(_l("Member group"), choices=SEATS, marked=False)
    represents = TextField(_l("Represents"), hint=_l("An association, a field, or a council"), width="l")
    unit = TextField(_l("Unit"), hint=_l("The part of it, such as a department"), width="l")
    party = TextField(_l("Party"), hint=_l("Only for members of the municipal council"), width="s")
    office = RadioField(
        _l("Office in the council"), choices=[(NO_OFFICE, _l("No office")), *OFFICES_READ], default=NO_OFFICE
    )
    since = PartialDateField(_l("First day"), hint=_l("Leave it empty when nobody knows: then the term's first day is"))
    until = PartialDateField(_l("Last day"), hint=_l("Only when the person has left, or leaves before the term ends"))
    email = EmailField(_l("E-mail"), autocomplete="off")
    phone = PhoneField(_l("Telephone"), autocomplete="off")
    remember = CheckboxField(_l("Remember it for the next time"))

    def describe_lesson(self, wording: str) -> None:
        """Say what would be remembered; where no words can be, there is nothing to ask."""
        if not wording:
            del self.remember
            return
        told = _("Where »%(words)s« stands beside a name, it then means what you choose here.", words=wording)
        self.remember.description = told

    def correction(self, read_name: str) -> Correction:
        """Return what is decided; the name only where it was corrected."""
        role, seat_type = self.place()
        is_new = self.who.data == NEW_PERSON
        return Correction(
            role=role,
            seat_type=seat_type,
            office=Office(self.office.data) if self.office.data in set(Office) else None,
            person=None if is_new else UUID(self.who.data),
            is_new=is_new,
            name="" if self.name.data == read_name else str(self.name.data),
            represents=self.represents.data or None,
            unit=self.unit.data or None,
            party=self.party.data or None,
            email=self.email.data or None,
            phone=self.phone.data or None,
            since=self.since.data,
            until=self.until.data,
            left_out=self.role.data == LEFT_OUT,
        )


def written(correction: Correction, read_name: str) -> dict[str, Any]:
    """Return what is decided of a person, or read, in the terms of the form."""
    who = NEW_PERSON if correction.is_new else str(correction.person) if correction.person else None
    return {
        "name": correction.name or read_name,
        "who": who,
        "role": LEFT_OUT if correction.left_out else correction.role.value if correction.role else NO_PLACE,
        "seat_type": correction.seat_type.value if correction.seat_type else None,
        "represents": correction.represents,
        "unit": correction.unit,
        "party": correction.party,
        "office": correction.office.value if correction.office else NO_OFFICE,
        "since": correction.since,
        "until": correction.until,
        "email": correction.email,
        "phone": correction.phone,
    }
