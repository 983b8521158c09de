"""What a member lets the other members of a council see of how they are reached: a consent, field by field."""

from enum import StrEnum

from recruit.people.rules import ContactKind

#: What the link to a member's own page is for, and how long it works: a term lasts longer, so it is sent anew.
OWN_PLACES = "own-places"
LINK_DAYS = 90


class SharedField(StrEnum):
    """What can be shared with the members of a council."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"

    @property
    def contact(self) -> ContactKind:
        """Return which way to reach a person it is."""
        return ContactKind(self.value)
