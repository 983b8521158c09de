"""One election: what it is, where it is, what can be done now and why the rest cannot, and what has happened."""

import json
from collections.abc import Collection, Iterator
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
from recruit.elections.rules.taking_back import may_take_back
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.foundation import clock
from recruit.foundation.audit import queries as log
from recruit.foundation.audit.events import Event
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.reach import allowed
from recruit.web.secretariat.elections.evening_taking import is_tonight
from recruit.web.secretariat.elections.loading import PREFIX, open_election, told
from recruit.web.secretariat.elections.pages import pages_of
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
#: How much of it is in sight.
IN_SIGHT = 5

#: Where each milestone is recorded, below the election's own address, and what the button says.
DOORS: "Mapping[Milestone, tuple[str, LazyProxy]]" = {
    **{kind: (step.address, step.label) for kind, step in STEPS.items()},
    Milestone.CERTIFIED: ("godkendelse", _l("Certify the result")),
}

#: Who records a milestone; the others the secretariat does.
NEEDED: "Mapping[Milestone, May]" = {Milestone.CERTIFIED: May.CERTIFY_ELECTIONS}

#: Where an election that is so far goes on, when that is no milestone, and for whom.
NEXT: "Mapping[Status, tuple[str, LazyProxy, May]]" = {
    Status.VOTING: ("election_voters.voters", _l("Note who has voted"), May.WORK_AT_POLLS),
    Status.CLOSED: ("election_tallies.overview", _l("Enter and count"), May.WORK_AT_POLLS),
    Status.TIED: ("election_lots.lots", _l("Draw the lot"), May.MANAGE_ELECTIONS),
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
        facts, mine = queries.facts(session, found), allowed(session, council)
        status = told(rules.status(facts.passed, facts.contests), mine)
        is_polled = Milestone.UNCONTESTED not in found.passed
        acts = list(_acts(council, found, facts, mine))
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
            pages=pages_of(council, found, mine),
            first=_first(council, found, status, acts, mine),
            acts=acts,
            may_change=May.MANAGE_ELECTIONS in mine,
            may_see_scan=May.CERTIFY_ELECTIONS in mine,
            round=found.round,
            may_see_round=May.VIEW_NOMINATIONS in mine,
            standing=_standing(council, found),
            history=_history(session, found),
            latest=IN_SIGHT,
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
            if one.kind in DOORS and not may_take_back(one.kind, found.passed, "-")
            else None,
        )
        for one in records
    ]


def _acts(council: "Body", found: "Election", facts: ElectionFacts, mine: Collection[May]) -> Iterator[Act]:
    """Yield what lies ahead of the election, and can be recorded on a page by somebody who may do these things."""
    for kind in rules.ahead(facts):
        if kind in DOORS and NEEDED.get(kind, May.MANAGE_ELECTIONS) in mine:
            address, label = DOORS[kind]
            reasons = rules.hindrances(kind, facts, today=clock.today())
            url = f"{url_for('election.election', body=council, election_id=found.id)}/{address}"
            yield Act(kind, label, url, tuple(sentence(reason) for reason in reasons))


def _first(
    council: "Body", found: "Election", status: Status, acts: list[Act], mine: Collection[May]
) -> "tuple[LazyProxy, str] | None":
    """Return what is done next: label and address; None where nothing can be done.

    While people vote, whoever works at the polls goes to the voters; the secretariat closes the polls.
    """
    if May.MANAGE_ELECTIONS in mine and is_tonight(found, status):
        return _l("The evening"), url_for("election_evening.evening", body=council, election_id=found.id)
    endpoint, label, needed = NEXT.get(status, ("", None, None))
    if label and needed in mine and not (status is Status.VOTING and May.MANAGE_ELECTIONS in mine):
        return label, url_for(endpoint, body=council, election_id=found.id)
    aside = (Milestone.ANNOUNCED, Milestone.ANNULLED)
    possible = [act for act in acts if not act.reasons and act.kind is not Milestone.ANNULLED]
    possible.sort(key=lambda act: act.kind in aside)
    return (possible[0].label, possible[0].url) if possible else None
