"""Papirer: everything of an election that is printed, signed or passed on, each as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.queries import ballots as on_ballots
from recruit.elections.queries import election as queries
from recruit.elections.queries.packets import listed
from recruit.elections.queries.results import results
from recruit.elections.queries.signing import signed
from recruit.elections.queries.voters import post, voted
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Milestone
from recruit.foundation import clock, i18n
from recruit.foundation.audit import queries as log
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.papers.word import MEDIA_TYPE
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries.complaints import complaints
from recruit.reports.elections import blocks, submission
from recruit.reports.elections import record as records
from recruit.reports.elections.ballots import numbered
from recruit.reports.elections.blocks import Imprint, Part
from recruit.reports.elections.notices import offered
from recruit.reports.elections.papers import Papers
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.papers import election_link, owner, reviewed_languages, sent, shown_languages, spoken_languages
from recruit.web.reach import allowed
from recruit.web.secretariat.elections.counting.result import reasons_in_words
from recruit.web.secretariat.elections.loading import PREFIX, may_see_result, open_election, open_result
from recruit.web.secretariat.elections.notices import LABELS as NOTICES
from recruit.web.secretariat.history import actors_of

if TYPE_CHECKING:
    from babel.support import LazyProxy

    from recruit.bodies.model import Body
    from recruit.elections.model import Election

bp = Blueprint("election_papers", __name__, url_prefix=f"{PREFIX}/papirer")

PDF = "application/pdf"

#: What voters get, by its address: each in any language that citizens may choose.
FOR_VOTERS: "Mapping[str, tuple[LazyProxy, Callable[[Papers], bytes]]]" = {
    "stemmesedler": (_l("Ballots"), Papers.voting_papers),
    "vejledning": (_l("How to vote"), Papers.instructions),
}

#: What the evening needs, by its address.
FOR_THE_EVENING: "Mapping[str, tuple[LazyProxy, Callable[[Papers], bytes]]]" = {
    "kuffert": (_l("The case for the evening: all of it in one file"), Papers.case),
    "koereplan": (_l("Run sheet"), Papers.run_sheet),
    "doerliste": (_l("List for the door, where voters are counted"), Papers.door_list),
    "blanke-stemmesedler": (_l("Ballots with numbers alone"), Papers.blank_papers),
    "optaellingsark": (_l("Tally sheets"), Papers.tally_sheets),
    "lodder": (_l("Slips for lots"), Papers.slips),
    "protokol": (_l("Record to sign"), Papers.to_sign),
}

#: After one of these nobody votes.
_NO_POLL = frozenset({Milestone.UNCONTESTED, Milestone.ANNULLED})
#: Before one of these the ballots hold numbers alone.
_FIXED = frozenset({Milestone.FIXED, Milestone.UNCONTESTED})
#: From when on there is a record, who is recommended, and that the poll is cancelled.
RECORDED = frozenset({Milestone.CLOSED, Milestone.UNCONTESTED})
#: From when on it is certain who is recommended.
CERTAIN = frozenset({Milestone.CERTIFIED, Milestone.UNCONTESTED})
#: What goes on as text, by its address, and after one of which it does.
TEXTS = {
    "aflysning": (_l("Decision to cancel the poll"), frozenset({Milestone.UNCONTESTED}), submission.cancelled),
    "indstilling": (_l("Recommendation to the municipal council"), CERTAIN, submission.recommendation),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A paper of sentences, and who made it."""

    council: "Body"
    election: "Election"
    part: Part
    by: Imprint


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def papers(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id)
        spoken = spoken_languages(session)
        sees_result = may_see_result(election, allowed(session, council))
    return render_template(
        "secretariat/elections/papers.html",
        council=council,
        election=election,
        is_polled=not _NO_POLL & election.passed,
        is_fixed=bool(_FIXED & election.passed),
        for_voters=FOR_VOTERS,
        for_the_evening=FOR_THE_EVENING,
        notices={what: NOTICES[what] for what in offered(election)},
        spoken=spoken,
        is_recorded=sees_result and bool(RECORDED & election.passed),
        is_certified=Milestone.CERTIFIED in election.passed,
        texts={name: label for name, (label, after, _write) in TEXTS.items() if _goes_on(election, after)},
    )


@bp.get("/<any(stemmesedler, vejledning):paper>-<language>.pdf")
@requires(May.VIEW_ELECTIONS)
def for_voters(body: BodyRef, election_id: UUID, paper: str, language: str) -> ResponseReturnValue:
    if language not in i18n.LANGUAGES:
        abort(404)
    found = _papers(body, election_id)
    with i18n.speaking(language):
        return sent(FOR_VOTERS[paper][1](found), PDF, f"{paper}-{language}.pdf")


