"""The picture that goes with a roster, on a page and on paper."""

from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup
from sqlalchemy.orm import Session

from recruit.reports.pictures import seat_plan
from recruit.reports.pictures import timeline as pictures
from recruit.reports.roster import Roster
from recruit.reports.timeline import timeline

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term


def drawing(
    session: Session, body: "Body", term: "Term", roster: Roster, *, on: date, twin: str | None = None
) -> Markup:
    """Return the seats as they are on the roster's day; of a whole term, who sat when, as it is known `on` a day.

    Nothing where there are no seats, and where the roster shows a part of them only. `twin` is the id, on a page, of
    what leads to the same as a table.
    """
    if roster.narrowed_to or not roster.totals.seats:
        return Markup()
    if roster.as_of is not None:
        return seat_plan.draw(roster, ident="billede", twin=twin)
    lines = timeline(session, body, term, on=on, edition=roster.edition, read_before=roster.read)
    return pictures.draw(lines, ident="billede", twin=twin)
