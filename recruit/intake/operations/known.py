"""Who is who while a file is put to use: people and organizations, those that are known and those that are new."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.keys import search_key
from recruit.intake.rules.plans.plan import Choice
from recruit.people import operations as people
from recruit.people import queries
from recruit.people.model import Organization, Person
from recruit.people.rules import Classification, ContactKind, NameKind


@dataclass(slots=True)
class People:
    """Finds or writes down people and organizations; whoever is looked up often is loaded once."""

    session: Session
    by: Actor
    now: datetime
    _known: dict[UUID, Person] = field(default_factory=dict)
    _organizations: dict[str, Organization] = field(default_factory=dict)

    @property
    def _signed(self) -> dict[str, Any]:
        return {"by": self.by, "now": self.now}

    def load(self, ids: Iterable[UUID]) -> None:
        """Load these people with other names and contacts, all at once."""
        self._known = {person.id: person for person in queries.people_in_full(self.session, set(ids))}

    def who(self, choice: Choice) -> Person:
        """Return the one who is meant; a spelling that is new becomes an alias, so that it is known next time."""
        name = choice.listed.name
        if choice.person is None:
            return people.create_person(self.session, name, contacts=contacts_of(choice), **self._signed)
        person = self._known[choice.person]
        if search_key(name) not in {search_key(one) for one in (person.name, *self._other_names(person))}:
            people.add_name(self.session, person, name, NameKind.ALIAS, **self._signed)
        return person

    def reach(self, person_id: UUID, kind: ContactKind, value: str) -> None:
        """Write down one more way to reach somebody."""
        people.add_contact(self.session, self._known[person_id], kind, value, **self._signed)

    def organization(self, name: str) -> Organization:
        """Return the organization that is called so; a new association where there is none."""
        if name not in self._organizations:
            known = queries.organization_called(self.session, name)
            made = known or people.create_organization(self.session, name, Classification.ASSOCIATION, **self._signed)
            self._organizations[name] = made
        return self._organizations[name]

    def _other_names(self, person: Person) -> Iterable[str]:
        return (other.name for other in person.other_names)


def contacts_of(choice: Choice) -> tuple[tuple[ContactKind, str], ...]:
    """Return how the line says that somebody is reached."""
    said = ((ContactKind.EMAIL, choice.listed.email), (ContactKind.PHONE, choice.listed.phone))
    return tuple((kind, value) for kind, value in said if value)
