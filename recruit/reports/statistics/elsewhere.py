"""The places that a council fills in other bodies: how many there are, and how many somebody has."""

from datetime import date

from sqlalchemy.orm import Session

from recruit.assignments.model import PlaceElsewhere
from recruit.assignments.queries.place import places
from recruit.assignments.rules.places import missing
from recruit.bodies.model import Body
from recruit.foundation.i18n import _, ngettext
from recruit.reports.pictures.bars import BarChart, Bars
from recruit.reports.statistics.chart import Chart, Subject
from recruit.reports.words import word


def elsewhere(session: Session, body: Body, on: date) -> Chart:
    """Return the places elsewhere that there are on a day, and how many of them are filled. Three queries."""
    heading = _("Places in other bodies")
    found = [one for one in places(session, body) if on in one.span]
    if not found:
        return Chart(Subject.ELSEWHERE, heading, _("The council fills no place in another body."))
    columns = (_("Body"), _("Role"), _("Places"), _("Filled"))
    rows = tuple((one.target.name_on(on), word(one.role), one.number, _filled(one, on)) for one in found)
    still = sum(missing(one.number, [each.facts() for each in one.assignments], on=on) for one in found)
    remark = ngettext("%(num)s place is open.", "%(num)s places are open.", still) if still else _("All are filled.")
    lines = tuple(Bars(f"{body_name}, {role}", (number, taken)) for body_name, role, number, taken in rows)
    picture = BarChart(heading, remark, (columns[2], columns[3]), lines)
    return Chart(Subject.ELSEWHERE, heading, remark, picture, columns, rows)


def _filled(place: PlaceElsewhere, on: date) -> int:
    return sum(on in one.span for one in place.assignments)
