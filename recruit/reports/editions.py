"""What of a roster is for everybody."""

from collections.abc import Set
from dataclasses import replace
from uuid import UUID

from recruit.foundation.i18n import _
from recruit.reports.roster import Edition, Roster, RosterRow, Substitute


def public(roster: Roster, withheld: Set[UUID]) -> Roster:
    """Return the public edition: name, member group, represents, office, days, and the vacant seats.

    What stands in no public edition is taken out here, so that no format can show it: decisions, reasons for leaving,
    which first days are assumed, contacts, who is on leave, who came to meetings, how many women and men, what members
    work for, in how many terms somebody has sat, and the name and id of everybody in `withheld`, whose place stays to
    be seen; where else they sit does not.
    """
    rows = tuple(_public(row, withheld) for row in roster.rows)
    totals = replace(roster.totals, genders=None, appointed_genders=None, interests=(), attendance=None)
    return replace(roster, rows=rows, totals=totals, edition=Edition.PUBLIC)


def _public(row: RosterRow, withheld: Set[UUID]) -> RosterRow:
    standing = tuple(_substitute(one, withheld) for one in row.substitutes)
    shown = replace(
        row, decision=None, end_reason=None, since_assumed=False, contacts=(), is_protected=False, leaves=()
    )
    shown = replace(shown, substitutes=standing, attendance=None, terms=None)
    if row.person not in withheld:
        return shown
    return replace(shown, person=None, name=_("The name is protected"), elsewhere=())


def _substitute(standing: Substitute, withheld: Set[UUID]) -> Substitute:
    shown = replace(standing, attendance=None)
    return replace(shown, person=None, name=_("The name is protected")) if standing.person in withheld else shown
