"""When a source has come to something, so that a case can take somebody from it."""

from recruit.foundation.refusal import Refusal


def may_take_result(*, is_certain: bool) -> tuple[Refusal, ...]:
    """Return why nobody is taken from an election: before it is certified or cancelled, annulled, of a rehearsal."""
    return () if is_certain else (Refusal("result-is-not-certified"),)


def may_take_selection(*, is_concluded: bool) -> tuple[Refusal, ...]:
    """Return why nobody is taken from a selection."""
    return () if is_concluded else (Refusal("selection-is-not-concluded"),)
