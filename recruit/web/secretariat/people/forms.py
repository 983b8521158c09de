"""The forms about people. Fields stand in the order of the page, which the error summary follows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask_wtf import FlaskForm

from recruit.foundation import clock
from recruit.foundation.i18n import _l
from recruit.people.rules import ContactKind, Gender, NameKind, PersonFacts, Publication
from recruit.web.fields import (
    CheckboxField,
    DateField,
    RadioField,
    Required,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm, Form, VersionedForm

if TYPE_CHECKING:
    from recruit.people.model import Person

#: What the genders are called; they are counted, and stand on no public page (Ligestillingsloven § 10 a).
GENDERS = {Gender.WOMAN: _l("Woman"), Gender.MAN: _l("Man"), Gender.OTHER: _l("Other")}

#: What kinds of name there are besides the one in use.
NAME_KINDS = {
    NameKind.ALIAS: _l("Also known as"),
    NameKind.FORMER: _l("Former name"),
    NameKind.NICKNAME: _l("Nickname"),
    NameKind.INITIALS: _l("Initials"),
    NameKind.MISSPELLING: _l("Misspelling"),
}


class _Lines(TextAreaField):
    """Several short texts, one on each line; `data` is the text as it was written."""

    width = "m"
    hint = _l("One on each line")
    attributes = (("rows", "2"),)

    @property
    def values(self) -> list[str]:
        """Return the texts."""
        return [line.strip() for line in str(self.data or "").splitlines() if line.strip()]


class SearchForm(Form):
    """The text that a list is narrowed down to; sent by GET, so that the address can be kept."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF is not typed
        csrf = False

    q = TextField(_l("Name"), marked=False, width="m", render_kw={"dir": "auto"})


class _PersonFields(Form):
    name = TextField(
        _l("Name"),
        [Required(_l("Write the name."))],
        hint=_l("The whole name, as the person writes it"),
        width="l",
        render_kw={"dir": "auto", "autocomplete": "off"},
    )


class _FormerNameField(Form):
    former = RadioField(
        _l("If you change the name: what was the old one?"),
        choices=[(code.value, NAME_KINDS[code]) for code in (NameKind.FORMER, NameKind.MISSPELLING)],
        hint=_l("The person is found by the old name, too."),
        marked=False,
        default=NameKind.FORMER.value,
    )


class _KnownFields(Form):
    email = _Lines(_l("E-mail"), render_kw={"dir": "ltr", "inputmode": "email", "spellcheck": "false"})
    phone = _Lines(_l("Telephone"), render_kw={"dir": "ltr", "inputmode": "tel"})
    address = _Lines(_l("Address"), hint=_l("One on each line, such as Strandvejen 4, 9999 Eksempelby"))
    gender = RadioField(
        _l("Gender"),
        choices=[("", _l("Not stated")), *((code.value, word) for code, word in GENDERS.items())],
        hint=_l("Only for counting women and men in the council. It stands on no public page."),
    )
    is_protected = CheckboxField(
        _l("Name and address are protected"),
        hint=_l("Nothing about the person is shown publicly unless it is decided and recorded."),
    )

    def contacts(self) -> tuple[tuple[ContactKind, str], ...]:
        """Return the ways to reach the person."""
        fields = {ContactKind.EMAIL: self.email, ContactKind.PHONE: self.phone, ContactKind.ADDRESS: self.address}
        return tuple((kind, value) for kind, field in fields.items() for value in field.values)

    def facts(self) -> PersonFacts:
        """Return what was written about the person."""
        written = self.data
        return PersonFacts(
            name=written["name"],
            former=NameKind(written.get("former") or NameKind.FORMER),
            contacts=self.contacts(),
            is_protected=written["is_protected"],
            gender=Gender(written["gender"]) if written["gender"] else None,
        )


class NewPersonForm(_PersonFields, _KnownFields, ActingForm):
    """A person whom nobody has written down before."""

    is_somebody_else = CheckboxField(_l("This is somebody else than those above"))


class PersonForm(_PersonFields, _FormerNameField, _KnownFields, VersionedForm):
    """What is known of a person."""


class NameForm(ActingForm):
    """Another name."""

    name = TextField(
        _l("Name"), [Required(_l("Write the name."))], width="l", render_kw={"dir": "auto", "autocomplete": "off"}
    )
    kind = RadioField(
        _l("What kind of name is it?"),
        [Required()],
        choices=[(code.value, word) for code, word in NAME_KINDS.items()],
    )


class PublicationForm(ActingForm):
    """A decision that a protected person may be shown publicly."""

    decided_by = TextField(
        _l("Who decided?"), [Required()], hint=_l("Such as the person, or whoever has the right to decide"), width="l"
    )
    decided_on = DateField(_l("On what day?"), [Required()], default=clock.today)
    reason = TextField(_l("Why?"), [Required()], hint=_l("It can be read later by those who look after the council."))

    def publication(self) -> Publication:
        """Return the decision."""
        return Publication(str(self.decided_by.data), self.decided_on.data, str(self.reason.data))


class RevocationForm(ActingForm):
    """Why a decision no longer holds."""

    because = TextField(_l("Why?"), [Required()])


def as_written(person: "Person") -> dict[str, Any]:
    """Return what is known of a person, in the terms of the form."""
    return {
        "name": person.name,
        "gender": person.gender or "",
        "is_protected": person.is_protected,
        **{kind.value: "\n".join(_values(person, kind)) for kind in ContactKind},
    }


def _values(person: "Person", kind: ContactKind) -> Iterable[str]:
    return (contact.value for contact in person.contacts if contact.kind is kind)
