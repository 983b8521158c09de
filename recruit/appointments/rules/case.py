"""The municipal council's case: who is proposed for which place, and what its decisions make of it.

A vote, an organisation or a selection proposes; **only a decision makes a member** (integrationsloven § 42 stk. 3). A
decision may take part of the case and leave the rest, choose otherwise than was proposed, and give days of its own.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from recruit.appointments.rules.facts import Role, may_be_number
from recruit.bodies.rules import MOST_PERSONAL_SUBSTITUTES, DecisionKind, SubstituteArrangement
from recruit.foundation.dates import PartialDate, first_day_after
from recruit.foundation.refusal import Refusal


class DesignateSource(StrEnum):
    """Who proposes somebody."""

    #: An election, as its committee certified it.
    RESULT = "result"
    #: A selection without a vote.
    SELECTION = "selection"
    ORGANISATION = "organisation"
    #: A group of the municipal council (KSL §§ 24-26).
    POLITICAL_GROUP = "political_group"
    #: The council itself, where a place is left open (*rådet indstiller*).
    COUNCIL = "council"
    #: Nobody: the municipal council chose them otherwise than was proposed.
    MUNICIPAL_COUNCIL = "municipal_council"


class DecidedAs(StrEnum):
    """What a decision says of somebody who is proposed."""

    APPOINTED = "appointed"
    NOT_APPOINTED = "not_appointed"


@dataclass(frozen=True, slots=True)
class NewDesignate:
    """Somebody for a place: a candidate by their nomination, or a person whom the council knows."""

    seat_group: UUID
    source: DesignateSource
    #: The day on which the source had come to it: no decision is older.
    source_on: date
    role: Role = Role.MEMBER
    nomination: UUID | None = None
    person: UUID | None = None
    #: The seat, where it must be that one: an organisation's.
    seat: UUID | None = None
    #: The order of those who are next.
    rank: int | None = None
    #: For personal substitutes: the designate of whoever they stand in for.
    stands_in_for: UUID | None = None
    #: The contest, the recommendation or the call that it comes from.
    source_id: UUID | None = None
    on_behalf_of: UUID | None = None
    #: Members of the municipal council only.
    party: str | None = None
    reason: str = ""
    #: The name as it was written, while a candidate of that name may be the same; empty: nobody else is.
    name: str = ""


@dataclass(frozen=True, slots=True)
class DesignateFacts:
    """A designate as the rules see it."""

    id: UUID
    seat_group: UUID
    role: Role
    source: DesignateSource
    source_on: date
    #: Who it is about, by nomination or person.
    who: UUID
    rank: int | None = None
    stands_in_for: UUID | None = None
    #: An organisation's place for which several may be proposed, of whom one is chosen: its call, and the number.
    place: tuple[UUID, int] | None = None
    #: Died, moved away or took it back before the decision.
    has_dropped_out: bool = False
    decided: DecidedAs | None = None

    @property
    def is_open(self) -> bool:
        """Whether the municipal council can still decide about it."""
        return self.decided is None and not self.has_dropped_out


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision says of a designate."""

    decided_as: DecidedAs
    #: First day in the place; None: the day of the decision, or the term's first where that is later.
    first_day: PartialDate | None = None
    #: Last day in the place; None: to the end of the term.
    last_day: PartialDate | None = None
    #: Why it differs from what was proposed, or begins before the decision.
    reason: str = ""
    #: Whom the council knows a candidate as; None: somebody new.
    person: UUID | None = None
    #: Whoever is next in order becomes a member instead.
    as_member: bool = False


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision about a body, as the rules see it."""

    kind: DecisionKind
    decided_on: date
    #: The first day after the term; None: it has no end yet.
    term_until: date | None = None


def may_propose(
    new: NewDesignate,
    others: Collection[DesignateFacts],
    arrangement: SubstituteArrangement,
    *,
    today: date,
    same: Collection[UUID] = (),
    alike: Collection[UUID] = (),
) -> tuple[Refusal, ...]:
    """Return every reason why somebody is not proposed like this, beside the others of the case.

    `same` are those of them who are known to be that very person, and `alike` candidates who may be, by their names.
    """
    who = new.nomination or new.person
    reasons = [] if who else [Refusal("nobody-is-proposed", field="who")]
    standing = [one for one in others if not one.has_dropped_out and one.seat_group == new.seat_group]
    if any(one.who == who or one.id in same for one in standing):
        reasons.append(Refusal("is-proposed-already", field="who"))
    elif any(one.id in alike for one in standing):
        reasons.append(Refusal("namesake-is-proposed", {"name": new.name}, "name"))
    if new.source_on > today:
        reasons.append(Refusal("day-in-the-future", field="source_on"))
    if new.source is DesignateSource.MUNICIPAL_COUNCIL and not new.reason.strip():
        reasons.append(Refusal("deviation-needs-a-reason", field="reason"))
    if new.role is Role.SUBSTITUTE:
        reasons += _as_substitute(new, standing, arrangement)
    return tuple(reasons)


def _as_substitute(
    new: NewDesignate, standing: Sequence[DesignateFacts], arrangement: SubstituteArrangement
) -> Iterator[Refusal]:
    """Yield why nobody is next in order or stands in like this: the next have a rank in every group."""
    yield from may_be_number(new.rank)
    members = {one.id for one in standing if one.role is Role.MEMBER}
    ranked = [one for one in standing if one.role is Role.SUBSTITUTE and one.stands_in_for == new.stands_in_for]
    if new.stands_in_for is not None and new.stands_in_for not in members:
        yield Refusal("substitute-needs-a-member", field="stands_in_for")
    behind = [one for one in ranked if one.stands_in_for and one.decided is not DecidedAs.NOT_APPOINTED]
    if len(behind) >= MOST_PERSONAL_SUBSTITUTES:
        yield Refusal("too-many-personal-substitutes", {"most": MOST_PERSONAL_SUBSTITUTES}, "stands_in_for")
    if new.rank is not None:
        if any(one.rank == new.rank for one in ranked):
            yield Refusal("rank-is-taken", {"rank": new.rank}, "rank")
    elif arrangement is SubstituteArrangement.NONE:
        yield Refusal("group-has-no-substitutes", field="role")
    elif arrangement is SubstituteArrangement.LIST:
        yield Refusal("substitute-needs-a-rank", field="rank")
    elif arrangement is SubstituteArrangement.PERSONAL and new.stands_in_for is None:
        yield Refusal("substitute-needs-a-member", field="stands_in_for")


def moves_up(dropped: DesignateFacts, others: Collection[DesignateFacts]) -> DesignateFacts | None:
    """Return who is recommended instead of a member who drops out before the decision: the next in that order.

    None where nobody is left, or whoever drops out was not to be a member.
    """
    if dropped.role is not Role.MEMBER:
        return None
    order = [
        one
        for one in others
        if one.is_open
        and one.role is Role.SUBSTITUTE
        and one.rank is not None
        and one.stands_in_for is None
        and (one.seat_group, one.source) == (dropped.seat_group, dropped.source)
    ]
    return min(order, key=lambda one: one.rank or 0, default=None)


def may_decide(
    case: Mapping[UUID, DesignateFacts], decided: Mapping[UUID, Decided], decision: DecisionFacts, *, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why a decision does not say this of some of a case's designates, by their ids."""
    reasons = [] if decided else [Refusal("nothing-is-decided")]
    if decision.kind is not DecisionKind.APPOINT:
        reasons.append(Refusal("decision-appoints-nobody", field="decision"))
    if decision.decided_on > today:
        reasons.append(Refusal("day-in-the-future", field="decided_on"))
    for number, says in decided.items():
        reasons += _about(case, case[number], decided, says, decision)
    return tuple(reasons)


