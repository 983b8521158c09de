"""One picture of the statistics, with the table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from markupsafe import Markup

from recruit.foundation.i18n import _
from recruit.reports.pictures import bars, steps
from recruit.reports.pictures.bars import BarChart
from recruit.reports.pictures.steps import StepChart
from recruit.reports.table import Cell, Table


class Subject(StrEnum):
    """What a picture is about; the value stands in its address and in the names of its files."""

    ATTENDANCE = "fremmoede"
    CHANGE = "udskiftning"
    SEATS = "besatte-pladser"
    VACANCIES = "fra-ledig-til-besat"
    SERVED = "anciennitet"
    INTERESTS = "interesser"
    GENDERS = "kvinder-og-maend"
    ELSEWHERE = "pladser-i-andre-organer"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, its table, and what both come to in a sentence."""

    subject: Subject
    heading: str
    #: What it comes to, or what is needed before there is anything to show.
    remark: str
    #: None while there is nothing to show.
    picture: BarChart | StepChart | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()

    def table(self, body: str) -> Table:
        """Return the same as a table of a council."""
        title = _("%(what)s, %(body)s", what=self.heading, body=body)
        return Table(title, self.columns, self.rows, self.remark)

    def drawn(self, *, twin: str | None = None) -> Markup:
        """Return the picture; `twin` is the id, on a page, of what leads to the table. Nothing where there is none."""
        ident = str(self.subject)
        if self.picture is None:
            return Markup()
        if isinstance(self.picture, StepChart):
            return steps.draw(self.picture, ident=ident, twin=twin)
        return bars.draw(self.picture, ident=ident, twin=twin)


def percent(part: Fraction | None) -> Cell:
    """Return a share in whole percent; nothing where nothing was possible."""
    return round(100 * part) if part is not None else ""


def middle(numbers: Sequence[int]) -> int:
    """Return the number in the middle of at least one; of two in the middle, the lower one."""
    return sorted(numbers)[(len(numbers) - 1) // 2]
