"""Who a written name means: somebody known, whom the secretary points out, or somebody new.

Nobody is taken for somebody else, and nobody is written down twice, without a click.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.acts.directory import seen_by
from recruit.appointments import queries as appointments
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.intake import queries as intake
from recruit.intake.rules.proposals.matching import KnownPerson
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.web.access import May, current_actor
from recruit.web.fields import RadioField, Required, TextField
from recruit.web.form import ActingForm
from recruit.web.people import reach

if TYPE_CHECKING:
    from recruit.people.model import Person

#: The choice that makes a new person.
NEW_PERSON = "ny"

Options = list[tuple[str, str]]


class SomebodyForm(ActingForm):
    """A form that asks for a person by name, and who it is when somebody is called alike."""

    name = TextField(_l("Name"), [Required()], hint=_l("The whole name, as the person writes it"), width="l")
    who = RadioField(_l("Who is it?"), [Optional()], marked=False)

    def offer(self, session: Session) -> None:
        """Offer those whom the name may mean; before the form is checked."""
        name = str(self.name.data or "")
        self.who.choices = options(session, [name])[name]

    def person(self, session: Session) -> "Person":
        """Return the one who is meant. Raises Refused while that is open, or when the name cannot be one."""
        return meant(session, str(self.name.data), self.who)


def options(session: Session, names: Collection[str]) -> dict[str, Options]:
    """Return whom each name may mean, and that it is somebody new; nothing to choose where nobody is called alike.

    Only people whom the reader may see are offered (decision 8).
    """
    mine = reach(session, May.MANAGE_PEOPLE)
    known = intake.known_people(session, None, among=seen_by(mine))
    alike = {name: [like.person for like in known.like(name)] for name in names}
    places = appointments.latest_places(
        session, {person.id for people in alike.values() for person in people}, within=mine
    )
    return {name: _options(people, places.get) for name, people in alike.items()}


def _options(alike: Collection[KnownPerson], place: Callable[[UUID], str | None]) -> Options:
    known = [(str(person.id), _described(person, place(person.id))) for person in alike]
    return [*known, (NEW_PERSON, _("Somebody new"))] if known else []


def _described(person: KnownPerson, place: str | None) -> str:
    return f"{person.name} ({place})" if place else person.name


def meant(session: Session, name: str, who: RadioField, *, field: str = "who") -> "Person":
    """Return the person whom `who` points out, or a new one. Raises Refused at the field while that is open."""
    if who.choices and not who.data:
        raise Refused([Refusal("match-undecided", {"name": name}, field)])
    if who.data and who.data != NEW_PERSON:
        return people_queries.person(session, UUID(who.data))
    return people.create_person(session, name, by=current_actor(), now=clock.now())
