"""The page of a council: who sits there, on a day or in a whole term; the same for paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import dissolving
from recruit.bodies import queries, rules
from recruit.foundation import clock
from recruit.foundation.dates import iso, last_day
from recruit.foundation.i18n import _, format_date
from recruit.foundation.refusal import Refusal
from recruit.handover.queries import handover
from recruit.reports.drawings import drawing
from recruit.reports.selection import EVERYTHING, Order, numbers
from recruit.reports.table import figures, summary
from recruit.reports.words import word
from recruit.web.access import May, grants_that_allow, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.bodies.asked import DayForm, Shown, shown
from recruit.web.secretariat.bodies.files import edition_asked, files

bp = Blueprint("bodies", __name__, url_prefix="/sekretariat")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to look at the council."""

    label: str
    url: str
    current: bool
    count: int | None = None


@bp.get("/raad")
@requires(May.VIEW_BODIES)
def list_of_bodies() -> ResponseReturnValue:
    with reading() as session:
        bodies = queries.bodies_open_to(session, grants_that_allow(May.VIEW_BODIES))
        return render_template(
            "secretariat/bodies/list_of_bodies.html",
            councils=bodies,
            may_download=bool(grants_that_allow(May.MANAGE_BODIES)),
            word=word,
        )


@bp.get("/<body:body>/raad")
@requires(May.VIEW_BODIES)
def council(body: BodyRef) -> ResponseReturnValue:
    form = DayForm(request.args)
    valid = "dato" not in request.args or form.validate()
    with reading() as session:
        found = shown(session, body, with_contacts=False)  # the page shows none
        if found.body.slug != body.slug:
            return redirect(url_for(".council", body=found.body, **found.asked.query()), code=301)
        page = render_template(
            "secretariat/bodies/council.html",
            shown=found,
            ways=_ways(found),
            filters=_filters(found),
            form=form,
            gaps=_gaps(found),
            today=clock.today(),
            summary=summary(found.whole),
            figures=figures(found.whole),
            files=files(found),
            titles=found.body.titles_on(found.asked.day or found.term.since),
            dissolved=dissolving.dissolution_of(session, found.body) if found.body.until else None,
            last_day=iso(last_day(found.body.until)) if found.body.until else "",
            left=_left(session, found),
            drawing=drawing(session, found.body, found.term, found.whole, on=clock.today(), twin="billede-tabel"),
            word=word,
        )
    return page, 200 if valid else 422


@bp.get("/<body:body>/raad/udskrift")
@requires(May.VIEW_BODIES)
def print_view(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        found = shown(session, body, edition_asked())
        return render_template("secretariat/bodies/print.html", shown=found, summary=summary(found.whole), word=word)


def _left(session: Session, found: Shown) -> handover.Left | None:
    """Return what the term before has left, for those who look after the council. No query for the first term."""
    is_first = all(found.term.since <= term.since for term in found.terms)
    return None if is_first or not found.is_internal else handover.left(session, found.term, on=clock.today())


def _gaps(found: Shown) -> tuple[Refusal, ...]:
    """Return where the seats are not as many as were decided; a council that is there no more lacks none."""
    day = found.asked.day or found.term.since
    seats = found.whole.totals.seats
    return rules.groups_add_up(found.term.seats_decided, [seats]) if found.body.has_had(day) else ()


def _ways(found: Shown) -> list[Choice]:
    """Return the other ways to look: each whole term, and today where a term runs."""
    ways = [
        Choice(
            _("The whole term %(term)s", term=term.label),
            url_for(".council", body=found.body, periode=term.label),
            term is found.term and found.asked.day is None,
        )
        for term in found.terms
    ]
    today = clock.today()
    if any(today in term.span for term in found.terms):
        label = _("Today, %(day)s", day=format_date(today))
        ways.insert(0, Choice(label, url_for(".council", body=found.body), found.asked.day == today))
    return ways


def _filters(found: Shown) -> list[tuple[str, list[Choice]]]:
    """Return what the rows can be limited to, where there is a choice, and their order."""
    groups, roles, statuses = numbers(found.whole)
    orders = {Order.SEAT: _("by seat"), Order.NAME: _("by name")}
    filters = [
        (_("Member group"), _limits(found, "seat_group", {group: group for group in groups}, groups)),
        (_("Role"), _limits(found, "role", {role: word(role) for role in roles}, roles)),
        (_("Status"), _limits(found, "status", {status: word(status) for status in statuses}, statuses)),
        (_("Order"), [_choice(found, label, "order", order) for order, label in orders.items()]),
    ]
    return [(name, choices) for name, choices in filters if choices]


def _limits(found: Shown, field: str, labels: Mapping[Any, str], counts: Mapping[Any, int]) -> list[Choice]:
    """Return a choice for each label, and one for all of them; none where there is nothing to choose."""
    everything = getattr(EVERYTHING, field)
    if len(labels) < 2 and getattr(found.asked.selection, field) == everything:
        return []
    every = _choice(found, _("All"), field, everything, len(found.whole.rows))
    return [every, *(_choice(found, label, field, code, counts[code]) for code, label in labels.items())]


def _choice(found: Shown, label: str, field: str, code: object, count: int | None = None) -> Choice:
    url = url_for(".council", body=found.body, **found.asked.query(**{field: code}))
    return Choice(label, url, getattr(found.asked.selection, field) == code, count)