@bp.get(f"/<any({', '.join(map(repr, FOR_THE_EVENING))}):paper>.pdf")
@requires(May.VIEW_ELECTIONS)
def for_the_evening(body: BodyRef, election_id: UUID, paper: str) -> ResponseReturnValue:
    found = _papers(body, election_id)
    with i18n.speaking(i18n.DEFAULT):
        return sent(FOR_THE_EVENING[paper][1](found), PDF, f"{paper}.pdf")


@bp.get("/valgbog.<any(pdf, docx):form>")
@requires(May.VIEW_ELECTIONS)
def record(body: BodyRef, election_id: UUID, form: str) -> ResponseReturnValue:
    """Send the record in Danish. Raises NotFound while people can still vote."""
    with i18n.speaking(i18n.DEFAULT):
        with reading() as session:
            known = _record(session, body, election_id)
        part = records.record(known)
        if form == "pdf":
            return sent(blocks.pdf("election", part.heading, [part], known.by), PDF, "valgbog.pdf")
        return sent(blocks.docx(part, known.by), MEDIA_TYPE, "valgbog.docx")


@bp.get("/<any(indstilling, aflysning):what>")
@requires(May.VIEW_ELECTIONS)
def text(body: BodyRef, election_id: UUID, what: str) -> ResponseReturnValue:
    """Show the text to copy, in Danish. Raises NotFound before there is something to say."""
    written = _written(body, election_id, what)
    return render_template(
        "secretariat/elections/paper_text.html",
        council=written.council,
        election=written.election,
        what=what,
        label=TEXTS[what][0],
        text=blocks.as_text(written.part, written.by),
    )


@bp.get("/<any(indstilling, aflysning):what>.docx")
@requires(May.VIEW_ELECTIONS)
def document(body: BodyRef, election_id: UUID, what: str) -> ResponseReturnValue:
    written = _written(body, election_id, what)
    with i18n.speaking(i18n.DEFAULT):
        return sent(blocks.docx(written.part, written.by), MEDIA_TYPE, f"{what}.docx")


def _papers(ref: BodyRef, election_id: UUID) -> Papers:
    """Return the election with what its papers say; names only once the ballots are fixed.

    Raises NotFound where nobody votes.
    """
    with reading() as session:
        council, election = open_election(session, ref, election_id)
        if _NO_POLL & election.passed:
            raise NotFound("papers")
        found = on_ballots.ballots(session, election)
        sees_result = may_see_result(election, allowed(session, council))
        counts = queries.counts(session, election, CountRound.FINAL) if sees_result else {}
        return Papers(
            election,
            found if _FIXED & election.passed else [numbered(ballot) for ballot in found],
            owner(session).name,
            clock.now(),
            [code for code, is_shown in shown_languages(session).items() if is_shown],
            reviewed_languages(session),
            election_link(election),
            {contest: queries.open_ties(count) for contest, count in counts.items()},
        )


def _record(session: Session, ref: BodyRef, election_id: UUID) -> records.Record:
    council, election = open_result(session, ref, election_id)
    if not RECORDED & election.passed:
        raise NotFound("record")
    head = log.head(session)
    return records.Record(
        election,
        council.name,
        on_ballots.ballots(session, election),
        results(session, election, reasons_in_words()),
        queries.tallies(session, election),
        queries.lots(session, election),
        actors_of(session, {one.by for one in election.milestones}),
        (head.number, head.digest),
        owner(session).name,
        clock.now(),
        post=post(session, election_id) if election.is_by(FormOfVoting.POST) else None,
        voted=voted(session, election),
        complaints=complaints(session, election.round_id)[::-1],
        packets=listed(session, election_id),
        signed=signed(session, election),
    )


def _written(ref: BodyRef, election_id: UUID, what: str) -> Written:
    _label, after, write = TEXTS[what]
    with i18n.speaking(i18n.DEFAULT), reading() as session:
        council, election = open_election(session, ref, election_id)
        if not _goes_on(election, after):
            raise NotFound(what)
        part = write(election, council.name, results(session, election, reasons_in_words()))
        by = blocks.imprint(election, owner(session).name, clock.now())
        return Written(council, election, part, by)


def _goes_on(election: "Election", after: frozenset[Milestone]) -> bool:
    """Return True for an election that has passed one of these, and is not annulled."""
    return bool(after & election.passed) and Milestone.ANNULLED not in election.passed
