"""The forms about organisations, and what their kinds are called."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recruit.foundation import clock
from recruit.foundation.i18n import _l
from recruit.people.rules import Classification, OrganizationFacts
from recruit.reports.words import WORDS
from recruit.web.fields import DateField, Required, SelectField, TextField
from recruit.web.form import ActingForm, Form, VersionedForm

if TYPE_CHECKING:
    from recruit.people.model import Organization

#: What an organisation can be; the councils are among them.
KINDS = {
    Classification.ASSOCIATION: _l("Association"),
    Classification.AUTHORITY: _l("Authority or institution"),
    Classification.PARTY: _l("Party or list of candidates"),
    **WORDS[Classification],
}


class _OrganizationFields(Form):
    name = TextField(_l("Name"), [Required(_l("Write the name."))], width="l", render_kw={"dir": "auto"})
    abbreviation = TextField(_l("Abbreviation"), hint=_l("As minutes write it, such as FIL"), width="s")


class _KindFields(Form):
    classification = SelectField(
        _l("Kind"), [Required()], choices=[(str(code), word) for code, word in KINDS.items()], coerce=str
    )
    parent = SelectField(_l("Part of"), choices=[], coerce=str)

    def offer(self, organizations: "Iterable[Organization]") -> None:
        """Offer the organisations that it can be part of."""
        known = [(str(each.id), each.newest.name) for each in organizations]
        self.parent.choices = [("", "–"), *known]

    def facts(self) -> OrganizationFacts:
        """Return what was written about the organisation."""
        written = self.data
        return OrganizationFacts(
            name=written["name"],
            classification=Classification(written["classification"]),
            abbreviation=written["abbreviation"] or None,
            parent=UUID(written["parent"]) if written["parent"] else None,
        )


class NewOrganizationForm(_OrganizationFields, _KindFields, ActingForm):
    """An organisation that nobody has written down before."""


class OrganizationForm(_OrganizationFields, _KindFields, VersionedForm):
    """What is known of an organisation today."""


class RenamingForm(_OrganizationFields, VersionedForm):
    """A new name from a day on."""

    since = DateField(_l("First day with the new name"), [Required()], default=clock.today)


def as_written(organization: "Organization") -> dict[str, Any]:
    """Return what is known of an organisation, in the terms of the form."""
    return {
        "name": organization.newest.name,
        "abbreviation": organization.newest.abbreviation,
        "classification": organization.classification.value,
        "parent": str(organization.parent_id or ""),
    }
