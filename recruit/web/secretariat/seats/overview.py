"""Pladser: every seat of a term with whoever sits there, and one page on which the vacant ones are filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments import queries
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.reports import seating
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.seats.loading import day_in, represents, the_body

if TYPE_CHECKING:
    from recruit.appointments.queries import Occupied
    from recruit.bodies.model import Body, Term

bp = Blueprint("bodies_overview", __name__, url_prefix="/sekretariat/<body:body>/raad/pladser")


@dataclass(frozen=True, slots=True)
class TermChoice:
    """One of the terms to look at."""

    label: str
    url: str
    current: bool


@bp.get("")
@requires(May.MANAGE_BODIES)
def seats(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        terms, term = chosen_term(session, found)
        day = day_in(term)
        return render_template(
            "secretariat/seats/overview.html",
            body=found,
            term=term,
            day=day,
            groups=by_group(queries.occupied_seats(session, term)),
            choices=term_choices(".seats", found, terms, term),
            represents=represents,
            word=word,
        )


def chosen_term(session: Session, body: "Body") -> tuple[Sequence["Term"], "Term"]:
    """Return the terms of a council, and the one that the address asks for: by its label, else today's.

    Raises NotFound when there is none.
    """
    terms = bodies.terms(session, body)
    return terms, seating.choose(terms, label=request.args.get("periode", ""), today=clock.today())[0]


def term_choices(endpoint: str, body: "Body", terms: Sequence["Term"], chosen: "Term") -> list[TermChoice]:
    """Return the terms as links that can be kept."""
    return [TermChoice(term.label, url_for(endpoint, body=body, periode=term.label), term is chosen) for term in terms]


def by_group(seats: Sequence["Occupied"]) -> list[tuple[str, list["Occupied"]]]:
    """Return the seats under the labels of their groups, in the order of the page."""
    return [(label, list(some)) for label, some in groupby(seats, key=lambda one: one.seat.group.label)]
