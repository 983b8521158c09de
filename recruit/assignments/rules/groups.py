"""A working group: its lead, who takes part, and that it ends with a reason."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Participation:
    """That somebody takes part, as lead or beside."""

    person: UUID
    span: Span
    leads: bool = False


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A working group as the rules see it."""

    span: Span
    participations: Collection[Participation] = ()

    def lead(self, *, on: date) -> UUID | None:
        """Return who leads it on a day; None where nobody does."""
        return next((one.person for one in self.participations if one.leads and on in one.span), None)

    def takes_part(self, person: UUID, *, on: date) -> bool:
        """Return True when somebody takes part on a day, as lead or beside."""
        return any(one.person == person and on in one.span for one in self.participations)


def may_found(name: str, existing: Collection[str]) -> tuple[Refusal, ...]:
    """Return every reason why no group of this name is founded beside those of the council that go on."""
    if not name.strip():
        return (Refusal("answer-missing", field="name"),)
    taken = {" ".join(one.casefold().split()) for one in existing}
    return (Refusal("name-is-taken", field="name"),) if " ".join(name.casefold().split()) in taken else ()


def may_join(group: GroupFacts, new: Participation) -> tuple[Refusal, ...]:
    """Return every reason why somebody does not take part in these days; they need not be a member of the council."""
    reasons = [] if new.span.since in group.span else [Refusal("group-has-ended", field="since")]
    at_once = [one for one in group.participations if one.span.overlaps(new.span)]
    if any(one.person == new.person for one in at_once):
        reasons.append(Refusal("takes-part-already", field="person"))
    if new.leads and any(one.leads for one in at_once):
        reasons.append(Refusal("somebody-leads-it", field="leads"))
    return tuple(reasons)


def may_lead(group: GroupFacts, person: UUID | None, since: date) -> tuple[Refusal, ...]:
    """Return every reason why somebody who takes part, or nobody, does not lead a group from a day on."""
    if since not in group.span:
        return (Refusal("group-has-ended", field="since"),)
    reasons = []
    if person is not None and not group.takes_part(person, on=since):
        reasons.append(Refusal("does-not-take-part", field="lead"))
    if person == group.lead(on=since):
        reasons.append(Refusal("leads-already" if person else "nobody-leads-it", field="lead"))
    if any(one.leads and one.span.since > since for one in group.participations):
        reasons.append(Refusal("somebody-leads-it", field="since"))
    return tuple(reasons)


def may_end(group: GroupFacts, last_day: PartialDate, because: str) -> tuple[Refusal, ...]:
    """Return every reason why a group does not end after a day."""
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    until = first_day_after(last_day)
    if group.span.until is not None and group.span.until <= until:
        reasons.append(Refusal("group-has-ended"))
    elif until <= group.span.since:
        reasons.append(Refusal("ends-before-it-begins", field="last_day"))
    return tuple(reasons)
