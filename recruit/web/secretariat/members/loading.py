"""What these pages share: the council with its members, to be locked; whom to write to; and how files are sent."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.appointments.queries import yearly_check as queries
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import _l, ngettext
from recruit.people.rules import ContactKind
from recruit.web.converters import BodyRef
from recruit.web.fields import CheckboxesField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.members_form import meanwhile
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.people.model import Person


class WrittenToForm(ActingForm):
    members = CheckboxesField(
        _l("Who gets it?"), [Required(_l("Choose at least one member."))], invalid_choice_message=meanwhile
    )

    def offer(self, people: "Sequence[Person]") -> None:
        """Offer these people, loaded with contacts, with how the letter reaches each."""
        without = str(_l("no e-mail: a closed letter waits to be sent by you"))
        self.members.choices = [(str(person.id), person.name) for person in people]
        self.members.hints = {str(person.id): person.reached_by(ContactKind.EMAIL) or without for person in people}

    def chosen(self, people: "Sequence[Person]") -> "list[Person]":
        """Return those of these people who are ticked."""
        return [person for person in people if str(person.id) in (self.members.data or ())]


def locked(session: Session, ref: BodyRef) -> "Body":
    """Return the council of the address; whoever else writes to its members waits. Raises NotFound."""
    bodies.lock_body(session, ref.slug)
    return the_body(session, ref)


def sitting(session: Session, body: "Body") -> "Sequence[Person]":
    """Return who is a member of a council today, with contacts, in Danish order."""
    return queries.sitting(session, body, on=clock.today())


def some_without(people: "Sequence[Person]") -> bool:
    """Return whether somebody of these, loaded with contacts, has no mailbox, and gets a closed letter."""
    return any(not person.reached_by(ContactKind.EMAIL) for person in people)


def written(letters: int, *, by_hand: int) -> str:
    """Return how many letters leave by e-mail, and what is left to do for those who have none."""
    sent = ngettext("One letter is in the outbox.", "%(num)s letters are in the outbox.", letters)
    more = ngettext(
        "One member has no e-mail: the letter waits to be sent by you.",
        "%(num)s members have no e-mail: the letters wait to be sent by you.",
        by_hand,
    )
    return " ".join([*([sent] if letters else []), *([more] if by_hand else [])])


def a_file(content: bytes, media_type: str, name: str) -> Response:
    """Return a file to be kept, which no computer on the way keeps, under a name of any letters."""
    response = Response(content, content_type=media_type, headers={"Cache-Control": "no-store"})
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
