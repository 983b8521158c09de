"""What of a roster is for everybody."""

from collections.abc import Set
from dataclasses import replace
from uuid import UUID

from recruit.foundation.i18n import _
from recruit.reports.roster import Edition, Roster, RosterRow, Substitute


def public(roster: Roster, withheld: Set[UUID]) -> Roster:
    """Return the public edition: name, member group, represents, office, days, and the vacant seats.

    What stands in no public edition is taken out here, so that no format can show it: decisions, reasons for leaving,
    which first days are assumed, contacts, who is on leave, how many women and men, and the name and id of everybody in
    `withheld`, whose place stays to be seen.
    """
    rows = tuple(_public(row, withheld) for row in roster.rows)
    return replace(roster, rows=rows, totals=replace(roster.totals, genders=None), edition=Edition.PUBLIC)


def _public(row: RosterRow, withheld: Set[UUID]) -> RosterRow:
    standing = tuple(_substitute(one, withheld) for one in row.substitutes)
    shown = replace(
        row, decision=None, end_reason=None, since_assumed=False, contacts=(), is_protected=False, leaves=()
    )
    shown = replace(shown, substitutes=standing)
    return replace(shown, person=None, name=_("The name is protected")) if row.person in withheld else shown


def _substitute(standing: Substitute, withheld: Set[UUID]) -> Substitute:
    return replace(standing, person=None, name=_("The name is protected")) if standing.person in withheld else standing
