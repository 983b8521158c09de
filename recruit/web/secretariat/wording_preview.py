"""A letter as it would reach somebody, with a wording that is not saved yet; or with invented facts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy.orm import Session

from recruit.acts import letter_readers
from recruit.acts.letter_readers import Moment, Reader
from recruit.foundation import clock, i18n
from recruit.foundation.audit import operations as audit
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Draft, Text
from recruit.web.access import May, current_actor, may, signed_in
from recruit.web.extensions import transaction
from recruit.web.people import reach
from recruit.web.secretariat.wording_placeholders import EXAMPLES

if TYPE_CHECKING:
    from recruit.bodies.model import Body


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter, and what is to be known of it."""

    subject: str
    body: str
    language: str
    #: Of a real reader; empty where the facts are invented.
    name: str
    #: Whether the wording at hand is in it: not for somebody who reads another language.
    is_worded: bool

    @property
    def speech(self) -> str:
        return i18n.name_of(self.language)


def choices(session: Session, kind: str, council: "Body | None") -> list[tuple[str, str]]:
    """Return as whom the letter can be looked at: those whom the reader of the page may see, or somebody invented."""
    found = _readers(session, kind, council) if council else []
    return [("", _("Somebody invented")), *((reader.key, reader.name) for reader in found)]


def preview(kind: str, language: str, text: Text, council: "Body | None", key: str) -> Preview:
    """Return the letter as the reader `key` would get it, in their language; that somebody looked is noted.

    Without such a reader its facts are invented.
    """
    with transaction() as session:
        found = _readers(session, kind, council) if council and key else []
        reader = next((one for one in found if one.key == key), None)
        draft = reader.draft if reader else _invented(kind, language, council)
        if reader:
            audit.look_up(session, reader.about, by=current_actor(), at=clock.now())
        is_worded = draft.language == language
        shown = mail.compose(session, draft, worded=text if is_worded else None)
    body = with_link(shown.body, _("[Here stands a link that only the reader gets]"))
    return Preview(shown.subject, body, draft.language, reader.name if reader else "", is_worded)


def _readers(session: Session, kind: str, council: "Body") -> list[Reader]:
    """Return who could get the letter: their names are for whoever may see who stands."""
    ours = reach(session, May.VIEW_NOMINATIONS)
    if not may(signed_in(), May.VIEW_NOMINATIONS) or (ours is not None and council.id not in ours):
        return []
    at = Moment(clock.now(), current_app.config["SETTINGS"].public_url)
    return list(letter_readers.readers(session, kind, council.id, at))


def _invented(kind: str, language: str, council: "Body | None") -> Draft:
    facts = {name: example for name, example in EXAMPLES.items() if name != "municipality"}
    if council is None:
        return Draft(kind, "", "", facts, language)
    return Draft(kind, "", "", facts | {"council": council.name}, language, scope=f"body:{council.id}")
