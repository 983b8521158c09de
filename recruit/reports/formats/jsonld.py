"""A roster as linked data (schema.org): what search engines and other programs read out of the public page."""

from typing import Any

from recruit.appointments.rules import Role
from recruit.foundation.dates import iso
from recruit.reports.roster import Roster, RosterRow
from recruit.reports.words import word


def describe(roster: Roster, *, url: str, municipality: str | None = None) -> dict[str, Any]:
    """Return the council at this address and its members, for the public edition of a roster.

    A member whose name is withheld is left out; a seat's type and a party are never said.
    """
    described = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": roster.body,
        "url": url,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": municipality} if municipality else None,
        "member": [_member(row) for row in roster.rows if row.role is Role.MEMBER and row.person],
    }
    return _known(described)


def _member(row: RosterRow) -> dict[str, Any]:
    return _known(
        {
            "@type": "OrganizationRole",
            "roleName": row.office or word(row.role),
            "startDate": iso(row.since) if row.since else None,
            "endDate": iso(row.last_day) if row.last_day else None,
            "member": {"@type": "Person", "name": row.name},
        }
    )


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}
