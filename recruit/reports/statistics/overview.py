"""All of a council's statistics, and the paper on which they go to a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.foundation.i18n import _, current_locale
from recruit.foundation.papers import press
from recruit.foundation.refusal import NotFound
from recruit.reports.formats.pdf import Imprint, picture, said
from recruit.reports.statistics import elsewhere, meetings, people, seats
from recruit.reports.statistics.chart import Chart
from recruit.reports.statistics.history import History

if TYPE_CHECKING:
    from recruit.bodies.model import Body


@dataclass(frozen=True, slots=True)
class Statistics:
    """The pictures of a council, those of meetings for one calendar year."""

    body: str
    slug: str
    on: date
    year: int
    #: The years of whose meetings it is noted who came, the newest first.
    years: Sequence[int]
    charts: Sequence[Chart]

    def chart(self, subject: str) -> Chart:
        """Return the picture of a subject, as its address names it. Raises NotFound."""
        found = next((one for one in self.charts if one.subject == subject), None)
        if found is None:
            raise NotFound("chart")
        return found


def statistics(session: Session, body: "Body", *, on: date, year: int | None = None) -> Statistics:
    """Return the statistics of a council that is loaded with its names and titles, as they are on a day.

    Without a year, the newest of whose meetings it is noted who came. The number of queries does not grow.
    """
    known = meetings.years(session, body)
    shown = year or next(iter(known), on.year)
    history = History(session, body, on)
    charts = (
        meetings.attendance(session, body, shown),
        seats.changed(history),
        seats.filled(history),
        seats.vacancies(history),
        people.served(history),
        people.interests(session, history),
        people.genders(history),
        elsewhere.elsewhere(session, body, on),
    )
    return Statistics(body.name_on(on), body.slug, on, shown, known, charts)


def paper(found: Statistics, imprint: Imprint) -> bytes:
    """Return all of it as PDF (PDF/UA-1): each picture with what it says, and below it the same as a table.

    Raises PaperError when it cannot be set.
    """
    data = {
        "sections": [_section(chart) for chart in found.charts],
        "made-by": str(imprint),
        "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
    }
    title = _("Statistics, %(body)s", body=found.body)
    return press.render("statistics", data, title=title, language=current_locale().code, made_at=imprint.made_at)


def _section(chart: Chart) -> dict[str, object]:
    return {
        "heading": chart.heading,
        "remark": chart.remark,
        "picture": picture(chart.drawn()) if chart.picture else None,
        "columns": chart.columns,
        "rows": [[said(cell) for cell in row] for row in chart.rows],
    }
