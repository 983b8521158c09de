"""Lines of a list as the reader leaves them, with only what a test is about."""

from typing import Any

from recruit.intake.rules.reading import Listed, Role


def listed(name: str, **facts: Any) -> Listed:
    """Return a member of whom nothing more is said than the test does."""
    said = {
        "role": Role.MEMBER,
        "attendance": None,
        "office": None,
        "seat_type": None,
        "represents": None,
        "represents_unit": None,
        "party": None,
        "substitute_for": None,
        "line": 1,
        "rule": "test",
    }
    return Listed(name=name, **{**said, **facts})
