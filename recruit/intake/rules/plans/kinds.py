"""How seats of each kind are usually filled, stood in for and called, where a file does not say."""

from collections.abc import Collection

from recruit.bodies.rules import FillingMethod, SeatType, SubstituteArrangement

#: How a group that a file shows is set up when the term has none of its kind; each can be changed afterwards.
FILLING = {
    SeatType.REFUGEE_IMMIGRANT: FillingMethod.ADVISORY_ELECTION,
    SeatType.MUNICIPAL_COUNCIL: FillingMethod.COUNCIL_OWN_MEMBERS,
    SeatType.ORGANISATION: FillingMethod.ORGANISATION_NOMINATION,
    SeatType.SECTOR: FillingMethod.COUNCIL_SELECTION,
    SeatType.EXPERIENCE: FillingMethod.COUNCIL_SELECTION,
    SeatType.CITIZEN: FillingMethod.DIRECT_ELECTION,
}
ARRANGEMENTS = {
    SeatType.REFUGEE_IMMIGRANT: SubstituteArrangement.LIST,
    SeatType.MUNICIPAL_COUNCIL: SubstituteArrangement.POLITICAL_GROUP,
    SeatType.ORGANISATION: SubstituteArrangement.ORGANISATION,
    SeatType.SECTOR: SubstituteArrangement.ORGANISATION,
    SeatType.EXPERIENCE: SubstituteArrangement.ORGANISATION,
    SeatType.CITIZEN: SubstituteArrangement.LIST,
}
#: What the papers of the council call a group when the file does not say. Papers are Danish (domain 2.6).
_LABELS = {
    SeatType.REFUGEE_IMMIGRANT: "Flygtninge- og indvandrerrepræsentanter",
    SeatType.MUNICIPAL_COUNCIL: "Udpeget af kommunalbestyrelsen",
    SeatType.ORGANISATION: "Foreninger og organisationer",
    SeatType.SECTOR: "Fagområder",
    SeatType.EXPERIENCE: "Medlemmer med særlig erfaring",
    SeatType.CITIZEN: "Valgte borgere",
}
#: The order of the groups on the page.
ORDER = tuple(FILLING)

#: The kinds whose seats are for somebody in particular.
OF_SOMEBODY = frozenset({SeatType.ORGANISATION, SeatType.SECTOR, SeatType.EXPERIENCE})
#: The kinds whose seats are for nobody in particular, whatever the file says of their members.
OF_ANYBODY = frozenset({SeatType.REFUGEE_IMMIGRANT, SeatType.CITIZEN})


def label(seat_type: SeatType, represented: Collection[str | None]) -> str:
    """Return what a group is called: by the words of the file where they say the same of all its members."""
    said = set(represented)
    one = said.pop() if len(said) == 1 else None
    if seat_type is SeatType.REFUGEE_IMMIGRANT and one:
        return f"Repræsentanter for {one}"
    if seat_type is SeatType.MUNICIPAL_COUNCIL and one:
        return f"Udpeget af {one}"
    return _LABELS[seat_type]
