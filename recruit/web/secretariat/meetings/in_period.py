"""Fremmøde i perioden: who came to which meetings, as a picture, a table, and files; for the secretariat alone."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.keys import slug
from recruit.meetings.queries import meeting as meetings
from recruit.reports import seating
from recruit.reports.formats import csv, table_paper, xlsx
from recruit.reports.formats.pdf import Imprint
from recruit.reports.meetings import attendance
from recruit.reports.pictures import attendance as pictures
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.meetings.loading import ALL
from recruit.web.secretariat.members.loading import a_file
from recruit.web.secretariat.seats.overview import TermChoice
from recruit.web.secretariat.setup.council import open_council
from recruit.web.shell import municipality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.bodies.model import Body, Term
    from recruit.reports.meetings.attendance import Grid

bp = Blueprint("meetings_in_period", __name__, url_prefix=f"{ALL}/fremmoede")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("pdf", "xlsx", "csv")


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        terms = bodies.terms(session, council)
        term, found, years = _asked(session, council, terms)
    return render_template(
        "secretariat/meetings/in_period.html",
        council=council,
        term=term,
        grid=found,
        table=attendance.rates_table(found).without_empty_columns() if found else None,
        came=lambda meeting: attendance.came(found, meeting) if found else [],
        away=lambda meeting: attendance.away(found, meeting) if found else [],
        picture=pictures.draw(found, twin="fremmoede-tabel") if found and found.columns else "",
        most=pictures.MOST,
        terms=[
            TermChoice(one.label, url_for(".listed", body=council, periode=one.label), one is term) for one in terms
        ],
        years=_years(council, term, years) if term else [],
        files=[(form.upper(), _file(council, term, years, form)) for form in FORMS] if term else [],
        warns=[row for row in found.rows if row.is_away_too_often] if found else [],
    )


@bp.get("/fremmoede.<form>")
@requires(May.MANAGE_BODIES)
def taken(body: BodyRef, form: str) -> ResponseReturnValue:
    """Send the list as a file; the paper has the rates and the picture, the others each meeting."""
    if form not in FORMS:
        abort(404)
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        term, found, years = _asked(session, council, bodies.terms(session, council))
    if found is None or term is None:
        abort(404)
    name = f"{council.slug}-fremmoede-{_year(years) or slug(term.label)}.{form}"
    if form == "csv":
        return a_file(csv.write(attendance.whole_table(found)), "text/csv; charset=utf-8", name)
    if form == "xlsx":
        return a_file(xlsx.write(attendance.whole_table(found), sheet=_("Attendance")), XLSX, name)
    owner = municipality()
    table = attendance.rates_table(found).without_empty_columns()
    imprint = Imprint(owner.name if owner else "", clock.now())
    drawn = [pictures.draw(found)] if found.columns else []
    return a_file(table_paper.write(table, table.summary, imprint, drawn), "application/pdf", name)


def _asked(
    session: Session, council: "Body", terms: "Sequence[Term]"
) -> "tuple[Term | None, Grid | None, Sequence[int]]":
    """Return the term that the address names, else the one that runs, its attendance, and the years that it has."""
    if not terms:
        return None, None, ()
    term = seating.choose(terms, label=request.args.get("periode", ""), today=clock.today())[0]
    years = attendance.years(session, term)
    goes_on = clock.today() in term.span or term.holds_over
    warn_after = meetings.settings(session, council).warn_after if goes_on else None
    named = council.name_on(min(clock.today(), term.last_day.last))
    found = attendance.grid(session, term, named, on=clock.today(), warn_after=warn_after, year=_year(years))
    return term, found, years


def _file(council: "Body", term: "Term", years: "Sequence[int]", form: str) -> str:
    return url_for(".taken", body=council, form=form, periode=term.label, aar=_year(years))


def _year(years: "Sequence[int]") -> int | None:
    asked = request.args.get("aar", type=int)
    return asked if asked in years else None


def _years(council: "Body", term: "Term", years: "Sequence[int]") -> list[TermChoice]:
    chosen = _year(years)

    def at(year: int | None) -> str:
        return url_for(".listed", body=council, periode=term.label, aar=year)

    every = TermChoice(_("The whole term"), at(None), chosen is None)
    return [every, *(TermChoice(str(one), at(one), one == chosen) for one in years)]
