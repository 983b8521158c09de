"""When a term may be opened and changed, and whether its seat groups add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recruit.bodies.rules.vocabulary import MOST_SEATS_IN_A_GROUP
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import Refusal

#: No body has more seats than this; a larger number is a slip of the finger.
MOST_SEATS = 5 * MOST_SEATS_IN_A_GROUP

LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class NewTerm:
    """The term that somebody asks for: first and last day as written, both inclusive."""

    first_day: PartialDate
    last_day: PartialDate
    #: What it is called; made from the years when empty.
    label: str = ""
    #: Members go on until their successors are appointed.
    holds_over: bool = True

    @property
    def span(self) -> Span:
        return Span(self.first_day.first, first_day_after(self.last_day))

    @property
    def title(self) -> str:
        """Return the label: the one given, else the years, "2026–2029" or "2026"."""
        first, last = self.first_day.first.year, self.last_day.last.year
        return self.label.strip() or (f"{first}–{last}" if first != last else f"{first}")


def may_open_term(term: NewTerm, others: Iterable[tuple[str, Span]]) -> tuple[Refusal, ...]:
    """Return every reason why a body may not get this term; `others` are its terms by label.

    Terms follow the municipal term (Integrationsloven § 42, stk. 3), so they follow each other; members who hold over
    sit on in their old places and make no term longer.
    """
    if term.span.until is None or term.span.until <= term.span.since:
        return (Refusal("term-ends-before-it-begins", field="last_day"),)
    reasons = []
    if len(term.label) > LONGEST_LABEL:
        reasons.append(Refusal("label-too-long", {"longest": LONGEST_LABEL}, "label"))
    for label, span in others:
        if label == term.title:
            reasons.append(Refusal("term-label-taken", {"label": label}, "label"))
        if span.overlaps(term.span):
            reasons.append(Refusal("terms-overlap", {"label": label}, "first_day"))
    return tuple(reasons)


def may_change_term(
    term: NewTerm, others: Iterable[tuple[str, Span]], sitting: Iterable[tuple[str, Span]]
) -> tuple[Refusal, ...]:
    """Return every reason why a term cannot become this one.

    `others` are the body's other terms by label, `sitting` whoever sits or sat in this one, by name: a term cannot
    leave a day behind on which somebody was appointed to begin, or decided to end.
    """
    reasons = may_open_term(term, others)
    if reasons:
        return reasons
    left = [name for name, span in sitting if not _lies_within(span, term.span)]
    return (Refusal("members-sit-outside-the-term", {"names": left}, "first_day"),) if left else ()


def may_decide_seats(seats: int | None) -> tuple[Refusal, ...]:
    """Return the reason why a body cannot have this number of seats; None means that it is not known."""
    if seats is not None and not 0 <= seats <= MOST_SEATS:
        return (Refusal("number-of-seats-impossible", {"most": MOST_SEATS}, "seats_decided"),)
    return ()


def may_copy(groups_there: int, seats_succeeded: int, *, from_until: date, to_since: date) -> tuple[Refusal, ...]:
    """Return every reason why the composition of one term cannot be copied to another.

    It is copied forwards, to a term without groups, and each seat is succeeded once.
    """
    reasons = []
    if groups_there:
        reasons.append(Refusal("term-has-groups"))
    if to_since < from_until or seats_succeeded:
        reasons.append(Refusal("composition-is-copied-forwards"))
    return tuple(reasons)


def municipal_term_of(day: date) -> int:
    """Return the year in which the municipal term of that day began: 2014, 2018, 2022, 2026 (KRVL § 6)."""
    return day.year - (day.year - 2014) % 4


def groups_add_up(decided: int | None, groups: Iterable[int]) -> tuple[Refusal, ...]:
    """Return the gap when the groups' seats are not the number that was decided; nothing while none is decided.

    Integrationsloven § 42, stk. 4: the municipal council decides the number of members.
    """
    total = sum(groups)
    if decided is None or decided == total:
        return ()
    return (Refusal("groups-do-not-add-up", {"decided": decided, "total": total}),)


def _lies_within(span: Span, term: Span) -> bool:
    """Return True when somebody's own days lie in the term; an open end runs with the term, or holds over."""
    begins = term.since <= span.since and (term.until is None or span.since < term.until)
    return begins and (span.until is None or term.until is None or span.until <= term.until)
