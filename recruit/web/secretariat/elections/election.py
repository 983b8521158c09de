"""One election: what it is, where it is, what can be done now and why the rest cannot, and what has happened."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections import words
from recruit.elections.queries import election as queries
from recruit.elections.rules import passing as rules
from recruit.elections.rules.passing import ElectionFacts
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.foundation import clock
from recruit.foundation.audit import queries as log
from recruit.foundation.audit.events import Event
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word
from recruit.web.access import May, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.elections.loading import PREFIX, open_election
from recruit.web.secretariat.elections.steps import STEPS
from recruit.web.secretariat.history import Line, lines
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.support import LazyProxy

    from recruit.bodies.model import Body
    from recruit.elections.model import Election, ElectionMilestone
    from recruit.foundation.audit.model import AuditEntry

bp = Blueprint("election", __name__, url_prefix=PREFIX)

#: How much of an election's history the page shows.
LATEST = 50

#: The pages of an election in the order of its life: where each is, what it is called, and of what one must have been
#: passed for it to be shown; of nothing, where it is always.
PAGES: "tuple[tuple[str, LazyProxy, frozenset[Milestone]], ...]" = (
    ("election_ballots.ballots", _l("Who is on the ballots"), frozenset()),
    ("election_papers.papers", _l("Papers to print, to sign and to pass on"), frozenset()),
    ("election_voters.voters", _l("Who has voted"), frozenset({Milestone.FIXED})),
    ("election_tallies.overview", _l("Counting"), frozenset({Milestone.CLOSED})),
    ("election_lots.lots", _l("Drawing of lots"), frozenset({Milestone.CLOSED})),
    ("election_result.result", _l("What the vote advises"), frozenset({Milestone.CLOSED, Milestone.UNCONTESTED})),
)

#: Those that nobody needs where the poll is cancelled.
_POLLED = frozenset({"election_voters.voters", "election_tallies.overview", "election_lots.lots"})

#: Where each milestone is recorded, below the election's own address, and what the button says.
DOORS: "Mapping[Milestone, tuple[str, LazyProxy]]" = {
    **{kind: (step.address, step.label) for kind, step in STEPS.items()},
    Milestone.CERTIFIED: ("godkendelse", _l("Certify the result")),
}

#: Where an election that is so far goes on, when that is no milestone.
NEXT: "Mapping[Status, tuple[str, LazyProxy]]" = {
    Status.CLOSED: ("election_tallies.overview", _l("Enter and count")),
    Status.TIED: ("election_lots.lots", _l("Draw the lot")),
}


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
        is_polled = Milestone.UNCONTESTED not in found.passed
        acts = list(_acts(council, found, facts)) if may(signed_in(), May.MANAGE_ELECTIONS) else []
        return render_template(
            "secretariat/elections/election.html",
            council=council,
            election=found,
            election_facts=facts,
            contests=list(zip(found.contests, facts.contests, strict=True)),
            hours=words.hours(found) if is_polled else "",
            ways="; ".join(words.ways(found)) if is_polled else "",
            voted_on=words.voted_on,
            is_public=Milestone.ANNOUNCED in found.passed,
            status=status,
            pages=_pages(council, found),
            first=_first(council, found, status, acts),
            acts=acts,
            may_change=may(signed_in(), May.MANAGE_ELECTIONS),
            round=found.round,
            may_see_round=may(signed_in(), May.VIEW_NOMINATIONS),
            standing=_standing(council, found),
            history=_history(session, found),
            word=word,
        )


def _history(session: Session, found: "Election") -> list[Line]:
    """Return what has happened to an election, with what it passed by its name."""
    entries = log.history(session, subject=found, size=LATEST)
    return [_told(entry, line) for entry, line in zip(entries, lines(session, entries), strict=True)]


def _told(entry: "AuditEntry", line: Line) -> Line:
    about = json.loads(entry.details.content) if entry.details and entry.details.content else {}
    if "milestone" not in about:
        return line
    what = word(Milestone(about["milestone"]))
    is_passed = entry.event == Event.ELECTION_PASSED
    said = _("recorded: %(what)s", what=what) if is_passed else _("took back: %(what)s", what=what)
    return replace(line, sentence=said)


def _standing(council: "Body", found: "Election") -> "list[tuple[ElectionMilestone, str | None]]":
    """Return what is recorded and stands, and where each of it is taken back, if that can be now."""
    here = url_for("election.election", body=council, election_id=found.id)
    records = [one for one in found.milestones if one.revoked_at is None]
    return [
        (
            one,
            f"{here}/{DOORS[one.kind][0]}/tag-tilbage"
            if one.kind in DOORS and not rules.may_take_back(one.kind, found.passed, "-")
            else None,
        )
        for one in records
    ]


def _acts(council: "Body", found: "Election", facts: ElectionFacts) -> Iterator[Act]:
    """Yield what lies ahead of the election, and can be recorded on a page."""
    for kind in rules.ahead(facts):
        if kind in DOORS:
            address, label = DOORS[kind]
            reasons = rules.hindrances(kind, facts, today=clock.today())
            url = f"{url_for('election.election', body=council, election_id=found.id)}/{address}"
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
        if (not after or after & found.passed) and not (endpoint in _POLLED and Milestone.UNCONTESTED in found.passed)
    ]
