"""Members in numbers: for how long they have been so, what they work for, and how many are women and men."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.i18n import _, ngettext
from recruit.people.rules import Gender
from recruit.recruitment.model import Interest
from recruit.recruitment.rules.timetable import has_a_vote
from recruit.reports.pictures.bars import BarChart, Bars
from recruit.reports.statistics.chart import Chart, Subject, middle
from recruit.reports.statistics.history import History

_YEAR = 365.25
#: The years after which a new bar begins.
_STEPS = (0, 1, 2, 4, 8, 12)


def served(history: History) -> Chart:
    """Return for how long those who are members on the day have been so, over all terms."""
    heading = _("How long the members have served")
    people = {held.person for held in history.today}
    if not people:
        return Chart(Subject.SERVED, heading, _("Nobody is a member today."))
    years = [int(history.days_as_member(person) / _YEAR) for person in people]
    counted = Counter(max(step for step in _STEPS if step <= number) for number in years)
    columns = (_("Time as a member"), _("Members"))
    rows = tuple((_span(place), counted[step]) for place, step in enumerate(_STEPS))
    half = middle(years)
    remark = (
        ngettext(
            "Half of them have been members for %(num)s year or less.",
            "Half of them have been members for %(num)s years or less.",
            half,
        )
        if half
        else _("Half of them have been members for less than a year.")
    )
    return _counted(Subject.SERVED, heading, remark, columns, rows)


def _span(place: int) -> str:
    first = _STEPS[place]
    if place == 0:
        return _("less than a year")
    if place + 1 == len(_STEPS):
        return _("%(first)s years and more", first=first)
    return _("%(first)s years, less than %(next)s", first=first, next=_STEPS[place + 1])


def interests(session: Session, history: History) -> Chart:
    """Return how many of those who are members on the day work for each interest. One query."""
    heading = _("What the members work for")
    given = {held.person: held.works_for or [] for held in history.today}
    known = session.scalars(select(Interest).order_by(Interest.position)).all()
    counted = [(one, sum(str(one.id) in ticked for ticked in given.values())) for one in known]
    rows = tuple((one.label_in("da"), number) for one, number in counted if number or one.retired_at is None)
    if not any(number for _label, number in rows):
        remark = _("Nobody has said. Those who stand for the council tick it in the form.")
        return Chart(Subject.INTERESTS, heading, remark)
    silent = sum(not ticked for ticked in given.values())
    remark = _("One member can work for several.")
    if silent:
        said = ngettext("Of %(num)s member nothing is known.", "Of %(num)s members nothing is known.", silent)
        remark = f"{remark} {said}"
    return _counted(Subject.INTERESTS, heading, remark, (_("Interest"), _("Members")), rows)


def genders(history: History) -> Chart:
    """Return how many women and men sit on seats that are filled without an election (Ligestillingsloven § 10 a)."""
    heading = _("Women and men on appointed seats")
    appointed = {seat.id for seat in history.seats if not has_a_vote(seat.filling_method)}
    people = {held.person: held.gender for held in history.today if held.seat in appointed}
    if not any(people.values()):
        remark = _(
            "Nothing is known of the gender of those on appointed seats. It is asked where an organisation proposes "
            "somebody, and can be written on the page of the person."
        )
        return Chart(Subject.GENDERS, heading, remark)
    counted = Counter(people.values())
    stated = {Gender.WOMAN: _("Women"), Gender.MAN: _("Men"), Gender.OTHER: _("Other gender"), None: _("Not stated")}
    rows = tuple((name, counted[code]) for code, name in stated.items())
    remark = _("By what they have said themselves, on seats that are filled without an election.")
    return _counted(Subject.GENDERS, heading, remark, (_("Gender"), _("Members")), rows)


def _counted(
    subject: Subject, heading: str, remark: str, columns: tuple[str, str], rows: Collection[tuple[str, int]]
) -> Chart:
    lines = tuple(Bars(name, (number,)) for name, number in rows)
    return Chart(subject, heading, remark, BarChart(heading, remark, (columns[1],), lines), columns, tuple(rows))
