"""What the pages have in common on which one thing is done with a nomination: their address, and the way back."""

from typing import TYPE_CHECKING, Any

from flask import url_for
from sqlalchemy.orm import Session

from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Draft, Text

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.nominations.model import Nomination

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger/<id:nomination_id>"


def address(council: "Body", nomination: "Nomination") -> str:
    """Return the address of a nomination's own page."""
    return url_for("nomination.nomination", body=council, round_id=nomination.round_id, nomination_id=nomination.id)


def around(council: "Body", nomination: "Nomination") -> dict[str, Any]:
    """Return what every template about one nomination is given."""
    return {
        "council": council,
        "round": nomination.round,
        "nomination": nomination,
        "nominee": nomination.nominee,
        "back": address(council, nomination),
    }


def name_of(nomination: "Nomination") -> str:
    """Return the name of the nominee, while there is one."""
    return nomination.nominee.name if nomination.nominee else nomination.reference


def as_it_leaves(session: Session, draft: Draft) -> Text:
    """Return a letter as it will leave, with words where the link will stand that only its reader gets."""
    text = mail.compose(session, draft)
    return Text(text.subject, with_link(text.body, _("[Here stands a link that only the reader gets]")))
