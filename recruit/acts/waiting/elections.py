"""What waits in elections."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from recruit.acts.waiting.addresses import Way, body
from recruit.foundation.due import Due
from recruit.foundation.i18n import format_date, ngettext
from recruit.foundation.i18n import gettext as _


def _polling_day_comes(due: Due) -> tuple[str, str]:
    return _("%(name)s: people vote on %(day)s", **_of_election(due)), _election(due)


def _polls_not_closed(due: Due) -> tuple[str, str]:
    return _("%(name)s: people voted on %(day)s, and the polls are not closed", **_of_election(due)), _election(due)


def _lot_open(due: Due) -> tuple[str, str]:
    return _("%(name)s: a lot is to be drawn", name=due.facts["name"]), f"{_election(due)}/lodtraekning"


def _election_not_certified(due: Due) -> tuple[str, str]:
    return _("%(name)s: the election committee has not certified the result", name=due.facts["name"]), _election(due)


def _checklist_late(due: Due) -> tuple[str, str]:
    many = cast(int, due.facts["number"])
    said = ngettext(
        "%(name)s: one thing on the checklist is late",
        "%(name)s: %(num)s things on the checklist are late",
        many,
        name=due.facts["name"],
    )
    return said, f"{_election(due)}/tjekliste"


def _packets_can_go(due: Due) -> tuple[str, str]:
    return _("%(name)s: the ballot packets may be destroyed", name=due.facts["name"]), f"{_election(due)}/pakker"


def _election_not_told(due: Due) -> tuple[str, str]:
    return _(
        "%(name)s: the candidates have not been told the result", name=due.facts["name"]
    ), f"{_election(due)}/breve"


def _of_election(due: Due) -> Mapping[str, object]:
    return {"name": due.facts["name"], "day": format_date(cast(date, due.facts["day"]))}


def _election(due: Due) -> str:
    return f"{body(due)}/valg/{due.facts['election']}"


#: By kinds of due.
WAYS: Mapping[str, Way] = {
    "polling-day-comes": _polling_day_comes,
    "polls-not-closed": _polls_not_closed,
    "election-checklist-late": _checklist_late,
    "lot-open": _lot_open,
    "election-not-certified": _election_not_certified,
    "packets-can-go": _packets_can_go,
    "election-not-told": _election_not_told,
}
