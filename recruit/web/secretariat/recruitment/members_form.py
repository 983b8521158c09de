"""Asking sitting members something by letter: whom, and how the letter reads before it leaves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Draft, Text
from recruit.people.rules import ContactKind
from recruit.web.fields import CheckboxesField, Required
from recruit.web.form import ActingForm

if TYPE_CHECKING:
    from recruit.people.model import Person


def meanwhile(_number: int) -> str:
    """Say that a list of people was shown before somebody else acted on it, however many are no longer on it."""
    return _("The list has changed meanwhile: somebody has got it already, or has left. Look at who is left.")


class MembersForm(ActingForm):
    members = CheckboxesField(
        _l("Whom do you ask?"), [Required(_l("Choose at least one member."))], invalid_choice_message=meanwhile
    )

    def offer(self, left: "Sequence[Person]") -> None:
        """Offer the members who have not been asked, with how the letter reaches them."""
        self.members.choices = [(str(person.id), person.name) for person in left]
        without = _l("no e-mail: you get a text to copy")
        self.members.hints = {str(person.id): person.reached_by(ContactKind.EMAIL) or str(without) for person in left}


def as_read(session: Session, draft: Draft) -> Text:
    """Return a letter as it will be, with words where each reader's own link will stand."""
    text = mail.compose(session, draft)
    return Text(text.subject, with_link(text.body, _("[Here stands a link that only the reader gets]")))
