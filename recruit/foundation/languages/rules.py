"""When a translation counts as reviewed, and when the public may see it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from recruit.foundation.refusal import Refusal

#: The language whose text binds; always shown.
BINDING_LANGUAGE = "da"

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody who reads the language well has read every sentence of it."""

    #: The reader's name, as the secretariat writes it.
    reviewer: str
    reviewed_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a language stands in this municipality."""

    is_reviewed: bool
    #: Whether the municipality offers it to the public.
    is_shown: bool


def may_note(review: Review, standing: Standing, *, today: date) -> tuple[Refusal, ...]:
    """Return every reason why a review cannot be noted."""
    reasons = []
    if not review.reviewer.strip():
        reasons.append(Refusal("name-missing", field="reviewer"))
    if len(review.reviewer) > LONGEST_NAME:
        reasons.append(Refusal("name-too-long", {"longest": LONGEST_NAME}, "reviewer"))
    if review.reviewed_on > today:
        reasons.append(Refusal("reviewed-in-the-future", field="reviewed_on"))
    if standing.is_reviewed:
        reasons.append(Refusal("language-is-reviewed"))
    return tuple(reasons)


def may_revoke(standing: Standing) -> tuple[Refusal, ...]:
    """Return why there is nothing to revoke."""
    return () if standing.is_reviewed else (Refusal("language-not-reviewed"),)


def may_show(standing: Standing, *, as_draft: bool) -> tuple[Refusal, ...]:
    """Return why the public does not get a language: what nobody has reviewed is shown only where that is meant."""
    return () if standing.is_reviewed or as_draft else (Refusal("language-not-reviewed", field="as_draft"),)


def may_hide(code: str) -> tuple[Refusal, ...]:
    """Return why a language must stay: the text that binds is always shown."""
    return (Refusal("danish-is-always-shown"),) if code == BINDING_LANGUAGE else ()


def with_language(shown: Collection[str], code: str, *, known: Collection[str]) -> list[str]:
    """Return the languages that are shown with one more, in the order in which they are known."""
    return [each for each in known if each == code or each in shown]
