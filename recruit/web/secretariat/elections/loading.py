"""The election that an address names, for whoever may do there what the page is for."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.elections.queries import election as queries
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.foundation.refusal import NotFound
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.reach import allowed
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model import Election

#: Where the elections of a council are, and the pages of one of them.
ALL = "/sekretariat/<body:body>/valg"
PREFIX = f"{ALL}/<id:election_id>"

#: After one of these it is certain who is recommended.
_CERTAIN = frozenset({Milestone.CERTIFIED, Milestone.UNCONTESTED})
#: Where an election is by what its count says.
_OF_A_COUNT = frozenset({Status.TIED, Status.COUNTED})


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


def open_result(session: Session, ref: BodyRef, election_id: UUID) -> "tuple[Body, Election]":
    """Return council and election as `open_election` does, for what was counted and what came of it.

    Raises NotFound also while that is for those alone who count and certify.
    """
    body, election = open_election(session, ref, election_id)
    if not may_see_result(election, allowed(session, body)):
        raise NotFound("result")
    return body, election


def may_see_result(election: "Election", mine: Collection[May]) -> bool:
    """Return whether somebody who may do these things sees what came of an election: once it is certain, everybody."""
    return May.VIEW_COUNTS in mine or bool(_CERTAIN & election.passed)


def told(status: Status, mine: Collection[May]) -> Status:
    """Return where an election is, as somebody who may do these things is told: not everybody hears of a count."""
    return status if May.VIEW_COUNTS in mine or status not in _OF_A_COUNT else Status.CLOSED


def election_to_change(
    session: Session, ref: BodyRef, election_id: UUID, what: May = May.MANAGE_ELECTIONS
) -> "tuple[Body, Election]":
    """Return council and election as `open_election` does, for a change: nobody else changes the election meanwhile."""
    body = open_council(session, ref, what)
    return body, queries.election(session, body, election_id, lock=True)
