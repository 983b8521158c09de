"""One group while people are being seated: its chairs, for whom each is, and who stands behind whom."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from recruit.bodies.rules import MOST_SEATS_IN_A_GROUP, SeatType, SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.plans import kinds
from recruit.intake.rules.plans.plan import Choice, KnownGroup, PlannedGroup, PlannedSeat, Standby, WantedGroup


@dataclass(slots=True, eq=False)
class Chair:
    """One seat while people are being seated."""

    represents: str | None = None
    unit: str | None = None
    known: UUID | None = None
    #: For whom it is, or its members sit there; folded for searching.
    keys: set[str] = field(default_factory=set)
    #: It is for somebody in particular; the others are for anybody of the group.
    is_reserved: bool = False
    spans: list[Span] = field(default_factory=list)
    members: list[Choice] = field(default_factory=list)
    substitutes: list[Standby] = field(default_factory=list)

    def is_free(self, span: Span) -> bool:
        """Return whether nobody sits here on any of these days."""
        return not any(span.overlaps(other) for other in self.spans)

    def left_by(self, day: date) -> date:
        """Return when the last member before a day left."""
        return max((span.until for span in self.spans if span.until and span.until <= day), default=date.min)

    def planned(self) -> PlannedSeat:
        """Return what is to happen here."""
        return PlannedSeat(self.represents, self.unit, self.known, tuple(self.members), tuple(self.substitutes))


@dataclass(slots=True, eq=False)
class Table:
    """One group while people are being seated."""

    seat_type: SeatType
    #: None: what suits the file; settled when everybody sits.
    arrangement: SubstituteArrangement
    label: str = ""
    known: UUID | None = None
    chairs: list[Chair] = field(default_factory=list)
    #: Those that somebody may still take on some day.
    open: list[Chair] = field(default_factory=list)
    by_key: dict[str, Chair] = field(default_factory=dict)
    #: Chair and member by the member's name: of the file, or who sits there already.
    by_member: dict[str, tuple[Chair, Choice | UUID]] = field(default_factory=dict)
    substitutes: list[Choice] = field(default_factory=list)
    associates: list[Choice] = field(default_factory=list)

    @classmethod
    def of_known(cls, group: KnownGroup) -> "Table":
        """Return the table of a group that the term has."""
        table = cls(group.seat_type, group.arrangement, group.label, group.id)
        for seat in group.seats:
            chair = Chair(known=seat.id, spans=[member.span for member in seat.members])
            table._put(chair, *seat.represents)
            for member in seat.members:
                table._note(chair, *member.represents)
                table.by_member.update(dict.fromkeys(member.names, (chair, member.membership)))
        return table

    @classmethod
    def of_wanted(cls, group: WantedGroup) -> "Table":
        """Return the table of a group that a charter sets up."""
        table = cls(group.seat_type, kinds.ARRANGEMENTS[group.seat_type], group.label)
        for _ in range(group.seats):
            table.add(group.represents)
        return table

    def add(self, represents: str | None, unit: str | None = None) -> Chair:
        """Put one more chair to the table."""
        if self.seat_type in kinds.OF_ANYBODY:
            represents = unit = None
        chair = Chair(represents, unit)
        self._put(chair, represents)
        return chair

    def seat(self, member: Choice, span: Span) -> None:
        """Give a member a chair: one for whom they represent, else one for anybody, else a new one."""
        listed = member.listed
        chair = self.free(listed.represents, span) or self.add(listed.represents, listed.represents_unit)
        chair.members.append(member)
        chair.spans.append(span)
        if span.until is None:
            self.open.remove(chair)
        self._note(chair, listed.represents)
        self.by_member[search_key(listed.name)] = (chair, member)

    def free(self, represents: str | None, span: Span) -> Chair | None:
        """Return the chair that somebody finds free: of several, the one that was left last before they came."""
        if len(self.chairs) > MOST_SEATS_IN_A_GROUP:  # refused as a whole: no need to look through thousands
            return None
        key = self._key(represents)
        free = [chair for chair in self.open if chair.is_free(span)]
        meant = [chair for chair in free if key and key in chair.keys] or [c for c in free if not c.is_reserved]
        return max(meant, key=lambda chair: chair.left_by(span.since), default=None)

    def stand_in(self, substitute: Choice) -> Refusal | None:
        """Put a substitute behind a member, a chair or the group, as the group is arranged; say why not."""
        listed = substitute.listed
        chair, member = self.member_called(listed.substitute_for) or (None, None)
        if self.arrangement is SubstituteArrangement.NONE:
            return Refusal("group-has-no-substitutes")
        if self.arrangement is SubstituteArrangement.PERSONAL:
            if chair is None:
                return Refusal("substitute-needs-a-member")
            chair.substitutes.append(Standby(substitute, member))
        elif self.arrangement is SubstituteArrangement.ORGANISATION:
            chair = chair or self.by_key.get(self._key(listed.represents))
            chair = chair or self.add(listed.represents, listed.represents_unit)
            chair.substitutes.append(Standby(substitute))
        else:
            self.substitutes.append(substitute)
        return None

    def member_called(self, name: str | None) -> tuple[Chair, Choice | UUID] | None:
        """Return the member of this name, and their chair."""
        return self.by_member.get(search_key(name)) if name else None

    def speaks_for(self, represents: str | None) -> bool:
        """Return whether a chair is for somebody, or a member sits there for them."""
        return self._key(represents) in self.by_key

    def is_named_after(self, choice: Choice) -> bool:
        """Return whether the group is called after whom somebody represents, or after their party."""
        said = (search_key(one or "") for one in (choice.listed.represents, choice.listed.party))
        return any(one and f" {one} " in f" {search_key(self.label)} " for one in said)

    def planned(self) -> PlannedGroup:
        """Return what is to happen in the group; of a group that the term has, only the seats where something does."""
        said = [choice.listed.represents for chair in self.chairs for choice in chair.members]
        return PlannedGroup(
            label=self.label or kinds.label(self.seat_type, said),
            seat_type=self.seat_type,
            arrangement=self.arrangement,
            known=self.known,
            seats=tuple(c.planned() for c in self.chairs if not c.known or c.members or c.substitutes),
            substitutes=tuple(self.substitutes),
            associates=tuple(self.associates),
        )

    def _put(self, chair: Chair, *represents: str | None) -> None:
        """Put a chair to the table that is for somebody, or for anybody."""
        self.chairs.append(chair)
        self.open.append(chair)
        self._note(chair, *represents)
        chair.is_reserved = bool(chair.keys)

    def _note(self, chair: Chair, *represents: str | None) -> None:
        """Remember for whom a chair speaks."""
        for key in filter(None, map(self._key, represents)):
            chair.keys.add(key)
            self.by_key.setdefault(key, chair)

    def _key(self, represents: str | None) -> str:
        """The seats of a municipal council's own members are all for the same: the group says for whom."""
        return "" if self.seat_type is SeatType.MUNICIPAL_COUNCIL else search_key(represents or "")
