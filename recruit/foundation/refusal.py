"""A rule's answer when the answer is no: reasons as data, never only False."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why something may not be done.

    `code` is a stable, greppable name (`"term-ends-before-it-begins"`); the doors hold its Danish sentence.
    `facts` are what the sentence mentions. `field` names the form field that the reason is about, if one is.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    field: str | None = None


class Refused(Exception):  # noqa: N818 (it is an answer, not an error)
    """Raised by an operation that a rule refuses. The transaction rolls back: a refusal leaves no row."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(", ".join(refusal.code for refusal in self.refusals))


def refuse_if(refusals: Iterable[Refusal]) -> None:
    """Raise Refused with every reason; do nothing when there is none."""
    reasons = tuple(refusals)
    if reasons:
        raise Refused(reasons)


class NotFound(LookupError):  # noqa: N818 (it is an answer, not an error)
    """Raised by a query for one thing that does not exist, or not for this reader. The web answers 404."""


class Stale(Exception):  # noqa: N818 (it is an answer, not an error)
    """Raised when a record was changed by somebody else after it was shown. The web answers 409 with both values.

    `record` is what stands in the database now.
    """

    def __init__(self, record: object) -> None:
        self.record = record
        super().__init__(type(record).__name__)
