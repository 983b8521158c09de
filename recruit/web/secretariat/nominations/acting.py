"""What the pages have in common on which one thing is done with a nomination: their address, and the way back."""

from typing import TYPE_CHECKING, Any

from flask import url_for

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.nominations.model import Nomination

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger/<id:nomination_id>"


def address(council: "Body", nomination: "Nomination") -> str:
    """Return the address of a nomination's own page."""
    return url_for("nomination.nomination", body=council, round_id=nomination.round_id, nomination_id=nomination.id)


def around(council: "Body", nomination: "Nomination") -> dict[str, Any]:
    """Return what every template about one nomination is given."""
    return {
        "council": council,
        "round": nomination.round,
        "nomination": nomination,
        "nominee": nomination.nominee,
        "back": address(council, nomination),
    }


def name_of(nomination: "Nomination") -> str:
    """Return the name of the nominee, while there is one."""
    return nomination.nominee.name if nomination.nominee else nomination.reference
