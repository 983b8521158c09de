"""Resultat: who is recommended and who is next in line, with every step of the count, as page, paper and files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template, send_file
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from recruit.appointments.queries.offers import is_certain
from recruit.counting import sheet
from recruit.counting.formats import blt, csv
from recruit.elections.queries.results import Result, results
from recruit.elections.queries.voters import voted
from recruit.elections.rules.counting import is_ranked
from recruit.elections.rules.vocabulary import Invalid, Milestone
from recruit.foundation.i18n import current_locale
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.reports.elections import flow
from recruit.reports.elections import result as election_result
from recruit.reports.elections.result import Line, Step
from recruit.reports.elections.turnout import turnout as told
from recruit.reports.pictures import flow as flows
from recruit.reports.pictures import votes
from recruit.reports.words import word
from recruit.web.access import May, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.elections.loading import PREFIX, open_result

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from recruit.elections.model import Election

bp = Blueprint("election_result", __name__, url_prefix=f"{PREFIX}/resultat")


@dataclass(frozen=True, slots=True)
class Shown:
    """A contest on the page."""

    result: Result
    lines: Sequence[Line]
    steps: Sequence[Step]
    ident: str
    picture: Markup
    #: How the votes moved from stage to stage, where papers hold an order.
    moved: Markup
    #: What lots have to decide.
    questions: Sequence[str]

    @property
    def is_ranked(self) -> bool:
        """Whether papers hold an order."""
        return is_ranked(self.result.contest.method)


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def result(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    return _page("result", body, election_id)


@bp.get("/udskrift")
@requires(May.VIEW_ELECTIONS)
def printed(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show the result as a page for a meeting."""
    return _page("printed", body, election_id)


@bp.get("/<id:contest_id>/optaellingsark.txt")
@requires(May.VIEW_ELECTIONS)
def count_sheet(body: BodyRef, election_id: UUID, contest_id: UUID) -> ResponseReturnValue:
    """Send the count as text that a person can follow with a pencil."""
    return _sent(body, election_id, contest_id, "optaellingsark.txt", "text/plain", _as_sheet)


@bp.get("/<id:contest_id>/svar.json")
@requires(May.VIEW_ELECTIONS)
def answer(body: BodyRef, election_id: UUID, contest_id: UUID) -> ResponseReturnValue:
    """Send everything that the count says, for programs; it names nobody. Raises NotFound where nothing was counted."""
    return _sent(body, election_id, contest_id, "svar.json", "application/json", _as_answer)


@bp.get("/<id:contest_id>/sedler.<any(blt,csv):kind>")
@requires(May.MANAGE_ELECTIONS)
def papers(body: BodyRef, election_id: UUID, contest_id: UUID, kind: str) -> ResponseReturnValue:
    """Send the papers in an order that says nothing. Raises NotFound where a place has too few of them."""
    if kind == "csv":
        return _sent(body, election_id, contest_id, "sedler.csv", "text/csv", lambda *one: csv.write(_papers(*one)))
    return _sent(body, election_id, contest_id, "sedler.blt", "text/plain", lambda *one: blt.write(_papers(*one)))


def reasons_in_words() -> Mapping[str, str]:
    """Return what papers that do not count are called."""
    return {one.value: word(one) for one in Invalid}


def _page(name: str, body: BodyRef, election_id: UUID) -> str:
    with reading() as session:
        council, election = open_result(session, body, election_id)
        found = _shown(session, election)
        turnout = voted(session, election)
    counted = [one.result.contest for one in found]
    waiting = [one for one in election.contests if one not in counted]
    return render_template(
        f"secretariat/elections/counting/{name}.html",
        council=council,
        election=election,
        contests=found,
        waiting=waiting,
        turnout=told(turnout, len(election.contests)) if turnout else "",
        passed=election.passed,
        certified=election.milestone(Milestone.CERTIFIED),
        is_settled=all(election_result.is_settled(one.result) for one in found)
        and len(found) == len(election.contests),
        may_manage=may(signed_in(), May.MANAGE_ELECTIONS),
        recommends=is_certain(election),
        word=word,
    )


def _shown(session: "Session", election: "Election") -> list[Shown]:
    """Return what the contests came to. Two queries."""
    found = results(session, election, reasons_in_words(), with_lots=False)
    return [_contest(one, f"stemmer-{number}") for number, one in enumerate(found, 1)]


def _contest(found: Result, ident: str) -> Shown:
    lines = election_result.lines(found)
    bars = votes.draw(found.contest.label, lines, ident=ident, twin=f"{ident}-tabel") if lines[0].votes else Markup()
    moved, label = flow.flow(found, lines), found.contest.label
    stages = flows.draw(label, moved, ident=f"{ident}-vej", twin=f"{ident}-vej-tabel") if moved else Markup()
    questions = election_result.questions(found)
    return Shown(found, lines, list(election_result.steps(found)), ident, bars, stages, questions)


def _sent(
    body: BodyRef,
    election_id: UUID,
    contest_id: UUID,
    name: str,
    media_type: str,
    written: Callable[["Election", Shown], str],
) -> ResponseReturnValue:
    """Send a file about a contest. Raises NotFound where nothing was counted."""
    with reading() as session:
        _council, election = open_result(session, body, election_id)
        found = next((one for one in _shown(session, election) if one.result.contest.id == contest_id), None)
    if found is None or found.result.kept is None:
        raise NotFound("count")
    content = BytesIO(written(election, found).encode())
    # What programs read has no room for a mark, so the file of a rehearsal bears it in its name.
    named = f"proeve-{name}" if election.is_rehearsal else name
    answer = send_file(content, mimetype=media_type, as_attachment=True, download_name=named, etag=False)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _as_sheet(election: "Election", shown: Shown) -> str:
    rehearsal = [_("REHEARSAL")] if election.is_rehearsal else []
    said = [
        _("The vote advises, and the municipal council appoints."),
        _("Where it says that somebody takes a seat, it means that they are recommended for it."),
    ]
    counted = sheet.sheet(shown.result.counted, shown.result.count, current_locale().code)
    return "\n".join([*rehearsal, *said, "", counted])


def _as_answer(_election: "Election", shown: Shown) -> str:
    return shown.result.kept.answer_json if shown.result.kept else ""


def _papers(_election: "Election", shown: Shown) -> blt.Blt:
    """Return the papers, the commonest first. Raises NotFound where a place has too few of them."""
    if not shown.result.has_papers_for_all:
        raise NotFound("papers")
    return blt.of_contest(shown.result.counted)
