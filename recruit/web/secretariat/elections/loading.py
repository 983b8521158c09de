"""The election that an address names, for whoever may do there what the page is for."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.elections.queries import election as queries
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.refusal import NotFound
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model import Election

#: Where the elections of a council are, and the pages of one of them.
ALL = "/sekretariat/<body:body>/valg"
PREFIX = f"{ALL}/<id:election_id>"


def open_election(
    session: Session, ref: BodyRef, election_id: UUID, what: May = May.VIEW_ELECTIONS
) -> "tuple[Body, Election]":
    """Return the council and its election with round, contests, entries and milestones.

    Raises NotFound when one of them does not exist, or is not the reader's.
    """
    body = open_council(session, ref, what)
    return body, queries.election(session, body, election_id)


def polled_election(
    session: Session, ref: BodyRef, election_id: UUID, what: May = May.VIEW_ELECTIONS
) -> "tuple[Body, Election]":
    """Return council and election as `open_election` does. Raises NotFound also where the poll is cancelled."""
    body, election = open_election(session, ref, election_id, what)
    if Milestone.UNCONTESTED in election.passed:
        raise NotFound("poll")
    return body, election


def election_to_change(session: Session, ref: BodyRef, election_id: UUID) -> "tuple[Body, Election]":
    """Return council and election as `open_election` does, for a change: nobody else changes the election meanwhile."""
    body = open_council(session, ref, May.MANAGE_ELECTIONS)
    return body, queries.election(session, body, election_id, lock=True)
