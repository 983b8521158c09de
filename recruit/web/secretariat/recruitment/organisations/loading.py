"""The call that an address names, for whoever may do there what the page is for."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.recruitment.queries import asking
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import OrganisationCall

#: Where the calls of a round are.
PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/organisationer"


def open_call(
    session: Session, ref: BodyRef, round_id: UUID, call_id: UUID, what: May, *, for_change: bool = False
) -> "tuple[Body, OrganisationCall]":
    """Return the council and a call of its round; for a change nobody else changes it meanwhile.

    Raises NotFound when one of them does not exist, or is not the reader's.
    """
    council, round_ = open_round(session, ref, round_id, what)
    return council, asking.organisation_call(session, call_id, of=round_, for_change=for_change)