def _about(
    case: Mapping[UUID, DesignateFacts],
    designate: DesignateFacts,
    decided: Mapping[UUID, Decided],
    says: Decided,
    decision: DecisionFacts,
) -> Iterator[Refusal]:
    day, end = decision.decided_on, decision.term_until
    named: dict[str, object] = {"designate": designate.id}
    if designate.decided is not None:
        yield Refusal("designate-is-decided", named)
    if day < designate.source_on:
        yield Refusal("decided-before-it-was-proposed", named | {"day": designate.source_on})
    if says.decided_as is DecidedAs.NOT_APPOINTED:
        if not says.reason.strip() and not designate.has_dropped_out:
            yield Refusal("deviation-needs-a-reason", named, "reason")
        return
    if designate.has_dropped_out:
        yield Refusal("designate-has-dropped-out", named)
    if says.first_day is not None and says.first_day.first < day and not says.reason.strip():
        yield Refusal("begins-before-the-decision", named, "first_day")
    if says.last_day is not None and end is not None and first_day_after(says.last_day) > end:
        yield Refusal("ends-after-the-term", named, "last_day")
    yield from _in_their_role(case, designate, decided, says)


def _in_their_role(
    case: Mapping[UUID, DesignateFacts], designate: DesignateFacts, decided: Mapping[UUID, Decided], says: Decided
) -> Iterator[Refusal]:
    if designate.role is not Role.MEMBER and says.as_member:
        if not says.reason.strip():
            yield Refusal("deviation-needs-a-reason", {"designate": designate.id}, "reason")
    elif designate.stands_in_for is not None and stood_in_for(case, designate, decided) is None:
        yield Refusal("substitute-needs-a-member", {"designate": designate.id})


def stood_in_for(
    case: Mapping[UUID, DesignateFacts], substitute: DesignateFacts, decided: Mapping[UUID, Decided]
) -> DesignateFacts | None:
    """Return for whom a personal substitute of a case stands in; None where nobody of that place is appointed.

    Of several who are proposed for one place of an organisation it is the one who is appointed.
    """
    if substitute.stands_in_for is None:
        return None
    place = of_one_place(case, case[substitute.stands_in_for])
    return next((one for one in place if _is_appointed(one, decided)), None)


def of_one_place(case: Mapping[UUID, DesignateFacts], named: DesignateFacts) -> Sequence[DesignateFacts]:
    """Return somebody who is proposed, and then the others whom an organisation proposes for that same place."""
    return [named, *(one for one in case.values() if one.id != named.id and one.place and one.place == named.place)]


def _is_appointed(member: DesignateFacts, decided: Mapping[UUID, Decided]) -> bool:
    says = decided.get(member.id)
    return (says.decided_as if says else member.decided) is DecidedAs.APPOINTED


def may_drop_out(designate: DesignateFacts, because: str) -> tuple[Refusal, ...]:
    """Return every reason why nobody drops out here: without a reason, twice, or once it is decided."""
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    if designate.has_dropped_out:
        reasons.append(Refusal("designate-has-dropped-out"))
    if designate.decided is not None:
        reasons.append(Refusal("designate-is-decided"))
    return tuple(reasons)


def may_take_decision_back(because: str, *, stands: bool, has_ended: bool) -> tuple[Refusal, ...]:
    """Return every reason why what was decided about somebody stands."""
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    if not stands:
        reasons.append(Refusal("designate-is-not-decided"))
    if has_ended:
        reasons.append(Refusal("place-has-ended"))
    return tuple(reasons)
