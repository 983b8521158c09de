"""The lots that decided who is recommended or next in line, as everybody may read of them."""

from collections.abc import Sequence

from recruit.elections.queries.results import Result
from recruit.foundation import clock
from recruit.foundation.i18n import _, format_date, format_list
from recruit.reports.elections.result import Line


def lots(result: Result, named: Sequence[Line]) -> list[str]:
    """Return which lots decided something, in the reader's language; whoever is not `named` there is a number."""
    called = {line.number: line.name for line in named}

    def listed(numbers: Sequence[int]) -> str:
        return format_list([called.get(one) or _("No. %(number)s on the ballot", number=one) for one in numbers])

    return [
        _(
            "A lot was drawn on %(day)s between %(candidates)s. In the order drawn: %(drawn)s.",
            day=format_date(clock.local(lot.drawn_at).date()),
            candidates=listed(lot.between),
            drawn=listed(lot.drawn),
        )
        for lot in result.lots
    ]
