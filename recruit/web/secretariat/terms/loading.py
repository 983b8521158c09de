"""The term that an address names, for whoever looks after its council; and what the pages about its members share."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.bodies import queries
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.fields import CheckboxesField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.members_form import meanwhile
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term
    from recruit.people.model import Person

#: Where the pages of one term are.
PREFIX = "/sekretariat/<body:body>/perioder/<id:term_id>"


class LettersForm(ActingForm):
    """Who gets a letter; whoever is due is ticked."""

    members = CheckboxesField(
        _l("Who gets it?"), [Required(_l("Choose at least one member."))], invalid_choice_message=meanwhile
    )

    def offer(self, people: "Iterable[Person]") -> None:
        """Offer people to choose from."""
        self.members.choices = [(str(person.id), person.name) for person in people]

    def is_chosen(self, person: "Person") -> bool:
        """Return whether somebody is ticked."""
        return str(person.id) in (self.members.data or ())


def open_term(session: Session, ref: BodyRef, term_id: UUID) -> "tuple[Body, Term]":
    """Return the council and one of its terms. Raises NotFound when one does not exist, or is not the reader's."""
    body = open_council(session, ref, May.MANAGE_BODIES)
    return body, queries.term_of(session, body, term_id)


def term_to_change(session: Session, ref: BodyRef, term_id: UUID) -> "tuple[Body, Term]":
    """Return council and term as `open_term` does, for a change: nobody else writes to its members meanwhile."""
    body, term = open_term(session, ref, term_id)
    queries.locked_term(session, term.id)
    return body, term
