"""One election: what it is, where it is, what can be done now and why the rest cannot, and what has happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.queries import election as queries
from recruit.elections.rules import passing as rules
from recruit.elections.rules.passing import ElectionFacts
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.foundation import clock
from recruit.foundation.audit import queries as log
from recruit.reports.words import word
from recruit.web.access import May, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.elections.loading import PREFIX, open_election
from recruit.web.secretariat.history import lines
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.support import LazyProxy

    from recruit.bodies.model import Body
    from recruit.elections.model import Election

bp = Blueprint("election", __name__, url_prefix=PREFIX)

#: How much of an election's history the page shows.
LATEST = 50

#: The pages of an election in the order of its life: where each is, what it is called, and of what one must have been
#: passed for it to be shown; of nothing, where it is always.
PAGES: "tuple[tuple[str, LazyProxy, frozenset[Milestone]], ...]" = ()

#: Where each milestone is recorded, and what the button says.
DOORS: "Mapping[Milestone, tuple[str, LazyProxy]]" = {}

#: Where an election that is so far goes on, when that is no milestone.
NEXT: "Mapping[Status, tuple[str, LazyProxy]]" = {}


@dataclass(frozen=True, slots=True)
class Act:
    """Something that an election can pass now; with reasons where it cannot."""

    kind: Milestone
    label: "LazyProxy"
    url: str
    reasons: tuple[str, ...]


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def election(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, found = open_election(session, body, election_id)
        facts = queries.facts(session, found)
        status = rules.status(facts.passed, facts.contests)
        acts = list(_acts(council, found, facts)) if may(signed_in(), May.MANAGE_ELECTIONS) else []
        return render_template(
            "secretariat/elections/election.html",
            council=council,
            election=found,
            facts_of=facts,
            status=status,
            pages=_pages(council, found),
            first=_first(council, found, status, acts),
            acts=acts,
            may_change=may(signed_in(), May.MANAGE_ELECTIONS),
            history=lines(session, log.history(session, subject=found, size=LATEST)),
            word=word,
        )


def _acts(council: "Body", found: "Election", facts: ElectionFacts) -> Iterator[Act]:
    """Yield what lies ahead of the election, and can be recorded on a page."""
    for kind in rules.ahead(facts):
        if kind in DOORS:
            endpoint, label = DOORS[kind]
            reasons = rules.hindrances(kind, facts, today=clock.today())
            url = url_for(endpoint, body=council, election_id=found.id)
            yield Act(kind, label, url, tuple(sentence(reason) for reason in reasons))


def _first(council: "Body", found: "Election", status: Status, acts: list[Act]) -> "tuple[LazyProxy, str] | None":
    """Return what is done next: label and address; None where nothing can be done."""
    if acts and status in NEXT:
        endpoint, label = NEXT[status]
        return label, url_for(endpoint, body=council, election_id=found.id)
    aside = (Milestone.ANNOUNCED, Milestone.ANNULLED)
    possible = [act for act in acts if not act.reasons and act.kind is not Milestone.ANNULLED]
    possible.sort(key=lambda act: act.kind in aside)
    return (possible[0].label, possible[0].url) if possible else None


def _pages(council: "Body", found: "Election") -> "list[tuple[LazyProxy, str]]":
    return [
        (label, url_for(endpoint, body=council, election_id=found.id))
        for endpoint, label, after in PAGES
        if not after or after & found.passed
    ]
