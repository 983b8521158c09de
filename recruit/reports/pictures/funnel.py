"""The funnel of a round: for each channel a bar a stage, all on one scale, the number beside each."""

from markupsafe import Markup

from recruit.foundation.i18n import _
from recruit.reports.pictures import bars
from recruit.reports.pictures.bars import BarChart, Bars
from recruit.reports.recruitment import Funnel, Stage, summary


def draw(funnel: Funnel, *, ident: str = "tragt", twin: str | None = None) -> Markup:
    """Return the picture; `twin` is the id, on the page, of what leads to the same as a table."""
    chart = BarChart(
        _("What the channels of %(round)s brought", round=funnel.round),
        f"{summary(funnel)}.",
        tuple(str(stage) for stage in Stage),
        tuple(Bars(line.label, tuple(line.numbers.get(stage) for stage in Stage)) for line in funnel.lines),
    )
    return bars.draw(chart, ident=ident, twin=twin)
