"""Hverv: which offices the council has, who holds them since when and by what, what lacks, and what can be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments import queries
from recruit.appointments.queries import office_vote as votes
from recruit.appointments.rules import Office
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.reports import seating
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.seats.loading import day_in, the_body, title

if TYPE_CHECKING:
    from recruit.appointments.model import OfficeHolding, OfficeVote
    from recruit.bodies.model import Body, Term

bp = Blueprint("bodies_offices_overview", __name__, url_prefix="/sekretariat/<body:body>/raad/hverv")


@dataclass(frozen=True, slots=True)
class Held:
    """An office that somebody holds, held, or will hold."""

    holding: "OfficeHolding"
    #: What it is called: by the titles of its first day, and of later ones where they changed meanwhile.
    title: str
    #: By what: a vote, a decision, or that the vice chair moved up.
    by: str
    #: The vote that it came of.
    vote: "OfficeVote | None"


@dataclass(frozen=True, slots=True)
class Chair:
    """One office on a day: who holds it, and who will."""

    office: Office
    #: What it is called on the day.
    title: str
    held: Held | None
    coming: Held | None
    #: Whoever holds it goes on with it from an earlier term.
    is_held_over: bool = False

    @property
    def is_taken(self) -> bool:
        """Return whether somebody holds it in this term, and nobody knows to when."""
        return self.held is not None and self.held.holding.until is None and not self.is_held_over

    @property
    def is_open(self) -> bool:
        """Return whether somebody can be found for it: it is vacant, or will be on a day that is known."""
        return self.coming is None and not self.is_taken


@dataclass(frozen=True, slots=True)
class Offices:
    """Every office of a council, as they are on a day."""

    day: date
    #: Chair and vice chair, and whatever else there is.
    chairs: Sequence[Chair]
    earlier: Sequence[Held]
    votes: Sequence["OfficeVote"]
    has_members: bool

    def of(self, office: Office) -> Chair:
        """Return one of them."""
        return next(one for one in self.chairs if one.office is office)

    @property
    def in_sight(self) -> list[Chair]:
        """Those that a council has; few have a secretary among the members."""
        return [one for one in self.chairs if one.office is not Office.SECRETARY or one.held or one.coming]

    @property
    def under_way(self) -> list["OfficeVote"]:
        """The votes that are neither concluded nor discontinued."""
        return [one for one in self.votes if not one.is_over]

    @property
    def can_move_up(self) -> bool:
        """Return whether there is a vice chair, and the chair is vacant or will be."""
        return self.of(Office.CHAIR).is_open and self.of(Office.VICE_CHAIR).held is not None


@bp.get("")
@requires(May.MANAGE_BODIES)
def offices(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        return render_template(
            "secretariat/seats/offices/overview.html",
            body=found,
            shown=load(session, found),
            offices=Office,
            called=lambda vote: title(found, vote.office, vote.held_on),
            is_dissolved=found.until is not None and found.until <= clock.today(),
        )


def load(session: Session, body: "Body") -> Offices:
    """Return the offices of a council today; of one whose terms are all over or to come, on its nearest day.

    Raises NotFound for a council without a term.
    """
    terms = bodies.terms(session, body)
    term = seating.choose(terms, today=clock.today())[0]
    day = day_in(term)
    sitting = {one.id for one in votes.members_on(session, body.id, day)}
    known = votes.office_votes(session, body)
    of_holding = {one.holding_id: one for one in known if one.holding_id}
    rows = [_held(body, one, of_holding, sitting) for one in queries.offices_of(session, body)]
    chairs = [_chair(body, office, rows, term, sitting) for office in Office]
    now = {id(row) for chair in chairs for row in (chair.held, chair.coming) if row}
    return Offices(
        day,
        chairs,
        [row for row in rows if id(row) not in now],
        known,
        has_members=bool(sitting),
    )


def _chair(body: "Body", office: Office, rows: Sequence[Held], term: "Term", sitting: set[UUID]) -> Chair:
    day = day_in(term)
    own = [row for row in rows if row.holding.office is office]
    held = next((row for row in own if day in row.holding.span and row.holding.membership_id in sitting), None)
    coming = next((row for row in reversed(own) if row.holding.since > day), None)
    held_over = held is not None and held.holding.membership.group.term_id != term.id
    return Chair(office, title(body, office, day), held, coming, held_over)


def _held(body: "Body", holding: "OfficeHolding", of_holding: Mapping[UUID, "OfficeVote"], sitting: set[UUID]) -> Held:
    vote = of_holding.get(holding.id)
    # Nobody knows of whoever has left the seat since, by which of the later titles they still went.
    last = clock.today() if holding.membership_id in sitting else holding.since
    return Held(holding, ", ".join(_titles(body, holding, last)), _by(body, holding, vote), vote)


def _titles(body: "Body", holding: "OfficeHolding", last: date) -> Iterator[str]:
    """Yield what an office was called: "formand", "forperson fra 4. juni 2026"."""
    before = title(body, holding.office, holding.since)
    yield before
    last = last_day(holding.until).first if holding.until else last
    for titles in body.titles:
        named = title(body, holding.office, titles.since)
        if holding.since < titles.since <= last and named != before:
            before = named
            yield _("%(office)s from %(since)s", office=named, since=format_date(titles.since))


def _by(body: "Body", holding: "OfficeHolding", vote: "OfficeVote | None") -> str:
    if vote:
        return _("the members' vote on %(day)s", day=format_date(vote.held_on))
    if holding.moved_up:
        return _("moved up from %(vice)s", vice=title(body, Office.VICE_CHAIR, holding.since))
    if holding.decision:
        parts = [holding.decision.deciding_body, format_date(holding.decision.decided_on), holding.decision.case_number]
        return ", ".join(part for part in parts if part)
    return ""


def way_to_vote(body: "Body", office: Office) -> str:
    """Return the address where a vote for an office begins."""
    return url_for("bodies_offices_vote.begin", body=body, hverv=office.value)
