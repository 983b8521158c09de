"""Former members who wish to be invited, as a list for mailing."""

from collections.abc import Sequence

from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import _
from recruit.handover.model import InvitationWish
from recruit.people.rules import ContactKind
from recruit.reports.table import Cell, Table


def as_table(wishes: Sequence[InvitationWish], title: str) -> Table:
    """Return a line for each wish, loaded with person and contacts: how they are reached, to what, and until when.

    Of whoever is protected the list says so, and not how they are reached: it leaves the house.
    """
    columns = (_("Name"), _("E-mail"), _("Phone"), _("Address"), _("Protection"), _("Invited to"), _("Last day"))
    kinds = (ContactKind.EMAIL, ContactKind.PHONE, ContactKind.ADDRESS)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.person.name,
            *("" if one.person.is_protected else one.person.reached_by(kind) for kind in kinds),
            _("name and address protected") if one.person.is_protected else "",
            one.purpose,
            PartialDate(one.valid_until),
        )
        for one in wishes
    )
    return Table(title, columns, rows, "")
