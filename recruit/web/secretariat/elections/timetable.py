"""Tidsplan: the days of an election in one table, with what should make one look again; on paper, and as a calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.queries import timetable as queries
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules import Moment
from recruit.recruitment.rules import timetable as rules
from recruit.reports.words import word
from recruit.web import feeds
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.reach import allowed
from recruit.web.secretariat.elections.loading import PREFIX, open_election
from recruit.web.secretariat.recruitment.timetable_rows import distance, observed
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from datetime import date

    from recruit.bodies.model import Body
    from recruit.elections.model import Election
    from recruit.elections.rules.timetable import Days
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("election_timetable", __name__, url_prefix=f"{PREFIX}/tidsplan")


@dataclass(frozen=True, slots=True)
class Row:
    """A day of the election, with everything that is said about it."""

    label: str
    moment: Moment
    #: From the polling day: "28 dage før".
    distance: str
    #: It is on the record that it happened.
    is_recorded: bool
    #: What is odd about it, and what is observed on that day.
    warnings: Sequence[str]


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def timetable(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election, round_, days = _opened(session, body, election_id)
        mine = allowed(session, council)
    return render_template(
        "secretariat/elections/timetable/timetable.html",
        council=council,
        election=election,
        round=round_,
        rows=rows(election, round_, days),
        remarks=remarks(round_, days),
        lacking=[word(step) for step in days.lacking],
        calendar=_calendar(election) if May.MANAGE_ELECTIONS in mine else None,
        may_arrange=May.MANAGE_ROUNDS in mine,
    )


@bp.get("/udskrift")
@requires(May.VIEW_ELECTIONS)
def print_view(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election, round_, days = _opened(session, body, election_id)
    template = "secretariat/elections/timetable/print.html"
    return render_template(template, council=council, election=election, rows=rows(election, round_, days))


def rows(election: "Election", round_: "RecruitmentRound", days: "Days") -> list[Row]:
    """Return the days of an election in their order, and the one on which the term begins."""
    together, anchor = days.together, election.polling_on
    odd, seen = rules.oddities(together, round_.term.span), observed(together)
    found = []
    for step, moment in together.items():
        warnings = [sentence(one) for one in odd if one.field == step]
        warnings += [one.said for one in seen if moment.day in one]
        if step in days.differing:
            day = format_date(days.differing[step].day)
            warnings.append(_("The round's timetable says %(day)s.", day=day))
        found.append(Row(word(step), moment, distance(moment, anchor), step in days.recorded, warnings))
    begins = Moment(round_.term.since)
    found.append(Row(_("The term begins"), begins, distance(begins, anchor), False, ()))
    return sorted(found, key=_by_day)


def remarks(round_: "RecruitmentRound", days: "Days") -> Iterator[str]:
    """Yield what is odd about the days as a whole."""
    return (sentence(one) for one in rules.oddities(days.together, round_.term.span) if one.field is None)


def _by_day(row: Row) -> "tuple[date, time]":
    """Return what sorts a row: what has a clock time comes before what takes all day."""
    return row.moment.day, row.moment.clock or time.max


def _opened(session: Session, ref: BodyRef, election_id: UUID) -> "tuple[Body, Election, RecruitmentRound, Days]":
    council, election = open_election(session, ref, election_id)
    round_ = recruitment.round_of_body(session, council, election.round_id)
    return council, election, round_, queries.days(session, election, round_)


def _calendar(election: "Election") -> str | None:
    """Return the address to which calendars subscribe; None where nobody keeps those days."""
    if election.is_rehearsal or Milestone.ANNULLED in election.passed:
        return None
    token = feeds.token_of(election.id, feeds.Feed.ELECTION)
    return str(current_app.config["SETTINGS"].public_url) + url_for("calendar.election_dates", token=token)
