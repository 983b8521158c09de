"""The tables of this stage: bodies, their decisions, their terms, and the seats of a term."""

from recruit.bodies.model.body import Body, BodyAccess, BodyRule, BodySlug, BodyTitles
from recruit.bodies.model.decision import Decision
from recruit.bodies.model.dissolution import BodyDissolution
from recruit.bodies.model.document import Document
from recruit.bodies.model.seat import Seat, SeatGroup
from recruit.bodies.model.term import Term, TermConfirmation

__all__ = [
    "Body",
    "BodyAccess",
    "BodyDissolution",
    "BodyRule",
    "BodySlug",
    "BodyTitles",
    "Decision",
    "Document",
    "Seat",
    "SeatGroup",
    "Term",
    "TermConfirmation",
]
