"""The nomination that an address names, for whoever may do there what the page is for."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.refusal import NotFound
from recruit.nominations import queries
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.nominations.model import Nomination


def open_nomination(
    session: Session,
    ref: BodyRef,
    round_id: UUID,
    nomination_id: UUID,
    what: May = May.MANAGE_NOMINATIONS,
    *,
    lock: bool = False,
) -> "tuple[Body, Nomination]":
    """Return the council and a nomination of its round, as `queries.nomination` loads and locks it.

    Raises NotFound when one of them does not exist, is erased, or is not the reader's.
    """
    council, round_ = open_round(session, ref, round_id, what)
    found = queries.nomination(session, nomination_id, lock=lock)
    if found.round_id != round_.id:
        raise NotFound(nomination_id)
    return council, found
