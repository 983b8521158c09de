"""In which words the pages say what becomes of places elsewhere, groups, asks and meetings when somebody leaves."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from recruit.appointments.rules.ending import Consequence
from recruit.foundation.i18n import format_date, format_datetime
from recruit.foundation.i18n import gettext as _
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.acts.ending.ties import Ties


def of_ties(found: "Ties", what: Consequence, until: date) -> Iterator[str]:
    """Yield whom or what it is about, and what comes next, where it is one of these."""
    if what is Consequence.ASSIGNMENTS_END:
        yield from _places(found, until)
    elif what is Consequence.GROUP_LEADS_END:
        for part in found.leads:
            yield _("%(group)s: stands on Today until somebody leads it.", group=part.group.name)
    elif what is Consequence.GROUPS_LEFT:
        yield from (part.group.name for part in found.groups)
        yield _("Whoever takes part need not be a member. Leave it out, with the reason, for somebody who goes on.")
    elif what is Consequence.ROUND_ASKS_WITHDRAWN:
        yield from (one.step.round.title for one in found.asks)
    elif what is Consequence.REPORTS_DROPPED:
        for report in found.reports:
            yield _("%(about)s, to be told by %(day)s", about=report.about, day=format_date(report.by_on))
    elif what is Consequence.MEETINGS_LEFT:
        yield from _meetings(found)


def _places(found: "Ties", until: date) -> Iterator[str]:
    for one in found.assignments:
        facts = {"body": one.place.target.name_on(until), "role": word(one.place.role)}
        if one in found.to_tell:
            yield _("%(body)s (%(role)s): the place is open. The body gets a letter.", **facts)
        else:
            yield _("%(body)s (%(role)s): the place is open. The body was not told who comes.", **facts)


def _meetings(found: "Ties") -> Iterator[str]:
    for meeting, has_apologised in found.meetings.items():
        when = format_datetime(meeting.starts_at)
        if has_apologised:
            yield _("%(when)s: the apologies lapse.", when=when)
        else:
            yield when
