"""Råd og medlemmer: the councils, and for each its seats and whoever sits there, on a day or in a whole term."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.bodies import queries, rules
from recruit.foundation import clock
from recruit.foundation.i18n import _, format_date
from recruit.foundation.keys import slug
from recruit.reports import seating
from recruit.reports.formats import csv, json
from recruit.reports.roster import Roster
from recruit.reports.table import summary, table
from recruit.reports.words import word
from recruit.web.access import May, grants_that_allow, requires
from recruit.web.bodies import Asked, BodyForm, DayForm, save
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term

bp = Blueprint("bodies", __name__, url_prefix="/sekretariat")


@dataclass(frozen=True, slots=True)
class Shown:
    """A council with the roster that was asked for."""

    body: "Body"
    terms: Sequence["Term"]
    term: "Term"
    roster: Roster
    asked: Asked


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to look at the council."""

    label: str
    url: str
    current: bool


@bp.get("/raad")
@requires(May.VIEW_BODIES)
def list_of_bodies() -> ResponseReturnValue:
    with reading() as session:
        bodies = queries.bodies_open_to(session, grants_that_allow(May.VIEW_BODIES))
        return render_template("secretariat/bodies/list_of_bodies.html", councils=bodies, word=word)


@bp.route("/raad/nyt", methods=["GET", "POST"])
@requires(May.CREATE_BODIES)
def new() -> ResponseReturnValue:
    form = BodyForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            body = save(session, form.submission(), grants=grants_that_allow(May.CREATE_BODIES))
            flash(
                _(
                    "%(name)s is set up. Now read in the minutes of a meeting, and the members are in place.",
                    name=body.name,
                )
            )
            return form.done(session, url_for(".council", body=body))
    return render_template("secretariat/bodies/new.html", form=form), form.status


@bp.get("/<body:body>/raad")
@requires(May.VIEW_BODIES)
def council(body: BodyRef) -> ResponseReturnValue:
    form = DayForm(request.args)
    valid = "dato" not in request.args or form.validate()
    with reading() as session:
        shown = _shown(session, body)
        if shown.body.slug != body.slug:
            return redirect(url_for(".council", body=shown.body, **shown.asked.query()), code=301)
        page = render_template(
            "secretariat/bodies/council.html",
            shown=shown,
            choices=_choices(shown),
            form=form,
            gaps=rules.groups_add_up(shown.term.seats_decided, [shown.roster.totals.seats]),
            summary=summary(shown.roster),
            titles=shown.body.titles_on(shown.asked.day or shown.term.since),
            word=word,
        )
    return page, 200 if valid else 422


@bp.get("/<body:body>/raad/udskrift")
@requires(May.VIEW_BODIES)
def print_view(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        shown = _shown(session, body)
        return render_template("secretariat/bodies/print.html", shown=shown, summary=summary(shown.roster), word=word)


@bp.get("/<body:body>/raad/medlemmer.csv")
@requires(May.VIEW_BODIES)
def members_csv(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        roster = _shown(session, body).roster
        return _download(csv.write(table(roster)), roster, "text/csv")


@bp.get("/<body:body>/raad/medlemmer.json")
@requires(May.VIEW_BODIES)
def members_json(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        roster = _shown(session, body).roster
        return _download(json.write(roster), roster, "application/json")


def _shown(session: Session, ref: BodyRef) -> Shown:
    """Load what the address asks for: a term, a day in it, or else today's roster of the term that runs.

    Raises NotFound for a council that is not the reader's, and for a term that it does not have.
    """
    body = queries.body_open_to(session, ref.slug, grants_that_allow(May.VIEW_BODIES))
    terms, asked = queries.terms(session, body), Asked.of(request.args)
    term, day = seating.choose(terms, label=asked.term, day=asked.day, today=clock.today())
    return Shown(body, terms, term, seating.roster(session, body, term, as_of=day), Asked(term.label, day))


def _choices(shown: Shown) -> list[Choice]:
    """Return the other ways to look: each whole term, and today where a term runs."""
    ways = [
        Choice(
            _("The whole term %(term)s", term=term.label),
            url_for(".council", body=shown.body, periode=term.label),
            term is shown.term and shown.asked.day is None,
        )
        for term in shown.terms
    ]
    today = clock.today()
    if any(today in term.span for term in shown.terms):
        label = _("Today, %(day)s", day=format_date(today))
        ways.insert(0, Choice(label, url_for(".council", body=shown.body), shown.asked.day == today))
    return ways


def _download(content: str | bytes, roster: Roster, media_type: str) -> Response:
    """Return a file whose name says what it is, and which day or term."""
    of = roster.as_of.isoformat() if roster.as_of else slug(roster.term)
    name = f"{roster.slug}-{of}.{media_type.partition('/')[2]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=f"{media_type}; charset=utf-8", headers=headers)
