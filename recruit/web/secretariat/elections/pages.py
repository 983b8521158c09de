"""The pages of an election, as its own page leads to them: before it, on the day, and afterwards.

A new page adds a line here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import url_for

from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May
from recruit.web.secretariat.elections.evening_taking import fits_one_screen
from recruit.web.secretariat.elections.loading import may_see_result

if TYPE_CHECKING:
    from babel.support import LazyProxy

    from recruit.bodies.model import Body
    from recruit.elections.model import Election


@dataclass(frozen=True, slots=True)
class Page:
    """A page below an election's own."""

    endpoint: str
    label: "LazyProxy"
    #: Who is led there.
    needed: May = May.VIEW_ELECTIONS
    #: Of what one must have been passed; of nothing, where it is always there.
    after: frozenset[Milestone] = frozenset()
    #: Nobody needs it where the poll is cancelled.
    is_of_the_poll: bool = False
    #: Nobody needs it once the ballots are fixed, or the election is annulled.
    is_set_up: bool = False
    #: It says what was counted: until that is certain, only for those who count and certify.
    tells_result: bool = False
    #: Nobody needs it once the election is annulled.
    is_for_nothing: bool = False
    #: It goes on to the municipal council, as no rehearsal does.
    goes_on: bool = False
    #: Only where the whole evening fits on one screen.
    is_for_one_screen: bool = False
    #: What stands in its address besides the election.
    values: Mapping[str, Any] = field(default_factory=dict)

    def is_shown(self, election: "Election") -> bool:
        """Return whether an election, loaded, has come so far and not farther."""
        passed = election.passed
        if self.is_of_the_poll and Milestone.UNCONTESTED in passed:
            return False
        if self.is_for_nothing and Milestone.ANNULLED in passed:
            return False
        if self.goes_on and election.is_rehearsal:
            return False
        if self.is_for_one_screen and not fits_one_screen(election):
            return False
        return (election.is_open or not self.is_set_up) and (not self.after or bool(self.after & passed))


_FIXED, _CLOSED = frozenset({Milestone.FIXED}), frozenset({Milestone.CLOSED})
_CANCELLED = frozenset({Milestone.UNCONTESTED})
_DECIDED = _CLOSED | _CANCELLED
#: From when on there is something to tell the candidates.
_TOLD = _FIXED | _CANCELLED | {Milestone.ANNULLED}
#: What the municipal council is recommended.
_CERTAIN = _CANCELLED | {Milestone.CERTIFIED}

PAGES: "tuple[tuple[LazyProxy, tuple[Page, ...]], ...]" = (
    (
        _l("Before the election"),
        (
            Page("election_setup.change", _l("Change the election"), May.MANAGE_ELECTIONS, is_set_up=True),
            Page("election_contests.contests", _l("Change the contests"), May.MANAGE_ELECTIONS, is_set_up=True),
            Page("election_tasks.tasks", _l("Checklist")),
            Page("election_timetable.timetable", _l("Timetable")),
            Page("election_ballots.ballots", _l("Who is on the ballots")),
            Page("election_papers.papers", _l("Papers to print, to sign and to pass on")),
            Page("election_letters.overview", _l("Letters to the candidates"), May.MANAGE_ELECTIONS, _TOLD),
        ),
    ),
    (
        _l("On the day of the election"),
        (
            Page("election_evening.evening", _l("The evening"), May.MANAGE_ELECTIONS, is_for_one_screen=True),
            Page("election_voters.voters", _l("Who has voted"), after=_FIXED, is_of_the_poll=True),
            Page("election_tallies.overview", _l("Counting"), May.VIEW_COUNTS, _CLOSED, is_of_the_poll=True),
            Page("election_lots.lots", _l("Drawing of lots"), May.VIEW_COUNTS, _CLOSED, is_of_the_poll=True),
        ),
    ),
    (
        _l("After the election"),
        (
            Page("election_result.result", _l("What the vote advises"), after=_DECIDED, tells_result=True),
            Page(
                "election_papers.text",
                _l("Decision to cancel the poll"),
                after=_CANCELLED,
                is_for_nothing=True,
                values={"what": "aflysning"},
            ),
            Page(
                "election_notices.text",
                _l("Notice that the poll is cancelled"),
                after=_CANCELLED,
                is_for_nothing=True,
                values={"what": "aflysning", "language": "da"},
            ),
            Page(
                "election_papers.text",
                _l("Recommendation to the municipal council"),
                after=_CERTAIN,
                is_for_nothing=True,
                values={"what": "indstilling"},
            ),
            Page(
                "cases_beginning.from_election",
                _l("Appointment: take in whom the election recommends"),
                May.MANAGE_BODIES,
                _CERTAIN,
                is_for_nothing=True,
                goes_on=True,
            ),
            Page("election_papers.record", _l("Record of the election (PDF)"), after=_CERTAIN, values={"form": "pdf"}),
            Page("election_exchange.export", _l("What was learnt, and the file for a neighbour"), May.MANAGE_ELECTIONS),
            Page("election_packets.packets", _l("Ballot packets"), May.MANAGE_ELECTIONS, _CLOSED, is_of_the_poll=True),
        ),
    ),
)


def pages_of(
    council: "Body", election: "Election", mine: Collection[May]
) -> "list[tuple[LazyProxy, Sequence[tuple[LazyProxy, str]]]]":
    """Return where the page of an election, loaded, leads somebody who may do these things: heading, and ways below."""
    sees_result = may_see_result(election, mine)
    groups = [
        (
            heading,
            [
                (page.label, url_for(page.endpoint, body=council, election_id=election.id, **page.values))
                for page in pages
                if page.needed in mine and page.is_shown(election) and (sees_result or not page.tells_result)
            ],
        )
        for heading, pages in PAGES
    ]
    return [(heading, ways) for heading, ways in groups if ways]
