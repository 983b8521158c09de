"""The round that an address names, for whoever may do there what the page is for."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.recruitment import queries
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import RecruitmentRound


def open_round(
    session: Session, ref: BodyRef, round_id: UUID, what: May = May.MANAGE_ROUNDS
) -> "tuple[Body, RecruitmentRound]":
    """Return the council and its round with everything that hangs on it.

    Raises NotFound when one of them does not exist, or is not the reader's.
    """
    body = open_council(session, ref, what)
    return body, queries.round_of_body(session, body, round_id)


def round_to_change(
    session: Session, ref: BodyRef, round_id: UUID, what: May = May.MANAGE_ROUNDS
) -> "tuple[Body, RecruitmentRound]":
    """Return council and round as `open_round` does, for a change: nobody else changes the round meanwhile."""
    body = open_council(session, ref, what)
    return body, queries.round_of_body(session, body, round_id, lock=True)
