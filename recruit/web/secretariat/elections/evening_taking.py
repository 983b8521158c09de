"""Taking an act of the evening, whether a form was sent or a browser sends what it has kept."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import abort
from sqlalchemy.orm import Session

from recruit.counting.contest import BadInput
from recruit.elections.operations import evening as operations
from recruit.elections.queries import evening as queries
from recruit.elections.rules.evening import Act, Kind, misfits
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.foundation import clock
from recruit.foundation.i18n import current_locale
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries import round_by_id
from recruit.web.access import May, current_actor, may, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.nominations.fields import Asking
from recruit.web.secretariat.elections.counting.result import reasons_in_words
from recruit.web.secretariat.elections.loading import election_to_change, open_election

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model import Election
    from recruit.elections.queries.evening import Evening

#: Who is asked in nominations can do this too; from a name that is called out one can tell what the law protects.
_OF_NOMINATIONS = frozenset({Kind.CANDIDATE, Kind.CANDIDATE_BACK, Kind.LIST})


class Annulled(NotFound):
    """Raised for the evening of an election that is annulled: it is not held any more, and browsers forget it."""

    def __init__(self, council: "Body", election: "Election") -> None:
        super().__init__("evening")
        self.council, self.election = council, election


@dataclass(frozen=True, slots=True)
class Screen:
    """An evening with everything that its screen shows and asks."""

    council: "Body"
    evening: "Evening"
    asking: Asking


def fits_one_screen(election: "Election") -> bool:
    """Return whether the whole evening of an election, loaded, fits on one screen, and can still be held or seen."""
    return not _is_misfit(election) and Milestone.ANNULLED not in election.passed


def _is_misfit(election: "Election") -> bool:
    methods = [contest.method for contest in election.contests]
    return bool(misfits(methods, election.forms, double_entry=election.double_entry))


def is_tonight(election: "Election", status: Status) -> bool:
    """Return whether an election, loaded, is held today on one screen, and is not over."""
    is_over = status in (Status.CERTIFIED, Status.SUBMITTED, Status.UNCONTESTED)
    return election.polling_on == clock.today() and not is_over and fits_one_screen(election)


def opened(session: Session, ref: BodyRef, election_id: UUID, what: May = May.MANAGE_ELECTIONS) -> Screen:
    """Return the evening of an election. Raises NotFound where it is not for one screen, and Annulled where it was."""
    council, election = open_election(session, ref, election_id, what)
    if _is_misfit(election):
        raise NotFound("evening")
    if Milestone.ANNULLED in election.passed:
        raise Annulled(council, election)
    asking = Asking(round_by_id(session, election.round_id), ())
    found = queries.evening(session, election, reasons_in_words(), now=clock.now())
    return Screen(council, found, asking)


def screen_of(ref: BodyRef, election_id: UUID) -> Screen:
    """Return the evening as it is now."""
    with reading() as session:
        return opened(session, ref, election_id)


def take(session: Session, ref: BodyRef, election_id: UUID, kind: Kind, act_id: UUID, form: Any) -> bool:
    """Take what a form says, that is valid, under the id of an act. Return False where it was taken before.

    Raises Refused with every reason why not.
    """
    if kind in _OF_NOMINATIONS and not may(signed_in(), May.MANAGE_NOMINATIONS):
        abort(403)
    _council, election = election_to_change(session, ref, election_id)
    act = Act(act_id, kind, form.said())
    try:
        return operations.take(session, election, act, form.what(), by=current_actor(), now=clock.now())
    except BadInput as fault:
        raise Unreadable(fault.sentence(current_locale().code)) from fault


class Unreadable(Exception):  # noqa: N818 (it is an answer, not an error)
    """Raised when a contest cannot be counted; the transaction rolls back, and the page says why."""
